/**
 * Word types: each distinct spelling (marks and invisible signs aside) gets a small number, its id.
 * Takes runs of code units, gives ids; keeps the plain spelling, the norm and its two hashes of every type.
 *
 * Whatever depends on the spelling alone is computed once per type: `words.memo(compute)` gives a cached column.
 * The table is bounded: `settle()`, called between documents, empties it when it has grown past its limit,
 * so results may not depend on the numbers themselves.
 */
import { stringOf } from '../core/bytes.js';
import { SEED_A, SEED_B, spread, stepA, stepB } from '../core/hash.js';
import { LIGATURES, ligature, NORM, SURFACE } from './fold.js';

/** With the columns of all stages a type takes some 1.7 KB: up to 220 MB, after thousands of articles. */
const LIMIT = 1 << 17;
/** What a slot of the table holds: the hash, and the id plus 1 (0 for none). */
const SLOT = 2;

export class WordTypes {
  count = 0;
  /** Hashes of the norm, as phrase tables use them. */
  normA = new Int32Array(1024);
  normB = new Int32Array(1024);
  private units = new Uint16Array(8192);
  private offsets = new Uint32Array(1025);
  private slots = new Int32Array(SLOT * 4096);
  private surfaces: (string | undefined)[] = [];
  private norms: (string | undefined)[] = [];
  private readonly resets: (() => void)[] = [];
  private readonly scratch = new Uint16Array(1024);

  /** `limit`: types after which the table is emptied between documents. */
  constructor(private readonly limit = LIMIT) {}

  /** The id of text[start, end); the run holds no blank. */
  intern(text: string, start: number, end: number): number {
    const units = this.room(4 * (end - start));
    let n = 0;
    let h = SEED_A;
    for (let i = start; i < end; i++) {
      const s = SURFACE[text.charCodeAt(i)]!;
      if (s === 0) continue;
      const many = s >= LIGATURES ? ligature(s) : undefined;
      if (many) {
        for (const m of many) {
          units[n++] = m;
          h = stepA(h, m);
        }
      } else {
        units[n++] = s;
        h = stepA(h, s);
      }
    }
    return this.enter(units, n, h);
  }

  /** The id of a string given as data. */
  of(text: string): number {
    return this.intern(text, 0, text.length);
  }

  /** Where a spelling may be put together for `enter`. */
  room(length: number): Uint16Array {
    return length <= this.scratch.length ? this.scratch : new Uint16Array(length);
  }

  /** The id of the plain spelling units[0, length), given its hash (`stepA`, unit by unit). */
  enter(units: Uint16Array, length: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (SLOT * spread(hash)) & mask;
    for (;;) {
      const id = slots[slot + 1]! - 1;
      if (id < 0) break;
      if (slots[slot] === hash && this.isSpelled(id, units, length)) return id;
      slot = (slot + SLOT) & mask;
    }
    return this.add(slot, units, length, hash);
  }

  private isSpelled(id: number, units: Uint16Array, length: number): boolean {
    const from = this.offsets[id]!;
    if (this.offsets[id + 1]! - from !== length) return false;
    const known = this.units;
    for (let i = 0; i < length; i++) if (known[from + i] !== units[i]) return false;
    return true;
  }

  private add(slot: number, units: Uint16Array, length: number, hash: number): number {
    const id = this.count++;
    if (id + 2 > this.offsets.length) this.grow();
    const start = this.offsets[id]!;
    const end = start + length;
    if (end > this.units.length) this.units = widen(this.units, 2 * end);
    this.offsets[id + 1] = end;
    let a = SEED_A;
    let b = SEED_B;
    for (let i = 0; i < length; i++) {
      const u = units[i]!;
      const n = NORM[u]!;
      this.units[start + i] = u;
      a = stepA(a, n);
      b = stepB(b, n);
    }
    this.normA[id] = a;
    this.normB[id] = b;
    this.slots[slot] = hash;
    this.slots[slot + 1] = id + 1;
    if (2 * SLOT * this.count > this.slots.length) this.rehash();
    return id;
  }

  private grow(): void {
    const size = 2 * this.normA.length;
    this.offsets = widen(this.offsets, size + 1);
    this.normA = widen(this.normA, size);
    this.normB = widen(this.normB, size);
  }

  private rehash(): void {
    const old = this.slots;
    const slots = new Int32Array(2 * old.length);
    const mask = slots.length - 1;
    for (let i = 0; i < old.length; i += SLOT) {
      if (old[i + 1] === 0) continue;
      let slot = (SLOT * spread(old[i]!)) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + SLOT) & mask;
      slots[slot] = old[i]!;
      slots[slot + 1] = old[i + 1]!;
    }
    this.slots = slots;
  }

  /** How many units the plain spelling has. */
  lengthOf(id: number): number {
    return this.offsets[id + 1]! - this.offsets[id]!;
  }

  /** The i-th unit of the plain spelling. */
  unitAt(id: number, i: number): number {
    return this.units[this.offsets[id]! + i]!;
  }

  /** Is text[start, end) written as the plain spelling is, without marks, ligatures or other digits? */
  isPlain(id: number, text: string, start: number, end: number): boolean {
    const from = this.offsets[id]!;
    if (this.offsets[id + 1]! - from !== end - start) return false;
    const { units } = this;
    for (let i = start; i < end; i++) if (units[from + i - start] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** The plain spelling: a string of its own, not a slice that would hold the document. Kept per type. */
  surface(id: number): string {
    while (this.surfaces.length <= id) this.surfaces.push(undefined);
    return (this.surfaces[id] ??= this.write(id, SURFACE));
  }

  /** The norm of the spelling. Kept per type. */
  norm(id: number): string {
    while (this.norms.length <= id) this.norms.push(undefined);
    return (this.norms[id] ??= this.write(id, NORM));
  }

  private write(id: number, table: Uint16Array): string {
    const from = this.offsets[id]!;
    const length = this.lengthOf(id);
    const letters = this.room(length);
    for (let i = 0; i < length; i++) letters[i] = table[this.units[from + i]!]!;
    return stringOf(letters, 0, length);
  }

  /** The first of the hashes for letters [from, to) of the norm alone. */
  hashOf(id: number, from: number, to: number): number {
    const at = this.offsets[id]!;
    let a = SEED_A;
    for (let i = at + from; i < at + to; i++) a = stepA(a, NORM[this.units[i]!]!);
    return a;
  }

  /** Equal after folding? */
  sameNorm(id: number, other: number): boolean {
    const n = this.lengthOf(id);
    if (n !== this.lengthOf(other)) return false;
    for (let i = 0; i < n; i++) if (NORM[this.unitAt(id, i)] !== NORM[this.unitAt(other, i)]) return false;
    return true;
  }

  /** Calls `empty` whenever the table is emptied: for whoever keeps something by id. */
  onEmptied(empty: () => void): void {
    this.resets.push(empty);
  }

  /** A column computed at first need, one value a type. `compute` may depend on the spelling alone. */
  memo<T>(compute: (id: number) => T): (id: number) => T {
    let values: (T | undefined)[] = [];
    this.onEmptied(() => {
      values = [];
    });
    return (id) => {
      // Filled without gaps: an array with holes of thousands would become a slow dictionary.
      while (values.length <= id) values.push(undefined);
      const known = values[id];
      if (known !== undefined) return known;
      const value = compute(id);
      values[id] = value;
      return value;
    };
  }

  /** The same for whole numbers from 0 on, without an object a type. */
  column(compute: (id: number) => number): TypeColumn {
    const column = new TypeColumn(compute);
    this.onEmptied(() => column.clear());
    return column;
  }

  /** Empties the table when it is over its bound; to be called between documents. */
  settle(): void {
    if (this.count <= this.limit) return;
    this.count = 0;
    this.units = new Uint16Array(8192);
    this.offsets = new Uint32Array(1025);
    this.normA = new Int32Array(1024);
    this.normB = new Int32Array(1024);
    this.slots = new Int32Array(SLOT * 4096);
    this.surfaces = [];
    this.norms = [];
    for (const reset of this.resets) reset();
  }
}

/** A whole number from 0 on for each word type, computed at first need. */
export class TypeColumn {
  /** Numbers plus 1, 0 where none is computed yet. */
  private values = new Int32Array(1024);

  constructor(private readonly compute: (id: number) => number) {}

  at(id: number): number {
    const known = id < this.values.length ? this.values[id]! : 0;
    return known > 0 ? known - 1 : this.add(id);
  }

  private add(id: number): number {
    const value = this.compute(id);
    if (id >= this.values.length) this.values = widen(this.values, 2 * id);
    this.values[id] = value + 1;
    return value;
  }

  clear(): void {
    this.values = new Int32Array(1024);
  }
}

function widen<A extends Uint16Array | Int32Array | Uint32Array>(array: A, size: number): A {
  const wider = new (array.constructor as new (n: number) => A)(size);
  wider.set(array);
  return wider;
}

/** A column of small numbers, computed at first need, one a type. `compute` may depend on the spelling alone. */
export class NumberColumn {
  /** Each value plus 1, 0 where it is not known yet. */
  private values = new Uint16Array(0);

  constructor(
    private readonly words: WordTypes,
    private readonly compute: (words: WordTypes, id: number) => number,
  ) {
    words.onEmptied(() => {
      this.values = new Uint16Array(0);
    });
  }

  of(id: number): number {
    const known = id < this.values.length ? this.values[id]! : 0;
    return known > 0 ? known - 1 : this.make(id);
  }

  private make(id: number): number {
    const value = this.compute(this.words, id);
    if (id >= this.values.length) this.values = widen(this.values, Math.max(1024, 2 * id));
    this.values[id] = value + 1;
    return value;
  }
}

/** Hashes of the norm of data words, the same as those of the types. */
export function normHashes(word: string): { a: number; b: number } {
  let a = SEED_A;
  let b = SEED_B;
  const step = (u: number): void => {
    const n = NORM[u]!;
    if (n === 0) return;
    a = stepA(a, n);
    b = stepB(b, n);
  };
  for (let i = 0; i < word.length; i++) {
    const u = word.charCodeAt(i);
    const many = u < LIGATURES ? undefined : ligature(u);
    if (many) many.forEach(step);
    else step(u);
  }
  return { a, b };
}
