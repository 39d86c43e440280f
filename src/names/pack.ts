/**
 * A gazetteer as bytes, for shipping: takes entries, gives bytes; takes bytes, gives a Lexicon that reads a record when it is asked for.
 *
 * What is written twice is stored once: names are numbers of forms, the slug of an id is made again from the Latin name, what many entries
 * share (type, country, first half of the id; titles; lists of cues) stands in tables.
 */
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { packStrings, unpackStrings } from '../core/values.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../match/packed.js';
import type { EntityIds, EntityType, GazetteerEntry } from '../types.js';
import { collect, type FormRef, type Lexicon, type LexiconEntry, toEntry } from './lexicon.js';

const TYPES: readonly EntityType[] = ['person', 'organization', 'location', 'group', 'other'];
/** Parts of a degree that coordinates keep: some hundred metres. */
const DEGREE = 1000;
/** Records of which one place is kept. */
const BLOCK = 16;
const MARKS = /[\u0300-\u036f]/g;

/** What a record holds, as bits. */
const EN = 1;
const SLUG = 2;
const IDS = 4;
const PLACE = 8;
const CAPITAL = 16;
const TITLES = 32;
const CUES = 64;

function slugOf(name: string): string {
  const plain = isAscii(name) ? name : name.normalize('NFD').replace(MARKS, '');
  let out = '';
  let start = 0;
  for (let i = 0; i <= plain.length; i++) {
    if (i < plain.length && isSlug(plain.charCodeAt(i))) continue;
    if (i > start) out += (out ? '-' : '') + plain.slice(start, i);
    start = i + 1;
  }
  return out.toLowerCase();
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** A letter or digit of ASCII. */
const isSlug = (u: number): boolean => (u > 0x2f && u < 0x3a) || ((u | 0x20) > 0x60 && (u | 0x20) < 0x7b);

/** Strings by number, in the order of first use. */
class Table {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();
  of(s: string): number {
    let n = this.numbers.get(s);
    if (n === undefined) {
      n = this.all.push(s) - 1;
      this.numbers.set(s, n);
    }
    return n;
  }
}

export function packEntries(entries: readonly GazetteerEntry[]): Uint8Array {
  const forms = inPackedOrder(collect(entries));
  const number = new Map(forms.map(([key], i) => [key, i]));
  const out = packPhrases(
    new ByteWriter().uint(entries.length),
    // A name is the number of its entry, other kinds of form lie above all names.
    forms.map(([key, refs]) => ({ key, values: refs.map((r) => r.kind * entries.length + r.entry) })),
  );
  const words = new Table();
  const kinds = new Table();
  const cues = new Table();
  const body = new ByteWriter();
  const lengths: number[] = [];
  for (const g of entries) {
    const e = toEntry(g);
    const start = body.length;
    const records = new ByteWriter();
    /** A name by the number of its form, or by its letters. */
    const name = (text: string) => {
      const form = number.get(text);
      if (form === undefined) records.uint(0).string(text);
      else records.uint(form + 1);
    };
    const list = (items: readonly string[]) => {
      records.uint(items.length);
      for (const s of items) records.uint(words.of(s));
    };
    const cut = e.id.lastIndexOf('/') + 1;
    const slug = e.id.slice(cut);
    const derived = e.en.length > 0 && slugOf(e.en[0]!) === slug;
    const { geonames, iso3166, wikidata } = e.ids;
    records.byte(
      (e.en.length ? EN : 0) |
        (derived ? 0 : SLUG) |
        (geonames || iso3166 || wikidata ? IDS : 0) |
        (e.coordinates || e.population ? PLACE : 0) |
        (e.capital ? CAPITAL : 0) |
        (e.titles.length ? TITLES : 0) |
        (e.cues.length ? CUES : 0),
    );
    records.uint(kinds.of([TYPES.indexOf(e.type), e.subtype ?? '', e.country ?? '', e.id.slice(0, cut)].join(' ')));
    name(e.ar);
    if (e.en.length) {
      records.uint(e.en.length);
      for (const s of e.en) name(s);
    }
    if (!derived) records.string(slug);
    if (geonames || iso3166 || wikidata)
      records
        .uint(geonames ?? 0)
        .uint(words.of(iso3166 ?? ''))
        .uint(words.of(wikidata ?? ''));
    if (e.coordinates || e.population) {
      records.byte(e.coordinates ? 1 : 0);
      for (const c of e.coordinates ?? []) records.int(Math.round(c * DEGREE));
      records.uint(e.population);
    }
    if (e.capital) records.uint(words.of(e.capital));
    if (e.titles.length) list(e.titles);
    if (e.cues.length) records.uint(cues.of(e.cues.map((c) => words.of(c)).join(' ')));
    body.uint(records.length).bytesOf(records.done());
    lengths.push(body.length - start);
  }
  packStrings(out, words.all);
  packStrings(out, kinds.all);
  const lists = new ByteWriter();
  for (const numbers of cues.all.map((c) => c.split(' '))) {
    lists.uint(numbers.length);
    for (const n of numbers) lists.uint(Number(n));
  }
  out.uint(cues.all.length).uint(lists.length).bytesOf(lists.done());
  const blocks: number[] = [];
  for (let i = 0; i < lengths.length; i += BLOCK) blocks.push(lengths.slice(i, i + BLOCK).reduce((n, m) => n + m, 0));
  return out.places(blocks).bytesOf(body.done()).done();
}

/** What many entries share. */
interface EntryHead {
  readonly type: EntityType;
  readonly subtype: string | null;
  readonly country: string | null;
  /** The id without its last part. */
  readonly prefix: string;
}

function entryHead(text: string): EntryHead {
  const [type, subtype, country, prefix] = text.split(' ') as [string, string, string, string];
  return { type: TYPES[Number(type)]!, subtype: subtype || null, country: country || null, prefix };
}

/** Gives list i; leaves the reader behind the lists, which are read when the first is asked for. */
function unpackLists(r: ByteReader, word: (i: number) => string): (i: number) => readonly string[] {
  const count = r.uint();
  const own = new ByteReader(r.take(r.uint()));
  let lists: number[][] | null = null;
  return (i) => {
    lists ??= Array.from({ length: count }, () => Array.from({ length: own.uint() }, () => own.uint()));
    return lists[i]!.map(word);
  };
}

export function unpackEntries(bytes: Uint8Array): Lexicon {
  const r = new ByteReader(bytes);
  const size = r.uint();
  const { table, values, phrase } = unpackPhrases(r);
  const word = unpackStrings(r);
  const kind = unpackStrings(r);
  const cuesOf = unpackLists(r, word);
  const heads: EntryHead[] = [];
  const headOf = (i: number): EntryHead => (heads[i] ??= entryHead(kind(i)));
  const blocks = r.places(Math.ceil(size / BLOCK));
  const base = r.position;
  const known = new Array<LexiconEntry | undefined>(size);

  const read = (i: number): LexiconEntry => {
    r.seek(base + blocks[Math.floor(i / BLOCK)]!).skipStrings(i % BLOCK);
    r.uint();
    const name = () => {
      const form = r.uint();
      return form ? phrase(form - 1) : r.string();
    };
    const list = () => Array.from({ length: r.uint() }, () => word(r.uint()));
    const flags = r.byte();
    const { type, subtype, country, prefix } = headOf(r.uint());
    const ar = name();
    const en = flags & EN ? Array.from({ length: r.uint() }, name) : [];
    const id = prefix + (flags & SLUG ? r.string() : slugOf(en[0]!));
    const ids: EntityIds = { khabar: id };
    if (flags & IDS) {
      const [geonames, iso3166, wikidata] = [r.uint(), word(r.uint()), word(r.uint())];
      if (geonames) ids.geonames = geonames;
      if (iso3166) ids.iso3166 = iso3166;
      if (wikidata) ids.wikidata = wikidata;
    }
    let coordinates: [number, number] | null = null;
    let population = 0;
    if (flags & PLACE) {
      if (r.byte()) coordinates = [r.int() / DEGREE, r.int() / DEGREE];
      population = r.uint();
    }
    return {
      id,
      type,
      subtype,
      ar,
      en,
      country,
      ids,
      coordinates,
      population,
      capital: flags & CAPITAL ? word(r.uint()) : null,
      titles: flags & TITLES ? list() : [],
      cues: flags & CUES ? cuesOf(r.uint()) : [],
    };
  };
  return {
    source: 'gazetteer',
    table,
    size,
    forms: table.size,
    entry: (i) => (known[i] ??= read(i)),
    refs: (p) => {
      const out: FormRef[] = [];
      for (const v of values(p)) out.push({ entry: v % size, kind: Math.floor(v / size) });
      return out;
    },
  };
}
