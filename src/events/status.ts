/**
 * Did it happen: takes a trigger and its clause, gives actual, planned, negated or hypothetical, with the words that say so.
 *
 *   «لم [يوقع]» negated · «من المقرر أن [يزور]», «[القمة] المقبلة» planned · «محاولة [اغتيال]», «إذا [وقع]» hypothetical · else actual
 */
import type { Words } from '../arabic/readings.js';
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN } from '../text/token.js';
import type { EventStatus, Span } from '../types.js';
import data from './data/status.json';
import { spanOf } from './spans.js';
import type { TriggerFound } from './triggers.js';

/** How far before the trigger a cue counts, in tokens. */
const REACH = 9;
const AFTER = 4;

const phrases = (list: readonly string[]) => list.map((p) => normalize(plain(p)).split(' '));
const BEFORE: readonly { status: EventStatus; forms: string[][] }[] = [
  { status: 'negated', forms: phrases(data.negated.before) },
  { status: 'planned', forms: phrases(data.planned.before) },
  { status: 'hypothetical', forms: phrases(data.hypothetical.before) },
];
const BEHIND = new Set(data.planned.after.map((w) => normalize(plain(w))));
const AUXILIARY = new Set(data.auxiliaries.map((w) => normalize(plain(w))));
/** «قد» before a perfect is emphasis, before an imperfect doubt. */
const DOUBT_BEFORE_IMPERFECT = new Set(data.perfectOnly.map((w) => normalize(plain(w))));

export interface Status {
  readonly status: EventStatus;
  readonly cue: Span | null;
}

export function statusOf(words: Words, trigger: TriggerFound, from: number, to: number): Status {
  const t = words.tokens;
  if (trigger.rule.trigger.status) return { status: trigger.rule.trigger.status, cue: null };
  if (trigger.reading.future) return { status: 'planned', cue: spanOf(t, trigger.token, trigger.token + 1) };
  for (let i = trigger.token - 1; i >= Math.max(from, trigger.token - REACH); i--) {
    if (t.kind[i] === SIGN) {
      const u = t.text.charCodeAt(t.start[i]!);
      if (u === 0x22 || u === 0xab || u === 0xbb || u === 0x201c) continue;
      break;
    }
    if (t.gap[i + 1]! >= LINE) break;
    for (const { status, forms } of BEFORE)
      for (const form of forms) {
        if (!matches(words, i, form)) continue;
        if (DOUBT_BEFORE_IMPERFECT.has(form[0]!) && (trigger.verb?.tense === 'perfect' || trigger.kind === 'noun'))
          continue;
        // Particles govern the next verb only.
        if (form[0]!.length <= 3 && trigger.kind !== 'noun' && i < trigger.token - 1) continue;
        // A particle before the verb that carries the noun: «لم يعقد أي لقاء».
        if (form[0]!.length <= 3 && trigger.kind === 'noun' && words.best(i + form.length).pos !== 'VERB') continue;
        return { status, cue: spanOf(t, i, i + form.length) };
      }
    // Another verb in between has the cue for itself.
    if (
      words.best(i).pos === 'VERB' &&
      i < trigger.token - 2 &&
      trigger.kind === 'verb' &&
      !AUXILIARY.has(t.words.norm(t.type[i]!))
    )
      break;
  }
  if (trigger.kind === 'noun')
    for (let i = trigger.last; i < Math.min(to, trigger.last + AFTER) && t.kind[i] !== SIGN; i++)
      if (BEHIND.has(t.words.norm(t.type[i]!))) return { status: 'planned', cue: spanOf(t, i, i + 1) };
  return { status: 'actual', cue: null };
}

function matches(words: Words, i: number, form: readonly string[]): boolean {
  const t = words.tokens;
  if (i + form.length > t.count) return false;
  for (let k = 0; k < form.length; k++) {
    const norm = t.words.norm(t.type[i + k]!);
    if (norm === form[k]) continue;
    const r = words.best(i + k);
    if (k > 0 || (norm.slice(r.conjunction) !== form[k] && norm.slice(r.from, r.to) !== form[k])) return false;
  }
  return true;
}
