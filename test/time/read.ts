/** Reads times and quantities from a sentence, for tests: takes text and a reference date, gives what the stages give. */
import { findNumbers } from '../../src/numbers/find.js';
import { findQuantities } from '../../src/numbers/quantity.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';
import { anchorTimes } from '../../src/time/anchor.js';
import { findTimes } from '../../src/time/find.js';

const words = new WordTypes();

export function read(text: string, ref: string | null = null) {
  const t = readTokens(text, words);
  const numbers = findNumbers(t);
  const { times, warnings } = anchorTimes(findTimes(t, numbers), ref, t);
  const quantities = findQuantities(t, numbers).filter((q) => !times.some((x) => x.start < q.end && q.start < x.end));
  return { numbers, times, warnings, quantities };
}

/** A text with its expected spans in brackets: «وصل [أمس]» → the text, and where «أمس» stands. */
export function marked(source: string): { text: string; spans: { start: number; end: number }[] } {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  let open = -1;
  for (const c of source) {
    if (c === '[') open = text.length;
    else if (c === ']') spans.push({ start: open, end: text.length });
    else text += c;
  }
  return { text, spans };
}

export interface Case {
  readonly title: string;
  readonly ref: string | null;
  readonly source: string;
  readonly values: readonly string[];
  readonly line: number;
}

/**
 * Case files: `# title`, then `@ 2024-09-05` (the reference date; `@ -` for none), then lines `text with [spans] ==> value | value`;
 * no span and no value: nothing may be found.
 */
export function parseCases(file: string): Case[] {
  const out: Case[] = [];
  let title = '';
  let ref: string | null = null;
  file.split('\n').forEach((line, i) => {
    if (line.startsWith('#')) title = line.slice(1).trim();
    else if (line.startsWith('@')) ref = line.slice(1).trim() === '-' ? null : line.slice(1).trim();
    else if (line.trim()) {
      const [source, values = ''] = line.split('==>');
      const list = values.trim() ? values.split('|').map((v) => v.trim()) : [];
      out.push({ title, ref, source: source!.trim(), values: list, line: i + 1 });
    }
  });
  return out;
}
