/** Numbers and quantities of the case files beside this test. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findNumbers } from '../../src/numbers/find.js';
import { findQuantities } from '../../src/numbers/quantity.js';
import { findScores } from '../../src/numbers/scores.js';
import type { QuantityFound } from '../../src/numbers/types.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

const words = new WordTypes();
const lines = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l.trim() && !l.startsWith('#'))
    .map((l) => l.split('==>').map((x) => x.trim()) as [string, string?]);

describe('numbers', () => {
  for (const [text, expected = ''] of lines('numbers.cases.txt'))
    test(text, () => {
      const found = findNumbers(readTokens(text, words));
      const shown = found.map(
        (n) => `[${text.slice(n.start, n.end)}] ${n.value}${n.kind === 'cardinal' ? '' : ` ${n.kind}`}`,
      );
      expect(shown.join(' | ')).toBe(expected);
    });
});

const bound = (n: number | null) => (n === null ? '∞' : String(n));
const show = (q: QuantityFound) =>
  `${q.approximate ? '~' : ''}${q.value === null ? `${bound(q.min)}..${bound(q.max)}` : q.value}${q.unit === null ? '' : ` ${q.unit}`}`;

describe('quantities', () => {
  for (const [source, expected = ''] of lines('quantities.cases.txt'))
    test(source, () => {
      const text = source.replace(/[[\]]/g, '');
      const t = readTokens(text, words);
      const found = findQuantities(t, findNumbers(t));
      const span = /\[(.*?)\]/.exec(source)?.[1];
      expect(found.map((q) => q.text)).toEqual(span === undefined ? [] : [span]);
      expect(found.map(show).join(' | ')).toBe(expected);
    });
});

test('spans are slices of the text, in order', () => {
  const text = 'قتل 12 جنديا وأصيب أكثر من 30 آخرين، وخسر البنك 5,5 مليون دولار (نحو 10 في المئة) خلال شهرين.';
  const t = readTokens(text, words);
  let end = 0;
  for (const q of findQuantities(t, findNumbers(t))) {
    expect(text.slice(q.start, q.end)).toBe(q.text);
    expect(q.start).toBeGreaterThanOrEqual(end);
    end = q.end;
  }
});

describe('scores', () => {
  for (const [source, expected = ''] of lines('scores.cases.txt'))
    test(source, () => {
      const text = source.replace(/[[\]]/g, '');
      const t = readTokens(text, words);
      const found = findScores(t, findNumbers(t));
      const span = /\[(.*?)\]/.exec(source)?.[1];
      expect(found.map((q) => q.text)).toEqual(span === undefined ? [] : [span.replace(/^بـ?/, '')]);
      expect(found.map((q) => `${q.min}-${q.max}`).join(' | ')).toBe(expected);
    });
});
