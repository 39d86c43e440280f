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
  // Neither a weekday by itself nor a date without its weekday tells.
  ['أوضحت البلدية الأربعاء أن المتحف سيفتح يوم الجمعة 24 أكتوبر 2025 أبوابه.', null],
  ['أوضحت البلدية اليوم الأربعاء أن المتحف سيفتح في 24 أكتوبر 2025 أبوابه.', null],
])('%s', (text, day) => {
  const t = readTokens(text, words);
  expect(publishedIn(findTimes(t, findNumbers(t)), null, t)).toBe(day);
});
