/**
 * Fits the weights that say which events are one happening: takes annotated articles, writes `src/events/data/merging.json`.
 *
 *   npx tsx tools/train-merging.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/merging.rows.jsonl.gz, then fits
 *   npx tsx tools/train-merging.ts                                            fits the rows that are there: the same bytes every time
 *
 * A row compares a word that tells of an event with one event known before it; it holds features and a label, no text. What is known before is what
 * the weights made of it, for they meet their own mistakes: the first weights learn from events as the annotation joins them, the next from
 * events as the ones before joined them. With the articles at hand, events are also counted in folds: those of each fold joined by weights
 * that did not see it.
 */
import { chanceOfSame, comparedByName } from '../src/events/coreference.js';
import type { EventDraft } from '../src/events/draft.js';
import type { Compare } from '../src/events/merge.js';
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import { type GoldArticle, givenGold, rightOnes, toldBy } from './gold.js';
import {
  chanceBy,
  type Row as FeatureRow,
  FOLDS,
  fitWeights,
  RIDGES,
  readRows,
  reliability,
  scoredApart,
  weightsApart,
  writeRows,
  writeWeights,
  written,
} from './logistic.js';

const ROWS = 'models/merging.rows.jsonl.gz';
const shared = makeTools();

interface Row extends FeatureRow {
  readonly same: 0 | 1;
}

const articles = givenGold();
if (articles) writeRows(ROWS, rowsOf(articles));
const rows = readRows<Row>(ROWS);
report(rows);
writeWeights('src/events/data/merging.json', 'train-merging.ts', fitted(rows));

function fitted(data: readonly Row[]): Record<string, number> {
  return fitWeights(data, isSame, RIDGES.merging);
}

function isSame(r: Row): 0 | 1 {
  return r.same;
}

function rowsOf(list: readonly GoldArticle[]): Row[] {
  const first = fitted(list.flatMap((article, i) => compared(article, i, null)));
  const second = list.flatMap((article, i) => compared(article, i, first));
  const next = fitted(second);
  const third = list.flatMap((article, i) => compared(article, i, next));
  return [...second, ...third];
}

/** Joins as the weights say, or as the annotation does, and writes down what was compared. */
function compared(article: GoldArticle, number: number, weights: Readonly<Record<string, number>> | null): Row[] {
  const out: Row[] = [];
  const known = new Map<EventDraft, number>();
  const gold = (d: EventDraft): number => {
    let i = known.get(d);
    if (i === undefined) known.set(d, (i = toldBy(article, d)[0]?.event ?? -1));
    return i;
  };
  const compare: Compare = (grounds, k, d, rank) => {
    const features = comparedByName(grounds, k, d, rank);
    const isKnown = gold(k) >= 0 && gold(d) >= 0;
    const same = isKnown && gold(k) === gold(d) ? 1 : 0;
    if (isKnown) out.push({ article: number, same, features: written(features) });
    return weights ? chanceBy(weights, features) : same;
  };
  analyze(article.text, { ...shared, compare, confidence: () => 1 }, article.publishedAt);
  return out;
}

function report(data: readonly Row[]): void {
  const weights = weightsApart(data, isSame, RIDGES.merging);
  const scored = scoredApart(data, isSame, weights);
  const count = { gold: 0, told: 0, right: 0, before: 0, beforeRight: 0 };
  articles?.forEach((a, i) => {
    const w = weights[i % FOLDS]!;
    const [told, right] = counted(a, (grounds, k, d, rank) => chanceBy(w, comparedByName(grounds, k, d, rank)));
    const [before, beforeRight] = counted(a, chanceOfSame);
    count.gold += a.events.length;
    count.told += told;
    count.right += right;
    count.before += before;
    count.beforeRight += beforeRight;
  });
  const [tp, pairs, said] = [
    scored.filter((s) => s.event && s.p >= 0.5).length,
    scored.filter((s) => s.event).length,
    scored.filter((s) => s.p >= 0.5).length,
  ];
  console.log(
    `${scored.length} comparisons, ${pairs} of one happening: precision ${((100 * tp) / said).toFixed(1)} recall ${((100 * tp) / pairs).toFixed(1)} in folds`,
  );
  console.log(`reliability ${reliability(scored)}`);
  const f1 = (told: number, right: number) => ((200 * right) / (told + count.gold)).toFixed(1);
  if (articles)
    console.log(
      `events F1 in folds ${f1(count.told, count.right)} (${count.right} of ${count.told}), with the weights there were ${f1(count.before, count.beforeRight)}`,
    );
}

/** How many events are told, and how many of them are right. */
function counted(article: GoldArticle, compare: Compare): [told: number, right: number] {
  const { events } = analyze(article.text, { ...shared, compare }, article.publishedAt);
  return [events.length, rightOnes(article, events).size];
}
