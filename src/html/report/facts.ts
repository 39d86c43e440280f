/** What the whole report counts: takes documents, gives tallies of types, actors, places and days. */
import type { Entity, Extraction, KhabarEvent } from '../../types.js';
import { byCode } from './words.js';

export interface ReportDocument {
  readonly extraction: Extraction;
  /** The text that was read; without it the report has cards and no marked text. */
  readonly text?: string | undefined;
  /** Where it came from: a file name. */
  readonly source?: string | undefined;
}

/** An event with the numbers that make its address in the page. */
export interface Told {
  readonly event: KhabarEvent;
  readonly document: number;
  readonly id: string;
}

export interface Tally {
  readonly name: string;
  readonly type: string;
  readonly country: string | null;
  events: number;
  notActual: number;
  readonly documents: Set<number>;
}

export interface Spot {
  readonly name: string;
  readonly coordinates: readonly [number, number];
  readonly told: Told[];
}

export interface Facts {
  readonly told: readonly Told[];
  readonly types: readonly Tally[];
  readonly actors: readonly Tally[];
  readonly places: readonly Tally[];
  readonly spots: readonly Spot[];
  /** Distinct entities by type. */
  readonly entities: Readonly<Record<string, number>>;
  /** First and last day of events. */
  readonly period: readonly [string, string] | null;
}

/** The same entity in several documents. */
const keyOf = (e: Entity): string => e.ids.khabar ?? `${e.type} ${e.name}`;

export function factsOf(documents: readonly ReportDocument[]): Facts {
  const told: Told[] = [];
  const types = new Map<string, Tally>();
  const actors = new Map<string, Tally>();
  const places = new Map<string, Tally>();
  const spots = new Map<string, Spot>();
  const seen = new Map<string, Set<string>>();
  const tally = (map: Map<string, Tally>, key: string, name: string, type: string, country: string | null): Tally => {
    let t = map.get(key);
    if (!t) {
      t = { name, type, country, events: 0, notActual: 0, documents: new Set() };
      map.set(key, t);
    }
    return t;
  };
  documents.forEach(({ extraction }, document) => {
    const entities = new Map(extraction.entities.map((e) => [e.id, e]));
    for (const e of extraction.entities) {
      const names = seen.get(e.type) ?? new Set();
      seen.set(e.type, names.add(keyOf(e)));
    }
    for (const event of extraction.events) {
      const t = { event, document, id: `d${document + 1}${event.id}` };
      told.push(t);
      const count = (of: Tally) => {
        of.events++;
        if (event.status !== 'actual') of.notActual++;
        of.documents.add(document);
      };
      count(tally(types, event.type, event.type, event.type, null));
      const here = new Set<string>();
      for (const p of event.participants) {
        const e = entities.get(p.entity);
        // «مسلحون» of two articles are not the same.
        if (!e || here.has(keyOf(e)) || e.mentions.every((m) => m.kind !== 'name')) continue;
        here.add(keyOf(e));
        count(tally(actors, keyOf(e), e.name, e.type, e.country));
      }
      if (!event.place) continue;
      const { name, country, coordinates } = event.place;
      count(tally(places, `${country} ${name}`, name, 'location', country));
      if (!coordinates) continue;
      const key = coordinates.join(' ');
      const spot = spots.get(key) ?? { name, coordinates, told: [] };
      spot.told.push(t);
      spots.set(key, spot);
    }
  });
  const days = told.flatMap((t) => (t.event.time?.from ? [t.event.time.from] : [])).sort(byCode);
  return {
    told,
    types: ranked(types),
    actors: ranked(actors),
    places: ranked(places),
    spots: [...spots.values()].sort((a, b) => b.told.length - a.told.length || byCode(a.name, b.name)),
    entities: Object.fromEntries([...seen].map(([type, names]) => [type, names.size])),
    period: days.length ? [days[0]!, days.at(-1)!] : null,
  };
}

const ranked = (map: ReadonlyMap<string, Tally>): Tally[] =>
  [...map.values()].sort((a, b) => b.events - a.events || byCode(a.name, b.name));
