/**
 * A set of strings to look runs of code units up in, blind to what a folding table makes equal: takes a pool of strings and the table,
 * gives the indices of all strings that fold to the same. Open addressing on one hash; letters are compared on a hit.
 */

import { poolString, type StringPool } from './bytes.js';
import { SEED_A, spread, stepA } from './hash.js';

export class FoldedStrings {
  private readonly slots: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;
  private readonly texts: string[];

  constructor(
    pool: StringPool,
    private readonly fold: Uint16Array,
  ) {
    const n = pool.offsets.length - 1;
    let size = 16;
    while (size < 2 * n) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    this.next = new Int32Array(n).fill(-1);
    this.texts = new Array(n);
    for (let i = n - 1; i >= 0; i--) {
      const s = poolString(pool, i);
      this.texts[i] = s;
      let h = SEED_A;
      for (let k = 0; k < s.length; k++) h = stepA(h, fold[s.charCodeAt(k)]!);
      const slot = spread(h) & this.mask;
      this.next[i] = this.slots[slot]!;
      this.slots[slot] = i;
    }
  }

  get size(): number {
    return this.texts.length;
  }

  text(i: number): string {
    return this.texts[i]!;
  }

  /** Index of the first string that folds to units[from, to) as folded by the caller's `unit`, -1 for none; `after` gives the others. */
  first(unit: (i: number) => number, from: number, to: number): number {
    let h = SEED_A;
    for (let k = from; k < to; k++) h = stepA(h, this.fold[unit(k)]!);
    return this.seek(this.slots[spread(h) & this.mask]!, unit, from, to);
  }

  after(i: number, unit: (i: number) => number, from: number, to: number): number {
    return this.seek(this.next[i]!, unit, from, to);
  }

  private seek(i: number, unit: (i: number) => number, from: number, to: number): number {
    for (; i >= 0; i = this.next[i]!) {
      const s = this.texts[i]!;
      if (s.length !== to - from) continue;
      let k = 0;
      while (k < s.length && this.fold[s.charCodeAt(k)] === this.fold[unit(from + k)]) k++;
      if (k === s.length) return i;
    }
    return -1;
  }
}
