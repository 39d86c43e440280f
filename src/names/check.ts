/**
 * The check of gazetteer entries: takes values that should be entries, gives the sound ones as plain copies, and every fault with its remedy.
 * The same for the entries of a call, of a file and of this package.
 */
import { isRecord, isWords, plainCopy, shown, type Tell } from '../core/check.js';
import type { DataFault } from '../core/errors.js';
import { ARABIC, CLASS, DIGIT, LETTER } from '../text/fold.js';
import type { GazetteerEntry } from '../types.js';

const TYPES = ['person', 'organization', 'location', 'group', 'other'];
const LISTS = ['en', 'demonyms', 'weak', 'cues', 'examples', 'counterExamples'] as const;
const KEYS = new Set([
  'id', 'type', 'subtype', 'ar', 'en', 'country', 'ids', 'coordinates', 'population', 'offices', 'demonyms', 'weak', 'cues', 'examples',
  'counterExamples', 'capital', 'source', 'note',
]); // biome-ignore format: a list
const IDS: Readonly<Record<string, (v: unknown) => boolean>> = {
  khabar: (v) => typeof v === 'string',
  geonames: (v) => Number.isInteger(v) && (v as number) > 0,
  iso3166: (v) => typeof v === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(v),
  wikidata: (v) => typeof v === 'string' && /^Q[0-9]+$/.test(v),
};
const SHAPE = '{"id":"…","type":"person","ar":["…"],"source":"…"}';

/** Where the entries come from, for messages. */
export interface EntrySource {
  /** File name or label. */
  readonly file: string;
  /** What an entry's number in `line` is the number of. */
  readonly unit: 'line' | 'entry';
  /** The number of value i. */
  line(i: number): number;
}

export interface Checked<T> {
  readonly sound: T[];
  readonly faults: DataFault[];
}

const CHECKED = new WeakSet<object>();

/** Is this a list that a check has given? A million entries are not checked twice. */
export const isChecked = (values: unknown): values is readonly GazetteerEntry[] =>
  typeof values === 'object' && values !== null && CHECKED.has(values);

export function checkEntries(values: readonly unknown[], source: EntrySource): Checked<GazetteerEntry> {
  const sound: GazetteerEntry[] = [];
  const faults: DataFault[] = [];
  const seen = new Map<string, number>();
  for (let i = 0; i < values.length; i++) {
    const line = source.line(i);
    const before = faults.length;
    let entry: Record<string, unknown> | null = null;
    let id: string | null = null;
    const tell: Tell = (message, remedy) => faults.push({ file: source.file, line, entry: id, message, remedy });
    try {
      const value = plainCopy(values[i]);
      if (isRecord(value)) entry = value;
    } catch {
      tell('the entry cannot be read', `Give plain data, as ${SHAPE}`);
      continue;
    }
    if (!entry) {
      tell('the entry is not an object', `Write it as ${SHAPE}`);
      continue;
    }
    id = typeof entry.id === 'string' ? entry.id : null;
    checkEntry(entry, id, tell);
    if (id !== null) {
      const other = seen.get(id);
      if (other !== undefined)
        tell(`the id "${id}" stands in ${source.unit} ${other} as well`, 'Give each entry an id of its own');
      seen.set(id, line);
    }
    if (faults.length === before) sound.push(entry as unknown as GazetteerEntry);
  }
  if (!faults.length) CHECKED.add(Object.freeze(sound));
  return { sound, faults };
}

function checkEntry(entry: Record<string, unknown>, id: string | null, tell: Tell): void {
  if (id === null || !/^[a-z0-9][a-z0-9/._-]*$/.test(id))
    tell('"id" is missing or odd', 'Use small Latin letters, digits and / . _ -');
  if (!TYPES.includes(entry.type as string)) tell(`"type" is ${shown(entry.type)}`, `Use one of ${TYPES.join(', ')}`);
  if (!isWords(entry.ar) || entry.ar.length === 0)
    tell('"ar" is not a list of names', 'List the name as news writes it, the main form first');
  else if (!entry.ar.every(hasLetters)) tell('"ar" holds a name without letters', 'Write names in letters or digits');
  if (typeof entry.source !== 'string') tell('"source" is missing', 'Say where the entry comes from, as "own"');
  for (const name of LISTS)
    if (entry[name] !== undefined && !isWords(entry[name]))
      tell(`"${name}" is not a list of words`, 'Write it as ["…"]');
  for (const name of ['subtype', 'capital', 'note'] as const)
    if (entry[name] !== undefined && entry[name] !== null && typeof entry[name] !== 'string')
      tell(`"${name}" is ${shown(entry[name])}`, 'Write it as "…"');
  const { country, coordinates, population, ids, offices } = entry;
  if (country !== undefined && country !== null && !(typeof country === 'string' && /^[A-Z]{2}$/.test(country)))
    tell(`"country" is ${shown(country)}`, 'Use the two capital letters of ISO 3166, as "MA"');
  if (coordinates !== undefined && coordinates !== null && !isPlace(coordinates))
    tell('"coordinates" is not [longitude, latitude]', 'Write two numbers, in degrees');
  if (population !== undefined && population !== null && !(Number.isInteger(population) && (population as number) >= 0))
    tell(`"population" is ${shown(population)}`, 'Write a whole number');
  if (ids !== undefined && !(isRecord(ids) && Object.keys(ids).every((k) => IDS[k]?.(ids[k]))))
    tell('"ids" holds an odd id', 'Use {"geonames":123,"iso3166":"MA","wikidata":"Q1"}, those that there are');
  if (offices !== undefined && !(Array.isArray(offices) && offices.every((o) => isRecord(o) && isWords([o.title]))))
    tell('"offices" is not a list of offices', 'Write it as [{"title":"…"}]');
  for (const key of Object.keys(entry))
    if (!KEYS.has(key)) tell(`"${key}" is not a key of an entry`, `The keys are ${[...KEYS].join(', ')}`);
}

const isPlace = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((n, i) => typeof n === 'number' && Math.abs(n) <= (i ? 90 : 180));

function hasLetters(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const c = CLASS[name.charCodeAt(i)];
    if (c === ARABIC || c === LETTER || c === DIGIT) return true;
  }
  return false;
}
