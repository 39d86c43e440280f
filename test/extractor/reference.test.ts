/** What is counted from the day and the hour of publication, through the whole pipeline; and texts of figures alone. */
import { expect, test } from 'vitest';
import { extractEvents } from '../../src/index.js';

const values = (text: string, publishedAt?: string) =>
  extractEvents(text, publishedAt ? { publishedAt } : {}).times.map((t) => [t.text, t.value]);

test('hours are counted from a date-time, not from a day', () => {
  const text = 'أعلنت وزارة الداخلية قبل ساعتين توقيف المشتبه فيه في الرباط.';
  expect(values(text, '2024-09-05T14:30:00')).toEqual([['قبل ساعتين', '2024-09-05T12:30']]);
  expect(values(text, '2024-09-05')).toEqual([['قبل ساعتين', null]]);
  expect(extractEvents(text, { publishedAt: '2024-09-05T14:30:00' }).document.publishedAt).toBe('2024-09-05');
});

test('figures without letters are read, foreign text is not', () => {
  expect(values('15:30', '2024-09-05')).toEqual([['15:30', '2024-09-05T15:30']]);
  expect(extractEvents('$10').quantities.map((q) => [q.value, q.unit])).toEqual([[10, 'USD']]);
  const foreign = extractEvents('Meeting at 15:30');
  expect([foreign.times, foreign.warnings.map((w) => w.code)]).toEqual([[], ['not-arabic']]);
});

test('a date keeps its number against a word that only seems counted', () => {
  const { times, quantities } = extractEvents(
    'سجلت الأرصاد أعلى رقم في يونيو 2018 بزيادة قدرها ثلاث درجات، ومنذ 1984 يخوض الحزب حربا في الجبال.',
  );
  expect(times.map((t) => t.value)).toEqual(['2018-06', '1984']);
  expect(quantities.map((q) => q.text)).toEqual(['ثلاث درجات']);
});

test('a time in the name of the outlet is none', () => {
  const text = 'افتتاح جسر جديد فوق الوادي\nلجين الحربي – عين اليوم\nافتتح أمير المنطقة اليوم جسرا جديدا فوق الوادي.';
  expect(extractEvents(text, { publishedAt: '2024-09-05' }).document.publisher?.text).toBe('عين اليوم');
  expect(values(text, '2024-09-05')).toEqual([['اليوم', '2024-09-05']]);
});
