/**
 * Mutation testing: changes the code one place at a time, and tells which changes no test notices.
 *   npm run mutate -- FOLDER [FILE...] [--tests NAME,NAME] [--examples FOLDER/NAME,FOLDER/NAME]
 *   npm run mutate -- core src/core/bytes.ts src/core/values.ts
 *   npm run mutate -- events src/events/select.ts --examples knowledge/events
 * Takes the files, or all of src/FOLDER, and the tests of test/FOLDER: all but those of LEFT_OUT, or those named (of test/FOLDER, or with their
 * folder). What they do not find runs against the tests behind `--examples`: the thousands of examples. Prints for each file how many mutants
 * there are, how many of them were found (a test or an example failed, or came to no end), and what survived, by line; writes all of it to
 * `.cache/mutation.json` in the form of Stryker's reports.
 * The mutants are those of Stryker's instrumenter. Code that runs only while modules load is ignored: a mutant is switched on after that. A
 * test runs only if the mutant changes a value there (`mutate/probes.ts`), and modules stay loaded from test to test: a table that an earlier
 * test has made longer hides a mutant that would leave it short.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { at, root } from './data.js';
import { changingNames } from './mutate/effects.js';
import { withProbes } from './mutate/probes.js';
import type { Message, Status, Verdict } from './mutate/worker.js';

/** Tests that take too long for every mutant: of whole pages, of floods of text, and of time alone, which a slow machine fails besides. */
const LEFT_OUT = ['text/page', 'text/speed', 'time/limits', 'bad-inputs/linear'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string' }, examples: { type: 'string' } },
});
const [folder, ...named] = positionals;
if (!folder)
  throw new Error('npm run mutate -- FOLDER [FILE...] [--tests NAME,NAME] [--examples FOLDER/NAME,FOLDER/NAME]');

const codeOf = (path: string): string[] =>
  readdirSync(at(path), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(path, file));
const sources = named.length ? named : codeOf(join('src', folder));
const testsIn = (names: string): string[] =>
  names.split(',').map((name) => join('test', name.includes('/') ? '' : folder, `${name}.test.ts`));
const examples = values.examples ? testsIn(values.examples) : [];
const tests = values.tests
  ? testsIn(values.tests)
  : codeOf(join('test', folder)).filter(
      (file) => file.endsWith('.test.ts') && !LEFT_OUT.some((name) => file === join('test', `${name}.test.ts`)),
    );

const quiet = () => {};
const no = () => false;
const instrumenter = new Instrumenter({
  ...{ isTraceEnabled: no, isDebugEnabled: no, isInfoEnabled: no, isWarnEnabled: no },
  ...{ isErrorEnabled: () => true, isFatalEnabled: () => true },
  ...{ trace: quiet, debug: quiet, info: quiet, warn: quiet, error: console.error, fatal: console.error },
});
const { mutants, files } = await instrumenter.instrument(
  sources.map((file) => ({
    name: resolve(root, file),
    content: readFileSync(resolve(root, file), 'utf8'),
    mutate: true,
  })),
  { ignorers: [], plugins: null, excludedMutations: [] },
);
const changing = changingNames(codeOf('src').map((file) => readFileSync(at(file), 'utf8')));
const probed = new Map(files.map((file) => [file.name, withProbes(file.content, changing)]));

const cache = at('.cache', 'mutation');
rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });

/** One script of the tests and the code with all mutants in it, each file of tests behind a function that loads it. */
const bundle = join(cache, 'tests.cjs');
const loaders = (files: readonly string[]): string =>
  files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(at(file))})`).join();
const ids = [...probed.values()].flatMap((file) => file.ids);
await build({
  stdin: {
    contents: `module.exports = {tests: {${loaders(tests)}}, examples: {${loaders(examples)}}, probed: [${ids}]}`,
    resolveDir: root,
  },
  bundle: true,
  packages: 'external',
  ignoreAnnotations: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outfile: bundle,
  logLevel: 'error',
  plugins: [
    {
      name: 'mutants',
      setup: ({ onLoad }) =>
        onLoad({ filter: /\.ts$/ }, ({ path }) => ({
          // What stands beside a file is read from there, not from beside the bundle.
          contents: (probed.get(path)?.code ?? readFileSync(path, 'utf8')).replaceAll(
            'import.meta.url',
            JSON.stringify(pathToFileURL(path).href),
          ),
          loader: 'ts',
        })),
    },
  ],
});

const verdicts = new Map<number, Verdict>();
for (const { id, status } of mutants) if (status === 'Ignored') verdicts.set(Number(id), { status });

/** Runs the mutants that have no verdict in a process of their own until all are done, or one has to be ended: it is found by time or memory. */
const run = (): Promise<void> =>
  new Promise((end, fail) => {
    const open = mutants.map(({ id }) => Number(id)).filter((id) => !verdicts.has(id));
    const worker = fork(at('tools', 'mutate', 'worker.ts'), [bundle], {
      execArgv: [...process.execArgv, '--max-old-space-size=1500'],
    });
    let current: number | null = null;
    worker.on('message', (message: Message) => {
      if (message.kind === 'left out') console.log(`left out: ${message.test}: ${message.why}`);
      if (message.kind === 'ready') {
        if (open.length === mutants.length)
          console.log(`${message.tests} tests in ${message.ms} ms, ${open.length} mutants`);
        worker.send(open);
      }
      if (message.kind === 'start') current = message.id;
      if (message.kind === 'end') {
        verdicts.set(message.id, message.verdict);
        current = null;
        if (verdicts.size % 100 === 0) console.log(`${verdicts.size} done`);
      }
    });
    worker.on('exit', (code) => {
      if (current !== null) verdicts.set(current, { status: 'Timeout' });
      else if (code !== 0) fail(new Error('the tests do not run'));
      end();
    });
  });
while (verdicts.size < mutants.length) await run();

const line = (s: string): string => s.replace(/\s+/g, ' ').slice(0, 90);
const report: Record<string, unknown> = {};
for (const file of sources) {
  const source = readFileSync(resolve(root, file), 'utf8');
  const lines = source.split('\n');
  const own = mutants
    .filter((m) => m.fileName === resolve(root, file))
    .map((m) => ({ ...m, ...verdicts.get(Number(m.id))! }))
    .filter((m) => m.status !== 'Ignored')
    .sort((a, b) => a.location.start.line - b.location.start.line);
  const count = (status: Status, byExample = false): number =>
    own.filter((m) => m.status === status && !!m.byExample === byExample).length;
  const byTime = count('Timeout') + count('Timeout', true);
  console.log(
    `${file}: ${own.length} mutants, found: ${count('Killed')} by tests, ${count('Killed', true)} by examples, ${byTime} by time; ` +
      `${count('Survived')} survived, ${count('NoCoverage')} not covered`,
  );
  for (const { location, replacement, status } of own) {
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const { start, end } = location;
    const here = lines[start.line]!;
    const before = start.line === end.line ? here.slice(start.column, end.column) : `${here.slice(start.column)} …`;
    const mark = status === 'NoCoverage' ? ' not covered:' : '';
    console.log(`  ${start.line + 1}${mark} ${line(before)} → ${line(replacement)}`);
  }
  const oneBased = ({ line, column }: { line: number; column: number }) => ({ line: line + 1, column: column + 1 });
  report[relative(root, resolve(root, file))] = {
    language: 'typescript',
    source,
    mutants: own.map(({ id, mutatorName, replacement, location: { start, end }, status, test }) => ({
      ...{ id, mutatorName, replacement, status, statusReason: test },
      location: { start: oneBased(start), end: oneBased(end) },
    })),
  };
}
const whole = { schemaVersion: '1', thresholds: { high: 90, low: 70 }, files: report };
writeFileSync(at('.cache', 'mutation.json'), JSON.stringify(whole));
