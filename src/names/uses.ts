/**
 * How words are used in much news, people in mind: takes counts of each word (`models/name-words.txt.gz`), gives for a word type one of a few
 * kinds: a common word that is never part of a name, one that opens names, and so on. A feature of the chance of names, no rule.
 *
 * Words are told by a hash of 21 bits: an unknown word is taken for a known one 1 time in 70.
 */
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { SEED_A, spread, stepA } from '../core/hash.js';
import { lowerBound } from '../core/search.js';
import type { WordTypes } from '../text/words.js';

/** In how many articles a word opens a name, stands later in one, is met elsewhere, in the name of a place or body. */
export type WordUses = readonly [first: number, later: number, other: number, named: number];

/** Met too seldom to tell. */
export const UNTOLD = 0;
const LEAST = 3;
const COMMON = 10;

/** The kind of a word, from 1 on, or that nothing is to be told. */
export function useOf([first, later, other, named]: WordUses): number {
  const inside = first + later;
  const all = inside + other + named;
  if (all < LEAST) return inside ? 1 : UNTOLD;
  if (named > all / 2) return 2;
  if (!inside) return other >= COMMON ? 4 : 3;
  if (inside < all / 10) return 5;
  if (inside < all / 2) return first > later ? 6 : 7;
  return first > 2 * later ? 8 : later > 2 * first ? 9 : 10;
}

const ALEF_MAKSURA = 0x649;

/** What a word is called here: its norm, but for «على», which is not «علي». */
export const useKey = (norm: string, surface: string): string =>
  surface.charCodeAt(surface.length - 1) === ALEF_MAKSURA
    ? norm.slice(0, -1) + String.fromCharCode(ALEF_MAKSURA)
    : norm;

const BITS = 21;
const place = (hash: number): number => spread(hash) >>> (32 - BITS);
const hashOf = (key: string): number => Array.from(key).reduce((h, c) => stepA(h, c.charCodeAt(0)), SEED_A);
/** A distance that takes more than its byte. */
const MORE = 255;

export function packUses(words: readonly (readonly [key: string, uses: WordUses])[]): Uint8Array {
  const kinds = new Map<number, number>();
  for (const [key, uses] of words) {
    const kind = useOf(uses);
    const at = place(hashOf(key));
    if (kind !== UNTOLD && !kinds.has(at)) kinds.set(at, kind);
  }
  const sorted = [...kinds].sort((a, b) => a[0] - b[0]);
  const out = new ByteWriter().uint(sorted.length);
  let before = 0;
  for (const [at] of sorted) {
    let gap = at - before;
    for (; gap >= MORE; gap -= MORE) out.byte(MORE);
    out.byte(gap);
    before = at;
  }
  for (const [, kind] of sorted) out.byte(kind);
  return out.done();
}

/** The kind of a word type without its first letters. */
export type UseAt = (id: number, skip: number) => number;

export function usesOf(types: WordTypes, bytes: Uint8Array): UseAt {
  const r = new ByteReader(bytes);
  const count = r.uint();
  const places = new Uint32Array(count);
  let at = 0;
  for (let k = 0; k < count; k++) {
    let gap = r.byte();
    for (; gap === MORE; gap = r.byte()) at += MORE;
    at += gap;
    places[k] = at;
  }
  const kinds = new Uint8Array(count);
  for (let k = 0; k < count; k++) kinds[k] = r.byte();
  const look = (hash: number): number => {
    const wanted = place(hash);
    const k = lowerBound(count, (i) => places[i]! < wanted);
    return k < count && places[k] === wanted ? kinds[k]! : UNTOLD;
  };
  const read = (id: number, skip: number): number => {
    const end = types.lengthOf(id) - 1;
    const isMaksura = end > skip && types.unitAt(id, end) === ALEF_MAKSURA;
    return look(isMaksura ? stepA(types.hashOf(id, skip, end), ALEF_MAKSURA) : types.hashOf(id, skip, end + 1));
  };
  const whole = types.column((id) => read(id, 0));
  return (id, skip) => (skip ? read(id, skip) : whole.at(id));
}
