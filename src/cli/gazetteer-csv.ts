/**
 * Entries from a table: takes CSV text (commas, semicolons or tabs; the first line names the columns), gives entries with their lines.
 *
 * A column is a key of an entry. Cells with several names part them by `|`; `geonames`, `iso3166`, `wikidata` go into `ids`, `longitude` and
 * `latitude` into `coordinates`, `titles` into `offices`. An empty cell says nothing. Without a column `source` the source is "own".
 */
import { parse } from 'csv-parse/sync';
import type { Fault, Row } from './gazetteer.js';

const LISTS = new Set(['ar', 'en', 'demonyms', 'weak', 'cues', 'examples', 'counterExamples']);
const WORDS = new Set(['id', 'type', 'subtype', 'country', 'capital', 'source', 'note']);
const IDS = new Set(['geonames', 'iso3166', 'wikidata']);
const NUMBERS = new Set(['population', 'longitude', 'latitude', 'geonames']);
const COLUMNS = new Set([...LISTS, ...WORDS, ...IDS, ...NUMBERS, 'titles']);
const NEEDED = ['id', 'type', 'ar'];
const SEPARATORS = [',', ';', '\t'];
const PART = '|';
const OWN = 'own';

interface Parsed {
  readonly record: readonly string[];
  /** `lines`: how many lines have been read when the record ends. */
  readonly info: { readonly lines: number };
}

export function csvRows(file: string, fault: Fault): Row[] {
  const text = file.replaceAll('\r\n', '\n');
  const head = text.slice(0, `${text}\n`.indexOf('\n'));
  const delimiter = SEPARATORS.reduce((a, b) => (head.split(b).length > head.split(a).length ? b : a));
  let records: Parsed[];
  try {
    records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (error) {
    const { lines, message } = error as Error & { lines?: number };
    fault(lines ?? 1, `the table cannot be read: ${message}`, 'Close every quote, and double a quote inside quotes');
    return [];
  }
  const columns = records[0]?.record ?? [];
  for (const c of columns.filter((c, i) => !COLUMNS.has(c) || columns.indexOf(c) < i))
    fault(1, `the column "${c}" is not known, or there twice`, `The columns are ${[...COLUMNS].join(', ')}`);
  for (const c of NEEDED.filter((c) => !columns.includes(c)))
    fault(1, `the column "${c}" is missing`, `Name the columns in the first line, at least ${NEEDED.join(', ')}`);
  const rows: Row[] = [];
  for (let i = 1; i < records.length; i++) {
    const { record } = records[i]!;
    const line = lineOf(records[i]!);
    if (record.length !== columns.length)
      fault(
        line,
        `the row has ${record.length} cells, the first ${columns.length}`,
        'Put quotes around cells with commas',
      );
    else rows.push({ line, value: entryOf(columns, record) });
  }
  return rows;
}

/** The line on which the record begins. */
const lineOf = ({ record, info }: Parsed): number =>
  info.lines - record.reduce((n, cell) => n + cell.split('\n').length - 1, 0);

function entryOf(columns: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const entry: Record<string, unknown> = { source: OWN };
  const ids: Record<string, unknown> = {};
  const place: Record<string, unknown> = {};
  columns.forEach((column, i) => {
    const cell = cells[i]!;
    if (cell === '' || !COLUMNS.has(column)) return;
    const value = NUMBERS.has(column) ? numberOf(cell) : cell;
    if (LISTS.has(column)) entry[column] = parts(cell);
    else if (column === 'titles') entry.offices = parts(cell).map((title) => ({ title }));
    else if (IDS.has(column)) ids[column] = value;
    else if (column === 'longitude' || column === 'latitude') place[column] = value;
    else entry[column] = value;
  });
  if (Object.keys(ids).length) entry.ids = ids;
  if (Object.keys(place).length) entry.coordinates = [place.longitude, place.latitude];
  return entry;
}

const parts = (cell: string): string[] => cell.split(PART).map((s) => s.trim());
/** A number where the cell is one, else the cell, for the check to refuse. */
const numberOf = (cell: string): number | string => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
