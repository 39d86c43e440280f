/**
 * The one table of options: parsing, checks, help, completions and the guide come from it. Takes the arguments, gives settings or a UsageError.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isEncoding } from '../node/decode.js';
import { INPUTS, type Reading } from '../node/documents.js';
import { FORMATS, type Format, type Writing } from '../node/writers.js';
import { isIsoDate } from '../time/calendar.js';

export const OFFSETS = ['utf16', 'codepoint', 'byte'] as const;
export const ON_ERROR = ['emit', 'skip', 'fail'] as const;

export interface Settings {
  readonly paths: readonly string[];
  /** File, or folder for brat; null: standard output. */
  readonly output: string | null;
  readonly reading: Reading;
  readonly writing: Writing;
  /** Threads; null: as many as pay. */
  readonly jobs: number | null;
  readonly gazetteers: readonly string[];
  readonly types: readonly string[] | null;
  readonly minConfidence: number | null;
  readonly explain: boolean;
  readonly onError: (typeof ON_ERROR)[number];
  readonly resume: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {}

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** Name of the value in the help; an option without one is a switch. */
  readonly value?: string;
  /** The values there are; for completions also where others are taken. */
  readonly choices?: readonly string[];
  /** The value is a file. */
  readonly file?: true;
  readonly standard?: string;
  readonly multiple?: boolean;
  readonly help: string;
}

export const OPTIONS: readonly Option[] = [
  { name: 'format', short: 'f', value: 'FORMAT', choices: FORMATS, help: 'see below; by default what the name after -o says, else json' },
  { name: 'output', short: 'o', value: 'FILE', file: true, help: 'write to a file (brat: a folder) instead of standard output' },
  { name: 'input', short: 'i', value: 'KIND', choices: INPUTS, standard: 'auto', help: 'text, html, jsonl or csv (one document a row); auto goes by the name, then by the content' },
  { name: 'encoding', value: 'NAME', help: 'of the input, as windows-1256; by default it is looked for' },
  { name: 'text-field', value: 'NAME', standard: 'text', help: 'field of a row that holds the text' },
  { name: 'id-field', value: 'NAME', standard: 'id', help: 'field that holds the id' },
  { name: 'date-field', value: 'NAME', standard: 'date', help: 'field that holds the day of publication, as 2024-09-05' },
  { name: 'published-at', short: 'd', value: 'DATE', help: 'day of publication, where a document does not say it; relative dates need one' },
  { name: 'gazetteer', short: 'g', value: 'FILE', file: true, multiple: true, help: 'names of your own (JSONL, or a JSON array); may be given more than once' },
  { name: 'types', short: 't', value: 'A,B', help: 'event types wanted, as meeting,visit; all by default' },
  { name: 'min-confidence', value: 'N', help: 'leave out events below this confidence, 0 to 1; 0.55 where none is given' },
  { name: 'explain', short: 'e', help: 'add the rule behind each part of each event' },
  { name: 'with-text', help: 'json, jsonl: add the text that was read, which offsets count in; khabar report wants it' },
  { name: 'offsets', value: 'UNIT', choices: OFFSETS, standard: 'utf16', help: 'what start and end count in JSON: utf16 (JavaScript), codepoint (Python), byte (UTF-8)' },
  { name: 'bom', help: 'csv: a byte order mark in front, by which Excel knows UTF-8' },
  { name: 'jobs', short: 'j', value: 'N', help: 'threads; by default one for little, and one a core for much' },
  { name: 'on-error', value: 'DO', choices: ON_ERROR, standard: 'emit', help: 'where an input fails: emit an error record in its place, skip it, or fail and stop' },
  { name: 'resume', help: 'go on with a run that was cut off, with the same arguments; needs -o' },
  { name: 'quiet', short: 'q', help: 'no progress and no warnings on standard error' },
  { name: 'help', short: 'h', help: 'this text' },
  { name: 'version', short: 'v', help: 'the version' },
]; // biome-ignore format: a table

/** Commands beside reading: the first word of the arguments. A file of this name is reached as ./report. */
export const COMMANDS = [
  { name: 'report', value: 'RESULTS.jsonl', help: 'one HTML page of results that were written with --with-text' },
  { name: 'gazetteer check', value: 'FILE', help: 'what is wrong in a file of your own names, line by line' },
  { name: 'completions', value: 'SHELL', choices: ['bash', 'zsh', 'fish'], help: 'the completions for a shell, to be sourced' },
] as const; // biome-ignore format: a table

export const FORMAT_HELP: Readonly<Record<Format, string>> = {
  json: 'everything; several documents make an array',
  jsonl: 'the same, one line a document',
  table: 'for eyes',
  csv: 'one row an event, for spreadsheets and databases',
  geojson: 'events with a place, for maps',
  ics: 'events with a day, for calendars (iCalendar)',
  jsonld: 'schema.org Event',
  html: 'a report to read',
  conll: 'words with names and events (CoNLL-U Plus)',
  brat: 'text and annotation (standoff); -o names the folder',
  plover: 'event data, one actor and recipient a row (tab-separated)',
};

/** Formats by the ending of the output. */
const ENDINGS: Readonly<Record<string, Format>> = {
  json: 'json', jsonl: 'jsonl', ndjson: 'jsonl', csv: 'csv', geojson: 'geojson', ics: 'ics', jsonld: 'jsonld', html: 'html', htm: 'html',
  txt: 'json', conll: 'conll', conllu: 'conll', conllup: 'conll', tsv: 'plover',
}; // biome-ignore format: a list

type Values = Record<string, string | boolean | string[] | undefined>;

function read(args: readonly string[]): { values: Values; paths: string[] } {
  const options = Object.fromEntries(
    OPTIONS.map((o) => [
      o.name,
      {
        type: o.value ? 'string' : 'boolean',
        multiple: o.multiple ?? false,
        ...(o.short ? { short: o.short } : {}),
      } as const,
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Values, paths: positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\. /)[0]!);
  }
}

export function parse(args: readonly string[]): Settings {
  const { values, paths } = read(args);
  for (const o of OPTIONS) {
    const value = (values[o.name] ??= o.standard);
    if (o.choices && value !== undefined && !o.choices.includes(value as string))
      throw new UsageError(`--${o.name} is one of ${o.choices.join(', ')}, not "${value}"`);
  }
  const text = (name: string) => values[name] as string;
  const given = (name: string) => (values[name] as string | undefined) ?? null;
  const on = (name: string) => values[name] === true;
  const output = given('output') === '-' ? null : given('output');
  const settings: Settings = {
    paths: paths.length ? paths : ['-'],
    output,
    reading: {
      input: text('input') as Reading['input'],
      encoding: given('encoding'),
      textField: text('text-field'),
      idField: text('id-field'),
      dateField: text('date-field'),
      publishedAt: given('published-at'),
    },
    writing: {
      format: (given('format') as Format | null) ?? formatOf(output),
      offsets: text('offsets') as Writing['offsets'],
      withText: on('with-text'),
      bom: on('bom'),
    },
    jobs: readJobs(given('jobs')),
    gazetteers: (values.gazetteer as string[] | undefined) ?? [],
    types: readTypes(given('types')),
    minConfidence: readShare(given('min-confidence')),
    explain: on('explain'),
    onError: text('on-error') as Settings['onError'],
    resume: on('resume'),
    quiet: on('quiet'),
    help: on('help'),
    version: on('version'),
  };
  check(settings);
  return settings;
}

function formatOf(output: string | null): Format {
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase();
  if (ending === undefined) return 'json';
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (!format) throw new UsageError(`"${output}" does not say its format by its name; say it with --format`);
  return format;
}

/** Formats that are written piece by piece, so that a run can go on where it was cut off. */
export const PIECEWISE: ReadonlySet<Format> = new Set([
  'jsonl',
  'table',
  'csv',
  'geojson',
  'ics',
  'jsonld',
  'conll',
  'plover',
]);

function check({ reading, writing, output, resume, paths }: Settings): void {
  const { publishedAt, encoding } = reading;
  if (publishedAt !== null && !isIsoDate(publishedAt))
    throw new UsageError(`--published-at wants a date like 2024-09-05, not "${publishedAt}"`);
  if (encoding !== null && !isEncoding(encoding)) throw new UsageError(`--encoding: "${encoding}" is not known here`);
  if (writing.format === 'brat' && output === null)
    throw new UsageError('brat is two files a document: name a folder with -o');
  if (resume && (output === null || !PIECEWISE.has(writing.format)))
    throw new UsageError(`--resume needs -o FILE and one of the formats ${[...PIECEWISE].join(', ')}`);
  if (resume && paths.includes('-')) throw new UsageError('--resume cannot read standard input again: name files');
  if (output !== null && paths.some((p) => resolve(p) === resolve(output)))
    throw new UsageError(`"${output}" is read and written: name another output`);
}

function readJobs(value: string | null): number | null {
  if (value === null) return null;
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`--jobs wants a number from 1 to 999, not "${value}"`);
  return Number(value);
}

function readTypes(list: string | null): string[] | null {
  if (list === null) return null;
  const types = list
    .split(',')
    .map((t) => t.trim())
    .filter(Boolean);
  if (types.length === 0) throw new UsageError('--types wants at least one event type');
  return types;
}

/** Refuses event types that are not known. */
export function checkTypes(types: readonly string[], known: readonly string[]): void {
  for (const t of types)
    if (!known.includes(t))
      throw new UsageError(`--types: there is no event type "${t}"; there are ${[...known].sort().join(', ')}`);
}

function readShare(value: string | null): number | null {
  if (value === null) return null;
  if (!/^(0|1|0?\.\d+|[01]\.\d+)$/.test(value) || Number(value) > 1)
    throw new UsageError(`--min-confidence wants a number from 0 to 1, not "${value}"`);
  return Number(value);
}
