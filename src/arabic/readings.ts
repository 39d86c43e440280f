/**
 * Readings of a written word: takes a word type, gives the ways to cut it into clitics, article, stem and pronoun, best first; takes the
 * tokens of a text, gives the reading that fits in each place.
 *
 *   «وللمدينة» → و conjunction · ل preposition · ل article · مدينة stem
 *
 * Readings stay plural: `readings(i)` gives what is possible, `best(i)` what the tagger took. Both are cached per word type.
 */
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { kindOf, LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import { Analyzer } from './analyzer.js';
import { EXACT, Lexicon, type Pos, TAGS } from './lexicon.js';
import { type Row, Tagger } from './pos.js';
import { restoreVerbs } from './predicates.js';
import {
  articleOf,
  type CandidatePool,
  CLASSES,
  CONJUNCTION,
  EACH,
  FIRST,
  FUTURE,
  frontOf,
  HEAD,
  KEPT,
  NUM,
  PREPOSITION,
  PUNCT,
  pronounOf,
  QUESTION,
  SEEN,
  tagIn,
  VERB,
  VERBAL,
  X,
} from './shape.js';
import { decode } from './verb-forms.js';
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

/** The one candidate of what is no word, in the form of a pool. */
export function noWord(kind: number): readonly number[] {
  return kind === NUMBER ? SOME_NUMBER : kind === SIGN ? SOME_SIGN : SOME_OTHER;
}
const only = (tag: number): readonly number[] => [1, 1000 + tag, 0, (tag << 9) | ((tag * CLASSES) << 13), 0];
const [SOME_NUMBER, SOME_SIGN, SOME_OTHER] = [only(NUM), only(PUNCT), only(X)];

/** What the words of a table may be read as. */
export class Readings {
  readonly model: ReadingModel;
  private readonly analyzer: Analyzer;
  private readonly verbs: VerbTable;
  /** Where the candidates of each type stand in the pool, 0 where it was not read yet. */
  private places: Int32Array = new Int32Array(0);
  private candidates: CandidatePool = new Int32Array(0);
  private used = 0;
  private count = 0;
  /** By number of the candidate. */
  private readings: (Reading | undefined)[] = [];
  private readonly all: (id: number) => readonly Reading[];

  constructor(
    readonly words: WordTypes,
    kb: ReadingsKnowledge,
  ) {
    this.model = kb.model;
    this.verbs = kb.verbs;
    this.analyzer = kb.model.analyzer(kb.verbs);
    this.all = words.memo((id) => this.readAll(id));
    this.empty();
    words.onEmptied(() => this.empty());
  }

  private empty(): void {
    this.places = new Int32Array(1024);
    this.candidates = new Int32Array(8192);
    // Nothing stands at place 0.
    this.used = 1;
    this.count = 0;
    this.readings = [];
  }

  /** The candidates of all types asked for so far; another array after each look at a new type. */
  get pool(): CandidatePool {
    return this.candidates;
  }

  /** Where the candidates of a type stand in the pool. */
  placeOf(id: number): number {
    const place = id < this.places.length ? this.places[id]! : 0;
    return place || this.propose(id);
  }

  private propose(id: number): number {
    const { analyzer, words } = this;
    if (id >= this.places.length) this.places = widen(this.places, 2 * id);
    if (this.used + HEAD + EACH * KEPT > this.candidates.length)
      this.candidates = widen(this.candidates, 2 * this.candidates.length);
    const { candidates, used } = this;
    const kind = kindOf(words, id);
    let found = 1;
    if (kind === WORD) {
      analyzer.read(words, id);
      found = analyzer.found;
      candidates[used] = found;
      candidates[used + SEEN] = analyzer.seen;
      for (let k = 0; k < found; k++) {
        candidates[used + HEAD + EACH * k] = analyzer.shapes[k]!;
        candidates[used + HEAD + EACH * k + 1] = Math.round(analyzer.scores[k]!);
      }
    } else candidates.set(noWord(kind), used);
    candidates[used + FIRST] = this.count;
    if (kind === WORD) found = this.withoutOddCuts(id, used, found);
    for (let k = 0; k < found; k++) this.readings.push(undefined);
    this.count += found;
    this.used = used + HEAD + EACH * found;
    this.places[id] = used;
    return used;
  }

  /**
   * Of verbs that a word is cut into in several ways, those that news does not use fall away beside one that it does: «وسيطر» is no «س» before
   * a jussive, «وعين» no plural of women.
   */
  private withoutOddCuts(id: number, place: number, found: number): number {
    const { candidates, words, analyzer, verbs } = this;
    const first = candidates[place + FIRST]!;
    let front = -1;
    let cuts = 0;
    for (let k = 0; k < found; k++) {
      const shape = candidates[place + HEAD + EACH * k]!;
      if (tagIn(shape) !== VERB || frontOf(shape) === front) continue;
      front = frontOf(shape);
      cuts++;
    }
    if (cuts < 2) return found;
    const odd: boolean[] = [];
    for (let k = 0; k < found; k++) {
      const shape = candidates[place + HEAD + EACH * k]!;
      odd.push(tagIn(shape) === VERB && isOdd(readingOf(candidates, place, first + k, words, id, analyzer, verbs)));
    }
    const isPlain = (k: number): boolean => {
      const shape = candidates[place + HEAD + EACH * k]!;
      return tagIn(shape) === VERB && !odd[k] && !(shape & QUESTION);
    };
    if (!odd.some((_, k) => isPlain(k))) return found;
    let kept = 0;
    for (let k = 0; k < found; k++) {
      if (odd[k]) continue;
      for (let n = 0; n < EACH; n++)
        candidates[place + HEAD + EACH * kept + n] = candidates[place + HEAD + EACH * k + n]!;
      kept++;
    }
    candidates[place] = kept;
    return kept;
  }

  /** The reading of candidate k of a type. */
  reading(id: number, k: number): Reading {
    const place = this.placeOf(id);
    return this.numbered(this.candidates[place + FIRST]! + k, id);
  }

  /** The reading of a candidate by its number; `id`: of what type it is. */
  numbered(number: number, id: number): Reading {
    return this.readings[number] ?? this.make(number, id);
  }

  private make(number: number, id: number): Reading {
    const { candidates, words, analyzer, verbs } = this;
    const reading = readingOf(candidates, this.places[id]!, number, words, id, analyzer, verbs);
    this.readings[number] = reading;
    return reading;
  }

  /** A column computed at first need, one value a candidate. `compute` may depend on type and reading alone. */
  memo<T>(compute: (id: number, reading: Reading) => T): (words: Words, i: number) => T {
    let values: (T | undefined)[] = [];
    this.words.onEmptied(() => {
      values = [];
    });
    return (words, i) => {
      const number = words.taken[i]!;
      while (values.length <= number) values.push(undefined);
      const known = values[number];
      if (known !== undefined) return known;
      const value = compute(words.tokens.type[i]!, words.best(i));
      values[number] = value;
      return value;
    };
  }

  /** All readings of a type, best first, as if it stood alone. */
  of(id: number): readonly Reading[] {
    return this.all(id);
  }

  private readAll(id: number): readonly Reading[] {
    const out: Reading[] = [];
    const place = this.placeOf(id);
    const count = this.candidates[place]!;
    for (let k = 0; k < count; k++) {
      const first = this.reading(id, k);
      out.push(first);
      // The same cut may be a form of several verbs.
      if (first.pos === 'VERB')
        for (const verb of verbsOf(first, this.words, id, this.analyzer, this.verbs))
          if (verb.verb !== first.verb?.verb) out.push({ ...first, verb, score: first.score - 1 });
    }
    return out;
  }
}

function widen(array: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(Math.max(size, 2 * array.length));
  wider.set(array);
  return wider;
}

function readingOf(
  pool: CandidatePool,
  place: number,
  number: number,
  words: WordTypes,
  id: number,
  analyzer: Analyzer,
  verbs: VerbTable,
): Reading {
  const at = place + HEAD + EACH * (number - pool[place + FIRST]!);
  const shape = pool[at]!;
  const pronoun = pronounOf(shape);
  const reading: { -readonly [K in keyof Reading]: Reading[K] } = {
    conjunction: shape & CONJUNCTION ? 1 : 0,
    question: shape & QUESTION ? 1 : 0,
    future: shape & FUTURE ? 1 : 0,
    preposition: shape & PREPOSITION ? 1 : 0,
    article: articleOf(shape),
    from: frontOf(shape),
    to: words.lengthOf(id) - pronoun,
    pronoun,
    pos: TAGS[tagIn(shape)]!,
    verb: null,
    score: pool[at + 1]! - pool[place + HEAD + 1]!,
  };
  if (shape & VERBAL) reading.verb = verbsOf(reading, words, id, analyzer, verbs)[0] ?? null;
  return reading;
}

/** A verb that is not known, an order, a plural of women, a jussive or subjunctive after «س». */
function isOdd({ verb: v, future }: Reading): boolean {
  if (!v || v.tense === 'imperative' || (v.gender === 'f' && v.number === 'p')) return true;
  return future > 0 && v.tense !== 'imperfect';
}

const NO_VERBS: readonly VerbReading[] = [];

/** For each verb that the stem may be a form of, its likeliest form, likeliest verb first. */
function verbsOf(
  r: Reading,
  words: WordTypes,
  id: number,
  analyzer: Analyzer,
  verbs: VerbTable,
): readonly VerbReading[] {
  const finite = r.pos === 'VERB';
  if (!finite && r.pos !== 'NOUN' && r.pos !== 'ADJ') return NO_VERBS;
  const forms = verbs.codes(analyzer.load(words, id), r.from, r.to);
  const best: VerbReading[] = [];
  for (let i = 0; i < forms.length; i += 3) {
    const code = forms[i + 1]!;
    if (!mayBe(formOf(code), r, finite)) continue;
    const verb = forms[i]!;
    const exact = forms[i + 2] === EXACT;
    let k = 0;
    while (k < best.length && best[k]!.verb !== verb) k++;
    if (k === best.length || worth(formOf(code), exact, r) > worth(best[k]!, best[k]!.exact, r))
      best[k] = decode(code, verb, exact);
  }
  if (best.length < 2) return best;
  const value = (v: VerbReading) => worth(v, v.exact, r) + 0.6 * verbs.rankOf(v.verb);
  const form = (v: VerbReading) => verbs.formOf(v.verb);
  return best.sort((a, b) => value(b) - value(a) || (form(a) < form(b) ? -1 : form(a) > form(b) ? 1 : a.verb - b.verb));
}

/** Forms by their code, of no verb. */
const FORMS: (VerbReading | undefined)[] = [];
function formOf(code: number): VerbReading {
  while (FORMS.length <= code) FORMS.push(undefined);
  return (FORMS[code] ??= decode(code, -1, true));
}

function mayBe(v: VerbReading, r: Reading, finite: boolean): boolean {
  if (v.person > 0 !== finite) return false;
  if (!finite) return true;
  return !(v.needsPronoun && !r.pronoun) && !(r.future && (v.tense === 'perfect' || v.tense === 'imperative'));
}

/** How likely the news is to use a form, the verb aside. */
function worth(v: VerbReading, exact: boolean, r: Reading): number {
  let n = (exact ? 4 : 0) + (v.person === 3 ? 3 : 0) + (v.voice === 'active' ? 2 : 0);
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
  /** The number of that reading among all candidates of all types. */
  readonly taken: Int32Array;
  /** The same of each token as a number (`shape.ts`): to be asked of every token, where objects are too slow. */
  readonly shapes: Int32Array;
}

class TokenWords implements Words {
  constructor(
    readonly tokens: Tokens,
    readonly taken: Int32Array,
    readonly shapes: Int32Array,
    private readonly of: Readings,
  ) {}

  best(i: number): Reading {
    return this.of.numbered(this.taken[i]!, this.tokens.type[i]!);
  }

  readings(i: number): readonly Reading[] {
    return this.of.of(this.tokens.type[i]!);
  }
}

/** The tokens as the tagger takes them; `candidates` gives the place of those of a word type in their pool. */
export function rowOf(tokens: Tokens, candidates: { placeOf(id: number): number }): Row {
  const { count, kind, type, gap, words } = tokens;
  const row: Row = {
    count,
    words: new Int32Array(count),
    breaks: new Uint8Array(count),
    places: new Int32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const id = type[i]!;
    row.words[i] = kind[i] === NUMBER ? NUMBER : words.normA[id]!;
    row.breaks[i] = gap[i]! >= LINE ? 1 : 0;
    row.places[i] = candidates.placeOf(id);
  }
  return row;
}

export function readWords(tokens: Tokens, readings: Readings): Words {
  const row = rowOf(tokens, readings);
  const { pool } = readings;
  const taken = new Int32Array(tokens.count);
  readings.model.tagger.choose(row, pool, taken);
  restoreVerbs(tokens, row.places, pool, taken, (id, k) => readings.reading(id, k));
  const shapes = new Int32Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) {
    const place = row.places[i]!;
    shapes[i] = pool[place + HEAD + EACH * taken[i]!]!;
    taken[i]! += pool[place + FIRST]!;
  }
  return new TokenWords(tokens, taken, shapes, readings);
}
