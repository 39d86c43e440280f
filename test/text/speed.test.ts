/** Reading text takes time in proportion to its length, on a busy machine too. A file of its own: mutation testing goes without it. */
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/text/page.js';
import { readSentences } from '../../src/text/sentence.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

/** Time of the processor in milliseconds. */
function cpu(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const LINES = [
  'نعم\n',
  'نعم\nلا\n\n',
  'شاهد أيضا\n',
  '- ',
  '« ',
  '/',
  ': ',
  '. سمات',
  'سبق - \n',
  '(واس) ',
  '1 - 2 ',
  'صورة: كذا\n',
];
const SIGNS = ['. ', '" ', '» ', '1. ', 'م. ', '... و', 'كلمة\n', '(؟) ', '؛ ', ') '];

describe('time by length', () => {
  it.each(LINES)('of a page of %j', (unit) => {
    const text = unit.repeat(60_000);
    expect(cpu(() => readPage(text))).toBeLessThan(2500);
  });
  it('of a page of many short lines that return', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `سطر ${i % 20_000}`).join('\n');
    expect(cpu(() => readPage(text))).toBeLessThan(2500);
  });
  it.each(SIGNS)('of sentences of %j', (unit) => {
    const t = readTokens(unit.repeat(100_000), new WordTypes());
    expect(cpu(() => readSentences(t))).toBeLessThan(1000);
  });
});
