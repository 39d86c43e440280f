/**
 * Runs mutants, one after the other, in one process: takes the bundle of tests and the ids of mutants, sends the verdict on each.
 * First all tests run without a mutant, which tells what mutants they reach and how long they take; the next worker reads that from beside the
 * bundle. Then for each mutant the tests that reach it run, until one fails: first those that find many in little time. Modules are loaded anew
 * for each test of the first run and for each mutant, so that nothing cached is left: what is looked up once would be reached by one test alone.
 * Where tests are many (`keep`), modules stay, which is three times as quick, and what the tests do before all is done anew: what is looked up
 * once for good, as the unpacked knowledge, is then without a mutant.
 * A mutant that is reached far more often than it was has made a loop without end; what the count does not catch, mutate.ts does.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { collect, type Declared, type Test, vitest } from './vitest.js';

export type Status = 'Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'Ignored';
export type Message =
  | { readonly kind: 'left out'; readonly test: string; readonly why: string }
  | { readonly kind: 'ready'; readonly tests: number }
  /** A test is about to run, for this mutant. */
  | { readonly kind: 'test'; readonly id: string }
  | { readonly kind: 'end'; readonly id: string; readonly status: Status; readonly test?: string | undefined };

/** What instrumented code reads and writes: the mutant that is on, and how often each was reached. */
interface Stryker {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number;
  hitLimit: number;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}
const stryker = {
  mutantCoverage: { static: {}, perTest: {} },
  ...{ activeMutant: undefined, currentTestId: undefined, hitCount: 0, hitLimit: Number.MAX_SAFE_INTEGER },
} as Stryker;
Object.assign(globalThis, { __stryker__: stryker });

const require = createRequire(import.meta.url);
// As few runs as still find what a table of cases would not, and the same ones for every mutant.
require('fast-check').configureGlobal({ numRuns: 30, seed: 12345, endOnFailure: true });

const [bundle, ids, how] = process.argv.slice(2) as [string, string, string | undefined];
const load = compileFunction(readFileSync(bundle, 'utf8'), ['require', 'module'], { filename: bundle });

/** What the files declare, all of them or some, with all modules new. */
function opened(only?: ReadonlySet<string>): [file: string, Declared][] {
  const module = { exports: {} as Record<string, () => void> };
  load((name: string) => (name === 'vitest' ? vitest : require(name)), module);
  return Object.entries(module.exports)
    .filter(([file]) => !only || only.has(file))
    .map(([file, open]) => [file, collect(open)]);
}
let kept: [file: string, Declared][] | null = null;

/** The tests of all files, or of some, by file and place, with nothing left of what was cached. */
function fresh(only?: ReadonlySet<string>): Map<string, Test> {
  if (how === 'keep') {
    kept ??= opened();
    for (const [file, { prepare }] of kept) if (!only || only.has(file)) for (const again of prepare) again();
  }
  const tests = new Map<string, Test>();
  for (const [file, declared] of kept ?? opened(only))
    declared.tests.forEach((test, i) => void tests.set(`${file}:${i}`, test));
  return tests;
}
const fileOf = (key: string): string => key.slice(0, key.lastIndexOf(':'));

/** Why a test fails, null where it passes. */
async function fault({ run, fails }: Test): Promise<string | null> {
  try {
    await run();
    return fails ? 'passes, declared to fail' : null;
  } catch (error) {
    return fails ? null : String((error as Error)?.message ?? error);
  }
}

/** Waits until the message is out: code that hangs would keep it back. */
const send = (message: Message) => new Promise<void>((done) => process.send!(message, () => done()));

/** By test how long it takes and how often it reaches each mutant; the mutants that loading reaches. */
interface Reached {
  readonly tests: Record<string, { readonly ms: number; readonly hits: Record<string, number> }>;
  readonly atLoading: readonly string[];
}
async function firstRun(): Promise<Reached> {
  const tests: Reached['tests'] = {};
  const atLoading = new Set<string>();
  for (const key of fresh().keys()) {
    // The object itself stays: loaded modules hold it.
    Object.assign(stryker.mutantCoverage, { static: {}, perTest: {} });
    const test = fresh(new Set([fileOf(key)])).get(key)!;
    stryker.currentTestId = key;
    const from = performance.now();
    const why = await fault(test);
    stryker.currentTestId = undefined;
    if (why === null) tests[key] = { ms: performance.now() - from, hits: stryker.mutantCoverage.perTest[key] ?? {} };
    else await send({ kind: 'left out', test: test.name, why: why.slice(0, 300) });
    for (const id in stryker.mutantCoverage.static) atLoading.add(id);
  }
  return { tests, atLoading: [...atLoading] };
}
const file = `${bundle}.reached.json`;
if (!existsSync(file)) writeFileSync(file, JSON.stringify(await firstRun()));
const { tests, atLoading } = JSON.parse(readFileSync(file, 'utf8')) as Reached;
await send({ kind: 'ready', tests: Object.keys(tests).length });

/** How many mutants a test found, by the time it takes. */
const found = new Map<string, number>();
const worth = (key: string): number => ((found.get(key) ?? 0) + 0.1) / tests[key]!.ms;

async function verdict(id: string): Promise<{ status: Status; test?: string }> {
  const reaching = Object.entries(tests)
    .filter(([, { hits }]) => hits[id])
    .sort(([a], [b]) => worth(b) - worth(a));
  if (!reaching.length) return { status: atLoading.includes(id) ? 'Ignored' : 'NoCoverage' };
  stryker.activeMutant = undefined;
  const loaded = fresh(new Set(reaching.map(([key]) => fileOf(key))));
  stryker.activeMutant = id;
  for (const [key, { hits }] of reaching) {
    const test = loaded.get(key)!;
    await send({ kind: 'test', id });
    stryker.hitCount = 0;
    stryker.hitLimit = 10 * hits[id]! + 20_000;
    const why = await fault(test);
    const isLoop = stryker.hitCount > stryker.hitLimit;
    if (!isLoop && why === null) continue;
    found.set(key, (found.get(key) ?? 0) + 1);
    if (kept && (await isSpoilt(key))) kept = null;
    return { status: isLoop ? 'Timeout' : 'Killed', test: test.name };
  }
  return { status: 'Survived' };
}

/** Does the test fail without the mutant too, for what the mutant left in modules that are kept? */
async function isSpoilt(key: string): Promise<boolean> {
  stryker.activeMutant = undefined;
  stryker.hitCount = 0;
  return (await fault(fresh(new Set([fileOf(key)])).get(key)!)) !== null;
}

for (const id of ids.split(',')) await send({ kind: 'end', id, ...(await verdict(id)) });
process.exit(0);
