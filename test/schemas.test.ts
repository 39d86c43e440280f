/** Every data file against its schema: gazetteer lines, event files, time rules. Sorted by id, one id an entry, every id that is named is there. */
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

interface Entry {
  id: string;
  capital?: string;
  [key: string]: unknown;
}
interface Line {
  line: number;
  value: Entry;
}
const readLines = (file: string): Line[] =>
  readFileSync(at(file), 'utf8')
    .split('\n')
    .flatMap((text, i) => (text.trim() ? [{ line: i + 1, value: JSON.parse(text) as Entry }] : []));

type Check = ((value: unknown) => boolean) & {
  errors?: { instancePath: string; message?: string; params?: unknown }[] | null;
};
const faults = (check: Check, value: unknown): string[] =>
  check(value) ? [] : (check.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);

const gazetteers = readdirSync(at('gazetteers'))
  .filter((f) => f.endsWith('.jsonl') && f !== 'name-parts.jsonl')
  .sort()
  .map((f) => join('gazetteers', f));

describe('gazetteers', () => {
  const check = compile('schemas/gazetteer-entry.schema.json') as Check;
  const all = new Map(gazetteers.map((file) => [file, readLines(file)]));
  const ids = new Map<string, string>();
  for (const [file, lines] of all)
    for (const { line, value } of lines) if (!ids.has(value.id)) ids.set(value.id, `${file}:${line}`);

  it.each(gazetteers)('%s fits the schema', (file) => {
    expect(
      all
        .get(file)!
        .flatMap(({ line, value }) => faults(check, value).map((f) => `${line} ${value.id}: ${f}`))
        .slice(0, 10),
    ).toEqual([]);
  });

  it.each(gazetteers)('%s is sorted by id', (file) => {
    const own = all.get(file)!.map((l) => l.value.id);
    const wrong = own.filter((id, i) => i > 0 && id <= own[i - 1]!);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('have one entry for an id', () => {
    const twice = [...all].flatMap(([file, lines]) =>
      lines
        .filter((l) => ids.get(l.value.id) !== `${file}:${l.line}`)
        .map((l) => `${file}:${l.line} ${l.value.id} also ${ids.get(l.value.id)}`),
    );
    expect(twice.slice(0, 10)).toEqual([]);
  });

  it('name capitals that are there', () => {
    const lost = [...all.values()].flat().filter(({ value }) => value.capital !== undefined && !ids.has(value.capital));
    expect(lost.map(({ value }) => `${value.id}: ${value.capital}`)).toEqual([]);
  });
});

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
