/**
 * Forms that name nothing where they stand, whatever they name elsewhere: takes a candidate and the words around it. An adjective, a word
 * of an expression, the title of a work, a competition, a product, a piece of something longer.
 */
import { normalize } from '../text/fold.js';
import { BLANK, GLUED, LATIN, SIGN, WORD } from '../text/token.js';
import { isAdjective } from './adjectives.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import { isFeminine, stemAt } from './forms.js';
import { CHILD } from './leads.js';

const CLUB_TAILS = new Set(leads.clubTails.map(normalize));
const OCCASIONS = new Set(leads.occasions.map(normalize));
const WORKS = new Set(leads.works.map(normalize));
const COMPETITIONS = new Set(leads.competitions.map(normalize));
const CONTESTANTS = new Set(leads.contestants.map(normalize));
const PRODUCTS = new Set(leads.products.map(normalize));
const FIRMS = new Set(leads.firms);
const OF_PARTY = new Set(leads.ofParty.map(normalize));
const KIN = new Set([...leads.families, ...leads.pairs].map(normalize));

/** Of each name that an expression holds: the word that stands beside it there. */
const EXPRESSIONS = new Map<string, { word: string; at: -1 | 1 }[]>();
for (const expression of leads.expressions) {
  const [a, b] = expression.split(' ') as [string, string];
  const isFirst = a.startsWith('[');
  const name = normalize((isFirst ? a : b).slice(1, -1));
  const others = EXPRESSIONS.get(name) ?? [];
  EXPRESSIONS.set(name, [...others, { word: normalize(isFirst ? b : a), at: isFirst ? 1 : -1 }]);
}

export const isBarred = (c: TokenFacts, n: NameFound): boolean =>
  isAdjective(c, n) ||
  isInExpression(c, n) ||
  isWork(c, n) ||
  isCompetition(c, n) ||
  isKin(c, n) ||
  isOfParty(c, n) ||
  isInLatin(c, n) ||
  isCommon(c, n) ||
  isProduct(c, n);

/** «القصر الوطني», «والصيد البحري», «غازي عنتاب سبور»: what follows tells that the word is a noun, or part of a club's name. */
function isCommon(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.last;
  const isPlace = n.entries.every((e) => e.type === 'location');
  if (i >= t.count || t.kind[i] !== WORD || t.gap[i] !== BLANK) return false;
  if (n.entries.every((e) => e.type === 'group')) return isSingular(c, n, i);
  if (!isPlace && !n.entries.every((e) => e.type === 'person')) return false;
  // «لومي واتش»
  const word = t.words.norm(t.type[i]!);
  if (isPlace && (CLUB_TAILS.has(word) || PRODUCTS.has(word))) return true;
  if (i !== n.first + 1 || !n.weak) return false;
  const [own, next] = [c.words.best(n.first), c.words.best(i)];
  if (!own.article || !next.article || next.pos !== 'ADJ' || next.conjunction + next.preposition > 0) return false;
  const isSame = isFeminine(t.words.norm(t.type[i]!)) === isFeminine(t.words.norm(t.type[n.first]!));
  return isSame && !c.isNation(i) && (c.isOrdinary(n.first) || (own.conjunction > 0 && own.pos === 'NOUN'));
}

/** «السنة الأولى»: with an adjective in the feminine singular the word names no people. */
function isSingular(c: TokenFacts, n: NameFound, i: number): boolean {
  const { t } = c;
  const next = c.words.best(i);
  if (i !== n.first + 1 || !c.isOrdinary(n.first) || next.pos !== 'ADJ' || !next.article) return false;
  const isBoth = isFeminine(t.words.norm(t.type[n.first]!)) && isFeminine(t.words.norm(t.type[i]!));
  return isBoth && next.conjunction + next.preposition === 0 && !c.isNation(i);
}

/** «الأخوين كاسترو», «عائلة الأسد»: the family, not the one who is known. */
function isKin(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.first - 1;
  if (i < 0 || t.kind[i] !== WORD || t.gap[n.first] !== BLANK || n.start !== t.start[n.first]) return false;
  const isFamily = n.last === n.first + 1 || (n.last === n.first + 2 && c.leads(n.first, 0, CHILD));
  return isFamily && n.entries.every((e) => e.type === 'person') && KIN.has(stemAt(c, i));
}

/** «المؤتمر الوطني لحزب الاستقلال»: what a party or union holds or has, whatever other body is called so. */
const isOfParty = ({ t }: TokenFacts, n: NameFound): boolean =>
  n.last < t.count &&
  t.kind[n.last] === WORD &&
  t.gap[n.last] === BLANK &&
  n.entries.every((e) => e.subtype === 'party') &&
  OF_PARTY.has(t.words.norm(t.type[n.last]!));

/** «DMC-FX580», «Joel Dudley»: a piece of something longer in Latin letters. */
function isInLatin(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  if (n.source !== 'gazetteer' || t.kind[n.first] !== LATIN) return false;
  // «الوحدة x العين»: a sign between two.
  if (n.end - n.start === 1 && t.text[n.start] === VERSUS) return true;
  const isLatin = (i: number) => i >= 0 && i < t.count && t.kind[i] === LATIN;
  // «RT.com»
  const isHyphen = (i: number) => JOINTS.includes(t.text[t.start[i]!]!) && t.gap[i] === GLUED && t.gap[i + 1] === GLUED;
  if (isLatin(n.first - 2) && isHyphen(n.first - 1)) return true;
  if (isLatin(n.last + 1) && isHyphen(n.last)) return true;
  if (n.type !== 'location' && n.type !== 'group') return false;
  return (isLatin(n.first - 1) && t.gap[n.first] === BLANK) || (isLatin(n.last) && t.gap[n.last] === BLANK);
}

const JOINTS = '-.@/_';
const VERSUS = 'x';

/** «آبل ميوزيك», «مايكروسوفت أوفيس»: the firm in the name of what it makes. */
function isProduct(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.last;
  if (!n.entries.every((e) => e.subtype === 'company')) return false;
  // «آيفون إكس»
  if (n.weak && t.gap[n.first] === BLANK && isWordOf(c, n.first - 1, PRODUCTS)) return true;
  if (i >= t.count || t.gap[i] !== BLANK) return false;
  const next = t.words.norm(t.type[i]!);
  // «Apple Watch», but «Apple Inc».
  if (t.kind[n.first] === LATIN) return t.kind[i] === LATIN && !FIRMS.has(next);
  // «فورد GT», but «آبل Apple».
  if (t.kind[i] === LATIN)
    return t.words.lengthOf(t.type[i]!) <= MODEL && !n.entries.some((e) => isSpelledSo(e.en, next));
  return t.kind[i] === WORD && PRODUCTS.has(next);
}
/** Letters of a model's name: «GT», «XC90». */
const MODEL = 4;
const isSpelledSo = (en: readonly string[], word: string): boolean =>
  en.some((name) => name.toLowerCase().split(' ').includes(word));

const isWordOf = (c: TokenFacts, i: number, words: ReadonlySet<string>): boolean =>
  i >= 0 && c.t.kind[i] === WORD && words.has(c.t.words.norm(c.t.type[i]!));

/** «مسقط رأسه», «صلاة المغرب»: the word in an expression in which it names nothing. */
function isInExpression(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  if (n.last !== n.first + 1) return false;
  const norm = t.words.norm(t.type[n.first]!);
  const skip = t.words.lengthOf(t.type[n.first]!) - (n.end - n.start);
  const others = EXPRESSIONS.get(norm.slice(Math.max(0, skip)));
  return others?.some(({ word, at }) => isWord(c, n.first + at, word)) ?? false;
}

/** «رواية "القاهرة"», «فيلم "وردة الشوك"»: the title of a work, or its beginning. */
function isWork(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.first - 2;
  if (i < 0 || t.kind[i] !== WORD) return false;
  const quote = (k: number) => k < t.count && t.kind[k] === SIGN && QUOTES.includes(t.text[t.start[k]!]!);
  if (!quote(i + 1)) return false;
  const isOccasion = OCCASIONS.has(stemAt(c, i));
  if (!isOccasion && !WORKS.has(stemAt(c, i))) return false;
  let end = n.last;
  while (end < n.last + TITLE_MOST && end < t.count && t.kind[end] === WORD && t.gap[end] === BLANK) end++;
  // «مهرجان «أبها يجمعنا»», but «مهرجان "قرطاج"».
  return quote(end) && (!isOccasion || end > n.last);
}

/** «كأس إسبانيا», «دوري أبطال أوروبا», «كأس الاتحاد»: the country or body in the name of a competition. */
function isCompetition(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  if (n.start !== t.start[n.first] || n.entries.every((e) => e.type === 'person')) return false;
  const before = (i: number, words: ReadonlySet<string>) =>
    i >= 0 && t.kind[i] === WORD && t.gap[i + 1] === BLANK && words.has(stemAt(c, i));
  const i = n.first - 1;
  return before(before(i, CONTESTANTS) ? i - 1 : i, COMPETITIONS);
}

/** Is a token the word, whole, as a stem, or as a stem with its article? */
function isWord(c: TokenFacts, i: number, word: string): boolean {
  const { t } = c;
  if (i < 0 || i >= t.count || t.kind[i] !== WORD) return false;
  const r = c.words.best(i);
  const whole = t.words.norm(t.type[i]!);
  return word === whole || word === whole.slice(r.from - r.article, r.to) || word === whole.slice(r.from, r.to);
}

/** Words of a title behind the name that it begins with. */
const TITLE_MOST = 5;
export const QUOTES = '"«»“”()\'';
