/**
 * What stands where in a document, for those who ask it of every name: takes its names, or its tokens, gives the names that touch a stretch and
 * the places of a word, without a walk through the whole document each time.
 */
import { clitics } from '../arabic/shape.js';
import { type Tokens, WORD } from '../text/token.js';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';

/** A word is looked up at so many places: those of an article, not of a book, or a text a hundred times as long would take ten thousand times. */
export const PLACES_OF_WORD = 256;

/** Names by the token that they begin at. */
export class NamesAround {
  private readonly from: (NameFound[] | undefined)[] = [];
  private longest = 0;

  constructor(names: readonly NameFound[]) {
    for (const n of names) {
      const list = this.from[n.first];
      if (list) list.push(n);
      else this.from[n.first] = [n];
      this.longest = Math.max(this.longest, n.last - n.first);
    }
  }

  /** Names in the tokens [first, last), over an end of them, or right beside them. */
  *touching(first: number, last: number): Generator<NameFound> {
    for (let i = Math.max(0, first - this.longest); i <= last; i++)
      for (const n of this.from[i] ?? []) if (n.last >= first) yield n;
  }
}

/** Tokens by a code of theirs: chains of those whose codes share the last bits. A token with code 0 is in none. */
class Places {
  private readonly heads: Int32Array;
  private readonly nexts: Int32Array;

  constructor(private readonly codes: Int32Array) {
    this.heads = new Int32Array(1 << (32 - Math.clz32(codes.length))).fill(-1);
    this.nexts = new Int32Array(codes.length);
    for (let i = codes.length - 1; i >= 0; i--) {
      if (!codes[i]) continue;
      const slot = codes[i]! & (this.heads.length - 1);
      this.nexts[i] = this.heads[slot]!;
      this.heads[slot] = i;
    }
  }

  /** The first so many places of a code, in their order. */
  *of(code: number, most: number): Generator<number> {
    let left = most;
    for (let k = this.heads[code & (this.heads.length - 1)]!; k >= 0 && left > 0; k = this.nexts[k]!) {
      if (this.codes[k] !== code) continue;
      left--;
      yield k;
    }
  }
}

/** Tokens by their word, clitics on. */
export class SameWords {
  private readonly all: Places;

  constructor(private readonly t: Tokens) {
    this.all = new Places(Int32Array.from({ length: t.count }, (_, i) => this.code(i)));
  }

  /** The first so many places of the word that stands at i, in their order. */
  places(i: number, most: number): Generator<number> {
    return this.of(this.code(i), most);
  }

  /** Those of the word of which the code is given. */
  of(code: number, most: number): Generator<number> {
    return this.all.of(code, most);
  }

  private code(i: number): number {
    return this.t.words.normA[this.t.type[i]!]!;
  }
}

const ALEF = 0x627;
const LAM = 0x644;
export const ARTICLE = 2;

/** Where the document has a word, given by the code of its letters, behind one letter of clitics, and with the article. */
export class WordPlaces {
  readonly led: Places;
  readonly definite: Places;

  constructor({ t, words }: Pick<TokenFacts, 't' | 'words'>) {
    const codes = (of: (i: number, id: number, length: number) => number) =>
      new Places(
        Int32Array.from({ length: t.count }, (_, i) => {
          const id = t.type[i]!;
          return t.kind[i] === WORD ? of(i, id, t.words.lengthOf(id)) : 0;
        }),
      );
    this.led = codes((i, id, n) => (clitics(words.shapes[i]!) === 1 ? t.words.hashOf(id, 1, n) : 0));
    this.definite = codes((_, id, n) =>
      n > ARTICLE && t.words.unitAt(id, 0) === ALEF && t.words.unitAt(id, 1) === LAM
        ? t.words.hashOf(id, ARTICLE, n)
        : 0,
    );
  }
}
