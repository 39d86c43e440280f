/**
 * Counts how the words of news are used about people: takes JSONL files with "text", writes into models/name-words.txt.gz in how many
 * articles each word opens a name that is surely read, stands later in one, is met elsewhere, and in the name of a place or body.
 *
 *   npx tsx tools/count-name-words.ts FILE.jsonl.gz...
 *
 * Surely read are listed people and, behind a title, names of two words and more. Only counts leave the collection, never its text; words of
 * which they tell nothing are left out.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { makeTools } from '../src/extractor.js';
import { latin } from '../src/latin/index.js';
import { UNTOLD, useKey, useOf } from '../src/names/uses.js';
import { analyze } from '../src/pipeline.js';
import { places } from '../src/places/index.js';
import { WORD } from '../src/text/token.js';
import { at, jsonl } from './data.js';

const TITLED = 'person/title-name';
const tools = makeTools([places()], [], [latin()]);

type Counts = [first: number, later: number, other: number, named: number];
const counts = new Map<string, Counts>();

for (const file of process.argv.slice(2))
  for (const { text } of jsonl<{ text: string }>(file)) {
    tools.types.settle();
    const { tokens: t, found, entities } = analyze(text, tools, null);
    /** 0 elsewhere, 1 opens a name, 2 later in one, 3 in a person's name that is not sure, 4 in another name. */
    const use = new Uint8Array(t.count);
    const skips = new Map<number, number>();
    for (const n of found.names) if (n.type !== 'person') use.fill(4, n.first, n.last);
    for (const n of found.names) {
      if (n.type !== 'person') continue;
      const isSure = n.source === 'gazetteer' || (n.rule === TITLED && n.last - n.first > 1);
      use.fill(isSure ? 2 : 3, n.first, n.last);
      if (isSure && n.last - n.first > 1) use[n.first] = 1;
      if (n.start > t.start[n.first]!) skips.set(n.first, n.start - t.start[n.first]!);
    }
    // «الشهري», once he is told of: a name as well, though not a sure one.
    for (const m of entities.mentions)
      if (entities.list[m.entity]!.type === 'person') for (let i = m.first; i < m.last; i++) use[i] ||= 3;
    const own = new Map<string, Counts>();
    for (let i = 0; i < t.count; i++) {
      if (t.kind[i] !== WORD || use[i] === 3) continue;
      const word = useKey(t.words.norm(t.type[i]!), t.words.surface(t.type[i]!)).slice(skips.get(i) ?? 0);
      if (!/^[\u0621-\u064a]{2,}$/.test(word)) continue;
      const c = own.get(word) ?? [0, 0, 0, 0];
      const k = [2, 0, 1, 2, 3][use[i]!]!;
      c[k] = 1;
      own.set(word, c);
    }
    for (const [word, c] of own) {
      const all = counts.get(word) ?? [0, 0, 0, 0];
      counts.set(word, all.map((n, k) => n + c[k]!) as Counts);
    }
  }
const lines = [...counts]
  .filter(([, c]) => useOf(c) !== UNTOLD)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([w, c]) => `${w} ${c.join(' ')}\n`);
writeFileSync(at('models/name-words.txt.gz'), gzipSync(lines.join(''), { level: 9 }));
