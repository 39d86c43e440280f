/**
 * The events of a document before they are merged: takes words, sentences, entities, times and numbers, gives one draft for each word that
 * tells of an event, with arguments, place, time, status, source and numbers, each with the rule that read it.
 */
import type { VerbTable } from '../arabic/verbs.js';
import { Features } from '../core/features.js';
import type { Entities } from '../names/entities.js';
import type { NameCandidates } from '../names/names.js';
import type { TitleFound } from '../names/titles.js';
import type { NumberSpan, QuantityFound } from '../numbers/types.js';
import type { Sentences } from '../text/sentence.js';
import { tokensBefore } from '../text/token.js';
import type { Time } from '../time/types.js';
import type { EventStatus, Span, TraceStep } from '../types.js';
import { readArguments } from './arguments.js';
import { type Reported, readReported } from './attribution.js';
import { type Chosen, carry, dropCovered, strongest } from './choose.js';
import { readChunks } from './chunks.js';
import type { Reader } from './clause.js';
import { Cues, placesPass } from './conditions.js';
import grammar from './data/grammar.json';
import settingWords from './data/setting.json';
import { modeOf, ordinalOf, quantitiesOf } from './details.js';
import { Discourse } from './discourse.js';
import { fillersOf, isTold, type ObserveFiller, PLACE, TIME } from './fillers.js';
import { type EventWords, lexeme } from './lexeme.js';
import { noteSentence } from './notes.js';
import { pointingTo, type Referent, type ReferentContext } from './referents.js';
import type { Argument, Places } from './roles.js';
import { candidatesIn, Scene, timeReferent, timesIn } from './scene.js';
import {
  chanceOf,
  featuresOf,
  isHabit,
  isTopic,
  type NamedFeatures,
  named,
  priorOf,
  readAround,
  type Stand,
} from './select.js';
import { type Setting, settingsOf, type TimeAt } from './setting.js';
import { mayBeDenied, statusOf } from './status.js';
import { LATER, type ObserveStatus, relationOf, SAID_AHEAD, weighStatuses } from './status-weigh.js';
import { isStanding, UNTIL } from './status-words.js';
import { isDatable, timesWithin } from './times.js';
import { topicsOf } from './topics.js';
import { traceOf } from './trace.js';
import type { TriggerFound, TriggerIndex } from './triggers.js';
import type { EventHead } from './type.js';

/** A trigger below this chance tells of nothing. */
const LEAST = 0.5;
/** How many sentences after the title are the lead. */
const LEAD = 2;
/** How far before and behind a trigger a place tells of it, in tokens. */
const PLACED_BEFORE = 6;
const PLACED_BEHIND = 8;

export interface EventDraft {
  readonly type: EventHead;
  readonly trigger: TriggerFound;
  mentions: TriggerFound[];
  readonly sentence: number;
  /** Sentences of all its mentions. */
  sentences: number[];
  arguments: Argument[];
  /** Fillers without a name that are described again. */
  again: { readonly known: Referent; readonly again: Referent }[];
  readonly places: Places;
  /** Some word tells that it happened, none but points to it: «نفذ [هجوما]», «بعد [الهجوم]». */
  asserted: boolean;
  status: EventStatus;
  /** The word that says so, -1 for none. */
  readonly cue: number;
  /** The verb that tells of a noun, -1 for none. */
  readonly carrier: number;
  /** How sure it is that it is anything but actual, in logits. */
  odds: number;
  mode: string | null;
  ordinal: number | null;
  setting: Setting;
  quantities: { role: string; index: number }[];
  reported: Reported[];
  topics: Span[];
  chance: number;
  trace: TraceStep[];
}

export interface EventContext {
  readonly words: EventWords;
  readonly sentences: Sentences;
  readonly entities: Entities;
  readonly names: NameCandidates;
  readonly times: readonly Time[];
  readonly quantities: readonly QuantityFound[];
  readonly numbers: readonly NumberSpan[];
  readonly publishedAt: string | null;
  /** First token behind the title, 0 where there is none. */
  readonly titleEnd: number;
  /** Sees every trigger that the conditions let through, with what its chance is made from, and may say the chance: for the fitting of weights. */
  readonly observe?: (trigger: TriggerFound, row: NamedFeatures, around: readonly number[]) => number | undefined;
  readonly observeFiller?: ObserveFiller;
  readonly observeStatus?: ObserveStatus;
  /** Rules are written down for `explain`. */
  readonly explain: boolean;
  readonly verbs: VerbTable;
  readonly index: TriggerIndex;
}

export function findEvents(c: EventContext): EventDraft[] {
  const finder = new Finder(c);
  for (let s = 0; s < c.sentences.count; s++) finder.read(s);
  finder.nameInTitles();
  weighStatuses(c, finder.drafts, c.observeStatus);
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
    const titleAt: (TitleFound | null)[] = new Array(count).fill(null);
    for (const title of names.titles) titleAt[title.first] = title;
    this.context = {
      words,
      entities,
      timeAt: (i) => timeCover[i] === 1,
      isTitle: (i) => titleAt[i] !== null,
      isDemonym: names.demonymAt,
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
    this.note(s);
    const chosen = this.choose(found, s, from, to);
    if (chosen.length) this.draft(chosen, s, from, to);
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
      if (!placesPass(trigger, places, this.told)) continue;
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

  private draft(chosen: readonly Chosen[], s: number, from: number, to: number): void {
    const { c, discourse } = this;
    const { words } = c;
    const reader = this.reader(s);
    const times: TimeAt[] = [];
    const [firstTime, lastTime] = timesWithin(c.times, from, to);
    for (let index = firstTime; index < lastTime; index++) {
      const x = c.times[index]!;
      times.push({ first: x.first, last: x.last, index, datable: isDatable(x) });
    }
    const settings = settingsOf(
      reader,
      chosen.map((x) => ({
        token: x.trigger.token,
        carriers: [
          ...x.carriers.map((y) => y.token),
          ...(x.places.lightVerb >= 0 ? [reader.chunks[x.places.lightVerb]!.first] : []),
        ],
        type: x.trigger.rule.type.type,
      })),
      times,
    );
    share(chosen, settings);
    const reported = readReported(reader, from, to);
    // Whoever tells what it did reports it: «أسفر الهجوم عن مقتل ستة».
    const harm = chosen.some((x) => HARMS.has(x.trigger.rule.type.type));
    const scene = new Scene(
      reader,
      [
        ...candidatesIn(reader, (x) => pointed(discourse, x)),
        ...timesIn(
          reader,
          times.filter((x) => x.datable),
        ),
      ],
      chosen.map(({ trigger, places }) => ({ trigger, fillers: argumentsOf(discourse, places) })),
    );
    for (const { trigger, places, chance, features, carriers } of chosen) {
      const set = settings.get(trigger.token)!;
      const taken = places.arguments.some(
        (a) => a.referent.entity >= 0 && a.referent.entity === set.place?.entity && a.role !== 'participant',
      );
      const where = places.arguments.find(
        (a) => a.referent.kind === 'location' && PLACE_ROLES.has(`${trigger.rule.type.type}.${a.role}`),
      );
      const { fillers, setting } = this.weigh(
        reader,
        trigger,
        places,
        {
          place: places.place ?? (taken ? null : set.place) ?? where?.referent ?? null,
          time: set.time,
        },
        scene,
        times,
      );
      const carrier = carriers[0]?.token ?? (places.lightVerb < 0 ? -1 : reader.chunks[places.lightVerb]!.first);
      const status = statusOf(words, trigger, { definite: places.definite, carrier, verbs: c.verbs }, from, to);
      const said = reported.filter((x) => trigger.token >= x.from && trigger.token < x.to && x.token !== trigger.token);
      this.told.add(trigger.rule.type.type);
      this.drafts.push({
        type: trigger.rule.type,
        trigger,
        mentions: [trigger, ...carriers],
        sentence: s,
        sentences: [s],
        arguments: fillers,
        again: [],
        asserted: (harm && INCIDENT.has(trigger.rule.type.type)) || isAsserted(c, trigger, places, carriers),
        places,
        status: settledStatus(
          c,
          status.status,
          mayBeDenied(words, trigger) ? said : [],
          trigger.verb?.tense === 'perfect' || isStanding(words, trigger) ? null : setting.time,
        ),
        cue: status.cue ? tokensBefore(words.tokens, status.cue.start) : -1,
        carrier,
        odds: 0,
        mode: trigger.rule.trigger.mode ?? modeOf(words, trigger, from, to),
        ordinal: ordinalOf(words, trigger, this.ordinals),
        setting,
        quantities: quantitiesOf(c.quantities, trigger, places, from, to),
        reported: said,
        topics: topicsOf(reader, trigger, places, to),
        chance,
        trace: c.explain ? traceOf(words, trigger, places, status.cue, setting, features) : [],
      });
    }
  }

  /** Who takes part, as what they point to, where and when; two who act together are kept for «الطرفان». */
  private weigh(
    r: Reader,
    trigger: TriggerFound,
    places: Places,
    setting: Setting,
    scene: Scene,
    times: readonly TimeAt[],
  ): { fillers: Argument[]; setting: Setting } {
    const { discourse, c } = this;
    const proposed = argumentsOf(discourse, places);
    const by = 'setting';
    if (setting.place) proposed.push({ role: PLACE, referent: setting.place, confidence: 0, by });
    if (setting.time) proposed.push({ role: TIME, referent: timeReferent(c.words, setting.time), confidence: 0, by });
    const weighed = fillersOf(r, trigger, places, proposed, scene, trigger.token < c.titleEnd, c.observeFiller);
    const fillers = weighed.filter((a) => a.role !== PLACE && a.role !== TIME);
    const together = fillers.filter((a) => TOGETHER.has(a.role));
    if (together.length > 1) discourse.pair(together.map((a) => a.referent));
    const where = surest(weighed, PLACE);
    const when = surest(weighed, TIME);
    const timeAt = ({ first, last }: Referent) => times.find((x) => x.first === first && x.last === last) ?? null;
    return {
      fillers,
      setting: {
        place: where && isTold(where) ? where.referent : null,
        time: when && isTold(when) ? timeAt(when.referent) : null,
        likely: where?.referent ?? null,
      },
    };
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
const NO_TRIGGERS: readonly TriggerFound[] = [];

/**
 * Does the sentence report it? A verb does, a noun that a verb carries («نفذ [هجوما]»), and a title; a relative clause and other nouns speak of what
 * is known («بعد [الهجوم]», «الهجوم الذي [استهدف] …»).
 */
function isAsserted(c: EventContext, t: TriggerFound, places: Places, carriers: readonly TriggerFound[]): boolean {
  if (t.token < c.titleEnd || places.lightVerb >= 0 || carriers.length > 0) return true;
  if (t.kind === 'phrase') return t.verb !== null || c.words.best(t.token).pos === 'VERB';
  return t.kind === 'verb' && !lexeme(c.words, t.token - 1).isRelative && !lexeme(c.words, t.token - 2).isRelative;
}

/** What is denied did not happen, what has a time ahead is planned; else as the words before the trigger say. */
function settledStatus(
  c: EventContext,
  own: EventStatus,
  said: readonly Reported[],
  time: Setting['time'],
): EventStatus {
  if (own !== 'actual') return own;
  if (said.some((x) => x.kind === 'denied')) return 'negated';
  return isAhead(c, time) ? 'planned' : own;
}

/** Does the time lie after the day of publication, or say so itself («الأحد المقبل»)? */
function isAhead(c: EventContext, time: Setting['time']): boolean {
  if (!time) return false;
  const told = c.times[time.index]!;
  // «تستمر [الاحتفالات] حتى السبت»: that is their end.
  if (c.words.lexeme(told.first - 1).norm === UNTIL) return false;
  const when = relationOf(told, c.publishedAt);
  return when === LATER || when === SAID_AHEAD;
}

/** The likeliest filler of a role. */
function surest(fillers: readonly Argument[], role: string): Argument | null {
  let best: Argument | null = null;
  for (const a of fillers) if (a.role === role && (!best || a.confidence > best.confidence)) best = a;
  return best;
}

/** Fillers that the frame gives, as what they point to. */
function argumentsOf(discourse: Discourse, { arguments: told, likely }: Places): Argument[] {
  const out: Argument[] = [];
  for (const list of likely ? [told, likely] : [told])
    for (const { role, referent, confidence, by } of list) {
      const two = discourse.dual(referent);
      if (!two) out.push({ role, referent: pointed(discourse, referent), confidence, by });
      else for (const one of two) out.push({ role, referent: one, confidence, by });
    }
  return out;
}
const TOGETHER = new Set(grammar.together);

/** A title or kind of body that points back becomes what it points to, a description what it takes up. */
function pointed(discourse: Discourse, referent: Referent): Referent {
  const entity = discourse.nominal(referent);
  return entity < 0 ? discourse.antecedent(referent) : pointingTo(referent, entity);
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

const INCIDENT = new Set(grammar.incident);
const HARMS = new Set(grammar.harms);
/** Roles of which a location is the place as well: «زار تونس». */
const PLACE_ROLES = new Set(settingWords.roles);

/** «قتل ستة في قصف بمدينة الفاشر»: what belongs to one incident of a sentence has one place and time. */
function share(chosen: readonly Chosen[], settings: Map<number, Setting>): void {
  const parts = chosen.filter((x) => INCIDENT.has(x.trigger.rule.type.type)).map((x) => x.trigger.token);
  const place = parts.map((token) => settings.get(token)!.place).find((p) => p !== null) ?? null;
  const time = parts.map((token) => settings.get(token)!.time).find((x) => x !== null) ?? null;
  for (const token of parts)
    settings.set(token, {
      ...settings.get(token)!,
      place: settings.get(token)!.place ?? place,
      time: settings.get(token)!.time ?? time,
    });
}
