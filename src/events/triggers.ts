/**
 * Words that may tell of an event: takes words and event types, gives trigger candidates with the reading that makes them one.
 *
 * A verb trigger is a root and form: the verb readings of a word name the verb, so all its forms are found without a list. Nouns and
 * masdars are found by stem. Whether a candidate is an event is decided when its arguments are known (`arguments.ts`).
 */

import { offsetAfter, variantsOf } from '../arabic/proclitics.js';
import type { Reading, Words } from '../arabic/readings.js';
import type { VerbReading } from '../arabic/verbs.js';
import { normalize } from '../text/fold.js';
import { LINE, SIGN, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import { isPassiveHelper, isPlaceHead } from './chunks.js';
import tenses from './data/tenses.json';
import { ARTICLE_FREE, type CompiledTrigger, type TriggerSource } from './pack.js';

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
  find(words: Words, from: number, to: number, skip: (token: number) => boolean): TriggerFound[];
}

/** How far the companion of a light verb may stand behind it, in tokens. */
const WITH_REACH = 8;

/** Finds the triggers of these sources, in their order: ours, then the user's. */
export function triggerIndex(types: WordTypes, sources: readonly TriggerSource[]): TriggerIndex {
  const phraseStarts = types.memo((id) =>
    variantsOf(types, id)
      .flatMap((variant) =>
        sources.map((source) => ({ variant, source, row: source.phrases.start(variant.a, variant.b) })),
      )
      .filter((s) => s.row >= 0),
  );

  interface Hit {
    readonly rule: CompiledTrigger;
    readonly kind: TriggerKind;
    readonly verb: VerbReading | null;
  }
  /** Candidates of one reading of a word. */
  const makeHits = (words: Words, i: number, r: Reading): Hit[] => {
    const out: Hit[] = [];
    if (r.pos === 'VERB') {
      // Other verbs of the same letters are as good: «قتل» I and II.
      for (const other of words.readings(i)) {
        if (other.pos !== 'VERB' || other.from !== r.from || other.to !== r.to || !other.verb) continue;
        const { verb } = other;
        for (const rule of sources.flatMap((s) => s.ofVerb(verb.verb))) {
          if (rule.trigger.voice && rule.trigger.voice !== verb.voice && !ambiguous(words, i, r)) continue;
          if (!out.some((h) => h.rule === rule)) out.push({ rule, kind: 'verb', verb });
        }
      }
      return out;
    }
    if (r.pos !== 'NOUN' && r.pos !== 'ADJ' && r.pos !== 'PROPN') return out;
    const norm = words.tokens.words.norm(words.tokens.type[i]!).slice(r.from, r.to);
    // Before a pronoun ة is written ت.
    const free = r.pronoun && norm.endsWith('\u062a') ? `${norm.slice(0, -1)}\u0647` : null;
    for (const stem of free ? [norm, free] : [norm])
      for (const rule of sources.flatMap((s) => s.ofNoun(stem)))
        if (!out.some((h) => h.rule === rule)) out.push({ rule, kind: 'noun', verb: null });
    // Only a noun that is a form of some verb can be a masdar of another of the same letters.
    for (const other of r.verb ? words.readings(i) : []) {
      const v = other.verb;
      if (v?.person !== 0 || v.tense !== 'masdar' || other.from !== r.from) continue;
      for (const rule of sources.flatMap((s) => s.ofMasdar(v.verb)))
        if (!out.some((h) => h.rule === rule)) out.push({ rule, kind: 'noun', verb: v });
    }
    return out;
  };

  // Most words cannot tell of anything; what one can tell depends on its reading alone.
  const hits = new WeakMap<Reading, readonly Hit[]>();
  const hitsOf = (words: Words, i: number, r: Reading): readonly Hit[] => {
    let list = hits.get(r);
    if (!list) hits.set(r, (list = makeHits(words, i, r)));
    return list;
  };

  const find = (words: Words, from: number, to: number, skip: (token: number) => boolean): TriggerFound[] => {
    const t = words.tokens;
    const out: TriggerFound[] = [];
    for (let i = from; i < to; i++) {
      if (t.kind[i] !== WORD) continue;
      const starts = phraseStarts(t.type[i]!);
      const r = words.best(i);
      const told = hitsOf(words, i, r);
      if ((!starts.length && !told.length) || skip(i) || isPassiveHelper(words, i) || isPlaceHead(words, i, skip))
        continue;
      let phraseEnd = 0;
      let from: TriggerSource | null = null;
      for (const { variant, source, row } of starts)
        for (const { end, phrase } of source.phrases.matches(t, i, variant, row)) {
          if (end < phraseEnd || (end === phraseEnd && from === source)) continue;
          phraseEnd = end;
          from = source;
          for (const rule of source.ofPhrase(phrase))
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
      if (phraseEnd) {
        i = phraseEnd - 1;
        continue;
      }
      const skipLetters = r.conjunction + r.question + r.future + r.preposition;
      const start = skipLetters ? offsetAfter(t, i, skipLetters) : t.start[i]!;
      for (const hit of told) {
        if (hit.kind === 'verb' && !tenseFits(words, i, hit.verb!, r)) continue;
        let last = i + 1;
        let end = t.end[i]!;
        let companion = -1;
        if (hit.rule.with) {
          companion = companionOf(words, i, to, hit.rule.with);
          if (companion < 0) continue;
          last = companion === i + 1 ? companion + 1 : i + 1;
          if (companion === i + 1) end = t.end[companion]!;
        }
        out.push({ rule: hit.rule, kind: hit.kind, token: i, last, start, end, reading: r, verb: hit.verb, companion });
      }
    }
    return out;
  };
  return { find };
}

const JUSSIVE_AFTER = new Set(tenses.jussiveAfter.map((w) => normalize(w)));

/** A jussive needs its particle before it («لم يقل»), and news gives no orders: «أقل» is not a verb of dismissal. */
function tenseFits(words: Words, i: number, v: VerbReading, r: Reading): boolean {
  if (v.tense === 'imperative') return false;
  if (v.tense !== 'jussive') return true;
  return (
    r.preposition > 0 ||
    (i > 0 &&
      JUSSIVE_AFTER.has(
        normalize(words.tokens.words.surface(words.tokens.type[i - 1]!)).slice(words.best(i - 1).conjunction),
      ))
  );
}

const ambiguous = (words: Words, i: number, r: Reading): boolean =>
  words.readings(i).some((o) => o.from === r.from && o.to === r.to && o.verb?.voice === 'passive') &&
  words.readings(i).some((o) => o.from === r.from && o.to === r.to && o.verb?.voice === 'active');

/** Token of the companion of a light verb, -1 for none: in the same clause, within reach. */
function companionOf(words: Words, i: number, to: number, wanted: ReadonlySet<string>): number {
  const t = words.tokens;
  for (let j = i + 1; j < Math.min(to, i + 1 + WITH_REACH) && t.gap[j]! < LINE; j++) {
    if (t.kind[j] === SIGN) continue;
    const r = words.best(j);
    const norm = t.words.norm(t.type[j]!);
    if (wanted.has(ARTICLE_FREE(norm)) || wanted.has(norm.slice(r.from, r.to)) || wanted.has(norm.slice(r.from)))
      return j;
    if (r.pos === 'VERB') return -1;
  }
  return -1;
}
