/**
 * Lines: takes a text, gives its lines without their blanks, each with the key that layout is known by.
 */
import { ARABIC, CLASS, DIGIT, INVISIBLE, LETTER, NEWLINE, normalize, SPACE } from './fold.js';

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
}

/** A line longer than this is no layout. */
const SHORT = 160;

export const keyOf = (s: string): string => words(normalize(s)).join(' ');

export function readLines(text: string): Line[] {
  const out: Line[] = [];
  let apart = true;
  for (let i = 0; i <= text.length; ) {
    let stop = i;
    while (stop < text.length && CLASS[text.charCodeAt(stop)] !== NEWLINE) stop++;
    const { start, end } = trim(text, i, stop);
    if (end > start) {
      const long = end - start > SHORT;
      const key = long ? '' : keyOf(text.slice(start, end));
      out.push({ start, end, apart, at: out.length, key, count: long ? Infinity : key ? key.split(' ').length : 0 });
      apart = false;
    } else if (stop > i || text.charCodeAt(stop) !== 0x0a || text.charCodeAt(stop - 1) !== 0x0d) apart = true;
    i = stop + 1;
  }
  return out;
}

/** The stretch without the blanks at its ends. */
export function trim(text: string, from: number, to: number): Range {
  const blank = (at: number) => {
    const c = CLASS[text.charCodeAt(at)];
    return c === SPACE || c === INVISIBLE || c === NEWLINE;
  };
  let start = from;
  let end = to;
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return { start, end };
}

function words(norm: string): string[] {
  const out: string[] = [];
  let word = '';
  for (let i = 0; i <= norm.length; i++) {
    const c = i < norm.length ? CLASS[norm.charCodeAt(i)] : SPACE;
    if (c === ARABIC || c === LETTER || c === DIGIT) word += norm[i];
    else if (word) {
      out.push(word);
      word = '';
    }
  }
  return out;
}
