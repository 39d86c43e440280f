/**
 * One happening, one event: takes the drafts of a document in text order, gives them with those that tell of the same joined.
 *
 * Each draft is compared with the events of its type that are known (`coreference.ts`) and joins the one that it most likely tells again.
 */
import type { Entities } from '../names/entities.js';
import { SCORE } from '../numbers/asked.js';
import type { QuantityFound } from '../numbers/types.js';
import { same } from './clause.js';
import { confidenceOf, isAlone } from './confidence.js';
import { chanceOfSame, type Grounds, MANY, type Rank } from './coreference.js';
import grammar from './data/grammar.json';
import statusWords from './data/status.json';
import type { EventDraft } from './draft.js';
import type { Referent } from './referents.js';
import type { Argument } from './roles.js';
import { isKindOfThing } from './select.js';
import { finest } from './setting.js';
import { SCHEDULED } from './status-words.js';
import type { TriggerFound } from './triggers.js';

const GATHERING = 'meeting';
const TAKES_PART = 'participant';
const DELEGATION = 'delegation';

export type Compare = (grounds: Grounds, k: EventDraft, d: EventDraft, rank: Rank) => number;

/** `compare` gives the chance that two tell of one happening, `confidence` that one is an event: others than ours for the fitting of the weights. */
export function mergeEvents(
  drafts: readonly EventDraft[],
  grounds: Grounds,
  compare: Compare = chanceOfSame,
  confidence = confidenceOf,
): EventDraft[] {
  const out: EventDraft[] = [];
  for (const draft of drafts) {
    const target = findTarget(out, draft, grounds, compare);
    if (target) join(target, draft, grounds);
    else out.push(draft);
  }
  addDelegations(out, grounds.entities);
  const kept = out.filter((d) => isTold(d) || (d.chance >= WORD_ALONE && !isKindOfThing(grounds.words, d.trigger)));
  for (const d of kept) {
    d.chance = confidence(d);
    // What has not been played has no result: it is that of another match.
    if (d.status !== 'actual') d.quantities = d.quantities.filter((q) => grounds.quantities[q.index]!.rule !== SCORE);
  }
  return kept;
}

/** Chance from which a word is enough, of which the document tells neither who nor where nor when, and but once. */
const WORD_ALONE = 0.7;
const isTold = (d: EventDraft): boolean => d.mentions.length > 1 || !isAlone(d);

/** Delegations that the document names take part in its one meeting of many. */
function addDelegations(events: readonly EventDraft[], entities: Entities): void {
  const meetings = events.filter(
    (d) => d.type.type === GATHERING && (d.ordinal !== null || namedFillers(d, TAKES_PART).length > 2),
  );
  if (meetings.length !== 1) return;
  const meeting = meetings[0]!;
  entities.list.forEach((e, entity) => {
    const m = e.mentions[0];
    if (e.subtype !== DELEGATION || !m || namedFillers(meeting, TAKES_PART).includes(entity)) return;
    const referent = { kind: e.type, entity, nominal: null, first: m.first, last: m.last, start: m.start, end: m.end };
    meeting.arguments.push({ role: TAKES_PART, referent, confidence: 0.6, by: 'document' });
  });
}

/** From this chance on a word tells of an event that is known. */
const LEAST = 0.5;

/** What is planned, denied or possible is not what happened, but that a title may announce what the text reports, a noun what is planned, and any what is open. */
const mayBeTold = (k: EventDraft, d: EventDraft, { titleEnd }: Grounds): boolean =>
  k.status === d.status ||
  (k.trigger.token < titleEnd && isDenied(k) === isDenied(d)) ||
  isStillAhead(k, d) ||
  isOpen(k, d);

/** Of one of them it is not sure whether it happened, and neither is denied. */
const isOpen = (k: EventDraft, d: EventDraft): boolean =>
  !isDenied(k) && !isDenied(d) && Math.min(Math.abs(k.odds), Math.abs(d.odds)) < SURE;
/** From these odds on it is: a chance of 0.73. */
const SURE = 1;

/** «ستعقد [القمة] غدا … برنامج [القمة]»: what has a date keeps its status until the text tells that it took place. */
const isStillAhead = (k: EventDraft, d: EventDraft): boolean =>
  k.status === 'planned' &&
  !d.asserted &&
  d.status === 'actual' &&
  d.places.definite &&
  SCHEDULED.has(d.type.type) &&
  !isOutcome(d);

const isOutcome = (d: EventDraft): boolean => OUTCOMES.has(d.trigger.rule.trigger.id);
const OUTCOMES = new Set(statusWords.outcomes);

/** The event that the draft tells again, null for none. */
function findTarget(
  known: readonly EventDraft[],
  d: EventDraft,
  grounds: Grounds,
  compare: Compare,
): EventDraft | null {
  const beside = near(known, d.type, grounds.titleEnd);
  const carried = beside.find((k) => isCarried(k.mentions.at(-1)!, d.trigger));
  if (carried) return carried;
  const peers = beside.filter((k) => mayBeTold(k, d, grounds) && !isOtherInRow(k, d) && !othersTakePart(k, d));
  if (!peers.length) return null;
  const lastOf = (k: EventDraft) => k.mentions.at(-1)!.token;
  const latest = peers.reduce((a, b) => (lastOf(b) >= lastOf(a) ? b : a));
  let best: EventDraft | null = null;
  let chance = LEAST;
  for (const k of peers) {
    const p = compare(grounds, k, d, { latest: k === latest, only: peers.length === 1 });
    if (p < chance) continue;
    best = k;
    chance = p;
  }
  return best;
}

/** «[يجري] فتح [تحقيق]»: the noun that a light verb tells of tells of nothing else. */
const isCarried = ({ companion }: TriggerFound, { token, last }: TriggerFound): boolean =>
  companion >= token && companion < last;

/** With how many events of its type a word is compared, the latest and those of the title. */
const PEERS = 24;

function near(known: readonly EventDraft[], type: EventDraft['type'], titleEnd: number): EventDraft[] {
  const out: EventDraft[] = [];
  let i = known.length - 1;
  for (const least = Math.max(0, known.length - REACH); i >= least && out.length < PEERS; i--)
    if (known[i]!.type === type) out.push(known[i]!);
  out.reverse();
  const title: EventDraft[] = [];
  for (let j = 0; j <= i && title.length < PEERS && known[j]!.trigger.token < titleEnd; j++)
    if (known[j]!.type === type) title.push(known[j]!);
  return [...title, ...out];
}
/** How many events of all types are looked through for them. */
const REACH = 200;

/** What was denied is not what happened. */
const isDenied = (d: EventDraft): boolean => d.status === 'negated';

/** «القمة [الثالثة]», «القمة [الرابعة]» are two. */
const isOtherInRow = (k: EventDraft, d: EventDraft): boolean =>
  k.ordinal !== null && d.ordinal !== null && k.ordinal !== d.ordinal;

/** «تعادل الغرافة مع الوكرة» is no other telling of the match of two others; of many who gather a text names now some, now others. */
function othersTakePart(k: EventDraft, d: EventDraft): boolean {
  for (const role of TOGETHER) {
    const here = namedFillers(d, role);
    if (here.length !== PAIR) continue;
    const there = namedFillers(k, role);
    if (there.length > 1 && !there.some((e) => here.includes(e))) return true;
  }
  return false;
}
const TOGETHER: readonly string[] = grammar.together;
const PAIR = 2;

function namedFillers(d: EventDraft, role: string): number[] {
  const out: number[] = [];
  for (const a of d.arguments) if (a.role === role && a.referent.entity >= 0) out.push(a.referent.entity);
  return out;
}

function join(target: EventDraft, d: EventDraft, grounds: Grounds): void {
  const { entities, titleEnd } = grounds;
  target.mentions.push(...d.mentions);
  target.sentences.push(...d.sentences);
  for (const a of d.arguments) describeAgain(target, a, grounds);
  const early = isEarly(target, d, titleEnd);
  if (early) target.arguments = joined(target.arguments, d.arguments, entities);
  const [here, there] = [target.setting.place, d.setting.place];
  target.setting = {
    place: here && there ? finest(entities, here, there) : (here ?? there),
    time: target.setting.time ?? (early ? d.setting.time : null),
    likely: target.setting.likely ?? d.setting.likely ?? null,
  };
  target.ordinal ??= d.ordinal;
  target.mode ??= d.mode;
  // The body knows better than the title whether it happened (a noun alone does not tell), who reports it better than who refers to it. A title in
  // the present («الوزير [يلتقي] …») may be of what the first words of the body plan. Of others the surest says it.
  const isOpen =
    target.mentions.length === 1 + d.mentions.length &&
    (target.trigger.kind !== 'verb' || (target.trigger.verb?.tense !== 'perfect' && d.status === 'planned'));
  const announced = target.trigger.token < titleEnd && (target.status !== 'actual' || isOpen);
  const tells = d.status !== 'actual' || d.trigger.kind === 'verb';
  const isSurer = Math.abs(d.odds) > Math.abs(target.odds);
  const isSettled = isSurer && !isStillAhead(target, d);
  if ((announced && tells) || (d.asserted && !target.asserted) || isSettled) target.status = d.status;
  if (isSurer) target.odds = d.odds;
  for (const q of d.quantities) if (!target.quantities.some((x) => saysSame(grounds, x, q))) target.quantities.push(q);
  for (const r of d.reported) if (!target.reported.some((x) => x.token === r.token)) target.reported.push(r);
  for (const x of d.topics) if (!target.topics.some((y) => y.text === x.text)) target.topics.push(x);
  target.asserted ||= d.asserted;
  target.chance = Math.max(target.chance, d.chance);
  target.trace.push(...d.trace.map((s) => (s.part === 'trigger' ? { ...s, part: 'merge' } : s)));
}

/** A text that tells who and when does so early: what it says much further down is often of another time and of others. */
const isEarly = (target: EventDraft, d: EventDraft, titleEnd: number): boolean =>
  target.trigger.token < titleEnd || d.sentence - target.sentence < SENTENCES;
const SENTENCES = 4;

/** «مقتل [سبعة أشخاص] … لقي [7 أشخاص] مصرعهم»: the title's number is told again. */
function saysSame({ quantities }: Grounds, a: EventDraft['quantities'][number], b: typeof a): boolean {
  const [x, y] = [quantities[a.index]!, quantities[b.index]!];
  return a.role === b.role && (a.index === b.index || (x.min === y.min && x.max === y.max && x.value === y.value));
}

/** «إنقاذ [35 محتجزا] … أنقذت الفرق [35 شخصا]»: as many in one role of one happening are the same ones. */
function describeAgain(target: EventDraft, a: Argument, { quantities }: Grounds): void {
  if (a.referent.entity >= 0 || !a.referent.nominal) return;
  const count = countIn(quantities, a.referent);
  if (!count) return;
  const known = target.arguments.find((x) => {
    if (x.role !== a.role || x.referent.entity >= 0 || !x.referent.nominal || same(x.referent, a.referent))
      return false;
    const other = countIn(quantities, x.referent);
    return other !== undefined && other.min === count.min && other.max === count.max;
  });
  if (known) target.again.push({ known: known.referent, again: a.referent });
}

const countIn = (quantities: readonly QuantityFound[], r: Referent): QuantityFound | undefined =>
  quantities.find((q) => q.first >= r.first && q.first < r.last && q.value !== null && q.unit !== 'ordinal');

/** «زيارة إلى [الأردن] … وصل إلى [عمّان]». */
const isFiner = (entities: Entities, a: Referent, than: Referent): boolean =>
  a.kind === 'location' && than.kind === 'location' && finest(entities, than, a) === a;

/**
 * Fillers told again are the same ones: a name takes the place of a description, the finer place that of the coarser one, a description adds
 * nothing to what is there.
 */
function joined(known: readonly Argument[], more: readonly Argument[], entities: Entities): Argument[] {
  let out = [...known];
  const filled = new Set(known.map((a) => a.role));
  for (const a of more) {
    if (out.some((x) => x.role === a.role && same(x.referent, a.referent))) continue;
    // Nobody has two roles in one happening: what is known of him stands.
    if (a.referent.entity >= 0 && known.some((x) => x.referent.entity === a.referent.entity)) continue;
    if (filled.has(a.role)) {
      if (a.referent.entity < 0) continue;
      if (!MANY.has(a.role)) {
        const named = known.find((x) => x.role === a.role && x.referent.entity >= 0);
        if (named && !isFiner(entities, a.referent, named.referent)) continue;
        out = out.filter((x) => x.role !== a.role || (x.referent.entity >= 0 && x !== named));
      }
    }
    out.push(a);
  }
  return out;
}
