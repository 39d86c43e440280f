/** JSON-LD as jsonld.js expands it, with schema.org's terms. */
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { type JsonLdNode, jsonLdWriter, toJsonLd } from '../../src/formats/index.js';
import { writeAll } from '../../src/formats/shared.js';
import { article, examples, nasty } from './fixture.js';

/** The part of schema.org's context that matters: its vocabulary, and which terms are links. No network. */
const link = { '@type': '@id' };
const context = {
  '@context': {
    '@vocab': 'http://schema.org/',
    sameAs: link,
    eventStatus: link,
    startDate: { '@type': 'http://schema.org/Date' },
  },
};
const documentLoader = async (url: string) => {
  if (url !== 'https://schema.org') throw new Error(`asks for ${url}`);
  return { document: context, documentUrl: url, contextUrl: undefined };
};

/** Properties that schema.org knows for these types. */
const KNOWN: Readonly<Record<string, string>> = {
  Event:
    'identifier additionalType name description startDate endDate eventStatus location organizer attendee about subjectOf',
  SportsEvent:
    'identifier additionalType name description startDate endDate eventStatus location organizer attendee about subjectOf competitor',
  PublicationEvent:
    'identifier additionalType name description startDate endDate eventStatus location organizer attendee about subjectOf',
  Role: 'roleName about',
  Person: 'name alternateName identifier sameAs jobTitle',
  Organization: 'name alternateName identifier sameAs',
  Thing: 'name alternateName identifier sameAs',
  Place: 'name alternateName identifier sameAs address geo',
  PostalAddress: 'addressCountry',
  GeoCoordinates: 'longitude latitude',
  NewsArticle: 'identifier headline datePublished inLanguage author publisher',
};

function* nodes(value: unknown): Generator<JsonLdNode> {
  if (Array.isArray(value)) for (const v of value) yield* nodes(v);
  else if (value !== null && typeof value === 'object') {
    if ('@type' in value) yield value as JsonLdNode;
    for (const v of Object.values(value)) yield* nodes(v);
  }
}

describe('JSON-LD', () => {
  it('expands without loss: an Event for each event, with its day', async () => {
    const graph = toJsonLd(examples);
    const expanded = (await jsonld.expand(graph as object, { documentLoader })) as Record<string, unknown>[];
    const events = examples.flatMap((x) => x.events);
    expect(expanded).toHaveLength(events.length);
    expect(new Set(expanded.map((n) => n['@id'])).size).toBe(events.length);
    expanded.forEach((n, i) => {
      expect(n['@type']).toHaveLength(1);
      expect((n['@type'] as string[])[0]).toMatch(/^http:\/\/schema\.org\/(\w+)?Event$/);
      const start = n['http://schema.org/startDate'] as [{ '@value': string }] | undefined;
      expect(start?.[0]['@value'] ?? null).toBe(events[i]!.time?.from ?? null);
    });
    const quads = (await jsonld.toRDF(graph as object, { documentLoader })) as unknown[];
    expect(quads.length).toBeGreaterThan(8 * events.length);
  });

  it('uses the properties of schema.org only', () => {
    for (const n of nodes([toJsonLd(examples)['@graph'], toJsonLd(nasty())['@graph']])) {
      expect(KNOWN, n['@type']).toHaveProperty(n['@type']);
      for (const key of Object.keys(n).filter((k) => !k.startsWith('@')))
        expect(KNOWN[n['@type']]!.split(' '), n['@type']).toContain(key);
    }
  });

  it('says no role wrongly: who is arrested does not attend', () => {
    const graph = toJsonLd(examples)['@graph'];
    const arrest = graph.find((n) => n.additionalType === 'arrest')!;
    expect(arrest).not.toHaveProperty('attendee');
    expect((arrest.about as JsonLdNode[]).map((r) => r.roleName)).toContain('arrested');
    const meeting = toJsonLd(article())['@graph'].find((n) => n.additionalType === 'meeting')!;
    expect((meeting.attendee as JsonLdNode[]).map((p) => p['@type'])).toContain('Person');
  });

  it('written piece by piece says the same, also for nothing', () => {
    for (const given of [examples, [nasty()], []])
      expect(JSON.parse(writeAll(jsonLdWriter(), given))).toEqual(JSON.parse(JSON.stringify(toJsonLd(given))));
  });
});
