/** What is packed comes back; what is cut off or was never packed gives an error, no endless loop. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, packLetters, poolString, unpackLetters } from '../../src/core/bytes.js';
import { packValues, unpackValues } from '../../src/core/values.js';

const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0x621, max: 0x64a })))
  .map((units) => String.fromCharCode(...units));

describe('packed bytes', () => {
  it('give back any string, however long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = Uint8Array.from(packLetters(text));
        expect(unpackLetters(bytes, 0, bytes.length)).toBe(text);
      }),
    );
    const long = 'أب1‏'.repeat(5000);
    const bytes = Uint8Array.from(packLetters(long));
    expect(unpackLetters(bytes, 0, bytes.length)).toBe(long);
  });

  it('give back numbers, and sorted strings', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), fc.array(anyText), (numbers, texts) => {
        const sorted = [...texts].sort();
        const out = new ByteWriter();
        for (const n of numbers) out.uint(n);
        const r = new ByteReader(out.strings(sorted).done());
        expect(numbers.map(() => r.uint())).toEqual(numbers);
        const pool = r.strings();
        expect(sorted.map((_, i) => poolString(pool, i))).toEqual(sorted);
      }),
    );
  });

  it('give back where parts begin', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(200), fc.nat(1e6))), (lengths) => {
        const r = new ByteReader(new ByteWriter().places(lengths).uint(7).done());
        let end = 0;
        expect([...r.places(lengths.length)]).toEqual([0, ...lengths.map((n) => (end += n))]);
        expect(r.uint()).toBe(7);
      }),
    );
    const cut = new ByteWriter().places([1, 300]).done().subarray(0, 2);
    for (const count of [2, 3, 2 ** 40])
      expect(() => new ByteReader(cut).places(count), String(count)).toThrow(RangeError);
  });

  it('that end too soon are refused', () => {
    const whole = new ByteWriter().uint(300).string('مدينة').strings(['فاس', 'فاسي']).done();
    const read = (bytes: Uint8Array) => {
      const r = new ByteReader(bytes);
      return [r.uint(), r.string(), r.strings()];
    };
    expect(() => read(whole)).not.toThrow();
    for (let n = 0; n < whole.length; n++) expect(() => read(whole.subarray(0, n)), String(n)).toThrow(RangeError);
    expect(() => new ByteReader(new Uint8Array(0)).byte()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(255, 255, 255, 255, 255, 255)).uint()).toThrow(RangeError);
  });

  it('of any kind are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const read of [(r: ByteReader) => r.strings(), (r: ByteReader) => r.string(), (r: ByteReader) => r.uint()])
          try {
            read(new ByteReader(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
      }),
    );
  });
});

describe('packed values', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      anyText,
      fc.integer(),
      fc.nat(1000).map((n) => n / 100),
      fc.constantFrom(null, true, false),
      fc.array(anyText),
      fc.array(tie('any')),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('any')),
    ),
  })).any;

  it('come back one at a time, in any order', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), (values) => {
        const packed = unpackValues(packValues(values));
        expect(packed.count).toBe(values.length);
        for (let i = values.length - 1; i >= 0; i--) expect(packed.value(i)).toEqual(values[i]);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('x')])('%s is refused when it is packed', (odd) => {
    expect(() => packValues([odd])).toThrow();
  });
});
