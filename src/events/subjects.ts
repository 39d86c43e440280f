/**
 * Who a verb is about: takes a verb of a clause, gives its subject, of the passive verb the one it happens to.
 *
 *   behind it      «[أوقفت] الشرطة …», if the phrase can be its subject: not «[ودعت] الصحافيين», not «[نشر] تقريرا», which are objects
 *   before it      «الشرطة [أوقفت] …», «الشرطي الذي [أوقف] …», «رجل [اخترق] …», over what stands between commas
 *   pointed to     «قالت الشرطة إنها [ألقت] …»
 *   kept           «أدانت المنظمة … و[دعت] …»: the subject of the verb before, if it agrees, else the last subject of the text that does
 */
import type { VerbReading } from '../arabic/verbs.js';
import { type Chunk, isPassiveHelper } from './chunks.js';
import {
  COMMA,
  coordinated,
  hasPronoun,
  isComma,
  isQuote,
  placeOf,
  type Reader,
  referentAt,
  SOFT_SIGNS,
  signUnit,
} from './clause.js';
import grammar from './data/grammar.json';
import light from './data/light-verbs.json';
import { lexeme } from './lexeme.js';
import { surfaceAt } from './phrase-end.js';
import type { Referent } from './referents.js';
import { OBJECT_CONTROL, VerbMap } from './verb-map.js';

const AUXILIARIES = new VerbMap(light.auxiliaries);
const NONE: readonly Referent[] = [];
/** How many chunks may stand between a verb and its subject behind it. */
const BETWEEN = 4;

/** The subject of the verb of chunk i, empty for none. */
export function subjectOf(r: Reader, i: number): readonly Referent[] {
  return (r.subjects[i] ??= subjectBefore(r, i) ?? subjectBehind(r, i) ?? keptSubject(r, i));
}

/** The first bare phrase behind the verb, if it can be the subject. */
function subjectBehind(r: Reader, at: number): readonly Referent[] | null {
  let commas = 0;
  for (let i = at + 1; i < r.chunks.length && i <= at + BETWEEN; i++) {
    const k = r.chunks[i]!;
    if (k.kind === 'sign' && COMMA.has(signUnit(r, k))) commas++;
    if (k.kind === 'verb' || k.kind === 'sub' || k.kind === 'relative' || k.and) return null;
    if (k.kind !== 'np' || k.preposition !== null || r.c.timeAt(k.first)) continue;
    return commas % 2 === 0 && mayBeSubject(r, at, i, r.c.words.best(r.chunks[at]!.first).verb)
      ? coordinated(r, i).referents
      : null;
  }
  return null;
}

/** Subject of a verb that has none beside it: of what «إنها» points to, of the verb before, or of the text. */
export function keptSubject(r: Reader, at: number): readonly Referent[] {
  const { words } = r.c;
  const token = r.chunks[at]!.first;
  const v = words.best(token).verb;
  // «نطالب», «أتمنى» in somebody's words: whoever speaks.
  if (v?.person === 1 && isSaid(r, at)) return r.discourse.speaker ? [r.discourse.speaker] : NONE;
  if (v?.person !== 3 || followsThing(r, at)) return NONE;
  // «الذي [دمر] …» is about what it describes, whatever that is.
  if (r.chunks[at - 1 - helpersBefore(r, at)]?.kind === 'relative' && !resumptive(r, at)) return NONE;
  const pointed = isPointed(r, at);
  for (let i = at - 1; i >= 0; i--) {
    const k = r.chunks[i]!;
    if (k.kind !== 'verb' || isAuxiliary(r, k)) continue;
    const subject = subjectOf(r, i);
    // «اتهمت السلطات كولومبيا بأنها [نفذت] …»: whom it speaks of.
    if (pointed && OBJECT_CONTROL.has(r, words.best(k.first).verb)) {
      const object = objectOf(r, i, at, subject);
      if (object && r.discourse.agreesWith(token, [object])) return [object];
    }
    // «زاد الخاطفون مطالبهم و[طالبوا] …»: of a verb beside it that agrees nobody knows the subject.
    if (!subject.length && r.discourse.agreeTogether(token, k.first)) return NONE;
    if (!subject.length) break;
    if (r.discourse.agreesWith(token, subject)) return subject[0]!.kind === 'thing' ? NONE : subject;
  }
  const last = r.discourse.subject(token, r.sentence);
  return last ? [last] : NONE;
}

/** The first bare phrase behind the verb of chunk i, before chunk `to`, that is not its subject. */
function objectOf(r: Reader, i: number, to: number, subject: readonly Referent[]): Referent | null {
  for (let j = i + 1; j < to; j++) {
    const k = r.chunks[j]!;
    if (k.kind !== 'np' || k.preposition !== null || k.and || r.c.timeAt(k.first)) continue;
    const referent = referentAt(r, j);
    if (referent && referent.kind !== 'thing' && !subject.includes(referent)) return referent;
  }
  return null;
}

/** Is a quote or colon before the chunk? Elsewhere letters of a first person are another form. */
function isSaid(r: Reader, at: number): boolean {
  for (let i = at - 1; i >= 0; i--)
    if (r.chunks[i]!.kind === 'sign' && (isQuote(r, i) || signUnit(r, r.chunks[i]!) === COLON)) return true;
  return false;
}
const COLON = 0x3a;

/** Can the phrase of chunk i be the subject of the verb of chunk `at` before it? An oblique plural or an accusative cannot, nor what does not agree. */
export function mayBeSubject(r: Reader, at: number, i: number, verb: VerbReading | null): boolean {
  const { words, entities } = r.c;
  // A verb before its subject is singular.
  if (verb?.person === 3 && (verb.number === 'p' || verb.number === 'd')) return false;
  if (followsThing(r, at)) return false;
  const k = r.chunks[i]!;
  let j = k.first;
  const counted = words.best(j).pos === 'NUM' || lexeme(words, j).isQuantifier;
  if (counted) return !(lexeme(words, j).isAccusative && entities.at[j]! < 0);
  if (lexeme(words, j).isDemonstrative && j + 1 < k.last) j++;
  const word = lexeme(words, j);
  const reading = words.best(j);
  if (entities.at[j]! < 0) {
    if (word.nominal === 'group' && word.isOblique) return false;
    const dual = j + 1 < k.last && entities.at[j + 1]! >= 0;
    if (
      word.isAccusative &&
      !dual &&
      !reading.article &&
      !reading.pronoun &&
      reading.pos === 'NOUN' &&
      !word.isBrokenPlural
    )
      return false;
  }
  if (verb?.person === 1 && isSaid(r, at)) return false;
  if (verb?.person !== 3) return true;
  const referent = referentAt(r, i);
  if (!referent) return true;
  // «حزب «العدالة والتنمية»»: the verb agrees with the noun, not with the name.
  const feminine = r.discourse.isFeminineWord(j);
  if (verb.gender === 'f') return !(referent.entity < 0 && word.nominal === 'person' && !feminine);
  // «اتهم الحكومة»: only what directly follows, and a body, must agree.
  return !(feminine && i === at + 1 && referent.kind === 'organization');
}

/** «إن السفن [قصفت] الميناء»: is a thing that the clause is about, before the verb, its subject? Not what the verb points back to by a pronoun. */
function followsThing(r: Reader, at: number): boolean {
  const i = at - 1 - helpersBefore(r, at);
  const k = r.chunks[i];
  if (k?.kind !== 'np') return false;
  const verb = r.c.words.best(r.chunks[at]!.first);
  const { article, pronoun } = r.c.words.best(k.first);
  return (
    // An indefinite one may be a name that we do not know.
    (article > 0 || pronoun > 0) &&
    k.preposition === null &&
    r.chunks[i - 1]?.kind === 'sub' &&
    !r.chunks[at]!.and &&
    !verb.pronoun &&
    verb.verb?.person === 3 &&
    !r.c.timeAt(k.first) &&
    referentAt(r, i)?.kind === 'thing'
  );
}

/** A verb that is no auxiliary. */
export const isFullVerb = (r: Reader, i: number): boolean =>
  r.chunks[i]?.kind === 'verb' && !isAuxiliary(r, r.chunks[i]!) && !isPassiveHelper(r.c.words, r.chunks[i]!.first);

/** «أنه سيشكل …», «إنها قد ألقت …»: a conjunction with the pronoun of the subject before the verb of chunk `at`. */
export function isPointed(r: Reader, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && (r.chunks[i]!.kind === 'particle' || (r.chunks[i]!.kind === 'verb' && isAuxiliary(r, r.chunks[i]!))))
    i--;
  return r.chunks[i]?.kind === 'sub' && r.c.words.best(r.chunks[i]!.first).pronoun > 0;
}

const isAuxiliary = (r: Reader, k: Chunk): boolean => AUXILIARIES.has(r, r.c.words.best(k.first).verb);

/** The phrase before a verb at the beginning of its clause, if it can be its subject: directly before it, or farther off. */
export function subjectBefore(r: Reader, at: number): Referent[] | null {
  return phraseBefore(r, at) ?? topicOf(r, at);
}

/** How far before its verb the topic of a clause may stand, in chunks. */
const TOPIC_REACH = 16;

/** «إن الشابة، فلانة، قد [قبلت] …», «الوزير الذي زار … أمس [طالب] …»: the phrase that opens the clause, over what describes it. */
function topicOf(r: Reader, at: number): Referent[] | null {
  if (r.chunks[at]!.and) return null;
  const verb = r.c.words.best(r.chunks[at]!.first);
  if (verb.verb?.person !== 3 || verb.pronoun) return null;
  let first = at;
  let verbs = 0;
  for (let i = at - 1; i >= 0 && i >= at - TOPIC_REACH; i--) {
    const k = r.chunks[i]!;
    // What belongs to the verb of a relative clause is nothing of this one; the verb behind a relative is its own.
    if (k.kind === 'relative' && i >= at - 1 - helpersBefore(r, at)) return null;
    if (k.kind === 'sub') break;
    if (k.kind === 'sign' && !SOFT_SIGNS.has(signUnit(r, k))) break;
    if (k.kind === 'verb' && !isAuxiliary(r, k)) {
      if (r.chunks[i - 1]?.kind !== 'relative' || ++verbs > 1) return null;
    }
    first = i;
  }
  while (first < at && (isHelper(r, first) || isTimeOrQuote(r, first))) first++;
  const k = r.chunks[first];
  if (!k || first >= at || k.kind !== 'np' || k.preposition !== null || k.and) return null;
  if (r.chunks[first - 1] && r.chunks[first - 1]!.kind === 'np') return null;
  const { referents } = coordinated(r, first);
  if (!referents.length || referents[0]!.kind === 'thing') return null;
  return r.discourse.agreesWith(r.chunks[at]!.first, referents) ? [...referents] : null;
}

const isTimeOrQuote = (r: Reader, i: number): boolean =>
  r.chunks[i]!.kind === 'sign' || (r.chunks[i]!.kind === 'np' && r.c.timeAt(r.chunks[i]!.first));

/** Particles and auxiliaries that stand directly before a verb. */
function helpersBefore(r: Reader, at: number): number {
  let n = 0;
  while (at - 1 - n >= 0 && isHelper(r, at - 1 - n)) n++;
  return n;
}

const isHelper = (r: Reader, i: number): boolean => {
  const k = r.chunks[i]!;
  return k.kind === 'particle' || k.kind === 'adverb' || (k.kind === 'verb' && isAuxiliary(r, k));
};

function phraseBefore(r: Reader, at: number): Referent[] | null {
  // «كانت قد أحالت»: particles and the verb «to be» belong to the verb.
  const i = at - 1 - helpersBefore(r, at);
  const k = r.chunks[i];
  if (!k || r.chunks[at]!.and) return null;
  // «وهي تطالب»: the pronoun says no more than the verb.
  if (k.kind === 'np' && k.last === k.first + 1 && r.c.words.best(k.first).pos === 'PRON') return null;
  if (k.kind === 'relative') {
    const { verb } = r.c.words.best(r.chunks[at]!.first);
    // «الشرطي الذي أوقف …»: the antecedent, unless the verb has a pronoun for it.
    const pronoun = resumptive(r, at);
    // «التي [رفض] سكانها …»: whose they are.
    const behind = r.chunks[at + 1];
    if (
      behind?.kind === 'np' &&
      behind.preposition === null &&
      r.c.words.best(behind.first).pronoun &&
      // «الذي [قتل] صديقته»
      mayBeSubject(r, at, at + 1, verb) &&
      !(verb?.gender === 'm' && isWoman(r, behind.first))
    )
      return null;
    if (pronoun === 'object' || (pronoun && subjectBehind(r, at))) return null;
    const antecedent = antecedentOf(r, i);
    return antecedent ? [antecedent] : null;
  }
  // «بريطانيا «تفاوضت …», «"الجديدي" يهدد»: over a quote that opens, into one that closes.
  if (isQuote(r, i)) {
    const inner = r.chunks[i - 1]?.kind === 'np' ? i - 1 : -1;
    if (inner < 0) return null;
    return isQuote(r, inner - 1) ? quotedPhrase(r, inner) : subjectPhrase(r, inner);
  }
  // «فلان، رئيس الحزب، اتصل»: what stands between commas is stepped over.
  if (k.kind === 'sign' && COMMA.has(signUnit(r, k))) {
    let j = i - 1;
    while (j >= 0 && j > i - 6 && r.chunks[j]!.kind === 'np') j--;
    if (j > 0 && r.chunks[j]!.kind === 'sign' && COMMA.has(signUnit(r, r.chunks[j]!)) && r.chunks[j - 1]!.kind === 'np')
      return subjectPhrase(r, j - 1) ?? titlePhrase(r, j - 1);
    return null;
  }
  return k.kind === 'np' ? (subjectPhrase(r, i) ?? titlePhrase(r, i) ?? describedPhrase(r, i, at)) : null;
}

const OPEN_TAA = grammar.taa[0]!;
/** «صديقته»: a woman by whose she is. */
function isWoman(r: Reader, i: number): boolean {
  const { norm, nominal } = lexeme(r.c.words, i);
  return nominal === 'person' && norm.endsWith(OPEN_TAA);
}

/** A name in quotes, or what stands before them. */
function quotedPhrase(r: Reader, i: number): Referent[] | null {
  const referent = referentAt(r, i);
  const before = r.chunks[i - 2];
  if (before?.kind === 'np') return subjectPhrase(r, i - 2);
  return referent && referent.kind !== 'thing' ? [referent] : null;
}

/** «الأمين العام للأمم المتحدة أنطونيو غوتيريش دعا …»: a title whose complements and name end with chunk i. */
function titlePhrase(r: Reader, i: number): Referent[] | null {
  for (let j = i - 1; j >= 0 && j >= i - BETWEEN; j--) {
    const k = r.chunks[j]!;
    if (k.kind !== 'np') return null;
    if (k.preposition !== null || k.and) continue;
    const subject = subjectPhrase(r, j);
    return subject && r.ends[j]! > i ? subject : null;
  }
  return null;
}

/** «رجل اخترق …», «مسلحين هاجموا …»: an indefinite phrase that the verb directly behind it describes. */
function describedPhrase(r: Reader, i: number, at: number): Referent[] | null {
  const { words, entities } = r.c;
  const k = r.chunks[i]!;
  if (i !== at - 1 || entities.at[k.first]! >= 0 || words.best(r.chunks[at]!.first).pronoun) return null;
  for (let j = k.first; j < k.last; j++)
    if (words.best(j).article || words.best(j).pronoun || entities.at[j]! >= 0) return null;
  const referent = referentAt(r, i);
  return referent &&
    (referent.kind === 'person' || referent.kind === 'group' || referent.kind === 'organization') &&
    r.discourse.agreesWith(r.chunks[at]!.first, [referent])
    ? [referent]
    : null;
}

/** What a relative clause that starts with chunk i is about. */
export function antecedentOf(r: Reader, i: number): Referent | null {
  let at = i - 1;
  if (isComma(r, at)) at--;
  // «شبكة المواطنة "أزطا"، التي …»: over the quote that closes, what stands before the one that opens.
  if (isQuote(r, at)) {
    at--;
    const inner = r.chunks[at];
    if (inner?.kind === 'np' && inner.preposition === null && isQuote(r, at - 1) && r.chunks[at - 2]?.kind === 'np')
      at -= 2;
  } else if (r.chunks[at]?.kind === 'sign') at--;
  const referent = r.chunks[at]?.kind === 'np' ? referentAt(r, at) : null;
  // «الحوثيين المدعومين من إيران الذين …»: a plural relative looks over a single name.
  const plural = light.pluralRelatives.includes(surfaceAt(r.c.words, r.chunks[i]!.first));
  if (!plural || !referent || referent.kind === 'group' || referent.kind === 'organization') return referent;
  for (let j = at - 1; j >= 0 && j >= at - BETWEEN && r.chunks[j]!.kind === 'np'; j--) {
    const before = referentAt(r, j);
    if (before?.kind !== 'group' && before?.kind !== 'organization') continue;
    // «الحوثيين الموالين لإيران … الذين»: what describes them is not who they are.
    const reading = r.c.words.best(r.chunks[j]!.first);
    if (before.entity < 0 && reading.article && reading.verb?.tense.endsWith(PARTICIPLE)) continue;
    return before;
  }
  return null;
}

const PARTICIPLE = 'participle';

/** Place of the pronoun by which a relative clause points to its antecedent: «الذي اعتقلته …» object, «الذي ألقي القبض عليه» على; null for none. */
export function resumptive(r: Reader, at: number): string | null {
  if (r.c.words.best(r.chunks[at]!.first).pronoun) return 'object';
  for (let i = at + 1; i < Math.min(r.chunks.length, at + 4); i++) {
    const k = r.chunks[i]!;
    if (k.kind === 'verb' || k.kind === 'sign' || k.kind === 'sub') return null;
    if (k.kind === 'np' && hasPronoun(r, i)) return placeOf(k.preposition ?? '');
  }
  return null;
}

/** The phrase at chunk i and those joined to it by و before it, where they begin a clause. */
function subjectPhrase(r: Reader, i: number): Referent[] | null {
  if (r.chunks[i]!.preposition !== null) return null;
  let first = i;
  while (first > 0 && r.chunks[first]!.and && r.chunks[first - 1]!.kind === 'np') first--;
  const start = r.chunks[first]!;
  const previous = r.chunks[first - 1];
  if (start.preposition !== null) return null;
  if (
    previous &&
    previous.kind !== 'sign' &&
    previous.kind !== 'sub' &&
    previous.kind !== 'particle' &&
    !(previous.kind === 'verb' && isAuxiliary(r, previous))
  )
    return null;
  const referents: Referent[] = [];
  for (let k = first; k <= i; k++) {
    const referent = referentAt(r, k);
    if (referent) referents.push(referent);
  }
  return referents.length && referents[0]!.kind !== 'thing' ? referents : null;
}
