/** An Extraction for eyes: takes it, gives lines of plain text: who, what, where, when and status of each event. */
import type { Entity, Extraction, KhabarEvent, Quantity } from '../types.js';
import { type Extractions, type WithText, type Writer, writeAll } from './shared.js';

// Control characters, direction marks and overrides: a terminal would obey them.
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
/** The text on one line, without what a terminal would obey. */
export const oneLine = (text: string): string => text.replace(UNSAFE, ' ').trim();

const range = (from: string | null, to: string | null): string =>
  from === to || to === null ? (from ?? '?') : `${from ?? '?'} … ${to}`;

/** An input that failed, in its place. */
export const failureTable = (source: string, error: { readonly code: string; readonly message: string }): string =>
  `━━ ${oneLine(source)}
   ${error.code}: ${oneLine(error.message)}
`;

export const tableWriter = (): Writer => ({ head: '', between: '\n', tail: '', piece: documentTable });

export const toTable = (given: Extractions): string => writeAll(tableWriter(), given);

function documentTable(x: WithText): string {
  const { title, publishedAt, language, publisher, author } = x.document;
  const facts = [publishedAt, language.code, publisher?.text, author?.text].filter(Boolean).map((f) => oneLine(f!));
  const lines = [
    `━━ ${oneLine(x.document.id ?? '-')}${title ? `  ${oneLine(title.text)}` : ''}`,
    `   ${facts.join(' · ')}`,
  ];
  const entities = new Map(x.entities.map((e) => [e.id, e]));
  const quantities = new Map(x.quantities.map((q) => [q.id, q]));
  for (const event of x.events) lines.push('', ...eventLines(event, entities, quantities), ...traceLines(x, event));
  if (x.events.length === 0) lines.push('', '   no events');
  for (const w of x.warnings) lines.push('', `   ! ${w.code}: ${oneLine(w.message)}`);
  return `${lines.join('\n')}\n`;
}

function eventLines(v: KhabarEvent, entities: Map<string, Entity>, quantities: Map<string, Quantity>): string[] {
  const name = (id: string) => oneLine(entities.get(id)?.name ?? id);
  const rows: [string, string][] = [];
  for (const p of v.participants)
    rows.push([
      p.role,
      name(p.entity) === oneLine(p.text) ? name(p.entity) : `${name(p.entity)} («${oneLine(p.text)}»)`,
    ]);
  for (const q of v.quantities) rows.push([q.role, oneLine(quantities.get(q.ref)?.text ?? `${q.min}`)]);
  for (const t of v.topics) rows.push(['topic', oneLine(t.text)]);
  if (v.place)
    rows.push([
      'where',
      `${oneLine(v.place.name)}${v.place.country ? `, ${v.place.country}` : ''}${v.place.inferred ? ' (inferred)' : ''}`,
    ]);
  if (v.time) rows.push(['when', `${range(v.time.from, v.time.to)}${v.time.inferred ? ' (inferred)' : ''}`]);
  for (const a of v.attribution) rows.push([a.kind, a.source ? name(a.source) : oneLine(a.verb.text)]);
  const what = v.name ? oneLine(v.name) : oneLine(v.trigger.text);
  const head = `   ${v.id}  ${v.type}${v.mode ? `/${v.mode}` : ''}  ${v.status}  ${v.confidence.toFixed(2)}  «${what}»`;
  return [head, ...rows.map(([label, value]) => `       ${label.padEnd(12)} ${value}`)];
}

function traceLines(x: Extraction, v: KhabarEvent): string[] {
  return (x.trace?.[v.id] ?? []).map(
    (s) => `       ~ ${s.part.padEnd(16)} ${s.rule}${s.note ? `: ${oneLine(s.note)}` : ''}`,
  );
}
