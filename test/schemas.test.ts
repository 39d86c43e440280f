/** Event files and time rules against their schemas; the gazetteers are checked by `tools/check-data.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...path: string[]) => join(root, ...path);
const json = <T>(file: string): T => JSON.parse(readFileSync(at(file), 'utf8')) as T;

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const compile = (file: string) =>
  new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    allErrors: true,
    formats: { date: DATE },
  }).compile(json<object>(file));

type Check = ((value: unknown) => boolean) & {
  errors?: { instancePath: string; message?: string; params?: unknown }[] | null;
};
const faults = (check: Check, value: unknown): string[] =>
  check(value) ? [] : (check.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);

describe('event types', () => {
  const check = compile('schemas/event-type.schema.json') as Check;
  const files = readdirSync(at('schemas/events')).filter((f) => f.endsWith('.json'));

  it.each(files)('%s fits the schema and is named after its type', (file) => {
    const value = json<{ type: string }>(join('schemas/events', file));
    expect(faults(check, value)).toEqual([]);
    expect(`${value.type}.json`).toBe(file);
  });
});

describe('time rules', () => {
  const check = compile('schemas/time-rule.schema.json') as Check;
  const rules = json<{ id: string }[]>('src/time/data/rules.json');

  it('fit the schema', () => {
    expect(faults(check, rules).slice(0, 10)).toEqual([]);
  });

  it('have one rule for an id', () => {
    expect(rules.map((r) => r.id).filter((id, i, all) => all.indexOf(id) !== i)).toEqual([]);
  });
});
