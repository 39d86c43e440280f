/**
 * Times finer than a day: takes parts of a day and clock times as they were said, gives them with their day: the one said, else the one
 * told nearest, else that of publication.
 *
 *   «مساء الاثنين» 2024-09-02TEV · «الساعة الثامنة» T08:00 of the day told beside it · «الخروج ليلا» TNI, of no day
 */
import { isoDay, pad } from './calendar.js';
import { lowerClock } from './clock-operations.js';
import { type Context, dayResult, NOTHING, type Resolved } from './notation.js';
import type { Grain, Said } from './types.js';

/** Resolves the day. */
type Resolve = (x: Said, c: Context) => Resolved;
type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;

function dayFor(of: Said | undefined, c: Context, resolve: Resolve, inGeneral = false): Resolved {
  if (of) return resolve(of, c);
  if (c.day !== null) return dayResult(c.day, 'context');
  // «الخروج ليلا»: on no day that the text tells.
  if (inGeneral) return NOTHING;
  return c.ref ? dayResult(c.ref.day, 'published') : NOTHING;
}

export function resolvePart(x: Kind<'part'>, c: Context, resolve: Resolve): Resolved {
  const day = dayFor(x.of, c, resolve, c.direction === 'habit' || (c.direction === null && !c.lead));
  const more = { type: 'TIME', grain: 'daypart' } as const;
  if (!day.stretch) return { ...day, ...more, value: x.of ? null : `T${x.part}` };
  return { ...day, ...more, value: `${isoDay(day.stretch.from)}T${x.part}` };
}

export function resolveClock(x: Kind<'clock'>, c: Context, resolve: Resolve): Resolved {
  // The midnight to come begins the next day.
  const toCome = x.hour === 0 && x.minute === 0 && !x.of && !x.part && c.direction === 'future' && c.day === null;
  const day = toCome && c.ref ? dayResult(c.ref.day + 1, 'published') : dayFor(x.of, c, resolve);
  const grain: Grain = x.second === undefined ? 'minute' : 'second';
  // «مساء الخميس … عند الساعة الثامنة».
  const hour = x.twelve && !x.of && c.part ? lowerClock(x.hour, c.part) : x.hour;
  const time = `T${pad(hour)}:${pad(x.minute)}${x.second === undefined ? '' : `:${pad(x.second)}`}${x.zone ?? ''}`;
  const relative = day.relative;
  if (!day.stretch)
    return { ...day, type: 'TIME', grain, value: x.of ? null : time, basis: x.of ? day.basis : 'none', relative };
  return { ...day, type: 'TIME', grain, value: isoDay(day.stretch.from) + time, relative };
}

export function resolveNow(c: Context): Resolved {
  if (!c.ref || c.ref.seconds === null) return { ...NOTHING, type: 'TIME', grain: 'second', relative: 'PT0S' };
  const value = `${isoDay(c.ref.day)}T${clockText(c.ref.seconds, true)}`;
  return { ...dayResult(c.ref.day, 'published'), type: 'TIME', grain: 'second', value, relative: 'PT0S' };
}

export const clockText = (seconds: number, withSeconds: boolean): string => {
  const text = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
  return withSeconds || seconds % 60 ? `${text}:${pad(seconds % 60)}` : text;
};
