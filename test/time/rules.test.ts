/** Every example of every time rule is read as it says; every counter-example gives no time. */
import { describe, expect, test } from 'vitest';
import rules from '../../src/time/data/rules.json';
import { marked, read } from './read.js';

interface Example {
  ref: string;
  text: string;
  value: string | null;
}
const all = rules as unknown as { id: string; examples?: Example[]; counterExamples?: { ref: string; text: string; reason: string }[] }[];

describe('rule examples', () => {
  for (const rule of all)
    for (const e of rule.examples ?? [])
      test(`${rule.id}: ${e.text}`, () => {
        const { text, spans } = marked(e.text);
        const { times } = read(text, e.ref);
        const found = times.find((t) => t.start === spans[0]!.start && t.end === spans[0]!.end);
        expect(found, times.map((t) => t.text).join(' | ')).toBeDefined();
        expect(found!.value).toBe(e.value);
      });
});

describe('rule counter-examples', () => {
  for (const rule of all)
    for (const e of rule.counterExamples ?? [])
      test(`${rule.id}: ${e.text} (${e.reason})`, () => {
        expect(read(e.text, e.ref).times.map((t) => t.text)).toEqual([]);
      });
});

test('ids are unique', () => {
  expect(new Set(all.map((r) => r.id)).size).toBe(all.length);
});
