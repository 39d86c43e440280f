/** Any string is text: nothing throws, spans are slices, JSON is valid, no day that does not exist comes out. */
import { describe, expect, it } from 'vitest';
import { extractEvents, tokenize, validate } from '../../src/index.js';
import { spanFaults } from '../laws/spans.js';
import { CASES } from './cases.js';

const UNITS = 6_000;
const kinds = [...new Set(CASES.map((c) => c.kind))];

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

describe.each(kinds)('%s', (kind) => {
  it.each(CASES.filter((c) => c.kind === kind).map((c) => [c.name, c] as const))('%s', (_, { make }) => {
    const text = make(UNITS);
    const x = extractEvents(text, { publishedAt: '2024-09-05', explain: true });
    expect(spanFaults(x, text).slice(0, 3)).toEqual([]);
    expect(validate(JSON.parse(JSON.stringify(x)), { strict: true })).toEqual({ valid: true });
    for (const t of x.times)
      for (const day of [t.from, t.to]) if (day !== null) expect(isDay(day), `${t.text}: ${day}`).toBe(true);
    expect(spanFaults(tokenize(text), text).slice(0, 3)).toEqual([]);
  });
});

it('the prototypes are as they were', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
