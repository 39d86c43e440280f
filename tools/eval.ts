/**
 * Quality: runs the scorers of the evaluation folder on the built library, prints one table, keeps the figures, checks the gates.
 *   npm run eval [-- NAME...]      only the suites whose name holds one of the words; then figures are merged with those kept
 * Takes dist/ and ../shared/eval (or KHABAR_EVAL); writes test/quality/figures.json; fails below a figure of test/quality/gates.json, which
 * are raised by hand.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { at } from './data.js';
import { writeQualityPage } from './quality-page.js';
import { type Figures, PLAIN, SUITES, type Suite } from './suites.js';

const run = promisify(execFile);
const folder = process.env.KHABAR_EVAL ?? at('..', 'shared', 'eval');
const FIGURES = at('test', 'quality', 'figures.json');
const GATES = at('test', 'quality', 'gates.json');
const ODDITIES = at('test', 'quality', 'oddities.json');
const AT_ONCE = 2;
const LIMIT_MS = 15 * 60_000;

type Table = Record<string, Figures>;
const readTable = (file: string): Table => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Table) : {});

/** A copy of a suite without the cases that it marks as odd, and without those that test/quality/oddities.json gives a reason for. */
function withoutOddities(arg: string): string {
  const file = arg.slice(PLAIN.length);
  const reasons = (readTable(ODDITIES) as Record<string, Record<string, unknown>>)[basename(file, '.jsonl')] ?? {};
  const odd = new Set(Object.values(reasons).flatMap((ids) => String(ids).split(' ')));
  const copy = join(mkdtempSync(join(tmpdir(), 'khabar-eval-')), basename(file));
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
  const kept = lines.filter((line) => {
    const { id, note } = JSON.parse(line) as { id: string; note?: string };
    return !odd.has(id) && !note?.includes('oddity');
  });
  writeFileSync(copy, kept.join('\n'));
  return copy;
}

const rounded = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, Math.round(10 * v) / 10]));

async function score(suite: Suite): Promise<Figures | string> {
  const [scorer, ...rest] = suite.args;
  if (suite.measure && existsSync(join(folder, scorer!))) return rounded(suite.measure(folder));
  const args = [
    scorer!,
    ...rest.map((a) => (a === 'LANGUAGE' ? at('dist', 'language.js') : a.startsWith(PLAIN) ? withoutOddities(a) : a)),
    '--lib',
    at('dist', 'index.js'),
    '--json',
  ];
  if (!existsSync(join(folder, scorer!))) return 'the scorer is missing';
  // A scorer ends with 1 where the library threw, and still prints.
  const { stdout, stderr } = await run(process.execPath, args, {
    cwd: folder,
    timeout: LIMIT_MS,
    maxBuffer: 1 << 28,
  }).catch((e) => e as { stdout: string; stderr: string });
  try {
    return rounded(suite.figures(JSON.parse(stdout) as never));
  } catch {
    return (stderr || stdout || 'no answer').trim().split('\n').slice(0, 3).join(' ');
  }
}

/** Runs all, a few at a time, in order of the list. */
async function scoreAll(suites: readonly Suite[]): Promise<(Figures | string)[]> {
  const results = new Array<Figures | string>(suites.length);
  let next = 0;
  const worker = async () => {
    while (next < suites.length) {
      const i = next++;
      results[i] = await score(suites[i]!);
      process.stderr.write(`${suites[i]!.name} `);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stderr.write('\n');
  return results;
}

/** Prints one suite; gives the number of gates missed. */
function print(name: string, result: Figures | string, before: Figures, gates: Figures): number {
  if (typeof result === 'string') {
    console.log(`${name}\n  FAILED: ${result}`);
    return 1;
  }
  let missed = 0;
  console.log(name);
  for (const [key, figure] of Object.entries(result)) {
    const change =
      before[key] === undefined
        ? ''
        : figure === before[key]
          ? '='
          : `${figure > before[key] ? '+' : ''}${(figure - before[key]).toFixed(1)}`;
    const gate = gates[key];
    const below = gate !== undefined && figure < gate;
    if (below) missed++;
    console.log(
      `  ${key.padEnd(28)} ${figure.toFixed(1).padStart(6)} ${change.padStart(6)}${gate === undefined ? '' : `   gate ${gate}${below ? '  MISSED' : ''}`}`,
    );
  }
  for (const key of Object.keys(gates)) {
    if (key in result) continue;
    missed++;
    console.log(`  ${key.padEnd(28)} MISSING (gate ${gates[key]})`);
  }
  return missed;
}

async function main(): Promise<number> {
  if (!existsSync(folder)) {
    console.log(`no evaluation data at ${folder}: nothing to measure`);
    return 0;
  }
  if (!existsSync(at('dist', 'index.js'))) {
    console.log('dist/ is not there: npm run build first');
    return 1;
  }
  const words = process.argv.slice(2);
  const suites = SUITES.filter((s) => words.length === 0 || words.some((w) => s.name.includes(w)));
  const kept = readTable(FIGURES);
  const gates = readTable(GATES);
  const results = await scoreAll(suites);
  let missed = 0;
  suites.forEach((suite, i) => {
    const result = results[i]!;
    missed += print(suite.name, result, kept[suite.name] ?? {}, gates[suite.name] ?? {});
    if (typeof result !== 'string') kept[suite.name] = result;
  });
  const ordered = Object.fromEntries(SUITES.filter((s) => kept[s.name]).map((s) => [s.name, kept[s.name]]));
  mkdirSync(dirname(FIGURES), { recursive: true });
  writeFileSync(FIGURES, `${JSON.stringify(ordered, null, 1)}\n`);
  writeQualityPage(ordered);
  const gated = suites.reduce((n, s) => n + Object.keys(gates[s.name] ?? {}).length, 0);
  console.log(`${gated} gates, ${missed} missed`);
  return missed ? 1 : 0;
}

process.exitCode = await main();
