/** The work on a document, the same in the main thread and in a worker: takes documents, gives for each the piece of the output, or an error. */
import type { ExtractOptions, GazetteerEntry } from '../types.js';
import type { Document } from './documents.js';
import { createEngine } from './engine.js';
import { prepare, type Writing, writerOf } from './writers.js';

export interface Work {
  readonly gazetteers: readonly GazetteerEntry[][];
  readonly extract: ExtractOptions;
  readonly writing: Writing;
}

export type Outcome =
  | { readonly piece: string }
  | { readonly error: { readonly code: string; readonly message: string } };

export type Read = (documents: readonly Document[]) => Promise<Outcome[]>;

export function createReader(work: Work): Read {
  const engine = createEngine(work.gazetteers, work.extract);
  const writer = writerOf(work.writing);
  return async (documents) => {
    const { piece } = await writer;
    const out: Outcome[] = [];
    for (const { id, text, publishedAt } of documents) {
      const options: ExtractOptions = {};
      if (id !== null) options.id = id;
      if (publishedAt !== null) options.publishedAt = publishedAt;
      try {
        out.push({ piece: piece(await prepare(await engine(text, options), text, work.writing)) });
      } catch (error) {
        // A fault of ours in one document must not lose the others.
        out.push({ error: { code: 'ERR_KHABAR_INTERNAL', message: (error as Error).message } });
      }
    }
    return out;
  };
}
