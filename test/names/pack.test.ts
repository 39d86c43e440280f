/** Entries come back from bytes as they went in, and the table of all of ours is small and quick to read. */
import { expect, it } from 'vitest';
import { compileEntries } from '../../src/names/lexicon.js';
import { packEntries, unpackEntries } from '../../src/names/pack.js';
import type { GazetteerEntry } from '../../src/types.js';
import { gazetteer, gazetteerFiles, LONG_TAIL } from '../../tools/data.js';

const ours: GazetteerEntry[] = gazetteer(gazetteerFiles().filter((f) => f !== LONG_TAIL));

it('gives back every entry, places to a thousandth of a degree', () => {
  const before = compileEntries(ours);
  const after = unpackEntries(packEntries(ours));
  expect(after.size).toBe(ours.length);
  expect(after.forms).toBe(before.forms);
  for (let i = 0; i < after.size; i++) {
    const want = before.entry(i);
    const round = (c: [number, number] | null) => c?.map((x) => Math.round(x * 1000) / 1000) ?? null;
    expect({ ...after.entry(i) }).toEqual({ ...want, coordinates: round(want.coordinates) });
  }
  // Packed forms lie in an order of their own.
  const given = new Map<string, number>();
  for (let p = 0; p < before.forms; p++) given.set(before.table.phrase(p), p);
  for (let p = 0; p < after.forms; p++) {
    const refs = after.refs(p);
    expect(refs).toEqual(before.refs(given.get(after.table.phrase(p))!));
  }
});

it('stays under a megabyte', () => {
  expect(packEntries(ours).length).toBeLessThan(2 ** 20);
});

it('takes odd entries', () => {
  const odd: GazetteerEntry[] = [
    { id: 'x', type: 'other', ar: ['أ'], source: 'test' },
    { id: 'person/int/a-b', type: 'person', ar: ['أبو بكر'], en: ['A.B.', 'Ünal'], source: 'test', population: 0 },
  ];
  const lexicon = unpackEntries(packEntries(odd));
  expect([lexicon.entry(0).id, lexicon.entry(1).id, ...lexicon.entry(1).en]).toEqual([
    'x',
    'person/int/a-b',
    'A.B.',
    'Ünal',
  ]);
});
