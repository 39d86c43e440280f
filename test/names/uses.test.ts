/** How much news uses a word: kinds, and that packing keeps them. */
import { describe, expect, it } from 'vitest';
import { packUses, UNTOLD, useKey, useOf, usesOf, type WordUses } from '../../src/names/uses.js';
import { WordTypes } from '../../src/text/words.js';

const words: [string, WordUses][] = [
  ['محمد', [900, 300, 10, 40]],
  ['الشريف', [0, 30, 20, 5]],
  ['قال', [0, 0, 4000, 0]],
  ['جامعه', [0, 0, 10, 300]],
  ['خالد', [120, 40, 5, 10]],
  ['نادر', [0, 1, 0, 0]],
  ['غريب', [0, 0, 2, 0]],
];

describe('uses of words', () => {
  it('tells names, common words and names of places apart', () => {
    const kinds = words.slice(0, 5).map(([, uses]) => useOf(uses));
    const [mohamed, sharif, said, university, khaled] = kinds;
    expect(mohamed).toBe(khaled);
    expect(new Set([mohamed, sharif, said, university]).size).toBe(4);
    expect(useOf([0, 0, 2, 0])).toBe(UNTOLD);
    expect(useOf([0, 0, 3, 0])).not.toBe(UNTOLD);
  });

  it('gives for every word what was packed, with and without first letters, and nothing for others', () => {
    const types = new WordTypes();
    const use = usesOf(types, packUses(words));
    for (const [word, uses] of words) expect(use(types.of(word), 0), word).toBe(useOf(uses));
    expect(use(types.of('وخالد'), 1)).toBe(useOf([120, 40, 5, 10]));
    expect(use(types.of('وخالد'), 0)).toBe(UNTOLD);
    expect(use(types.of('جامعة'), 0)).toBe(useOf([0, 0, 10, 300]));
  });

  it('does not take «على» for «علي»', () => {
    const types = new WordTypes();
    const [on, ali] = ['على', 'علي'].map((w) => useKey(types.norm(types.of(w)), w)) as [string, string];
    const use = usesOf(
      types,
      packUses([
        [on, [0, 0, 4000, 0]],
        [ali, [200, 100, 20, 10]],
      ]),
    );
    expect(use(types.of('على'), 0)).toBe(useOf([0, 0, 4000, 0]));
    expect(use(types.of('وعلى'), 1)).toBe(useOf([0, 0, 4000, 0]));
    expect(use(types.of('علي'), 0)).toBe(useOf([200, 100, 20, 10]));
  });

  it('packs the same bytes in any order, and nothing where nothing is told', () => {
    expect(packUses([...words].reverse())).toEqual(packUses(words));
    expect(usesOf(new WordTypes(), packUses([]))).toBeTypeOf('function');
  });
});
