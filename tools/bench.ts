/**
 * Speed and size of the built library, as ratios: to a loop that only scans the same texts in the same process, and to bare `node -e 0`.
 *   npm run bench [-- --n 1500] [--only speed|layers|times|start|size] [--json]
 * Takes dist/, ../shared/text and ../shared/eval/speed.mjs; what is missing is left out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type * as Khabar from '../src/index.js';
import { articles, haveArticles } from './articles.js';
import { at } from './data.js';

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1500' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean' },
  },
});
const SPEED = at('..', 'shared', 'eval', 'speed.mjs');
const DIST = pathToFileURL(at('dist', 'index.js')).href;
/** Rounds before those that count, as the unit has. */
const WARM = 3;
const SENTENCE = 'استقبل الملك محمد السادس الرئيس الفرنسي إيمانويل ماكرون في الرباط يوم 28 أكتوبر 2024.';

interface Unit {
  ms: number;
  bytes: number;
  tokens: number;
  mbps: number;
}
type Row = [what: string, figure: string];

const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[xs.length >> 1]!;
const since = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e6;

async function speed(): Promise<Row[]> {
  if (!haveArticles() || !existsSync(SPEED)) return [['speed', 'no articles or no unit of speed: not measured']];
  const { unit } = (await import(pathToFileURL(SPEED).href)) as { unit: (texts: string[], o: object) => Unit };
  const { createExtractor } = (await import(DIST)) as typeof Khabar;
  const texts = articles(Number(values.n)).map((a) => a.text);
  const extractor = createExtractor();
  const units: Unit[] = [];
  // The unit is the median of rounds after warm ones, so the library has warm ones as well; its first pass is told apart.
  const timed = (work: (text: string) => unknown): { first: number; warm: number } => {
    const ms: number[] = [];
    for (let round = 0; round < WARM + Number(values.rounds); round++) {
      // The scan before each round: the machine's mood changes from one moment to the next.
      units.push(unit(texts, { rounds: 5, warm: 2 }));
      const start = process.hrtime.bigint();
      for (const t of texts) work(t);
      ms.push(since(start) / units.at(-1)!.ms);
    }
    return { first: ms[0]!, warm: median(ms.slice(WARM)) };
  };
  for (const t of texts.slice(0, 100)) extractor.extractEvents(t);
  const whole = timed((t) => extractor.extractEvents(t));
  const tokens = timed((t) => extractor.tokenize(t));
  const { ms, bytes, tokens: count, mbps } = units.sort((a, b) => a.ms - b.ms)[units.length >> 1]!;
  const rate = (ratio: number) =>
    `${ratio.toFixed(1)} × scan; ${(bytes / 1e3 / (ratio * ms)).toFixed(2)} MB/s, ${(count / (ratio * ms)).toFixed(0)} k tokens/s`;
  return [
    [
      'texts',
      `${texts.length} articles, ${(bytes / 1e6).toFixed(2)} MB, ${count} tokens; scan-only ${mbps.toFixed(0)} MB/s`,
    ],
    ['whole pipeline', rate(whole.warm)],
    ['its first pass, new words', rate(whole.first)],
    ['tokenize()', rate(tokens.warm)],
    ['peak memory (this process)', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`],
  ];
}

/** CPU, user and system, of a node process, in milliseconds. */
function cpu(args: readonly string[]): number {
  const tail = 'const u=process.cpuUsage();require("fs").writeSync(2,"CPU"+(u.user+u.system)+"\\n")';
  const hook = join(tmpdir(), 'khabar-bench-cpu.cjs');
  writeFileSync(hook, `process.on('exit',()=>{${tail}})`);
  const { stderr } = spawnSync(process.execPath, ['--require', hook, ...args], { encoding: 'utf8', input: SENTENCE });
  return Number(/CPU(\d+)/.exec(stderr)![1]) / 1000;
}

function start(): Row[] {
  const text = JSON.stringify(SENTENCE);
  const article = JSON.stringify(readFileSync(at('examples', 'trial.txt'), 'utf8'));
  const runs: Record<string, string[]> = {
    'node -e 0': ['-e', '0'],
    'import alone': ['-e', `import('${DIST}')`],
    'import and first result': ['-e', `import('${DIST}').then(k => k.extractEvents(${text}))`],
    'import and first article': ['-e', `import('${DIST}').then(k => k.extractEvents(${article}))`],
    'command line, one sentence': [at('dist', 'cli.js')],
  };
  const ms: Record<string, number[]> = {};
  for (let round = 0; round < 15; round++)
    for (const [name, args] of Object.entries(runs)) (ms[name] ??= []).push(cpu(args));
  const bare = median(ms['node -e 0']!);
  return Object.entries(ms).map(([name, all]) => [
    name,
    `${median(all).toFixed(0)} ms of CPU, ${(median(all) / bare).toFixed(2)} × node`,
  ]);
}

function size(): Row[] {
  const rows: Row[] = [];
  try {
    const [pack] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json'], {
        cwd: at(),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as { size: number; unpackedSize: number; entryCount: number }[];
    rows.push([
      'tarball',
      `${(pack!.size / 1e6).toFixed(2)} MB packed, ${(pack!.unpackedSize / 1e6).toFixed(2)} MB unpacked, ${pack!.entryCount} files`,
    ]);
  } catch (error) {
    rows.push(['tarball', `npm pack failed: ${(error as Error).message.split('\n')[0]}`]);
  }
  for (const file of readdirSync(at('dist/code'))
    .filter((f) => f.endsWith('.js'))
    .sort()) {
    const bytes = readFileSync(at('dist/code', file));
    if (bytes.length < 20_000) continue;
    const kb = (n: number) => `${(n / 1024).toFixed(0)} KB`;
    rows.push([
      `dist/code/${file}`,
      `${kb(bytes.length)}, ${kb(gzipSync(bytes, { level: 9 }).length)} gzip, ${kb(brotliCompressSync(bytes).length)} brotli`,
    ]);
  }
  return rows;
}

/** Layers of the pipeline that are no calls of their own: from the sources, on word types met before. */
async function layers(): Promise<Row[]> {
  if (!haveArticles() || !existsSync(SPEED)) return [];
  const { unit } = (await import(pathToFileURL(SPEED).href)) as { unit: (texts: string[], o: object) => Unit };
  const [{ makeTools }, { readPage }, { readTokens }, { readWords }] = await Promise.all([
    import('../src/extractor.js'),
    import('../src/text/page.js'),
    import('../src/text/token.js'),
    import('../src/arabic/readings.js'),
  ]);
  const texts = articles(Number(values.n)).map((a) => a.text);
  const tools = makeTools();
  const pages = texts.map((text) => readPage(text));
  const words = texts.map((text, i) => readWords(readTokens(text, tools.types, pages[i]!.dropped), tools.readings));
  const work: Record<string, (text: string, i: number) => unknown> = {
    'tokens, readings and tags': (text, i) =>
      readWords(readTokens(text, tools.types, pages[i]!.dropped), tools.readings),
    'tokens and names matched': (text, i) => {
      readTokens(text, tools.types, pages[i]!.dropped);
      tools.names.find(words[i]!);
    },
  };
  return Object.entries(work).map(([name, run]) => {
    const ratios: number[] = [];
    for (let round = 0; round < 2 + Number(values.rounds); round++) {
      const { ms } = unit(texts, { rounds: 5, warm: 2 });
      const begin = process.hrtime.bigint();
      texts.forEach(run);
      ratios.push(since(begin) / ms);
    }
    return [name, `${median(ratios.slice(2)).toFixed(1)} × scan`];
  });
}

/** Beside another reader of Arabic dates, in a process of its own. */
const times = (): Row[] => [
  [
    'dates',
    execFileSync(process.execPath, ['--import', 'tsx', at('tools', 'bench-times.ts')], { encoding: 'utf8' }).trim(),
  ],
];

const parts: Record<string, () => Row[] | Promise<Row[]>> = { speed, layers, times, start, size };
for (const [name, part] of Object.entries(parts)) {
  if (values.only && values.only !== name) continue;
  for (const [what, figure] of await part())
    console.log(values.json ? JSON.stringify({ part: name, what, figure }) : `${what.padEnd(28)} ${figure}`);
}
