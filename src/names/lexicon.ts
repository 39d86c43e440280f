/**
 * A gazetteer made ready: takes entries, gives a table of their forms and the entries behind each form.
 *
 * Ours and the user's entries go the same way; ours are compiled at build time and travel as bytes (`pack.ts`).
 */
import { poolOf } from '../core/bytes.js';
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

/** What a form stands for. */
export interface Form {
  /** Those that have it as a strong form first: `firm` of them. */
  readonly names: readonly LexiconEntry[];
  readonly firm: number;
  /** All names have it as a weak form. */
  readonly weak: boolean;
  readonly demonyms: readonly LexiconEntry[];
}

export interface Lexicon {
  readonly source: 'gazetteer' | 'user';
  readonly table: PhraseTable;
  readonly size: number;
  readonly forms: number;
  entry(i: number): LexiconEntry;
  refs(phrase: number): readonly FormRef[];
}

/** The forms of a lexicon by phrase, each read when a text first holds it. */
export function formsIn(lexicon: Lexicon): (phrase: number) => Form {
  const known = new Array<Form | undefined>(lexicon.forms);
  const read = (phrase: number): Form => {
    const of = (wanted: number) =>
      lexicon.refs(phrase).flatMap(({ entry, kind }) => (kind === wanted ? [lexicon.entry(entry)] : []));
    const strong = of(NAME);
    return { names: [...strong, ...of(WEAK)], firm: strong.length, weak: strong.length === 0, demonyms: of(DEMONYM) };
  };
  return (phrase) => (known[phrase] ??= read(phrase));
}

/** All forms of an entry, by key: the given ones, their second writings, demonyms with and without article. */
function formsOf(e: GazetteerEntry): [string, number][] {
  const weak = new Set((e.weak ?? []).map(phraseKey));
  const out = new Map<string, number>();
  const nations = new Set<string>();
  const add = (text: string, kind: number) => {
    const key = phraseKey(text);
    if (!key) return;
    if (kind === DEMONYM) nations.add(key);
    else if (!(out.get(key)! <= kind)) out.set(key, kind);
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
  // «السعودية» is both: the country and of the country.
  return [...out, ...[...nations].map((key): [string, number] => [key, DEMONYM])];
}

/** Kinds of form, to write a reference as one number: of a million names nearly each has one, and objects would be most of the memory. */
const KINDS = 3;
const refOf = (code: number): FormRef => ({ entry: Math.floor(code / KINDS), kind: code % KINDS });

/** Codes of the entries that have each form, a list only where there are several. */
function codesOf(entries: readonly GazetteerEntry[]): Map<string, number | number[]> {
  const forms = new Map<string, number | number[]>();
  entries.forEach((e, entry) => {
    for (const [key, kind] of formsOf(e)) {
      const code = entry * KINDS + kind;
      const codes = forms.get(key);
      if (codes === undefined) forms.set(key, code);
      else if (typeof codes === 'number') forms.set(key, [codes, code]);
      else codes.push(code);
    }
  });
  return forms;
}
const refsOf = (codes: number | number[]): FormRef[] => [codes].flat().map(refOf);

/** All forms, each with the entries that have it. */
export const collect = (entries: readonly GazetteerEntry[]): [string, FormRef[]][] =>
  Array.from(codesOf(entries), ([key, codes]) => [key, refsOf(codes)]);

export function toEntry(e: GazetteerEntry): LexiconEntry {
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
  const forms = codesOf(entries);
  const table = new PhraseTable(poolOf([...forms.keys()]));
  const codes = [...forms.values()];
  const known = new Map<number, LexiconEntry>();
  return {
    source: 'user',
    table,
    size: entries.length,
    forms: codes.length,
    entry(i) {
      const entry = known.get(i) ?? toEntry(entries[i]!);
      known.set(i, entry);
      return entry;
    },
    refs: (p) => refsOf(codes[p]!),
  };
}
