import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validate } from '../../src/index.js';
import type { Extraction } from '../../src/types.js';
import { collector, run } from './io.js';

const NEWS = 'استقبل الملك محمد السادس الرئيس الفرنسي إيمانويل ماكرون أمس في الرباط.';
let dir: string;
const at = (...path: string[]) => join(dir, ...path);
const row = (value: object) => `${JSON.stringify(value)}\n`;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
  mkdirSync(at('news', 'deep'), { recursive: true });
  writeFileSync(at('news', 'b.txt'), NEWS);
  writeFileSync(at('news', 'a.txt'), NEWS);
  writeFileSync(at('news', 'deep', 'c.jsonl'), row({ id: 7, text: NEWS, date: '2024-10-29' }));
  writeFileSync(at('news', 'notes.pdf'), '%PDF');
  writeFileSync(at('news', '.hidden.txt'), NEWS);
  symlinkSync(at('news'), at('news', 'loop'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Extraction & { error?: { code: string; source: string } });

describe('khabar', () => {
  it('says so where a folder holds nothing to read', async () => {
    mkdirSync(at('empty'), { recursive: true });
    writeFileSync(at('empty', 'notes.pdf'), '%PDF');
    const { code, out, err } = await run([at('empty')]);
    expect({ code, out }).toEqual({ code: 0, out: '[]\n' });
    expect(err).toBe(
      `khabar: nothing to read in ${at('empty')}: of a folder the .txt, .html, .jsonl, .ndjson, .csv and .tsv files are read\n`,
    );
  });

  it('refuses an output whose name says no format that it knows', async () => {
    const { code, err } = await run(['-o', at('out.xlsx')], NEWS);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('does not say its format by its name; say it with --format'),
    ]);
    expect((await run(['-o', at('out.xlsx'), '-f', 'csv'], NEWS)).code).toBe(0);
    expect((await run(['-o', at('out')], NEWS)).code).toBe(0);
  });

  it('reads standard input and writes one object', async () => {
    const { code, out, err } = await run(['--published-at', '2024-10-29'], NEWS);
    const extraction = JSON.parse(out) as Extraction;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(validate(extraction)).toEqual({ valid: true });
    expect(extraction.document).toMatchObject({ id: null, publishedAt: '2024-10-29' });
    expect(extraction.times.map((t) => t.from)).toContain('2024-10-28');
  });

  it('reads folders in the order of their names, without links, hidden files and other kinds', async () => {
    const { code, out } = await run(['--format', 'jsonl', at('news')]);
    expect(code).toBe(0);
    expect(lines(out).map((x) => x.document.id)).toEqual([at('news', 'a.txt'), at('news', 'b.txt'), '7']);
  });

  it('reads globs', async () => {
    expect(lines((await run(['-f', 'jsonl', at('news', '*.txt')])).out)).toHaveLength(2);
    expect(lines((await run(['-f', 'jsonl', at('**', '[c].jsonl')])).out).map((x) => x.document.id)).toEqual(['7']);
    expect(lines((await run(['-f', 'jsonl', at('**', '[d].jsonl')])).out)[0]!.error!.code).toBe('ERR_KHABAR_READ');
    expect(lines((await run(['-f', 'jsonl', at('**', '?.jsonl')])).out)).toHaveLength(1);
  });

  it('writes an array for several documents, and an empty one for none', async () => {
    expect(JSON.parse((await run([at('news')])).out)).toHaveLength(3);
    mkdirSync(at('empty'), { recursive: true });
    expect(JSON.parse((await run([at('empty')])).out)).toEqual([]);
  });

  it('reads rows with fields of other names, and the date of each', async () => {
    const rows = row({ body: NEWS, key: 'x', day: '2024-10-29' }) + row({ body: NEWS, day: '29/10/2024' });
    const { code, out, err } = await run(
      ['-i', 'jsonl', '-f', 'jsonl', '--text-field', 'body', '--id-field', 'key', '--date-field', 'day'],
      rows,
    );
    expect(code).toBe(0);
    expect(lines(out).map((x) => [x.document.id, x.document.publishedAt])).toEqual([
      ['x', '2024-10-29'],
      ['-:2', null],
    ]);
    expect(err).toMatch(/^khabar: -:2: "day" is not a date/);
  });

  it('puts an error record in the place of an input that fails, and goes on', async () => {
    const rows = `${row({ text: NEWS })}{"text":\n${row({ body: NEWS })}\n${row({ text: 5 })}null\n${row({ text: NEWS })}`;
    const { code, out, err } = await run(['-i', 'jsonl', '-f', 'jsonl', '-', at('missing.txt')], rows);
    expect(code).toBe(1);
    expect(lines(out).map((x) => x.error?.code ?? 'ok')).toEqual([
      'ok',
      'ERR_KHABAR_JSON',
      'ERR_KHABAR_FIELD',
      'ERR_KHABAR_FIELD',
      'ERR_KHABAR_FIELD',
      'ok',
      'ERR_KHABAR_READ',
    ]);
    expect(lines(out)[1]!.error!.source).toBe('-:2');
    expect(err.trim().split('\n')).toHaveLength(5);
    expect(err).not.toMatch(/ {4}at /);
  });

  it('decodes chunks that end inside a letter', async () => {
    const bytes = Buffer.from(row({ text: NEWS }));
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(7 * i, 7 * i + 7));
    const whole = await run(['-i', 'jsonl'], bytes);
    expect((await run(['-i', 'jsonl'], chunks)).out).toBe(whole.out);
  });

  it('tells usage errors by exit code 2', async () => {
    expect(await run(['--nope'])).toMatchObject({ code: 2, out: '' });
    expect((await run(['--types', 'nope'])).err).toMatch(/there is no event type "nope"/);
  });

  it('writes help and version', async () => {
    expect((await run(['--help'])).out).toContain('--published-at');
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('ends quietly when the reader leaves, with 3 when the output fails', async () => {
    const rows = row({ text: NEWS }).repeat(3);
    const gone = await run(
      ['-i', 'jsonl', '-f', 'jsonl'],
      rows,
      collector(Object.assign(new Error('gone'), { code: 'EPIPE' }), 1),
    );
    expect(gone).toMatchObject({ code: 0, err: '' });
    const full = await run(
      ['-i', 'jsonl', '-f', 'jsonl'],
      rows,
      collector(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    );
    expect(full).toMatchObject({ code: 3 });
    expect(full.err).toMatch(/no space left/);
  });

  it('shows a table', async () => {
    const { out } = await run(['-f', 'table', '-d', '2024-10-29', '--explain', at('news', 'a.txt'), at('missing.txt')]);
    expect(out).toMatch(/━━ .*a\.txt/);
    expect(out).toMatch(/where +الرباط, MA/);
    expect(out).toMatch(/when +2024-10-28/);
    expect(out).toMatch(/~ trigger/);
    expect(out).toMatch(/ERR_KHABAR_READ: no such file/);
  });

  it('never sends control characters of a text to the terminal', async () => {
    const { out } = await run(['-f', 'table'], `\u001b[31m${NEWS}\u202e\u0007\n\n${NEWS}`);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('keeps only the types and the confidence asked for', async () => {
    const types = (x: Extraction) => x.events.map((e) => e.type);
    expect(types(JSON.parse((await run(['--types', 'visit'], NEWS)).out))).not.toContain('meeting');
    expect(types(JSON.parse((await run(['--min-confidence', '1'], NEWS)).out))).toEqual([]);
  });
});

describe('plug-ins', () => {
  it('come for the documents that need them', async () => {
    const latin = JSON.parse((await run([], 'قال Youssef Bahlouli إن الاتفاق مهم.')).out) as Extraction;
    expect(latin.entities.map((e) => e.name)).toContain('Youssef Bahlouli');
    const french = JSON.parse(
      (await run([], 'Le président a rencontré le roi dans la capitale lundi.')).out,
    ) as Extraction;
    expect(french.document.language.code).toBe('fr');
  });
});
