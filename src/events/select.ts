/**
 * Event or not: takes a trigger that its conditions let pass, with its arguments and its place in the document, gives the chance that it tells
 * of an event of its type, 0 to 1.
 *
 * A keyword alone is right one time in five or ten, so a trigger's own prior is moved by features, whose weights were fitted to annotated
 * articles (`models/README.md`). The features of a candidate are the bits of one number.
 */

import { chance, code, type Features, Weights } from '../core/features.js';
import { normalize } from '../text/fold.js';
import { SIGN } from '../text/token.js';
import grammar from './data/grammar.json';
import selection from './data/selection.json';
import endings from './data/tenses.json';
import { type EventWords, lexeme } from './lexeme.js';
import type { Places } from './roles.js';
import type { TriggerFound } from './triggers.js';

const PRIOR = { verb: 0.7, noun: 0.5, phrase: 0.8 } as const;

/** What speaks for and against an event, a bit each; besides them the constant `bias`, the trigger's `prior` and its type count. */
const FEATURES: string[] = [];
const feature = (name: string): number => 1 << (FEATURES.push(name) - 1);
const CORE = feature('core');
const CORE2 = feature('core2');
const NAMED = feature('named');
const LIGHT = feature('light');
const PASSIVE = feature('passive');
const KIND = { verb: feature('verb'), noun: feature('noun'), phrase: 0 };
const PERFECT = feature('perfect');
const IMPERFECT = feature('imperfect');
const FUTURE = feature('future');
const JOINED = feature('joined');
const DEFINITE = feature('definite');
const OWNED = feature('owned');
const GOVERNED = feature('governed');
const KIND_OF_THING = feature('kindOfThing');
const BARE = feature('bare');
const AFTER_VERB = feature('afterVerb');
const AFTER_NOUN = feature('afterNoun');
const AFTER_PREPOSITION = feature('afterPreposition');
const AFTER_IMPERFECT = feature('afterImperfect');
const PLURAL = feature('plural');
const ARTICLE = feature('article');
const OF_ACTOR = feature('ofActor');
const COUNTED = feature('counted');
const PLACED = feature('placed');
const TIMED = feature('timed');
const OUTDONE = feature('outdone');
const TITLE = feature('title');
const LEAD = feature('lead');
const QUOTED = feature('quoted');

const FITTED = selection.weights as Readonly<Record<string, number>>;
const WEIGHTS = Float64Array.from(FEATURES, (name) => FITTED[name] ?? 0);
const BIAS = FITTED.bias ?? 0;
const PRIOR_WEIGHT = FITTED.prior ?? 0;
/** Weights of the words around, moving what the features above say. */
const AROUND = new Weights(selection.around);

/** How far back a verb colours a noun, in tokens. */
const BACK = 6;

/** Where a trigger stands in its document, and among the others. */
export interface Stand {
  /** The same word as likely tells of another type. */
  readonly outdone: boolean;
  /** A number stands directly before it. */
  readonly counted: boolean;
  /** A place is named near it, a date in its sentence. */
  readonly placed: boolean;
  readonly timed: boolean;
  readonly inTitle: boolean;
  readonly inLead: boolean;
  readonly quoted: boolean;
}

/** Features by name, with their values. */
export type NamedFeatures = Readonly<Record<string, number>>;

/** The chance that a candidate with these features, among these words, tells of an event. */
export function chanceOf(trigger: TriggerFound, features: number, around: Features): number {
  let odds = BIAS + priorOf(trigger) * PRIOR_WEIGHT;
  for (let rest = features; rest; rest &= rest - 1) odds += WEIGHTS[31 - Math.clz32(rest & -rest)]!;
  odds += FITTED[typeFeature(trigger)] ?? 0;
  return chance(odds + AROUND.odds(around));
}

/** The same by name, for the fitting of the weights. */
export function named(trigger: TriggerFound, features: number): NamedFeatures {
  const out: Record<string, number> = { bias: 1, prior: priorOf(trigger) };
  FEATURES.forEach((name, i) => {
    if (features & (1 << i)) out[name] = 1;
  });
  out[typeFeature(trigger)] = 1;
  return out;
}

/** What stands around the trigger, word by word, and what its own features mean for its type; in a sentence that begins at token `from`. */
export function readAround(
  f: Features,
  words: EventWords,
  trigger: TriggerFound,
  places: Places,
  features: number,
  from: number,
  isTold: boolean,
): void {
  const { token, last } = trigger;
  const type = code(trigger.rule.type.type);
  const id = code(trigger.rule.trigger.id);
  const before = lexeme(words, token - 1);
  const behind = lexeme(words, last);
  const own = lexeme(words, token);
  let verb = token - 1;
  while (verb >= from && verb >= token - GOVERNED_BACK && words.best(verb).pos !== 'VERB') verb--;
  const governor = verb >= from && verb >= token - GOVERNED_BACK ? lexeme(words, verb).code : 0;
  const [posBefore, posBehind] = [code(words.best(token - 1).pos), code(words.best(last).pos)];
  f.count = 0;
  f.add(1, id);
  f.add(2, type, own.code);
  f.add(3, type, own.code, own.shape);
  f.add(4, before.code);
  f.add(5, behind.code);
  f.add(6, lexeme(words, token - 2).code);
  f.add(7, lexeme(words, last + 1).code);
  f.add(8, governor);
  f.add(9, type, before.code);
  f.add(10, type, behind.code);
  f.add(11, id, before.code);
  f.add(12, id, behind.code);
  f.add(13, posBefore, posBehind, features & (KIND.noun | KIND.verb));
  f.add(14, code(words.best(token - 2).pos), posBefore);
  f.add(15, type, features & (PERFECT | IMPERFECT | FUTURE | PASSIVE | JOINED));
  f.add(16, type, features & (CORE | CORE2 | NAMED));
  f.add(17, type, features & (DEFINITE | OWNED | GOVERNED | BARE | LIGHT));
  f.add(18, type, features & (ARTICLE | PLURAL | COUNTED));
  f.add(19, type, features & (TITLE | LEAD | QUOTED));
  f.add(20, type, features & (PLACED | TIMED));
  f.add(21, token === from ? 1 : 0, token - from < 4 ? 1 : 0);
  f.add(22, type, governor);
  f.add(23, id, features & (CORE | CORE2 | NAMED));
  f.add(24, id, features & (DEFINITE | OWNED | GOVERNED | BARE | LIGHT));
  f.add(25, id, features & (PERFECT | IMPERFECT | FUTURE | PASSIVE | JOINED));
  f.add(26, type, lexeme(words, last + 1).code);
  f.add(27, type, lexeme(words, token - 2).code);
  f.add(28, id, posBefore, posBehind);
  f.add(29, governor, before.code);
  f.add(30, type, isTold ? 1 : 0, features & (DEFINITE | TITLE | LEAD));
  f.add(31, id, isTold ? 1 : 0);
  for (let k = 0; k < 2; k++) {
    const a = places.arguments[k];
    f.add(32 + k, type, a ? code(a.role) : 0, a ? lexeme(words, a.referent.first).code : 0);
    f.add(34 + k, id, a ? code(a.by) : 0, a ? code(a.referent.kind) : 0, a && a.referent.entity >= 0 ? 1 : 0);
  }
  f.add(36, id, governor);
  f.add(37, type, own.code, behind.code);
  f.add(38, type, own.code, before.code);
}
/** How far back a verb may govern it, in tokens. */
const GOVERNED_BACK = 12;

const typeFeature = (trigger: TriggerFound) => `type:${trigger.rule.type.type}`;
export const priorOf = (trigger: TriggerFound) => logit(trigger.rule.trigger.prior ?? PRIOR[trigger.kind]);
const logit = (p: number) => Math.log(Math.min(0.99, Math.max(0.01, p)) / (1 - Math.min(0.99, Math.max(0.01, p))));

export const hasArguments = (features: number): boolean => (features & CORE) !== 0;

export function featuresOf(words: EventWords, trigger: TriggerFound, places: Places, stand: Stand): number {
  const { kind, reading } = trigger;
  let out = KIND[kind];
  let core = 0;
  for (const { referent } of places.arguments) {
    if (referent.kind === 'thing') continue;
    core++;
    if (referent.entity >= 0) out |= NAMED;
  }
  if (core > 0) out |= CORE;
  if (core > 1) out |= CORE2;
  if (places.lightVerb >= 0) out |= LIGHT;
  if (places.passive) out |= PASSIVE;
  if (kind === 'verb') {
    const tense = trigger.verb?.tense;
    if (tense === 'perfect') out |= PERFECT;
    if (tense === 'imperfect' && !reading.future) out |= IMPERFECT;
    if (reading.future > 0) out |= FUTURE;
  } else {
    if (reading.article > 0) out |= ARTICLE;
    if (endsInPlural(words, trigger)) out |= PLURAL;
    if (followsImperfect(words, trigger)) out |= AFTER_IMPERFECT;
    if (places.definite) out |= DEFINITE;
    if (reading.pronoun > 0) out |= OWNED;
    if (places.governed) out |= GOVERNED;
    if (core === 0 && isKindOfThing(words, trigger)) out |= KIND_OF_THING;
    if (core === 0 && !places.definite && places.lightVerb < 0) out |= BARE;
  }
  if (reading.conjunction > 0) out |= JOINED;
  if (places.of === 'person' || places.of === 'group') out |= OF_ACTOR;
  const before = trigger.token > 0 ? words.best(trigger.token - 1).pos : 'PUNCT';
  if (before === 'VERB') out |= AFTER_VERB;
  if (before === 'NOUN') out |= AFTER_NOUN;
  if (before === 'ADP') out |= AFTER_PREPOSITION;
  if (stand.outdone) out |= OUTDONE;
  if (stand.counted) out |= COUNTED;
  if (stand.placed) out |= PLACED;
  if (stand.timed) out |= TIMED;
  if (stand.inTitle) out |= TITLE;
  if (stand.inLead) out |= LEAD;
  if (stand.quoted) out |= QUOTED;
  return out;
}

/** «مكافحة [الإرهاب]»: what the word before makes a topic is no happening. */
export const isTopic = (words: EventWords, trigger: TriggerFound, from: number): boolean =>
  trigger.kind !== 'verb' && trigger.token > from && words.lexeme(trigger.token - 1).isTopic;

/** «[تعقد] القمة عادة في مارس», «غالبا ما [يزور] …»: what is done again and again is no happening. */
export function isHabit(words: EventWords, trigger: TriggerFound, from: number, to: number): boolean {
  if (trigger.kind !== 'verb' || trigger.verb?.tense !== 'imperfect' || trigger.reading.future) return false;
  const { kind } = words.tokens;
  for (let i = trigger.token - 1; i >= Math.max(from, trigger.token - ADVERB) && kind[i] !== SIGN; i--)
    if (standsHabit(words, i, to)) return true;
  for (let i = trigger.last; i < Math.min(to, trigger.last + ADVERB) && kind[i] !== SIGN; i++)
    if (standsHabit(words, i, to)) return true;
  return false;
}
/** How far from its verb such an adverb stands, in tokens. */
const ADVERB = 6;
const HABIT = new Map<string, readonly string[][]>();
for (const form of grammar.habit) {
  const [first, ...rest] = normalize(form).split(' ') as [string, ...string[]];
  HABIT.set(first, [...(HABIT.get(first) ?? []), rest]);
}
const standsHabit = (words: EventWords, i: number, to: number): boolean =>
  HABIT.get(words.lexeme(i).whole)?.some(
    (rest) => i + rest.length < to && rest.every((word, k) => words.lexeme(i + 1 + k).whole === word),
  ) ?? false;

const SOUND_PLURAL = normalize(endings.soundPlural);
const endsInPlural = (words: EventWords, trigger: TriggerFound): boolean =>
  words.lexeme(trigger.token).norm.endsWith(SOUND_PLURAL);
/** «الهجمات», «التهديدات»: the kind of thing, unless something tells of one that happened. */
export const isKindOfThing = (words: EventWords, trigger: TriggerFound): boolean =>
  trigger.kind !== 'verb' && trigger.reading.article > 0 && endsInPlural(words, trigger);

/** Is the nearest verb before it in the imperfect? What goes on or is said in general more often is no happening. */
function followsImperfect(words: EventWords, trigger: TriggerFound): boolean {
  for (let i = trigger.token - 1; i >= 0 && i >= trigger.token - BACK; i--) {
    const r = words.best(i);
    if (r.pos === 'VERB') return r.verb?.tense === 'imperfect' && !r.future;
  }
  return false;
}
