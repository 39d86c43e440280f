/**
 * Names of which no word is known: takes words, gives runs of two and more that the language knows nothing of, where something speaks for a
 * person and nothing for a thing.
 */
import { BLANK, NUMBER, SIGN, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { BEARER, CALLED, NOT_NAME, SPEECH, TAIL } from './leads.js';
import {
  ALEF,
  afterHyphen,
  isAndPlace,
  isImperfect,
  isMarked,
  isNisba,
  isPart,
  isStop,
  isUnknown,
  lastLetter,
  leadBy,
  TA_MARBUTA,
  WAW,
  YA,
} from './name-words.js';
import type { Office } from './offices.js';

export interface NameRun {
  readonly last: number;
  readonly skip: number;
  /** The rule that read it, where it is one of its own. */
  readonly rule?: string;
}

/** Two or three words in a row of which the language knows nothing: «جيلبرت أزيبرت». */
export function foreign(c: TokenFacts, first: number, office: Office | null): NameRun | null {
  const { t } = c;
  // «وندى باقر» has a name in it behind «و».
  const [part] = c.parts(first);
  const isAnd = t.kind[first] === WORD && part?.skip === 1 && t.words.unitAt(t.type[first]!, 0) === WAW;
  const skip = t.kind[first] === WORD ? c.words.best(first).conjunction || Number(isAnd) : 0;
  let last = first;
  while (last < t.count && last - first < MOST && !c.isClosed(last)) {
    const after = last > first ? afterHyphen(t, last) : -1;
    if (after > 0 && !c.isClosed(after) && isForeign(c, after, false)) last = after;
    else if (last > first && t.gap[last] !== BLANK) break;
    else if (!isForeign(c, last, last === first) || (last - first > 1 && isAndOther(c, last))) break;
    last++;
  }
  // «اسفنديار رحيم مشائي»
  if (last - first > 1 && last < t.count && last - first < MOST && t.gap[last] === BLANK && isLastStrange(c, last))
    last++;
  // «سيسي سيسي» is sung.
  if (last - first === 2 && t.type[first] === t.type[last - 1]) return null;
  // «وبحرفها تيفناغ»
  if (c.words.readings(first)[0]!.pronoun > 1 && isAttached(c, first)) return null;
  if (last - first < 2 || isAccusative(c, first, last) || isOfThing(c, first, last)) return null;
  return office || hasWitness(c, first, last) ? { last, skip, rule: office ? TITLED : ALONE } : null;
}

const TITLED = 'person/title-foreign';
const ALONE = 'person/foreign';

/** «روبرت غودلات» وتراي كودي: behind a whole name «و» and another, where nothing has the word with its first letter for a name. */
export const isAndOther = (c: TokenFacts, i: number): boolean =>
  c.t.words.unitAt(c.t.type[i]!, 0) === WAW &&
  !c.wholePart(i) &&
  i + 1 < c.t.count &&
  c.t.gap[i + 1] === BLANK &&
  isForeign(c, i + 1, false);

/** «جيلا ذهبيا»: a noun and its adjective, in the accusative. */
function isAccusative(c: TokenFacts, first: number, last: number): boolean {
  let ends = 0;
  for (let i = first; i < last; i++) {
    if (c.isStrange(i) || isPart(c, i)) return false;
    if (lastLetter(c.t, i) === ALEF) ends++;
  }
  return ends > 0;
}

/** Does anything beside the run of unknown words [first, last) speak for a person, or each of them? */
function hasWitness(c: TokenFacts, first: number, last: number): boolean {
  const { t } = c;
  if (isStop(t, last)) return true;
  if (first > 0 && t.kind[first - 1] === WORD && t.gap[first] === BLANK)
    if (c.isNation(first - 1) || c.words.best(first - 1).pos === 'VERB') return true;
  let strange = 0;
  for (let i = first; i < last; i++) {
    if (isPart(c, i)) return true;
    if (c.isStrange(i)) strange++;
  }
  return strange === last - first;
}

/** Do unknown words [first, last) name a thing: «فيلم ويكينغ لايف», «إيجي إكس 100», a whole quotation? */
function isOfThing(c: TokenFacts, first: number, last: number): boolean {
  const { t } = c;
  const isQuote = (i: number) => t.kind[i] === SIGN && QUOTES.has(t.text.charCodeAt(t.start[i]!));
  if (first > 0 && last < t.count && isQuote(first - 1) && isQuote(last)) return true;
  if (last < t.count && t.gap[last] === BLANK && t.kind[last] === NUMBER) return true;
  if (leadBy(c, first, BEARER)) return true;
  if (first === 0 || t.kind[first - 1] !== WORD || t.gap[first] !== BLANK) return false;
  // «مرسيدس بنز جي»: what is before belongs to it.
  return c.nameAt(first - 1)?.type === 'organization';
}
const QUOTES = new Set([0x22, 0xab, 0xbb, 0x201c, 0x201d]);

/** A word that reads as a proper name and as nothing else; `first` of a run it may have «و» before it. */
function isForeign(c: TokenFacts, i: number, first: boolean): boolean {
  const { t } = c;
  const best = c.words.best(i);
  if (t.kind[i] !== WORD || isAndPlace(c, i)) return false;
  if (best.pos !== 'PROPN' && !(first && isBeforeHyphen(c, i))) return false;
  const { conjunction } = best;
  if (t.words.lengthOf(t.type[i]!) - conjunction < FOREIGN_LEAST && !(first && isBeforeHyphen(c, i))) return false;
  if (c.leads(i, conjunction, NOT_NAME | SPEECH) || isMarked(t, i)) return false;
  // «بحروف تيفيناغ»
  if (first && c.words.readings(i)[0]!.preposition && c.leads(i, conjunction + 1, NOT_NAME)) return false;
  if (c.isOrdinary(i) || c.isNation(i) || c.isTitle(i) || best.preposition || best.pronoun) return false;
  if (lastLetter(t, i) === TA_MARBUTA && !c.isStrange(i) && !isPart(c, i)) return false;
  // «يشير مايكل»
  if (!c.isStrange(i) && !c.parts(i).length && isImperfect(c, i)) return false;
  if (first) return best.article === 0 && !c.leads(i, conjunction, TAIL | CALLED | BEARER);
  return conjunction === 0 && (best.article === 0 || isNisba(c, i, 1));
}

/** «ري» سون-جون: a short word of which nothing is known before two that a hyphen joins. */
const isBeforeHyphen = (c: TokenFacts, i: number): boolean =>
  (c.isStrange(i) || c.words.best(i).pos === 'PROPN') &&
  !c.words.best(i).verb &&
  c.t.gap[i + 1] === BLANK &&
  afterHyphen(c.t, i + 2) > 0;

/** A word of which nothing is known and that ends as family names do, or reads as a name before all. */
const isLastStrange = (c: TokenFacts, i: number): boolean =>
  c.t.kind[i] === WORD &&
  !c.isClosed(i) &&
  c.isStrange(i) &&
  isUnknown(c, i, false) &&
  (lastLetter(c.t, i) === YA || c.words.readings(i)[0]!.pos === 'PROPN');
const isAttached = (c: TokenFacts, i: number): boolean =>
  leads.attached.some((end) => c.t.words.surface(c.t.type[i]!).endsWith(end));

const FOREIGN_LEAST = 4;
/** Longest run in tokens. */
const MOST = 4;
