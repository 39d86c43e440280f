/** What holds for any text: spans are slices in order, values and stretches agree, Hijri days follow the table, odd text never throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, hijriDay, hijriMonth, isoDay, isoWeek, partsOf, weekdayOf } from '../../src/time/calendar.js';
import vocabulary from '../../src/time/data/vocabulary.json';
import { read } from './read.js';

const forms = (vocabulary as { forms: string[] }[]).flatMap((e) => e.forms);
const word = fc.oneof(
  fc.constantFrom(...forms),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc.constantFrom('،', '.', '/', '-', 'و', 'في', 'من', 'إلى', 'الـ', '\n', ':', '(', ')', 'هـ', 'كتاب', 'قال'),
);
const sentence = fc.array(word, { maxLength: 14 }).map((w) => w.join(' '));
const ref = fc.constantFrom(null, '2024-02-29', '2019-12-31', '2015-07-21T10:30:00', 'nonsense');

test('spans are slices of the text, in order and apart', () => {
  fc.assert(
    fc.property(sentence, ref, (text, day) => {
      const { times } = read(text, day);
      let end = 0;
      for (const t of times) {
        expect(text.slice(t.start, t.end)).toBe(t.text);
        expect(t.start).toBeGreaterThanOrEqual(end);
        expect(t.end).toBeGreaterThan(t.start);
        end = t.end;
      }
    }),
    { numRuns: 1500 },
  );
});

test('from and to are days in order, and stand together', () => {
  fc.assert(
    fc.property(sentence, ref, (text, day) => {
      for (const t of read(text, day).times) {
        expect(t.from === null).toBe(t.to === null);
        if (t.from !== null) expect(t.from <= t.to! || t.type === 'TIME').toBe(true);
        // A year before the era has a value, but no day in the notation of days.
        const before = t.value !== null && (t.value.startsWith('-') || t.value === '0000');
        if (t.type === 'DATE' && t.value !== null) expect(t.from === null).toBe(before);
        if (t.type === 'DURATION' || t.type === 'SET') expect(t.value).toMatch(/^P/);
      }
    }),
    { numRuns: 1500 },
  );
});

test('the same text gives the same times', () => {
  fc.assert(
    fc.property(sentence, ref, (text, day) => {
      expect(read(text, day)).toEqual(read(text, day));
    }),
  );
});

test('any string is read without an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), ref, (text, day) => void read(text, day)));
});

test('a written day is read as that day, whatever the reference', () => {
  const date = fc.record({
    y: fc.integer({ min: 1900, max: 2099 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(date, ref, ({ y, m, d }, day) => {
      const { times } = read(`حرر في ${d}/${m}/${y} بالرباط`, day);
      expect(times.map((t) => t.value)).toEqual([isoDay(dayOf(y, m, d))]);
    }),
  );
});

test('each Hijri month begins the day after the last one ends', () => {
  for (let y = 1343; y < 1500; y++)
    for (let m = 1; m <= 12; m++) {
      const s = hijriMonth(y, m)!;
      expect(s.to + 1).toBe(hijriDay(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1));
    }
});

test('days, weekdays and ISO weeks', () => {
  expect(weekdayOf(dayOf(2024, 9, 5))).toBe(4);
  expect(isoWeek(dayOf(2024, 12, 30))).toEqual({ year: 2025, week: 1 });
  expect(isoWeek(dayOf(2016, 1, 3))).toEqual({ year: 2015, week: 53 });
  expect(partsOf(dayOf(1, 2, 3))).toEqual({ year: 1, month: 2, day: 3 });
});

test('a date that cannot be is a time without value, and a warning', () => {
  for (const text of ['حرر في 30 فبراير 2023.', 'حرر في 45/17/2020.', 'حرر في 31 يونيو.']) {
    const { times, warnings } = read(text, '2024-09-05');
    expect(times.map((t) => t.value)).toEqual([null]);
    expect(warnings.map((w) => w.code)).toEqual(['impossible-date']);
    expect(text.slice(warnings[0]!.start, warnings[0]!.end)).toBe(times[0]!.text);
  }
});

test('entries of a chronology follow one another', () => {
  const text =
    'محطات النزاع\n30 يناير 2013: قصف الطيران موقعا.\n3 و5 مايو: غارتان قرب العاصمة.\n7 ديسمبر: غارة.\n18 يناير 2015: هجوم في 7 مارس.\n29 يوليو: غارة.\n';
  expect(read(text, '2018-04-10').times.map((t) => t.value)).toEqual([
    '2013-01-30',
    '2013-05-03,2013-05-05',
    '2013-12-07',
    '2015-01-18',
    '2018-03-07',
    '2015-07-29',
  ]);
  // Days of a fixture list near the day of publication are none.
  const list = 'البرنامج\nالجمعة 6 أبريل: مباراة.\nالسبت 7 أبريل: مباراة.\n';
  expect(read(list, '2018-04-10').times.map((t) => t.value)).toEqual(['2018-04-06', '2018-04-07']);
});
