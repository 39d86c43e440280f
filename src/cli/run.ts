/** The command: takes arguments and streams, gives the exit code. 0 well, 1 some inputs failed, 2 wrong call, 3 output failed. */
import type { Writable } from 'node:stream';
import { KhabarError } from '../core/errors.js';
import { eventTypes, version } from '../index.js';
import type { ExtractOptions } from '../types.js';
import { type Document, documents, type Failure } from './documents.js';
import { createEngine, type Engine } from './engine.js';
import { readGazetteer } from './gazetteer.js';
import { convertOffsets } from './offsets.js';
import { help, parse, type Settings, UsageError } from './options.js';
import { createOutput, OutputError, ReaderLeft, type Result } from './output.js';
import { sources } from './sources.js';
import { oneLine } from './table.js';

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable;
}

export async function main(args: readonly string[], io: Io): Promise<0 | 1 | 2 | 3> {
  const say = (message: string) => void io.stderr.write(`khabar: ${oneLine(message)}\n`);
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => {}); // the writer reports it
  try {
    const settings = parse(args, eventTypes);
    if (settings.help || settings.version) {
      io.stdout.write(settings.help ? help() : `${version}\n`);
      return 0;
    }
    if (args.length === 0 && io.stdin.isTTY) throw new UsageError('nothing to read; name a file, or pipe text in');
    return (await extractAll(settings, io, say)) ? 1 : 0;
  } catch (error) {
    if (error instanceof ReaderLeft) return 0;
    if (error instanceof UsageError) {
      say(`${error.message} (khabar --help lists the options)`);
      return 2;
    }
    if (error instanceof KhabarError) {
      for (const f of error.faults.slice(0, 20))
        say(`${f.file}:${f.line}: ${f.entry ? `${f.entry}: ` : ''}${f.message}. ${f.remedy}`);
      return 2;
    }
    if (error instanceof OutputError) {
      say(`the output cannot be written: ${error.message}`);
      return 3;
    }
    throw error;
  }
}

/** Reads every input in order; gives the number of failures. */
async function extractAll(settings: Settings, io: Io, say: (message: string) => void): Promise<number> {
  const engine = createEngine(settings.gazetteers.map(readGazetteer), defaultsOf(settings));
  const output = createOutput(settings.format, io.stdout);
  let failed = 0;
  for await (const source of sources(settings.paths))
    for await (const item of documents(source, settings, io.stdin, say)) {
      const result = await read(item, engine, settings);
      if ('error' in result) {
        failed++;
        say(`${result.source}: ${result.error.message}`);
      }
      await output.write(result);
    }
  await output.end();
  return failed;
}

async function read(item: Document | Failure, engine: Engine, settings: Settings): Promise<Result> {
  if ('error' in item) return item;
  const options: ExtractOptions = {};
  if (item.id !== null) options.id = item.id;
  if (item.publishedAt !== null) options.publishedAt = item.publishedAt;
  try {
    const extraction = await engine(item.text, options);
    return { source: item.source, extraction: convertOffsets(extraction, item.text, settings.offsets) };
  } catch (error) {
    // A fault of ours in one document must not lose the others.
    return { source: item.source, error: { code: 'ERR_KHABAR_INTERNAL', message: (error as Error).message } };
  }
}

function defaultsOf(settings: Settings): ExtractOptions {
  const out: ExtractOptions = { explain: settings.explain };
  if (settings.types) out.types = settings.types;
  if (settings.minConfidence !== null) out.minConfidence = settings.minConfidence;
  return out;
}
