/** What is looked up agrees with a walk through everything; and texts as long as books take no longer a word than articles. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';
import { NamesAround, SameWords } from '../../src/names/around.js';
import type { NameFound } from '../../src/names/find.js';
import { readTokens } from '../../src/text/token.js';
import { WordTypes } from '../../src/text/words.js';

const SPANS = [[0, 2], [1, 2], [2, 5], [2, 3], [5, 6], [7, 12], [8, 9], [12, 13]] as const; // biome-ignore format: a list
const names = SPANS.map(([first, last]) => ({ first, last }) as NameFound);

describe('names around a stretch', () => {
  const around = new NamesAround(names);
  it.each(SPANS.map((s) => [s]))('of %j are those that touch it', ([first, last]) => {
    const want = names.filter((n) => n.last >= first && n.first <= last);
    expect(new Set(around.touching(first, last))).toEqual(new Set(want));
  });
});

describe('places of a word', () => {
  const t = readTokens('زار الوزير فاس ثم زار وفد فاس مدينة زار', new WordTypes());
  const same = new SameWords(t);
  const words = Array.from({ length: t.count }, (_, i) => t.words.normA[t.type[i]!]!);
  it('are all of them, in order', () => {
    for (let i = 0; i < t.count; i++)
      expect(Array.from(same.places(i, 99))).toEqual(words.flatMap((w, k) => (w === words[i] ? [k] : [])));
  });
  it('are no more than asked for', () => expect(Array.from(same.places(0, 2))).toHaveLength(2));
});

it('a text as long as a book grows with its length', () => {
  const line = 'استقبل الوزير سامي العلوي في الرباط الخبير كريم منصور.\n';
  const cpu = (lines: number): number => {
    const before = process.cpuUsage();
    extractEvents(line.repeat(lines));
    return process.cpuUsage(before).user;
  };
  cpu(500);
  const [short, long] = [cpu(1_000), cpu(4_000)];
  expect(long).toBeLessThan(8 * Math.max(short, 100_000));
}, 60_000);
