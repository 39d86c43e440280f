/**
 * Parts of a whole: takes the nth unit, half, quarter or weekday that was said and the whole it is of, gives its stretch.
 *
 *   «الأسبوع الأول من يونيو» the days 1 to 7 · «الربع الثالث من 2016» 2016-Q3 · «اليوم الأخير من رمضان»
 */
import {
  addMonths,
  type Day,
  hijriMonth,
  hijriYearOf,
  partsOf,
  type Stretch,
  weekdayOf,
  weekStart,
  yearStretch,
} from './calendar.js';
import { date, dayResult, decade, months, NOTHING, quarter, type Resolved, weekValue, yearValue } from './notation.js';
import type { Said, Unit } from './types.js';

const LONGEST_YEAR = 366;
/** How many halves, thirds and quarters there are. */
export const SHARES: Partial<Record<Unit, number>> = { half: 2, third: 3, quarter: 4 };

type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;

export function resolveNth(x: Kind<'nth'>, whole: Resolved | null): Resolved {
  const none: Resolved = { ...NOTHING, grain: x.unit };
  if (!whole?.stretch) return none;
  const { from, to } = whole.stretch;
  // Of a school year it is not known where its parts lie.
  if (whole.grain === 'year' && to - from > LONGEST_YEAR) return none;
  const { basis, calendar } = whole;
  const at = (s: Stretch, value?: string): Resolved =>
    s.from > s.to || s.from < from - 6 || s.to > to + 6
      ? none
      : date(s, value ?? months(s), x.unit, basis, { calendar });
  const start = partsOf(from);
  const isYear = whole.grain === 'year' && whole.calendar === 'gregorian';
  const back = x.n < 0;
  switch (x.unit) {
    case 'day': {
      const first = back ? to + x.n + 1 : from + x.n - 1;
      return at({ from: first, to: first + x.count - 1 });
    }
    case 'week': {
      if (isYear || back) {
        // The first week of a year holds its 4th of January; the last of a month ends in it.
        const first = back ? weekStart(isYear ? to - 3 : to - 6) + 7 * (x.n + 1) : weekStart(from + 3) + 7 * (x.n - 1);
        const last = first + 7 * (x.count - 1);
        return at(
          { from: first, to: last + 6 },
          x.count > 1 ? `${weekValue(first)}/${weekValue(last)}` : weekValue(first),
        );
      }
      return at({ from: from + 7 * (x.n - 1), to: Math.min(to, from + 7 * (x.n - 1 + x.count) - 1) });
    }
    case 'month':
    case 'quarter':
    case 'half':
    case 'third':
    case 'year':
    case 'decade': {
      if (whole.grain === 'month' || whole.grain === 'week') return fraction(x, whole, at);
      const share = SHARES[x.unit];
      const years = whole.grain === 'century' ? 100 : whole.grain === 'decade' ? 10 : 0;
      if (years && share) {
        const edge = (k: number): number => start.year + Math.floor((years * k) / share);
        const k = back ? share : x.n;
        return at(yearStretch(edge(k - 1), edge(k) - 1));
      }
      const size = { month: 1, quarter: 3, half: 6, third: 4, year: 12, decade: 120 }[x.unit];
      const total = Math.round(((to - from + 1) / 365.25) * 12);
      if (whole.calendar === 'hijri') return whole.grain === 'year' ? hijriMonths(x, from, size, at) : none;
      const skip = back ? total + x.n * size : (x.n - 1) * size;
      const a = addMonths(from, skip);
      const s = { from: a, to: addMonths(from, skip + size * x.count) - 1 };
      const n = x.n;
      // The first decade of a century begins with its round year: 200X.
      if (whole.grain === 'century' && x.unit === 'decade' && x.count === 1)
        return decade(start.year - 1 + 10 * (back ? 10 + n : n - 1), basis);
      if (isYear && x.count === 1 && x.unit === 'quarter') return quarter(start.year, back ? 4 : n, basis);
      if (isYear && x.count === 1 && x.unit === 'half') return at(s, `${yearValue(start.year)}-H${back ? 2 : n}`);
      return at(s);
    }
    default:
      return none;
  }
}

/** The parts of a Hijri year are of its own months. */
function hijriMonths(x: Kind<'nth'>, from: Day, size: number, at: (s: Stretch) => Resolved): Resolved {
  const year = hijriYearOf(from)!;
  const skip = x.n < 0 ? 12 + x.n * size : (x.n - 1) * size;
  const first = hijriMonth(year, skip + 1);
  const last = hijriMonth(year, skip + size * x.count);
  return first && last ? at({ from: first.from, to: last.to }) : { ...NOTHING, grain: x.unit };
}

/** Halves, thirds and quarters of a month by days. */
function fraction(x: Kind<'nth'>, whole: Resolved, at: (s: Stretch) => Resolved): Resolved {
  const share = SHARES[x.unit];
  if (!share) return { ...NOTHING, grain: x.unit };
  const { from, to } = whole.stretch!;
  const size = share === 2 ? 15 : share === 3 ? 10 : Math.floor((to - from + 1) / share);
  const n = x.n < 0 ? share : x.n;
  return at({ from: from + size * (n - 1), to: n === share ? to : from + size * n - 1 });
}

export function resolveNthWeekday(x: Kind<'nthWeekday'>, whole: Resolved | null): Resolved {
  if (!whole?.stretch) return NOTHING;
  const { from, to } = whole.stretch;
  const day =
    x.n < 0
      ? to - ((weekdayOf(to) - x.weekday + 7) % 7)
      : from + ((x.weekday - weekdayOf(from) + 7) % 7) + 7 * (x.n - 1);
  return day > to ? NOTHING : dayResult(day, whole.basis);
}
