/**
 * The words of time: takes the vocabulary file and the values that rules ask for by name, gives a lexicon of words with their classes,
 * and the classes as small numbers. `head` is a class, `head=day` one with a value; a word belongs to both.
 */
import { valued } from '../knowledge/valued.js';
import { type Forms, Lexicon } from '../numbers/lexicon.js';
import data from './data/vocabulary.json';

export type Value = string | number;
export interface Word {
  readonly class: string;
  readonly value: Value;
  /** Its class, and its class with the value where a rule asks for that. */
  readonly symbols: readonly number[];
}
interface Entry {
  readonly class: string;
  readonly value: Value;
  readonly forms: readonly string[];
  readonly exact?: boolean;
}
export const entries = data as readonly Entry[];

export const wordClasses: ReadonlySet<string> = new Set(entries.map((e) => e.class));

/** Number classes that patterns may name, and `word`, any word at all. */
const NUMBER_CLASSES =
  'n31 d31 d12 d59 d99 d24 n12 n24 n59 ord ord12 count year4 yearnum yearwords yy hhmm pair triple fraction word';
export const numberClasses: ReadonlySet<string> = new Set(NUMBER_CLASSES.split(' '));

const symbols = new Map([...wordClasses, ...numberClasses].map((name, i) => [name, i] as const));
const spelled = (name: string, value: string | null) => (value === null ? name : `${name}=${value}`);
for (const name of valued) if (!symbols.has(name)) symbols.set(name, symbols.size);

/** The number of a class, with or without a value. */
export function symbolOf(name: string, value: string | null = null): number {
  const symbol = symbols.get(spelled(name, value));
  if (symbol === undefined) throw new Error(`no class is called "${spelled(name, value)}"`);
  return symbol;
}

/** A set of symbols as bits. */
export type Mask = number[];
const BITS = 30;
const SIZE = Math.ceil(symbols.size / BITS);
const EMPTY: readonly number[] = new Array<number>(SIZE).fill(0);

export const emptyMask = (): Mask => EMPTY.slice();
export function maskOf(all: Iterable<number>): Mask {
  const mask = emptyMask();
  for (const symbol of all) addTo(mask, symbol);
  return mask;
}
export function addTo(mask: Mask, symbol: number): void {
  mask[(symbol / BITS) | 0]! |= 1 << (symbol % BITS);
}
export function addAll(mask: Mask, more: Mask): void {
  for (let i = 0; i < SIZE; i++) mask[i]! |= more[i]!;
}
export const has = (mask: Mask, symbol: number): boolean => (mask[(symbol / BITS) | 0]! & (1 << (symbol % BITS))) !== 0;
export function meets(a: Mask, b: Mask): boolean {
  for (let i = 0; i < SIZE; i++) if (a[i]! & b[i]!) return true;
  return false;
}
export const maskOfClasses = (names: string): Mask => maskOf(names.split(' ').map((n) => symbolOf(n)));

function* words(): Iterable<Forms<Word>> {
  for (const { class: name, value, forms, exact } of entries) {
    const valued = symbols.get(spelled(name, String(value)));
    const word: Word = { class: name, value, symbols: [symbolOf(name), ...(valued === undefined ? [] : [valued])] };
    yield { forms, value: word, ...(exact ? { exact } : {}) };
  }
}
export const vocabulary = new Lexicon<Word>(words);
