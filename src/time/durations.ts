/**
 * How long something lasts, as a quantity: takes the times of a text, gives those that are durations with their number in the longest unit told.
 *
 *   «ثمانية أشهر» 8 شهر · «12 عاما وستة أشهر» 12.5 سنة
 *
 * Such a quantity is told only where an event asks for it («السجن ثمانية أشهر»); else a duration is a time.
 */
import { askedQuantity, DURATION } from '../numbers/asked.js';
import type { QuantityFound } from '../numbers/types.js';
import data from './data/durations.json';
import type { Time } from './types.js';

/** The units of a written duration, the longest first, with how many of the next make one. */
const UNITS = data.units.map(({ letter, noun, next }) => ({ told: new RegExp(`(\\d+)${letter}`), noun, next }));

export function findDurations(times: readonly Time[]): QuantityFound[] {
  return times.flatMap((time) => {
    const amount = time.type === 'DURATION' && time.value ? amountOf(time.value) : null;
    if (!amount) return [];
    const { number, noun } = amount;
    return [askedQuantity(time, { value: number, min: number, max: number }, noun, DURATION)];
  });
}

/** «P12Y6M»: twelve and a half years. */
function amountOf(value: string): { number: number; noun: string } | null {
  if (!/^P(\d+[YMWD])+$/.test(value)) return null;
  let noun = '';
  let number = 0;
  let size = 1;
  for (const unit of UNITS) {
    const told = unit.told.exec(value);
    if (told) {
      noun ||= unit.noun;
      number += Number(told[1]) / size;
    }
    if (noun) size *= unit.next;
  }
  return noun ? { number, noun } : null;
}
