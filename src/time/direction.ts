/**
 * Past or future: takes a token, gives what the words before it in its clause say about when. The nearest cue wins.
 *
 *   «قال إنه سيزور موسكو الاثنين» → future, by «سيزور» · «أعلن الخميس أنه …» → past
 */

import { type Hit, numbersOf } from '../numbers/lexicon.js';
import { normalize } from '../text/fold.js';
import { LINE, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import cues from './data/cues.json';
import { entries, vocabulary, type Word } from './vocabulary.js';

/** `told`: a verb of saying or a far one of the past ends the search, and leans to neither side; `habit`: «عادة», at no one time. */
export type Direction = 'past' | 'told' | 'future' | 'habit' | null;

const STOPS = new Set(cues.sentenceEnds);
const PREFIXES = cues.futurePrefixes.map(normalize);
const NOT_FUTURE = cues.notFuture.map(normalize);
const NOT_FUTURE_WORDS = new Set(cues.notFutureWords.map(normalize));
const PRESENT = cues.presentPrefixes.map(normalize);
const NOT_PRESENT = cues.notPresent.map(normalize);
const FIRST_PERSON = cues.futureFirstPerson;
const AND = normalize(cues.and);
const TAA = normalize(cues.feminineEnding);
const LONG = normalize(cues.longVowels);
const ARTICLE = normalize(cues.article);
const NOT_PAST = new Set(cues.notPast.map(normalize));
const OBJECTS = cues.objects.map(normalize);
const SECOND_BEFORE = 3;
const LONG_A = normalize(cues.longVowels[0]!);
const FINAL_A = normalize(cues.finalA);
/** Shorter ones are as often nouns: «صدره». */
const SHORTEST_VERB = 4;
const formsOf = (name: string) =>
  new Set(entries.filter((e) => e.class === name).flatMap((e) => e.forms.map(normalize)));
const SCHEDULED_VERBS = formsOf('scheduled');
const PAST_VERBS = formsOf('past');
const REPORT_VERBS = formsOf('report');
/** How many words before an expression may tell. */
const REACH = 40;

const FUTURE = 1;
const PAST = 2;
const SCHEDULED = 3;
const PRESENT_VERB = 4;
const REPORT = 5;
const NO_CUE = 0;
const UNKNOWN = 6;
const HABIT = 7;
/** A verb of the past this near governs the date; one farther off may tell of something else. */
const GOVERNS = 7;

const shapes = numbersOf((words, id) => shapeOf(words.norm(id), words.surface(id)));
/** What a word says by itself; unknown where a phrase may begin with it. */
const wordCues = numbersOf((words, id) =>
  vocabulary.isPlain(words, id) ? cueIn(vocabulary.alone(words, id), words, id) : UNKNOWN,
);

/** What it says where no phrase goes on from it. */
const aloneCues = numbersOf((words, id) => cueIn(vocabulary.alone(words, id), words, id));

function cueOf(t: Tokens, i: number): number {
  const type = t.type[i]!;
  const cue = wordCues(t.words).of(type);
  if (cue !== UNKNOWN) return cue;
  return vocabulary.goesOn(t, i) ? cueIn(vocabulary.at(t, i), t.words, type) : aloneCues(t.words).of(type);
}

function cueIn(hits: readonly Hit<Word>[], words: WordTypes, id: number): number {
  if (hits.some((h) => h.value.class === 'neutralCue')) return NO_CUE;
  for (const h of hits) {
    // «ليشارك», «لتصل»: what follows from something else says nothing about when.
    if (h.skip > 0 && words.unitAt(id, h.skip - 1) !== AND.charCodeAt(0)) continue;
    if (h.value.class === 'future') return FUTURE;
    if (h.value.class === 'scheduled') return SCHEDULED;
    if (h.value.class === 'past') return PAST;
    if (h.value.class === 'report') return REPORT;
    if (h.value.class === 'habit') return HABIT;
  }
  return shapes(words).of(id);
}

/** «سيعقد», «ستجرى», «وسيتم»: the sign of the future before the letters of the imperfect. */
function shapeOf(norm: string, surface: string): number {
  if (surface.startsWith(FIRST_PERSON)) return FUTURE;
  for (const word of norm.startsWith(AND) ? [norm, norm.slice(1)] : [norm]) {
    if (word.length >= 5 && PREFIXES.some((p) => word.startsWith(p)) && !isNoVerb(word)) return FUTURE;
    // «ستصل», «سيقف»: too short to tell by their letters.
    if (PREFIXES.some((p) => word.startsWith(p)) && SCHEDULED_VERBS.has(word.slice(1))) return FUTURE;
    if (isPresent(word)) return PRESENT_VERB;
  }
  return femininePast(norm) || pastWithObject(norm) || pluralPast(norm) ? PAST : NO_CUE;
}

/** «يملك»: a verb of the present by its letters. */
export const isPresent = (word: string): boolean =>
  word.length >= 4 && PRESENT.some((p) => word.startsWith(p)) && !NOT_PRESENT.some((p) => word.startsWith(p));

/** «سيارات», «ستريت», «سيطرت»: begins as a verb of the future does, and is none. */
const isNoVerb = (word: string): boolean => NOT_FUTURE_WORDS.has(word) || NOT_FUTURE.some((p) => word.startsWith(p));

/** «هطلت», «اندلعت»: the feminine ending of the past after a consonant. */
function femininePast(norm: string): boolean {
  const word = norm.startsWith(AND) && norm.length > 4 ? norm.slice(1) : norm;
  return (
    word.length >= 4 &&
    word.endsWith(TAA) &&
    !LONG.includes(word[word.length - 2]!) &&
    !word.startsWith(ARTICLE) &&
    !NOT_PAST.has(word)
  );
}

/** «أطلقها», «نفذتها»: a verb of the past with its object. */
function pastWithObject(norm: string): boolean {
  const word = norm.startsWith(AND) ? norm.slice(1) : norm;
  const object = OBJECTS.find((o) => word.endsWith(o) && word.length - o.length >= SHORTEST_VERB);
  if (!object) return false;
  const verb = word.slice(0, -object.length);
  if (REPORT_VERBS.has(verb)) return true;
  // «استقالته» is as well the noun, «أطلقتها» is not.
  const feminine = verb.endsWith(TAA) && !LONG.includes(verb[verb.length - SECOND_BEFORE]!);
  if (PAST_VERBS.has(verb) || (feminine && PAST_VERBS.has(verb.slice(0, -1)))) return true;
  // «ألقاها», of «ألقى».
  return verb.endsWith(LONG_A) && PAST_VERBS.has(verb.slice(0, -1) + FINAL_A);
}

/** «اعتقلوا», «وصلوا». */
function pluralPast(norm: string): boolean {
  const word = norm.startsWith(AND) ? norm.slice(1) : norm;
  return word.endsWith(PLURAL) && PAST_VERBS.has(word.slice(0, -PLURAL.length));
}
const PLURAL = normalize(cues.pluralPast);

const HARMS = new Set(cues.harms.map(normalize));
const harms = numbersOf((words, id) => Number(HARMS.has(words.norm(id))));
const AHEAD_OF = new Set(cues.aheadOf.map(normalize));
const aheadOf = numbersOf((words, id) => Number(AHEAD_OF.has(words.norm(id))));
const RESULTS = new Set(cues.results.map(normalize));
const results = numbersOf((words, id) => Number(RESULTS.has(words.norm(id))));
const WAS = new Set(cues.was.flatMap((w) => [normalize(w), normalize(cues.and + w)]));
const was = numbersOf((words, id) => Number(WAS.has(words.norm(id))));
const RELATIVES = formsOf('which');
const relates = numbersOf((words, id) => Number(RELATIVES.has(words.norm(id))));
const PUT_OFF = new Set(cues.putOff.map(normalize));
const PUTTING_OFF = cues.puttingOff.map(normalize);
const PUTTING_OFF_AFTER = cues.puttingOffAfter.map(normalize);
const putsOff = numbersOf((words, id) => {
  const norm = words.norm(id);
  const word = norm.startsWith(AND) ? norm.slice(1) : norm;
  const noun = PUTTING_OFF_AFTER.some((p) => word.startsWith(p)) ? word.slice(1) : word;
  return Number(PUT_OFF.has(word) || PUTTING_OFF.some((n) => word.startsWith(n) || noun.startsWith(n)));
});
const OFF_TO = new Set(cues.offTo.map(normalize));
const FROM = normalize(cues.from);
/** How far before a day it may be told what is put off to it. */
const OFF_REACH = 20;

/** «أجلت المحكمة الجلسة إلى الاثنين», «تمديد الهدنة حتى 20 ديسمبر», but not «من أجل الوصول إلى …». */
function isPutOff(t: Tokens, at: number): boolean {
  if (at < 2 || t.kind[at - 1] !== WORD || !OFF_TO.has(t.words.norm(t.type[at - 1]!))) return false;
  for (let j = at - 2; j >= 0 && j >= at - OFF_REACH && t.gap[j + 1]! < LINE; j--) {
    if (t.kind[j] !== WORD) {
      if (STOPS.has(t.text[t.start[j]!]!)) return false;
    } else if (putsOff(t.words).of(t.type[j]!) === 1)
      return j === 0 || t.kind[j - 1] !== WORD || t.words.norm(t.type[j - 1]!) !== FROM;
  }
  return false;
}
/** «الذي», «التي»: begins a clause that tells of something else. */
export const isRelative = (t: Tokens, i: number): boolean => relates(t.words).of(t.type[i]!) === 1;

/** «الرجاء تحديد موعد» asks; «لاعب الرجاء», «الرجاء البيضاوي» is a club. */
function isClub(t: Tokens, i: number): boolean {
  if (t.words.norm(t.type[i]!) !== PLEASE) return false;
  const opens = i === 0 || t.gap[i]! >= LINE || (t.kind[i - 1] !== WORD && STOPS.has(t.text[t.start[i - 1]!]!));
  if (!opens || i + 1 >= t.count || t.kind[i + 1] !== WORD) return true;
  const next = t.words.norm(t.type[i + 1]!);
  return next.startsWith(ARTICLE) || isPresent(next);
}
const PLEASE = normalize(cues.please);

/** «انخفضت على غير المتوقع» tells of nothing to come, «من غير المتوقع أن تنخفض» does. */
function isDenied(t: Tokens, i: number): boolean {
  if (i === 0 || t.words.norm(t.type[i - 1]!) !== NOT) return false;
  return i + 1 >= t.count || t.words.norm(t.type[i + 1]!) !== TO;
}
const NOT = normalize(cues.not);

/** «قد يتأجل إلى شتنبر», «على أن تعقد الأربعاء», but «أكد على أن تونس»: what may be, or is to be. */
function isWished(t: Tokens, i: number): boolean {
  if (i + 1 >= t.count || t.kind[i] !== WORD || t.kind[i + 1] !== WORD) return false;
  const norm = t.words.norm(t.type[i]!);
  const next = t.words.norm(t.type[i + 1]!);
  if (norm === MAY) return next.length >= SHORTEST_VERB && next.startsWith(IMPERFECT[0]!);
  if (norm !== TO || i < 2 || t.words.norm(t.type[i - 1]!) !== ON) return false;
  return isImperfect(next) && cueOf(t, i - 2) !== REPORT;
}
const MAY = normalize(cues.may);
const ON = normalize(cues.on);
const IMPERFECT = cues.imperfect.map(normalize);
/** «تنشر»: may be a verb of the imperfect, where a verb is looked for. */
export const isImperfect = (word: string): boolean =>
  word.length >= SHORTEST_VERB && IMPERFECT.some((p) => word.startsWith(p));

/** Does a word of the future stand one or two words before, or a verb of what is planned one before? */
function isAhead(t: Tokens, i: number): boolean {
  if (i > 0 && t.kind[i - 1] === WORD && cueOf(t, i - 1) === SCHEDULED) return true;
  for (let j = i - 1; j >= 0 && j >= i - 2 && t.kind[j] === WORD; j--) if (cueOf(t, j) === FUTURE) return true;
  return false;
}

/** «أعلنت نيكولا ستورجن الاثنين»: what follows a verb of speech without «أن» or a sign is its subject, a name. */
function isNamed(t: Tokens, at: number): boolean {
  // «قال سنسافر».
  if (t.words.norm(t.type[at]!).startsWith(FIRST_PLURAL)) return false;
  for (let j = at - 1; j >= 0 && j >= at - SUBJECT_REACH && t.kind[j] === WORD && t.gap[j + 1]! < LINE; j--) {
    const norm = t.words.norm(t.type[j]!);
    if (isRelative(t, j) || ASKS.has(norm) || THAT.some((p) => norm.startsWith(p))) return false;
    if (cueOf(t, j) === REPORT) return true;
  }
  return false;
}
/** Does «كان» stand one or two words before, or «كان من المقرر أن»; but not «إن كان»? */
function wasBefore(t: Tokens, at: number): boolean {
  const reach = at > 0 && t.words.norm(t.type[at - 1]!) === TO ? PLAN_REACH : 2;
  for (let j = at - 1; j >= 0 && j >= at - reach && t.kind[j] === WORD && t.gap[j + 1]! < LINE; j--)
    if (was(t.words).of(t.type[j]!) === 1) return j === 0 || !IF.has(t.words.norm(t.type[j - 1]!));
  return false;
}
const PLAN_REACH = 5;
const TO = normalize(cues.that[0]!);
const IF = new Set(cues.if.map(normalize));
/** From a verb of speech to the end of its subject. */
const SUBJECT_REACH = 8;
const THAT = cues.that.map(normalize);
const ASKS = new Set(cues.asks.map(normalize));
const FIRST_PLURAL = cues.futurePrefixes[2]!;

export function futureBefore(t: Tokens, at: number): Direction {
  let first = at;
  /** Was a sign passed, which may close a clause? */
  let closed = false;
  // «نتائج التحقيق في انفجارات الأربعاء».
  if (at > 0 && harms(t.words).of(t.type[at - 1]!) === 1) return 'past';
  // «ستنتظر نتائج اجتماع الأربعاء».
  if (at > 1 && t.kind[at - 1] === WORD && results(t.words).of(t.type[at - 2]!) === 1) return 'past';
  if (isPutOff(t, at)) return 'future';
  for (let j = at - 1; j >= 0 && at - j < REACH; j--) {
    if (isWished(t, j)) return 'future';
    if (t.kind[j] !== WORD) {
      if (STOPS.has(t.text[t.start[j]!]!)) break;
      closed = true;
      first = j;
      continue;
    }
    const cue = cueOf(t, j);
    // «عاش المنتخب، الذي يشارك في البطولة، لحظات هلع مساء الاثنين»: its clause is closed.
    if ((cue === FUTURE || cue === SCHEDULED) && closed && j > 0 && isRelative(t, j - 1)) continue;
    // «كان من المقرر أن تجرى الجمعة», «كانت تشارك الأربعاء».
    if ((cue === FUTURE || cue === SCHEDULED) && wasBefore(t, j)) return 'told';
    if (cue === FUTURE && (isClub(t, j) || isDenied(t, j) || isNamed(t, j))) {
      first = j;
      continue;
    }
    if (cue === FUTURE) return 'future';
    // «تعتزم الحكومة عقد القمة», «المقرر نشر التقرير»: the noun that is spelled as the verb; «قد» is none.
    if (cue === PAST && t.end[j]! - t.start[j]! > 2 && isAhead(t, j)) return 'future';
    if (cue === PAST) return at - j <= GOVERNS ? 'past' : 'told';
    if (cue === REPORT) return 'told';
    if (cue === HABIT && at - j <= GOVERNS) return 'habit';
    if (cue === SCHEDULED) return 'future';
    first = j;
    if (t.gap[j]! >= LINE) break;
  }
  if (first < at && t.kind[first] === WORD && cueOf(t, first) === PRESENT_VERB) return 'future';
  // A headline may put the day first: «الأحد سيعقد».
  if (first === at || at - first <= 1)
    for (let j = at + 1; j < t.count && j < at + 4; j++)
      if (t.kind[j] === WORD && (cueOf(t, j) === FUTURE || cueOf(t, j) === SCHEDULED)) return 'future';
  // «قبل مواجهة الثلاثاء», where nothing else tells.
  if (at > 1 && t.kind[at - 1] === WORD && aheadOf(t.words).of(t.type[at - 2]!) === 1) return 'future';
  return null;
}
