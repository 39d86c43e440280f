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

  it('is a table', () => {
    const table = [
      'id,type,subtype,ar,en,country,geonames,longitude,latitude,population,weak,cues,titles,note',
      'own/wadi,location,city,وادي الزهراني|الوادي,Wadi Zahrani,MA,12,-6.5,33.25,1200,الوادي,مدينة|بلدة,,',
      '',
      'own/zayd,person,,"زيد، الوادي",,,,,,,,,وزير|نائب,"of two',
      'lines"',
    ];
    const entries = [
      {
        id: 'own/wadi',
        type: 'location',
        subtype: 'city',
        ar: ['وادي الزهراني', 'الوادي'],
        en: ['Wadi Zahrani'],
        country: 'MA',
        ids: { geonames: 12 },
        coordinates: [-6.5, 33.25],
        population: 1200,
        weak: ['الوادي'],
        cues: ['مدينة', 'بلدة'],
        source: 'own',
      },
      {
        id: 'own/zayd',
        type: 'person',
        ar: ['زيد، الوادي'],
        offices: [{ title: 'وزير' }, { title: 'نائب' }],
        note: 'of two\nlines',
        source: 'own',
      },
    ];
    expect(readGazetteer(write('a.csv', table.join('\n')))).toEqual(entries);
    expect(readGazetteer(write('crlf.csv', `\ufeff${table.join('\r\n')}\r\n`))).toEqual(entries);
    for (const [name, sign] of [['semicolon.csv', ';'], ['tab.tsv', '\t']] as const) // biome-ignore format: short
      expect(readGazetteer(write(name, table.join('\n').replaceAll(',', sign)))).toEqual(entries);
  });

  it('reports every fault of a table with its line', () => {
    const rows = [
      'id,type,ar,population',
      'own/a,person,زيد,',
      '"own/b",ngo,"عمرو',
      'الوادي",ten',
      '',
      'own/c,person',
      'own/a,person,سعد,5',
    ];
    expect(faults(write('bad.csv', rows.join('\r\n')))).toEqual([
      [3, 'own/b', '"type" is "ngo"'],
      [3, 'own/b', '"population" is "ten"'],
      [6, null, 'the row has 2 cells, the first 4'],
      [7, 'own/a', 'the id "own/a" stands in line 2 as well'],
    ]);
    expect(faults(write('columns.csv', 'id,name,ar,ar\nown/a,x,زيد,y'))).toEqual([
      [1, null, 'the column "name" is not known, or there twice'],
      [1, null, 'the column "ar" is not known, or there twice'],
      [1, null, 'the column "type" is missing'],
      [2, 'own/a', '"type" is missing'],
    ]);
    expect(faults(write('quote.csv', 'id,type,ar\nown/a,person,"زيد\n'))).toEqual([
      [2, null, expect.stringMatching(/^the table cannot be read: Quote Not Closed/)],
    ]);
    expect(faults(write('empty.csv', ''))).toHaveLength(3);
  });

  it('reports the line in a JSON array', () => {
    const [a, b] = [
      { ...ENTRY, note: 'a "}, {" in [it' },
      { ...ENTRY, id: 'own/b', type: 'ngo' },
    ];
    expect(
      faults(write('array.json', `[${JSON.stringify(a)},\n\n  ${JSON.stringify(b, null, 2)}, 7\n, null]`)),
    ).toEqual([
      [3, 'own/b', '"type" is "ngo"'],
      [10, null, 'the entry is not an object'],
      [11, null, 'the entry is not an object'],
    ]);
    const broken = ['{"id":"a"', JSON.stringify(ENTRY), ''].join(',\n');
    expect(faults(write('cut.json', `[\n${broken}]`)).map(([line, , message]) => [line, message])).toEqual([
      [2, 'the list does not end here'],
    ]);
    expect(faults(write('odd.json', `[\n{"id":},\n${JSON.stringify(ENTRY)},\n] x`))).toEqual([
      [2, null, 'the entry is not JSON'],
      [4, null, 'the entry is not JSON'],
      [4, null, 'there is more behind the list'],
    ]);
    expect(faults(write('none.json', '[ ]'))).toEqual([]);
  });

  it('is UTF-8, and nothing of it is lost in silence', () => {
    const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(ENTRY)}\n{"id":"own/b","type":"person","ar":["`), Buffer.from([0xe3]), Buffer.from(`${'ب'.repeat(200)}"],"source":"own"}`)]); // biome-ignore format: bytes
    const file = join(dir, 'broken.jsonl');
    writeFileSync(file, bytes);
    expect(faults(file)).toEqual([[2, null, '1 undecodable byte was read as U+FFFD']]);
    writeFileSync(file, Buffer.from('{"id":"a","ar":["\xe3\xd5\xd1"]}', 'latin1'));
    expect(faults(file)[0]).toEqual([0, null, expect.stringMatching(/^the text is not UTF-8/)]);
  });

  it('tells how many faults there are, and a check tells them all', async () => {
    const many = write('many.jsonl', Array.from({ length: 25 }, () => '{').join('\n'));
    const told = (await run(['-g', many], 'نص')).err.trimEnd().split('\n');
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe(`khabar: ${many}: 25 faults, 5 not shown; khabar gazetteer check lists all`);
    const check = await run(['gazetteer', 'check', many]);
    const lines = check.err.trimEnd().split('\n');
    expect([check.code, lines.length, lines.at(-1)]).toEqual([1, 26, `khabar: ${many}: 25 faults`]);
    const one = await run(['gazetteer', 'check', write('one.jsonl', '{')]);
    expect(one.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('must be there', async () => {
    expect(await run(['-g', join(dir, 'none.jsonl')], 'نص')).toMatchObject({ code: 2 });
  });
});
