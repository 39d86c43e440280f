/**
 * The words and numbers of one document as patterns see them: takes tokens and the numbers among them, gives for a position
 * (a token, or what follows clitic letters of it) all that may be read there. A position is looked at once, and only if asked for.
 */
import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import { columnOf, type Hit, lettersOf, PLACES, position, tokenOf } from '../numbers/lexicon.js';
import type { NumberSpan } from '../numbers/types.js';
import { normalize } from '../text/fold.js';
import { kindOf, LATIN, LINE, NUMBER, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { Result } from './chart.js';
import cues from './data/cues.json';
import type { Choice, Grammar } from './grammar.js';
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
  /** How many positions from the beginning of its first token it goes. */
  readonly reach: number;
  /** Letters before the span if it starts here; differs from the position where an article was restored. */
  readonly skip: number;
}

/** All that may be read, wherever it stands; what depends on the spelling alone is shared by all tokens of that spelling. */
export interface Entries {
  readonly terminals: readonly Terminal[];
  /** The symbols of its terminals. */
  readonly mask: Mask;
  readonly shared: boolean;
  /** The rules that may match, by what follows; if that is shared too. */
  readonly choices: Map<Entries, Choice>;
}

/** What may be read at a position. */
export interface Cell {
  readonly entries: Entries;
  /** Clitic letters before it, and another cell of the same token. */
  readonly letters: number;
  readonly other: Cell | undefined;
  /** The rules that may match here; null as long as nothing was read. */
  choice: Choice | null;
  /** What the chart read here, by category. */
  results: (readonly Result[] | undefined)[] | null;
}
function entriesOf(terminals: readonly Terminal[], shared = false): Entries {
  const mask = emptyMask();
  for (let k = 0; k < terminals.length; k++) {
    const { symbols } = terminals[k]!;
    for (let j = 0; j < symbols.length; j++) addTo(mask, symbols[j]!);
  }
  return { terminals, mask, shared, choices: NO_CHOICES };
}
/** Of entries that are not shared. */
const NO_CHOICES: Map<Entries, Choice> = new Map();
const share = (terminals: readonly Terminal[]): Entries => ({ ...entriesOf(terminals, true), choices: new Map() });
/** Texts repeat a few dozen; a text made to have more may not fill the memory. */
const MOST_CHOICES = 256;
const NO_ENTRIES = share([]);
const NOTHING: Cell = { entries: NO_ENTRIES, letters: 0, other: undefined, choice: null, results: null };

const symbolsOf = <K extends string>(...names: K[]) =>
  Object.fromEntries(names.map((n) => [n, symbolOf(n)])) as Record<K, number>;
const S = symbolsOf(
  ...(['n31', 'd31', 'd12', 'd59', 'd99', 'd24', 'n12', 'n24', 'n59', 'ord', 'ord12', 'count', 'year4'] as const),
  ...(['yearnum', 'yearwords', 'yy', 'hhmm', 'pair', 'triple', 'fraction', 'word', 'weekday'] as const),
);

const CONJUNCTION = proclitics.conjunctions[0]!.charCodeAt(0);
const [IN_ONLY_AT, TO_AT] = [1, 2];
/** Prepositions of one letter, written to the next word, and what they may be. */
const PREPOSITIONS = new Map(
  proclitics.prepositions.map((letter, i) => [
    letter.charCodeAt(0),
    [symbolOf('in'), ...(i === IN_ONLY_AT ? [] : [symbolOf('of')]), ...(i === TO_AT ? [symbolOf('to')] : [])],
  ]),
);
const FEMININE = cues.feminineOrdinals.map(normalize);
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

/** «و», «ب», «ل» written to the next word. */
function cliticAt(words: WordTypes, type: number, letters: number): readonly number[] | null {
  if (letters > 1 || words.lengthOf(type) < letters + 3 || kindOf(words, type) !== WORD) return null;
  const letter = words.unitAt(type, letters);
  if (letters === 0 && letter === CONJUNCTION) return AND_SYMBOLS;
  return letters === 0 || words.unitAt(type, 0) === CONJUNCTION ? (PREPOSITIONS.get(letter) ?? null) : null;
}

const linkTo = (symbols: readonly number[], letters: number): Terminal => ({
  symbols,
  value: null,
  reach: letters + 1,
  skip: letters,
});
/** Does a clitic stand among the entries, after which the same word goes on? */
const linkOf = ({ terminals }: Entries): boolean => terminals.some((w) => w.reach < PLACES);
const ANY_WORD: Terminal = { symbols: [S.word], value: null, reach: PLACES, skip: 0 };

/** By clitic letters before them. */
const shared = columnOf((): (Entries | undefined)[] => []);
/** Of all words that are none of time. */
const PLAIN = share([ANY_WORD]);

/** The entries of one word, of which no phrase and no number begins. */
function sharedEntries(words: WordTypes, type: number, letters: number): Entries {
  const byLetters = shared(words)(type);
  const known = byLetters[letters];
  if (known) return known;
  const terminals: Terminal[] = [];
  for (const { letters: before, value, skip } of vocabulary.alone(words, type))
    if (before === letters) terminals.push({ symbols: value.symbols, value: value.value, reach: PLACES, skip });
  const link = cliticAt(words, type, letters);
  if (link) terminals.push(linkTo(link, letters));
  const kind = kindOf(words, type);
  const isWord = kind === WORD || kind === LATIN;
  const isPlain = terminals.length === 0;
  if (isWord) terminals.push(ANY_WORD);
  const entries = !isPlain ? share(terminals) : isWord ? PLAIN : NO_ENTRIES;
  byLetters[letters] = entries;
  return entries;
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

  /** The rules that may match in a cell, by its words and those that follow. */
  choose(grammar: Grammar, cell: Cell, p: number): Choice {
    const { entries } = cell;
    const i = tokenOf(p);
    const next = entries.shared && i + 1 < this.t.count ? this.entriesAt(position(i + 1)) : NO_ENTRIES;
    // After a clitic the same word goes on.
    const link = entries.shared && linkOf(entries) ? this.entriesAt(position(i, lettersOf(p) + 1)) : NO_ENTRIES;
    if (!entries.shared || !next.shared || !link.shared)
      return grammar.choiceOf(entries.mask, this.secondsOf(entries, i));
    const { choices } = entries;
    let choice = choices.get(next);
    if (!choice) {
      if (choices.size >= MOST_CHOICES) choices.clear();
      choice = grammar.choiceOf(entries.mask, this.secondsOf(entries, i));
      choices.set(next, choice);
    }
    return choice;
  }

  /** What may go on at a position; nothing where a line begins. */
  private entriesAt(p: number): Entries {
    return this.breaks(p) ? NO_ENTRIES : this.at(p).entries;
  }

  /** The symbols of what may stand after each terminal. */
  private secondsOf(entries: Entries, i: number): Mask {
    const seconds = emptyMask();
    let before = -1;
    for (const { reach } of entries.terminals) {
      if (reach !== before) addAll(seconds, this.entriesAt(position(i) + reach).mask);
      before = reach;
    }
    return seconds;
  }

  private look(p: number, other: Cell | undefined): Cell {
    const { t } = this;
    const i = tokenOf(p);
    const letters = lettersOf(p);
    const type = t.type[i]!;
    const number = this.numberAt.get(p);
    const hits = this.hitsAt(i);
    const bySpelling = number === undefined && t.kind[i] !== NUMBER && hits === vocabulary.alone(t.words, type);
    const entries = bySpelling ? sharedEntries(t.words, type, letters) : entriesOf(this.terminalsAt(p, hits, number));
    return { entries, letters, other, choice: null, results: null };
  }

  private terminalsAt(p: number, hits: readonly Hit<Word>[], number: NumberSpan | undefined): Terminal[] {
    const { t } = this;
    const i = tokenOf(p);
    const letters = lettersOf(p);
    const terminals: Terminal[] = [];
    for (const h of hits) {
      if (h.letters !== letters) continue;
      const { symbols, value } = h.value;
      // «الأحد عشر» is eleven, no Sunday.
      if (symbols[0] === S.weekday && number && number.last > i + 1) continue;
      terminals.push({ symbols, value, reach: position(h.tokens), skip: h.skip });
    }
    const link = cliticAt(t.words, t.type[i]!, letters);
    if (link) terminals.push(linkTo(link, letters));
    const written = t.kind[i] === NUMBER && this.written(i, terminals);
    if (number && number.value >= 0) this.counted(number, written, terminals);
    if (t.kind[i] === WORD || t.kind[i] === LATIN) terminals.push(ANY_WORD);
    return terminals;
  }

  /** A number token by its digits alone, whatever longer number it begins: «3 و400 ألف» keeps its 3. */
  private written(i: number, out: Terminal[]): boolean {
    const { t } = this;
    const raw = t.words.surface(t.type[i]!);
    if (!allDigits(raw)) {
      this.parts(raw, out);
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
    if (symbols.length)
      out.push({ symbols, value: { value: v, width, span: null } satisfies Figure, reach: PLACES, skip: 0 });
    return true;
  }

  /** «10.30», «14.09.2018». */
  private parts(raw: string, out: Terminal[]): void {
    const take = (symbol: number, count: number, marks: string): void => {
      const value = splitAt(raw, marks).map(Number);
      if (value.length !== count || value.some((n) => Number.isNaN(n)) || value[0]! > 99 || value[1]! > 99) return;
      out.push({ symbols: [symbol], value, reach: PLACES, skip: 0 });
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
    // «12,00» is a clock time, or counts.
    const decimal = n.digits && !written && t.kind[n.first] === NUMBER;
    const isWhole = Number.isInteger(v);
    if (!written && !decimal) {
      const whole = isWhole && kind !== 'some' && kind !== 'fraction' && n.scale === 1;
      if (whole && v >= 1 && v <= 31 && !(cardinal && !n.definite && v < 3)) symbols.push(S.n31);
      if (whole && v >= 2 && v <= 12) symbols.push(S.n12);
      if (cardinal && ((whole && v >= 1 && v <= 24) || withMinutes(n))) symbols.push(S.n24);
      if (cardinal && whole && v >= 1 && v <= 59) symbols.push(S.n59);
      if (cardinal && isWhole && v >= 100 && v < 3000) symbols.push(S.yearnum);
    }
    if (isWhole && (kind === 'ordinal' || (n.definite && cardinal && v > 10))) {
      symbols.push(S.ord);
      if (n.definite && n.scale === 1 && v >= 1 && v <= 13 && isFeminine(t.words.norm(t.type[n.first]!)))
        symbols.push(S.ord12);
    }
    // «الواحدة ظهرا»: the one hour that is told by a counting number.
    if (cardinal && n.definite && !n.digits && v === 1) symbols.push(S.ord12);
    if (cardinal && v > 0 && !(n.definite && v === 100)) symbols.push(S.count);
    // «ألفين وثمانية عشر»; a round number counts something.
    if (cardinal && !n.digits && v > 1100 && v < 2150 && v % 100 > 0) symbols.push(S.yearwords);
    if (kind === 'fraction' && v < 1) symbols.push(S.fraction);
    const skip = n.start > t.start[n.first]! ? this.skipOf(n) : 0;
    if (symbols.length)
      out.push({
        symbols,
        value: { value: v, width: 0, span: n } satisfies Figure,
        reach: position(n.last - n.first),
        skip,
      });
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
      for (const symbol of cliticAt(t.words, t.type[i]!, letters - 1) ?? []) if (has(classes, symbol)) return true;
      // «وفي … و2015»: what stands before «و» counts.
      if (letters > 1 || t.words.unitAt(t.type[i]!, 0) !== CONJUNCTION) return false;
    }
    for (let j = i - 1; j >= 0 && j >= i - 3; j--)
      for (const h of this.hitsAt(j)) if (j + h.tokens === i && has(classes, h.value.symbols[0]!)) return true;
    return false;
  }

  /** Does a word of one of these classes start at p? */
  startsAt(classes: Mask, p: number): boolean {
    return !this.breaks(p) && meets(classes, this.at(p).entries.mask);
  }
}

/** «الثالثة», «الأولى»: hours are counted in the feminine; «الثاني عشر» is no hour. */
const isFeminine = (norm: string): boolean => FEMININE.some((end) => norm.endsWith(end));

/** «ثلاثة وربع»: an hour and its quarter, read as one number. */
const withMinutes = (n: NumberSpan): boolean =>
  n.scale === 1 && !n.digits && n.value < 13 && n.value > 1 && !Number.isInteger(n.value);
