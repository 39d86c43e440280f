/**
 * Does time grow with the length and no faster? Reads news of n and 2n units made of our example articles, and the odd texts of the tests that can
 * be made as long as one likes; prints time(2n) / time(n) of CPU, the least of several rounds of each, and fails at 2.3.
 *   npm run bench:growth [units] [rounds]
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { extractEvents } from '../src/index.js';
import { readPage } from '../src/text/page.js';
import { CASES } from '../test/bad-inputs/cases.js';
import { at } from './data.js';

const MOST = 2.3;
/** Milliseconds below which a ratio is chance; and rounds more for one that is too large. */
const NOISE = 20;
const AGAIN = 4;
const [units = 40_000, rounds = 3] = process.argv.slice(2).map(Number);

/** The examples without what pages have around them: nothing is read under «التعليقات». */
const news = globSync('examples/*.txt', { cwd: at() }).sort().map((f) => articleOf(readFileSync(at(f), 'utf8'))).join('\n\n'); // biome-ignore format: one line
const repeated = (text: string, n: number): string => text.repeat(Math.ceil(n / text.length)).slice(0, n);
const kinds: [string, (n: number) => string][] = [
  ['news', (n) => repeated(news, n)],
  ['one sentence without an end', (n) => repeated(news.replace(/[.!?؟\n]/g, ' '), n)],
  ...CASES.filter((c) => c.grows).map((c): [string, (n: number) => string] => [`${c.kind}: ${c.name}`, c.make]),
];

function articleOf(page: string): string {
  const { dropped } = readPage(page);
  return dropped.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), page).trim();
}

function cpu(text: string): number {
  const before = process.cpuUsage();
  extractEvents(text, { publishedAt: '2024-09-05' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

let worst = 0;
const failed: string[] = [];
for (const [name, make] of kinds) {
  const [one, two] = [make(units), make(2 * units)];
  cpu(one);
  let [n, n2] = [Infinity, Infinity];
  for (let r = 0; r < rounds + AGAIN && (r < rounds || n2 / n >= MOST); r++) {
    n = Math.min(n, cpu(one));
    n2 = Math.min(n2, cpu(two));
  }
  if (n2 < NOISE) continue;
  const ratio = n2 / n;
  worst = Math.max(worst, ratio);
  if (ratio >= MOST) failed.push(name);
  console.log(`${ratio.toFixed(2)}  ${n.toFixed(0)} → ${n2.toFixed(0)} ms  ${name}`);
}
console.log(`worst time(2n)/time(n): ${worst.toFixed(2)}, n = ${units} units; ${failed.length} at ${MOST} or more`);
process.exitCode = failed.length ? 1 : 0;
