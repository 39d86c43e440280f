/**
 * The command: takes arguments and streams, gives the exit code. 0 well, 1 some inputs failed, 2 wrong call, 3 output failed. What a run does not
 * need is not loaded.
 */
import type { Writable } from 'node:stream';
import { KhabarError } from '../core/errors.js';
import { batching, cores, crewOf } from '../node/crew.js';
import { type Document, documents, type Ear, type Failure } from '../node/documents.js';
import { LIMITS } from '../node/limits.js';
import { inOrder } from '../node/order.js';
import { READ, type Source, sources } from '../node/sources.js';
import type { ExtractOptions } from '../types.js';
import { version } from '../version.js';
import { oneLine } from './line.js';
import { checkTypes, PIECEWISE, parse, type Settings, UsageError } from './options.js';
import { createOutput } from './output.js';
import { createProgress, type Screen } from './progress.js';
import { fileTarget, type Mark, readMark, start } from './resume.js';
import { OutputError, ReaderLeft, streamTarget } from './target.js';

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean; destroy?(): unknown };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Screen;
}
type Code = 0 | 1 | 2 | 3;

/**
 * Each thread compiles the code for itself, which on two cores takes what a second reader gains until some thousand articles are read; more cores
 * compile side by side.
 */
const MUCH = 1 << 24;
const pays = (bytes: number | null): boolean => bytes !== null && cores() > 1 && bytes >= MUCH / (cores() - 1);

/** Faults of a gazetteer that are told before a run gives up; `gazetteer check` tells all. */
const SHOWN = 20;

export async function main(args: readonly string[], io: Io): Promise<Code> {
  const say = (message: string) => void io.stderr.write(`khabar: ${oneLine(message)}\n`);
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => {}); // the writer reports it
  try {
    return await act(args, io, say);
  } catch (error) {
    if (error instanceof ReaderLeft) return 0;
    if (error instanceof UsageError) {
      say(`${error.message} (khabar --help lists the options)`);
      return 2;
    }
    if (error instanceof KhabarError) {
      const { sayFaults } = await import('./commands.js');
      sayFaults(error, say, SHOWN);
      return 2;
    }
    if (error instanceof OutputError) {
      say(`the output cannot be written: ${error.message}`);
      return 3;
    }
    throw error;
  } finally {
    io.stdin.destroy?.(); // else a pipe that stays open would keep the process
  }
}

async function act(args: readonly string[], io: Io, say: (message: string) => void): Promise<Code> {
  const command = (await import('./commands.js')).commandOf(args[0]);
  const settings = parse(args);
  if (settings.help || settings.version) {
    await streamTarget(io.stdout).put(settings.help ? (await import('./help.js')).help() : `${version}\n`);
    return 0;
  }
  if (command) {
    const parts: string[] = [];
    const code = await command(settings.paths.slice(1), (text) => parts.push(text), say);
    // The output is touched only when there is something to put into it.
    const target = settings.output === null ? streamTarget(io.stdout) : await fileTarget(settings, start());
    await target.put(parts.join(''));
    await target.close(true);
    return code;
  }
  if (args.length === 0 && io.stdin.isTTY) throw new UsageError('nothing to read; name a file, or pipe text in');
  if (settings.types) checkTypes(settings.types, (await import('../index.js')).eventTypes);
  const mark = settings.resume ? readMark(settings) : start();
  if (mark) return (await extractAll(settings, mark, io, say)) ? 1 : 0;
  say(`"${settings.output}" is complete: there is nothing to resume`);
  return 0;
}

/** Reads every input in order; gives the number of failures. */
async function extractAll(settings: Settings, mark: Mark, io: Io, say: (message: string) => void): Promise<number> {
  const found: Source[] = [];
  for await (const source of sources(settings.paths, settings.output)) found.push(source);
  if (!found.length) say(`nothing to read in ${settings.paths.join(', ')}: ${READ}`);
  const total = found.reduce<number | null>((n, s) => (n === null || s.size === null ? null : n + s.size), 0);
  const gazetteers = settings.gazetteers.length
    ? settings.gazetteers.map((await import('./gazetteer.js')).readGazetteer)
    : [];

  const file = settings.output !== null && settings.writing.format !== 'brat' ? await fileTarget(settings, mark) : null;
  const output = await createOutput(settings, file ?? streamTarget(io.stdout), mark);
  const progress = createProgress(io.stderr, total, !settings.quiet && (settings.output !== null || !io.stdout.isTTY));
  const tell = (message: string) => {
    progress.clear();
    say(message);
  };
  const ear: Ear = { warn: (message) => void (settings.quiet || tell(message)), read: progress.read };

  const threads = settings.jobs ?? (pays(total) ? cores() : 1);
  const work = { gazetteers, extract: extractOptions(settings), writing: settings.writing };
  const crew = await crewOf(threads, work, LIMITS);
  let failed = 0;
  let whole = false;
  // What stands in the file is whole up to its note, so nothing need be finished first.
  const interrupt = () => {
    tell(
      file && PIECEWISE.has(settings.writing.format) ? 'interrupted; the same with --resume goes on' : 'interrupted',
    );
    process.kill(process.pid, 'SIGINT');
  };
  process.once('SIGINT', interrupt);
  try {
    const items = skipDone(readAll(found, settings, io, ear), { ...mark }, settings);
    for await (const done of inOrder(items, crew.read, batching(threads))) {
      const failure = 'error' in done.outcome ? done.outcome.error : null;
      if (failure) {
        failed++;
        tell(`${done.item.source}: ${failure.message}`);
        if (settings.onError === 'fail') break;
      }
      await output.write(done);
      file?.done(done.item.source);
      progress.done(failure !== null);
    }
    await output.end();
    // Where it stopped at a failure, the run can go on once that is mended.
    whole = !(failed > 0 && settings.onError === 'fail');
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
    await file?.close(whole);
    await crew.close();
  }
  return failed;
}

async function* readAll(
  found: readonly Source[],
  settings: Settings,
  io: Io,
  ear: Ear,
): AsyncGenerator<Document | Failure> {
  for (const source of found) yield* documents(source, settings.reading, io.stdin, ear);
}

/** Leaves out what an earlier run has done. */
async function* skipDone(
  items: AsyncIterable<Document | Failure>,
  { inputs, last }: Mark,
  { output }: Settings,
): AsyncGenerator<Document | Failure> {
  let n = 0;
  for await (const item of items) {
    if (++n > inputs) yield item;
    else if (n === inputs && item.source !== last) changed(output);
  }
  if (n < inputs) changed(output);
}

function changed(output: string | null): never {
  throw new UsageError(
    `the inputs are not those that "${output}" was begun with; delete "${output}.resume" to start anew`,
  );
}

function extractOptions(settings: Settings): ExtractOptions {
  const out: ExtractOptions = { explain: settings.explain };
  if (settings.types) out.types = settings.types;
  if (settings.minConfidence !== null) out.minConfidence = settings.minConfidence;
  return out;
}
