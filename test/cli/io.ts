/** Streams for the command: takes what stands on standard input, collects what is written. */
import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/run.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export function collector(fail?: NodeJS.ErrnoException, after = 0): Writable & { text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      if (fail && chunks.length >= after) return done(fail);
      chunks.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => chunks.join('') });
}

export async function run(
  args: string[],
  stdin: string | Uint8Array | Uint8Array[] = '',
  stdout = collector(),
): Promise<Ran> {
  const stderr = collector();
  const chunks = Array.isArray(stdin) ? stdin : [Buffer.from(stdin)];
  const code = await main(args, { stdin: Readable.from(chunks, { objectMode: false }), stdout, stderr });
  return { code, out: stdout.text(), err: stderr.text() };
}
