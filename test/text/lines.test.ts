/** Lines and their keys: by tables of cases. */
import { describe, expect, it } from 'vitest';
import { firstWord, keyIn, keyOf, readLines, trim, wordsIn } from '../../src/text/lines.js';

describe('a key', () => {
  it.each([
    ['شاهد أيضًا:', 'شاهد ايضا', 2],
    ['  - «الرِّبـاط» / و.م.ع ', 'الرباط و م ع', 4],
    ['AHDATH.Info', 'ahdath info', 2],
    ['15:30 ت م', '15 30 ت م', 4],
    ['ﷲ ﻻ', 'الله لا', 2],
    ['أول\u200fثان', 'اولثان', 1],
    ['😀 ***', '', 0],
    ['كلمة😀كلمة', 'كلمه كلمه', 2],
    ['', '', 0],
  ])('of %j is «%s», of %d words', (text, key, count) => {
    expect(keyOf(text)).toBe(key);
    expect(wordsIn(key)).toBe(count);
    expect(firstWord(key)).toBe(key.split(' ')[0]);
  });

  it('of a stretch is that of its words alone', () => {
    const text = 'قبل شارك الخبر، بعد';
    expect(keyIn(text, 4, 14)).toBe('شارك الخبر');
    expect(keyIn(text, 4, 4)).toBe('');
    const long = 'ﷲ '.repeat(2000);
    expect(keyOf(long)).toBe('الله '.repeat(2000).trim());
    expect(keyOf('ﷲ'.repeat(3000))).toBe('الله'.repeat(3000));
  });
});

/** Each line as: «+» where an empty line stands before, its text, words, and signs that close so far. */
const shown = (text: string) => {
  const { lines, closers } = readLines(text);
  lines.forEach((line, i) => {
    expect(line.at).toBe(i);
    expect(closers.filter((c) => c < line.end)).toHaveLength(line.closers);
  });
  return lines.map((l) => `${l.apart ? '+' : ''}${text.slice(l.start, l.end)} ${l.count}`);
};

describe('lines', () => {
  it.each([
    ['', []],
    [' \n\t\n', []],
    ['عنوان\nنص هنا.', ['+عنوان 1', 'نص هنا. 2']],
    ['عنوان\r\nنص', ['+عنوان 1', 'نص 1']],
    ['عنوان\r\n\r\nنص', ['+عنوان 1', '+نص 1']],
    ['عنوان\n\nنص', ['+عنوان 1', '+نص 1']],
    ['عنوان\n \u200f\nنص', ['+عنوان 1', '+نص 1']],
    ['\u200f عنوان \u00a0\nنص\n', ['+عنوان 1', 'نص 1']],
    ['أ\rب\u2028ج', ['+أ 1', 'ب 1', 'ج 1']],
    ['أ\r\rب\n\r\nج', ['+أ 1', '+ب 1', '+ج 1']],
    ['أ\r\n \r\nب', ['+أ 1', '+ب 1']],
    ['عنوان\n---\nنص', ['+عنوان 1', '--- 0', 'نص 1']],
    ['قال: «نعم!» ثم؟\n(لا)', ['+قال: «نعم!» ثم؟ 3', '(لا) 1']],
  ])('of %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('have a key up to 160 letters', () => {
    const words = `${'كلم '.repeat(39)}كلم`;
    const [short] = readLines(`${words}ة`).lines;
    expect([short!.end, short!.count, short!.key]).toEqual([160, 40, `${words}ه`]);
    const [long] = readLines(`${words}ات`).lines;
    expect([long!.end, long!.count, long!.key]).toEqual([161, Infinity, '']);
    expect(readLines(`${words}\nكلمة`).lines[1]!.key).toBe('كلمه');
  });

  it('tell where signs stand that end a sentence or close a quotation', () => {
    const text = 'أ. ب! ج؟ د? هـ» و” ز" ح) ط، ي؛ ك: ل«';
    expect(
      readLines(text)
        .closers.map((i) => text[i])
        .join(''),
    ).toBe('.!؟?»”")');
  });
});

it.each([
  ['  كلمة\t', 'كلمة'],
  ['\u200f\nكلمة أخرى\u200e', 'كلمة أخرى'],
  ['كلمة', 'كلمة'],
  [' \n ', ''],
  ['', ''],
])('%j without the blanks at its ends', (text, expected) => {
  const { start, end } = trim(`،${text}،`, 1, 1 + text.length);
  expect(`،${text}،`.slice(start, end)).toBe(expected);
});
