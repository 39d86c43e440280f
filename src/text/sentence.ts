/**
 * Sentences and quotes: takes tokens, gives sentence borders and the depth of quotation of every token.
 *
 * A sentence ends at . ! ؟ ? ; at an empty line, at a line end after a full stop or before a heading, never inside a number or after an
 * abbreviation of one letter («د. أحمد», «ص. 5»). «؛» and «،» do not end it.
 */
import { LINE, PARAGRAPH, SIGN, type Tokens, WORD } from './token.js';

export interface Sentences {
  readonly count: number;
  /** First token of each sentence; sentence i is [first[i], first[i + 1]). */
  readonly first: Uint32Array;
  /** Sentence of each token. */
  readonly of: Uint32Array;
  /** 1 where a token stands inside quotation marks. */
  readonly quoted: Uint8Array;
}

const FULL_STOP = 0x2e;
const ENDS = new Set([0x21, 0x3f, 0x61f, 0x6d4, 0x2026]);
const OPENING = new Map([
  [0xab, 0xbb],
  [0x201c, 0x201d],
]);
const CLOSING = new Set([0xbb, 0x201d]);
const STRAIGHT = 0x22;
/** A quotation longer than this was not closed. */
const LONGEST_QUOTE = 400;

export function readSentences(t: Tokens): Sentences {
  const first = [0];
  const of = new Uint32Array(t.count);
  let sentence = 0;
  for (let i = 0; i < t.count; i++) {
    if (i > first[sentence]! && breaksBefore(t, i)) {
      first.push(i);
      sentence++;
    }
    of[i] = sentence;
  }
  first.push(t.count);
  if (t.count === 0) first.shift();
  return { count: first.length - 1, first: Uint32Array.from(first), of, quoted: readQuotes(t) };
}

const unit = (t: Tokens, i: number) => t.text.charCodeAt(t.start[i]!);

function breaksBefore(t: Tokens, i: number): boolean {
  if (t.gap[i] === PARAGRAPH) return true;
  let p = i - 1;
  // Quotes and brackets that close belong to the sentence before.
  if (t.kind[i] === SIGN && (CLOSING.has(unit(t, i)) || unit(t, i) === 0x29)) return false;
  while (p > 0 && t.kind[p] === SIGN && (CLOSING.has(unit(t, p)) || unit(t, p) === STRAIGHT || unit(t, p) === 0x29))
    p--;
  if (t.gap[i] === LINE) return true;
  if (t.kind[p] !== SIGN) return false;
  const u = unit(t, p);
  if (ENDS.has(u)) return true;
  if (u !== FULL_STOP) return false;
  // «د. أحمد», «أ.د. محمد»: a single letter before the stop, or a stop glued to letters on both sides of a short word.
  if (p > 0 && t.gap[p] === 0 && t.kind[p - 1] === WORD && t.words.lengthOf(t.type[p - 1]!) === 1) return false;
  return true;
}

function readQuotes(t: Tokens): Uint8Array {
  const quoted = new Uint8Array(t.count);
  let open = -1;
  let closer = 0;
  for (let i = 0; i < t.count; i++) {
    if (open >= 0 && (i - open > LONGEST_QUOTE || t.gap[i] === PARAGRAPH)) open = -1;
    if (t.kind[i] !== SIGN) continue;
    const u = unit(t, i);
    if (open >= 0 && u === closer) {
      for (let k = open + 1; k < i; k++) quoted[k] = 1;
      open = -1;
    } else if (open < 0 && OPENING.has(u)) {
      open = i;
      closer = OPENING.get(u)!;
    } else if (open < 0 && u === STRAIGHT) {
      open = i;
      closer = STRAIGHT;
    }
  }
  return quoted;
}
