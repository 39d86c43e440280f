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
  const out: Record<string, C[]> = { user: [], time: [], name: [], latin: [], quantity: [] };
  const { length } = candidates;
  const firsts = new Int32Array(length);
  for (let i = 0; i < length; i++) firsts[i] = candidates[i]!.first;
  const order = Array.from(firsts.keys()).sort((a, b) => firsts[a]! - firsts[b]! || a - b);
  let taken: Uint8Array | null = null;
  // Most stand alone; only those of one heap of overlapping ones are ranked.
  for (let from = 0, to = 0; from < length; from = to) {
    const head = candidates[order[from]!]!;
    let { last } = head;
    for (to = from + 1; to < length && firsts[order[to]!]! < last; to++)
      last = Math.max(last, candidates[order[to]!]!.last);
    if (to === from + 1) {
      out[head.kind]!.push(head);
      continue;
    }
    taken ??= new Uint8Array(tokens);
    const heap: C[] = [];
    for (let k = from; k < to; k++) heap.push(candidates[order[k]!]!);
    const stand = heap.sort(byRank).filter((c) => take(taken!, c));
    for (const c of stand.sort((a, b) => a.first - b.first)) out[c.kind]!.push(c);
  }
  return out as Resolved<C>;
}

const byRank = (a: Candidate, b: Candidate): number =>
  Number(b.kind === 'user') - Number(a.kind === 'user') ||
  Number(a.score < WEAK) - Number(b.score < WEAK) ||
  b.end - b.start - (a.end - a.start) ||
  Number(b.source === 'user') - Number(a.source === 'user') ||
  RANK[a.kind] - RANK[b.kind] ||
  b.score - a.score ||
  a.start - b.start ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Takes the tokens of the candidate where all are free. */
function take(taken: Uint8Array, c: Candidate): boolean {
  for (let i = c.first; i < c.last; i++) if (taken[i]) return false;
  taken.fill(1, c.first, c.last);
  return true;
}
