/**
 * Lines: takes a text, gives its lines without their blanks, each with the key that layout is known by.
 */
import { stringOf } from '../core/bytes.js';
import {
  ARABIC,
  CLASS,
  DIGIT,
  INVISIBLE,
  isPlainLetter,
  LETTER,
  LIGATURES,
  ligature,
  MOST_LETTERS,
  NEWLINE,
  NORM,
  PUNCT,
  SPACE,
} from './fold.js';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Line extends Range {
  /** Norm, words parted by one blank, signs left out; empty for lines too long to be layout and for lines of signs. */
  readonly key: string;
  /** Words in the key; Infinity for a line too long to have one. */
  readonly count: number;
  /** An empty line stands before. */
  readonly apart: boolean;
  /** Place among the lines of the text. */
  readonly at: number;
  /** How many signs that close stand before its end. */
  readonly closers: number;
}

export interface Lines {
  readonly lines: readonly Line[];
  /** Where the signs stand that end a sentence or close a quotation. */
  readonly closers: readonly number[];
}

/** 1 for the signs that end a sentence or close a quotation. */
export const CLOSES = new Uint8Array(65536);
for (const u of [0x2e, 0x21, 0x61f, 0x3f, 0xbb, 0x201d, 0x22, 0x29]) CLOSES[u] = 1;

/** A line longer than this is no layout. */
const SHORT = 160;

const BLANK = 0x20;
const key = new Uint16Array(1024);

export const keyOf = (s: string): string => (IS_KEY.test(s) ? s : keyIn(s, 0, s.length));
/** Words that are their own norm, as most of the data are. */
const IS_KEY = /^(?:[\u0621\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a]+(?: (?!$)|$))*$/;

/** The key of text[from, to). */
export function keyIn(text: string, from: number, to: number): string {
  const most = (MOST_LETTERS + 1) * (to - from);
  const out = most <= key.length ? key : new Uint16Array(most);
  let n = 0;
  let apart = false;
  for (let i = from; i < to; i++) {
    const u = NORM[text.charCodeAt(i)]!;
    if (u === 0) continue;
    const many = u < LIGATURES ? undefined : ligature(u);
    if (!many && !isLetter(u)) {
      apart = true;
      continue;
    }
    if (apart && n > 0) out[n++] = BLANK;
    apart = false;
    if (many) for (const m of many) out[n++] = NORM[m]!;
    else out[n++] = u;
  }
  return stringOf(out, 0, n);
}

function isLetter(unit: number): boolean {
  const c = CLASS[unit];
  return c === ARABIC || c === LETTER || c === DIGIT;
}

/** How many words a key has. */
export function wordsIn(k: string): number {
  let n = k ? 1 : 0;
  for (let i = 0; i < k.length; i++) if (k.charCodeAt(i) === BLANK) n++;
  return n;
}

/** The first word of a key. */
export function firstWord(k: string): string {
  const blank = k.indexOf(' ');
  return blank < 0 ? k : k.slice(0, blank);
}

export function readLines(text: string): Lines {
  const lines: Line[] = [];
  const closers: number[] = [];
  let apart = true;
  for (let i = 0; i <= text.length; ) {
    let stop = i;
    for (; stop < text.length; stop++) {
      const u = text.charCodeAt(stop);
      if (isPlainLetter(u)) continue;
      const c = CLASS[u];
      if (c === NEWLINE) break;
      if (c === PUNCT && CLOSES[u]) closers.push(stop);
    }
    const { start, end } = trim(text, i, stop);
    if (end > start) {
      const long = end - start > SHORT;
      const k = long ? '' : keyIn(text, start, end);
      const count = long ? Infinity : wordsIn(k);
      lines.push({ start, end, key: k, count, apart, at: lines.length, closers: closers.length });
      apart = false;
    } else if (text.charCodeAt(stop) !== 0x0a || text.charCodeAt(stop - 1) !== 0x0d) apart = true;
    i = stop + 1;
  }
  return { lines, closers };
}

/** The stretch without the blanks at its ends. */
export function trim(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isBlank(unit: number): boolean {
  const c = CLASS[unit];
  return c === SPACE || c === INVISIBLE || c === NEWLINE;
}
