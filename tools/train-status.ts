/**
 * Fits the weights that tell the status of events by the document: takes annotated articles, writes `src/events/data/status-weights.json`.
 *
 *   npx tsx tools/train-status.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/status.rows.gz, then fits
 *   npx tsx tools/train-status.ts                                            fits the rows that are there: the same bytes every time
 *
 * A row is a word that tells of an annotated event: places of features, whether it is anything but actual, its status and the one that its
 * sentence gives it; no text.
 */
import { STATUSES, statusBy } from '../src/events/status-weigh.js';
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import type { EventStatus } from '../src/types.js';
import { eventAt, firstTwice, type GoldArticle, givenGold } from './gold.js';
import { fitFew, type HashedRow, lettersOf, oddsBy, readHashed, writeHashed } from './hashed.js';
import { FOLDS, writeFitted } from './logistic.js';

/** How often a feature is met before it says something; how many weights each question has at most. */
const OFTEN = 15;
const RIDGE = 7;
const MOST = { other: 1400, planned: 500 } as const;
const ROWS = 'models/status.rows.gz';
const STEP = 0.15;
const shared = makeTools();

const articles = givenGold();
if (articles) writeHashed(ROWS, articles.flatMap(rowsOf));
const rows = readHashed(ROWS);
report();
const { other, planned } = fitBoth(rows);
writeFitted('src/events/data/status-weights.json', 'train-status.ts', {
  other: lettersOf(other, STEP),
  planned: lettersOf(planned, STEP),
});

function rowsOf(article: GoldArticle, number: number): HashedRow[] {
  const out: HashedRow[] = [];
  analyze(
    article.text,
    {
      ...shared,
      observe: (t) => (eventAt(article, t) ? 1 : undefined),
      observeStatus: ({ status, trigger }, places) => {
        const event = eventAt(article, trigger);
        if (!event?.status) return;
        const about = STATUSES.indexOf(event.status) + STATUSES.length * STATUSES.indexOf(status);
        out.push({ article: number, label: event.status === 'actual' ? 0 : 1, about, places });
      },
    },
    article.publishedAt,
  );
  return out;
}

/** Two questions: is it anything but actual; if so, and not denied, is it planned? */
function fitBoth(given: readonly HashedRow[]) {
  const twice = firstTwice(given);
  const open = twice
    .filter((r) => goldOf(r) === 'planned' || goldOf(r) === 'hypothetical')
    .map((r): HashedRow => ({ ...r, label: goldOf(r) === 'planned' ? 1 : 0 }));
  return { other: fitFew(twice, OFTEN, RIDGE, MOST.other), planned: fitFew(open, OFTEN, RIDGE, MOST.planned) };
}

function goldOf(r: HashedRow): EventStatus {
  return STATUSES[r.about! % STATUSES.length]!;
}

/** Quality on a fifth of the articles, left out. */
function report(): void {
  const { other: o, planned: p } = fitBoth(rows.filter((r) => r.article % FOLDS));
  const left = rows.filter((r) => r.article % FOLDS === 0);
  const own = (r: HashedRow) => STATUSES[Math.floor(r.about! / STATUSES.length)]!;
  const told = (r: HashedRow) => statusBy(own(r), oddsBy(o, r), () => oddsBy(p, r));
  for (const [name, status] of [
    ['by the sentence', own],
    ['by the document', told],
  ] as const) {
    const right = left.filter((r) => status(r) === goldOf(r)).length;
    console.log(`${left.length} words, ${name}: ${((100 * right) / left.length).toFixed(2)} % right`);
    for (const s of STATUSES) {
      const all = left.filter((r) => goldOf(r) === s);
      const given = left.filter((r) => status(r) === s);
      const hits = given.filter((r) => goldOf(r) === s).length;
      console.log(
        `  ${s}: precision ${((100 * hits) / given.length).toFixed(1)} recall ${((100 * hits) / all.length).toFixed(1)}`,
      );
    }
  }
}
