/**
 * The closed set of operations that rules name: each takes what the slots of a pattern read and gives what was said,
 * `null` for an expression that is no time after all, `undefined` where the reading does not hold.
 */
import { isAmazighYear, isHijriYear } from './calendar.js';
import { clockOperations } from './clock-operations.js';
import { lengthOperations } from './length-operations.js';
import { SHARES } from './nth.js';
import { figure, type Kind, type Operation, of, one, said } from './slots.js';
import type { Figure } from './terminals.js';
import type { Calendar, Edge, Part, Said, Season, Turn, Unit } from './types.js';

/** Of the first hundred years the calendar is said. */
const FIRST_WITHOUT_ERA = 100;
/** A year of the Hijri calendar in two digits is of the century that news is written in. */
const LAST_SHORT_YEAR = 1460;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of a month: of a range or list of months each for its own. */
function day(n: number, month: Said | undefined, weekday?: number): Said {
  return of<Kind<'day'>>({ kind: 'day', day: n, month, weekday });
}

/** Is one month the next after another? */
const follows = (month: number, next: number): boolean => next === (month % 12) + 1;

/** Gives the right part of a range its year, or the left part its month, when only the other has one. */
function share(a: Said, b: Said): [Said, Said] {
  const inner = (x: Said): Said => (x.kind === 'edge' ? x.of : x);
  const year = (x: Said): Said | undefined =>
    x.kind === 'day' && x.month ? year(x.month) : x.kind === 'month' ? x.year : undefined;
  const turn = (x: Said): Turn | undefined =>
    x.kind === 'day' && x.month ? turn(x.month) : x.kind === 'month' || x.kind === 'weekday' ? x.turn : undefined;
  const give = (x: Said, y: Said | undefined, t: Turn | undefined): Said => {
    if (x.kind === 'edge') return { ...x, of: give(x.of, y, t) };
    if (x.kind === 'day' && x.month) return { ...x, month: give(x.month, y, t) };
    // «11/9 إلى 15/11/1436هـ»: a month by its number is of the calendar of its year.
    if (x.kind === 'month' && !x.year && !x.turn)
      return {
        ...x,
        ...(y ? { year: y, calendar: y.kind === 'year' ? y.calendar : x.calendar } : {}),
        ...(t ? { turn: t } : {}),
      };
    if (x.kind === 'weekday' && !x.turn && t) return { ...x, turn: t };
    return x;
  };
  const month = (x: Said): number => (x.kind === 'day' && x.month ? month(x.month) : x.kind === 'month' ? x.month : 0);
  const [from, to] = [inner(a), inner(b)];
  const y = year(to);
  // «من 28 ديسمبر إلى 3 يناير 2020» begins in the year before.
  const begun = y?.kind === 'year' && month(from) > month(to) ? { ...y, year: y.year - 1 } : y;
  if ((from.kind === to.kind || (month(from) && month(to))) && !year(from) && !turn(from))
    return [give(a, begun, turn(to)), b];
  return [a, b];
}

function numericDate(parts: readonly number[], era: Calendar | undefined): Said | undefined {
  let [d, m, y] = parts as [number, number, number];
  // «2020/5/13».
  if (d > 99) [d, y] = [y, d];
  if (y < 100) y += era === 'hijri' ? 1400 : y < 40 ? 2000 : 1900;
  if (y < 1000 || y > 2999) return undefined;
  const calendar = era ?? (isHijriYear(y) ? 'hijri' : 'gregorian');
  const longest = calendar === 'hijri' ? 30 : calendar === 'gregorian' ? monthDays[m - 1]! : 31;
  if (m < 1 || m > 12 || d < 1 || d > longest) return { kind: 'impossible', why: m < 1 || m > 12 ? 'month' : 'day' };
  return day(d, { kind: 'month', month: m, calendar, year: { kind: 'year', year: y, calendar } });
}

/** The years by which the calendars differ, from their beginning on to now. */
const isApart = (years: number): boolean => years > 560 && years < 640;
const isHijri = (x: Said): boolean =>
  (x.kind === 'day' && x.month !== undefined && isHijri(x.month)) ||
  ((x.kind === 'month' || x.kind === 'year') && x.calendar === 'hijri');

/** «هذا الصباح», «الليلة السابقة». */
function nearDay(days: number | undefined, turn: Turn | undefined): Said | undefined {
  if (days !== undefined) return { kind: 'near', days };
  return turn && { kind: 'unit', unit: 'day', turn };
}

export const operations: Readonly<Record<string, Operation>> = {
  same: (s) => said(s, 'x'),
  /** `from`: only of so many, «البالغ 26 عاما» but «البالغة خمس سنوات». */
  nothing: (s, a) => (a.from !== undefined && figure(s, 'n')! < (a.from as number) ? undefined : null),
  ...clockOperations,
  ...lengthOperations,

  year: (s, a) => {
    // «33هـ» is short for 1433; «95هـ» may be of the first century.
    const year = figure(s, 'y')! + ((a.century as number) ?? 0);
    if (a.century && year > LAST_SHORT_YEAR) return undefined;
    const calendar =
      one<Calendar>(s, 'era') ?? (a.calendar as Calendar) ?? (isHijriYear(year) && a.headed ? 'hijri' : 'gregorian');
    const turn = one<Turn>(s, 'turn') ?? (a.turn as Turn | undefined);
    // «أرباح العام 32 في المئة».
    if (year < FIRST_WITHOUT_ERA && a.headed && !s.era) return undefined;
    return of<Kind<'year'>>({ kind: 'year', year, calendar, turn });
  },
  yearPair: (s) => {
    const from = figure(s, 'a')!;
    const b = figure(s, 'b')!;
    const to = b < 100 ? Math.floor(from / 100) * 100 + b : b;
    const [low, high] = from < to ? [from, to] : [to, from];
    if (high !== low + 1) return undefined;
    const hijri = (y: number): Said => ({ kind: 'year', year: y, calendar: 'hijri' });
    if (isHijriYear(low)) return { kind: 'range', from: hijri(low), to: hijri(high) };
    return { kind: 'year', year: low, calendar: 'gregorian', last: high };
  },
  years: (s, a) => {
    // «2022-2021» is written from right to left.
    const years = (s.y as Figure[]).map((y) => y.value).sort((x, y) => x - y);
    const calendar = one<Calendar>(s, 'era') ?? (years.every(isHijriYear) ? 'hijri' : 'gregorian');
    const items = years.map((year): Said => ({ kind: 'year', year, calendar }));
    const run = years.every((y, i) => i === 0 || y === years[i - 1]! + 1);
    return a.range || run ? { kind: 'range', from: items[0]!, to: items[items.length - 1]! } : { kind: 'list', items };
  },
  bcYear: (s) => ({ kind: 'year', year: -figure(s, 'y')!, calendar: 'gregorian' }),
  /** «بين عامي 500 و400 قبل الميلاد». */
  bcYears: (s, a) => {
    const [from, to] = (s.y as Figure[]).map((y): Said => ({ kind: 'year', year: -y.value, calendar: 'gregorian' }));
    if (a.range) return operations.range!({ a: [from], b: [to] }, a);
    return { kind: 'list', items: [from!, to!] };
  },
  /** Amazigh years, 950 ahead, are those of the 2900s. */
  amazighYear: (s) => {
    const year = figure(s, 'y')!;
    return isAmazighYear(year) ? { kind: 'year', year, calendar: 'gregorian' } : undefined;
  },
  centuryBc: (s) => ({ kind: 'century', century: -figure(s, 'n')!, calendar: 'gregorian' }),
  decadeAgo: () => ({ kind: 'ago', amounts: { decade: 1 }, sign: -1 }),
  unit: (s, a) =>
    of<Kind<'unit'>>({
      kind: 'unit',
      unit: (a.unit ?? one(s, 'u')) as Unit,
      turn: (a.turn ?? one(s, 'turn')) as Turn,
      begins: a.begins as number | undefined,
      of: said(s, 'of'),
    }),

  monthName: (s, a) => {
    const m = s.m as number[];
    if (m.length > 1 && m.some((x) => x !== m[0])) return undefined;
    return { kind: 'month', month: m[0]!, calendar: (a.calendar as Calendar) ?? 'gregorian' };
  },
  /** «سبتمبر/آب 2016»: two names for one month that are of two. */
  monthsMistaken: (s) => {
    const [first, second] = s.m as [number, number];
    return first === second || follows(first, second) ? undefined : { kind: 'impossible', why: 'month' };
  },
  monthNumber: (s) => {
    const n = figure(s, 'n')!;
    const year = said(s, 'year');
    if (n < 1 || n > 12) return undefined;
    const calendar = year?.kind === 'year' ? year.calendar : 'gregorian';
    return of<Kind<'month'>>({ kind: 'month', month: n, calendar, year });
  },
  monthYear: (s) => {
    const month = figure(s, 'n')!;
    if (month > 12) return undefined;
    const year = figure(s, 'y')!;
    const calendar: Calendar = isHijriYear(year) ? 'hijri' : 'gregorian';
    return { kind: 'month', month, calendar, year: { kind: 'year', year, calendar } };
  },
  monthOf: (s, a) => {
    const m = said(s, 'm') as Kind<'month'>;
    const year = said(s, 'year');
    if (year?.kind === 'year' && m.calendar === 'hijri' && year.calendar === 'gregorian' && isHijriYear(year.year))
      return { ...m, year: { ...year, calendar: 'hijri' } };
    return of<Kind<'month'>>({ ...m, year, turn: one<Turn>(s, 'turn') ?? (a.turn as Turn) });
  },

  /** «يونيو/يوليو»: of two months that follow on each other, from one to the other. */
  monthsSlash: (s, a) => {
    const [first, second] = s.m as Kind<'month'>[];
    return follows(first!.month, second!.month) ? operations.months!(s, a) : undefined;
  },
  months: (s, a) => {
    const items = (s.m as Kind<'month'>[]).map(
      (m): Said => of<Kind<'month'>>({ ...m, year: said(s, 'year'), turn: one<Turn>(s, 'turn') }),
    );
    const ns = (s.m as Kind<'month'>[]).map((m) => m.month);
    const run = ns.every((n, i) => i === 0 || follows(ns[i - 1]!, n));
    return a.range || run ? { kind: 'range', from: items[0]!, to: items[items.length - 1]! } : { kind: 'list', items };
  },
  day: (s) => {
    const x = day(figure(s, 'd') ?? 1, said(s, 'm'), one<number>(s, 'w'));
    return one<Figure>(s, 'd')?.span?.kind === 'ordinal' ? ({ ...x, ordinal: true } as Said) : x;
  },
  /** «هجمات 11 سبتمبر», «حدود الرابع من حزيران»: everybody knows of which year. */
  ofKnownYear: (s, a) => {
    const m = said(s, 'm') as Kind<'month'>;
    const d = figure(s, 'd');
    if ((d ?? a.day) !== a.day || m.month !== a.month || m.year || m.turn) return undefined;
    const month: Said = { ...m, year: { kind: 'year', year: a.year as number, calendar: 'gregorian' } };
    return d ? day(d, month) : month;
  },
  noSuchDay: (s) => (figure(s, 'd')! > 31 ? { kind: 'impossible', why: 'day' } : undefined),
  days: (s, a) => {
    const ns = (s.d as Figure[]).map((d) => d.value);
    const month = said(s, 'm');
    const items = ns.map((n) => day(n, month));
    const rising = ns.every((n, i) => i === 0 || n > ns[i - 1]!);
    if (!rising) return undefined;
    const run = ns.every((n, i) => i === 0 || n === ns[i - 1]! + 1);
    return a.range || run ? { kind: 'range', from: items[0]!, to: items[items.length - 1]! } : { kind: 'list', items };
  },
  numericDate: (s) => {
    const parts = one<number[]>(s, 'triple') ?? (s.n as Figure[]).map((f) => f.value);
    return numericDate(parts, one<Calendar>(s, 'era'));
  },
  dayMonth: (s) => {
    const [d, m] = (one<number[]>(s, 'pair') ?? (s.n as Figure[]).map((f) => f.value)) as [number, number];
    if (m < 1 || m > 12 || d < 1 || d > monthDays[m - 1]!) return undefined;
    return day(d, { kind: 'month', month: m, calendar: 'gregorian' });
  },
  weekday: (s, a) =>
    of<Kind<'weekday'>>({
      kind: 'weekday',
      weekday: one<number>(s, 'w')!,
      turn: one<Turn>(s, 'turn') ?? (a.turn as Turn | undefined),
      of: said(s, 'of'),
    }),
  weekdays: (s, a) => {
    const items = (s.w as number[]).map(
      (w): Said => of<Kind<'weekday'>>({ kind: 'weekday', weekday: w, turn: one<Turn>(s, 'turn'), of: said(s, 'of') }),
    );
    const run = (s.w as number[]).every((w, i) => i === 0 || w === ((s.w as number[])[i - 1]! % 7) + 1);
    return a.range || run ? { kind: 'range', from: items[0]!, to: items[items.length - 1]! } : { kind: 'list', items };
  },
  near: (s, a) =>
    of<Kind<'near'>>({ kind: 'near', days: (a.days as number) ?? one<number>(s, 'r')!, weekday: one<number>(s, 'w') }),
  /** A weekday, a near day and a date for one day: the date says most. */
  dayMerged: (s) => {
    const date = said(s, 'date');
    const weekday = one<number>(s, 'w');
    const near = said(s, 'near') as Kind<'near'> | undefined;
    if (date)
      return date.kind === 'day'
        ? of<Kind<'day'>>({ ...date, weekday: weekday ?? date.weekday, near: near?.days })
        : date;
    return of<Kind<'near'>>({ ...near!, weekday });
  },
  /** «1399هـ/1979م»: one year in two calendars, some 600 years apart. */
  bothYears: (s, a) => {
    const [x, y] = [said(s, 'a') as Kind<'year'>, said(s, 'b') as Kind<'year'>];
    const apart = isHijri(x) ? y.year - x.year : x.year - y.year;
    return isHijri(x) !== isHijri(y) && isApart(apart) ? operations.bothCalendars!(s, a) : undefined;
  },
  /** «145هـ/ 762-763م»: a Hijri year and the one or two Gregorian ones it lies in, which may be of any width. */
  bothYearsOld: (s) => {
    const a = said(s, 'a') as Kind<'year'>;
    const [year, last] = (s.y as Figure[]).map((y) => y.value) as [number, number?];
    if (!isHijri(a) || (last !== undefined && last !== year + 1) || !isApart(year - a.year)) return undefined;
    return of<Kind<'year'>>({ kind: 'year', year, calendar: 'gregorian', last, turn: undefined });
  },
  /** «19 شعبان 1389 (31 أكتوبر 1969)»: one day in two calendars. */
  bothDays: (s, a) => (isHijri(said(s, 'a')!) !== isHijri(said(s, 'b')!) ? operations.bothCalendars!(s, a) : undefined),
  bothCalendars: (s) => {
    const a = said(s, 'a')!;
    const b = said(s, 'b')!;
    // «يوم 5 فيفري الذي يوافق يوم الأحد».
    if (a.kind === 'day' && b.kind === 'weekday') return { ...a, weekday: b.weekday };
    // «الأربعاء الموافق 27/10/1436 هـ»: a weekday alone is no date.
    const dated = a.kind !== 'weekday' && a.kind !== 'near';
    const chosen = dated && isHijri(b) && !isHijri(a) ? a : b;
    const near = (a.kind === 'day' ? a.near : undefined) ?? (b.kind === 'day' ? b.near : undefined);
    return chosen.kind === 'day' && near !== undefined ? { ...chosen, near } : chosen;
  },

  dayMonthFirst: (s) => {
    const m = said(s, 'm') as Kind<'month'>;
    return day(figure(s, 'd')!, { ...m, year: said(s, 'year')! });
  },
  weekdayThis: (s) => ({ kind: 'weekday', weekday: one<number>(s, 'w')!, turn: 'this' }),
  /** «الخميس 21»: the day of the month, the month unsaid. */
  weekdayNumber: (s) => {
    const d = figure(s, 'd')!;
    return d > 5 && d < 32 ? day(d, undefined, one<number>(s, 'w')) : undefined;
  },
  /** «من الجمعة 13 إلى الأحد 15». */
  weekdayNumbers: (s) => {
    const [from, to] = (s.d as Figure[]).map((d, i) => day(d.value, said(s, 'm'), (s.w as number[])[i]));
    return { kind: 'range', from: from!, to: to! };
  },
  dayNumber: (s) => day(figure(s, 'd')!, undefined),

  ago: (s, a) => ({ kind: 'ago', amounts: (said(s, 'x') as Kind<'duration'>).amounts, sign: a.sign as 1 | -1 }),
  run: (s) => ({
    kind: 'run',
    count: figure(s, 'n') ?? 2,
    unit: one<Unit>(s, 'u')!,
    turn: (one<Turn>(s, 'turn') ?? 'past') as Turn,
  }),
  nth: (s, a) => {
    const n = (a.n as number) ?? figure(s, 'n') ?? 1;
    return of<Kind<'nth'>>({
      kind: 'nth',
      n,
      unit: (a.unit as Unit) ?? one<Unit>(s, 'u')!,
      count: (a.count as number) ?? figure(s, 'count') ?? 1,
      of: said(s, 'of'),
    });
  },
  nthShare: (s, a) => (figure(s, 'n')! <= SHARES[one<Unit>(s, 'u')!]! ? operations.nth!(s, a) : undefined),
  nthLast: (s) => {
    const count = figure(s, 'count')!;
    return of<Kind<'nth'>>({ kind: 'nth', n: -count, unit: one<Unit>(s, 'u')!, count, of: said(s, 'of') });
  },
  nthWeekday: (s, a) =>
    of<Kind<'nthWeekday'>>({
      kind: 'nthWeekday',
      n: (a.n as number) ?? figure(s, 'n')!,
      weekday: one<number>(s, 'w')!,
      of: said(s, 'of'),
    }),
  season: (s, a) =>
    of<Kind<'season'>>({
      kind: 'season',
      season: one<Season>(s, 's')!,
      year: said(s, 'year'),
      turn: one<Turn>(s, 'turn') ?? (a.turn as Turn | undefined),
    }),
  decade: (s) => of<Kind<'decade'>>({ kind: 'decade', tens: one<number>(s, 'd')!, century: said(s, 'c') }),
  century: (s, a) => ({
    kind: 'century',
    century: figure(s, 'n')!,
    calendar: one<Calendar>(s, 'era') ?? (a.calendar as Calendar) ?? 'gregorian',
  }),
  centuries: (s) => {
    const [from, to] = (s.n as Figure[]).map(
      (n): Said => ({ kind: 'century', century: n.value, calendar: one<Calendar>(s, 'era') ?? 'gregorian' }),
    );
    return (from as Kind<'century'>).century < (to as Kind<'century'>).century
      ? { kind: 'range', from: from!, to: to! }
      : undefined;
  },
  feast: (s) =>
    of<Kind<'feast'>>({
      kind: 'feast',
      feast: one<string>(s, 'f')!,
      year: said(s, 'year'),
      turn: one<Turn>(s, 'turn'),
    }),

  /** The Amazigh years are 950 ahead. */
  amazighFeast: (s) => ({
    kind: 'feast',
    feast: one<string>(s, 'f')!,
    year: { kind: 'year', year: figure(s, 'y')! - 950, calendar: 'gregorian' },
  }),

  part: (s, a) =>
    of<Kind<'part'>>({
      kind: 'part',
      part: (a.part as Part) ?? one<Part>(s, 'p')!,
      of: said(s, 'of') ?? nearDay(a.days as number | undefined, one<Turn>(s, 'turn')),
    }),
  /** A night between two days belongs to the first. */
  nightOf: (s) => ({ kind: 'part', part: one<Part>(s, 'p')!, of: day(figure(s, 'a')!, said(s, 'm')) }),
  /** «ليل الأربعاء إلى الخميس»: a night only between days that follow on each other. */
  nightTo: (s, a) => {
    const [from, to] = [said(s, 'of'), said(s, 'a')];
    const follows = from?.kind === 'weekday' && to?.kind === 'weekday' && to.weekday === (from.weekday % 7) + 1;
    return follows ? operations.part!(s, a) : undefined;
  },
  now: () => ({ kind: 'now' }),

  range: (s) => {
    const [from, to] = share(said(s, 'a')!, said(s, 'b')!);
    if (from.kind === 'year' && to.kind === 'year' && from.year >= to.year) return undefined;
    // «أبريل للشهر الرابع»: of one month there is no range.
    if (from.kind === 'month' && to.kind === 'month' && from.month === to.month && !to.year && !to.turn)
      return undefined;
    return { kind: 'range', from, to };
  },
  /** «يومي 28 أبريل و2 مايو», «يومي 27 و29/10/1436». */
  apart: (s) => {
    const b = said(s, 'b')!;
    const a = said(s, 'a') ?? (b.kind === 'day' && b.month ? day(figure(s, 'd')!, b.month) : undefined);
    return a && { kind: 'list', items: share(a, b) };
  },
  dayToDay: (s) => {
    const b = said(s, 'b')!;
    if (b.kind !== 'day' || !b.month || b.month.kind === 'unit')
      return b.kind === 'day' && b.month ? { kind: 'range', from: day(figure(s, 'd')!, b.month), to: b } : undefined;
    return figure(s, 'd')! < b.day ? { kind: 'range', from: day(figure(s, 'd')!, b.month), to: b } : undefined;
  },
  edge: (s, a) => {
    const x = said(s, 'x')!;
    const edge = (a.edge as Edge) ?? one<Edge>(s, 'e')!;
    return x.kind === 'edge' ? undefined : { kind: 'edge', edge, of: x };
  },
  rest: (s) => ({ kind: 'rest', of: said(s, 'x')! }),
};
