/** Bytes come back from their text, which stands in source as it is; damaged text is refused, and takes no memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAscii, toAscii } from '../../src/core/ascii.js';

const every = Uint8Array.from({ length: 256 }, (_, v) => v);
/** Few values, often, and now and then any other: as tables are. */
const uneven = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 160, max: 200 }) }, fc.integer({ min: 0, max: 255 })))
  .map((bytes) => Uint8Array.from(bytes));
const bytesOf = fc.oneof(fc.uint8Array({ maxLength: 2000 }), uneven);
const HEADER = /^\d+ [\da-f]{64}/;
const refused = (text: string | string[]) =>
  expect(() => fromAscii(text), String(text)).toThrow(new RangeError('packed text is damaged'));

describe('bytes as ASCII', () => {
  it('come back, from pieces too', () => {
    fc.assert(
      fc.property(bytesOf, fc.nat(), (bytes, n) => {
        const text = toAscii(bytes);
        const cut = n % (text.length + 1);
        expect(fromAscii(text)).toEqual(bytes);
        expect(fromAscii([text.slice(0, cut), text.slice(cut)])).toEqual(bytes);
      }),
    );
    for (const bytes of [new Uint8Array(0), every, every.slice().reverse()])
      expect(fromAscii(toAscii(bytes))).toEqual(bytes);
  });

  it('come back where they are many', () => {
    const long = Uint8Array.from({ length: 50_000 }, (_, i) => (i * 7919) >> 5);
    expect(fromAscii(toAscii(long))).toEqual(long);
  });

  it('need no escapes in a literal, a template or a page', () => {
    fc.assert(fc.property(bytesOf, (bytes) => /^[ -~]*$/.test(toAscii(bytes)) && !/["'`\\$&<]/.test(toAscii(bytes))));
  });

  it('are the same text each time: of values as frequent, the smaller take one character', () => {
    expect(toAscii(every)).toMatch(/^256 f{21}30{42}/);
  });

  it('take one character for each of the most frequent values, two for the others', () => {
    const body = (bytes: Uint8Array) => toAscii(bytes).replace(HEADER, '').length;
    expect(body(every)).toBe(86 + 2 * 170);
    expect(body(every.subarray(170))).toBe(86);
    expect(body(Uint8Array.from({ length: 1000 }, (_, i) => 255 - (i % 87)))).toBe(1000 + 11);
  });

  it('are refused when characters are missing or too many', () => {
    const text = toAscii(Uint8Array.from([...every, ...every]));
    for (let n = 0; n < text.length; n++) refused(text.slice(0, n));
    refused(`${text}a`);
    refused(`${text}%a`);
    refused(`${text}%`);
    refused(text.replace(HEADER, (h) => `${h}a`));
    refused([]);
  });

  it('are refused when a code stands for no value, and when the header names more or fewer values than have one', () => {
    const header = (n: number, singles: string) => `${n} ${singles}`;
    const right = `${'f'.repeat(21)}3${'0'.repeat(42)}`;
    expect(fromAscii(header(0, right))).toEqual(new Uint8Array(0));
    for (const singles of [`7${right.slice(1)}`, right.replace('3', '7')]) refused(header(0, singles));
    // Of the 172 pairs, 170 stand for a value.
    for (const pair of ['=}', '=~']) for (const more of ['', 'a']) refused(header(1, right) + pair + more);
    refused(`${right}a`);
  });

  it.each(['"', '\\', '$', '\n', '\t', '\u007f', '\u00e1', '\u0661', 'ش', '\ud83d'])(
    'are refused with the odd character %j',
    (odd) => {
      const text = toAscii(every);
      for (let i = text.length - 1; i >= text.match(HEADER)![0].length; i--)
        refused(text.slice(0, i) + odd + text.slice(i + 1));
      refused(text + odd);
    },
  );

  it.each([
    ['no number', (h: string) => h.replace(/^\d+/, '')],
    ['a number below zero', (h: string) => `-${h}`],
    ['a fraction', (h: string) => h.replace(' ', '.5 ')],
    ['words', (h: string) => `x${h}`],
    ['more bytes than there is text, and memory', (h: string) => h.replace(/^\d+/, '99999999999')],
    ['all values as one character', (h: string) => h.replace(/[\da-f]{64}$/, 'f'.repeat(64))],
    ['no value as one character', (h: string) => h.replace(/[\da-f]{64}$/, '0'.repeat(64))],
    ['what is no hexadecimal digit', (h: string) => h.replace(/[\da-f]{64}$/, 'x'.repeat(64))],
  ])('are refused when their header has %s', (_, change) => refused(toAscii(every).replace(HEADER, change)));

  it('of base64 are refused, and any text is read or refused', () => {
    refused(Buffer.from(every).toString('base64'));
    const units = fc.array(fc.oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0, max: 0xffff })));
    const header = toAscii(every).slice(0, 90);
    const some = fc.tuple(fc.boolean(), units).map(([has, u]) => (has ? header : '') + String.fromCharCode(...u));
    fc.assert(
      fc.property(some, (text) => {
        try {
          fromAscii(text);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
