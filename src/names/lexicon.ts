/**
 * A gazetteer made ready: takes entries, gives a table of their forms and the entries behind each form.
 *
 * Ours and the user's entries go the same way; ours are compiled at build time and travel as bytes (`pack.ts`).
 */
import { poolOf } from '../core/bytes.js';
import { inPackedOrder } from '../match/packed.js';
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

/** Forms in the order in which they are packed, each with the entries that have it. */
export function collect(entries: readonly GazetteerEntry[]): [string, FormRef[]][] {
  const forms = new Map<string, FormRef[]>();
  entries.forEach((e, entry) => {
    for (const [key, kind] of formsOf(e)) {
      const refs = forms.get(key);
      if (refs) refs.push({ entry, kind });
      else forms.set(key, [{ entry, kind }]);
    }
  });
  return inPackedOrder([...forms]);
}

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
