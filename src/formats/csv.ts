/** Event tables as CSV (RFC 4180): one row an event, formulas made harmless, a byte order mark on request. */
import { stringify } from 'csv-stringify/sync';
import { type EventRow, toRows } from './rows.js';
import { type Extractions, type Writer, writeAll } from './shared.js';

export interface CsvOptions {
  /** A byte order mark in front, by which Excel knows UTF-8. */
  bom?: boolean;
  /** `,` by default. */
  delimiter?: string;
}

const COLUMNS: readonly (keyof EventRow)[] = [
  'document', 'title', 'publisher', 'published', 'event', 'type', 'mode', 'status', 'confidence', 'from', 'to', 'place', 'country',
  'longitude', 'latitude', 'agent', 'patient', 'recipient', 'theme', 'participants', 'quantities', 'topics', 'attribution', 'name',
  'trigger', 'sentence', 'plover', 'cameo', 'ace', 'summary_ar', 'summary_en',
]; // biome-ignore format: a list

/** Rows of plain values as CSV text: quoted where needed, and what a spreadsheet would compute is led by an apostrophe. */
export const csvLines = (
  rows: readonly object[],
  columns: readonly string[],
  delimiter: string,
  header = false,
): string =>
  stringify(rows as object[], {
    columns: [...columns],
    header,
    delimiter,
    record_delimiter: 'windows',
    escape_formulas: true,
  });

export const csvWriter = (options: CsvOptions = {}): Writer => ({
  head: (options.bom ? '\ufeff' : '') + csvLines([], COLUMNS, options.delimiter ?? ',', true),
  between: '',
  tail: '',
  piece: (x) => csvLines(toRows(x), COLUMNS, options.delimiter ?? ','),
});

export const toCsv = (given: Extractions, options?: CsvOptions): string => writeAll(csvWriter(options), given);
