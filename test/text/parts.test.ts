/** The parts of a head line: places and people are text yet, agencies, outlets and words of the trade are known by their lists. */
import { expect, it } from 'vitest';
import { type Part, partsOf } from '../../src/text/parts.js';

const shown = (text: string) => (p: Part) => `${p.kind} ${text.slice(p.outer.start, p.outer.end)}`;

it.each([
  // By dashes, colons, bars, slashes.
  ['عمر عريبي - سبق - جازان: رغب شاب', 'text عمر عريبي', 'outlet سبق', 'text جازان', 'text رغب شاب'],
  ['الرباط 7 يونيو 2016/ومع/ تمكنت المصالح', 'date الرباط 7 يونيو 2016', 'agency ومع', 'text تمكنت المصالح'],
  ['القاهرة - أ ف ب: قال الوزير', 'text القاهرة', 'agency أ ف ب', 'text قال الوزير'],
  ['www.example.com | الرباط', 'outlet www.example.com', 'text الرباط'],
  ['الرباط / هسبريس', 'text الرباط', 'outlet هسبريس'],
  ['13-05-2020 - الرباط', 'date 13-05-2020', 'text الرباط'],
  // A lengthening sign that stands alone or ends a word is a dash; one that ends «لـ» is not.
  ['الرياضي ـ جدة', 'outlet الرياضي', 'text جدة'],
  ['الدوحةـ قال الوزير', 'text الدوحة', 'text قال الوزير'],
  // Signs of a list around it are none of a part.
  ['* الرباط * - قال', 'text الرباط', 'text قال'],
  // An agency in brackets or quotes, with them; anything else in brackets stays where it is.
  ['الرباط (و م ع) أعلنت الوزارة', 'text الرباط', 'agency (و م ع)', 'text أعلنت الوزارة'],
  ['القاهرة (أ.ف.ب) - قال الوزير', 'text القاهرة', 'agency (أ.ف.ب)', 'text قال الوزير'],
  ['بيروت – «رويترز» قال', 'text بيروت', 'agency «رويترز»', 'text قال'],
  ['واشنطن [رويترز]: قال', 'text واشنطن', 'agency [رويترز]', 'text قال'],
  ['القاهرة: «سنعود قريبا» قال', 'text القاهرة', 'text «سنعود قريبا» قال'],
  // An outlet from somewhere, words before an author, words of the trade, addresses.
  ['هسبريس من الدار البيضاء - أحمد العلوي', 'outlet هسبريس', 'text الدار البيضاء', 'text أحمد العلوي'],
  ['كتب: أحمد العلوي', 'marker كتب', 'text أحمد العلوي'],
  ['خاص - الرباط', 'filler خاص', 'text الرباط'],
  ['مراسل الجزيرة - غزة', 'filler مراسل الجزيرة', 'text غزة'],
  ['AHDATH.INFO', 'outlet AHDATH.INFO'],
  // No sign parts figures, nor what is written together.
  ['قال إن 12:30 موعد', 'date قال إن 12:30 موعد'],
  ['يونيو/حزيران - بيروت', 'text يونيو/حزيران', 'text بيروت'],
  // From a sentence that ends on, all is the running text; the stops of a shortened name end none.
  ['و.م.ع - الرباط. قال الوزير', 'agency و.م.ع', 'tail الرباط. قال الوزير'],
  ['هل عاد؟ قال الوزير - أمس', 'tail هل عاد؟ قال الوزير - أمس'],
])('%s', (text, ...parts) => {
  expect(partsOf(text, 0, text.length, true).map(shown(text))).toEqual(parts);
});

it('the part that is cut off may be running text', () => {
  const text = 'الرباط - قال الوزير';
  expect(partsOf(text, 0, text.length, false).map(shown(text))).toEqual(['text الرباط', 'tail قال الوزير']);
});
