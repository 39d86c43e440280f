/**
 * Did it happen, where no cue before it governs: takes a trigger, gives what is behind a noun («[القمة] المقبلة»), what it depends on
 * («[سيستقيل] إذا …»), what it is done for («وصل ل[إجراء] …»), and how the word itself is told («أي [هجوم]», «[يلتقي] الرجاء الوداد»).
 */
import { LINE, SIGN } from '../text/token.js';
import type { EventStatus } from '../types.js';
import data from './data/status.json';
import type { EventWords } from './lexeme.js';
import { FAR, fold, folded, goesOn, REACH } from './status-cues.js';
import {
  AFTER,
  AUXILIARY,
  type Bearing,
  BOUND,
  BRINGING,
  CONTINUING,
  IN,
  isComma,
  isMasdar,
  isOutside,
  NOT_TO,
  PREDICATE,
  SCHEDULED,
  type Status,
  said,
} from './status-words.js';
import type { TriggerFound } from './triggers.js';

const PERFORMED = new Set(data.performed);
const RECEIVING = folded(data.receiving);
const LEAVING = new Set(data.leaving);
const AIMLESS = new Set(data.aimless);
const ATTENDED = new Set(data.attended);
const STAGING = folded(data.staging);
const [ANY, NEGATORS, CONVENING] = [folded(data.any), folded(data.negators), folded(data.convening)];
const FIXTURES = new Set(data.fixtures);
const PURPOSE = data.purpose.charCodeAt(0);
const DEPENDING = data.depending.map((form) => fold(form).split(' '));
const BEHIND = new Map<string, EventStatus>();
for (const status of ['planned', 'negated', 'hypothetical'] as const)
  for (const word of data.after[status]) BEHIND.set(fold(word), status);
const PAST = folded(data.after.actual);
const WHAT = fold(data.what);
const DRAFTS = folded(data.drafts);
const DRAFTED = new Set(data.drafted);
const ADOPTING = new Set(data.adopting);
const MEETING = 'meeting';
const MATCH = 'match';

/** «[سيستقيل] إذا رفض البرلمان …». */
export function conditionBehind(words: EventWords, trigger: TriggerFound, to: number): Status | null {
  const { kind, gap } = words.tokens;
  const end = Math.min(to, trigger.last + PREDICATE);
  for (let i = trigger.last; i < end && kind[i] !== SIGN && gap[i]! < LINE; i++)
    for (const form of DEPENDING)
      if (
        words.lexeme(i).whole === form[0] &&
        i + form.length <= end &&
        goesOn(words, i, form) &&
        // «لبحث ما إذا كان …» depends on nothing.
        !words.lexeme(i - 1).whole.endsWith(WHAT)
      )
        return said('hypothetical', words, i, i + form.length);
  return null;
}

/** «عما إذا كان [سيزور] …»; from afar over commas as well: «إذا لم ينسحبوا، [سيفرض] …». */
export function conditionBefore(words: EventWords, token: number, from: number, reach: number): Status | null {
  const { kind, gap } = words.tokens;
  for (let i = token - 1; i >= from && i >= token - reach; i--) {
    if (gap[i + 1]! >= LINE || (kind[i] === SIGN && (reach < FAR || !isComma(words, i)))) return null;
    for (const form of DEPENDING)
      if (words.lexeme(i).whole === form[0] && goesOn(words, i, form))
        return said('hypothetical', words, i, i + form.length);
  }
  return null;
}

/** «سترد البلاد على أي [هجوم]»: none that is known; after a negation there was none. */
export function undetermined(words: EventWords, trigger: TriggerFound, from: number): Status | null {
  const { gap } = words.tokens;
  const any = trigger.token - 1;
  if (trigger.kind === 'verb' || any < from || !ANY.has(words.lexeme(any).norm)) return null;
  for (let i = any - 1; i >= from && i >= any - REACH && gap[i + 1]! < LINE; i--)
    if (NEGATORS.has(words.lexeme(i).norm)) return said('negated', words, i, i + 1);
  return said('hypothetical', words, any, any + 1);
}

/** The vowel of a passive. */
const DAMMA = /\u064f/;
const spelled = ({ tokens: t }: EventWords, i: number): string => t.text.slice(t.start[i]!, t.end[i]!);

/** «الإعلان عن عقد [قمة]»: what somebody speaks of holding is ahead, «بعد عقد [قمة]» and «تم عقد [قمة]» are not. */
export function convened(words: EventWords, trigger: TriggerFound): Status | null {
  const i = trigger.token - 1;
  if (
    i < 1 ||
    trigger.rule.type.type !== MEETING ||
    words.best(i).article ||
    words.best(i).conjunction ||
    // «، عُقد [لقاء]»: the verb, and with its vowel told from the noun.
    words.best(i).pos === 'VERB' ||
    DAMMA.test(spelled(words, i)) ||
    !CONVENING.has(words.lexeme(i).norm)
  )
    return null;
  return isOutside(words, i - 1) || words.best(i - 1).pos === 'VERB' || words.lexeme(i - 1).norm === IN
    ? null
    : said('planned', words, i, i + 1);
}

/** «[استفتاء] أجرته», «[المؤتمر] الذي عقد»: what was held has been, whatever the words before it plan. */
export function isHeld(words: EventWords, trigger: TriggerFound): boolean {
  if (trigger.kind === 'verb') return false;
  const i = words.lexeme(trigger.last).isRelative ? trigger.last + 1 : trigger.last;
  const { reading, whole } = words.lexeme(i);
  // «لم يعقد», «سيعقد» are other words; «عقد» without «الذي» may be a noun.
  return HELD.has(whole) && reading?.conjunction === 0 && (i > trigger.last || whole.length > SHORT);
}
const HELD = folded(data.held);
const SHORT = 3;

/** «[يلتقي] الرجاء الوداد»: the news tell of a match in the present before it is played, of one played in the perfect. */
export function fixture(words: EventWords, trigger: TriggerFound, { carrier }: Bearing, from: number): Status | null {
  const { trigger: rule, type } = trigger.rule;
  const isNoun = trigger.kind !== 'verb' && type.type === MATCH;
  const stage = isNoun ? (carrier >= 0 ? carrier : playing(words, trigger, from)) : -1;
  const verb = FIXTURES.has(rule.id) ? trigger.token : stage >= 0 && STAGING.has(words.lexeme(stage).norm) ? stage : -1;
  if (verb < 0 || words.best(verb).verb?.tense !== 'imperfect' || words.best(verb).pronoun) return null;
  if (verb > 0 && NOT_TO.has(words.lexeme(verb - 1).whole)) return null;
  // «كان الأهلي [يواجه] …»
  for (let i = verb - 1; i >= 0 && i >= verb - AFTER && words.tokens.kind[i] !== SIGN; i--)
    if (AUXILIARY.has(words.lexeme(i).whole)) return null;
  return said('planned', words, verb, verb + 1);
}

/** «يواجه الأهلي ضيفه، في [مباراة] …»: the verb of the clause, -1 for none. */
function playing(words: EventWords, { token }: TriggerFound, from: number): number {
  let i = token - 1;
  const { pos, article } = words.best(i);
  if (pos === 'NOUN' && article === 0) i--;
  if (i < from || words.lexeme(i).norm !== IN) return -1;
  while (i >= from && i >= token - FAR && words.best(i).pos !== 'VERB') i--;
  return i >= from && i >= token - FAR ? i : -1;
}

/** «[الانتخابات] الأخيرة»: it was held, whatever is said of it. */
export const isPast = (words: EventWords, { kind, last }: TriggerFound): boolean =>
  kind !== 'verb' && last < words.tokens.count && PAST.has(words.lexeme(last).whole);

/** «[القمة] المقبلة», «[المباراة] التي ستجمع …», «[القمة] ستعقد …». */
export function behind(words: EventWords, trigger: TriggerFound, to: number): Status | null {
  if (trigger.kind === 'verb') return null;
  const t = words.tokens;
  const isScheduled = SCHEDULED.has(trigger.rule.type.type);
  let isParted = false;
  const end = Math.min(to, trigger.last + PREDICATE);
  for (let i = trigger.last; i < end && t.kind[i] !== SIGN && t.gap[i]! < LINE; i++) {
    const word = words.lexeme(i);
    const status = i < trigger.last + AFTER && !words.lexeme(i - 1).isNegator ? BEHIND.get(word.whole) : undefined;
    // «[المداهمات] على مزارع محتملة»: of another noun.
    const { pos, preposition } = words.best(i);
    isParted ||= pos === 'ADP' || preposition > 0;
    if (status && !(isParted && status === 'hypothetical')) return said(status, words, i, i + 1);
    if (word.isSub || isOutside(words, i)) break;
    const r = word.reading;
    if (r?.pos !== 'VERB') continue;
    const isRelated = i > trigger.last && words.lexeme(i - 1).isRelative;
    // «بعد عدة [لقاءات] سنعمل …»: not of it.
    if (!isRelated && followsOn(words, trigger)) return null;
    const near = i - trigger.last <= (isScheduled ? AFTER : 2);
    return r.future && !CONTINUING.has(word.norm) && !BOUND.has(word.norm) && (isRelated ? near : isScheduled)
      ? said('planned', words, i, i + 1)
      : null;
  }
  return null;
}

/** Does something else come after it: «بعد عقد عدة [لقاءات]»? */
function followsOn(words: EventWords, { token }: TriggerFound): boolean {
  for (let i = token - 1; i >= 0 && i > token - AFTER && words.best(i).pos !== 'VERB'; i--)
    if (isOutside(words, i)) return true;
  return false;
}

/** «[مشروع قانون]», «مشروع قرار [يدين] …»: not adopted, as far as the sentence tells. */
export function drafted(
  words: EventWords,
  trigger: TriggerFound,
  { verbs }: Bearing,
  from: number,
  to: number,
): Status | null {
  const { token } = trigger;
  const isVerb = trigger.kind === 'verb';
  if (!DRAFTED.has(trigger.rule.type.type)) return null;
  if (isVerb && (trigger.verb?.tense !== 'imperfect' || words.best(token - 1).pos !== 'NOUN')) return null;
  const first = Math.max(from, isVerb ? token - 2 : token - 1);
  let i = token;
  while (i >= first && !DRAFTS.has(words.lexeme(i).norm)) i--;
  if (i < first) return null;
  for (let k = Math.max(from, i - FAR); k < Math.min(to, i + AFTER); k++) {
    const { verb } = words.best(k);
    if (verb && !verb.tense.endsWith('participle') && ADOPTING.has(verbs.verb(verb.verb).name)) return null;
  }
  return said('hypothetical', words, i, i + 1);
}

/** «وصل ل[إجراء] …», «ذريعة ل[مهاجمة] …», «لل[إفراج] عن …»: what is done for it comes before it. */
export function purpose(words: EventWords, trigger: TriggerFound, { verbs }: Bearing, from: number): Status | null {
  const { type } = trigger.rule.type;
  if (trigger.kind === 'verb' || PERFORMED.has(type)) return null;
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
    if (reading?.pos === 'VERB' && reading.verb && LEAVING.has(verbs.verb(reading.verb.verb).name))
      return said('planned', words, trigger.token, trigger.last);
  }
  if (AIMLESS.has(type)) return null;
  return said(ATTENDED.has(type) ? 'planned' : 'hypothetical', words, trigger.token, trigger.last);
}
