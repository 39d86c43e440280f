/**
 * Going on with a run that was cut off: a note beside the output says how many inputs are done and how long the output was then. It is written
 * after the output, so what it says is always there; the output is cut to it, and the inputs after it are read again. No loss, no repeat.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type Settings, UsageError } from './options.js';
import { OutputError, type Target } from './target.js';

export interface Mark {
  /** Inputs that are done. */
  inputs: number;
  /** The last of them. */
  last: string | null;
  /** Bytes of output. */
  bytes: number;
  /** Has anything been written behind the head of the format? */
  begun: boolean;
}

export const start = (): Mark => ({ inputs: 0, last: null, bytes: 0, begun: false });

/** Milliseconds between two notes. */
const OFTEN = 200;

const noteOf = (file: string): string => `${file}.resume`;
/** What must be the same in both runs. */
const fingerprint = ({ jobs: _, quiet: __, resume: ___, ...rest }: Settings): string => JSON.stringify(rest);

/** Where the earlier run stopped; the start where there was none, null where it ended well. */
export function readMark(settings: Settings): Mark | null {
  const file = settings.output!;
  let note: { settings: string; mark: Mark };
  try {
    note = JSON.parse(readFileSync(noteOf(file), 'utf8')) as typeof note;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new UsageError(`"${noteOf(file)}" cannot be read; delete it to start anew`);
    return sizeOf(file) === null ? start() : null;
  }
  if (note.settings !== fingerprint(settings))
    throw new UsageError(`"${file}" was begun with other arguments; delete "${noteOf(file)}" to start anew`);
  if ((sizeOf(file) ?? 0) < note.mark.bytes)
    throw new UsageError(`"${file}" is shorter than it was; delete "${noteOf(file)}" to start anew`);
  return note.mark;
}

/** Size of a file; null where there is none. */
function sizeOf(file: string): number | null {
  try {
    return statSync(file).size;
  } catch {
    return null;
  }
}

const failed = (error: unknown): never => {
  throw new OutputError((error as Error).message);
};

/** A file that knows its mark, and notes it now and then. */
export interface MarkedTarget extends Target {
  /** An input is done, and what it gave is written. */
  done(source: string): void;
}

export async function fileTarget(settings: Settings, mark: Mark): Promise<MarkedTarget> {
  const file = settings.output!;
  const handle: FileHandle = await open(file, mark.bytes > 0 ? 'r+' : 'w').catch(failed);
  const plain = (await handle.stat()).isFile();
  const noted = plain && settings.writing.format !== 'json' && settings.writing.format !== 'html';
  let bytes = mark.bytes;
  let at = 0;
  const note = () => {
    at = Date.now();
    try {
      writeFileSync(`${noteOf(file)}~`, JSON.stringify({ settings: fingerprint(settings), mark }));
      renameSync(`${noteOf(file)}~`, noteOf(file));
    } catch (error) {
      failed(error);
    }
  };
  if (noted) {
    await handle.truncate(bytes).catch(failed);
    note();
  }
  return {
    async put(text) {
      const chunk = Buffer.from(text);
      for (let from = 0; from < chunk.length; )
        from += (await handle.write(chunk, from, chunk.length - from, plain ? bytes + from : null).catch(failed))
          .bytesWritten;
      bytes += chunk.length;
    },
    done(source) {
      mark.inputs++;
      mark.last = source;
      mark.bytes = bytes;
      if (noted && Date.now() - at >= OFTEN) note();
    },
    async close(whole) {
      await handle.close().catch(failed);
      if (noted && whole) rmSync(noteOf(file), { force: true });
    },
  };
}
