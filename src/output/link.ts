/**
 * The same happening told by several documents: takes Extractions, gives clusters of their events with what the documents tell alike and where
 * they contradict each other.
 *
 * Only events that share a key are compared (type and days with a participant, a place, a number, or a name that their documents speak of most),
 * and of each key only the latest clusters, so that time grows with the number of events.
 */
import { argumentError } from '../core/errors.js';
import type { EventCluster, Extraction, LinkOptions } from '../types.js';
import { conflictsOf, factsOf } from './facts.js';
import { type Happening, happenings, isWide, likeness, SAME, SUBJECTS, type Weight } from './happening.js';

/** Events within so many days may share a key. */
const BUCKET = 3;
/** A time longer than this says a month or a year: it is compared with its like only. */
const LONG = 14;
/** Latest clusters of a key, and latest members of a cluster, that an event is compared with. */
const CLUSTERS = 32;
const MEMBERS = 6;
/** Few documents tell nothing of how common a name is: as if so many more had been read. */
const USUAL = 1000;

/**
 * Clusters events of several documents that tell the same happening, in the order of the documents, with what they tell alike (`facts`) and what
 * excludes each other (`conflicts`). Give `id` and `publishedAt` to `extractEvents`: days weigh much.
 *
 * @throws {TypeError} with a `code` (`ERR_KHABAR_EXTRACTIONS`, `ERR_KHABAR_OPTIONS`).
 */
export function linkEvents(extractions: Iterable<Extraction>, options: LinkOptions = {}): EventCluster[] {
  const least = checkOptions(options);
  const all: Happening[] = [];
  const documents = new Map<string, number>();
  let count = 0;
  for (const x of checkIterable(extractions)) {
    checkExtraction(x, count);
    const found = happenings(x, count++);
    for (const h of found) all.push(h);
    for (const name of new Set(found[0]?.source.names)) documents.set(name, (documents.get(name) ?? 0) + 1);
  }
  const scale = Math.log(count + USUAL);
  const weight: Weight = (key) => Math.max(0, 1 - Math.log(documents.get(key) ?? 1) / scale);
  return cluster(all, weight)
    .filter((members) => members.length >= least)
    .map((members) => members.sort((a, b) => a.source.index - b.source.index))
    .sort((a, b) => a[0]!.source.index - b[0]!.source.index || place(a[0]!) - place(b[0]!))
    .map(toCluster);
}

const place = (h: Happening): number => h.event.trigger.start;

/** One event of a document at most stands in a cluster: the document itself tells them apart. */
function cluster(all: readonly Happening[], weight: Weight): Happening[][] {
  const clusters: Happening[][] = [];
  const byKey = new Map<string, number[]>();
  const order = all.map((_, i) => i).sort((a, b) => (all[a]!.days?.from ?? 0) - (all[b]!.days?.from ?? 0) || a - b);
  for (const i of order) {
    const h = all[i]!;
    let best = -1;
    let most: number = SAME;
    const seen = new Set<number>();
    for (const key of keysOf(h, 1))
      for (const c of byKey.get(key) ?? []) {
        if (seen.has(c)) continue;
        seen.add(c);
        const score = likenessTo(clusters[c]!, h, weight);
        if (score > most || (score === most && (best < 0 || c < best))) {
          best = c;
          most = score;
        }
      }
    if (best < 0) best = clusters.push([]) - 1;
    clusters[best]!.push(h);
    for (const key of keysOf(h, 0)) {
      const list = byKey.get(key);
      if (!list) byKey.set(key, [best]);
      else if (!list.includes(best)) {
        list.push(best);
        if (list.length > CLUSTERS) list.shift();
      }
    }
  }
  return clusters;
}

/** The likest member speaks for a cluster, unless one excludes the event. */
function likenessTo(members: readonly Happening[], h: Happening, weight: Weight): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const m of members) if (m.source === h.source) return most;
  for (let k = Math.max(0, members.length - MEMBERS); k < members.length; k++) {
    const score = likeness(members[k]!, h, weight);
    if (score === Number.NEGATIVE_INFINITY) return score;
    most = Math.max(most, score);
  }
  return most;
}

/** What an event is looked up by; `around` days before and after count too. */
function keysOf(h: Happening, around: number): string[] {
  const spans: string[] = [];
  if (!h.days) spans.push('-');
  else if (h.days.to - h.days.from > LONG) spans.push(`${h.days.from}/${h.days.to}`);
  else for (let b = bucketOf(h.days.from - around); b <= bucketOf(h.days.to + around); b++) spans.push(String(b));
  const about = new Set<string>();
  for (const keys of h.fillers.values()) for (const key of keys) about.add(key);
  if (h.place && !isWide(h.place)) about.add(h.place.key);
  for (const words of h.words.values()) for (const word of words) about.add(`~${word}`);
  for (const q of h.event.quantities) if (q.min !== null) about.add(`${q.role}=${q.min}/${q.max}`);
  for (const name of h.source.names.slice(0, SUBJECTS)) about.add(name);
  return spans.flatMap((span) => Array.from(about, (key) => `${h.event.type} ${span} ${key}`));
}

const bucketOf = (day: number): number => Math.floor(day / BUCKET);

function toCluster(members: readonly Happening[], index: number): EventCluster {
  const facts = factsOf(members);
  const richness = members.map(
    ({ event: e }) =>
      e.participants.length + e.quantities.length + (e.place ? 1 : 0) + (e.time?.from ? 1 : 0) + e.confidence,
  );
  const lead = richness.indexOf(Math.max(...richness));
  return {
    id: `c${index + 1}`,
    type: members[0]!.event.type,
    members: members.map((m) => ({ document: m.source.index, id: m.source.id, event: m.event.id })),
    lead,
    summary: members[lead]!.event.summary,
    facts,
    conflicts: conflictsOf(members, facts),
  };
}

function checkOptions(options: unknown): number {
  if (options === null || typeof options !== 'object' || Array.isArray(options))
    throw argumentError('OPTIONS', 'the options of linkEvents must be an object');
  const least = (options as LinkOptions).minDocuments ?? 2;
  if (!Number.isInteger(least) || least < 1)
    throw argumentError('OPTIONS', 'minDocuments must be a whole number from 1');
  return least;
}

function checkIterable(value: unknown): Iterable<unknown> {
  if (
    value === null ||
    typeof value !== 'object' ||
    typeof (value as Iterable<unknown>)[Symbol.iterator] !== 'function'
  )
    throw argumentError('EXTRACTIONS', 'linkEvents takes an array or other iterable of Extractions');
  return value as Iterable<unknown>;
}

function checkExtraction(value: unknown, index: number): asserts value is Extraction {
  const x = value as Partial<Extraction> | null;
  if (
    typeof x !== 'object' ||
    x === null ||
    x.schema !== 'khabar/1' ||
    !Array.isArray(x.events) ||
    !Array.isArray(x.entities) ||
    !x.document
  )
    throw argumentError('EXTRACTIONS', `item ${index} given to linkEvents is not an Extraction`);
}
