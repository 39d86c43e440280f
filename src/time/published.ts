/**
 * The day of publication that a text states itself: takes the times found and the opening of the body, gives the day of the dateline,
 * or else the one that a near day tells with its date.
 *
 *   «الرباط 7 يونيو 2016 / ومع /», «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس» · «أمس الخميس 5 سبتمبر 2024» 2024-09-06
 */
import type { Tokens } from '../text/token.js';
import { anchorTimes } from './anchor.js';
import { isoDay, readIsoDay } from './calendar.js';
import type { Said, TimeFound } from './types.js';

export function publishedIn(
  times: readonly TimeFound[],
  opening: { start: number; end: number } | null,
  t: Tokens,
): string | null {
  return (opening && datelineIn(times, opening, t)) ?? nearIn(times, t);
}

function datelineIn(times: readonly TimeFound[], opening: { start: number; end: number }, t: Tokens): string | null {
  const inside = times.filter((x) => x.start >= opening.start && x.end <= opening.end);
  const day = anchorTimes(inside, null, t).times.find(
    (x) => (x.type === 'DATE' || x.type === 'TIME') && x.from !== null && x.from === x.to,
  );
  return day?.from ?? null;
}

function nearIn(times: readonly TimeFound[], t: Tokens): string | null {
  for (const found of times) {
    const away = nearOf(found.said);
    const day = away === undefined ? null : readIsoDay(anchorTimes([found], null, t).times[0]?.from ?? null);
    if (day !== null) return isoDay(day - away!);
  }
  return null;
}

/** How many days from that of publication, where a date says so itself. */
function nearOf(x: Said): number | undefined {
  if (x.kind === 'day') return x.near;
  return (x.kind === 'part' || x.kind === 'clock' || x.kind === 'edge') && x.of ? nearOf(x.of) : undefined;
}
