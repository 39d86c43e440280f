/**
 * Mutation testing: changes the code one place at a time, and tells which changes no test notices.
 *   npm run mutate -- FOLDER [FILE...] [--tests NAME,NAME] [--examples FOLDER/NAME,FOLDER/NAME]
 *   npm run mutate -- core src/core/bytes.ts src/core/values.ts
 *   npm run mutate -- events src/events/select.ts --examples knowledge/events
 * Takes the files, or all of src/FOLDER, and the tests of test/FOLDER: all but those of LEFT_OUT, or those named. What they do not find runs
 * against the tests behind `--examples`: the thousands of examples, whose extractor is made anew for each mutant. Prints for each file how many
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
const FIRST_RUN_MS = 600_000;
const TEST_MS = 6000;

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
const testsIn = (path: string, names: string): string[] =>
  names.split(',').map((name) => join(path, `${name}.test.ts`));
const tests = values.tests
  ? testsIn(join('test', folder), values.tests)
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

const cache = at('.cache', 'mutation');
rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });

/** One script of the tests and the code with all mutants in it, each file of tests behind a function that loads it. */
async function bundled(files: readonly string[], name: string): Promise<string> {
  const outfile = join(cache, name);
  await build({
    stdin: {
      contents: `module.exports = {${files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(at(file))})`)}}`,
      resolveDir: root,
    },
    bundle: true,
    packages: 'external',
    ignoreAnnotations: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile,
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
  return outfile;
}

const verdicts = new Map<string, { status: Status; test?: string | undefined }>();
for (const { id, status } of mutants) if (status === 'Ignored') verdicts.set(id, { status });
const isFound = (status: Status): boolean => status === 'Killed' || status === 'Timeout';

/** Runs mutants in a process of their own until all are done, or one has to be ended: it is found by its time or memory. */
const run = (bundle: string, how: string, ids: readonly string[], done: Set<string>): Promise<void> =>
  new Promise((end, fail) => {
    const worker = fork(at('tools', 'mutate', 'worker.ts'), [bundle, ids.join(), how], {
      execArgv: [...process.execArgv, '--max-old-space-size=1500'],
    });
    let current: string | null = null;
    let limit = FIRST_RUN_MS;
    let timer: NodeJS.Timeout;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => worker.kill('SIGKILL'), limit);
    };
    const verdict = (id: string, status: Status, test?: string): void => {
      done.add(id);
      if (!verdicts.has(id) || isFound(status)) verdicts.set(id, { status, test });
    };
    watch();
    worker.on('message', (message: Message) => {
      if (message.kind === 'left out') console.log(`left out: ${message.test}: ${message.why}`);
      if (message.kind === 'ready') {
        limit = TEST_MS;
        if (!done.size) console.log(`${message.tests} tests, ${ids.length} mutants`);
      }
      if (message.kind === 'test') current = message.id;
      if (message.kind === 'end') {
        verdict(message.id, message.status, message.test);
        current = null;
        if (done.size % 200 === 0) console.log(`${done.size} done`);
      }
      watch();
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      if (current !== null) verdict(current, 'Timeout');
      else if (code !== 0) fail(new Error('the tests do not run'));
      end();
    });
  });

/** Runs the mutants that no test has found yet against these tests. */
async function stage(bundle: string, how: 'anew' | 'keep'): Promise<void> {
  const open = mutants.filter(({ id }) => {
    const status = verdicts.get(id)?.status;
    return status === undefined || status === 'Survived' || status === 'NoCoverage';
  });
  const done = new Set<string>();
  for (let ids = open.map((m) => m.id); ids.length; ids = ids.filter((id) => !done.has(id)))
    await run(bundle, how, ids, done);
}
await stage(await bundled(tests, 'tests.cjs'), 'anew');
if (values.examples) await stage(await bundled(testsIn('test', values.examples), 'examples.cjs'), 'keep');

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
