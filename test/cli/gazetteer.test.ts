import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGazetteer } from '../../src/cli/gazetteer.js';
import { KhabarError } from '../../src/core/errors.js';
import type { Extraction } from '../../src/types.js';
import { run } from './io.js';

const ENTRY = { id: 'own/zahra', type: 'organization', ar: ['جمعية زهرة الوادي'], source: 'own' };
let dir: string;
const write = (name: string, text: string) => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const faults = (file: string) => {
  try {
    readGazetteer(file);
  } catch (error) {
    if (error instanceof KhabarError) return error.faults.map((f) => [f.line, f.entry, f.message]);
    throw error;
  }
  return [];
};

describe('a gazetteer of the user', () => {
  it('is JSON lines or an array, and its names are found', async () => {
    for (const file of [
      write('a.jsonl', `${JSON.stringify(ENTRY)}\n\n`),
      write('a.json', JSON.stringify([ENTRY], null, 2)),
    ]) {
      const { code, out } = await run(['--gazetteer', file], 'نظمت جمعية زهرة الوادي لقاء في الرباط.');
      expect(code).toBe(0);
      expect((JSON.parse(out) as Extraction).entities.find((e) => e.ids.khabar === ENTRY.id)).toMatchObject({
        name: ENTRY.ar[0],
        source: 'user',
      });
    }
  });

  it('reports every fault with file, line, entry and remedy', async () => {
    const rows = [
      '{"id":',
      JSON.stringify({ ...ENTRY, type: 'ngo' }),
      JSON.stringify({ id: 'x', type: 'person', ar: [] }),
      JSON.stringify(ENTRY),
      JSON.stringify({ ...ENTRY, coordinates: [1] }),
    ];
    const file = write('bad.jsonl', rows.join('\n'));
    expect(faults(file)).toEqual([
      [1, null, 'the line is not JSON'],
      [2, 'own/zahra', '"type" is "ngo"'],
      [3, 'x', '"ar" is not a list of names'],
      [3, 'x', '"source" is missing'],
      [4, 'own/zahra', 'the id "own/zahra" stands in line 2 as well'],
      [5, 'own/zahra', '"coordinates" is not [longitude, latitude]'],
      [5, 'own/zahra', 'the id "own/zahra" stands in line 4 as well'],
    ]);
    const { code, out, err } = await run(['-g', file], 'نص');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('bad.jsonl:2: own/zahra: "type" is "ngo". Use one of person');
  });

  it('must be there', async () => {
    expect(await run(['-g', join(dir, 'none.jsonl')], 'نص')).toMatchObject({ code: 2 });
  });
});
