import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Chosen, dropCovered } from '../../src/events/choose.js';

const make = (start: number, end: number) => ({ trigger: { start, end } }) as unknown as Chosen;
const covers = (y: Chosen, x: Chosen): boolean =>
  y.trigger.start <= x.trigger.start &&
  y.trigger.end >= x.trigger.end &&
  y.trigger.end - y.trigger.start > x.trigger.end - x.trigger.start;

it('a trigger inside a longer one is dropped, and no other', () => {
  const span = fc
    .tuple(fc.nat(12), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]) => make(start, start + length));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 9 }), (list) => {
      expect(dropCovered(list)).toEqual(list.filter((x) => !list.some((y) => covers(y, x))));
    }),
    { numRuns: 2000, seed: 7 },
  );
});
