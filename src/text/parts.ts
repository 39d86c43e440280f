/**
 * The parts of a head line: takes a line, or the beginning of a paragraph, gives the stretches between its signs and what each is by the
 * lists of agencies, outlets and words of the trade. What is a place and who a person is settled later, when names are known.
 *
 *   «عمر عريبي - سبق - جازان: رغب شاب …» → text «عمر عريبي» · outlet «سبق» · text «جازان» · tail «رغب شاب …»
 *   «الرباط 7 يونيو 2016/ومع/ تمكنت …» → date «الرباط 7 يونيو 2016» · agency «ومع» · tail
 */
import data from './data/page.json';
import { ARABIC, CLASS, DIGIT, INVISIBLE, isPlainLetter, LETTER, MARK, SPACE } from './fold.js';
import { firstWord, keyIn, keyOf, type Range, trim, wordsIn } from './lines.js';

export type PartKind = 'agency' | 'outlet' | 'filler' | 'date' | 'marker' | 'text' | 'tail';

export interface Part extends Range {
  readonly kind: PartKind;
  readonly key: string;
  readonly count: number;
  /** With the bracket or quote around it. */
  readonly outer: Range;
  /** Sign that closes it: a dash, colon, slash, bar or bracket; 0 at the line end; a blank where only a bracket before it says so. */
  readonly sign: number;
}

const keys = (list: readonly string[]) => new Set(list.map(keyOf));
const AGENCIES = keys(data.agencies);
const OUTLETS = keys(data.outlets);
const FILLERS = keys(data.fillers);
const OFFICES = keys(data.offices);
/** Words before the name of an author. */
export const MARKERS = keys([...data.author.starts, ...data.author.wrote, ...data.author.signed]);
/** «من الرباط», «القاهرة في 3 مارس» */
export const FROM = keys(data.from);
const NOT_PLACE = keys(data.notPlace);

const DASHES = new Set([0x2d, 0x2013, 0x2014, 0x2015, 0x2212]);
const TATWEEL = 0x640;
const COLON = 0x3a;
const SLASH = 0x2f;
const BAR = 0x7c;
const BRACKETS = new Map([
  [0x28, 0x29],
  [0x5b, 0x5d],
  [0xab, 0xbb],
  [0x201c, 0x201d],
  [0x22, 0x22],
]);
const STOPS = new Set([0x21, 0x3f, 0x61f, 0x61b]);
/** A name in brackets is no longer than this. */
const BRACKETED = 30;

/** Agency, outlet or word of the trade, by its key. */
export function tradeOf(key: string): PartKind | null {
  if (AGENCIES.has(key)) return 'agency';
  if (OUTLETS.has(key)) return 'outlet';
  if (FILLERS.has(key) || OFFICES.has(firstWord(key))) return 'filler';
  return null;
}

/** Begins a phrase of time or place, not a name: «في 5 مايو». */
export const isPhrase = (key: string): boolean => NOT_PLACE.has(firstWord(key));

/** Has a word no name has: «متابعة عن موقع». */
export const isTalk = (key: string): boolean => key.split(' ').some((w) => NOT_PLACE.has(w) || FILLERS.has(w));

const LONGEST_ADDRESS = 50;

/** «AHDATH.INFO», «www.example.com»: one Latin word with a dot inside, no page of a site. */
export function isAddress(text: string, r: Range): boolean {
  if (r.end - r.start > LONGEST_ADDRESS) return false;
  let dots = 0;
  for (let i = r.start; i < r.end; i++) {
    const u = text.charCodeAt(i);
    if (u === 0x2e) dots++;
    else if (u === SLASH) {
      if (i + 1 < r.end && text.charCodeAt(i + 1) !== SLASH && text.charCodeAt(i - 1) !== SLASH) return false;
    } else if (CLASS[u] !== LETTER && CLASS[u] !== DIGIT && u !== 0x2d && u !== COLON) return false;
  }
  return dots > 0 && r.end - r.start > 4;
}

export function partsOf(text: string, from: number, to: number, whole: boolean): Part[] {
  const out: Part[] = [];
  let start = from;
  const add = (end: number, sign: number, outer?: Range) => {
    const r = bare(text, start, end);
    const key = r.end > r.start ? keyIn(text, r.start, r.end) : '';
    if (key) push(out, text, r, key, outer ?? r, sign);
  };
  let i = from;
  for (; i < to; i++) {
    const u = text.charCodeAt(i);
    if (isPlainLetter(u) || u === SPACE_SIGN) continue;
    if (STOPS.has(u) || (u === 0x2e && endsSentence(text, i, to))) break;
    const closer = BRACKETS.get(u);
    if (closer !== undefined) {
      const close = i + 1 + text.slice(i + 1, Math.min(to, i + 1 + BRACKETED)).indexOf(String.fromCharCode(closer));
      const inner = close > i ? keyIn(text, i + 1, close) : '';
      if (inner && tradeOf(inner)) {
        add(i, u);
        start = i + 1;
        add(close, closing(text, close + 1, to), { start: i, end: close + 1 });
        start = close + 1;
        i = close;
      }
      continue;
    }
    if (!separates(text, i)) continue;
    add(i, u);
    start = i + 1;
  }
  if (i >= to && whole) add(to, 0);
  else {
    const r = trim(text, start, to);
    if (r.end > r.start) out.push(partOf(r, 'tail', '', Infinity, r, 0));
  }
  return out;
}

const partOf = (at: Range, kind: PartKind, key: string, count: number, outer: Range, sign: number): Part => ({
  start: at.start,
  end: at.end,
  kind,
  key,
  count,
  outer,
  sign,
});

/** Without blanks and the signs of a list at its ends. */
function bare(text: string, from: number, to: number): Range {
  let { start, end } = trim(text, from, to);
  const idle = (u: number) => u === TATWEEL || u === 0x5f || u === 0x2a || CLASS[u] === SPACE;
  while (start < end && idle(text.charCodeAt(start))) start++;
  while (end > start && text.charCodeAt(end - 1) !== TATWEEL && idle(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function push(out: Part[], text: string, r: Range, key: string, outer: Range, sign: number): void {
  const words = key.split(' ');
  const part = (at: Range, kind: PartKind, k: string, s: number): Part =>
    partOf(at, kind, k, wordsIn(k), at === r ? outer : at, s);
  const trade = isAddress(text, r) ? 'outlet' : tradeOf(key);
  if (trade) out.push(part(r, trade, key, sign));
  else if (MARKERS.has(key)) out.push(part(r, 'marker', key, sign));
  else if (words.some(isNumber)) out.push(part(r, 'date', key, sign));
  else {
    // «هسبريس من الرباط»
    for (const n of [1, 2]) {
      const outlet = words.slice(0, n).join(' ');
      if (words.length > n + 1 && words.length <= n + 4 && OUTLETS.has(outlet) && FROM.has(words[n]!)) {
        const [a, b] = [skipWords(text, r, n), skipWords(text, r, n + 1)];
        out.push(part(trim(text, r.start, a), 'outlet', outlet, SPACE_SIGN));
        out.push(part({ start: b, end: r.end }, 'text', words.slice(n + 1).join(' '), sign));
        return;
      }
    }
    out.push(part(r, 'text', key, sign));
  }
}

const isNumber = (word: string): boolean => CLASS[word.charCodeAt(0)] === DIGIT;

/** Is the sign of a part a bracket or quote that opens? */
export const opensBracket = (sign: number): boolean => BRACKETS.has(sign);

/** Sign of a part that nothing but a blank closes. */
export const SPACE_SIGN = 0x20;

/** What follows a bracket: the dash or colon there, or a blank. */
function closing(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && CLASS[text.charCodeAt(i)] === SPACE) i++;
  if (i >= to) return 0;
  return separates(text, i) ? text.charCodeAt(i) : SPACE_SIGN;
}

function separates(text: string, i: number): boolean {
  const u = text.charCodeAt(i);
  const before = CLASS[text.charCodeAt(i - 1)];
  const after = CLASS[text.charCodeAt(i + 1)];
  const digits = before === DIGIT && after === DIGIT;
  if (u === 0x2d) return !digits && !(before === LETTER && after === LETTER);
  if (DASHES.has(u) || u === BAR) return true;
  if (u === COLON) return !digits;
  if (u === SLASH) return !digits && !(isLetter(before) && isLetter(after));
  // «الرياضي ـ جدة», «الدوحةـ قال»: a tatweel that stands alone or ends a word, but not «لـ «سبق»».
  if (u !== TATWEEL || isLetter(after) || after === MARK) return false;
  return !isLetter(before) || (after === SPACE && [2, 3].every((n) => isLetter(CLASS[text.charCodeAt(i - n)])));
}

const isLetter = (c: number | undefined) => c === ARABIC || c === LETTER;

/** A full stop after a word of two letters or more, before a blank; «و.م.ع» and «AHDATH.INFO» are one name. */
function endsSentence(text: string, i: number, to: number): boolean {
  const after = CLASS[text.charCodeAt(i + 1)];
  if (i + 1 < to && after !== SPACE && after !== INVISIBLE) return text.charCodeAt(i + 1) === 0x2e;
  return isLetter(CLASS[text.charCodeAt(i - 1)]) && isLetter(CLASS[text.charCodeAt(i - 2)]);
}

function skipWords(text: string, r: Range, n: number): number {
  let i = r.start;
  for (let left = n; left > 0; left--) {
    while (i < r.end && CLASS[text.charCodeAt(i)] !== SPACE) i++;
    while (i < r.end && CLASS[text.charCodeAt(i)] === SPACE) i++;
  }
  return i;
}
