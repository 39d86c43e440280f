/**
 * The weights of selection in two steps: takes rows of what was asked about words that may tell of events, gives the weights of the features
 * that have names, and those of the words around, which move what the first say.
 */

import { firstTwice } from './gold.js';
import { chanceBy as chanceAround, fitHashed } from './hashed.js';
import { FOLDS, fitWeights, logitBy, RIDGES, type Row } from './logistic.js';

export const ROWS = 'models/selection.rows.jsonl.gz';

export interface SelectionRow extends Row {
  readonly event: 0 | 1;
  readonly around: readonly number[];
}

export interface SelectionWeights {
  readonly named: Readonly<Record<string, number>>;
  readonly around: Float64Array;
}

/** How often a word is met before it says something. */
const OFTEN = 4;
const RIDGE = 8;

/** A feature of the annotation, not of the text: the library never has it. */
export const SECOND = 'second';

export function fitSelection(given: readonly SelectionRow[]): SelectionWeights {
  const rows = firstTwice(given);
  const named = fitWeights(rows, (r) => r.event, RIDGES.selection);
  const around = fitHashed(
    rows.map((r) => ({
      article: r.article,
      label: r.event,
      places: r.around,
      offset: logitBy(named, r.features),
    })),
    OFTEN,
    RIDGE,
  );
  return { named, around };
}

export const chanceOfRow = (
  { named, around }: SelectionWeights,
  features: Readonly<Record<string, number>>,
  places: readonly number[],
): number => chanceAround(around, { places, offset: logitBy(named, features) });

/** For each fold weights that did not see its articles. */
export const selectionsApart = (rows: readonly SelectionRow[]): SelectionWeights[] =>
  Array.from({ length: FOLDS }, (_, fold) => fitSelection(rows.filter((r) => r.article % FOLDS !== fold)));
