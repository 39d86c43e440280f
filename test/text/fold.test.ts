/** Words that need no folding are given back as they are; all else is written with the tables. Both must say the same. */
import { expect, it } from 'vitest';
import { isPlainLetter, ligature, NORM, normalize, plain, SURFACE } from '../../src/text/fold.js';
import { keyIn, keyOf } from '../../src/text/lines.js';

it('folds every unit as the tables say', () => {
  const wrong: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    const units = ligature(unit) ?? [unit];
    const by = (table: Uint16Array) => String.fromCharCode(...units.map((u) => table[u]!).filter(Boolean));
    const letter = String.fromCharCode(unit);
    if (plain(letter) !== by(SURFACE) || normalize(letter) !== by(NORM)) wrong.push(unit.toString(16));
  }
  expect(wrong).toEqual([]);
});

it('knows the letters of the alphabet, tatweel not among them', () => {
  const letters = Array.from({ length: 0x10000 }, (_, u) => u).filter(isPlainLetter);
  expect(String.fromCharCode(...letters)).toBe('ءآأؤإئابةتثجحخدذرزسشصضطظعغػؼؽؾؿفقكلمنهوىي');
});

it('writes ligatures out in texts of any length', () => {
  for (const n of [1, 255, 256, 257, 3000]) {
    expect(plain('ﷲ'.repeat(n))).toBe('الله'.repeat(n));
    expect(normalize('ﻷ'.repeat(n))).toBe('لا'.repeat(n));
  }
});

it.each([
  ['من هنا', 'من هنا', 'من هنا'],
  ['إسلامية', 'إسلامية', 'اسلاميه'],
  ['مُحَمَّـد', 'محمد', 'محمد'],
  ['على مدى', 'على مدى', 'علي مدي'],
  ['ﻣﺪﯾﻨﺔ', 'مدینة', 'مدينه'],
  ['', '', ''],
])('%s', (text, surface, norm) => {
  expect(plain(text)).toBe(surface);
  expect(normalize(text)).toBe(norm);
});

it.each(['من هنا', ' من هنا', 'من هنا ', 'من  هنا', 'من، هنا', 'أمن', ''])(
  '«%s» has the key that a text with it has',
  (words) => {
    expect(keyOf(words)).toBe(keyIn(`${words}.`, 0, words.length));
  },
);
