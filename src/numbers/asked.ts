/**
 * Quantities that are told only where an event asks for them: results of contests, terms, people counted without a number. Takes where one
 * stands and what it says, gives it in the form of the others; takes all of a text, gives them in its order.
 */
import { lowerBound } from '../core/search.js';
import type { QuantityFound } from './types.js';

/** Their rules. */
export const SCORE = 'quantity/score';
export const DURATION = 'quantity/duration';
export const COUNT = 'quantity/count';
const ASKED = new Set([SCORE, DURATION, COUNT]);

type Stretch = Pick<QuantityFound, 'start' | 'end'>;
type Place = Pick<QuantityFound, 'first' | 'last' | 'start' | 'end' | 'text'>;
type Bounds = Pick<QuantityFound, 'value' | 'min' | 'max'>;

export const isAsked = ({ rule }: QuantityFound): boolean => ASKED.has(rule);

export const askedQuantity = (
  { first, last, start, end, text }: Place,
  { value, min, max }: Bounds,
  unit: string | null,
  rule: string,
): QuantityFound => ({
  kind: 'quantity',
  first,
  last,
  start,
  end,
  text,
  score: 1,
  value,
  min,
  max,
  approximate: false,
  unit,
  rule,
});

/** What the text tells with what may be asked for; «12:30» is no result. The times stand in the order of the text. */
export function withAsked(
  told: readonly QuantityFound[],
  times: readonly Stretch[],
  scores: readonly QuantityFound[],
  others: readonly QuantityFound[],
): readonly QuantityFound[] {
  const isInTime = ({ start, end }: Stretch): boolean => {
    const next = lowerBound(times.length, (k) => times[k]!.end <= start);
    return next < times.length && times[next]!.start < end;
  };
  return [...told, ...scores.filter((s) => !isInTime(s)), ...others].sort((a, b) => a.start - b.start || a.end - b.end);
}
