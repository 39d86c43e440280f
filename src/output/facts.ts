/** What the documents of a cluster tell: takes its events, gives each thing told with those who tell it, and the things that exclude each other. */
import { normalize, plain } from '../text/fold.js';
import type { ClusterConflict, ClusterFact, EventQuantity } from '../types.js';
import { arePlacesApart, dayNumber, type Happening, keyOf } from './happening.js';

export function factsOf(members: readonly Happening[]): ClusterFact[] {
  const facts = new Map<string, ClusterFact>();
  members.forEach((h, member) => {
    const { event } = h;
    const tell = (part: string, value: string | null | undefined, key = value) => {
      if (value === null || value === undefined) return;
      const known = facts.get(`${part} ${key}`);
      if (!known) facts.set(`${part} ${key}`, { part, value, members: [member] });
      else if (known.members.at(-1) !== member) known.members.push(member);
    };
    tell('status', event.status);
    tell('mode', event.mode);
    tell('ordinal', event.ordinal?.toString());
    tell('place', event.place?.name, h.place?.key);
    tell('time', stretch(event.time?.from ?? null, event.time?.to ?? null));
    for (const p of event.participants) {
      const e = h.entities.get(p.entity)!;
      tell(`role:${p.role}`, e.name, keyOf(e) ?? normalize(plain(e.name)));
    }
    for (const q of event.quantities) tell(`quantity:${q.role}`, numberOf(q));
  });
  // Parts in the order of their first mention, of each part first what most tell.
  const parts = new Map<string, ClusterFact[]>();
  for (const f of facts.values()) parts.set(f.part, [...(parts.get(f.part) ?? []), f]);
  return [...parts.values()].flatMap((list) => list.sort((a, b) => b.members.length - a.members.length));
}

const stretch = (from: string | null, to: string | null): string | null =>
  from === null ? null : to === null || to === from ? from : `${from}/${to}`;

/** «7», «5/7» from five to seven, «5/..» five and more. */
const numberOf = ({ min, max }: EventQuantity): string | null =>
  min === null && max === null ? null : min === max ? String(min) : `${min ?? '..'}/${max ?? '..'}`;

/** Things told that cannot both be so. */
export function conflictsOf(members: readonly Happening[], facts: readonly ClusterFact[]): ClusterConflict[] {
  const out: ClusterConflict[] = [];
  const clash = (part: string, exclude: (a: ClusterFact, b: ClusterFact) => boolean) => {
    const mine = facts.flatMap((f, i) => (f.part === part ? [i] : []));
    const hit = mine.filter((i) => mine.some((j) => i !== j && exclude(facts[i]!, facts[j]!)));
    if (hit.length) out.push({ part, facts: hit });
  };
  const first = (f: ClusterFact) => members[f.members[0]!]!;
  const apart = (a: ClusterFact, b: ClusterFact) => !a.members.some((m) => b.members.includes(m));
  clash('status', (a, b) => (a.value === 'negated') !== (b.value === 'negated'));
  clash('ordinal', () => true);
  clash('place', (a, b) => {
    const [p, q] = [first(a).place, first(b).place];
    return p !== null && q !== null && arePlacesApart(p, q);
  });
  clash('time', (a, b) => {
    const [s, t] = [a, b].map((f) => f.value.split('/').map(dayNumber)) as [number[], number[]];
    return s[0]! > t.at(-1)! || t[0]! > s.at(-1)!;
  });
  for (const part of new Set(facts.map((f) => f.part)))
    if (part.startsWith('quantity:'))
      // A document that gives several numbers for one role speaks of parts.
      clash(part, (a, b) => apart(a, b) && disjoint(a.value, b.value));
  for (const swap of swapped(members, facts)) out.push(swap);
  return out;
}

const disjoint = (a: string, b: string): boolean => {
  const bounds = (v: string) => v.split('/').map((n) => (n === '..' ? null : Number(n)));
  const [p, q] = [bounds(a), bounds(b)];
  const above = (x: (number | null)[], y: (number | null)[]) => {
    const [low, high] = [x[0] ?? null, y.at(-1) ?? null];
    return low !== null && high !== null && low > high;
  };
  return above(p, q) || above(q, p);
};

/** One who acts in one document and suffers in another: «فاز أ على ب», «فاز ب على أ». */
function swapped(members: readonly Happening[], facts: readonly ClusterFact[]): ClusterConflict[] {
  const proto = new Map<string, string>(
    members.flatMap((m) => m.event.participants.map((p) => [`role:${p.role}`, p.proto] as const)),
  );
  const out: ClusterConflict[] = [];
  facts.forEach((a, i) => {
    facts.forEach((b, j) => {
      if (a.value !== b.value || proto.get(a.part) !== 'agent' || proto.get(b.part) !== 'patient') return;
      if (!a.members.some((m) => b.members.includes(m)))
        out.push({ part: b.part, facts: [Math.min(i, j), Math.max(i, j)] });
    });
  });
  return out;
}
