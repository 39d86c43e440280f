/**
 * Phrases as bytes, read a few at a time: takes phrases with numbers that go with them, gives bytes; takes bytes, gives a table that reads the
 * phrases beginning with a word when a text first holds that word. A text has some hundred words of the many thousands, so most is never read.
 *
 * Phrases lie in groups by a hash of the norm of their first word, within a group sorted and front-coded.
 */
import { type ByteReader, ByteWriter, packLetters } from '../core/bytes.js';
import { spread } from '../core/hash.js';
import { normHashes } from '../text/words.js';
import { type Phrases, PhraseTable } from './phrases.js';

/** Phrases in a group, on average. */
const GROUP = 6;
/** Bits of the filter of first words for each phrase, about: it may say yes wrongly, never no, and spares most of the visits to the groups. */
const FILTER = 1;
/** Shared letters that go into one number with the length of the rest; more need a number of their own. */
const MANY = 7;

export interface PhraseRow {
  /** As `phraseKey` gives it. */
  readonly key: string;
  readonly values: readonly number[];
}

const groupOf = (first: number, groups: number): number => Math.floor((spread(first) / 2 ** 32) * groups);
const firstWord = (key: string): string => key.slice(0, `${key} `.indexOf(' '));
const filterPlace = (first: number, bits: number): number => Math.imul(first, 0x9e3779b1) >>> (32 - bits);
const filterFor = (count: number): number => Math.max(3, Math.ceil(Math.log2(FILTER * count + 1)));
const groupsFor = (count: number): number => Math.ceil(count / GROUP) || 1;

/** The order in which phrases are packed and numbered: by group, then by code units. */
export function inPackedOrder<T extends readonly [string, unknown]>(rows: readonly T[]): T[] {
  const groups = groupsFor(rows.length);
  const keyed = rows.map((row) => ({ row, group: groupOf(normHashes(firstWord(row[0])).a, groups) }));
  keyed.sort((x, y) => x.group - y.group || (x.row[0] < y.row[0] ? -1 : 1));
  return keyed.map((k) => k.row);
}

/** Rows in packed order, no key twice. */
export function packPhrases(out: ByteWriter, rows: readonly PhraseRow[]): ByteWriter {
  const groups = groupsFor(rows.length);
  const bodies: Uint8Array[] = [];
  let body = new ByteWriter();
  let letters = 0;
  let blanks = 0;
  let before: number[] = [];
  let at = 0;
  const bits = filterFor(rows.length);
  const filter = new Uint8Array(1 << (bits - 3));
  const counts: number[] = [];
  for (let g = 0; g < groups; g++) {
    const from = at;
    for (; at < rows.length && groupOf(normHashes(firstWord(rows[at]!.key)).a, groups) === g; at++) {
      const { key, values } = rows[at]!;
      const bit = filterPlace(normHashes(firstWord(key)).a, bits);
      filter[bit >>> 3]! |= 1 << (bit & 7);
      const now = packLetters(key);
      let shared = 0;
      while (shared < before.length && shared < now.length && before[shared] === now[shared]) shared++;
      body.uint((now.length - shared) * (MANY + 1) + Math.min(shared, MANY));
      if (shared >= MANY) body.uint(shared - MANY);
      for (let k = shared; k < now.length; k++) body.byte(now[k]!);
      // Nearly all have one number.
      if (values.length === 1) body.uint(values[0]! * 2 + 1);
      else {
        body.uint(values.length * 2);
        for (const v of values) body.uint(v);
      }
      letters += now.length;
      blanks += key.split(' ').length - 1;
      before = now;
    }
    counts.push(at - from);
    bodies.push(body.done());
    body = new ByteWriter();
    before = [];
  }
  if (at < rows.length) throw new Error('phrases out of order');
  out
    .uint(rows.length)
    .uint(blanks)
    .uint(letters)
    .uint(rows.reduce((n, r) => n + r.values.length, 0));
  out.places(counts).places(bodies.map((b) => b.length));
  out.bytesOf(filter);
  for (const b of bodies) out.bytesOf(b);
  return out;
}

export interface PackedTable {
  readonly table: PhraseTable;
  /** The numbers that go with a phrase, and the phrase as it was given, whether a text has asked for it yet or not. */
  values(phrase: number): Uint32Array;
  /** The first of the numbers. */
  value(phrase: number): number;
  phrase(phrase: number): string;
}

/** Leaves the reader behind the phrases. */
export function unpackPhrases(r: ByteReader): PackedTable {
  const [count, blanks, letters, numbers] = [r.uint(), r.uint(), r.uint(), r.uint()];
  const groups = groupsFor(count);
  /** First phrase and first byte of each group, and where all ends. */
  const firsts = r.places(groups);
  const places = r.places(groups);
  const bits = filterFor(count);
  const filter = r.take(1 << (bits - 3));
  const base = r.position;
  r.seek(base + places[groups]!);
  const bytes = new Uint8Array(letters);
  const starts = new Uint32Array(count);
  const stops = new Uint32Array(count);
  const numbersAt = new Uint32Array(count);
  const numbersEnd = new Uint32Array(count);
  const values = new Uint32Array(numbers);
  let end = 0;
  let filled = 0;
  const isRead = new Uint8Array(groups);

  const read = (g: number): readonly [number, number] => {
    const range = [firsts[g]!, firsts[g + 1]!] as const;
    if (isRead[g]) return range;
    isRead[g] = 1;
    const back = r.position;
    r.seek(base + places[g]!);
    for (let p = range[0], before = 0; p < range[1]; p++) {
      const head = r.uint();
      const rest = head >>> 3;
      const shared = (head & MANY) === MANY ? MANY + r.uint() : head & MANY;
      starts[p] = end;
      bytes.copyWithin(end, before, before + shared);
      r.copy(bytes, end + shared, rest);
      before = end;
      end += shared + rest;
      stops[p] = end;
      numbersAt[p] = filled;
      const many = r.uint();
      if (many % 2) values[filled++] = many >>> 1;
      else for (let n = many >>> 1; n > 0; n--) values[filled++] = r.uint();
      numbersEnd[p] = filled;
    }
    r.seek(back);
    return range;
  };
  const of = (hash: number): number => {
    const bit = filterPlace(hash, bits);
    return (filter[bit >>> 3]! >>> (bit & 7)) & 1 ? groupOf(hash, groups) : -1;
  };
  const phrases: Phrases = {
    count,
    blanks,
    bytes,
    starts,
    stops,
    groups: { count: groups, of, read },
  };
  const table = new PhraseTable(phrases);
  /** Reads the group of a phrase. */
  const reach = (p: number): void => {
    if (stops[p]! > 0) return;
    let low = 0;
    let high = groups;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (firsts[middle]! <= p) low = middle;
      else high = middle;
    }
    read(low);
  };
  return {
    table,
    values(p) {
      reach(p);
      return values.subarray(numbersAt[p]!, numbersEnd[p]!);
    },
    value(p) {
      reach(p);
      return values[numbersAt[p]!]!;
    },
    phrase(p) {
      reach(p);
      return table.phrase(p);
    },
  };
}
