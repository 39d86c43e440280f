/**
 * What speaks for and against somebody in a role of a trigger, as features: takes the trigger, somebody of its sentence and what the frames say of
 * them, gives the features that the weights of `fillers.ts` are for.
 */
import { code, type Features } from '../core/features.js';
import { joinA } from '../core/hash.js';
import { COMMA, type Reader, SOFT_SIGNS, same, signUnit } from './clause.js';
import { agreementOfVerb } from './discourse.js';
import { lexeme } from './lexeme.js';
import type { Referent } from './referents.js';
import type { Argument, Places } from './roles.js';
import type { Candidate, Scene } from './scene.js';
import type { TriggerFound } from './triggers.js';

/** How far off two phrases are still told apart, in chunks. */
const FAR = [0, 1, 2, 3, 4, 4, 6, 6, 6, 9];

/** What is asked of a trigger and its sentence once for all candidates. */
export interface Question {
  readonly r: Reader;
  readonly trigger: TriggerFound;
  readonly proposed: readonly Argument[];
  readonly inTitle: boolean;
  readonly scene: Scene;
  /** The word behind the trigger. */
  readonly beside: number;
  /** Gender and number of the verb, or of the pronoun behind the noun, 0 where there is neither. */
  readonly agreement: number;
  /** The chunk of the trigger. */
  readonly at: number;
  /** How the trigger stands: as a verb, passive, a noun with a verb that carries it, a noun, a phrase. */
  readonly stance: number;
  readonly type: number;
  readonly id: number;
}

/** What agrees with whom a trigger tells of: the verb, or the pronoun behind the noun. */
export function agreementOf({ discourse }: Reader, trigger: TriggerFound): number {
  if (trigger.kind === 'verb') return trigger.verb ? code(agreementOfVerb(trigger.verb)) : NONE;
  const pronoun = discourse.agreementOfPronoun(trigger.token);
  return pronoun ? joinA(PRONOUN, code(pronoun)) : NONE;
}
const PRONOUN = 1;

const VERB = 1;
const PASSIVE = 2;
const CARRIED = 3;
const NOUN = 4;
const PHRASE = 5;
export function stanceOf(trigger: TriggerFound, places: Places): number {
  if (trigger.kind === 'verb') return places.passive ? PASSIVE : VERB;
  if (places.lightVerb >= 0) return CARRIED;
  return trigger.kind === 'noun' ? NOUN : PHRASE;
}

/** Who annotated it: the library answers as the first readers would, the second ones are more generous. */
const FIRST_READERS = 0;
export const SECOND_READERS = 1;
const READER = 27;
/** The last feature of all. */
export const readBy = (f: Features, proto: number, referent: Referent, readers: number): void =>
  f.add(READER, proto, kindOf(referent), readers);

/** Sides of the trigger on which somebody stands: before or behind it, in its own phrase or another; outside of the sentence. */
const BEFORE = 1;
const BEFORE_WITHIN = 2;
const WITHIN = 3;
const BEHIND = 4;
const OUTSIDE = 5;

export const NONE = 0;
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
  /** The noun of the phrase within which it stands. */
  readonly owner: number;
  readonly isJoined: number;
  /** Whom «و» joins it to. */
  readonly joined: Referent | null;
  /** Other triggers between, and whether one is nearer. */
  readonly triggers: number;
  /** What the nearest trigger that claims it says of it. */
  readonly claimed: number;
  /** Gender and number of the verb and of it, 0 where there is no verb. */
  readonly agreement: number;
  /** Phrases and prepositions from the trigger to it, 0 where it is far. */
  readonly path: number;
  /** How often the document names it. */
  readonly salience: number;
}

/** What kind somebody is of, and whether named, or described by a definite or an indefinite phrase, as a number. */
function kindOf({ kind, entity, nominal, start }: Referent): number {
  const isDefinite = nominal !== null && (nominal.definite || nominal.start !== start);
  return code(kind) ^ (entity >= 0 ? named.name : isDefinite ? named.definite : named.indefinite);
}

export function standOf(q: Question, candidate: Candidate, before: Candidate | null): Stand {
  const { r, trigger, at } = q;
  const { referent, chunk, isHead } = candidate;
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
  const right = chunkKind(r, isOutside ? -1 : chunk + 1);
  const governor = isOutside ? -1 : verbBefore(r, chunk);
  return {
    side,
    distance: isOutside ? NONE : FAR[Math.min(Math.abs(chunk - at), FAR.length - 1)]! + 1,
    between: isOutside ? NONE : betweenOf(r, at, chunk),
    preposition: k === null ? NONE : !isHead ? INNER : k.preposition === null ? BARE : code(k.preposition),
    kind: kindOf(referent),
    neighbours: (chunkKind(r, isOutside ? -1 : chunk - 1) << 4) | right,
    verb: governor < 0 ? NONE : lexeme(words, r.chunks[governor]!.first).code,
    verbSide: governor < 0 ? NONE : governor === at ? 1 : governor > at ? 2 : 3,
    next: right !== VERB_CHUNK ? NONE : chunk + 1 === at ? 1 : lexeme(words, r.chunks[chunk + 1]!.first).code,
    wordBefore: lexeme(words, referent.first - 1).code,
    owner: k === null || isHead ? NONE : lexeme(words, k.first).code,
    head: entity ? code(entity.subtype ?? '') : lexeme(words, referent.first).code,
    isJoined: k?.and ? 1 : 0,
    joined: k?.and && before && before.chunk === chunk - 1 ? before.referent : null,
    triggers: isOutside ? NONE : q.scene.triggersBy(chunk, at),
    claimed: claimOf(q, candidate),
    agreement: q.agreement === NONE ? NONE : joinA(q.agreement, code(r.discourse.agreementOf(referent))),
    path: isOutside ? NONE : pathOf(r, at, chunk),
    salience: entity ? Math.min(entity.mentions.length, 4) : NONE,
  };
}

/** The kinds of phrases and the prepositions between two chunks, as a number; 0 where there are more than some. */
function pathOf(r: Reader, from: number, to: number): number {
  if (from < 0 || Math.abs(to - from) > PATH) return NONE;
  const step = to > from ? 1 : -1;
  let out = step + 2;
  for (let i = from + step; i !== to && from !== to; i += step) {
    const { preposition } = r.chunks[i]!;
    out = joinA(out, joinA(chunkKind(r, i), preposition === null ? NONE : code(preposition)));
  }
  return out;
}
const PATH = 5;

/** Role and place that the frame of the nearest other trigger gives somebody, 0 for none. */
function claimOf({ scene, trigger, at }: Question, candidate: Candidate): number {
  const claim = scene.claimBy(candidate, trigger, at);
  return claim ? joinA(code(claim.trigger.rule.type.roles[claim.role]?.proto ?? ''), code(claim.by)) : NONE;
}

/** What speaks for and against somebody in a role; `own` is what the frame says of them for it, `said` for any. */
export function describe(
  f: Features,
  q: Question,
  { referent, isHead }: Candidate,
  stand: Stand,
  rank: number,
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
  f.add(28, proto, side, rank, stance);
  f.add(29, proto, by, rank);
  f.add(30, role, side, rank);
  f.add(31, proto, stand.triggers, side);
  f.add(32, proto, stand.claimed, by);
  f.add(33, proto, stand.claimed, stand.triggers);
  f.add(34, proto, stand.agreement, side);
  f.add(35, proto, stand.agreement, by);
  f.add(36, proto, stand.salience, side, by);
  f.add(37, role, stand.head);
  f.add(38, role, stand.verb, stand.verbSide);
  f.add(39, joinA(proto, stance), side, joinA(rank, preposition), stand.triggers);
  f.add(40, role, by, kind, distance);
  f.add(41, joinA(proto, stance), stand.path, preposition);
  f.add(42, role, stand.path, preposition);
  f.add(43, id, role, stand.path, preposition);
  f.add(44, role, side, q.beside, distance);
  f.add(45, proto, stand.verb, stand.head);
  f.add(46, role, by, isHead ? 1 : 0, kind);
  f.add(47, id, by, isHead ? 1 : 0);
  f.add(48, proto, stand.owner, side === WITHIN || side === BEFORE_WITHIN ? 1 : 0);
  f.add(49, role, stand.wordBefore, preposition);
  f.add(50, id, stand.agreement, side);
  readBy(f, proto, referent, FIRST_READERS);
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
