/**
 * Values in the notation of the contract, the small results they are made of, and the context they need: takes days and units,
 * gives `Resolved`.
 */
import {
  addMonths,
  type Day,
  dayOf,
  gregorianYears,
  isoDay,
  isoWeek,
  monthLength,
  monthStretch,
  pad,
  partsOf,
  type Stretch,
  weekStart,
  yearStretch,
} from './calendar.js';
import type { Direction } from './direction.js';
import type { Amounts, Calendar, Edge, Grain, Part, TimeType, Turn, Unit } from './types.js';

export interface Resolved {
  readonly type: TimeType;
  readonly value: string | null;
  readonly stretch: Stretch | null;
  readonly grain: Grain;
  readonly calendar: Calendar;
  readonly basis: 'stated' | 'published' | 'context' | 'none';
  readonly relative: string | null;
  readonly mod: Edge | 'APPROX' | null;
  readonly impossible?: string;
}

export interface Reference {
  readonly day: Day;
  /** Seconds after midnight, null where only the day is known. */
  readonly seconds: number | null;
}

export interface Context {
  readonly ref: Reference | null;
  /** The years of publication, where the text tells them and the day is not known. */
  readonly year: number | null;
  readonly hijriYear: number | null;
  /** A day or month told nearby, to which one without a year is near, where the day of publication is not known. */
  readonly nearby: Stretch | null;
  /** For an entry of a chronology that tells no year, where the entry before begins. */
  readonly listed: Day | null;
  readonly direction: Direction;
  /** «منذ» stands before: the time lies behind; «حتى», «بحلول»: it lies ahead. */
  readonly since: boolean;
  readonly until: boolean;
  /** It stands in the title or the lead, which tell of one day, or opens its sentence. */
  readonly lead: boolean;
  /** It opens its sentence: no word before it leans to the past. */
  readonly alone: boolean;
  /** The day told nearest in the sentence, for clock times. */
  readonly day: Day | null;
  /** The time told before, for «the same year», «the month before». */
  readonly before: Resolved | null;
  /** The part of the day told before in the sentence of a clock time. */
  readonly part: Part | null;
}

export type Basis = Resolved['basis'];

export const SHIFT: Record<Turn, number> = {
  past: -1,
  next: 1,
  this: 0,
  past2: -2,
  next2: 2,
  before: -1,
  after: 1,
  same: 0,
};
export const LETTER: Partial<Record<Unit, string>> = {
  year: 'Y',
  month: 'M',
  week: 'W',
  weekend: 'W',
  day: 'D',
  hour: 'H',
  minute: 'M',
  second: 'S',
};
export const NOTHING: Resolved = {
  type: 'DATE',
  value: null,
  stretch: null,
  grain: 'day',
  calendar: 'gregorian',
  basis: 'none',
  relative: null,
  mod: null,
};

export function date(
  stretch: Stretch | null,
  value: string | null,
  grain: Grain,
  basis: Basis,
  more: Partial<Resolved> = {},
): Resolved {
  return { ...NOTHING, stretch, value, grain, basis: stretch ? basis : 'none', ...more };
}
export const days = (s: Stretch): string => (s.from === s.to ? isoDay(s.from) : `${isoDay(s.from)}/${isoDay(s.to)}`);
export const dayResult = (d: Day, basis: Basis, more: Partial<Resolved> = {}): Resolved =>
  date({ from: d, to: d }, isoDay(d), 'day', basis, more);
export const yearValue = (y: number): string => pad(y, 4);
/** Before the era ISO 8601 counts from a year 0: 950 BC is -0949. */
export const yearBefore = (bc: number): string | null =>
  bc === 1 ? '0000' : bc <= 10000 ? `-${pad(bc - 1, 4)}` : null;
export const monthValue = (y: number, m: number): string => `${yearValue(y)}-${pad(m)}`;
export const weekValue = (d: Day): string => {
  const { year, week } = isoWeek(d);
  return `${yearValue(year)}-W${pad(week)}`;
};

export const UNITS: readonly Unit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
];
export const smallest = (a: Amounts): Unit => UNITS.find((u) => a[u] !== undefined) ?? 'day';

/** A stretch of whole months or years in that notation, else in days. */
export function months(s: Stretch): string {
  const a = partsOf(s.from);
  const b = partsOf(s.to);
  if (a.day !== 1 || b.day !== monthLength(b.year, b.month)) return days(s);
  if (a.month === 1 && b.month === 12)
    return a.year === b.year ? yearValue(a.year) : `${yearValue(a.year)}/${yearValue(b.year)}`;
  const first = monthValue(a.year, a.month);
  const last = monthValue(b.year, b.month);
  return first === last ? first : `${first}/${last}`;
}

/** The calendar unit n after the one that holds a day. */
export function shifted(base: Day, unit: Unit, n: number, basis: Basis, more: Partial<Resolved> = {}): Resolved {
  const { year, month } = partsOf(base);
  switch (unit) {
    case 'day':
      return dayResult(base + n, basis, more);
    case 'week': {
      const from = weekStart(base) + 7 * n;
      return date({ from, to: from + 6 }, weekValue(from), 'week', basis, more);
    }
    case 'month': {
      const p = partsOf(addMonths(dayOf(year, month, 1), n));
      return date(monthStretch(p.year, p.month), monthValue(p.year, p.month), 'month', basis, more);
    }
    case 'quarter': {
      const p = partsOf(addMonths(dayOf(year, month, 1), 3 * n));
      return quarter(p.year, Math.floor((p.month - 1) / 3) + 1, basis, more);
    }
    case 'year':
      return date(yearStretch(year + n), yearValue(year + n), 'year', basis, more);
    case 'decade':
      return decade(Math.floor(year / 10) * 10 + 10 * n, basis, more);
    case 'century':
      return { ...resolveCentury(Math.ceil(year / 100) + n, 'gregorian'), basis, ...more };
    default:
      return { ...NOTHING, grain: unit, ...more };
  }
}

export const quarter = (y: number, n: number, basis: Basis, more: Partial<Resolved> = {}): Resolved =>
  date(
    { from: dayOf(y, 3 * n - 2, 1), to: dayOf(y, 3 * n + 1, 1) - 1 },
    `${yearValue(y)}-Q${n}`,
    'quarter',
    basis,
    more,
  );
export const decade = (y: number, basis: Basis, more: Partial<Resolved> = {}): Resolved =>
  date(yearStretch(y, y + 9), `${yearValue(y).slice(0, 3)}X`, 'decade', basis, more);

export function resolveCentury(n: number, calendar: Calendar): Resolved {
  if (calendar === 'hijri') {
    const s = { from: gregorianYears(100 * n - 99).from, to: gregorianYears(100 * n).to };
    return date(s, months(s), 'century', 'stated', { calendar });
  }
  if (n < 1) return { ...NOTHING, grain: 'century', calendar };
  return date(yearStretch(100 * (n - 1) + 1, 100 * n), `${pad(n - 1)}XX`, 'century', 'stated');
}

export function shiftText(n: number, unit: Unit): string | null {
  const letter = LETTER[unit];
  if (unit === 'decade' || unit === 'century') return `P${n * (unit === 'decade' ? 10 : 100)}Y`;
  if (unit === 'quarter') return `P${3 * n}M`;
  return letter
    ? unit === 'hour' || unit === 'minute' || unit === 'second'
      ? `PT${n}${letter}`
      : `P${n}${letter}`
    : null;
}

export function durationText(a: Amounts): string {
  const years = (a.year ?? 0) + 10 * (a.decade ?? 0) + 100 * (a.century ?? 0);
  const monthsCount = (a.month ?? 0) + 3 * (a.quarter ?? 0);
  const part = (n: number | undefined, letter: string) => (n ? `${Number(n.toFixed(4))}${letter}` : '');
  const day = part(years, 'Y') + part(monthsCount, 'M') + part(a.week, 'W') + part(a.day, 'D');
  const time = part(a.hour, 'H') + part(a.minute, 'M') + part(a.second, 'S');
  return `P${day}${time ? `T${time}` : ''}`;
}
