/**
 * A gazetteer made ready: takes entries, gives a table of their forms and the entries behind each form.
 *
 * Ours and the user's entries go the same way: `compileEntries` → Lexicon. Ours are compiled at build time and travel as bytes
 * (`packEntries` → `unpackEntries`): forms front-coded, one record an entry, decoded at first use, a record when it is asked for.
 */
import { ByteReader, ByteWriter, poolOf } from '../core/bytes.js';
import { PhraseTable, phraseKey } from '../match/phrases.js';
import type { EntityIds, EntityType, GazetteerEntry } from '../types.js';
import spelling from './data/spelling.json';

/** What a form says of its entry. */
export const NAME = 0;
/** Also an ordinary word or another name: needs a cue. */
export const WEAK = 1;
/** «مغربي»: of the country, not the country. */
export const DEMONYM = 2;

export interface LexiconEntry {
  readonly id: string;
  readonly type: EntityType;
  readonly subtype: string | null;
  readonly ar: string;
  readonly en: readonly string[];
  readonly country: string | null;
  readonly ids: EntityIds;
  readonly coordinates: [number, number] | null;
  readonly population: number;
  readonly titles: readonly string[];
  readonly cues: readonly string[];
  readonly capital: string | null;
}

/** Entry number and kind of form, behind one form. */
export interface FormRef {
  readonly entry: number;
  readonly kind: number;
}

export interface Lexicon {
  readonly source: 'gazetteer' | 'user';
  readonly table: PhraseTable;
  readonly size: number;
  readonly forms: number;
  entry(i: number): LexiconEntry;
  refs(phrase: number): readonly FormRef[];
}

const TYPES: readonly EntityType[] = ['person', 'organization', 'location', 'group', 'other'];
const DEGREES = 10_000;

/** All forms of an entry, by key: the given ones, their second writings, demonyms with and without article. */
function formsOf(e: GazetteerEntry): Map<string, number> {
  const weak = new Set((e.weak ?? []).map(phraseKey));
  const out = new Map<string, number>();
  const add = (text: string, kind: number) => {
    const key = phraseKey(text);
    if (key && !(out.get(key)! <= kind)) out.set(key, kind);
  };
  const names = [...e.ar, ...(e.en ?? [])];
  for (const name of names) {
    const kind = weak.has(phraseKey(name)) ? WEAK : NAME;
    add(name, kind);
    for (const [one, other] of spelling.pairs as [string, string][]) {
      if (name.includes(one)) add(name.replaceAll(one, other), kind);
      if (name.includes(other)) add(name.replaceAll(other, one), kind);
    }
  }
  for (const d of e.demonyms ?? []) {
    add(d, DEMONYM);
    add(spelling.article + d, DEMONYM);
  }
  return out;
}

/** Forms in code-unit order, each with the entries that have it. */
function collect(entries: readonly GazetteerEntry[]): [string, FormRef[]][] {
  const forms = new Map<string, FormRef[]>();
  entries.forEach((e, entry) => {
    for (const [key, kind] of formsOf(e)) {
      const refs = forms.get(key);
      if (refs) refs.push({ entry, kind });
      else forms.set(key, [{ entry, kind }]);
    }
  });
  return [...forms].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function toEntry(e: GazetteerEntry): LexiconEntry {
  return {
    id: e.id,
    type: e.type,
    subtype: e.subtype ?? null,
    ar: e.ar[0]!,
    en: e.en ?? [],
    country: e.country ?? null,
    ids: { khabar: e.id, ...(e.ids ?? {}) },
    coordinates: e.coordinates ? [e.coordinates[0], e.coordinates[1]] : null,
    population: e.population ?? 0,
    titles: (e.offices ?? []).map((o) => o.title),
    cues: e.cues ?? [],
    capital: e.capital ?? null,
  };
}

/** The user's entries, ready to match. */
export function compileEntries(entries: readonly GazetteerEntry[]): Lexicon {
  const forms = collect(entries);
  const table = new PhraseTable(poolOf(forms.map(([key]) => key)));
  return {
    source: 'user',
    table,
    size: entries.length,
    forms: forms.length,
    entry: (i) => toEntry(entries[i]!),
    refs: (p) => forms[p]![1],
  };
}

/** Entries as bytes, for shipping. */
export function packEntries(entries: readonly GazetteerEntry[]): Uint8Array {
  const forms = collect(entries);
  const out = new ByteWriter();
  out.strings(forms.map(([key]) => key));
  for (const [, refs] of forms) {
    out.uint(refs.length);
    for (const r of refs) out.uint(r.entry * 4 + r.kind);
  }
  const words = new Map<string, number>();
  const word = (s: string | null) => {
    if (s === null) return 0;
    if (!words.has(s)) words.set(s, words.size + 1);
    return words.get(s)!;
  };
  const records = new ByteWriter();
  const starts: number[] = [];
  for (const g of entries) {
    const e = toEntry(g);
    starts.push(records.length);
    records.string(e.id).byte(TYPES.indexOf(e.type)).uint(word(e.subtype)).uint(word(e.country)).string(e.ar);
    records.uint(e.en.length);
    for (const s of e.en) records.string(s);
    records
      .uint(e.ids.geonames ?? 0)
      .uint(word(e.ids.iso3166 ?? null))
      .uint(word(e.ids.wikidata ?? null));
    records.byte(e.coordinates ? 1 : 0);
    if (e.coordinates) for (const c of e.coordinates) records.int(Math.round(c * DEGREES));
    records.uint(e.population).uint(word(e.capital));
    records.uint(e.titles.length);
    for (const s of e.titles) records.uint(word(s));
    records.uint(e.cues.length);
    for (const s of e.cues) records.uint(word(s));
  }
  out.uint(words.size);
  for (const s of words.keys()) out.string(s);
  out.uint(starts.length);
  let last = 0;
  for (const s of starts) {
    out.uint(s - last);
    last = s;
  }
  const head = out.done();
  const body = records.done();
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return all;
}

export function unpackEntries(bytes: Uint8Array): Lexicon {
  const r = new ByteReader(bytes);
  const table = new PhraseTable(r.strings());
  const forms = table.pool.offsets.length - 1;
  const from = new Uint32Array(forms + 1);
  const refs: number[] = [];
  for (let i = 0; i < forms; i++) {
    for (let n = r.uint(); n > 0; n--) refs.push(r.uint());
    from[i + 1] = refs.length;
  }
  const words: (string | null)[] = [null];
  for (let n = r.uint(); n > 0; n--) words.push(r.string());
  const size = r.uint();
  const starts = new Uint32Array(size);
  for (let i = 0, at = 0; i < size; i++) starts[i] = at += r.uint();
  const base = r.position;
  const known: (LexiconEntry | undefined)[] = [];

  const read = (i: number): LexiconEntry => {
    r.seek(base + starts[i]!);
    const list = (item: () => string) => Array.from({ length: r.uint() }, item);
    const id = r.string();
    const type = TYPES[r.byte()]!;
    const subtype = words[r.uint()]!;
    const country = words[r.uint()]!;
    const ar = r.string();
    const en = list(() => r.string());
    const geonames = r.uint();
    const iso = words[r.uint()];
    const wikidata = words[r.uint()];
    const coordinates: [number, number] | null = r.byte() ? [r.int() / DEGREES, r.int() / DEGREES] : null;
    const population = r.uint();
    const capital = words[r.uint()]!;
    const titles = list(() => words[r.uint()]!);
    const cues = list(() => words[r.uint()]!);
    const ids: EntityIds = { khabar: id };
    if (geonames) ids.geonames = geonames;
    if (iso) ids.iso3166 = iso;
    if (wikidata) ids.wikidata = wikidata;
    return { id, type, subtype, ar, en, country, ids, coordinates, population, titles, cues, capital };
  };
  return {
    source: 'gazetteer',
    table,
    size,
    forms,
    entry: (i) => (known[i] ??= read(i)),
    refs: (p) => {
      const out: FormRef[] = [];
      for (let k = from[p]!; k < from[p + 1]!; k++) out.push({ entry: refs[k]! >> 2, kind: refs[k]! & 3 });
      return out;
    },
  };
}
