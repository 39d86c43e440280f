/**
 * Who of those in a sentence takes part in what a trigger tells: takes the trigger with the fillers that its frame gave, gives the fillers of
 * its roles, each with the chance that it is right.
 *
 * The frame reads one grammatical place at a time. Here everybody who is named or described in the sentence is weighed for every role that
 * takes their kind: what the frame says of them, how far off and on which side they stand, what stands between and before them, which verb
 * governs them. The weights were fitted to annotated articles (`models/README.md`).
 */

import { chance, code, Features, Weights } from '../core/features.js';
import { NUMBER } from '../text/token.js';
import { chunkAt } from './chunks.js';
import { placeOf, type Reader, referentAt, same } from './clause.js';
import fitted from './data/fillers.json';
import grammar from './data/grammar.json';
import { agreementOf, describe, NONE, type Question, stanceOf, standOf } from './filler-features.js';
import { lexeme } from './lexeme.js';
import type { Referent } from './referents.js';
import { type Argument, EXCHANGED, type Places, roleOf } from './roles.js';
import type { Candidate, Scene } from './scene.js';
import type { TriggerFound } from './triggers.js';
import type { EventHead, Kind } from './type.js';

/** From this chance on somebody fills a role: whom the frame gives, and whom it does not. */
const LEAST = 0.45;
const LEAST_OTHER = 0.65;
/** From this chance on a place or time may belong to an event; from the next on the sentence tells it: one that grammar gives it, and any. */
const LEAST_SETTING = 0.25;
const TOLD = 0.2;
const TOLD_OTHER = 0.5;
/** Where and when an event happens: roles that every type has. */
export const PLACE = 'place';
export const TIME = 'time';

/** Sees the features of every candidate for a role, and may say the chance: for the fitting of weights. */
export type ObserveFiller = (
  trigger: TriggerFound,
  role: string,
  referent: Referent,
  places: readonly number[],
  isProposed: boolean,
) => number | undefined;

const weights = new Weights(fitted);

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

/** The fillers of a trigger's roles, of where and of when. */
export function fillersOf(
  r: Reader,
  trigger: TriggerFound,
  places: Places,
  proposed: readonly Argument[],
  scene: Scene,
  inTitle: boolean,
  observe?: ObserveFiller,
): Argument[] {
  const question: Question = {
    r,
    trigger,
    proposed,
    inTitle,
    scene,
    beside: lexeme(r.c.words, trigger.last).code,
    agreement: agreementOf(r, trigger),
    at: chunkAt(r.chunks, trigger.token),
    stance: stanceOf(trigger, places),
    type: code(trigger.rule.type.type),
    id: code(trigger.rule.trigger.id),
  };
  const { candidates } = scene;
  const said = (x: Referent) => proposed.filter((a) => same(a.referent, x));
  const others = proposed
    .filter((a, i) => proposed.findIndex((b) => same(a.referent, b.referent)) === i)
    .filter((a) => !candidates.some((x) => same(x.referent, a.referent)))
    .map(({ referent }): Candidate => {
      const chunk = chunkAt(r.chunks, referent.first);
      return { referent, chunk, isHead: chunk < 0 || r.chunks[chunk]!.first === referent.first };
    });
  const features = new Features();
  const out: Argument[] = [];
  let before: Candidate | null = null;
  for (const x of [...candidates, ...others]) {
    const told = said(x.referent);
    if ((isTrigger(x.referent, trigger) && !told.length) || isNumber(r, x.referent) || isWord(x.referent, trigger))
      continue;
    const barred = barredOf(trigger, places, proposed, x.referent);
    const stand = standOf(question, x, before);
    for (const { name: role, proto, kinds } of rolesOf(trigger.rule.type)) {
      const own = told.find((a) => a.role === role);
      // A thing fills what the frame gives it, a time when it happens.
      const isFit =
        x.referent.kind === 'thing' ? role === TIME && !others.includes(x) : kinds.includes(x.referent.kind);
      if (!own && (role === barred || !isFit)) continue;
      describe(
        features,
        question,
        x,
        stand,
        x.chunk < 0 ? NONE : scene.rankBy(x.chunk, question.at, kinds),
        own,
        told,
        role,
        proto,
      );
      const p =
        observe?.(trigger, role, x.referent, features.read(), own !== undefined) ?? chance(weights.odds(features));
      const isSetting = role === PLACE || role === TIME;
      if (p < (isSetting ? LEAST_SETTING : own ? LEAST : LEAST_OTHER)) continue;
      join(out, { role, referent: own?.referent ?? x.referent, confidence: p, by: own?.by ?? WEIGHED });
    }
    if (x.isHead) before = x;
  }
  return withImplied(oneRoleEach(byWhom(withoutParts(r, out)), trigger.rule.type), trigger.rule.type);
}

/** «احتجازه [من قبل خفر السواحل]»: where the sentence says by whom, nobody is guessed. */
const byWhom = (fillers: readonly Argument[]): readonly Argument[] =>
  fillers.filter((a) => a.by !== WEIGHED || !fillers.some((b) => b.role === a.role && b.by === BY));
const BY = placeOf(grammar.by);

/**
 * Of two who fill one role, one of them within the words of the other, the whole: «[مصالح [الدرك الملكي]]»; but he who is named behind
 * somebody's: «ضيفه [لاتسيو]».
 */
function withoutParts(r: Reader, fillers: readonly Argument[]): readonly Argument[] {
  const { c } = r;
  const isPart = (x: Referent, whole: Referent) =>
    whole.start <= x.start && whole.end >= x.end && whole.end - whole.start > x.end - x.start;
  // «استقبل أمير [قطر] الشيخ فلان»: nor what is said within a phrase of whom it stands for, who is named behind it.
  const headOf = ({ first, last, start }: Referent): Referent | null => {
    const i = chunkAt(r.chunks, first);
    if (i < 0 || first === r.chunks[i]!.first || last > r.chunks[i]!.last) return null;
    const head = referentAt(r, i);
    return head && head.start !== start && head.start >= c.words.tokens.end[r.chunks[i]!.last - 1]! ? head : null;
  };
  const isHis = ({ nominal, first }: Referent) => nominal !== null && c.words.best(first).pronoun > 0;
  return fillers.filter(({ role, referent: x }) => {
    const head = headOf(x);
    return !fillers.some(
      ({ role: other, referent: y }) =>
        other === role && ((head && same(head, y)) || (isHis(x) ? isPart(y, x) : isPart(x, y) && !isHis(y))),
    );
  });
}

/** «… زعيم يزور [ترامب]»: the role of the subject of a verb, which its object cannot have beside it. */
function barredOf(trigger: TriggerFound, { objects = [] }: Places, proposed: readonly Argument[], x: Referent) {
  if (!objects.some((y) => same(x, y))) return undefined;
  const role = roleOf(trigger, SUBJECT);
  return proposed.some((a) => a.role === role && a.by === SUBJECT) ? role : undefined;
}
const SUBJECT = 'subject';

/** «44» alone is nobody. */
const isNumber = ({ c }: Reader, x: Referent): boolean =>
  x.nominal !== null && x.last === x.first + 1 && c.words.tokens.kind[x.first] === NUMBER;

/** Among the words of the trigger themselves nobody takes part, unless its frame says so: «لقي [سبعة أشخاص مصرعهم]». */
const isTrigger = (x: Referent, trigger: TriggerFound): boolean =>
  x.entity < 0 && x.first < trigger.last && trigger.token < x.last;

/** «ترديه [قتيلا]»: the word of the event alone names nobody. */
const isWord = ({ nominal, first, last }: Referent, { token }: TriggerFound): boolean =>
  nominal !== null && first === token && last === token + 1;

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

/** Whoever wins or loses plays: what a role implies holds of all who fill it. */
function withImplied(fillers: readonly Argument[], { roles }: EventHead): Argument[] {
  return fillers.flatMap((a) => {
    const role = roles[a.role]?.implies;
    return role === undefined || fillers.some((b) => b.role === role && same(a.referent, b.referent))
      ? [a]
      : [a, { ...a, role }];
  });
}

/** Does the sentence tell that this is the place or the time? */
export const isTold = ({ by, confidence }: Argument): boolean => confidence >= (by === WEIGHED ? TOLD_OTHER : TOLD);

/** Place of whoever no frame gave. */
export const WEIGHED = 'weighed';
