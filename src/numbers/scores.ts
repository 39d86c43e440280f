/**
 * Finds results of contests: takes tokens and their numbers, gives for each the span with the two sides as told, as bounds: `min` is what the
 * side named first made, `max` the other.
 *
 *   «3-1» · «1-صفر» · «بهدفين لهدف» · «ثلاثة أهداف مقابل لا شيء» · «برباعية نظيفة» · «بهدف لمثله»
 *
 * Two numbers with a sign between them are many other things: only an event whose type asks for a score makes one of them.
 */
import { LINE, SIGN, type Tokens } from '../text/token.js';
import { askedQuantity, SCORE } from './asked.js';
import data from './data/scores.json';
import { Lexicon } from './lexicon.js';
import type { NumberSpan, QuantityFound } from './types.js';

/** No side makes more. */
const MOST = 199;
const SIGNS = '-–—/:';
const FOR = 'ل';

type Word =
  | { readonly kind: 'goals'; readonly count: number }
  | { readonly kind: 'counted' | 'none' | 'equal' | 'against' };

const lexicon = new Lexicon<Word>(function* () {
  for (const { count, forms } of data.goals) yield { forms, value: { kind: 'goals', count } };
  for (const kind of ['counted', 'none', 'equal', 'against'] as const) yield { forms: data[kind], value: { kind } };
});

/** What one side made, and the token behind it. */
interface Side {
  readonly count: number;
  readonly last: number;
}

export function findScores(t: Tokens, numbers: readonly NumberSpan[]): QuantityFound[] {
  const out: QuantityFound[] = [];
  const at = new Map(numbers.map((n) => [n.first, n]));
  for (let i = 0, covered = 0; i < t.count; i++) {
    if (i < covered) continue;
    const number = at.get(i);
    if (!number && !lexicon.knows(t, i)) continue;
    const found = (number && inDigits(t, at, number)) ?? inWords(t, at, i);
    if (!found) continue;
    const [one, other, last] = found;
    const start = number ? number.start : t.start[i]! + skipAt(t, i);
    const end = t.end[last - 1]!;
    const place = { first: i, last, start, end, text: t.text.slice(start, end) };
    out.push(askedQuantity(place, { value: null, min: one, max: other }, null, SCORE));
    covered = last;
  }
  return out;
}

type Result = readonly [one: number, other: number, last: number];

const isCount = ({ kind, value }: NumberSpan): boolean =>
  kind === 'cardinal' && Number.isInteger(value) && value >= 0 && value <= MOST;

/** «3-1», «1 - صفر». */
function inDigits(t: Tokens, at: ReadonlyMap<number, NumberSpan>, a: NumberSpan): Result | null {
  const b = at.get(a.last + 1);
  if (!b || !isCount(a) || !isCount(b) || t.kind[a.last] !== SIGN || t.gap[b.first]! >= LINE) return null;
  return SIGNS.includes(t.text[t.start[a.last]!]!) ? [a.value, b.value, b.last] : null;
}

/** «بهدفين لهدف», «ثلاثة أهداف دون رد». */
function inWords(t: Tokens, at: ReadonlyMap<number, NumberSpan>, i: number): Result | null {
  const one = sideAt(t, at, i, true);
  if (!one || one.last >= t.count || t.gap[one.last]! >= LINE) return null;
  const j = one.last;
  const none = wordAt(t, j, 'none');
  if (none) return [one.count, 0, j + none];
  const equal = wordAt(t, j, 'equal');
  if (equal) return [one.count, one.count, j + equal];
  const against = wordAt(t, j, 'against');
  if (!against && t.text[t.start[j]!] !== FOR) return null;
  const other = sideAt(t, at, j + against, false);
  return other && [one.count, other.count, other.last];
}

/** Goals as one word or a number with what it counts; of the other side the number is enough. */
function sideAt(t: Tokens, at: ReadonlyMap<number, NumberSpan>, i: number, isFirst: boolean): Side | null {
  if (i >= t.count) return null;
  const number = at.get(i);
  if (number) {
    if (!isCount(number)) return null;
    const counted = number.last < t.count && t.gap[number.last]! < LINE ? wordAt(t, number.last, 'counted') : 0;
    return counted || !isFirst ? { count: number.value, last: number.last + counted } : null;
  }
  let side: Side | null = null;
  for (const { value, tokens } of lexicon.at(t, i))
    if (value.kind === 'goals' && !(side && side.last >= i + tokens)) side = { count: value.count, last: i + tokens };
  return side;
}

/** How many tokens the longest entry of a kind has that starts at token i, 0 for none. */
function wordAt(t: Tokens, i: number, kind: Word['kind']): number {
  let most = 0;
  for (const h of lexicon.at(t, i)) if (h.value.kind === kind) most = Math.max(most, h.tokens);
  return most;
}

const skipAt = (t: Tokens, i: number): number => lexicon.at(t, i).find((h) => h.value.kind === 'goals')?.skip ?? 0;
