/**
 * Fits the weights that tell events from words: takes feature rows with labels, writes `src/events/data/selection.json`.
 *
 *   npx tsx tools/train-selection.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/selection.rows.jsonl, then fits
 *   npx tsx tools/train-selection.ts                                            fits the rows that are there: the same bytes every time
 *
 * A row holds features and a label, no text. Logistic regression by Newton's method with a ridge; the order of the rows is fixed.
 */
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import { type GoldArticle, givenGold } from './gold.js';
import {
  type Row as FeatureRow,
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

const ROWS = 'models/selection.rows.jsonl';
const shared = makeTools();

interface Row extends FeatureRow {
  readonly event: 0 | 1;
}

const articles = givenGold();
if (articles) writeRows(ROWS, rowsOf(articles));
const rows = readRows<Row>(ROWS);
report(rows);
writeWeights('src/events/data/selection.json', 'train-selection.ts', fitWeights(rows, isEvent, RIDGES.selection));

function isEvent(r: Row): 0 | 1 {
  return r.event;
}

function rowsOf(list: readonly GoldArticle[]): Row[] {
  const out: Row[] = [];
  list.forEach(({ text, publishedAt, events }, article) => {
    const tools = {
      ...shared,
      observe: (
        trigger: { start: number; end: number; rule: { type: { type: string } } },
        features: Readonly<Record<string, number>>,
      ) => {
        const told = events.some(
          (v) =>
            v.type === trigger.rule.type.type && v.spans.some((s) => s.start < trigger.end && trigger.start < s.end),
        );
        out.push({
          article,
          event: told ? 1 : 0,
          features: written(features),
        });
        return undefined;
      },
    };
    analyze(text, tools, publishedAt);
  });
  return out;
}

/** Quality on articles left out, in five folds. */
function report(data: readonly Row[]): void {
  const scored = scoredApart(data, isEvent, weightsApart(data, isEvent, RIDGES.selection));
  const total = scored.filter((s) => s.event).length;
  console.log(`${data.length} rows, ${total} events`);
  for (const least of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    const kept = scored.filter((s) => s.p >= least);
    const right = kept.filter((s) => s.event).length;
    const [p, r] = [right / kept.length, right / total];
    console.log(
      `from ${least}: precision ${(100 * p).toFixed(1)} recall ${(100 * r).toFixed(1)} F1 ${((200 * p * r) / (p + r)).toFixed(1)}`,
    );
  }
  console.log(`reliability ${reliability(scored)}`);
}
