/**
 * Fits weights of features that are told by number (`src/core/features.ts`): takes rows of places in the table with labels, gives the letters of
 * the table. Logistic regression with a ridge by L-BFGS; no randomness.
 *
 * Rows are kept by columns, gzipped: how many there are and how many features each has (4 bytes each), a byte a row for its label and, in
 * the higher bits, its class, two for the number of its article, then the first feature of all rows, the second, and so on, four bytes each;
 * those of a row that has fewer are filled up.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BASE, chance, DIGIT, type Fitted, LARGEST, MIDDLE, SIZE } from '../src/core/features.js';
import { at } from './data.js';

/** One question and its answer. */
export interface HashedRow {
  readonly article: number;
  readonly label: 0 | 1;
  /** What is asked, for reports. */
  readonly about?: number;
  readonly places: readonly number[];
  /** What else speaks for it, in logits. */
  readonly offset?: number;
}

/** Stands where a row has fewer features than others. */
const NONE = 0xffffffff;

export function writeHashed(file: string, rows: readonly HashedRow[]): void {
  const width = rows.reduce((most, r) => Math.max(most, r.places.length), 0);
  const n = rows.length;
  const bytes = new Uint8Array(8 + n * (3 + 4 * width));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, n, true);
  view.setUint32(4, width, true);
  rows.forEach((r, i) => {
    bytes[8 + i] = r.label | ((r.about ?? 0) << 1);
    view.setUint16(8 + n + 2 * i, r.article, true);
    for (let k = 0; k < width; k++) view.setUint32(8 + 3 * n + 4 * (k * n + i), r.places[k] ?? NONE, true);
  });
  writeFileSync(at(file), gzipSync(bytes, { level: 9 }));
}

export function readHashed(file: string): HashedRow[] {
  const bytes = gunzipSync(readFileSync(at(file)));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const n = view.getUint32(0, true);
  const width = view.getUint32(4, true);
  return Array.from({ length: n }, (_, i) => ({
    article: view.getUint16(8 + n + 2 * i, true),
    label: (bytes[8 + i]! & 1) as 0 | 1,
    about: bytes[8 + i]! >> 1,
    places: Array.from({ length: width }, (__, k) => view.getUint32(8 + 3 * n + 4 * (k * n + i), true)).filter(
      (p) => p !== NONE,
    ),
  }));
}

const ROUNDS = 150;
/** How many steps back the shape of the loss is remembered. */
const MEMORY = 6;
const ENOUGH = 1e-3;

/** Weights of the table, a number each: a feature met less often than `often` tells nothing, all are held to nothing by `ridge`. */
export function fitHashed(rows: readonly HashedRow[], often: number, ridge: number): Float64Array {
  const w = new Float64Array(SIZE);
  const seen = new Uint32Array(SIZE);
  for (const r of rows) for (const k of r.places) seen[k]!++;
  const xs = rows.map((r) => Uint32Array.from(r.places.filter((k) => seen[k]! >= often)));
  const loss = (v: Float64Array, g: Float64Array): number => {
    let sum = 0;
    for (let k = 0; k < SIZE; k++) {
      g[k] = ridge * v[k]!;
      sum += 0.5 * ridge * v[k]! * v[k]!;
    }
    rows.forEach((r, i) => {
      let z = r.offset ?? 0;
      for (const k of xs[i]!) z += v[k]!;
      sum += Math.log1p(Math.exp(-Math.abs(z))) + (r.label ? Math.max(-z, 0) : Math.max(z, 0));
      const d = chance(z) - r.label;
      for (const k of xs[i]!) g[k]! += d;
    });
    return sum;
  };
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  let g = new Float64Array(SIZE);
  let value = loss(w, g);
  for (let round = 0; round < ROUNDS; round++) {
    const d = direction(g, steps);
    const slope = dot(d, g);
    let size = round === 0 ? 1 / Math.sqrt(dot(g, g)) : 1;
    const next = new Float64Array(SIZE);
    const gNext = new Float64Array(SIZE);
    let after = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 20; tries++, size /= 2) {
      for (let k = 0; k < SIZE; k++) next[k] = w[k]! + size * d[k]!;
      after = loss(next, gNext);
      if (after <= value + 1e-4 * size * slope) break;
    }
    const s = next.map((v, k) => v - w[k]!);
    const y = gNext.map((v, k) => v - g[k]!);
    const curve = dot(s, y);
    if (curve > 1e-10) {
      steps.push({ s, y, rho: 1 / curve });
      if (steps.length > MEMORY) steps.shift();
    }
    w.set(next);
    g = gNext;
    const gained = value - after;
    value = after;
    if (gained < ENOUGH) break;
  }
  return w;
}

/** How many times the weights are fitted anew, each time with fewer. */
const PRUNINGS = 3;

/** The same with at most so many weights that are not zero: those that move most, fitted anew. */
export function fitFew(rows: readonly HashedRow[], often: number, ridge: number, most: number): Float64Array {
  let w = fitHashed(rows, often, ridge);
  const seen = new Uint32Array(SIZE);
  for (const r of rows) for (const k of r.places) seen[k]!++;
  const moves = (k: number) => Math.abs(w[k]!) * Math.sqrt(seen[k]!);
  const all = w.reduce((n, v) => n + (v ? 1 : 0), 0);
  for (let round = 1; round <= PRUNINGS && all > most; round++) {
    const size = Math.round(all * (most / all) ** (round / PRUNINGS));
    const order = [...w.keys()].filter((k) => w[k]).sort((a, b) => moves(b) - moves(a) || a - b);
    const kept = new Set(order.slice(0, size));
    w = fitHashed(
      rows.map((r) => ({ ...r, places: r.places.filter((k) => kept.has(k)) })),
      often,
      ridge,
    );
  }
  return w;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
};

/** Where to go from gradient g, by what the last steps told of the shape of the loss. */
function direction(g: Float64Array, steps: readonly { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
  const d = g.map((v) => -v);
  const alphas: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i]!;
    const alpha = rho * dot(s, d);
    alphas[i] = alpha;
    for (let k = 0; k < d.length; k++) d[k]! -= alpha * y[k]!;
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let k = 0; k < d.length; k++) d[k]! *= scale;
  }
  steps.forEach(({ s, y, rho }, i) => {
    const beta = rho * dot(y, d);
    for (let k = 0; k < d.length; k++) d[k]! += (alphas[i]! - beta) * s[k]!;
  });
  return d;
}

/** The chance that the weights give. */
export const chanceBy = (w: Float64Array, row: Weighed): number => chance(oddsBy(w, row));

export function oddsBy(w: Float64Array, { places, offset = 0 }: Weighed): number {
  let z = offset;
  for (const k of places) z += w[k]!;
  return z;
}
type Weighed = Pick<HashedRow, 'places' | 'offset'>;

/** Weights as the library reads them, in whole steps. */
export function lettersOf(w: Float64Array, step: number): Fitted {
  let letters = '';
  let before = -1;
  w.forEach((v, place) => {
    const steps = Math.max(-LARGEST, Math.min(LARGEST, Math.round(v / step)));
    if (!steps) return;
    let digits = '';
    for (let n = place - before; n > 0; n = Math.floor(n / BASE))
      digits = String.fromCharCode(DIGIT + (n % BASE)) + digits;
    letters += digits + String.fromCharCode(MIDDLE + steps);
    before = place;
  });
  return { letters, step };
}
