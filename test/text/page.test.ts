/** What stands around the text of whole articles, by the case file beside this test. */
import { describe, expect, test } from 'vitest';
import { createExtractor } from '../../src/index.js';
import { casesOfPages } from './page.js';

const { extractEvents } = createExtractor();
function shown(text: string): Record<string, string> {
  const d = extractEvents(text).document;
  const out: Record<string, string> = {};
  for (const key of ['title', 'author', 'publisher', 'dateline'] as const) if (d[key]) out[key] = d[key].text;
  if (d.publishedAt) out.published = d.publishedAt;
  if (d.dropped.length) out.dropped = d.dropped.map((x) => `${x.reason}:${x.text}`).join(', ');
  return out;
}

describe('pages', () => {
  for (const { source, text, wanted } of casesOfPages)
    test(source, () => {
      expect(shown(text)).toEqual(wanted);
    });
});
