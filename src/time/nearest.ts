/**
 * Chooses among the months, days or feasts that an expression without a year can mean: takes them and the reference, gives the one
 * that its adjective, the verb of its clause, or nearness means.
 */
import { type Day, dayOf, partsOf, type Stretch } from './calendar.js';
import { type Context, SHIFT } from './notation.js';
import type { Said, Turn } from './types.js';

type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;

/** News looks back: a time to come counts as so many times farther than one gone by, unless the words speak of what will be. */
const AHEAD = { past: 6, unsaid: 1.5, until: 0.6, future: 0.4, alone: 1 };
const weight = (c: Context): number =>
  c.direction === 'future'
    ? AHEAD.future
    : c.until
      ? AHEAD.until
      : c.alone
        ? AHEAD.alone
        : c.direction === 'past'
          ? AHEAD.past
          : AHEAD.unsaid;

/** The year of a month said without one: the nearest that agrees with its adjective and the verb. */
export function monthYear(x: Kind<'month'>, year: number, month: number, c: Context): number {
  const turn = x.turn && SHIFT[x.turn];
  if (turn !== undefined && turn < 0) return x.month < month ? year : year - 1;
  if (turn !== undefined && turn > 0) return x.month > month ? year : year + 1;
  if (x.turn === 'this' || (x.month === month && !c.since)) return year;
  if (c.since) return x.month < month ? year : year - 1;
  const ahead = (x.month - month + 12) % 12;
  const later = x.month > month ? year : year + 1;
  return ahead * weight(c) < 12 - ahead ? later : later - 1;
}

/** The year of a month or day said without one by another time: the one told before, from which it is counted, or a day told beside it, if it is near in any year. */
export function yearNearby(c: Context, x: Kind<'month'>, day: number): number | null {
  const counted = c.before?.stretch && yearCounted(x, c.before.stretch);
  if (counted) return counted;
  if (x.turn === 'this' && c.year !== null) return c.year;
  if (c.listed !== null && !x.turn) {
    const { year, month } = partsOf(c.listed);
    return x.month < month ? year + 1 : year;
  }
  if (c.nearby === null || (c.ref && x.turn)) return null;
  const { from } = c.nearby;
  const { year } = partsOf(from);
  const away = (y: number): number => Math.abs(dayOf(y, x.month, day) - from);
  const nearest = [year - 1, year, year + 1].sort((a, b) => away(a) - away(b))[0]!;
  return away(nearest) <= NEARBY ? nearest : null;
}
const NEARBY = 125;

/** «في 3 مايو 2010 … في يوليو نفسه», «… في مارس التالي», «… في أبريل السابق». */
function yearCounted(x: Kind<'month'>, from: Stretch): number | null {
  const [first, last] = [partsOf(from.from), partsOf(from.to)];
  if (x.turn === 'same') return first.year;
  if (x.turn === 'after') return x.month > last.month ? last.year : last.year + 1;
  if (x.turn === 'before') return x.month < first.month ? first.year : first.year - 1;
  return null;
}

/** Of some stretches the one that an adjective, the verb, or nearness means. */
export function pick(all: readonly Stretch[], ref: Day, turn: Turn | undefined, c: Context): Stretch | null {
  const shift = turn === undefined ? undefined : SHIFT[turn];
  const past = all.filter((s) => s.to < ref);
  const next = all.filter((s) => s.from > ref);
  if (shift !== undefined && shift < 0) return past[past.length - 1] ?? null;
  if (shift !== undefined && shift > 0) return next[0] ?? null;
  const begun = all.filter((s) => s.from <= ref);
  if (c.since && begun.length) return begun[begun.length - 1]!;
  const away = (s: Stretch) => (ref < s.from ? (s.from - ref) * weight(c) : ref > s.to ? ref - s.to : 0);
  return [...all].sort((a, b) => away(a) - away(b))[0] ?? null;
}
