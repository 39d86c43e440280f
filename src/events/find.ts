/**
 * The events of a document before they are merged: takes words, sentences, entities, times and numbers, gives one draft for each word that
 * tells of an event, with arguments, place, time, status, source and numbers, each with the rule that read it.
 */
import type { Words } from '../arabic/readings.js';
import type { VerbTable } from '../arabic/verbs.js';
import type { Entities } from '../names/entities.js';
import type { NameCandidates } from '../names/names.js';
import type { TitleFound } from '../names/titles.js';
import type { NumberSpan, QuantityFound } from '../numbers/types.js';
import { normalize, plain } from '../text/fold.js';
import type { Sentences } from '../text/sentence.js';
import type { Time } from '../time/types.js';
import type { EventStatus, Span, TraceStep } from '../types.js';
import { type Argument, type Places, readArguments } from './arguments.js';
import { type Reported, readReported } from './attribution.js';
import { readChunks } from './chunks.js';
import { type Reader, referentAt, same } from './clause.js';
import grammar from './data/grammar.json';
import { Discourse } from './discourse.js';
import type { Referent, ReferentContext } from './referents.js';
import { type Around, around, type Features, select } from './select.js';
import { type Setting, settingsOf, type TimeAt } from './setting.js';
import { span, spanOf } from './spans.js';
import { statusOf } from './status.js';
import type { TriggerFound, TriggerIndex } from './triggers.js';
import type { EventHead } from './type.js';

/** A trigger below this chance tells of nothing. */
const LEAST = 0.55;
/** How many sentences after the title are the lead. */
const LEAD = 2;
/** How far an adjective or ordinal may stand behind its noun, and a cue of the mode from the trigger, in tokens. */
const BEHIND = 4;
const MODE_REACH = 8;

export interface EventDraft {
  readonly type: EventHead;
  readonly trigger: TriggerFound;
  mentions: TriggerFound[];
  readonly sentence: number;
  arguments: Argument[];
  readonly places: Places;
  status: EventStatus;
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
  readonly words: Words;
  readonly sentences: Sentences;
  readonly entities: Entities;
  readonly names: NameCandidates;
  readonly times: readonly Time[];
  readonly quantities: readonly QuantityFound[];
  readonly numbers: readonly NumberSpan[];
  readonly publishedAt: string | null;
  /** First token behind the title, 0 where there is none. */
  readonly titleEnd: number;
  /** Sees every trigger that the conditions let through, with what its chance is made from: for the fitting of the weights. */
  readonly observe?: (trigger: TriggerFound, row: Features) => void;
  /** Rules are written down for `explain`. */
  readonly explain: boolean;
  readonly verbs: VerbTable;
  readonly index: TriggerIndex;
}

export function findEvents(c: EventContext): EventDraft[] {
  const t = c.words.tokens;
  const timeCover = new Uint8Array(t.count);
  for (const time of c.times) timeCover.fill(1, time.first, time.last);
  const titleAt: (TitleFound | null)[] = new Array(t.count).fill(null);
  for (const title of c.names.titles) titleAt[title.first] = title;
  const context: ReferentContext = {
    words: c.words,
    entities: c.entities,
    timeAt: (i) => timeCover[i] === 1,
    isTitle: (i) => titleAt[i] !== null,
    isDemonym: c.names.demonymAt,
    nationOf: nations(c),
    titleAt: (i) => titleAt[i]!,
  };
  const discourse = new Discourse(c.words, c.entities);
  let leadEnd = LEAD;
  while (leadEnd < c.sentences.count && c.sentences.first[leadEnd - LEAD]! < c.titleEnd) leadEnd++;
  const out: EventDraft[] = [];
  for (let s = 0; s < c.sentences.count; s++) {
    const from = c.sentences.first[s]!;
    const to = c.sentences.first[s + 1]!;
    const found = c.index.find(c.words, from, to, (i) => c.entities.at[i]! >= 0 || timeCover[i] === 1);
    const reader: Reader = {
      c: context,
      chunks: readChunks(context, from, to),
      verbs: c.verbs,
      discourse,
      sentence: s,
      known: [],
    };
    noteSentence(reader);
    if (!found.length) continue;
    let spellings: Around | null = null;
    const near = () => (spellings ??= around(c.words, from, to));
    const best = new Map<number, Chosen[]>();
    for (const trigger of found) {
      const places = readArguments(reader, trigger);
      const { chance, reason, row } = select(c.words, trigger, places, from, to, near, {
        inTitle: from < c.titleEnd,
        inLead: from >= c.titleEnd && s <= leadEnd,
        quoted: c.sentences.quoted[trigger.token] === 1,
      });
      if (row) c.observe?.(trigger, row);
      if (chance < LEAST) continue;
      const rivals = best.get(trigger.token) ?? [];
      best.set(trigger.token, strongest([...rivals, { trigger, places, chance, reason }]));
    }
    const chosen = dropCovered(carry([...best.values()].flat().sort((a, b) => a.trigger.token - b.trigger.token)));
    const times: TimeAt[] = [];
    for (let index = 0; index < c.times.length; index++) {
      const x = c.times[index]!;
      if (x.first < from || x.first >= to) continue;
      times.push({ first: x.first, last: x.last, index, datable: x.type === 'DATE' || x.type === 'TIME' });
    }
    const settings = settingsOf(
      reader,
      chosen.map((x) => ({ token: x.trigger.token, carriers: (x.carriers ?? []).map((y) => y.token) })),
      times,
    );
    share(chosen, settings);
    const reported = readReported(reader, from, to);
    for (const { trigger, places, chance, reason, carriers } of chosen) {
      const set = settings.get(trigger.token)!;
      const taken = places.arguments.some(
        (a) => a.referent.entity >= 0 && a.referent.entity === set.place?.entity && a.role !== 'participant',
      );
      const setting: Setting = { place: places.place ?? (taken ? null : set.place), time: set.time };
      const status = statusOf(c.words, trigger, from, to);
      const said = reported.filter((x) => trigger.token >= x.from && trigger.token < x.to && x.token !== trigger.token);
      out.push({
        type: trigger.rule.type,
        trigger,
        mentions: [trigger, ...(carriers ?? [])],
        sentence: s,
        arguments: places.arguments.map((a) => ({ ...a, referent: pointed(discourse, a.referent) })),
        places,
        status: settledStatus(c, status.status, said, set.time),
        mode: trigger.rule.trigger.mode ?? modeOf(c.words, trigger, from, to),
        ordinal: ordinalOf(c, trigger),
        setting,
        quantities: quantitiesOf(c, trigger, places, from, to),
        reported: said,
        topics: [],
        chance,
        trace: c.explain ? traceOf(c, trigger, places, status.cue, setting, reason) : [],
      });
    }
  }
  return out;
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
  const { from, relative } = c.times[time.index]!;
  if (from !== null && c.publishedAt !== null) return from > c.publishedAt;
  return relative !== null && FUTURE.test(relative);
}
const FUTURE = /^(?:P\d|[A-Z]\+)/;

/** A title or kind of body that points back becomes what it points to. */
function pointed(discourse: Discourse, referent: Referent): Referent {
  const entity = discourse.nominal(referent);
  return entity < 0 ? referent : { ...referent, entity };
}

function nations(c: EventContext): (token: number) => number {
  const entities = new Map<string, number>();
  c.entities.list.forEach((e, k) => {
    if (e.entry) entities.set(e.entry.id, k);
  });
  const at = new Map(c.names.demonyms.map((d) => [d.token, entities.get(d.entry.id) ?? -1]));
  return (token) => at.get(token) ?? -1;
}

/** Phrases of the sentence in order, subjects marked, for what points back to them. */
function noteSentence(r: Reader): void {
  r.chunks.forEach((k, i) => {
    if (k.kind !== 'np') return;
    const referent = referentAt(r, i);
    if (!referent || referent.kind === 'thing' || referent.kind === 'location') return;
    const verb = r.chunks[i - 1];
    const next = r.chunks[i + 1];
    const subject =
      k.preposition === null && (verb?.kind === 'verb' || next?.kind === 'verb' || k.and || next?.kind === 'sign');
    r.discourse.note(referent, r.sentence, subject);
  });
}

interface Chosen {
  readonly trigger: TriggerFound;
  readonly places: Places;
  readonly chance: number;
  readonly reason: string;
  /** Light verbs that carry it. */
  readonly carriers?: TriggerFound[];
}

const DOUBLES = grammar.doubles.map(([a, b]) => `${a} ${b}`);

/** Of the readings of one word the likeliest, and a second one of a type that may stand beside it: «اغتيل» is attack and death. */
function strongest(list: readonly Chosen[]): Chosen[] {
  const sorted = [...list].sort((a, b) => b.chance - a.chance);
  const first = sorted[0]!;
  const name = (x: Chosen) => x.trigger.rule.type.type;
  const second = sorted.find(
    (x) => DOUBLES.includes(`${name(first)} ${name(x)}`) || DOUBLES.includes(`${name(x)} ${name(first)}`),
  );
  return second &&
    !second.trigger.rule.trigger.rivals?.includes(name(first)) &&
    !first.trigger.rule.trigger.rivals?.includes(name(second))
    ? [first, second]
    : [first];
}

/** The light verb of a phrase trigger is no event beside it. */
function dropCovered<T extends { trigger: TriggerFound }>(list: readonly T[]): T[] {
  return list.filter(
    (x) =>
      !list.some(
        (y) =>
          y !== x &&
          y.trigger.start <= x.trigger.start &&
          y.trigger.end >= x.trigger.end &&
          y.trigger.end - y.trigger.start > x.trigger.end - x.trigger.start,
      ),
  );
}

const INCIDENT = new Set(grammar.incident);

/** «قتل ستة في قصف بمدينة الفاشر»: what belongs to one incident of a sentence has one place and time. */
function share(chosen: readonly Chosen[], settings: Map<number, Setting>): void {
  const parts = chosen.filter((x) => INCIDENT.has(x.trigger.rule.type.type)).map((x) => x.trigger.token);
  const place = parts.map((token) => settings.get(token)!.place).find((p) => p !== null) ?? null;
  const time = parts.map((token) => settings.get(token)!.time).find((x) => x !== null) ?? null;
  for (const token of parts)
    settings.set(token, { place: settings.get(token)!.place ?? place, time: settings.get(token)!.time ?? time });
}

/** «عقد الوزير اجتماعا»: where the companion of a light verb tells the event itself, it is the trigger, and has the verb's arguments too. */
function carry(list: readonly Chosen[]): Chosen[] {
  const out: Chosen[] = [];
  for (const x of list) {
    const noun =
      x.trigger.companion < 0
        ? undefined
        : list.find((y) => y.trigger.token === x.trigger.companion && y.trigger.rule.type === x.trigger.rule.type);
    if (!noun) {
      out.push(x);
      continue;
    }
    const more = x.places.arguments.filter((a) => !noun.places.arguments.some((b) => same(a.referent, b.referent)));
    const merged = {
      ...noun,
      carriers: [...(noun.carriers ?? []), x.trigger],
      places: { ...noun.places, arguments: [...noun.places.arguments, ...more] },
      chance: Math.max(x.chance, noun.chance),
    };
    list = list.map((y) => (y === noun ? merged : y));
    const at = out.indexOf(noun);
    if (at >= 0) out[at] = merged;
  }
  // A noun before its verb was put out already; one behind it is met later in the list as changed.
  return out.map((x) => list.find((y) => y.trigger === x.trigger) ?? x);
}

const cues = new WeakMap<EventHead, { mode: string; forms: Set<string> }[]>();

function modeOf(words: Words, trigger: TriggerFound, from: number, to: number): string | null {
  const type = trigger.rule.type;
  let list = cues.get(type);
  if (!list) {
    list = Object.entries(type.modes ?? {}).map(([mode, forms]) => ({
      mode,
      forms: new Set(forms.map((f) => normalize(plain(f)))),
    }));
    cues.set(type, list);
  }
  const t = words.tokens;
  let nearest: string | null = null;
  let distance = MODE_REACH + 1;
  for (let i = Math.max(from, trigger.token - MODE_REACH); i < Math.min(to, trigger.last + MODE_REACH); i++) {
    const r = words.best(i);
    const norm = t.words.norm(t.type[i]!);
    const d = i < trigger.token ? trigger.token - i : i - trigger.last + 1;
    if (d >= distance) continue;
    for (const { mode, forms } of list)
      if (forms.has(norm) || forms.has(norm.slice(r.from, r.to)) || forms.has(norm.slice(r.from - r.article, r.to))) {
        nearest = mode;
        distance = d;
        break;
      }
  }
  return nearest;
}

/** «الاجتماع الثامن»: an ordinal that agrees behind the noun, adjectives between them. */
function ordinalOf(c: EventContext, trigger: TriggerFound): number | null {
  if (trigger.kind !== 'noun') return null;
  for (let i = trigger.last; i < trigger.last + BEHIND && i < c.words.tokens.count; i++) {
    const ordinal = c.numbers.find((o) => o.kind === 'ordinal' && o.first === i);
    if (ordinal) return ordinal.value;
    const r = c.words.best(i);
    if (r.pos !== 'ADJ' || r.conjunction || r.preposition) return null;
  }
  return null;
}

function quantitiesOf(
  c: EventContext,
  trigger: TriggerFound,
  places: Places,
  from: number,
  to: number,
): { role: string; index: number }[] {
  const out: { role: string; index: number }[] = [];
  const rules = trigger.rule.type.quantities ?? [];
  c.quantities.forEach((q, index) => {
    if (q.first < from || q.first >= to) return;
    for (const rule of rules) {
      const counts =
        rule.of !== undefined &&
        places.arguments.some(
          (a) => a.role === rule.of && q.first >= a.referent.first - 2 && q.first < a.referent.last,
        );
      const unit = q.unit === null ? null : normalize(q.unit);
      const noun =
        unit !== null &&
        Math.abs(q.first - trigger.token) <= 10 &&
        (rule.nouns?.some((n) => normalize(plain(n)) === unit) ?? false);
      const kind =
        Math.abs(q.first - trigger.token) <= 10 && (rule.units?.some((u) => unitKind(q.unit) === u) ?? false);
      if (counts || noun || kind) {
        out.push({ role: rule.role, index });
        break;
      }
    }
  });
  return out;
}

function unitKind(unit: string | null): string {
  if (unit === null || unit === 'ordinal') return '';
  if (/^[A-Z]{3}$/.test(unit)) return 'money';
  if (unit === '%') return 'percent';
  if (unit === 'kg' || unit === 't' || unit === 'g') return 'mass';
  if (unit === 'm' || unit === 'km') return 'length';
  if (unit === 'bbl' || unit === 'l') return 'volume';
  return 'count';
}

function traceOf(
  c: EventContext,
  trigger: TriggerFound,
  places: Places,
  cue: Span | null,
  setting: Setting,
  reason: string,
): TraceStep[] {
  const t = c.words.tokens;
  const steps: TraceStep[] = [
    { part: 'trigger', rule: trigger.rule.trigger.id, spans: [span(t.text, trigger.start, trigger.end)], note: reason },
  ];
  for (const a of places.arguments)
    steps.push({
      part: `role:${a.role}`,
      rule: `${trigger.rule.trigger.id}#${trigger.rule.trigger.frame}.${a.by}`,
      spans: [span(t.text, a.referent.start, a.referent.end)],
      note: '',
    });
  if (cue) steps.push({ part: 'status', rule: 'status/cue', spans: [cue], note: '' });
  if (setting.place)
    steps.push({
      part: 'place',
      rule: 'setting/nearest-predicate',
      spans: [span(t.text, setting.place.start, setting.place.end)],
      note: '',
    });
  if (setting.time)
    steps.push({
      part: 'time',
      rule: 'setting/nearest-predicate',
      spans: [spanOf(t, setting.time.first, setting.time.last)],
      note: '',
    });
  return steps;
}
