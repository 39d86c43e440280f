/** The two pictures: events by time as bars, events by place on a map. Takes facts, gives SVG; no script, no outside file. */
import { map, point } from './assets.js';
import type { Facts, Spot, Told } from './facts.js';
import { byCode, FAMILIES, familyOf, html, type Words } from './words.js';

/** More bars than this and the bars become months, then years. */
const MOST_BARS = 62;
const CHART = { height: 220, foot: 26, head: 18, side: 24 };
/** Width on a screen or on paper, and on a phone, where the same would be too small to read. */
const WIDTHS = { wide: 960, narrow: 420 } as const;
/** Room that a day under a bar wants, and a number over one. */
const LABEL = 80;
const NUMBER = 12;
/** Labels on the map. */
const MOST_LABELS = 14;
/** Least width of the map in its units (tenths of a degree). */
const LEAST_WIDTH = 260;

export function timeline(facts: Facts, words: Words): string {
  const dated = facts.told.filter((t) => t.event.time?.from);
  const rest = facts.told.length - dated.length;
  const note = rest ? `<p class="small">${words.ui('noTime', { n: rest })}</p>` : '';
  if (!dated.length) return `<p>${words.ui('nothing')}</p>${note}`;
  const { bars, before, after } = barsOf(dated);
  const most = Math.max(...bars.map((b) => b.told.length), before.length, after.length);
  const all = [
    ...(before.length ? [{ label: words.ui('earlier'), told: before }] : []),
    ...bars,
    ...(after.length ? [{ label: words.ui('later'), told: after }] : []),
  ];
  const charts = Object.entries(WIDTHS).map(([name, width]) => chart(all, most, name, width, words));
  return `<div class="scroll">${charts.join('')}</div>${note}`;
}

function chart(all: readonly Bar[], most: number, name: string, width: number, words: Words): string {
  const step = (width - 2 * CHART.side) / all.length;
  const room = CHART.height - CHART.foot - CHART.head;
  const every = Math.ceil(all.length / Math.floor(width / LABEL));
  const columns = all.map(({ label, told }, i) => {
    // Time runs as the language is read.
    const place = words.language === 'ar' ? all.length - 1 - i : i;
    const x = CHART.side + place * step;
    let y = CHART.height - CHART.foot;
    const parts = FAMILIES.map((family) => {
      const n = told.filter((t) => familyOf(t.event.type) === family).length;
      if (!n) return '';
      const height = (n / most) * room;
      y -= height;
      return `<rect class="${family}" x="${f(x + step * 0.12)}" y="${f(y)}" width="${f(Math.min(step * 0.76, 60))}" height="${f(height)}"/>`;
    });
    const middle = x + step * 0.12 + Math.min(step * 0.76, 60) / 2;
    const count = told.length && step >= NUMBER ? `<text x="${f(middle)}" y="${f(y - 5)}">${told.length}</text>` : '';
    const under =
      i % every === 0 ? `<text class="axis" x="${f(middle)}" y="${CHART.height - 8}">${html(label)}</text>` : '';
    return `<g><title>${html(label)}: ${told.length}</title>${parts.join('')}${count}${under}</g>`;
  });
  return `<svg class="chart ${name}" viewBox="0 0 ${width} ${CHART.height}" role="img" aria-label="${words.ui('timeline')}">
<line x1="0" x2="${width}" y1="${CHART.height - CHART.foot}" y2="${CHART.height - CHART.foot}"/>${columns.join('')}</svg>`;
}

interface Bar {
  readonly label: string;
  readonly told: readonly Told[];
}

/** Days, months or years, whichever are few enough; what lies far from the rest goes into one bar at either end. */
function barsOf(dated: readonly Told[]): { bars: Bar[]; before: Told[]; after: Told[] } {
  const sorted = [...dated].sort((a, b) => byCode(a.event.time!.from!, b.event.time!.from!));
  const day = (t: Told) => t.event.time!.from!;
  const [low, high] = [
    day(sorted[Math.floor(sorted.length * 0.05)]!),
    day(sorted[Math.ceil(sorted.length * 0.95) - 1]!),
  ];
  const near = sorted.filter((t) => day(t) >= low && day(t) <= high);
  for (const length of [10, 7, 4]) {
    const labels = series(low.slice(0, length), high.slice(0, length));
    if (labels.length > MOST_BARS && length > 4) continue;
    return {
      bars: labels.slice(-MOST_BARS).map((label) => ({ label, told: near.filter((t) => day(t).startsWith(label)) })),
      before: sorted.filter((t) => day(t) < low),
      after: sorted.filter((t) => day(t) > high),
    };
  }
  return { bars: [], before: [], after: [] };
}

/** All days, months or years from one to another, ISO. */
function series(from: string, to: string): string[] {
  const out: string[] = [];
  for (let at = from; at <= to && out.length < 4000; at = next(at)) out.push(at);
  return out;
}

function next(at: string): string {
  const [year, month, day] = at.split('-').map(Number) as [number, number?, number?];
  const pad = (n: number, length = 2) => String(n).padStart(length, '0');
  if (month === undefined) return pad(year + 1, 4);
  if (day === undefined) return month === 12 ? `${pad(year + 1, 4)}-01` : `${pad(year, 4)}-${pad(month + 1)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < last) return `${pad(year, 4)}-${pad(month)}-${pad(day + 1)}`;
  return `${next(`${pad(year, 4)}-${pad(month)}`)}-01`;
}

export function worldMap(facts: Facts, words: Words): string {
  const placed = facts.spots.reduce((n, s) => n + s.told.length, 0);
  const rest = facts.told.length - placed;
  const note = `<p class="small">${rest ? `${words.ui('noPlace', { n: rest })} · ` : ''}${words.ui('mapCredit')}</p>`;
  if (!facts.spots.length) return `<p>${words.ui('nothing')}</p>${note}`;
  const { x, y, width, height } = frame(facts.spots);
  const unit = width / 960;
  const most = facts.spots[0]!.told.length;
  const radius = (s: Spot) => (4 + 12 * Math.sqrt(s.told.length / most)) * unit;
  const dots = facts.spots.map((s) => {
    const [cx, cy] = point(...s.coordinates);
    const family = familyOf(s.told[0]!.event.type);
    return `<a href="#${s.told[0]!.id}"><circle class="${family}" cx="${f(cx)}" cy="${f(cy)}" r="${f(radius(s))}"><title>${html(s.name)}: ${s.told.length}</title></circle></a>`;
  });
  return `<div class="scroll"><svg class="map" style="--unit:${f(unit)}" viewBox="${f(x)} ${f(y)} ${f(width)} ${f(height)}" role="img" aria-label="${words.ui('map')}">
<path class="land" d="${map.land}"/><path class="borders" d="${map.borders}"/>${dots.reverse().join('')}${labels(facts.spots, unit, radius)}</svg></div>${note}`;
}

/** The part of the world that holds all points, with room around. */
function frame(spots: readonly Spot[]): { x: number; y: number; width: number; height: number } {
  const points = spots.map((s) => point(...s.coordinates));
  const [west, east] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [north, south] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const width = Math.max(LEAST_WIDTH, (east - west) * 1.2, (south - north) * 1.2 * 2);
  const height = width / 2;
  return { x: (west + east - width) / 2, y: (north + south - height) / 2, width, height };
}

type Box = readonly [left: number, top: number, right: number, bottom: number];
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Names beside the largest dots: above, below or at a side, wherever they lie over no other name and no other dot. */
function labels(spots: readonly Spot[], unit: number, radius: (s: Spot) => number): string {
  const dots = spots.map((s): Box => {
    const [x, y] = point(...s.coordinates);
    const r = radius(s);
    return [x - r, y - r, x + r, y + r];
  });
  const names: Box[] = [];
  let out = '';
  spots.forEach((s, i) => {
    if (names.length === MOST_LABELS) return;
    const [x, y] = point(...s.coordinates);
    const [w, h] = [s.name.length * 9 * unit, 20 * unit];
    const away = radius(s) + 4 * unit;
    const boxes = [
      [x, y - away - h / 2],
      [x, y + away + h / 2],
      [x + away + w / 2, y],
      [x - away - w / 2, y],
    ].map(([cx, cy]): Box => [cx! - w / 2, cy! - h / 2, cx! + w / 2, cy! + h / 2]);
    const free = boxes.find((box) => !names.some((n) => meet(n, box)) && !dots.some((d, k) => k !== i && meet(d, box)));
    if (!free) return;
    names.push(free);
    // The line of writing lies a quarter above the foot of the box.
    out += `<text x="${f((free[0] + free[2]) / 2)}" y="${f(free[3] - h / 4)}" font-size="${f(16 * unit)}" stroke-width="${f(4 * unit)}">${html(s.name)}</text>`;
  });
  return out;
}

const f = (n: number): string => String(Math.round(n * 100) / 100);
