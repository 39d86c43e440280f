/**
 * How many verbs of an annotated text are known: takes rows of words with segments and tags, prints the share whose readings hold a verb with
 * root and form, and the words that fail.
 *
 *   npx tsx tools/verb-coverage.ts --rows FILE.jsonl[.gz] [--errors N]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { ReadingModel, Readings } from '../src/arabic/readings.js';
import { packVerbs, VerbTable } from '../src/arabic/verbs.js';
import { WordTypes } from '../src/text/words.js';
import { readVerbCounts, readVerbs } from './readings-stems.js';

interface Row {
  words: { form: string; segments: string[]; upos: string[]; stem: number; unread?: boolean }[];
}

const { values } = parseArgs({ options: { rows: { type: 'string' }, errors: { type: 'string', default: '40' } } });
if (!values.rows) {
  console.error('usage: verb-coverage.ts --rows FILE.jsonl[.gz] [--errors N]');
  process.exit(2);
}
const raw = readFileSync(values.rows);
const rows = (values.rows.endsWith('.gz') ? gunzipSync(raw) : raw)
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l) as Row);
const words = new WordTypes();
const verbs = new VerbTable(packVerbs(readVerbs(), readVerbCounts()));
const readings = new Readings(words, { verbs, model: new ReadingModel(readFileSync('models/readings.bin')) });
let total = 0;
const missed = new Map<string, number>();
for (const row of rows)
  for (const w of row.words) {
    const tag = w.upos[w.stem];
    if (w.unread || (tag !== 'VERB' && tag !== 'AUX')) continue;
    total++;
    const all = readings.of(words.of(w.form));
    const stem = (from: number, to: number) => w.form.slice(from, to) === w.segments[w.stem];
    if (all.some((r) => r.pos === 'VERB' && r.verb && stem(r.from, r.to))) continue;
    const key = `${w.segments.join('+')}${all.some((r) => r.pos === 'VERB' && r.verb) ? ' (cut otherwise)' : all.some((r) => r.pos === 'VERB') ? ' (verb not known)' : ''}`;
    missed.set(key, (missed.get(key) ?? 0) + 1);
  }
const bad = [...missed.values()].reduce((a, b) => a + b, 0);
console.log(`${total} verbs, ${((100 * (total - bad)) / total).toFixed(2)} % with root and form`);
for (const [w, n] of [...missed].sort((a, b) => b[1] - a[1]).slice(0, Number(values.errors)))
  console.log(`  ${n} ${w}`);
