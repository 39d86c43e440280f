/** Data of users are copied before they are checked: what JSON can say, read once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord, isWords, plainCopy, shown } from '../../src/core/check.js';

describe('a plain copy', () => {
  it('equals what JSON can say, and shares nothing with it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(plainCopy(value)).toEqual(value);
      }),
    );
    const given = { forms: ['فاس'], at: { lat: 34 } };
    const copy = plainCopy(given) as typeof given;
    given.forms.push('x');
    given.at.lat = 0;
    expect(copy).toEqual({ forms: ['فاس'], at: { lat: 34 } });
    copy.at.lat = 33;
    expect(copy.at).toEqual({ lat: 33 });
  });

  it('has a plain prototype, and reads a getter once', () => {
    let reads = 0;
    class Given {
      get name() {
        return 'فاس';
      }
      own = 1;
    }
    const given = Object.defineProperty(new Given(), 'read', { enumerable: true, get: () => ++reads });
    const copy = plainCopy(given) as Record<string, unknown>;
    expect([copy.own, copy.read, copy.read, reads]).toEqual([1, 1, 1, 1]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(copy.name).toBeUndefined();
  });

  it('keeps a key «__proto__» as a key', () => {
    const copy = plainCopy(JSON.parse('{"__proto__": {"type": "place"}, "id": 1}')) as Record<string, unknown>;
    expect(Object.keys(copy)).toEqual(['__proto__', 'id']);
    expect(copy.type).toBeUndefined();
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"type":"place"},"id":1}');
  });

  it('goes eight levels deep, no deeper and round no circle', () => {
    const nested = (depth: number, wrap: (v: unknown) => unknown): unknown =>
      depth ? wrap(nested(depth - 1, wrap)) : 'end';
    for (const wrap of [(v: unknown) => [v], (v: unknown) => ({ v })]) {
      expect(plainCopy(nested(9, wrap))).toEqual(nested(9, wrap));
      expect(() => plainCopy([[nested(9, wrap)]])).toThrow(new RangeError('too deep'));
    }
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => plainCopy(circle)).toThrow(RangeError);
  });
});

it.each([
  [{}, true, false],
  [{ a: 1 }, true, false],
  [null, false, false],
  [undefined, false, false],
  ['أ', false, false],
  [() => 1, false, false],
  [[], false, true],
  [['أ', 'ب'], false, true],
  [['أ', ''], false, false],
  [['أ', ' \t'], false, false],
  [['أ', 1], false, false],
  [[null], false, false],
])('%j is a record: %s; is words: %s', (value, record, words) => {
  expect([isRecord(value), isWords(value)]).toEqual([record, words]);
});

it.each([
  [undefined, 'missing'],
  [null, 'a null'],
  ['', '""'],
  ['فاس', '"فاس"'],
  ['a"b', '"a\\"b"'],
  [0, '0'],
  [-1.5, '-1.5'],
  [[1], 'a list'],
  [{ a: 1 }, 'a object'],
  [true, 'a boolean'],
  ['x'.repeat(57), `"${'x'.repeat(57)}"`],
  ['x'.repeat(58), 'a string'],
])('%j is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});
