/**
 * Who does what to whom: takes a trigger and the chunks of its sentence, gives the fillers of its roles.
 *
 *   verb   «[أوقفت] الشرطة ثلاثة مهاجرين» subject, object; «[أوقف] ثلاثة مهاجرين من قبل الشرطة» passive, by; «الشرطة [أوقفت] …» subject before
 *   noun   «[زيارة] الوزير إلى تونس» of, prepositions; «عقد الوزير [اجتماعا] مع …» subject of the light verb before it
 *
 * A role once taken from the nearest place is not taken again, except by coordination («X وY وZ») and lists («منهم X وY»).
 */

import type { VerbTable } from '../arabic/verbs.js';
import { normalize } from '../text/fold.js';
import { type Chunk, isPassiveHelper, stemAt } from './chunks.js';
import grammar from './data/grammar.json';
import light from './data/light-verbs.json';
import participationWords from './data/participation.json';
import { type Referent, type ReferentContext, referentOf } from './referents.js';
import type { TriggerFound } from './triggers.js';
import type { Kind } from './type.js';

export interface Argument {
  readonly role: string;
  readonly referent: Referent;
  readonly confidence: number;
  /** Grammatical place that gave it: «subject», «of», «prepositions.مع». */
  readonly by: string;
}

/** What stands in the grammatical places of the trigger, roles or not: for the conditions of triggers. */
export interface Places {
  readonly arguments: readonly Argument[];
  readonly subject: Kind | null;
  readonly object: Kind | null;
  readonly of: Kind | null;
  readonly definite: boolean;
  /** The verb that carries an event noun, as the index of its chunk; -1 for none. */
  readonly lightVerb: number;
  readonly passive: boolean;
  /** Where the light verb says that it happens: «احتضنت الرباط [مؤتمرا]». */
  readonly place: Referent | null;
}

const COMMA = new Set([0x2c, 0x60c]);
const SOFT_SIGNS = new Set([0x2c, 0x60c, 0x22, 0xab, 0xbb, 0x201c, 0x201d, 0x28, 0x29, 0x2d]);
/** How many commas arguments may be read over. */
const COMMAS = 2;

export interface Reader {
  readonly c: ReferentContext;
  readonly chunks: readonly Chunk[];
  readonly verbs: VerbTable;
}

export function readArguments(r: Reader, trigger: TriggerFound): Places {
  const at = r.chunks.findIndex((k) => trigger.token >= k.first && trigger.token < k.last);
  if (at < 0)
    return {
      arguments: [],
      subject: null,
      object: null,
      of: null,
      definite: false,
      lightVerb: -1,
      passive: false,
      place: null,
    };
  return trigger.kind === 'verb' || (trigger.kind === 'phrase' && trigger.verb && trigger.verb.person > 0)
    ? verbPlaces(r, trigger, at)
    : nounPlaces(r, trigger, at);
}

interface Slot {
  readonly place: string;
  readonly referents: Referent[];
}

const signUnit = (r: Reader, k: Chunk) => r.c.words.tokens.text.charCodeAt(r.c.words.tokens.start[k.first]!);

/** The phrase of a chunk and those coordinated with it, from chunk i on; `next` is the chunk after them. */
function coordinated(r: Reader, i: number, from = r.chunks[i]!.first): { referents: Referent[]; next: number } {
  const referents: Referent[] = [];
  const first = referentOf(r.c, from, r.chunks[i]!.last);
  if (first) referents.push(first);
  let next = i + 1;
  while (next < r.chunks.length) {
    let k = r.chunks[next]!;
    let comma = false;
    if (k.kind === 'sign' && COMMA.has(signUnit(r, k)) && next + 1 < r.chunks.length) {
      comma = true;
      k = r.chunks[next + 1]!;
    }
    if (k.kind !== 'np') break;
    const list = k.preposition === grammar.members;
    if (!list && !(k.and && (k.preposition === null || k.preposition === r.chunks[i]!.preposition))) break;
    // A list names members of what stands before.
    const more = referentOf(r.c, k.first, k.last);
    if (!more) break;
    if (!list && first && more.kind === 'thing' && first.kind !== 'thing') break;
    referents.push(more);
    next += comma ? 2 : 1;
  }
  return { referents, next };
}

/** Chunks to the right of a trigger that its arguments may stand in, as places. */
function readRight(r: Reader, from: number, bare: (n: number) => string | null): Slot[] {
  const out: Slot[] = [];
  let commas = 0;
  let bares = 0;
  for (let i = from; i < r.chunks.length; ) {
    const k = r.chunks[i]!;
    if (k.kind === 'sign') {
      const u = signUnit(r, k);
      if (!SOFT_SIGNS.has(u)) break;
      if (COMMA.has(u) && ++commas > COMMAS) break;
      i++;
      continue;
    }
    if (k.kind === 'verb' || k.kind === 'sub') break;
    if (k.kind === 'relative') {
      // A relative clause is stepped over up to its comma.
      while (i < r.chunks.length && !(r.chunks[i]!.kind === 'sign' && COMMA.has(signUnit(r, r.chunks[i]!)))) i++;
      continue;
    }
    if (k.kind !== 'np') {
      i++;
      continue;
    }
    const { referents, next } = coordinated(r, i);
    const timeOnly = r.c.timeAt(k.first) && k.preposition === null;
    if (!timeOnly && referents.length) {
      if (k.preposition === null) {
        // An enclosed «، اليوم الثلاثاء في الرباط،» does not end the clause.
        const place = commas % 2 === 0 && !k.and ? bare(bares++) : null;
        if (place) out.push({ place, referents });
        // Behind a noun and its complements a bare phrase belongs to the verb before the noun.
        else if (bare(0) === null && !k.and) break;
      } else out.push({ place: `prepositions.${k.preposition}`, referents });
    }
    i = Math.max(next, i + 1);
  }
  return out;
}

function verbPlaces(r: Reader, trigger: TriggerFound, at: number): Places {
  const v = trigger.verb;
  const before = subjectBefore(r, at);
  const right = readRight(r, at + (trigger.last > trigger.token + 1 ? chunksOver(r, at, trigger.last) : 1), (n) =>
    n === 0 ? (before ? 'object' : 'subject') : n === 1 && !before ? 'object' : null,
  );
  const frame = trigger.rule.frame;
  let passive = v?.voice === 'passive' && !activeToo(r, trigger);
  const subject = right.find((s) => s.place === 'subject');
  const object = right.find((s) => s.place === 'object');
  const by = right.some((s) => s.place === `prepositions.${grammar.by}`);
  const marked = hasDamma(r, trigger.token);
  if (!passive && frame.passive && (passiveToo(r, trigger) || marked)) {
    // One human phrase after an active-or-passive verb of harm, nobody before it: it is whom it happened to.
    const alone = !before && subject !== undefined && object === undefined && trigger.reading.pronoun === 0;
    passive = marked || by || (alone && isPatient(subject.referents[0]!));
  }
  const slots: Slot[] = [];
  // «أودت بحياة سبعة أشخاص», «تمكنت من إلقاء القبض على …»: what the companion of a light verb governs.
  if (trigger.companion >= 0) {
    const k = r.chunks.findIndex((c) => trigger.companion >= c.first && trigger.companion < c.last);
    if (k >= 0 && trigger.companion + 1 < r.chunks[k]!.last) {
      const genitive = coordinated(r, k, trigger.companion + 1).referents;
      if (genitive.length) slots.push({ place: 'of', referents: genitive });
    }
  }
  if (before) slots.push({ place: passive ? 'passive' : 'subject', referents: before });
  for (const s of right)
    slots.push(s.place === 'subject' && passive ? { place: 'passive', referents: s.referents } : s);
  return {
    arguments: assign(trigger, slots),
    subject: kindOf(slots, passive ? 'passive' : 'subject'),
    object: kindOf(slots, 'object') ?? (passive ? kindOf(slots, 'passive') : null),
    of: null,
    definite: false,
    lightVerb: -1,
    passive,
    place: null,
  };
}

const chunksOver = (r: Reader, at: number, token: number): number => {
  let k = at;
  while (k < r.chunks.length && r.chunks[k]!.first < token) k++;
  return Math.max(1, k - at);
};

const isPatient = (x: Referent): boolean => x.kind === 'group' || (x.kind === 'person' && true);

const activeToo = (r: Reader, t: TriggerFound): boolean => otherVoice(r, t, 'active');
const passiveToo = (r: Reader, t: TriggerFound): boolean => otherVoice(r, t, 'passive');
function otherVoice(r: Reader, t: TriggerFound, voice: 'active' | 'passive'): boolean {
  const { words, type } = r.c.words.tokens;
  const units = Uint16Array.from(words.surface(type[t.token]!), (letter) => letter.charCodeAt(0));
  return r.verbs
    .analyze(units, t.reading.from, t.reading.to)
    .some((v) => v.verb === t.verb?.verb && v.voice === voice && v.person === t.verb.person);
}

/** «أُسندت»: a damma on the first letter of the stem says passive. */
function hasDamma(r: Reader, token: number): boolean {
  const t = r.c.words.tokens;
  const slice = t.text.slice(t.start[token]!, t.end[token]!);
  const at = slice.indexOf('\u064f');
  return at > 0 && at <= 3;
}

/** The phrase directly before a verb at the beginning of its clause, if it can be its subject. */
export function subjectBefore(r: Reader, at: number): Referent[] | null {
  let i = at - 1;
  while (i >= 0 && (r.chunks[i]!.kind === 'particle' || r.chunks[i]!.kind === 'adverb')) i--;
  const k = r.chunks[i];
  if (!k) return null;
  if (k.kind === 'relative') {
    // «الشرطي الذي أوقف …»: the antecedent.
    const head = r.chunks[i - 1]?.kind === 'sign' ? r.chunks[i - 2] : r.chunks[i - 1];
    const referent = head?.kind === 'np' ? referentOf(r.c, head.first, head.last) : null;
    return referent ? [referent] : null;
  }
  if (k.kind !== 'np' || k.preposition !== null || r.chunks[at]!.and) return null;
  // Phrases joined by و before it belong to the subject too.
  let first = i;
  while (first > 0 && r.chunks[first]!.and && r.chunks[first - 1]!.kind === 'np') first--;
  const start = r.chunks[first]!;
  const previous = r.chunks[first - 1];
  if (start.preposition !== null) return null;
  if (previous && previous.kind !== 'sign' && previous.kind !== 'sub' && previous.kind !== 'particle') return null;
  const referents = r.chunks.slice(first, i + 1).flatMap((c) => referentOf(r.c, c.first, c.last) ?? []);
  return referents.length && referents[0]!.kind !== 'thing' ? referents : null;
}

const LIGHT = new Map(light.verbs.map((v) => [`${v.root}|${v.form}`, v.subject as string]));

function nounPlaces(r: Reader, trigger: TriggerFound, at: number): Places {
  const { c, chunks } = r;
  const chunk = chunks[at]!;
  const slots: Slot[] = [];
  const reading = c.words.best(trigger.last - 1);
  const definite = reading.article > 0 || reading.pronoun > 0;
  // What follows in the same phrase: the genitive, after the adjectives of the noun.
  let from = trigger.last;
  while (
    from < chunk.last &&
    c.entities.at[from]! < 0 &&
    (c.words.best(from).pos === 'ADJ' || c.isDemonym(from)) &&
    !c.isTitle(from)
  )
    from++;
  let next = at + 1;
  if (
    from < chunk.last &&
    (!reading.article || from > trigger.last) &&
    reading.pronoun === 0 &&
    from === trigger.last
  ) {
    const genitive = coordinated(r, at, from);
    if (genitive.referents.length) slots.push({ place: 'of', referents: genitive.referents });
    next = genitive.next;
  }
  let lightVerb = -1;
  let place: Referent | null = null;
  // The verb that carries the noun: «عقد الوزير اجتماعا», «شهدت المدينة احتجاجات».
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const k = chunks[i]!;
    if (k.kind === 'sign' || k.kind === 'sub' || k.kind === 'relative') break;
    if (k.kind !== 'verb') continue;
    const verb = c.words.best(k.first).verb;
    const how = verb ? LIGHT.get(`${r.verbs.verbs[verb.verb]!.root}|${r.verbs.verbs[verb.verb]!.form}`) : undefined;
    if (how === undefined || isPassiveHelper(c.words, k.first)) {
      if (isPassiveHelper(c.words, k.first)) lightVerb = i;
      break;
    }
    lightVerb = i;
    const between =
      i + 1 < at && chunks[i + 1]!.kind === 'np' && chunks[i + 1]!.preposition === null
        ? coordinated(r, i + 1).referents
        : null;
    const subject = between ?? subjectBefore(r, i) ?? [];
    if (how === 'place') place = subject.find((x) => x.kind === 'location') ?? null;
    else if (how === 'subject' && subject.length) slots.push({ place: 'subject', referents: subject });
    break;
  }
  const participants = participation(r, at);
  if (participants.length) slots.push({ place: 'subject', referents: participants });
  // «الاجتماع الذي جمع قادة الأمن …»: the object of the relative verb takes part.
  const relative = chunks[next]?.kind === 'sign' ? next + 1 : next;
  if (chunks[relative]?.kind === 'relative' && chunks[relative + 1]?.kind === 'verb') {
    const verb = c.words.best(chunks[relative + 1]!.first).verb;
    const name = verb ? `${r.verbs.verbs[verb.verb]!.root}|${r.verbs.verbs[verb.verb]!.form}` : '';
    if (light.gathering.some((v) => `${v.root}|${v.form}` === name))
      for (const s of readRight(r, relative + 2, (n) => (n <= 1 ? 'subject' : null))) {
        // «قادة الأمن من دول عدة، منها السودان»: those listed take part.
        const listed = s.place === `prepositions.${grammar.from}` && s.referents.length > 1;
        slots.push(listed ? { place: 'subject', referents: s.referents.slice(1) } : s);
      }
  }
  for (const s of readRight(r, next, () => null)) slots.push(s);
  return {
    arguments: assign(trigger, slots),
    subject: kindOf(slots, 'subject'),
    object: null,
    of: kindOf(slots, 'of'),
    definite: definite || slots.some((s) => s.place === 'of'),
    lightVerb,
    passive: false,
    place,
  };
}

const PARTICIPATION_VERBS = new Set(participationWords.verbs.map((v) => `${v.root}|${v.form}`));
const PARTICIPATION_NOUNS = new Set(participationWords.nouns.map((n) => normalize(n)));

/** «مشاركة السيد حموشي في [الاجتماع]», «شارك الوزير في [القمة]», «تمثيل المغرب في [المؤتمر]»: who takes part in what the phrase names. */
function participation(r: Reader, at: number): Referent[] {
  const { c, chunks } = r;
  const governed = chunks[at]!.preposition;
  if (governed === null || !participationWords.prepositions.includes(governed)) return [];
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const k = chunks[i]!;
    if (k.kind === 'sub' || k.kind === 'relative' || k.kind === 'sign') return [];
    if (k.kind === 'np')
      for (let j = k.first; j < k.last - 1; j++)
        if (PARTICIPATION_NOUNS.has(normalize(stemAt(c.words, j)))) return referentsFrom(r, i, j + 1);
    if (k.kind === 'verb') {
      const verb = c.words.best(k.first).verb;
      if (!verb || !PARTICIPATION_VERBS.has(`${r.verbs.verbs[verb.verb]!.root}|${r.verbs.verbs[verb.verb]!.form}`))
        return [];
      const behind = i + 1 < at && chunks[i + 1]!.kind === 'np' && chunks[i + 1]!.preposition === null;
      return behind ? coordinated(r, i + 1).referents : (subjectBefore(r, i) ?? []);
    }
  }
  return [];
}

const referentsFrom = (r: Reader, i: number, from: number): Referent[] => coordinated(r, i, from).referents;

const kindOf = (slots: readonly Slot[], place: string): Kind | null =>
  slots.find((s) => s.place === place)?.referents[0]?.kind ?? null;

/** Roles that are read from several places of one clause. */
const MANY = new Set(['participant', 'party', 'player']);

const CERTAINTY: Readonly<Record<string, number>> = { subject: 0.85, object: 0.85, passive: 0.85, of: 0.8, by: 0.95 };

/** Places to roles by the frame; a filler must be of a kind that the role takes, and no role is read twice from different places. */
function assign(trigger: TriggerFound, slots: readonly Slot[]): Argument[] {
  const out: Argument[] = [];
  const { frame, type } = trigger.rule;
  const taken = new Map<string, string>();
  for (const s of slots) {
    const preposition = s.place.startsWith('prepositions.') ? s.place.slice(13) : null;
    const role = preposition
      ? (frame.prepositions?.[preposition] ?? (preposition === grammar.by ? frame.by : undefined))
      : frame[s.place as 'subject'];
    if (!role) continue;
    const spec = type.roles[role];
    if (!spec) continue;
    const many = MANY.has(role);
    if (taken.has(role) && !many) continue;
    for (const referent of s.referents) {
      // Things may fill a role that takes them; they become entities of type «other».
      if (!spec.kinds.includes(referent.kind === 'thing' && spec.kinds.includes('other') ? 'other' : referent.kind))
        continue;
      if (out.some((a) => same(a.referent, referent) && (a.role === role || !many))) continue;
      taken.set(role, s.place);
      out.push({ role, referent, confidence: preposition ? 0.8 : (CERTAINTY[s.place] ?? 0.7), by: s.place });
    }
  }
  return out;
}

export const same = (a: Referent, b: Referent): boolean =>
  a.entity >= 0
    ? a.entity === b.entity
    : a.nominal !== null && b.nominal !== null && a.nominal.start === b.nominal.start;
