/**
 * Stems of the language with their parts of speech: takes packed bytes, gives for a run of letters what is known of it.
 *
 * A stem is kept in careful spelling and found in the spellings that news uses for it («إعلان» also as «اعلان»). What is known is its
 * profile: for each part of speech how well it is attested. Many stems share a profile, so each is stored once.
 */
import { ByteReader, ByteWriter, type StringPool } from '../core/bytes.js';
import { Filter } from './filter.js';
import { SEED_A, spread, stepA } from '../core/hash.js';
import { NORM } from '../text/fold.js';
import { fits } from './spelling.js';

export const TAGS = ['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADP', 'PRON', 'DET', 'CCONJ', 'SCONJ', 'PART', 'ADV', 'NUM', 'PUNCT', 'X'] as const;
export type Pos = (typeof TAGS)[number];

/** How a stem is attested with a tag: guessed from counts or a name, written in a list or sentence, often there, closed class. */
export const GUESSED = 1;
export const LISTED = 2;
export const COMMON = 3;
export const CLOSED = 4;

/** Levels of the tags, by their index. */
export type Profile = readonly number[];

const FIRST = 0x620;
const WIDTH = 64;
/** A packed letter as its unit. */
export const unitOf = (byte: number): number => byte - 0xa1 + 0x621;
/** EXACT where the letters are the same, LOOSE where the second is a spelling of the first, by unit. */
export const EXACT = 2;
export const LOOSE = 1;
const SPELLS = new Uint8Array(WIDTH * WIDTH);
for (let want = FIRST; want < FIRST + WIDTH; want++)
  for (let got = FIRST; got < FIRST + WIDTH; got++) {
    const word = String.fromCharCode(want);
    if (want === got) SPELLS[(want - FIRST) * WIDTH + got - FIRST] = EXACT;
    else if (fits(word, () => got, 0)) SPELLS[(want - FIRST) * WIDTH + got - FIRST] = LOOSE;
  }

/** May letter `got` stand for `want`? 0 no, LOOSE, EXACT. */
export function spells(want: number, got: number): number {
  const g = got - FIRST;
  return g < 0 || g >= WIDTH ? 0 : SPELLS[(want - FIRST) * WIDTH + g]!;
}

export function packLexicon(stems: ReadonlyMap<string, Profile>): Uint8Array {
  const out = new ByteWriter();
  const sorted = [...stems.keys()].sort();
  for (const s of sorted) if (!/^[\u0621-\u064a]+$/.test(s)) throw new Error(`not an Arabic stem: ${s}`);
  const count = new Map<string, number>();
  const keyOf = (s: string) => stems.get(s)!.join();
  for (const s of sorted) count.set(keyOf(s), (count.get(keyOf(s)) ?? 0) + 1);
  const profiles = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  out.uint(profiles.length);
  for (const key of profiles) for (const level of key.split(',')) out.byte(Number(level));
  out.strings(sorted);
  const number = new Map(profiles.map((key, i) => [key, i]));
  for (const s of sorted) out.uint(number.get(keyOf(s))!);
  return out.done();
}

export class Lexicon {
  /** What the last `look` found: profile number + 1 of the stem spelled exactly so, of one spelled nearly so; 0 for none. */
  exact = 0;
  loose = 0;
  readonly profiles: readonly Profile[];
  /** A hash of each profile, by its number + 1; 0 for no profile. */
  readonly keys: Int32Array;
  private readonly pool: StringPool;
  private readonly profileOf: Uint16Array;
  private readonly slots: Int32Array;
  private readonly next: Int32Array;
  private readonly filter = new Filter();

  constructor(bytes: Uint8Array) {
    const r = new ByteReader(bytes);
    const n = r.uint();
    this.profiles = Array.from({ length: n }, () => TAGS.map(() => r.byte()));
    this.keys = new Int32Array(n + 1);
    this.profiles.forEach((p, i) => {
      this.keys[i + 1] = p.reduce((h, level) => stepA(h, level + 1), SEED_A);
    });
    this.pool = r.strings();
    const { bytes: letters, offsets } = this.pool;
    const count = offsets.length - 1;
    this.profileOf = new Uint16Array(count);
    for (let i = 0; i < count; i++) this.profileOf[i] = r.uint();
    let size = 16;
    while (size < 2 * count) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    this.next = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      let h = SEED_A;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) h = stepA(h, NORM[unitOf(letters[k]!)]!);
      const slot = spread(h) & (size - 1);
      this.filter.add(h);
      this.next[i] = this.slots[slot]!;
      this.slots[slot] = i;
    }
  }

  get size(): number {
    return this.profileOf.length;
  }

  /** Level of a tag in a profile given by its number + 1. */
  level(profile: number, tag: number): number {
    return profile ? this.profiles[profile - 1]![tag]! : 0;
  }

  /** Is a profile that of a word of the closed classes? */
  isClosed(profile: number): boolean {
    return profile > 0 && this.profiles[profile - 1]!.includes(CLOSED);
  }

  /** Looks units[from, to) up; `last` and `added` put other letters for the last one and behind it, 0 for none. */
  look(units: Uint16Array, from: number, to: number, last = 0, added = 0): boolean {
    let h = SEED_A;
    const end = last ? to - 1 : to;
    for (let k = from; k < end; k++) h = stepA(h, NORM[units[k]!]!);
    if (last) h = stepA(h, NORM[last]!);
    if (added) h = stepA(h, NORM[added]!);
    const length = to - from + (added ? 1 : 0);
    const { bytes, offsets } = this.pool;
    this.exact = this.loose = 0;
    if (!this.filter.has(h)) return false;
    for (let i = this.slots[spread(h) & (this.slots.length - 1)]!; i >= 0; i = this.next[i]!) {
      const at = offsets[i]!;
      if (offsets[i + 1]! - at !== length) continue;
      let worst = EXACT;
      for (let k = 0; k < length && worst; k++) {
        const got = from + k < end ? units[from + k]! : last && from + k === end ? last : added;
        const s = spells(unitOf(bytes[at + k]!), got);
        if (s < worst) worst = s;
      }
      if (worst === EXACT) this.exact = this.profileOf[i]! + 1;
      else if (worst === LOOSE && !this.loose) this.loose = this.profileOf[i]! + 1;
    }
    return this.exact > 0 || this.loose > 0;
  }
}
