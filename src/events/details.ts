/**
 * What else the sentence tells of an event: takes a trigger with its arguments, the numbers and quantities of the text, gives the mode, the
 * ordinal («الاجتماع [الثامن]») and the quantities that the event type asks for.
 */
import { lowerBound } from '../core/search.js';
import { COUNT, DURATION, SCORE } from '../numbers/asked.js';
import { SHARE } from '../numbers/quantity.js';
import type { QuantityFound } from '../numbers/types.js';
import { normalize, plain } from '../text/fold.js';
import grammar from './data/grammar.json';
import type { EventWords } from './lexeme.js';
import type { Places } from './roles.js';
import type { TriggerFound } from './triggers.js';
import type { EventHead, QuantityRule } from './type.js';

/** How far an adjective or ordinal may stand behind its noun, a cue of the mode or a quantity from the trigger, in tokens. */
const BEHIND = 4;
const MODE_REACH = 8;
const QUANTITY_REACH = 10;
/** Where a word beside a quantity stands, in tokens before and behind it. */
const BESIDE_BEFORE = 4;
const BESIDE_BEHIND = 2;

/** What an event type asks for, ready to look up. */
interface Asked {
  readonly modes: readonly string[];
  /** Number of the mode that a norm speaks for; of two the first. */
  readonly cues: ReadonlyMap<string, number>;
  readonly quantities: readonly {
    readonly rule: QuantityRule;
    readonly nouns: ReadonlySet<string>;
    readonly beside: ReadonlySet<string> | null;
  }[];
}
const asked = new WeakMap<EventHead, Asked>();

function askedBy(type: EventHead): Asked {
  let out = asked.get(type);
  if (!out) {
    const modes = Object.keys(type.modes ?? {});
    const cues = new Map<string, number>();
    modes.forEach((mode, i) => {
      for (const form of type.modes![mode]!) {
        const norm = normalize(plain(form));
        if (!cues.has(norm)) cues.set(norm, i);
      }
    });
    const quantities = (type.quantities ?? []).map((rule) => ({
      rule,
      nouns: new Set(rule.nouns?.map((n) => normalize(plain(n)))),
      beside: rule.beside ? new Set(rule.beside.map((w) => normalize(plain(w)))) : null,
    }));
    out = { modes, cues, quantities };
    asked.set(type, out);
  }
  return out;
}

/** The mode whose cue stands nearest to the trigger. */
export function modeOf(words: EventWords, trigger: TriggerFound, from: number, to: number): string | null {
  const { modes, cues } = askedBy(trigger.rule.type);
  if (!modes.length) return null;
  const none = modes.length;
  let nearest = none;
  let distance = MODE_REACH + 1;
  const end = Math.min(to, trigger.last + MODE_REACH);
  for (let i = Math.max(from, trigger.token - MODE_REACH); i < end; i++) {
    const d = i < trigger.token ? trigger.token - i : i - trigger.last + 1;
    if (d >= distance) continue;
    const { whole, norm, reading } = words.lexeme(i);
    let mode = Math.min(cues.get(whole) ?? none, cues.get(norm) ?? none);
    if (reading?.article)
      mode = Math.min(mode, cues.get(whole.slice(reading.from - reading.article, reading.to)) ?? none);
    if (mode === none) continue;
    nearest = mode;
    distance = d;
  }
  return modes[nearest] ?? null;
}

/** «الاجتماع [الثامن]», adjectives between them, «[ثالث] حادث»; `ordinals` by the token they start at. */
export function ordinalOf(
  words: EventWords,
  trigger: TriggerFound,
  ordinals: ReadonlyMap<number, number>,
): number | null {
  if (trigger.kind !== 'noun' || ordinals.size === 0) return null;
  const isFeminine = words.lexeme(trigger.token).norm.endsWith(FEMININE);
  const before = words.lexeme(trigger.token - 1).reading;
  if (before && !before.article && !trigger.reading.article && before.pos !== 'VERB') {
    const ordinal = ordinals.get(trigger.token - 1);
    // «أول مباراة له» counts from somewhere else.
    if (ordinal !== undefined && ordinal > 1) return ordinal;
  }
  const end = Math.min(words.tokens.count, trigger.last + BEHIND);
  for (let i = trigger.last; i < end; i++) {
    const { norm, reading: r } = words.lexeme(i);
    const ordinal = ordinals.get(i);
    // «إصابة الرابع»: that one was hurt.
    if (ordinal !== undefined) return isFeminine && !norm.endsWith(FEMININE) && r ? null : ordinal;
    if (r?.pos !== 'ADJ' || r.conjunction || r.preposition) return null;
  }
  return null;
}
const FEMININE = normalize(grammar.feminine);

/** Of the quantities, which stand in the order of the text, those that the sentence [from, to) tells of the event, each with its role. */
export function quantitiesOf(
  words: EventWords,
  found: readonly QuantityFound[],
  trigger: TriggerFound,
  places: Places,
  from: number,
  to: number,
): { role: string; index: number }[] {
  const out: { role: string; index: number }[] = [];
  const { quantities } = askedBy(trigger.rule.type);
  if (!quantities.length) return out;
  for (let index = lowerBound(found.length, (k) => found[k]!.first < from); index < found.length; index++) {
    const q = found[index]!;
    if (q.first >= to) break;
    // Half of the soldiers are no half soldier.
    if (q.rule === SHARE) continue;
    for (const asked of quantities)
      if (asks(asked, words, q, trigger, places)) {
        out.push({ role: asked.rule.role, index });
        break;
      }
  }
  // «4 مدنيين» is part of «4 مدنيين وجندي».
  return out.filter((a) => !out.some((b) => a !== b && a.role === b.role && isPart(found[a.index]!, found[b.index]!)));
}

const isPart = (a: QuantityFound, whole: QuantityFound): boolean =>
  whole.rule === COUNT && a.first >= whole.first && a.last <= whole.last;

/** Is the quantity one of those that the rule asks for? What a word beside it says it is may stand far off. */
function asks(
  { rule, nouns, beside }: Asked['quantities'][number],
  words: EventWords,
  q: QuantityFound,
  trigger: TriggerFound,
  places: Places,
): boolean {
  if (beside ? !standsBeside(words, q, beside) : words.lexeme(q.first - 1).norm === TOTAL) return false;
  if (rule.of !== undefined && counts(q, places, rule.of)) return true;
  const near = beside !== null || Math.abs(q.first - trigger.token) <= QUANTITY_REACH;
  return near && ((q.unit !== null && nouns.has(normalize(q.unit))) || rule.units?.includes(unitKind(q)) === true);
}
/** «من أصل 77 راكبا»: of how many, not how many. */
const TOTAL = normalize(grammar.total);

/** Does the quantity say how many the fillers of a role are, in their phrase or right before it? */
function counts(q: QuantityFound, places: Places, role: string): boolean {
  if (q.unit === ORDINAL) return false;
  for (const { role: own, referent } of places.arguments)
    if (own === role && ((q.first >= referent.first && q.first < referent.last) || q.last === referent.first))
      return true;
  return false;
}
const ORDINAL = 'ordinal';

function standsBeside(words: EventWords, { first, last }: QuantityFound, beside: ReadonlySet<string>): boolean {
  for (let i = Math.max(0, first - BESIDE_BEFORE); i < Math.min(words.tokens.count, last + BESIDE_BEHIND); i++)
    if (beside.has(words.lexeme(i).norm) || beside.has(words.lexeme(i).whole)) return true;
  return false;
}

function unitKind({ unit, rule }: QuantityFound): string {
  if (rule === SCORE) return 'score';
  if (rule === DURATION) return 'duration';
  if (unit === null || unit === ORDINAL) return '';
  if (/^[A-Z]{3}$/.test(unit)) return 'money';
  if (unit === '%') return 'percent';
  if (unit === 'kg' || unit === 't' || unit === 'g') return 'mass';
  if (unit === 'm' || unit === 'km') return 'length';
  if (unit === 'bbl' || unit === 'l') return 'volume';
  return 'count';
}
