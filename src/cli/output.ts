/** The writer: takes results one by one, writes them as JSON, JSON lines or a table, waits for a slow reader, ends quietly for one that has left. */
import type { Writable } from 'node:stream';
import type { Extraction } from '../types.js';
import type { Failure } from './documents.js';
import type { Settings } from './options.js';
import { documentTable, failureTable } from './table.js';

export type Result = { readonly source: string; readonly extraction: Extraction } | Failure;

/** The reader has closed the pipe: nothing is wrong, and nothing is left to do. */
export class ReaderLeft extends Error {}
/** Exit code 3. */
export class OutputError extends Error {}

export interface Output {
  write(result: Result): Promise<void>;
  end(): Promise<void>;
}

const record = (result: Result): unknown =>
  'extraction' in result
    ? result.extraction
    : { schema: 'khabar/1', error: { ...result.error, source: result.source } };

export function createOutput(format: Settings['format'], stream: Writable): Output {
  const put = writer(stream);
  if (format === 'jsonl') return { write: (r) => put(`${JSON.stringify(record(r))}\n`), end: async () => {} };
  if (format === 'table') {
    let first = true;
    return {
      async write(r) {
        const table = 'extraction' in r ? documentTable(r.extraction, r.source) : failureTable(r);
        await put(first ? table : `\n${table}`);
        first = false;
      },
      end: async () => {},
    };
  }
  return jsonOutput(put);
}

/** One document is an object, several are an array: the first is held until the second comes. */
function jsonOutput(put: (text: string) => Promise<void>): Output {
  let held: string | null = null;
  let several = false;
  return {
    async write(r) {
      const text = JSON.stringify(record(r), null, 2);
      if (several) await put(`,\n${text}`);
      else if (held === null) held = text;
      else {
        several = true;
        await put(`[\n${held},\n${text}`);
      }
    },
    end: () => put(several ? '\n]\n' : `${held ?? '[]'}\n`),
  };
}

function writer(stream: Writable): (text: string) => Promise<void> {
  let broken: NodeJS.ErrnoException | null = null;
  stream.on('error', (error) => {
    broken ??= error;
  });
  return (text) =>
    new Promise((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EPIPE' ? new ReaderLeft() : new OutputError(error.message));
      if (broken) fail(broken);
      // The callback comes when the text is handed on: a slow reader holds back the next document.
      else stream.write(text, (error) => (error ? fail(error) : resolve()));
    });
}
