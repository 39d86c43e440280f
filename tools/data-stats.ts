/**
 * What the gazetteers hold: takes the files of `gazetteers/`, prints how many entries and forms there are by file, kind, country and source,
 * with the licence of each source.
 *   npm run data:stats [-- --json]
 */
import { basename } from 'node:path';
import { collect, DEMONYM, NAME, WEAK } from '../src/names/lexicon.js';
import type { GazetteerEntry } from '../src/types.js';
import { ambiguous, gazetteer, gazetteerFiles, nameParts, readLines, sourceLicences } from './data.js';

type Counts = Record<string, number>;

function count<T>(items: readonly T[], key: (item: T) => string): Counts {
  const out = new Map<string, number>();
  for (const item of items) out.set(key(item), (out.get(key(item)) ?? 0) + 1);
  return Object.fromEntries([...out].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function forms(entries: readonly GazetteerEntry[]): Counts {
  const all = collect(entries);
  const kinds = all.flatMap(([, refs]) => refs.map((r) => r.kind));
  return {
    'as written in the files': entries.reduce((n, e) => n + e.ar.length + (e.en?.length ?? 0), 0),
    'different, with second spellings and demonyms': all.length,
    'strong names': kinds.filter((k) => k === NAME).length,
    'weak names': kinds.filter((k) => k === WEAK).length,
    demonyms: kinds.filter((k) => k === DEMONYM).length,
    'of several entries': all.filter(([, refs]) => new Set(refs.map((r) => r.entry)).size > 1).length,
  };
}

const entries = gazetteer(gazetteerFiles());
const licences = sourceLicences();
const has = (key: keyof GazetteerEntry) => entries.filter((e) => e[key] !== undefined && e[key] !== null).length;

const stats: Record<string, Counts> = {
  files: Object.fromEntries([
    ...gazetteerFiles().map((f) => [basename(f), readLines(f).length]),
    ['name-parts.jsonl', nameParts().length],
    ['ambiguous.tsv', ambiguous().length],
  ]),
  entries: { all: entries.length, ...count(entries, (e) => e.type) },
  subtypes: count(entries, (e) => `${e.type}/${e.subtype ?? '-'}`),
  countries: count(entries, (e) => e.country ?? '-'),
  sources: count(entries, (e) => `${e.source} (${licences.get(e.source) ?? 'NO LICENCE'})`),
  licences: count(entries, (e) => licences.get(e.source) ?? 'NO LICENCE'),
  forms: forms(entries),
  'entries with': {
    'Latin names': has('en'),
    coordinates: has('coordinates'),
    population: has('population'),
    ids: has('ids'),
    offices: has('offices'),
    cues: has('cues'),
    examples: entries.filter((e) => e.examples?.length || e.counterExamples?.length).length,
  },
};

if (process.argv.includes('--json')) console.log(JSON.stringify(stats, null, 1));
else
  for (const [title, counts] of Object.entries(stats)) {
    console.log(`\n${title}`);
    const rows = Object.entries(counts);
    for (const [name, n] of rows.slice(0, 40)) console.log(`  ${String(n).padStart(7)}  ${name}`);
    const rest = rows.slice(40);
    if (rest.length)
      console.log(`  ${String(rest.reduce((n, [, m]) => n + m, 0)).padStart(7)}  in ${rest.length} more`);
  }
