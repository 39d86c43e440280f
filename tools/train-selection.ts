/**
 * Fits the weights that tell events from words: takes feature rows with labels, writes `src/events/data/selection.json`.
 *
 *   npx tsx tools/train-selection.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/selection.rows.jsonl.gz, then fits
 *   npx tsx tools/train-selection.ts                                            fits the rows that are there: the same bytes every time
 *
 * A row holds features and a label, no text. The order of the rows is fixed, so are the weights.
 */
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import { eventAt, type GoldArticle, givenGold, heavyExamples } from './gold.js';
import { lettersOf } from './hashed.js';
import { FOLDS, quality, readRows, reliability, writeRows, writeWeights, written } from './logistic.js';
import { chanceOfRow, fitSelection, ROWS, SECOND, type SelectionRow, selectionsApart } from './selection.js';

const STEP = 0.15;
const shared = makeTools();

const articles = givenGold();
if (articles) writeRows(ROWS, rowsOf([...articles, ...heavyExamples()]));
const rows = readRows<SelectionRow>(ROWS);
report(rows);
const { named, around } = fitSelection(rows);
const { [SECOND]: _, ...weights } = named;
writeWeights('src/events/data/selection.json', 'train-selection.ts', weights, { around: lettersOf(around, STEP) });

function rowsOf(list: readonly GoldArticle[]): SelectionRow[] {
  const out: SelectionRow[] = [];
  list.forEach((gold, article) => {
    const { text, publishedAt, events, isSecond, only } = gold;
    const tools = {
      ...shared,
      observe: (
        trigger: { start: number; end: number; rule: { type: { type: string } } },
        features: Readonly<Record<string, number>>,
        places: readonly number[],
      ) => {
        const told = eventAt(gold, trigger) !== undefined;
        // Of the other words of an example nothing is known.
        if (only && (trigger.rule.type.type !== only || (events.length && !told))) return undefined;
        out.push({
          article,
          event: told ? 1 : 0,
          features: written(isSecond ? { ...features, [SECOND]: 1 } : features),
          around: places,
        });
        return undefined;
      },
    };
    analyze(text, tools, publishedAt);
  });
  return out;
}

/** Quality on articles left out, in five folds; of the first readers' articles apart. */
function report(data: readonly SelectionRow[]): void {
  const apart = selectionsApart(data);
  for (const [name, part] of [
    ['all', data],
    ['of the first readers', data.filter((r) => !r.features[SECOND])],
  ] as const) {
    const scored = part.map((r) => ({
      event: r.event,
      p: chanceOfRow(apart[r.article % FOLDS]!, r.features, r.around),
    }));
    const total = scored.filter((s) => s.event).length;
    const loss = scored.reduce((sum, s) => sum - Math.log(s.event ? s.p : 1 - s.p), 0) / scored.length;
    console.log(`${name}: ${scored.length} rows, ${total} events, log loss ${loss.toFixed(4)}`);
    for (const least of [0.4, 0.5, 0.55, 0.6, 0.7, 0.8]) {
      const kept = scored.filter((s) => s.p >= least);
      console.log(
        `from ${least}: ${quality(
          kept.map((s) => s.event),
          total,
        )}`,
      );
    }
    console.log(`reliability ${reliability(scored)}`);
  }
}
