/** Values in the notation of the contract: by tables. */
import { describe, expect, it } from 'vitest';
import { isoDay, readIsoDay, type Stretch } from '../../src/time/calendar.js';
import {
  days,
  decade,
  durationText,
  months,
  quarter,
  type Resolved,
  resolveCentury,
  shifted,
  shiftText,
  smallest,
  weekValue,
  yearBefore,
} from '../../src/time/notation.js';
import type { Unit } from '../../src/time/types.js';

const day = (iso: string) => readIsoDay(iso)!;
const stretch = (text: string): Stretch => {
  const [from, to = from] = text.split(' ');
  return { from: day(from!), to: day(to!) };
};
const shown = ({ value, stretch, grain, basis }: Resolved) =>
  `${value} ${stretch && `${isoDay(stretch.from)} ${isoDay(stretch.to)}`} ${grain} ${basis}`;

it.each([
  ['2024-09-05', '2024-09-05', '2024-09-05'],
  ['2024-09-05 2024-09-07', '2024-09-05/2024-09-07', '2024-09-05/2024-09-07'],
  ['2024-09-01 2024-09-30', '2024-09-01/2024-09-30', '2024-09'],
  ['2024-02-01 2024-02-28', '2024-02-01/2024-02-28', '2024-02-01/2024-02-28'],
  ['2024-02-01 2024-02-29', '2024-02-01/2024-02-29', '2024-02'],
  ['2024-02-02 2024-02-29', '2024-02-02/2024-02-29', '2024-02-02/2024-02-29'],
  ['2024-09-01 2024-10-31', '2024-09-01/2024-10-31', '2024-09/2024-10'],
  ['2024-09-01 2025-09-30', '2024-09-01/2025-09-30', '2024-09/2025-09'],
  ['2024-01-01 2024-12-31', '2024-01-01/2024-12-31', '2024'],
  ['2024-01-01 2024-11-30', '2024-01-01/2024-11-30', '2024-01/2024-11'],
  ['2023-02-01 2024-12-31', '2023-02-01/2024-12-31', '2023-02/2024-12'],
  ['0750-01-01 0759-12-31', '0750-01-01/0759-12-31', '0750/0759'],
])('the stretch %s is %s by days, %s by months', (text, byDays, byMonths) => {
  expect([days(stretch(text)), months(stretch(text))]).toEqual([byDays, byMonths]);
});

it.each([
  [1, '0000'],
  [2, '-0001'],
  [950, '-0949'],
  [10000, '-9999'],
  [10001, null],
])('the year %d before the era is %s', (year, value) => {
  expect(yearBefore(year)).toBe(value);
});

it.each([
  [{ year: 2 }, 'P2Y', 'year'],
  [{ decade: 1, year: 2 }, 'P12Y', 'year'],
  [{ century: 2 }, 'P200Y', 'century'],
  [{ quarter: 2, month: 1 }, 'P7M', 'month'],
  [{ week: 3, day: 1 }, 'P3W1D', 'day'],
  [{ year: 1, month: 2, week: 3, day: 4, hour: 5, minute: 6, second: 7 }, 'P1Y2M3W4DT5H6M7S', 'second'],
  [{ minute: 90 }, 'PT90M', 'minute'],
  [{ year: 1.5 }, 'P1.5Y', 'year'],
  [{ hour: 1 / 3 }, 'PT0.3333H', 'hour'],
  [{}, 'P', 'day'],
] as const)('%j lasts %s', (amounts, text, unit) => {
  expect([durationText(amounts), smallest(amounts)]).toEqual([text, unit]);
});

it.each([
  [-1, 'year', 'P-1Y'],
  [2, 'month', 'P2M'],
  [-3, 'week', 'P-3W'],
  [1, 'weekend', 'P1W'],
  [0, 'day', 'P0D'],
  [-2, 'hour', 'PT-2H'],
  [5, 'minute', 'PT5M'],
  [30, 'second', 'PT30S'],
  [-2, 'decade', 'P-20Y'],
  [1, 'century', 'P100Y'],
  [-2, 'quarter', 'P-6M'],
  [1, 'half', null],
  [1, 'third', null],
] as [number, Unit, string | null][])('%d %s away is %s', (n, unit, text) => {
  expect(shiftText(n, unit)).toBe(text);
});

describe('the unit some units away', () => {
  it.each([
    ['day', -1, '2024-09-04 2024-09-04 2024-09-04 day published'],
    ['week', 0, '2024-W36 2024-09-02 2024-09-08 week published'],
    ['week', 1, '2024-W37 2024-09-09 2024-09-15 week published'],
    ['month', -9, '2023-12 2023-12-01 2023-12-31 month published'],
    ['month', 4, '2025-01 2025-01-01 2025-01-31 month published'],
    ['quarter', 0, '2024-Q3 2024-07-01 2024-09-30 quarter published'],
    ['quarter', -3, '2023-Q4 2023-10-01 2023-12-31 quarter published'],
    ['quarter', 2, '2025-Q1 2025-01-01 2025-03-31 quarter published'],
    ['year', 1, '2025 2025-01-01 2025-12-31 year published'],
    ['decade', 0, '202X 2020-01-01 2029-12-31 decade published'],
    ['decade', -1, '201X 2010-01-01 2019-12-31 decade published'],
    ['century', 0, '20XX 2001-01-01 2100-12-31 century published'],
    ['century', -1, '19XX 1901-01-01 2000-12-31 century published'],
    ['hour', 1, 'null null hour none'],
  ] as [Unit, number, string][])('%s %d', (unit, n, expected) => {
    expect(shown(shifted(day('2024-09-05'), unit, n, 'published'))).toBe(expected);
  });

  it('keeps what is said of it', () => {
    for (const unit of ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century', 'hour'] as Unit[])
      expect(shifted(0, unit, 1, 'context', { relative: 'P1Y' }).relative, unit).toBe('P1Y');
  });

  it('is of the century that ends with a round year', () => {
    expect(shifted(day('2000-12-31'), 'century', 0, 'published').value).toBe('19XX');
    expect(shifted(day('2001-01-01'), 'century', 0, 'published').value).toBe('20XX');
  });
});

it('quarters, decades, centuries and weeks', () => {
  expect(shown(quarter(2024, 4, 'stated'))).toBe('2024-Q4 2024-10-01 2024-12-31 quarter stated');
  expect(shown(decade(1990, 'stated'))).toBe('199X 1990-01-01 1999-12-31 decade stated');
  expect(shown(decade(750, 'stated'))).toBe('075X 0750-01-01 0759-12-31 decade stated');
  expect(shown(resolveCentury(20, 'gregorian'))).toBe('19XX 1901-01-01 2000-12-31 century stated');
  expect(shown(resolveCentury(1, 'gregorian'))).toBe('00XX 0001-01-01 0100-12-31 century stated');
  expect(shown(resolveCentury(0, 'gregorian'))).toBe('null null century none');
  expect(shown(resolveCentury(3, 'hijri'))).toBe('0816/0913 0816-01-01 0913-12-31 century stated');
  expect(resolveCentury(3, 'hijri').calendar).toBe('hijri');
  expect([weekValue(day('2024-12-30')), weekValue(day('2016-01-03'))]).toEqual(['2025-W01', '2015-W53']);
});
