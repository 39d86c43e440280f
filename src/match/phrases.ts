/**
 * One table of phrase-prefix hashes over norms: takes phrases (words joined by a blank), finds the longest that starts at a token.
 *
 * Each prefix of a phrase is one row; a row says whether a phrase ends there and whether a longer one exists, so most tokens cost one
 * probe, however many phrases there are. Hashes are checked against the letters on a hit. Leftmost-longest on token borders is the
 * choice made here; a phrase does not run over a line end.
 */

import type { Variant } from '../arabic/proclitics.js';
import { poolString, type StringPool } from '../core/bytes.js';
import { joinA, joinB, SEED_A, SEED_B, spread, stepA, stepB } from '../core/hash.js';
import { NORM } from '../text/fold.js';
import { LINE, readTokens, type Tokens } from '../text/token.js';
import { WordTypes } from '../text/words.js';

const BLANK_BYTE = 32;

/** Words of a phrase as tokens of text would be cut, joined by one blank. */
export function phraseKey(text: string): string {
  const t = readTokens(text, new WordTypes());
  const out: string[] = [];
  for (let i = 0; i < t.count; i++) out.push(t.words.surface(t.type[i]!));
  return out.join(' ');
}

export class PhraseTable {
  private readonly keyA: Int32Array;
  private readonly keyB: Int32Array;
  /** First phrase that ends in the row plus 1, 0 for none. */
  private readonly ends: Int32Array;
  private readonly more: Uint8Array;
  private readonly used: Uint8Array;
  /** The next phrase of the same norm, plus 1. */
  private readonly same: Int32Array;
  private readonly mask: number;

  /** `pool` holds the phrases; a phrase is named by its index in it. */
  constructor(readonly pool: StringPool) {
    const phrases = pool.offsets.length - 1;
    let blanks = 0;
    for (let i = 0; i < pool.bytes.length; i++) if (pool.bytes[i] === BLANK_BYTE) blanks++;
    let size = 16;
    while (size < 2 * (phrases + blanks)) size *= 2;
    this.mask = size - 1;
    this.keyA = new Int32Array(size);
    this.keyB = new Int32Array(size);
    this.ends = new Int32Array(size);
    this.more = new Uint8Array(size);
    this.used = new Uint8Array(size);
    this.same = new Int32Array(phrases);
    for (let p = 0; p < phrases; p++) this.enter(p);
  }

  private enter(p: number): void {
    const { bytes, offsets } = this.pool;
    const end = offsets[p + 1]!;
    let a = SEED_A;
    let b = SEED_B;
    let phraseA = 0;
    let phraseB = 0;
    for (let i = offsets[p]!; i <= end; i++) {
      const byte = i < end ? bytes[i]! : BLANK_BYTE;
      if (byte === BLANK_BYTE) {
        phraseA = joinA(phraseA, a);
        phraseB = joinB(phraseB, b);
        const row = this.row(phraseA, phraseB, true);
        if (i === end) {
          this.same[p] = this.ends[row]!;
          this.ends[row] = p + 1;
        } else this.more[row] = 1;
        a = SEED_A;
        b = SEED_B;
        continue;
      }
      let u = byte;
      if (byte === 0xff) {
        u = (bytes[i + 1]! << 8) | bytes[i + 2]!;
        i += 2;
      } else if (byte >= 0x80) u = byte - 0xa1 + 0x621;
      const n = NORM[u]!;
      if (n === 0) continue;
      a = stepA(a, n);
      b = stepB(b, n);
    }
  }

  private row(a: number, b: number, make: boolean): number {
    let slot = spread(a) & this.mask;
    while (this.used[slot]) {
      if (this.keyA[slot] === a && this.keyB[slot] === b) return slot;
      slot = (slot + 1) & this.mask;
    }
    if (!make) return -1;
    this.used[slot] = 1;
    this.keyA[slot] = a;
    this.keyB[slot] = b;
    return slot;
  }

  /** Row of a first word, by the hashes of its norm; -1 where no phrase starts so. To be cached per word type. */
  start(a: number, b: number): number {
    return this.row(joinA(0, a), joinB(0, b), false);
  }

  /** The phrase of one word whose norm has these hashes and that passes the check; -1 for none. */
  word(a: number, b: number, check: (phrase: string) => boolean): number {
    const row = this.start(a, b);
    if (row >= 0)
      for (let p = this.ends[row]!; p > 0; p = this.same[p - 1]!) if (check(this.phrase(p - 1))) return p - 1;
    return -1;
  }

  /** Ends of all phrases that start at token i with the variant's row, as [end token, phrase] pairs, longest first. */
  matches(t: Tokens, i: number, variant: Variant, startRow: number): { end: number; phrase: number }[] {
    const out: { end: number; phrase: number }[] = [];
    let row = startRow;
    let a = joinA(0, variant.a);
    let b = joinB(0, variant.b);
    for (let j = i; ; ) {
      for (let p = this.ends[row]!; p > 0; p = this.same[p - 1]!)
        if (this.verify(t, i, j + 1, variant, p - 1)) out.push({ end: j + 1, phrase: p - 1 });
      if (!this.more[row] || ++j >= t.count || t.gap[j]! >= LINE) break;
      const type = t.type[j]!;
      a = joinA(a, t.words.normA[type]!);
      b = joinB(b, t.words.normB[type]!);
      row = this.row(a, b, false);
      if (row < 0) break;
    }
    return out.reverse();
  }

  /** Do the letters agree, not the hashes alone? */
  private verify(t: Tokens, from: number, to: number, variant: Variant, phrase: number): boolean {
    const key = poolString(this.pool, phrase);
    let at = 0;
    for (let i = from; i < to; i++) {
      const type = t.type[i]!;
      const n = t.words.lengthOf(type);
      if (i > from && key.charCodeAt(at++) !== BLANK_BYTE) return false;
      if (i === from && variant.article) at += 2;
      for (let k = i === from ? variant.skip : 0; k < n; k++)
        if (NORM[t.words.unitAt(type, k)] !== NORM[key.charCodeAt(at++)]) return false;
    }
    return at === key.length;
  }

  /** The phrase as it was given. */
  phrase(p: number): string {
    return poolString(this.pool, p);
  }
}
