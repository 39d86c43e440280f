/** Days, weeks, months, Hijri years and Easter: by known dates and by laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  amazighYear,
  dayOf,
  easter,
  gregorianYears,
  hijriDay,
  hijriMonth,
  hijriYear,
  hijriYearOf,
  isAmazighYear,
  isHijriYear,
  isIsoDate,
  isoDay,
  isoWeek,
  isWritable,
  monthLength,
  monthStretch,
  partsOf,
  readIsoDay,
  type Stretch,
  weekdayOf,
  weekStart,
  yearStretch,
} from '../../src/time/calendar.js';

const shown = (s: Stretch | null) => s && `${isoDay(s.from)}/${isoDay(s.to)}`;
const day = (iso: string) => readIsoDay(iso)!;
const FIRST = dayOf(1, 1, 1);
const LAST = dayOf(9999, 12, 31);
const anyDay = fc.integer({ min: FIRST, max: LAST });

describe('days', () => {
  it('and their parts are one, in order', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    fc.assert(
      fc.property(anyDay, (d) => {
        const { year, month, day } = partsOf(d);
        expect(dayOf(year, month, day)).toBe(d);
        expect(readIsoDay(isoDay(d))).toBe(d);
        expect(isIsoDate(isoDay(d))).toBe(true);
        expect(day <= monthLength(year, month)).toBe(true);
        expect(weekdayOf(d)).toBe(new Date(`${isoDay(d)}T00:00Z`).getUTCDay() || 7);
        expect(weekStart(d)).toBe(d - weekdayOf(d) + 1);
      }),
    );
  });

  it.each([
    ['2024-09-05', '2024-09-05'],
    ['2024-09-05T10:30:00Z', '2024-09-05'],
    ['0001-01-01', '0001-01-01'],
    ['2024/09/05', null],
    ['2024-09/05', null],
    ['2024/09-05', null],
    ['2024-9-05', null],
    ['2024-00-05', null],
    ['2024-09-00', null],
    ['0000-09-05', null],
    ['nonsense', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('are read from %s', (iso, expected) => {
    const d = readIsoDay(iso);
    expect(d === null ? null : isoDay(d)).toBe(expected);
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-02-31', false],
    ['2024-13-01', false],
    ['2024-09-05T10:30', true],
    ['2024-09-05 10:30', true],
    ['2024-09-05x', false],
    ['1970-01-01x', false],
    ['x2024-09-05', false],
    ['2024-9-5', false],
    ['', false],
  ])('%s is a date: %s', (iso, is) => {
    expect(isIsoDate(iso)).toBe(is);
  });

  it('can be written from the first of the year 1 to the last of 9999', () => {
    expect(isWritable({ from: FIRST, to: LAST })).toBe(true);
    expect(isWritable({ from: FIRST - 1, to: FIRST })).toBe(false);
    expect(isWritable({ from: LAST, to: LAST + 1 })).toBe(false);
  });
});

describe('weeks and months', () => {
  it.each([
    ['2024-12-29', 2024, 52],
    ['2024-12-30', 2025, 1],
    ['2016-01-03', 2015, 53],
    ['2016-01-04', 2016, 1],
    ['2021-01-03', 2020, 53],
    ['2026-12-31', 2026, 53],
    ['2024-09-05', 2024, 36],
    ['1970-01-01', 1970, 1],
  ])('%s is of week %d-%d', (iso, year, week) => {
    expect(isoWeek(day(iso))).toEqual({ year, week });
  });

  it.each([
    [2024, 2, '2024-02-01/2024-02-29'],
    [1900, 2, '1900-02-01/1900-02-28'],
    [2023, 12, '2023-12-01/2023-12-31'],
  ])('month %d-%d is %s', (year, month, stretch) => {
    expect(shown(monthStretch(year, month))).toBe(stretch);
    expect(monthLength(year, month)).toBe(monthStretch(year, month).to - monthStretch(year, month).from + 1);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-09-05', 4, '2025-01-05'],
    ['2024-09-05', -9, '2023-12-05'],
    ['2024-12-15', 0, '2024-12-15'],
    ['2024-12-15', -12, '2023-12-15'],
    ['2024-11-30', 3, '2025-02-28'],
  ])('%s and %d months are %s', (from, n, to) => {
    expect(isoDay(addMonths(day(from), n))).toBe(to);
  });

  it('years are whole', () => {
    expect(shown(yearStretch(2024))).toBe('2024-01-01/2024-12-31');
    expect(shown(yearStretch(1990, 1999))).toBe('1990-01-01/1999-12-31');
    expect(shown(amazighYear(2975))).toBe('2025-01-14/2026-01-13');
  });
});

describe('the Hijri calendar', () => {
  it.each([
    [1445, 9, 1, '2024-03-11'],
    [1446, 1, 1, '2024-07-07'],
    [1400, 1, 1, '1979-11-20'],
    [1343, 1, 1, '1924-08-01'],
    [1500, 12, 30, '2077-11-16'],
  ])('%d-%d-%d is %s', (y, m, d, iso) => {
    const at = hijriDay(y, m, d);
    expect(at === null ? null : isoDay(at)).toBe(iso);
  });

  it.each([
    [1445, 9, 0],
    [1445, 9, 31],
    [1445, 0, 1],
    [1445, 13, 1],
    [1342, 1, 1],
    [1501, 1, 1],
  ])('has no %d-%d-%d', (y, m, d) => {
    expect(hijriDay(y, m, d)).toBeNull();
  });

  it('has months of 29 or 30 days, but for some that were announced otherwise, and each day lies in one year', () => {
    for (let y = 1343; y <= 1500; y++) {
      const year = hijriYear(y)!;
      expect([hijriYearOf(year.from), hijriYearOf(year.to)]).toEqual([y, y]);
      for (let m = 1; m <= 12; m++) {
        const month = hijriMonth(y, m)!;
        const length = month.to - month.from + 1;
        expect(y < 1365 ? [28, 29, 30, 31] : [29, 30]).toContain(length);
        expect(hijriDay(y, m, length)).toBe(month.to);
        expect(hijriDay(y, m, length + 1)).toBeNull();
      }
      const { from, to } = gregorianYears(y);
      expect([partsOf(from).year, partsOf(to).year], String(y)).toEqual([
        partsOf(year.from).year,
        partsOf(year.to).year,
      ]);
    }
    expect([hijriYear(1342), hijriYear(1501), hijriYearOf(dayOf(1924, 1, 1)), hijriYearOf(dayOf(2078, 1, 1))]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it.each([
    [1, '0622-01-01/0623-12-31'],
    [583, '1187-01-01/1188-12-31'],
    [92, '0710-01-01/0711-12-31'],
    [897, '1491-01-01/1492-12-31'],
  ])('the year %d lies in %s', (year, stretch) => {
    expect(shown(gregorianYears(year))).toBe(stretch);
  });
});

it.each([
  [1342, false, false],
  [1343, true, false],
  [1449, true, false],
  // Of Spain, not of the Hijra.
  [1492, false, false],
  [1450, false, false],
  [2899, false, false],
  [2900, false, true],
  [2999, false, true],
  [3000, false, false],
])('%d is a Hijri year by itself: %s; an Amazigh one: %s', (year, hijri, amazigh) => {
  expect([isHijriYear(year), isAmazighYear(year)]).toEqual([hijri, amazigh]);
});

it.each([
  '1818-03-22',
  '1943-04-25',
  '1954-04-18',
  '1961-04-02',
  '1981-04-19',
  '2000-04-23',
  '2008-03-23',
  '2019-04-21',
  '2024-03-31',
  '2025-04-20',
  '2038-04-25',
  '2049-04-18',
  '2076-04-19',
])('Easter is on %s', (iso) => {
  expect(isoDay(easter(Number(iso.slice(0, 4))))).toBe(iso);
});
