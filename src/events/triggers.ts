/**
 * Words that may tell of an event: takes words and event types, gives trigger candidates with the reading that makes them one.
 *
 * A verb trigger is a root and form: the verb readings of a word name the verb, so all its forms are found without a list. Nouns and
 * masdars are found by stem. Whether a candidate is an event is decided when its arguments are known (`arguments.ts`).
 */

import { offsetAfter, type Variant, variantsOf } from '../arabic/proclitics.js';
import type { Reading } from '../arabic/readings.js';
import type { VerbReading } from '../arabic/verbs.js';
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import { type Cues, wordsPass } from './conditions.js';
import tenses from './data/tenses.json';
import type { EventWords, Lexeme } from './lexeme.js';
import type { CompiledTrigger, TriggerSource } from './pack.js';
import { partnersOf, type WordSet } from './vocabulary.js';

export type { CompiledTrigger } from './pack.js';

export type TriggerKind = 'verb' | 'noun' | 'phrase';

export interface TriggerFound {
  readonly rule: CompiledTrigger;
  readonly kind: TriggerKind;
  /** Token of the word itself; arguments are read from `last` on. */
  readonly token: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
  readonly verb: VerbReading | null;
  /** Token of the word that a light verb needed, -1 where none was needed. */
  readonly companion: number;
}

export interface TriggerIndex {
  /** Candidates of a sentence in order, of which its words let pass, if they are asked; no word that a name or time covers. */
  find(words: EventWords, from: number, to: number, covered: Uint8Array, cues?: Cues): TriggerFound[];
}

/** How far the companion of a light verb may stand behind it, in tokens. */
const WITH_REACH = 8;

/** A trigger that a word is by itself. */
interface Hit {
  readonly rule: CompiledTrigger;
  readonly kind: TriggerKind;
  readonly verb: VerbReading | null;
}
/** Row of a table of phrases where those lie that begin with a word. */
interface Start {
  readonly variant: Variant;
  readonly source: TriggerSource;
  readonly row: number;
  /** Some phrase is this one word. */
  readonly isWhole: boolean;
}
/** What a word may tell of: phrases that may begin with it, triggers that it is. */
export interface Told {
  readonly starts: readonly Start[];
  readonly hits: readonly Hit[];
}
/** Most words cannot tell of anything. */
const NOTHING: Told = { starts: [], hits: [] };

/** Finds the triggers of these sources, in their order: ours, then the user's. */
export function triggerIndex(types: WordTypes, sources: readonly TriggerSource[]): TriggerIndex {
  const startsOf = (id: number): Start[] => {
    const out: Start[] = [];
    for (const variant of variantsOf(types, id))
      for (const source of sources) {
        const row = source.phrases.start(variant.a, variant.b);
        if (row < 0) continue;
        out.push({ variant, source, row, isWhole: source.phrases.wordsOf(types, id, variant, row).length > 0 });
      }
    return out;
  };

  const hitsOf = (words: EventWords, i: number, r: Reading): Hit[] => {
    const out: Hit[] = [];
    const add = (rule: CompiledTrigger, kind: TriggerKind, verb: VerbReading | null) => {
      if (!out.some((h) => h.rule === rule && h.verb?.tense === verb?.tense)) out.push({ rule, kind, verb });
    };
    if (r.pos === 'VERB') {
      // Other verbs of the same letters are as good: «قتل» I and II.
      for (const other of words.readings(i)) {
        if (other.pos !== 'VERB' || other.from !== r.from || other.to !== r.to || !other.verb) continue;
        const { verb } = other;
        for (const source of sources)
          for (const rule of source.ofVerb(verb.verb))
            if (!rule.trigger.voice || rule.trigger.voice === verb.voice || ambiguous(words, i, r))
              add(rule, 'verb', verb);
      }
      return out;
    }
    // A participle in the accusative is often taken for an adverb: «داعيا».
    if (r.pos !== 'NOUN' && r.pos !== 'ADJ' && r.pos !== 'PROPN' && r.pos !== 'ADV') return out;
    const { norm } = words.lexeme(i);
    for (const source of sources) for (const rule of source.ofNoun(norm)) add(rule, 'noun', null);
    // Before a pronoun ة is written ت.
    if (r.pronoun && norm.endsWith(TA))
      for (const source of sources) for (const rule of source.ofNoun(norm.slice(0, -1) + HA)) add(rule, 'noun', null);
    // Only a noun that is a form of some verb can be a masdar of another of the same letters.
    for (const other of r.verb ? words.readings(i) : []) {
      const v = other.verb;
      if (v?.person !== 0 || v.tense !== 'masdar' || other.from !== r.from) continue;
      for (const source of sources) for (const rule of source.ofMasdar(v.verb)) add(rule, 'noun', v);
    }
    return out;
  };

  const tell = (words: EventWords, i: number, word: Lexeme): Told => {
    if (!word.reading || word.isPassiveHelper || ADVERBS.has(word.stem)) return NOTHING;
    const starts = startsOf(words.tokens.type[i]!);
    const hits = hitsOf(words, i, word.reading);
    return starts.length || hits.length ? { starts, hits } : NOTHING;
  };

  // By the number of a reading, 1 where it was found to tell of nothing: most tokens cost this one look.
  let idle = new Uint8Array(1024);
  types.onEmptied(() => {
    idle = new Uint8Array(1024);
  });

  const find = (words: EventWords, from: number, to: number, covered: Uint8Array, cues?: Cues): TriggerFound[] => {
    const t = words.tokens;
    cues?.enter(from, to);
    const place = { token: 0, last: 0 };
    const { taken } = words;
    const out: TriggerFound[] = [];
    for (let i = from; i < to; i++) {
      const number = taken[i]!;
      if (covered[i] || (number < idle.length && idle[number])) continue;
      const word = words.lexeme(i);
      word.told ??= tell(words, i, word);
      if (word.told === NOTHING) {
        if (number >= idle.length) idle = wider(idle, 2 * number);
        idle[number] = 1;
        continue;
      }
      // «مدينة» before a name: the kind of place, not a participle.
      if (word.isPlace && i + 1 < t.count && covered[i + 1]) continue;
      const { starts, hits } = word.told;
      const r = word.reading!;
      let phraseEnd = 0;
      let longest: TriggerSource | null = null;
      for (const { variant, source, row, isWhole } of starts) {
        if (!isWhole && !source.phrases.mayGoOn(t, i, row)) continue;
        for (const { end, phrase } of source.phrases.matches(t, i, variant, row)) {
          if (end < phraseEnd || (end === phraseEnd && longest === source)) continue;
          phraseEnd = end;
          longest = source;
          place.token = i;
          place.last = end;
          for (const rule of source.ofPhrase(phrase))
            if (!cues || wordsPass(cues, rule, place))
              out.push({
                rule,
                kind: 'phrase',
                token: i,
                last: end,
                start: variant.skip ? offsetAfter(t, i, variant.skip) : t.start[i]!,
                end: t.end[end - 1]!,
                reading: r,
                verb: r.verb,
                companion: -1,
              });
        }
      }
      if (phraseEnd) {
        i = phraseEnd - 1;
        continue;
      }
      const skipLetters = r.conjunction + r.question + r.future + r.preposition;
      let before: CompiledTrigger | null = null;
      for (const hit of hits) {
        if (hit.kind === 'verb' && !tenseFits(words, i, hit.verb!, r)) continue;
        let last = i + 1;
        let companion = -1;
        if (hit.rule.with) {
          companion = companionOf(words, i, to, hit.rule.with);
          if (companion < 0) continue;
          if (companion === i + 1) last++;
        }
        // Of readings of one verb the first whose tense fits: «دعا» he called, not «call, you two».
        if (before === hit.rule) continue;
        before = hit.rule;
        place.token = i;
        place.last = last;
        if (cues && !wordsPass(cues, hit.rule, place)) continue;
        const start = skipLetters ? offsetAfter(t, i, skipLetters) : t.start[i]!;
        const end = t.end[last - 1]!;
        out.push({ rule: hit.rule, kind: hit.kind, token: i, last, start, end, reading: r, verb: hit.verb, companion });
      }
    }
    return out;
  };
  return { find };
}

function wider(column: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  out.set(column);
  return out;
}

const TA = '\u062a';
const HA = '\u0647';
/** «هنا» is no «هنأ». */
const ADVERBS = new Set(tenses.adverbs.map((w) => plain(w)));
const JUSSIVE_AFTER = new Set(tenses.jussiveAfter.map((w) => normalize(w)));

/** A jussive needs its particle before it («لم يقل»), and news gives no orders: «أقل» is not a verb of dismissal. */
function tenseFits(words: EventWords, i: number, v: VerbReading, r: Reading): boolean {
  if (v.tense === 'imperative') return false;
  if (v.tense !== 'jussive' || r.preposition > 0) return true;
  if (i === 0) return false;
  const { whole, reading } = words.lexeme(i - 1);
  return JUSSIVE_AFTER.has(whole.slice(reading?.conjunction ?? 0));
}

const ambiguous = (words: EventWords, i: number, r: Reading): boolean =>
  words.readings(i).some((o) => o.from === r.from && o.to === r.to && o.verb?.voice === 'passive') &&
  words.readings(i).some((o) => o.from === r.from && o.to === r.to && o.verb?.voice === 'active');

/** Token of the companion of a light verb, -1 for none: in the same clause, within reach. */
function companionOf(words: EventWords, i: number, to: number, wanted: WordSet): number {
  const t = words.tokens;
  const end = Math.min(to, i + 1 + WITH_REACH);
  for (let j = i + 1; j < end && t.gap[j]! < LINE; j++) {
    if (t.kind[j] === SIGN) continue;
    const word = words.lexeme(j);
    for (const partner of partnersOf(word)) if (wanted.has(partner)) return j;
    if (word.reading?.pos === 'VERB') return -1;
  }
  return -1;
}
