/** Numbers beyond counting are read to their end and not given; what is given is finite. */
import { expect, test } from 'vitest';
import { read } from '../time/read.js';

const MOST = 1e15;
test.each([
  `${'9'.repeat(400)} دولار`,
  `${'1'.repeat(16)} قتيلا`,
  `${'123 '.repeat(200)}دولار`,
  `${'ألف '.repeat(500)}دولار`,
  `${'مليون '.repeat(500)}دولار`,
  `سالب ${'مليون '.repeat(5)}دولار`,
  '1.000.000.000.000.000.000 دولار',
])('%s', (text) => {
  const { numbers, quantities } = read(`بلغ المبلغ ${text} أمس`);
  expect(numbers).toEqual([]);
  expect(quantities).toEqual([]);
});

test('the largest that is given', () => {
  expect(read('ألف تريليون دولار').quantities.map((q) => q.value)).toEqual([MOST]);
});

test.each(['ناقص ', 'ألفا ومليونا و', 'خمسة وعشرون ', 'مئة و', 'نصف ربع ', 'خمسة فاصلة '])(
  'a flood of «%s» gives finite numbers',
  (unit) => {
    for (const n of read(unit.repeat(20_000)).numbers) expect(Math.abs(n.value)).toBeLessThanOrEqual(MOST);
  },
);
