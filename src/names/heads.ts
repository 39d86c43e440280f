/**
 * Heads of composed names: takes the rows of `data/org-heads.jsonl`, gives a table that finds heads in a text and what each says of its
 * complements. The row with the head «*» holds the rules that are the same for all heads.
 */
import { variantsOf } from '../arabic/proclitics.js';
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { packValues, unpackValues } from '../core/values.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../match/packed.js';
import { phraseKey } from '../match/phrases.js';
import { normalize } from '../text/fold.js';
import type { Tokens } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { EntityType } from '../types.js';

export type Complement =
  | 'def-noun'
  | 'adj'
  | 'nisba'
  | 'masdar'
  | 'noun'
  | 'name'
  | 'place'
  | 'quoted'
  | 'ordinal'
  | 'num'
  | 'latin';

export interface HeadRow {
  head: string;
  subtype: string;
  type?: EntityType;
  /** Kinds of first complement. */
  complement: readonly Complement[];
  /** Clitics and words that join further parts; «و+» also brings in an indefinite noun: «معهد الصحافة وعلوم الأخبار». */
  joins?: readonly string[];
  /** Longest name in words, head included. */
  maxWords: number;
  /** The head alone is a name: «النيابة العامة». */
  bare?: boolean;
  /** Adjectives that need something more: «المديرية العامة» is no name, «المديرية العامة للضرائب» is. */
  generic?: readonly string[];
  /** Words that belong together and carry the name on: «الدفاع عن». */
  fixed?: readonly string[];
  /** Adjectives are feminine though the head is not: «الدفاع الروسية», the ministry. */
  gender?: 'f';
  /** Clitics and words after which the head is an ordinary noun: «برئاسة», «مجلس إدارة». */
  notAfter?: readonly string[];
  /** Fewest words of the complement, unless it is a name. */
  least?: number;
  /** The head speaks of the name and is not in it: «صحيفة» Le Monde. */
  outside?: boolean;
  /** First complements that make no name: «مجلس إدارة». */
  not?: readonly string[];
  /** Of the head «*» only. */
  rules?: GeneralRules;
  examples?: readonly HeadExample[];
  counterExamples?: readonly HeadCounterExample[];
}

export interface HeadExample {
  text: string;
  name: string;
  todo?: boolean;
}

/** A text in which the head makes no name, or only the shorter one given. */
export interface HeadCounterExample {
  text: string;
  because?: string;
  name?: string;
  todo?: boolean;
}

export interface GeneralRules {
  readonly ordinals: readonly string[];
  /** Adjectives of names that also stand as nouns: «الجهوية», «المالية». */
  readonly adjectives: readonly string[];
  /** Adjectives that speak about a body and are no part of its name: «المذكورة», «الحالية». */
  readonly stop: readonly string[];
  /** Nouns for people and bodies that «و» or «ل» brings in beside a name, not into it: «والسلطات», «للمواطنين». */
  readonly actors: readonly string[];
  /** First complements that are people: «حكومة الرئيس», «قوات الوزير». */
  readonly notFirst: readonly string[];
  /** Verbal nouns after «ل» that tell what is done, not what the body is for: «لبحث», «لمناقشة». */
  readonly purposes: readonly string[];
  /** Words for a place after «ب» and «في»: «بجهة سوس ماسة». */
  readonly placeHeads: readonly string[];
  readonly fixed: readonly string[];
}

export interface Head {
  readonly row: HeadRow;
  readonly not: ReadonlySet<string>;
  readonly generic: ReadonlySet<string>;
  readonly fixed: readonly (readonly string[])[];
  readonly joins: ReadonlySet<string>;
  readonly complement: ReadonlySet<Complement>;
}

export interface Rules {
  readonly ordinals: ReadonlySet<string>;
  readonly adjectives: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  readonly notFirst: ReadonlySet<string>;
  readonly purposes: ReadonlySet<string>;
  readonly placeHeads: ReadonlySet<string>;
}

export interface HeadFound {
  readonly head: Head;
  readonly end: number;
  /** Letters of clitics before it. */
  readonly skip: number;
}

export interface HeadTable {
  readonly rules: Rules;
  /** Heads that start at token i, longest first. */
  at(t: Tokens, i: number): readonly HeadFound[];
}

const set = (words: readonly string[] = []) => new Set(words.map(normalize));

/** Rows as bytes: the general rules first, with the generic adjectives of all rows among the adjectives. */
export function packHeads(rows: readonly HeadRow[]): Uint8Array {
  const general = rows.find((r) => r.rules)?.rules;
  const rules = general && {
    ...general,
    adjectives: [...new Set([...general.adjectives, ...rows.flatMap((r) => r.generic ?? [])])],
  };
  const heads = new Map<string, HeadRow>();
  for (const row of rows) {
    const key = phraseKey(row.head);
    if (!row.rules && !heads.has(key)) heads.set(key, row);
  }
  const sorted = inPackedOrder([...heads]);
  const out = packPhrases(
    new ByteWriter(),
    sorted.map(([key], i) => ({ key, values: [i + 1] })),
  );
  return out.bytesOf(packValues([rules ?? {}, ...sorted.map(([, row]) => row)])).done();
}

export function headTable(types: WordTypes, bytes: Uint8Array): HeadTable {
  const r = new ByteReader(bytes);
  const { table, values } = unpackPhrases(r);
  const rows = unpackValues(bytes.subarray(r.position));
  const general = rows.value(0) as Partial<GeneralRules>;
  const heads: (Head | undefined)[] = [];
  /** Read when a text first holds it. */
  const headOf = (i: number): Head => {
    const known = heads[i];
    if (known) return known;
    const row = rows.value(i) as HeadRow;
    const made: Head = {
      row,
      not: set(row.not),
      generic: set(row.generic),
      fixed: [...(row.fixed ?? []), ...(general.fixed ?? [])].map((f) => normalize(f).split(' ')),
      joins: set(row.joins),
      complement: new Set(row.complement),
    };
    heads[i] = made;
    return made;
  };
  const starts = types.memo((id) =>
    variantsOf(types, id)
      .map((variant) => ({ variant, row: table.start(variant.a, variant.b) }))
      .filter((s) => s.row >= 0),
  );
  return {
    rules: {
      ordinals: set(general.ordinals),
      adjectives: set(general.adjectives),
      stop: set(general.stop),
      actors: set(general.actors),
      notFirst: set(general.notFirst),
      purposes: set(general.purposes),
      placeHeads: set(general.placeHeads),
    },
    at(t, i) {
      const out: HeadFound[] = [];
      for (const { variant, row } of starts(t.type[i]!))
        for (const { end, phrase } of table.matches(t, i, variant, row))
          out.push({ head: headOf(values(phrase)[0]!), end, skip: variant.skip });
      return out;
    },
  };
}
