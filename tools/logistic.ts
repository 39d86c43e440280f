/** Logistic regression by Newton's method with a ridge: takes rows of named features with labels, gives the weights. No randomness. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chance } from '../src/core/features.js';
import { at, jsonl } from './data.js';

export interface Row {
  /** Number of the article, for the division into folds. */
  readonly article: number;
  readonly features: Readonly<Record<string, number>>;
}

export interface Ridge {
  /** How strongly a weight is held to its start; those of single types more. */
  readonly shared: number;
  readonly type: number;
  /** Weights that do not start from nothing. */
  readonly start?: Readonly<Record<string, number>>;
}

/** Of what is fitted: the chance of a word, of one happening, of an event. */
export const RIDGES = {
  // The hand-made prior is trusted as it stands until the rows say otherwise.
  selection: { shared: 1, type: 6, start: { prior: 1 } },
  // Each comparison stands there twice.
  merging: { shared: 1.5, type: 9 },
  confidence: { shared: 1, type: 1 },
} as const satisfies Record<string, Ridge>;

const ROUNDS = 12;
export const FOLDS = 5;

export function fitWeights<R extends Row>(
  data: readonly R[],
  label: (row: R) => 0 | 1,
  { shared, type, start = {} }: Ridge,
): Record<string, number> {
  const names = [...new Set(data.flatMap((r) => Object.keys(r.features)))].sort();
  const index = new Map(names.map((k, i) => [k, i]));
  const n = names.length;
  const from = Float64Array.from(names, (k) => start[k] ?? 0);
  const w = from.slice();
  const xs = data.map((r) => Object.entries(r.features).map(([k, v]) => [index.get(k)!, v] as const));
  const ridge = names.map((k) => (k.startsWith('type:') ? type : shared));
  for (let round = 0; round < ROUNDS; round++) {
    const h = Array.from({ length: n }, () => new Float64Array(n));
    const g = new Float64Array(n);
    data.forEach((r, i) => {
      const p = chance(xs[i]!.reduce((s, [k, v]) => s + v * w[k]!, 0));
      const d = p * (1 - p);
      for (const [a, va] of xs[i]!) {
        g[a]! += (label(r) - p) * va;
        for (const [b, vb] of xs[i]!) h[a]![b]! += d * va * vb;
      }
    });
    for (let k = 0; k < n; k++) {
      g[k]! -= ridge[k]! * (w[k]! - from[k]!);
      h[k]![k]! += ridge[k]!;
    }
    const step = solve(h, g);
    for (let k = 0; k < n; k++) w[k]! += step[k]!;
  }
  return Object.fromEntries(names.map((k, i) => [k, w[i]!]));
}

type Weights = Readonly<Record<string, number>>;

/** For each fold weights that did not see its articles. */
export const weightsApart = <R extends Row>(data: readonly R[], label: (row: R) => 0 | 1, ridge: Ridge): Weights[] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(
      data.filter((r) => r.article % FOLDS !== fold),
      label,
      ridge,
    ),
  );

/** The chance of each row by weights that did not see its article, and what it is. */
export const scoredApart = <R extends Row>(data: readonly R[], label: (row: R) => 0 | 1, weights: readonly Weights[]) =>
  data.map((r) => ({ p: chanceBy(weights[r.article % FOLDS]!, r.features), event: label(r) }));

/** Gauss–Jordan with pivots; the matrix is positive definite. */
function solve(h: Float64Array[], g: Float64Array): Float64Array {
  const n = g.length;
  const m = h.map((row, i) => Float64Array.of(...row, g[i]!));
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r]![c]!) > Math.abs(m[pivot]![c]!)) pivot = r;
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const f = m[r]![c]! / m[c]![c]!;
      if (f) for (let k = c; k <= n; k++) m[r]![k]! -= f * m[c]![k]!;
    }
  }
  return Float64Array.from(m, (row, i) => row[n]! / row[i]!);
}

export const logitBy = (w: Weights, features: Weights): number =>
  Object.entries(features).reduce((s, [k, v]) => s + v * (w[k] ?? 0), 0);

/** The chance that the weights give. */
export const chanceBy = (w: Weights, features: Weights): number => chance(logitBy(w, features));

/** Weights as they are written: sorted, to three digits. */
const rounded = (weights: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(weights)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, w]) => [k, Math.round(w * 1000) / 1000]),
  );

/** How often each tenth of the chances came true. */
export function reliability(scored: readonly { readonly p: number; readonly event: number }[]): string {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0 }));
  for (const s of scored) {
    const b = bins[Math.min(9, Math.floor(s.p * 10))]!;
    b.n++;
    b.right += s.event;
  }
  return bins.map((b, i) => `${i / 10}: ${b.n ? (b.right / b.n).toFixed(2) : '-'} of ${b.n}`).join(', ');
}

export const readRows = <R extends Row>(file: string): R[] => jsonl<R>(at(file));

export function writeRows(file: string, rows: readonly Row[]): void {
  const text = rows.map((r) => `${JSON.stringify(r)}\n`).join('');
  writeFileSync(at(file), file.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
}

/** Values as rows hold them, to three digits. */
export const written = (features: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(features).map(([k, v]) => [k, Math.round(v * 1000) / 1000]));

export const writeFitted = (file: string, tool: string, fitted: object): void =>
  writeFileSync(
    at(file),
    `${JSON.stringify({ comment: `Fitted by tools/${tool}: see models/README.md.`, ...fitted }, null, 2)}\n`,
  );

export const writeWeights = (file: string, tool: string, weights: Readonly<Record<string, number>>, more = {}): void =>
  writeFitted(file, tool, { weights: rounded(weights), ...more });

/** Of what is kept, as right (1) or wrong (0), out of so many that are right: precision, recall, F1. */
export function quality(kept: readonly number[], all: number): string {
  const right = kept.reduce((n, x) => n + x, 0);
  const [p, r] = [right / kept.length, right / all];
  return `precision ${(100 * p).toFixed(1)} recall ${(100 * r).toFixed(1)} F1 ${((200 * p * r) / (p + r)).toFixed(1)}`;
}
