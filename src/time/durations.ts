/**
 * How long something lasts, as a quantity: takes the times of a text, gives those that are durations with their number in the longest unit told.
 *
 *   «ثمانية أشهر» 8 شهر · «12 عاما وستة أشهر» 12.5 سنة
 *
 * Such a quantity is told only where an event asks for it («السجن ثمانية أشهر»); else a duration is a time.
 */
import type { QuantityFound } from '../numbers/types.js';
import data from './data/durations.json';
import type { Time } from './types.js';

export const DURATION = 'quantity/duration';

/** The units of a written duration, the longest first, with how many of the next make one. */
const UNITS: readonly (readonly [letter: string, noun: string, next: number])[] = data.units.map(
  ({ letter, noun, next }) => [letter, noun, next] as const,
);

export function findDurations(times: readonly Time[]): QuantityFound[] {
  return times.flatMap(({ type, value, first, last, start, end, text }) => {
    const amount = type === 'DURATION' && value ? amountOf(value) : null;
    if (!amount) return [];
    const bounds = { value: amount.number, min: amount.number, max: amount.number, approximate: false };
    return [
      {
        kind: 'quantity',
        first,
        last,
        start,
        end,
        text,
        score: 1,
        ...bounds,
        unit: amount.noun,
        rule: DURATION,
      } as const,
    ];
  });
}

/** «P12Y6M»: twelve and a half years. */
function amountOf(value: string): { number: number; noun: string } | null {
  if (!/^P(\d+[YMWD])+$/.test(value)) return null;
  let noun = '';
  let number = 0;
  let size = 1;
  for (const [letter, name, next] of UNITS) {
    const told = new RegExp(`(\\d+)${letter}`).exec(value);
    if (told) {
      noun ||= name;
      number += Number(told[1]) / size;
    }
    if (noun) size *= next;
  }
  return noun ? { number, noun } : null;
}
