/**
 * The words and numbers of one document as patterns see them: takes tokens and the numbers among them, gives for a position
 * (a token, or what follows clitic letters of it) all that may be read there. A position is looked at once, and only if asked for.
 */
import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import { type Hit, lettersOf, PLACES, position, tokenOf } from '../numbers/lexicon.js';
import type { NumberSpan } from '../numbers/types.js';
import { LATIN, LINE, NUMBER, type Tokens, WORD } from '../text/token.js';
import type { Result } from './chart.js';
import type { Choice } from './grammar.js';
import { addAll, addTo, emptyMask, has, type Mask, meets, symbolOf, vocabulary, type Word } from './vocabulary.js';

/** A number as a pattern sees it. */
export interface Figure {
  readonly value: number;
  /** How many digits were written, 0 for words. */
  readonly width: number;
  readonly span: NumberSpan | null;
}

export interface Terminal {
  readonly symbols: readonly number[];
  readonly value: unknown;
  readonly to: number;
  /** Letters before the span if it starts here; differs from the position where an article was restored. */
  readonly skip: number;
}

/** What may be read at a position. */
export interface Cell {
  /** The symbols of its terminals. */
  readonly mask: Mask;
  readonly terminals: readonly Terminal[];
  /** Clitic letters before it, and another cell of the same token. */
  readonly letters: number;
  readonly other: Cell | undefined;
  /** The rules that may match here; null as long as nothing was read. */
  choice: Choice | null;
  /** What the chart read here, by category. */
  results: (readonly Result[] | undefined)[] | null;
}
const NOTHING: Cell = { mask: emptyMask(), terminals: [], letters: 0, other: undefined, choice: null, results: null };

const symbolsOf = <K extends string>(...names: K[]) =>
  Object.fromEntries(names.map((n) => [n, symbolOf(n)])) as Record<K, number>;
const S = symbolsOf(
  ...(['n31', 'd31', 'd12', 'd59', 'd99', 'd24', 'n12', 'n24', 'n59', 'ord', 'ord12', 'count', 'year4'] as const),
  ...(['yearnum', 'yearwords', 'yy', 'hhmm', 'pair', 'triple', 'fraction', 'word', 'weekday'] as const),
);
const WORD_SYMBOLS = [S.word];

const CONJUNCTION = proclitics.conjunctions[0]!.charCodeAt(0);
const [IN_ONLY_AT, TO_AT] = [1, 2];
/** Prepositions of one letter, written to the next word, and what they may be. */
const PREPOSITIONS = new Map(
  proclitics.prepositions.map((letter, i) => [
    letter.charCodeAt(0),
    [symbolOf('in'), ...(i === IN_ONLY_AT ? [] : [symbolOf('of')]), ...(i === TO_AT ? [symbolOf('to')] : [])],
  ]),
);
const AND_SYMBOLS = [symbolOf('and')];

const DECIMAL_MARKS = '.,\u066b';
function allDigits(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) if (raw[i]! < '0' || raw[i]! > '9') return false;
  return raw.length > 0;
}
function splitAt(raw: string, marks: string): string[] {
  const out = [''];
  for (const c of raw)
    if (marks.includes(c)) out.push('');
    else out[out.length - 1] += c;
  return out;
}

export class Terminals {
  /** By token. */
  private readonly cells: (Cell | undefined)[];
  private readonly numberAt = new Map<number, NumberSpan>();

  constructor(
    readonly t: Tokens,
    numbers: readonly NumberSpan[],
  ) {
    this.cells = new Array(t.count);
    for (const n of numbers) this.numberAt.set(n.at, n);
  }

  private hitsAt(i: number): readonly Hit<Word>[] {
    return vocabulary.at(this.t, i);
  }

  at(p: number): Cell {
    if (tokenOf(p) >= this.t.count) return NOTHING;
    const letters = lettersOf(p);
    const known = this.cells[tokenOf(p)];
    for (let cell = known; cell; cell = cell.other) if (cell.letters === letters) return cell;
    const cell = this.look(p, known);
    this.cells[tokenOf(p)] = cell;
    return cell;
  }

  /** Does a word of time or a number start at a position, clitics aside? */
  hasWordAt(p: number): boolean {
    for (const h of this.hitsAt(tokenOf(p))) if (h.letters === lettersOf(p)) return true;
    return this.numberAt.has(p);
  }

  /** Does a line end before position p, so that nothing goes on there? */
  breaks(p: number): boolean {
    const i = tokenOf(p);
    return p % PLACES === 0 && i < this.t.count && this.t.gap[i]! >= LINE;
  }

  /** The symbols of what may stand after each terminal of a cell. */
  secondsOf(cell: Cell): Mask {
    const seconds = emptyMask();
    let before = -1;
    for (const { to } of cell.terminals) {
      if (to !== before && !this.breaks(to)) addAll(seconds, this.at(to).mask);
      before = to;
    }
    return seconds;
  }

  private look(p: number, other: Cell | undefined): Cell {
    const { t } = this;
    const i = tokenOf(p);
    const terminals: Terminal[] = [];
    const number = this.numberAt.get(p);
    const letters = lettersOf(p);
    for (const h of this.hitsAt(i)) {
      if (h.letters !== letters) continue;
      const { symbols, value } = h.value;
      // «الأحد عشر» is eleven, no Sunday.
      if (symbols[0] === S.weekday && number && number.last > i + 1) continue;
      terminals.push({ symbols, value, to: position(i + h.tokens), skip: h.skip });
    }
    const link = this.cliticAt(i, letters);
    if (link) terminals.push({ symbols: link, value: null, to: position(i, letters + 1), skip: letters });
    const written = t.kind[i] === NUMBER && this.written(i, terminals);
    if (number && number.value >= 0) this.counted(number, written, terminals);
    if (t.kind[i] === WORD || t.kind[i] === LATIN)
      terminals.push({ symbols: WORD_SYMBOLS, value: i, to: position(i + 1), skip: 0 });
    const mask = emptyMask();
    for (let k = 0; k < terminals.length; k++) {
      const { symbols } = terminals[k]!;
      for (let j = 0; j < symbols.length; j++) addTo(mask, symbols[j]!);
    }
    return { mask, terminals, letters, other, choice: null, results: null };
  }

  /** «و», «ب», «ل» written to the next word. */
  private cliticAt(i: number, letters: number): readonly number[] | null {
    const { t } = this;
    const type = t.type[i]!;
    if (t.kind[i] !== WORD || letters > 1 || t.words.lengthOf(type) < letters + 3) return null;
    const letter = t.words.unitAt(type, letters);
    if (letters === 0 && letter === CONJUNCTION) return AND_SYMBOLS;
    return letters === 0 || t.words.unitAt(type, 0) === CONJUNCTION ? (PREPOSITIONS.get(letter) ?? null) : null;
  }

  /** A number token by its digits alone, whatever longer number it begins: «3 و400 ألف» keeps its 3. */
  private written(i: number, out: Terminal[]): boolean {
    const { t } = this;
    const raw = t.words.surface(t.type[i]!);
    const to = position(i + 1);
    if (!allDigits(raw)) {
      this.parts(raw, to, out);
      return false;
    }
    const width = raw.length;
    const v = width <= 4 ? Number(raw) : Number.NaN;
    const symbols: number[] = [];
    if (width <= 2) {
      if (v <= 24) symbols.push(S.d24, S.n24);
      if (v >= 1) symbols.push(S.d99);
      if (v >= 1 && v <= 31) symbols.push(S.d31, S.n31);
      if (v >= 1 && v <= 12) symbols.push(S.d12, S.n12);
    }
    if (width === 2) {
      symbols.push(S.yy);
      if (v < 60) symbols.push(S.d59, S.n59);
    }
    if (width === 4 && v >= 1300 && v < 2150) symbols.push(S.year4);
    if ((width === 3 || width === 4) && v < 2400 && v % 100 < 60) symbols.push(S.hhmm);
    if (v > 0) symbols.push(S.yearnum);
    if (symbols.length) out.push({ symbols, value: { value: v, width, span: null } satisfies Figure, to, skip: 0 });
    return true;
  }

  /** «10.30», «14.09.2018». */
  private parts(raw: string, to: number, out: Terminal[]): void {
    const take = (symbol: number, count: number, marks: string): void => {
      const value = splitAt(raw, marks).map(Number);
      if (value.length !== count || value.some((n) => Number.isNaN(n)) || value[0]! > 99 || value[1]! > 99) return;
      out.push({ symbols: [symbol], value, to, skip: 0 });
    };
    take(S.pair, 2, DECIMAL_MARKS);
    take(S.triple, 3, '.');
  }

  /** A number with its value, in words, or in digits and words. */
  private counted(n: NumberSpan, written: boolean, out: Terminal[]): void {
    const { t } = this;
    const symbols: number[] = [];
    const { value: v, kind } = n;
    const cardinal = kind === 'cardinal';
    const isWhole = Number.isInteger(v);
    if (!written) {
      const whole = isWhole && kind !== 'some' && kind !== 'fraction' && n.scale === 1;
      if (whole && v >= 1 && v <= 31 && !(cardinal && !n.definite && v < 3)) symbols.push(S.n31);
      if (whole && v >= 2 && v <= 12) symbols.push(S.n12);
      if (cardinal && ((whole && v >= 1 && v <= 24) || withMinutes(n))) symbols.push(S.n24);
      if (cardinal && whole && v >= 1 && v <= 59) symbols.push(S.n59);
      if (cardinal && isWhole && v >= 100 && v < 3000) symbols.push(S.yearnum);
    }
    if (isWhole && (kind === 'ordinal' || (n.definite && cardinal && v > 10))) {
      symbols.push(S.ord);
      if (n.definite && n.scale === 1 && v >= 1 && v <= 13) symbols.push(S.ord12);
    }
    // «الواحدة ظهرا»: the one hour that is told by a counting number.
    if (cardinal && n.definite && !n.digits && v === 1) symbols.push(S.ord12);
    if (cardinal && v > 0 && !(n.definite && v === 100)) symbols.push(S.count);
    // «ألفين وثمانية عشر»; a round number counts something.
    if (cardinal && !n.digits && v > 1100 && v < 2150 && v % 100 > 0) symbols.push(S.yearwords);
    if (kind === 'fraction' && v < 1) symbols.push(S.fraction);
    const skip = n.start > t.start[n.first]! ? this.skipOf(n) : 0;
    if (symbols.length)
      out.push({ symbols, value: { value: v, width: 0, span: n } satisfies Figure, to: position(n.last), skip });
  }

  private skipOf(n: NumberSpan): number {
    for (let k = 1; k < 4; k++) if (offsetAfter(this.t, n.first, k) === n.start) return k;
    return 0;
  }

  /** Does a word of one of these classes end where position p begins, a clitic of p's own word included? */
  endsBefore(classes: Mask, p: number): boolean {
    const { t } = this;
    const i = tokenOf(p);
    const letters = lettersOf(p);
    if (letters > 0) {
      for (const symbol of this.cliticAt(i, letters - 1) ?? []) if (has(classes, symbol)) return true;
      // «وفي … و2015»: what stands before «و» counts.
      if (letters > 1 || t.words.unitAt(t.type[i]!, 0) !== CONJUNCTION) return false;
    }
    for (let j = i - 1; j >= 0 && j >= i - 3; j--)
      for (const h of this.hitsAt(j)) if (j + h.tokens === i && has(classes, h.value.symbols[0]!)) return true;
    return false;
  }

  /** Does a word of one of these classes start at p? */
  startsAt(classes: Mask, p: number): boolean {
    return !this.breaks(p) && meets(classes, this.at(p).mask);
  }
}

/** «ثلاثة وربع»: an hour and its quarter, read as one number. */
const withMinutes = (n: NumberSpan): boolean =>
  n.scale === 1 && !n.digits && n.value < 13 && n.value > 1 && !Number.isInteger(n.value);
