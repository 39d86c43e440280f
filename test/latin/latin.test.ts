import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin } from '../../src/latin/index.js';

const plugin = latin();
const names = (stretch: string) => plugin.findLatin!(stretch).map((n) => `${n.type} ${n.text}`);

describe('khabar/latin', () => {
  it.each([
    ['Emmanuel Macron', ['person Emmanuel Macron']],
    ['Elon Musk', ['person Elon Musk']],
    ['President Barack Obama', ['person Barack Obama']],
    ['Abdellatif Hammouchi', ['person Abdellatif Hammouchi']],
    ['Lyon, France', ['location Lyon', 'location France']],
    ['New York City', ['location New York City']],
    ['Human Rights Watch', ['organization Human Rights Watch']],
    ['United Nations', ['organization United Nations']],
    ['Washington Post', ['organization Washington Post']],
    ['John Smith, Apple Inc., Paris', ['person John Smith', 'organization Apple Inc', 'location Paris']],
  ])('finds the names of %s', (stretch, expected) => {
    expect(names(stretch)).toEqual(expected);
  });

  it.each(['iPhone 17', 'COVID-19', 'will march', '', '!!!', 'constructor __proto__ toString'])(
    'finds nothing in %j',
    (stretch) => {
      expect(names(stretch)).toEqual([]);
    },
  );

  it('gives slices of the stretch, whatever is in it, and reads 200 units of it at most', () => {
    const words = fc.array(
      fc.constantFrom(
        'London',
        'John',
        'Smith',
        ',',
        '(',
        'Paris',
        '\ud83d',
        '$1',
        '__proto__',
        'é',
        '&',
        'UN',
        '\u0000',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((w) => w.join(' ')),
          fc.string({ unit: 'binary', maxLength: 80 }),
        ),
        (stretch) => {
          for (const n of plugin.findLatin!(stretch)) {
            expect(stretch.slice(n.start, n.end)).toBe(n.text);
            expect(n.end).toBeLessThanOrEqual(200);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('knows spellings of one name by their sound', () => {
    const { soundsLike } = plugin;
    expect(soundsLike!('Hammouchi')).toEqual(soundsLike!('Hamouchi'));
    expect(soundsLike!('Mélenchon')).toEqual(soundsLike!('Melenchon'));
    expect(soundsLike!('London')).not.toEqual(soundsLike!('Paris'));
    expect(soundsLike!('محمد')).toEqual([]);
  });
});
