/** Features fall on places of a table; weights, written as letters, are added up by place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, code, Features, LARGEST, SIZE, Weights } from '../../src/core/features.js';

const placesOf = (...features: [number, number, number?, number?, number?][]) => {
  const f = new Features();
  for (const feature of features) f.add(...feature);
  return f.read();
};

describe('features', () => {
  it('have a place of the table each, by kind and by every value', () => {
    const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(fc.nat(60), number, number, number, number, (kind, a, b, c, d) => {
        const [place, again] = placesOf([kind, a, b, c, d], [kind, a, b, c, d]);
        expect(place).toBe(again);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(SIZE);
        expect(placesOf([kind, a])).toEqual(placesOf([kind, a, 0, 0, 0]));
      }),
    );
    const near = placesOf(
      ...[0, 1, 2, 3].flatMap((kind) =>
        [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b): [number, number, number] => [kind, a, b])),
      ),
    );
    expect(near).toHaveLength(64);
    expect(new Set(near).size).toBeGreaterThan(60);
  });

  it('of words differ by every letter and by their order', () => {
    const words = ['', 'أ', 'ب', 'أب', 'با', 'باب', 'بابا', 'كتب', 'كتاب', 'تكب'];
    expect(new Set(words.map(code)).size).toBe(words.length);
  });
});

describe('weights', () => {
  // Places 0, 1 and 27, as distances of 1, 1 and 26; weights 1, -2 and -1.
  const fitted = { letters: 'b@b=ba>', step: 0.5 };
  const oddsAt = (weights: Weights, ...places: number[]) => {
    const f = new Features();
    for (const place of places) f.places[f.count++] = place;
    return weights.odds(f);
  };

  it.each([
    [[0], 0.5],
    [[1], -1],
    [[27], -0.5],
    [[2], 0],
    [[26], 0],
    [[SIZE - 1], 0],
    [[], 0],
    [[0, 1, 27], -1],
    [[0, 0, 0], 1.5],
  ])('of places %j speak for %d', (places, odds) => {
    expect(oddsAt(new Weights(fitted), ...places)).toBe(odds);
  });

  it('far from each other, and as large as they may be', () => {
    const largest = String.fromCharCode(0x3f + LARGEST);
    const smallest = String.fromCharCode(0x3f - LARGEST);
    const weights = new Weights({ letters: `zz${largest}bac${smallest}`, step: 1 });
    const [first, second] = [25 * 26 + 25 - 1, 25 * 26 + 25 - 1 + 26 * 26 + 2];
    expect(oddsAt(weights, first)).toBe(LARGEST);
    expect(oddsAt(weights, second)).toBe(-LARGEST);
    expect(oddsAt(weights, first, second)).toBe(0);
  });
});

it('the chance of odds', () => {
  expect(chance(0)).toBe(0.5);
  expect(chance(Math.log(3))).toBeCloseTo(0.75);
  expect(chance(-Math.log(3))).toBeCloseTo(0.25);
  expect([chance(1000), chance(-1000)]).toEqual([1, 0]);
});
