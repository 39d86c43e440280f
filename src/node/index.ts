/**
 * khabar/node: many documents on worker threads. Takes paths, or documents as they come; gives results one by one, in order, and reads no further
 * ahead than a few batches. One document that fails, even by bringing its worker down, costs the run one error and nothing else.
 *
 * @example
 * for await (const { source, extraction, error } of extractFiles('news/', { publishedAt: '2024-10-29' }))
 *   console.log(source, extraction?.events.length ?? error?.message);
 */
import type { Extraction, ExtractOptions, GazetteerEntry } from '../types.js';
import { batching, cores, crewOf, errorRecord } from './crew.js';
import { type Document, documents, type Failure, READING, type Reading } from './documents.js';
import { LIMITS } from './limits.js';
import { inOrder } from './order.js';
import type { Outcome, Work } from './reader.js';
import { sources } from './sources.js';

export interface StreamOptions extends Omit<ExtractOptions, 'id' | 'publishedAt' | 'maxLength'> {
  /** Worker threads: 1 reads in this thread. By default as many as there are cores, at most four. */
  threads?: number;
  /** The user's own names. */
  gazetteers?: readonly (readonly GazetteerEntry[])[];
  maxLength?: number;
  /** Milliseconds for a batch of 16 articles, after which its worker is given up; 60,000 by default. */
  timeout?: number;
  /** Megabytes of heap for a worker; as Node says by default. */
  memory?: number;
  /** Told what is odd but no failure: bytes that are no text, an encoding that is guessed. */
  onWarning?: (message: string) => void;
}

export interface FilesOptions extends StreamOptions, Partial<Reading> {}

/** A document for `extractStream`. */
export interface StreamDocument {
  text: string;
  id?: string | null;
  publishedAt?: string | null;
  /** Named in the result; the id by default. */
  source?: string;
}

export interface StreamResult {
  readonly source: string;
  readonly id: string | null;
  /** The Extraction, or the error record, as one line of JSON. */
  readonly json: string;
  /** Parsed when it is first asked for; null where there is an error. */
  readonly extraction: Extraction | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Reads files, folders and patterns as the command line does: text, HTML, JSONL, CSV. */
export async function* extractFiles(
  paths: string | readonly string[],
  options: FilesOptions = {},
): AsyncGenerator<StreamResult> {
  const reading = { ...READING };
  for (const key of Object.keys(READING) as (keyof Reading)[])
    if (options[key] !== undefined) Object.assign(reading, { [key]: options[key] });
  yield* run(readFiles(typeof paths === 'string' ? [paths] : paths, reading, options.onWarning), options);
}

/** Reads documents as they come: an array, a generator, an object stream. */
export async function* extractStream(
  given: Iterable<StreamDocument> | AsyncIterable<StreamDocument>,
  options: StreamOptions = {},
): AsyncGenerator<StreamResult> {
  yield* run(readDocuments(given), options);
}

async function* readFiles(
  paths: readonly string[],
  reading: Reading,
  warn: (message: string) => void = () => {},
): AsyncGenerator<Document | Failure> {
  for await (const source of sources(paths)) yield* documents(source, reading, process.stdin, { warn, read() {} });
}

async function* readDocuments(
  given: Iterable<StreamDocument> | AsyncIterable<StreamDocument>,
): AsyncGenerator<Document | Failure> {
  let n = 0;
  for await (const d of given) {
    n++;
    const id = d.id ?? null;
    const source = d.source ?? id ?? `${n}`;
    if (typeof d.text === 'string') yield { source, id, text: d.text, publishedAt: d.publishedAt ?? null };
    else yield { source, id, error: { code: 'ERR_KHABAR_TEXT', message: 'the document has no text' } };
  }
}

async function* run(items: AsyncGenerator<Document | Failure>, options: StreamOptions): AsyncGenerator<StreamResult> {
  const { gazetteers, types, minConfidence, maxLength, explain } = options;
  const extract: ExtractOptions = {};
  for (const [key, value] of Object.entries({ types, minConfidence, maxLength, explain }))
    if (value !== undefined) Object.assign(extract, { [key]: value });
  const work: Work = {
    gazetteers: (gazetteers ?? []).map((g) => [...g]),
    extract,
    writing: { format: 'jsonl', offsets: 'utf16', withText: false, bom: false },
  };
  const threads = options.threads ?? cores();
  const limits = { timeout: options.timeout ?? LIMITS.timeout, memory: options.memory ?? LIMITS.memory };
  const crew = await crewOf(threads, work, limits);
  try {
    for await (const { item, outcome } of inOrder(items, crew.read, batching(crew.threads)))
      yield result(item, outcome);
  } finally {
    await crew.close();
  }
}

function result({ source, id }: Document | Failure, outcome: Outcome): StreamResult {
  if ('error' in outcome)
    return {
      source,
      id,
      json: JSON.stringify(errorRecord(source, id, outcome.error)),
      extraction: null,
      error: outcome.error,
    };
  const json = outcome.piece.trimEnd();
  let parsed: Extraction | null = null;
  return {
    source,
    id,
    json,
    get extraction() {
      return (parsed ??= JSON.parse(json) as Extraction);
    },
    error: null,
  };
}
