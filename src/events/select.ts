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
import topics from './data/topics.json';
import type { TriggerFound } from './triggers.js';
import type { Conditions, Kind } from './type.js';

/** Reach of `near`, in tokens. */
const NEAR = 12;
const PRIOR = { verb: 0.7, noun: 0.5, phrase: 0.8 } as const;

const TOPICS = new Set(topics.before.map((w) => normalize(plain(w))));

const normed = new Map<string, string[]>();
function norms(form: string): string[] {
  let out = normed.get(form);
  if (!out) {
    out = normalize(plain(form)).split(' ');
    normed.set(form, out);
  }
  return out;
}

export interface Selected {
  readonly chance: number;
  readonly reason: string;
}

export function select(words: Words, trigger: TriggerFound, places: Places, from: number, to: number): Selected {
  const { trigger: rule } = trigger.rule;
  if (rule.unless) {
    const hit = holds(words, trigger, places, from, to, rule.unless, false);
    if (hit) return { chance: 0, reason: `unless ${hit}` };
  }
  if (rule.when && !holds(words, trigger, places, from, to, rule.when, true))
    return { chance: 0, reason: 'when does not hold' };
  if (trigger.kind !== 'verb' && trigger.token > from) {
    const r = words.best(trigger.token - 1);
    const norm = words.tokens.words.norm(words.tokens.type[trigger.token - 1]!);
    if (!r.pronoun && (TOPICS.has(norm.slice(r.from, r.to)) || TOPICS.has(norm.slice(r.from))))
      return { chance: 0, reason: 'a topic, not a happening' };
  }
  let odds = logit(rule.prior ?? PRIOR[trigger.kind]);
  const core = places.arguments.filter((a) => a.referent.kind !== 'thing').length;
  odds += core ? 0.7 + 0.3 * Math.min(core - 1, 2) : -0.5;
  if (places.lightVerb >= 0) odds += 0.6;
  if (trigger.kind === 'noun') {
    // «اجتماعات», a bare plural or a noun in general talk.
    if (!core) odds -= places.lightVerb >= 0 ? 0.2 : 0.9;
    if (trigger.reading.preposition && !core) odds -= 0.5;
  } else if (trigger.verb && trigger.verb.tense !== 'perfect' && !core) odds -= 0.4;
  return { chance: 1 / (1 + Math.exp(-odds)), reason: `${core} arguments` };
}

const logit = (p: number) => Math.log(Math.min(0.99, Math.max(0.01, p)) / (1 - Math.min(0.99, Math.max(0.01, p))));

/** For `when` (all): a word that says the conditions hold, '' if one fails. For `unless` (any): the first that holds, '' for none. */
function holds(
  words: Words,
  trigger: TriggerFound,
  places: Places,
  from: number,
  to: number,
  c: Conditions,
  all: boolean,
): string {
  const t = words.tokens;
  const checks: [string, boolean][] = [];
  const stands = (i: number, forms: readonly string[]) => forms.some((f) => phraseAt(words, i, norms(f), to));
  if (c.next) {
    let i = trigger.last;
    while (i < to && t.kind[i] === SIGN && t.gap[i] !== 0) i++;
    checks.push(['next', stands(i, c.next)]);
  }
  if (c.previous)
    checks.push(['previous', c.previous.some((f) => phraseAt(words, trigger.token - norms(f).length, norms(f), to))]);
  if (c.near) {
    let found = false;
    for (let i = Math.max(from, trigger.token - NEAR); i < Math.min(to, trigger.last + NEAR) && !found; i++)
      if (i < trigger.token || i >= trigger.last) found = stands(i, c.near);
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

/** Do the words from token i on spell the phrase, clitics and article of the first word aside? */
function phraseAt(words: Words, i: number, phrase: readonly string[], to: number): boolean {
  const t = words.tokens;
  if (i < 0 || i + phrase.length > to) return false;
  for (let k = 0; k < phrase.length; k++) {
    const norm = t.words.norm(t.type[i + k]!);
    if (norm === phrase[k]) continue;
    const r = words.best(i + k);
    if (
      norm.slice(r.from, r.to) !== phrase[k] &&
      norm.slice(r.from - r.article, r.to) !== phrase[k] &&
      norm.slice(r.from) !== phrase[k]
    )
      return false;
  }
  return true;
}
