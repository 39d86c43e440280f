/** Who reads: takes the number of threads and the work, gives a crew: this thread, or a pool of workers, which is loaded only then. */
import { availableParallelism } from 'node:os';
import type { Limits } from './limits.js';
import type { Batching } from './order.js';
import type { Crew } from './pool.js';
import type { Work } from './reader.js';

/** Articles a batch: one a task would cost more than a second core gains. */
const BATCH = 16;
/** Batches under way for each thread. */
const AHEAD = 2;
/** Each thread holds the knowledge once more; beyond so many, the caller says. */
const MOST = 4;

export const cores = (): number => Math.min(availableParallelism(), MOST);

export async function crewOf(threads: number, work: Work, limits: Limits): Promise<Crew> {
  if (threads > 1) return (await import('./pool.js')).createCrew(threads, work, limits);
  const { createReader } = await import('./reader.js');
  return { threads: 1, read: createReader(work), close: async () => {} };
}

/** One thread reads article by article, and answers each at once. */
export const batching = (threads: number): Batching =>
  threads > 1 ? { size: BATCH, window: AHEAD * threads } : { size: 1, window: 1 };

/** What stands in the place of a document that failed. */
export const errorRecord = (source: string, id: string | null, error: { code: string; message: string }): object => ({
  schema: 'khabar/1',
  error: { ...error, source, id },
});
