/**
 * Runs mutants, one after the other: takes the bundle of tests and, as a message, the ids of mutants; sends the verdict on each.
 * First all tests run without a mutant, which tells where each mutant is reached and would change a value, and how long the tests take; the next
 * worker reads that from beside the bundle. Then each mutant runs against the tests in which it changes something, until one fails: first those
 * that find many in little time, and the examples last.
 * Modules stay loaded. So a test that fails must pass again without the mutant; if it does not, or if a mutant that no test finds was reached
 * less often than at first (what it changes was looked up before, and kept), modules are loaded anew and the mutant runs again.
 * A mutant that is reached far more often than it was has made a loop without end; what the count does not catch, a watchdog ends.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { mutant } from './mutant.js';
import { collect, type Test, vitest } from './vitest.js';
import { watched } from './watchdog.js';

export type Status = 'Killed' | 'Survived' | 'Timeout' | 'NoCoverage' | 'Ignored';
export interface Verdict {
  readonly status: Status;
  /** The test that found it. */
  readonly test?: string;
  readonly byExample?: boolean;
}
export type Message =
  | { readonly kind: 'left out'; readonly test: string; readonly why: string }
  | { readonly kind: 'ready'; readonly tests: number; readonly ms: number }
  | { readonly kind: 'start'; readonly id: number }
  | { readonly kind: 'end'; readonly id: number; readonly verdict: Verdict };
/** What the bundle gives. */
interface Bundle {
  readonly tests: Readonly<Record<string, () => void>>;
  readonly examples: Readonly<Record<string, () => void>>;
  readonly probed: readonly number[];
}

/** How long a test may take; one of the first run, where values are looked at. */
const TEST_MS = 3000;
const FIRST_MS = 60_000;
const watchdog = watched(FIRST_MS);

const require = createRequire(import.meta.url);
// As few runs as still find what a table of cases would not, and the same ones for every mutant.
require('fast-check').configureGlobal({ numRuns: 30, seed: 12345, endOnFailure: true });

const bundle = process.argv[2]!;
const load = compileFunction(readFileSync(bundle, 'utf8'), ['require', 'module', '$mutant'], { filename: bundle });
const opened = (): Bundle => {
  const module = { exports: {} as Bundle };
  load((name: string) => (name === 'vitest' ? vitest : require(name)), module, mutant);
  return module.exports;
};
let modules = opened();
let loaded = new Map<string, readonly Test[]>();
const loadAnew = (): void => {
  modules = opened();
  loaded = new Map();
};
const probed = new Set(modules.probed);
const examples = new Set(Object.keys(modules.examples));

/** The tests of a file; it is loaded without a mutant. */
function testsOf(file: string): readonly Test[] {
  let tests = loaded.get(file);
  if (!tests) {
    const { on } = mutant;
    mutant.on = -1;
    tests = collect((modules.tests[file] ?? modules.examples[file])!);
    mutant.on = on;
    loaded.set(file, tests);
  }
  return tests;
}
/** A test is known by its file and place. */
const fileOf = (key: string): string => key.slice(0, key.lastIndexOf(':'));
const testAt = (key: string): Test => testsOf(fileOf(key))[Number(key.slice(key.lastIndexOf(':') + 1))]!;

/** Why a test fails, null where it passes. */
async function fault({ run, fails }: Test): Promise<string | null> {
  watchdog.alive();
  try {
    await run();
    return fails ? 'passes, declared to fail' : null;
  } catch (error) {
    return fails ? null : String((error as Error)?.message ?? error);
  }
}

/** Waits until the message is out: code that hangs would keep it back. */
const send = (message: Message) => new Promise<void>((done) => process.send!(message, () => done()));

type Hits = readonly [id: number, times: number];
/** By test how long it takes and how often it reaches each mutant that changes something there; what loading and what tests reach at all. */
interface Reached {
  readonly tests: Record<string, { readonly ms: number; readonly hits: readonly Hits[] }>;
  readonly atLoading: readonly number[];
  readonly inTests: readonly number[];
}
async function firstRun(): Promise<Reached> {
  const tests: Reached['tests'] = {};
  const inTests = new Set<number>();
  const atLoading = new Set<number>();
  for (const file of [...Object.keys(modules.tests), ...examples]) {
    // Anew for each file: what its tests look up first is not looked up yet.
    loadAnew();
    mutant.note(false);
    const { length } = testsOf(file);
    for (const id of mutant.reachedBy.keys()) atLoading.add(id);
    for (let i = 0; i < length; i++) {
      const key = `${file}:${i}`;
      let isPlain = false;
      let from = 0;
      const once = async (): Promise<string | null> => {
        mutant.rest();
        const test = testAt(key);
        mutant.note(!isPlain);
        from = performance.now();
        return fault(test);
      };
      let why = await once();
      if (why !== null) {
        // A mutant's value may have left something behind: anew, and without looking at values.
        isPlain = true;
        loadAnew();
        why = await once();
      }
      const ms = performance.now() - from;
      for (const id of mutant.reachedBy.keys()) inTests.add(id);
      const hits = [...mutant.reachedBy].filter(([id]) => isPlain || mutant.changed.has(id) || !probed.has(id));
      if (why === null) tests[key] = { ms, hits };
      else await send({ kind: 'left out', test: testAt(key).name, why: why.slice(0, 300) });
    }
  }
  mutant.rest();
  loadAnew();
  return { tests, atLoading: [...atLoading], inTests: [...inTests] };
}
const file = `${bundle}.reached.json`;
if (!existsSync(file)) writeFileSync(file, JSON.stringify(await firstRun()));
const reached = JSON.parse(readFileSync(file, 'utf8')) as Reached;
const { tests } = reached;
const inTests = new Set(reached.inTests);
const atLoading = new Set(reached.atLoading);
const changedIn = new Map<number, Map<string, number>>();
for (const [key, { hits }] of Object.entries(tests))
  for (const [id, times] of hits) changedIn.set(id, (changedIn.get(id) ?? new Map()).set(key, times));
const small = Object.keys(tests).filter((key) => !examples.has(fileOf(key)));
const ms = Math.round(Object.values(tests).reduce((sum, test) => sum + test.ms, 0));
await send({ kind: 'ready', tests: Object.keys(tests).length, ms });

/** How many mutants a test found, by the time it takes; any of the examples after all other tests. */
const found = new Map<string, number>();
const worth = (key: string): number =>
  (((found.get(key) ?? 0) + 0.1) / tests[key]!.ms) * (examples.has(fileOf(key)) ? 1e-9 : 1);

/** Runs tests until one fails. Its verdict is not `clean` if it hangs on what other mutants left, or on what was kept from before them. */
async function attempt(id: number, keys: Iterable<string>): Promise<{ verdict: Verdict; clean: boolean }> {
  const times = changedIn.get(id)!;
  let clean = true;
  const byWorth = [...keys].map((key) => ({ key, worth: worth(key) })).sort((a, b) => b.worth - a.worth);
  for (const { key } of byWorth) {
    const before = times.get(key) ?? 0;
    const test = testAt(key);
    mutant.turnOn(id, 10 * before + 20_000);
    const why = await fault(test);
    const { hits, limit } = mutant;
    mutant.rest();
    if (hits < before) clean = false;
    if (why === null && hits <= limit) continue;
    found.set(key, (found.get(key) ?? 0) + 1);
    const status = hits > limit ? 'Timeout' : 'Killed';
    return {
      verdict: { status, test: test.name, byExample: examples.has(fileOf(key)) },
      clean: (await fault(test)) === null,
    };
  }
  return { verdict: { status: 'Survived' }, clean };
}

async function verdictOn(id: number): Promise<Verdict> {
  const keys = changedIn.get(id);
  if (!keys) return { status: inTests.has(id) ? 'Survived' : atLoading.has(id) ? 'Ignored' : 'NoCoverage' };
  const first = await attempt(id, keys.keys());
  if (first.clean) return first.verdict;
  loadAnew();
  // What is looked up once, by the first test that asks, may show in any test.
  const others = first.verdict.status === 'Survived' ? small : [];
  const again = await attempt(id, new Set([...keys.keys(), ...others]));
  if (!again.clean || again.verdict.status === 'Survived') loadAnew();
  return again.verdict;
}

process.once('message', async (ids: readonly number[]) => {
  watchdog.limit(TEST_MS);
  for (const id of ids) {
    await send({ kind: 'start', id });
    await send({ kind: 'end', id, verdict: await verdictOn(id) });
  }
  process.exit(0);
});
