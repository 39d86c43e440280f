/**
 * Fits the weights that tell events from words: takes feature rows with labels, writes `src/events/data/selection.json`.
 *
 *   npx tsx tools/train-selection.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/selection.rows.jsonl, then fits
 *   npx tsx tools/train-selection.ts                                            fits the rows that are there: the same bytes every time
 *
 * A row holds features and a label, no text. Logistic regression by Newton's method with a ridge; the order of the rows is fixed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import { at } from './data.js';

/** How strongly a weight is held to nothing; those of single types more. */
const RIDGE = { shared: 1, type: 6 };
const ROUNDS = 12;
const ROWS = 'models/selection.rows.jsonl';
const shared = makeTools();

interface Row {
  /** Number of the article, for the division into folds. */
  readonly article: number;
  readonly event: 0 | 1;
  readonly features: Record<string, number>;
}

const { values } = parseArgs({ options: { gold: { type: 'string' }, texts: { type: 'string' } } });
if (values.gold && values.texts)
  writeFileSync(
    at(ROWS),
    readGold(values.gold, values.texts)
      .map((r) => `${JSON.stringify(r)}\n`)
      .join(''),
  );
const rows = readFileSync(at(ROWS), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row);
const all = fit(rows);
report(rows);
const weights = Object.fromEntries(
  Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, w]) => [k, Math.round(w * 1000) / 1000]),
);
writeFileSync(
  at('src/events/data/selection.json'),
  `${JSON.stringify({ comment: 'Fitted by tools/train-selection.ts: see models/README.md.', weights }, null, 2)}\n`,
);

function jsonl(file: string): Record<string, unknown>[] {
  const raw = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(raw) : raw)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l));
}

function readGold(goldFile: string, textFile: string): Row[] {
  const texts = new Map(jsonl(textFile).map((r) => [r.id as string, r]));
  const out: Row[] = [];
  jsonl(goldFile).forEach((g, article) => {
    const row = texts.get(g.id as string);
    if (!row) throw new Error(`no text for ${g.id}`);
    const text = row.text as string;
    const gold = (g.events as { type: string; triggers: string[] }[]).flatMap((v) =>
      v.triggers.flatMap((t) => spanOf(text, t, v.type)),
    );
    const seen: Row[] = [];
    const tools = {
      ...shared,
      observe: (
        trigger: { start: number; end: number; rule: { type: { type: string } } },
        features: Readonly<Record<string, number>>,
      ) => {
        const event = gold.some(
          (s) => s.type === trigger.rule.type.type && s.start < trigger.end && trigger.start < s.end,
        )
          ? 1
          : 0;
        seen.push({
          article,
          event,
          features: Object.fromEntries(Object.entries(features).map(([k, v]) => [k, Math.round(v * 1000) / 1000])),
        });
      },
    };
    analyze(text, tools, (g.reference as string | undefined) ?? (row.date as string | undefined) ?? null);
    out.push(...seen);
  });
  return out;
}

/** «text##n»: the n-th occurrence. */
function spanOf(text: string, anchor: string, type: string): { start: number; end: number; type: string }[] {
  const [needle, n] = anchor.split('##') as [string, string | undefined];
  let from = -1;
  for (let k = 0; k < Number(n ?? 1); k++) from = text.indexOf(needle, from + 1);
  return from < 0 ? [] : [{ start: from, end: from + needle.length, type }];
}

function fit(data: readonly Row[]): Record<string, number> {
  const names = [...new Set(data.flatMap((r) => Object.keys(r.features)))].sort();
  const index = new Map(names.map((k, i) => [k, i]));
  const n = names.length;
  const w = new Float64Array(n);
  // The hand-made prior is trusted as it stands until the rows say otherwise.
  w[index.get('prior')!] = 1;
  const xs = data.map((r) => Object.entries(r.features).map(([k, v]) => [index.get(k)!, v] as const));
  const ridge = names.map((k) => (k.startsWith('type:') ? RIDGE.type : RIDGE.shared));
  for (let round = 0; round < ROUNDS; round++) {
    const h = Array.from({ length: n }, () => new Float64Array(n));
    const g = new Float64Array(n);
    data.forEach((r, i) => {
      const p = sigmoid(xs[i]!.reduce((s, [k, v]) => s + v * w[k]!, 0));
      const d = p * (1 - p);
      for (const [a, va] of xs[i]!) {
        g[a]! += (r.event - p) * va;
        for (const [b, vb] of xs[i]!) h[a]![b]! += d * va * vb;
      }
    });
    for (let k = 0; k < n; k++) {
      g[k]! -= ridge[k]! * (w[k]! - (names[k] === 'prior' ? 1 : 0));
      h[k]![k]! += ridge[k]!;
    }
    const step = solve(h, g);
    for (let k = 0; k < n; k++) w[k]! += step[k]!;
  }
  return Object.fromEntries(names.map((k, i) => [k, w[i]!]));
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

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

/** Quality on articles left out, in five folds. */
function report(data: readonly Row[]): void {
  const scored: { p: number; event: number }[] = [];
  for (let fold = 0; fold < 5; fold++) {
    const w = fit(data.filter((r) => r.article % 5 !== fold));
    for (const r of data)
      if (r.article % 5 === fold)
        scored.push({
          p: sigmoid(Object.entries(r.features).reduce((s, [k, v]) => s + v * (w[k] ?? 0), 0)),
          event: r.event,
        });
  }
  const total = scored.filter((s) => s.event).length;
  console.log(`${data.length} rows, ${total} events`);
  for (const least of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    const kept = scored.filter((s) => s.p >= least);
    const right = kept.filter((s) => s.event).length;
    const [p, r] = [right / kept.length, right / total];
    console.log(
      `from ${least}: precision ${(100 * p).toFixed(1)} recall ${(100 * r).toFixed(1)} F1 ${((200 * p * r) / (p + r)).toFixed(1)}`,
    );
  }
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0 }));
  for (const s of scored) {
    const b = bins[Math.min(9, Math.floor(s.p * 10))]!;
    b.n++;
    b.right += s.event;
  }
  console.log(
    `reliability ${bins.map((b, i) => `${i / 10}: ${b.n ? (b.right / b.n).toFixed(2) : '-'} of ${b.n}`).join(', ')}`,
  );
}
