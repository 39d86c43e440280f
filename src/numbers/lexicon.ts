/**
 * A small lexicon of words and phrases: takes forms with what they mean, gives the entries that start at a token.
 *
 * A written word may begin with clitics («وللأسبوع»), so an entry may start after the first letters of a token; the place is a
 * position, token number × 8 + letters read before. Look-ups are cached per word type, so a word of no entry costs one array read.
 */
import proclitics from '../arabic/data/proclitics.json';
import { variantsOf } from '../arabic/proclitics.js';
import { SEED_A, stepA } from '../core/hash.js';
import { NORM, normalize, plain } from '../text/fold.js';
import { LINE, type Tokens } from '../text/token.js';
import { NumberColumn, type WordTypes } from '../text/words.js';

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

/** An entry, told from the token where it starts, so that all tokens of one spelling share it. */
export interface Hit<V> {
  readonly value: V;
  /** Clitic letters before it, as a position counts them. */
  readonly letters: number;
  /** How many tokens it has. */
  readonly tokens: number;
  /** Letters of the first token that stand before the span; one more than `letters` where an article was restored. */
  readonly skip: number;
}

interface Node<V> {
  readonly next: Map<string, Node<V>>;
  readonly ends: { value: V; words: readonly string[] | null }[];
}

interface Start<V> {
  readonly node: Node<V>;
  readonly skip: number;
  readonly letters: number;
  readonly article: boolean;
}
/** What a spelling may begin: its ways to start an entry, and the entries of one word. */
interface Beginning<V> {
  readonly starts: readonly Start<V>[];
  readonly hits: readonly Hit<V>[];
  readonly phrases: boolean;
}

/** What there is once for each table of word types: takes how it is made, gives the way to it. */
function perTable<C>(make: (words: WordTypes) => C): (words: WordTypes) => C {
  const all = new WeakMap<WordTypes, C>();
  // Texts are read with one table for long stretches.
  let last: WordTypes | null = null;
  let column: C | null = null;
  return (words) => {
    if (words === last) return column!;
    let found = all.get(words);
    if (!found) {
      found = make(words);
      all.set(words, found);
    }
    last = words;
    column = found;
    return found;
  };
}

/** What depends on the spelling alone: takes how it is computed, gives the cached column of a table of word types. */
export const columnOf = <T>(compute: (words: WordTypes, id: number) => T): ((words: WordTypes) => (id: number) => T) =>
  perTable((words) => words.memo((id) => compute(words, id)));

/** The same for small numbers. */
export const numbersOf = (compute: (words: WordTypes, id: number) => number): ((words: WordTypes) => NumberColumn) =>
  perTable((words) => new NumberColumn(words, compute));

const NOTHING: Beginning<never> = { starts: [], hits: [], phrases: false };
const normOf = columnOf((words, id) => words.norm(id));
const ARTICLE = normalize(proclitics.article);

const BLANK = 0x20;
/** Sizes of the tables below, powers of two. */
const FIRST = 1 << 14;
const FURTHER = 1 << 12;

/** Hashes of the norms of the words of a form, as word types have them. */
function hashesOf(form: string): number[] {
  const out: number[] = [];
  let hash = SEED_A;
  for (let i = 0; i <= form.length; i++) {
    const n = i < form.length ? NORM[form.charCodeAt(i)]! : BLANK;
    if (n === BLANK) {
      out.push(hash);
      hash = SEED_A;
    } else if (n !== 0) hash = stepA(hash, n);
  }
  return out;
}

export class Lexicon<V> {
  private readonly root: Node<V> = { next: new Map(), ends: [] };
  /** 1 where a first word, and where a further word, may have a norm of this hash. */
  private readonly firsts = new Uint8Array(FIRST);
  private readonly further = new Uint8Array(FURTHER);
  /** Forms not yet in the tree, by the hash of their first word; null before the first look-up. */
  private waiting: Map<number, Form<V>[]> | null = null;
  private readonly column = columnOf((words, id) => this.beginningOf(words, id));

  /** Forms come into the tree when a text has the word that they begin with. */
  constructor(private readonly forms: () => Iterable<Form<V>>) {}

  private collect(): Map<number, Form<V>[]> {
    const waiting = new Map<number, Form<V>[]>();
    for (const form of this.forms()) {
      const hashes = hashesOf(form.form);
      const first = hashes[0]!;
      const list = waiting.get(first);
      if (list) list.push(form);
      else waiting.set(first, [form]);
      this.firsts[first & (FIRST - 1)] = 1;
      for (let k = 1; k < hashes.length; k++) this.further[hashes[k]! & (FURTHER - 1)] = 1;
    }
    return waiting;
  }

  private first(key: string, hash: number): Node<V> | undefined {
    const list = this.waiting!.get(hash);
    if (list) {
      this.waiting!.delete(hash);
      this.enter(list);
    }
    return this.root.next.get(key);
  }

  private enter(forms: readonly Form<V>[]): void {
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
      // Two spellings of one entry may be one after folding.
      if (exact || !node.ends.some((e) => e.value === value && !e.words))
        node.ends.push({ value, words: exact ? words.map(plain) : null });
    }
  }

  private beginningOf(words: WordTypes, id: number): Beginning<V> {
    this.waiting ??= this.collect();
    const starts: Start<V>[] = [];
    const hits: Hit<V>[] = [];
    for (const { skip, article, a } of variantsOf(words, id)) {
      if (this.firsts[a & (FIRST - 1)] === 0) continue;
      const rest = words.norm(id).slice(skip);
      const node = this.first(article ? ARTICLE + rest : rest, a);
      if (!node) continue;
      const start = { node, skip, letters: skip - (article ? 1 : 0), article };
      starts.push(start);
      for (const { value, words: exact } of node.ends)
        if (!exact || sameFirst(words.surface(id), exact[0]!, start)) hits.push(hitOf(start, value, 1));
    }
    return starts.length ? { starts, hits, phrases: starts.some((s) => s.node.next.size > 0) } : NOTHING;
  }

  /** May an entry start at a word of this type? */
  has(words: WordTypes, id: number): boolean {
    return this.column(words)(id) !== NOTHING;
  }

  knows(t: Tokens, i: number): boolean {
    return this.has(t.words, t.type[i]!);
  }

  /** The entries of one word. */
  alone(words: WordTypes, id: number): readonly Hit<V>[] {
    return this.column(words)(id).hits;
  }

  /** Do the words after decide nothing here: does no phrase begin with this type? */
  isPlain(words: WordTypes, id: number): boolean {
    return !this.column(words)(id).phrases;
  }

  /** The values of all entries that may start at a word of this type, and whether more words must follow. For columns of one's own. */
  beginning(words: WordTypes, id: number): { value: V; phrase: boolean }[] {
    const within = (node: Node<V>, phrase: boolean): { value: V; phrase: boolean }[] => [
      ...node.ends.map(({ value }) => ({ value, phrase })),
      ...[...node.next.values()].flatMap((next) => within(next, true)),
    ];
    return this.column(words)(id).starts.flatMap((s) => within(s.node, false));
  }

  /** Does the word after token i go on a phrase that token i begins? */
  goesOn(t: Tokens, i: number): boolean {
    const { starts, phrases } = this.column(t.words)(t.type[i]!);
    if (!phrases || i + 1 >= t.count || t.gap[i + 1]! >= LINE) return false;
    if (this.further[t.words.normA[t.type[i + 1]!]! & (FURTHER - 1)] === 0) return false;
    const second = normOf(t.words)(t.type[i + 1]!);
    for (const s of starts) if (s.node.next.has(second)) return true;
    return false;
  }

  /** All entries that start at token i, of one way to cut its clitics the shorter ones first. */
  at(t: Tokens, i: number): readonly Hit<V>[] {
    const { hits, starts, phrases } = this.column(t.words)(t.type[i]!);
    return phrases && this.goesOn(t, i) ? this.withPhrases(t, i, starts) : hits;
  }

  private withPhrases(t: Tokens, i: number, starts: readonly Start<V>[]): readonly Hit<V>[] {
    const norm = normOf(t.words);
    const out: Hit<V>[] = [];
    for (const s of starts) {
      let node: Node<V> | undefined = s.node;
      for (let j = i + 1; node; ) {
        for (const { value, words } of node.ends) if (!words || same(t, i, words, s)) out.push(hitOf(s, value, j - i));
        if (node.next.size === 0 || j >= t.count || t.gap[j]! >= LINE) break;
        node = node.next.get(norm(t.type[j]!));
        j++;
      }
    }
    return out;
  }
}

const hitOf = <V>(s: Start<V>, value: V, tokens: number): Hit<V> => ({
  value,
  letters: s.letters,
  tokens,
  skip: s.skip,
});

const sameFirst = (surface: string, word: string, s: { skip: number; article: boolean }): boolean =>
  surface.slice(s.skip) === (s.article ? word.slice(ARTICLE.length) : word);

const same = (t: Tokens, i: number, words: readonly string[], s: { skip: number; article: boolean }): boolean =>
  words.every((word, n) => {
    const surface = t.words.surface(t.type[i + n]!);
    return n > 0 ? surface === word : sameFirst(surface, word, s);
  });
