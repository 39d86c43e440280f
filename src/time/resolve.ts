/**
 * Resolves what was said to days: takes a `Said` and its context (reference day, direction, what was told before), gives a stretch
 * of days, a value in the notation of the contract, and where the year or day came from. No reference, no guess: null.
 */
import {
  addMonths,
  amazighYear,
  type Day,
  dayOf,
  gregorianYears,
  hijriMonth,
  hijriYear,
  hijriYearOf,
  isAmazighYear,
  isoDay,
  monthLength,
  monthStretch,
  pad,
  partsOf,
  type Stretch,
  weekdayOf,
  weekStart,
  yearStretch,
} from './calendar.js';
import { clockText, resolveClock, resolveNow, resolvePart } from './finer.js';
import { resolveDecade, resolveFeast, resolveSeason, type Year } from './named.js';
import { monthYear, pick, yearNearby } from './nearest.js';
import {
  type Basis,
  type Context,
  date,
  dayResult,
  days,
  durationText,
  LETTER,
  months,
  monthValue,
  NOTHING,
  type Resolved,
  resolveCentury,
  SHIFT,
  shifted,
  shiftText,
  smallest,
  yearBefore,
  yearValue,
} from './notation.js';
import { resolveNth, resolveNthWeekday } from './nth.js';
import { resolveList, resolveRange } from './ranges.js';
import type { Said, TimeType, Turn, Unit } from './types.js';

type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;

export function resolve(x: Said, c: Context): Resolved {
  switch (x.kind) {
    case 'year':
      return resolveYear(x);
    case 'month':
      return resolveMonth(x, c);
    case 'day':
      return resolveDay(x, c);
    case 'impossible':
      return { ...NOTHING, basis: 'stated', impossible: x.why };
    case 'weekday':
      return resolveWeekday(x, c);
    case 'near':
      return resolveNear(x, c);
    case 'unit':
      return resolveUnit(x, c);
    case 'ago':
      return resolveAgo(x, c);
    case 'run':
      return resolveRun(x, c);
    case 'nth':
      return resolveNth(x, x.of ? resolve(x.of, c) : c.ref && shifted(c.ref.day, 'year', 0, 'published'));
    case 'nthWeekday':
      return resolveNthWeekday(x, x.of ? resolve(x.of, c) : c.ref && shifted(c.ref.day, 'month', 0, 'published'));
    case 'season':
      return resolveSeason(x, c, yearNumber(x.year, c));
    case 'decade':
      return resolveDecade(x, c, resolve);
    case 'century':
      return resolveCentury(x.century, x.calendar);
    case 'feast':
      return resolveFeast(x, c, yearNumber(x.year, c));
    case 'part':
      return resolvePart(x, c, resolve);
    case 'clock':
      return resolveClock(x, c, resolve);
    case 'now':
      return resolveNow(c);
    case 'rest':
      return resolveRest(x, c);
    case 'range':
      return resolveRange(x, c, resolve);
    case 'list':
      return resolveList(x, c, resolve);
    // «منذ بداية يوليو» in July is this July, «منذ يوليو» the last one.
    case 'edge':
      return { ...resolve(x.of, c.since ? { ...c, since: false, direction: 'past' } : c), mod: x.edge };
    case 'duration':
      return {
        ...NOTHING,
        type: 'DURATION',
        value: durationText(x.amounts),
        grain: smallest(x.amounts),
        basis: 'stated',
      };
    case 'set':
      return { ...NOTHING, type: 'SET', value: durationText(x.every), grain: smallest(x.every), basis: 'stated' };
  }
}

// Years and months

function resolveYear(x: Kind<'year'>, basis: Basis = 'stated'): Resolved {
  if (x.calendar === 'hijri') {
    const more = { calendar: 'hijri' as const };
    // «95هـ» may as well be 1395; what lies ahead of the calendar is no year of it.
    if (x.year < 100 || x.year > 1500) return { ...NOTHING, ...more, grain: 'year' };
    const s = hijriYear(x.year);
    if (s) return date(s, days(s), 'year', 'stated', more);
    const years = gregorianYears(x.year);
    return date(years, months(years), 'year', 'stated', more);
  }
  if (x.calendar === 'solar-hijri') return { ...NOTHING, grain: 'year', calendar: x.calendar };
  // Before the era a year has its value, but no days that could be written.
  if (x.year < 1) return { ...NOTHING, value: yearBefore(-x.year), grain: 'year', basis: 'stated' };
  if (isAmazighYear(x.year)) return date(amazighYear(x.year), days(amazighYear(x.year)), 'year', basis);
  const value = x.last ? `${yearValue(x.year)}/${yearValue(x.last)}` : yearValue(x.year);
  return date(yearStretch(x.year, x.last ?? x.year), value, 'year', basis);
}

/** The number of the year that was said, null if unsaid or unknown. */
function yearNumber(x: Said | undefined, c: Context): Year | null {
  if (!x) return null;
  if (x.kind === 'year') return { year: x.year, basis: 'stated' };
  const r = resolve(x, c);
  return r.stretch && r.grain === 'year' ? { year: partsOf(r.stretch.from).year, basis: r.basis } : null;
}

function resolveMonth(x: Kind<'month'>, c: Context): Resolved {
  if (x.calendar === 'hijri') return resolveHijriMonth(x, c);
  if (x.calendar === 'solar-hijri') return { ...NOTHING, grain: 'month', calendar: x.calendar };
  const relative =
    x.year?.kind === 'year'
      ? null
      : x.turn && SHIFT[x.turn]
        ? `M${SHIFT[x.turn] < 0 ? '-' : '+'}${x.month}`
        : `--${pad(x.month)}`;
  const said = yearNumber(x.year, c);
  if (x.year && !said) return { ...NOTHING, grain: 'month', relative };
  if (said)
    return date(monthStretch(said.year, x.month), monthValue(said.year, x.month), 'month', said.basis, { relative });
  // «تعرض أبل هواتفها عادة في سبتمبر»: of any year.
  if (c.direction === 'habit' && !x.turn) return { ...NOTHING, grain: 'month', relative };
  const told = yearNearby(c, x, 1);
  if (told !== null)
    return date(monthStretch(told, x.month), monthValue(told, x.month), 'month', 'context', { relative });
  if (!c.ref) return { ...NOTHING, grain: 'month', relative };
  const { year, month } = partsOf(c.ref.day);
  const y = monthYear(x, year, month, c);
  return date(monthStretch(y, x.month), monthValue(y, x.month), 'month', 'published', { relative });
}

function resolveHijriMonth(x: Kind<'month'>, c: Context): Resolved {
  const more = { calendar: 'hijri' as const };
  const found = (s: Stretch | null, basis: Basis): Resolved => date(s, s && days(s), 'month', basis, more);
  if (x.year) {
    const y = yearNumber(x.year, c);
    if (!y) return { ...NOTHING, ...more, grain: 'month', relative: `--${pad(x.month)}` };
    const hijri = x.year.kind === 'year' && x.year.calendar === 'hijri';
    if (hijri) return found(hijriMonth(y.year, x.month), y.basis);
    // «رمضان 2019»: the one that begins in the Gregorian year.
    const around = hijriYearOf(dayOf(y.year, 7, 1));
    for (let h = (around ?? 0) - 1; around && h <= around + 1; h++) {
      const s = hijriMonth(h, x.month);
      if (s && partsOf(s.from).year === y.year) return found(s, y.basis);
    }
    return { ...NOTHING, ...more, grain: 'month' };
  }
  const ref = c.ref?.day;
  const now = ref === undefined ? null : hijriYearOf(ref);
  if (ref === undefined && c.hijriYear !== null && (!x.turn || x.turn === 'this'))
    return found(hijriMonth(c.hijriYear, x.month), 'context');
  if (ref === undefined || now === null) return { ...NOTHING, ...more, grain: 'month', relative: `--${pad(x.month)}` };
  const near = [now - 1, now, now + 1].flatMap((h) => hijriMonth(h, x.month) ?? []);
  return found(pick(near, ref, x.turn, c), 'published');
}

// Days

function resolveDay(x: Kind<'day'>, c: Context): Resolved {
  if (!x.month) return dayOfSomeMonth(x, c);
  const m = x.month;
  if (m.kind === 'month' && m.calendar === 'hijri') return hijriDate(x, m, c);
  const month = m.kind === 'month' && !m.year ? null : resolve(m, c);
  if (month) {
    if (!month.stretch) return { ...NOTHING, calendar: month.calendar, relative: partialText(x, m) };
    const length = month.stretch.to - month.stretch.from + 1;
    if (x.day > length) return { ...NOTHING, basis: 'stated', impossible: 'day' };
    const d = month.stretch.from + x.day - 1;
    if (x.ordinal && x.weekday && x.day <= 5 && weekdayOf(d) !== x.weekday)
      return resolveNthWeekday({ kind: 'nthWeekday', n: x.day, weekday: x.weekday }, resolve(m, c));
    return dayResult(d, month.basis, { relative: month.relative && partialText(x, m) });
  }
  const { month: n, turn } = m as Kind<'month'>;
  const relative = partialText(x, m);
  // Of a leap year, since the year may be any.
  if (x.day > monthLength(2000, n)) return { ...NOTHING, basis: 'stated', impossible: 'day' };
  const told = yearNearby(c, m as Kind<'month'>, x.day);
  if (told !== null && x.day <= monthLength(told, n)) return dayResult(dayOf(told, n, x.day), 'context', { relative });
  if (!c.ref) return { ...NOTHING, relative };
  const ref = c.ref.day;
  const { year } = partsOf(ref);
  let all = [year - 1, year, year + 1]
    .filter((y) => x.day <= monthLength(y, n))
    .map((y): Stretch => ({ from: dayOf(y, n, x.day), to: dayOf(y, n, x.day) }));
  const agreeing = x.weekday ? all.filter((s) => weekdayOf(s.from) === x.weekday) : [];
  // A weekday may be mistaken; the day just gone by or to come is hardly meant of another year.
  const close = all.some((s) => Math.abs(s.from - ref) <= CLOSE);
  const fits = agreeing.length && !(turn && SHIFT[turn]) && !close;
  if (fits) all = agreeing;
  // «الثلاثاء الثالث من سبتمبر» in a year whose 3rd is no Tuesday: the third Tuesday.
  if (x.ordinal && x.weekday && !agreeing.length && x.day <= 5)
    return resolveNthWeekday({ kind: 'nthWeekday', n: x.day, weekday: x.weekday }, resolve(m, c));
  const s = turn === 'this' ? all.find((a) => partsOf(a.from).year === year) : pick(all, ref, turn, c);
  return s ? dayResult(s.from, 'published', { relative }) : { ...NOTHING, relative };
}

/** In days. */
const CLOSE = 7;

const partialText = (x: Kind<'day'>, m: Said): string | null =>
  m.kind === 'month' && m.year?.kind !== 'year'
    ? `--${pad(m.month)}-${pad(x.day)}`
    : m.kind === 'unit'
      ? `---${pad(x.day)}`
      : null;

function dayOfSomeMonth(x: Kind<'day'>, c: Context): Resolved {
  const relative = `---${pad(x.day)}`;
  if (!c.ref) return { ...NOTHING, relative };
  const ref = c.ref.day;
  const near: Stretch[] = [];
  for (let d = ref - 45; d <= ref + 45; d++)
    if (partsOf(d).day === x.day && (!x.weekday || weekdayOf(d) === x.weekday)) near.push({ from: d, to: d });
  const s = pick(near, ref, undefined, c);
  return s ? dayResult(s.from, 'published', { relative }) : { ...NOTHING, relative };
}

function hijriDate(x: Kind<'day'>, m: Kind<'month'>, c: Context): Resolved {
  const more = { calendar: 'hijri' as const };
  const month = resolveHijriMonth(m, c);
  if (!month.stretch) {
    const bad = m.year?.kind === 'year' && x.day > 30;
    return { ...NOTHING, ...more, relative: partialText(x, m), ...(bad ? { impossible: 'day' } : {}) };
  }
  const d = month.stretch.from + x.day - 1;
  if (d > month.stretch.to) return { ...NOTHING, ...more, basis: 'stated', impossible: 'day' };
  return dayResult(d, month.basis, more);
}

/** Of «أمس الأربعاء», printed days later, the weekday tells which day; a day ahead only across time zones. */
function resolveNear(x: Kind<'near'>, c: Context): Resolved {
  const relative = shiftText(x.days, 'day');
  if (!c.ref) return { ...NOTHING, relative };
  const day = c.ref.day + x.days;
  const ahead = x.weekday ? (x.weekday - weekdayOf(day) + 7) % 7 : 0;
  return dayResult(day + (ahead > 1 ? ahead - 7 : ahead), 'published', { relative });
}

function resolveWeekday(x: Kind<'weekday'>, c: Context): Resolved {
  const shift = x.turn ? SHIFT[x.turn] : 0;
  const relative = `W${shift < 0 ? '-' : shift > 0 ? '+' : ''}${x.weekday}`;
  if (x.of) {
    const week = resolve(x.of, c);
    if (!week.stretch) return { ...NOTHING, relative };
    return dayResult(weekStart(week.stretch.from) + x.weekday - 1, week.basis, { relative });
  }
  // «الأربعاء المقبل الموافق 27/10/1436 هـ، من صباح الأربعاء».
  const { nearby } = c;
  if (!c.ref && nearby && nearby.from === nearby.to && weekdayOf(nearby.from) === x.weekday)
    return dayResult(nearby.from, 'context', { relative });
  if (!c.ref) return { ...NOTHING, relative };
  const ref = c.ref.day;
  const back = (weekdayOf(ref) - x.weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  const day =
    x.turn === 'this'
      ? weekStart(ref) + x.weekday - 1
      : shift < 0
        ? ref - (back || 7) + 7 * (shift + 1)
        : shift > 0
          ? ref + (ahead || 7) + 7 * (shift - 1)
          : c.direction === 'future' && !c.since
            ? ref + ahead
            : ref - back;
  return dayResult(day, 'published', { relative });
}

// Units, counted from the reference

function resolveUnit(x: Kind<'unit'>, c: Context): Resolved {
  const n = SHIFT[x.turn];
  const relative = shiftText(n, x.unit);
  const told = (x.turn === 'before' || x.turn === 'after' || x.turn === 'same') && c.before?.stretch ? c.before : null;
  const base = told ? told.stretch!.from : c.ref?.day;
  if (base === undefined) {
    // Whatever the day, news is of this century: «منتصف القرن الحالي», «ستينيات القرن الماضي».
    if (x.unit === 'century' && !x.of)
      return { ...resolveCentury(CENTURY + n, 'gregorian'), basis: 'context', relative };
    if (x.unit !== 'year' || c.year === null || x.begins) return { ...NOTHING, grain: x.unit, relative };
    return shifted(dayOf(c.year, 1, 1), 'year', n, 'context', { relative });
  }
  // What follows on a year is no day of it: «عام 1963 … في اليوم التالي».
  if (told && told.stretch!.to - base >= (DAYS[x.unit] ?? 1)) return { ...NOTHING, grain: x.unit, relative };
  const basis = told ? 'context' : 'published';
  if (x.of) {
    const said = yearNumber(x.of, c);
    const { month, day } = partsOf(base);
    if (!said || (x.unit === 'day' && day > monthLength(said.year, month))) return { ...NOTHING, grain: x.unit };
    if (x.unit === 'day') return dayResult(dayOf(said.year, month, day), said.basis);
    return date(monthStretch(said.year, month), monthValue(said.year, month), 'month', said.basis);
  }
  // «عام 1404هـ … العام نفسه»: the same in its own calendar.
  if (told && x.turn === 'same' && told.grain === x.unit) return { ...told, basis, mod: null };
  if (x.begins) return yearFrom(x.begins, base, n, basis);
  if (x.unit === 'weekend') return weekendOf(base, x.turn, n, c);
  // «سيجتمع هذا الأسبوع», on the last day of one.
  const begun = x.unit === 'week' && n === 0 && !told && c.direction === 'future' && weekdayOf(base) === 7 ? 1 : 0;
  return shifted(base, x.unit, n + begun, basis, { relative: told ? null : relative });
}

const DAYS: Partial<Record<Unit, number>> = { day: 1, week: 7, month: 31, quarter: 92, year: 366, decade: 3653 };

const CENTURY = 21;

/** In months. */
const HOLIDAYS = 2;

/** A year that begins in another month, told by both its numbers: «السنة الدراسية المقبلة». */
function yearFrom(begins: number, base: Day, n: number, basis: Basis): Resolved {
  const { year, month } = partsOf(base);
  // In the holidays before the next one, the last has just ended.
  const ended = n < 0 && month < begins && month >= begins - HOLIDAYS ? 1 : 0;
  const first = (month < begins ? year - 1 : year) + n + ended;
  return resolveYear({ kind: 'year', year: first, calendar: 'gregorian', last: first + 1 }, basis);
}

function weekendOf(base: Day, turn: Turn, n: number, c: Context): Resolved {
  const last = turn === 'this' && c.direction !== 'future' && weekdayOf(base) < 5 ? -1 : n;
  return { ...shifted(base, 'week', last, 'published', { relative: shiftText(n, 'week') }), mod: 'END' };
}

function resolveAgo(x: Kind<'ago'>, c: Context): Resolved {
  const grain = smallest(x.amounts);
  const relative = x.sign < 0 ? durationText(x.amounts).replace(/^PT?/, '$&-') : durationText(x.amounts);
  const clock = grain === 'hour' || grain === 'minute' || grain === 'second';
  const type: TimeType = clock ? 'TIME' : 'DATE';
  if (!c.ref) {
    const { year, ...finer } = x.amounts;
    if (c.year === null || !year || Object.keys(finer).length) return { ...NOTHING, type, grain, relative };
    return shifted(dayOf(c.year, 1, 1), 'year', Math.round(year) * x.sign, 'context', { relative });
  }
  const a = x.amounts;
  const n = (u: Unit, by = 1) => Math.round((a[u] ?? 0) * by) * x.sign;
  const months = n('month') + n('quarter', 3) + n('year', 12) + n('decade', 120) + n('century', 1200);
  const fine = n('hour', 3600) + n('minute', 60) + n('second');
  const moved = addMonths(c.ref.day, months) + n('week', 7) + n('day');
  if (clock) {
    if (c.ref.seconds === null) return { ...NOTHING, type, grain, relative };
    const total = c.ref.seconds + fine;
    const day = moved + Math.floor(total / 86400);
    return {
      ...dayResult(day, 'published'),
      type,
      grain,
      relative,
      value: `${isoDay(day)}T${clockText(((total % 86400) + 86400) % 86400, grain === 'second')}`,
    };
  }
  // «منذ ربع قرن» is some year.
  const long = grain === 'decade' || grain === 'century';
  const unit = Object.keys(a).length > 1 ? 'day' : long && a[grain]! % 1 ? 'year' : grain;
  return shifted(moved, unit, 0, 'published', { relative });
}

function resolveRun(x: Kind<'run'>, c: Context): Resolved {
  const n = SHIFT[x.turn] || -1;
  const relative = `${shiftText(x.count * Math.sign(n), x.unit)}`;
  if (!c.ref || x.count < 1) return { ...NOTHING, grain: x.unit, relative };
  const day = c.ref.day;
  const near = shifted(day, x.unit, n > 0 ? 1 : -1, 'published');
  const far = shifted(day, x.unit, n > 0 ? x.count : -x.count, 'published');
  if (!near.stretch || !far.stretch) {
    if (LETTER[x.unit] === undefined) return { ...NOTHING, grain: x.unit, relative };
    return { ...NOTHING, type: 'DURATION', value: durationText({ [x.unit]: x.count }), grain: x.unit, basis: 'stated' };
  }
  const [a, b] = n > 0 ? [near, far] : [far, near];
  const value = x.count === 1 ? a.value : `${a.value}/${b.value}`;
  return date(
    { from: a.stretch!.from, to: b.stretch!.to },
    x.unit === 'decade' ? days2(a, b) : value,
    x.unit,
    'published',
    { relative },
  );
}
const days2 = (a: Resolved, b: Resolved): string =>
  `${yearValue(partsOf(a.stretch!.from).year)}/${yearValue(partsOf(b.stretch!.to).year)}`;

function resolveRest(x: Kind<'rest'>, c: Context): Resolved {
  const whole = resolve(x.of, c);
  if (!whole.stretch || !c.ref || whole.stretch.to < c.ref.day) return { ...whole, value: null, stretch: null };
  const s = { from: Math.max(c.ref.day, whole.stretch.from), to: whole.stretch.to };
  return { ...whole, stretch: s, value: days(s) };
}
