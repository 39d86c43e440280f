/**
 * Two independent 32-bit hashes of a run of code units, and the mixing of word hashes into phrase hashes.
 * Both are easy to attack, so every table that uses them compares the units as well.
 */
// As signed numbers, which tables keep: what has no units must be found again as well.
export const SEED_A = 0x811c9dc5 | 0;
export const SEED_B = 0x9747b28c | 0;

export const stepA = (h: number, unit: number): number => Math.imul(h ^ unit, 0x01000193);
export const stepB = (h: number, unit: number): number => Math.imul((h << 7) ^ (h >>> 25) ^ unit, 0x85ebca6b);

/** Hash of a phrase that goes on with one more word. */
export const joinA = (h: number, word: number): number => Math.imul(((h << 5) | (h >>> 27)) ^ word, 0x9e3779b1);
export const joinB = (h: number, word: number): number => Math.imul(((h << 9) | (h >>> 23)) ^ word, 0xc2b2ae35);

/** Spreads the bits of a hash, for use as an index. */
export function spread(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x7feb352d);
  return (x ^ (x >>> 15)) >>> 0;
}
