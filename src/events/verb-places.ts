/**
 * What stands around a verb: takes a verb that may tell of an event, gives its places and the roles read from them.
 *
 *   «[أوقفت] الشرطة ثلاثة مهاجرين» subject, object · «[أوقف] ثلاثة مهاجرين من قبل الشرطة» passive, by · «الشرطة [أوقفت] …» subject before ·
 *   «أعلن الأردن [رفضه] تهجير …» the letters of a verb, a verbal noun with its owner in truth
 */
import type { Reading } from '../arabic/readings.js';
import { normalize, plain } from '../text/fold.js';
import { chunkAt } from './chunks.js';
import { coordinated, hasPronoun, placeOf, type Reader, readRight, referentAt, type Slot, same } from './clause.js';
import grammar from './data/grammar.json';
import light from './data/light-verbs.json';
import setting from './data/setting.json';
import { withEmployer } from './employer.js';
import { lexeme } from './lexeme.js';
import { accusative } from './phrase-end.js';
import type { Referent } from './referents.js';
import { assign, EXCHANGED, kindOf, kindsOf, NO_PLACES, type Places, roleOf } from './roles.js';
import {
  antecedentOf,
  isFullVerb,
  isPointed,
  keptSubject,
  mayBeSubject,
  resumptive,
  subjectBefore,
  subjectOf,
} from './subjects.js';
import type { TriggerFound } from './triggers.js';
import { VerbMap } from './verb-map.js';

/** «أعلن الأردن [رفضه] تهجير …»: letters of a verb with a pronoun that stand where a verb cannot, and may be a verbal noun. */
export function isOwnedMasdar(r: Reader, trigger: TriggerFound, at: number): boolean {
  const before = r.chunks[at - 1];
  return (
    trigger.kind === 'verb' &&
    !r.chunks[at]!.and &&
    before !== undefined &&
    // «تواصل [حث] …»: nor does a verb stand right behind another one that is no auxiliary.
    (trigger.reading.pronoun > 0 ? before.kind === 'np' || before.kind === 'verb' : isFullVerb(r, at - 1)) &&
    r.c.words
      .readings(trigger.token)
      .some((o) => o.pos === 'NOUN' && o.pronoun > 0 === trigger.reading.pronoun > 0 && o.verb?.tense === 'masdar')
  );
}

export function ownedPlaces(r: Reader, trigger: TriggerFound, at: number): Places {
  const owner = trigger.reading.pronoun
    ? r.discourse.pronoun(trigger.token, r.sentence, kindsOf(trigger, trigger.rule.frame.subject))
    : null;
  const doers = owner ? [owner] : trigger.reading.pronoun ? [] : [...subjectOf(r, at - 1)];
  const slots: Slot[] = doers.length ? [{ place: 'subject', referents: doers }] : [];
  for (const s of readRight(r, at + 1, (n) => (n === 0 ? 'object' : null))) slots.push(s);
  return {
    ...NO_PLACES,
    arguments: assign(r, trigger, slots),
    subject: kindOf(slots, 'subject'),
    object: kindOf(slots, 'object'),
    definite: true,
  };
}

export function verbPlaces(r: Reader, trigger: TriggerFound, at: number): Places {
  const v = trigger.verb;
  // «أنه [سيشكل] لجنة»: what the conjunction points to is the subject.
  const pointed = isPointed(r, at) ? keptSubject(r, at) : [];
  const before = subjectBefore(r, at) ?? (pointed.length ? [...pointed] : null);
  // The first bare phrase that can be the subject is, if none stands before; another one is the object.
  let subjectless = before === null;
  const right = readRight(r, at + (trigger.last > trigger.token + 1 ? chunksOver(r, at, trigger.last) : 1), (n, i) => {
    if (n > 1) return null;
    if (!subjectless || !mayBeSubject(r, at, i, v) || isKeptObject(r, trigger, at, i)) return 'object';
    subjectless = false;
    return 'subject';
  });
  const frame = trigger.rule.frame;
  let passive = v?.voice === 'passive' && !activeToo(r, trigger);
  const subject = right.find((s) => s.place === 'subject');
  const object = right.find((s) => s.place === 'object' && fills(trigger, frame.object, s));
  const by = right.some((s) => s.place === BY);
  passive ||= saysPassive(r, trigger);
  if (!passive && frame.passive && passiveToo(r, trigger)) {
    const harmed = trigger.rule.type.roles[frame.passive]?.proto === PATIENT && !SPOKEN.has(trigger.rule.type.type);
    // One human phrase with an active-or-passive verb of harm, nothing beside it: it is whom it happened to.
    const people = before ?? subject?.referents ?? (object ? [] : keptSubject(r, at));
    const alone =
      people.length > 0 &&
      (object === undefined || isAdverbial(r, trigger, object)) &&
      trigger.reading.pronoun === 0 &&
      !pointsBehind(r, trigger, at) &&
      !right.some(
        (s) => roleOf(trigger, s.place) === frame.passive && !(s.place === 'object' && isAdverbial(r, trigger, s)),
      );
    passive = by || (alone && harmed && (isPatient(people[0]!) || isTold(r, v, right)));
  }
  const slots: Slot[] = [];
  // «عُقد لقاء»: the companion is what the passive is about.
  const about =
    trigger.companion === trigger.token + 1 && v?.tense === 'perfect' && !accusative(r.c.words, trigger.companion);
  if (!before && !subject && !about && (passive ? frame.passive : frame.subject)) {
    const dropped = keptSubject(r, at).filter((x) => !right.some((s) => s.referents.some((y) => same(x, y))));
    if (dropped.length) slots.push({ place: passive ? 'passive' : 'dropped', referents: [...dropped] });
  }
  const relative = r.chunks[at - 1]?.kind === 'relative' ? resumptive(r, at) : null;
  if (trigger.reading.pronoun && frame.object && relative !== 'object') {
    const object = r.discourse.pronoun(trigger.token, r.sentence, kindsOf(trigger, frame.object));
    if (object) slots.push({ place: 'pronoun', referents: [object] });
  }
  if (relative) {
    const antecedent = antecedentOf(r, at - 1);
    if (antecedent) slots.push({ place: relative, referents: [antecedent] });
  }
  // «أودت بحياة سبعة أشخاص», «تمكنت من إلقاء القبض على …»: what the companion of a light verb governs.
  // «حملت "الحكومة" مسؤولية مقتل …»: the object, not what the companion governs.
  if (trigger.companion >= 0 && (frame.object === undefined || frame.object !== frame.of)) {
    const k = chunkAt(r.chunks, trigger.companion);
    if (k >= 0 && trigger.companion + 1 < r.chunks[k]!.last) {
      const genitive = coordinated(r, k, trigger.companion + 1).referents;
      if (genitive.length) slots.push({ place: 'of', referents: genitive });
    }
  }
  if (before) slots.push({ place: passive ? 'passive' : 'subject', referents: before });
  if (before && EXCHANGE.has(r, v)) slots.push({ place: EXCHANGED, referents: before });
  for (const s of right)
    slots.push(s.place === 'subject' && passive ? { place: 'passive', referents: s.referents } : s);
  if (subject && EXCHANGE.has(r, v)) slots.push({ place: EXCHANGED, referents: subject.referents });
  return {
    arguments: withEmployer(r, trigger, assign(r, trigger, slots)),
    subject: kindOf(slots, passive ? 'passive' : 'subject'),
    object: kindOf(slots, 'object') ?? (passive ? kindOf(slots, 'passive') : null),
    objects: (r.chunks[at - 1]?.kind !== 'sign' && right.find((s) => s.place === 'object')?.referents) || [],
    of: null,
    definite: false,
    lightVerb: -1,
    passive,
    place: null,
    governed: false,
  };
}

/** «[اعتدى] عليه مجهولون»: the pronoun right behind says whom it happens to. */
function pointsBehind(r: Reader, trigger: TriggerFound, at: number): boolean {
  const k = r.chunks[at + 1];
  return (
    k?.kind === 'np' &&
    k.preposition !== null &&
    hasPronoun(r, at + 1) &&
    roleOf(trigger, placeOf(k.preposition)) === trigger.rule.frame.passive
  );
}

/** «اتهم الجيش ب[قتل] …»: a verb that needs an object, which has what it tells of him instead. */
const isTold = (r: Reader, verb: TriggerFound['verb'], right: readonly Slot[]): boolean =>
  ACCUSING.has(r, verb) && right.some((s) => s.place === AT);

/** Does the phrase of a place fit the role: «[نقلوا] مباشرة» has no object. */
function fills(trigger: TriggerFound, role: string | undefined, slot: Slot): boolean {
  const kinds = (role && trigger.rule.type.roles[role]?.kinds) || [];
  return slot.referents.some((x) => kinds.includes(x.kind === 'thing' ? 'other' : x.kind));
}

/** «و[أقر] القانون …»: a thing that cannot do it, behind a verb that goes on from the one before, is the object. */
function isKeptObject(r: Reader, trigger: TriggerFound, at: number, i: number): boolean {
  const { frame, type } = trigger.rule;
  const role = frame.subject ? type.roles[frame.subject] : undefined;
  if (r.chunks[at]!.and && TRANSITIVE.has(r, trigger.verb)) return !secondPhrase(r, i) && keptSubject(r, at).length > 0;
  if (r.chunks[at]!.and && frame.object !== undefined && isOwnGroup(r, i) && !secondPhrase(r, i)) {
    const kept = keptSubject(r, at);
    return r.discourse.pointsTo(r.chunks[i]!.first, kept);
  }
  return (
    r.chunks[at]!.and &&
    frame.object !== undefined &&
    role !== undefined &&
    !role.kinds.includes('other') &&
    referentAt(r, i)?.kind === 'thing' &&
    // «و[قصفت] مقاتلات التحالف أهدافا»: the object stands behind it.
    !(r.chunks[i + 1]?.kind === 'np' && r.chunks[i + 1]!.preposition === null && !r.chunks[i + 1]!.and) &&
    keptSubject(r, at).length > 0
  );
}

/** «أنصاره», «مواطنيها»: several people and whose they are. */
function isOwnGroup(r: Reader, i: number): boolean {
  const { first, last } = r.chunks[i]!;
  return last === first + 1 && r.c.words.best(first).pronoun > 0 && lexeme(r.c.words, first).nominal === 'group';
}

/** «واتهمت الحكومة المعارضة بـ…»: does somebody stand behind the phrase of chunk i, in its clause? */
function secondPhrase(r: Reader, i: number): boolean {
  for (let j = coordinated(r, i).next; j < r.chunks.length; j++) {
    const k = r.chunks[j]!;
    if (k.kind === 'verb' || k.kind === 'sub' || k.kind === 'relative') return false;
    if (
      k.kind === 'np' &&
      k.preposition === null &&
      !k.and &&
      !r.c.timeAt(k.first) &&
      referentAt(r, j)?.kind !== 'thing'
    )
      return true;
  }
  return false;
}
const BY = placeOf(grammar.by);
const AT = placeOf(grammar.at);
const ACCUSING = new VerbMap(light.accusing);
const TRANSITIVE = new VerbMap(light.transitive);
const EXCHANGE = new VerbMap(light.exchange);

const chunksOver = (r: Reader, at: number, token: number): number => {
  let k = at;
  while (k < r.chunks.length && r.chunks[k]!.first < token) k++;
  return Math.max(1, k - at);
};

/** «قتل شخصان غرقا», «… نتيجة انفجار»: an indefinite thing behind a verb of harm is how or why. */
const isAdverbial = (r: Reader, trigger: TriggerFound, s: Slot): boolean =>
  !fills(trigger, trigger.rule.frame.object, s) &&
  s.referents.every(
    (x) =>
      x.kind === 'thing' &&
      !r.c.words.best(x.first).article &&
      !r.c.words.best(x.first).pronoun &&
      !ANYBODY.has(lexeme(r.c.words, x.first).norm),
  );
/** «لم يتهم الوزير [أي] طرف», «لم يخطف المسلحون [أحدا]»: whom, not how. */
const ANYBODY = new Set(grammar.anybody.map((word) => normalize(word)));
/** Of what is said the letters are seldom passive. */
const SPOKEN = new Set(setting.spoken.filter((type) => type !== 'accusation'));
const PATIENT = 'patient';
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

/** Forms of which the active imperfect begins with a damma too: «يُعلن», «يُهاجم». */
const DAMMA_FIRST = new Set(['2', '3', '4', 'Q1']);
const FATHA = '\u064e';
const DAMMA = '\u064f';
const ALEF = '\u0627';

/** «قُتل», «اعتُقل», «اتُّهم», «يُعتقل»: a damma where no active form has one; or the fatha of «يُعيَّن», «يُهاجَم». */
function saysPassive(r: Reader, { token, reading, verb }: TriggerFound): boolean {
  const { text, start, end } = r.c.words.tokens;
  const written = text.slice(start[token]!, end[token]!);
  if (!verb || !written.includes(DAMMA)) return false;
  /** Whether the letter with this number in the stem bears the mark. */
  const bears = (mark: string, from: number, to: number): boolean => {
    for (let i = written.indexOf(mark); i >= 0; i = written.indexOf(mark, i + 1)) {
      const letter = plain(written.slice(0, i)).length - 1 - reading.from;
      if (letter >= from && letter < to) return true;
    }
    return false;
  };
  if (verb.tense === 'perfect')
    return bears(DAMMA, 0, 1) || (plain(written).startsWith(ALEF, reading.from) && bears(DAMMA, 1, 3));
  return (
    bears(DAMMA, 0, 1) &&
    (!DAMMA_FIRST.has(r.verbs.formOf(verb.verb)) || bears(FATHA, 2, reading.to - reading.from - 1))
  );
}
