/**
 * What words may be in a personal name: takes words with what is known of them, says whether one is a part of names, unknown to the language,
 * a family name, or leads to something.
 */
import type { Pos } from '../arabic/readings.js';
import { clitics, PROPN, tagIn } from '../arabic/shape.js';
import { BLANK, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { NOT_NAME } from './leads.js';
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
    if (kinds !== PARTICLE && (isFunction || (safe < 2 && isMarked(c.t, i)))) continue;
    if (p.skip === 0) return p;
    if (!clitics || p.skip !== 1) continue;
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
  if (t.kind[i] !== WORD || t.words.lengthOf(t.type[i]!) < 3 || c.isOrdinary(i)) return false;
  const best = c.words.best(i);
  if (best.article || best.conjunction || best.verb || FUNCTION.has(best.pos)) return false;
  if (best.preposition && (strictly || !c.isStrange(i))) return false;
  if (isMarked(t, i) || (strictly && best.pos === 'ADJ')) return false;
  // Where nothing is known, an ending that looks like a pronoun is none: «ديديه».
  if (c.isStrange(i)) return !c.isNation(i) || !strictly;
  // «حفلا»: an indefinite accusative of a noun that is known.
  if (lastLetter(t, i) === ALEF && best.pos !== 'PROPN') return false;
  if (strictly || best.future || best.pronoun || c.leads(i, 0, NOT_NAME) || c.isTitle(i)) return false;
  return best.pos !== 'VERB' && best.pos !== 'ADV';
}

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

/** A word that could be a nisba, whatever else it is. */
export function isFamily(c: TokenFacts, i: number): boolean {
  const best = c.words.best(i);
  return best.article > 0 && !best.conjunction && !best.preposition && !c.isTitle(i) && lastLetter(c.t, i) === YA;
}

export const ALEF = 0x627;
const YA = 0x64a;
export const TA_MARBUTA = 0x629;
export const lastLetter = (t: Tokens, i: number): number =>
  t.words.unitAt(t.type[i]!, t.words.lengthOf(t.type[i]!) - 1);

/** Does the sign end the name of one who is spoken of: «،», «:», «(»? */
export const isStop = (t: Tokens, i: number): boolean =>
  i < t.count && t.kind[i] === SIGN && STOPS.has(t.text.charCodeAt(t.start[i]!));
const STOPS = new Set([0x60c, 0x2c, 0x3a, 0x28]);

/**
 * «السفير دياب اللوح إن», «جعفر الربح،»: what stands between a given name and the end of the subject is the family name, though it is an
 * ordinary word.
 */
export function isLast(c: TokenFacts, i: number): boolean {
  const { t } = c;
  const best = c.words.best(i);
  if (i + 1 >= t.count || !NOUNS.has(best.pos) || best.conjunction || best.preposition || best.pronoun) return false;
  if (c.isNation(i) || c.isTitle(i) || c.leads(i, 0, NOT_NAME) || isMarked(t, i)) return false;
  const end = lastLetter(t, i);
  if (end === ALEF || end === TA_MARBUTA) return false;
  return isStop(t, i + 1) || (t.kind[i + 1] === WORD && c.words.best(i + 1).pos === 'SCONJ');
}
