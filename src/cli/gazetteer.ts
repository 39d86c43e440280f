/** The user's names: takes a file of entries (JSONL, or one JSON array), gives the entries, or a KhabarError with every fault and its remedy. */
import { readFileSync } from 'node:fs';
import { type DataFault, KhabarError } from '../core/errors.js';
import type { GazetteerEntry } from '../types.js';
import { decode } from './decode.js';

const TYPES = ['person', 'organization', 'location', 'group', 'other'];
const LISTS = ['en', 'demonyms', 'weak', 'cues'] as const;

interface Row {
  readonly line: number;
  readonly value: unknown;
}

export function readGazetteer(file: string): GazetteerEntry[] {
  const faults: DataFault[] = [];
  const fault = (line: number, entry: string | null, message: string, remedy: string) => faults.push({ file, line, entry, message, remedy });
  let text: string;
  try {
    text = decode(readFileSync(file));
  } catch (error) {
    throw new KhabarError('GAZETTEER', [{ file, line: 0, entry: null, message: (error as Error).message, remedy: 'Give a file of UTF-8 text' }]);
  }
  const rows = text.trimStart().startsWith('[') ? array(text, fault) : lineByLine(text, fault);
  const seen = new Map<string, number>();
  for (const { line, value } of rows) {
    const id = checkEntry(value, (message, remedy) => fault(line, idOf(value), message, remedy));
    if (id === null) continue;
    const before = seen.get(id);
    if (before !== undefined) fault(line, id, `the id "${id}" stands in line ${before} as well`, 'Give each entry an id of its own');
    seen.set(id, line);
  }
  if (faults.length) throw new KhabarError('GAZETTEER', faults);
  return rows.map((row) => row.value as GazetteerEntry);
}

type Fault = (line: number, entry: string | null, message: string, remedy: string) => void;

function lineByLine(text: string, fault: Fault): Row[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [{ line: i + 1, value: JSON.parse(line) as unknown }];
    } catch {
      fault(i + 1, null, 'the line is not JSON', 'Write one entry a line, as {"id":"…","type":"person","ar":["…"],"source":"…"}');
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

const idOf = (value: unknown): string | null => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
};

const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((v) => typeof v === 'string' && v.trim() !== '');

/** The id of a sound entry; null, and its faults reported, where it is not. */
function checkEntry(value: unknown, fault: (message: string, remedy: string) => void): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    fault('the entry is not an object', 'Write it as {"id":"…","type":"person","ar":["…"],"source":"…"}');
    return null;
  }
  const entry = value as Record<string, unknown>;
  const id = idOf(value);
  if (id === null || !/^[a-z0-9][a-z0-9/._-]*$/.test(id)) fault('"id" is missing or odd', 'Use small Latin letters, digits and / . _ -');
  if (!TYPES.includes(entry.type as string)) fault(`"type" is ${JSON.stringify(entry.type) ?? 'missing'}`, `Use one of ${TYPES.join(', ')}`);
  if (!isWords(entry.ar) || entry.ar.length === 0) fault('"ar" is not a list of names', 'List the name as news writes it, the main form first');
  if (typeof entry.source !== 'string') fault('"source" is missing', 'Say where the entry comes from, as "own"');
  for (const name of LISTS) if (entry[name] !== undefined && !isWords(entry[name])) fault(`"${name}" is not a list of words`, 'Write it as ["…"]');
  const place = entry.coordinates;
  if (place !== undefined && place !== null && !(Array.isArray(place) && place.length === 2 && place.every((n) => typeof n === 'number')))
    fault('"coordinates" is not [longitude, latitude]', 'Write two numbers, in degrees');
  return id;
}
