/** Where output goes: takes text, waits for a slow reader, tells of one that has left and of a disk that is full. */
import type { Writable } from 'node:stream';
import type { Done } from '../node/order.js';

/** The reader has closed the pipe: nothing is wrong, and nothing is left to do. */
export class ReaderLeft extends Error {}
/** Exit code 3. */
export class OutputError extends Error {}

/** Where text goes. */
export interface Target {
  put(text: string): Promise<void>;
  /** `whole`: all is written that was to be. */
  close(whole: boolean): Promise<void>;
}

export interface Output {
  write(done: Done): Promise<void>;
  end(): Promise<void>;
}

export function streamTarget(stream: Writable): Target {
  let broken: NodeJS.ErrnoException | null = null;
  stream.on('error', (error) => {
    broken ??= error;
  });
  return {
    put: (text) =>
      new Promise((resolve, reject) => {
        const fail = (error: NodeJS.ErrnoException) =>
          reject(error.code === 'EPIPE' ? new ReaderLeft() : new OutputError(error.message));
        if (broken) fail(broken);
        // The callback comes when the text is handed on: a slow reader holds back the next document.
        else stream.write(text, (error) => (error ? fail(error) : resolve()));
      }),
    close: async () => {},
  };
}
