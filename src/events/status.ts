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

interface Cue {
  readonly status: EventStatus;
  readonly form: readonly string[];
  /** Among cues that start at one word the lower number is taken. */
  readonly rank: number;
}

/** Cues by the norm of their first word. */
const CUES = new Map<string, Cue[]>();
{
  let rank = 0;
  for (const status of ['negated', 'planned', 'hypothetical'] as const)
    for (const text of data[status].before) {
      const form = normalize(plain(text)).split(' ');
      const list = CUES.get(form[0]!) ?? [];
      list.push({ status, form, rank: rank++ });
      CUES.set(form[0]!, list);
    }
}
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
  // «ودعت …»: a new clause, which no word before it governs.
  const reach = trigger.kind === 'verb' && trigger.reading.conjunction ? 0 : REACH;
  for (let i = trigger.token - 1; i >= Math.max(from, trigger.token - reach); i--) {
    if (t.kind[i] === SIGN) {
      const u = t.text.charCodeAt(t.start[i]!);
      if (u === 0x22 || u === 0xab || u === 0xbb || u === 0x201c) continue;
      break;
    }
    if (t.gap[i + 1]! >= LINE) break;
    for (const { status, form } of cuesAt(words, i)) {
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
  if (trigger.kind !== 'verb')
    for (let i = trigger.last; i < Math.min(to, trigger.last + AFTER) && t.kind[i] !== SIGN; i++)
      if (BEHIND.has(t.words.norm(t.type[i]!))) return { status: 'planned', cue: spanOf(t, i, i + 1) };
  return { status: 'actual', cue: null };
}

/** Cues that stand at token i, whatever clitics its first word has, in the order of their rank. */
function cuesAt(words: Words, i: number): readonly Cue[] {
  const t = words.tokens;
  const norm = t.words.norm(t.type[i]!);
  const r = words.best(i);
  let out: Cue[] | null = null;
  const seek = (first: string) => {
    for (const cue of CUES.get(first) ?? [])
      if (goesOn(words, i, cue.form) && !out?.includes(cue)) (out ??= []).push(cue);
  };
  seek(norm);
  if (r.conjunction) seek(norm.slice(r.conjunction));
  if (r.from > 0 || r.to < norm.length) seek(norm.slice(r.from, r.to));
  return (out as Cue[] | null)?.sort((a, b) => a.rank - b.rank) ?? NONE;
}
const NONE: readonly Cue[] = [];

function goesOn(words: Words, i: number, form: readonly string[]): boolean {
  const t = words.tokens;
  if (i + form.length > t.count) return false;
  for (let k = 1; k < form.length; k++) if (t.words.norm(t.type[i + k]!) !== form[k]) return false;
  return true;
}
