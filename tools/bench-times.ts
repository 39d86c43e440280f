/**
 * Times against chrono-node, the one other library that reads Arabic dates: both read the same articles, in turn, in this process.
 *   npx tsx tools/bench-times.ts [--n 300] [--rounds 5]
 * Prints one line. Ours is all that times need (tokens, numbers, times, values), not the names and events of the whole pipeline.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ar } from 'chrono-node';
import { findNumbers } from '../src/numbers/find.js';
import { readTokens } from '../src/text/token.js';
import { WordTypes } from '../src/text/words.js';
import { anchorTimes } from '../src/time/anchor.js';
import { findTimes } from '../src/time/find.js';
import { articles, haveArticles } from './articles.js';
import { at } from './data.js';

const { values } = parseArgs({
  options: { n: { type: 'string', default: '300' }, rounds: { type: 'string', default: '5' } },
});
const REFERENCE = '2024-09-05';
const { version: peer } = JSON.parse(readFileSync(at('node_modules', 'chrono-node', 'package.json'), 'utf8')) as {
  version: string;
};

const words = new WordTypes();
const readers = {
  khabar: (text: string): number => {
    words.settle();
    const t = readTokens(text, words);
    return anchorTimes(findTimes(t, findNumbers(t)), REFERENCE, t).times.length;
  },
  chrono: (text: string): number => ar.casual.parse(text, new Date(REFERENCE)).length,
};

/** CPU of this process, in milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[xs.length >> 1]!;

function main(): void {
  if (!haveArticles()) {
    console.log('times against chrono-node: no articles, not measured');
    return;
  }
  const texts = articles(Number(values.n)).map((a) => a.text);
  const spent: Record<string, number[]> = { khabar: [], chrono: [] };
  const found: Record<string, number> = {};
  // The first round warms up.
  for (let round = 0; round <= Number(values.rounds); round++)
    for (const [name, read] of Object.entries(readers)) {
      const start = cpu();
      found[name] = texts.reduce((n, text) => n + read(text), 0);
      if (round > 0) spent[name]!.push(cpu() - start);
    }
  const [ours, theirs] = [median(spent.khabar!), median(spent.chrono!)];
  console.log(
    `times against chrono-node ${peer}, ${texts.length} articles: khabar ${ours.toFixed(0)} ms of CPU, ${found.khabar} times; ` +
      `chrono ${theirs.toFixed(0)} ms, ${found.chrono} times; khabar/chrono ${(ours / theirs).toFixed(2)}, chrono/khabar ${(theirs / ours).toFixed(2)}`,
  );
}

main();
