/**
 * Tokens: takes a text, gives typed columns, one pass, nothing per token on the heap.
 *
 *   «و4 شتنبر (CNN)» → و WORD · 4 NUMBER · شتنبر WORD · ( PUNCT · CNN LATIN · ) PUNCT
 *
 * A word is a run of Arabic letters with their marks; a number a run of digits with , . ٫ ٬ between digits; a Latin word a run of
 * letters of other scripts, digits after its first letter included; a run of one of . - _ = * … is one token, every other sign one each.
 * A surrogate pair is one symbol. Invisible signs belong to a word only inside it.
 */

import { SEED_A, stepA } from '../core/hash.js';
import { lowerBound } from '../core/search.js';
import {
  ARABIC,
  CLASS,
  DIGIT,
  INVISIBLE,
  isPlainLetter,
  LETTER,
  LIGATURES,
  MARK,
  NEWLINE,
  PUNCT,
  SPACE,
  SURFACE,
} from './fold.js';
import type { WordTypes } from './words.js';

export const WORD = 1;
export const NUMBER = 2;
export const LATIN = 3;
export const SIGN = 4;
export const SYMBOL = 5;
export type TokenKind = 1 | 2 | 3 | 4 | 5;

/** What stands before a token: nothing, blanks, a line end, an empty line. */
export const GLUED = 0;
export const BLANK = 1;
export const LINE = 2;
export const PARAGRAPH = 3;

export interface Tokens {
  readonly text: string;
  readonly words: WordTypes;
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** WORD, NUMBER, LATIN, SIGN or SYMBOL. */
  readonly kind: Uint8Array;
  /** Id in `words`. */
  readonly type: Uint32Array;
  /** GLUED, BLANK, LINE or PARAGRAPH. */
  readonly gap: Uint8Array;
}

/** Words are no longer, but for odd ones. */
const USUAL = 64;
const RUNS = new Set([0x2e, 0x2d, 0x5f, 0x3d, 0x2a, 0x2026]);
const BETWEEN_DIGITS = new Set([0x2e, 0x2c, 0x66b, 0x66c, 0x60c]);

/** `skip`: stretches in text order that are not read. */
export function readTokens(
  text: string,
  words: WordTypes,
  skip: readonly { start: number; end: number }[] = [],
): Tokens {
  const n = text.length;
  let size = (n >> 2) + 16;
  let { start, end, type, kind, gap } = columns(size);
  let count = 0;
  let before: number = PARAGRAPH;
  let i = 0;
  let skipped = 0;
  /** Where the next stretch begins that is not read. */
  let gone = skip.length ? skip[0]!.start : n;
  const units = words.room(USUAL);
  while (i < n) {
    if (i >= gone) {
      const { end } = skip[skipped++]!;
      gone = skipped < skip.length ? skip[skipped]!.start : n;
      if (end > i) {
        i = end;
        before = PARAGRAPH;
      }
      continue;
    }
    const u = text.charCodeAt(i);
    const c = CLASS[u]!;
    if (c === SPACE || c === INVISIBLE || c === MARK) {
      if (before === GLUED && c === SPACE) before = BLANK;
      i++;
      continue;
    }
    if (c === NEWLINE) {
      if (u === 0x0d && text.charCodeAt(i + 1) === 0x0a) i++;
      before = before >= LINE ? PARAGRAPH : LINE;
      i++;
      continue;
    }
    let j = i + 1;
    let k: TokenKind;
    let id = -1;
    if (c === ARABIC) {
      // Nearly all tokens: read off and hashed in one go.
      k = WORD;
      let last = j;
      let s = SURFACE[u]!;
      let ligatures = s >= LIGATURES;
      let hash = stepA(SEED_A, s);
      let length = 1;
      units[0] = s;
      for (; j < n; j++) {
        const v = text.charCodeAt(j);
        if (isPlainLetter(v)) {
          last = j + 1;
          units[length++] = v;
          hash = stepA(hash, v);
          continue;
        }
        const d = CLASS[v]!;
        if (d === ARABIC) {
          last = j + 1;
          s = SURFACE[v]!;
          if (s >= LIGATURES) ligatures = true;
          units[length++] = s;
          hash = stepA(hash, s);
        } else if (d === MARK) last = j + 1;
        else if (d !== INVISIBLE) break;
      }
      j = last;
      if (!ligatures && length <= USUAL) id = words.enter(units, length, hash);
    } else if (c === DIGIT) {
      k = NUMBER;
      while (j < n) {
        const v = text.charCodeAt(j);
        if (CLASS[v] === DIGIT) j++;
        else if (BETWEEN_DIGITS.has(v) && j + 1 < n && CLASS[text.charCodeAt(j + 1)] === DIGIT) j += 2;
        else break;
      }
    } else if (c === LETTER) {
      k = LATIN;
      let last = j;
      for (; j < n; j++) {
        const v = text.charCodeAt(j);
        const d = CLASS[v]!;
        if (d === LETTER || d === DIGIT || d === MARK) last = j + 1;
        else if ((v === 0x27 || v === 0x2019) && j + 1 < n && CLASS[text.charCodeAt(j + 1)] === LETTER) last = j + 1;
        else if (d !== INVISIBLE) break;
      }
      j = last;
    } else if (c === PUNCT) {
      k = SIGN;
      if (RUNS.has(u)) while (j < n && text.charCodeAt(j) === u) j++;
    } else {
      k = SYMBOL;
      if (u >= 0xd800 && u < 0xdc00 && j < n) {
        const low = text.charCodeAt(j);
        if (low >= 0xdc00 && low < 0xe000) j++;
      }
    }
    if (count === size) {
      size *= 2;
      const wider = columns(size);
      wider.start.set(start);
      wider.end.set(end);
      wider.type.set(type);
      wider.kind.set(kind);
      wider.gap.set(gap);
      ({ start, end, type, kind, gap } = wider);
    }
    start[count] = i;
    end[count] = j;
    kind[count] = k;
    // A run of one sign has the type of the sign.
    type[count] = id >= 0 ? id : words.intern(text, i, k === SIGN ? i + 1 : j);
    gap[count] = before;
    count++;
    before = GLUED;
    i = j;
  }
  return { text, words, count, start, end, kind, type, gap };
}

/** Columns for so many tokens, in one piece of memory: pieces cost more than bytes. */
function columns(size: number): Pick<Tokens, 'start' | 'end' | 'type' | 'kind' | 'gap'> {
  const bytes = new ArrayBuffer(14 * size);
  return {
    start: new Uint32Array(bytes, 0, size),
    end: new Uint32Array(bytes, 4 * size, size),
    type: new Uint32Array(bytes, 8 * size, size),
    kind: new Uint8Array(bytes, 12 * size, size),
    gap: new Uint8Array(bytes, 13 * size, size),
  };
}

/** The kind of the tokens of a word type: its first letter says it. */
export function kindOf(words: WordTypes, id: number): TokenKind {
  const c = words.lengthOf(id) > 0 ? CLASS[words.unitAt(id, 0)]! : SPACE;
  return c === ARABIC ? WORD : c === DIGIT ? NUMBER : c === LETTER ? LATIN : c === PUNCT ? SIGN : SYMBOL;
}

/** The text of tokens [from, to). */
export const textOf = (t: Tokens, from: number, to: number): string => t.text.slice(t.start[from]!, t.end[to - 1]!);

/** How many tokens start before an offset. */
export function tokensBefore(t: Tokens, offset: number): number {
  return lowerBound(t.count, (i) => t.start[i]! < offset);
}
