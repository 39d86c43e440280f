/** Long and far-off texts: reading is linear in the length and as deep as the rules; dates stay in the years 1 to 9999. */
import { expect, test } from 'vitest';
import { packRules } from '../../src/time/rules.js';
import { read } from './read.js';

const REF = '2024-09-05';
const FLOODS: Record<string, string> = {
  weekdays: 'الثلاثاء ',
  'weekdays with and': 'الثلاثاء والأربعاء و',
  months: 'يناير فبراير ',
  'number words': 'خمسة وعشرون ',
  'days of a month': '3 و',
  'dates in words': 'الثلاثاء 3 شتنبر 2024 ',
  'dates in digits': '3/9/2024 ',
  'numbers and slashes': '31 / ',
  years: 'عام سنة ',
  'clock words': 'الساعة ',
  'clock times': 'الساعة 5:30 مساء ',
  colons: '12:',
  durations: 'ساعة ونصف ويومان ',
  ago: 'قبل منذ ',
  'from and to': 'من إلى ',
  'between and': 'بين 5 و',
  minus: 'ناقص ',
  'accusative sizes': 'ألفا ومليونا و',
  thousands: 'ألف ',
  millions: 'مليون مليون ',
  fractions: 'نصف ربع ',
  grouped: '123 ',
};
const UNITS = 3_000;
const TIMES = 4;
const MOST = 8;
const NOISE_MS = 20;

function cpu(text: string): number {
  const before = process.cpuUsage();
  read(text, REF);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each(Object.entries(FLOODS))('a flood of %s takes time by its length', (_, unit) => {
  const small = unit.repeat(UNITS / TIMES);
  const large = unit.repeat(UNITS);
  let [least, most] = [cpu(small), cpu(large)];
  for (let i = 0; i < 3 && most > NOISE_MS && most > MOST * least; i++)
    [least, most] = [Math.max(least, cpu(small)), Math.min(most, cpu(large))];
  expect(most <= NOISE_MS || most <= MOST * least, `${least} ms, then ${most} ms`).toBe(true);
});

test.each([
  'قبل مليار سنة',
  'بعد مليون قرن',
  'منذ 8 آلاف عام',
  'قبل 2600 سنة',
  'بعد 999999999999 يوما',
  'القرن 400',
  'عام 99999',
])('%s: no date can be written for it', (text) => {
  for (const t of read(`سيحدث ذلك ${text}.`, REF).times) {
    expect([t.value, t.from, t.to]).toEqual([null, null, null]);
    expect(t.basis).toBe('none');
  }
});

test.each([
  ['9999-12-31', 'غدا'],
  ['9999-12-31', 'العام المقبل'],
  ['9999-12-20', 'الشهر المقبل'],
  ['0001-01-01', 'أمس'],
  ['0001-01-01', 'العام الماضي'],
])('on %s, «%s» has no date', (ref, text) => {
  const { times } = read(`يصل الوفد ${text}`, ref);
  expect(times.map((t) => [t.value, t.from, t.to])).toEqual([[null, null, null]]);
});

test.each(['9999-12-31', '0001-01-01'])('today on %s is that day', (ref) => {
  expect(read('وصل الوفد اليوم', ref).times.map((t) => t.value)).toEqual([ref]);
});

test('a clock time takes the nearest day of its sentence, however many there are', () => {
  const { times } = read(
    'عقد الاجتماع الأربعاء في الساعة 10:30. وفي الساعة 11:00 بدأ آخر. وفي الساعة 12:00 الثلاثاء.',
    REF,
  );
  expect(times.filter((t) => t.type === 'TIME').map((t) => t.value)).toEqual([
    '2024-09-04T10:30',
    '2024-09-05T11:00',
    '2024-09-03T12:00',
  ]);
});

test('a category that contains itself is refused', () => {
  expect(() =>
    packRules([
      { id: 'a', gives: 'a', pattern: 'x:b', op: 'same' },
      { id: 'b', gives: 'b', pattern: 'weekday x:a', op: 'same' },
    ]),
  ).toThrow('contains itself');
});
