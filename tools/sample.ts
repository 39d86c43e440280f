/**
 * Reading what the library makes of news: draws articles at random, never those with gold, and prints each with its events.
 *   npm run sample -- [--seed N] [--n K] [--source NAME] [--json]
 */
import { parseArgs } from 'node:util';
import { toTable } from '../src/formats/index.js';
import { createEngine } from '../src/node/engine.js';
import { type Article, annotated, bySource, haveArticles } from './articles.js';
import { random } from './random.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    n: { type: 'string', default: '3' },
    source: { type: 'string' },
    json: { type: 'boolean' },
  },
});

async function main(): Promise<void> {
  if (!haveArticles()) return console.log('no articles to draw from');
  const closed = annotated();
  const pools = bySource()
    .map((s) => s.filter((a) => !closed.has(a.id) && (!values.source || a.source === values.source)))
    .filter((s) => s.length > 0);
  const draw = random(Number(values.seed));
  const engine = createEngine([], { explain: true });
  for (let i = 0; i < Number(values.n) && pools.length; i++) {
    // The source first, so that large ones do not drown the small.
    const pool = pools[Math.floor(draw() * pools.length)]!;
    const article: Article = pool[Math.floor(draw() * pool.length)]!;
    const extraction = await engine(article.text, {
      id: article.id,
      ...(article.date ? { publishedAt: article.date } : {}),
    });
    console.log(`${article.text.trim()}\n`);
    console.log(values.json ? JSON.stringify(extraction, null, 1) : toTable(extraction));
  }
}

await main();
