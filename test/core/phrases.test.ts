/** A packed table finds what a table made at run time finds, whatever is asked first. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { variantsOf } from '../../src/arabic/proclitics.js';
import { ByteReader, ByteWriter, poolOf } from '../../src/core/bytes.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../../src/match/packed.js';
import { PhraseTable, phraseKey } from '../../src/match/phrases.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

const word = fc.constantFrom(
  'وزارة',
  'وزاره',
  'الداخلية',
  'داخلية',
  'فاس',
  'مدينة',
  'المدينة',
  'FIFA',
  'إف',
  'اف',
  '16',
);
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

it('finds the same phrases', () => {
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { maxLength: 400 }), fc.array(word, { maxLength: 20 }), (phrases, text) => {
      const rows = inPackedOrder(phrases.map((key, i): [string, number[]] => [key, [i, 7]]));
      const bytes = packPhrases(
        new ByteWriter(),
        rows.map(([key, values]) => ({ key, values })),
      )
        .uint(77)
        .done();
      const reader = new ByteReader(bytes);
      const packed = unpackPhrases(reader);
      expect(reader.uint()).toBe(77);
      const plain = new PhraseTable(poolOf(rows.map(([key]) => key)));
      const types = new WordTypes();
      const t = readTokens(text.join(' '), types);
      for (let i = 0; i < t.count; i++)
        for (const v of variantsOf(types, t.type[i]!)) {
          const [a, b] = [packed.table.start(v.a, v.b), plain.start(v.a, v.b)];
          expect(a >= 0).toBe(b >= 0);
          if (a < 0) continue;
          const found = packed.table.matches(t, i, v, a);
          expect(found).toEqual(plain.matches(t, i, v, b));
          for (const { phrase } of found) expect([...packed.values(phrase)]).toEqual(rows[phrase]![1]);
        }
      rows.forEach(([key], p) => {
        expect(packed.phrase(p)).toBe(key);
      });
    }),
  );
});

it('keys are the words of a phrase as tokens, however it is written', () => {
  const cases: [string, string][] = [
    ['وزارة الداخلية', 'وزارة الداخلية'],
    ['  وزارة \t الداخلية ', 'وزارة الداخلية'],
    ['مُحَمَّـد', 'محمد'],
    ['مجموعة الـ20', 'مجموعة ال 20'],
    ['ﻻ', 'لا'],
    ['U.S.', 'U . S .'],
    ['', ''],
    [' ', ''],
  ];
  for (const [text, key] of cases) expect(phraseKey(text)).toBe(key);
});
