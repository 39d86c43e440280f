/** Sentences and quotations, by the case file beside this test and by laws. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readSentences } from '../../src/text/sentence.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

const words = new WordTypes();
const lines = readFileSync(new URL('sentences.cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l.trim() && !l.startsWith('#'))
  .map((l) => l.split('==>').map((x) => x.trim()) as [string, string]);

function sentencesOf(text: string): string[] {
  const t = readTokens(text, words);
  const s = readSentences(t);
  return Array.from({ length: s.count }, (_, i) => text.slice(t.start[s.first[i]!], t.end[s.first[i + 1]! - 1]));
}

/** The words inside quotation marks. */
function quotedIn(text: string): string {
  const t = readTokens(text, words);
  const { quoted } = readSentences(t);
  return [...quoted].flatMap((q, i) => (q ? [text.slice(t.start[i], t.end[i])] : [])).join(' ');
}

describe('sentences', () => {
  for (const [source, expected] of lines)
    test(source, () => {
      const text = source.replaceAll('⏎', '\n').replaceAll('¶', '\n\n');
      expect(sentencesOf(text).join(' ‖ ').replaceAll('\n', '⏎')).toBe(expected);
    });

  it('leaves a sentence of a hundred words whole', () => {
    const text = `قال الوزير إن ${'المشروع الجديد سيربط المدينة بالميناء، و'.repeat(18)}سيفتتح غدا.`;
    expect(sentencesOf(text)).toEqual([text]);
  });
  it('ends one of a thousand words at commas', () => {
    const text = `قال الوزير إن ${'المشروع الجديد سيربط المدينة بالميناء، و'.repeat(160)}سيفتتح غدا.`;
    const parts = sentencesOf(text);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.slice(0, -1).every((p) => p.endsWith('،'))).toBe(true);
    expect(parts.join(' ')).toBe(text);
  });
  it('ends text without stops, so that none is longer than a few hundred words', () => {
    const text = 'وأضاف الوزير أن المشروع سيربط المدينة بالميناء '.repeat(300).trim();
    const parts = sentencesOf(text);
    expect(Math.max(...parts.map((p) => p.split(' ').length))).toBeLessThan(450);
    expect(parts.join(' ')).toBe(text);
  });
  it('ends a sentence of five hundred words at a semicolon', () => {
    const clause = 'وأضاف الوزير أن المشروع الجديد سيربط المدينة القديمة بالميناء والمطار معا';
    const text = Array(50).fill(clause).join('؛ ');
    const parts = sentencesOf(text);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.every((p) => p.startsWith('وأضاف'))).toBe(true);
  });
  it('has none in an empty text', () => {
    expect(sentencesOf('')).toEqual([]);
    expect(sentencesOf(' \n\n ')).toEqual([]);
  });
  it('is linear', () => {
    const time = (text: string) => {
      const t = readTokens(text, words);
      const start = performance.now();
      readSentences(t);
      return performance.now() - start;
    };
    for (const unit of ['. ', '" ', '» ', '1. ', 'م. ', '... و', 'كلمة\n', '(؟) ', '؛ ', ') '])
      expect(time(unit.repeat(100_000)), unit).toBeLessThan(1000);
  });
});

describe('quotations', () => {
  it.each([
    ['قال: «لن نعود» ثم خرج', 'لن نعود'],
    ['قال: "لن نعود" ثم خرج', 'لن نعود'],
    ['قال: “لن نعود” ثم خرج', 'لن نعود'],
    ['قال "نعم" ورد الآخر "لا"', 'نعم لا'],
    ['بدأ «كلامه ولم ينه الاقتباس', ''],
    ['قال «إن "الحل" قريب» وانصرف', 'إن " الحل " قريب'],
    ['بدأ «كلامه\n\nثم عاد» إليه', ''],
  ])('%s', (text, expected) => {
    expect(quotedIn(text)).toBe(expected);
  });
});
