/**
 * The events of a document before they are merged: takes words, sentences, entities, times and numbers, gives one draft for each word that
 * tells of an event.
 *
 * Sentence by sentence it finds words that may tell of one (`triggers.ts`), lets stand those that likely do (`select.ts`, `choose.ts`), and
 * drafts what is told (`sentence.ts`). Then the rest of the document may say otherwise whether it happened (`status-weigh.ts`).
 */
import { Features } from '../core/features.js';
import type { TitleFound } from '../names/titles.js';
import { readArguments } from './arguments.js';
import { type Chosen, carry, dropCovered, strongest } from './choose.js';
import { readChunks } from './chunks.js';
import type { Reader } from './clause.js';
import { Cues, placesPass } from './conditions.js';
import { Discourse } from './discourse.js';
import type { EventContext, EventDraft } from './draft.js';
import { noteSentence } from './notes.js';
import { pointingTo, type ReferentContext } from './referents.js';
import { chanceOf, featuresOf, isHabit, isTopic, named, priorOf, readAround, type Stand } from './select.js';
import { draftsOf } from './sentence.js';
import { weighStatuses } from './status-weigh.js';
import { isDatable, timesWithin } from './times.js';
import type { TriggerFound } from './triggers.js';

/** A trigger below this chance tells of nothing. */
const LEAST = 0.5;
/** How many sentences after the title are the lead. */
const LEAD = 2;
/** How far before and behind a trigger a place tells of it, in tokens. */
const PLACED_BEFORE = 6;
const PLACED_BEHIND = 8;
const NO_TRIGGERS: readonly TriggerFound[] = [];

export function findEvents(c: EventContext): EventDraft[] {
  const finder = new Finder(c);
  for (let s = 0; s < c.sentences.count; s++) finder.read(s);
  finder.nameInTitles();
  weighStatuses(c, finder.drafts);
  return finder.drafts;
}

class Finder {
  readonly drafts: EventDraft[] = [];
  /** Types of the drafts so far. */
  private readonly told = new Set<string>();
  private readonly context: ReferentContext;
  private readonly discourse: Discourse;
  /** Tokens of names and times. */
  private readonly covered: Uint8Array;
  /** Tokens that a light verb needs. */
  private readonly companions: Uint8Array;
  /** By the token they start at. */
  private readonly ordinals: ReadonlyMap<number, number>;
  /** Tokens directly behind a number. */
  private readonly counts: ReadonlySet<number>;
  private readonly cues: Cues;
  private readonly leadEnd: number;
  /** Sentences as far as they were asked for: one without a trigger is read only if a pronoun may point into it. */
  private readonly readers: (Reader | undefined)[];
  private readonly around = new Features();
  /** How many sentences have their phrases noted. */
  private noted = 0;

  constructor(private readonly c: EventContext) {
    const { words, entities, names, sentences } = c;
    const { count } = words.tokens;
    const timeCover = new Uint8Array(count);
    for (const time of c.times) timeCover.fill(1, time.first, time.last);
    this.covered = timeCover.slice();
    for (const m of entities.mentions) this.covered.fill(1, m.first, m.last);
    const companions = new Uint8Array(count);
    this.companions = companions;
    const titleAt: (TitleFound | null)[] = new Array(count).fill(null);
    for (const title of names.titles) titleAt[title.first] = title;
    this.context = {
      words,
      entities,
      timeAt: (i) => timeCover[i] === 1,
      isTitle: (i) => titleAt[i] !== null,
      isDemonym: names.demonymAt,
      isCompanion: (i) => companions[i] === 1,
      nationOf: nations(c),
      titleAt: (i) => titleAt[i]!,
    };
    const ordinals = c.numbers.filter((n) => n.kind === 'ordinal');
    this.ordinals = new Map(ordinals.reverse().map((n) => [n.first, n.value]));
    this.counts = new Set(c.numbers.map((n) => n.last));
    this.discourse = new Discourse(words, entities);
    this.cues = new Cues(words);
    this.readers = new Array(sentences.count).fill(undefined);
    let leadEnd = LEAD;
    while (leadEnd < sentences.count && sentences.first[leadEnd - LEAD]! < c.titleEnd) leadEnd++;
    this.leadEnd = leadEnd;
  }

  /** Drafts of the events that sentence s tells. */
  read(s: number): void {
    const { words, sentences, index } = this.c;
    const from = sentences.first[s]!;
    const to = sentences.first[s + 1]!;
    const found = index.find(words, from, to, this.covered, this.cues);
    if (!found.length) return;
    for (const { companion } of found) if (companion >= 0) this.companions[companion] = 1;
    this.note(s);
    const chosen = this.choose(found, s, from, to);
    if (!chosen.length) return;
    const drafts = draftsOf(this.c, this.reader(s), chosen, this.ordinals);
    for (const d of drafts) this.told.add(d.type.type);
    this.drafts.push(...drafts);
  }

  private choose(found: readonly TriggerFound[], s: number, from: number, to: number): readonly Chosen[] {
    const { words, titleEnd, sentences, observe } = this.c;
    const inTitle = from < titleEnd;
    const inLead = from >= titleEnd && s <= this.leadEnd;
    const timed = this.c.times.slice(...timesWithin(this.c.times, from, to)).some(isDatable);
    const chosen: Chosen[] = [];
    /** Those of the token before. */
    let rivals: readonly Chosen[] = [];
    for (let k = 0; k < found.length; k++) {
      const trigger = found[k]!;
      if (isTopic(words, trigger, from) || isHabit(words, trigger, from, to)) continue;
      const places = readArguments(this.reader(s), trigger);
      if (!placesPass(this.cues, trigger, places, this.told)) continue;
      const quoted = sentences.quoted[trigger.token] === 1;
      const stand: Stand = {
        inTitle,
        inLead,
        quoted,
        timed,
        outdone: isOutdone(found, k),
        counted: this.counts.has(trigger.token),
        placed: this.isPlaced(trigger, from, to),
      };
      const features = featuresOf(words, trigger, places, stand);
      readAround(this.around, words, trigger, places, features, from, this.told.has(trigger.rule.type.type));
      const chance =
        observe?.(trigger, named(trigger, features), this.around.read()) ?? chanceOf(trigger, features, this.around);
      if (chance < LEAST) continue;
      if (rivals.length && rivals[0]!.trigger.token !== trigger.token) {
        chosen.push(...rivals);
        rivals = [];
      }
      rivals = strongest([...rivals, { trigger, places, chance, features, carriers: NO_TRIGGERS }]);
    }
    chosen.push(...rivals);
    return dropCovered(carry(chosen));
  }

  /** Is a place named near the trigger? */
  private isPlaced(trigger: TriggerFound, from: number, to: number): boolean {
    const { at, mentions, list } = this.c.entities;
    const end = Math.min(to, trigger.last + PLACED_BEHIND);
    for (let i = Math.max(from, trigger.token - PLACED_BEFORE); i < end; i++)
      if (at[i]! >= 0 && list[mentions[at[i]!]!.entity]!.type === 'location') return true;
    return false;
  }

  private reader(s: number): Reader {
    const known = this.readers[s];
    if (known) return known;
    const { first } = this.c.sentences;
    const chunks = readChunks(this.context, first[s]!, first[s + 1]!);
    const reader: Reader = {
      c: this.context,
      chunks,
      verbs: this.c.verbs,
      discourse: this.discourse,
      sentence: s,
      known: new Array(chunks.length).fill(undefined),
      ends: [],
      subjects: [],
    };
    this.readers[s] = reader;
    return reader;
  }

  /** Notes the phrases of all sentences up to s, in order: what points back may point to any. */
  private note(s: number): void {
    while (this.noted <= s) noteSentence(this.reader(this.noted++));
  }

  /** «رئيس النادي يعلن استقالته» in a title: the text says who that is. */
  nameInTitles(): void {
    const { words, sentences, titleEnd } = this.c;
    const end = words.tokens.text.length;
    for (const d of this.drafts) {
      if (sentences.first[d.sentence]! >= titleEnd) break;
      d.arguments = d.arguments.map((a) => {
        if (a.referent.entity >= 0 || a.referent.kind !== 'person') return a;
        const entity = this.discourse.nominal(a.referent, end);
        return entity < 0
          ? a
          : { role: a.role, referent: pointingTo(a.referent, entity), confidence: a.confidence, by: a.by };
      });
    }
  }
}

/** Does the word of candidate k as likely tell of another type? Those of one word stand together. */
function isOutdone(found: readonly TriggerFound[], k: number): boolean {
  const { token, rule } = found[k]!;
  let i = k;
  while (i > 0 && found[i - 1]!.token === token) i--;
  for (; i < found.length && found[i]!.token === token; i++)
    if (found[i]!.rule.type !== rule.type && priorOf(found[i]!) >= priorOf(found[k]!)) return true;
  return false;
}

/** Entity of the nation that an adjective names, by token. */
function nations(c: EventContext): (token: number) => number {
  const at = new Map<number, number>();
  for (const d of c.names.demonyms) {
    let k = c.entities.list.length - 1;
    while (k >= 0 && c.entities.list[k]!.entry?.id !== d.entry.id) k--;
    at.set(d.token, k);
  }
  return (token) => at.get(token) ?? -1;
}
