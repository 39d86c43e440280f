/**
 * Documents one by one: takes a source, gives texts with id and day, or failures in their place. JSONL is read line by line, never whole.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { check, decode, InputError, sniff } from './decode.js';
import { isDate, type Settings } from './options.js';
import { isRows, type Source, STDIN } from './sources.js';

export interface Document {
  /** Where it comes from: `news.txt`, `news.jsonl:12`, `-`. */
  readonly source: string;
  readonly id: string | null;
  readonly text: string;
  readonly publishedAt: string | null;
}

export interface Failure {
  readonly source: string;
  readonly error: { code: string; message: string };
}

type Bytes = AsyncIterable<Uint8Array>;
type Warn = (message: string) => void;

export const failure = (source: string, error: unknown): Failure => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof InputError) return { source, error: { code: error.code, message } };
  const known: Record<string, string> = {
    ENOENT: 'no such file',
    EACCES: 'no permission to read it',
    EISDIR: 'it is a folder',
  };
  return { source, error: { code: 'ERR_KHABAR_READ', message: known[code ?? ''] ?? message } };
};

export async function* documents(
  source: Source,
  settings: Settings,
  stdin: Bytes,
  warn: Warn,
): AsyncGenerator<Document | Failure> {
  const { path } = source;
  if (source.missing) {
    yield failure(path, new InputError('ERR_KHABAR_READ', source.missing));
    return;
  }
  try {
    if (settings.input === 'jsonl' || (settings.input === 'auto' && isRows(path)))
      yield* rows(path, path === STDIN ? stdin : createReadStream(path), settings, warn);
    else yield readText(path, path === STDIN ? await collect(stdin) : await readFile(path), settings, warn);
  } catch (error) {
    yield failure(path, error);
  }
}

function readText(path: string, bytes: Uint8Array, settings: Settings, warn: Warn): Document {
  const text = decode(bytes);
  const doubt = check(text);
  if (doubt) warn(`${path}: ${doubt}`);
  return { source: path, id: path === STDIN ? null : path, text, publishedAt: settings.publishedAt };
}

async function* rows(path: string, bytes: Bytes, settings: Settings, warn: Warn): AsyncGenerator<Document | Failure> {
  let line = 0;
  for await (const text of lines(bytes)) {
    line++;
    if (text.trim() === '') continue;
    const source = `${path}:${line}`;
    try {
      const doubt = check(text);
      if (doubt) warn(`${source}: ${doubt}`);
      yield readRow(source, text, settings, warn);
    } catch (error) {
      yield failure(source, error);
    }
  }
}

function readRow(source: string, line: string, settings: Settings, warn: Warn): Document {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new InputError('ERR_KHABAR_JSON', 'the line is not JSON');
  }
  const own = (name: string): unknown =>
    row !== null && typeof row === 'object' && Object.hasOwn(row, name) ? row[name] : undefined;
  const text = own(settings.textField);
  if (typeof text !== 'string')
    throw new InputError(
      'ERR_KHABAR_FIELD',
      `the row has no string "${settings.textField}"; name the field with --text-field`,
    );
  const id = own(settings.idField);
  const date = own(settings.dateField);
  const dated = typeof date === 'string' && isDate(date);
  if (date !== undefined && date !== null && date !== '' && !dated)
    warn(`${source}: "${settings.dateField}" is not a date like 2024-09-05 and is not used`);
  return {
    source,
    id: typeof id === 'string' ? id : typeof id === 'number' ? String(id) : source,
    text,
    publishedAt: dated ? date : settings.publishedAt,
  };
}

/** The lines of a stream; only the line at hand is held. */
async function* lines(bytes: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let held: string[] = [];
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(sniff(chunk));
    const text = decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      held.push(text.slice(from, end));
      yield held.join('');
      held = [];
      from = end + 1;
    }
    held.push(text.slice(from));
  }
  if (decoder) yield held.join('') + decoder.decode();
}

async function collect(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
