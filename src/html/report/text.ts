/**
 * The text of an article with its entities, times and event words marked: takes a text and its Extraction, gives HTML.
 *
 * Spans may lie within or across each other: the text is cut at every edge, each piece carries the classes of all spans over it. Marks are inline
 * and have no edges of their own, so letters stay joined.
 */
import type { Extraction } from '../../types.js';
import { familyOf, html, type Words } from './words.js';

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly title: string;
  /** Address of the card of the event that the word tells. */
  readonly href?: string;
}

export function markedText(text: string, x: Extraction, document: number, words: Words): string {
  const marks: Mark[] = [];
  for (const e of x.entities)
    for (const m of e.mentions)
      marks.push({ start: m.start, end: m.end, name: e.type, title: `${e.name} · ${words.ui(e.type)}` });
  for (const t of x.times) marks.push({ start: t.start, end: t.end, name: 'time', title: t.value ?? words.ui('time') });
  for (const v of x.events)
    for (const m of v.mentions)
      marks.push({
        start: m.start,
        end: m.end,
        name: `trigger ${familyOf(v.type)}`,
        title: words.type(v.type),
        href: `#d${document + 1}${v.id}`,
      });
  for (const d of x.document.dropped)
    marks.push({ start: d.start, end: d.end, name: 'dropped', title: words.ui('dropped') });
  return paragraphs(text)
    .map(({ start, end }) => {
      const title = x.document.title;
      const tag = title && title.start >= start && title.end <= end ? 'h3' : 'p';
      return `<${tag}>${pieces(text, start, end, marks)}</${tag}>`;
    })
    .join('\n');
}

function pieces(text: string, from: number, to: number, all: readonly Mark[]): string {
  const marks = all.filter((m) => m.start < to && m.end > from);
  const edges = new Set([from, to]);
  for (const m of marks) {
    edges.add(Math.max(from, m.start));
    edges.add(Math.min(to, m.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  let out = '';
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i]!, sorted[i + 1]!];
    const over = marks.filter((m) => m.start <= start && m.end >= end);
    const piece = html(text.slice(start, end));
    if (!over.length) {
      out += piece;
      continue;
    }
    const link = over.find((m) => m.href);
    const name = [...new Set(over.map((m) => m.name))].join(' ');
    const title = html([...new Set(over.map((m) => m.title))].join(' · '));
    out += link
      ? `<a class="m ${name}" title="${title}" href="${link.href}">${piece}</a>`
      : `<span class="m ${name}" title="${title}">${piece}</span>`;
  }
  return out;
}

/** Lines that hold more than blanks. */
function paragraphs(text: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (text.slice(start, end).trim()) out.push({ start, end });
    start = end + 1;
  }
  return out;
}
