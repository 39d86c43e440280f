/** Packed values come back as they were, whatever their number and order. */
import { describe, expect, it } from 'vitest';
import { packValues, unpackValues } from '../../src/core/values.js';

const back = (...values: unknown[]) => {
  const packed = unpackValues(packValues(values));
  return Array.from({ length: packed.count }, (_, i) => packed.value(i));
};

describe('packed values', () => {
  it.each([
    [0, 1, -1, 0.01, 0.5, 12.34],
    [2 ** 29 - 1, 2 ** 29, 2 ** 31 - 1, -(2 ** 29)],
    ['', 'أ', 'أ', 'ب'],
    [[], [[]], ['أ'], ['أ', 1], [null, true, false], {}, { أ: { ب: ['ج'] } }],
  ])('come back: %j …', (...values) => {
    expect(back(...values)).toEqual(values);
  });

  it('come back in any order', () => {
    const values = Array.from({ length: 50 }, (_, i) => 'أ'.repeat(i * 7));
    const packed = unpackValues(packValues(values));
    for (const i of [49, 0, 31, 16, 15, 17, 32]) expect(packed.value(i)).toBe(values[i]);
  });

  it('have no field that was not set', () => {
    expect(Object.keys(back({ a: undefined, b: 1 })[0] as object)).toEqual(['b']);
  });
});
