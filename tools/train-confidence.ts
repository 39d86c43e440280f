/**
 * Fits the confidence of events: takes annotated articles, writes `src/events/data/confidence.json`.
 *
 *   npx tsx tools/train-confidence.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/confidence.rows.jsonl, then fits
 *   npx tsx tools/train-confidence.ts                                            fits the rows that are there: the same bytes every time
 *
 * To be run after `train-selection` and `train-merging`. A row is an event as it is found by weights of selection and merging that did not see its
 * article, and whether the annotation has it: with its type, each of its events once. Features and a label, no text.
 */
import { confidenceFeatures } from '../src/events/confidence.js';
import { comparedByName } from '../src/events/coreference.js';
import type { EventDraft } from '../src/events/draft.js';
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import { type GoldArticle, givenGold, rightOnes } from './gold.js';
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
import { chanceOfRow, SECOND, type SelectionRow, selectionsApart, ROWS as WORDS } from './selection.js';

const ROWS = 'models/confidence.rows.jsonl';
const PAIRS = 'models/merging.rows.jsonl.gz';

interface Row extends FeatureRow {
  readonly right: 0 | 1;
}

const articles = givenGold();
if (articles) writeRows(ROWS, rowsOf(articles));
const rows = readRows<Row>(ROWS);
report(rows);
const { [SECOND]: _, ...weights } = fitWeights(rows, isRight, RIDGES.confidence);
writeWeights('src/events/data/confidence.json', 'train-confidence.ts', weights);

function isRight(r: Row): 0 | 1 {
  return r.right;
}

function rowsOf(articles: readonly GoldArticle[]): Row[] {
  const shared = makeTools();
  const pairs = readRows<FeatureRow & { same: 0 | 1 }>(PAIRS);
  const selections = selectionsApart(readRows<SelectionRow>(WORDS));
  const mergings = weightsApart(pairs, (r) => r.same, RIDGES.merging);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const [selection, merging] = [selections[fold]!, mergings[fold]!];
    return articles.flatMap((article, number): Row[] => {
      if (number % FOLDS !== fold) return [];
      const merged = new Map<EventDraft, Record<string, number>>();
      const tools = {
        ...shared,
        observe: (_: unknown, features: Readonly<Record<string, number>>, around: readonly number[]) =>
          chanceOfRow(selection, features, around),
        compare: (...pair: Parameters<typeof comparedByName>) => chanceBy(merging, comparedByName(...pair)),
        confidence: (d: EventDraft) => {
          merged.set(d, written({ ...confidenceFeatures(d), ...(article.isSecond ? { [SECOND]: 1 } : {}) }));
          return 1;
        },
      };
      analyze(article.text, tools, article.publishedAt);
      const right = rightOnes(article, [...merged.keys()]);
      return [...merged].map(([d, features]) => ({ article: number, right: right.has(d) ? 1 : 0, features }));
    });
  }).flat();
}

function report(data: readonly Row[]): void {
  const scored = scoredApart(data, isRight, weightsApart(data, isRight, RIDGES.confidence));
  console.log(`${data.length} events, ${data.filter((r) => r.right).length} right`);
  console.log(`reliability in folds ${reliability(scored)}`);
}
