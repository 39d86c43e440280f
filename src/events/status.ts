/**
 * Did it happen: takes a trigger, its clause and what carries it, gives actual, planned, negated or hypothetical, with the words that say so.
 *
 *   «لم [يوقع]» negated · «من المقرر أن [يزور]», «[القمة] المقبلة», «ستشهد [احتجاجات]» planned · «محاولة [اغتيال]», «ذريعة ل[مهاجمة] …»
 *   hypothetical · else actual
 *
 * A cue speaks of what it governs: not of a noun in a phrase of its own («طالبه في [اتصال]», «بعد [الهجوم]»), nor of a known happening that
 * something else is to be done about («طالب بوقف [القصف]»).
 */
import type { VerbTable } from '../arabic/verbs.js';
import { LINE, SIGN } from '../text/token.js';
import grammar from './data/grammar.json';
import data from './data/status.json';
import type { EventWords } from './lexeme.js';
import {
  behind,
  conditionBefore,
  conditionBehind,
  convened,
  drafted,
  fixture,
  isHeld,
  isPast,
  purpose,
  undetermined,
} from './status-around.js';
import { cuesOf, FAR, fold, folded, goesOn, REACH } from './status-cues.js';
import {
  AUXILIARY,
  type Bearing,
  BOUND,
  BRINGING,
  CAUSING,
  CONTINUING,
  DURING,
  headOf,
  IN,
  isClosed,
  isComma,
  isGovernor,
  isMasdar,
  isOutside,
  isStanding,
  isToward,
  leads,
  NEXT,
  NOT_TO,
  PREDICATE,
  SCHEDULED,
  STANDING,
  type Status,
  said,
} from './status-words.js';
import type { TriggerFound } from './triggers.js';

/** How much further back the head of a list may stand. */
const LISTED = 6;
/** The longest aside between commas, in tokens; as a relative clause. */
const ASIDE = 6;
const ASIDE_CLAUSE = 14;

const POINTING = folded(grammar.demonstratives);
const SPOKEN = new Set(data.spoken);
const HAPPENING = folded(data.happening);
const SIGNING = folded(data.signing);
const SIGNED = new Set(data.signed);
const ONLY = folded(data.only);
const EMPHASIS = folded(data.emphasis);
const SAID = new Set(data.performed);
const OUTCOMES = new Set(data.outcomes);
const OTHER = fold(data.other);

export function statusOf(words: EventWords, trigger: TriggerFound, bearing: Bearing, from: number, to: number): Status {
  const told = toldOf(words, trigger, bearing, from, to);
  // «في طريقه إلى [الفوز]»: a match may be announced, who wins it may not.
  const isHoped = told.status === 'planned' && trigger.kind !== 'verb' && OUTCOMES.has(trigger.rule.trigger.id);
  return isHoped ? { ...told, status: 'hypothetical' } : told;
}

function toldOf(words: EventWords, trigger: TriggerFound, bearing: Bearing, from: number, to: number): Status {
  const { trigger: rule } = trigger.rule;
  if (rule.status) return { status: rule.status, cue: null };
  if (trigger.reading.future) {
    const depends = conditionBefore(words, trigger.token, from, FAR + REACH) ?? conditionBehind(words, trigger, to);
    return depends ?? said('planned', words, trigger.token, trigger.token + 1);
  }
  const any = undetermined(words, trigger, from);
  if (any) return any;
  if (isPast(words, trigger) || isHeld(words, trigger)) return ACTUAL;
  const led = before(words, trigger, bearing, from) ?? joined(words, trigger, trigger.token, bearing, from);
  // «مستعدون ل[لقاء] مرتقب»: it is announced, whatever they feel about it.
  if (led && led.status !== 'hypothetical')
    return (
      (led.status === 'planned' &&
        (conditionBehind(words, trigger, to) ??
          (SCHEDULED.has(trigger.rule.type.type) ? null : conditionBefore(words, trigger.token, from, REACH)))) ||
      led
    );
  const followed = behind(words, trigger, to);
  if (led) return followed?.status === 'planned' && !isStanding(words, trigger) ? followed : led;
  return (
    followed ??
    purpose(words, trigger, bearing, from) ??
    convened(words, trigger) ??
    drafted(words, trigger, bearing, from, to) ??
    fixture(words, trigger, bearing, from) ??
    ACTUAL
  );
}

const ACTUAL: Status = { status: 'actual', cue: null };

/** The nearest cue before the trigger that governs it. */
function before(words: EventWords, trigger: TriggerFound, bearing: Bearing, from: number): Status | null {
  const { definite, carrier, verbs } = bearing;
  const t = words.tokens;
  const { type } = trigger.rule.type;
  const isNoun = trigger.kind !== 'verb' && trigger.reading.pos !== 'VERB';
  const isPerfect = !isNoun && trigger.verb?.tense === 'perfect';
  // «ودعت …»: a new clause, which no word before it governs.
  const reach = !isNoun && trigger.reading.conjunction ? 0 : FAR;
  let first = Math.max(from, trigger.token - reach);
  let isListed = false;
  /** Tokens of asides. */
  let skipped = 0;
  const isKnown = definite;
  const { article, pronoun } = trigger.reading;
  const isPointed = isNoun && article + pronoun > 0;
  // «لم يتم توقيع [الاتفاق]», «سيوقع الوزيران [الاتفاق]»
  const carried = carrier < 0 ? null : words.best(carrier).verb;
  const isMade =
    (trigger.token > from && SIGNING.has(words.lexeme(trigger.token - 1).norm)) ||
    (carried !== null && SIGNED.has(verbs.verb(carried.verb).name));
  const isThere = isPointed && !isMade && STANDING.has(type);
  // «لم يتم [الاتفاق]»
  const isHappening = trigger.token > from && HAPPENING.has(words.lexeme(trigger.token - 1).norm);
  // «غير [المحاصرة]»
  // … but «قضايا أخرى غير [الغارات]»
  const isOther =
    trigger.token > from &&
    words.lexeme(trigger.token - 1).norm === OTHER &&
    article > 0 &&
    !trigger.reading.verb?.tense.endsWith('participle');
  if (isNoun && trigger.token > from && !isOther && words.lexeme(trigger.token - 1).isNegator)
    return said('negated', words, trigger.token - 1, trigger.token);
  // «هذه [الهجمات]» are there, «… [مطالبا] ب…» is said.
  if (isNoun && SAID.has(type) && isParticiple(trigger) && words.lexeme(trigger.token).isAccusative) return null;
  if (isNoun && trigger.token > from && POINTING.has(words.lexeme(trigger.token - 1).norm)) return null;
  /** The noun stands in a phrase that only plans reach. */
  let inside = false;
  let isParted = false;
  let isTold = false;
  /** A preposition of its own leads the noun: what it stands in is nearer than that. */
  const head = isNoun ? headOf(words, trigger, from) : trigger.token;
  const isLed = isNoun && leads(words, head);
  /** Something else is to be done about it: «طالب بوقف [القصف]». */
  let isUndone = false;
  for (let i = trigger.token - 1; i >= first; i--) {
    if (t.kind[i] === SIGN) {
      const u = t.text.charCodeAt(t.start[i]!);
      if (u === 0x22 || u === 0xab || u === 0xbb || u === 0x201c) continue;
      // Directly behind it only a preposition goes on: «…، ب[تحقيق] …», not «…، [مطالبا] ب…».
      const goes = i < trigger.token - 1 || trigger.reading.preposition > 0 || (isNoun && !isParticiple(trigger));
      const aside = goes && isComma(words, i) ? asideBefore(words, i, from) : -1;
      if (aside >= 0) {
        skipped += i - aside;
        first = Math.max(from, first - (i - aside));
        i = aside;
        continue;
      }
      // «طالب بقطع …، و[طرد] السفير»: one of a list, whatever stands before it in the list.
      if (isListed || !isNoun || !trigger.reading.conjunction || !isComma(words, i)) break;
      isListed = true;
      first = Math.max(from, first - LISTED);
      continue;
    }
    if (t.gap[i + 1]! >= LINE) break;
    const word = words.lexeme(i);
    if (word.isRelative) break;
    for (const cue of cuesOf(words, i, verbs)) {
      const { form, isParticle } = cue;
      if (cue.of !== null && (cue.of === 'noun') !== isNoun) continue;
      if (isPointed && SPOKEN.has(type) && cue.status !== 'planned') continue;
      // «دون أن يسفر [القصف] عن …»
      if (isThere && cue.status === 'negated' && !isLed && !isHappening && (isParticle || form.length > 1)) continue;
      // «من المرجح أن تستخدم [حق النقض]»
      const isUnder = carrier > i && words.best(carrier - 1).pos === 'SCONJ';
      if (
        isThere &&
        (cue.status === 'planned' || (cue.status === 'hypothetical' && trigger.token - i > NEXT && !isUnder))
      )
        continue;
      // «اقترب من الموقع», «من أجل»: part of a longer expression.
      if (form.length === 1 && isPartOfCue(words, i, verbs)) continue;
      if (!isNoun && !isParticle && !cue.isDoubt && !isClause(words, i + form.length, trigger, cue.ofPerfect)) continue;
      if (cue.types && !cue.types.has(type)) continue;
      if (cue.except?.has(type)) continue;
      // «قبل [الخسارة] أمام …»: played, only later.
      if (cue.of === 'noun' && cue.status === 'planned' && OUTCOMES.has(trigger.rule.trigger.id)) continue;
      if (trigger.token - i - skipped > cue.reach + (isListed ? LISTED : 0)) continue;
      if (form.length > 1 && !goesOn(words, i, form)) continue;
      if (isPerfect && !cue.ofPerfect) continue;
      if (cue.by !== null && !isGovernedBy(words, i + form.length, head, cue.by)) continue;
      if (cue.isDirect && isGoverned(words, i + form.length, trigger)) continue;
      if (cue.byPreposition && !isGoverned(words, i + form.length, trigger)) continue;
      if (trigger.token - i - skipped > REACH && !isLed && !isListed && (cue.byPreposition || cue.by)) continue;
      if (inside && !cue.within && (cue.byPreposition || cue.status !== 'planned')) continue;
      if (cue.isDoubt) {
        // «قد [يزور]», «قد تسفر عن [مقتل] …», but «وقد [تسلم]».
        const verb = isNoun ? i + 1 : trigger.token;
        if ((!isNoun && i < trigger.token - 1) || !isImperfect(words, verb, isNoun || word.reading!.conjunction > 0))
          continue;
      } else if (isParticle) {
        if (!isNoun && i < trigger.token - 1) continue;
        // «لم يسمح»: the trigger asks for it.
        if (trigger.rule.when.some((c) => c.previous)) continue;
        if (isNoun && (isThere || carrier !== i + 1) && !brings(words, i + 1, trigger, definite)) continue;
        if (isExcepted(words, trigger)) continue;
      }
      if (isTold && !cue.ofPerfect) continue;
      if (isUndone || (isParted && cue.status !== 'planned')) continue;
      return said(cue.status, words, i, i + form.length);
    }
    const r = word.reading;
    if (!r) continue;
    if (isNoun) {
      if (isOutside(words, i)) break;
      if (word.norm === IN && r.pronoun === 0 && !isListed && !isLed && !isClosed(words, i + 1, head))
        inside ||= article > 0 || STANDING.has(type) || SCHEDULED.has(type) || !isMasdar(words, i - 1);
      if (r.pos === 'VERB') {
        if (CONTINUING.has(word.norm)) return ACTUAL;
        const isNext = trigger.token - i <= (isKnown && !isToward(words, head) ? 2 : REACH);
        if (r.future && (carrier === i || (!isThere && isNext)))
          return conditionBefore(words, i, from, FAR) ?? said('planned', words, i, i + 1);
        if (r.conjunction) return carrier === i || isNext ? joined(words, trigger, i, bearing, from) : null;
        const isCarrier = carrier === i || CAUSING.has(word.norm) || (!isThere && AUXILIARY.has(word.norm));
        if (isKnown && !isCarrier && (isThere || !isToward(words, head)) && !isPartOfCue(words, i, verbs))
          isParted = true;
        if (r.verb?.tense === 'perfect' && isClauseOfItsOwn(words, i)) isTold = true;
      } else if (
        isKnown &&
        !(word.isPlace && words.best(i + 1).pos === 'PROPN') &&
        isMasdar(words, i) &&
        (r.article === 0 || (undoes(words, i + 1, type) && !CAUSING.has(words.lexeme(i - 1).norm))) &&
        !BRINGING.has(word.norm) &&
        !(i < head - 2 && !STANDING.has(type) && isToward(words, head)) &&
        words.best(i + 1).pos !== 'CCONJ' &&
        // «لا تستطيع استدعاء … أو [مقاضاة] …», «بوقف القصف و[الإفراج] عن …»: beside it, not under it.
        words.best(trigger.token - 1).pos !== 'CCONJ' &&
        (trigger.reading.conjunction === 0 || STANDING.has(type))
      )
        isUndone = true;
    }
    // Another verb in between has the cue for itself.
    else if (r.pos === 'VERB' && i < trigger.token - 2 && !AUXILIARY.has(word.whole)) break;
  }
  return null;
}

/** «أن نجلس و[نتفاوض]», «سيبيع … و[يتبرع]», «لو أطلق سراحه وبدأت [المفاوضات]»: a verb joined to another is governed as that one is. */
function joined(
  words: EventWords,
  trigger: TriggerFound,
  verb: number,
  { verbs }: Bearing,
  from: number,
): Status | null {
  const t = words.tokens;
  const own = words.best(verb);
  if (verb <= from || own.pos !== 'VERB') return null;
  // «وألا [ينسحب]», «أو [يلتقي]»
  const last = words.best(verb - 1);
  if (
    !own.conjunction &&
    last.pos !== 'CCONJ' &&
    !(last.conjunction && NOT_TO.has(words.lexeme(verb - 1).whole.slice(last.conjunction)))
  )
    return null;
  // «أن تؤدي …، وأن [يرفض] …»
  const isSure = !own.conjunction && last.conjunction > 0;
  for (let i = verb - 1; i >= from && i >= verb - FAR && t.gap[i + 1]! < LINE; i--) {
    if (t.kind[i] === SIGN && !(isSure && isComma(words, i))) return null;
    const reading = words.best(i);
    if (words.lexeme(i).isRelative) return null;
    if (reading.pos !== 'VERB' || AUXILIARY.has(words.lexeme(i).whole)) continue;
    const isPast = reading.verb?.tense === 'perfect';
    if (isPast !== (own.verb?.tense === 'perfect')) return null;
    if (reading.future) return said('planned', words, i, i + 1);
    const other = { ...trigger, kind: 'verb' as const, token: i, reading, verb: reading.verb };
    const status = before(words, other, { definite: false, carrier: -1, verbs }, from);
    if (status || !reading.conjunction) return status;
  }
  return null;
}

/** «… [أسفر] عن …»: a verb that says what happened, which few words before it govern. */
function isClauseOfItsOwn(words: EventWords, i: number): boolean {
  const word = words.lexeme(i);
  const { isSub, norm } = words.lexeme(i - 1);
  return !AUXILIARY.has(word.norm) && !isSub && !EMPHASIS.has(norm) && words.best(i - 1).pos !== 'SCONJ';
}

/** The comma that opens the aside which the one at `end` closes («حث وزير الخارجية، جيرمي هنت، الحكومة على …»), -1 if it closes none. */
function asideBefore(words: EventWords, end: number, from: number): number {
  const t = words.tokens;
  let hasVerb = false;
  for (let i = end - 1; i > from && i >= end - ASIDE_CLAUSE; i--) {
    if (t.gap[i + 1]! >= LINE) return -1;
    if (t.kind[i] === SIGN) {
      if (!isComma(words, i)) continue;
      const opens = words.lexeme(i + 1);
      return opens.isRelative || (!hasVerb && end - i <= ASIDE) ? i : -1;
    }
    hasVerb ||= words.best(i).pos === 'VERB';
  }
  return -1;
}

/** A verb that tells of the noun: «لم يعقد أي [لقاء]», «لم تسفر عن [إصابات]», but «لم يصب أحد في [الهجوم]». */
function brings(words: EventWords, verb: number, trigger: TriggerFound, definite: boolean): boolean {
  if (words.best(verb).pos !== 'VERB') return false;
  if (CAUSING.has(words.lexeme(verb).norm)) return true;
  // «لم تتبن أي جهة [الهجوم]»: it is known.
  if (definite) return false;
  if (trigger.token - verb > NEXT || trigger.reading.preposition) return false;
  return !isGoverned(words, verb + 1, trigger);
}

const isParticiple = (trigger: TriggerFound): boolean => trigger.reading.verb?.tense === 'active-participle';

/** «التعليق على [الهجوم]», «التحقيق في [الهجوم]», but «المساعدة في [إجلائهم]». */
const undoes = (words: EventWords, i: number, type: string): boolean =>
  isGovernor(words, i) && (words.lexeme(i).norm !== IN || STANDING.has(type));

/** «لم [يجتمع] الرئيسان إلا مرة»: it did happen. */
function isExcepted(words: EventWords, trigger: TriggerFound): boolean {
  const { kind, gap, count } = words.tokens;
  const end = Math.min(count, trigger.last + PREDICATE);
  for (let i = trigger.last; i < end && kind[i] !== SIGN && gap[i]! < LINE; i++)
    if (ONLY.has(words.lexeme(i).whole)) return true;
  return false;
}

/** «من أجل»: is the word at i no cue by itself, but the end of one? */
function isPartOfCue(words: EventWords, i: number, verbs: VerbTable): boolean {
  if (i === 0 || words.tokens.kind[i - 1] === SIGN) return false;
  return cuesOf(words, i - 1, verbs).some((c) => c.form.length > 1 && goesOn(words, i - 1, c.form));
}

/** Does the cue that ends before token `from` govern the verb? By «أن» or ل it does, or right before it; «إذا» and its like govern a clause. */
function isClause(words: EventWords, from: number, trigger: TriggerFound, ofClause: boolean): boolean {
  if (ofClause || trigger.reading.preposition > 0) return true;
  // «مشروع قرار [يطالب] …»: a noun is described by the verb behind it.
  if (from === trigger.token) return words.best(from - 1).pos !== 'NOUN';
  const r = words.best(trigger.token - 1);
  const { isSub, whole } = words.lexeme(trigger.token - 1);
  return r.pos === 'SCONJ' || isSub || NOT_TO.has(whole);
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

/** Does the preposition stand right before the head? */
const isGovernedBy = (words: EventWords, from: number, head: number, by: string): boolean =>
  head > from && words.lexeme(head - 1).norm === by;

/** Is the word a verb in the imperfect? «تسلم» may be either; behind «وقد» it is a perfect. */
function isImperfect(words: EventWords, i: number, isSure: boolean): boolean {
  const r = words.best(i);
  if (r.pos !== 'VERB' || r.verb?.tense === 'perfect') return false;
  if (BOUND.has(words.lexeme(i).norm)) return true;
  return !isSure || !words.readings(i).some((o) => o.verb?.tense === 'perfect' && o.from === r.from && o.to === r.to);
}

/**
 * What a denial is about: not what is known («نفى ضلوعه في [الهجوم]»), nor where something is said («نفى ما ورد في [تقرير] …»), nor what was said
 * itself («نفى [الاتهامات]»), nor another clause («نفى التهم و[أفرج] عنه»).
 */
export function mayBeDenied(words: EventWords, trigger: TriggerFound): boolean {
  const { reading: r, token } = trigger;
  if (SPOKEN.has(trigger.rule.type.type)) return false;
  if (trigger.kind === 'verb') return r.conjunction === 0 && words.best(token - 1).pos === 'SCONJ';
  if (r.article > 0 || token === 0) return false;
  // «نفى التبريرات التي استند إليها [قرار] …»
  for (let i = token - 1; i >= 0 && i > token - NEXT; i--) if (words.lexeme(i).isRelative) return false;
  const { norm } = words.lexeme(token - 1);
  return norm !== IN && norm !== DURING && !isOutside(words, token - 2) && !isOutside(words, token - NEXT);
}
