/**
 * The one decider of overlaps: takes the candidates of all finders, gives those that stand, in text order, none overlapping.
 *
 * The order is total: what the user gave, then the longer span, then a name of the user's, then the kind by the table below, then the
 * score, then the earlier start, then the rule's id. A longer span that is only weakly supported does not beat a strong one inside it.
 */
import type { Found } from './candidates.js';

export type CandidateKind = 'user' | 'time' | 'name' | 'latin' | 'quantity';

/** Who wins between two of equal length. A date in a name is the name's («حركة 20 فبراير»), since the name is longer. */
const RANK: Readonly<Record<CandidateKind, number>> = { user: 0, name: 1, time: 2, latin: 3, quantity: 4 };
/** Below this score a candidate yields to any stronger one it overlaps. */
const WEAK = 0.6;

export interface Candidate extends Found {
  readonly kind: CandidateKind;
  /** Of a name: who gave it. */
  readonly source?: string;
}

/** The candidates that stand, by kind, each list in text order. */
export type Resolved<C extends Candidate> = { readonly [K in C['kind']]: Extract<C, { kind: K }>[] };

export function resolve<C extends Candidate>(tokens: number, candidates: readonly C[]): Resolved<C> {
  const order = [...candidates].sort(
    (a, b) =>
      Number(b.kind === 'user') - Number(a.kind === 'user') ||
      Number(a.score < WEAK) - Number(b.score < WEAK) ||
      b.end - b.start - (a.end - a.start) ||
      Number(b.source === 'user') - Number(a.source === 'user') ||
      RANK[a.kind] - RANK[b.kind] ||
      b.score - a.score ||
      a.start - b.start ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
  const out: Record<string, C[]> = { user: [], time: [], name: [], latin: [], quantity: [] };
  const taken = new Uint8Array(tokens);
  for (const c of order) {
    let free = true;
    for (let i = c.first; i < c.last && free; i++) free = taken[i] === 0;
    if (!free) continue;
    taken.fill(1, c.first, c.last);
    out[c.kind]!.push(c);
  }
  for (const list of Object.values(out)) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return out as Resolved<C>;
}
