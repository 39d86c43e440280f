/** Outputs: files, formats, errors, progress. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressLine } from '../../src/cli/progress.js';
import { main } from '../../src/cli/run.js';
import {
  toBrat,
  toConll,
  toCsv,
  toGeoJson,
  toICalendar,
  toJsonLd,
  toTable,
  type WithText,
} from '../../src/formats/index.js';
import { collector, run } from './io.js';

const NEWS = 'استقبل الملك محمد السادس، أمس الاثنين بالرباط، الرئيس الفرنسي إيمانويل ماكرون.';
let dir: string;
const at = (...path: string[]) => join(dir, ...path);
const rows = ['a', 'b', 'c'].map((id) => `${JSON.stringify({ id, text: `${NEWS} ${id}`, date: '2024-10-29' })}\n`);
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('formats', () => {
  it('are those of khabar/formats, for no document, one and many', async () => {
    for (const input of ['', rows[0]!, rows.join('')]) {
      const of = async (format: string) => (await run(['-i', 'jsonl', '-f', format], input)).out;
      const read = (await run(['-i', 'jsonl', '-f', 'jsonl', '--with-text'], input)).out;
      const xs = read
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l) as WithText);
      expect(await of('csv')).toBe(toCsv(xs));
      expect(JSON.parse(await of('geojson'))).toEqual(toGeoJson(xs));
      expect(await of('ics')).toBe(toICalendar(xs));
      expect(JSON.parse(await of('jsonld'))).toEqual(toJsonLd(xs));
      expect(await of('conll')).toBe(toConll(xs));
      expect(await of('table')).toBe(toTable(xs));
    }
  });

  it('brat is a folder of pairs, with names that are free', async () => {
    const input = [
      ...rows,
      ...['a', '../../x/y.txt', 'A', '..'].map((id) => `${JSON.stringify({ id, text: NEWS })}\n`),
    ].join('');
    expect((await run(['-i', 'jsonl', '-f', 'brat', '-o', at('brat')], input)).code).toBe(0);
    const names = ['A-3', 'a', 'a-2', 'b', 'c', 'document', 'x-y'];
    expect(readdirSync(at('brat')).sort()).toEqual(
      [...names.flatMap((n) => [`${n}.ann`, `${n}.txt`]), 'annotation.conf'].sort(),
    );
    const x = JSON.parse((await run(['-i', 'jsonl', '-f', 'json', '--with-text'], rows[1]!)).out) as WithText;
    expect(readFileSync(at('brat', 'b.ann'), 'utf8')).toBe(toBrat(x).ann);
    expect(readFileSync(at('brat', 'annotation.conf'), 'utf8')).toContain('meeting\t');
  });

  it('the report escapes what it shows, and is made of results as well', async () => {
    const bad = `${JSON.stringify({ id: '<script>alert(1)</script>', text: NEWS, date: '2024-10-29' })}\n`;
    const page = (await run(['-i', 'jsonl', '-f', 'html'], bad)).out;
    expect(page).toContain('محمد السادس');
    expect(page).not.toContain('<script>alert');
    writeFileSync(at('results.jsonl'), (await run(['-i', 'jsonl', '-f', 'jsonl', '--with-text'], bad)).out);
    expect((await run(['report', at('results.jsonl')])).out).toBe(page);
    expect((await run(['report', at('results.jsonl'), '-o', at('r.html')])).code).toBe(0);
    expect(readFileSync(at('r.html'), 'utf8')).toBe(page);
    writeFileSync(at('no.jsonl'), '{"a":1}\n');
    expect((await run(['report', at('no.jsonl'), '-o', at('r.html')])).err).toMatch(/line 1: this is no result/);
    expect(readFileSync(at('r.html'), 'utf8')).toBe(page);
    expect((await run(['report'])).code).toBe(2);
  });
});

describe('files', () => {
  it('are written anew, and say why they cannot be', async () => {
    for (const input of [rows.join(''), rows[0]!])
      expect((await run(['-i', 'jsonl', '-o', at('out.jsonl')], input)).code).toBe(0);
    expect(readFileSync(at('out.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
    expect(readdirSync(dir).filter((f) => f.includes('resume'))).toEqual([]);
    expect(await run(['-o', at('none', 'out.csv')], NEWS)).toMatchObject({ code: 3, out: '' });
    expect((await run(['-o', at('out.jsonl', 'x'), '-f', 'brat'], NEWS)).code).toBe(3);
    const full = await run(['-o', '/dev/full', '-f', 'csv'], NEWS);
    expect(full.code).toBe(3);
    expect(full.err).toMatch(/^khabar: the output cannot be written: .*\n$/);
  });
});

describe('errors', () => {
  const input = `${rows[0]}{\n${rows[1]}{"id":"k"}\n${rows[2]}`;
  it.each([
    ['emit', 5, 2],
    ['skip', 3, 2],
    ['fail', 1, 1],
  ])('%s', async (how, lines, messages) => {
    const { code, out, err } = await run(['-i', 'jsonl', '-f', 'jsonl', '--on-error', how], input);
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(lines);
    expect(err.trim().split('\n')).toHaveLength(messages);
    const json = JSON.parse((await run(['-i', 'jsonl', '--on-error', how], input)).out) as object | object[];
    expect(Array.isArray(json) ? json.length : 1).toBe(lines);
  });

  it('have no place in formats of other standards', async () => {
    const csv = await run(['-i', 'jsonl', '-f', 'csv'], input);
    expect(csv.out).toBe((await run(['-i', 'jsonl', '-f', 'csv'], rows.join(''))).out);
    expect(csv.err.trim().split('\n')).toHaveLength(2);
  });
});

describe('progress', () => {
  const screen = (isTTY: boolean) => Object.assign(collector(), { isTTY, columns: 60 });
  const shown = async (args: string[], tty: boolean, stdoutTty = false) => {
    const stderr = screen(tty);
    const stdout = Object.assign(collector(), { isTTY: stdoutTty });
    const stdin = Readable.from([Buffer.from(rows.join(''))], { objectMode: false });
    await main(args, { stdin, stdout, stderr });
    return { out: stdout.text(), err: stderr.text() };
  };
  it('is on a terminal only, off the output, and goes away', async () => {
    mkdirSync(at('p'), { recursive: true });
    for (let n = 0; n < 3; n++) writeFileSync(at('p', `${n}.txt`), NEWS);
    const { out, err } = await shown([at('p'), '-f', 'jsonl'], true);
    expect(err.split('\r\u001b[2K')[1]).toMatch(/^\[#*\.*\] \d+% {2}1 article {2}/);
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(out).not.toContain('\u001b');
    expect((await shown([at('p'), '-f', 'jsonl'], false)).err).toBe('');
    expect((await shown([at('p'), '-f', 'jsonl', '-q'], true)).err).toBe('');
    expect((await shown([at('p'), '-f', 'jsonl'], true, true)).err).toBe('');
    expect((await shown(['-i', 'jsonl', '-f', 'jsonl'], true)).err).toContain('\r\u001b[2K1 article');
  });

  it('has rate, time left and errors', () => {
    const count = { seconds: 20, bytes: 250, total: 1000, documents: 400, failures: 0 };
    expect(progressLine(count)).toBe('[######..................] 25%  400 articles  20/s  1:00 left');
    expect(progressLine({ ...count, failures: 2, documents: 1 })).toBe(
      '[######..................] 25%  1 article  0.1/s  1:00 left  2 errors',
    );
    expect(progressLine({ ...count, total: null })).toBe('400 articles  20/s');
    expect(progressLine({ ...count, bytes: 1, total: 1000 })).toContain('5:33:00 left');
    expect(progressLine({ ...count, bytes: 2000 })).toContain('100%  400 articles  20/s  0:00 left');
  });
});
