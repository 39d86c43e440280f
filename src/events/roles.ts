/**
 * From grammatical places to roles: takes a trigger with what stands in its places, gives the fillers of its roles by its frame.
 *
 * A filler must be of a kind that the role takes, and a role once taken from the nearest place is not taken again, except by coordination
 * («X وY وZ») and lists («منهم X وY»).
 */
import type { Entities } from '../names/entities.js';
import { placeOf, prepositionIn, type Reader, type Slot, same } from './clause.js';
import grammar from './data/grammar.json';
import participation from './data/participation.json';
import setting from './data/setting.json';
import { lexeme } from './lexeme.js';
import { mentionReferent, type Referent, referentOf } from './referents.js';
import type { CompiledTrigger, TriggerFound } from './triggers.js';
import type { Kind } from './type.js';

export interface Argument {
  readonly role: string;
  readonly referent: Referent;
  readonly confidence: number;
  /** Grammatical place that gave it: «subject», «of», «prepositions.مع». */
  readonly by: string;
}

/** What stands in the grammatical places of the trigger, roles or not: for the conditions of triggers. */
export interface Places {
  readonly arguments: readonly Argument[];
  /** Fillers that only another verb makes likely: they tell nothing of whether it is an event. */
  readonly likely?: readonly Argument[];
  readonly subject: Kind | null;
  readonly object: Kind | null;
  /** Whoever stands as object of the verb, whether the frame gives them a role or not. */
  readonly objects?: readonly Referent[];
  readonly of: Kind | null;
  readonly definite: boolean;
  /** The verb that carries an event noun, as the index of its chunk; -1 for none. */
  readonly lightVerb: number;
  readonly passive: boolean;
  /** Where the light verb says that it happens: «احتضنت الرباط [مؤتمرا]». */
  readonly place: Referent | null;
  /** The phrase of the trigger stands behind a preposition. */
  readonly governed: boolean;
}

export const NO_PLACES: Places = {
  arguments: [],
  subject: null,
  object: null,
  of: null,
  definite: false,
  lightVerb: -1,
  passive: false,
  place: null,
  governed: false,
};

/** Kinds that act, of those that a role takes. */
export function kindsOf(trigger: TriggerFound, role: string | undefined): readonly Kind[] {
  const kinds = (role && trigger.rule.type.roles[role]?.kinds) || [];
  return kinds.filter((k) => k !== 'other');
}

export const kindOf = (slots: readonly Slot[], place: string): Kind | null =>
  slots.find((s) => s.place === place)?.referents[0]?.kind ?? null;

/** Roles that are read from several places of one clause. */
const TOGETHER = new Set(grammar.together);
const MANY = new Set([...TOGETHER, 'involved']);

/** Places that are read as another one of the frame. */
const PLACE_OF: Readonly<Record<string, 'subject' | 'object' | 'of'>> = {
  dropped: 'subject',
  control: 'subject',
  nation: 'subject',
  pronoun: 'object',
  owner: 'of',
};
/** Place of whoever undergoes what a noun tells: «تعرض لـ…», «… الشرطة للمتهم». */
export const UNDERGONE = 'undergone';

/** Place of whoever undergoes what they do as well: «تبادل الطرفان [الاتهامات]». */
export const EXCHANGED = 'exchanged';
/** Place of whoever speaks at what a noun names: «قال الوزير خلال [الاجتماع] …». */
export const SPEAKER = 'speaker';
const SPEAKERS: readonly string[] = participation.speakers;

const CERTAINTY: Readonly<Record<string, number>> = { subject: 0.85, object: 0.85, passive: 0.85, of: 0.8, by: 0.95 };

/** The role that the frame gives to a place. */
export function roleOf(trigger: TriggerFound, place: string): string | undefined {
  const { frame } = trigger.rule;
  if (place === UNDERGONE || place === EXCHANGED) return patientRole(trigger);
  if (place === SPEAKER) return SPEAKERS.find((role) => role in trigger.rule.type.roles);
  const preposition = prepositionIn(place);
  return preposition
    ? (frame.prepositions?.[preposition] ?? (preposition === grammar.by ? frame.by : undefined))
    : frame[PLACE_OF[place] ?? (place as 'subject')];
}

const patients = new WeakMap<CompiledTrigger, { readonly role: string | undefined }>();

/** The role of whom the event happens to. */
export function patientRole({ rule }: TriggerFound): string | undefined {
  let known = patients.get(rule);
  if (!known) {
    const { frame, type } = rule;
    const told = [
      frame.passive,
      frame.object,
      frame.of,
      ...Object.values(frame.prepositions ?? {}),
      ...Object.keys(type.roles),
    ];
    known = { role: told.find((role) => role !== undefined && PATIENTS.has(type.roles[role]?.proto ?? '')) };
    patients.set(rule, known);
  }
  return known.role;
}
const PATIENTS = new Set(['patient', 'recipient']);

/** «طائرات التحالف», «مقر الحزب», «قرار السلطات»: whose thing it is, named or described. */
function ownerOf(r: Reader, thing: Referent, kinds: readonly Kind[], patient: boolean): Referent | null {
  const { at, mentions } = r.c.entities;
  const k = at[thing.last - 1]!;
  if (k >= 0) {
    if (mentions[k]!.first <= thing.first) return null;
    const owner = mentionReferent(r.c, mentions[k]!);
    return owner.kind !== 'other' && kinds.includes(owner.kind) && !isTown(r, owner) ? owner : null;
  }
  if (!patient) return null;
  const behind = ownerBehind(r, thing);
  if (behind && kinds.includes(behind.kind) && !isTown(r, behind)) return behind;
  for (let i = thing.first + 1; i < thing.last; i++) {
    const { nominal, isNisba } = lexeme(r.c.words, i);
    // «الهجوم المسلح» is a noun with its adjective.
    if (nominal === null || isNisba || !r.c.words.best(i).article || r.c.words.best(i - 1).article) continue;
    const owner = referentOf(r.c, i, thing.last);
    return owner && kinds.includes(owner.kind) ? owner : null;
  }
  return null;
}

/** «قافلة للناتو», «مواقع متفرقة لحزب الله»: the name behind an indefinite thing and a ل. */
function ownerBehind(r: Reader, thing: Referent): Referent | null {
  const { article } = r.c.words.best(thing.first);
  const k = article ? undefined : r.chunks.find((x) => x.first >= thing.last);
  if (k?.first !== thing.last || k.preposition !== grammar.for) return null;
  const owner = referentOf(r.c, k.first, k.last);
  return owner && owner.entity >= 0 && owner.first === k.first ? owner : null;
}

/** Of what is said nobody's things are the source, but they may be what it is about. */
function ownedBy(
  r: Reader,
  type: string,
  thing: Referent,
  { kinds, proto }: { readonly kinds: readonly Kind[]; readonly proto: string },
): Referent | null {
  const patient = PATIENTS.has(proto);
  return patient || LOCATED.has(type) ? ownerOf(r, thing, kinds, patient) : null;
}

/** A place that is no country: it seldom acts. */
export const isTown = (r: { readonly c: { readonly entities: Entities } }, x: Referent): boolean =>
  x.kind === 'location' && r.c.entities.list[x.entity]?.subtype !== COUNTRY;
const COUNTRY = 'country';

/** Types that happen in a place; elsewhere a capital stands for its government. */
const LOCATED = new Set(setting.located);
/** Roles of which a place is the filler. */
const DESTINATIONS = new Set(setting.roles);
/** Places in which a town says where. */
const WHERE = new Set(['of', 'owner', 'control', 'nation', placeOf(grammar.from), placeOf(grammar.on)]);

/** Places to roles by the frame; a filler must be of a kind that the role takes, and no role is read twice from different places. */
export function assign(
  r: Reader,
  trigger: TriggerFound,
  slots: readonly Slot[],
  known: readonly Argument[] = [],
): Argument[] {
  const out: Argument[] = [];
  const { type } = trigger.rule;
  const taken = new Map<string, string>(known.map((a) => [a.role, a.by]));
  for (const s of slots) {
    const preposition = prepositionIn(s.place);
    const role = roleOf(trigger, s.place);
    if (!role) continue;
    const spec = type.roles[role];
    // What another verb has somebody do is done, not suffered.
    if (!spec || (s.place === 'control' && spec.proto !== 'agent')) continue;
    const many = MANY.has(role);
    if (taken.has(role) && (!many || (known.length && !TOGETHER.has(role)))) continue;
    for (const told of s.referents) {
      const referent = told.kind === 'thing' ? (ownedBy(r, type.type, told, spec) ?? told) : told;
      // «في تونس» says where, and so does a town behind a noun: «هجمات باريس».
      if (
        referent.kind === 'location' &&
        !DESTINATIONS.has(`${type.type}.${role}`) &&
        (preposition === grammar.in ||
          (LOCATED.has(type.type) && preposition === grammar.at) ||
          (LOCATED.has(type.type) && WHERE.has(s.place) && isTown(r, referent)))
      )
        continue;
      // Things may fill a role that takes them; they become entities of type «other».
      if (!spec.kinds.includes(referent.kind === 'thing' && spec.kinds.includes('other') ? 'other' : referent.kind))
        continue;
      if (
        [...known, ...out].some(
          (a) => same(a.referent, referent) && (a.role === role || !(many || s.place === EXCHANGED)),
        )
      )
        continue;
      taken.set(role, s.place);
      const argument: Argument = {
        role,
        referent,
        confidence: preposition ? 0.8 : (CERTAINTY[s.place] ?? 0.7),
        by: s.place,
      };
      out.push(argument);
      if (spec.implies && !out.some((a) => a.role === spec.implies && same(a.referent, referent)))
        out.push({ role: spec.implies, referent, confidence: argument.confidence, by: s.place });
    }
  }
  return out;
}
