/**
 * One happening, one event: takes the drafts of a document in text order, gives them with those that tell of the same joined.
 *
 * Two drafts of one type are the same when nothing contradicts (ordinal, mode, place, time, named fillers of a role that takes one) and
 * something ties them: a definite noun that points back («هذا الاجتماع»), a shared filler, or the title that announces the lead.
 */

import type { Entities } from '../names/entities.js';
import type { Page } from '../text/page.js';
import type { Sentences } from '../text/sentence.js';
import type { Time } from '../time/types.js';
import { same } from './clause.js';
import type { EventDraft } from './find.js';
import { type EventWords, lexeme } from './lexeme.js';
import type { Referent } from './referents.js';
import type { Argument } from './roles.js';
import { isKindOfThing } from './select.js';
import { fineness, finest } from './setting.js';

const GATHERING = 'meeting';
const TAKES_PART = 'participant';
const DELEGATION = 'delegation';
/** Roles that several may fill at once in one happening. */
const MANY = new Set(['participant', 'party', 'player', 'organizer', 'victim', 'arrested', 'protester']);

export function mergeEvents(
  words: EventWords,
  drafts: readonly EventDraft[],
  sentences: Sentences,
  page: Page,
  entities: Entities,
  times: readonly Time[],
): EventDraft[] {
  const out: EventDraft[] = [];
  const t = words.tokens;
  const lead = (d: EventDraft) => page.title !== null && t.start[sentences.first[d.sentence]!]! < page.title.end;
  const scene: Scene = { entities, times };
  for (const draft of drafts) {
    const target = findTarget(words, out, draft, lead, scene);
    if (target) join(target, draft, lead(target), scene);
    else out.push(draft);
  }
  addDelegations(out, entities);
  return out.filter((d) => isTold(d) || (d.chance >= WORD_ALONE && !isKindOfThing(words, d.trigger)));
}

/** Chance from which a word is enough, of which the document tells neither who nor where nor when, and but once. */
const WORD_ALONE = 0.7;
const isTold = (d: EventDraft): boolean =>
  d.arguments.length > 0 ||
  d.mentions.length > 1 ||
  d.setting.place !== null ||
  d.setting.time !== null ||
  d.quantities.length > 0;

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

/** Sentences after the title that tell of what it announces. */
const ANNOUNCED = 4;
/** Two words of one type so near belong together: «أصدرت الوزارة بيانا». */
const TOGETHER = 5;

function findTarget(
  words: EventWords,
  known: readonly EventDraft[],
  d: EventDraft,
  lead: (d: EventDraft) => boolean,
  scene: Scene,
): EventDraft | null {
  let best: EventDraft | null = null;
  let bestTies = 0;
  const stem = lexeme(words, d.trigger.token).norm;
  const bare = d.arguments.length === 0;
  const points = d.trigger.kind !== 'verb' && d.places.definite;
  for (const k of known) {
    if (k.type !== d.type || conflict(k, d, scene)) continue;
    const shared = sharedFillers(k, d);
    const sameWord = k.mentions.some((m) => lexeme(words, m.token).norm === stem);
    const last = k.mentions.at(-1)!;
    const together = k.sentence === d.sentence && Math.abs(d.trigger.token - last.token) <= TOGETHER;
    const announced = lead(k) && d.sentence - k.sentence <= ANNOUNCED;
    if (!(points && sameWord) && !shared && !together && othersTakePart(k, d)) continue;
    let ties = shared;
    // «هذا الاجتماع» points back to «اجتماع»; a new noun with people of its own is a new happening.
    if (points && sameWord) ties += 1.5;
    else if (points && bare) ties += 1;
    // Told again without a word of who: «أسفر القصف عن …».
    if (bare && (sameWord || d.trigger.kind === 'verb')) ties += 1;
    if (together) ties += 1;
    if (announced) ties += sameWord || shared ? 1 : 0.6;
    if (sameWord && shared) ties += 0.5;
    if (ties >= 1 && ties >= bestTies) {
      best = k;
      bestTies = ties;
    }
  }
  return best;
}

/** What places and times are compared by. */
interface Scene {
  readonly entities: Entities;
  readonly times: readonly Time[];
}

/** «في سوريا» and «في دير الزور» may be one place, two towns may not. */
function placesDiffer({ entities }: Scene, a: Referent, b: Referent): boolean {
  if (a.entity === b.entity) return false;
  const [x, y] = [entities.list[a.entity], entities.list[b.entity]];
  return (
    !x || !y || fineness(x) === fineness(y) || (x.country !== null && y.country !== null && x.country !== y.country)
  );
}

/** «أمس» and «الثلاثاء» may be one day. */
function timesDiffer({ times }: Scene, a: number, b: number): boolean {
  if (a === b) return false;
  const [x, y] = [times[a]!, times[b]!];
  if (x.from === null || x.to === null || y.from === null || y.to === null)
    return x.value === null || x.value !== y.value;
  return x.to < y.from || y.to < x.from;
}

function conflict(a: EventDraft, b: EventDraft, scene: Scene): boolean {
  if (a.ordinal !== null && b.ordinal !== null && a.ordinal !== b.ordinal) return true;
  if (a.mode !== null && b.mode !== null && a.mode !== b.mode) return true;
  if ((a.status === 'negated') !== (b.status === 'negated')) return true;
  const pa = a.setting.place;
  const pb = b.setting.place;
  if (pa && pb && placesDiffer(scene, pa, pb)) return true;
  const ta = a.setting.time;
  const tb = b.setting.time;
  if (ta && tb && timesDiffer(scene, ta.index, tb.index)) return true;
  for (const x of a.arguments)
    for (const y of b.arguments)
      if (
        x.role === y.role &&
        !MANY.has(x.role) &&
        x.referent.entity >= 0 &&
        y.referent.entity >= 0 &&
        x.referent.entity !== y.referent.entity &&
        x.referent.kind === y.referent.kind
      )
        return true;
  return false;
}

/** Two meetings of other people are two meetings. */
function othersTakePart(a: EventDraft, b: EventDraft): boolean {
  for (const role of MANY) {
    const [x, y] = [namedFillers(a, role), namedFillers(b, role)];
    if (x.length && y.length && !x.some((e) => y.includes(e))) return true;
  }
  return false;
}

const namedFillers = (d: EventDraft, role: string): number[] =>
  d.arguments.flatMap((a) => (a.role === role && a.referent.entity >= 0 ? [a.referent.entity] : []));

const sharedFillers = (a: EventDraft, b: EventDraft): number =>
  a.arguments.filter((x) => b.arguments.some((y) => x.role === y.role && same(x.referent, y.referent))).length;

function join(target: EventDraft, d: EventDraft, targetIsTitle: boolean, { entities }: Scene): void {
  target.mentions.push(...d.mentions);
  target.sentences.push(...d.sentences);
  target.arguments = joined(target.arguments, d.arguments);
  const [here, there] = [target.setting.place, d.setting.place];
  const near = d.setting.nearby;
  target.setting = {
    place: here && there ? finest(entities, here, there) : (here ?? there),
    time: target.setting.time ?? d.setting.time,
    nearby: {
      place: target.setting.nearby?.place ?? near?.place ?? null,
      time: target.setting.nearby?.time ?? near?.time ?? null,
    },
  };
  target.ordinal ??= d.ordinal;
  target.mode ??= d.mode;
  // The body knows better than the title whether it happened.
  if (targetIsTitle && target.status !== 'actual') target.status = d.status;
  for (const q of d.quantities) if (!target.quantities.some((x) => x.index === q.index)) target.quantities.push(q);
  for (const r of d.reported) if (!target.reported.some((x) => x.token === r.token)) target.reported.push(r);
  for (const x of d.topics) if (!target.topics.some((y) => y.text === x.text)) target.topics.push(x);
  target.chance = Math.max(target.chance, d.chance);
  target.trace.push(...d.trace.map((s) => (s.part === 'trigger' ? { ...s, part: 'merge' } : s)));
}

/** Fillers told again are the same ones: a name takes the place of a description, a description adds nothing to what is there. */
function joined(known: readonly Argument[], more: readonly Argument[]): Argument[] {
  let out = [...known];
  const filled = new Set(known.map((a) => a.role));
  for (const a of more) {
    if (out.some((x) => x.role === a.role && same(x.referent, a.referent))) continue;
    if (filled.has(a.role)) {
      if (a.referent.entity < 0) continue;
      if (!MANY.has(a.role)) {
        if (known.some((x) => x.role === a.role && x.referent.entity >= 0)) continue;
        out = out.filter((x) => x.role !== a.role || x.referent.entity >= 0);
      }
    }
    out.push(a);
  }
  return out;
}
