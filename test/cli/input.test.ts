/** Inputs of every kind and encoding. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/types.js';
import { run } from './io.js';

const NEWS =
  'استقبل الملك محمد السادس، أمس الاثنين بالرباط، الرئيس الفرنسي إيمانويل ماكرون. وقالت الشرطة في المدينة إن اللقاء في القصر كان قصيرا، والوزير في الخارج.';
let dir: string;
const at = (...path: string[]) => join(dir, ...path);
const save = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(at(name), bytes);
  return at(name);
};
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Encodes by searching the table of the decoder. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const table = new Map(Array.from({ length: 256 }, (_, b): [string, number] => [decoder.decode(Uint8Array.of(b)), b]));
  return Buffer.from([...text].map((c) => table.get(c) ?? 63));
}
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map(
      (l) =>
        JSON.parse(l) as Extraction & { text: string; error?: { code: string; message: string; id: string | null } },
    );

describe('encodings', () => {
  const le = Buffer.from(NEWS, 'utf16le');
  it.each([
    ['windows-1256', encode(NEWS, 'windows-1256')],
    ['ISO 8859-6', encode(NEWS, 'iso-8859-6')],
    ['UTF-16 LE without a mark', le],
    ['UTF-16 BE without a mark', Buffer.from(le).swap16()],
  ])('%s is known by its bytes', async (_, bytes) => {
    const { code, out, err } = await run(['--with-text'], bytes);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ text: NEWS });
  });

  it('says where it is not sure, and takes what is named', async () => {
    const few = encode('زار الوزير مدينة فاس', 'windows-1256');
    const { out, err } = await run(['--with-text'], few);
    expect(JSON.parse(out)).toMatchObject({ text: 'زار الوزير مدينة فاس' });
    expect(err).toBe('khabar: -: read as windows-1256, without being sure; --encoding names another\n');
    expect(await run(['--with-text', '--encoding', 'windows-1256'], few)).toMatchObject({ out, err: '' });
    expect(await run(['--with-text', '-q'], few)).toMatchObject({ out, err: '' });
  });

  it('takes no other text for Arabic', async () => {
    for (const [text, encoding] of [
      ['Où est passée la fête ? Très étonné, le préfet a démenti à Évreux.', 'windows-1252'],
      ['Президент прибыл в столицу и провёл встречу с министром.', 'windows-1251'],
      ['Ο πρόεδρος συναντήθηκε με τον υπουργό στην Αθήνα.', 'iso-8859-7'],
    ] as const) {
      const { code, err } = await run([], encode(text, encoding));
      expect(code, encoding).toBe(1);
      expect(err).toMatch(/--encoding/);
    }
  });

  it('reads rows of any encoding, each line by itself', async () => {
    const row = `${JSON.stringify({ id: 1, text: NEWS })}\n`;
    const bytes = Buffer.concat([Buffer.from(row), encode(row, 'windows-1256'), Buffer.from(row)]);
    const { out, err } = await run(['-i', 'jsonl', '-f', 'jsonl', '--with-text'], bytes);
    expect(lines(out).map((x) => x.text)).toEqual([NEWS, NEWS, NEWS]);
    expect(err).toBe('');
    expect(
      lines((await run(['-i', 'jsonl', '-f', 'jsonl', '--with-text'], Buffer.from(row + row, 'utf16le'))).out).map(
        (x) => x.text,
      ),
    ).toEqual([NEWS, NEWS]);
  });

  it('goes by what a page says', async () => {
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body><article><h1>عنوان الخبر</h1><p>${NEWS}</p><p>${NEWS}</p></article></body></html>`;
    const { out } = await run(['--with-text', save('page.html', encode(page, 'windows-1256'))]);
    expect((JSON.parse(out) as { text: string }).text).toContain(NEWS);
  });
});

describe('kinds of input', () => {
  const page = `<!doctype html><html><head><meta property="article:published_time" content="2024-10-29T10:00:00Z"></head><body><nav>الرئيسية</nav><article><h1>الملك يستقبل ماكرون</h1><p>${NEWS}</p><p>${NEWS}</p></article></body></html>`;

  it('pages: offsets count in the text that was read, the day is that of the page', async () => {
    for (const args of [[save('a.html', page)], ['-'], ['-i', 'html', '-']]) {
      const { code, out } = await run([...args, '--with-text', '-d', '2020-01-01'], page);
      const x = JSON.parse(out) as Extraction & { text: string };
      expect(code).toBe(0);
      expect(x.document.publishedAt).toBe('2024-10-29');
      expect(x.text).not.toContain('<');
      for (const e of x.entities) for (const m of e.mentions) expect(x.text.slice(m.start, m.end)).toBe(m.text);
    }
  });

  it.each([',', ';', '\t'])(
    'CSV parted by %j, with quotes, line ends in cells and columns of other names',
    async (d) => {
      const cells = [`"${NEWS}\n""قال"" الوزير${d} نعم"`, 'k1', '2024-10-29'];
      const csv = `\ufeffbody${d}key${d}day\r\n${cells.join(d)}\r\n${NEWS}${d}k2${d}\r\n${d}\r\n`;
      const { code, out, err } = await run([
        save('rows.csv', csv),
        '-f',
        'jsonl',
        '--text-field',
        'body',
        '--id-field',
        'key',
        '--date-field',
        'day',
        '--with-text',
      ]);
      expect(err).toBe('');
      expect(code).toBe(0);
      const [one, two] = lines(out);
      expect(one).toMatchObject({
        text: `${NEWS}\n"قال" الوزير${d} نعم`,
        document: { id: 'k1', publishedAt: '2024-10-29' },
      });
      expect(two).toMatchObject({ text: NEWS, document: { id: 'k2', publishedAt: null } });
    },
  );

  it('CSV without the column says so for each row', async () => {
    const { code, out } = await run([save('other.csv', 'a,b\n1,2\n3,4\n'), '-f', 'jsonl']);
    expect(code).toBe(1);
    expect(lines(out).map((x) => x.error!.code)).toEqual(['ERR_KHABAR_FIELD', 'ERR_KHABAR_FIELD']);
  });

  it('rows on standard input are known by their first bytes; text of braces is text where it is said', async () => {
    const row = `${JSON.stringify({ id: 'x', text: NEWS })}\n`;
    expect(lines((await run(['-f', 'jsonl'], row + row)).out).map((x) => x.document.id)).toEqual(['x', 'x']);
    expect((JSON.parse((await run(['-i', 'text'], row)).out) as Extraction).document.id).toBe(null);
  });

  it('echoes the id of a row that fails', async () => {
    const { out } = await run(['-f', 'jsonl', '-i', 'jsonl'], '{"id":"x7","body":"y"}\n{"id":8}\n');
    expect(lines(out).map((x) => x.error!.id)).toEqual(['x7', '8']);
  });
});

describe('paths', () => {
  it('an existing path is what it says, though it looks like a pattern', async () => {
    const odd = save('a[1]{b}*.txt', NEWS);
    save('a1.txt', NEWS);
    expect(lines((await run([odd, '-f', 'jsonl'])).out).map((x) => x.document.id)).toEqual([odd]);
  });

  it('patterns have braces and exclusions, and give files sorted, once', async () => {
    mkdirSync(at('g', 'deep'), { recursive: true });
    for (const name of ['b.txt', 'a.html', 'c.md', 'deep/a.txt']) writeFileSync(at('g', name), NEWS);
    const ids = async (pattern: string) =>
      lines((await run([at(pattern), '-f', 'jsonl', '-i', 'text'])).out).map((x) => x.document.id);
    expect(await ids('g/**/*.{txt,html}')).toEqual(['a.html', 'b.txt', 'deep/a.txt'].map((f) => at('g', f)));
    expect(await ids('g/!(a).*')).toEqual(['b.txt', 'c.md'].map((f) => at('g', f)));
    expect((await run([at('g/*.zip')])).err).toContain('no file matches');
  });

  it('does not read what it writes', async () => {
    mkdirSync(at('own'), { recursive: true });
    writeFileSync(at('own', 'a.txt'), NEWS);
    for (let n = 0; n < 2; n++) expect((await run([at('own'), '-o', at('own', 'z.jsonl')])).code).toBe(0);
    expect(lines((await run([at('own', 'z.jsonl'), '-f', 'jsonl'])).out)).toHaveLength(1);
  });
});
