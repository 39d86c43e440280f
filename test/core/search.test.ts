import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerBound } from '../../src/core/search.js';

it('counts what stands before a place, of any number of things, asking few of them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 })), fc.integer({ min: -25, max: 25 }), (numbers, place) => {
      const sorted = numbers.sort((a, b) => a - b);
      let asked = 0;
      const isBefore = (k: number) => {
        expect(k).toBeGreaterThanOrEqual(0);
        expect(k).toBeLessThan(sorted.length);
        expect(++asked).toBeLessThan(10);
        return sorted[k]! < place;
      };
      expect(lowerBound(sorted.length, isBefore)).toBe(sorted.filter((n) => n < place).length);
    }),
  );
});
