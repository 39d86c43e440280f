/**
 * What else the sentence tells of an event: takes a trigger with its arguments, the numbers and quantities of the text, gives the mode, the
 * ordinal («الاجتماع [الثامن]») and the quantities that the event type asks for.
 */
import { SHARE } from '../numbers/quantity.js';
import type { QuantityFound } from '../numbers/types.js';
import { normalize, plain } from '../text/fold.js';
import type { EventWords } from './lexeme.js';
import type { Places } from './roles.js';
import type { TriggerFound } from './triggers.js';
import type { EventHead, QuantityRule } from './type.js';

/** How far an adjective or ordinal may stand behind its noun, a cue of the mode or a quantity from the trigger, in tokens. */
const BEHIND = 4;
const MODE_REACH = 8;
const QUANTITY_REACH = 10;

/** What an event type asks for, ready to look up. */
interface Asked {
  readonly modes: readonly string[];
  /** Number of the mode that a norm speaks for; of two the first. */
  readonly cues: ReadonlyMap<string, number>;
  readonly quantities: readonly { readonly rule: QuantityRule; readonly nouns: ReadonlySet<string> }[];
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

/** An ordinal that agrees behind the noun, adjectives between them; `ordinals` by the token they start at. */
export function ordinalOf(
  words: EventWords,
  trigger: TriggerFound,
  ordinals: ReadonlyMap<number, number>,
): number | null {
  if (trigger.kind !== 'noun' || ordinals.size === 0) return null;
  const end = Math.min(words.tokens.count, trigger.last + BEHIND);
  for (let i = trigger.last; i < end; i++) {
    const ordinal = ordinals.get(i);
    if (ordinal !== undefined) return ordinal;
    const r = words.lexeme(i).reading;
    if (r?.pos !== 'ADJ' || r.conjunction || r.preposition) return null;
  }
  return null;
}

/** Of the quantities of the sentence [from, to) those of the event, each with its role. */
export function quantitiesOf(
  found: readonly QuantityFound[],
  trigger: TriggerFound,
  places: Places,
  from: number,
  to: number,
): { role: string; index: number }[] {
  const out: { role: string; index: number }[] = [];
  const { quantities } = askedBy(trigger.rule.type);
  if (!quantities.length) return out;
  for (let index = 0; index < found.length; index++) {
    const q = found[index]!;
    // Half of the soldiers are no half soldier.
    if (q.first < from || q.first >= to || q.rule === SHARE) continue;
    const near = Math.abs(q.first - trigger.token) <= QUANTITY_REACH;
    for (const { rule, nouns } of quantities)
      if (
        (rule.of !== undefined && counts(q, places, rule.of)) ||
        (near && nouns.size > 0 && q.unit !== null && nouns.has(normalize(q.unit))) ||
        (near && rule.units?.includes(unitKind(q.unit)))
      ) {
        out.push({ role: rule.role, index });
        break;
      }
  }
  return out;
}

/** Does the quantity say how many the fillers of a role are? */
function counts(q: QuantityFound, places: Places, role: string): boolean {
  for (const a of places.arguments)
    if (a.role === role && q.first >= a.referent.first - 2 && q.first < a.referent.last) return true;
  return false;
}

function unitKind(unit: string | null): string {
  if (unit === null || unit === 'ordinal') return '';
  if (/^[A-Z]{3}$/.test(unit)) return 'money';
  if (unit === '%') return 'percent';
  if (unit === 'kg' || unit === 't' || unit === 'g') return 'mass';
  if (unit === 'm' || unit === 'km') return 'length';
  if (unit === 'bbl' || unit === 'l') return 'volume';
  return 'count';
}
