/** The layout of pages, before any name is known: by the case file of pages as far as layout alone tells, by tables and by laws. */
import { describe, expect, it, test } from 'vitest';
import { type Range, readPage } from '../../src/text/page.js';
import { casesOfPages, MORE, TEXT } from './page.js';

describe('pages', () => {
  for (const { source, text, wanted } of casesOfPages)
    test(source, () => {
      const page = readPage(text);
      const textOf = (r: Range | null) => (r ? text.slice(r.start, r.end) : undefined);
      expect(textOf(page.title)).toBe(wanted.title);
      expect(page.dropped.map((d) => `${d.reason}:${textOf(d)}`).join(', ')).toBe(wanted.dropped ?? '');
      if (page.author) expect(textOf(page.author)).toBe(wanted.author);
      if (page.publisher) expect(textOf(page.publisher)).toBe(wanted.publisher);
      if (wanted.published) expect(page.opening).not.toBeNull();
    });
});

describe('laws of a page', () => {
  const odd = ['', ' ', '\n\n', '-', 'كلمة', `${TEXT}\r\n\r\n${MORE}`];
  const texts = [...casesOfPages.map(({ text }) => text), ...odd];

  it('body and dropped text are in order and apart', () => {
    for (const text of texts) {
      const { body, dropped } = readPage(text);
      const all = [...body, ...dropped].sort((a, b) => a.start - b.start);
      all.forEach((r, i) => {
        expect(r.start).toBeLessThan(r.end);
        if (i) expect(r.start).toBeGreaterThanOrEqual(all[i - 1]!.end);
      });
    }
  });
  it('keeps the running text', () => {
    for (const text of texts.filter((t) => t.includes(TEXT)))
      expect(
        readPage(text).body.some((r) => text.slice(r.start, r.end).includes(TEXT)),
        text,
      ).toBe(true);
  });
});
