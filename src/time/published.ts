/**
 * The day of publication that a text states itself: takes the times found and the opening of the body, gives the day of the dateline.
 *
 *   «الرباط 7 يونيو 2016 / ومع /», «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس»
 */
import type { Tokens } from '../text/token.js';
import { anchorTimes } from './anchor.js';
import type { TimeFound } from './types.js';

export function publishedIn(
  times: readonly TimeFound[],
  opening: { start: number; end: number } | null,
  t: Tokens,
): string | null {
  if (!opening) return null;
  const inside = times.filter((x) => x.start >= opening.start && x.end <= opening.end);
  const day = anchorTimes(inside, null, t).times.find(
    (x) => (x.type === 'DATE' || x.type === 'TIME') && x.from !== null && x.from === x.to,
  );
  return day?.from ?? null;
}
