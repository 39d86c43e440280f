/** The gazetteers are in order (`npm run check-data`), and the check sees what is not. */
import { describe, expect, it } from 'vitest';
import type { GazetteerEntry } from '../../src/types.js';
import { allRows, checkData, nearDuplicates } from '../../tools/check-data.js';
import type { Line } from '../../tools/data.js';

const rows = allRows();
const last = rows.at(-1)!;
/** The data with one entry more, behind all others. */
const withEntry = (entry: Partial<GazetteerEntry>): Line<GazetteerEntry>[] => [
  ...rows,
  { file: 'gazetteers/zz.jsonl', line: 1, value: { id: 'zz', type: 'location', source: 'editor', ...entry } as never },
];
const faults = (entry: Partial<GazetteerEntry>) =>
  checkData(withEntry(entry))
    .filter((f) => f.file === 'gazetteers/zz.jsonl')
    .map((f) => f.message);

describe('the gazetteers', () => {
  it('have no fault', () => {
    expect(checkData(rows)).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    ['a bad value', { ar: ['قرية زهران'], country: 'Morocco' }, /country must match/],
    ['an id that stands twice', { id: last.value.id, ar: ['قرية زهران'] }, /stands in line .* as well/],
    ['a capital that is not there', { ar: ['قرية زهران'], capital: 'place/zz' }, /there is no entry "place\/zz"/],
    ['a source without licence', { ar: ['قرية زهران'], source: 'somewhere' }, /the source "somewhere" is not listed/],
    [
      'a second entry of one place',
      { ar: ['طنجه'], subtype: 'city', country: 'MA' },
      /is a name of "place\/ma\/tangier" as well/,
    ],
    ['a place that is a person', { ar: ['كريم بنزيمه'] }, /is a name of "person\/fr\/karim-benzema" as well/],
    [
      'a village with the name of a person',
      { ar: ['ديميتروف'], country: 'RU', subtype: 'city' },
      /is a name of "person\/bg\/grigor-dimitrov" as well/,
    ],
    ['an ordinary word', { ar: ['المستشفى'] }, /«المستشفى» is an ordinary word/],
  ] as [string, Partial<GazetteerEntry>, RegExp][])('sees %s', (_, entry, message) => {
    expect(faults(entry)).toContainEqual(expect.stringMatching(message));
  });

  it('takes an ordinary word that is marked weak', () => {
    expect(faults({ ar: ['المستشفى'], weak: ['المستشفى'] })).toEqual([]);
  });

  it('sees files out of order', () => {
    expect(checkData([rows[1]!, rows[0]!]).map((f) => f.message)).toContainEqual(
      expect.stringMatching(/stands behind/),
    );
  });

  it('proposes entries that look alike', () => {
    const twin = withEntry({ id: 'zz', subtype: 'city', country: 'MA', ar: ['مراكشش'], en: ['Marrakesch'] });
    expect(nearDuplicates(twin).map(([x, y]) => [x.value.id, y.value.id])).toContainEqual(['place/ma/marrakesh', 'zz']);
  });
});
