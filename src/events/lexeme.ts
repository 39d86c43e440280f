/**
 * What the reading of events needs to know of a word: takes the words of a text, gives for each token its lexeme, with its spellings and the
 * classes of the grammar it is in. A lexeme is made once per reading of a word type and kept as long as the type is.
 */
import type { Reading, Words } from '../arabic/readings.js';
import { code } from '../core/features.js';
import { normalize, plain } from '../text/fold.js';
import { type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { EntityType } from '../types.js';
import grammar from './data/grammar.json';
import topics from './data/topics.json';
import { nominalType } from './nominals.js';
import type { StatusCue } from './status-cues.js';
import type { Told } from './triggers.js';
import { articleFree } from './vocabulary.js';

/** An expression of several words that works as one preposition. */
interface Complex {
  readonly name: string;
  readonly words: readonly string[];
}

const SUB = 1;
const RELATIVE = 2;
const DEMONSTRATIVE = 4;
const PASSIVE_HELPER = 8;
const QUANTIFIER = 16;
const PLACE = 32;
const EACH = 64;
const TOPIC = 128;
const NEGATOR = 256;
const TEN = 512;
const HONORIFIC = 1024;
const FROM = 2048;
const AND_ONE = 4096;
const AND_EACH = 8192;
const FATE = 16384;
const TOOL = 32768;
/** Of the whole word, its conjunction with it. */
const WHOLE = DEMONSTRATIVE | FROM | AND_ONE | AND_EACH;
const ALL = -1;

const AND = '\u0648';

function classes(lists: readonly (readonly [number, readonly string[]])[], fold: (s: string) => string) {
  const out = new Map<string, number>();
  for (const [bit, list] of lists) for (const word of list) out.set(fold(word), (out.get(fold(word)) ?? 0) | bit);
  return out;
}
/** Classes by plain spelling, and by norm. */
const SPELLED = classes(
  [
    [SUB, grammar.sub],
    [RELATIVE, grammar.relatives],
    [DEMONSTRATIVE, grammar.demonstratives],
    [PASSIVE_HELPER, grammar.passiveHelpers],
    [FROM, [grammar.from]],
    [AND_ONE, grammar.andOne],
    [AND_EACH, [AND + grammar.each]],
  ],
  plain,
);
const NORMED = classes(
  [
    [QUANTIFIER, grammar.quantifiers],
    [PLACE, grammar.places],
    [EACH, [grammar.each]],
    [NEGATOR, [grammar.negator]],
    [TEN, grammar.ten],
    [HONORIFIC, grammar.honorifics],
    [FATE, grammar.fates],
    [TOOL, grammar.tools],
    [TOPIC, topics.before],
  ],
  (s) => normalize(plain(s)),
);
const NISBA = normalize(grammar.nisba);
const OBLIQUE = normalize(grammar.oblique);
const [NUN, ...CONSTRUCT] = grammar.construct.map((w) => normalize(w)) as [string, string, string];
const [OPEN_TAA, CLOSED_TAA] = grammar.taa.map((letter) => normalize(letter)) as [string, string];
const BROKEN = grammar.brokenPlurals.map((p) => normalize(p));
const PLURALS = grammar.plurals.map((p) => normalize(p));
/** Letters of each of them. */
const ENDING = 2;
const COMPLEX = new Map<string, Complex[]>();
for (const [name, forms] of Object.entries(grammar.complex))
  for (const form of forms) {
    const words = plain(form).split(' ');
    const list = COMPLEX.get(words[0]!) ?? [];
    list.push({ name, words });
    COMPLEX.set(
      words[0]!,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }
const NONE: readonly never[] = [];
const ALEF = '\u0627';
const HAMZA = '\u0621';
const SEATED = /\u0627[\u0624\u0626]$/;

export class Lexeme {
  // What is asked of most tokens stands first, to lie together in memory.
  /** Of its reading, as a number. */
  readonly shape: number;
  /** What the word may tell of, null as long as nobody asked (`triggers.ts`). */
  told: Told | null = null;
  /** Numbers of the words that it may stand for in a condition, and beside a light verb, as of the `asked` words known then (`vocabulary.ts`). */
  cues: readonly number[] = NONE;
  partners: readonly number[] = NONE;
  asked = 0;
  /** Null for numbers, signs and other scripts: they are in no class of the grammar. */
  readonly reading: Reading | null;
  private readonly classes: number;
  /** Expressions that work as one preposition and begin with this word, longest first. */
  readonly complex: readonly Complex[];
  /** Plain spelling of the whole word, and without its conjunction. */
  readonly surface: string;
  readonly bare: string;
  /** Plain spelling and norm of the stem, clitics and article off. */
  readonly stem: string;
  readonly norm: string;
  /** Norm of the whole token, signs and numbers too. */
  readonly whole: string;
  /** Ends in the alef of the indefinite accusative; in the ending of a plural or dual. */
  readonly isAccusative: boolean;
  readonly isPlural: boolean;
  /** Ends in the ي of relation: «إسلامي», more often an adjective. */
  readonly isNisba: boolean;
  /** «ضحايا»: a plural of which the alef is no accusative. */
  readonly isBrokenPlural: boolean;
  /** Cues that may begin with it, null as long as nobody asked (`status-cues.ts`). */
  status: readonly StatusCue[] | null = null;
  /** The preposition that it is, null as long as nobody asked (`chunks.ts`). */
  preposition: string | null = null;
  private described: EntityType | null | undefined = undefined;
  private coded = 0;

  constructor(shape: number, reading: Reading | null, surface: string, whole: string) {
    this.shape = shape;
    this.reading = reading;
    this.surface = surface;
    this.whole = whole;
    if (!reading) {
      this.bare = this.stem = this.norm = '';
      this.complex = NONE;
      this.isAccusative = this.isPlural = this.isNisba = this.isBrokenPlural = false;
      this.classes = 0;
      return;
    }
    const { conjunction, from, to } = reading;
    this.bare = conjunction ? surface.slice(conjunction) : surface;
    const isWhole = from === 0 && to === surface.length;
    this.stem = isWhole ? surface : surface.slice(from, to);
    this.norm = isWhole ? whole : whole.slice(from, to);
    // Before a pronoun the hamza of «لقاء» has a seat: «لقاؤه», «لقائه».
    if (reading.pronoun && SEATED.test(this.stem)) this.norm = this.norm.slice(0, -1) + HAMZA;
    this.complex = COMPLEX.get(surface) ?? COMPLEX.get(this.bare) ?? NONE;
    this.isAccusative = reading.pronoun === 0 && surface.length > 3 && surface.endsWith(ALEF);
    this.isNisba = this.norm.endsWith(NISBA);
    this.isBrokenPlural = BROKEN.some((p) => this.norm.endsWith(p));
    this.isPlural = PLURALS.some((p) => this.norm.endsWith(p));
    this.classes =
      ((SPELLED.get(this.bare) ?? 0) & ~WHOLE) |
      ((SPELLED.get(this.bare.slice(1)) ?? 0) & RELATIVE) |
      ((SPELLED.get(surface) ?? 0) & WHOLE) |
      ((NORMED.get(this.norm) ?? 0) & (reading.pronoun ? ~TOPIC : ALL)) |
      ((NORMED.get(whole) ?? 0) & QUANTIFIER) |
      ((NORMED.get(whole.slice(conjunction)) ?? 0) & HONORIFIC);
  }

  /** Norm of the stem without the ending of a plural or dual. */
  get base(): string {
    return this.isPlural ? this.norm.slice(0, -ENDING) : this.norm;
  }

  /** Its stem as a number, for features. */
  get code(): number {
    return (this.coded ||= code(this.norm || this.whole));
  }

  /** Kind of entity that it describes as a noun. */
  get nominal(): EntityType | null {
    if (this.described === undefined) this.described = this.reading ? this.describe(this.reading) : null;
    return this.described;
  }
  private describe({ pronoun, from }: Reading): EntityType | null {
    if (pronoun === 0) return nominalType(this.norm);
    // «جندي» is no «my army»; «زوجته» is «زوجة» with its pronoun.
    return (
      (pronoun === 1 && this.whole.endsWith(NISBA) ? nominalType(this.whole.slice(from)) : null) ??
      (this.norm.endsWith(OPEN_TAA) ? nominalType(this.norm.slice(0, -1) + CLOSED_TAA) : null) ??
      nominalType(this.norm) ??
      // «مديريها», «مؤيدوه»: a plural without its ن.
      (CONSTRUCT.some((ending) => this.norm.endsWith(ending)) ? nominalType(this.norm + NUN) : null)
    );
  }
  get isSub(): boolean {
    return (this.classes & SUB) !== 0;
  }
  get isRelative(): boolean {
    return (this.classes & RELATIVE) !== 0;
  }
  get isDemonstrative(): boolean {
    return (this.classes & DEMONSTRATIVE) !== 0;
  }
  get isQuantifier(): boolean {
    return (this.classes & QUANTIFIER) !== 0;
  }
  get isPlace(): boolean {
    return (this.classes & PLACE) !== 0;
  }
  get isPassiveHelper(): boolean {
    return (this.classes & PASSIVE_HELPER) !== 0;
  }
  get isEach(): boolean {
    return (this.classes & EACH) !== 0;
  }
  /** «من», by itself. */
  get isFrom(): boolean {
    return (this.classes & FROM) !== 0;
  }
  /** «وأحد أفراد …»: «and one of», which folds to «one». */
  get isAndOne(): boolean {
    return (this.classes & AND_ONE) !== 0;
  }
  /** «وكل من»: may be read as a verb. */
  get isAndEach(): boolean {
    return (this.classes & AND_EACH) !== 0;
  }
  /** «غير» before an adjective. */
  get isNegator(): boolean {
    return (this.classes & NEGATOR) !== 0;
  }
  /** «عشر» of «الثاني عشر». */
  get isTen(): boolean {
    return (this.classes & TEN) !== 0;
  }
  /** «فخامة» before a title. */
  get isHonorific(): boolean {
    return (this.classes & HONORIFIC) !== 0;
  }
  /** «مسلحين»: a plural in the oblique case. */
  get isOblique(): boolean {
    return this.isPlural && this.norm.endsWith(OBLIQUE);
  }

  /** «النار», «القبض»: what somebody opens or lays. */
  get isTool(): boolean {
    return (this.classes & TOOL) !== 0 && this.reading!.article > 0;
  }
  /** «مصرعهم», «حياته»: with a pronoun what somebody meets or loses, no part of the phrase that names him. */
  get isFate(): boolean {
    return (this.classes & FATE) !== 0 && this.reading!.pronoun > 0;
  }
  /** Makes a topic of what stands behind it: «مكافحة الإرهاب»; not with a pronoun, which leaves no room for it. */
  get isTopic(): boolean {
    return (this.classes & TOPIC) !== 0;
  }

  /** Norm as written, without clitics before it, as stem with article and as stem. */
  spellings(): readonly string[] {
    const { reading: r, whole, norm } = this;
    if (!r) return [whole];
    const out = norm === whole ? [whole] : [whole, norm];
    // «موقعا» is «موقع» with the alef of the accusative.
    if (r.article === 0 && this.isAccusative) out.push(norm.slice(0, -1));
    if (r.article || r.pronoun) out.push(whole.slice(r.from - r.article, r.to), whole.slice(r.from));
    if (r.conjunction) out.push(whole.slice(r.conjunction));
    return out;
  }

  /** As its stem, without its article, and with its pronoun; the article alone taken off leaves the stem. */
  freeSpellings(): string[] {
    const { reading: r, whole, norm } = this;
    const out = [norm];
    if (!(r?.from === 2 && r.article === 2 && r.pronoun === 0)) out.push(articleFree(whole));
    if (r?.pronoun) out.push(whole.slice(r.from));
    return out;
  }
}

/** The lexemes by the number of their reading among those of all types; a column that lives as long as the types do. */
const columns = new WeakMap<WordTypes, (Lexeme | null)[]>();

function columnOf(types: WordTypes): (Lexeme | null)[] {
  let column = columns.get(types);
  if (!column) {
    const made: (Lexeme | null)[] = [];
    types.onEmptied(() => {
      made.length = 0;
    });
    columns.set(types, made);
    column = made;
  }
  return column;
}

/** The words of a text with the lexeme of each token, made when it is asked for. */
export class EventWords implements Words {
  readonly tokens: Tokens;
  readonly shapes: Int32Array;
  readonly taken: Int32Array;
  private readonly lexemes: (Lexeme | null)[];
  private readonly column: (Lexeme | null)[];

  constructor(private readonly words: Words) {
    this.tokens = words.tokens;
    this.shapes = words.shapes;
    this.taken = words.taken;
    this.lexemes = new Array(words.tokens.count).fill(null);
    this.column = columnOf(words.tokens.words);
  }

  readings(i: number): readonly Reading[] {
    return this.words.readings(i);
  }

  best(i: number): Reading {
    return this.lexeme(i).reading ?? this.words.best(i);
  }

  lexeme(i: number): Lexeme {
    return this.lexemes[i] ?? this.find(i);
  }

  private find(i: number): Lexeme {
    if (!(i >= 0 && i < this.lexemes.length)) return NO_WORD;
    const { column } = this;
    const number = this.taken[i]!;
    let made = number < column.length ? column[number]! : null;
    if (made === null) {
      const { kind, type, words } = this.tokens;
      const id = type[i]!;
      const reading = kind[i] === WORD ? this.words.best(i) : null;
      made = new Lexeme(this.shapes[i]!, reading, reading ? words.surface(id) : '', words.norm(id));
      while (column.length <= number) column.push(null);
      column[number] = made;
    }
    this.lexemes[i] = made;
    return made;
  }
}

const NO_WORD = new Lexeme(-1, null, '', '');

export const lexeme = (words: EventWords, i: number): Lexeme => words.lexeme(i);
