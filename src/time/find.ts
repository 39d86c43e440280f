/**
 * Finds times: takes tokens and the numbers among them, gives spans with what they say, unresolved, leftmost-longest.
 *
 *   «يومي 3 و4 شتنبر 2024» → { range: 3 to 4 of month 9 of year 2024 }
 *
 * Where a token may begin an expression (one cached look-up says so), the chart is asked for the categories `time` and `nothing`;
 * the longest reading wins, and `nothing` swallows what only looks like a time («شارع 9 أبريل»).
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { position, tokenOf } from '../numbers/lexicon.js';
import { mayBeCounted } from '../numbers/units.js';
import type { NumberSpan } from '../numbers/types.js';
import { NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import { Chart, Grammar, type Result, type RuleData } from './chart.js';
import rules from './data/rules.json';
import { futureBefore } from './direction.js';
import type { TimeFound } from './types.js';
import { Terminals, vocabulary } from './vocabulary.js';

export type { TimeFound } from './types.js';

export const grammar = new Grammar(rules as readonly RuleData[]);
const IN = ['in', 'of', 'from', 'to', 'between', 'since', 'later', 'before', 'during', 'edge'];
/** Clitic letters before which an expression may begin. */
const LETTERS = [0, 1, 2];

export function findTimes(t: Tokens, numbers: readonly NumberSpan[]): TimeFound[] {
  const terminals = new Terminals(t, numbers);
  const chart = new Chart(grammar, terminals);
  const numberFirst = new Set(numbers.map((n) => n.first));
  const out: TimeFound[] = [];
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] === SIGN) continue;
    const known = t.kind[i] === NUMBER || numberFirst.has(i) || vocabulary.knows(t, i);
    if (!known) continue;
    const best = longest(t, terminals, chart, i);
    if (!best) continue;
    const { result, p } = best;
    const last = tokenOf(result.to);
    if (result.said) {
      const start = result.skip > 0 || p !== position(i) ? offsetAfter(t, i, Math.max(result.skip, p - position(i))) : t.start[i]!;
      const end = t.end[last - 1]!;
      const score = result.needs ? 0.8 : 1;
      out.push({ first: i, last, start, end, text: t.text.slice(start, end), rule: `time/${result.rule}`, score, said: result.said });
    }
    i = last - 1;
  }
  return out;
}

function longest(t: Tokens, terminals: Terminals, chart: Chart, i: number): { result: Result; p: number } | null {
  let best: { result: Result; p: number } | null = null;
  for (const k of LETTERS) {
    if (k > 0 && t.kind[i] !== WORD) break;
    const p = position(i, k);
    for (const category of ['nothing', 'time'])
      for (const result of chart.read(category, p)) {
        if (best && result.to <= best.result.to) continue;
        if (holds(t, terminals, result, p)) best = { result, p };
      }
  }
  return best;
}

/** Is what the expression needs around it there? */
function holds(t: Tokens, terminals: Terminals, result: Result, p: number): boolean {
  switch (result.needs) {
    case null:
      return true;
    case 'in':
      return terminals.endsBefore(IN, p);
    case 'plan': {
      const next = tokenOf(result.to);
      if (next >= t.count || t.kind[next] !== WORD || tokenOf(p) === 0) return tokenOf(p) > 0 || next >= t.count;
      return terminals.startsAt(['in', 'of', 'from', 'to'], result.to) || futureBefore(t, tokenOf(p)) === 'future';
    }
    case 'future':
      // «سيعود بعد يومين» counts from the day of publication, «عاد بعد يومين» from what was told.
      return (p === 0 && tokenOf(result.to) >= t.count) || futureBefore(t, tokenOf(p)) === 'future';
    case 'year':
      return yearHolds(t, terminals, result, p);
    case 'part':
      return false;
    case 'head':
      return true;
  }
}

const STRONG = ['since', 'inp', 'during', 'before', 'later', 'edge', 'headYear'];
const LINKS = ['in', 'of', 'from', 'to', 'and', 'inp', 'between'];

/** A bare number as a year: after «في، منذ …», or after a weaker word where no counted noun can follow: «من 2000 شخص». */
function yearHolds(t: Tokens, terminals: Terminals, result: Result, p: number): boolean {
  const year = result.said?.kind === 'year' ? result.said.year : 0;
  const next = tokenOf(result.to);
  const noun = mayBeCounted(t, next) && !terminals.startsAt(LINKS, result.to);
  if (terminals.endsBefore(STRONG, p)) return year >= 1800 || !noun;
  return terminals.endsBefore(IN, p) && year >= 1900 && !noun;
}
