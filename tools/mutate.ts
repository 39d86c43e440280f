/**
 * Mutation testing: changes the code one place at a time, and tells which changes no test notices.
 *   npm run mutate -- FOLDER [FILE...] [--tests NAME,NAME]
 *   npm run mutate -- core src/core/bytes.ts src/core/values.ts
 *   npm run mutate -- events src/numbers/scores.ts --tests quantities
 * Takes the files, or all of src/FOLDER, and the tests of test/FOLDER: all but those of LEFT_OUT, or those named. Prints for each file how many
 * mutants there are, how many of them the tests found (a test failed, or came to no end), and what survived, by line; writes all of it to
 * `.cache/mutation.json` in the form of Stryker's reports.
 * The mutants are those of Stryker's instrumenter. Code that runs only while modules load is ignored: a mutant is switched on after that.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { at, root } from './data.js';
import type { Message, Status } from './mutate/worker.js';

/** Tests that take too long for every mutant: of whole pages, of floods of text, and of time alone, which a slow machine fails besides. */
const LEFT_OUT = ['text/page', 'text/speed', 'time/limits', 'bad-inputs/linear'];
/** How long the first run of all tests may take, and then a test. */
const FIRST_RUN_MS = 300_000;
const TEST_MS = 6000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { tests: { type: 'string' } } });
const [folder, ...named] = positionals;
if (!folder) throw new Error('npm run mutate -- FOLDER [FILE...] [--tests NAME,NAME]');

const codeOf = (path: string): string[] =>
  readdirSync(at(path), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(path, file));
const sources = named.length ? named : codeOf(join('src', folder));
const tests = values.tests
  ? values.tests.split(',').map((name) => join('test', folder, `${name}.test.ts`))
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
const instrumented = new Map(files.map((file) => [file.name, file.content]));

/** One script of the tests and the code with all mutants in it, each file of tests behind a function that loads it. */
const cache = at('.cache', 'mutation');
const bundle = join(cache, 'tests.cjs');
rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });
await build({
  stdin: {
    contents: `module.exports = {${tests.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(at(file))})`)}}`,
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
          contents: (instrumented.get(path) ?? readFileSync(path, 'utf8')).replaceAll(
            'import.meta.url',
            JSON.stringify(pathToFileURL(path).href),
          ),
          loader: 'ts',
        })),
    },
  ],
});

const verdicts = new Map<string, { status: Status; test?: string | undefined }>();
for (const { id, status } of mutants) if (status === 'Ignored') verdicts.set(id, { status });
const open = (): string[] => mutants.map((m) => m.id).filter((id) => !verdicts.has(id));

/** Runs mutants in a process of their own until all have their verdict, or one has to be ended: it is found by its time or memory. */
const run = (ids: readonly string[]): Promise<void> =>
  new Promise((done, fail) => {
    const worker = fork(at('tools', 'mutate', 'worker.ts'), [bundle, ids.join()], {
      execArgv: [...process.execArgv, '--max-old-space-size=1500'],
    });
    let current: string | null = null;
    let limit = FIRST_RUN_MS;
    let timer: NodeJS.Timeout;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => worker.kill('SIGKILL'), limit);
    };
    watch();
    worker.on('message', (message: Message) => {
      if (message.kind === 'left out') console.log(`left out: ${message.test}: ${message.why}`);
      if (message.kind === 'ready') {
        limit = TEST_MS;
        if (!verdicts.size) console.log(`${message.tests} tests, ${ids.length} mutants`);
      }
      if (message.kind === 'test') current = message.id;
      if (message.kind === 'end') {
        verdicts.set(message.id, { status: message.status, test: message.test });
        current = null;
        if (verdicts.size % 200 === 0) console.log(`${verdicts.size} of ${mutants.length}`);
      }
      watch();
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      if (current !== null) verdicts.set(current, { status: 'Timeout' });
      else if (code !== 0) fail(new Error('the tests do not run'));
      done();
    });
  });
for (let ids = open(); ids.length; ids = open()) await run(ids);

const line = (s: string): string => s.replace(/\s+/g, ' ').slice(0, 90);
const report: Record<string, unknown> = {};
for (const file of sources) {
  const source = readFileSync(resolve(root, file), 'utf8');
  const lines = source.split('\n');
  const own = mutants
    .filter((m) => m.fileName === resolve(root, file))
    .map((m) => ({ ...m, ...verdicts.get(m.id)! }))
    .filter((m) => m.status !== 'Ignored')
    .sort((a, b) => a.location.start.line - b.location.start.line);
  const count = (status: Status): number => own.filter((m) => m.status === status).length;
  console.log(
    `${file}: ${own.length} mutants, ${count('Killed') + count('Timeout')} found (${count('Timeout')} by time), ` +
      `${count('NoCoverage')} not covered, ${count('Survived')} survived`,
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
