/** What the readers of the status share: classes of words and types, and where a noun stands. */
import type { VerbTable } from '../arabic/verbs.js';
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

export const AUXILIARY = folded(data.auxiliaries);
export const NOT_TO = folded(data.notTo);
const OUTSIDE = folded(data.outside);
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

export const isMasdar = (words: EventWords, i: number): boolean => {
  const r = words.best(i);
  return r.pos === 'NOUN' && words.readings(i).some((o) => o.verb?.tense === 'masdar' && o.from === r.from);
};
