/**
 * Resolves what was said to days: takes a `Said` and its context (reference day, direction, what was told before), gives a stretch
 * of days, a value in the notation of the contract, and where the year or day came from. No reference, no guess: null.
 */
import {
  addMonths, type Day, dayOf, easter, hijriDay, hijriMonth, hijriYear, hijriYearOf, isoDay, isoWeek, monthLength, monthStretch,
  pad, partsOf, type Stretch, weekdayOf, weekStart, yearStretch,
} from './calendar.js'; // biome-ignore format: a list
import feasts from './data/feasts.json';
import type { Direction } from './direction.js';
import type { Amounts, Calendar, Edge, Grain, Said, Season, TimeType, Turn, Unit } from './types.js';

export interface Reference {
  readonly day: Day;
  /** Seconds after midnight, null where only the day is known. */
  readonly seconds: number | null;
}

export interface Context {
  readonly ref: Reference | null;
  readonly direction: Direction;
  /** «منذ» stands before: the time lies behind; «حتى», «بحلول»: it lies ahead. */
  readonly since: boolean;
  readonly until: boolean;
  /** It opens its sentence: no word before it leans to the past. */
  readonly alone: boolean;
  /** The day told nearest in the sentence, for clock times. */
  readonly day: Day | null;
  /** The time told before, for «the same year», «the month before». */
  readonly before: Resolved | null;
}

export interface Resolved {
  readonly type: TimeType;
  readonly value: string | null;
  readonly stretch: Stretch | null;
  readonly grain: Grain;
  readonly calendar: Calendar;
  readonly basis: 'stated' | 'published' | 'context' | 'none';
  readonly relative: string | null;
  readonly mod: Edge | 'APPROX' | null;
  readonly impossible?: string;
}

type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;
type Basis = Resolved['basis'];

const SHIFT: Record<Turn, number> = { past: -1, next: 1, this: 0, past2: -2, next2: 2, before: -1, after: 1, same: 0 };
const LETTER: Partial<Record<Unit, string>> = { year: 'Y', month: 'M', week: 'W', weekend: 'W', day: 'D', hour: 'H', minute: 'M', second: 'S' };
const SEASON_MONTH: Record<Season, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };
/** News looks back: a time to come counts as so many times farther than one gone by, unless the words speak of what will be. */
const AHEAD = { past: 2, unsaid: 1.5, until: 0.6, future: 0.4, alone: 1 };
const weight = (c: Context): number =>
  c.direction === 'future' ? AHEAD.future : c.until ? AHEAD.until : c.alone ? AHEAD.alone : c.direction === 'past' ? AHEAD.past : AHEAD.unsaid;

const NOTHING: Resolved = { type: 'DATE', value: null, stretch: null, grain: 'day', calendar: 'gregorian', basis: 'none', relative: null, mod: null };

function date(stretch: Stretch | null, value: string | null, grain: Grain, basis: Basis, more: Partial<Resolved> = {}): Resolved {
  return { ...NOTHING, stretch, value, grain, basis: stretch ? basis : 'none', ...more };
}
const days = (s: Stretch): string => (s.from === s.to ? isoDay(s.from) : `${isoDay(s.from)}/${isoDay(s.to)}`);
const dayResult = (d: Day, basis: Basis, more: Partial<Resolved> = {}): Resolved => date({ from: d, to: d }, isoDay(d), 'day', basis, more);
const yearValue = (y: number): string => pad(y, 4);
const monthValue = (y: number, m: number): string => `${yearValue(y)}-${pad(m)}`;
const weekValue = (d: Day): string => {
  const { year, week } = isoWeek(d);
  return `${yearValue(year)}-W${pad(week)}`;
};

export function resolve(x: Said, c: Context): Resolved {
  switch (x.kind) {
    case 'year': return resolveYear(x);
    case 'month': return resolveMonth(x, c);
    case 'day': return resolveDay(x, c);
    case 'impossible': return { ...NOTHING, basis: 'stated', impossible: x.why };
    case 'weekday': return resolveWeekday(x, c);
    case 'near': return c.ref ? dayResult(c.ref.day + x.days, 'published', { relative: shiftText(x.days, 'day') }) : { ...NOTHING, relative: shiftText(x.days, 'day') };
    case 'unit': return resolveUnit(x, c);
    case 'ago': return resolveAgo(x, c);
    case 'run': return resolveRun(x, c);
    case 'nth': return resolveNth(x, c);
    case 'nthWeekday': return resolveNthWeekday(x, c);
    case 'season': return resolveSeason(x, c);
    case 'decade': return resolveDecade(x, c);
    case 'century': return resolveCentury(x.century, x.calendar);
    case 'feast': return resolveFeast(x, c);
    case 'part': return resolvePart(x, c);
    case 'clock': return resolveClock(x, c);
    case 'now': return resolveNow(c);
    case 'rest': return resolveRest(x, c);
    case 'range': return resolveRange(x, c);
    case 'list': return resolveList(x, c);
    // «منذ بداية يوليو» in July is this July, «منذ يوليو» the last one.
    case 'edge': return { ...resolve(x.of, c.since ? { ...c, since: false, direction: 'past' } : c), mod: x.edge };
    case 'duration': return { ...NOTHING, type: 'DURATION', value: durationText(x.amounts), grain: smallest(x.amounts), basis: 'stated' };
    case 'set': return { ...NOTHING, type: 'SET', value: durationText(x.every), grain: smallest(x.every), basis: 'stated' };
  } // biome-ignore format: a table
}

// Years and months

function resolveYear(x: Kind<'year'>): Resolved {
  if (x.calendar === 'hijri') {
    const s = hijriYear(x.year);
    return date(s, s && days(s), 'year', 'stated', { calendar: 'hijri' });
  }
  if (x.calendar === 'solar-hijri') return { ...NOTHING, grain: 'year', calendar: x.calendar };
  // Years before the era have no notation in the contract.
  if (x.year < 1) return { ...NOTHING, grain: 'year', basis: 'stated' };
  const value = x.last ? `${yearValue(x.year)}/${yearValue(x.last)}` : yearValue(x.year);
  return date(yearStretch(x.year, x.last ?? x.year), value, 'year', 'stated');
}

/** The number of the year that was said, null if unsaid or unknown. */
function yearNumber(x: Said | undefined, c: Context): { year: number; basis: Basis } | null {
  if (!x) return null;
  if (x.kind === 'year') return { year: x.year, basis: 'stated' };
  const r = resolve(x, c);
  return r.stretch && r.grain === 'year' ? { year: partsOf(r.stretch.from).year, basis: r.basis } : null;
}

function resolveMonth(x: Kind<'month'>, c: Context): Resolved {
  if (x.calendar === 'hijri') return resolveHijriMonth(x, c);
  if (x.calendar === 'solar-hijri') return { ...NOTHING, grain: 'month', calendar: x.calendar };
  const relative = x.year?.kind === 'year' ? null : x.turn && SHIFT[x.turn] ? `M${SHIFT[x.turn] < 0 ? '-' : '+'}${x.month}` : `--${pad(x.month)}`;
  const said = yearNumber(x.year, c);
  if (x.year && !said) return { ...NOTHING, grain: 'month', relative };
  if (said) return date(monthStretch(said.year, x.month), monthValue(said.year, x.month), 'month', said.basis, { relative });
  if (!c.ref) return { ...NOTHING, grain: 'month', relative };
  const { year, month } = partsOf(c.ref.day);
  const y = monthYear(x, year, month, c);
  return date(monthStretch(y, x.month), monthValue(y, x.month), 'month', 'published', { relative });
}

/** The year of a month said without one: the nearest that agrees with its adjective and the verb. */
function monthYear(x: Kind<'month'>, year: number, month: number, c: Context): number {
  const turn = x.turn && SHIFT[x.turn];
  if (turn !== undefined && turn < 0) return x.month < month ? year : year - 1;
  if (turn !== undefined && turn > 0) return x.month > month ? year : year + 1;
  if (x.turn === 'same' && c.before?.stretch) return partsOf(c.before.stretch.from).year;
  if (x.turn === 'this' || (x.month === month && !c.since)) return year;
  if (c.since) return x.month < month ? year : year - 1;
  const ahead = (x.month - month + 12) % 12;
  const later = x.month > month ? year : year + 1;
  return ahead * weight(c) < 12 - ahead ? later : later - 1;
}

function resolveHijriMonth(x: Kind<'month'>, c: Context): Resolved {
  const more = { calendar: 'hijri' as const };
  const found = (s: Stretch | null, basis: Basis): Resolved => date(s, s && days(s), 'month', basis, more);
  if (x.year) {
    const y = yearNumber(x.year, c);
    if (!y) return { ...NOTHING, ...more, grain: 'month' };
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
  if (ref === undefined || now === null) return { ...NOTHING, ...more, grain: 'month', relative: `--${pad(x.month)}` };
  const near = [now - 1, now, now + 1].flatMap((h) => hijriMonth(h, x.month) ?? []);
  return found(pick(near, ref, x.turn, c), 'published');
}

/** Of some stretches the one that an adjective, the verb, or nearness means. */
function pick(all: readonly Stretch[], ref: Day, turn: Turn | undefined, c: Context): Stretch | null {
  const shift = turn === undefined ? undefined : SHIFT[turn];
  const past = all.filter((s) => s.to < ref);
  const next = all.filter((s) => s.from > ref);
  if (shift !== undefined && shift < 0) return past[past.length - 1] ?? null;
  if (shift !== undefined && shift > 0) return next[0] ?? null;
  const begun = all.filter((s) => s.from <= ref);
  if (c.since && begun.length) return begun[begun.length - 1]!;
  const away = (s: Stretch) => (ref < s.from ? (s.from - ref) * weight(c) : ref > s.to ? ref - s.to : 0);
  return [...all].sort((a, b) => away(a) - away(b))[0] ?? null;
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
      return resolveNthWeekday({ kind: 'nthWeekday', n: x.day, weekday: x.weekday, of: m }, c);
    return dayResult(d, month.basis, { relative: month.relative && partialText(x, m) });
  }
  const { month: n, turn } = m as Kind<'month'>;
  const relative = partialText(x, m);
  if (n === 2 ? x.day > 29 : x.day > monthLength(2000, n)) return { ...NOTHING, basis: 'stated', impossible: 'day' };
  if (!c.ref) return { ...NOTHING, relative };
  const ref = c.ref.day;
  const { year } = partsOf(ref);
  let all = [year - 1, year, year + 1]
    .filter((y) => x.day <= monthLength(y, n))
    .map((y): Stretch => ({ from: dayOf(y, n, x.day), to: dayOf(y, n, x.day) }));
  const agreeing = x.weekday ? all.filter((s) => weekdayOf(s.from) === x.weekday) : [];
  const fits = agreeing.length && !(turn && SHIFT[turn]);
  if (fits) all = agreeing;
  // «الثلاثاء الثالث من سبتمبر» in a year whose 3rd is no Tuesday: the third Tuesday.
  if (x.ordinal && x.weekday && !agreeing.length && x.day <= 5) return resolveNthWeekday({ kind: 'nthWeekday', n: x.day, weekday: x.weekday, of: m }, c);
  const s = turn === 'this' ? all.find((a) => partsOf(a.from).year === year) : pick(all, ref, turn, c);
  return s ? dayResult(s.from, 'published', { relative }) : { ...NOTHING, relative };
}

const partialText = (x: Kind<'day'>, m: Said): string | null =>
  m.kind === 'month' && m.year?.kind !== 'year' ? `--${pad(m.month)}-${pad(x.day)}` : m.kind === 'unit' ? `---${pad(x.day)}` : null;

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
    return { ...NOTHING, ...more, ...(bad ? { impossible: 'day' } : {}) };
  }
  const d = month.stretch.from + x.day - 1;
  if (d > month.stretch.to) return { ...NOTHING, ...more, basis: 'stated', impossible: 'day' };
  return dayResult(d, month.basis, more);
}

function resolveWeekday(x: Kind<'weekday'>, c: Context): Resolved {
  const shift = x.turn ? SHIFT[x.turn] : 0;
  const relative = `W${shift < 0 ? '-' : shift > 0 ? '+' : ''}${x.weekday}`;
  if (x.of) {
    const week = resolve(x.of, c);
    if (!week.stretch) return { ...NOTHING, relative };
    return dayResult(weekStart(week.stretch.from) + x.weekday - 1, week.basis, { relative });
  }
  if (!c.ref) return { ...NOTHING, relative };
  const ref = c.ref.day;
  const back = (weekdayOf(ref) - x.weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  const day =
    x.turn === 'this' ? weekStart(ref) + x.weekday - 1
    : shift < 0 ? ref - (back || 7) + 7 * (shift + 1)
    : shift > 0 ? ref + (ahead || 7) + 7 * (shift - 1)
    : c.direction === 'future' ? ref + ahead
    : ref - back; // biome-ignore format: one row a case
  return dayResult(day, 'published', { relative });
}

// Units, counted from the reference

function resolveUnit(x: Kind<'unit'>, c: Context): Resolved {
  const n = SHIFT[x.turn];
  const relative = shiftText(n, x.unit);
  const told = (x.turn === 'before' || x.turn === 'after' || x.turn === 'same') && c.before?.stretch ? c.before : null;
  const base = told ? told.stretch!.from : c.ref?.day;
  if (base === undefined) return { ...NOTHING, grain: x.unit, relative };
  const basis = told ? 'context' : 'published';
  if (x.unit === 'weekend') return weekendOf(base, x.turn, n, c);
  return shifted(base, x.unit, n, basis, { relative: told ? null : relative });
}

function weekendOf(base: Day, turn: Turn, n: number, c: Context): Resolved {
  const last = turn === 'this' && c.direction !== 'future' && weekdayOf(base) < 5 ? -1 : n;
  return { ...shifted(base, 'week', last, 'published', { relative: shiftText(n, 'week') }), mod: 'END' };
}

/** The calendar unit n after the one that holds a day. */
function shifted(base: Day, unit: Unit, n: number, basis: Basis, more: Partial<Resolved> = {}): Resolved {
  const { year, month } = partsOf(base);
  switch (unit) {
    case 'day': return dayResult(base + n, basis, more);
    case 'week': {
      const from = weekStart(base) + 7 * n;
      return date({ from, to: from + 6 }, weekValue(from), 'week', basis, more);
    }
    case 'month': {
      const p = partsOf(addMonths(dayOf(year, month, 1), n));
      return date(monthStretch(p.year, p.month), monthValue(p.year, p.month), 'month', basis, more);
    }
    case 'quarter': {
      const p = partsOf(addMonths(dayOf(year, month, 1), 3 * n));
      return quarter(p.year, Math.floor((p.month - 1) / 3) + 1, basis, more);
    }
    case 'year': return date(yearStretch(year + n), yearValue(year + n), 'year', basis, more);
    case 'decade': return decade(Math.floor(year / 10) * 10 + 10 * n, basis, more);
    case 'century': return { ...resolveCentury(Math.ceil(year / 100) + n, 'gregorian'), basis, ...more };
    default: return { ...NOTHING, grain: unit, ...more };
  } // biome-ignore format: a table
}

const quarter = (y: number, n: number, basis: Basis, more: Partial<Resolved> = {}): Resolved =>
  date({ from: dayOf(y, 3 * n - 2, 1), to: dayOf(y, 3 * n + 1, 1) - 1 }, `${yearValue(y)}-Q${n}`, 'quarter', basis, more);
const decade = (y: number, basis: Basis, more: Partial<Resolved> = {}): Resolved =>
  date(yearStretch(y, y + 9), `${yearValue(y).slice(0, 3)}X`, 'decade', basis, more);

const UNITS: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'century'];
const smallest = (a: Amounts): Unit => UNITS.find((u) => a[u] !== undefined) ?? 'day';

function resolveAgo(x: Kind<'ago'>, c: Context): Resolved {
  const grain = smallest(x.amounts);
  const relative = durationText(x.amounts).replace('P', x.sign < 0 ? 'P-' : 'P');
  const clock = grain === 'hour' || grain === 'minute' || grain === 'second';
  const type: TimeType = clock ? 'TIME' : 'DATE';
  if (!c.ref) return { ...NOTHING, type, grain, relative };
  const a = x.amounts;
  const n = (u: Unit, by = 1) => Math.round((a[u] ?? 0) * by) * x.sign;
  const months = n('month') + n('quarter', 3) + n('year', 12) + n('decade', 120) + n('century', 1200);
  const fine = n('hour', 3600) + n('minute', 60) + n('second');
  const moved = addMonths(c.ref.day, months) + n('week', 7) + n('day');
  if (clock) {
    if (c.ref.seconds === null) return { ...NOTHING, type, grain, relative };
    const total = c.ref.seconds + fine;
    const day = moved + Math.floor(total / 86400);
    return { ...dayResult(day, 'published'), type, grain, relative, value: `${isoDay(day)}T${clockText(((total % 86400) + 86400) % 86400, grain === 'second')}` };
  }
  const units = Object.keys(a).length;
  return shifted(moved, units > 1 ? 'day' : grain, 0, 'published', { relative });
}

const clockText = (seconds: number, withSeconds: boolean): string => {
  const text = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
  return withSeconds || seconds % 60 ? `${text}:${pad(seconds % 60)}` : text;
};

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
  return date({ from: a.stretch!.from, to: b.stretch!.to }, x.unit === 'decade' ? days2(a, b) : value, x.unit, 'published', { relative });
}
const days2 = (a: Resolved, b: Resolved): string => `${yearValue(partsOf(a.stretch!.from).year)}/${yearValue(partsOf(b.stretch!.to).year)}`;

// The nth of something

function resolveNth(x: Kind<'nth'>, c: Context): Resolved {
  const whole = x.of ? resolve(x.of, c) : c.ref ? shifted(c.ref.day, 'year', 0, 'published') : null;
  const none: Resolved = { ...NOTHING, grain: x.unit };
  if (!whole?.stretch) return none;
  const { from, to } = whole.stretch;
  const { basis, calendar } = whole;
  const at = (s: Stretch, value?: string): Resolved =>
    s.from > s.to || s.from < from - 6 || s.to > to + 6 ? none : date(s, value ?? months(s), x.unit, basis, { calendar });
  const start = partsOf(from);
  const isYear = whole.grain === 'year' && whole.calendar === 'gregorian';
  const back = x.n < 0;
  switch (x.unit) {
    case 'day': {
      const first = back ? to + x.n + 1 : from + x.n - 1;
      return at({ from: first, to: first + x.count - 1 });
    }
    case 'week': {
      if (isYear) {
        const first = weekStart(dayOf(start.year, 1, 4)) + 7 * (x.n - 1);
        const last = weekStart(dayOf(start.year, 12, 28));
        const w = back ? last : first;
        return date({ from: w, to: w + 7 * x.count - 1 }, weekValue(w), 'week', basis);
      }
      if (back) {
        const monday = weekStart(to - 6);
        return at({ from: monday, to: monday + 6 }, weekValue(monday));
      }
      return at({ from: from + 7 * (x.n - 1), to: Math.min(to, from + 7 * (x.n - 1 + x.count) - 1) });
    }
    case 'month': case 'quarter': case 'half': case 'third': case 'year': case 'decade': {
      if (whole.grain === 'month' || whole.grain === 'week') return fraction(x, whole, at);
      const size = { month: 1, quarter: 3, half: 6, third: 4, year: 12, decade: 120 }[x.unit] * (whole.grain === 'century' && x.unit === 'half' ? 100 : 1);
      const total = Math.round(((to - from + 1) / 365.25) * 12);
      if (whole.calendar !== 'gregorian') return fraction(x, whole, at);
      const skip = back ? total + x.n * size : (x.n - 1) * size;
      const a = addMonths(from, skip);
      const s = { from: a, to: addMonths(from, skip + size * x.count) - 1 };
      const n = x.n;
      if (isYear && x.count === 1 && x.unit === 'quarter') return quarter(start.year, back ? 4 : n, basis);
      if (isYear && x.count === 1 && x.unit === 'half') return at(s, `${yearValue(start.year)}-H${back ? 2 : n}`);
      return at(s);
    }
    default: return none;
  } // biome-ignore format: a table
}

/** Halves, thirds and quarters of a month by days. */
function fraction(x: Kind<'nth'>, whole: Resolved, at: (s: Stretch) => Resolved): Resolved {
  const share = { half: 2, third: 3, quarter: 4 }[x.unit as 'half'] ?? 1;
  const { from, to } = whole.stretch!;
  const size = share === 2 ? 15 : share === 3 ? 10 : Math.floor((to - from + 1) / share);
  const n = x.n < 0 ? share : x.n;
  return at({ from: from + size * (n - 1), to: n === share ? to : from + size * n - 1 });
}

/** A stretch of whole months or years in that notation, else in days. */
function months(s: Stretch): string {
  const a = partsOf(s.from);
  const b = partsOf(s.to);
  if (a.day !== 1 || b.day !== monthLength(b.year, b.month)) return days(s);
  if (a.month === 1 && b.month === 12) return a.year === b.year ? yearValue(a.year) : `${yearValue(a.year)}/${yearValue(b.year)}`;
  const first = monthValue(a.year, a.month);
  const last = monthValue(b.year, b.month);
  return first === last ? first : `${first}/${last}`;
}

function resolveNthWeekday(x: Kind<'nthWeekday'>, c: Context): Resolved {
  const whole = x.of ? resolve(x.of, c) : c.ref ? shifted(c.ref.day, 'month', 0, 'published') : null;
  if (!whole?.stretch) return NOTHING;
  const { from, to } = whole.stretch;
  const day =
    x.n < 0
      ? to - ((weekdayOf(to) - x.weekday + 7) % 7)
      : from + ((x.weekday - weekdayOf(from) + 7) % 7) + 7 * (x.n - 1);
  return day > to ? NOTHING : dayResult(day, whole.basis);
}

// Seasons, decades, centuries, feasts

function resolveSeason(x: Kind<'season'>, c: Context): Resolved {
  const month = SEASON_MONTH[x.season];
  const of = (y: number): Stretch => ({ from: dayOf(y, month, 1), to: dayOf(y, month + 3, 1) - 1 });
  const result = (s: Stretch, basis: Basis): Resolved =>
    date(s, `${yearValue(partsOf(s.from).year)}-${x.season}`, 'season', basis);
  const said = yearNumber(x.year, c);
  if (said) return result(of(said.year), said.basis);
  if (!c.ref || x.year) return { ...NOTHING, grain: 'season' };
  const { year } = partsOf(c.ref.day);
  const all = [year - 2, year - 1, year, year + 1].map(of);
  const s = x.turn === 'this' ? of(year) : pick(all, c.ref.day, x.turn, c);
  return s ? result(s, 'published') : { ...NOTHING, grain: 'season' };
}

function resolveDecade(x: Kind<'decade'>, c: Context): Resolved {
  const century = x.century && resolve(x.century, c);
  if (x.century && !century?.stretch) return { ...NOTHING, grain: 'decade' };
  const base = century ? partsOf(century.stretch!.from).year - 1 : 1900;
  return decade(base + x.tens, century?.basis ?? 'stated');
}

function resolveCentury(n: number, calendar: Calendar): Resolved {
  if (calendar !== 'gregorian' || n < 1) return { ...NOTHING, grain: 'century', calendar };
  return date(yearStretch(100 * (n - 1) + 1, 100 * n), `${pad(n - 1)}XX`, 'century', 'stated');
}

function resolveFeast(x: Kind<'feast'>, c: Context): Resolved {
  const rule = (feasts as Record<string, { calendar: string; month?: number; day?: number }>)[x.feast];
  if (!rule) return NOTHING;
  const calendar: Calendar = rule.calendar === 'hijri' ? 'hijri' : 'gregorian';
  const in_ = (year: number): Day[] => {
    if (rule.month === undefined) return [easter(year)];
    if (calendar === 'gregorian') return [dayOf(year, rule.month, rule.day!)];
    const h = hijriYearOf(dayOf(year, 7, 1));
    if (h === null) return [];
    return [h - 1, h, h + 1].flatMap((y) => hijriDay(y, rule.month!, rule.day!) ?? []).filter((d) => partsOf(d).year === year);
  };
  if (x.year?.kind === 'year' && x.year.calendar === 'hijri' && rule.month) {
    const d = hijriDay(x.year.year, rule.month, rule.day!);
    return d === null ? { ...NOTHING, calendar } : dayResult(d, 'stated', { calendar });
  }
  const said = yearNumber(x.year, c);
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

// Finer than a day

function dayFor(of: Said | undefined, c: Context): Resolved {
  if (of) return resolve(of, c);
  if (c.day !== null) return dayResult(c.day, 'context');
  return c.ref ? dayResult(c.ref.day, 'published') : NOTHING;
}

function resolvePart(x: Kind<'part'>, c: Context): Resolved {
  const day = dayFor(x.of, c);
  const more = { type: 'TIME', grain: 'daypart' } as const;
  if (!day.stretch) return { ...day, ...more, value: x.of ? null : `T${x.part}` };
  return { ...day, ...more, value: `${isoDay(day.stretch.from)}T${x.part}` };
}

function resolveClock(x: Kind<'clock'>, c: Context): Resolved {
  const day = dayFor(x.of, c);
  const grain: Grain = x.second === undefined ? 'minute' : 'second';
  const time = `T${pad(x.hour)}:${pad(x.minute)}${x.second === undefined ? '' : `:${pad(x.second)}`}${x.zone ?? ''}`;
  const relative = day.relative;
  if (!day.stretch) return { ...day, type: 'TIME', grain, value: x.of ? null : time, basis: x.of ? day.basis : 'none', relative };
  return { ...day, type: 'TIME', grain, value: isoDay(day.stretch.from) + time, relative };
}

function resolveNow(c: Context): Resolved {
  if (!c.ref || c.ref.seconds === null) return { ...NOTHING, type: 'TIME', grain: 'second', relative: 'PT0S' };
  const value = `${isoDay(c.ref.day)}T${clockText(c.ref.seconds, true)}`;
  return { ...dayResult(c.ref.day, 'published'), type: 'TIME', grain: 'second', value, relative: 'PT0S' };
}

function resolveRest(x: Kind<'rest'>, c: Context): Resolved {
  const whole = resolve(x.of, c);
  if (!whole.stretch || !c.ref || whole.stretch.to < c.ref.day) return { ...whole, value: null, stretch: null };
  const s = { from: Math.max(c.ref.day, whole.stretch.from), to: whole.stretch.to };
  return { ...whole, stretch: s, value: days(s) };
}

// Ranges and lists

function resolveRange(x: Kind<'range'>, c: Context): Resolved {
  if (x.from.kind === 'clock' || x.to.kind === 'clock') return clockRange(x, c);
  const late = c.direction === 'future' || (x.from.kind === 'weekday' && x.from.turn !== undefined && SHIFT[x.from.turn] > 0);
  let a = resolve(x.from, c);
  let b = resolve(x.to, c);
  const basis: Basis = a.basis === 'none' || b.basis === 'none' ? 'none' : a.basis === b.basis ? a.basis : 'published';
  const grain: Grain = a.grain === b.grain ? a.grain : 'range';
  const calendar = b.calendar;
  if (a.impossible || b.impossible) return { ...NOTHING, basis: 'stated', impossible: a.impossible ?? b.impossible! };
  if (!a.stretch || !b.stretch) return { ...NOTHING, grain, calendar, relative: a.relative && b.relative ? `${a.relative}/${b.relative}` : null };
  if (a.stretch.from > b.stretch.to) {
    // Monday and Tuesday, told on a Monday: both of last week, or both to come.
    if (x.from.kind === 'weekday' && x.to.kind === 'weekday') {
      if (late) b = dayResult(b.stretch.from + 7, b.basis, { relative: b.relative });
      else a = dayResult(a.stretch.from - 7, a.basis, { relative: a.relative });
    } else if (monthOf(x.to) && !saysYear(x.to)) {
      const y = partsOf(b.stretch.from).year + 1;
      b = resolve(withYear(x.to, y), c);
    } else if (monthOf(x.from) && !saysYear(x.from)) {
      a = resolve(withYear(x.from, partsOf(a.stretch.from).year - 1), c);
    }
    if (!a.stretch || !b.stretch || a.stretch.from > b.stretch.to) return { ...NOTHING, grain, calendar };
  }
  const relative = a.relative && b.relative ? `${a.relative}/${b.relative}` : null;
  const plain = !/[X/]/.test(`${a.value}${b.value}`);
  const value = plain ? `${a.value}/${b.value}` : months({ from: a.stretch.from, to: b.stretch.to });
  return date({ from: a.stretch.from, to: b.stretch.to }, value, grain, basis, { calendar, relative, type: a.type });
}

const monthOf = (x: Said): Kind<'month'> | null =>
  x.kind === 'month' ? x : x.kind === 'day' && x.month?.kind === 'month' ? x.month : null;
const saysYear = (x: Said): boolean => monthOf(x)?.year !== undefined;
function withYear(x: Said, year: number): Said {
  const y: Said = { kind: 'year', year, calendar: 'gregorian' };
  if (x.kind === 'month') return { ...x, year: y };
  return x.kind === 'day' && x.month?.kind === 'month' ? { ...x, month: { ...x.month, year: y } } : x;
}

function clockRange(x: Kind<'range'>, c: Context): Resolved {
  const a = resolve(x.from, c);
  const share = x.to.kind === 'clock' && !x.to.of && x.from.kind === 'clock' && x.from.of ? { ...x.to, of: x.from.of } : x.to;
  const back = x.from.kind === 'clock' && !x.from.of && x.to.kind === 'clock' && x.to.of ? resolve({ ...x.from, of: x.to.of }, c) : a;
  const b = resolve(share, c);
  if (!back.value || !b.value) return { ...b, value: null };
  const stretch = back.stretch && b.stretch && { from: back.stretch.from, to: b.stretch.to };
  return { ...b, stretch, value: `${back.value}/${b.value}` };
}

function resolveList(x: Kind<'list'>, c: Context): Resolved {
  const all = x.items.map((i) => resolve(i, c));
  const bad = all.find((r) => r.impossible);
  if (bad) return bad;
  const first = all[0]!;
  const last = all[all.length - 1]!;
  if (all.some((r) => !r.stretch)) return { ...NOTHING, grain: first.grain, calendar: first.calendar };
  const stretch = { from: first.stretch!.from, to: last.stretch!.to };
  return date(stretch, all.map((r) => r.value).join(','), first.grain, first.basis, { calendar: first.calendar });
}

// Notation

function shiftText(n: number, unit: Unit): string | null {
  const letter = LETTER[unit];
  if (unit === 'decade' || unit === 'century') return `P${n * (unit === 'decade' ? 10 : 100)}Y`;
  if (unit === 'quarter') return `P${3 * n}M`;
  return letter ? (unit === 'hour' || unit === 'minute' || unit === 'second' ? `PT${n}${letter}` : `P${n}${letter}`) : null;
}

function durationText(a: Amounts): string {
  const years = (a.year ?? 0) + 10 * (a.decade ?? 0) + 100 * (a.century ?? 0);
  const monthsCount = (a.month ?? 0) + 3 * (a.quarter ?? 0);
  const part = (n: number | undefined, letter: string) => (n ? `${Number(n.toFixed(4))}${letter}` : '');
  const day = part(years, 'Y') + part(monthsCount, 'M') + part(a.week, 'W') + part(a.day, 'D');
  const time = part(a.hour, 'H') + part(a.minute, 'M') + part(a.second, 'S');
  return `P${day}${time ? `T${time}` : ''}`;
}
