/** CSV as csv-parse reads it: RFC 4180; and PLOVER rows. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { ploverWriter, toCsv, toPlover, toRows } from '../../src/formats/index.js';
import { writeAll } from '../../src/formats/shared.js';
import { article, examples, NASTY, nasty } from './fixture.js';

type Row = Record<string, string>;
const read = (text: string, options: object = {}) => parse(text, { columns: true, ...options }) as Row[];

describe('CSV', () => {
  it('is one row an event, with the values of the event', () => {
    const rows = read(toCsv(examples));
    const wanted = examples.flatMap(toRows);
    expect(wanted.length).toBeGreaterThan(40);
    expect(rows).toEqual(
      wanted.map((r) => Object.fromEntries(Object.entries(r).map(([k, v]) => [k, v === null ? '' : String(v)]))),
    );
  });

  it('keeps numbers below zero numbers, and makes formulas harmless', () => {
    const rows = read(toCsv([article(), nasty()]));
    expect(Number(rows.find((r) => r.place === 'الرباط')!.longitude)).toBeLessThan(0);
    const bad = rows.at(-1)!;
    const encoded = NASTY.replace('\ud83d ', '\ufffd '); // in UTF-8
    expect(bad.title).toBe(`'${encoded}`);
    expect(bad.publisher).toBe(`'@${encoded}`);
    for (const r of rows) for (const cell of Object.values(r)) if (/^[=+@\t\r]/.test(cell)) throw new Error(cell);
  });

  it('ends rows with CR LF, and has a byte order mark on request', () => {
    const text = toCsv(article());
    expect(text.split('\r\n').at(-1)).toBe('');
    expect(toCsv(article(), { bom: true })).toBe(`\ufeff${text}`);
    expect(read(toCsv(article(), { delimiter: ';' }), { delimiter: ';' })).toEqual(read(text));
    expect(read(toCsv([]))).toEqual([]);
    expect(toCsv([])).toMatch(/^document,title,.*summary_en\r\n$/);
  });

  it('has the sentence where the text is there', () => {
    const { text: _, ...bare } = article();
    expect(toRows(bare).map((r) => r.sentence)).toContain(null);
    expect(toRows(article())[0]!.sentence).toContain('استقبل الملك');
  });
});

describe('PLOVER rows', () => {
  it('are pairs of those who take part, with the code', () => {
    const [row] = toPlover(article()).filter((r) => r['Event Type'] === 'CONSULT');
    expect(row).toMatchObject({
      'Event Date': '2024-10-28',
      'Quad Code': 'VERBAL COOPERATION',
      'Actor Name': 'Mohammed VI',
      'Actor Country': 'MA',
      'Recipient Name': 'Emmanuel Macron',
      'Recipient Country': 'FR',
      Country: 'MA',
    });
  });

  it('have one row for each actor and each recipient, and none for what is denied', () => {
    const x = article();
    const v = x.events.find((e) => e.type === 'meeting')!;
    const p = v.participants[0]!;
    const [a, b, c] = x.entities.map((e) => e.id) as [string, string, string];
    const event = { ...v, type: 'arrest', codes: { ...v.codes, plover: 'COERCE' } };
    x.events = [
      { ...event, participants: [{ ...p, entity: a }, { ...p, entity: b, proto: 'patient' as const }, { ...p, entity: c, proto: 'patient' as const }] },
      { ...event, id: 'v2', status: 'negated' as const },
      { ...event, id: 'v3', codes: { ...v.codes, plover: null } },
      { ...event, id: 'v4', participants: [] },
    ]; // biome-ignore format: an event a line
    const rows = toPlover(x);
    expect(rows.map((r) => r['Event ID'].split('-').slice(1).join('-'))).toEqual(['v1-1', 'v1-2', 'v4-1']);
    expect(new Set(rows.map((r) => r['Quad Code']))).toEqual(new Set(['MATERIAL CONFLICT']));
  });

  it('are read back from tab-separated text', () => {
    const rows = read(writeAll(ploverWriter(), [...examples, nasty()]), { delimiter: '\t' });
    expect(rows).toHaveLength(toPlover([...examples, nasty()]).length);
    expect(rows[0]!['Event ID']).toBe(toPlover(examples)[0]!['Event ID']);
  });

  it('know the quad of every code that events have', () => {
    for (const r of toPlover(examples)) expect(r['Quad Code'], r['Event Type']).not.toBe('');
  });
});
