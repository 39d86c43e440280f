/**
 * A format by its name: takes the name and what it wants, gives the writer of the pieces that make the output. The formats are loaded when one is
 * asked for; JSON needs none of them.
 */
import type { WithText, Writer } from '../formats/index.js';

export const FORMATS = [
  'json', 'jsonl', 'table', 'csv', 'geojson', 'ics', 'jsonld', 'html', 'conll', 'brat', 'plover',
] as const; // biome-ignore format: a list
export type Format = (typeof FORMATS)[number];

export interface Writing {
  readonly format: Format;
  readonly offsets: 'utf16' | 'codepoint' | 'byte';
  /** Adds the text that was read as `text`. */
  readonly withText: boolean;
  /** CSV for Excel: a byte order mark. */
  readonly bom: boolean;
}

/** Formats that show the text, or are made of it. */
const NEEDS_TEXT: ReadonlySet<Format> = new Set(['csv', 'geojson', 'ics', 'jsonld', 'html', 'conll', 'brat']);

const plain = (between: string, tail: string, indent?: number): Writer => ({
  head: '',
  between,
  tail,
  piece: (x) => JSON.stringify(x, null, indent) + tail,
});

/** For `json` and `html` the pieces are Extractions, which the output joins; for `brat` pairs of files. */
export async function writerOf(writing: Writing): Promise<Writer> {
  const { format } = writing;
  if (format === 'json') return plain('', '', 2);
  if (format === 'jsonl') return { ...plain('', ''), piece: (x) => `${JSON.stringify(x)}\n` };
  if (format === 'html') return plain('', '');
  const formats = await import('../formats/index.js');
  switch (format) {
    case 'table': return formats.tableWriter();
    case 'csv': return formats.csvWriter({ bom: writing.bom });
    case 'geojson': return formats.geoJsonWriter();
    case 'ics': return formats.iCalendarWriter();
    case 'jsonld': return formats.jsonLdWriter();
    case 'conll': return formats.conllWriter();
    case 'plover': return formats.ploverWriter();
    case 'brat': return { ...plain('', ''), piece: (x) => JSON.stringify({ ...formats.toBrat(x), events: x.events, id: x.document.id }) };
  } // biome-ignore format: one line a format
}

/** The Extraction as the format wants it: with its text, with other offsets. */
export async function prepare(x: WithText, text: string, writing: Writing): Promise<WithText> {
  const json = writing.format === 'json' || writing.format === 'jsonl';
  const wanted = writing.withText || (!json && NEEDS_TEXT.has(writing.format)) ? { ...x, text } : x;
  if (writing.offsets === 'utf16' || !json) return wanted;
  const { convertOffsets } = await import('../formats/index.js');
  return convertOffsets(wanted, text, writing.offsets);
}
