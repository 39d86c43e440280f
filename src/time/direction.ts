/**
 * Past or future: takes a token, gives what the words before it in its clause say about when. The nearest cue wins.
 *
 *   «قال إنه سيزور موسكو الاثنين» → future, by «سيزور» · «أعلن الخميس أنه …» → past
 */
import { LINE, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import cues from './data/cues.json';
import { normalize } from '../text/fold.js';
import { vocabulary } from './vocabulary.js';

export type Direction = 'past' | 'future' | null;

const STOPS = new Set(cues.sentenceEnds);
const PREFIXES = cues.futurePrefixes.map(normalize);
const NOT_FUTURE = cues.notFuture.map(normalize);
const PRESENT = cues.presentPrefixes.map(normalize);
const NOT_PRESENT = cues.notPresent.map(normalize);
const FIRST_PERSON = cues.futureFirstPerson;
const AND = normalize(cues.and);
/** How many words before an expression may tell. */
const REACH = 40;

const columns = new WeakMap<WordTypes, (id: number) => number>();
const FUTURE = 1;
const PAST = 2;
const SCHEDULED = 3;
const PRESENT_VERB = 4;
const NO_CUE = 0;

function cueOf(t: Tokens, i: number): number {
  const hits = vocabulary.at(t, i);
  if (hits.some((h) => h.value.class === 'neutralCue')) return NO_CUE;
  for (const h of hits) {
    // «ليشارك», «لتصل»: what follows from something else says nothing about when.
    if (h.skip > 0 && t.words.unitAt(t.type[i]!, h.skip - 1) !== AND.charCodeAt(0)) continue;
    if (h.value.class === 'future') return FUTURE;
    if (h.value.class === 'scheduled') return SCHEDULED;
    if (h.value.class === 'past') return PAST;
  }
  let column = columns.get(t.words);
  if (!column) {
    const words = t.words;
    column = words.memo((id) => shapeOf(words.norm(id), words.surface(id)));
    columns.set(words, column);
  }
  return column(t.type[i]!);
}

/** «سيعقد», «ستجرى», «وسيتم»: the sign of the future before the letters of the imperfect. */
function shapeOf(norm: string, surface: string): number {
  if (surface.startsWith(FIRST_PERSON)) return FUTURE;
  for (const word of norm.startsWith(AND) ? [norm, norm.slice(1)] : [norm]) {
    if (word.length >= 5 && PREFIXES.some((p) => word.startsWith(p)) && !NOT_FUTURE.some((p) => word.startsWith(p)))
      return FUTURE;
    if (word.length >= 4 && PRESENT.some((p) => word.startsWith(p)) && !NOT_PRESENT.some((p) => word.startsWith(p)))
      return PRESENT_VERB;
  }
  return NO_CUE;
}

export function futureBefore(t: Tokens, at: number): Direction {
  let first = at;
  for (let j = at - 1; j >= 0 && at - j < REACH; j--) {
    if (t.kind[j] !== WORD) {
      if (STOPS.has(t.text[t.start[j]!]!)) break;
      first = j;
      continue;
    }
    const cue = cueOf(t, j);
    if (cue === FUTURE) return 'future';
    if (cue === PAST) return 'past';
    if (cue === SCHEDULED) return 'future';
    first = j;
    if (t.gap[j]! >= LINE) break;
  }
  if (first < at && t.kind[first] === WORD && cueOf(t, first) === PRESENT_VERB) return 'future';
  // A headline may put the day first: «الأحد سيعقد».
  if (first === at || at - first <= 1)
    for (let j = at + 1; j < t.count && j < at + 4; j++) if (t.kind[j] === WORD && cueOf(t, j) === FUTURE) return 'future';
  return null;
}
