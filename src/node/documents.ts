/**
 * Documents one by one: takes a source, gives texts with id and day, or failures in their place. Rows (JSONL, CSV) are read one by one, never
 * the whole file. What a document says of its day comes before what the caller says.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { isIsoDate } from '../time/calendar.js';
import { decode, htmlEncoding, InputError, lines } from './decode.js';
import { type Source, STDIN } from './sources.js';

export const INPUTS = ['auto', 'text', 'html', 'jsonl', 'csv'] as const;

export interface Reading {
  readonly input: (typeof INPUTS)[number];
  /** Encoding of all inputs; null: it is looked for. */
  readonly encoding: string | null;
  readonly textField: string;
  readonly idField: string;
  readonly dateField: string;
  /** Day of documents that do not say theirs. */
  readonly publishedAt: string | null;
}

export const READING: Reading = {
  input: 'auto',
  encoding: null,
  textField: 'text',
  idField: 'id',
  dateField: 'date',
  publishedAt: null,
};

export interface Document {
  /** Where it comes from: `news.txt`, `news.jsonl:12`, `-`. */
  readonly source: string;
  readonly id: string | null;
  readonly text: string;
  readonly publishedAt: string | null;
}

export interface Failure {
  readonly source: string;
  readonly id: string | null;
  readonly error: { readonly code: string; readonly message: string };
}

type Kind = Exclude<Reading['input'], 'auto'>;
type Bytes = AsyncIterable<Uint8Array>;
/** What the reader tells while it reads: doubts, and bytes gone by. */
export interface Ear {
  warn(message: string): void;
  read(bytes: number): void;
}

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'it is a folder',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large to be one document',
  ERR_STRING_TOO_LONG: 'the file is too large to be one document',
};

export function failure(source: string, error: unknown, id: string | null = null): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof InputError) return { source, id, error: { code: error.code, message } };
  return { source, id, error: { code: 'ERR_KHABAR_READ', message: MESSAGES[code ?? ''] ?? message } };
}

/** The kind that a name says; null where it says none. */
function kindOfName(path: string): Kind | null {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl';
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  if (ending === 'html' || ending === 'htm') return 'html';
  return ending === 'txt' ? 'text' : null;
}

/** The kind that the first bytes say: rows begin with an object, pages with a tag. */
function kindOfBytes(head: Uint8Array): Kind {
  const begin = new TextDecoder('latin1')
    .decode(head.subarray(0, 512))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^\{\s*"/.test(begin)) return 'jsonl';
  return /^<(!doctype html|html|head|body|\?xml|!--)/i.test(begin) ? 'html' : 'text';
}

export async function* documents(
  source: Source,
  reading: Reading,
  stdin: Bytes,
  ear: Ear,
): AsyncGenerator<Document | Failure> {
  const { path } = source;
  if (source.missing) {
    yield failure(path, new InputError('ERR_KHABAR_READ', source.missing));
    return;
  }
  try {
    let kind = reading.input === 'auto' ? kindOfName(path) : reading.input;
    let stream: Bytes | null = null;
    if (path === STDIN || kind === null) {
      const [head, all] = await peek(path === STDIN ? stdin : createReadStream(path));
      kind ??= kindOfBytes(head);
      stream = all;
    }
    if (kind === 'jsonl') yield* jsonl(path, metered(stream ?? createReadStream(path), ear), reading, ear);
    else if (kind === 'csv') yield* csv(path, metered(stream ?? createReadStream(path), ear), reading, ear);
    else {
      const bytes = stream ? await collect(stream) : await readFile(path);
      ear.read(bytes.length);
      yield await readWhole(path, bytes, kind, reading, ear);
    }
  } catch (error) {
    yield failure(path, error, path === STDIN ? null : path);
  }
}

async function readWhole(path: string, bytes: Uint8Array, kind: Kind, reading: Reading, ear: Ear): Promise<Document> {
  const id = path === STDIN ? null : path;
  const { text, doubt } = decode(bytes, reading.encoding ?? (kind === 'html' ? htmlEncoding(bytes) : null));
  if (doubt) ear.warn(`${path}: ${doubt}`);
  if (kind === 'text') return { source: path, id, text, publishedAt: reading.publishedAt };
  const { readHtml } = await import('../html/index.js');
  const page = readHtml(text);
  const day = page.publishedAt !== null && isIsoDate(page.publishedAt) ? page.publishedAt : reading.publishedAt;
  return { source: path, id: id ?? page.url, text: page.text, publishedAt: day };
}

async function* jsonl(path: string, bytes: Bytes, reading: Reading, ear: Ear): AsyncGenerator<Document | Failure> {
  let line = 0;
  for await (const given of lines(bytes, reading.encoding)) {
    line++;
    const source = `${path}:${line}`;
    if (given instanceof InputError) yield failure(source, given);
    else if (given.text.trim() !== '') {
      if (given.doubt) ear.warn(`${source}: ${given.doubt}`);
      yield jsonRow(source, given.text, reading, ear);
    }
  }
}

function jsonRow(source: string, line: string, reading: Reading, ear: Ear): Document | Failure {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return failure(source, new InputError('ERR_KHABAR_JSON', 'the line is not JSON'));
  }
  const own = (name: string): unknown =>
    row !== null && typeof row === 'object' && Object.hasOwn(row, name)
      ? (row as Record<string, unknown>)[name]
      : undefined;
  return readRow(source, own, reading, ear);
}

async function* csv(path: string, bytes: Bytes, reading: Reading, ear: Ear): AsyncGenerator<Document | Failure> {
  const { parse } = await import('csv-parse');
  let delimiter = ',';
  async function* text(): AsyncGenerator<string> {
    let first = true;
    for await (const line of lines(bytes, reading.encoding)) {
      if (line instanceof InputError) throw line; // a row may be many lines: there is no going on
      if (first) delimiter = delimiterOf(line.text);
      first = false;
      if (line.doubt) ear.warn(`${path}: ${line.doubt}`);
      yield `${line.text}\n`;
    }
  }
  const given = text();
  const head = await given.next();
  if (head.done) return;
  async function* all(): AsyncGenerator<string> {
    yield head.value as string;
    yield* given;
  }
  const parser = parse({
    columns: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    info: true,
  });
  const input = Readable.from(all());
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>)
    yield readRow(
      `${path}:${info.lines}`,
      (name) => (Object.hasOwn(record, name) ? record[name] : undefined),
      reading,
      ear,
    );
}

/** The sign that parts most cells of the header, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((d): [string, number] => [d, bare.split(d).length]);
  return counts.reduce((best, c) => (c[1] > best[1] ? c : best))[0];
}

function readRow(source: string, own: (name: string) => unknown, reading: Reading, ear: Ear): Document | Failure {
  const given = own(reading.idField);
  const id = typeof given === 'string' && given !== '' ? given : typeof given === 'number' ? String(given) : null;
  const text = own(reading.textField);
  if (typeof text !== 'string')
    return failure(
      source,
      new InputError(
        'ERR_KHABAR_FIELD',
        `the row has no text "${reading.textField}"; name the field with --text-field`,
      ),
      id,
    );
  const date = own(reading.dateField);
  const dated = typeof date === 'string' && isIsoDate(date);
  if (date !== undefined && date !== null && date !== '' && !dated)
    ear.warn(`${source}: "${reading.dateField}" is not a date like 2024-09-05 and is not used`);
  return { source, id: id ?? source, text, publishedAt: dated ? date : reading.publishedAt };
}

async function* metered(bytes: Bytes, ear: Ear): Bytes & AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    ear.read(chunk.length);
    yield chunk;
  }
}

/** The first bytes of a stream, and the whole stream. */
async function peek(bytes: Bytes): Promise<[Uint8Array, Bytes]> {
  const rest = bytes[Symbol.asyncIterator]();
  const first = await rest.next();
  async function* all(): AsyncGenerator<Uint8Array> {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return [first.done ? new Uint8Array() : first.value, all()];
}

async function collect(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
