/**
 * First words of the phrases of all tables: takes tables, gives for a word type which of them have phrases that begin with it, with or
 * without its clitics. Most words begin nothing, so most tokens cost one read however many tables there are.
 *
 * Tables that are asked together share a bit. What a word spells by itself is known per type; only longer phrases are looked up in the text.
 */
import { type Variant, variantsOf } from '../arabic/proclitics.js';
import { LINE, type Tokens } from '../text/token.js';
import type { TypeColumn, WordTypes } from '../text/words.js';
import { bitOf, Hits, type PhraseTable } from './phrases.js';

/** A way in which phrases of a table may begin with a word. */
export interface Start {
  /** Bit of the tables, and which of them. */
  readonly bit: number;
  readonly table: number;
  readonly variant: Variant;
  /** The phrases that are this one word. */
  readonly whole: readonly number[];
  /** The table, where its phrases go on after the word. */
  readonly longer: PhraseTable | null;
}
const NONE: readonly number[] = [];

/** Tables under one bit. */
interface Group {
  readonly tables: readonly PhraseTable[];
  /** May the word stand for this phrase of one word? */
  readonly admits: Admits;
}
export type Admits = (id: number, variant: Variant, phrase: number, table: number) => boolean;

const BITS = 8;

/** Beside the bit of its tables, of a start: phrases of it are the word alone. */
const WHOLE = 1 << BITS;

export class FirstWords {
  private readonly groups: Group[] = [];
  /** For each type the bits of the tables and above them the place where its starts begin. */
  private readonly codes: TypeColumn;
  /** The starts of all types one after the other, a null behind those of each. */
  private list: (Start | null)[] = [null];
  /** Of each start what is asked first: its bits, and those of the words with which phrases go on after the word. */
  private marks = new Int32Array(1024);
  private following = new Int32Array(1024);
  private readonly hits = new Hits();
  /** Tokens after the phrases that `match` found, and their numbers. */
  readonly ends: readonly number[] = this.hits.ends;
  readonly phrases: readonly number[] = this.hits.phrases;

  constructor(private readonly types: WordTypes) {
    this.codes = types.column((id) => this.read(id));
    types.onEmptied(() => {
      this.list = [null];
    });
  }

  /** The bit of these tables; all are to be added before the first look. */
  add(tables: readonly PhraseTable[], admits: Admits = () => true): number {
    if (this.groups.length === BITS) throw new RangeError('too many tables');
    this.groups.push({ tables, admits });
    return 1 << (this.groups.length - 1);
  }

  /** What may begin with a word of this type: test it with a bit, then ask for the starts. */
  at(id: number): number {
    return this.codes.at(id);
  }

  /** Whole word first, within a group of tables. */
  starts(code: number): readonly Start[] {
    const out: Start[] = [];
    for (let k = code >>> BITS, start = this.list[k]!; start; start = this.list[++k]!) out.push(start);
    return out;
  }

  /** The place of the first start of these tables, of which a phrase may stand at token i; -1 for none. */
  first(code: number, bit: number, t: Tokens, i: number): number {
    return this.seek(code >>> BITS, bit, t, i);
  }

  /** The next one after a place. */
  next(place: number, bit: number, t: Tokens, i: number): number {
    return this.seek(place + 1, bit, t, i);
  }

  private seek(place: number, bit: number, t: Tokens, i: number): number {
    const { marks, following } = this;
    const next = i + 1 < t.count && t.gap[i + 1]! < LINE ? bitOf(t.words.normA[t.type[i + 1]!]!) : 0;
    for (let k = place, mark = marks[k]!; mark; mark = marks[++k]!)
      if (mark & bit && (mark & WHOLE || following[k]! & next)) return k;
    return -1;
  }

  start(place: number): Start {
    return this.list[place]!;
  }

  /** How many phrases of the start at this place are at token i, the shortest first; `ends` and `phrases` tell them until the next call. */
  match(t: Tokens, i: number, place: number): number {
    const { hits } = this;
    const { whole, longer, variant } = this.list[place]!;
    hits.count = 0;
    for (let k = 0; k < whole.length; k++) hits.add(i + 1, whole[k]!);
    if (longer) longer.longer(t, i, variant, this.following[place]!, hits);
    return hits.count;
  }

  private read(id: number): number {
    const { types } = this;
    const from = this.list.length;
    let bits = 0;
    const variants = variantsOf(types, id);
    for (let g = 0; g < this.groups.length; g++) {
      const { tables, admits } = this.groups[g]!;
      for (const variant of variants)
        for (let k = 0; k < tables.length; k++) {
          const table = tables[k]!;
          const row = table.start(variant.a, variant.b);
          if (row < 0) continue;
          const whole = table.wordsOf(types, id, variant, row).filter((p) => admits(id, variant, p, k));
          const following = table.following(row);
          if (!following && !whole.length) continue;
          const bit = 1 << g;
          const longer = following ? table : null;
          this.put(
            { bit, table: k, variant, whole: whole.length ? whole : NONE, longer },
            bit | (whole.length ? WHOLE : 0),
            following,
          );
          bits |= bit;
        }
    }
    if (!bits) return 0;
    this.put(null, 0, 0);
    return (from << BITS) | bits;
  }

  private put(start: Start | null, mark: number, following: number): void {
    const place = this.list.push(start) - 1;
    if (place === this.marks.length) {
      this.marks = wider(this.marks);
      this.following = wider(this.following);
    }
    this.marks[place] = mark;
    this.following[place] = following;
  }
}

function wider(column: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(2 * column.length);
  out.set(column);
  return out;
}
