/**
 * The operations for times of the clock; see operations.ts.
 */
import { figure, type Kind, type Operation, of, one, type Slots, said } from './slots.js';
import type { Figure } from './terminals.js';
import type { Part, Said } from './types.js';

/** The hour of twelve that a part of the day tells, of 24. */
export function lowerClock(hour: number, part: Part | undefined): number {
  // Midnight is no hour of twelve.
  if (hour === 0) return 0;
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
  hour = part === ('PM' as Part) && hour < 12 ? hour + 12 : lowerClock(hour, p);
  if (hour === 24) hour = 0;
  const zone = one<string>(s, 'zone');
  const inWords = one<Figure>(s, 'h')?.width === 0;
  return of<Kind<'clock'>>({
    kind: 'clock',
    hour,
    minute,
    second,
    part: p,
    twelve: (inWords && !part && hour <= 12) || undefined,
    zone: zone === 'Z' ? 'Z' : undefined,
    of: said(s, 'of'),
  });
}

function withDay(x: Said, d: Said): Said {
  if (x.kind === 'range') return { ...x, from: withDay(x.from, d), to: withDay(x.to, d) };
  if (x.kind === 'part' || x.kind === 'clock') return x.of ? x : { ...x, of: d };
  return x;
}

/** Both ends of one part of the day, unless each says its own. */
function clockRange(s: Slots): Said | undefined {
  const [a, b] = [said(s, 'a')!, said(s, 'b')!];
  if (a.kind !== 'clock' || b.kind !== 'clock') return undefined;
  // «من الثالثة إلى الرابعة عصرا»: the part of the day said last holds for both.
  const from = !a.part && b.part && a.hour < 12 ? { ...a, hour: lowerClock(a.hour, b.part), part: b.part } : a;
  // «من العاشرة إلى السابعة» ends in the evening, «من الثامنة مساء إلى الثانية» on the next day.
  const ofTwelve = !b.part && b.hour > 0 && (a.part !== undefined || from.hour <= 12);
  const to = ofTwelve && b.hour <= from.hour && from.hour < b.hour + 12 ? { ...b, hour: b.hour + 12 } : b;
  // «من العاشرة إلى الثانية ظهرا» begins in the morning.
  const earlier = from.hour > to.hour && !a.part && to.hour >= 12 ? a : from;
  return { kind: 'range', from: earlier, to };
}

export const clockOperations: Readonly<Record<string, Operation>> = {
  clock: clockOf,
  noon: (s) => of<Kind<'clock'>>({ kind: 'clock', hour: one<number>(s, 'h')!, minute: 0, of: said(s, 'of') }),
  /** «الساعة 15:55 (12:55 ت غ)»: the one of Greenwich counts. */
  bothClocks: (s) => (s.x as Kind<'clock'>[]).find((x) => x.zone === 'Z'),
  /** «الساعة 15:55 من عصر السبت (12:55 ت غ)». */
  bothClocksOfDay: (s) => {
    const [day, x] = [said(s, 'a')!, said(s, 'x') as Kind<'clock'>];
    return day.kind === 'clock' && x.zone === 'Z' ? of<Kind<'clock'>>({ ...x, of: day.of }) : undefined;
  },
  clockRange,
  dayHours: (s) => withDay(clockRange(s)!, said(s, 'day')!),
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
  noSuchMinute: (s) => (figure(s, 'min')! > 59 ? null : undefined),
};
