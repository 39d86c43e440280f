/**
 * Did it happen: takes a trigger and its clause, gives actual, planned, negated or hypothetical, with the words that say so.
 *
 *   «لم [يوقع]» negated · «من المقرر أن [يزور]», «[القمة] المقبلة» planned · «محاولة [اغتيال]», «إذا [وقع]» hypothetical · else actual
 */
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN } from '../text/token.js';
import type { EventStatus, Span } from '../types.js';
import data from './data/status.json';
import type { EventWords, Lexeme } from './lexeme.js';
import { spanOf } from './spans.js';
import type { TriggerFound } from './triggers.js';

/** How far before the trigger a cue counts, in tokens. */
const REACH = 9;
const AFTER = 4;

/** Words that say the status; a particle governs the next verb only. */
export interface StatusCue {
  readonly status: EventStatus;
  readonly form: readonly string[];
  /** Among cues that start at one word the lower number is taken. */
  readonly rank: number;
  readonly isParticle: boolean;
  /** «قد» before a perfect is emphasis, before an imperfect doubt. */
  readonly isDoubt: boolean;
}

const DOUBT_BEFORE_IMPERFECT = new Set(data.perfectOnly.map((w) => normalize(plain(w))));

/** Cues by the norm of their first word. */
const CUES = new Map<string, StatusCue[]>();
{
  let rank = 0;
  for (const status of ['negated', 'planned', 'hypothetical'] as const)
    for (const text of data[status].before) {
      const form = normalize(plain(text)).split(' ');
      const first = form[0]!;
      const list = CUES.get(first) ?? [];
      list.push({
        status,
        form,
        rank: rank++,
        isParticle: first.length <= 3,
        isDoubt: DOUBT_BEFORE_IMPERFECT.has(first),
      });
      CUES.set(first, list);
    }
}
const BEHIND = new Set(data.planned.after.map((w) => normalize(plain(w))));
const AUXILIARY = new Set(data.auxiliaries.map((w) => normalize(plain(w))));

export interface Status {
  readonly status: EventStatus;
  readonly cue: Span | null;
}

export function statusOf(words: EventWords, trigger: TriggerFound, from: number, to: number): Status {
  const t = words.tokens;
  if (trigger.rule.trigger.status) return { status: trigger.rule.trigger.status, cue: null };
  if (trigger.reading.future) return { status: 'planned', cue: spanOf(t, trigger.token, trigger.token + 1) };
  const isNoun = trigger.kind === 'noun';
  // «ودعت …»: a new clause, which no word before it governs.
  const reach = trigger.kind === 'verb' && trigger.reading.conjunction ? 0 : REACH;
  const first = Math.max(from, trigger.token - reach);
  for (let i = trigger.token - 1; i >= first; i--) {
    if (t.kind[i] === SIGN) {
      const u = t.text.charCodeAt(t.start[i]!);
      if (u === 0x22 || u === 0xab || u === 0xbb || u === 0x201c) continue;
      break;
    }
    if (t.gap[i + 1]! >= LINE) break;
    const word = words.lexeme(i);
    word.status ??= cuesOf(word);
    for (const { status, form, isParticle, isDoubt } of word.status) {
      if (form.length > 1 && !goesOn(words, i, form)) continue;
      if (isDoubt && (trigger.verb?.tense === 'perfect' || isNoun)) continue;
      if (isParticle && !isNoun && i < trigger.token - 1) continue;
      // A particle before the verb that carries the noun: «لم يعقد أي لقاء».
      if (isParticle && isNoun && words.best(i + form.length).pos !== 'VERB') continue;
      return { status, cue: spanOf(t, i, i + form.length) };
    }
    // Another verb in between has the cue for itself.
    if (word.reading?.pos === 'VERB' && i < trigger.token - 2 && trigger.kind === 'verb' && !AUXILIARY.has(word.whole))
      break;
  }
  if (trigger.kind !== 'verb') {
    const end = Math.min(to, trigger.last + AFTER);
    for (let i = trigger.last; i < end && t.kind[i] !== SIGN; i++)
      if (BEHIND.has(words.lexeme(i).whole)) return { status: 'planned', cue: spanOf(t, i, i + 1) };
  }
  return ACTUAL;
}
const ACTUAL: Status = { status: 'actual', cue: null };

/** Cues that may begin with a word, whatever clitics it has, in the order of their rank. */
function cuesOf({ reading: r, whole, norm }: Lexeme): readonly StatusCue[] {
  if (!r) return NONE;
  const found = new Set(CUES.get(whole));
  for (const cue of CUES.get(norm) ?? NONE) found.add(cue);
  if (r.conjunction) for (const cue of CUES.get(whole.slice(r.conjunction)) ?? NONE) found.add(cue);
  return found.size ? [...found].sort((a, b) => a.rank - b.rank) : NONE;
}
const NONE: readonly StatusCue[] = [];

function goesOn(words: EventWords, i: number, form: readonly string[]): boolean {
  if (i + form.length > words.tokens.count) return false;
  for (let k = 1; k < form.length; k++) if (words.lexeme(i + k).whole !== form[k]) return false;
  return true;
}
