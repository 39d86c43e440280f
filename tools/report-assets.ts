/**
 * Writes what the report carries within itself: a world map as SVG paths (Natural Earth by world-atlas, drawn by d3-geo) and an Arabic font as
 * base64, into `src/html/report/assets.ts`. Not committed; the same packages give the same bytes. Part of `npm run gen`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoPath, geoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { at } from './data.js';

const require = createRequire(import.meta.url);

/** Packages whose data go into the report. */
export const MATERIALS = ['world-atlas', '@fontsource/ibm-plex-sans-arabic'];

/** Units of the map: tenths of a degree, narrowed to the proportions of the thirtieth parallel. */
const NARROW = 0.87;
const UNIT = 10;
/** The part of the world that Arabic news is mostly about is drawn finer: west, south, east, north in degrees. */
const NEAR = [-20, 0, 65, 48] as const;
const STEP = { near: 1, far: 5 };

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

export function writeReportAssets(): void {
  const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8')) as World;
  const flat = geoProjection((lambda, phi) => [lambda * NARROW, phi])
    .scale(UNIT * (180 / Math.PI))
    .translate([180 * NARROW * UNIT, 90 * UNIT])
    .precision(0);
  const draw = geoPath(flat).digits(0);
  const land = coarser(draw(feature(world, world.objects.land)) ?? '');
  const borders = coarser(draw(mesh(world, world.objects.countries, (a, b) => a !== b)) ?? '');
  const font = (script: string, weight: number) =>
    readFileSync(
      require.resolve(`@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`),
    ).toString('base64');
  const faces = [
    ['arabic', 400],
    ['arabic', 700],
    ['latin', 400],
  ] as const;
  writeFileSync(
    at('src/html/report/assets.ts'),
    [
      '/** The world as SVG paths: see `point`. */',
      `export const map = {\n  land: '${land}',\n  borders: '${borders}',\n};`,
      '/** Where a longitude and a latitude lie on it. */',
      `export const point = (longitude: number, latitude: number): [number, number] => [(longitude + 180) * ${NARROW * UNIT}, (90 - latitude) * ${UNIT}];`,
      '/** IBM Plex Sans Arabic (OFL 1.1), WOFF2. */',
      `export const fonts = [${faces.map(([script, weight]) => `\n  { script: '${script}', weight: ${weight}, data: '${font(script, weight)}' },`).join('')}\n];`,
      '',
    ].join('\n'),
  );
}

/** A path of «M x,y L x,y …» with the points that a small map needs, in relative steps. */
function coarser(path: string): string {
  const isNear = (x: number, y: number) => {
    const [west, south, east, north] = NEAR;
    const [lon, lat] = [x / (NARROW * UNIT) - 180, 90 - y / UNIT];
    return lon > west && lon < east && lat > south && lat < north;
  };
  let out = '';
  for (const line of path.split('M').filter(Boolean)) {
    const closed = line.endsWith('Z');
    const points = line
      .replace('Z', '')
      .split('L')
      .map((p) => p.split(',').map(Number) as [number, number]);
    const kept: [number, number][] = [];
    points.forEach((p, i) => {
      const last = kept.at(-1);
      const step = isNear(...p) ? STEP.near : STEP.far;
      if (!last || i === points.length - 1 || Math.hypot(p[0] - last[0], p[1] - last[1]) > step) kept.push(p);
    });
    const first = kept[0]!;
    const size = Math.max(...kept.map((p) => Math.hypot(p[0] - first[0], p[1] - first[1])));
    // Islands too small to see.
    if (closed && (kept.length < 4 || size < (isNear(...first) ? 2 : 12))) continue;
    let before = first;
    let steps = '';
    for (const p of kept.slice(1)) {
      const [dx, dy] = [p[0] - before[0], p[1] - before[1]];
      if (dx || dy) steps += `${steps && dx >= 0 ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`;
      before = p;
    }
    // A bare move would end the path.
    if (steps) out += `M${first[0]} ${first[1]}l${steps}${closed ? 'z' : ''}`;
  }
  return out;
}
