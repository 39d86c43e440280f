/**
 * Event or not: takes a trigger with what stands around it, gives the chance that it tells of an event of its type, 0 to 1.
 *
 * A keyword alone is right one time in five or ten, so a trigger's own prior is moved by its conditions, its arguments and its place in
 * the sentence; `when` must hold, `unless` must not.
 */
import type { Words } from '../arabic/readings.js';
import { normalize, plain } from '../text/fold.js';
import { SIGN } from '../text/token.js';
import type { Places } from './arguments.js';
import { accusative } from './chunks.js';
import selection from './data/selection.json';
import endings from './data/tenses.json';
import topics from './data/topics.json';
import type { TriggerFound } from './triggers.js';
import type { Conditions, Kind } from './type.js';

/** Reach of `near`, in tokens. */
const NEAR = 15;
const PRIOR = { verb: 0.7, noun: 0.5, phrase: 0.8 } as const;

const TOPICS = new Set(topics.before.map((w) => normalize(plain(w))));

/** Phrases by the norm of their first word. */
type PhraseSet = ReadonlyMap<string, readonly (readonly string[])[]>;
const compiled = new WeakMap<readonly string[], PhraseSet>();

function phraseSet(forms: readonly string[]): PhraseSet {
  let out = compiled.get(forms);
  if (!out) {
    const map = new Map<string, string[][]>();
    for (const form of forms) {
      const words = normalize(plain(form)).split(' ');
      const list = map.get(words[0]!);
      if (list) list.push(words);
      else map.set(words[0]!, [words]);
    }
    out = map;
    compiled.set(forms, out);
  }
  return out;
}

export interface Selected {
  readonly chance: number;
  readonly reason: string;
  /** What the chance was made from; absent where a condition decided. */
  readonly row?: Features;
}

export function select(
  words: Words,
  trigger: TriggerFound,
  places: Places,
  from: number,
  to: number,
  near: () => Around,
  stand: Stand,
): Selected {
  const { trigger: rule } = trigger.rule;
  if (rule.unless) {
    const hit = holds(words, trigger, places, from, to, near, rule.unless, false);
    if (hit) return { chance: 0, reason: `unless ${hit}` };
  }
  if (rule.when && !holds(words, trigger, places, from, to, near, rule.when, true))
    return { chance: 0, reason: 'when does not hold' };
  if (trigger.kind !== 'verb' && trigger.token > from) {
    const r = words.best(trigger.token - 1);
    const norm = words.tokens.words.norm(words.tokens.type[trigger.token - 1]!);
    if (!r.pronoun && (TOPICS.has(norm.slice(r.from, r.to)) || TOPICS.has(norm.slice(r.from))))
      return { chance: 0, reason: 'a topic, not a happening' };
  }
  const row = featuresOf(words, trigger, places, stand);
  let odds = 0;
  for (const [name, value] of Object.entries(row)) odds += value * (WEIGHTS[name] ?? 0);
  return { chance: 1 / (1 + Math.exp(-odds)), reason: `${row.core ? 'with' : 'without'} arguments`, row };
}

/** Where a trigger stands in its document. */
export interface Stand {
  readonly inTitle: boolean;
  readonly inLead: boolean;
  readonly quoted: boolean;
}

/** What speaks for and against an event, by name; the weights were fitted to annotated articles (`models/README.md`). */
export type Features = Readonly<Record<string, number>>;

function featuresOf(words: Words, trigger: TriggerFound, places: Places, stand: Stand): Features {
  const out: Record<string, number> = { bias: 1, prior: logit(trigger.rule.trigger.prior ?? PRIOR[trigger.kind]) };
  const set = (name: string, on: boolean) => {
    if (on) out[name] = 1;
  };
  const { kind, verb, reading } = trigger;
  const core = places.arguments.filter((a) => a.referent.kind !== 'thing');
  const before = trigger.token > 0 ? words.best(trigger.token - 1).pos : 'PUNCT';
  set('core', core.length > 0);
  set('core2', core.length > 1);
  set(
    'named',
    core.some((a) => a.referent.entity >= 0),
  );
  set('light', places.lightVerb >= 0);
  set('passive', places.passive);
  set(kind, true);
  if (kind === 'verb') {
    set('perfect', verb?.tense === 'perfect');
    set('imperfect', verb?.tense === 'imperfect' && !reading.future);
    set('future', reading.future > 0);
    set('joined', reading.conjunction > 0);
  } else {
    set('definite', places.definite);
    set('owned', reading.pronoun > 0);
    set('governed', places.governed);
    set('kindOfThing', core.length === 0 && isKindOfThing(words, trigger));
    set('bare', core.length === 0 && !places.definite && places.lightVerb < 0);
  }
  set('afterVerb', before === 'VERB');
  set('afterNoun', before === 'NOUN');
  set('afterPreposition', before === 'ADP');
  set('title', stand.inTitle);
  set('lead', stand.inLead);
  set('quoted', stand.quoted);
  out[`type:${trigger.rule.type.type}`] = 1;
  return out;
}

const WEIGHTS = selection.weights as Readonly<Record<string, number>>;

const PLURAL = normalize(endings.soundPlural);
/** «الهجمات», «التهديدات»: the kind of thing, unless something tells of one that happened. */
export const isKindOfThing = (words: Words, trigger: TriggerFound): boolean =>
  trigger.kind !== 'verb' &&
  trigger.reading.article > 0 &&
  words.tokens.words.norm(words.tokens.type[trigger.token]!).endsWith(PLURAL);

const logit = (p: number) => Math.log(Math.min(0.99, Math.max(0.01, p)) / (1 - Math.min(0.99, Math.max(0.01, p))));

/** For `when` (all): a word that says the conditions hold, '' if one fails. For `unless` (any): the first that holds, '' for none. */
function holds(
  words: Words,
  trigger: TriggerFound,
  places: Places,
  from: number,
  to: number,
  around: () => Around,
  c: Conditions,
  all: boolean,
): string {
  const t = words.tokens;
  const checks: [string, boolean][] = [];
  if (c.next) {
    let i = trigger.last;
    while (i < to && t.kind[i] === SIGN && t.gap[i] !== 0) i++;
    checks.push(['next', standsAt(words, i, phraseSet(c.next), to)]);
  }
  if (c.previous) {
    const set = phraseSet(c.previous);
    let found = false;
    // A phrase that ends directly before the trigger.
    for (let n = 1; n <= 3 && !found; n++)
      found = trigger.token - n >= from && standsAt(words, trigger.token - n, set, trigger.token, n);
    checks.push(['previous', found]);
  }
  if (c.near) {
    const set = phraseSet(c.near);
    const spellings = around();
    let found = false;
    for (const [first, phrases] of set) {
      for (const i of spellings.get(first) ?? [])
        if (i >= trigger.token - NEAR && i < trigger.last + NEAR && (i < trigger.token || i >= trigger.last))
          found ||= goesOn(words, i, phrases, to);
      if (found) break;
    }
    checks.push(['near', found]);
  }
  if (c.filled) checks.push(['filled', c.filled.some((role) => places.arguments.some((a) => a.role === role))]);
  const kind = (name: string, wanted: readonly Kind[], got: Kind | null) =>
    checks.push([name, got !== null && wanted.includes(got)]);
  if (c.subject) kind('subject', c.subject, places.subject);
  if (c.object) kind('object', c.object, places.object);
  if (c.of) kind('of', c.of, places.of);
  if (c.definite !== undefined) checks.push(['definite', places.definite === c.definite]);
  if (all) return checks.every(([, ok]) => ok) ? 'all' : '';
  return checks.find(([, ok]) => ok)?.[0] ?? '';
}

/** Where each spelling stands in a sentence: what `near` looks up. */
export type Around = ReadonlyMap<string, readonly number[]>;

export function around(words: Words, from: number, to: number): Around {
  const out = new Map<string, number[]>();
  for (let i = from; i < to; i++)
    for (const spelling of variants(words, i)) {
      const list = out.get(spelling);
      if (list) list.push(i);
      else out.set(spelling, [i]);
    }
  return out;
}

/** Does one of the phrases stand at token i, of `length` words where that is given? Clitics and article of its words do not count. */
function standsAt(words: Words, i: number, set: PhraseSet, to: number, length = 0): boolean {
  if (i < 0 || i >= to) return false;
  for (const first of variants(words, i)) {
    const phrases = set.get(first);
    if (phrases && goesOn(words, i, phrases, to, length)) return true;
  }
  return false;
}

/** Do the words behind the first one of a phrase at token i go on as one of the phrases does? */
function goesOn(words: Words, i: number, phrases: readonly (readonly string[])[], to: number, length = 0): boolean {
  for (const phrase of phrases) {
    if ((length && phrase.length !== length) || i + phrase.length > to) continue;
    let k = 1;
    while (k < phrase.length && variants(words, i + k).includes(phrase[k]!)) k++;
    if (k === phrase.length) return true;
  }
  return false;
}

const kept = new WeakMap<Words, (readonly string[] | undefined)[]>();

/** Norm of a word as written, without clitics before it, as stem with article and as stem. Kept for the document. */
function variants(words: Words, i: number): readonly string[] {
  let list = kept.get(words);
  if (!list) kept.set(words, (list = new Array(words.tokens.count).fill(undefined)));
  return (list[i] ??= spellings(words, i));
}

function spellings(words: Words, i: number): readonly string[] {
  const t = words.tokens;
  const norm = t.words.norm(t.type[i]!);
  const r = words.best(i);
  const stem = norm.slice(r.from, r.to);
  const out = stem === norm ? [norm] : [norm, stem];
  // «موقعا» is «موقع» with the alef of the accusative.
  if (r.article === 0 && accusative(words, i)) out.push(stem.slice(0, -1));
  if (r.article || r.pronoun) out.push(norm.slice(r.from - r.article, r.to), norm.slice(r.from));
  if (r.conjunction) out.push(norm.slice(r.conjunction));
  return out;
}
