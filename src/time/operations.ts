/**
 * The closed set of operations that rules name: each takes what the slots of a pattern read and gives what was said,
 * `null` for an expression that is no time after all, `undefined` where the reading does not hold.
 */
import type { Figure } from './terminals.js';
import type { Amounts, Calendar, Edge, Part, Said, Season, Turn, Unit } from './types.js';

export type Slots = Record<string, unknown[]>;
export type Operation = (slots: Slots, args: Readonly<Record<string, unknown>>) => Said | null | undefined;

const one = <T>(s: Slots, name: string): T | undefined => s[name]?.[0] as T | undefined;
const said = (s: Slots, name: string) => one<Said>(s, name);
const figure = (s: Slots, name: string) => one<Figure>(s, name)?.value;
/** Only the keys that have a value, so that said things compare by their parts. */
function of<T extends Said>(parts: { [K in keyof T]: T[K] | undefined }): T {
  const out: Record<string, unknown> = {};
  for (const k in parts) if (parts[k as keyof typeof parts] !== undefined) out[k] = parts[k as keyof typeof parts];
  return out as unknown as T;
}
type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;

const isHijriYear = (y: number) => y >= 1343 && y < 1500;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of a month: of a range or list of months each for its own. */
function day(n: number, month: Said | undefined, weekday?: number): Said {
  return of<Kind<'day'>>({ kind: 'day', day: n, month, weekday });
}

/** Gives the right part of a range its year, or the left part its month, when only the other has one. */
function share(a: Said, b: Said): [Said, Said] {
  const year = (x: Said): Said | undefined =>
    x.kind === 'day' && x.month ? year(x.month) : x.kind === 'month' ? x.year : undefined;
  const turn = (x: Said): Turn | undefined =>
    x.kind === 'day' && x.month ? turn(x.month) : x.kind === 'month' || x.kind === 'weekday' ? x.turn : undefined;
  const give = (x: Said, y: Said | undefined, t: Turn | undefined): Said => {
    if (x.kind === 'day' && x.month) return { ...x, month: give(x.month, y, t) };
    if (x.kind === 'month' && !x.year && !x.turn) return { ...x, ...(y ? { year: y } : {}), ...(t ? { turn: t } : {}) };
    if (x.kind === 'weekday' && !x.turn && t) return { ...x, turn: t };
    return x;
  };
  const same = a.kind === b.kind;
  if (same && !year(a) && !turn(a)) return [give(a, year(b), turn(b)), b];
  return [a, b];
}

function numericDate(parts: readonly number[], hijri: boolean, widths?: readonly number[]): Said | undefined {
  let [d, m, y] = parts as [number, number, number];
  if (widths?.[0] === 4) [d, y] = [y, d];
  if (y < 100) {
    if (widths && widths[2] !== 2) return undefined;
    y += y < 40 ? 2000 : 1900;
  }
  if (y < 1000 || y > 2999) return undefined;
  const calendar: Calendar = hijri || isHijriYear(y) ? 'hijri' : 'gregorian';
  if (m > 12 && d <= 12) return { kind: 'impossible', why: 'month' };
  if (m < 1 || m > 12 || d < 1 || d > (calendar === 'hijri' ? 30 : monthDays[m - 1]!))
    return { kind: 'impossible', why: m < 1 || m > 12 ? 'month' : 'day' };
  return day(d, { kind: 'month', month: m, calendar, year: { kind: 'year', year: y, calendar } });
}

const merge = (a: Amounts, b: Amounts): Amounts => {
  const out: Record<string, number> = { ...a };
  for (const [u, n] of Object.entries(b)) out[u] = (out[u] ?? 0) + n;
  return out;
};

function lowerClock(hour: number, part: Part | undefined): number {
  if (part === 'AF' && hour < 11) return hour + 12;
  if (part === 'EV' && hour < 12) return hour + 12;
  if (part === 'NI' && hour >= 6 && hour < 12) return hour + 12;
  if (part === 'NI' && hour === 12) return 0;
  if (part === 'MO' && hour === 12) return 0;
  return hour;
}

function clockOf(s: Slots): Said | undefined {
  let hour = figure(s, 'h') ?? 0;
  let minute = figure(s, 'min') ?? 0;
  const second = figure(s, 'sec');
  const joined = figure(s, 'hhmm');
  const pair = one<number[]>(s, 'pair');
  if (joined !== undefined) [hour, minute] = [Math.floor(joined / 100), joined % 100];
  if (pair) [hour, minute] = pair as [number, number];
  const fraction = figure(s, 'plus');
  if (fraction !== undefined) minute = Math.round(60 * fraction);
  if (!Number.isInteger(hour)) [hour, minute] = [Math.floor(hour), Math.round(60 * (hour % 1))];
  const less = figure(s, 'less');
  if (less !== undefined) {
    minute -= less < 1 ? Math.round(60 * less) : less;
    if (minute < 0) [hour, minute] = [hour === 1 ? 12 : hour - 1, minute + 60];
  }
  if (hour > 24 || minute > 59) return undefined;
  const part = one<Part>(s, 'part') ?? undefined;
  const p = part === ('PM' as Part) ? (hour < 12 ? 'AF' : undefined) : part;
  hour = lowerClock(hour, p);
  if (hour === 24) hour = 0;
  const zone = one<string>(s, 'zone');
  return of<Kind<'clock'>>({
    kind: 'clock',
    hour,
    minute,
    second,
    part: p,
    zone: zone === 'Z' ? 'Z' : undefined,
    of: said(s, 'of'),
  });
}

/** «هذا الصباح», «الليلة السابقة». */
function nearDay(days: number | undefined, turn: Turn | undefined): Said | undefined {
  if (days !== undefined) return { kind: 'near', days };
  return turn && { kind: 'unit', unit: 'day', turn };
}

function withDay(x: Said, d: Said): Said {
  if (x.kind === 'range') return { ...x, from: withDay(x.from, d), to: withDay(x.to, d) };
  if (x.kind === 'part' || x.kind === 'clock') return x.of ? x : { ...x, of: d };
  return x;
}

function shareOf(s: Slots, unit: Unit, most: number): Said | undefined {
  const n = figure(s, 'n')!;
  return n <= most ? of<Kind<'nth'>>({ kind: 'nth', n, unit, count: 1, of: said(s, 'of') }) : undefined;
}

export const operations: Readonly<Record<string, Operation>> = {
  same: (s) => said(s, 'x'),
  nothing: () => null,

  year: (s, a) => {
    const year = figure(s, 'y')!;
    const calendar =
      one<Calendar>(s, 'era') ?? (a.calendar as Calendar) ?? (isHijriYear(year) && a.headed ? 'hijri' : 'gregorian');
    return { kind: 'year', year, calendar };
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
    const items = (s.y as Figure[]).map((y): Said => ({ kind: 'year', year: y.value, calendar: 'gregorian' }));
    const run = (s.y as Figure[]).every((y, i) => i === 0 || y.value === (s.y as Figure[])[i - 1]!.value + 1);
    // «2022-2021», written from right to left.
    if (a.range && (s.y as Figure[])[0]!.value > (s.y as Figure[])[1]!.value) items.reverse();
    return a.range || run ? { kind: 'range', from: items[0]!, to: items[items.length - 1]! } : { kind: 'list', items };
  },
  bcYear: (s) => ({ kind: 'year', year: -figure(s, 'y')!, calendar: 'gregorian' }),
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
  monthNumber: (s) => {
    const n = figure(s, 'n')!;
    return n >= 1 && n <= 12
      ? of<Kind<'month'>>({ kind: 'month', month: n, calendar: 'gregorian', year: said(s, 'year') })
      : undefined;
  },
  monthYear: (s) => {
    const month = figure(s, 'n')!;
    if (month > 12) return undefined;
    return {
      kind: 'month',
      month,
      calendar: 'gregorian',
      year: { kind: 'year', year: figure(s, 'y')!, calendar: 'gregorian' },
    };
  },
  monthOf: (s, a) => {
    const m = said(s, 'm') as Kind<'month'>;
    const year = said(s, 'year');
    if (year?.kind === 'year' && m.calendar === 'hijri' && year.calendar === 'gregorian' && isHijriYear(year.year))
      return { ...m, year: { ...year, calendar: 'hijri' } };
    return of<Kind<'month'>>({ ...m, year, turn: one<Turn>(s, 'turn') ?? (a.turn as Turn) });
  },

  months: (s) => {
    const items = (s.m as Kind<'month'>[]).map(
      (m): Said => of<Kind<'month'>>({ ...m, year: said(s, 'year'), turn: one<Turn>(s, 'turn') }),
    );
    const ns = (s.m as Kind<'month'>[]).map((m) => m.month);
    const run = ns.every((n, i) => i === 0 || n === (ns[i - 1]! % 12) + 1);
    return run ? { kind: 'range', from: items[0]!, to: items[items.length - 1]! } : { kind: 'list', items };
  },
  day: (s) => {
    const x = day(figure(s, 'd') ?? 1, said(s, 'm'), one<number>(s, 'w'));
    return one<Figure>(s, 'd')?.span?.kind === 'ordinal' ? ({ ...x, ordinal: true } as Said) : x;
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
    const triple = one<number[]>(s, 'triple');
    const hijri = one(s, 'era') === 'hijri';
    if (triple) return numericDate(triple, hijri);
    const parts = (s.n as Figure[]).map((f) => f.value);
    return numericDate(
      parts,
      hijri,
      (s.n as Figure[]).map((f) => f.width),
    );
  },
  dayMonth: (s) => {
    const [d, m] = (one<number[]>(s, 'pair') ?? (s.n as Figure[]).map((f) => f.value)) as [number, number];
    if (m < 1 || m > 12 || d < 1 || d > monthDays[m - 1]!) return undefined;
    return day(d, { kind: 'month', month: m, calendar: 'gregorian' });
  },
  weekday: (s) =>
    of<Kind<'weekday'>>({
      kind: 'weekday',
      weekday: one<number>(s, 'w')!,
      turn: one<Turn>(s, 'turn'),
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
    if (date) return date.kind === 'day' && weekday ? { ...date, weekday } : date;
    return of<Kind<'near'>>({ ...(said(s, 'near') as Kind<'near'>), weekday });
  },
  bothCalendars: (s) => {
    const a = said(s, 'a')!;
    const b = said(s, 'b')!;
    const hijri = (x: Said): boolean =>
      (x.kind === 'day' && x.month !== undefined && hijri(x.month)) ||
      ((x.kind === 'month' || x.kind === 'year') && x.calendar === 'hijri');
    return hijri(b) && !hijri(a) ? a : b;
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
  nthQuarter: (s) => shareOf(s, 'quarter', 4),
  nthHalf: (s) => shareOf(s, 'half', 2),
  nthThird: (s) => shareOf(s, 'third', 3),
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
  season: (s) =>
    of<Kind<'season'>>({
      kind: 'season',
      season: one<Season>(s, 's')!,
      year: said(s, 'year'),
      turn: one<Turn>(s, 'turn'),
    }),
  decade: (s) => of<Kind<'decade'>>({ kind: 'decade', tens: one<number>(s, 'd')!, century: said(s, 'c') }),
  century: (s, a) => ({
    kind: 'century',
    century: figure(s, 'n')!,
    calendar: one<Calendar>(s, 'era') ?? (a.calendar as Calendar) ?? 'gregorian',
  }),
  feast: (s) =>
    of<Kind<'feast'>>({
      kind: 'feast',
      feast: one<string>(s, 'f')!,
      year: said(s, 'year'),
      turn: one<Turn>(s, 'turn'),
    }),

  part: (s, a) =>
    of<Kind<'part'>>({
      kind: 'part',
      part: (a.part as Part) ?? one<Part>(s, 'p')!,
      of: said(s, 'of') ?? nearDay(a.days as number | undefined, one<Turn>(s, 'turn')),
    }),
  /** A night between two days belongs to the first. */
  nightOf: (s) => ({ kind: 'part', part: one<Part>(s, 'p')!, of: day(figure(s, 'a')!, said(s, 'm')) }),
  clock: clockOf,
  noon: (s) => of<Kind<'clock'>>({ kind: 'clock', hour: one<number>(s, 'h')!, minute: 0, of: said(s, 'of') }),
  clockRange: (s) => {
    const a = said(s, 'a') as Kind<'clock'>;
    const b = said(s, 'b') as Kind<'clock'>;
    // «من الثالثة إلى الرابعة عصرا»: the part of the day said last holds for both.
    const from = !a.part && b.part && a.hour < 12 ? { ...a, hour: lowerClock(a.hour, b.part), part: b.part } : a;
    const earlierSaid = !b.part && b.hour < 12 && b.hour < from.hour;
    // «من العاشرة إلى السابعة» ends in the evening.
    const later = a.part ? lowerClock(b.hour, a.part) : from.hour <= 12 ? b.hour + 12 : b.hour;
    const to = earlierSaid ? { ...b, hour: later } : b;
    const earlier = from.hour > to.hour && !a.part ? a : from;
    return { kind: 'range', from: earlier, to };
  },
  dayHours: (s, a) => withDay(operations.clockRange!(s, a)!, said(s, 'day')!),
  attach: (s) => withDay(said(s, 'x')!, said(s, 'day')!),
  /** «الساعة السادسة من مساء أمس»: the part of the day tells which six. */
  attachPart: (s) => {
    const part = said(s, 'day') as Kind<'part'>;
    const put = (x: Said): Said =>
      x.kind === 'range'
        ? { ...x, from: put(x.from), to: put(x.to) }
        : x.kind === 'clock'
          ? of<Kind<'clock'>>({
              ...x,
              hour: lowerClock(x.hour, x.part ?? part.part),
              part: x.part ?? part.part,
              of: part.of,
            })
          : x;
    return put(said(s, 'x')!);
  },
  now: () => ({ kind: 'now' }),

  range: (s) => {
    const [from, to] = share(said(s, 'a')!, said(s, 'b')!);
    if (from.kind === 'year' && to.kind === 'year' && from.year >= to.year) return undefined;
    return { kind: 'range', from, to };
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

  amount: (s, a) => {
    const n = (a.n as number) ?? figure(s, 'n') ?? 1;
    return { kind: 'duration', amounts: { [one<Unit>(s, 'u')!]: n * ((a.times as number) ?? 1) } };
  },
  amountHalf: (s) => {
    const f = figure(s, 'f') ?? 0;
    return {
      kind: 'duration',
      amounts: { [one<Unit>(s, 'u')!]: (figure(s, 'n') ?? (one<number>(s, 'k') as number) ?? 0) + f },
    };
  },
  amountHalf1: (s) => ({ kind: 'duration', amounts: { [one<Unit>(s, 'u')!]: 1 + figure(s, 'f')! } }),
  amountHalf2: (s) => ({ kind: 'duration', amounts: { [one<Unit>(s, 'u')!]: 2 + figure(s, 'f')! } }),
  addHalf: (s) => {
    const x = said(s, 'x') as Kind<'duration'>;
    const [u, n] = Object.entries(x.amounts)[0]!;
    return { kind: 'duration', amounts: { [u]: n + figure(s, 'f')! } };
  },
  sum: (s) => {
    const xs = s.x as Kind<'duration'>[];
    const amounts = xs.map((x) => x.amounts).reduce(merge);
    return Object.keys(amounts).length === xs.length ? { kind: 'duration', amounts } : undefined;
  },
  set: (s, a) => {
    const x = said(s, 'x') as Kind<'duration'> | undefined;
    const unit = one<Unit>(s, 'u') ?? (a.unit as Unit);
    return { kind: 'set', every: x?.amounts ?? { [unit]: (a.n as number) ?? 1 } };
  },
  often: (s) => {
    const p = one<string>(s, 'o')!;
    const unit = ({ D: 'day', W: 'week', M: 'month', Y: 'year' } as const)[p.slice(-1) as 'D'];
    return { kind: 'set', every: { [unit]: Number(p.slice(1, -1)) } };
  },
};
