/**
 * What words may be in a personal name: takes words with what is known of them, says whether one is a part of names, unknown to the language,
 * a family name, or leads to something.
 */
import type { Pos } from '../arabic/readings.js';
import { clitics, PROPN, tagIn } from '../arabic/shape.js';
import { BLANK, GLUED, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { CALLED, NOT_NAME, SPEECH, TAIL } from './leads.js';
import { FAMILY, GIVEN, PARTICLE, type PartAt } from './parts.js';

export const FUNCTION = new Set<Pos>(['ADP', 'CCONJ', 'SCONJ', 'PART', 'PRON', 'DET', 'NUM']);
const NOUNS = new Set<Pos>(['NOUN', 'PROPN', 'ADJ']);

/** Can the word begin a name that no title leads to? Most words cannot. */
export const mayBegin = (c: TokenFacts, i: number): boolean =>
  c.parts(i).length > 0 || tagIn(c.words.shapes[i]!) === PROPN;

/** Is the word right before token i, its clitics aside, in one of the sets? */
export function leadBy(c: TokenFacts, i: number, sets: number): boolean {
  const { t } = c;
  if (i === 0 || t.kind[i - 1] !== WORD || t.gap[i] !== BLANK) return false;
  return c.leads(i - 1, clitics(c.words.shapes[i - 1]!), sets);
}

export const isPart = (c: TokenFacts, i: number): boolean => c.parts(i).some((p) => p.skip < 2 && p.part.safe > 0);

/** «زعيمًا», «أيدٍ»: the marks of an indefinite noun. */
export function isMarked(t: Tokens, i: number): boolean {
  for (let k = t.start[i]!; k < t.end[i]!; k++) {
    const c = t.text.charCodeAt(k);
    if (c >= FATHATAN && c <= KASRATAN) return true;
  }
  return false;
}
const FATHATAN = 0x64b;
const KASRATAN = 0x64d;

export function partAt(c: TokenFacts, i: number, clitics: boolean): PartAt | null {
  const parts = c.parts(i);
  if (!parts.length || c.leads(i, 0, NOT_NAME)) return null;
  const best = c.words.best(i);
  const isFunction = FUNCTION.has(best.pos);
  for (const p of parts) {
    const { kinds, safe } = p.part;
    // «فإن حسين» has no «فان» in it.
    if (
      kinds === PARTICLE ? best.pos === 'SCONJ' && best.conjunction > 0 : isFunction || (safe < 2 && isMarked(c.t, i))
    )
      continue;
    if (p.skip === 0) return p;
    if (!clitics || p.skip !== 1) continue;
    // «بالون»: a word that is known and begins with no preposition.
    const isWhole = best.conjunction + best.preposition === 0 && (best.pos === 'ADJ' || best.pos === 'VERB');
    const unit = c.t.words.unitAt(c.t.type[i]!, 0);
    // «لجان ماري غوستاف» is for him.
    const isNoun = c.isOrdinary(i) && !(unit === LAM && isMoreName(c, i + 1));
    if ((isWhole || isNoun) && unit !== WAW) continue;
    // «لصالح فلان» is a preposition.
    if (safe < 2 && best.preposition) continue;
    if (kinds === PARTICLE || (safe > 0 && kinds & (GIVEN | FAMILY))) return p;
  }
  return null;
}

/**
 * A word that the language does not know: no article, no function word, no form of a verb, not an ordinary noun; strictly, nothing in it
 * either.
 */
export function isUnknown(c: TokenFacts, i: number, strictly = true): boolean {
  const { t } = c;
  if (t.kind[i] !== WORD || t.words.lengthOf(t.type[i]!) < 3 || c.isOrdinary(i) || c.leads(i, 0, NOT_NAME))
    return false;
  const best = c.words.best(i);
  if (best.article || best.verb || FUNCTION.has(best.pos) || isAndPlace(c, i)) return false;
  // «فاتسكه»: «ف» stands before verbs and particles, hardly before a word that nothing knows.
  const isName = best.pos === 'PROPN' && lastLetter(t, i) !== TA_MARBUTA && c.isStrange(i);
  if (best.conjunction && !(isName && t.words.unitAt(t.type[i]!, 0) === FA)) return false;
  if (best.preposition && (strictly || !c.isStrange(i))) return false;
  // «إيناس بوعلو وسمية أزحاف»
  if (isBeforeGiven(c, i, 1) || isMarked(t, i) || (strictly && best.pos === 'ADJ')) return false;
  // «مات عمر عزيزا»
  if (!strictly && best.pos === 'ADJ' && lastLetter(t, i) === ALEF) return false;
  // «وحاصل»: a participle behind «و».
  if (strictly && c.words.readings(i).some((r) => r.conjunction > 0 && r.verb !== null)) return false;
  // Where nothing is known, an ending that looks like a pronoun is none: «ديديه».
  if (c.isStrange(i)) return (!c.isNation(i) || !strictly) && !isInflected(c, i);
  // «رانيا ستعود»
  if (c.words.readings(i)[0]!.future) return false;
  // «حفلا»: an indefinite accusative of a noun that is known.
  if (lastLetter(t, i) === ALEF && best.pos !== 'PROPN') return false;
  if (strictly || best.future || best.pronoun || c.isTitle(i)) return false;
  // «محمد بخاري حصل»: a verb that was taken for a name behind a name.
  return best.pos !== 'VERB' && best.pos !== 'ADV' && !isPerfect(c, i) && !c.leads(i, 0, SPEECH);
}

/** «ووادي حمدون»: a head of names of places behind «و». */
export const isAndPlace = (c: TokenFacts, i: number): boolean =>
  c.t.words.unitAt(c.t.type[i]!, 0) === WAW && c.leads(i, 1, CALLED);
export const WAW = 0x648;
const LAM = 0x644;

/** «حصل», «أكد»: active and passive of a perfect before all else. */
function isPerfect(c: TokenFacts, i: number): boolean {
  const [first, second] = c.words.readings(i);
  return first?.verb?.tense === 'perfect' && second?.verb?.tense === 'perfect';
}

/** «معاملتهم», «شيد السلطان»: a strange word that reads as a noun with a pronoun, or as a verb before its subject. */
function isInflected(c: TokenFacts, i: number): boolean {
  const [best, next] = c.words.readings(i);
  if (best?.pos !== 'NOUN') return false;
  if (best.preposition && best.pronoun) return true;
  if (best.pronoun > 1) return !c.words.readings(i).some((r) => r.pos === 'PROPN');
  return next?.pos === 'VERB' && i + 1 < c.t.count && c.isTitle(i + 1);
}
const FA = 0x641;

/** «العلوي», «المغربي» as the family name after a given name. */
export function isNisba(c: TokenFacts, i: number, words: number): boolean {
  const best = c.words.best(i);
  if (!best.article || best.conjunction || best.preposition || best.pronoun || best.pos === 'VERB') return false;
  if (c.isNation(i)) return words === 1;
  if (c.isOrdinary(i) || c.leads(i, 0, NOT_NAME)) return false;
  const end = lastLetter(c.t, i);
  if (end === TA_MARBUTA) return c.isStrange(i);
  return end === YA || !isParticiple(c, i);
}

/** «الراغب في», «الملقب بفلان»; «الشاعرين» */
function isParticiple(c: TokenFacts, i: number): boolean {
  const isVerbal = () => c.words.readings(i).some((r) => r.verb && r.pos !== 'VERB');
  const word = c.t.words.surface(c.t.type[i]!);
  if (PLURAL.some((end) => word.endsWith(end)) && isVerbal()) return true;
  if (i + 1 >= c.t.count || c.t.kind[i + 1] !== WORD) return false;
  const next = c.words.best(i + 1);
  return (next.pos === 'ADP' || next.preposition > 0) && isVerbal();
}
const PLURAL = leads.plural;

/** Does a word of these sets follow at token i? */
export const isAt = (c: TokenFacts, i: number, sets: number): boolean =>
  i >= 0 && i < c.t.count && c.t.kind[i] === WORD && c.t.gap[i] === BLANK && c.leads(i, 0, sets);

export const hasArticle = (c: TokenFacts, i: number): boolean => i < c.t.count && c.words.best(i).article > 0;

export const isAfterNoun = (c: TokenFacts, i: number): boolean =>
  i > 0 && c.t.kind[i - 1] === WORD && c.t.gap[i] === BLANK && NOUNS.has(c.words.best(i - 1).pos);

/** «صلاح [بوسريف]», «المهندس [خالد]»: does a word that is nothing but part of a name stand at token i, right behind another? */
export function isMoreName(c: TokenFacts, i: number): boolean {
  const { t } = c;
  if (i >= t.count || t.kind[i] !== WORD || t.gap[i] !== BLANK || c.leads(i, 0, TAIL)) return false;
  const part = c.wholePart(i);
  if (part) return part.safe > 1 && part.kinds !== PARTICLE;
  const best = c.words.best(i);
  const isName = best.pos === 'PROPN' || c.words.readings(i)[0]!.pos === 'PROPN';
  return isName && best.conjunction === 0 && c.isStrange(i) && isUnknown(c, i) && !isImperfect(c, i);
}

/** «يشير», «سيصل» */
export const isImperfect = (c: TokenFacts, i: number): boolean =>
  c.words
    .readings(i)
    .some(
      (r) =>
        r.verb?.tense === 'imperfect' &&
        r.conjunction + r.preposition + r.pronoun === 0 &&
        c.t.words.unitAt(c.t.type[i]!, r.future ? 1 : 0) === YA,
    );

/** «الموسى»: a word with the article that reads as a name. */
export const isFamilyName = (c: TokenFacts, i: number): boolean =>
  hasArticle(c, i) && c.words.best(i).pos === 'PROPN' && !c.isTitle(i) && isNisba(c, i, 2);

/** A word that could be a nisba, whatever else it is. */
export function isFamily(c: TokenFacts, i: number): boolean {
  const best = c.words.best(i);
  return best.article > 0 && !best.conjunction && !best.preposition && !c.isTitle(i) && lastLetter(c.t, i) === YA;
}

export const ALEF = 0x627;
export const YA = 0x64a;
export const TA_MARBUTA = 0x629;
export const lastLetter = (t: Tokens, i: number): number =>
  t.words.unitAt(t.type[i]!, t.words.lengthOf(t.type[i]!) - 1);

/** The word behind a hyphen that stands at token i between two words, nothing between; -1 for none. */
export function afterHyphen(t: Tokens, i: number): number {
  if (i < 1 || i + 1 >= t.count || t.kind[i] !== SIGN || t.gap[i] !== GLUED || t.gap[i + 1] !== GLUED) return -1;
  if (t.text.charCodeAt(t.start[i]!) !== HYPHEN || t.end[i]! - t.start[i]! > 1) return -1;
  return t.kind[i - 1] === WORD && t.kind[i + 1] === WORD ? i + 1 : -1;
}
const HYPHEN = 0x2d;

/** Does the sign end the name of one who is spoken of: «،», «:», «(»? */
export const isStop = (t: Tokens, i: number): boolean =>
  i < t.count && t.kind[i] === SIGN && STOPS.has(t.text.charCodeAt(t.start[i]!));
const STOPS = new Set([0x60c, 0x2c, 0x3a, 0x28]);
export const isComma = (t: Tokens, i: number): boolean =>
  t.kind[i] === SIGN && COMMAS.has(t.text.charCodeAt(t.start[i]!));
const COMMAS = new Set([0x60c, 0x2c]);
/** Does token i end what it belongs to: before such a sign or «.», «أن», a title, the end of the text? */
export function isEnding(c: TokenFacts, i: number): boolean {
  const { t } = c;
  const next = i + 1;
  if (next >= t.count || isStop(t, next)) return true;
  if (t.kind[next] === SIGN) return t.text.charCodeAt(t.start[next]!) === PERIOD;
  if (t.kind[next] !== WORD) return false;
  // «توكل مساعد أمين العاصمة»: two titles.
  return c.words.best(next).pos === 'SCONJ' || (c.isTitle(next) && (hasArticle(c, i) || !c.isTitle(i)));
}
const PERIOD = 0x2e;

/**
 * «السفير دياب اللوح إن», «جعفر الربح،»: what stands between a given name and the end of the subject is the family name, though it is an
 * ordinary word.
 */
export function isLast(c: TokenFacts, i: number): boolean {
  const { t } = c;
  const best = c.words.best(i);
  if (i + 1 >= t.count || !NOUNS.has(best.pos) || best.conjunction || best.preposition || best.pronoun) return false;
  if (c.leads(i, 0, NOT_NAME | SPEECH) || isMarked(t, i)) return false;
  // «ميساء مغربي»: no adjective of what is definite; «هيثم الفلاح،»: what he is would stand before his name.
  if ((c.isNation(i) && best.article) || (c.isTitle(i) && !(best.article && isStop(t, i + 1)))) return false;
  const end = lastLetter(t, i);
  if (end === ALEF || (end === TA_MARBUTA && !c.wholePart(i))) return false;
  return isStop(t, i + 1) || isTo(t, i + 1) || (t.kind[i + 1] === WORD && c.words.best(i + 1).pos === 'SCONJ');
}

/** «قمر لـ"العربية"»: to whom he speaks, behind a sign. */
const isTo = (t: Tokens, i: number): boolean =>
  i + 1 < t.count &&
  t.kind[i] === WORD &&
  t.kind[i + 1] === SIGN &&
  t.words.lengthOf(t.type[i]!) === 1 &&
  t.words.unitAt(t.type[i]!, 0) === LAM;

/** «طارق ثابت أعرب», «شادي الغزالي حرب وحازم»: a bare noun after a name, with a verb or another's name behind it. */
export function isBeforeOther(c: TokenFacts, i: number): boolean {
  const { t } = c;
  const best = c.words.best(i);
  if (!NOUNS.has(best.pos) || best.conjunction + best.preposition + best.article + best.pronoun > 0) return false;
  const next = i + 1;
  if (c.isTitle(i) || c.isNation(i) || isMarked(t, i) || next >= t.count) return false;
  if (t.kind[next] !== WORD || t.gap[next] !== BLANK) return false;
  const { pos, conjunction } = c.words.best(next);
  if (pos === 'VERB') return conjunction === 0 && c.leads(next, 0, SPEECH);
  return isBeforeGiven(c, next);
}

/** «وحازم»: a given name behind «و» at token i. */
export const isBeforeGiven = (c: TokenFacts, i: number, safe = 2): boolean =>
  i < c.t.count &&
  c.t.gap[i] === BLANK &&
  c.t.words.unitAt(c.t.type[i]!, 0) === WAW &&
  c.parts(i).some((p) => p.skip === 1 && p.part.safe >= safe && (p.part.kinds & GIVEN) > 0);

/** «زهير برو»: reads as a name here, though it is also an ordinary word, or one with a clitic. */
export function isBareName(c: TokenFacts, i: number): boolean {
  if (c.words.best(i).pos !== 'PROPN' || c.isTitle(i) || c.isNation(i) || c.leads(i, 0, NOT_NAME | SPEECH))
    return false;
  // «وخالد»
  if (c.parts(i).some((p) => p.skip > 0 && p.part.safe > 0)) return false;
  return c.words
    .readings(i)
    .some((r) => r.pos === 'PROPN' && r.preposition + r.conjunction + r.article + r.pronoun === 0);
}

/** «الشرفاء الحمادي» */
export const isFirstOfTwo = (c: TokenFacts, i: number): boolean =>
  c.words.best(i).pos === 'PROPN' &&
  hasArticle(c, i) &&
  !c.isTitle(i) &&
  !c.isNation(i) &&
  isWord(c.t, i + 1) &&
  !c.isNation(i + 1) &&
  !c.isTitle(i + 1) &&
  hasArticle(c, i + 1) &&
  c.wholePart(i + 1)?.safe === 2 &&
  (c.wholePart(i + 1)!.kinds & FAMILY) > 0;
const isWord = (t: Tokens, i: number): boolean => i < t.count && t.kind[i] === WORD && t.gap[i] === BLANK;
