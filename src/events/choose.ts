/**
 * Which candidates of a sentence stand: takes those that likely tell of an event, in text order, gives them without those that another one
 * stands for: weaker readings of one word, parts of a phrase, the light verb of a noun.
 */

import { same } from './clause.js';
import grammar from './data/grammar.json';
import type { Places } from './roles.js';
import type { TriggerFound } from './triggers.js';

export interface Chosen {
  readonly trigger: TriggerFound;
  readonly places: Places;
  readonly chance: number;
  /** As `select.ts` gives them. */
  readonly features: number;
  /** Light verbs that carry it. */
  readonly carriers: readonly TriggerFound[];
}

const DOUBLES = grammar.doubles.map(([a, b]) => `${a} ${b}`);

/** Of the readings of one word the likeliest, and a second one of a type that may stand beside it: «اغتيل» is attack and death. */
export function strongest(list: readonly Chosen[]): readonly Chosen[] {
  if (list.length < 2) return list;
  const sorted = [...list].sort((a, b) => b.chance - a.chance);
  const first = sorted[0]!;
  const name = (x: Chosen) => x.trigger.rule.type.type;
  const second = sorted.find(
    (x) => DOUBLES.includes(`${name(first)} ${name(x)}`) || DOUBLES.includes(`${name(x)} ${name(first)}`),
  );
  return second &&
    !second.trigger.rule.trigger.rivals?.includes(name(first)) &&
    !first.trigger.rule.trigger.rivals?.includes(name(second))
    ? [first, second]
    : [first];
}

/** The light verb of a phrase trigger is no event beside it. */
export function dropCovered(list: readonly Chosen[]): readonly Chosen[] {
  if (list.length < 2) return list;
  const order = [...list].sort((x, y) => x.trigger.start - y.trigger.start || y.trigger.end - x.trigger.end);
  /** Of those before, the first of the ones that reach furthest: what any covers, it covers. */
  let wide = order[0]!;
  const covered = new Set<Chosen>();
  for (const x of order)
    if (x.trigger.end > wide.trigger.end) wide = x;
    else if (wide.trigger.start < x.trigger.start || wide.trigger.end > x.trigger.end) covered.add(x);
  return covered.size ? list.filter((x) => !covered.has(x)) : list;
}

/** «عقد الوزير اجتماعا»: where the companion of a light verb tells the event itself, it is the trigger, and has the verb's arguments too. */
export function carry(list: readonly Chosen[]): readonly Chosen[] {
  if (list.length < 2 || !list.some((x) => x.trigger.companion >= 0)) return list;
  const out: Chosen[] = [];
  for (const x of list) {
    const noun =
      x.trigger.companion < 0
        ? undefined
        : list.find((y) => y.trigger.token === x.trigger.companion && y.trigger.rule.type === x.trigger.rule.type);
    if (!noun) {
      out.push(x);
      continue;
    }
    const more = x.places.arguments.filter((a) => !noun.places.arguments.some((b) => same(a.referent, b.referent)));
    const merged = {
      ...noun,
      carriers: [...noun.carriers, x.trigger],
      places: { ...noun.places, arguments: [...noun.places.arguments, ...more] },
      chance: Math.max(x.chance, noun.chance),
    };
    list = list.map((y) => (y === noun ? merged : y));
    const at = out.indexOf(noun);
    if (at >= 0) out[at] = merged;
  }
  // A noun before its verb was put out already; one behind it is met later in the list as changed.
  return out.map((x) => list.find((y) => y.trigger === x.trigger) ?? x);
}
