/**
 * Finds times: takes tokens and the numbers among them, gives spans with what they say, unresolved, leftmost-longest.
 *
 *   «يومي 3 و4 شتنبر 2024» → { range: 3 to 4 of month 9 of year 2024 }
 *
 * Where a token may begin an expression (one cached look-up says so), the chart is asked for the categories `time` and `nothing`;
 * the longest reading wins, and `nothing` swallows what only looks like a time («شارع 9 أبريل»).
 */
import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import { packed } from '../knowledge/packed.js';
import { numbersOf, PLACES, position, tokenOf } from '../numbers/lexicon.js';
import type { NumberSpan } from '../numbers/types.js';
import { mayBeCounted, spelling } from '../numbers/units.js';
import { normalize } from '../text/fold.js';
import { kindOf, LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import { Chart, type Result } from './chart.js';
import cues from './data/cues.json';
import { futureBefore, isImperfect, isPresent, isRelative } from './direction.js';
import { Grammar, TOPS } from './grammar.js';
import { endsSentence } from './sentence.js';
import { Terminals } from './terminals.js';
import type { Said, TimeFound } from './types.js';
import { has, maskOf, maskOfClasses, meets, symbolOf, vocabulary } from './vocabulary.js';

export type { TimeFound } from './types.js';

function readRules() {
  const grammar = new Grammar(packed.times);
  return {
    grammar,
    categories: TOPS.map((name) => grammar.numberOf(name)),
    firsts: maskOf(grammar.openings.keys()),
  };
}
let read: ReturnType<typeof readRules> | null = null;
/** The rules, read at the first text. */
const table = () => (read ??= readRules());
const IN = maskOfClasses('in of from to between since later before during edge');

/**
 * How an expression may begin with a word of this type: not at all, as a phrase that the next word goes on, as a word that needs
 * another after it, as a word that can be all.
 */
const NEVER = 0;
const PHRASE = 1;
const FOLLOWED = 2;
const ALONE = 3;
/** A number in digits. */
const FIGURE = 4;
const mayBegin = numbersOf((words, id) => {
  const kind = kindOf(words, id);
  if (kind === SIGN) return NEVER;
  if (kind === NUMBER) return FIGURE;
  const { openings } = table().grammar;
  let most = NEVER;
  for (const { value, phrase } of vocabulary.beginning(words, id))
    for (const symbol of value.symbols) {
      const opening = openings.get(symbol);
      if (opening) most = Math.max(most, phrase ? PHRASE : opening.alone ? ALONE : FOLLOWED);
    }
  return most;
});
/** A number can be all of an expression only if it is a year or two numbers in one: «2011», «14.09.2018», «ألفين وستة». */
const NUMBER_ALONE_FROM = 4;
const AND = normalize(cues.and);
const WITH = proclitics.prepositions[0]!.charCodeAt(0);
const DUAL = cues.dual.map(normalize);
const definite = numbersOf((words, id) => Number(spelling.definite.some((form) => words.norm(id).startsWith(form))));
const ARTICLE = normalize(cues.article);
/** «إلى» and «الآن» only look so. */
const SHORTEST_WITH_ARTICLE = 5;
const hasArticle = numbersOf((words, id) =>
  Number(words.norm(id).startsWith(ARTICLE) && words.norm(id).length >= SHORTEST_WITH_ARTICLE),
);
const dual = numbersOf((words, id) => {
  const norm = words.norm(id);
  return Number(norm.startsWith(AND) && DUAL.some((pronoun) => norm.endsWith(pronoun)));
});
const STATE = symbolOf('state');
const tellsState = numbersOf((words, id) =>
  Number(vocabulary.alone(words, id).some((h) => h.value.symbols[0] === STATE)),
);
/** Clitic letters before which an expression may begin. */
const LETTERS = [0, 1, 2];

export function findTimes(t: Tokens, numbers: readonly NumberSpan[]): TimeFound[] {
  const terminals = new Terminals(t, numbers);
  const chart = new Chart(table().grammar, terminals);
  const begins = mayBegin(t.words);
  const out: TimeFound[] = [];
  let n = 0;
  /** Where the next number begins. */
  let next = 0;
  /** Is there a word after, at token j, with which an expression may go on? */
  const goesOn = (j: number): boolean =>
    j < t.count &&
    t.gap[j]! < LINE &&
    (t.kind[j] === NUMBER || vocabulary.knows(t, j) || numbers[n]?.first === j || numbers[n + 1]?.first === j);
  for (let i = 0; i < t.count; i++) {
    const how = begins.of(t.type[i]!);
    if (how === NEVER && i < next) continue;
    while (n < numbers.length && numbers[n]!.first < i) n++;
    next = n < numbers.length ? numbers[n]!.first : t.count;
    const number = next === i ? numbers[n]! : null;
    if ((how === NEVER && !number) || t.kind[i] === SIGN) continue;
    const digits = how === FIGURE && t.end[i]! - t.start[i]! >= NUMBER_ALONE_FROM;
    const words = number !== null && !number.digits && number.last > i + 1;
    const alone = how === ALONE || digits || words;
    const followed = (how === FOLLOWED || how === FIGURE || number) && goesOn(i + 1);
    if (!alone && !followed && !vocabulary.goesOn(t, i) && !(number && goesOn(number.last))) continue;
    const best = longest(t, terminals, chart, i);
    if (!best) continue;
    const { result, p } = best;
    const last = tokenOf(result.to);
    if (result.said) {
      const start =
        result.skip > 0 || p !== position(i) ? offsetAfter(t, i, Math.max(result.skip, p - position(i))) : t.start[i]!;
      const end = t.end[last - 1]!;
      const score = result.needs && result.needs !== 'bare' ? 0.8 : 1;
      out.push({
        kind: 'time',
        first: i,
        last,
        start,
        end,
        text: t.text.slice(start, end),
        rule: `time/${result.rule}`,
        score,
        said: result.said,
      });
    }
    i = last - 1;
  }
  return out;
}

/** Does a word stand at position p that opens an expression, and after it, unless it can be all, one that may follow? */
function opens(terminals: Terminals, p: number): boolean {
  const { mask, terminals: all } = terminals.at(p).entries;
  if (!meets(table().firsts, mask)) return false;
  const base = position(tokenOf(p));
  for (const { symbols, reach } of all)
    for (const symbol of symbols) {
      const opening = table().grammar.openings.get(symbol);
      if (opening && (opening.alone || terminals.startsAt(opening.next, base + reach))) return true;
    }
  return false;
}

/** The longest reading that begins in token i. */
function longest(t: Tokens, terminals: Terminals, chart: Chart, i: number): { result: Result; p: number } | null {
  let best: { result: Result; p: number } | null = null;
  for (const k of LETTERS) {
    if (k > 0 && t.kind[i] !== WORD) break;
    const p = position(i, k);
    if ((k > 0 && !terminals.hasWordAt(p)) || !opens(terminals, p)) continue;
    for (const category of table().categories)
      for (const result of chart.read(category, p)) {
        if (best && result.to <= best.result.to) continue;
        if (holds(t, terminals, result, p)) best = { result, p };
      }
  }
  return best;
}

/** Is what the expression needs around it there? */
function holds(t: Tokens, terminals: Terminals, result: Result, p: number): boolean {
  switch (result.needs) {
    case null:
      return true;
    case 'in':
      return terminals.endsBefore(IN, p);
    case 'plan': {
      const next = tokenOf(result.to);
      if (next >= t.count) return true;
      // «غدا الطفل شابا», but «غدا يبدأ التسجيل».
      if (tokenOf(p) === 0) return futureBefore(t, 0) === 'future';
      if (t.kind[next] !== WORD || terminals.startsAt(AROUND, result.to)) return true;
      // «و«عكاظ» تنشر غدا تفاصيل …»
      const before = tokenOf(p) - 1;
      return (
        (t.kind[before] === WORD && isImperfect(t.words.norm(t.type[before]!))) ||
        futureBefore(t, tokenOf(p)) === 'future'
      );
    }
    case 'future':
      // «سيعود بعد يومين» counts from the day of publication, «عاد بعد يومين» from what was told.
      return (p === 0 && tokenOf(result.to) >= t.count) || futureBefore(t, tokenOf(p)) === 'future';
    case 'year':
      return yearHolds(t, terminals, result, p);
    // «المشكلة اليوم هي», «واليوم هي», but «اليوم هو الثلاثاء».
    case 'definite':
      if (p % PLACES > 0) return t.words.unitAt(t.type[tokenOf(p)]!, 0) === AND.charCodeAt(0);
      return tokenOf(p) > 0 && definite(t.words).of(t.type[tokenOf(p) - 1]!) === 1;
    // «سحبت الاثنين وأغرقتهما», «التقى بالاثنين».
    case 'dual':
      return (
        (p % PLACES > 0 && t.words.unitAt(t.type[tokenOf(p)]!, (p % PLACES) - 1) === WITH) ||
        (tokenOf(result.to) < t.count &&
          !terminals.breaks(result.to) &&
          dual(t.words).of(t.type[tokenOf(result.to)]!) === 1)
      );
    case 'nowadays':
      return stateBefore(t, tokenOf(p)) || opensClaim(t, p, terminals, result) || isOfTopic(t, p, terminals, result);
    // «خلال يوم الاقتراع» is no day long, «منذ عام التي» a year.
    case 'bare': {
      const next = tokenOf(result.to);
      if (next >= t.count || terminals.breaks(result.to) || isRelative(t, next)) return true;
      return t.kind[next] !== WORD || hasArticle(t.words).of(t.type[next]!) === 0;
    }
    case 'quoted':
      return terminals.endsBefore(QUOTES, p) && terminals.startsAt(QUOTES, result.to);
    case 'part':
      return false;
  }
}

/** «تعيش القرية اليوم», «ما نعيشه اليوم»: a verb of a state tells of no one day. */
function stateBefore(t: Tokens, i: number): boolean {
  for (let j = i - 1; j >= 0 && j >= i - STATE_REACH; j--) {
    if (t.kind[j] !== WORD || t.gap[j + 1]! >= LINE) return false;
    if (tellsState(t.words).of(t.type[j]!)) return true;
  }
  return false;
}
const STATE_REACH = 3;

/** «واليوم لم يبق من السوق شيء», «. اليوم يملك ثلث السوق»: opens a sentence that reports nothing. */
function opensClaim(t: Tokens, p: number, terminals: Terminals, result: Result): boolean {
  const i = tokenOf(p);
  const next = tokenOf(result.to);
  if (p % PLACES > 0)
    return (i === 0 || t.gap[i]! >= LINE || stopBefore(t, i)) && !terminals.startsAt(REPORT, result.to);
  if (!stopBefore(t, i) || next >= t.count || t.kind[next] !== WORD) return false;
  if (terminals.startsAt(EXISTS, result.to)) return true;
  return goesOnNow(t.words).of(t.type[next]!) === 1 && !terminals.startsAt(SCHEDULED, result.to);
}
/** «. القرية اليوم بلا ماء»: said of what a sentence is about. */
function isOfTopic(t: Tokens, p: number, terminals: Terminals, result: Result): boolean {
  const i = tokenOf(p);
  const next = tokenOf(result.to);
  if (p % PLACES > 0 || i < 2 || t.kind[i - 1] !== WORD || hasArticle(t.words).of(t.type[i - 1]!) === 0) return false;
  if (!stopBefore(t, i - 1) || next >= t.count || t.kind[next] !== WORD || terminals.breaks(result.to)) return false;
  return !terminals.startsAt(SCHEDULED, result.to);
}

/** Does a sentence, or what is quoted, begin here? */
function stopBefore(t: Tokens, i: number): boolean {
  if (i === 0 || t.kind[i - 1] !== SIGN) return false;
  return endsSentence(t, i - 1) || (opensQuote(t, i - 1) && i > 1 && t.kind[i - 2] === SIGN);
}
const OPENS = maskOfClasses('quoteOpen');
const opensQuote = (t: Tokens, i: number): boolean => vocabulary.at(t, i).some((h) => has(OPENS, h.value.symbols[0]!));
const EXISTS = maskOfClasses('exists');
const REPORT = maskOfClasses('report');
const SCHEDULED = maskOfClasses('scheduled report');
const goesOnNow = numbersOf((words, id) => Number(tellsState(words).of(id) === 1 || isPresent(words.norm(id))));

function firstYear(x: Said | null): number {
  if (x?.kind === 'list') return firstYear(x.items[0]!);
  if (x?.kind === 'range') return firstYear(x.from);
  return x?.kind === 'year' ? x.year : 0;
}

const [OPEN, CLOSE] = [maskOfClasses('open'), maskOfClasses('close')];
const QUOTES = maskOfClasses('quoteOpen quoteClose');
const AROUND = maskOfClasses('in of from to');
const STRONG = maskOfClasses('since inp during before later edge');
const LINKS = maskOfClasses('in of from to and inp between');

/** A bare number as a year: after «في، منذ …», or after a weaker word where no counted noun can follow: «من 2000 شخص». */
function yearHolds(t: Tokens, terminals: Terminals, result: Result, p: number): boolean {
  const year = firstYear(result.said);
  // «ألبومها الأول (1992)».
  if (terminals.endsBefore(OPEN, p) && terminals.startsAt(CLOSE, result.to))
    return year >= 1900 && year < 2100 && year % 100 > 0;
  const next = tokenOf(result.to);
  const noun = mayBeCounted(t, next) && !terminals.startsAt(LINKS, result.to);
  const inWords = t.kind[tokenOf(p)] === WORD;
  if (terminals.endsBefore(STRONG, p)) return (year >= 1800 && !inWords) || !noun;
  return terminals.endsBefore(IN, p) && year >= 1900 && !noun;
}
