/**
 * Words that may tell of an event: takes words and event types, gives trigger candidates with the reading that makes them one.
 *
 * A verb trigger is a root and form: the verb readings of a word name the verb, so all its forms are found without a list. Nouns and
 * masdars are found by stem. Whether a candidate is an event is decided when its arguments are known (`arguments.ts`).
 */

import { offsetAfter, variantsOf } from '../arabic/proclitics.js';
import type { Reading, Words } from '../arabic/readings.js';
import type { VerbReading, VerbTable } from '../arabic/verbs.js';
import { poolOf } from '../core/bytes.js';
import { PhraseTable, phraseKey } from '../match/phrases.js';
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import { isPassiveHelper, isPlaceHead } from './chunks.js';
import type { EventType, Frame, Trigger } from './type.js';

export type TriggerKind = 'verb' | 'noun' | 'phrase';

export interface CompiledTrigger {
  readonly type: EventType;
  readonly trigger: Trigger;
  readonly frame: Frame;
  /** Norms of the words that must follow («القبض»), null where none is needed. */
  readonly with: ReadonlySet<string> | null;
}

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
  readonly types: readonly EventType[];
  find(words: Words, from: number, to: number, skip: (token: number) => boolean): TriggerFound[];
}

/** How far the companion of a light verb may stand behind it, in tokens. */
const WITH_REACH = 8;
const ARTICLE_FREE = (norm: string) => (norm.startsWith('\u0627\u0644') ? norm.slice(2) : norm);

export function triggerIndex(types: WordTypes, verbs: VerbTable, eventTypes: readonly EventType[]): TriggerIndex {
  const byVerb = new Map<number, CompiledTrigger[]>();
  const byMasdar = new Map<number, CompiledTrigger[]>();
  const byNoun = new Map<string, CompiledTrigger[]>();
  const phrases = new Map<string, CompiledTrigger[]>();
  const numbers = new Map<string, number[]>();
  verbs.verbs.forEach((v, i) => {
    const key = `${v.root} ${v.form}`;
    numbers.set(key, [...(numbers.get(key) ?? []), i]);
  });
  const push = <K>(map: Map<K, CompiledTrigger[]>, key: K, c: CompiledTrigger) => {
    const list = map.get(key);
    if (list) list.push(c);
    else map.set(key, [c]);
  };
  for (const type of eventTypes)
    for (const trigger of type.triggers) {
      const c: CompiledTrigger = {
        type,
        trigger,
        frame: type.frames[trigger.frame] ?? {},
        with: trigger.with ? new Set(trigger.with.map((w) => ARTICLE_FREE(normalize(w)))) : null,
      };
      if (trigger.verb) {
        // One verb, but for roots with two verbs of form I.
        for (const verb of numbers.get(trigger.verb) ?? []) {
          push(byVerb, verb, c);
          if (trigger.masdar) push(byMasdar, verb, c);
        }
      }
      for (const m of trigger.masdars ?? []) push(byNoun, normalize(plain(m)), c);
      for (const n of trigger.noun ?? []) push(byNoun, normalize(plain(n)), c);
      for (const p of trigger.phrase ?? []) push(phrases, phraseKey(p), c);
    }
  const phraseList = [...phrases].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const phraseTable = new PhraseTable(poolOf(phraseList.map(([key]) => key)));
  const phraseStarts = types.memo((id) =>
    variantsOf(types, id)
      .map((variant) => ({ variant, row: phraseTable.start(variant.a, variant.b) }))
      .filter((s) => s.row >= 0),
  );

  interface Hit {
    readonly rule: CompiledTrigger;
    readonly kind: TriggerKind;
    readonly verb: VerbReading | null;
  }
  /** Candidates of one reading of a word. */
  const hitsOf = (words: Words, i: number, r: Reading): Hit[] => {
    const out: Hit[] = [];
    if (r.pos === 'VERB') {
      // Other verbs of the same letters are as good: «قتل» I and II.
      for (const other of words.readings(i)) {
        if (other.pos !== 'VERB' || other.from !== r.from || other.to !== r.to || !other.verb) continue;
        for (const rule of byVerb.get(other.verb.verb) ?? []) {
          if (rule.trigger.voice && rule.trigger.voice !== other.verb.voice && !ambiguous(words, i, r)) continue;
          if (!out.some((h) => h.rule === rule)) out.push({ rule, kind: 'verb', verb: other.verb });
        }
      }
      return out;
    }
    if (r.pos !== 'NOUN' && r.pos !== 'ADJ' && r.pos !== 'PROPN') return out;
    const norm = normalize(words.tokens.words.surface(words.tokens.type[i]!)).slice(r.from, r.to);
    // Before a pronoun ة is written ت.
    const free = r.pronoun && norm.endsWith('\u062a') ? `${norm.slice(0, -1)}\u0647` : null;
    for (const stem of free ? [norm, free] : [norm])
      for (const rule of byNoun.get(stem) ?? [])
        if (!out.some((h) => h.rule === rule)) out.push({ rule, kind: 'noun', verb: null });
    for (const other of words.readings(i)) {
      const v = other.verb;
      if (v?.person !== 0 || v.tense !== 'masdar' || other.from !== r.from) continue;
      for (const rule of byMasdar.get(v.verb) ?? [])
        if (!out.some((h) => h.rule === rule)) out.push({ rule, kind: 'noun', verb: v });
    }
    return out;
  };

  const find = (words: Words, from: number, to: number, skip: (token: number) => boolean): TriggerFound[] => {
    const t = words.tokens;
    const out: TriggerFound[] = [];
    for (let i = from; i < to; i++) {
      if (t.kind[i] !== WORD || skip(i) || isPassiveHelper(words, i) || isPlaceHead(words, i, skip)) continue;
      let phraseEnd = 0;
      for (const { variant, row } of phraseStarts(t.type[i]!))
        for (const { end, phrase } of phraseTable.matches(t, i, variant, row)) {
          if (end <= phraseEnd) continue;
          phraseEnd = end;
          for (const rule of phraseList[phrase]![1])
            out.push({
              rule,
              kind: 'phrase',
              token: i,
              last: end,
              start: variant.skip ? offsetAfter(t, i, variant.skip) : t.start[i]!,
              end: t.end[end - 1]!,
              reading: words.best(i),
              verb: words.best(i).verb,
              companion: -1,
            });
        }
      if (phraseEnd) {
        i = phraseEnd - 1;
        continue;
      }
      const r = words.best(i);
      const skipLetters = r.conjunction + r.question + r.future + r.preposition;
      const start = skipLetters ? offsetAfter(t, i, skipLetters) : t.start[i]!;
      for (const hit of hitsOf(words, i, r)) {
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
  return { types: eventTypes, find };
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
