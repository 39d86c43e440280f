/** CoNLL-U Plus and brat standoff there and back: what a reader of their rules finds is what the Extraction holds. */
import { describe, expect, it } from 'vitest';
import { bratConfiguration, toBrat, toConll, type WithText } from '../../src/formats/index.js';
import { extractEvents } from '../../src/index.js';
import { article, examples, nasty } from './fixture.js';

interface Word {
  form: string;
  start: number;
  end: number;
  ner: string;
  event: string;
}

/** Sentences of CoNLL-U Plus, by the rules of the format. */
function readConll(text: string): { columns: string[]; sentences: { text: string; words: Word[] }[] } {
  const [first, ...rest] = text.split('\n');
  const columns = /^# global\.columns = (.*)$/.exec(first!)![1]!.split(' ');
  const sentences = rest
    .join('\n')
    .split(/\n\n/)
    .filter(Boolean)
    .map((block) => {
      const lines = block.split('\n');
      const stated = lines.find((l) => l.startsWith('# text = '))!.slice(9);
      const words: Word[] = [];
      let surface = '';
      let covered = 0;
      let number = 0;
      for (const line of lines.filter((l) => !l.startsWith('#'))) {
        const cells = line.split('\t');
        expect(cells, line).toHaveLength(columns.length);
        for (const cell of cells) expect(cell, line).toMatch(/^\S+$/u);
        const cell = Object.fromEntries(columns.map((c, i) => [c, cells[i]!]));
        const misc = Object.fromEntries(cell.MISC!.split('|').map((m) => m.split('=')));
        const range = /^(\d+)-(\d+)$/.exec(cell.ID!);
        if (range) covered = Number(range[2]);
        else expect(Number(cell.ID)).toBe(++number);
        if (range || number > covered) surface += cell.FORM! + (misc.SpaceAfter === 'No' ? '' : ' ');
        if (!range)
          words.push({
            form: cell.FORM!,
            start: +misc.start_char,
            end: +misc.end_char,
            ner: cell['KHABAR:NER']!,
            event: cell['KHABAR:EVENT']!,
          });
      }
      expect(surface.replace(/\s+/g, ' ').trim()).toBe(stated.replace(/\s+/g, ' ').trim());
      return { text: stated, words };
    });
  return { columns, sentences };
}

/** Spans of a BIO2 column; an I that follows nothing of its type is an error. */
function spans(words: readonly Word[], column: 'ner' | 'event'): string[] {
  const out: { start: number; end: number; tag: string }[] = [];
  let open = false;
  for (const w of words) {
    const [mark, tag] = /^([BIO])(?:-(.+))?$/.exec(w[column])!.slice(1) as ['B' | 'I' | 'O', string];
    if (mark === 'B') out.push({ start: w.start, end: w.end, tag });
    else if (mark === 'I') {
      expect(open && out.at(-1)!.tag === tag, `${w.form} ${w[column]}`).toBe(true);
      out.at(-1)!.end = w.end;
    }
    open = mark !== 'O';
  }
  return out.map((s) => `${s.start}-${s.end} ${s.tag}`);
}

const TAGS: Readonly<Record<string, string>> = {
  person: 'PER',
  organization: 'ORG',
  location: 'LOC',
  group: 'MISC',
  other: 'MISC',
};

describe('CoNLL', () => {
  it('gives back the names and triggers with their exact edges', () => {
    let names = 0;
    for (const x of [...examples, article()]) {
      const { sentences } = readConll(toConll(x));
      const found = new Set(sentences.flatMap((s) => spans(s.words, 'ner')));
      const wanted = x.entities.flatMap((e) =>
        e.mentions.filter((m) => m.kind === 'name').map((m) => ({ ...m, tag: TAGS[e.type] })),
      );
      // Of names that overlap, one is there.
      const alone = wanted.filter((a) => !wanted.some((b) => b !== a && b.start < a.end && a.start < b.end));
      names += alone.length;
      for (const m of alone) {
        // In «للأردن» the second ل is the article, which stays with its noun.
        const start = m.start - (x.text!.slice(m.start - 2, m.start) === 'لل' ? 1 : 0);
        expect([...found], `${x.document.id}: ${m.text}`).toContain(`${start}-${m.end} ${m.tag}`);
      }
      const triggers = new Set(sentences.flatMap((s) => spans(s.words, 'event')));
      for (const t of triggers) {
        const [at, tag] = t.split(' ');
        expect(
          x.events.some((v) => v.type === tag && v.mentions.some((m) => `${m.start}-${m.end}` === at)),
          t,
        ).toBe(true);
      }
    }
    expect(names).toBeGreaterThan(80);
  });

  it('cuts clitics off, and keeps the article with its noun', () => {
    const rows = toConll(article())
      .split('\n')
      .map((l) => l.split('\t'));
    const rabat = rows.findIndex((r) => r[1] === 'بالرباط');
    expect(rows.slice(rabat, rabat + 3).map((r) => [r[1], r[5]])).toEqual([
      ['بالرباط', '_'],
      ['ب', 'O'],
      ['الرباط', 'B-LOC'],
    ]);
  });

  it('survives odd text', () => {
    for (const text of ['', ' \n ', 'خبر\u2028خبر\u0085 \u00a0 ..؟ نعم', 'ا\ud83d ب\u0000ج\tد', '...'.repeat(50)])
      readConll(toConll({ ...extractEvents(text, { id: 'a\tb\nc' }), text }));
    readConll(toConll(nasty()));
  });

  it('refuses an Extraction without its text', () => {
    const { text: _, ...bare } = article();
    expect(() => toConll(bare)).toThrow(expect.objectContaining({ code: 'ERR_KHABAR_TEXT' }) as Error);
    expect(() => toBrat(bare)).toThrow(TypeError);
  });
});

/** Annotations of a `.ann` file, by the rules of the format. */
function readBrat({ text, ann }: { text: string; ann: string }) {
  const points = [...text];
  const marks = new Map<string, { type: string; text: string; from: number }>();
  const events: { type: string; trigger: string; args: [string, string][] }[] = [];
  const attributes: string[][] = [];
  const rest: string[] = [];
  expect(ann === '' || ann.endsWith('\n')).toBe(true);
  for (const line of ann.split('\n').slice(0, -1)) {
    const [id, body, shown] = line.split('\t') as [string, string, string];
    if (id.startsWith('T')) {
      const [, type, at] = /^([\w-]+) ([\d ;]+)$/.exec(body)!;
      const parts = at!.split(';').map((p) => p.split(' ').map(Number) as [number, number]);
      for (const [from, to] of parts) expect(to).toBeGreaterThan(from);
      const covered = parts.map(([from, to]) => points.slice(from, to).join(''));
      for (const c of covered) expect(c).not.toMatch(/[\n\r]/);
      expect(shown).toBe(covered.join(' '));
      marks.set(id, { type: type!, text: shown, from: parts[0]![0] });
    } else if (id.startsWith('E')) {
      const [head, ...args] = body.split(' ');
      const [type, trigger] = head!.split(':') as [string, string];
      events.push({ type, trigger, args: args.map((a) => a.split(':') as [string, string]) });
    } else if (id.startsWith('A')) attributes.push(body.split(' '));
    else rest.push(line);
  }
  for (const e of events) {
    expect(marks.get(e.trigger)!.type).toBe(e.type);
    for (const [role, mark] of e.args) {
      expect(role).toMatch(/^[A-Za-z_-]+\d*$/);
      expect(marks.has(mark), mark).toBe(true);
    }
    expect(new Set(e.args.map(([role]) => role)).size).toBe(e.args.length);
  }
  for (const line of rest) expect(line).toMatch(/^(\*\tEquiv T\d+( T\d+)+|N\d+\tReference T\d+ khabar:\S+\t.*)$/);
  return { marks, events, attributes };
}

describe('brat', () => {
  it('gives back mentions, events, roles and status', () => {
    for (const x of [...examples, article()]) {
      const files = toBrat(x);
      expect(files.text).toBe(x.text);
      const { marks, events, attributes } = readBrat(files);
      const texts = [...marks.values()].map((m) => m.text);
      for (const m of x.entities.flatMap((e) => e.mentions)) expect(texts).toContain(m.text.replace(/[\r\n]+/g, ' '));
      expect(events.map((e) => e.type)).toEqual(x.events.map((v) => v.type));
      expect(attributes.map(([, , value]) => value)).toEqual(x.events.map((v) => v.status));
      x.events.forEach((v, i) => {
        const roles = new Set(events[i]!.args.map(([role]) => role.replace(/\d+$/, '')));
        for (const p of v.participants.filter((q) => x.entities.find((e) => e.id === q.entity)!.mentions.length))
          expect([...roles]).toContain(p.role);
        expect(roles.has('Time')).toBe(v.time !== null);
      });
    }
  });

  it('counts code points, and parts a name at a line end', () => {
    const x: WithText = article();
    const { marks } = readBrat(toBrat(x));
    const king = [...marks.values()].find((m) => m.text === 'محمد السادس')!;
    expect(king.from).toBe([...x.text!.slice(0, x.text!.indexOf('محمد السادس'))].length);
    const start = x.text!.indexOf('مدينة\nالدار البيضاء');
    x.entities[0]!.mentions = [{ start, end: start + 19, text: x.text!.slice(start, start + 19), kind: 'name' }];
    expect([...readBrat(toBrat(x)).marks.values()].map((m) => m.text)).toContain('مدينة الدار البيضاء');
  });

  it('survives odd strings', () => {
    readBrat(toBrat(nasty()));
    const text = 'ا\ud83d ب';
    expect(readBrat(toBrat({ ...extractEvents(text), text })).events).toEqual([]);
  });

  it('configures the types and roles that are used', () => {
    const conf = bratConfiguration(examples);
    const section = (name: string) => conf.split(`[${name}]\n`)[1]!.split('\n[')[0]!.trim().split('\n');
    const events = new Map(section('events').map((l) => l.split('\t') as [string, string]));
    for (const x of examples)
      for (const v of x.events)
        for (const p of v.participants) expect(events.get(v.type)).toContain(`${p.role}*:<ENTITY>`);
    expect(section('entities')).toContain('Person');
    for (const name of ['entities', 'relations', 'events', 'attributes']) expect(conf).toContain(`[${name}]`);
  });
});
