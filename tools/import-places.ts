/**
 * Builds `gazetteers/places.jsonl` and `gazetteers/places-more.jsonl` from the source tables.
 *
 * Takes: `--sources DIR` holding `places.tsv.gz` and `name_tokens.tsv.gz`, the hand-made
 * `gazetteers/overrides/places.jsonl` and `gazetteers/countries.jsonl` (for cues and capitals).
 * Gives: the two files, sorted by id; the same input gives the same bytes.
 * Run: `npx tsx tools/import-places.ts --sources DIR`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { articleOf, cleanName, foldName, slug, titleCase } from './places-text';

/** One line of `overrides/places.jsonl`: a patch of a source row, or an entry of our own. */
interface Override {
  geonames?: number;
  /** Addresses a source row without a GeoNames id, with `country`. */
  name?: string;
  drop?: string;
  also?: string[];
  /** Keeps the name strong where a rule below would make it weak. */
  strong?: boolean;
  shelf?: 'core' | 'more';
  id?: string;
  subtype?: string;
  ar?: string[];
  en?: string[];
  country?: string;
  coordinates?: [number, number];
  population?: number;
  demonyms?: string[];
  weak?: string[];
  cues?: string[];
  examples?: string[];
  counterExamples?: string[];
  note?: string;
}

interface Place {
  id?: string;
  subtype: string;
  ar: string[];
  en: string[];
  country: string;
  geonames?: number;
  coordinates?: [number, number];
  population: number;
  demonyms: string[];
  weak: string[];
  cues: string[];
  examples: string[];
  counterExamples: string[];
  source: string;
  note?: string;
  news: number;
  strong: boolean;
  shelf?: 'core' | 'more';
}

interface Country {
  id: string;
  ar: string[];
  country?: string;
  capital?: string;
  demonyms?: string[];
}

const ARAB = new Set('AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE'.split(' '));
/** Where two sources hold the same place, the earlier one names it and the later ones add spellings. */
const SOURCES = ['geonames', 'cldr', 'ArWikiCats', 'leblad', 'egypt-governorates'];
/** American towns smaller than this share their names with half of the world. */
const US_MINIMUM = 100_000;
/** What everyday news names without further explanation. */
const CORE_POPULATION = 300_000;
const CORE_NEWS = 3;
/** A personal name this frequent among people makes a smaller place of the same name weak. */
const PERSONAL_NAME = 15;

/** Stands where a country would, for places whose country is disputed. */
const NOWHERE = 'INT';

/** A namesake this many times smaller is never meant. */
const OVERSHADOW = 10;

const root = fileURLToPath(new URL('..', import.meta.url));

function readTable(path: string): Record<string, string>[] {
  const [head, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  const keys = (head ?? '').split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? '']));
  });
}

function readLines<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}

function readPlaces(path: string): Place[] {
  const places: Place[] = [];
  for (const row of readTable(path)) {
    const { name_ar = '', name_en = '', country = '', kind = '', source = '' } = row;
    if (kind === 'country' || (kind === 'admin1' && source !== 'leblad')) continue;
    const population = Number(row.population || 0);
    if (country === 'US' && population < US_MINIMUM) continue;
    // Rows that match no town of GeoNames are kept only where the source is a country's own list.
    if (!row.geonameid && source !== 'leblad' && source !== 'egypt-governorates') continue;
    const en = source === 'leblad' ? titleCase(name_en) : name_en;
    const ar = cleanName(name_ar);
    if (ar === null || en === '') continue;
    places.push({
      subtype: kind === 'city' || kind === 'admin3' ? 'city' : 'district',
      ar: [ARAB.has(country) ? articleOf(ar, en) : ar],
      en: [en],
      country,
      ...(row.geonameid ? { geonames: Number(row.geonameid) } : {}),
      ...(row.lat && row.lon ? { coordinates: [round(row.lon), round(row.lat)] } : {}),
      population,
      demonyms: [],
      weak: [],
      cues: [],
      examples: [],
      counterExamples: [],
      source,
      news: Number(row.news_count || 0),
      strong: false,
    });
  }
  return places.sort((a, b) => SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source));
}

const round = (degrees: string): number => Math.round(Number(degrees) * 1e4) / 1e4;

/** One place for each GeoNames id; the spellings of later sources become further forms. */
function mergeById(places: Place[]): Place[] {
  const byId = new Map<number, Place>();
  return places.filter((place) => {
    if (place.geonames === undefined) return true;
    const first = byId.get(place.geonames);
    if (first === undefined) {
      byId.set(place.geonames, place);
      return true;
    }
    addForms(first, place.ar);
    if (place.coordinates !== undefined) first.coordinates ??= place.coordinates;
    first.population ||= place.population;
    first.news = Math.max(first.news, place.news);
    return false;
  });
}

function addForms(place: Place, forms: string[]): void {
  for (const form of forms) {
    if (!place.ar.some((known) => foldName(known) === foldName(form))) place.ar.push(form);
  }
}

function applyOverrides(places: Place[], overrides: Override[]): Place[] {
  const rows = new Map<string, Place[]>();
  for (const place of places) {
    const key = place.geonames === undefined ? `${place.country} ${place.ar[0]}` : String(place.geonames);
    rows.set(key, [...(rows.get(key) ?? []), place]);
  }
  const dropped = new Set<Place>();
  const added: Place[] = [];
  for (const { geonames, name, drop, also, ...rest } of overrides) {
    const found = rows.get(geonames === undefined ? `${rest.country} ${name}` : String(geonames)) ?? [];
    if (drop !== undefined && found.length === 0) throw new Error(`no row to drop: ${geonames ?? name}`);
    if (drop === undefined && found.length === 0) added.push(ownPlace(geonames, rest));
    for (const place of found) {
      if (drop !== undefined) dropped.add(place);
      if (rest.ar !== undefined) place.source = 'editor';
      Object.assign(place, rest);
      addForms(place, also ?? []);
    }
  }
  return [...places.filter((place) => !dropped.has(place)), ...added];
}

function ownPlace(geonames: number | undefined, given: Omit<Override, 'geonames' | 'name' | 'drop' | 'also'>): Place {
  const { ar, en, country } = given;
  if (ar === undefined || en === undefined || country === undefined) {
    throw new Error(`an entry of our own needs ar, en and country: ${JSON.stringify(given)}`);
  }
  return {
    subtype: 'city',
    population: 0,
    demonyms: [],
    weak: [],
    cues: [],
    examples: [],
    counterExamples: [],
    source: 'editor',
    news: 0,
    strong: false,
    ...given,
    ...(geonames === undefined ? {} : { geonames }),
    ar,
    en,
    country,
  };
}

/** The larger first; among those of unknown size the hand-made, then the lower id, then the alphabet. */
const bySize = (a: Place, b: Place): number =>
  b.population - a.population ||
  Number(b.source === 'editor') - Number(a.source === 'editor') ||
  (a.geonames ?? 1e9) - (b.geonames ?? 1e9) ||
  (a.ar.join() < b.ar.join() ? -1 : 1);

/** Within a country a name stands for its largest place: smaller ones lose it, unless the hand-made file cues them. */
function dropHomonyms(places: Place[]): Place[] {
  const taken = new Set<string>();
  return [...places].sort(bySize).filter((place) => {
    const kept = place.ar.filter((form) => {
      const key = `${place.country} ${foldName(form)}`;
      if (taken.has(key) && !(place.weak.includes(form) && place.source === 'editor')) return false;
      taken.add(key);
      return true;
    });
    place.ar = kept;
    place.weak = place.weak.filter((form) => kept.includes(form));
    return kept.length > 0;
  });
}

/** Makes a name weak where it is a personal name, very short, a state's, or better known as another country's place. */
function weaken(
  places: Place[],
  names: Map<string, number>,
  countries: Map<string, Country>,
  capitals: Set<string>,
): void {
  const rank = (place: Place): number => (capitals.has(place.id ?? '') ? 1e9 : 0) + place.population;
  const owner = new Map<string, Place>();
  for (const place of [...places].sort((a, b) => rank(b) - rank(a) || bySize(a, b))) {
    for (const form of place.ar) {
      const key = foldName(form);
      if (!owner.has(key) && !place.weak.includes(form)) owner.set(key, place);
    }
  }
  const states = new Set(
    [...countries.values()].flatMap(({ ar, demonyms = [] }) => [...ar, ...demonyms].map(foldName)),
  );
  for (const place of places) {
    const overshadowed = (form: string): boolean => {
      const better = owner.get(foldName(form)) ?? place;
      return better !== place && place.source !== 'editor' && rank(better) > OVERSHADOW * rank(place);
    };
    place.ar = place.ar.filter((form) => !overshadowed(form));
    place.weak = place.weak.filter((form) => place.ar.includes(form));
    for (const form of place.ar) {
      if (place.weak.includes(form)) continue;
      const lesser = (owner.get(foldName(form)) ?? place) !== place;
      // What the hand-made file spells out has been looked at by eye.
      const unseen =
        place.source !== 'editor' && !place.strong && (isRisky(place, form, names) || place.geonames === undefined);
      if (lesser || unseen || states.has(foldName(form))) place.weak.push(form);
    }
    if (place.weak.length > 0 && place.cues.length === 0) place.cues = countryCues(countries.get(place.country));
  }
}

/** A short word, or a personal name, as the name of a town that is no large city. */
function isRisky(place: Place, form: string, names: Map<string, number>): boolean {
  if (place.population >= CORE_POPULATION || form.includes(' ')) return false;
  return (names.get(foldName(form)) ?? 0) >= PERSONAL_NAME || form.length <= (ARAB.has(place.country) ? 3 : 4);
}

/** What tells of a country near a name: cues are single words, so of a longer name the longest. */
function countryCues(country: Country | undefined): string[] {
  const words = country?.ar[0]?.split(' ') ?? [];
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest === '' ? [] : [longest];
}

function nameIds(places: Place[]): void {
  const taken = new Set(places.map((place) => place.id));
  for (const place of [...places].sort(bySize)) {
    if (place.id !== undefined) continue;
    const base = `place/${place.country.toLowerCase()}/${slug(place.en[0] ?? '')}`;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${place.geonames ?? n}`;
    taken.add(id);
    place.id = id;
  }
}

function isCore(place: Place, capitals: Set<string>): boolean {
  if (place.shelf !== undefined) return place.shelf === 'core';
  if (place.source === 'editor' || capitals.has(place.id ?? '')) return true;
  if (ARAB.has(place.country) && place.geonames !== undefined)
    return place.source !== 'leblad' || place.population >= 20_000;
  return place.population >= CORE_POPULATION || (place.geonames !== undefined && place.news >= CORE_NEWS);
}

function write(path: string, places: Place[]): void {
  const sorted = [...places].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
  const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
  const lines = sorted.map((p) =>
    JSON.stringify({
      id: p.id,
      type: 'location',
      subtype: p.subtype,
      ar: p.ar,
      en: p.en,
      country: p.country === NOWHERE ? undefined : p.country,
      ids: p.geonames === undefined ? undefined : { geonames: p.geonames },
      coordinates: p.coordinates,
      population: p.population || undefined,
      demonyms: some(p.demonyms),
      weak: some(p.weak),
      cues: p.weak.length > 0 ? some(p.cues) : undefined,
      examples: some(p.examples),
      counterExamples: some(p.counterExamples),
      source: p.source,
      note: p.note,
    }),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function main(): void {
  const at = process.argv.indexOf('--sources');
  const sources = at < 0 ? undefined : process.argv[at + 1];
  if (sources === undefined) throw new Error('usage: npx tsx tools/import-places.ts --sources DIR');
  const countries = new Map<string, Country>();
  for (const entry of readLines<Country>(join(root, 'gazetteers/countries.jsonl'))) {
    if (entry.country !== undefined) countries.set(entry.country, entry);
  }
  const capitals = new Set([...countries.values()].flatMap((country) => country.capital ?? []));
  const names = new Map<string, number>();
  for (const row of readTable(join(sources, 'name_tokens.tsv.gz'))) {
    const key = foldName(row.name_ar ?? '');
    names.set(key, (names.get(key) ?? 0) + Number(row.wikidata_count || 0));
  }
  const merged = mergeById(readPlaces(join(sources, 'places.tsv.gz')));
  const overrides = readLines<Override>(join(root, 'gazetteers/overrides/places.jsonl'));
  const known = dropHomonyms(applyOverrides(merged, overrides));
  nameIds(known);
  weaken(known, names, countries, capitals);
  const places = known.filter((place) => place.ar.length > 0);
  const core = places.filter((place) => isCore(place, capitals));
  write(join(root, 'gazetteers/places.jsonl'), core);
  write(
    join(root, 'gazetteers/places-more.jsonl'),
    places.filter((place) => !isCore(place, capitals)),
  );
  console.log(`${core.length} places, ${places.length - core.length} more`);
}

main();
