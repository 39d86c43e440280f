/** The worker, which goes down in the ways that workers do, where a text says so. */
import read from '../../src/node/worker.js';

export default async (documents: Parameters<typeof read>[0]) => {
  for (const { text } of documents) {
    if (text.includes('CRASH')) process.exit(3);
    if (text.includes('HANG')) for (;;);
    if (text.includes('THROW')) throw new Error('thrown');
    if (text.includes('MEMORY')) {
      const held: number[][] = [];
      for (;;) held.push(new Array<number>(1 << 16).fill(held.length + 0.5));
    }
  }
  return read(documents);
};
