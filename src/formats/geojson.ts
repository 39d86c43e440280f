/** Events on a map: GeoJSON (RFC 7946), one Point feature for each event whose place has coordinates, with the row of the event as properties. */
import { type EventRow, toRows } from './rows.js';
import { documentKey, type Extractions, each, type WithText, type Writer } from './shared.js';

export interface EventFeature {
  type: 'Feature';
  /** The same for the same event of the same document. */
  id: string;
  geometry: { type: 'Point'; coordinates: [longitude: number, latitude: number] };
  properties: Omit<EventRow, 'longitude' | 'latitude'>;
}

export interface EventCollection {
  type: 'FeatureCollection';
  features: EventFeature[];
}

function features(x: WithText): EventFeature[] {
  const key = documentKey(x);
  return toRows(x).flatMap(({ longitude, latitude, ...properties }) =>
    longitude === null || latitude === null
      ? []
      : [
          {
            type: 'Feature' as const,
            id: `${key}-${properties.event}`,
            geometry: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
            properties,
          },
        ],
  );
}

export const geoJsonWriter = (): Writer => ({
  head: '{"type":"FeatureCollection","features":[\n',
  between: ',\n',
  tail: '\n]}\n',
  piece: (x) =>
    features(x)
      .map((f) => JSON.stringify(f))
      .join(',\n'),
});

export const toGeoJson = (given: Extractions): EventCollection => ({
  type: 'FeatureCollection',
  features: [...each(given)].flatMap(features),
});
