/**
 * Names that are a piece of what something else is called: takes a name and the words around it, says whether it is no mention of its own.
 *
 *   «شارع بورقيبة», «المركز الاستشفائي المختار السوسي», «ساحة الأمم المتحدة», «مخطط المغرب الأخضر», «رؤية المملكة 2030», «أبو العرب»,
 *   «منطقة آيت باعمران», «ذا آسيان بانكر»
 *
 * Asked when the names made by composition are known: where one of them takes the whole, nothing is lost.
 */
import { clitics } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { BLANK, GLUED, NUMBER, SIGN, WORD } from '../text/token.js';
import { QUOTES } from './barred.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import { isFeminine, stemAt } from './forms.js';
import { CALLED, SPEECH } from './leads.js';
import { GIVEN } from './parts.js';

const HONOURS = new Set(leads.honours.map(normalize));
const ROADS = new Set(leads.roads.map(normalize));
const HOUSES = new Set(leads.houses.map(normalize));
/** What is called after places. */
const OF_PLACES = new Set(leads.ofPlaces.map(normalize));
const PLANS = new Set(leads.plans.map(normalize));
/** What somebody may have or lead, as well as be honoured by. */
const OWNED = new Set(leads.owned.map(normalize));
const PLACE_HEADS = new Set([...leads.placeHeads, ...leads.settlements, ...leads.ofPlacesAround].map(normalize));
const FATHERS = new Set(leads.fathers.map(normalize));
/** What is called after the tribe that lives there. */
const AREAS = new Set(leads.areas.map(normalize));
/** Articles of other languages. */
const ARTICLES = new Set(leads.foreignArticles.map(normalize));
/** Adjectives between «المستشفى» and whom it is called after. */
const ADJECTIVES = 2;

export function isInside(c: TokenFacts, n: NameFound): boolean {
  if (isAgainstClub(c, n)) return true;
  if (n.start !== c.t.start[n.first]) return false;
  if (n.type === 'person') return isNamesake(c, n) || isBeforeDash(c, n.last);
  if (n.type === 'group') return isBehind(c, n.first, FATHERS) || isArea(c, n.first);
  return (
    isOnSign(c, n) ||
    isNamesakeOf(c, n) ||
    isPlan(c, n) ||
    isInTitle(c, n) ||
    isQuotedBehind(c, n) ||
    isInResult(c, n) ||
    isSpeaker(c, n)
  );
}

const isBlank = (c: TokenFacts, i: number): boolean =>
  i > 0 && i < c.t.count && c.t.kind[i] === WORD && c.t.gap[i] === BLANK;

/** A word right before token i, its clitics off, in the set. */
const isBehind = (c: TokenFacts, i: number, words: ReadonlySet<string>): boolean =>
  isBlank(c, i) && c.t.kind[i - 1] === WORD && words.has(stemAt(c, i - 1));

/** «#علي_عبدالله_صالح»: a piece of a tag. */
const isBeforeDash = ({ t }: TokenFacts, i: number): boolean =>
  i + 1 < t.count && t.kind[i] === SIGN && t.text[t.start[i]!] === '_' && t.gap[i] === GLUED && t.gap[i + 1] === GLUED;

/** «طريق الملك فيصل», «المستشفى الإقليمي المختار السوسي»: a place or a body called after the person. */
function isNamesake(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  let i = n.first;
  while (isBlank(c, i) && HONOURS.has(t.words.norm(t.type[i - 1]!))) i--;
  if (!isBlank(c, i) || t.kind[i - 1] !== WORD) return false;
  // «معركة ترامب» is his own.
  const isOwn = n.source !== 'rule' && i === n.first && OWNED.has(stemAt(c, i - 1));
  if (c.leads(i - 1, clitics(c.words.shapes[i - 1]!), CALLED)) return !isOwn;
  for (let k = 0; k <= ADJECTIVES && isBlank(c, i) && t.kind[i - 1] === WORD; k++, i--) {
    const { pos, article, conjunction, pronoun } = c.words.best(i - 1);
    if (article && !pronoun && HOUSES.has(stemAt(c, i - 1))) return true;
    if (!article || conjunction || pronoun || pos === 'VERB') return false;
  }
  return false;
}

/** «ساحة الأمم المتحدة», «شارع الجزائر». */
const isOnSign = (c: TokenFacts, n: NameFound): boolean =>
  (n.type === 'organization' || n.subtype === 'country' || n.subtype === 'city') && isBehind(c, n.first, ROADS);

/** «منطقة آيت باعمران», «منطقة “أيت باعمران”»: what the tribe lives in. */
function isArea(c: TokenFacts, first: number): boolean {
  const { t } = c;
  const isQuoted = first > 0 && t.kind[first - 1] === SIGN && QUOTES.includes(t.text[t.start[first - 1]!]!);
  const i = isQuoted ? first - 1 : first;
  return i > 0 && t.kind[i - 1] === WORD && t.gap[i] === BLANK && AREAS.has(stemAt(c, i - 1));
}

/** «ذا آسيان بانكر»: the middle of a foreign name. */
const isInTitle = (c: TokenFacts, n: NameFound): boolean =>
  n.source === 'gazetteer' &&
  n.last === n.first + 1 &&
  isBehind(c, n.first, ARTICLES) &&
  isBlank(c, n.last) &&
  !c.isOrdinary(n.last) &&
  c.nameAt(n.last) === null;

/** «معبد الأقصر», «معهد الجزيرة العربية», «اتفاقية وادي عربة», «دوق كامبريدج»: what is called after a town or region. */
const isNamesakeOf = (c: TokenFacts, n: NameFound): boolean =>
  n.type === 'location' && n.subtype !== 'country' && isBehind(c, n.first, OF_PLACES);

/** «رؤية المملكة 2030», «مخطط المغرب الأخضر», "المغرب الأخضر": a place in the name of a plan or a party. */
function isPlan(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  if (n.type !== 'location' || n.last >= t.count) return false;
  const isPlanned = isBehind(c, n.first, PLANS);
  if (t.kind[n.last] === NUMBER) return isPlanned && t.gap[n.last] === BLANK;
  const isQuote = (i: number) => i >= 0 && i < t.count && t.kind[i] === SIGN && QUOTES.includes(t.text[t.start[i]!]!);
  const isQuoted = isQuote(n.first - 1) && isQuote(n.last + 1);
  if (!isBlank(c, n.last) || (!isPlanned && !isQuoted) || c.isNation(n.last)) return false;
  const { pos, article, conjunction, preposition } = c.words.best(n.last);
  if (!article || conjunction || preposition) return false;
  // «خطة السعودية الطموحة»: what is said of the plan.
  const feminine = (i: number) => isFeminine(t.words.norm(t.type[i]!));
  return isQuoted || (pos === 'ADJ' && feminine(n.first - 1) !== feminine(n.last));
}

/** «(سيف الرياض)», «"شباب تامسنا"», «رواية "ماكيت القاهرة"»: a town behind a noun that it closes, the two alone in quotes or brackets. */
function isQuotedBehind(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  if (n.type !== 'location' || n.subtype === 'country' || n.subtype === 'region') return false;
  let first = n.first;
  while (n.first - first < TITLE_WORDS && isBlank(c, first) && t.kind[first - 1] === WORD) first--;
  const [open, close] = [first - 1, n.last];
  if (first === n.first || open < 0 || close >= t.count || t.gap[first] !== GLUED || t.gap[close] !== GLUED)
    return false;
  if (!PAIRS.has(signAt(c, open) + signAt(c, close))) return false;
  // «(جنوب لبنان)», «"في شوارع الرباط"», «(الرباط وسلا)»
  if (PLACE_HEADS.has(stemAt(c, n.first - 1))) return false;
  for (let i = first; i < n.first; i++) {
    const { pos, article, conjunction, preposition, verb } = c.words.best(i);
    // «"أمير عسير"», «"احتلال عفرين"»: what is said of the place itself.
    if (c.nameAt(i) || c.isTitle(i) || article + conjunction + preposition > 0 || !NOUNS.has(pos)) return false;
    if (verb?.tense === 'masdar') return false;
  }
  return true;
}
const TITLE_WORDS = 2;
const NOUNS = new Set(['NOUN', 'PROPN']);
const PAIRS = new Set(['()', '""', '«»', '“”', '”“', "''"]);

const signAt = ({ t }: TokenFacts, i: number): string =>
  i >= 0 && i < t.count && t.kind[i] === SIGN ? t.text[t.start[i]!]! : '';

/** «الهداية x العلمين 3-12», «الرائد - الرياض 2-1»: in a list of results a town is the club of it. */
function isInResult(c: TokenFacts, n: NameFound): boolean {
  if (n.type !== 'location') return false;
  return isScore(c, n.last) ? isVersus(c, n.first - 1) : isVersus(c, n.last) && isScore(c, wordsEnd(c, n.last + 1));
}

const isVersus = ({ t }: TokenFacts, i: number): boolean =>
  i > 0 && i < t.count - 1 && VERSUS.has(t.text.slice(t.start[i], t.end[i])) && t.kind[i - 1] === WORD;
const VERSUS = new Set(['x', 'X', '×', '-', '–', 'ـ']);

/** «3-12» */
const isScore = (c: TokenFacts, i: number): boolean =>
  i + 2 < c.t.count && c.t.kind[i] === NUMBER && VERSUS.has(signAt(c, i + 1)) && c.t.kind[i + 2] === NUMBER;

/** Token behind the words of a name that begins at token i. */
function wordsEnd(c: TokenFacts, i: number): number {
  let end = i;
  while (end < c.t.count && end - i <= TITLE_WORDS && c.t.kind[end] === WORD && (end === i || c.t.gap[end] === BLANK))
    end++;
  return end;
}

/** «قالت صوفيا»: a town that is a woman's name too, where no town of its country is told of. */
function isSpeaker(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  if (n.subtype !== 'city' || n.last !== n.first + 1 || n.standing?.country === 'own' || !isBlank(c, n.first))
    return false;
  const { verb, conjunction } = c.words.best(n.first - 1);
  const isSpeech = t.kind[n.first - 1] === WORD && c.leads(n.first - 1, conjunction, SPEECH);
  return isSpeech && verb?.gender === 'f' && ((c.wholePart(n.first)?.kinds ?? 0) & GIVEN) > 0;
}

/** «بورنموث مع توتنهام»: a town that plays against a club. */
function isAgainstClub(c: TokenFacts, n: NameFound): boolean {
  if (n.type !== 'location' || n.subtype !== 'city') return false;
  const isWith = (i: number) =>
    i > 0 && i < c.t.count && c.t.kind[i] === WORD && WITH.has(c.t.words.norm(c.t.type[i]!));
  const isClub = (i: number) => i >= 0 && i < c.t.count && c.nameAt(i)?.subtype === 'club';
  return (isWith(n.last) && isClub(n.last + 1)) || (isWith(n.first - 1) && isClub(n.first - 2));
}
const WITH = new Set(leads.together);
