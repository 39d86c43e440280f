/** First words of several tables find what each table finds by itself; sets of words hold what they were given. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { variantsOf } from '../../src/arabic/proclitics.js';
import { poolOf } from '../../src/core/bytes.js';
import { FirstWords } from '../../src/match/firsts.js';
import { PhraseTable } from '../../src/match/phrases.js';
import { WordSets } from '../../src/match/sets.js';
import { normalize } from '../../src/text/fold.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

const word = fc.constantFrom(
  'وزارة',
  'الوزارة',
  'للوزارة',
  'ووزارة',
  'وزاره',
  'العدل',
  'والعدل',
  'فاس',
  'بفاس',
  'لفاس',
  'وبفاس',
  'إف',
  'اف',
  'FIFA',
  '16',
);
const phrases = fc.uniqueArray(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  { maxLength: 20 },
);

it('finds in each table what the table finds, longest first', () => {
  fc.assert(
    fc.property(phrases, phrases, phrases, fc.array(word, { maxLength: 12 }), (one, two, three, text) => {
      const tables = [one, two, three].map((list) => new PhraseTable(poolOf(list)));
      const types = new WordTypes();
      const firsts = new FirstWords(types);
      const bits = [firsts.add(tables.slice(0, 2)), firsts.add(tables.slice(2), (_, { skip }) => skip === 0)];
      const t = readTokens(text.join(' '), types);
      for (let i = 0; i < t.count; i++) {
        const id = t.type[i]!;
        bits.forEach((bit, g) => {
          const found: string[] = [];
          const code = firsts.at(id);
          if (code & bit)
            for (let place = firsts.first(code, bit, t, i); place >= 0; place = firsts.next(place, bit, t, i)) {
              const { table, variant } = firsts.start(place);
              for (let k = firsts.match(t, i, place) - 1; k >= 0; k--)
                found.push([table, variant.skip, firsts.ends[k], firsts.phrases[k]].join());
            }
          const wanted: string[] = [];
          for (const v of variantsOf(types, id))
            (g === 0 ? tables.slice(0, 2) : tables.slice(2)).forEach((table, k) => {
              const row = table.start(v.a, v.b);
              if (row < 0) return;
              for (const { end, phrase } of table.matches(t, i, v, row))
                if (g === 0 || end > i + 1 || v.skip === 0) wanted.push([k, v.skip, end, phrase].join());
            });
          expect(found).toEqual(wanted);
        });
      }
    }),
  );
});

it('knows of a word the sets that hold it, with none, one or two letters off', () => {
  const sets = [['قال', 'أكّد', 'في'], ['قال', 'مدينة'], ['الله']];
  const types = new WordTypes();
  const words = new WordSets(types, sets);
  for (const text of [
    'قال',
    'وقال',
    'فلقال',
    'اكد',
    'في',
    'وفي',
    'ففي',
    'مدينه',
    'بالمدينة',
    'لله',
    'والله',
    'ا',
    'قالوا',
  ]) {
    const norm = normalize(text);
    for (let skip = 0; skip < 4; skip++) {
      const wanted = sets.reduce(
        (bits, set, k) => bits | (skip < 3 && set.some((w) => normalize(w) === norm.slice(skip)) ? 1 << k : 0),
        0,
      );
      expect(words.at(types.of(text), skip), `${text} ${skip}`).toBe(wanted);
    }
  }
  expect(words.any(types.of('وقال'))).toBe(3);
  expect(words.any(types.of('قالوا'))).toBe(0);
});

it('keeps nothing of types that are gone', () => {
  const types = new WordTypes();
  const firsts = new FirstWords(types);
  const bit = firsts.add([new PhraseTable(poolOf(['فاس']))]);
  const words = new WordSets(types, [['فاس']]);
  const fez = types.of('فاس');
  expect(firsts.at(fez) & bit).toBe(bit);
  expect(words.at(fez, 0)).toBe(1);
  for (let i = 0; types.count <= 1 << 17; i++) types.of(`${i}`);
  types.settle();
  const other = types.of('مراكش');
  expect(other).toBe(fez);
  expect(firsts.at(other)).toBe(0);
  expect(words.at(other, 0)).toBe(0);
  expect(firsts.at(types.of('بفاس')) & bit).toBe(bit);
});
