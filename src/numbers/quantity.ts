/**
 * Finds quantities: takes tokens and their numbers, gives spans with value or bounds, and unit.
 *
 *   «أكثر من 25 ألف منزل» min 25000 منزل · «بين 5 و7 أشخاص» 5–7 أشخاص · «40 مليون دولار» USD · «قتيلين» 2 قتيل
 *
 * Times are not known here: whoever settles overlaps drops what is part of a date. Labels («المادة 102»), scores and what counts
 * days or years are no quantities.
 */
import { GLUED, LINE, SIGN, SYMBOL, type Tokens, WORD } from '../text/token.js';
import { BoundReader } from './bounds.js';
import { readDigits } from './digits.js';
import { isLabelled, telephone } from './labels.js';
import { lettersOf, position } from './lexicon.js';
import type { NumberSpan, QuantityFound } from './types.js';
import { type Unit, UnitReader } from './unit-reader.js';
import { beforeNumber, dualsOf, isOrdinalHead, mayBeCounted, singularOf, spelling } from './units.js';

export type { QuantityFound } from './types.js';

export function findQuantities(t: Tokens, numbers: readonly NumberSpan[]): QuantityFound[] {
  return new Finder(t, numbers).find();
}

/** Scores: a doubtful candidate yields to whatever else takes one of its words. */
const [SURE, DOUBTFUL] = [1, 0.5];

/** The rule of a share: a part of something, no count. */
export const SHARE = 'quantity/share';

class Finder {
  private readonly units: UnitReader;
  private readonly sides: BoundReader;
  private readonly out: QuantityFound[] = [];
  /** Token after the last quantity. */
  private covered = 0;

  constructor(
    private readonly t: Tokens,
    private readonly numbers: readonly NumberSpan[],
  ) {
    this.units = new UnitReader(t);
    this.sides = new BoundReader(t);
  }

  find(): QuantityFound[] {
    const { t, numbers } = this;
    const duals = dualsOf(t.words);
    let n = 0;
    for (let i = 0; i < t.count; i++) {
      const number = n < numbers.length ? numbers[n]! : null;
      if (number && number.first === i) {
        // «في المئة» is the sign of a number before it.
        if (number.first < this.covered) n++;
        else n += this.number(n);
        i = Math.max(i, numbers[n - 1]!.last - 1);
        continue;
      }
      if (i < this.covered) continue;
      if (duals.of(t.type[i]!) > 0 && !(i > 0 && duals.of(t.type[i - 1]!) > 0))
        this.dual(i, singularOf(t.words)(t.type[i]!));
      else if (number && number.first === i + 1 && !number.digits && (number.value === 1 || number.kind === 'fraction'))
        this.single(i, number);
    }
    return this.out;
  }

  private push(
    first: number,
    last: number,
    start: number,
    bounds: Pick<QuantityFound, 'value' | 'min' | 'max' | 'approximate'>,
    unit: string | null,
    rule: string,
    score = SURE,
  ): void {
    const { t } = this;
    const end = t.end[last - 1]!;
    const { value, min, max, approximate } = bounds;
    this.covered = last;
    const text = t.text.slice(start, end);
    this.out.push({ kind: 'quantity', first, last, start, end, text, score, value, min, max, approximate, unit, rule });
  }

  private dual(i: number, noun: string): void {
    const { t } = this;
    const unit = this.units.at(i, null);
    const measured = unit.kind === 'money' || unit.kind === 'measure';
    if (unit.kind === 'time') return;
    const below = this.units.after(i + 1, 'belowZero') ? -1 : 1;
    const bounds = this.sides.of(position(i), 2 * below, i + 1);
    const last = measured ? unit.last : i + 1;
    this.push(i, last, t.start[i]!, bounds, measured ? unit.unit : noun, 'quantity/dual');
  }

  /** «دولار واحد», «لتر ونصف». */
  private single(i: number, one: NumberSpan): void {
    const unit = this.units.at(i, null);
    if ((unit.kind !== 'money' && unit.kind !== 'measure') || unit.last !== one.first) return;
    const value = one.kind === 'fraction' ? 1 + one.value : 1;
    if (one.kind === 'fraction' && lettersOf(one.at) === 0) return;
    const bounds = this.sides.of(position(i), value, one.last);
    this.push(i, one.last, this.t.start[i]!, bounds, unit.unit, 'quantity/one');
  }

  /** Reads the quantity that begins with number n; gives how many numbers were used. */
  private number(n: number): number {
    const { t, numbers } = this;
    const a = numbers[n]!;
    if (isLabelled(t, this.units, a)) return telephone(t, numbers, n);
    // «الذكرى الستين» against «الستين يوما»: what the tens count ends in alef or tāʾ.
    const tens =
      a.definite && !a.digits && a.kind === 'cardinal' && a.value > 10 && a.value < 100 && a.value % 10 === 0;
    // «فوق الثلاثين» is a bound.
    const definite = tens && !this.sides.isBounded(a);
    if (
      a.kind === 'ordinal' ||
      (definite && !(mayBeCounted(t, a.last) && ACCUSATIVE.some((e) => t.words.norm(t.type[a.last]!).endsWith(e))))
    ) {
      this.ordinal(a);
      return 1;
    }
    const range = this.range(n);
    if (range) return range;
    const ratio = this.ratio(n) || this.mixed(n) || this.share(n);
    if (ratio) return ratio;
    const used = this.amount(n);
    return Math.max(1, used);
  }

  private ordinal(a: NumberSpan): void {
    const { t } = this;
    const before = a.first - 1;
    const word = before >= 0 && t.kind[before] === WORD && t.gap[a.first]! < LINE ? t.words.norm(t.type[before]!) : '';
    const head = isOrdinalHead(word);
    if (t.count > a.last - a.first && !(a.definite && DEFINITE.some((d) => word.startsWith(d)))) return;
    if (a.value === 1 && !head && t.count > 1) return;
    const first = head ? before : a.first;
    const bounds = { value: a.value, min: a.value, max: a.value, approximate: false };
    this.push(first, a.last, head ? t.start[first]! : a.start, bounds, 'ordinal', 'quantity/ordinal');
  }

  /** «3-2», «2 / 1», «10:30», «1.1.3»: two numbers tied by a sign, with no unit after. */
  private ratio(n: number): number {
    const { t, numbers } = this;
    const a = numbers[n]!;
    const b = numbers[n + 1];
    if (!b || b.first !== a.last + 1 || t.gap[b.first]! >= LINE) return 0;
    const sign = t.text[t.start[a.last]!]!;
    if (t.kind[a.last] !== SIGN || !'-–/:'.includes(sign)) return 0;
    const unit = this.units.at(b.last, b);
    const counts = unit.kind === 'measure' || unit.kind === 'noun';
    if (this.isFraction(a, b) && (counts || this.isPart(a, b))) {
      const last = counts ? unit.last : b.last;
      const bounds = this.sides.of(a.at, a.value / b.value, last);
      this.push(a.first, last, a.start, bounds, unit.unit, 'quantity/fraction');
      return 2;
    }
    let used = 2;
    while (
      numbers[n + used] &&
      numbers[n + used]!.first === numbers[n + used - 1]!.last + 1 &&
      '-–/:'.includes(t.text[t.start[numbers[n + used]!.first - 1]!]!)
    )
      used++;
    return used;
  }

  /** «3/4»: written without blanks, the smaller number first. */
  private isFraction(a: NumberSpan, b: NumberSpan | undefined): boolean {
    const { t } = this;
    return (
      b !== undefined &&
      b.first === a.last + 1 &&
      t.text[t.start[a.last]!] === '/' &&
      t.gap[a.last] === GLUED &&
      t.gap[b.first] === GLUED &&
      Math.abs(a.value) < b.value
    );
  }

  /** «أكثر من 1/2», «3/4 الكأس», «1/2 من الناس»; a score or a date stands otherwise. */
  private isPart(a: NumberSpan, b: NumberSpan): boolean {
    const { t } = this;
    if (b.value > DENOMINATORS) return false;
    if (a.first === 0 && b.last === t.count) return true;
    if (this.sides.isBounded(a)) return true;
    const i = b.last;
    if (i >= t.count || t.kind[i] !== WORD || t.gap[i]! >= LINE) return false;
    const norm = t.words.norm(t.type[i]!);
    const of = norm === FROM && i + 1 < t.count && t.kind[i + 1] === WORD ? t.words.norm(t.type[i + 1]!) : norm;
    return of.startsWith(ARTICLE);
  }

  /** «2 1/4»: a whole number and its fraction. */
  private mixed(n: number): number {
    const { t, numbers } = this;
    const [whole, a, b] = [numbers[n]!, numbers[n + 1], numbers[n + 2]];
    if (!whole.digits || !a || a.first !== whole.last || t.gap[a.first]! >= LINE || !this.isFraction(a, b)) return 0;
    if (Math.abs(whole.value) >= LARGEST_WHOLE || !Number.isInteger(whole.value) || b!.value > DENOMINATORS) return 0;
    const value = whole.value + (Math.sign(whole.value) * a.value) / b!.value;
    const unit = this.units.at(b!.last, b!);
    if (unit.kind === 'time') return 3;
    const last = unit.kind === 'none' || unit.kind === 'others' ? b!.last : unit.last;
    this.push(whole.first, last, whole.start, this.sides.of(whole.at, value, last), unit.unit, 'quantity/fraction');
    return 3;
  }

  /** «واحد من كل ثلاثة أطفال», «واحد على عشرة». */
  private share(n: number): number {
    const { numbers } = this;
    const a = numbers[n]!;
    const b = numbers[n + 1];
    const size = Math.abs(a.value);
    if (!b || size < 1 || size >= b.value || a.kind !== 'cardinal' || b.kind !== 'cardinal') return 0;
    const every = this.units.tied(a.last, 'every', b.at);
    // «2 على 3» in digits is a score as often; one of some is a part.
    if (!every && ((a.digits && b.digits && size > 1) || !this.units.tied(a.last, 'over', b.at))) return 0;
    const unit = this.units.at(b.last, b);
    if (unit.kind === 'time') return 2;
    const last = unit.kind === 'noun' ? unit.last : b.last;
    this.push(a.first, last, a.start, this.sides.of(a.at, a.value / b.value, last), unit.unit, SHARE);
    return 2;
  }

  /** «بين 5 و7 أشخاص», «20 إلى 30 ألفا», «10-20 دولار». */
  private range(n: number): number {
    const { t, numbers } = this;
    const a = numbers[n]!;
    const b = numbers[n + 1];
    if (!b || a.kind === 'some' || b.kind === 'some' || a.kind === 'fraction' || t.gap[b.first]! >= LINE) return 0;
    const unit = this.units.at(b.last, b);
    const between = this.sides.isBetween(a.at);
    const and = this.joinedByAnd(a, b);
    const to = (b.first === a.last + 1 && this.units.after(a.last, 'to')) || false;
    if (!(and && between) && !to) return 0;
    if (unit.kind === 'time') return 2;
    const low =
      b.scale > 1 && a.scale === 1 && a.value < 1000 && a.value * b.scale < b.value ? a.value * b.scale : a.value;
    if (low >= b.value) return 0;
    const dash = to && t.kind[a.last] === SIGN;
    if (dash && unit.kind === 'none' && !(isRound(a) && isRound(b) && !this.isYear(a))) return 0;
    if (unit.kind === 'none' && a.digits && b.digits && a.value >= 1900 && b.value < 2100) return 2;
    const start = a.start;
    const last =
      unit.kind === 'noun' || unit.kind === 'money' || unit.kind === 'percent' || unit.kind === 'measure'
        ? unit.last
        : b.last;
    const bounds = { value: null, min: low, max: b.value, approximate: false };
    const years = this.isYear(a) && this.isYear(b) && (unit.kind === 'noun' || unit.kind === 'none');
    this.push(a.first, last, start, bounds, unit.unit, 'quantity/range', years ? DOUBTFUL : SURE);
    return 2;
  }

  private joinedByAnd(a: NumberSpan, b: NumberSpan): boolean {
    const { t } = this;
    const and = (i: number) => i < t.count && t.words.surface(t.type[i]!) === AND;
    return (b.first === a.last && lettersOf(b.at) === 1) || (b.first === a.last + 1 && and(a.last));
  }

  private amount(n: number): number {
    const { t, numbers } = this;
    const a = numbers[n]!;
    let unit = this.units.at(a.last, a);
    if (unit.kind === 'time' || unit.kind === 'final') return 1;
    let value = a.value;
    if (unit.kind === 'percent' && a.digits)
      value = readDigits(t.words.surface(t.type[a.last - 1]!), 'percent') ?? value;
    let first = a.first;
    let start = a.start;
    const sign =
      a.first > 0 && (t.kind[a.first - 1] === SIGN || t.kind[a.first - 1] === SYMBOL)
        ? this.units.at(a.first - 1, null)
        : null;
    if (sign?.kind === 'money' && unit.kind !== 'money') {
      first = a.first - 1;
      start = t.start[first]!;
      unit = { ...sign, last: a.last };
    }
    const both = unit.kind === 'none' ? this.bothBounds(a, numbers[n + 1]) : 0;
    if (both) return both;
    if (this.isBare(a, unit)) return 1;
    let used = 1;
    let last = unit.kind === 'others' || unit.kind === 'none' ? a.last : unit.last;
    // «3 أطنان و400 كيلوغرام», «20 دولار و43 سنت»
    const b = numbers[n + 1];
    if (b && unit.last > a.last && this.joins(unit.last, b)) {
      const next = this.units.at(b.last, b);
      const sum = this.sum(value, unit, b, next);
      if (sum !== null) {
        value = sum.value;
        unit = { ...unit, unit: sum.unit };
        last = next.last;
        used = 2;
      }
    }
    // «من 2.67 مليار», «مقابل 11,8» after an amount of money or a percentage: the same.
    const told = this.out[this.out.length - 1];
    if (
      unit.kind === 'none' &&
      told &&
      a.first - told.last < 8 &&
      (told.rule === 'quantity/money' || told.rule === 'quantity/percent') &&
      this.compares(a)
    )
      unit = { ...unit, unit: told.unit };
    const some = a.kind === 'some';
    const bounds = some
      ? { value: null, min: value, max: null, approximate: true }
      : this.sides.of(
          a.at,
          this.units.after(last, 'belowZero') ? -value : value,
          unit.kind === 'others' ? unit.last : last,
        );
    const rule = a.kind === 'fraction' && unit.kind === 'none' ? SHARE : `quantity/${unit.kind}`;
    // «منذ 1984 يخوض», «يونيو 2018 بزيادة»: a time that takes the number is likelier than what seems to be counted.
    const score = unit.kind === 'noun' && this.isYear(a) && a.value % 100 > 0 ? DOUBTFUL : SURE;
    this.push(first, last, start, bounds, unit.unit, rule, score);
    return used;
  }

  /** «أكثر من 10 وأقل من 20 شخصا»: a bound from below and one from above, in either order; gives how many numbers were used. */
  private bothBounds(a: NumberSpan, b: NumberSpan | undefined): number {
    if (!b || a.kind === 'some' || a.kind === 'ordinal' || a.kind !== b.kind || this.t.gap[b.first]! >= LINE) return 0;
    const [one, other] = [this.sides.before(a.at), this.sides.between(a.last, b.first)];
    const [low, high] = one === 'min' && other === 'max' ? [a, b] : one === 'max' && other === 'min' ? [b, a] : [];
    if (!low || !high || low.value >= high.value) return 0;
    const unit = this.units.at(b.last, b);
    if (unit.kind === 'time') return 2;
    const last = unit.kind === 'none' || unit.kind === 'others' ? b.last : unit.last;
    const range = { value: null, min: low.value, max: high.value, approximate: false };
    this.push(a.first, last, a.start, range, unit.unit, 'quantity/range');
    return 2;
  }

  private compares(a: NumberSpan): boolean {
    return beforeNumber.at(this.t, a.first - 1).some((h) => h.value.kind === 'from' || h.value.kind === 'against');
  }

  private joins(at: number, b: NumberSpan): boolean {
    const { t } = this;
    return (b.first === at && lettersOf(b.at) <= 1) || (b.first === at + 1 && t.words.surface(t.type[at]!) === AND);
  }

  private sum(value: number, u: Unit, b: NumberSpan, next: Unit): { value: number; unit: string | null } | null {
    if (u.sum && next.sum) {
      const [dimension, size] = u.sum.split(':');
      const [other, less] = next.sum.split(':');
      if (dimension !== other || Number(less) >= Number(size)) return null;
      return { value: (value * Number(size) + b.value * Number(less)) / Number(less), unit: next.unit };
    }
    const cents = next.unit === 'cent' || next.unit === 'halala' || next.unit === 'centime';
    return u.kind === 'money' && cents && b.value < 100 ? { value: value + b.value / 100, unit: u.unit } : null;
  }

  /** A number that has no unit and no bound, and may be a year, a place in a list or a word («واحد»). */
  private isBare(a: NumberSpan, unit: Unit): boolean {
    if (a.first === 0 && a.last === this.t.count) return false;
    if (a.value === 1 && !a.digits && unit.kind !== 'money' && unit.kind !== 'percent' && unit.kind !== 'measure')
      return true;
    if (a.kind === 'fraction') return unit.kind !== 'measure' && unit.kind !== 'money' && !this.isShare(a);
    if (unit.kind !== 'none') return false;
    const { t } = this;
    // «1- …», «2) …»: the number of an item.
    const next =
      a.last < t.count && t.kind[a.last] === SIGN && t.gap[a.last] === GLUED ? t.text[t.start[a.last]!]! : '';
    if (a.digits && a.value < 100 && '-)'.includes(next || ' ') && t.gap[a.last + 1] !== GLUED) return true;
    // «فوق الثلاثين» counts.
    const definite = a.definite && !a.digits && a.scale === 1 && !(isDefiniteTens(a) && this.sides.isBounded(a));
    return (this.isYear(a) && t.count > 1) || definite;
  }

  private isYear(a: NumberSpan): boolean {
    const { t } = this;
    if (!a.digits || !Number.isInteger(a.value) || a.value < 1900 || a.value >= 2100) return false;
    return t.words.lengthOf(t.type[a.last - 1]!) === 4;
  }

  /** «ثلاثة أرباع الناخبين», «أكثر من نصف السكان»: a share of what is told; «نصف الملعب» without a bound is a place as often. */
  private isShare(a: NumberSpan): boolean {
    const { t } = this;
    const i = a.last;
    if (a.definite) return false;
    const parts = !ONE_PART.has(a.value) && a.value < 1;
    if (i >= t.count || t.kind[i] !== WORD || t.gap[i]! >= LINE) return parts && (i >= t.count || t.kind[i] === SIGN);
    const norm = t.words.norm(t.type[i]!);
    if (!norm.startsWith(ARTICLE)) return parts && norm === FROM;
    return !ONE_PART.has(a.value) || this.sides.isBounded(a);
  }
}

const isDefiniteTens = (n: NumberSpan): boolean =>
  n.definite && !n.digits && n.kind === 'cardinal' && n.value > 10 && n.value < 100 && n.value % 10 === 0;
/** «1000-5000»: no score, no date. */
const isRound = (n: NumberSpan): boolean => n.value >= 100 && n.value % 100 === 0;
/** Fractions that are written with digits have small parts. */
const DENOMINATORS = 12;
const LARGEST_WHOLE = 100;
const ONE_PART: ReadonlySet<number> = new Set([1 / 2, 1 / 3, 1 / 4, 1 / 6]);
const { and: AND, accusative: ACCUSATIVE, article: ARTICLE, definite: DEFINITE, from: FROM } = spelling;
