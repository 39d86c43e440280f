/**
 * Is the gazetteer data in order? Takes the files of `gazetteers/`, gives every fault with file, line, entry and remedy.
 *   npm run check-data             faults; exit code 1 where there are any
 *   npm run check-data -- --near   also entries that look like one another, for a person to look at: no fault by itself
 *
 * Checked: the schema; ids sorted and unique, and those that are named are there; sources listed with a licence; no two entries of one kind and
 * country with one name; no name of a person that is a body's or a small town's as well, and none that is an ordinary word, unless it is
 * marked weak or `ambiguous.tsv` shows by examples that it is read rightly. Names are compared folded, as texts are.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import proclitics from '../src/arabic/data/proclitics.json';
import { LISTED, TAGS } from '../src/arabic/lexicon.js';
import type { DataFault } from '../src/core/errors.js';
import { knowledge } from '../src/knowledge.js';
import { phraseKey } from '../src/match/phrases.js';
import { checkEntries } from '../src/names/check.js';
import { collect, NAME } from '../src/names/lexicon.js';
import { closeness } from '../src/names/similar.js';
import { normalize } from '../src/text/fold.js';
import type { GazetteerEntry } from '../src/types.js';
import { ambiguous, at, gazetteerFiles, type Line, nameParts, readLines, sourceLicences } from './data.js';

type Row = Line<GazetteerEntry>;
const { article } = proclitics;
const fault = (row: Row, message: string, remedy: string): DataFault => ({
  file: row.file,
  line: row.line,
  entry: row.value.id ?? null,
  message,
  remedy,
});

/** Each line against the schema, and against the check that the user's entries pass. */
function shape(rows: readonly Row[]): DataFault[] {
  const ajv = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true, allErrors: true });
  const check = ajv.compile(JSON.parse(readFileSync(at('schemas/gazetteer-entry.schema.json'), 'utf8')));
  const out: DataFault[] = [];
  for (const row of rows)
    if (!check(row.value))
      for (const e of check.errors ?? []) {
        const where = e.instancePath || 'the entry';
        out.push(fault(row, `${where} ${e.message}`, 'Write it as gazetteer-entry.schema.json says'));
      }
  const ours = checkEntries(
    rows.map((r) => r.value),
    { file: 'gazetteers', unit: 'line', line: (i) => i },
  );
  return [...out, ...ours.faults.map((f) => fault(rows[f.line]!, f.message, f.remedy))];
}

/** Sorted in each file, named only where there is one. */
function ids(rows: readonly Row[]): DataFault[] {
  const out: DataFault[] = [];
  const all = new Set(rows.map((r) => r.value.id));
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before?.file === row.file && before.value.id > row.value.id)
      out.push(fault(row, `the id stands behind "${before.value.id}"`, 'Sort the file by id'));
    const { capital } = row.value;
    if (capital !== undefined && !all.has(capital))
      out.push(fault(row, `there is no entry "${capital}"`, 'Name the capital by its id'));
  });
  return out;
}

function sources(rows: readonly Row[]): DataFault[] {
  const known = sourceLicences();
  return rows
    .filter((r) => !known.has(r.value.source))
    .map((r) => fault(r, `the source "${r.value.source}" is not listed`, 'List it with its licence in SOURCES.md'));
}

/** The rows that have a name and do not mark it weak, by the folded name; Arabic names only, since Latin ones are asked for rarely. */
function strongNames(rows: readonly Row[]): Map<string, Row[]> {
  const out = new Map<string, Set<Row>>();
  for (const [key, refs] of collect(rows.map((r) => r.value))) {
    if (!/[\u0621-\u064a]/.test(key)) continue;
    const norm = normalize(key);
    for (const ref of refs) if (ref.kind === NAME) out.set(norm, (out.get(norm) ?? new Set()).add(rows[ref.entry]!));
  }
  return new Map([...out].map(([key, set]) => [key, [...set]]));
}

/**
 * Namesakes of different countries and kinds are meant: the document tells them apart. Within one kind and country nothing does, and a
 * family name would swallow the place.
 */
function namesakes(rows: readonly Row[]): DataFault[] {
  const out: DataFault[] = [];
  for (const [name, all] of strongNames(rows))
    for (let a = 0; a < all.length; a++)
      for (let b = a + 1; b < all.length; b++) {
        const [x, y] = [all[a]!.value, all[b]!.value];
        const alike = x.type === y.type && x.country === y.country && x.subtype === y.subtype;
        if (alike || (x.type === 'person') !== (y.type === 'person'))
          out.push(
            fault(
              all[b]!,
              `«${name}» is a name of "${x.id}" as well`,
              'Make one entry of both, or mark the name weak in one',
            ),
          );
      }
  return out;
}

/** A town that is called as a person is would take the person's mentions: then its name is weak, or large enough to be known. */
const TOWN = 100_000;
function familyNames(rows: readonly Row[]): DataFault[] {
  const shown = new Set(ambiguous().map((a) => phraseKey(a.form)));
  const out: DataFault[] = [];
  for (const [key, refs] of collect(rows.map((r) => r.value))) {
    if (shown.has(key) || !/[\u0621-\u064a]/.test(key)) continue;
    const person = refs.find((r) => rows[r.entry]!.value.type === 'person');
    if (!person) continue;
    for (const ref of refs) {
      const { type, subtype, population } = rows[ref.entry]!.value;
      if (ref.kind !== NAME || type !== 'location' || subtype === 'country' || (population ?? 0) >= TOWN) continue;
      const message = `«${key}» is a name of "${rows[person.entry]!.value.id}" as well`;
      out.push(fault(rows[ref.entry]!, message, 'Mark it weak, or show it read rightly in ambiguous.tsv'));
    }
  }
  return out;
}

/** Names of one word that the language has as a noun, adjective or verb. Peoples are named by ordinary nouns. */
function ordinaryWords(rows: readonly Row[]): DataFault[] {
  const { lexicon } = knowledge.readings();
  const word = (letters: string): boolean => {
    const units = Uint16Array.from(letters, (c) => c.charCodeAt(0));
    return (
      lexicon.look(units, 0, units.length) &&
      lexicon.exact > 0 &&
      TAGS.some((tag, i) => tag !== 'PROPN' && lexicon.level(lexicon.exact, i) >= LISTED)
    );
  };
  const shown = new Set(ambiguous().map((a) => phraseKey(a.form)));
  const out: DataFault[] = [];
  for (const [key, refs] of collect(rows.map((r) => r.value))) {
    if (shown.has(key) || !/^[\u0621-\u064a]+$/.test(key)) continue;
    if (!word(key) && !(key.startsWith(article) && word(key.slice(article.length)))) continue;
    for (const ref of refs)
      if (ref.kind === NAME && rows[ref.entry]!.value.type !== 'group')
        out.push(
          fault(
            rows[ref.entry]!,
            `«${key}» is an ordinary word`,
            'Mark it weak, or show it read rightly in ambiguous.tsv',
          ),
        );
  }
  return out;
}

function parts(): DataFault[] {
  const out: DataFault[] = [];
  const seen = new Map<string, number>();
  nameParts().forEach((p, i) => {
    // «خان» is a name, and a particle behind one.
    const key = `${phraseKey(p.name)} ${p.kind === 'particle'}`;
    const other = seen.get(key);
    if (other !== undefined)
      out.push({
        file: 'gazetteers/name-parts.jsonl',
        line: i + 1,
        entry: p.name,
        message: `the part stands in line ${other} as well`,
        remedy: 'Keep one',
      });
    seen.set(key, i + 1);
  });
  return out;
}

/** Rows of `ambiguous.tsv` name entries that there are. */
function ambiguousRows(rows: readonly Row[]): DataFault[] {
  const all = rows.map((r) => r.value.id);
  return ambiguous()
    .filter((a) => a.expected !== '-' && !all.some((id) => id.startsWith(a.expected)))
    .map((a) => ({
      file: 'gazetteers/ambiguous.tsv',
      line: a.line,
      entry: a.form,
      message: `no entry has an id that begins with "${a.expected}"`,
      remedy: 'Name an id, the beginning of one, or - for none',
    }));
}

export const allRows = (): Row[] => gazetteerFiles().flatMap((f) => readLines<GazetteerEntry>(f));

export function checkData(rows: readonly Row[] = allRows()): DataFault[] {
  const checks = [shape, ids, sources, namesakes, familyNames, ordinaryWords, ambiguousRows];
  return [...checks.flatMap((check) => check(rows)), ...parts()];
}

/** Jaro–Winkler of two names of one thing is seldom lower, in Arabic and in Latin. */
const NEAR_ARABIC = 0.94;
const NEAR_LATIN = 0.94;

/** Pairs of one kind and country that are near in both scripts: spellings of one thing, or true namesakes. */
export function nearDuplicates(rows: readonly Row[] = allRows()): [Row, Row][] {
  const blocks = new Map<string, { row: Row; ar: string; en: string }[]>();
  for (const row of rows) {
    const { type, subtype, country, ar, en } = row.value;
    if (!en?.length) continue;
    const key = `${type} ${subtype} ${country}`;
    const list = blocks.get(key) ?? [];
    list.push({ row, ar: normalize(ar[0]!), en: normalize(en[0]!) });
    blocks.set(key, list);
  }
  const out: [Row, Row][] = [];
  for (const list of blocks.values())
    for (let a = 0; a < list.length; a++)
      for (let b = a + 1; b < list.length; b++) {
        const [x, y] = [list[a]!, list[b]!];
        if (closeness(x.ar, y.ar) >= NEAR_ARABIC && closeness(x.en, y.en) >= NEAR_LATIN) out.push([x.row, y.row]);
      }
  return out;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = allRows();
  const faults = checkData(rows);
  for (const f of faults) console.log(`${f.file}:${f.line}: ${f.entry ?? ''}: ${f.message}. ${f.remedy}`);
  if (process.argv.includes('--near'))
    for (const [x, y] of nearDuplicates(rows))
      console.log(
        `near: ${x.value.id} «${x.value.ar[0]}» and ${y.value.id} «${y.value.ar[0]}» (${x.file}:${x.line}, ${y.file}:${y.line})`,
      );
  console.log(`${rows.length} entries, ${faults.length} faults`);
  process.exitCode = faults.length ? 1 : 0;
}
