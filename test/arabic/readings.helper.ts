import { readFileSync } from 'node:fs';
import { ReadingModel, Readings, readWords, type Words } from '../../src/arabic/readings.js';
import { packVerbs, VerbTable } from '../../src/arabic/verbs.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';
import { readVerbCounts, readVerbs } from '../../tools/readings-stems.js';

export const verbs = new VerbTable(packVerbs(readVerbs(), readVerbCounts()));
export const model = new ReadingModel(new Uint8Array(readFileSync('models/readings.bin')));
export const types = new WordTypes();
export const readings = new Readings(types, { verbs, model });
export const read = (text: string): Words => readWords(readTokens(text, types), readings);

/** A word as it is taken in its place, in the form of the training sentences. */
export function written(words: Words, i: number): string {
  const { tokens } = words;
  const r = words.best(i);
  const s = tokens.words.surface(tokens.type[i]!);
  const out: string[] = [];
  let at = 0;
  const cut = (n: number, tag: string) => {
    if (n) out.push(`${s.slice(at, at + n)}/${tag}`);
    at += n;
  };
  cut(r.question, 'PART');
  cut(r.conjunction, 'CCONJ');
  cut(r.future, 'PART');
  cut(r.preposition, r.pos === 'VERB' ? 'SCONJ' : 'ADP');
  cut(r.article, 'DET');
  cut(r.to - r.from, r.pos);
  cut(r.pronoun, 'PRON');
  return out.join('+');
}
