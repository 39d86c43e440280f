/**
 * Rows of event data in the way of PLOVER: one actor, one recipient a row, with the code of the event. Rows are written for what happened or is
 * planned; what is denied or only possible is no event there. Where all take part alike, as in a meeting, each pair is one row.
 */
import type { Entity, KhabarEvent } from '../types.js';
import { csvLines } from './csv.js';
import { daysOf, documentKey, type Extractions, each, entitiesOf, type WithText, type Writer } from './shared.js';

export interface PloverRow {
  'Event ID': string;
  'Event Date': string | null;
  'Event Type': string;
  'Event Mode': string | null;
  'Quad Code': string;
  'Actor Name': string | null;
  'Actor Country': string | null;
  'Recipient Name': string | null;
  'Recipient Country': string | null;
  Placename: string | null;
  Country: string | null;
  Latitude: number | null;
  Longitude: number | null;
  'GeoNames ID': number | null;
  Source: string | null;
  'Publication Date': string | null;
  Headline: string | null;
}

const QUAD: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    'VERBAL COOPERATION': ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'],
    'MATERIAL COOPERATION': ['COOPERATE', 'AID', 'RETREAT'],
    'VERBAL CONFLICT': ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'],
    'MATERIAL CONFLICT': ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
  }).flatMap(([quad, types]) => types.map((t) => [t, quad])),
);

const COLUMNS: readonly (keyof PloverRow)[] = [
  'Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Quad Code', 'Actor Name', 'Actor Country', 'Recipient Name', 'Recipient Country',
  'Placename', 'Country', 'Latitude', 'Longitude', 'GeoNames ID', 'Source', 'Publication Date', 'Headline',
]; // biome-ignore format: a list

/** Who did it to whom. */
function pairs(v: KhabarEvent): [actor: string | null, recipient: string | null][] {
  const of = (...protos: string[]): string[] => [
    ...new Set(v.participants.filter((p) => protos.includes(p.proto)).map((p) => p.entity)),
  ];
  const from = of('agent');
  const to = of('patient', 'recipient');
  if (to.length) return (from.length ? from : [null]).flatMap((a) => to.map((b): [string | null, string] => [a, b]));
  const alike = new Set(v.participants.filter((p) => p.proto === 'agent').map((p) => p.role)).size === 1;
  const together = from.flatMap((a, i) => from.slice(i + 1).map((b): [string, string] => [a, b]));
  if (alike && together.length) return together;
  return from.length ? from.map((a): [string, null] => [a, null]) : [[null, null]];
}

function rows(x: WithText): PloverRow[] {
  const entities = entitiesOf(x);
  const key = documentKey(x);
  const entity = (id: string | null): Entity | null => (id === null ? null : (entities.get(id) ?? null));
  const named = (e: Entity | null): string | null => e && (e.names.en ?? e.name);
  return x.events.flatMap((v) => {
    const type = v.codes.plover;
    if (type === null || v.status === 'negated' || v.status === 'hypothetical') return [];
    const place = v.place && entity(v.place.entity);
    return pairs(v).map(([actor, recipient], i) => ({
      'Event ID': `${key}-${v.id}-${i + 1}`,
      'Event Date': daysOf(v)?.from ?? null,
      'Event Type': type,
      'Event Mode': v.mode,
      'Quad Code': QUAD[type] ?? '',
      'Actor Name': named(entity(actor)),
      'Actor Country': entity(actor)?.country ?? null,
      'Recipient Name': named(entity(recipient)),
      'Recipient Country': entity(recipient)?.country ?? null,
      Placename: v.place && (named(place) ?? v.place.name),
      Country: v.place?.country ?? null,
      Latitude: v.place?.coordinates?.[1] ?? null,
      Longitude: v.place?.coordinates?.[0] ?? null,
      'GeoNames ID': place?.ids.geonames ?? null,
      Source: x.document.publisher?.text ?? null,
      'Publication Date': x.document.publishedAt,
      Headline: x.document.title?.text ?? null,
    }));
  });
}

/** Tab-separated, with a header. */
export const ploverWriter = (): Writer => ({
  head: csvLines([], COLUMNS, '\t', true),
  between: '',
  tail: '',
  piece: (x) => csvLines(rows(x), COLUMNS, '\t'),
});

export const toPlover = (given: Extractions): PloverRow[] => [...each(given)].flatMap(rows);
