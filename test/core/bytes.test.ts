/** What is packed comes back; what is cut off or was never packed gives an error, no endless loop. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ByteReader,
  ByteWriter,
  packLetters,
  poolOf,
  poolString,
  stringOf,
  unpackLetters,
} from '../../src/core/bytes.js';
import { packStrings, packValues, unpackStrings, unpackValues } from '../../src/core/values.js';

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

  it.each([
    ['\0\u007f', 2],
    ['\u0621\u064a', 2],
    ['\u0080', 3],
    ['\u0620', 3],
    ['\u064b', 3],
    ['\ud83d', 3],
  ])('take a byte for a letter of ASCII or Arabic, three for any other: %j', (text, size) => {
    expect(packLetters(text)).toHaveLength(size);
  });

  it('give back strings as long as the pieces that are written at a time, and any stretch of units', () => {
    for (const n of [4095, 4096, 4097, 8192, 8193]) {
      const text = `${'أ'.repeat(n - 1)}ب`;
      expect(unpackLetters(Uint8Array.from(packLetters(text)), 0, n)).toBe(text);
      const units = Uint16Array.from(text, (c) => c.charCodeAt(0));
      expect(stringOf(units, 3, n)).toBe(text.slice(3));
    }
    const units = Uint16Array.from('ولم يعد أحد حتى الآن', (c) => c.charCodeAt(0));
    for (let from = 0; from <= units.length; from++)
      for (let to = from; to <= units.length; to++)
        expect(stringOf(units, from, to)).toBe('ولم يعد أحد حتى الآن'.slice(from, to));
  });

  it('give back what was written, of every kind, one behind the other', () => {
    const signed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    const arabic = fc
      .array(fc.integer({ min: 0x621, max: 0x64a }), { maxLength: 300 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(
        fc.array(signed),
        fc.array(fc.integer({ min: 0, max: 0xffff })),
        fc.uint8Array(),
        arabic,
        fc.array(arabic, { maxLength: 5 }),
        (numbers, halves, bytes, word, texts) => {
          const out = new ByteWriter();
          for (const n of numbers) out.int(n);
          out.halves(halves).bytesOf(bytes).bytesOf(bytes).string(word);
          for (const t of texts) out.string(t);
          out.byte(0x1ff).uint(0xffffffff);
          const r = new ByteReader(out.done());
          expect(numbers.map(() => r.int())).toEqual(numbers);
          expect([...r.halves(halves.length)]).toEqual(halves);
          expect(r.take(bytes.length)).toEqual(bytes);
          const copy = new Uint8Array(bytes.length + 4);
          r.copy(copy, 2, bytes.length);
          expect([...copy]).toEqual([0, 0, ...bytes, 0, 0]);
          const units = new Uint16Array(word.length + 4);
          expect(r.letters(units, 2)).toBe(word.length);
          expect(String.fromCharCode(...units)).toBe(`\0\0${word}\0\0`);
          expect(r.skipStrings(texts.length).byte()).toBe(255);
          expect(r.uint()).toBe(0xffffffff);
          expect(r.position).toBe(out.length);
        },
      ),
    );
  });

  it('go past strings of any length', () => {
    const texts = ['', 'ب'.repeat(127), 'ب'.repeat(128), 'ب'.repeat(40_000), 'أ'];
    const out = new ByteWriter();
    for (const t of texts) out.string(t);
    const r = new ByteReader(out.done());
    expect(r.skipStrings(4).string()).toBe('أ');
    expect(r.seek(0).skipStrings(2).string()).toBe('ب'.repeat(128));
    const ints = [0, -1, 1, -64, 64, -(2 ** 31), 2 ** 31 - 1];
    const signed = new ByteWriter();
    for (const n of ints) signed.int(n);
    const back = new ByteReader(signed.done());
    expect(ints.map(() => back.int())).toEqual(ints);
  });

  it('give back many sorted strings that share their beginnings', () => {
    const texts = Array.from({ length: 900 }, (_, i) => `مدينة ${'فاس'.slice(0, i % 4)}${1000 + i}`).sort();
    const pool = new ByteReader(new ByteWriter().strings(texts).done()).strings();
    expect(texts.map((_, i) => poolString(pool, i))).toEqual(texts);
  });

  it('take a byte for every seven bits of a number, and for sorted strings what they do not share', () => {
    for (const [n, size] of [
      [0, 1],
      [127, 1],
      [128, 2],
      [2 ** 14 - 1, 2],
      [2 ** 14, 3],
      [2 ** 32 - 1, 5],
    ] as const)
      expect(new ByteWriter().uint(n).length, String(n)).toBe(size);
    const shared = new ByteWriter().strings(['فاس', 'فاسي', 'فاسيون', 'كلميم']);
    expect(shared.length).toBe(1 + 4 * 2 + 3 + 1 + 2 + 5);
  });

  it.each([-1, 0.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY])('%d is no number to pack', (n) => {
    expect(() => new ByteWriter().uint(n)).toThrow(new RangeError(`not a packed number: ${n}`));
  });

  it('give back strings of a pool', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const pool = poolOf(texts);
        expect(texts.map((_, i) => poolString(pool, i))).toEqual(texts);
      }),
    );
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
    const few = () => new ByteReader(Uint8Array.of(9, 1, 2)).seek(1);
    expect(few().take(2)).toEqual(Uint8Array.of(1, 2));
    const copied = new Uint8Array(2);
    few().copy(copied, 0, 2);
    expect(copied).toEqual(Uint8Array.of(1, 2));
    for (const read of [
      (r: ByteReader) => r.take(3),
      (r: ByteReader) => r.halves(2),
      (r: ByteReader) => r.copy(new Uint8Array(9), 0, 3),
      (r: ByteReader) => r.places(3),
      (r: ByteReader) => r.letters(new Uint16Array(9), 0) + r.letters(new Uint16Array(9), 0),
      (r: ByteReader) => r.seek(0).strings(),
      (r: ByteReader) => r.seek(3).byte(),
    ])
      expect(() => read(few()), String(read)).toThrow('packed data end too soon or hold no number here');
    // Shares more with the string before than that one has.
    for (const [shared, is] of [
      [1, true],
      [2, false],
      [3, false],
    ] as const) {
      const out = new ByteWriter().uint(3).uint(0).uint(1).byte(65).uint(0).uint(1).byte(66).uint(shared).uint(0);
      const read = () => new ByteReader(out.done()).strings();
      if (is) expect(read).not.toThrow();
      else expect(read, String(shared)).toThrow(RangeError);
    }
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

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Symbol('x'), () => 1])('%s is refused when it is packed', (odd) => {
    for (const value of [odd, [odd], { a: odd }])
      expect(() => packValues([value])).toThrow(new RangeError(`not a value that can be packed: ${String(odd)}`));
  });
  it('a big integer is refused when it is packed', () => {
    expect(() => packValues([1n])).toThrow();
  });

  it('strings of a table come back in any order, again and again', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 60 }), (texts, asked) => {
        const out = packStrings(new ByteWriter(), texts).uint(7);
        const r = new ByteReader(out.done());
        const table = unpackStrings(r);
        expect(r.uint()).toBe(7);
        for (const n of texts.length ? asked : []) expect(table(n % texts.length)).toBe(texts[n % texts.length]);
      }),
    );
    // Of one letter: two bytes each, and one for every eight.
    expect(packStrings(new ByteWriter(), Array(64).fill('أ')).length).toBe(1 + 8 + 64 * 2);
  });
});
