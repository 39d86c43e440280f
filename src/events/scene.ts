/**
 * Who and what stands in a sentence that tells of events: takes its phrases, with the triggers and whom their frames claim, gives everybody who
 * may take part, and how triggers and people stand among each other. Each question costs the same however long the sentence is.
 */
import { lowerBound } from '../core/search.js';
import { type Chunk, chunkAt } from './chunks.js';
import { type Reader, referentAt, same } from './clause.js';
import { type EventWords, lexeme } from './lexeme.js';
import { isNumber } from './phrase-end.js';
import { mentionReferent, type Referent, referentOf } from './referents.js';
import type { Argument } from './roles.js';
import type { TriggerFound } from './triggers.js';
import type { Kind } from './type.js';

/** Somebody named or described in a sentence, a place, or a time. */
export interface Candidate {
  readonly referent: Referent;
  /** The chunk in which it stands, -1 for outside of the sentence. */
  readonly chunk: number;
  /** It is what the whole phrase stands for. */
  readonly isHead: boolean;
}

/** A trigger of the sentence, with whom its frame claims. */
export interface Claimant {
  readonly trigger: TriggerFound;
  readonly fillers: readonly Argument[];
}

/** Whom a trigger claims, and as what. */
export interface Claim {
  readonly trigger: TriggerFound;
  readonly chunk: number;
  readonly role: string;
  readonly by: string;
}

/** Everybody in the sentence who may take part, as what they point to. */
export function candidatesIn(r: Reader, pointed: (x: Referent) => Referent): Candidate[] {
  const { at, mentions } = r.c.entities;
  const out: Candidate[] = [];
  const put = (referent: Referent, chunk: number, isHead: boolean) => {
    if (
      referent.kind !== 'thing' &&
      !out.some((x) => x.referent.start === referent.start && x.referent.end === referent.end)
    )
      out.push({ referent, chunk, isHead });
  };
  // «نايل جوتون، [المدير الجديد]، …»: who is described behind his name is no other.
  let described = 0;
  for (let i = 0; i < r.chunks.length; i++) {
    const k = r.chunks[i]!;
    if (k.kind !== 'np' || r.c.timeAt(k.first)) continue;
    const own = referentAt(r, i);
    if (own && own.entity >= 0) described = Math.max(described, r.ends[i] ?? 0);
    if (own && (own.entity >= 0 || i >= described))
      put(own.entity < 0 ? pointed(own) : own, own.first < k.last ? i : chunkAt(r.chunks, own.first), true);
    let isFree = own?.kind === 'thing';
    let unnamed = own && isUnnamedPerson(own) ? own : null;
    for (let j = k.first; j < k.last; j++) {
      const m = at[j]! < 0 ? undefined : mentions[at[j]!]!;
      // «والدة [العميد محمد المنشاوي]»: whose relative it is takes no part.
      if (m?.first === j) {
        const named = mentionReferent(r.c, m);
        if (named.kind !== 'person' || !isWithin(named, unnamed)) put(named, i, j === k.first);
      }
      // «طائرات [التحالف]»: somebody without a name, behind a thing.
      else if (isFree && !m && isGenitive(r, j, k)) {
        const inner = referentOf(r.c, j, k.last);
        if (inner && inner.entity < 0) put(pointed(inner), i, false);
        if (inner && isUnnamedPerson(inner)) unnamed = inner;
        isFree = false;
      }
    }
  }
  return out;
}

/** «طائرات [التحالف]», «سيارة [شرطة]», «حياة [أربعة عمال]», «وفاة [والدة العميد محمد المنشاوي]»; «هجوم مسلح», «الهجوم المسلح» are a noun with its adjective. */
function isGenitive(r: Reader, i: number, { first, last }: Chunk): boolean {
  const { words } = r.c;
  if (i === first || isNumber(words, i - 1)) return false;
  const before = words.best(i - 1);
  if (before.article || before.pronoun) return false;
  const { nominal } = lexeme(words, i);
  const { article, pronoun } = words.best(i);
  return (
    isNumber(words, i) ||
    (nominal !== null && (article > 0 || pronoun > 0 || nominal !== 'person' || isNamed(r, i + 1, last)))
  );
}

const isUnnamedPerson = ({ kind, entity }: Referent): boolean => kind === 'person' && entity < 0;

const isWithin = (x: Referent, phrase: Referent | null): boolean =>
  phrase !== null && x.first >= phrase.first && x.last <= phrase.last;

/** Does a name stand in tokens [first, last), titles before it? */
function isNamed(r: Reader, first: number, last: number): boolean {
  const { entities } = r.c;
  let i = first;
  while (i < last && entities.at[i]! < 0 && r.c.titleAt(i)) i = r.c.titleAt(i)!.last;
  return i < last && entities.at[i]! >= 0;
}

/** A time as something to be weighed. */
export function timeReferent(words: EventWords, { first, last }: { first: number; last: number }): Referent {
  const { start, end } = words.tokens;
  return { kind: 'thing', entity: -1, nominal: null, first, last, start: start[first]!, end: end[last - 1]! };
}

/** The times of a sentence as candidates. */
export const timesIn = (r: Reader, times: readonly { first: number; last: number }[]): Candidate[] =>
  times.map((x) => ({ referent: timeReferent(r.c.words, x), chunk: chunkAt(r.chunks, x.first), isHead: true }));

const KINDS: readonly Kind[] = ['person', 'organization', 'location', 'group', 'other', 'thing'];
/** The column of the triggers, behind those of the kinds. */
const TRIGGERS = KINDS.length;
/** How many are told apart. */
const MANY = 3;

export class Scene {
  /** Of each kind how many candidates stand before each chunk, and how many triggers: a column behind the other. */
  private readonly before: number[] = [];
  private readonly size: number;
  private readonly claims = new Map<Candidate, Claim[]>();

  constructor(
    r: Reader,
    readonly candidates: readonly Candidate[],
    claimants: readonly Claimant[],
  ) {
    const size = r.chunks.length + 1;
    const { before } = this;
    for (let i = 0; i < (TRIGGERS + 1) * size; i++) before.push(0);
    this.size = size;
    for (const { referent, chunk } of candidates)
      if (chunk >= 0) before[KINDS.indexOf(referent.kind) * size + chunk + 1]!++;
    for (const { trigger, fillers } of claimants) {
      const chunk = chunkAt(r.chunks, trigger.token);
      if (chunk >= 0) before[TRIGGERS * size + chunk + 1]!++;
      for (const { role, by, referent } of fillers)
        for (const x of candidates) {
          if (!same(x.referent, referent)) continue;
          const list = this.claims.get(x);
          if (!list) this.claims.set(x, [{ trigger, chunk, role, by }]);
          else if (list.at(-1)!.trigger !== trigger) list.push({ trigger, chunk, role, by });
        }
    }
    for (let column = 0; column <= TRIGGERS; column++)
      for (let i = column * size + 1; i < (column + 1) * size; i++) before[i]! += before[i - 1]!;
  }

  /** 1 and how many others who could have a role of these kinds stand between a chunk and that of the trigger, three at most. */
  rankBy(chunk: number, at: number, kinds: readonly Kind[]): number {
    const [from, to] = chunk > at ? [Math.max(at, 0), chunk] : [chunk + 1, at + 1];
    let n = 0;
    for (const kind of kinds) {
      const column = KINDS.indexOf(kind) * this.size;
      n += this.before[column + to]! - this.before[column + from]!;
    }
    return 1 + Math.min(n, MANY);
  }

  /** How many other triggers stand between a chunk and that of the trigger (two at most), and whether one is nearer: beyond it, or in it. */
  triggersBy(chunk: number, at: number): number {
    const reach = Math.abs(at - chunk);
    const between = this.count(Math.min(at, chunk) + 1, Math.max(at, chunk));
    const beyond = at < chunk ? this.count(chunk + 1, chunk + reach) : this.count(chunk - reach + 1, chunk);
    const within = this.count(chunk, chunk + 1) > (chunk === at ? 1 : 0);
    return (Math.min(between, 2) << 2) | (within ? 2 : beyond > 0 ? 1 : 0) | 16;
  }

  /** How many triggers stand in chunks [from, to). */
  private count(from: number, to: number): number {
    if (to <= from) return 0;
    const { before, size } = this;
    const column = TRIGGERS * size;
    return before[column + Math.min(to, size - 1)]! - before[column + Math.max(from, 0)]!;
  }

  /** What the nearest trigger but this one claims somebody for, of two as near the first. */
  claimBy(candidate: Candidate, trigger: TriggerFound, at: number): Claim | null {
    const list = this.claims.get(candidate);
    if (!list) return null;
    const low = lowerBound(list.length, (k) => list[k]!.chunk < at);
    let best: Claim | null = null;
    for (let i = Math.max(0, low - 2); i < Math.min(list.length, low + 3); i++) {
      const x = list[i]!;
      if (x.trigger !== trigger && (!best || Math.abs(x.chunk - at) < Math.abs(best.chunk - at))) best = x;
    }
    return best;
  }
}
