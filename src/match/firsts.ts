/**
 * First words of the phrases of all tables: takes tables, gives for a word type which of them have phrases that begin with it, with or
 * without its clitics. Most words begin nothing, so most tokens cost one read however many tables there are.
 *
 * Tables that are asked together share a bit. What a word spells by itself is known per type; only longer phrases are looked up in the text.
 */
import { type Variant, variantsOf } from '../arabic/proclitics.js';
import type { Tokens } from '../text/token.js';
import type { TypeColumn, WordTypes } from '../text/words.js';
import { Hits, type PhraseTable } from './phrases.js';

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

export class FirstWords {
  private readonly groups: Group[] = [];
  /** For each type the bits of the tables and above them the place of its list. */
  private readonly codes: TypeColumn;
  private lists: Start[][] = [[]];
  private readonly hits = new Hits();
  /** Tokens after the phrases that `match` found, and their numbers. */
  readonly ends: readonly number[] = this.hits.ends;
  readonly phrases: readonly number[] = this.hits.phrases;

  constructor(private readonly types: WordTypes) {
    this.codes = types.column((id) => this.read(id));
    types.onEmptied(() => {
      this.lists = [[]];
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
    return this.lists[code >>> BITS]!;
  }

  /** How many phrases of the start are at token i, the shortest first; `ends` and `phrases` tell them until the next call. */
  match(t: Tokens, i: number, s: Start): number {
    const { hits } = this;
    hits.count = 0;
    for (let k = 0; k < s.whole.length; k++) hits.add(i + 1, s.whole[k]!);
    if (s.longer) s.longer.longer(t, i, s.variant, hits);
    return hits.count;
  }

  private read(id: number): number {
    const { types } = this;
    let list: Start[] | null = null;
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
          const longer = table.goesOn(row) ? table : null;
          if (!longer && !whole.length) continue;
          list ??= [];
          list.push({ bit: 1 << g, table: k, variant, whole: whole.length ? whole : NONE, longer });
          bits |= 1 << g;
        }
    }
    return list ? ((this.lists.push(list) - 1) << BITS) | bits : 0;
  }
}
