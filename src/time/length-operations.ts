/**
 * The operations for lengths of time and what recurs; see operations.ts.
 */
import { figure, type Kind, type Operation, one, said } from './slots.js';
import type { Figure } from './terminals.js';
import type { Amounts, Said, Unit } from './types.js';

const MOST_DECADES = 12;

const merge = (a: Amounts, b: Amounts): Amounts => {
  const out: Record<string, number> = { ...a };
  for (const [u, n] of Object.entries(b)) out[u] = (out[u] ?? 0) + n;
  return out;
};

const SECONDS: Record<Unit, number> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  weekend: 172_800,
  month: 2_629_746,
  quarter: 7_889_238,
  third: 10_518_984,
  half: 15_778_476,
  year: 31_556_952,
  decade: 315_569_520,
  century: 3_155_695_200,
};
/** About how long, to tell the longer of two. */
const inSeconds = (a: Amounts): number => Object.entries(a).reduce((sum, [u, n]) => sum + n * SECONDS[u as Unit], 0);

export const lengthOperations: Readonly<Record<string, Operation>> = {
  amount: (s, a) => {
    const n = (a.n as number) ?? figure(s, 'n') ?? 1;
    // «منذ 2010 سنة تأسيسه»: the number is a year, the noun goes with what follows.
    if (a.notAYear && n > 1900 && n < 2100 && n % 100 > 0) return undefined;
    // «3378 عقدا» are contracts.
    if (one<Unit>(s, 'u') === 'decade' && n > MOST_DECADES) return undefined;
    return { kind: 'duration', amounts: { [one<Unit>(s, 'u')!]: n * ((a.times as number) ?? 1) } };
  },
  addHalf: (s) => {
    const x = said(s, 'x') as Kind<'duration'>;
    const [u, n] = Object.entries(x.amounts)[0]!;
    return { kind: 'duration', amounts: { [u]: n + figure(s, 'f')! } };
  },
  sum: (s) => {
    const xs = s.x as Kind<'duration'>[];
    const amounts = xs.map((x) => x.amounts).reduce(merge);
    return Object.keys(amounts).length === xs.length ? { kind: 'duration', amounts } : undefined;
  },
  /** «3 إلى 5 أيام», «بين ستة أشهر وعام»: from one length to another. */
  amountRange: (s) => {
    const to = said(s, 'b') as Kind<'duration'>;
    const [unit, most] = Object.entries(to.amounts)[0]!;
    const n = figure(s, 'n') ?? 1;
    // «10 إلى 12 ألف سنة»: the thousands count for both.
    const least = n < 1000 && most % 1000 === 0 && n * 1000 < most ? n * 1000 : n;
    const from = (said(s, 'a') ?? {
      kind: 'duration',
      amounts: { [one<Unit>(s, 'u') ?? unit]: least },
    }) as Kind<'duration'>;
    return inSeconds(from.amounts) < inSeconds(to.amounts) ? { kind: 'range', from, to } : undefined;
  },
  /** «بعد 5 و10 سنوات»: the unit counts for all. */
  amountList: (s) => {
    const last = said(s, 'b') as Kind<'duration'>;
    const [[unit, most], ...others] = Object.entries(last.amounts) as [[string, number], ...unknown[]];
    const ns = (s.n as Figure[]).map((n) => n.value);
    if (others.length || ![...ns, most].every((n, i) => i === 0 || n > ns[i - 1]!)) return undefined;
    return { kind: 'list', items: [...ns.map((n): Said => ({ kind: 'duration', amounts: { [unit]: n } })), last] };
  },
  set: (s, a) => {
    const x = said(s, 'x') as Kind<'duration'> | undefined;
    const unit = one<Unit>(s, 'u') ?? (a.unit as Unit);
    return { kind: 'set', every: x?.amounts ?? { [unit]: (a.n as number) ?? 1 } };
  },
  /** «كل شهر أو شهرين». */
  setRange: (s, a) => {
    const x = lengthOperations.amountRange!(s, a);
    const every = (d: Said): Said => ({ kind: 'set', every: (d as Kind<'duration'>).amounts });
    return x?.kind === 'range' ? { kind: 'range', from: every(x.from), to: every(x.to) } : undefined;
  },
  often: (s) => {
    const p = one<string>(s, 'o')!;
    const unit = ({ D: 'day', W: 'week', M: 'month', Y: 'year' } as const)[p.slice(-1) as 'D'];
    return { kind: 'set', every: { [unit]: Number(p.slice(1, -1)) } };
  },
};
