/**
 * An event made comparable with those of other documents: takes an Extraction, gives for each event who and where it is by names that hold
 * across documents, its days and numbers, and says how alike two are.
 */
import { normalize, plain } from '../text/fold.js';
import { type Day, dayOf } from '../time/calendar.js';
import type { Entity, Extraction, KhabarEvent } from '../types.js';

/** One document, as far as its events need it. */
export interface Source {
  readonly index: number;
  readonly id: string | null;
  readonly published: Day | null;
  /** Keys of its named entities, those it speaks of most first. */
  readonly names: readonly string[];
}

export interface Scene {
  readonly key: string;
  readonly country: string | null;
  readonly subtype: string | null;
}

export interface Happening {
  readonly source: Source;
  readonly event: KhabarEvent;
  readonly entities: ReadonlyMap<string, Entity>;
  /** The days it can have happened on, null where nothing tells. */
  readonly days: { readonly from: Day; readonly to: Day; readonly told: boolean } | null;
  readonly place: Scene | null;
  /** Named participants: role → keys. */
  readonly fillers: ReadonlyMap<string, readonly string[]>;
  /** Words of participants that no gazetteer names: role → words without article. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly word: string;
}

/** How many of the names of a document may stand for its events that name nobody. */
export const SUBJECTS = 4;
/** An event without a day of its own happened within these days before the document was published. */
const FRESH = 3;
/** A place this wide is where half of the news happens. */
const WIDE = new Set(['country', 'region']);
export const isWide = (place: Scene): boolean => WIDE.has(place.subtype ?? '');

/** The name of an entity across documents, null for one without a name. */
export function keyOf(e: Entity): string | null {
  if (e.ids.khabar) return e.ids.khabar;
  if (!e.mentions.some((m) => m.kind === 'name')) return null;
  return `${e.type}:${normalize(plain(e.name))}`;
}

export const dayNumber = (iso: string | null | undefined): Day | null => {
  const m = iso ? /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) : null;
  return m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null;
};

export function happenings(x: Extraction, index: number): Happening[] {
  const entities = new Map(x.entities.map((e) => [e.id, e]));
  const published = dayNumber(x.document.publishedAt);
  const names = [...x.entities].sort((a, b) => b.mentions.length - a.mentions.length).flatMap((e) => keyOf(e) ?? []);
  const source: Source = { index, id: x.document.id, published, names };
  return x.events.map((event): Happening => {
    const fillers = new Map<string, string[]>();
    const words = new Map<string, string[]>();
    for (const p of event.participants) {
      const e = entities.get(p.entity)!;
      const key = keyOf(e);
      if (key) add(fillers, p.role, [key]);
      if (!e.ids.khabar) add(words, p.role, wordsOf(e.name));
    }
    const at = event.place && entities.get(event.place.entity);
    const key = at && keyOf(at);
    return {
      source,
      event,
      entities,
      days: daysOf(event, published),
      place: key ? { key, country: at.country, subtype: at.subtype } : null,
      fillers,
      words,
      word: bare(normalize(plain(event.trigger.text))),
    };
  });
}

function add<T>(map: Map<string, T[]>, key: string, values: readonly T[]): void {
  const list = map.get(key);
  if (list) list.push(...values);
  else map.set(key, [...values]);
}

const ARTICLE = normalize('\u0627\u0644');
const bare = (word: string): string =>
  word.startsWith(ARTICLE) && word.length > ARTICLE.length + 2 ? word.slice(ARTICLE.length) : word;
const wordsOf = (name: string): string[] => [...new Set(normalize(plain(name)).split(' ').filter(Boolean).map(bare))];

function daysOf(event: KhabarEvent, published: Day | null): Happening['days'] {
  const [from, to] = [dayNumber(event.time?.from), dayNumber(event.time?.to)];
  if (from !== null && to !== null) return { from, to, told: true };
  if (published === null) return null;
  return event.status === 'planned'
    ? { from: published, to: published + 2 * FRESH, told: false }
    : { from: published - FRESH, to: published, told: false };
}

/** How telling a shared key is: 1 for a name of few documents, near 0 for one that all speak of. */
export type Weight = (key: string) => number;

/** What each kind of evidence is worth; tried on pairs of articles that tell one story. */
const WORTH = {
  filler: 1.1,
  otherRole: 0.5,
  words: 0.7,
  place: 1.1,
  widePlace: 0.4,
  country: 0.2,
  otherPlace: -1.5,
  day: 0.8,
  fresh: 0.3,
  number: 0.9,
  otherNumber: -0.3,
  ordinal: 1,
  mode: 0.2,
  otherMode: -0.6,
  word: 0.4,
  otherAnswer: -0.4,
  otherFiller: -0.7,
  otherSide: -2.5,
  indirect: -0.6,
  story: 0.3,
  mostStory: 1.5,
} as const;
/** From here two events are one happening. */
export const SAME = 1.9;
/** Who, where, when or how many must speak for it at least so much. */
const DIRECT = 0.4;

/** How much speaks for one happening; -Infinity where something excludes it. */
export function likeness(a: Happening, b: Happening, weight: Weight): number {
  const [x, y] = [a.event, b.event];
  if (x.ordinal !== null && y.ordinal !== null && x.ordinal !== y.ordinal) return Number.NEGATIVE_INFINITY;
  const days = compareDays(a.days, b.days);
  const place = comparePlaces(a.place, b.place, weight);
  if (Math.min(days, place) === Number.NEGATIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  const shared = new Set<string>();
  const who = compareFillers(a, b, weight, shared);
  const numbers = compareNumbers(x, y);
  const ordinal = x.ordinal !== null && x.ordinal === y.ordinal ? WORTH.ordinal : 0;
  let sum = days + place + who + numbers + ordinal;
  if (x.mode !== null && y.mode !== null) sum += x.mode === y.mode ? WORTH.mode : WORTH.otherMode;
  if (a.word === b.word) sum += WORTH.word;
  if ((x.status === 'negated') !== (y.status === 'negated')) sum += WORTH.otherAnswer;
  // The stories around them: names that both documents speak of. Alone they do not make one happening.
  let story = 0;
  const others = new Set(b.source.names);
  for (const key of a.source.names) if (others.has(key) && !shared.has(key)) story += WORTH.story * weight(key);
  sum += Math.min(WORTH.mostStory, story);
  return Math.max(days, place, who, numbers, ordinal) < DIRECT ? sum + WORTH.indirect : sum;
}

function compareDays(a: Happening['days'], b: Happening['days']): number {
  if (!a || !b) return 0;
  if (a.from > b.to + 1 || b.from > a.to + 1) return Number.NEGATIVE_INFINITY;
  if (!a.told || !b.told) return WORTH.fresh;
  return a.from === b.from && a.to === b.to ? WORTH.day : 0;
}

function comparePlaces(a: Scene | null, b: Scene | null, weight: Weight): number {
  if (!a || !b) return 0;
  if (a.key === b.key) return (isWide(a) ? WORTH.widePlace : WORTH.place) * weight(a.key);
  if (!a.country || !b.country) return 0;
  if (a.country !== b.country) return Number.NEGATIVE_INFINITY;
  return arePlacesApart(a, b) ? WORTH.otherPlace : WORTH.country;
}

/** Two towns are two places; a town may lie in a province, and a square in a town. */
export const arePlacesApart = (a: Scene, b: Scene): boolean =>
  a.key !== b.key &&
  ((a.country !== null && b.country !== null && a.country !== b.country) || (a.subtype === b.subtype && !isWide(a)));

/** Two sides each, and one of them another of its kind: «ليفربول وروما», «برشلونة وروما»; not a minister and his country. */
function isOtherSide(mine: readonly string[], theirs: readonly string[]): boolean {
  const [a, b] = [new Set(mine), new Set(theirs)];
  const [mineOnly, theirsOnly] = [[...a].filter((key) => !b.has(key)), [...b].filter((key) => !a.has(key))];
  return a.size === 2 && b.size === 2 && mineOnly.length === 1 && kindOf(mineOnly[0]!) === kindOf(theirsOnly[0]!);
}
const kindOf = (key: string): string => key.slice(0, 3);

/** Adds the keys that both name to `shared`. */
function compareFillers(a: Happening, b: Happening, weight: Weight, shared: Set<string>): number {
  let sum = 0;
  const elsewhere = new Set([...b.fillers.values()].flat());
  for (const [role, mine] of a.fillers) {
    const theirs = b.fillers.get(role);
    for (const key of mine) {
      if (shared.has(key) || !elsewhere.has(key)) continue;
      sum += (theirs?.includes(key) ? WORTH.filler : WORTH.otherRole) * weight(key);
      shared.add(key);
    }
    if (!theirs) continue;
    if (!mine.some((key) => theirs.includes(key))) sum += WORTH.otherFiller;
    else if (isOtherSide(mine, theirs)) sum += WORTH.otherSide;
  }
  for (const [role, mine] of a.words) {
    const theirs = b.words.get(role);
    if (theirs) sum += WORTH.words * overlap(mine, theirs);
  }
  return sum;
}

function compareNumbers(x: KhabarEvent, y: KhabarEvent): number {
  let sum = 0;
  for (const role of new Set(x.quantities.map((q) => q.role))) {
    const mine = x.quantities.filter((q) => q.role === role && q.min !== null);
    const theirs = y.quantities.filter((q) => q.role === role && q.min !== null);
    if (!mine.length || !theirs.length) continue;
    const equal = mine.some((p) => theirs.some((q) => p.min === q.min && p.max === q.max));
    sum += equal ? WORTH.number : WORTH.otherNumber;
  }
  return sum;
}

/** Share of the words of the shorter phrase that the longer has. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length ? short.filter((w) => long.includes(w)).length / short.length : 0;
}
