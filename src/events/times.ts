/** The times of a sentence: takes those of the document, in order, gives where those that begin in tokens [from, to) stand among them. */
import { lowerBound } from '../core/search.js';
import type { Time } from '../time/types.js';

export function timesWithin(times: readonly Time[], from: number, to: number): readonly [first: number, last: number] {
  const before = (token: number) => lowerBound(times.length, (k) => times[k]!.first < token);
  return [before(from), before(to)];
}

/** Does it say when, not how long or how often? */
export const isDatable = (x: Time): boolean => x.type === 'DATE' || x.type === 'TIME';
