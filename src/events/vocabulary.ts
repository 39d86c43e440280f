/**
 * The words that triggers ask for around them, by number: takes them as triggers are compiled, says which a lexeme may stand for.
 *
 * Numbers are given as triggers are first met, so what a lexeme stands for is read anew when there are more words than it was read with.
 */
import type { Lexeme } from './lexeme.js';

/** «الاجتماع» → «اجتماع»: the norm without its article. */
export const articleFree = (norm: string): string => (norm.startsWith('\u0627\u0644') ? norm.slice(2) : norm);

const numbers = new Map<string, number>();

export function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(word, number);
  }
  return number;
}

/** How many words have a number. */
export const counted = (): number => numbers.size;

/** A set of words by number. */
export class WordSet {
  private readonly bits: Uint32Array;

  constructor(members: readonly number[]) {
    this.bits = new Uint32Array(members.length ? (Math.max(...members) >> 5) + 1 : 0);
    for (const n of members) this.bits[n >> 5]! |= 1 << (n & 31);
  }

  has(number: number): boolean {
    const k = number >> 5;
    return k < this.bits.length && ((this.bits[k]! >> (number & 31)) & 1) === 1;
  }
}

const NONE: readonly number[] = [];

function known(spellings: readonly string[]): readonly number[] {
  let out: number[] | null = null;
  for (const spelling of spellings) {
    const number = numbers.get(spelling);
    if (number !== undefined) (out ??= []).push(number);
  }
  return out ?? NONE;
}

function read(word: Lexeme): void {
  word.asked = numbers.size;
  word.cues = known(word.spellings());
  word.partners = known(word.freeSpellings());
}

/** Numbers of the words that a lexeme may stand for in a condition. */
export function cuesOf(word: Lexeme): readonly number[] {
  if (word.asked !== numbers.size) read(word);
  return word.cues;
}

/** Numbers of the words that it may stand for beside a light verb. */
export function partnersOf(word: Lexeme): readonly number[] {
  if (word.asked !== numbers.size) read(word);
  return word.partners;
}
