/**
 * Counts the written words of a collection: takes JSONL files with "text", writes words and counts, commonest first, one a line.
 *
 *   npx tsx tools/count-words.ts FILE.jsonl[.gz]... > models/word-counts.txt
 *
 * Only counts leave the collection, never its text; words met once are left out.
 */
import { readTokens, WORD } from '../src/text/token.js';
import { WordTypes } from '../src/text/words.js';
import { jsonl } from './data.js';

const LEAST = 2;
const count = new Map<string, number>();
for (const file of process.argv.slice(2)) {
  const words = new WordTypes();
  for (const { text } of jsonl<{ text: string }>(file)) {
    const t = readTokens(text, words);
    for (let i = 0; i < t.count; i++) {
      if (t.kind[i] !== WORD) continue;
      const word = words.surface(t.type[i]!);
      count.set(word, (count.get(word) ?? 0) + 1);
    }
    words.settle();
  }
}
const kept = [...count]
  .filter(([w, n]) => n >= LEAST && /^[\u0621-\u064a]{2,}$/.test(w))
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
process.stdout.write(kept.map(([w, n]) => `${w} ${n}\n`).join(''));
