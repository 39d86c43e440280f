/** Tokens: by a table of texts, and by laws on any text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS, INVISIBLE, MARK, NEWLINE, plain, SPACE } from '../../src/text/fold.js';
import { kindOf, readTokens, SIGN, SYMBOL, textOf, tokensBefore } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

const words = new WordTypes();
const KINDS = ' WNLSY';
const GAPS = '·_/¶';

/** What stands before each token, its kind and its text: «·» glued, «_» blank, «/» line, «¶» paragraph; Word, Number, Latin, Sign, sYmbol. */
function shown(text: string, skip?: { start: number; end: number }[]): string {
  const t = readTokens(text, words, skip);
  const one = (i: number) => GAPS[t.gap[i]!]! + KINDS[t.kind[i]!]! + text.slice(t.start[i], t.end[i]);
  return Array.from({ length: t.count }, (_, i) => one(i)).join(' ');
}

describe('tokens', () => {
  it.each([
    ['', ''],
    [' \n\u200f\u064b', ''],
    ['«و4 شتنبر (CNN)»', '¶S« ·Wو ·N4 _Wشتنبر _S( ·LCNN ·S) ·S»'],
    ['مُحَمَّـد العَلَوِيُّ.', '¶Wمُحَمَّـد _Wالعَلَوِيُّ ·S.'],
    ['في ﷲ ﻻ تقنطوا', '¶Wفي _Wﷲ _Wﻻ _Wتقنطوا'],
    ['می\u200cخواهم سلام\u200f:سلام\u200f ', '¶Wمی\u200cخواهم _Wسلام ·S: ·Wسلام'],
    ['\u200fسلام\u200f\u064b عليكم', '¶Wسلام\u200f\u064b _Wعليكم'],
    ['ڤيينا پاريس گلميم', '¶Wڤيينا _Wپاريس _Wگلميم'],
    ['3.5 1.250.000 2٫7 1٬000 4,2 7،5', '¶N3.5 _N1.250.000 _N2٫7 _N1٬000 _N4,2 _N7،5'],
    ['12, 12.', '¶N12 ·S, _N12 ·S.'],
    ['3..5 3/5 ١٤٣٦هـ 2024', '¶N3 ·S.. ·N5 _N3 ·S/ ·N5 _N١٤٣٦ ·Wهـ _N2024'],
    ['4x4 x4 iPhone15', '¶N4 ·Lx4 _Lx4 _LiPhone15'],
    ["O'Neill d’Or rock' 'n", "¶LO'Neill _Ld’Or _Lrock ·S' _S' ·Ln"],
    ["a'5 a'", "¶La ·S' ·N5 _La ·S'"],
    ['Beyonce\u0301 AB\u200fCD AB\u200f', '¶LBeyonce\u0301 _LAB\u200fCD _LAB'],
    ['Москва Ελλάδα ⵜⴰⵎⴰⵣⵉⵖⵜ', '¶LМосква _LΕλλάδα _Lⵜⴰⵎⴰⵣⵉⵖⵜ'],
    ['... -- __ == ** …… ..-', '¶S... _S-- _S__ _S== _S** _S…… _S.. ·S-'],
    ['!!،،((', '¶S! ·S! ·S، ·S، ·S( ·S('],
    ['😀😀أ', '¶Y😀 ·Y😀 ·Wأ'],
    ['\ud83dأ \ude00أ \ud83d', '¶Y\ud83d ·Wأ _Y\ude00 ·Wأ _Y\ud83d'],
    ['\ud83d\ud83d\ude00\udfff\ue000', '¶Y\ud83d ·Y\ud83d\ude00 ·Y\udfff ·Y\ue000'],
    [
      '\ud800\udc00 ©\udc00 \udc00\udc00 \ue000\udc00 \ud83d\ue000',
      '¶Y\ud800\udc00 _Y© ·Y\udc00 _Y\udc00 ·Y\udc00 _Y\ue000 ·Y\udc00 _Y\ud83d ·Y\ue000',
    ],
    ['أ\nب\r\nت\rث\u2028ج', '¶Wأ /Wب /Wت /Wث /Wج'],
    ['أ\n\nب\r\n\r\nت\n \nث', '¶Wأ ¶Wب ¶Wت ¶Wث'],
    ['أ \n ب\u00a0ت\tث\u3000ج', '¶Wأ /Wب _Wت _Wث _Wج'],
    ['أ\u200f \u064bب', '¶Wأ _Wب'],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    [[[0, 4]], '¶Wثان _Wثالث'],
    [[[4, 8]], '¶Wأول ¶Wثالث'],
    [[[8, 13]], '¶Wأول _Wثان'],
    [
      [
        [0, 4],
        [4, 8],
      ],
      '¶Wثالث',
    ],
    [
      [
        [0, 8],
        [2, 4],
        [9, 9],
      ],
      '¶Wثالث',
    ],
    [[[0, 13]], ''],
  ])('but for what is not to be read: %j', (skip, expected) => {
    expect(
      shown(
        'أول ثان ثالث',
        skip.map(([start, end]) => ({ start: start!, end: end! })),
      ),
    ).toBe(expected);
  });

  it('of one spelling have one type, however they are written', () => {
    const same = [
      'محمد مُحَمَّـد محم\u200bد ﻣﺤﻤﺪ',
      'الله ﷲ',
      'بالله بﷲ بِﷲِ',
      '2024 ٢٠٢٤ ۲۰۲۴',
      '. .. ...',
      `${'با'.repeat(40)} ${'بَا'.repeat(40)}`,
      `${'ب'.repeat(64)} ${'بَ'.repeat(64)}`,
      `${'ب'.repeat(65)} ${'بـ'.repeat(65)}`,
    ];
    for (const text of same) {
      const t = readTokens(text, words);
      expect(new Set(t.type.subarray(0, t.count)).size, text).toBe(1);
    }
    const t = readTokens('محمد محمود احمد حمد محمدا', words);
    expect(new Set(t.type.subarray(0, t.count)).size).toBe(5);
  });

  const some = fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(..."وزير 2024 Rabat.،…'’()\n\r\u200f\u064bـﷲﻻ") },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)) },
      ),
      { maxLength: 200 },
    )
    .map((letters) => letters.join(''));
  const isNothing = (text: string) =>
    [...text].every((c) => [SPACE, NEWLINE, MARK, INVISIBLE].includes(CLASS[c.charCodeAt(0)]!));

  it('stand in order, and between them nothing that could be read', () => {
    fc.assert(
      fc.property(some, (text) => {
        const t = readTokens(text, words);
        let end = 0;
        for (let i = 0; i < t.count; i++) {
          expect(t.start[i]).toBeGreaterThanOrEqual(end);
          expect(t.end[i]).toBeGreaterThan(t.start[i]!);
          expect(isNothing(text.slice(end, t.start[i]))).toBe(true);
          end = t.end[i]!;
          expect(kindOf(words, t.type[i]!)).toBe(t.kind[i]);
          if (t.kind[i] !== SIGN) expect(words.surface(t.type[i]!)).toBe(plain(textOf(t, i, i + 1)));
        }
        expect(isNothing(text.slice(end))).toBe(true);
      }),
    );
  });

  it('may be long, or have no letter that is kept', () => {
    const own = new WordTypes();
    const t = readTokens(`${'ب'.repeat(2000)} \0 باب`, own);
    expect([own.surface(t.type[0]!), own.surface(t.type[1]!)]).toEqual(['ب'.repeat(2000), '']);
    expect(kindOf(own, t.type[1]!)).toBe(SYMBOL);
  });

  it('may be as many as the text has letters', () => {
    const t = readTokens('؛4'.repeat(500), words);
    expect(t.count).toBe(1000);
    expect([t.start[999], t.end[999], t.kind[999], t.gap[999], t.type[999]]).toEqual([999, 1000, 2, 0, t.type[1]]);
    expect([t.start[1], t.end[1], t.kind[0], t.gap[0], t.gap[1]]).toEqual([1, 2, 4, 3, 0]);
  });

  it('give their text, and how many stand before a place', () => {
    const t = readTokens('قال وزير  العدل.', words);
    expect(textOf(t, 1, 3)).toBe('وزير  العدل');
    expect(textOf(t, 0, 4)).toBe(t.text);
    expect(Array.from({ length: 17 }, (_, i) => tokensBefore(t, i)).join('')).toBe('01111222222333334');
  });
});
