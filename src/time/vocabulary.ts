/**
 * The words of time: takes the vocabulary file, gives a lexicon of classes and the numbers and signs that patterns speak of.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { type Form, type Hit, Lexicon, lettersOf, position, tokenOf } from '../numbers/lexicon.js';
import type { NumberSpan } from '../numbers/types.js';
import { GLUED, LATIN, LINE, NUMBER, type Tokens, WORD } from '../text/token.js';
import proclitics from '../arabic/data/proclitics.json';
import data from './data/vocabulary.json';

export type Value = string | number;
export interface Word {
  readonly class: string;
  readonly value: Value;
}
interface Entry {
  readonly class: string;
  readonly value: Value;
  readonly forms: readonly string[];
  readonly exact?: boolean;
}

function* forms(): Iterable<Form<Word>> {
  for (const e of data as readonly Entry[])
    for (const form of e.forms) yield { form, value: { class: e.class, value: e.value }, ...(e.exact ? { exact: true } : {}) };
}
export const vocabulary = new Lexicon<Word>(forms());
export const wordClasses: ReadonlySet<string> = new Set((data as readonly Entry[]).map((e) => e.class));

/** Number classes that patterns may name. */
export const numberClasses: ReadonlySet<string> = new Set([
  'n31', 'd31', 'd12', 'd59', 'd99', 'd24', 'n12', 'n24', 'n59', 'ord', 'ord12', 'count', 'year4', 'yearnum', 'yy', 'hhmm', 'pair', 'triple', 'fraction', 'word',
]); // biome-ignore format: a list

export interface Terminal {
  readonly value: unknown;
  readonly to: number;
  /** Letters before the span if it starts here; differs from the position where an article was restored. */
  readonly skip: number;
}
const NONE: readonly Terminal[] = [];

/** A number as a pattern sees it. */
export interface Figure {
  readonly value: number;
  /** How many digits were written, 0 for words. */
  readonly width: number;
  readonly span: NumberSpan | null;
}

/** The terminals of one document, by position. */
export class Terminals {
  private readonly hits: (readonly Hit<Word>[] | undefined)[] = [];
  private readonly numberAt = new Map<number, NumberSpan>();

  constructor(
    readonly t: Tokens,
    numbers: readonly NumberSpan[],
  ) {
    for (const n of numbers) this.numberAt.set(n.at, n);
  }

  hitsAt(i: number): readonly Hit<Word>[] {
    return (this.hits[i] ??= vocabulary.at(this.t, i));
  }

  /** Words of a class that start at a position. */
  read(name: string, value: string | null, p: number, first: boolean): readonly Terminal[] {
    const { t } = this;
    const i = tokenOf(p);
    if (i >= t.count) return NONE;
    const letters = lettersOf(p);
    if (!first && letters === 0 && t.gap[i]! >= LINE) return NONE;
    if (numberClasses.has(name)) {
      const figure = this.figure(name, p);
      return figure ? [figure] : NONE;
    }
    const out: Terminal[] = [];
    // «الأحد عشر» is eleven, no Sunday.
    if (name === 'weekday' && (this.numberAt.get(p)?.last ?? 0) > i + 1) return NONE;
    for (const h of this.hitsAt(i))
      if (h.from === p && h.value.class === name && (value === null || String(h.value.value) === value))
        out.push({ value: h.value.value, to: h.to, skip: h.skip });
    const clitic = this.clitic(name, i, letters);
    if (clitic) out.push(clitic);
    return out;
  }

  /** «و», «ب», «ل» written to the next word. */
  private clitic(name: string, i: number, letters: number): Terminal | null {
    const { t } = this;
    const type = t.type[i]!;
    if (t.kind[i] !== WORD || letters > 1 || t.words.lengthOf(type) < letters + 3) return null;
    const letter = String.fromCharCode(t.words.unitAt(type, letters));
    const and = letters === 0 && name === 'and' && proclitics.conjunctions[0] === letter;
    const link = name in LINKS && (letters === 0 || this.startsWithAnd(type)) && LINKS[name]!.includes(letter);
    return and || link ? { value: name, to: position(i, letters + 1), skip: letters } : null;
  }

  private startsWithAnd(type: number): boolean {
    return String.fromCharCode(this.t.words.unitAt(type, 0)) === proclitics.conjunctions[0];
  }

  private figure(name: string, p: number): Terminal | null {
    const { t } = this;
    const i = tokenOf(p);
    if (name === 'word') return t.kind[i] === WORD || t.kind[i] === LATIN ? { value: i, to: position(i + 1), skip: 0 } : null;
    const raw = t.kind[i] === NUMBER ? t.words.surface(t.type[i]!) : '';
    const digit = raw !== '' && !/[^0-9]/.test(raw);
    const own = (v: number): Terminal => ({ value: { value: v, width: raw.length, span: null }, to: position(i + 1), skip: 0 });
    const upTo = (max: number, min = 1) => (digit && raw.length <= 2 && +raw >= min && +raw <= max ? own(+raw) : null);
    switch (name) {
      case 'd31': return upTo(31);
      case 'd12': return upTo(12);
      case 'd24': return upTo(24, 0);
      case 'd59': return digit && raw.length === 2 && +raw < 60 ? own(+raw) : null;
      case 'd99': return upTo(99);
      case 'yy': return digit && raw.length === 2 ? own(+raw) : null;
      case 'year4': return digit && raw.length === 4 && +raw >= 1300 && +raw < 2150 ? own(+raw) : null;
      case 'hhmm': return digit && (raw.length === 4 || raw.length === 3) && +raw % 100 < 60 && +raw < 2400 ? own(+raw) : null;
      case 'pair':
      case 'triple': {
        if (raw === '' || digit) return null;
        const parts = raw.split(name === 'pair' ? /[.,\u066b]/ : '.').map(Number);
        if (parts.some((n) => Number.isNaN(n)) || parts[0]! > 99 || parts[1]! > 99) return null;
        return parts.length === (name === 'pair' ? 2 : 3) ? { value: parts, to: position(i + 1), skip: 0 } : null;
      }
    } // biome-ignore format: a table
    if (digit) {
      // A digit token alone, whatever longer number it begins: «3 و400 ألف» keeps its 3.
      if (name === 'n31') return upTo(31);
      if (name === 'n12') return upTo(12);
      if (name === 'n24') return upTo(24, 0);
      if (name === 'n59') return upTo(59, 0);
      if (name === 'yearnum') return raw.length <= 4 && +raw > 0 ? own(+raw) : null;
    }
    const n = this.numberAt.get(p);
    if (!n || n.value < 0) return null;
    const skip = n.start > t.start[n.first]! ? this.skipOf(n) : 0;
    const got: Terminal = { value: { value: n.value, width: 0, span: n } satisfies Figure, to: position(n.last), skip };
    const whole = Number.isInteger(n.value) && n.kind !== 'some' && n.kind !== 'fraction' && n.scale === 1;
    const between = (min: number, max: number) => whole && n.value >= min && n.value <= max;
    const ordinal = n.kind === 'ordinal' || (n.definite && n.kind === 'cardinal' && n.value > 10);
    switch (name) {
      case 'n31': return between(1, 31) && !(n.kind === 'cardinal' && !n.definite && n.value < 3) ? got : null;
      case 'n12': return between(2, 12) ? got : null;
      case 'n24': return (between(1, 24) && n.kind === 'cardinal') || this.withMinutes(n) ? got : null;
      case 'n59': return between(1, 59) && n.kind === 'cardinal' ? got : null;
      case 'ord': return ordinal && Number.isInteger(n.value) ? got : null;
      case 'ord12': return between(1, 13) && ordinal && n.definite ? got : null;
      case 'count': return n.kind === 'cardinal' && n.value > 0 && !(n.definite && n.value === 100) ? got : null;
      case 'yearnum': return n.kind === 'cardinal' && Number.isInteger(n.value) && n.value >= 100 && n.value < 3000 ? got : null;
      case 'fraction': return n.kind === 'fraction' && n.value < 1 ? got : null;
    } // biome-ignore format: a table
    return null;
  }

  /** «ثلاثة وربع»: an hour and its quarter, read as one number. */
  private withMinutes(n: NumberSpan): boolean {
    return n.kind === 'cardinal' && n.scale === 1 && !n.digits && n.value < 13 && n.value > 1 && !Number.isInteger(n.value);
  }

  private skipOf(n: NumberSpan): number {
    for (let k = 1; k < 4; k++) if (offsetAfter(this.t, n.first, k) === n.start) return k;
    return 0;
  }

  /** Does a word of one of these classes end where position p begins, a clitic of p's own word included? */
  endsBefore(names: readonly string[], p: number): boolean {
    const { t } = this;
    const i = tokenOf(p);
    const letters = lettersOf(p);
    if (letters > 0) {
      for (const name of names) if (this.clitic(name, i, letters - 1)) return true;
      if (letters > 1 || !this.startsWithAnd(t.type[i]!)) return false;
      // «وفي … و2015»: what stands before «و» counts.
    }
    for (let j = i - 1; j >= 0 && j >= i - 3; j--)
      for (const h of this.hitsAt(j)) if (h.to === position(i) && names.includes(h.value.class)) return true;
    return false;
  }

  /** Does a word of one of these classes start at p? */
  startsAt(names: readonly string[], p: number): boolean {
    return names.some((n) => this.read(n, null, p, false).length > 0);
  }

  glued(i: number): boolean {
    return i < this.t.count && this.t.gap[i] === GLUED;
  }
}

const LINKS: Record<string, readonly string[]> = {
  of: proclitics.prepositions.filter((u) => u !== proclitics.prepositions[1]),
  in: proclitics.prepositions,
  to: [proclitics.prepositions[2]!],
};
