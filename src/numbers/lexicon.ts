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
import { NumberColumn, normHashes, type WordTypes } from '../text/words.js';

/** Positions a token has: before its first letter, and after one to three clitic letters. */
export const PLACES = 8;
export const position = (token: number, letters = 0): number => token * PLACES + letters;
export const tokenOf = (at: number): number => (at / PLACES) | 0;
export const lettersOf = (at: number): number => at % PLACES;

/** What some forms mean. */
export interface Forms<V> {
  /** Of each its words, joined by one blank. */
  readonly forms: readonly string[];
  readonly value: V;
  /** The letters must agree exactly, hamza and all: «آب» is not «اب». */
  readonly exact?: boolean;
}

interface Waiting<V> {
  readonly form: string;
  readonly entry: Forms<V>;
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

/** Size of the table below, a power of two. */
const FURTHER = 1 << 12;
const firstOf = (form: string): string => {
  const end = form.indexOf(' ');
  return end < 0 ? form : form.slice(0, end);
};

export class Lexicon<V> {
  private readonly root: Node<V> = { next: new Map(), ends: [] };
  /** 1 where a further word of a form in the tree may have a norm of this hash. */
  private readonly further = new Uint8Array(FURTHER);
  /** Forms not yet in the tree, by the norm of their first word; null before the first look-up. */
  private waiting: Map<string, Waiting<V>[]> | null = null;
  private readonly column = columnOf((words, id) => this.beginningOf(words, id));

  /** Forms come into the tree when a text has the word that they begin with. */
  constructor(private readonly all: () => Iterable<Forms<V>>) {}

  private collect(): Map<string, Waiting<V>[]> {
    const waiting = new Map<string, Waiting<V>[]>();
    for (const entry of this.all())
      for (const form of entry.forms) {
        const first = normalize(firstOf(form));
        const list = waiting.get(first);
        if (list) list.push({ form, entry });
        else waiting.set(first, [{ form, entry }]);
      }
    return waiting;
  }

  private first(key: string): Node<V> | undefined {
    const list = this.waiting!.get(key);
    if (list) {
      this.waiting!.delete(key);
      this.enter(list);
    }
    return this.root.next.get(key);
  }

  private enter(waiting: readonly Waiting<V>[]): void {
    for (const { form, entry } of waiting) {
      const { value, exact } = entry;
      let node = this.root;
      const words = form.split(' ');
      for (let k = 0; k < words.length; k++) {
        const word = words[k]!;
        if (k > 0) this.further[normHashes(word).a & (FURTHER - 1)] = 1;
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
    for (const { skip, article } of variantsOf(words, id)) {
      const rest = words.norm(id).slice(skip);
      const node = this.first(article ? ARTICLE + rest : rest);
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
