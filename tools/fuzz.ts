/**
 * Coverage-guided fuzzing of the three doors: `extractEvents`, `readHtml`, and the decoder of bytes with the readers of JSONL and CSV behind it.
 *   npm run fuzz [-- --seconds 600 --seed 1 --target text|html|rows]
 * An input is kept when it reaches a stretch of code that none before it reached (V8's block coverage, read through the inspector). What throws,
 * gives wrong spans or invalid JSON is printed with its input, and the run fails. The corpus lies in `.cache/fuzz/`, new findings become cases
 * of test/bad-inputs.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { CASES } from '../test/bad-inputs/cases.js';
import { spanFaults } from '../test/laws/spans.js';
import { at } from './data.js';
import { random } from './random.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
  },
});
const folder = at('.cache', 'fuzz');
mkdirSync(folder, { recursive: true });

/** One bundle with a name of its own, so that its coverage can be told from all other code. */
const bundle = join(folder, 'khabar-under-test.mjs');
await build({
  stdin: {
    contents: `export { extractEvents, validate } from './src/index.ts'; export { readHtml } from './src/html/index.ts';
      export { decode, InputError } from './src/node/decode.ts'; export { documents, READING } from './src/node/documents.ts';`,
    resolveDir: at(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: bundle,
  logLevel: 'error',
});
const khabar = await import(bundle);

/** Faults of one input, empty where all is well. */
type Target = (bytes: Buffer) => string[] | Promise<string[]>;
const extraction = (text: string): string[] => {
  const x = khabar.extractEvents(text, { publishedAt: '2024-09-05', explain: true });
  const checked = khabar.validate(x, { strict: true });
  const faults = spanFaults(x, text);
  if (!checked.valid) faults.push(...checked.errors.map((e: { path: string }) => `invalid: ${e.path}`));
  if (JSON.stringify(khabar.extractEvents(text, { publishedAt: '2024-09-05', explain: true })) !== JSON.stringify(x))
    faults.push('another answer the second time');
  return faults;
};
/** Half of the inputs as UTF-16, so that lone halves of pairs come up. */
const textOf = (b: Buffer): string => (b[0]! % 2 ? b.subarray(1).toString('utf16le') : b.subarray(1).toString('utf8'));
const targets: Record<string, Target> = {
  text: (b) => extraction(textOf(b)),
  html: (b) => {
    const page = khabar.readHtml(textOf(b));
    return [...spanFaults({ ...page, text: undefined }, page.text), ...extraction(page.text)];
  },
  rows: (b) => rows(b),
};

/** Bytes as a file of JSONL or CSV: faults of data become records or an InputError, nothing else is thrown. */
async function rows(b: Buffer): Promise<string[]> {
  const input = ['jsonl', 'csv', 'auto'][b[0]! % 3]!;
  const ear = { warn: () => {}, read: () => {} };
  try {
    const stdin = Readable.from([b.subarray(1)]);
    for await (const d of khabar.documents({ path: '-', size: null }, { ...khabar.READING, input }, stdin, ear))
      if (d.error && !/^ERR_KHABAR_/.test(d.error.code)) return [`code ${d.error.code}`];
    return [];
  } catch (error) {
    return error instanceof khabar.InputError
      ? []
      : [
          String((error as Error).stack)
            .split('\n')
            .slice(0, 3)
            .join(' '),
        ];
  }
}

const next = random(Number(values.seed));
const draw = (n: number): number => Math.floor(next() * n);

const pieces = ['<p>', '</p>', '"', '\\u', ',', '\n', '\r\n', '«', '»', ' و', ' في ', ' أن ', '3 شتنبر 2024', '\u0640', '\u064e', '\u200f', '\ud83d', '٣', '%', '{"text":"', '<script type="application/ld+json">', '<!--', '&#x', '\0', '(', '- ']; // biome-ignore format: one list
function mutate(pool: readonly Buffer[]): Buffer {
  let b = pool[draw(pool.length)]!;
  for (let n = 1 + draw(4); n > 0; n--) {
    const i = draw(b.length + 1);
    const k = 1 + draw(12);
    const other = pool[draw(pool.length)]!;
    const cut = draw(other.length);
    b = [
      () => Buffer.concat([b.subarray(0, i), b.subarray(i + k)]),
      () => Buffer.concat([b.subarray(0, i), Buffer.from([draw(256)]), b.subarray(i)]),
      () => Buffer.concat([b.subarray(0, i), Buffer.from(pieces[draw(pieces.length)]!), b.subarray(i)]),
      () => Buffer.concat([b.subarray(0, i), b.subarray(i, i + k), b.subarray(i)]),
      () => Buffer.concat([b.subarray(0, i), other.subarray(cut, cut + 8 * k), b.subarray(i)]),
      () => Buffer.concat([b.subarray(0, i), Buffer.from([(b[i] ?? 0) ^ (1 << draw(8))]), b.subarray(i + 1)]),
    ][draw(6)]!();
  }
  return b.length > 4000 ? b.subarray(0, 4000) : b.length ? b : Buffer.from([draw(256)]);
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const reached = new Set<string>();
/** Stretches of code that ran since the last call and never before. */
async function news(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const before = reached.size;
  for (const script of result) {
    if (!script.url.endsWith('khabar-under-test.mjs')) continue;
    for (const f of script.functions)
      for (const r of f.ranges) if (r.count > 0) reached.add(`${r.startOffset}-${r.endOffset}`);
  }
  return reached.size - before;
}

let findings = 0;
const names = values.target ? [values.target] : Object.keys(targets);
for (const name of names) {
  const run = targets[name];
  if (!run) throw new Error(`no target "${name}": ${Object.keys(targets).join(', ')}`);
  const file = join(folder, `${name}.jsonl`);
  const corpus: Buffer[] = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => Buffer.from(line, 'base64'))
    : [];
  if (!corpus.length) {
    const examples = readdirSync(at('examples')).filter((f) => f.endsWith('.txt'));
    for (const f of examples)
      corpus.push(Buffer.concat([Buffer.from([0]), readFileSync(at('examples', f))]).subarray(0, 1500));
    for (const c of CASES) corpus.push(Buffer.concat([Buffer.from([1]), Buffer.from(c.make(300), 'utf16le')]));
  }
  const end = Date.now() + (1000 * Number(values.seconds)) / names.length;
  let runs = 0;
  const start = corpus.length;
  for (; Date.now() < end; runs++) {
    const input = runs < start ? corpus[runs]! : mutate(corpus);
    let faults: string[];
    try {
      faults = await run(input);
    } catch (error) {
      faults = [
        String((error as Error).stack)
          .split('\n')
          .slice(0, 4)
          .join(' '),
      ];
    }
    if (faults.length) {
      findings++;
      console.log(`${name}: ${faults.slice(0, 3).join('; ')}\n  input (base64): ${input.toString('base64')}`);
      if (findings > 20) break;
    }
    if ((await news()) > 0 && runs >= start) corpus.push(input);
  }
  writeFileSync(file, `${corpus.map((b) => b.toString('base64')).join('\n')}\n`);
  console.log(
    `${name}: ${runs} runs, corpus ${start} → ${corpus.length}, ${reached.size} stretches of code reached, ${findings} findings so far`,
  );
}
process.exitCode = findings ? 1 : 0;
session.disconnect();
