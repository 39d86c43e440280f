/**
 * Event types as bytes and ready to use: takes event types, gives their triggers by verb, noun and phrase, compiled when a text first holds one.
 *
 * Ours are packed at build time, the words of their triggers as tables to look up in, all else one trigger at a time; the user's are taken as
 * they come. Both give the same, a `TriggerSource`.
 */
import type { VerbTable } from '../arabic/verbs.js';
import { ByteReader, ByteWriter, poolOf } from '../core/bytes.js';
import { packValues, unpackValues } from '../core/values.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../match/packed.js';
import { PhraseTable, phraseKey } from '../match/phrases.js';
import { normalize, plain } from '../text/fold.js';
import { normHashes } from '../text/words.js';
import { type CompiledConditions, compileConditions } from './conditions.js';
import type { EventHead, EventType, Frame, Trigger, TriggerRule } from './type.js';
import { articleFree, numberOf, WordSet } from './vocabulary.js';

export interface CompiledTrigger {
  readonly type: EventHead;
  readonly trigger: TriggerRule;
  readonly frame: Frame;
  /** The words of which one must follow («القبض»), null where none is needed. */
  readonly with: WordSet | null;
  /** Of which one must hold whole, if there are any. */
  readonly when: readonly CompiledConditions[];
  readonly unless: CompiledConditions | null;
}

export interface TriggerSource {
  /** Triggers of a verb, by its number in the verb table; of its masdar. */
  ofVerb(verb: number): readonly CompiledTrigger[];
  ofMasdar(verb: number): readonly CompiledTrigger[];
  /** Triggers of a noun, by its norm. */
  ofNoun(norm: string): readonly CompiledTrigger[];
  readonly phrases: PhraseTable;
  ofPhrase(phrase: number): readonly CompiledTrigger[];
}

const NONE: readonly CompiledTrigger[] = [];

const compile = (type: EventHead, trigger: TriggerRule): CompiledTrigger => ({
  type,
  trigger,
  frame: type.frames[trigger.frame] ?? {},
  with: trigger.with ? new WordSet(trigger.with.map((w) => numberOf(articleFree(normalize(w))))) : null,
  when: (trigger.when ? [trigger.when].flat() : []).map((c) => compileConditions(c, type.lists)),
  unless: trigger.unless ? compileConditions(trigger.unless, type.lists) : null,
});

/** The words of all triggers, each with the numbers of its triggers. */
function wordsOf(triggers: readonly Trigger[], verbs: VerbTable) {
  const words = {
    verb: new Map<number, number[]>(),
    masdar: new Map<number, number[]>(),
    noun: new Map<string, number[]>(),
    phrase: new Map<string, number[]>(),
  };
  const push = <K>(map: Map<K, number[]>, key: K, trigger: number) => {
    const list = map.get(key);
    if (list) list.push(trigger);
    else map.set(key, [trigger]);
  };
  triggers.forEach((t, i) => {
    // One verb, but for roots with two verbs of form I.
    for (const verb of t.verb ? verbs.find(t.verb) : []) {
      push(words.verb, verb, i);
      if (t.masdar) push(words.masdar, verb, i);
    }
    for (const m of t.masdars ?? []) push(words.noun, normalize(plain(m)), i);
    for (const n of t.noun ?? []) push(words.noun, normalize(plain(n)), i);
    for (const p of t.phrase ?? []) push(words.phrase, phraseKey(p), i);
  });
  return words;
}

export function packEvents(types: readonly EventType[], verbs: VerbTable): Uint8Array {
  const triggers = types.flatMap((t) => t.triggers);
  const words = wordsOf(triggers, verbs);
  const out = new ByteWriter().uint(types.length);
  for (const t of types) out.uint(t.triggers.length);
  for (const map of [words.verb, words.masdar]) {
    out.uint(map.size);
    for (const [verb, list] of map) {
      out.uint(verb).uint(list.length);
      for (const i of list) out.uint(i);
    }
  }
  for (const map of [words.noun, words.phrase])
    packPhrases(
      out,
      inPackedOrder([...map]).map(([key, values]) => ({ key, values })),
    );
  const heads = types.map(({ triggers: _, ...head }): EventHead => head);
  const rules = triggers.map(
    ({ verb: _v, vowels: _w, masdar: _m, masdars: _s, noun: _n, phrase: _p, ...rule }): TriggerRule => rule,
  );
  return out.bytesOf(packValues([...heads, ...rules])).done();
}

export function unpackEvents(bytes: Uint8Array): TriggerSource {
  const r = new ByteReader(bytes);
  const types = r.uint();
  /** Type of each trigger. */
  const typeOf: number[] = [];
  for (let t = 0; t < types; t++) for (let n = r.uint(); n > 0; n--) typeOf.push(t);
  const byNumber = () => {
    const map = new Map<number, number[]>();
    for (let n = r.uint(); n > 0; n--) {
      const verb = r.uint();
      const list: number[] = [];
      for (let k = r.uint(); k > 0; k--) list.push(r.uint());
      map.set(verb, list);
    }
    return map;
  };
  const [byVerb, byMasdar] = [byNumber(), byNumber()];
  const [nouns, phrases] = [unpackPhrases(r), unpackPhrases(r)];
  const values = unpackValues(bytes.subarray(r.position));
  const heads: (EventHead | undefined)[] = [];
  const rules: (CompiledTrigger | undefined)[] = [];
  const rule = (i: number): CompiledTrigger => {
    const known = rules[i];
    if (known) return known;
    const t = typeOf[i]!;
    heads[t] ??= values.value(t) as EventHead;
    const made = compile(heads[t], values.value(types + i) as TriggerRule);
    rules[i] = made;
    return made;
  };
  const all = (list: readonly number[] | undefined) => (list ? list.map(rule) : NONE);
  const ofPhrases: (readonly CompiledTrigger[] | undefined)[] = [];
  return {
    ofVerb: (verb) => all(byVerb.get(verb)),
    ofMasdar: (verb) => all(byMasdar.get(verb)),
    ofNoun(norm) {
      const { a, b } = normHashes(norm);
      const phrase = nouns.table.word(a, b, (text) => text === norm);
      return phrase < 0 ? NONE : Array.from(nouns.values(phrase), rule);
    },
    phrases: phrases.table,
    ofPhrase: (phrase) => (ofPhrases[phrase] ??= Array.from(phrases.values(phrase), rule)),
  };
}

/** The user's types, ready to use. */
export function compileEvents(types: readonly EventType[], verbs: VerbTable): TriggerSource {
  const words = wordsOf(
    types.flatMap((t) => t.triggers),
    verbs,
  );
  const rules = types.flatMap((type) => type.triggers.map((trigger) => compile(type, trigger)));
  const all = (list: readonly number[] | undefined) => (list ? list.map((i) => rules[i]!) : NONE);
  const phrases = [...words.phrase].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return {
    ofVerb: (verb) => all(words.verb.get(verb)),
    ofMasdar: (verb) => all(words.masdar.get(verb)),
    ofNoun: (norm) => all(words.noun.get(norm)),
    phrases: new PhraseTable(poolOf(phrases.map(([key]) => key))),
    ofPhrase: (phrase) => all(phrases[phrase]![1]),
  };
}

/** Types of entity that a bare noun may describe. */
export const NOMINALS = ['organization', 'group', 'person'] as const;

/** The nouns of `data/nominals.json`; of a noun that stands in two lists the later type counts. */
export function packNominals(nouns: Readonly<Record<(typeof NOMINALS)[number], readonly string[]>>): Uint8Array {
  const types = new Map<string, number>();
  NOMINALS.forEach((type, i) => {
    for (const n of nouns[type]) types.set(normalize(n), i);
  });
  const rows = inPackedOrder([...types]).map(([key, type]) => ({ key, values: [type] }));
  return packPhrases(new ByteWriter(), rows).done();
}
