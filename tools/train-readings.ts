/**
 * Trains the reading model: takes the tagged sentences, word lists and names, writes models/readings.bin and its measures.
 *
 *   npx tsx tools/train-readings.ts [--missing]
 *
 * --missing lists the words whose right reading is not among the candidates.
 *
 * A structured averaged perceptron: the analyzer proposes the readings of each word, the tagger finds the best way through a sentence; where it
 * differs from the sentence as tagged, the weights of what it took go down, of what it should have taken up. A stem that stands in one
 * sentence only would always look known, so each tenth of the sentences is read with a lexicon made from the other nine.
 * No randomness: the same files give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Analyzer } from '../src/arabic/analyzer.js';
import { Lexicon, packLexicon } from '../src/arabic/lexicon.js';
import { type Row, Tagger } from '../src/arabic/pos.js';
import { noWord, packReadings, ReadingModel, Readings, rowOf } from '../src/arabic/readings.js';
import { EACH, HEAD, tagIn } from '../src/arabic/shape.js';
import { packVerbs, VerbTable } from '../src/arabic/verbs.js';
import { CONTEXT_BITS, OWN_BITS } from '../src/arabic/weights.js';
import { kindOf, readTokens, WORD } from '../src/text/token.js';
import { WordTypes } from '../src/text/words.js';
import { goldOf, readSentencesFile, type Sentence, sentenceFiles } from './readings-sentences.js';
import { countVerbs, readLemmas, readVerbs, Stems, stemsOfCounts } from './readings-stems.js';

const FOLDS = 10;
const EPOCHS = 10;
const HEART = 2;
const COST = 2;
const SCALE = 400;
/** Candidates of a word that score less than the best by this are dropped before the neighbours are looked at. */
const MARGIN = 1200;
/** Of the listed words, one in so many is not known to each tenth of the sentences: the text will have words that are in no list. */
const FORGET = 3;

const numberOf = (word: string): number => [...word].reduce((h, c) => (h * 31 + c.charCodeAt(0)) % 9973, 7);

interface Example {
  row: Row;
  /** Its candidates, as the tagger reads them. */
  pool: Float64Array;
  gold: Uint8Array;
  /** Places of the properties of each candidate of each token. */
  places: Int32Array[][];
  /** Costs of each candidate. */
  cost: Float64Array[];
}

export function train(sentences: readonly Sentence[], stems: Stems, verbs: VerbTable) {
  const own = new Float64Array(1 << OWN_BITS);
  const context = new Float64Array(1 << CONTEXT_BITS);
  const words = new WordTypes();
  const count = new Map<number, number>();
  const tokensOf = sentences.map((s) => readTokens(s.text, words));
  for (const t of tokensOf)
    for (let i = 0; i < t.count; i++)
      count.set(words.normA[t.type[i]!]!, (count.get(words.normA[t.type[i]!]!) ?? 0) + 1);
  const examples: Example[] = [];
  let missed = 0;
  let total = 0;
  const missing = new Map<string, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const lexicon = new Lexicon(
      packLexicon(
        stems.profiles(
          (i) => i % FOLDS !== fold,
          (w) => (numberOf(w) + fold) % FORGET !== 0,
        ),
      ),
    );
    const analyzer = new Analyzer(lexicon, verbs, own, Infinity);
    let seen: { shape: number; places: Int32Array }[] = [];
    analyzer.observer = (shape, places) => seen.push({ shape, places });
    sentences.forEach((s, index) => {
      if (index % FOLDS !== fold) return;
      const t = tokensOf[index]!;
      const places: Int32Array[][] = [];
      const cost: Float64Array[] = [];
      const filled: number[] = [];
      const placeOf = (id: number): number => {
        const place = filled.length;
        const kind = kindOf(words, id);
        if (kind !== WORD) {
          // Tokens that are no words have no places.
          filled.push(...noWord(kind));
          places.push([new Int32Array(0)]);
          return place;
        }
        // Only frequent words are learned by heart.
        analyzer.known = () => (count.get(words.normA[id]!) ?? 0) >= HEART;
        seen = [];
        analyzer.read(words, id);
        filled.push(Math.max(1, seen.length), analyzer.seen, 0);
        for (const c of seen) filled.push(c.shape, 0);
        if (seen.length === 0) filled.push(0, 0);
        places.push(seen.map((c) => c.places));
        return place;
      };
      const row = rowOf(t, { placeOf });
      const pool = Float64Array.from(filled);
      const gold = new Uint8Array(t.count);
      let whole = true;
      for (let i = 0; i < t.count; i++) {
        const c = row.places[i]!;
        const want = goldOf(s, t.start[i]!, t.end[i]!);
        const costs = new Float64Array(pool[c]!);
        cost.push(costs);
        if (t.kind[i] !== 1) continue;
        total++;
        let found = -1;
        for (let k = 0; k < pool[c]!; k++) {
          const shape = pool[c + HEAD + EACH * k]!;
          const same = want && (shape & 0x1ff) === want.cut;
          costs[k] = (same ? 0 : 1.5) * COST + (want && tagIn(shape) === want.tag ? 0 : COST);
          if (same && tagIn(shape) === want.tag) found = k;
        }
        if (found < 0) {
          missed++;
          whole = false;
          const word = s.text.slice(t.start[i]!, t.end[i]!);
          const key = want ? `${word}: ${want.text}` : `${word}: no gold`;
          missing.set(key, (missing.get(key) ?? 0) + 1);
        } else gold[i] = found;
      }
      if (whole) examples.push({ row, pool, gold, places, cost });
    });
  }
  console.log(
    `${sentences.length} sentences, ${total} words, ${missed} without the right candidate; ${examples.length} examples`,
  );
  if (process.argv.includes('--missing'))
    console.log(
      [...missing]
        .sort((a, b) => b[1] - a[1])
        .map(([k, n]) => `${n} ${k}`)
        .join('\n'),
    );

  // Averaging: the weight at the end less what was added late.
  const late = { own: new Float64Array(own.length), context: new Float64Array(context.length) };
  const tagger = new Tagger(context, 96);
  let tick = 1;
  let state = 12345;
  const random = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state % n;
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = examples.map((_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let wrong = 0;
    for (const e of order) {
      const { row, pool, gold, places, cost } = examples[e]!;
      const chosen = new Uint8Array(row.count);
      for (let i = 0; i < row.count; i++) {
        const c = row.places[i]!;
        for (let k = 0; k < pool[c]!; k++) {
          let s = cost[i]![k]!;
          for (const at of places[i]![k] ?? []) s += own[at]!;
          pool[c + HEAD + EACH * k + 1] = s;
        }
      }
      tagger.choose(row, pool, chosen);
      let differs = false;
      for (let i = 0; i < row.count; i++) {
        if (chosen[i] === gold[i]) continue;
        differs = true;
        wrong++;
        for (const at of places[i]![gold[i]!]!)
          if (at) {
            own[at] += 1;
            late.own[at] += tick;
          }
        for (const at of places[i]![chosen[i]!]!)
          if (at) {
            own[at] -= 1;
            late.own[at] -= tick;
          }
      }
      if (differs) {
        tagger.learn(row, pool, gold, (at) => {
          context[at] += 1;
          late.context[at] += tick;
        });
        tagger.learn(row, pool, chosen, (at) => {
          context[at] -= 1;
          late.context[at] -= tick;
        });
      }
      tick++;
    }
    console.log(`epoch ${epoch + 1}: ${wrong} wrong with margin`);
  }
  const average = (w: Float64Array, l: Float64Array) =>
    Int16Array.from(w, (x, i) => Math.max(-32000, Math.min(32000, Math.round(((x - l[i]! / tick) * SCALE) / 10))));
  return { own: average(own, late.own), context: average(context, late.context) };
}

if (process.argv[1]?.endsWith('train-readings.ts')) {
  const verbs = new VerbTable(packVerbs(readVerbs()));
  const sentences = sentenceFiles().flatMap(readSentencesFile);
  const stems = new Stems(sentences);
  const lexiconOf = () => packLexicon(stems.profiles(), readLemmas(stems.profiles()));
  const once = (): Uint8Array => {
    const { own, context } = train(sentences, stems, verbs);
    return packReadings(MARGIN, own, context, lexiconOf());
  };
  const readingsOfAll = (words: WordTypes, model: ReadingModel) => {
    const readings = new Readings(words, { verbs, model });
    return (id: number) => readings.of(id);
  };
  // A first model finds stems in counted words, a second one knows them.
  const words = new WordTypes();
  const model = new ReadingModel(once());
  const guessed = stemsOfCounts(readingsOfAll(words, model), words, model.lexicon);
  stems.guess(guessed);
  console.log(`${guessed.size} stems from counts`);
  const bytes = once();
  const lexicon = lexiconOf();
  writeFileSync('models/readings.bin', bytes);
  const all = new WordTypes();
  const counts = countVerbs(readingsOfAll(all, new ReadingModel(bytes)), all, verbs);
  writeFileSync(
    'models/verb-counts.txt',
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([v, n]) => `${v} ${n}\n`)
      .join(''),
  );
  console.log(
    `${bytes.length} bytes, ${gzipSync(bytes).length} packed; lexicon ${lexicon.length}, ${gzipSync(lexicon).length} packed`,
  );
}
