/** Twice the text takes about twice the time: CPU time of four times the text is held under eight times; a slow moment gets another try. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';
import { CASES } from './cases.js';

const UNITS = 3_000;
const TIMES = 4;
const MOST = 8;
/** Time that is noise: a case under it is not growing. */
const NOISE_MS = 25;
const TRIES = 3;

function cpu(text: string): number {
  const before = process.cpuUsage();
  extractEvents(text, { publishedAt: '2024-09-05' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('time grows with the length', () => {
  extractEvents('تمهيد');
  it.each(CASES.filter((c) => c.grows).map((c) => [`${c.kind}: ${c.name}`, c] as const))('%s', (_, { make }) => {
    const small = make(UNITS);
    const large = make(TIMES * UNITS);
    let [least, most] = [cpu(small), cpu(large)];
    for (let i = 1; i < TRIES && most > NOISE_MS && most > MOST * least; i++)
      [least, most] = [Math.max(least, cpu(small)), Math.min(most, cpu(large))];
    expect(
      most <= NOISE_MS || most <= MOST * least,
      `${least.toFixed(1)} ms, then ${most.toFixed(1)} ms for ${TIMES} times the text`,
    ).toBe(true);
  });
});
