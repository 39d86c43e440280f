/** Every example of every time rule is read as it says; every counter-example gives no time. */
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/time-rule.schema.json';
import rules from '../../src/time/data/rules.json';
import { operations } from '../../src/time/operations.js';
import { namesOf, parsePattern } from '../../src/time/pattern.js';
import { wordClasses } from '../../src/time/vocabulary.js';
import { marked, read } from './read.js';

interface Example {
  ref: string;
  text: string;
  value: string | null;
}
const all = rules as unknown as {
  id: string;
  gives: string;
  pattern: string;
  needs?: string;
  op: string;
  after?: string;
  notAfter?: string;
  notNext?: string;
  examples?: Example[];
  counterExamples?: { ref: string; text: string; reason: string }[];
}[];

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
        // With brackets: what stands in them is not one time.
        const { text, spans } = marked(e.text);
        const { times } = read(text, e.ref);
        if (spans[0]) expect(times.find((t) => t.start === spans[0]!.start && t.end === spans[0]!.end)).toBeUndefined();
        else expect(times.map((t) => t.text)).toEqual([]);
      });
});

test('every rule has an example, and one that is held back a counter-example', () => {
  const shown = (r: (typeof all)[number]) => r.examples?.length || (r.gives === 'nothing' && r.counterExamples?.length);
  expect(all.filter((r) => !shown(r)).map((r) => r.id)).toEqual([]);
  const held = (r: (typeof all)[number]) => r.notAfter || r.notNext || (r.needs && r.needs !== 'none');
  expect(all.filter((r) => held(r) && !r.counterExamples?.length).map((r) => r.id)).toEqual([]);
});

test('ids are unique', () => {
  expect(new Set(all.map((r) => r.id)).size).toBe(all.length);
});

test('the rule file is what its schema says', () => {
  const ajv = new Ajv2020({ formats: { date: true } });
  const validate = ajv.compile(schema);
  expect(validate(rules), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});

test('every class and every operation is used', () => {
  const names = new Set(
    all.flatMap((r) => [
      ...namesOf(parsePattern(r.pattern)),
      ...[r.after, r.notAfter, r.notNext].flatMap((s) => s?.split(' ') ?? []),
    ]),
  );
  const inCode = new Set([
    'in',
    'inp',
    'until',
    'future',
    'scheduled',
    'past',
    'report',
    'habit',
    'neutralCue',
    'state',
    'exists',
  ]);
  expect([...wordClasses].filter((c) => !names.has(c) && !inCode.has(c))).toEqual([]);
  const ops = new Set(all.map((r) => r.op));
  expect(Object.keys(operations).filter((o) => !ops.has(o))).toEqual([]);
});
