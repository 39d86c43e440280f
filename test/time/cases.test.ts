/** Sentences with their times: the case files beside this test. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { marked, parseCases, read } from './read.js';

const here = new URL('.', import.meta.url);
for (const name of readdirSync(here).filter((f) => f.endsWith('.cases.txt')))
  describe(name, () => {
    for (const c of parseCases(readFileSync(new URL(name, here), 'utf8')))
      test(`${c.line} ${c.title}: ${c.source}`, () => {
        const { text, spans } = marked(c.source);
        const { times } = read(text, c.ref);
        expect(times.map((t) => t.text)).toEqual(spans.map((s) => text.slice(s.start, s.end)));
        expect(times.map((t) => t.value ?? '∅')).toEqual(c.values);
      });
  });
