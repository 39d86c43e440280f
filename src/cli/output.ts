/**
 * The writer: takes documents with their outcomes one by one, puts what the format makes of them to the target.
 */
import type { Writer } from '../formats/index.js';
import { errorRecord } from '../node/crew.js';
import type { Done } from '../node/order.js';
import { writerOf } from '../node/writers.js';
import { bratOutput } from './brat.js';
import type { Settings } from './options.js';
import { renderReport } from './report.js';
import type { Mark } from './resume.js';
import type { Output, Target } from './target.js';

type Put = (text: string) => Promise<void>;

/** `mark` is where an earlier run stopped; the output keeps it up to date. */
export async function createOutput(settings: Settings, target: Target, mark: Mark): Promise<Output> {
  const { format } = settings.writing;
  const put: Put = (text) => target.put(text);
  const skip = settings.onError === 'skip';
  if (format === 'json') return jsonOutput(put, skip);
  if (format === 'html') return reportOutput(put);
  if (format === 'brat') return bratOutput(settings.output!);
  return pieceOutput(put, await writerOf(settings.writing), await errorPiece(format, skip), mark);
}

type ErrorPiece = (done: Done, error: { code: string; message: string }) => string;

/** What stands in the output for an input that failed: formats of another standard have no place for it. */
async function errorPiece(format: Settings['writing']['format'], skip: boolean): Promise<ErrorPiece> {
  if (skip) return () => '';
  if (format === 'jsonl') return ({ item }, error) => `${JSON.stringify(errorRecord(item.source, item.id, error))}\n`;
  if (format !== 'table') return () => '';
  const { failureTable } = await import('../formats/index.js');
  return ({ item }, error) => failureTable(item.source, error);
}

function pieceOutput(put: Put, writer: Writer, errors: ErrorPiece, mark: Mark): Output {
  return {
    async write(done) {
      const piece = 'piece' in done.outcome ? done.outcome.piece : errors(done, done.outcome.error);
      if (piece === '') return;
      await put((mark.begun ? writer.between : writer.head) + piece);
      mark.begun = true;
    },
    end: () => put((mark.begun ? '' : writer.head) + writer.tail),
  };
}

/** One document is an object, several are an array: the first is held until the second comes. */
function jsonOutput(put: Put, skip: boolean): Output {
  let held: string | null = null;
  let several = false;
  return {
    async write({ item, outcome }) {
      if ('error' in outcome && skip) return;
      const text =
        'piece' in outcome ? outcome.piece : JSON.stringify(errorRecord(item.source, item.id, outcome.error), null, 2);
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

/** A report tells of all documents together. */
function reportOutput(put: Put): Output {
  const pieces: string[] = [];
  return {
    async write({ outcome }) {
      if ('piece' in outcome) pieces.push(outcome.piece);
    },
    end: async () => put(await renderReport(pieces)),
  };
}
