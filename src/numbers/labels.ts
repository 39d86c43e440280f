/**
 * Numbers that name: takes a number among its tokens, tells whether it counts or is the name of something.
 *
 *   «المادة 102», «الرحلة 815», «A320», «+212 661 234 567»
 */
import { GLUED, LATIN, NUMBER, SIGN, type Tokens } from '../text/token.js';
import { position } from './lexicon.js';
import type { NumberSpan } from './types.js';
import type { UnitReader } from './unit-reader.js';
import { beforeNumber } from './units.js';

/** Nothing is named by a number in words this large. */
const LARGE = 10_000;

/** A number that names: an article of law, a flight, a street, part of a longer sign. */
export function isLabelled(t: Tokens, units: UnitReader, a: NumberSpan): boolean {
  const i = a.first;
  if (i === 0) return false;
  const p = i - 1;
  if (
    t.gap[i] === GLUED &&
    (t.kind[p] === LATIN ||
      (t.kind[p] === SIGN &&
        '-/_#:.+'.includes(t.text[t.start[p]!]!) &&
        p > 0 &&
        t.gap[p] === GLUED &&
        t.kind[p - 1] !== SIGN))
  )
    return !(t.kind[p - 1] === NUMBER);
  if (t.gap[i] === GLUED && '+=&?'.includes(t.text[t.start[p]!]!)) return true;
  // «30%25%20» of an address; «%50» is a percentage.
  if (t.gap[i] === GLUED && t.text[t.start[p]!] === '%' && t.gap[p] === GLUED) return true;
  if (t.kind[p] === LATIN && a.digits && units.at(a.last, a).kind === 'none') return true;
  const labels = (j: number): boolean =>
    j >= 0 &&
    beforeNumber
      .at(t, j)
      .some((h) => h.value.kind === 'label' && (j + h.tokens === i || position(j + h.tokens) === a.at));
  const named = labels(p) || labels(p - 1) || labels(p - 2);
  if (!named || a.scale > 1 || (!a.digits && a.value >= LARGE)) return false;
  return !['money', 'percent', 'measure'].includes(units.at(a.last, a).kind);
}

/** «+212 661 234 567»: all of it names; gives how many numbers it has. */
export function telephone(t: Tokens, numbers: readonly NumberSpan[], n: number): number {
  const { first } = numbers[n]!;
  let used = 1;
  if (first > 0 && t.text[t.start[first - 1]!] === '+')
    while (numbers[n + used]?.digits && numbers[n + used]!.first === numbers[n + used - 1]!.last) used++;
  return used;
}
