/**
 * Ways to read the beginning of a written word as clitics before a name or phrase: takes a word type, gives spelling variants,
 * the whole word first. By spelling alone; whether a variant makes sense is for the one who looks it up.
 *
 *   «وللأنتربول» → وللأنتربول · للأنتربول · ال+أنتربول (after ولل, article restored)
 */
import { SEED_A, SEED_B, stepA, stepB } from '../core/hash.js';
import { CLASS, INVISIBLE, MARK, NORM } from '../text/fold.js';
import type { Tokens } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import data from './data/proclitics.json';

export interface Variant {
  /** How many letters of the plain spelling stand before the variant. */
  readonly skip: number;
  /** The article is to be put back in front: «للأنتربول» → «الأنتربول». */
  readonly article: boolean;
  readonly conjunction: boolean;
  /** The preposition taken off (its unit), 0 for none. */
  readonly preposition: number;
  /** Hashes of the norm. */
  readonly a: number;
  readonly b: number;
}

const unit = (s: string) => s.charCodeAt(0);
const CONJUNCTIONS = new Set(data.conjunctions.map(unit));
const PREPOSITIONS = new Set(data.prepositions.map(unit));
const ALEF = data.article.charCodeAt(0);
const LAM = data.article.charCodeAt(1);
/** Shortest rest that a clitic may leave. */
const REST = 2;

const memos = new WeakMap<WordTypes, (id: number) => readonly Variant[]>();

/** The variants of a word type; made once, since every table of names, titles and phrases asks for them. */
export function variantsOf(words: WordTypes, id: number): readonly Variant[] {
  let memo = memos.get(words);
  if (!memo) {
    memo = words.memo((type) => readVariants(words, type));
    memos.set(words, memo);
  }
  return memo(id);
}

function readVariants(words: WordTypes, id: number): readonly Variant[] {
  const n = words.lengthOf(id);
  const at = (i: number) => NORM[words.unitAt(id, i)]!;
  const hash = (skip: number, article: boolean, conjunction: boolean, preposition: number): Variant => {
    let a = SEED_A;
    let b = SEED_B;
    if (article)
      for (const u of [ALEF, LAM]) {
        a = stepA(a, u);
        b = stepB(b, u);
      }
    for (let i = skip; i < n; i++) {
      const u = at(i);
      a = stepA(a, u);
      b = stepB(b, u);
    }
    return { skip, article, conjunction, preposition, a, b };
  };
  const out: Variant[] = [
    { skip: 0, article: false, conjunction: false, preposition: 0, a: words.normA[id]!, b: words.normB[id]! },
  ];
  const prepositions = (from: number, conjunction: boolean) => {
    if (n - from < REST + 1) return;
    const u = at(from);
    if (!PREPOSITIONS.has(u)) return;
    if (u === LAM && at(from + 1) === LAM && n - from > REST + 2) out.push(hash(from + 2, true, conjunction, u));
    out.push(hash(from + 1, false, conjunction, u));
  };
  if (n > REST && CLASS[words.unitAt(id, 0)] === 1) {
    prepositions(0, false);
    if (CONJUNCTIONS.has(at(0))) {
      out.push(hash(1, false, true, 0));
      prepositions(1, true);
    }
  }
  return out;
}

/** Text offset of the letter that stands after `letters` letters of token i. */
export function offsetAfter(t: Tokens, i: number, letters: number): number {
  let at = t.start[i]!;
  const end = t.end[i]!;
  for (let left = letters; at < end; at++) {
    const c = CLASS[t.text.charCodeAt(at)];
    if (c === MARK || c === INVISIBLE) continue;
    if (left-- === 0) return at;
  }
  return end;
}
