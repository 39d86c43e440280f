/**
 * The day of publication that a text states itself: takes the times found and the opening of the body, gives the day of the dateline,
 * or else the one that a near day tells with its date, or with a weekday beside another's date.
 *
 *   «الرباط 7 يونيو 2016 / ومع /», «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس» · «أمس الخميس 5 سبتمبر 2024» 2024-09-06
 */
import type { Tokens } from '../text/token.js';
import { anchorTimes } from './anchor.js';
import { isoDay, readIsoDay, weekdayOf } from './calendar.js';
import type { Said, TimeFound } from './types.js';

export function publishedIn(
  times: readonly TimeFound[],
  opening: { start: number; end: number } | null,
  t: Tokens,
): string | null {
  return (opening && datelineIn(times, opening, t)) ?? nearIn(times, t) ?? besideIn(times, t);
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

/** «بلاغ اليوم الأربعاء … سيوضع يوم الجمعة 24 أكتوبر 2025»: the Wednesday nearest to a day told beside it with weekday and date. */
function besideIn(times: readonly TimeFound[], t: Tokens): string | null {
  for (let k = 1; k < times.length; k++)
    for (const [a, b] of [
      [times[k - 1]!, times[k]!],
      [times[k]!, times[k - 1]!],
    ] as const) {
      if (a.said.kind !== 'near' || !a.said.weekday || Math.abs(a.first - b.first) > BESIDE || !isWeekdayDated(b.said))
        continue;
      const day = readIsoDay(anchorTimes([b], null, t).times[0]?.from ?? null);
      if (day === null) continue;
      const ahead = (a.said.weekday - weekdayOf(day) + 7) % 7;
      return isoDay(day + (ahead > 3 ? ahead - 7 : ahead) - a.said.days);
    }
  return null;
}
/** In tokens. */
const BESIDE = 40;

function isWeekdayDated(x: Said): boolean {
  if (x.kind === 'part' || x.kind === 'clock') return x.of !== undefined && isWeekdayDated(x.of);
  return x.kind === 'day' && x.weekday !== undefined;
}

/** How many days from that of publication, where a date says so itself. */
function nearOf(x: Said): number | undefined {
  if (x.kind === 'day') return x.near;
  return (x.kind === 'part' || x.kind === 'clock' || x.kind === 'edge') && x.of ? nearOf(x.of) : undefined;
}
