/**
 * The user's names: takes a file of entries (JSONL, one JSON array, or CSV), gives the entries, or a KhabarError with every fault, its line and
 * its remedy. No entry is left out in silence: a file has all its entries read, or it is refused.
 */
import { readFileSync } from 'node:fs';
import { type DataFault, KhabarError } from '../core/errors.js';
import { checkEntries } from '../names/check.js';
import { decode } from '../node/decode.js';
import type { GazetteerEntry } from '../types.js';
import { csvRows } from './gazetteer-csv.js';

/** A value that should be an entry, and the line on which it begins. */
export interface Row {
  readonly line: number;
  readonly value: unknown;
}
export type Fault = (line: number, message: string, remedy: string) => void;

const SHAPE = '{"id":"…","type":"person","ar":["…"],"source":"…"}';

export function readGazetteer(file: string): GazetteerEntry[] {
  const faults: DataFault[] = [];
  const fault: Fault = (line, message, remedy) => faults.push({ file, line, entry: null, message, remedy });
  const rows = read(file, textOf(file, fault), fault);
  const checked = checkEntries(
    rows.map((row) => row.value),
    { file, unit: 'line', line: (i) => rows[i]!.line },
  );
  const all = [...faults, ...checked.faults].sort((a, b) => a.line - b.line);
  if (all.length) throw new KhabarError('GAZETTEER', all);
  return checked.sound;
}

function textOf(file: string, fault: Fault): string {
  try {
    const { text, doubt } = decode(readFileSync(file));
    if (doubt) fault(lineAt(text, text.indexOf('\ufffd')), doubt, 'Save the file as UTF-8');
    return text;
  } catch (error) {
    fault(0, (error as Error).message, 'Give a file of UTF-8 text');
    return '';
  }
}

function read(file: string, text: string, fault: Fault): Row[] {
  if (/\.(csv|tsv)$/i.test(file)) return csvRows(text, fault);
  return text.trimStart().startsWith('[') ? array(text, fault) : lineByLine(text, fault);
}

function lineByLine(text: string, fault: Fault): Row[] {
  const rows: Row[] = [];
  for (let from = 0, line = 1; from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const one = text.slice(from, to);
    from = to + 1;
    if (one.trim() === '') continue;
    try {
      rows.push({ line, value: JSON.parse(one) as unknown });
    } catch {
      fault(line, 'the line is not JSON', `Write one entry a line, as ${SHAPE}`);
    }
  }
  return rows;
}

/** The elements of a JSON array, each read by itself, so that one that is broken hides no other. */
function array(text: string, fault: Fault): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let depth = 0;
  let quoted = false;
  /** Where the element begins, and its line, 0 before its first sign. */
  let from = 0;
  let first = 0;
  const element = (to: number) => {
    try {
      rows.push({ line: first || line, value: JSON.parse(text.slice(from, to)) as unknown });
    } catch {
      fault(first || line, 'the entry is not JSON', `Write each as ${SHAPE}, with commas between`);
    }
    from = to + 1;
    first = 0;
  };
  let i = text.indexOf('[') + 1;
  from = i;
  line = lineAt(text, i);
  for (; i < text.length; i++) {
    const c = text[i]!;
    if (c === '\n') line++;
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
      continue;
    }
    if (depth === 0 && (c === ',' || c === ']')) {
      if (c === ',' || first || rows.length) element(i);
      if (c === ']') break;
      continue;
    }
    if (!first && c.trim() !== '') first = line;
    if (c === '"') quoted = true;
    else if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
  }
  if (i >= text.length) fault(first || line, 'the list does not end here', 'Close every quote and bracket');
  else if (text.slice(i + 1).trim()) fault(line, 'there is more behind the list', 'Put all entries into one list');
  return rows;
}

const lineAt = (text: string, at: number): number => text.slice(0, Math.max(0, at)).split('\n').length;
