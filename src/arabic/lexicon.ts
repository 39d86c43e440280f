/**
 * Stems of the language with their parts of speech: takes packed bytes, gives for a run of letters what is known of it.
 *
 * A stem is kept in careful spelling and found in the spellings that news uses for it («إعلان» also as «اعلان»). What is known is its
 * profile: for each part of speech how well it is attested. Many stems share a profile, so each is stored once.
 */
import { ByteReader, ByteWriter, packLetters, unpackLetters } from '../core/bytes.js';
import { Groups, packGroups } from '../core/groups.js';
import { SEED_A, stepA } from '../core/hash.js';
import { NORM } from '../text/fold.js';
import { spellingsOf } from './spelling.js';

export const TAGS = [
  'NOUN',
  'PROPN',
  'VERB',
  'ADJ',
  'ADP',
  'PRON',
  'DET',
  'CCONJ',
  'SCONJ',
  'PART',
  'ADV',
  'NUM',
  'PUNCT',
  'X',
] as const;
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
const NORM_OF_BYTE = new Uint16Array(256);
for (let b = 0xa1; b < 0xcb; b++) NORM_OF_BYTE[b] = NORM[unitOf(b)]!;
/** EXACT where the letters are the same, LOOSE where the second is a spelling of the first, by unit. */
export const EXACT = 2;
export const LOOSE = 1;
const SPELLS = new Uint8Array(WIDTH * WIDTH);
for (let want = FIRST; want < FIRST + WIDTH; want++) {
  const row = (want - FIRST) * WIDTH - FIRST;
  for (const got of spellingsOf(want)) SPELLS[row + got] = LOOSE;
  SPELLS[row + want] = EXACT;
}

/** May letter `got` stand for `want`? 0 no, LOOSE, EXACT. */
export function spells(want: number, got: number): number {
  const g = got - FIRST;
  return g < 0 || g >= WIDTH ? 0 : SPELLS[(want - FIRST) * WIDTH + g]!;
}

/** Hash of the norm of packed letters. */
function hashOf(letters: ArrayLike<number>, from: number, to: number): number {
  let h = SEED_A;
  for (let k = from; k < to; k++) h = stepA(h, NORM_OF_BYTE[letters[k]!]!);
  return h;
}

/** Stems with their profiles; `lemmas` gives the lemma of stems whose form does not show it («وزراء»: «وزير»), both among the stems. */
export function packLexicon(
  stems: ReadonlyMap<string, Profile>,
  lemmas: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const out = new ByteWriter();
  const sorted = [...stems.keys()].sort();
  for (const s of sorted) if (!/^[\u0621-\u064a]+$/.test(s)) throw new Error(`not an Arabic stem: ${s}`);
  const count = new Map<string, number>();
  const keyOf = (s: string) => stems.get(s)!.join();
  for (const s of sorted) count.set(keyOf(s), (count.get(keyOf(s)) ?? 0) + 1);
  const profiles = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  out.uint(profiles.length);
  for (const key of profiles) for (const level of key.split(',')) out.byte(Number(level));
  const pairs = [...lemmas].sort(([a], [b]) => (a < b ? -1 : 1));
  out.uint(pairs.length);
  for (const [form, lemma] of pairs) out.string(form).string(lemma);
  out.uint(sorted.length).uint(sorted.reduce((n, s) => n + s.length, 0));
  const number = new Map(profiles.map((key, i) => [key, i]));
  // The last first: of stems that are spelled nearly alike it counts.
  const items = sorted.reverse().map((s) => {
    const letters = packLetters(s);
    return {
      hash: hashOf(letters, 0, letters.length),
      bytes: new ByteWriter()
        .string(s)
        .uint(number.get(keyOf(s))!)
        .done(),
    };
  });
  return packGroups(out, items).done();
}

export class Lexicon {
  /** What the last `look` found: profile number + 1 of the stem spelled exactly so, of one spelled nearly so; 0 for none. */
  exact = 0;
  loose = 0;
  readonly size: number;
  /** A hash of each profile, by its number + 1; 0 for no profile. */
  readonly keys: Int32Array;
  /** Levels of profile number p - 1: levels[p * TAGS.length + tag]; what the best of them is. */
  private readonly levels: Uint8Array;
  private readonly most: Uint8Array;
  /** Stems are read where they stand. */
  private readonly bytes: Uint8Array;
  private readonly groups: Groups;
  private readonly lemmas = new Map<string, string>();
  /** Where the letters of the stem found stand, and how many they are. */
  private at = 0;
  private length = 0;

  constructor(bytes: Uint8Array) {
    const r = new ByteReader(bytes);
    const n = r.uint();
    this.keys = new Int32Array(n + 1);
    this.levels = new Uint8Array((n + 1) * TAGS.length);
    this.most = new Uint8Array(n + 1);
    for (let p = 1; p <= n; p++) {
      let key = SEED_A;
      for (let tag = 0; tag < TAGS.length; tag++) {
        const level = r.byte();
        key = stepA(key, level + 1);
        this.levels[p * TAGS.length + tag] = level;
        if (level > this.most[p]!) this.most[p] = level;
      }
      this.keys[p] = key;
    }
    for (let k = r.uint(); k > 0; k--) this.lemmas.set(r.string(), r.string());
    this.size = r.uint();
    r.uint();
    this.groups = new Groups(r);
    this.bytes = bytes;
  }

  /** Level of a tag in a profile given by its number + 1. */
  level(profile: number, tag: number): number {
    return this.levels[profile * TAGS.length + tag]!;
  }

  /** The stem that the last `look` found, in careful spelling; its lemma where the form does not show it. */
  get found(): { stem: string; lemma: string | null } {
    const stem = unpackLetters(this.bytes, this.at, this.at + this.length);
    return { stem, lemma: this.lemmas.get(stem) ?? null };
  }

  /** Is a profile that of a word of the closed classes? */
  isClosed(profile: number): boolean {
    return this.most[profile] === CLOSED;
  }

  /** Is a profile more than a guess? */
  isListed(profile: number): boolean {
    return this.most[profile]! >= LISTED;
  }

  /** Looks units[from, to) up; `last` and `added` put other letters for the last one and behind it, 0 for none. */
  look(units: Uint16Array, from: number, to: number, last = 0, added = 0): boolean {
    let h = SEED_A;
    const end = last ? to - 1 : to;
    for (let k = from; k < end; k++) h = stepA(h, NORM[units[k]!]!);
    if (last) h = stepA(h, NORM[last]!);
    if (added) h = stepA(h, NORM[added]!);
    this.exact = this.loose = 0;
    return this.groups.has(h) && this.lookIn(this.groups.of(h), units, from, to, last, added);
  }

  /** Looks up in a group. Apart from `look`, which is asked far more often and finds little. */
  private lookIn(g: number, units: Uint16Array, from: number, to: number, last: number, added: number): boolean {
    const { groups, bytes } = this;
    const end = last ? to - 1 : to;
    const length = to - from + (added ? 1 : 0);
    const stop = groups.stop(g);
    for (let p = groups.start(g); p < stop; ) {
      // The length of a stem is one byte, its profile one or two.
      const at = p + 1;
      const after = at + bytes[p]!;
      let profile = bytes[after]!;
      p = after + 1;
      if (profile > 127) profile += 128 * (bytes[p++]! - 1);
      if (after - at !== length) continue;
      let worst = EXACT;
      for (let k = 0; k < length && worst; k++) {
        const got = from + k < end ? units[from + k]! : last && from + k === end ? last : added;
        const s = spells(unitOf(bytes[at + k]!), got);
        if (s < worst) worst = s;
      }
      if (worst === EXACT) {
        this.exact = profile + 1;
        this.at = at;
      } else if (worst === LOOSE && !this.loose) {
        this.loose = profile + 1;
        if (!this.exact) this.at = at;
      }
    }
    this.length = length;
    return this.exact > 0 || this.loose > 0;
  }
}
