/** GeoJSON as another reader checks it: RFC 7946. */
import { check } from '@placemarkio/check-geojson';
import type { FeatureCollection, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { geoJsonWriter, toGeoJson } from '../../src/formats/index.js';
import { writeAll } from '../../src/formats/shared.js';
import { article, examples, nasty } from './fixture.js';

describe('GeoJSON', () => {
  it('is valid, and has every event whose place has coordinates', () => {
    const map: FeatureCollection<Point> = toGeoJson(examples);
    expect(() => check(JSON.stringify(map))).not.toThrow();
    const located = examples.flatMap((x) => x.events.filter((v) => v.place?.coordinates));
    expect(located.length).toBeGreaterThan(5);
    expect(map.features.map((f) => f.geometry.coordinates)).toEqual(located.map((v) => v.place!.coordinates));
    expect(new Set(map.features.map((f) => f.id)).size).toBe(located.length);
  });

  it('gives longitude before latitude', () => {
    const rabat = toGeoJson(article()).features.find((f) => f.properties.place === 'الرباط')!;
    const [longitude, latitude] = rabat.geometry.coordinates;
    expect(longitude).toBeCloseTo(-6.84, 1);
    expect(latitude).toBeCloseTo(34.02, 1);
  });

  it('written piece by piece says the same, also for nothing', () => {
    for (const given of [examples, [nasty()], []]) {
      const written = writeAll(geoJsonWriter(), given);
      expect(() => check(written)).not.toThrow();
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(toGeoJson(given))));
    }
  });
});
