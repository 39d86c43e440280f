import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/types.js';
import { run } from './io.js';

const NEWS = 'استقبل الملك محمد السادس الرئيس الفرنسي إيمانويل ماكرون أمس في الرباط.';
const utf16 = (text: string, mark: number[]) => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), mark[0] === 0xfe ? bytes.swap16() : bytes]);
};

describe('bytes on standard input', () => {
  it('reads UTF-8 and UTF-16 with their marks as the same text', async () => {
    const plain = (await run([], NEWS)).out;
    for (const bytes of [Buffer.from(`\ufeff${NEWS}`), utf16(NEWS, [0xff, 0xfe]), utf16(NEWS, [0xfe, 0xff])])
      expect(await run([], bytes)).toEqual({ code: 0, out: plain, err: '' });
  });

  it('reads rows of UTF-16 and with a mark', async () => {
    const row = `${JSON.stringify({ text: NEWS })}\r\n`;
    const plain = (await run(['-i', 'jsonl'], row)).out;
    for (const bytes of [Buffer.from(`\ufeff${row}`), utf16(row, [0xff, 0xfe])])
      expect(await run(['-i', 'jsonl'], bytes)).toEqual({ code: 0, out: plain, err: '' });
  });

  it('replaces a few broken bytes and says so', async () => {
    const { code, err } = await run([], Buffer.concat([Buffer.from(NEWS.repeat(4)), Buffer.from([0xd8])]));
    expect(code).toBe(0);
    expect(err).toBe('khabar: -: 1 undecodable byte was read as U+FFFD\n');
  });

  it.each([
    [
      'another encoding',
      Buffer.from(NEWS.split('').map((c) => (c === ' ' ? 32 : 0xc0 + (c.charCodeAt(0) % 32)))),
      /--encoding/,
    ],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x27, 6, 0, 0]), /UTF-32/],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]), /not text/],
  ])('refuses %s in one line', async (_, bytes, message) => {
    const { code, out, err } = await run([], bytes);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ schema: 'khabar/1', error: { source: '-' } });
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });

  it('takes an empty input', async () => {
    expect((await run([], '')).code).toBe(0);
    expect(JSON.parse((await run(['-i', 'jsonl'], '')).out)).toEqual([]);
  });
});

describe('offsets', () => {
  const text = `🎉 ${NEWS}`;
  const spans = (x: Extraction) => x.entities.flatMap((e) => e.mentions);

  it('count code points', async () => {
    const points = [...text];
    for (const s of spans(JSON.parse((await run(['--offsets', 'codepoint'], text)).out)))
      expect(points.slice(s.start, s.end).join('')).toBe(s.text);
  });

  it('count bytes', async () => {
    const bytes = Buffer.from(text);
    const found = spans(JSON.parse((await run(['--offsets', 'byte'], text)).out));
    expect(found.length).toBeGreaterThan(0);
    for (const s of found) expect(bytes.subarray(s.start, s.end).toString()).toBe(s.text);
  });
});
