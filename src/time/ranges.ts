/**
 * Ranges and lists: takes both ends as they were said, gives the stretch from the first to the last.
 *
 *   «من 28 ديسمبر إلى 3 يناير» runs into the next year · «يومي الاثنين والثلاثاء» both of one week
 */
import { isoDay, partsOf } from './calendar.js';
import { type Basis, type Context, date, dayResult, months, NOTHING, type Resolved, SHIFT } from './notation.js';
import type { Calendar, Grain, Said } from './types.js';

/** Resolves one end. */
type Resolve = (x: Said, c: Context) => Resolved;
type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;

export function resolveRange(x: Kind<'range'>, c: Context, resolve: Resolve): Resolved {
  if (x.from.kind === 'clock' && x.to.kind === 'clock') return clockRange(x.from, x.to, c, resolve);
  const late =
    c.direction === 'future' || (x.from.kind === 'weekday' && x.from.turn !== undefined && SHIFT[x.from.turn] > 0);
  let a = resolve(beforeTurned(x, c, resolve), c);
  // «من 22 نوفمبر إلى 28 من الشهر نفسه» goes on from its own beginning.
  let b = resolve(endAfter(x), a.stretch ? { ...c, before: a } : c);
  const basis: Basis = a.basis === b.basis ? a.basis : 'published';
  const grain: Grain = a.grain === b.grain ? a.grain : 'range';
  const calendar = b.calendar;
  if (a.impossible || b.impossible) return { ...NOTHING, basis: 'stated', impossible: a.impossible ?? b.impossible! };
  // Lengths and years before the era have a value and no days.
  if (a.type === b.type && a.value && b.value && !(a.stretch && b.stretch))
    return { ...b, stretch: null, value: `${a.value}/${b.value}` };
  if (!a.stretch || !b.stretch)
    return { ...NOTHING, grain, calendar, relative: a.relative && b.relative ? `${a.relative}/${b.relative}` : null };
  if (a.stretch.from > b.stretch.to) {
    // Monday and Tuesday, told on a Monday: both of last week, or both to come.
    if (x.from.kind === 'weekday' && x.to.kind === 'weekday') {
      if (late) b = dayResult(b.stretch.from + 7, b.basis, { relative: b.relative });
      else a = dayResult(a.stretch.from - 7, a.basis, { relative: a.relative });
    } else if (lacksYear(x.from) && (c.direction === 'past' || !lacksYear(x.to))) {
      // «ارتفعت الأسعار من مارس إلى ديسمبر», told in September.
      a = resolve(withYear(x.from, partsOf(a.stretch.from).year - 1), c);
    } else if (lacksYear(x.to)) {
      b = resolve(withYear(x.to, partsOf(b.stretch.from).year + 1), c);
    }
    if (!a.stretch || !b.stretch || a.stretch.from > b.stretch.to) return { ...NOTHING, grain, calendar };
  }
  const relative = a.relative && b.relative ? `${a.relative}/${b.relative}` : null;
  const plain = !`${a.value}${b.value}`.includes('X') && !`${a.value}${b.value}`.includes('/');
  const value = plain ? `${a.value}/${b.value}` : months({ from: a.stretch.from, to: b.stretch.to });
  return date({ from: a.stretch.from, to: b.stretch.to }, value, grain, basis, { calendar, relative, type: a.type });
}

/** «من فاتح يوليوز إلى 31 دجنبر المقبل»: what is next is the end; it began, or will, the last time before. */
function beforeTurned(x: Kind<'range'>, c: Context, resolve: Resolve): Said {
  const [from, to] = [monthOf(x.from), monthOf(x.to)];
  if (!from || !to?.turn || from.turn !== to.turn || !SHIFT[to.turn] || from.year || to.year) return x.from;
  const end = resolve(x.to, c).stretch;
  if (!end) return x.from;
  const { year } = partsOf(end.to);
  const begins = resolve(withYear(x.from, year), c).stretch;
  return begins && begins.from > end.to ? withYear(x.from, year - 1) : withYear(x.from, year);
}

/** «من 28 ديسمبر 2019 إلى 3 يناير»: the end without a year is the first after a beginning that says its own. */
function endAfter(x: Kind<'range'>): Said {
  const [from, to] = [monthOf(x.from), monthOf(x.to)];
  const begun = from?.year;
  if (!to || to.year || to.turn || begun?.kind !== 'year' || from!.calendar !== to.calendar) return x.to;
  if (begun.calendar !== to.calendar) return x.to;
  return withYear(x.to, to.month < from!.month ? begun.year + 1 : begun.year, to.calendar);
}

const monthOf = (x: Said): Kind<'month'> | null =>
  x.kind === 'month' ? x : x.kind === 'day' && x.month?.kind === 'month' ? x.month : null;
/** A month, or a day of one, without its year. */
const lacksYear = (x: Said): boolean => {
  const month = monthOf(x);
  return month !== null && month.year === undefined;
};
function withYear(x: Said, year: number, calendar: Calendar = 'gregorian'): Said {
  const y: Said = { kind: 'year', year, calendar };
  if (x.kind === 'month') return { ...x, year: y };
  return x.kind === 'day' && x.month?.kind === 'month' ? { ...x, month: { ...x.month, year: y } } : x;
}

/** How many letters a day has in the notation. */
const ISO_DAY = 10;

function clockRange(from: Kind<'clock'>, to: Kind<'clock'>, c: Context, resolve: Resolve): Resolved {
  const a = resolve(from, c);
  // «من الثامنة صباح الجمعة إلى العاشرة»: of the same day.
  const b = resolve(from.of && !to.of ? { ...to, of: from.of } : to, c);
  if (!a.value || !b.value) return { ...b, value: null };
  if (!a.stretch || !b.stretch) return { ...b, stretch: null, value: `${a.value}/${b.value}` };
  // «من التاسعة مساء إلى الثانية صباحا» ends on the next day.
  const isNext = a.stretch.from === b.stretch.to && b.value < a.value;
  const last = isNext ? a.stretch.from + 1 : b.stretch.to;
  return {
    ...b,
    stretch: { from: a.stretch.from, to: last },
    value: `${a.value}/${isNext ? isoDay(last) + b.value.slice(ISO_DAY) : b.value}`,
  };
}

/** «3 و30 مارس»: days of one month are of one year. */
function inOneYear(items: readonly Said[], first: Resolved): readonly Said[] {
  const { month, calendar } = monthOf(items[0]!) ?? {};
  if (!first.stretch || calendar !== 'gregorian') return items;
  const { year } = partsOf(first.stretch.from);
  return items.every((i) => monthOf(i)?.month === month && lacksYear(i)) ? items.map((i) => withYear(i, year)) : items;
}

export function resolveList(x: Kind<'list'>, c: Context, resolve: Resolve): Resolved {
  const first = resolve(x.items[0]!, c);
  const all = [
    first,
    ...inOneYear(x.items, first)
      .slice(1)
      .map((i) => resolve(i, c)),
  ];
  const bad = all.find((r) => r.impossible);
  if (bad) return bad;
  const last = all[all.length - 1]!;
  const value = all.map((r) => r.value).join(',');
  // Lengths and years before the era have a value and no days.
  if (all.every((r) => r.value && !r.stretch)) return { ...first, value };
  if (all.some((r) => !r.stretch)) return { ...NOTHING, grain: first.grain, calendar: first.calendar };
  const stretch = { from: first.stretch!.from, to: last.stretch!.to };
  return date(stretch, value, first.grain, first.basis, { calendar: first.calendar });
}
