/**
 * Readings of a written word: takes a word type, gives the ways to cut it into clitics, article, stem and pronoun, best first; takes the
 * tokens of a text, gives the reading that fits in each place.
 *
 *   «وللمدينة» → و conjunction · ل preposition · ل article · مدينة stem
 *
 * Readings stay plural: `readings(i)` gives what is possible, `best(i)` what the tagger took. Both are cached per word type.
 */
import { ByteReader, ByteWriter } from '../core/bytes.js';
import type { WordTypes } from '../text/words.js';
import { LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import { Analyzer, articleOf, type Candidates, CONJUNCTION, frontOf, FUTURE, HEAD, NUM, PREPOSITION, pronounOf, PUNCT, QUESTION, tagIn, X } from './candidates.js';
import { Lexicon, type Pos, TAGS } from './lexicon.js';
import { packWeights, type Row, Tagger, unpackWeights } from './pos.js';
import type { VerbReading, VerbTable } from './verbs.js';

export type { Pos } from './lexicon.js';

export interface Reading {
  /** Letters of each proclitic, 0 where it is absent. */
  readonly conjunction: number;
  readonly question: number;
  readonly future: number;
  readonly preposition: number;
  /** 2 for ال, 1 for the ل that stands for it after ل. */
  readonly article: number;
  /** Letters [from, to) of the plain spelling are the stem. */
  readonly from: number;
  readonly to: number;
  /** Letters of the pronoun behind the stem. */
  readonly pronoun: number;
  readonly pos: Pos;
  readonly verb: VerbReading | null;
  readonly score: number;
}

/** Lexicon and weights, ready to use. */
export class ReadingModel {
  readonly lexicon: Lexicon;
  readonly tagger: Tagger;
  private readonly weights: Int16Array;
  private readonly margin: number;

  constructor(bytes: Uint8Array) {
    const r = new ByteReader(bytes);
    this.margin = r.uint();
    this.weights = unpackWeights(r);
    this.tagger = new Tagger(unpackWeights(r));
    this.lexicon = new Lexicon(bytes.subarray(r.position));
  }

  analyzer(verbs: VerbTable): Analyzer {
    return new Analyzer(this.lexicon, verbs, this.weights, this.margin);
  }
}

export function packReadings(margin: number, own: Int16Array, context: Int16Array, lexicon: Uint8Array): Uint8Array {
  const head = new ByteWriter().uint(margin).done();
  const parts = [head, packWeights(own), packWeights(context), lexicon];
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

export interface ReadingsKnowledge {
  readonly verbs: VerbTable;
  readonly model: ReadingModel;
}

/** Readings of a type, best first, as if it stood alone; and what the tagger needs of it. */
export interface ReadingsOf {
  (id: number): readonly Reading[];
  readonly candidates: (id: number) => Candidates;
  /** The reading of candidate number k. */
  readonly reading: (id: number, k: number) => Reading;
  readonly model: ReadingModel;
}

export function readingsOf(words: WordTypes, kb: ReadingsKnowledge): ReadingsOf {
  const analyzer = kb.model.analyzer(kb.verbs);
  const candidates = words.memo((id) => analyzer.candidates(words, id));
  const made = words.memo(() => [] as Reading[]);
  const reading = (id: number, k: number): Reading => {
    const list = made(id);
    list[k] ??= readingOf(candidates(id), k, words, id, analyzer, kb.verbs);
    return list[k];
  };
  const all = words.memo((id) => {
    const out: Reading[] = [];
    for (let k = 0; k < candidates(id)[0]!; k++) {
      const first = reading(id, k);
      out.push(first);
      // The same cut may be a form of several verbs.
      if (first.pos === 'VERB') for (const verb of verbsOf(first, words, id, analyzer, kb.verbs)) if (verb.verb !== first.verb?.verb) out.push({ ...first, verb, score: first.score - 1 });
    }
    return out as readonly Reading[];
  });
  return Object.assign((id: number) => all(id), { candidates, reading, model: kb.model });
}

function readingOf(c: Candidates, k: number, words: WordTypes, id: number, analyzer: Analyzer, verbs: VerbTable): Reading {
  const shape = c[HEAD + 2 * k]!;
  const has = (bit: number) => (shape & bit ? 1 : 0);
  const pronoun = pronounOf(shape);
  const reading: Reading = {
    conjunction: has(CONJUNCTION),
    question: has(QUESTION),
    future: has(FUTURE),
    preposition: has(PREPOSITION),
    article: articleOf(shape),
    from: frontOf(shape),
    to: words.lengthOf(id) - pronoun,
    pronoun,
    pos: TAGS[tagIn(shape)]!,
    verb: null,
    score: c[HEAD + 2 * k + 1]! - c[HEAD + 1]!,
  };
  const verb = verbsOf(reading, words, id, analyzer, verbs)[0];
  return verb ? { ...reading, verb } : reading;
}

/** For each verb that the stem may be a form of, its likeliest form, likeliest verb first. */
function verbsOf(r: Reading, words: WordTypes, id: number, analyzer: Analyzer, verbs: VerbTable): VerbReading[] {
  const finite = r.pos === 'VERB';
  if (!finite && r.pos !== 'NOUN' && r.pos !== 'ADJ') return [];
  const s = analyzer.load(words, id);
  const best = new Map<number, VerbReading>();
  const worth = (v: VerbReading): number =>
    (v.exact ? 4 : 0) +
    (v.person === 3 ? 3 : 0) +
    (v.voice === 'active' ? 2 : 0) -
    (v.tense === 'imperative' ? 6 : 0) +
    (v.tense === 'perfect' || v.tense === 'imperfect' ? 1 : 0) +
    (r.pos === 'ADJ' ? (v.tense === 'masdar' ? -3 : 0) : v.tense === 'masdar' ? 3 : 0) +
    (r.preposition && v.tense === 'subjunctive' ? 3 : 0) -
    v.verb / 65536;
  for (const v of verbs.analyze(s, r.from, r.to)) {
    if (v.person > 0 !== finite) continue;
    if (finite && ((v.needsPronoun && !r.pronoun) || (r.future && (v.tense === 'perfect' || v.tense === 'imperative')))) continue;
    const known = best.get(v.verb);
    if (!known || worth(v) > worth(known)) best.set(v.verb, v);
  }
  return [...best.values()].sort((a, b) => worth(b) - worth(a));
}

/** One row per token: its readings and the one taken. */
export interface Words {
  readonly tokens: Tokens;
  /** Readings of token i, best first as if it stood alone. */
  readings(i: number): readonly Reading[];
  /** The reading taken for token i among its neighbours. */
  best(i: number): Reading;
}

const fixed = (tag: number): Candidates => Int32Array.of(1, 1000 + tag, (tag << 9) | ((tag * 4) << 13), 0);
const [SOME_NUMBER, SOME_SIGN, SOME_OTHER] = [fixed(NUM), fixed(PUNCT), fixed(X)];
const bare = { conjunction: 0, question: 0, future: 0, preposition: 0, article: 0, pronoun: 0, from: 0, verb: null, score: 0 };

/** The tokens as the tagger takes them. */
export function rowOf(tokens: Tokens, candidates: (id: number) => Candidates): Row {
  const { count, kind, type, gap } = tokens;
  const row: Row = { count, words: new Int32Array(count), breaks: new Uint8Array(count), candidates: new Array(count) };
  for (let i = 0; i < count; i++) {
    const k = kind[i]!;
    row.words[i] = k === NUMBER ? NUMBER : tokens.words.normA[type[i]!]!;
    row.breaks[i] = gap[i]! >= LINE ? 1 : 0;
    row.candidates[i] = k === WORD ? candidates(type[i]!) : k === NUMBER ? SOME_NUMBER : k === SIGN ? SOME_SIGN : SOME_OTHER;
  }
  return row;
}

export function readWords(tokens: Tokens, readings: ReadingsOf): Words {
  const chosen = new Uint8Array(tokens.count);
  readings.model.tagger.choose(rowOf(tokens, readings.candidates), chosen);
  const { type, kind } = tokens;
  const other = (i: number): Reading => ({ ...bare, to: tokens.words.lengthOf(type[i]!), pos: kind[i] === SIGN ? 'PUNCT' : kind[i] === NUMBER ? 'NUM' : 'X' });
  return {
    tokens,
    readings: (i) => (kind[i] === WORD ? readings(type[i]!) : [other(i)]),
    best: (i) => (kind[i] === WORD ? readings.reading(type[i]!, chosen[i]!) : other(i)),
  };
}

