/** What the readers of the status share: classes of words and types, and where a noun stands. */
import type { VerbTable } from '../arabic/verbs.js';
import { LINE } from '../text/token.js';
import type { EventStatus, Span } from '../types.js';
import grammar from './data/grammar.json';
import data from './data/status.json';
import type { EventWords } from './lexeme.js';
import { spanOf } from './spans.js';
import { fold, folded } from './status-cues.js';
import type { TriggerFound } from './triggers.js';

export interface Status {
  readonly status: EventStatus;
  readonly cue: Span | null;
}

/** Where a noun stands: is it a known one, and which verb carries it (-1 for none). */
export interface Bearing {
  readonly definite: boolean;
  readonly carrier: number;
  readonly verbs: VerbTable;
}

/** How far behind a noun a cue counts, in tokens; a verb behind it. */
export const AFTER = 4;
export const PREDICATE = 12;
/** How far behind a verb its object may stand. */
export const NEXT = 3;

export const AUXILIARY = folded(data.auxiliaries);
export const NOT_TO = folded(data.notTo);
const OUTSIDE = folded(data.outside);
const TOWARD = folded(data.toward);
export const BRINGING = folded(data.bringing);
export const BOUND = folded(data.bound);
export const CAUSING = folded(data.causing);
export const CONTINUING = folded(data.continuing);
const FROM = fold(grammar.from);
export const DURING = fold(grammar.during);
export const IN = fold(grammar.in);
export const UNTIL = fold(data.until);
/** What has a date. */
export const SCHEDULED: ReadonlySet<string> = new Set(data.scheduled);
/** What is told as known is there, whatever else is planned; and whatever is denied or asked for. */
export const STANDING = new Set(data.standing);

export const said = (status: EventStatus, words: EventWords, from: number, to: number): Status => ({
  status,
  cue: spanOf(words.tokens, from, to),
});

/** Told as settled, as having come over somebody, or as what something else follows («بعد [فوز] …»), it has no day ahead: the day is that of something else. */
export const isStanding = (words: EventWords, { rule, token }: TriggerFound): boolean =>
  STANDING.has(rule.type.type) || (words.lexeme(token - 1).norm !== DURING && isOutside(words, token - 1));

/** «بعد [الهجوم]», «خلال [اللقاء]», but «من خلال [تعيين] …». */
export function isOutside(words: EventWords, i: number): boolean {
  const { norm, whole } = words.lexeme(i);
  if (norm === DURING) return i === 0 || words.lexeme(i - 1).whole !== FROM;
  return OUTSIDE.has(norm) || OUTSIDE.has(whole);
}

export const isComma = ({ tokens: t }: EventWords, i: number): boolean => {
  const u = t.text.charCodeAt(t.start[i]!);
  return u === 0x60c || u === 0x2c;
};

export const isMasdar = (words: EventWords, i: number): boolean => {
  const r = words.best(i);
  return r.pos === 'NOUN' && words.readings(i).some((o) => o.verb?.tense === 'masdar' && o.from === r.from);
};

/** «إلى [حجز بطاقة التأهل]»: the first noun of the construct that ends in the trigger. */
export function headOf(words: EventWords, trigger: TriggerFound, from: number): number {
  const { gap } = words.tokens;
  let i = trigger.token;
  while (i > from && i > trigger.token - NEXT && gap[i]! < LINE) {
    const { preposition, conjunction } = words.best(i);
    const before = words.best(i - 1);
    if (preposition + conjunction > 0 || before.pos !== 'NOUN' || before.article + before.pronoun > 0) break;
    i--;
  }
  return i;
}

/** «في وقت سابق إلى [فرض] …»: does a preposition other than «في» stand before the noun, or before what brings it about? */
export function leads(words: EventWords, head: number): boolean {
  if (words.best(head).preposition) return true;
  if (head > 0 && words.lexeme(head - 1).norm === IN) return isCaused(words, head - 1);
  return head > 0 && isGovernor(words, head - 1);
}

/** «لم تتسبب الهزة في [إصابات]»: that «في» says no place. */
function isCaused(words: EventWords, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - SUBJECT); i--) if (CAUSING_IN.has(words.lexeme(i).norm)) return true;
  return false;
}
const CAUSING_IN = folded(data.causingIn);
/** Tokens of a subject between such a verb and its preposition. */
const SUBJECT = 4;

/** «دعوة الأطراف إلى [التفاوض]», but «محاسبة المسؤولين عن [الهجوم]»: is the noun what somebody is brought to? */
export const isToward = (words: EventWords, head: number): boolean => {
  const { preposition, conjunction } = words.best(head);
  const { whole } = words.lexeme(head);
  return preposition ? TOWARD.has(whole.charAt(conjunction)) : TOWARD.has(words.lexeme(head - 1).norm);
};

/** «في [الإقليم] توقيع عقود»: a phrase that ends before the head. */
export function isClosed(words: EventWords, from: number, head: number): boolean {
  for (let i = from; i < head; i++) {
    const r = words.best(i);
    if (r.article + r.pronoun > 0 || r.pos === 'PROPN') return true;
  }
  return false;
}

/** «التعليق على …»: does the word govern what is behind it? */
export function isGovernor(words: EventWords, i: number): boolean {
  const r = words.best(i);
  return r.preposition > 0 || r.pos === 'ADP';
}
