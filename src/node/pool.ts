/**
 * Worker threads: takes batches of documents, gives their outcomes. A batch whose worker crashes, hangs or runs out of memory is read again,
 * article by article; the article that brings a worker down again has an error in its place, and the others are there.
 */
import type { Piscina } from 'piscina';
import type { Document } from './documents.js';
import type { Limits } from './limits.js';
import type { Outcome, Read, Work } from './reader.js';

export interface Crew {
  readonly threads: number;
  readonly read: Read;
  close(): Promise<void>;
}

const WORKER = new URL('./worker.js', import.meta.url);

export async function createCrew(threads: number, work: Work, limits: Limits, worker: URL = WORKER): Promise<Crew> {
  const module = await import('piscina');
  const { Piscina } = module.Piscina ? module : module.default; // where import is made of require, the second
  const pool = new Piscina({
    filename: worker.href,
    minThreads: threads,
    maxThreads: threads,
    workerData: work,
    ...(limits.memory === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: limits.memory } }),
  });
  // Told by the task that fails as well; without a listener it would end the run.
  pool.on('error', () => {});
  const attempt = (documents: readonly Document[]) => withLimit(pool, documents, limits.timeout);
  return {
    threads,
    async read(documents) {
      try {
        return await attempt(documents);
      } catch {
        const out: Outcome[] = [];
        for (const d of documents) out.push(...(await attempt([d]).catch((error) => [{ error: reason(error) }])));
        return out;
      }
    },
    close: () => pool.destroy(),
  };
}

const MILLION = 1_000_000;

async function withLimit(pool: Piscina, documents: readonly Document[], timeout: number): Promise<Outcome[]> {
  const units = documents.reduce((n, d) => n + d.text.length, 0);
  const stop = new AbortController();
  // An aborted task ends its worker; the pool starts another.
  const timer = setTimeout(() => stop.abort(), timeout * Math.max(1, units / MILLION));
  try {
    return (await pool.run(documents, { signal: stop.signal })) as Outcome[];
  } finally {
    clearTimeout(timer);
  }
}

function reason(error: NodeJS.ErrnoException): { code: string; message: string } {
  if (error.name === 'AbortError') return { code: 'ERR_KHABAR_TIMEOUT', message: 'the article took too long to read' };
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { code: 'ERR_KHABAR_MEMORY', message: 'the article needs more memory than a worker has' };
  return { code: 'ERR_KHABAR_WORKER', message: `the worker ended: ${error.message}` };
}
