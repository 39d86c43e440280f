/**
 * Endurance: runs the built library over news of all sources and checks that nothing throws, every span is a slice, the JSON is valid by the
 * strict schema, and the bytes are the same in other time zones and locales.
 *   npm run soak [-- --n 2000]
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type * as Khabar from '../src/index.js';
import { articles, haveArticles } from './articles.js';
import { at } from './data.js';

const { values } = parseArgs({ options: { n: { type: 'string', default: '2000' }, child: { type: 'boolean' } } });
const PLACES = [
  ['UTC', 'C.UTF-8'],
  ['Pacific/Kiritimati', 'ar_SA.UTF-8'],
  ['America/St_Johns', 'tr_TR.UTF-8'],
] as const;

interface Outcome {
  articles: number;
  hash: string;
  faults: string[];
}

/** Faults of spans: every object with start, end and text is a slice that splits no surrogate pair. */
function spanFaults(value: unknown, text: string, path: string, out: string[]): void {
  if (value === null || typeof value !== 'object') return;
  const { start, end, text: own } = value as { start?: unknown; end?: unknown; text?: unknown };
  if (typeof start === 'number' && typeof end === 'number') {
    if (!(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length))
      out.push(`${path}: ${start}..${end} is out of the text`);
    else if (typeof own === 'string' && text.slice(start, end) !== own) out.push(`${path}: "${own}" is not the slice`);
    for (const edge of [start, end])
      if (/[\udc00-\udfff]/.test(text[edge] ?? '') && /[\ud800-\udbff]/.test(text[edge - 1] ?? ''))
        out.push(`${path}: splits a pair`);
  }
  for (const [key, v] of Object.entries(value)) spanFaults(v, text, `${path}.${key}`, out);
}

async function soak(): Promise<Outcome> {
  const { extractEvents, validate } = (await import(pathToFileURL(at('dist', 'index.js')).href)) as typeof Khabar;
  const hash = createHash('sha256');
  const faults: string[] = [];
  const news = articles(Number(values.n));
  for (const { id, text, date } of news) {
    try {
      const x = extractEvents(text, { id, explain: true, ...(date ? { publishedAt: date } : {}) });
      const json = JSON.stringify(x);
      hash.update(json);
      const found: string[] = [];
      spanFaults(x, text, '', found);
      const valid = validate(JSON.parse(json), { strict: true });
      if (!valid.valid) found.push(...valid.errors.map((e) => `${e.path} ${e.message}`));
      faults.push(...found.slice(0, 3).map((f) => `${id}: ${f}`));
    } catch (error) {
      faults.push(`${id}: threw ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`);
    }
  }
  return { articles: news.length, hash: hash.digest('hex'), faults };
}

async function parent(): Promise<number> {
  if (!haveArticles() || !existsSync(at('dist', 'index.js'))) {
    console.log('needs articles and dist/ (npm run build)');
    return 0;
  }
  const outcomes: Outcome[] = [];
  for (const [TZ, LANG] of PLACES) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', at('tools', 'soak.ts'), '--child', '--n', values.n],
      {
        env: { ...process.env, TZ, LANG, LC_ALL: LANG },
        maxBuffer: 1 << 28,
      },
    );
    const outcome = JSON.parse(stdout) as Outcome;
    outcomes.push(outcome);
    console.log(
      `${TZ.padEnd(20)} ${LANG.padEnd(12)} ${outcome.articles} articles, ${outcome.faults.length} faults, ${outcome.hash.slice(0, 16)}`,
    );
  }
  const same = outcomes.every((o) => o.hash === outcomes[0]!.hash);
  for (const f of outcomes[0]!.faults.slice(0, 20)) console.log(`  ${f}`);
  console.log(same ? 'the bytes are the same everywhere' : 'THE BYTES DIFFER');
  return same && outcomes.every((o) => o.faults.length === 0) ? 0 : 1;
}

if (values.child) console.log(JSON.stringify(await soak()));
else process.exitCode = await parent();
