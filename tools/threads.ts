/**
 * What threads gain: reads articles with the built command on one thread and on two, each in a process of its own, so that the start of the
 * threads counts. Prints the fastest of each and their ratio, with the load of the machine, without which the ratio says nothing.
 *   npm run build && npx tsx tools/threads.ts [articles] [rounds]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bySource, haveArticles } from './articles.js';

const [count = 4000, rounds = 3] = process.argv.slice(2).map(Number);

function main(): void {
  if (!haveArticles()) {
    console.log('no articles to read');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'khabar-threads-'));
  const rows = join(folder, 'rows.jsonl');
  const articles = bySource().flat();
  const given = Array.from({ length: count }, (_, i) => articles[i % articles.length]!);
  writeFileSync(rows, given.map((a) => `${JSON.stringify({ id: a.id, text: a.text, date: a.date })}\n`).join(''));
  const best: Record<number, number> = {};
  for (let r = 0; r < rounds; r++)
    for (const threads of [1, 2]) {
      const from = performance.now();
      const { status } = spawnSync(process.execPath, [
        'dist/cli.js',
        rows,
        '-j',
        `${threads}`,
        '-q',
        '-o',
        join(folder, 'out.jsonl'),
      ]);
      if (status !== 0) throw new Error(`exit ${status}`);
      const seconds = (performance.now() - from) / 1000;
      best[threads] = Math.min(best[threads] ?? Infinity, seconds);
      console.log(
        `${threads} ${threads === 1 ? 'thread' : 'threads'}: ${seconds.toFixed(1)} s, load ${loadavg()[0]!.toFixed(1)}`,
      );
    }
  rmSync(folder, { recursive: true });
  console.log(`${count} articles: ${(best[1]! / best[2]!).toFixed(2)} times as fast on two threads`);
}

main();
