/** Word types: one for each plain spelling, whatever their number; what is kept by type is computed once, and anew after the table was emptied. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, plain } from '../../src/text/fold.js';
import { NumberColumn, normHashes, WordTypes } from '../../src/text/words.js';

const letter = fc.constantFrom(...'ابتأإآىيةهوؤکكگپ\u064b\u0651ـ\u200fﷲﻻﻣﺪ٣۴5aÉé،'.split(''), '\0', '\u03a9');
const word = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));

describe('word types', () => {
  it('of nothing but signs without a letter are one as well', () => {
    const words = new WordTypes();
    for (const text of ['سلام', 'Rabat', '2024', '،', '\0', '\u064b']) {
      const id = words.intern(text, 0, text.length);
      expect(words.intern(`${text}${text}`, text.length, 2 * text.length), text).toBe(id);
    }
  });

  it('are one where the plain spelling is one, and know it, its norm and its hashes', () => {
    const words = new WordTypes();
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [a, b] = [words.of(one), words.of(other)];
        expect(a === b).toBe(plain(one) === plain(other));
        expect(words.sameNorm(a, b)).toBe(normalize(one) === normalize(other));
        expect(words.surface(a)).toBe(plain(one));
        expect(words.norm(a)).toBe(normalize(one));
        expect({ a: words.normA[a], b: words.normB[a] }).toEqual(normHashes(one));
        expect(words.lengthOf(a)).toBe(plain(one).length);
        for (let i = 0; i < words.lengthOf(a); i++) expect(words.unitAt(a, i)).toBe(plain(one).charCodeAt(i));
        expect(words.isPlain(a, `،${one}،`, 1, 1 + one.length)).toBe(plain(one) === one);
        expect(words.isPlain(a, `،${other}،`, 1, 1 + other.length)).toBe(plain(one) === other);
        for (const from of [0, 1, 2])
          for (let to = from; to <= words.lengthOf(a); to++)
            expect(words.hashOf(a, from, to)).toBe(normHashes(normalize(one).slice(from, to)).a);
      }),
    );
  });

  it.each([
    ['إسلامية', 'اسلاميه', true],
    ['على', 'علي', true],
    ['علي', 'عليا', false],
    ['علي', 'علم', false],
    ['Orléans', 'ORLEANS', true],
    ['باريس', 'پاریس', true],
  ])('«%s» and «%s» have one norm: %s', (one, other, same) => {
    const words = new WordTypes();
    expect(words.sameNorm(words.of(one), words.of(other))).toBe(same);
    expect(words.normA[words.of(one)] === words.normA[words.of(other)]).toBe(same);
    expect(words.normB[words.of(one)] === words.normB[words.of(other)]).toBe(same);
  });

  it.each([
    ['تمحو', 'دصجذ'],
    ['وكثب', 'اتذجح'],
  ])('«%s» and «%s», whose hash is one, are two', (one, other) => {
    const words = new WordTypes();
    const [a, b] = [words.of(one), words.of(other)];
    expect([words.surface(a), words.surface(b)]).toEqual([one, other]);
    expect([words.of(one), words.of(other)]).toEqual([a, b]);
  });

  it('hold words longer than any', () => {
    const words = new WordTypes();
    for (const n of [255, 256, 257, 1024, 1025, 9000]) {
      const long = 'أب'.repeat(n);
      const id = words.of(long);
      expect(words.of('أَبـ'.repeat(n))).toBe(id);
      expect(words.of(`${long}ب`)).not.toBe(id);
      expect([words.surface(id), words.norm(id)]).toEqual([long, normalize(long)]);
    }
    expect(words.room(5000).length).toBeGreaterThanOrEqual(5000);
  });

  it('stay what they are while the table grows', () => {
    const words = new WordTypes();
    const ids = Array.from({ length: 4200 }, (_, i) => words.of(`ك${i}`));
    expect(ids).toEqual(ids.map((_, i) => i));
    const spelled = ids.map((i) => `ك${i}`);
    expect(spelled.map((text) => words.of(text))).toEqual(ids);
    expect(ids.map((id) => words.surface(id))).toEqual(spelled);
    expect([words.normA[4199], words.normB[4199]]).toEqual([normHashes('ك4199').a, normHashes('ك4199').b]);
    expect(words.count).toBe(4200);
  });
});

describe('what is kept by type', () => {
  it('is computed once a type, and anew when a table past its bound was emptied', () => {
    const words = new WordTypes(2104);
    let computed = 0;
    const length = (id: number) => {
      computed++;
      return words.lengthOf(id);
    };
    const memo = words.memo((id) => `${length(id)}`);
    const column = words.column(length);
    const numbers = new NumberColumn(words, (w, id) => (w === words ? length(id) : -9));
    const read = (id: number) => [memo(id), column.at(id), numbers.of(id)];
    for (const text of ['\u064b', 'أ', 'من', 'كلم'])
      for (let i = 0; i < 3; i++)
        expect(read(words.of(text))).toEqual([`${plain(text).length}`, plain(text).length, plain(text).length]);
    expect(computed).toBe(12);

    for (let i = 0; i < 2100; i++) words.of(`ك${i}`);
    words.settle();
    expect(words.count).toBe(2104);
    for (const id of [2103, 1500, 1023, 1024, 1025, 2, 2103]) expect(read(id)[1]).toBe(words.surface(id).length);
    expect(read(2)).toEqual(['2', 2, 2]);
    expect(computed).toBe(12 + 3 * 5);

    words.of('أخرى');
    words.settle();
    expect(words.count).toBe(0);
    const id = words.of('طويلة');
    expect(id).toBe(0);
    expect([words.surface(id), words.norm(id)]).toEqual(['طويلة', 'طويله']);
    expect(read(id)).toEqual(['5', 5, 5]);
  });
});
