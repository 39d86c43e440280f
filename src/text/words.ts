/**
 * Word types: each distinct spelling (marks and invisible signs aside) gets a small number, its id.
 * Takes runs of code units, gives ids; keeps the plain spelling, the norm and its two hashes of every type.
 *
 * Whatever depends on the spelling alone is computed once per type: `words.memo(compute)` gives a cached column.
 * The table is bounded: `settle()`, called between documents, empties it when it has grown past its limit,
 * so results may not depend on the numbers themselves.
 */
import { SEED_A, SEED_B, spread, stepA, stepB } from '../core/hash.js';
import { CLASS, INVISIBLE, ligature, MARK, NORM, SURFACE } from './fold.js';

const LIMIT = 1 << 16;

export class WordTypes {
  count = 0;
  /** Hashes of the norm, as phrase tables use them. */
  normA = new Int32Array(1024);
  normB = new Int32Array(1024);
  private units = new Uint16Array(8192);
  private offsets = new Uint32Array(1025);
  private hashes = new Int32Array(1024);
  private slots = new Int32Array(4096).fill(-1);
  private surfaces: (string | undefined)[] = [];
  private norms: (string | undefined)[] = [];
  private resets: (() => void)[] = [];

  /** The id of text[start, end); the run holds no blank. */
  intern(text: string, start: number, end: number): number {
    let at = this.offsets[this.count]!;
    if (at + 4 * (end - start) > this.units.length) this.units = widen(this.units, 2 * (at + 4 * (end - start)));
    const units = this.units;
    let h = SEED_A;
    for (let i = start; i < end; i++) {
      const u = text.charCodeAt(i);
      const s = SURFACE[u]!;
      if (s === 0) continue;
      const many = s >= 0xfdf2 ? ligature(s) : undefined;
      if (many) {
        for (const m of many) {
          units[at++] = m;
          h = stepA(h, m);
        }
      } else {
        units[at++] = s;
        h = stepA(h, s);
      }
    }
    return this.enter(h, at);
  }

  /** The id of a string given as data. */
  of(text: string): number {
    return this.intern(text, 0, text.length);
  }

  private enter(h: number, end: number): number {
    const start = this.offsets[this.count]!;
    const length = end - start;
    const mask = this.slots.length - 1;
    let slot = spread(h) & mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id < 0) break;
      if (this.hashes[id] === h && this.sameUnits(id, start, length)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.count++;
    if (id + 2 > this.offsets.length) this.grow();
    this.slots[slot] = id;
    this.hashes[id] = h;
    this.offsets[id + 1] = end;
    let a = SEED_A;
    let b = SEED_B;
    for (let i = start; i < end; i++) {
      const n = NORM[this.units[i]!]!;
      a = stepA(a, n);
      b = stepB(b, n);
    }
    this.normA[id] = a;
    this.normB[id] = b;
    if (2 * this.count > this.slots.length) this.rehash();
    return id;
  }

  private sameUnits(id: number, start: number, length: number): boolean {
    const from = this.offsets[id]!;
    if (this.offsets[id + 1]! - from !== length) return false;
    for (let i = 0; i < length; i++) if (this.units[from + i] !== this.units[start + i]) return false;
    return true;
  }

  private grow(): void {
    const size = 2 * this.hashes.length;
    const offsets = new Uint32Array(size + 1);
    offsets.set(this.offsets);
    this.offsets = offsets;
    this.hashes = widen(this.hashes, size);
    this.normA = widen(this.normA, size);
    this.normB = widen(this.normB, size);
  }

  private rehash(): void {
    const slots = new Int32Array(2 * this.slots.length).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = spread(this.hashes[id]!) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
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
    let out = '';
    for (let i = this.offsets[id]!; i < this.offsets[id + 1]!; i++) out += String.fromCharCode(table[this.units[i]!]!);
    return out;
  }

  /** Equal after folding? */
  sameNorm(id: number, other: number): boolean {
    const n = this.lengthOf(id);
    if (n !== this.lengthOf(other)) return false;
    for (let i = 0; i < n; i++) if (NORM[this.unitAt(id, i)] !== NORM[this.unitAt(other, i)]) return false;
    return true;
  }

  /** A column computed at first need, one value a type. `compute` may depend on the spelling alone. */
  memo<T>(compute: (id: number) => T): (id: number) => T {
    let values: (T | undefined)[] = [];
    this.resets.push(() => {
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

  /** Empties the table when it is over its bound; to be called between documents. */
  settle(): void {
    if (this.count <= LIMIT) return;
    this.count = 0;
    this.units = new Uint16Array(8192);
    this.offsets = new Uint32Array(1025);
    this.hashes = new Int32Array(1024);
    this.normA = new Int32Array(1024);
    this.normB = new Int32Array(1024);
    this.slots = new Int32Array(4096).fill(-1);
    this.surfaces = [];
    this.norms = [];
    for (const reset of this.resets) reset();
  }
}

function widen<A extends Uint16Array | Int32Array>(array: A, size: number): A {
  const wider = new (array.constructor as new (n: number) => A)(size);
  wider.set(array);
  return wider;
}

/** Hashes of the norm of data words, the same as those of the types. */
export function normHashes(word: string): { a: number; b: number } {
  let a = SEED_A;
  let b = SEED_B;
  for (let i = 0; i < word.length; i++) {
    const u = word.charCodeAt(i);
    for (const s of ligature(u) ?? [u]) {
      const c = CLASS[s];
      if (c === MARK || c === INVISIBLE) continue;
      const n = NORM[s]!;
      a = stepA(a, n);
      b = stepB(b, n);
    }
  }
  return { a, b };
}
