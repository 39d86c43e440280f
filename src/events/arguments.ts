/**
 * Who does what to whom: takes a trigger and the chunks of its sentence, gives the fillers of its roles.
 *
 *   verb   «[أوقفت] الشرطة ثلاثة مهاجرين» subject, object; «[أوقف] ثلاثة مهاجرين من قبل الشرطة» passive, by; «الشرطة [أوقفت] …» subject before
 *   noun   «[زيارة] الوزير إلى تونس» of, prepositions; «عقد الوزير [اجتماعا] مع …» subject of the light verb before it
 *
 * A role once taken from the nearest place is not taken again, except by coordination («X وY وZ») and lists («منهم X وY»).
 */
import type { Reading } from '../arabic/readings.js';
import { accusative, isPassiveHelper } from './chunks.js';
import {
  antecedentOf,
  coordinated,
  participation,
  type Reader,
  readRight,
  resumptive,
  type Slot,
  SOFT_SIGNS,
  same,
  signUnit,
  subjectBefore,
} from './clause.js';
import grammar from './data/grammar.json';
import light from './data/light-verbs.json';
import type { Referent } from './referents.js';
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
  /** The phrase of the trigger stands behind a preposition. */
  readonly governed: boolean;
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
      governed: false,
    };
  return trigger.kind === 'verb' || (trigger.kind === 'phrase' && trigger.verb && trigger.verb.person > 0)
    ? verbPlaces(r, trigger, at)
    : nounPlaces(r, trigger, at);
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
  const v3 = trigger.token;
  // «عُقد لقاء»: the companion is what the passive is about.
  const about =
    trigger.companion === trigger.token + 1 && v?.tense === 'perfect' && !accusative(r.c.words, trigger.companion);
  if (!before && !subject && !passive && !about && frame.subject) {
    const dropped = r.discourse.subject(v3, r.sentence);
    if (dropped) slots.push({ place: 'dropped', referents: [dropped] });
  }
  if (trigger.reading.pronoun && frame.object) {
    const object = r.discourse.pronoun(v3, r.sentence);
    if (object) slots.push({ place: 'pronoun', referents: [object] });
  }
  const relative = r.chunks[at - 1]?.kind === 'relative' ? resumptive(r, at) : null;
  if (relative) {
    const antecedent = antecedentOf(r, at - 1);
    if (antecedent) slots.push({ place: relative, referents: [antecedent] });
  }
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
    governed: false,
  };
}

const chunksOver = (r: Reader, at: number, token: number): number => {
  let k = at;
  while (k < r.chunks.length && r.chunks[k]!.first < token) k++;
  return Math.max(1, k - at);
};

const isPatient = (x: Referent): boolean => x.kind === 'group' || x.kind === 'person';

const activeToo = (r: Reader, t: TriggerFound): boolean => otherVoice(r, t, 'active');
const passiveToo = (r: Reader, t: TriggerFound): boolean => otherVoice(r, t, 'passive');
const voices = new WeakMap<Reading, ReadonlySet<string>>();

/** May the letters be the other voice of the same verb too, in the same person? */
function otherVoice(r: Reader, t: TriggerFound, voice: 'active' | 'passive'): boolean {
  if (!t.verb) return false;
  let known = voices.get(t.reading);
  if (!known) {
    const { words, type } = r.c.words.tokens;
    const units = Uint16Array.from(words.surface(type[t.token]!), (letter) => letter.charCodeAt(0));
    known = new Set(
      r.verbs.analyze(units, t.reading.from, t.reading.to).map((v) => `${v.verb} ${v.person} ${v.voice}`),
    );
    voices.set(t.reading, known);
  }
  return known.has(`${t.verb.verb} ${t.verb.person} ${voice}`);
}

/** «أُسندت»: a damma on the first letter of the stem says passive. */
function hasDamma(r: Reader, token: number): boolean {
  const t = r.c.words.tokens;
  const slice = t.text.slice(t.start[token]!, t.end[token]!);
  const at = slice.indexOf('\u064f');
  return at > 0 && at <= 3;
}

const LIGHT = new Map(light.verbs.map((v) => [`${v.root}|${v.form}`, v as { subject: string; preposition?: string }]));

function nationReferent(r: Reader, entity: number, token: number): Referent {
  const t = r.c.words.tokens;
  return {
    kind: 'location',
    entity,
    nominal: null,
    first: token,
    last: token + 1,
    start: t.start[token]!,
    end: t.end[token]!,
  };
}

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
  ) {
    // «الغزو الروسي»: the nation acts, where the document names it.
    const nation = c.nationOf(from);
    if (nation >= 0) slots.push({ place: 'nation', referents: [nationReferent(r, nation, from)] });
    from++;
  }
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
  if (reading.pronoun) {
    const owner = r.discourse.pronoun(trigger.last - 1, r.sentence);
    if (owner) slots.push({ place: 'owner', referents: [owner] });
  }
  let lightVerb = -1;
  let place: Referent | null = null;
  // The verb that carries the noun: «عقد الوزير اجتماعا», «شهدت المدينة احتجاجات».
  for (let i = at - 1; i >= 0 && i >= at - 6; i--) {
    const k = chunks[i]!;
    if ((k.kind === 'sign' && !SOFT_SIGNS.has(signUnit(r, k))) || k.kind === 'sub' || k.kind === 'relative') break;
    if (k.kind !== 'verb') continue;
    const verb = c.words.best(k.first).verb;
    const how = verb ? LIGHT.get(`${r.verbs.verbs[verb.verb]!.root}|${r.verbs.verbs[verb.verb]!.form}`) : undefined;
    // «تمكنت الشرطة من توقيف …»: behind a preposition only a verb that takes it carries the noun.
    const fits = how !== undefined && (chunk.preposition === null || chunk.preposition === (how.preposition ?? null));
    if (how === undefined || !fits || isPassiveHelper(c.words, k.first)) {
      if (isPassiveHelper(c.words, k.first)) lightVerb = i;
      break;
    }
    lightVerb = i;
    const between =
      i + 1 < at && chunks[i + 1]!.kind === 'np' && chunks[i + 1]!.preposition === null
        ? coordinated(r, i + 1).referents
        : null;
    // «عُقد لقاء» is passive; only an accusative shows that the verb has a subject: «وعقد اجتماعا».
    const objective = accusative(c.words, trigger.last - 1) || c.words.best(k.first).verb?.tense === 'imperfect';
    const dropped = between || how.subject === 'place' || !objective ? null : r.discourse.subject(k.first, r.sentence);
    const subject = between ?? subjectBefore(r, i) ?? (dropped ? [dropped] : []);
    if (how.subject === 'place') place = subject.find((x) => x.kind === 'location') ?? null;
    else if (how.subject === 'subject' && subject.length) slots.push({ place: 'subject', referents: subject });
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
    governed: chunk.preposition !== null,
  };
}

const kindOf = (slots: readonly Slot[], place: string): Kind | null =>
  slots.find((s) => s.place === place)?.referents[0]?.kind ?? null;

/** Roles that are read from several places of one clause. */
const MANY = new Set(['participant', 'party', 'player']);

/** Places that are read as another one of the frame. */
const PLACE_OF: Readonly<Record<string, 'subject' | 'object' | 'of'>> = {
  dropped: 'subject',
  pronoun: 'object',
  owner: 'of',
};

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
      : frame[PLACE_OF[s.place] ?? (s.place as 'subject')];
    if (!role) continue;
    const spec = type.roles[role];
    if (!spec) continue;
    const many = MANY.has(role);
    if (taken.has(role) && !many) continue;
    for (const referent of s.referents) {
      // «في تونس» says where.
      if (preposition === grammar.in && referent.kind === 'location') continue;
      // Things may fill a role that takes them; they become entities of type «other».
      if (!spec.kinds.includes(referent.kind === 'thing' && spec.kinds.includes('other') ? 'other' : referent.kind))
        continue;
      if (out.some((a) => same(a.referent, referent) && (a.role === role || !many))) continue;
      taken.set(role, s.place);
      const argument: Argument = {
        role,
        referent,
        confidence: preposition ? 0.8 : (CERTAINTY[s.place] ?? 0.7),
        by: s.place,
      };
      out.push(argument);
      if (spec.implies && !out.some((a) => a.role === spec.implies && same(a.referent, referent)))
        out.push({ ...argument, role: spec.implies });
    }
  }
  return out;
}
