/**
 * One table of phrase-prefix hashes over norms: takes phrases (words joined by a blank), finds the longest that starts at a token.
 *
 * Each prefix of a phrase is one row; a row says whether a phrase ends there and whether a longer one exists, so most tokens cost one
 * probe, however many phrases there are. Hashes are checked against the letters on a hit. Leftmost-longest on token borders is the
 * choice made here; a phrase does not run over a line end.
 */

import type { Variant } from '../arabic/proclitics.js';
import { ARABIC_FROM, ARABIC_SHIFT, ESCAPE, type StringPool, unpackLetters } from '../core/bytes.js';
import { joinA, joinB, SEED_A, SEED_B, spread, stepA, stepB } from '../core/hash.js';
import { ARABIC, CLASS, NORM, SURFACE } from '../text/fold.js';
import { LINE, readTokens, type Tokens } from '../text/token.js';
import { WordTypes } from '../text/words.js';

const BLANK_BYTE = 32;
const ARTICLE_BYTES = 2;
/** From here on letters may be ligatures. */
const PRESENTATION = 0xfb50;

let scratch: WordTypes | null = null;

/** Words of a phrase as tokens of text would be cut, joined by one blank. */
export function phraseKey(text: string): string {
  return isKey(text) ? text : cutKey(text);
}

/** Plain Arabic letters with one blank between words, as nearly all are: the key is the text. */
function isKey(text: string): boolean {
  let before = BLANK_BYTE;
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i);
    if (u === BLANK_BYTE ? before === BLANK_BYTE : CLASS[u] !== ARABIC || u >= PRESENTATION || SURFACE[u] !== u)
      return false;
    before = u;
  }
  return before !== BLANK_BYTE;
}

function cutKey(text: string): string {
  scratch ??= new WordTypes();
  scratch.settle();
  const t = readTokens(text, scratch);
  let out = '';
  for (let i = 0; i < t.count; i++) out += (i ? ' ' : '') + scratch.surface(t.type[i]!);
  return out;
}

/** The phrases of a table: phrase p is bytes[starts[p], stops[p]) in packed letters. */
export interface Phrases {
  readonly count: number;
  readonly blanks: number;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly stops: Uint32Array;
  /** Phrases may come in groups, each when a word of a text first asks for it. */
  readonly groups?: {
    readonly count: number;
    /** The group that holds all phrases beginning with a word of this hash, -1 where there is none. */
    of(first: number): number;
    /** Puts the phrases of a group into `bytes`, `starts` and `stops` and gives their numbers, [from, to). */
    read(group: number): readonly [number, number];
  };
}

const phrasesOf = ({ bytes, offsets }: StringPool): Phrases => {
  let blanks = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === BLANK_BYTE) blanks++;
  return { count: offsets.length - 1, blanks, bytes, starts: offsets, stops: offsets.subarray(1) };
};

/**
 * What a row holds, as 32-bit numbers: both hashes, first phrase that ends in it plus 1 (0 for none), and a bit for each word that goes on from
 * there, which words may share: 0 where none does.
 */
const ROW = 4;
/** The bit of a word by the hash of its norm. Most words that stand behind the beginning of a phrase are ruled out so. */
export const bitOf = (word: number): number => 1 << (word >>> 27);
/** Bits of the filter for each slot. */
const SPARSE = 4;
/** Slots of a table at first. */
const FEW = 1024;

/** Phrases found at a token, to be filled again and again: the tokens after them and their numbers. */
export class Hits {
  count = 0;
  readonly ends: number[] = [];
  readonly phrases: number[] = [];

  add(end: number, phrase: number): void {
    this.ends[this.count] = end;
    this.phrases[this.count++] = phrase;
  }
}

export class PhraseTable {
  /** In the order in which they came, so that the place of a row stays; `filled` of them there are. */
  private rows: Int32Array;
  private filled = 0;
  /** Where the row of a hash stands, plus ROW; 0 for none. Grows with the rows: of a table in groups a text reads little. */
  private slots: Int32Array;
  private mask: number;
  /** A bit for each row that there is: mostly there is none, and the filter lies nearer than the rows. */
  private filter: Int32Array;
  /** The next phrase of the same norm, plus 1. */
  private readonly same: Int32Array;
  private readonly has: Uint8Array | null;
  private readonly phrases: Phrases;

  /** A phrase is named by its index. */
  constructor(phrases: StringPool | Phrases) {
    this.phrases = 'offsets' in phrases ? phrasesOf(phrases) : phrases;
    const { count, blanks, groups } = this.phrases;
    let size = FEW;
    while (!groups && size < 2 * (count + blanks)) size *= 2;
    this.mask = size - 1;
    this.rows = new Int32Array((ROW * size) / 2);
    this.slots = new Int32Array(size);
    this.filter = new Int32Array((SPARSE * size) >>> 5);
    this.same = new Int32Array(count);
    this.has = groups ? new Uint8Array(groups.count) : null;
    if (!this.has) for (let p = 0; p < count; p++) this.enter(p);
  }

  get size(): number {
    return this.phrases.count;
  }

  private enter(p: number): void {
    const { bytes, starts, stops } = this.phrases;
    const end = stops[p]!;
    let a = SEED_A;
    let b = SEED_B;
    let phraseA = 0;
    let phraseB = 0;
    let before = -1;
    for (let i = starts[p]!; i <= end; i++) {
      const byte = i < end ? bytes[i]! : BLANK_BYTE;
      if (byte === BLANK_BYTE) {
        phraseA = joinA(phraseA, a);
        phraseB = joinB(phraseB, b);
        const row = this.make(phraseA, phraseB);
        if (before >= 0) this.rows[before + 3]! |= bitOf(a);
        before = row;
        if (i === end) {
          this.same[p] = this.rows[row + 2]!;
          this.rows[row + 2] = p + 1;
        }
        a = SEED_A;
        b = SEED_B;
        continue;
      }
      let u = byte;
      if (byte === ESCAPE) {
        u = (bytes[i + 1]! << 8) | bytes[i + 2]!;
        i += 2;
      } else if (byte >= 0x80) u += ARABIC_FROM - ARABIC_SHIFT;
      const n = NORM[u]!;
      if (n === 0) continue;
      a = stepA(a, n);
      b = stepB(b, n);
    }
  }

  /** Row with these hashes, -1 for none. */
  private row(a: number, b: number): number {
    const { rows, slots, mask, filter } = this;
    const place = spread(b) & (SPARSE * (mask + 1) - 1);
    if (!((filter[place >>> 5]! >>> (place & 31)) & 1)) return -1;
    for (let slot = spread(a) & mask; ; slot = (slot + 1) & mask) {
      const at = slots[slot]! - ROW;
      if (at < 0) return -1;
      if (rows[at] === a && rows[at + 1] === b) return at;
    }
  }

  private make(a: number, b: number): number {
    const { rows, slots, mask } = this;
    let slot = spread(a) & mask;
    for (let at = slots[slot]! - ROW; at >= 0; at = slots[slot]! - ROW) {
      if (rows[at] === a && rows[at + 1] === b) return at;
      slot = (slot + 1) & mask;
    }
    const at = ROW * this.filled++;
    if (at === rows.length) {
      this.grow();
      this.place(at, a, b);
    } else {
      slots[slot] = at + ROW;
      this.mark(b);
    }
    this.rows[at] = a;
    this.rows[at + 1] = b;
    return at;
  }

  /** Puts a row that is not there yet into its slot. */
  private place(at: number, a: number, b: number): void {
    const { slots, mask } = this;
    let slot = spread(a) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = at + ROW;
    this.mark(b);
  }

  private mark(b: number): void {
    const place = spread(b) & (SPARSE * (this.mask + 1) - 1);
    this.filter[place >>> 5]! |= 1 << (place & 31);
  }

  /** Twice the rows, slots and bits; half of the slots stay free. */
  private grow(): void {
    const { rows } = this;
    const size = 2 * this.slots.length;
    this.mask = size - 1;
    this.slots = new Int32Array(size);
    this.filter = new Int32Array((SPARSE * size) >>> 5);
    this.rows = new Int32Array(2 * rows.length);
    this.rows.set(rows);
    for (let at = 0; at < rows.length; at += ROW) this.place(at, rows[at]!, rows[at + 1]!);
  }

  /** Makes sure that all phrases beginning with a word of this hash are in the table. */
  private reach(first: number, has: Uint8Array): void {
    const groups = this.phrases.groups!;
    const group = groups.of(first);
    if (group < 0 || has[group]) return;
    has[group] = 1;
    const [from, to] = groups.read(group);
    for (let p = from; p < to; p++) this.enter(p);
  }

  /** Row of a first word, by the hashes of its norm; -1 where no phrase starts so. To be cached per word type. */
  start(a: number, b: number): number {
    if (this.has) this.reach(a, this.has);
    return this.row(joinA(0, a), joinB(0, b));
  }

  /** The phrase of one word whose norm has these hashes and that passes the check; -1 for none. */
  word(a: number, b: number, check: (phrase: string) => boolean): number {
    const row = this.start(a, b);
    if (row >= 0)
      for (let p = this.rows[row + 2]!; p > 0; p = this.same[p - 1]!) if (check(this.phrase(p - 1))) return p - 1;
    return -1;
  }

  /** All phrases that start at token i with the variant's row, longest first. */
  matches(t: Tokens, i: number, variant: Variant, row: number): { end: number; phrase: number }[] {
    const hits = new Hits();
    for (const p of this.wordsOf(t.words, t.type[i]!, variant, row)) hits.add(i + 1, p);
    this.longer(t, i, variant, this.following(row), hits);
    const out: { end: number; phrase: number }[] = [];
    for (let k = hits.count - 1; k >= 0; k--) out.push({ end: hits.ends[k]!, phrase: hits.phrases[k]! });
    return out;
  }

  /** The phrases of one word that the variant of a word type spells, with its row. */
  wordsOf(types: WordTypes, id: number, variant: Variant, row: number): number[] {
    const out: number[] = [];
    for (let p = this.rows[row + 2]!; p > 0; p = this.same[p - 1]!)
      if (this.behindFirst(types, id, variant, p - 1) === this.phrases.stops[p - 1]) out.push(p - 1);
    return out;
  }

  /** Bits of the words with which phrases go on after this row, 0 where none does. */
  following(row: number): number {
    return this.rows[row + 3]!;
  }

  /** May the word behind token i go on with a phrase of this row? */
  mayGoOn(t: Tokens, i: number, row: number): boolean {
    const j = i + 1;
    return j < t.count && t.gap[j]! < LINE && (this.rows[row + 3]! & bitOf(t.words.normA[t.type[j]!]!)) !== 0;
  }

  /** Adds the phrases of several words that start at token i with the variant, which words of these bits may follow; shortest first. */
  longer(t: Tokens, i: number, variant: Variant, following: number, hits: Hits): void {
    const { rows, same } = this;
    const { normA, normB } = t.words;
    let a = joinA(0, variant.a);
    let b = joinB(0, variant.b);
    let next = following;
    for (let j = i + 1; j < t.count && t.gap[j]! < LINE; j++) {
      const type = t.type[j]!;
      const word = normA[type]!;
      if (!(next & bitOf(word))) return;
      a = joinA(a, word);
      b = joinB(b, normB[type]!);
      const row = this.row(a, b);
      if (row < 0) return;
      for (let p = rows[row + 2]!; p > 0; p = same[p - 1]!)
        if (this.verify(t, i, j + 1, variant, p - 1)) hits.add(j + 1, p - 1);
      next = rows[row + 3]!;
    }
  }

  /** Do the letters of tokens [from, to) agree with the phrase, not the hashes alone? */
  private verify(t: Tokens, from: number, to: number, variant: Variant, phrase: number): boolean {
    const { bytes, stops } = this.phrases;
    const stop = stops[phrase]!;
    let at = this.behindFirst(t.words, t.type[from]!, variant, phrase);
    for (let i = from + 1; i < to && at >= 0; i++)
      at = at < stop && bytes[at] === BLANK_BYTE ? this.behind(t.words, t.type[i]!, 0, at + 1, stop) : -1;
    return at === stop;
  }

  /** Place in the phrase behind its first word; -1 where the variant does not spell that. */
  private behindFirst(types: WordTypes, id: number, variant: Variant, phrase: number): number {
    const { starts, stops } = this.phrases;
    // The article of the variant is not in the text.
    const at = starts[phrase]! + (variant.article ? ARTICLE_BYTES : 0);
    return this.behind(types, id, variant.skip, at, stops[phrase]!);
  }

  /** Place behind the letters of the word after its first `skip`, which stand at `from`; -1 where others do. */
  private behind(types: WordTypes, id: number, skip: number, from: number, stop: number): number {
    const { bytes } = this.phrases;
    const n = types.lengthOf(id);
    let at = from;
    for (let k = skip; k < n; k++) {
      if (at >= stop) return -1;
      let u = bytes[at++]!;
      if (u === ESCAPE) {
        u = (bytes[at]! << 8) | bytes[at + 1]!;
        at += 2;
      } else if (u >= 0x80) u += ARABIC_FROM - ARABIC_SHIFT;
      if (NORM[u] !== NORM[types.unitAt(id, k)]) return -1;
    }
    return at;
  }

  /** The phrase as it was given; of a table in groups, its group has been read. */
  phrase(p: number): string {
    return unpackLetters(this.phrases.bytes, this.phrases.starts[p]!, this.phrases.stops[p]!);
  }
}
