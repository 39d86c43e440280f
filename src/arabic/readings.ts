/**
 * Readings of a written word: takes a word type, gives the ways to cut it into clitics, article, stem and pronoun, best first; takes the
 * tokens of a text, gives the reading that fits in each place.
 *
 *   «وللمدينة» → و conjunction · ل preposition · ل article · مدينة stem
 *
 * Readings stay plural: `readings(i)` gives what is possible, `best(i)` what the tagger took. Both are cached per word type.
 */
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import { Analyzer } from './candidates.js';
import { Lexicon, type Pos, TAGS } from './lexicon.js';
import { type Row, Tagger } from './pos.js';
import {
  articleOf,
  type Candidates,
  CLASSES,
  CONJUNCTION,
  FUTURE,
  frontOf,
  HEAD,
  NUM,
  PREPOSITION,
  PUNCT,
  pronounOf,
  QUESTION,
  tagIn,
  X,
} from './shape.js';
import type { VerbReading, VerbTable } from './verbs.js';
import { packWeights, unpackWeights } from './weights.js';

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
  const candidates = words.memo((id) => verbsOnly(analyzer.candidates(words, id), words, id));
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
      if (first.pos === 'VERB')
        for (const verb of verbsOf(first, words, id, analyzer, kb.verbs))
          if (verb.verb !== first.verb?.verb) out.push({ ...first, verb, score: first.score - 1 });
    }
    return out as readonly Reading[];
  });
  return Object.assign((id: number) => all(id), { candidates, reading, model: kb.model });
}

const [WAW, ALEF] = [0x648, 0x627];

/** «أصيبوا»: where a form of a verb is likeliest, the ending of the plural leaves nothing else possible. */
function verbsOnly(c: Candidates, words: WordTypes, id: number): Candidates {
  const n = words.lengthOf(id);
  const isVerb = (k: number) => TAGS[tagIn(c[HEAD + 2 * k]!)] === 'VERB';
  if (n < 4 || words.unitAt(id, n - 1) !== ALEF || words.unitAt(id, n - 2) !== WAW || !isVerb(0)) return c;
  const kept = [0];
  for (let k = 1; k < c[0]!; k++) if (isVerb(k)) kept.push(k);
  const out = c.slice();
  out[0] = kept.length;
  kept.forEach((k, at) => {
    out[HEAD + 2 * at] = c[HEAD + 2 * k]!;
    out[HEAD + 2 * at + 1] = c[HEAD + 2 * k + 1]!;
  });
  return out;
}

function readingOf(
  c: Candidates,
  k: number,
  words: WordTypes,
  id: number,
  analyzer: Analyzer,
  verbs: VerbTable,
): Reading {
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
  const best = new Map<number, VerbReading>();
  for (const v of verbs.analyze(analyzer.load(words, id), r.from, r.to)) {
    if (v.person > 0 !== finite) continue;
    if (finite && ((v.needsPronoun && !r.pronoun) || (r.future && (v.tense === 'perfect' || v.tense === 'imperative'))))
      continue;
    const known = best.get(v.verb);
    if (!known || worth(v, r) > worth(known, r)) best.set(v.verb, v);
  }
  const value = (v: VerbReading) => worth(v, r) + 0.6 * verbs.verbs[v.verb]!.rank;
  const form = (v: VerbReading) => verbs.verbs[v.verb]!.form;
  return [...best.values()].sort(
    (a, b) => value(b) - value(a) || (form(a) < form(b) ? -1 : form(a) > form(b) ? 1 : a.verb - b.verb),
  );
}

/** How likely the news is to use a form, the verb aside. */
function worth(v: VerbReading, r: Reading): number {
  let n = (v.exact ? 4 : 0) + (v.person === 3 ? 3 : 0) + (v.voice === 'active' ? 2 : 0);
  if (v.tense === 'imperative') n -= 6;
  if (v.tense === 'perfect' || v.tense === 'imperfect') n += 2;
  if (v.person > 0 && v.gender === 'f' && v.number === 'p') n -= 4;
  if (v.tense === 'masdar') n += r.pos === 'ADJ' ? -3 : 3;
  if (r.preposition && v.tense === 'subjunctive') n += 3;
  return n;
}

/** One row per token: its readings and the one taken. */
export interface Words {
  readonly tokens: Tokens;
  /** Readings of token i, best first as if it stood alone. */
  readings(i: number): readonly Reading[];
  /** The reading taken for token i among its neighbours. */
  best(i: number): Reading;
}

const fixed = (tag: number): Candidates => Int32Array.of(1, 1000 + tag, (tag << 9) | ((tag * CLASSES) << 13), 0);
const [SOME_NUMBER, SOME_SIGN, SOME_OTHER] = [fixed(NUM), fixed(PUNCT), fixed(X)];
const bare = {
  conjunction: 0,
  question: 0,
  future: 0,
  preposition: 0,
  article: 0,
  pronoun: 0,
  from: 0,
  verb: null,
  score: 0,
};

/** The tokens as the tagger takes them. */
export function rowOf(tokens: Tokens, candidates: (id: number) => Candidates): Row {
  const { count, kind, type, gap } = tokens;
  const row: Row = { count, words: new Int32Array(count), breaks: new Uint8Array(count), candidates: new Array(count) };
  for (let i = 0; i < count; i++) {
    const k = kind[i]!;
    row.words[i] = k === NUMBER ? NUMBER : tokens.words.normA[type[i]!]!;
    row.breaks[i] = gap[i]! >= LINE ? 1 : 0;
    row.candidates[i] =
      k === WORD ? candidates(type[i]!) : k === NUMBER ? SOME_NUMBER : k === SIGN ? SOME_SIGN : SOME_OTHER;
  }
  return row;
}

export function readWords(tokens: Tokens, readings: ReadingsOf): Words {
  const chosen = new Uint8Array(tokens.count);
  readings.model.tagger.choose(rowOf(tokens, readings.candidates), chosen);
  const { type, kind } = tokens;
  const made: (Reading | undefined)[] = new Array(tokens.count).fill(undefined);
  const best = (i: number): Reading =>
    (made[i] ??=
      kind[i] === WORD
        ? readings.reading(type[i]!, chosen[i]!)
        : plainReading(kind[i]!, tokens.words.lengthOf(type[i]!)));
  return {
    tokens,
    readings: (i) => (kind[i] === WORD ? readings(type[i]!) : [best(i)]),
    best,
  };
}

const PLAIN = new Map<number, Reading>();

/** The one reading of a number, sign or word of another script, by its length. */
function plainReading(kind: number, length: number): Reading {
  const key = kind * 65536 + Math.min(length, 65535);
  let reading = PLAIN.get(key);
  if (!reading) {
    reading = { ...bare, to: length, pos: kind === SIGN ? 'PUNCT' : kind === NUMBER ? 'NUM' : 'X' };
    if (length < 64) PLAIN.set(key, reading);
  }
  return reading;
}
