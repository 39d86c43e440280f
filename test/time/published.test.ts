/** The day of publication as a text tells it itself, where no dateline does. */
import { expect, test } from 'vitest';
import { findNumbers } from '../../src/numbers/find.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';
import { findTimes } from '../../src/time/find.js';
import { publishedIn } from '../../src/time/published.js';

const words = new WordTypes();

test.each([
  ['أعلن النادي أمس الخميس 5 سبتمبر 2024 عن مدربه.', '2024-09-06'],
  ['أوضحت البلدية اليوم الأربعاء أن المتحف سيفتح يوم الجمعة 24 أكتوبر 2025 أبوابه.', '2025-10-22'],
  ['انتهت الجولة مساء السبت 7 سبتمبر 2024. وقال المدرب أمس الأحد إن فريقه متعب.', '2024-09-09'],
  // A near day with its date, in two calendars, with its hour, to come.
  ['صدر البيان اليوم الخميس 2 ربيع الأول 1446هـ الموافق 5 سبتمبر 2024.', '2024-09-05'],
  ['صدر البيان أمس الأربعاء 4 سبتمبر 2024 الموافق 1 ربيع الأول 1446هـ.', '2024-09-05'],
  ['صدر البيان صباح اليوم الخميس 5 سبتمبر 2024.', '2024-09-05'],
  ['يفتتح المعرض غدا الجمعة 6 سبتمبر 2024.', '2024-09-05'],
  ['يفتتح المعرض الساعة العاشرة من صباح غد الجمعة 6 سبتمبر 2024.', '2024-09-05'],
  // The near weekday lies before or after the day told beside it, the nearest of its name.
  ['قالت البلدية اليوم الثلاثاء إن المتحف سيفتح يوم الجمعة 6 سبتمبر 2024 أبوابه.', '2024-09-03'],
  ['فتح المتحف أبوابه يوم الجمعة 6 سبتمبر 2024، ويعقد غدا الاثنين لقاء مع الزوار.', '2024-09-08'],
  // Without its year a date does not tell, nor another far away.
  ['أعلن النادي أمس الخميس 5 سبتمبر عن مدربه.', null],
  [`قالت البلدية اليوم الثلاثاء إن ${'المتحف الجديد '.repeat(25)} سيفتح يوم الجمعة 6 سبتمبر 2024.`, null],
  // Neither a weekday by itself nor a date without its weekday tells.
  ['أوضحت البلدية الأربعاء أن المتحف سيفتح يوم الجمعة 24 أكتوبر 2025 أبوابه.', null],
  ['أوضحت البلدية اليوم الأربعاء أن المتحف سيفتح في 24 أكتوبر 2025 أبوابه.', null],
])('%s', (text, day) => {
  const t = readTokens(text, words);
  expect(publishedIn(findTimes(t, findNumbers(t)), null, t)).toBe(day);
});

test.each([
  // The dateline comes before what the text tells.
  ['الرباط 7 يونيو 2016', ' / ومع / أعلن النادي أمس الخميس 5 سبتمبر 2024 عن مدربه.', '2016-06-07'],
  ['الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م', ' واس افتتح الوزير المعرض.', '2015-08-11'],
  // A month is no day; what stands behind the dateline is none.
  ['الرباط يونيو 2016', ' / ومع / افتتح الوزير المعرض.', null],
  ['الرباط', ' / ومع / افتتح الوزير المعرض في 3 مايو 2016.', null],
])('%s |%s', (opening, body, day) => {
  const t = readTokens(opening + body, words);
  expect(publishedIn(findTimes(t, findNumbers(t)), { start: 0, end: opening.length }, t)).toBe(day);
});
