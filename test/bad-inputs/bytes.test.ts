/** Bytes for the command line: status 0, or another with one short message; never a stack trace. One broken line loses no other. */
import { describe, expect, it } from 'vitest';
import { run } from '../cli/io.js';

const TEXT = 'زار الوزير مدينة فاس يوم الثلاثاء.';
const utf8 = Buffer.from(TEXT);
const le = Buffer.from(TEXT, 'utf16le');
const be = Buffer.from(TEXT, 'utf16le').swap16();
const utf32 = (mark: number[]) =>
  Buffer.concat([
    Buffer.from(mark),
    Buffer.from([...TEXT].flatMap((c) => [c.codePointAt(0)! & 255, c.codePointAt(0)! >> 8, 0, 0])),
  ]);
const windows1256 = Buffer.from([
  0xd2, 0xc7, 0xd1, 0x20, 0xc7, 0xe1, 0xe6, 0xd2, 0xed, 0xd1, 0x20, 0xe3, 0xcf, 0xed, 0xe4, 0xc9, 0x20, 0xdd, 0xc7,
  0xd3,
]);
const iso6 = Buffer.from([0xd2, 0xc7, 0xd1, 0x20, 0xc7, 0xe4, 0xe8, 0xd2, 0xea, 0xd1]);

const BYTES: [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)], ['UTF-8', utf8], ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])], ['the mark alone', Buffer.from([0xef, 0xbb, 0xbf])], ['two marks', Buffer.from('\ufeff\ufeffخبر')],
  ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), le])], ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), be])], ['UTF-16 without a mark', le], ['UTF-16 of odd length', Buffer.concat([Buffer.from([0xff, 0xfe]), le, Buffer.from([7])])],
  ['UTF-32 LE', utf32([0xff, 0xfe, 0, 0])], ['UTF-32 BE', utf32([0, 0, 0xfe, 0xff])], ['Windows-1256', windows1256], ['ISO 8859-6', iso6],
  ['cut in a letter', utf8.subarray(0, -2)], ['overlong', Buffer.concat([utf8, utf8, Buffer.from([0xc0, 0xaf])])], ['surrogates as UTF-8', Buffer.concat([utf8, Buffer.from([0xed, 0xa0, 0x80])])], ['beyond Unicode', Buffer.concat([utf8, Buffer.from([0xf5, 0x80, 0x80, 0x80])])],
  ['one broken byte', Buffer.concat([utf8, utf8, utf8, utf8, Buffer.from([0xff])])], ['broken bytes only', Buffer.alloc(100, 0xff)], ['zeros', Buffer.alloc(100)], ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0', 'latin1')],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')], ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
]; // biome-ignore format: a list

const ROWS: [string, string, number, number][] = [
  ['a broken line', `{"text":"${TEXT}"}\n{"text":\n{"text":"${TEXT}"}\n`, 3, 1],
  ['blank lines', `\n\n{"text":"${TEXT}"}\n\n`, 1, 0],
  ['no last line end', `{"text":"${TEXT}"}`, 1, 0],
  ['CRLF', `{"text":"${TEXT}"}\r\n{"text":"${TEXT}"}\r\n`, 2, 0],
  ['values that are no rows', '1\n"x"\nnull\n[]\n{}\n', 5, 5],
  ['odd keys', `{"__proto__":{"text":"x"}}\n{"text":"${TEXT}","__proto__":1}\n`, 2, 1],
  ['a row of wrong types', `{"text":["${TEXT}"]}\n{"text":"${TEXT}","id":{},"date":5}\n`, 2, 1],
  ['lone halves', '{"text":"\\ud83d خبر \\ude00"}\n', 1, 0],
]; // biome-ignore format: a table

const sane = ({ code, err }: { code: number; err: string }) => {
  expect([0, 1]).toContain(code);
  expect(err).not.toMatch(/\n {4}at |Error:/);
  if (code) expect(err).not.toBe('');
};

describe('bytes', () => {
  it.each(BYTES)('%s as text', async (_, bytes) => {
    const ran = await run([], bytes);
    sane(ran);
    expect(ran.err.split('\n').length).toBeLessThanOrEqual(2);
    expect(JSON.parse(ran.out)).toHaveProperty('schema', 'khabar/1');
  });

  it.each(BYTES)('%s as rows', async (_, bytes) => {
    const ran = await run(['-i', 'jsonl', '-f', 'jsonl'], bytes);
    sane(ran);
    for (const line of ran.out.split('\n').filter(Boolean))
      expect(JSON.parse(line)).toHaveProperty('schema', 'khabar/1');
  });
});

describe('rows', () => {
  it.each(ROWS)('%s', async (_, rows, all, failed) => {
    const ran = await run(['-i', 'jsonl', '-f', 'jsonl'], rows);
    sane(ran);
    const records = ran.out
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l) as object);
    expect(records).toHaveLength(all);
    expect(records.filter((r) => 'error' in r)).toHaveLength(failed);
  });
});
