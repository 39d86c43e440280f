/**
 * Times that have names: takes seasons, decades and feasts with the year that was said beside them, gives their stretch.
 *
 *   «صيف 2022» 2022-SU · «تسعينيات القرن الماضي» 199X · «عيد الأضحى» 10 Dhu al-Hijja of the year
 */
import { type Day, dayOf, easter, hijriDay, hijriYearOf, isHijriYear, partsOf, type Stretch } from './calendar.js';
import feasts from './data/feasts.json';
import { pick } from './nearest.js';
import { type Basis, type Context, date, dayResult, decade, NOTHING, type Resolved, yearValue } from './notation.js';
import type { Calendar, Said, Season } from './types.js';

type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;
/** A year that was said, and where it came from. */
export interface Year {
  readonly year: number;
  readonly basis: Basis;
}

/** In its first days a season is still to come: «الصيف المقبل», in June. */
const LATE = 20;
const SEASON_MONTH: Record<Season, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };

export function resolveSeason(x: Kind<'season'>, c: Context, said: Year | null): Resolved {
  const month = SEASON_MONTH[x.season];
  const of = (y: number): Stretch => ({ from: dayOf(y, month, 1), to: dayOf(y, month + 3, 1) - 1 });
  const result = (s: Stretch, basis: Basis): Resolved =>
    date(s, `${yearValue(partsOf(s.from).year)}-${x.season}`, 'season', basis);
  if (said) return result(of(said.year), said.basis);
  // «تنشط السياحة في الصيف»: every summer.
  const inGeneral = !x.turn && (c.direction === null || c.direction === 'habit');
  if (!c.ref || x.year || inGeneral) return { ...NOTHING, grain: 'season' };
  const { year } = partsOf(c.ref.day);
  const all = [year - 2, year - 1, year, year + 1].map(of);
  // «هذا الشتاء» in March is the one gone by.
  const s =
    x.turn === 'this'
      ? pick(all, c.ref.day, undefined, { ...c, direction: null, alone: true })
      : pick(all, c.ref.day - (x.turn === 'next' ? LATE : 0), x.turn, c);
  return s ? result(s, 'published') : { ...NOTHING, grain: 'season' };
}

export function resolveDecade(x: Kind<'decade'>, c: Context, resolve: (x: Said, c: Context) => Resolved): Resolved {
  const century = x.century && resolve(x.century, c);
  if (x.century && !century?.stretch) return { ...NOTHING, grain: 'decade' };
  const base = century ? partsOf(century.stretch!.from).year - 1 : 1900;
  return decade(base + x.tens, century?.basis ?? 'stated');
}

export function resolveFeast(x: Kind<'feast'>, c: Context, said: Year | null): Resolved {
  const rule = (feasts as Record<string, { calendar: string; month?: number; day?: number }>)[x.feast];
  if (!rule) return NOTHING;
  const calendar: Calendar = rule.calendar === 'hijri' ? 'hijri' : 'gregorian';
  const in_ = (year: number): Day[] => {
    if (rule.month === undefined) return [easter(year)];
    if (calendar === 'gregorian') return [dayOf(year, rule.month, rule.day!)];
    const h = hijriYearOf(dayOf(year, 7, 1));
    if (h === null) return [];
    return [h - 1, h, h + 1]
      .flatMap((y) => hijriDay(y, rule.month!, rule.day!) ?? [])
      .filter((d) => partsOf(d).year === year);
  };
  // «عيد الأضحى 1441»: a year of the feast's own calendar needs no sign.
  if (
    x.year?.kind === 'year' &&
    rule.month &&
    (x.year.calendar === 'hijri' || (calendar === 'hijri' && isHijriYear(x.year.year)))
  ) {
    const d = hijriDay(x.year.year, rule.month, rule.day!);
    return d === null ? { ...NOTHING, calendar } : dayResult(d, 'stated', { calendar });
  }
  if (said) {
    const d = in_(said.year)[0];
    return d === undefined ? { ...NOTHING, calendar } : dayResult(d, said.basis, { calendar });
  }
  if (!c.ref) return { ...NOTHING, calendar };
  const ref = c.ref.day;
  const { year } = partsOf(ref);
  const all = [year - 1, year, year + 1].flatMap(in_).map((d): Stretch => ({ from: d, to: d }));
  const near = pick(all, ref, x.turn, c);
  const same = in_(year)[0];
  const s = near && (x.turn || c.direction || Math.abs(near.from - ref) <= 90 || same === undefined) ? near.from : same;
  return s === undefined ? { ...NOTHING, calendar } : dayResult(s, 'published', { calendar });
}
