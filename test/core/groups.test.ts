/** Items stand where their hash says, in order; hashes of no item are mostly told by the filter. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../src/core/bytes.js';
import { code } from '../../src/core/features.js';
import { Groups, packGroups } from '../../src/core/groups.js';

const hash = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const HEAD = 77;

function packed(items: { hash: number; bytes: Uint8Array }[]) {
  const bytes = packGroups(new ByteWriter().uint(HEAD), items).uint(HEAD).done();
  const r = new ByteReader(bytes);
  r.uint();
  const groups = new Groups(r);
  expect(r.uint()).toBe(HEAD);
  return { bytes, groups };
}

it('items of a hash stand in its group, in their order', () => {
  const item = fc.record({ hash, bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (items) => {
      const { bytes, groups } = packed(items);
      const inGroup = new Map<number, number[]>();
      for (const i of items) {
        const group = groups.of(i.hash);
        inGroup.set(group, [...(inGroup.get(group) ?? []), ...i.bytes]);
      }
      for (let g = 0; g < groups.count; g++)
        expect([...bytes.subarray(groups.start(g), groups.stop(g))]).toEqual(inGroup.get(g) ?? []);
    }),
    { numRuns: 20 },
  );
});

it('the filter never says no wrongly, and seldom yes; groups are small and filled', () => {
  const items = Array.from({ length: 2000 }, (_, i) => ({ hash: code(`باب${i}`), bytes: Uint8Array.of(1) }));
  const { groups } = packed(items);
  expect(items.every((i) => groups.has(i.hash))).toBe(true);
  const others = Array.from({ length: 2000 }, (_, i) => code(`كتاب${i}`));
  expect(others.filter((h) => groups.has(h)).length).toBeLessThan(60);
  const sizes = Array.from({ length: groups.count }, (_, g) => groups.stop(g) - groups.start(g));
  expect(groups.count).toBe(500);
  expect(Math.max(...sizes)).toBeLessThan(20);
});

it('of nothing hold nothing', () => {
  const { groups } = packed([]);
  expect(groups.count).toBe(1);
  expect(groups.start(0)).toBe(groups.stop(0));
  for (const h of [0, -1, 1, 12345, 2 ** 31 - 1]) expect([groups.has(h), groups.of(h)]).toEqual([false, 0]);
});
