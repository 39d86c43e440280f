/**
 * Beside other libraries, over the same Arabic articles in turn, in CPU time against the loop that only scans them. Two of the peers know English
 * alone: their figures say what their kind of work costs, not what they find. wink-nlp is fetched into a temporary folder.
 *   npm run build && npm run bench:peers [-- --n 200 --rounds 3]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ar } from 'chrono-node';
import nlp from 'compromise/three';
import type * as Khabar from '../src/index.js';
import { articles } from './articles.js';
import { at } from './data.js';

const WINK = ['wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1'];
const { values } = parseArgs({
  options: { n: { type: 'string', default: '200' }, rounds: { type: 'string', default: '3' } },
});
const texts = articles(Number(values.n)).map((a) => a.text);
const { unit } = (await import(pathToFileURL(at('..', 'shared', 'eval', 'speed.mjs')).href)) as {
  unit: (texts: string[], o: object) => { ms: number };
};
const { extractEvents } = (await import(pathToFileURL(at('dist', 'index.js')).href)) as typeof Khabar;

const folder = mkdtempSync(join(tmpdir(), 'khabar-peers-'));
try {
  const quiet = ['--no-audit', '--no-fund', '--silent', '--ignore-scripts'];
  execFileSync('npm', ['install', '--prefix', folder, ...quiet, ...WINK], { stdio: 'inherit', cwd: folder });
  const require = createRequire(join(folder, 'x.js'));
  const wink = require('wink-nlp')(require('wink-eng-lite-web-model'));
  const version = (name: string) => JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8')).version;
  const readers: Record<string, (text: string) => unknown> = {
    'khabar: names, times, events': (t) => extractEvents(t, { publishedAt: '2024-09-05' }),
    [`chrono-node ${version('chrono-node')}: Arabic dates`]: (t) => ar.casual.parse(t, new Date('2024-09-05')),
    'wink-nlp 2.4.0: English tokens, parts of speech, entities': (t) => wink.readDoc(t).entities().out(),
    [`compromise ${version('compromise')}: English people, places, bodies`]: (t) => {
      const doc = nlp(t);
      return [doc.people().out('array'), doc.places().out('array'), doc.organizations().out('array')];
    },
  };
  const ratios: Record<string, number[]> = {};
  // The first round warms up.
  for (let round = 0; round <= Number(values.rounds); round++)
    for (const [name, read] of Object.entries(readers)) {
      const { ms } = unit(texts, { rounds: 5, warm: 2 });
      const before = process.cpuUsage();
      for (const t of texts) read(t);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) (ratios[name] ??= []).push((user + system) / 1000 / ms);
    }
  console.log(`${texts.length} articles, × scan`);
  for (const [name, all] of Object.entries(ratios))
    console.log(
      `${all
        .sort((a, b) => a - b)
        [all.length >> 1]!.toFixed(0)
        .padStart(6)}  ${name}`,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
