/**
 * An article stage by stage, for whoever asks why: takes a text file (or a row of a JSONL file), prints what each stage gave.
 *
 *   npm run walk -- examples/trial.txt [--published-at 2025-01-13] [--stage tokens,events] [--row 2]
 *
 * Colour on a terminal only. Columns of Arabic are parted by columns of Latin, so that a terminal does not turn them around.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lemmaOf } from '../src/arabic/lemma.js';
import { EventWords } from '../src/events/lexeme.js';
import { makeTools } from '../src/extractor.js';
import { knowledge } from '../src/knowledge.js';
import { language } from '../src/language/index.js';
import { latin } from '../src/latin/index.js';
import { build } from '../src/output/build.js';
import { explain } from '../src/output/explain.js';
import { tokenWriter } from '../src/output/tokens.js';
import { analyze, type Tools } from '../src/pipeline.js';
import type { Extraction } from '../src/types.js';

type Analysis = ReturnType<typeof analyze>;

const STAGES = ['page', 'sentences', 'tokens', 'numbers', 'times', 'names', 'entities', 'triggers', 'events'] as const;
type Stage = (typeof STAGES)[number];

const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code: number) => (s: string) => (colour && s ? `\u001b[${code}m${s}\u001b[0m` : s);
const [bold, dim, green, red, cyan] = [paint(1), paint(2), paint(32), paint(31), paint(36)];

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
/** Columns that a terminal gives the text: marks and invisible signs take none. */
const widthOf = (s: string): number => [...s.replace(ANSI, '').replace(/[\p{Mn}\p{Cf}]/gu, '')].length;
const pad = (s: string, width: number): string => s + ' '.repeat(Math.max(0, width - widthOf(s)));
const oneLine = (s: string): string => s.replace(/\s+/g, ' ').trim();
const cell = (value: unknown): string => (value === null || value === undefined ? dim('-') : String(value));

const say = (line = ''): void => void process.stdout.write(`${line.trimEnd()}\n`);
const head = (stage: string, note = ''): void => say(`\n${bold(cyan(`== ${stage}`))}${note ? `  ${dim(note)}` : ''}`);

/** Rows with aligned columns; the last column is not padded. */
function table(rows: readonly (readonly unknown[])[], indent = 2): void {
  const cells = rows.map((r) => r.map((c) => cell(c)));
  const widths: number[] = [];
  for (const r of cells)
    r.forEach((c, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(c));
    });
  for (const r of cells)
    say(' '.repeat(indent) + r.map((c, i) => (i < r.length - 1 ? pad(c, widths[i]!) : c)).join('  '));
}

interface Shown {
  readonly a: Analysis;
  readonly x: Extraction;
  readonly tools: Tools;
}

const share = (n: number): string => n.toFixed(2);
const stretch = (a: Analysis, first: number, last: number): string =>
  oneLine(a.text.slice(a.tokens.start[first]!, a.tokens.end[last - 1]!));
const days = (from: string | null, to: string | null): string | null =>
  from === null && to === null ? null : from === to ? from : `${from ?? '?'} … ${to ?? '?'}`;

const SHOW: Record<Stage, (s: Shown) => void> = {
  page({ a, x }) {
    const d = x.document;
    const body = a.page.body.reduce((n, r) => n + r.end - r.start, 0);
    head('page', `${d.language.code} ${share(d.language.confidence)}, ${a.text.length} units, body ${body}`);
    table([
      ['title', d.title?.text],
      ['author', d.author?.text],
      ['publisher', d.publisher?.text],
      ['dateline', d.dateline?.text],
      ['published', d.publishedAt],
      ...d.dropped.map((r) => [`dropped: ${r.reason}`, oneLine(r.text)]),
      ...x.warnings.map((w) => [red(`warning: ${w.code}`), w.message]),
    ]);
  },

  sentences({ a }) {
    head('sentences', `${a.sentences.count}`);
    const rows: unknown[][] = [];
    for (let s = 0; s < a.sentences.count; s++) {
      const [first, last] = [a.sentences.first[s]!, a.sentences.first[s + 1]!];
      rows.push([dim(`s${s}`), dim(`${first}–${last}`), stretch(a, first, last)]);
    }
    table(rows);
  },

  tokens({ a, tools }) {
    head('tokens', 'word, kind, segments, part of speech, lemma, verb, how many readings');
    const kb = { verbs: tools.verbs, model: knowledge.readings() };
    const rows = tokenWriter(
      tools.readings,
      kb,
    )(a.words).map((t, i) => {
      const reading = a.words.best(i);
      const verb = reading.verb && tools.verbs.verb(reading.verb.verb);
      const form = verb && reading.verb && reading.pos === 'VERB';
      const readings = a.words.readings(i).length;
      return [
        dim(`${i}`),
        t.text,
        t.kind,
        t.kind === 'word' ? t.segments.map((p) => p.text).join(dim('·')) : null,
        t.pos,
        t.kind === 'word' ? lemmaOf(reading, a.tokens.words, a.tokens.type[i]!, kb) : null,
        form ? `${reading.verb!.tense} ${reading.verb!.voice} ${verb.form}` : null,
        form ? verb.root : null,
        readings > 1 ? dim(`×${readings}`) : '',
      ];
    });
    table(rows);
  },

  numbers({ a, x }) {
    head('numbers', `${a.numbers.length} numbers, ${a.quantities.length} quantities`);
    table(a.numbers.map((n) => [n.kind, n.value, stretch(a, n.first, n.last)]));
    if (x.quantities.length) say();
    table(
      x.quantities.map((q, i) => [
        q.id,
        `${q.approximate ? '≈ ' : ''}${q.value ?? `${q.min ?? '?'} … ${q.max ?? '?'}`}`,
        q.unit,
        a.quantities[i]!.rule,
        q.text,
      ]),
    );
  },

  times({ a, x }) {
    head('times', `${x.times.length}`);
    table(
      x.times.map((t, i) => [
        t.id,
        t.type,
        t.value,
        days(t.from, t.to),
        t.basis + (t.relative ? ` ${t.relative}` : ''),
        a.times[i]!.rule,
        oneLine(t.text),
      ]),
    );
  },

  names({ a }) {
    const stands = (n: { start: number; end: number }) =>
      a.entities.mentions.some((m) => m.start === n.start && m.end === n.end);
    const list = [...a.found.names].sort((p, q) => p.start - q.start || q.end - p.end);
    head('names', `${list.length} candidates, ${list.filter(stands).length} stood`);
    table(
      list.map((n) => [
        stands(n) ? green('+') : red('-'),
        share(n.score),
        n.type + (n.subtype ? `/${n.subtype}` : ''),
        `${n.source}${n.weak ? ', weak' : ''}`,
        n.rule,
        oneLine(a.text.slice(n.start, n.end)),
      ]),
    );
  },

  entities({ x }) {
    head('entities', `${x.entities.length}`);
    for (const e of x.entities) {
      const facts = [
        e.type + (e.subtype ? `/${e.subtype}` : ''),
        e.country,
        e.source,
        share(e.confidence),
        e.ids.khabar,
      ];
      say(`  ${bold(e.id.padEnd(4))} ${facts.filter(Boolean).join(', ')}  ${bold(oneLine(e.name))}`);
      if (e.titles.length) say(`       titles    ${e.titles.map(oneLine).join(' | ')}`);
      say(`       mentions  ${e.mentions.map((m) => `${m.kind} ${m.start} ${oneLine(m.text)}`).join(' | ')}`);
    }
  },

  triggers({ a, tools }) {
    const covered = new Uint8Array(a.tokens.count);
    for (const m of a.entities.mentions) covered.fill(1, m.first, m.last);
    for (const t of a.times) covered.fill(1, t.first, t.last);
    const words = new EventWords(a.words);
    const told = a.events.flatMap((d) => d.mentions.map((m) => ({ d, m })));
    const rows: unknown[][] = [];
    for (let s = 0; s < a.sentences.count; s++) {
      const found = tools.triggers.find(words, a.sentences.first[s]!, a.sentences.first[s + 1]!, covered);
      for (const t of found) {
        const { trigger, frame, type } = t.rule;
        const hit = told.find((x) => x.m.token === t.token && x.m.rule === t.rule);
        const places = Object.entries(frame).map(([place, role]) =>
          typeof role === 'string'
            ? `${place}=${role}`
            : Object.entries(role as Record<string, string>)
                .map(([preposition, r]) => `${r}=${preposition}`)
                .join(' '),
        );
        rows.push([
          hit ? green('+') : red('-'),
          hit ? share(hit.d.chance) : null,
          type.type,
          trigger.id,
          `prior ${trigger.prior ?? 'usual'}`,
          `«${a.text.slice(t.start, t.end)}»`,
          dim(`${trigger.frame}: ${places.join(' ')}`),
        ]);
      }
    }
    head(
      'triggers',
      `${rows.length} candidates; + those that tell of an event, with its chance; frame: place=role, role=preposition`,
    );
    table(rows);
  },

  events({ x }) {
    head('events', `${x.events.length}`);
    for (const v of x.events) {
      say(
        `  ${bold(v.id.padEnd(4))} ${bold(v.type)}${v.mode ? `/${v.mode}` : ''}  ${v.status}  ${share(v.confidence)}  ` +
          v.mentions.map((m) => `«${oneLine(m.text)}»`).join(' '),
      );
      table(
        explain(x, v.id).steps.map((s) => [
          s.part,
          dim(s.rule + (s.note ? ` (${s.note})` : '')),
          s.spans.map((p) => oneLine(p.text)).join(' | '),
        ]),
        7,
      );
      const place =
        v.place && [v.place.country, v.place.coordinates?.join(' '), v.place.name].filter(Boolean).join(', ');
      table(
        [
          ['place', place],
          ['time', v.time && days(v.time.from, v.time.to)],
          ['quantities', v.quantities.map((q) => `${q.role} ${days(`${q.min}`, `${q.max}`)}`).join(', ') || null],
          [
            'said by',
            v.attribution.map((q) => x.entities.find((e) => e.id === q.source)?.name ?? q.verb.text).join(', '),
          ],
          ['codes', [v.codes.plover, v.codes.cameo, v.codes.ace].filter(Boolean).join(' ')],
          ['summary', v.summary.en],
        ].filter(([, value]) => value),
        7,
      );
      say();
    }
  },
};

/** The text of the file: all of it, or that of one row of a JSONL file with its day. */
function readArticle(file: string, row: number): { text: string; date: string | null } {
  const content = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\ufeff/, '');
  if (!file.endsWith('.jsonl')) return { text: content, date: null };
  const { text, date } = JSON.parse(content.split('\n').filter((l) => l.trim())[row - 1] ?? '{}');
  if (typeof text !== 'string') throw new Error(`${file}: no text in row ${row}`);
  return { text, date: typeof date === 'string' ? date.slice(0, 10) : null };
}

const { values, positionals } = parseArgs({
  options: {
    'published-at': { type: 'string', short: 'd' },
    stage: { type: 'string', short: 's' },
    row: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});
const wanted = values.stage?.split(',') ?? [...STAGES];
const unknown = wanted.find((s) => !STAGES.includes(s as Stage));
if (positionals.length !== 1 || unknown) {
  process.stderr.write(`walk FILE [--published-at DATE] [--row N] [--stage ${STAGES.join(',')}]\n`);
  process.exitCode = 2;
} else {
  const { text, date } = readArticle(positionals[0]!, Number(values.row));
  const tools = makeTools([], [], [latin(), language()]);
  const a = analyze(text, tools, values['published-at'] ?? date, true);
  const shown = { a, x: build(a, { explain: true }), tools };
  for (const stage of STAGES) if (wanted.includes(stage)) SHOW[stage](shown);
}
