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
  const wordsOf = (n: number) => Array(n).fill('كلمة').join(' ');
  it.each([
    [59, '؛ ثم عاد', 1],
    [60, '؛ ثم عاد', 2],
    [60, '؛ وعاد', 2],
    [7, '... وعاد الوفد', 1],
    [8, '... وعاد الوفد', 2],
    [8, '… وعاد الوفد', 2],
    [8, '.. وعاد الوفد', 2],
    [8, '... عاد الوفد', 1],
    [8, '... وه عاد', 1],
    [8, '... وهو عائد', 2],
    [8, '... «عاد الوفد»', 2],
    [8, ' -- وعاد الوفد', 1],
  ])('after %d words and «%s» are %d', (n, rest, count) => {
    expect(sentencesOf(wordsOf(n) + rest)).toHaveLength(count);
    expect(sentencesOf(`عاد الوفد مساء. ${wordsOf(n)}${rest}`)).toHaveLength(count + 1);
  });

  it.each([
    ['12. الأول 13. الثاني', 2],
    ['123. الأول 124. الثاني', 3],
    ['البنود: 1. الأول 2. الثاني 4. الرابع', 3],
    ['البنود: 1- الأول 2- الثاني', 2],
    ['البنود: 1) الأول 2) الثاني', 2],
    ['المزايا: 1. السرعة 2. السعر العيوب: 1. الوزن 2. الحجم', 3],
    ['البنود: 1. الأول\n\nنص 2. الثاني', 3],
    ['بلغ العدد: 25. ثم ارتفع', 2],
    ['جاء في المركز 1. ثم تراجع', 2],
    ['البنود: 1_ الأول 2_ الثاني', 1],
    ['البنود: 1 - الأول 2 - الثاني', 1],
    ['البنود: 1.. الأول 2.. الثاني', 1],
    ['البنود: 1. 5 كتب 2. 7 أقلام', 3],
  ])('«%s» are %d', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  /** Lines of words, each so many letters long. */
  const wrapped = (...widths: number[]) =>
    widths.map((w) => `${'كلم '.repeat(Math.floor(w / 4) - 1)}كلم${'ا'.repeat((w + 1) % 4)}`.slice(0, w)).join('\n');
  it.each([
    ['three lines of one length', wrapped(60, 60, 60), 1],
    ['two lines', wrapped(60, 60), 2],
    ['a short last line', wrapped(60, 60, 20), 1],
    ['a line shorter than the others', wrapped(60, 35, 60), 3],
    ['one a little shorter', wrapped(60, 37, 60), 1],
    ['short lines', wrapped(43, 43, 43), 3],
    ['lines as long as pages are wide', wrapped(109, 109, 109), 1],
    ['longer ones', wrapped(113, 113, 113), 3],
    ['lines that end in a comma', wrapped(60, 60, 60).replaceAll('\n', '،\n'), 1],
    ['lines that end in a colon', wrapped(60, 60, 60, 60).replaceAll('\n', ':\n'), 4],
    ['one of four that does', wrapped(60, 60, 60, 60).replace('\n', ':\n'), 1],
  ])('%s: a paragraph wrapped by hand or not', (_, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
    // What follows an empty line is looked at by itself.
    expect(sentencesOf(`${text}\n\nخاتمة\nالنص`)).toHaveLength(count + 2);
  });

  it('knows the sentence of every token', () => {
    for (const [source] of lines) {
      const t = readTokens(source.replaceAll('⏎', '\n').replaceAll('¶', '\n\n'), words);
      const { count, first, of } = readSentences(t);
      for (let k = 0; k < count; k++) for (let i = first[k]!; i < first[k + 1]!; i++) expect(of[i]).toBe(k);
      expect([first[0], first[count], of.length]).toEqual([0, t.count, t.count]);
    }
  });

  it('has none in an empty text', () => {
    expect(sentencesOf('')).toEqual([]);
    expect(sentencesOf(' \n\n ')).toEqual([]);
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
    [`«${'كلمة '.repeat(399)}»`, Array(399).fill('كلمة').join(' ')],
    [`«${'كلمة '.repeat(400)}»`, ''],
    [`${'كلمة '.repeat(300)} «لن نعود» ثم`, 'لن نعود'],
    ['«إن "الحل" قريب» وانصرف', 'إن " الحل " قريب'],
    ['قال „نعم” ثم «لا”» وسكت', 'نعم لا ”'],
  ])('%s', (text, expected) => {
    expect(quotedIn(text)).toBe(expected);
  });
});
