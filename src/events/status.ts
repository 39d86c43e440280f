/**
 * Did it happen: takes a trigger, its clause and what carries it, gives actual, planned, negated or hypothetical, with the words that say so.
 *
 *   «لم [يوقع]» negated · «من المقرر أن [يزور]», «[القمة] المقبلة», «ستشهد [احتجاجات]» planned · «محاولة [اغتيال]», «ذريعة ل[مهاجمة] …»
 *   hypothetical · else actual
 *
 * A cue speaks of what it governs: not of a noun in a phrase of its own («طالبه في [اتصال]», «بعد [الهجوم]»), nor of a known happening that
 * something else is to be done about («طالب بوقف [القصف]»).
 */
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN } from '../text/token.js';
import type { EventStatus, Span } from '../types.js';
import grammar from './data/grammar.json';
import data from './data/status.json';
import type { EventWords, Lexeme } from './lexeme.js';
import { spanOf } from './spans.js';
import type { TriggerFound } from './triggers.js';

/** How far before the trigger a cue counts, in tokens; behind a noun; a verb behind it. */
const REACH = 9;
const AFTER = 4;
const PREDICATE = 12;
/** How far behind a verb its object may stand. */
const NEXT = 3;
/** How much further back the head of a list may stand. */
const LISTED = 6;
/** The longest aside between commas, in tokens; as a relative clause. */
const ASIDE = 6;
const ASIDE_CLAUSE = 14;

/** Words that say the status; a particle governs the next verb only. */
export interface StatusCue {
  readonly status: EventStatus;
  readonly form: readonly string[];
  /** Among cues that start at one word the lower number is taken. */
  readonly rank: number;
  readonly reach: number;
  readonly isParticle: boolean;
  /** «قد» before a perfect is emphasis, before an imperfect doubt. */
  readonly isDoubt: boolean;
  readonly ofPerfect: boolean;
  readonly within: boolean;
  /** It governs by a preposition or «أن» alone: «طالب ب[الإفراج] …», not «طالب [الاجتماع] ب…». */
  readonly byPreposition: boolean;
  /** It governs by this preposition: «اتفق الطرفان على [عقد] …». */
  readonly by: string | null;
  readonly types: ReadonlySet<string> | null;
  readonly except: ReadonlySet<string> | null;
}

const fold = (word: string): string => normalize(plain(word));
const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));

/** Cues by the norm of their first word. */
const CUES = new Map<string, StatusCue[]>();
{
  const [emphasis, ofPerfect] = [folded(data.emphasis), folded(data.ofPerfect)];
  const [within, byPreposition] = [folded(data.within), folded(data.byPreposition)];
  const lists: {
    status: string;
    before: string[];
    types?: string[];
    except?: string[];
    reach?: number;
    particle?: boolean;
    by?: string;
  }[] = data.cues;
  let rank = 0;
  for (const { status, before, types, except, reach, particle, by } of lists)
    for (const text of before) {
      const whole = fold(text);
      const form = whole.split(' ');
      const first = form[0]!;
      const list = CUES.get(first) ?? [];
      list.push({
        status: status as EventStatus,
        form,
        rank: rank++,
        reach: reach ?? REACH,
        isParticle: particle === true,
        isDoubt: emphasis.has(first),
        ofPerfect: ofPerfect.has(whole),
        within: within.has(whole),
        byPreposition: byPreposition.has(whole),
        by: by ? fold(by) : null,
        types: types ? new Set(types) : null,
        except: except ? new Set(except) : null,
      });
      CUES.set(first, list);
    }
}
const BEHIND = new Map<string, EventStatus>();
for (const status of ['planned', 'hypothetical'] as const)
  for (const word of data.after[status]) BEHIND.set(fold(word), status);
const POINTING = folded(grammar.demonstratives);
const AUXILIARY = folded(data.auxiliaries);
const OUTSIDE = folded(data.outside);
const BRINGING = folded(data.bringing);
const CAUSING = folded(data.causing);
const BOUND = folded(data.bound);
const TOLD = new Set(data.told);
const PERFORMED = new Set(data.performed);
const [FROM, DURING] = [fold(grammar.from), fold(grammar.during)];
const RECEIVING = folded(data.receiving);
const LEAVING = folded(data.leaving);
const SCHEDULED = new Set(data.scheduled);
const PURPOSE = data.purpose.charCodeAt(0);
const IN = fold(grammar.in);
const DEPENDING = data.depending.map((form) => fold(form).split(' '));

export interface Status {
  readonly status: EventStatus;
  readonly cue: Span | null;
}

/** Where a noun stands: is it a known one, and which verb carries it (-1 for none). */
export interface Bearing {
  readonly definite: boolean;
  readonly carrier: number;
}

export function statusOf(words: EventWords, trigger: TriggerFound, bearing: Bearing, from: number, to: number): Status {
  const { trigger: rule } = trigger.rule;
  if (rule.status) return { status: rule.status, cue: null };
  if (trigger.reading.future) {
    const depends = conditionBehind(words, trigger, to);
    return depends ?? said('planned', words, trigger.token, trigger.token + 1);
  }
  return before(words, trigger, bearing, from) ?? behind(words, trigger, to) ?? purpose(words, trigger, from) ?? ACTUAL;
}
/** «[سيستقيل] إذا رفض البرلمان …». */
function conditionBehind(words: EventWords, trigger: TriggerFound, to: number): Status | null {
  const { kind, gap } = words.tokens;
  const end = Math.min(to, trigger.last + PREDICATE);
  for (let i = trigger.last; i < end && kind[i] !== SIGN && gap[i]! < LINE; i++)
    for (const form of DEPENDING)
      if (words.lexeme(i).whole === form[0] && i + form.length <= end && goesOn(words, i, form))
        return said('hypothetical', words, i, i + form.length);
  return null;
}
const ACTUAL: Status = { status: 'actual', cue: null };
const said = (status: EventStatus, words: EventWords, from: number, to: number): Status => ({
  status,
  cue: spanOf(words.tokens, from, to),
});

/** The nearest cue before the trigger that governs it. */
function before(words: EventWords, trigger: TriggerFound, { definite, carrier }: Bearing, from: number): Status | null {
  const t = words.tokens;
  const { type } = trigger.rule.type;
  const isNoun = trigger.kind !== 'verb' && trigger.reading.pos !== 'VERB';
  const isPerfect = !isNoun && trigger.verb?.tense === 'perfect';
  // «ودعت …»: a new clause, which no word before it governs.
  const reach = !isNoun && trigger.reading.conjunction ? 0 : REACH;
  let first = Math.max(from, trigger.token - reach);
  let isListed = false;
  /** Tokens of asides. */
  let skipped = 0;
  const isKnown = definite || trigger.kind === 'phrase';
  // «هذه [الهجمات]» are there.
  if (isNoun && trigger.token > from && POINTING.has(words.lexeme(trigger.token - 1).norm)) return null;
  /** The noun stands in a phrase that only plans reach. */
  let inside = false;
  let isParted = false;
  /** Something else is to be done about it: «طالب بوقف [القصف]». */
  let isUndone = false;
  for (let i = trigger.token - 1; i >= first; i--) {
    if (t.kind[i] === SIGN) {
      const u = t.text.charCodeAt(t.start[i]!);
      if (u === 0x22 || u === 0xab || u === 0xbb || u === 0x201c) continue;
      // Directly behind it only a preposition goes on: «…، ب[تحقيق] …», not «…، [مطالبا] ب…».
      const goes = i < trigger.token - 1 || trigger.reading.preposition > 0;
      const aside = goes && (u === COMMA || u === LATIN_COMMA) ? asideBefore(words, i, from) : -1;
      if (aside >= 0) {
        skipped += i - aside;
        first = Math.max(from, first - (i - aside));
        i = aside;
        continue;
      }
      // «طالب بقطع …، و[طرد] السفير»: one of a list, whatever stands before it in the list.
      if (isListed || !isNoun || !trigger.reading.conjunction || (u !== COMMA && u !== LATIN_COMMA)) break;
      isListed = true;
      first = Math.max(from, first - LISTED);
      continue;
    }
    if (t.gap[i + 1]! >= LINE) break;
    const word = words.lexeme(i);
    if (word.isRelative) break;
    word.status ??= cuesOf(word);
    for (const cue of word.status) {
      const { form, isParticle } = cue;
      if (cue.types && !cue.types.has(type)) continue;
      if (cue.except?.has(type)) continue;
      if (trigger.token - i - skipped > cue.reach + (isListed ? LISTED : 0)) continue;
      if (form.length > 1 && !goesOn(words, i, form)) continue;
      if (isPerfect && !cue.ofPerfect) continue;
      if (cue.by !== null && !isGovernedBy(words, i + form.length, trigger, cue.by)) continue;
      if (cue.byPreposition && !isGoverned(words, i + form.length, trigger)) continue;
      if (inside && !cue.within && cue.status !== 'planned') continue;
      if (cue.isDoubt) {
        // «قد [يزور]», «قد تسفر عن [مقتل] …», but «وقد [تسلم]».
        const verb = isNoun ? i + 1 : trigger.token;
        if ((!isNoun && i < trigger.token - 1) || !isImperfect(words, verb, isNoun || word.reading!.conjunction > 0))
          continue;
      } else if (isParticle) {
        if (!isNoun && i < trigger.token - 1) continue;
        // «لم يسمح»: the trigger asks for it.
        if (trigger.rule.when?.previous) continue;
        if (isNoun && carrier !== i + 1 && !brings(words, i + 1, trigger)) continue;
      }
      if (isUndone || (isParted && cue.status !== 'planned')) continue;
      return said(cue.status, words, i, i + form.length);
    }
    const r = word.reading;
    if (!r) continue;
    if (isNoun) {
      if (isOutside(words, i)) break;
      if (word.norm === IN && !isListed) inside = true;
      if (r.pos === 'VERB') {
        if (r.future && (carrier === i || trigger.token - i <= 2)) return said('planned', words, i, i + 1);
        if (r.conjunction) break;
        if (isKnown && carrier !== i && !CAUSING.has(word.norm)) isParted = true;
      } else if (
        isKnown &&
        r.article === 0 &&
        isMasdar(words, i) &&
        !BRINGING.has(word.norm) &&
        words.best(i + 1).pos !== 'CCONJ' &&
        // «لا تستطيع استدعاء … أو [مقاضاة] …»: beside it, not under it.
        words.best(trigger.token - 1).pos !== 'CCONJ'
      )
        isUndone = true;
    }
    // Another verb in between has the cue for itself.
    else if (r.pos === 'VERB' && i < trigger.token - 2 && !AUXILIARY.has(word.whole)) break;
  }
  return null;
}

/** The comma that opens the aside which the one at `end` closes («حث وزير الخارجية، جيرمي هنت، الحكومة على …»), -1 if it closes none. */
function asideBefore(words: EventWords, end: number, from: number): number {
  const t = words.tokens;
  let hasVerb = false;
  for (let i = end - 1; i > from && i >= end - ASIDE_CLAUSE; i--) {
    if (t.gap[i + 1]! >= LINE) return -1;
    if (t.kind[i] === SIGN) {
      const u = t.text.charCodeAt(t.start[i]!);
      if (u !== COMMA && u !== LATIN_COMMA) continue;
      const opens = words.lexeme(i + 1);
      if (opens.reading?.conjunction) return -1;
      return opens.isRelative || (!hasVerb && end - i <= ASIDE) ? i : -1;
    }
    hasVerb ||= words.best(i).pos === 'VERB';
  }
  return -1;
}
const COMMA = 0x60c;
const LATIN_COMMA = 0x2c;

/** A verb that tells of the noun: «لم يعقد أي [لقاء]», «لم تسفر عن [إصابات]», but «لم يصب أحد في [الهجوم]». */
function brings(words: EventWords, verb: number, trigger: TriggerFound): boolean {
  if (words.best(verb).pos !== 'VERB') return false;
  if (CAUSING.has(words.lexeme(verb).norm)) return true;
  if (trigger.token - verb > NEXT || trigger.reading.preposition) return false;
  return !isGoverned(words, verb + 1, trigger);
}

/** Does a preposition or «أن» stand between the token and the trigger, or at the trigger? */
function isGoverned(words: EventWords, from: number, trigger: TriggerFound): boolean {
  if (trigger.reading.preposition) return true;
  for (let i = from; i < trigger.token; i++) {
    const r = words.best(i);
    if (r.preposition || r.pos === 'ADP' || r.pos === 'SCONJ') return true;
  }
  return false;
}

/** Does the preposition stand at the trigger, or right before it and what brings it about? */
function isGovernedBy(words: EventWords, from: number, trigger: TriggerFound, by: string): boolean {
  for (let i = trigger.token - 1; i >= from && i >= trigger.token - 2; i--) {
    if (words.lexeme(i).norm === by) return true;
    if (!BRINGING.has(words.lexeme(i).norm)) return false;
  }
  return false;
}

/** Is the word a verb in the imperfect? «تسلم» may be either; behind «وقد» it is a perfect. */
function isImperfect(words: EventWords, i: number, isSure: boolean): boolean {
  const r = words.best(i);
  if (r.pos !== 'VERB' || r.verb?.tense === 'perfect') return false;
  if (BOUND.has(words.lexeme(i).norm)) return true;
  return !isSure || !words.readings(i).some((o) => o.verb?.tense === 'perfect' && o.from === r.from && o.to === r.to);
}

/** «بعد [الهجوم]», «خلال [اللقاء]», but «من خلال [تعيين] …». */
function isOutside(words: EventWords, i: number): boolean {
  const { norm, whole } = words.lexeme(i);
  if (norm === DURING) return i === 0 || words.lexeme(i - 1).whole !== FROM;
  return OUTSIDE.has(norm) || OUTSIDE.has(whole);
}

/** «نفى ما ورد في [تقرير] …»: what is denied is what it says. */
export const standsApart = (words: EventWords, trigger: TriggerFound): boolean =>
  TOLD.has(trigger.rule.type.type) && trigger.token > 0 && words.lexeme(trigger.token - 1).norm === IN;

const isMasdar = (words: EventWords, i: number): boolean => {
  const r = words.best(i);
  return r.pos === 'NOUN' && words.readings(i).some((o) => o.verb?.tense === 'masdar' && o.from === r.from);
};

/** «[القمة] المقبلة», «[المباراة] التي ستجمع …», «[القمة] ستعقد …». */
function behind(words: EventWords, trigger: TriggerFound, to: number): Status | null {
  if (trigger.kind === 'verb') return null;
  const t = words.tokens;
  const isScheduled = SCHEDULED.has(trigger.rule.type.type);
  const end = Math.min(to, trigger.last + PREDICATE);
  for (let i = trigger.last; i < end && t.kind[i] !== SIGN && t.gap[i]! < LINE; i++) {
    const word = words.lexeme(i);
    const status = i < trigger.last + AFTER ? BEHIND.get(word.whole) : undefined;
    if (status) return said(status, words, i, i + 1);
    if (word.isSub) break;
    const r = word.reading;
    if (r?.pos !== 'VERB') continue;
    const isRelated = i > trigger.last && words.lexeme(i - 1).isRelative;
    return r.future && (isScheduled || (isRelated && i - trigger.last <= 2)) ? said('planned', words, i, i + 1) : null;
  }
  return null;
}

/** «وصل ل[إجراء] …», «ذريعة ل[مهاجمة] …», «لل[إفراج] عن …»: what is done for it comes before it. */
function purpose(words: EventWords, trigger: TriggerFound, from: number): Status | null {
  if (trigger.kind === 'verb' || PERFORMED.has(trigger.rule.type.type)) return null;
  const { tokens: t } = words;
  // «لخوض [محادثات]»
  const at =
    trigger.token > from && BRINGING.has(words.lexeme(trigger.token - 1).norm) ? trigger.token - 1 : trigger.token;
  const { whole, reading: r } = words.lexeme(at);
  if (r?.preposition !== 1 || r.pronoun || at === from) return null;
  if (whole.charCodeAt(r.conjunction) !== PURPOSE || !isMasdar(words, at)) return null;
  if (r.article && words.best(trigger.last).pos !== 'ADP' && !words.best(trigger.last).preposition) return null;
  if (words.best(at - 1).pronoun || isMasdar(words, at - 1)) return null;
  for (let i = at - 1; i >= Math.max(from, trigger.token - REACH); i--) {
    if (t.gap[i + 1]! >= LINE) break;
    const { whole: w, norm, reading } = words.lexeme(i);
    if (RECEIVING.has(w) || RECEIVING.has(norm)) return null;
    if (LEAVING.has(norm) && reading?.pos === 'VERB') return said('planned', words, trigger.token, trigger.last);
  }
  return said('hypothetical', words, trigger.token, trigger.last);
}

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
