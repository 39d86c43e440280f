/**
 * Day arithmetic without a clock or a zone: days are numbers counted from 1970-01-01, months and years Gregorian.
 */
import { hijriToGregorian } from '@tabby_ai/hijri-converter';

export type Day = number;
/** First and last day, inclusive. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

const MS = 86_400_000;

export function dayOf(year: number, month: number, day: number): Day {
  const d = new Date(0);
  d.setUTCFullYear(year, month - 1, day);
  return Math.round(d.getTime() / MS);
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  const d = new Date(day * MS);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() };
}

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;
export const monthLength = (year: number, month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1);
export const weekStart = (day: Day): Day => day - weekdayOf(day) + 1;

/** Year and number of the ISO week of a day. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = weekStart(day) + 3;
  const { year } = partsOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}

export const monthStretch = (year: number, month: number): Stretch => ({
  from: dayOf(year, month, 1),
  to: dayOf(year, month + 1, 1) - 1,
});
/** No other year is so far ahead. */
export const isAmazighYear = (year: number): boolean => year >= 2900 && year < 3000;
/** An Amazigh year begins with Yennayer. */
export const amazighYear = (year: number): Stretch => ({
  from: dayOf(year - 950, 1, 14),
  to: dayOf(year - 949, 1, 13),
});
export const yearStretch = (from: number, to = from): Stretch => ({ from: dayOf(from, 1, 1), to: dayOf(to, 12, 31) });

/** The Gregorian day of a Hijri one by the Umm al-Qura table (1343–1500), null outside it or for a day the month has not. */
export function hijriDay(year: number, month: number, day: number): Day | null {
  if (year < 1343 || year > 1500 || month < 1 || month > 12) return null;
  const g = hijriToGregorian({ year, month, day: 1 });
  const first = dayOf(g.year, g.month, g.day);
  return day >= 1 && day <= hijriLength(year, month, first) ? first + day - 1 : null;
}

function hijriLength(year: number, month: number, first: Day): number {
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  if (y > 1500) return 30;
  const g = hijriToGregorian({ year: y, month: m, day: 1 });
  return dayOf(g.year, g.month, g.day) - first;
}

export function hijriMonth(year: number, month: number): Stretch | null {
  const from = hijriDay(year, month, 1);
  return from === null ? null : { from, to: from + hijriLength(year, month, from) - 1 };
}

export function hijriYear(year: number): Stretch | null {
  const from = hijriMonth(year, 1);
  const to = hijriMonth(year, 12);
  return from && to && { from: from.from, to: to.to };
}

/** A year that is of this calendar without saying so; from then on, 2028, one of the Gregorian is meant: «عام 1492». */
export const isHijriYear = (year: number): boolean => year >= 1343 && year < 1450;

/**
 * The Gregorian years that a Hijri year lies in, by the arithmetic calendar of thirty years: outside the table a day may be told
 * otherwise in each country, the years are the same.
 */
export function gregorianYears(hijri: number): Stretch {
  const first = (y: number): Day => 354 * (y - 1) + Math.floor((3 + 11 * y) / 30) + HIJRA;
  return yearStretch(partsOf(first(hijri)).year, partsOf(first(hijri + 1) - 1).year);
}
const HIJRA = dayOf(622, 7, 19);

/** The Hijri year that a day lies in. */
export function hijriYearOf(day: Day): number | null {
  const guess = Math.floor((partsOf(day).year - 622) * (33 / 32));
  for (let y = guess - 1; y <= guess + 1; y++) {
    const s = hijriYear(y);
    if (s && day >= s.from && day <= s.to) return y;
  }
  return null;
}

/** Easter of the Western churches: the computation of Meeus, Jones and Butcher. */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const g = e + f - 7 * Math.floor((a + 11 * e + 22 * f) / 451) + 114;
  return dayOf(year, Math.floor(g / 31), (g % 31) + 1);
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
export function isoDay(day: Day): string {
  const { year, month, day: d } = partsOf(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(d)}`;
}
export { pad };

/** Does a stretch lie in the years that a date can be written with? */
export const isWritable = (s: Stretch): boolean => s.from >= FIRST_DAY && s.to <= LAST_DAY;
const FIRST_DAY = dayOf(1, 1, 1);
const LAST_DAY = dayOf(9999, 12, 31);

/** «2024-09-05» or a date-time: its date part as a day, null for anything else. */
export function readIsoDay(iso: string | null | undefined): Day | null {
  const y = Number(iso?.slice(0, 4));
  const m = Number(iso?.slice(5, 7));
  const d = Number(iso?.slice(8, 10));
  return iso && iso[4] === '-' && iso[7] === '-' && y && m && d ? dayOf(y, m, d) : null;
}

/** «2024-09-05» or a date-time, of a day that there is: not the 31st of February. */
export function isIsoDate(iso: string): boolean {
  const day = ISO.test(iso) ? readIsoDay(iso) : null;
  return day !== null && isoDay(day) === iso.slice(0, 10);
}
const ISO = /^\d{4}-\d\d-\d\d(?:$|[T ])/;

export function addMonths(day: Day, n: number): Day {
  const p = partsOf(day);
  const total = p.year * 12 + p.month - 1 + n;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  return dayOf(year, month, Math.min(p.day, monthLength(year, month)));
}
