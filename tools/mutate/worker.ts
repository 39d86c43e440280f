/**
 * Runs mutants, one after the other, in one process: takes the bundle of tests and the ids of mutants, sends the verdict on each.
 * First all tests run without a mutant, which tells what mutants they reach and how long they take; the next worker reads that from beside the
 * bundle. Then for each mutant the tests that reach it run, quickest first, until one fails. Modules are loaded anew for each test of the first
 * run and for each mutant, so that nothing cached is left: what is looked up once would be reached by one test alone.
 * A mutant that is reached far more often than it was has made a loop without end; what the count does not catch, mutate.ts does.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { collect, type Test, vitest } from './vitest.js';

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
const nothing = (): Stryker['mutantCoverage'] => ({ static: {}, perTest: {} });
const stryker = {
  mutantCoverage: nothing(),
  ...{ activeMutant: undefined, currentTestId: undefined, hitCount: 0, hitLimit: Number.MAX_SAFE_INTEGER },
} as Stryker;
Object.assign(globalThis, { __stryker__: stryker });

const require = createRequire(import.meta.url);
// As few runs as still find what a table of cases would not, and the same ones for every mutant.
require('fast-check').configureGlobal({ numRuns: 30, seed: 12345, endOnFailure: true });

const [bundle, ids] = process.argv.slice(2) as [string, string];
const load = compileFunction(readFileSync(bundle, 'utf8'), ['require', 'module'], { filename: bundle });

/** The tests of all files, or of some, by file and place, with all modules new. */
function fresh(only?: ReadonlySet<string>): Map<string, Test> {
  const module = { exports: {} as Record<string, () => void> };
  load((name: string) => (name === 'vitest' ? vitest : require(name)), module);
  const tests = new Map<string, Test>();
  for (const [file, open] of Object.entries(module.exports))
    if (!only || only.has(file)) collect(open).forEach((test, i) => void tests.set(`${file}:${i}`, test));
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
    stryker.mutantCoverage = nothing();
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

async function verdict(id: string): Promise<{ status: Status; test?: string }> {
  const reaching = Object.entries(tests)
    .filter(([, { hits }]) => hits[id])
    .sort(([, a], [, b]) => a.ms - b.ms);
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
    if (stryker.hitCount > stryker.hitLimit) return { status: 'Timeout', test: test.name };
    if (why !== null) return { status: 'Killed', test: test.name };
  }
  return { status: 'Survived' };
}

for (const id of ids.split(',')) await send({ kind: 'end', id, ...(await verdict(id)) });
process.exit(0);
