/**
 * Events for search engines and knowledge graphs: schema.org Event in JSON-LD 1.1. A role that schema.org has no property for stands in `about`
 * as a schema.org Role, so that nothing is said wrongly: the arrested do not attend.
 */
import type { Entity, KhabarEvent, Participant } from '../types.js';
import {
  daysOf,
  documentKey,
  type Extractions,
  each,
  entitiesOf,
  sentenceOf,
  type WithText,
  type Writer,
} from './shared.js';

/** A node of JSON-LD. */
export interface JsonLdNode {
  '@type': string;
  [property: string]: unknown;
}

export interface JsonLdGraph {
  '@context': 'https://schema.org';
  '@graph': JsonLdNode[];
}

const CONTEXT = 'https://schema.org';
const EVENT_TYPES: Readonly<Record<string, string>> = { match: 'SportsEvent', publication: 'PublicationEvent' };
const ENTITY_TYPES = {
  person: 'Person',
  organization: 'Organization',
  location: 'Place',
  group: 'Thing',
  other: 'Thing',
} as const;
/** Properties of Event for roles, where the taker may be what the entity is. */
const ATTENDEE = { property: 'attendee', takes: ['Person', 'Organization'] };
const PROPERTIES: Readonly<Record<string, { property: string; takes: readonly string[] }>> = {
  organizer: { property: 'organizer', takes: ['Person', 'Organization'] },
  host: { property: 'organizer', takes: ['Person', 'Organization'] },
  participant: ATTENDEE,
  visitor: ATTENDEE,
  attendee: ATTENDEE,
  winner: { property: 'competitor', takes: ['Person', 'Organization'] },
  loser: { property: 'competitor', takes: ['Person', 'Organization'] },
  player: { property: 'competitor', takes: ['Person', 'Organization'] },
};

/** Drops what is not known. */
const node = (type: string, properties: Record<string, unknown>): JsonLdNode => {
  const out: JsonLdNode = { '@type': type };
  for (const [key, value] of Object.entries(properties))
    if (value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)) out[key] = value;
  return out;
};

const geo = (coordinates: readonly [number, number] | null): JsonLdNode | null =>
  coordinates && node('GeoCoordinates', { longitude: coordinates[0], latitude: coordinates[1] });
const address = (country: string | null): JsonLdNode | null =>
  country === null ? null : node('PostalAddress', { addressCountry: country });

function thing(e: Entity): JsonLdNode {
  const type = ENTITY_TYPES[e.type];
  const sameAs = [
    e.ids.wikidata === undefined ? null : `http://www.wikidata.org/entity/${e.ids.wikidata}`,
    e.ids.geonames === undefined ? null : `https://sws.geonames.org/${e.ids.geonames}/`,
  ].filter((s) => s !== null);
  return node(type, {
    name: e.name,
    alternateName: e.names.en,
    identifier: e.ids.khabar,
    sameAs,
    jobTitle: type === 'Person' ? e.titles : null,
    geo: type === 'Place' ? geo(e.coordinates) : null,
    address: type === 'Place' ? address(e.country) : null,
  });
}

function participants(v: KhabarEvent, entities: ReadonlyMap<string, Entity>): Record<string, JsonLdNode[]> {
  const out: Record<string, JsonLdNode[]> = {};
  const seen = new Set<string>();
  const add = (property: string, value: JsonLdNode) => (out[property] ??= []).push(value);
  const known = (p: Participant): Entity | undefined => {
    const key = `${p.role} ${p.entity}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    return entities.get(p.entity);
  };
  for (const p of v.participants) {
    const e = known(p);
    if (!e) continue;
    const what = thing(e);
    const own = PROPERTIES[p.role];
    if (own?.takes.includes(what['@type']) && (own.property !== 'competitor' || v.type === 'match'))
      add(own.property, what);
    else add('about', node('Role', { roleName: p.role, about: what }));
  }
  return out;
}

function nodes(x: WithText): JsonLdNode[] {
  const { document } = x;
  const entities = entitiesOf(x);
  const key = documentKey(x);
  const article = node('NewsArticle', {
    identifier: document.id,
    headline: document.title?.text,
    datePublished: document.publishedAt,
    inLanguage: document.language.code === 'und' ? null : document.language.code,
    author: document.author && node('Person', { name: document.author.text }),
    publisher: document.publisher && node('Organization', { name: document.publisher.text }),
  });
  return x.events.map((v) => {
    const days = daysOf(v);
    return node(EVENT_TYPES[v.type] ?? 'Event', {
      '@id': `urn:khabar:${key}:${v.id}`,
      identifier: v.id,
      additionalType: v.type,
      name: v.name ?? v.summary.ar,
      description: sentenceOf(x, v) ?? v.summary.ar,
      startDate: days?.from,
      endDate: days && v.time?.to ? days.to : null,
      eventStatus: v.status === 'negated' ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
      location:
        v.place &&
        node('Place', { name: v.place.name, address: address(v.place.country), geo: geo(v.place.coordinates) }),
      ...participants(v, entities),
      subjectOf: article,
    });
  });
}

export const jsonLdWriter = (): Writer => ({
  head: `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`,
  between: ',\n',
  tail: '\n]}\n',
  piece: (x) =>
    nodes(x)
      .map((n) => JSON.stringify(n))
      .join(',\n'),
});

export const toJsonLd = (given: Extractions): JsonLdGraph => ({
  '@context': CONTEXT,
  '@graph': [...each(given)].flatMap(nodes),
});
