/**
 * A small lexicon of words and phrases: takes forms with what they mean, gives the entries that start at a token.
 *
 * A written word may begin with clitics («وللأسبوع»), so an entry may start after the first letters of a token; the place is a
 * position, token number × 8 + letters read before. Look-ups are cached per word type, so a word of no entry costs one array read.
 */
import proclitics from '../arabic/data/proclitics.json';
import { variantsOf } from '../arabic/proclitics.js';
import { normalize, plain } from '../text/fold.js';
import { LINE, type Tokens } from '../text/token.js';
import type { WordTypes } from '../text/words.js';

/** Positions a token has: before its first letter, and after one to three clitic letters. */
export const PLACES = 8;
export const position = (token: number, letters = 0): number => token * PLACES + letters;
export const tokenOf = (at: number): number => (at / PLACES) | 0;
export const lettersOf = (at: number): number => at % PLACES;

export interface Form<V> {
  /** Words joined by one blank. */
  readonly form: string;
  readonly value: V;
  /** The letters must agree exactly, hamza and all: «آب» is not «اب». */
  readonly exact?: boolean;
}

export interface Hit<V> {
  readonly value: V;
  /** Where it starts and ends, as positions. */
  readonly from: number;
  readonly to: number;
  /** Letters of the first token that stand before the span; one more than in `from` where an article was restored. */
  readonly skip: number;
  /** The span starts with a clitic conjunction or preposition cut off. */
  readonly clitic: boolean;
}

interface Node<V> {
  readonly next: Map<string, Node<V>>;
  readonly ends: { value: V; words: readonly string[] | null }[];
}

interface Start<V> {
  readonly node: Node<V>;
  readonly skip: number;
  readonly letters: number;
  readonly clitic: boolean;
  readonly article: boolean;
}

const NOTHING: readonly never[] = [];
const ARTICLE = normalize(proclitics.article);

export class Lexicon<V> {
  private readonly root: Node<V> = { next: new Map(), ends: [] };
  private readonly starts = new WeakMap<WordTypes, (id: number) => readonly Start<V>[]>();
  private readonly norms = new WeakMap<WordTypes, (id: number) => string>();

  constructor(forms: Iterable<Form<V>>) {
    for (const { form, value, exact } of forms) {
      let node = this.root;
      const words = form.split(' ');
      for (const word of words) {
        const key = normalize(word);
        let next = node.next.get(key);
        if (!next) {
          next = { next: new Map(), ends: [] };
          node.next.set(key, next);
        }
        node = next;
      }
      node.ends.push({ value, words: exact ? words.map(plain) : null });
    }
  }

  private column(words: WordTypes): (id: number) => readonly Start<V>[] {
    let column = this.starts.get(words);
    if (!column) {
      column = words.memo((id) => this.startsOf(words, id));
      this.starts.set(words, column);
      this.norms.set(
        words,
        words.memo((id) => words.norm(id)),
      );
    }
    return column;
  }

  private startsOf(words: WordTypes, id: number): readonly Start<V>[] {
    const norm = words.norm(id);
    const out: Start<V>[] = [];
    for (const v of variantsOf(words, id)) {
      const rest = norm.slice(v.skip);
      const key = v.article ? ARTICLE + rest : rest;
      const node = this.root.next.get(key);
      if (node) out.push({ node, skip: v.skip, letters: v.skip - (v.article ? 1 : 0), clitic: v.skip > 0, article: v.article });
    }
    return out.length ? out : NOTHING;
  }

  /** May an entry start at a word of this type? */
  knows(t: Tokens, i: number): boolean {
    return this.column(t.words)(t.type[i]!) !== NOTHING;
  }

  /** All entries that start at token i, the shorter ones first. */
  at(t: Tokens, i: number): readonly Hit<V>[] {
    const starts = this.column(t.words)(t.type[i]!);
    if (starts === NOTHING) return NOTHING;
    const norm = this.norms.get(t.words)!;
    const out: Hit<V>[] = [];
    for (const s of starts) {
      let node: Node<V> | undefined = s.node;
      for (let j = i + 1; node; ) {
        for (const { value, words } of node.ends)
          if (!words || this.same(t, i, words, s))
            out.push({ value, from: position(i, s.letters), to: position(j), skip: s.skip, clitic: s.clitic });
        if (node.next.size === 0 || j >= t.count || t.gap[j]! >= LINE) break;
        node = node.next.get(norm(t.type[j]!));
        j++;
      }
    }
    return out;
  }

  private same(t: Tokens, i: number, words: readonly string[], s: Start<V>): boolean {
    return words.every((word, n) => {
      const surface = t.words.surface(t.type[i + n]!);
      return n > 0 ? surface === word : surface.slice(s.skip) === (s.article ? word.slice(ARTICLE.length) : word);
    });
  }
}
