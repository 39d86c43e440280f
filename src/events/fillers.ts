/**
 * Who of those in a sentence takes part in what a trigger tells: takes the trigger with the fillers that its frame gave, gives the fillers of
 * its roles, each with the chance that it is right.
 *
 * The frame reads one grammatical place at a time. Here everybody who is named or described in the sentence is weighed for every role that
 * takes their kind: what the frame says of them, how far off and on which side they stand, what stands between and before them, which verb
 * governs them. The weights were fitted to annotated articles (`models/README.md`).
 */
import { joinA } from '../core/hash.js';
import { COMMA, type Reader, referentAt, SOFT_SIGNS, same, signUnit } from './clause.js';
import fitted from './data/fillers.json';
import { chance, code, Features, Weights } from './features.js';
import { type EventWords, lexeme } from './lexeme.js';
import { mentionReferent, type Referent } from './referents.js';
import { type Argument, EXCHANGED, type Places } from './roles.js';
import type { TriggerFound } from './triggers.js';
import type { EventHead, Kind } from './type.js';

/** From this chance on somebody fills a role: whom the frame gives, and whom it does not. */
const LEAST = 0.25;
const LEAST_OTHER = 0.6;
/** From this chance on a place or time may belong to an event; from the next on the sentence tells it: one that grammar gives it, and any. */
const LEAST_SETTING = 0.15;
const TOLD = 0.2;
const TOLD_OTHER = 0.5;
/** How far off two phrases are still told apart, in chunks. */
const FAR = [0, 1, 2, 3, 4, 4, 6, 6, 6, 9];

/** Where and when an event happens: roles that every type has. */
export const PLACE = 'place';
export const TIME = 'time';

/** Somebody named or described in a sentence, a place, or a time. */
export interface Candidate {
  readonly referent: Referent;
  /** The chunk in which it stands, -1 for outside of the sentence. */
  readonly chunk: number;
  /** It is what the whole phrase stands for. */
  readonly isHead: boolean;
}

/** Sees the features of every candidate for a role, and may say the chance: for the fitting of weights. */
export type ObserveFiller = (
  trigger: TriggerFound,
  role: string,
  referent: Referent,
  places: readonly number[],
  isProposed: boolean,
) => number | undefined;

const weights = new Weights(fitted);

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
  for (let i = 0; i < r.chunks.length; i++) {
    const k = r.chunks[i]!;
    if (k.kind !== 'np' || r.c.timeAt(k.first)) continue;
    const own = referentAt(r, i);
    if (own) put(own.entity < 0 ? pointed(own) : own, own.first < k.last ? i : chunkOf(r, own.first), true);
    for (let j = k.first; j < k.last; j++) {
      const m = at[j]! < 0 ? undefined : mentions[at[j]!]!;
      if (m?.first === j) put(mentionReferent(r.c, m), i, j === k.first);
    }
  }
  return out;
}

const chunkOf = (r: Reader, token: number): number => r.chunks.findIndex((k) => token >= k.first && token < k.last);

/** What is asked of a trigger and its sentence once for all candidates. */
interface Question {
  readonly r: Reader;
  readonly trigger: TriggerFound;
  readonly proposed: readonly Argument[];
  readonly inTitle: boolean;
  /** The chunk of the trigger. */
  readonly at: number;
  /** How the trigger stands: as a verb, passive, a noun with a verb that carries it, a noun, a phrase. */
  readonly stance: number;
  readonly type: number;
  readonly id: number;
}

/** A time as something to be weighed. */
export function timeReferent(words: EventWords, { first, last }: { first: number; last: number }): Referent {
  const { start, end } = words.tokens;
  return { kind: 'thing', entity: -1, nominal: null, first, last, start: start[first]!, end: end[last - 1]! };
}

/** The times of a sentence as candidates. */
export const timesIn = (r: Reader, times: readonly { first: number; last: number }[]): Candidate[] =>
  times.map((x) => ({ referent: timeReferent(r.c.words, x), chunk: chunkOf(r, x.first), isHead: true }));

interface RoleAsked {
  readonly name: string;
  readonly proto: string;
  readonly kinds: readonly Kind[];
}
const SETTING: readonly RoleAsked[] = [
  { name: PLACE, proto: PLACE, kinds: ['location'] },
  { name: TIME, proto: TIME, kinds: ['thing'] },
];
const asked = new WeakMap<EventHead, readonly RoleAsked[]>();
function rolesOf(type: EventHead): readonly RoleAsked[] {
  let roles = asked.get(type);
  if (!roles) {
    roles = [...Object.entries(type.roles).map(([name, { proto, kinds }]) => ({ name, proto, kinds })), ...SETTING];
    asked.set(type, roles);
  }
  return roles;
}

/** The fillers of a trigger's roles, of where and of when; things, which are nobody, stay as the frame has them. */
export function fillersOf(
  r: Reader,
  trigger: TriggerFound,
  places: Places,
  proposed: readonly Argument[],
  candidates: readonly Candidate[],
  inTitle: boolean,
  observe?: ObserveFiller,
): Argument[] {
  const question: Question = {
    r,
    trigger,
    proposed,
    inTitle,
    at: chunkOf(r, trigger.token),
    stance: stanceOf(trigger, places),
    type: code(trigger.rule.type.type),
    id: code(trigger.rule.trigger.id),
  };
  const outside = proposed
    .filter((a, i) => isWeighed(a) && proposed.findIndex((b) => same(a.referent, b.referent)) === i)
    .filter((a) => !candidates.some((x) => same(x.referent, a.referent)))
    .map((a): Candidate => ({ referent: a.referent, chunk: -1, isHead: true }));
  const features = new Features();
  const out: Argument[] = proposed.filter((a) => !isWeighed(a));
  let before: Candidate | null = null;
  for (const x of [...candidates, ...outside]) {
    const said = proposed.filter((a) => same(a.referent, x.referent));
    if (isTrigger(x.referent, trigger) && !said.length) continue;
    const stand = standOf(question, x, before);
    for (const { name: role, proto, kinds } of rolesOf(trigger.rule.type)) {
      if (x.referent.kind === 'thing' ? role !== TIME : !kinds.includes(x.referent.kind)) continue;
      const own = said.find((a) => a.role === role);
      describe(features, question, x, stand, own, said, role, proto);
      const p =
        observe?.(trigger, role, x.referent, features.read(), own !== undefined) ?? chance(weights.odds(features));
      const isSetting = role === PLACE || role === TIME;
      if (p < (isSetting ? LEAST_SETTING : own ? LEAST : LEAST_OTHER)) continue;
      join(out, { role, referent: own?.referent ?? x.referent, confidence: p, by: own?.by ?? WEIGHED });
    }
    if (x.isHead) before = x;
  }
  return oneRoleEach(out, trigger.rule.type);
}

const isWeighed = (a: Argument): boolean => a.referent.kind !== 'thing' || a.role === TIME;

/** Among the words of the trigger themselves nobody takes part, unless its frame says so: «لقي [سبعة أشخاص مصرعهم]». */
const isTrigger = (x: Referent, trigger: TriggerFound): boolean =>
  x.entity < 0 && x.first < trigger.last && trigger.token < x.last;

/** One filler more, unless it has the role already and as surely. */
function join(out: Argument[], filler: Argument): void {
  const known = out.findIndex((a) => a.role === filler.role && same(a.referent, filler.referent));
  if (known < 0) out.push(filler);
  else if (out[known]!.confidence < filler.confidence) out[known] = filler;
}

/** Nobody does to himself what the event tells: of two roles of one person the likelier stays, unless one goes with the other (`implies`) or they do it to each other. */
function oneRoleEach(fillers: readonly Argument[], { roles }: EventHead): Argument[] {
  const goes = (a: string, b: string) => roles[a]?.implies === b || roles[b]?.implies === a;
  return fillers.filter(
    (a) =>
      !fillers.some(
        (b) =>
          b.role !== a.role &&
          a.by !== EXCHANGED &&
          b.by !== EXCHANGED &&
          b.confidence > a.confidence &&
          roles[a.role] !== undefined &&
          roles[b.role] !== undefined &&
          same(a.referent, b.referent) &&
          !goes(a.role, b.role),
      ),
  );
}

/** Does the sentence tell that this is the place or the time? */
export const isTold = ({ by, confidence }: Argument): boolean => confidence >= (by === WEIGHED ? TOLD_OTHER : TOLD);

/** Place of whoever no frame gave. */
export const WEIGHED = 'weighed';

const VERB = 1;
const PASSIVE = 2;
const CARRIED = 3;
const NOUN = 4;
const PHRASE = 5;
function stanceOf(trigger: TriggerFound, places: Places): number {
  if (trigger.kind === 'verb') return places.passive ? PASSIVE : VERB;
  if (places.lightVerb >= 0) return CARRIED;
  return trigger.kind === 'noun' ? NOUN : PHRASE;
}

/** Who annotated it: the library answers as the first readers would, the second ones are more generous. */
export const READER = 27;

/** Sides of the trigger on which somebody stands: before or behind it, in its own phrase or another; outside of the sentence. */
const BEFORE = 1;
const BEFORE_WITHIN = 2;
const WITHIN = 3;
const BEHIND = 4;
const OUTSIDE = 5;

const NONE = 0;
const named = { indefinite: 1, definite: 2, name: 3 } as const;

/** Where somebody stands by the trigger, whatever the role, as numbers. */
interface Stand {
  readonly side: number;
  readonly distance: number;
  readonly between: number;
  readonly preposition: number;
  readonly kind: number;
  readonly neighbours: number;
  readonly verb: number;
  readonly verbSide: number;
  /** The verb right behind it. */
  readonly next: number;
  readonly wordBefore: number;
  readonly head: number;
  readonly isJoined: number;
  /** Whom «و» joins it to. */
  readonly joined: Referent | null;
}

function standOf(
  { r, trigger, at }: Question,
  { referent, chunk, isHead }: Candidate,
  before: Candidate | null,
): Stand {
  const { words, entities } = r.c;
  const isOutside = chunk < 0;
  const isWithin = chunk === at;
  const entity = referent.entity < 0 ? null : entities.list[referent.entity]!;
  const k = isOutside ? null : r.chunks[chunk]!;
  const side = isOutside
    ? OUTSIDE
    : referent.first >= trigger.last
      ? isWithin
        ? WITHIN
        : BEHIND
      : isWithin
        ? BEFORE_WITHIN
        : BEFORE;
  const naming = entity ? named.name : referent.nominal?.definite ? named.definite : named.indefinite;
  const right = chunkKind(r, isOutside ? -1 : chunk + 1);
  const governor = isOutside ? -1 : verbBefore(r, chunk);
  return {
    side,
    distance: isOutside ? NONE : FAR[Math.min(Math.abs(chunk - at), FAR.length - 1)]! + 1,
    between: isOutside ? NONE : betweenOf(r, at, chunk),
    preposition: k === null ? NONE : !isHead ? INNER : k.preposition === null ? BARE : code(k.preposition),
    kind: code(referent.kind) ^ naming,
    neighbours: (chunkKind(r, isOutside ? -1 : chunk - 1) << 4) | right,
    verb: governor < 0 ? NONE : lexeme(words, r.chunks[governor]!.first).code,
    verbSide: governor < 0 ? NONE : governor === at ? 1 : governor > at ? 2 : 3,
    next: right !== VERB_CHUNK ? NONE : chunk + 1 === at ? 1 : lexeme(words, r.chunks[chunk + 1]!.first).code,
    wordBefore: lexeme(words, referent.first - 1).code,
    head: entity ? code(entity.subtype ?? '') : lexeme(words, referent.first).code,
    isJoined: k?.and ? 1 : 0,
    joined: k?.and && before && before.chunk === chunk - 1 ? before.referent : null,
  };
}

/** What speaks for and against somebody in a role; `own` is what the frame says of them for it, `said` for any. */
function describe(
  f: Features,
  q: Question,
  { referent }: Candidate,
  stand: Stand,
  own: Argument | undefined,
  said: readonly Argument[],
  roleName: string,
  protoRole: string,
): void {
  const { trigger, proposed, stance, type, id } = q;
  const { side, distance, between, preposition, kind } = stand;
  const proto = code(protoRole);
  const role = joinA(type, code(roleName));
  const other = said.find((a) => a.role !== roleName);
  const rival = proposed.find((a) => a.role === roleName && !same(a.referent, referent));
  const { joined } = stand;
  const joinedBy = joined ? proposed.find((a) => a.role === roleName && same(a.referent, joined)) : undefined;
  const by = own ? code(own.by) : NONE;
  const otherBy = other ? code(other.by) : NONE;
  const otherProto = other ? code(trigger.rule.type.roles[other.role]?.proto ?? '') : NONE;
  const filled = rival ? code(rival.by) : NONE;
  f.count = 0;
  f.add(1, proto);
  f.add(2, role);
  f.add(3, role, kind);
  f.add(4, role, by);
  f.add(5, proto, by, filled);
  f.add(6, proto, by, otherBy, otherProto);
  f.add(7, proto, side, distance, stance);
  f.add(8, proto, side, between, stance);
  f.add(9, proto, side, preposition, stance);
  f.add(10, role, side, preposition);
  f.add(11, proto, side, stand.neighbours, stance);
  f.add(12, role, side, distance);
  f.add(13, id, side, preposition, role);
  f.add(14, proto, stand.verb, stand.verbSide);
  f.add(15, proto, side, stand.wordBefore);
  f.add(16, proto, stand.head);
  f.add(17, proto, side, q.inTitle ? 1 : 0);
  f.add(18, proto, kind, side);
  f.add(19, proto, stand.next);
  f.add(20, proto, preposition, between);
  f.add(21, proto, by, stand.isJoined, joinedBy ? code(joinedBy.by) : NONE);
  f.add(22, proto, by, kind);
  f.add(23, proto, by, between);
  f.add(24, proto, by, distance);
  f.add(25, joinA(proto, stance), side, distance, (between << 1) | (rival ? 1 : 0));
  f.add(26, id, role);
  f.add(READER, proto);
}

const BARE = 1;
const INNER = 2;

/** What stands between two chunks: verbs, clauses, commas, other signs, in a number each. */
function betweenOf(r: Reader, a: number, b: number): number {
  let verbs = 0;
  let clauses = 0;
  let relatives = 0;
  let commas = 0;
  let stops = 0;
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++) {
    const k = r.chunks[i]!;
    if (k.kind === 'verb') verbs++;
    else if (k.kind === 'sub') clauses++;
    else if (k.kind === 'relative') relatives++;
    else if (k.kind === 'sign') {
      const unit = signUnit(r, k);
      if (COMMA.has(unit)) commas++;
      else if (!SOFT_SIGNS.has(unit)) stops++;
    }
  }
  return (
    Math.min(verbs, 2) |
    (Math.min(commas, 2) << 2) |
    (Math.min(clauses, 1) << 4) |
    (Math.min(relatives, 1) << 5) |
    (Math.min(stops, 1) << 6)
  );
}

const KINDS = ['np', 'verb', 'sign', 'sub', 'relative', 'particle', 'adverb'];
const VERB_CHUNK = KINDS.indexOf('verb') + 1;
const chunkKind = (r: Reader, i: number): number => {
  const k = r.chunks[i];
  return k ? KINDS.indexOf(k.kind) + 1 : NONE;
};

/** The nearest verb before a chunk, -1 for none. */
function verbBefore(r: Reader, chunk: number): number {
  let i = chunk - 1;
  while (i >= 0 && r.chunks[i]!.kind !== 'verb') i--;
  return i;
}
