/** The user's names: takes a file of entries (JSONL, or one JSON array), gives the entries, or a KhabarError with every fault and its remedy. */
import { readFileSync } from 'node:fs';
import { type DataFault, KhabarError } from '../core/errors.js';
import { checkEntries } from '../names/check.js';
import type { GazetteerEntry } from '../types.js';
import { decode } from './decode.js';

interface Row {
  readonly line: number;
  readonly value: unknown;
}

export function readGazetteer(file: string): GazetteerEntry[] {
  const faults: DataFault[] = [];
  const fault = (line: number, entry: string | null, message: string, remedy: string) =>
    faults.push({ file, line, entry, message, remedy });
  let text: string;
  try {
    text = decode(readFileSync(file));
  } catch (error) {
    throw new KhabarError('GAZETTEER', [
      { file, line: 0, entry: null, message: (error as Error).message, remedy: 'Give a file of UTF-8 text' },
    ]);
  }
  const rows = text.trimStart().startsWith('[') ? array(text, fault) : lineByLine(text, fault);
  const checked = checkEntries(
    rows.map((row) => row.value),
    { file, unit: 'line', line: (i) => rows[i]!.line },
  );
  const all = [...faults, ...checked.faults];
  if (all.length) throw new KhabarError('GAZETTEER', all);
  return checked.sound;
}

type Fault = (line: number, entry: string | null, message: string, remedy: string) => void;

function lineByLine(text: string, fault: Fault): Row[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [{ line: i + 1, value: JSON.parse(line) as unknown }];
    } catch {
      fault(
        i + 1,
        null,
        'the line is not JSON',
        'Write one entry a line, as {"id":"…","type":"person","ar":["…"],"source":"…"}',
      );
      return [];
    }
  });
}

function array(text: string, fault: Fault): Row[] {
  try {
    return (JSON.parse(text) as unknown[]).map((value, i) => ({ line: i + 1, value }));
  } catch (error) {
    fault(1, null, `the file is not JSON: ${(error as Error).message}`, 'Mend it, or write one entry a line');
    return [];
  }
}
