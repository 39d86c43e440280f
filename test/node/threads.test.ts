/** Worker threads: order, back-pressure, and that no document brings down the run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../src/node/documents.js';
import type * as Node from '../../src/node/index.js';
import type { Done } from '../../src/node/order.js';
import type { Work } from '../../src/node/reader.js';
import { type Built, build } from './build.js';
import type * as Parts from './parts.js';

const NEWS = 'استقبل الملك محمد السادس، أمس الاثنين بالرباط، الرئيس الفرنسي إيمانويل ماكرون.';
const work: Work = {
  gazetteers: [],
  extract: {},
  writing: { format: 'jsonl', offsets: 'utf16', withText: false, bom: false },
};
const LIMITS = { timeout: 60_000, memory: null };
const documentOf = (n: number, text = NEWS): Document => ({
  source: `${n}`,
  id: `d${n}`,
  text: `${text} ${n}`,
  publishedAt: '2024-10-29',
});
async function* many(count: number, pulled = { n: 0 }): AsyncGenerator<Document> {
  for (; pulled.n < count; pulled.n++) yield documentOf(pulled.n);
}
const collect = async (given: AsyncIterable<Done>): Promise<Done[]> => {
  const out: Done[] = [];
  for await (const done of given) out.push(done);
  return out;
};

let built: Built;
let parts: typeof Parts;
let node: typeof Node;
let dir: string;
beforeAll(async () => {
  built = await build({ bad: 'test/node/bad-worker.ts', parts: 'test/node/parts.ts' });
  parts = await built.load('parts');
  node = await built.load('node');
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
});
afterAll(() => {
  built.remove();
  rmSync(dir, { recursive: true, force: true });
});

describe('a pool', () => {
  it('gives the same as one thread, in the same order', async () => {
    const run = async (threads: number) => {
      const crew = await parts.crewOf(threads, work, LIMITS);
      try {
        return await collect(parts.inOrder(many(100), crew.read, parts.batching(threads)));
      } finally {
        await crew.close();
      }
    };
    const two = await run(2);
    expect(two.map((d) => d.item.id)).toEqual(Array.from({ length: 100 }, (_, i) => `d${i}`));
    expect(two).toEqual(await run(1));
  });

  it('loses to a crash, a hang, a lack of memory and an error one article each', async () => {
    const crew = await parts.createCrew(
      2,
      work,
      { timeout: 5000, memory: 160 },
      pathToFileURL(join(built.folder, 'bad.js')),
    );
    const bad: Record<number, string> = { 5: 'CRASH', 21: 'HANG', 37: 'MEMORY', 38: 'THROW', 60: 'CRASH' };
    async function* items() {
      for (let n = 0; n < 64; n++) yield documentOf(n, bad[n] ?? NEWS);
    }
    const done = await collect(parts.inOrder(items(), crew.read, parts.batching(2))).finally(() => crew.close());
    expect(done.map((d) => d.item.id)).toEqual(Array.from({ length: 64 }, (_, i) => `d${i}`));
    const errors = done.flatMap(({ item, outcome }) =>
      'error' in outcome ? [[Number(item.source), outcome.error.code]] : [],
    );
    expect(errors).toEqual([
      [5, 'ERR_KHABAR_WORKER'],
      [21, 'ERR_KHABAR_TIMEOUT'],
      [37, 'ERR_KHABAR_MEMORY'],
      [38, 'ERR_KHABAR_WORKER'],
      [60, 'ERR_KHABAR_WORKER'],
    ]);
  });

  it('reads no further ahead than a few batches of what is taken', async () => {
    const crew = await parts.crewOf(2, work, LIMITS);
    const pulled = { n: 0 };
    const results = parts.inOrder(many(100_000, pulled), crew.read, parts.batching(2));
    for (let taken = 1; taken <= 40; taken++) {
      await results.next();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(pulled.n).toBeLessThan(taken + 16 * 6);
    }
    await results.return(undefined);
    await crew.close();
  });

  it('answers a caller that waits for each answer', async () => {
    const crew = await parts.crewOf(2, work, LIMITS);
    let answered: () => void = () => {};
    async function* ask() {
      for (let n = 0; n < 5; n++) {
        const answer = new Promise<void>((resolve) => {
          answered = resolve;
        });
        yield documentOf(n);
        await answer;
      }
    }
    let n = 0;
    for await (const { item } of parts.inOrder(ask(), crew.read, parts.batching(2))) {
      expect(item.id).toBe(`d${n++}`);
      answered();
    }
    expect(n).toBe(5);
    await crew.close();
  });

  it('hands on an error of the source', async () => {
    const crew = await parts.crewOf(2, work, LIMITS);
    async function* broken() {
      yield* many(50);
      throw new Error('the source broke');
    }
    await expect(collect(parts.inOrder(broken(), crew.read, parts.batching(2)))).rejects.toThrow('the source broke');
    await crew.close();
  });
});

describe('khabar/node', () => {
  it('reads a stream, with an error for what is no document', async () => {
    const given = [
      { text: NEWS, id: 'a', publishedAt: '2024-10-29' },
      { text: 5 as unknown as string },
      { text: NEWS, source: 'x.txt' },
    ];
    const results: Node.StreamResult[] = [];
    for await (const r of node.extractStream(given, { threads: 2, types: ['meeting'] })) results.push(r);
    expect(results.map((r) => [r.source, r.id, r.error?.code ?? null])).toEqual([
      ['a', 'a', null],
      ['2', null, 'ERR_KHABAR_TEXT'],
      ['x.txt', null, null],
    ]);
    expect(results[0]!.extraction!.events.map((v) => v.type)).toEqual(['meeting']);
    expect(results[0]!.extraction).toBe(results[0]!.extraction);
    expect(JSON.parse(results[1]!.json)).toMatchObject({
      schema: 'khabar/1',
      error: { code: 'ERR_KHABAR_TEXT', source: '2' },
    });
    for (const r of results) expect(r.json).not.toContain('\n');
  });

  it('gives its threads the names of the user', async () => {
    const entry = { id: 'own/zahra', type: 'organization' as const, ar: ['جمعية زهرة الوادي'], source: 'own' };
    const given = [{ text: 'نظمت جمعية زهرة الوادي لقاء في الرباط.' }];
    for await (const { extraction } of node.extractStream(given, { threads: 2, gazetteers: [[entry]] }))
      expect(extraction!.entities.map((e) => e.ids.khabar)).toContain(entry.id);
    expect.assertions(1);
  });

  it('reads files of every kind, and tells what is odd', async () => {
    writeFileSync(join(dir, 'a.txt'), Buffer.concat([Buffer.from(NEWS.repeat(3)), Buffer.from([0xd8])]));
    writeFileSync(
      join(dir, 'b.html'),
      `<html><body><article><h1>عنوان</h1><p>${NEWS}</p><p>${NEWS}</p></article></body></html>`,
    );
    writeFileSync(join(dir, 'c.csv'), `id,text,date\nc1,"${NEWS}",2024-10-29\n`);
    const warnings: string[] = [];
    const ids: (string | null)[] = [];
    const days: (string | null)[] = [];
    for await (const r of node.extractFiles([dir, join(dir, 'none.txt')], {
      threads: 1,
      publishedAt: '2025-01-01',
      onWarning: (w) => warnings.push(w),
    })) {
      ids.push(r.extraction?.document.id ?? r.error!.code);
      days.push(r.extraction?.document.publishedAt ?? null);
    }
    expect(ids).toEqual([join(dir, 'a.txt'), join(dir, 'b.html'), 'c1', 'ERR_KHABAR_READ']);
    expect(days).toEqual(['2025-01-01', '2025-01-01', '2024-10-29', null]);
    expect(warnings).toEqual([expect.stringContaining('1 undecodable byte')]);
  });

  it('lets the process end when the caller has had enough', () => {
    const program = `
      import { extractStream } from ${JSON.stringify(join(built.folder, 'node.js'))};
      function* many() { for (let n = 0; ; n++) yield { text: ${JSON.stringify(NEWS)}, id: String(n) }; }
      for await (const { id } of extractStream(many(), { threads: 2 })) if (id === '30') break;
      console.log('done');`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect({ stdout, stderr, status }).toEqual({ stdout: 'done\n', stderr: '', status: 0 });
  });
});
