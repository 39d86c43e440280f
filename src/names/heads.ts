/**
 * Heads of composed names: takes the rows of `data/org-heads.jsonl`, gives a table that finds heads in a text and what each says of its
 * complements. The row with the head «*» holds the rules that are the same for all heads.
 */
import proclitics from '../arabic/data/proclitics.json';
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { packValues, unpackValues } from '../core/values.js';
import type { FirstWords } from '../match/firsts.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../match/packed.js';
import { phraseKey } from '../match/phrases.js';
import { normalize } from '../text/fold.js';
import type { Tokens } from '../text/token.js';
import type { EntityType } from '../types.js';

/** Kinds of complement as bits. */
export const KINDS = {
  'def-noun': 1,
  adj: 2,
  nisba: 4,
  masdar: 8,
  noun: 16,
  name: 32,
  place: 64,
  quoted: 128,
  ordinal: 256,
  num: 512,
  latin: 1024,
  /** A name that nothing else knows: «بلدة» [روجيب]. */
  unknown: 2048,
} as const;
export type Complement = keyof typeof KINDS;

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
  /**
   * Adjectives that need something more: «المديرية العامة» is no name, «المديرية العامة للضرائب» is. The kinds `adj` and `nisba` stand
   * for all of them: «النادي البرتغالي».
   */
  generic?: readonly string[];
  /** Words that belong together and carry the name on: «الدفاع عن». */
  fixed?: readonly string[];
  /** Adjectives are feminine though the head is not: «الدفاع الروسية», the ministry. */
  gender?: 'f';
  /** Clitics and words after which the head is an ordinary noun: «برئاسة», «مجلس إدارة». */
  notAfter?: readonly string[];
  /** Nouns and adjectives that alone may be the first complement, names aside: «دائرة الأراضي», but not «دائرة الشك». */
  only?: readonly string[];
  /** Subtype by the first complement, «مجلس الوزراء», or the last word: «نادي الرياض الأدبي». */
  subtypes?: Readonly<Record<string, string>>;
  /** What is said of the body may stand before its name: «وكالة الأنباء الروسية» تاس. */
  described?: boolean;
  /** Fewest words of the complement, unless it is a name. */
  least?: number;
  /** The head speaks of the name and is not in it: «صحيفة» Le Monde. */
  outside?: boolean;
  /** But it is in the name where only nouns follow, which would be no name alone: «مجلة القلب الأمريكية». */
  beforeNouns?: boolean;
  /** Of people only those that a gazetteer knows, and nothing after them: «إدارة أوباما»; or none. */
  ofPeople?: 'known' | 'none';
  /** A body that has a name of its own keeps it: «إدارة» [صندوق التنمية الماليزي]. */
  ofBodies?: 'none';
  /** The head is also an adjective: «الأجواء البحرية». */
  adjective?: boolean;
  /** Subtype where the complement is a place: «جماعة تطوان»; `none` where that makes no name: «جبهة غزة». */
  ofPlace?: string;
  /**
   * Subtype where the complement is a name that a gazetteer knows, by its type or subtype: «اتحاد طنجة», a club; `none` where that makes no
   * name unless more follows: «معسكر تونس», «مركز الرمادي».
   */
  of?: Readonly<Record<string, string>>;
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
  /** Adjectives after what is said of a firm or club, not after its name: «شركة الطاقة الروسية العملاقة». */
  readonly praises: readonly string[];
  /** Adjectives that with «ب» say what the body is for: «الخاصة بالفيروس». */
  readonly governing: readonly string[];
  /** Nouns for people and bodies that «و» or «ل» brings in beside a name, not into it: «والسلطات», «للمواطنين». */
  readonly actors: readonly string[];
  /** Nouns for bodies and places named before, which make no name alone and are not joined: «إدارة الشركة», «حكومة الإقليم». */
  readonly bodies: readonly string[];
  /** Adjectives that are no nisba and yet make a name alone: «القوات المسلحة». */
  readonly plain: readonly string[];
  /** First complements that are people or say what side they are on: «حكومة الرئيس», «قوات الاحتلال». */
  readonly notFirst: readonly string[];
  /** Verbal nouns after «ل» that tell what is done, not what the body is for: «لبحث», «لمناقشة». */
  readonly purposes: readonly string[];
  /** Verbal nouns behind «و» that tell what is done next: «إدارة التخطيط» وإفادة المجلس. */
  readonly deeds: readonly string[];
  /** What only a federation of its own is for, however its name begins: «الاتحاد الأوروبي لكرة القدم». */
  readonly sports: readonly string[];
  /** Words for a place after «ب» and «في»: «بجهة سوس ماسة». */
  readonly placeHeads: readonly string[];
  /** What those are called after whom a hospital or a school has its name: «الملك», «الشهيد». */
  readonly honours: readonly string[];
  /** Those of them that have one name. */
  readonly kings: readonly string[];
  /** First halves of the names of villages: «دير», «كفر». */
  readonly toponyms: readonly string[];
  readonly fixed: readonly string[];
}

export interface Head {
  readonly row: HeadRow;
  /** The first of its words, and whether that has the article. */
  readonly first: string;
  readonly isDefinite: boolean;
  readonly not: ReadonlySet<string>;
  readonly only: ReadonlySet<string>;
  readonly subtypes: ReadonlyMap<string, string>;
  readonly generic: ReadonlySet<string>;
  /** Kinds of complement that need something more, as bits of `KINDS`. */
  readonly genericKinds: number;
  readonly fixed: readonly (readonly string[])[];
  /** First words of these. */
  readonly fixedFirst: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  /** Some join is two words. */
  readonly joinsPairs: boolean;
  /** Kinds of complement, as bits of `KINDS`. */
  readonly complement: number;
}

export interface Rules {
  readonly ordinals: ReadonlySet<string>;
  readonly adjectives: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
  readonly praises: ReadonlySet<string>;
  readonly governing: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
  readonly notFirst: ReadonlySet<string>;
  readonly purposes: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
  readonly sports: ReadonlySet<string>;
  readonly placeHeads: ReadonlySet<string>;
  readonly honours: ReadonlySet<string>;
  readonly kings: ReadonlySet<string>;
  readonly toponyms: ReadonlySet<string>;
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

/** A row made ready; `fixed` are the expressions of all heads. */
export function headOfRow(row: HeadRow, fixed: readonly string[] = []): Head {
  const expressions = [...(row.fixed ?? []), ...fixed].map((f) => normalize(f).split(' '));
  const joins = set(row.joins);
  return {
    row,
    first: row.head.split(' ', 1)[0]!,
    isDefinite: row.head.startsWith(proclitics.article),
    not: set(row.not),
    only: set(row.only),
    subtypes: new Map(Object.entries(row.subtypes ?? {}).map(([word, subtype]) => [normalize(word), subtype])),
    generic: set(row.generic),
    genericKinds: bits(row.generic?.filter(isKind) ?? []),
    fixed: expressions,
    fixedFirst: new Set(expressions.map(([first]) => first!)),
    joins,
    joinsPairs: [...joins].some((j) => j.includes(' ')),
    complement: bits(row.complement),
  };
}

const isKind = (word: string): word is Complement => word in KINDS;
const bits = (kinds: readonly Complement[]) => kinds.reduce((all, kind) => all | KINDS[kind], 0);

const set = (words: readonly string[] = []) => new Set(words.map(normalize));

/** Rows as bytes: the general rules first, with the generic adjectives of all rows among the adjectives. */
export function packHeads(rows: readonly HeadRow[]): Uint8Array {
  const general = rows.find((r) => r.rules)?.rules;
  const rules = general && {
    ...general,
    adjectives: [
      ...new Set([...general.adjectives, ...rows.flatMap((r) => r.generic ?? []).filter((w) => !isKind(w))]),
    ],
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

export function headTable(firsts: FirstWords, bytes: Uint8Array): HeadTable {
  const r = new ByteReader(bytes);
  const { table, value } = unpackPhrases(r);
  const rows = unpackValues(bytes.subarray(r.position));
  const general = rows.value(0) as Partial<GeneralRules>;
  const heads: (Head | undefined)[] = new Array(rows.count).fill(undefined);
  /** Read when a text first holds it. */
  const headOf = (i: number): Head => {
    const known = heads[i];
    if (known) return known;
    const row = rows.value(i) as HeadRow;
    const made = headOfRow(row, general.fixed);
    heads[i] = made;
    return made;
  };
  const bit = firsts.add([table]);
  return {
    rules: {
      ordinals: set(general.ordinals),
      adjectives: set(general.adjectives),
      stop: set(general.stop),
      praises: set(general.praises),
      governing: set(general.governing),
      actors: set(general.actors),
      bodies: set(general.bodies),
      plain: set(general.plain),
      notFirst: set(general.notFirst),
      purposes: set(general.purposes),
      deeds: set(general.deeds),
      sports: set(general.sports),
      placeHeads: set(general.placeHeads),
      honours: set(general.honours),
      kings: set(general.kings),
      toponyms: set(general.toponyms),
    },
    at(t, i) {
      const code = firsts.at(t.type[i]!);
      if (!(code & bit)) return NONE;
      const out: HeadFound[] = [];
      for (let place = firsts.first(code, bit, t, i); place >= 0; place = firsts.next(place, bit, t, i)) {
        const { skip } = firsts.start(place).variant;
        for (let k = firsts.match(t, i, place) - 1; k >= 0; k--)
          out.push({ head: headOf(value(firsts.phrases[k]!)), end: firsts.ends[k]!, skip });
      }
      return out;
    },
  };
}

const NONE: readonly HeadFound[] = [];
