/**
 * What it was about: takes a trigger and the words of its type after which the topic stands («حول», «بشأن», «لبحث»), gives the stretch behind
 * the first of them, up to the end of the clause.
 *
 *   «اجتماع حول [الأمن الغذائي في الساحل]» · «طالب [بالإفراج عن الصحفي]»: a preposition of one letter is left out.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN } from '../text/token.js';
import type { Span } from '../types.js';
import type { Reader } from './clause.js';
import topics from './data/topics.json';
import { lexeme } from './lexeme.js';
import type { Places } from './roles.js';
import { span } from './spans.js';
import type { TriggerFound } from './triggers.js';
import type { EventHead } from './type.js';

/** How far behind the trigger a topic may begin, and how long it may be, in tokens. */
const REACH = 10;
const LENGTH = 9;
/** «على الرغم», «بالتالي»: no topic. */
const FIXED = new Set(topics.fixed.map((w) => normalize(plain(w))));

/** Forms as norms; a last word of one letter is a preposition written with the topic. */
interface Cue {
  readonly words: readonly string[];
  readonly clitic: string;
}
const compiled = new WeakMap<EventHead, readonly Cue[]>();

function cuesOf(type: EventHead): readonly Cue[] {
  let cues = compiled.get(type);
  if (!cues) {
    // «بشأن» before «ب».
    cues = (type.topics ?? [])
      .map((form) => {
        const words = normalize(plain(form)).split(' ');
        const clitic = words.at(-1)!.length === 1 ? words.pop()! : '';
        return { words, clitic };
      })
      .sort((a, b) => b.words.length - a.words.length);
    compiled.set(type, cues);
  }
  return cues;
}

export function topicsOf(reader: Reader, trigger: TriggerFound, places: Places, to: number): Span[] {
  const cues = cuesOf(trigger.rule.type);
  if (!cues.length) return [];
  const { words } = reader.c;
  const t = words.tokens;
  const taken = (i: number) => places.arguments.some((a) => i >= a.referent.first && i < a.referent.last);
  const norm = (i: number) => t.words.norm(t.type[i]!);
  for (let i = trigger.last; i < Math.min(to, trigger.last + REACH) && t.kind[i] !== SIGN && t.gap[i]! < LINE; i++) {
    if (reader.c.timeAt(i)) continue;
    const { conjunction } = words.best(i);
    for (const cue of cues) {
      if (!cue.words.every((w, k) => i + k < to && (k ? norm(i + k) : norm(i).slice(conjunction)) === w)) continue;
      const first = i + cue.words.length;
      if (first >= to || t.kind[first] === SIGN || taken(first) || reader.c.timeAt(first)) continue;
      const r = words.best(first);
      const skip = cue.clitic ? r.conjunction + r.preposition : 0;
      if (cue.clitic && (r.preposition !== 1 || norm(first)[r.conjunction] !== cue.clitic)) continue;
      // «بأن …», «على هذا», «ندد بإسرائيل»: a clause, nothing named, or somebody.
      const opens = lexeme(words, first);
      if (FIXED.has(opens.norm) || FIXED.has(norm(first).slice(skip))) continue;
      if (opens.isSub || opens.isDemonstrative || r.pos === 'SCONJ' || r.pos === 'ADP' || r.pos === 'VERB') continue;
      if (cue.clitic && reader.c.entities.at[first]! >= 0) continue;
      return [span(t.text, offsetAfter(t, first, skip), t.end[lastOf(reader, first, to) - 1]!)];
    }
  }
  return [];
}

/** Token after the topic: it ends at a sign, a finite verb, a particle, a time or a new clause. */
function lastOf(reader: Reader, first: number, to: number): number {
  const { words, timeAt } = reader.c;
  const t = words.tokens;
  const open = new Set(reader.chunks.filter((k) => k.kind !== 'np' && k.kind !== 'adverb').map((k) => k.first));
  let i = first + 1;
  while (i < Math.min(to, first + LENGTH) && !open.has(i) && !timeAt(i) && t.gap[i]! < LINE) i++;
  // No preposition is left hanging.
  while (i > first + 1 && (words.best(i - 1).pos === 'ADP' || words.best(i - 1).pos === 'CCONJ')) i--;
  return i;
}
