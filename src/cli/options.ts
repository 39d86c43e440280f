/**
 * The one table of options: parsing, checks and help come from it. Takes the arguments, gives settings or a UsageError.
 */
import { parseArgs } from 'node:util';

export const FORMATS = ['json', 'jsonl', 'table'] as const;
export const INPUTS = ['auto', 'text', 'jsonl'] as const;
export const OFFSETS = ['utf16', 'codepoint', 'byte'] as const;

export interface Settings {
  readonly paths: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly input: (typeof INPUTS)[number];
  readonly offsets: (typeof OFFSETS)[number];
  readonly textField: string;
  readonly idField: string;
  readonly dateField: string;
  readonly publishedAt: string | null;
  readonly gazetteers: readonly string[];
  readonly types: readonly string[] | null;
  readonly minConfidence: number | null;
  readonly explain: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {}

interface Option {
  readonly name: string;
  readonly short?: string;
  /** Name of the value in the help; an option without one is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly standard?: string;
  readonly multiple?: boolean;
  readonly help: string;
}

export const OPTIONS: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    value: 'FORMAT',
    choices: FORMATS,
    standard: 'json',
    help: 'json (several documents: an array), jsonl (one line a document), table (for eyes)',
  },
  {
    name: 'input',
    short: 'i',
    value: 'KIND',
    choices: INPUTS,
    standard: 'auto',
    help: 'text, jsonl (one document a line), auto (jsonl for *.jsonl and *.ndjson)',
  },
  { name: 'text-field', value: 'NAME', standard: 'text', help: 'field of a JSONL row that holds the text' },
  { name: 'id-field', value: 'NAME', standard: 'id', help: 'field that holds the id' },
  {
    name: 'date-field',
    value: 'NAME',
    standard: 'date',
    help: 'field that holds the day of publication, as 2024-09-05',
  },
  {
    name: 'published-at',
    short: 'd',
    value: 'DATE',
    help: 'day of publication, where a document does not say it; relative dates need one',
  },
  {
    name: 'gazetteer',
    short: 'g',
    value: 'FILE',
    multiple: true,
    help: 'names of your own (JSONL, or a JSON array); may be given more than once',
  },
  { name: 'types', short: 't', value: 'A,B', help: 'event types wanted, as meeting,visit; all by default' },
  { name: 'min-confidence', value: 'N', help: 'leave out events below this confidence, 0 to 1' },
  { name: 'explain', short: 'e', help: 'add the rule behind each part of each event' },
  {
    name: 'offsets',
    value: 'UNIT',
    choices: OFFSETS,
    standard: 'utf16',
    help: 'what start and end count: utf16 (JavaScript, Java), codepoint (Python), byte (UTF-8)',
  },
  { name: 'help', short: 'h', help: 'this text' },
  { name: 'version', short: 'v', help: 'the version' },
];

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:$|[T ])/;
/** Does the text name a day, as the library wants it? */
export const isDate = (text: string): boolean => DATE.test(text);

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

export function parse(args: readonly string[], eventTypes: readonly string[]): Settings {
  const { values, paths } = read(args);
  for (const o of OPTIONS) {
    const value = (values[o.name] ??= o.standard);
    if (o.choices && !o.choices.includes(value as string))
      throw new UsageError(`--${o.name} is one of ${o.choices.join(', ')}, not "${value}"`);
  }
  const text = (name: string) => values[name] as string;
  const publishedAt = values['published-at'] as string | undefined;
  if (publishedAt !== undefined && !isDate(publishedAt))
    throw new UsageError(`--published-at wants a date like 2024-09-05, not "${publishedAt}"`);
  return {
    paths: paths.length ? paths : ['-'],
    format: text('format') as Settings['format'],
    input: text('input') as Settings['input'],
    offsets: text('offsets') as Settings['offsets'],
    textField: text('text-field'),
    idField: text('id-field'),
    dateField: text('date-field'),
    publishedAt: publishedAt ?? null,
    gazetteers: (values.gazetteer as string[] | undefined) ?? [],
    types: readTypes(values.types as string | undefined, eventTypes),
    minConfidence: readShare(values['min-confidence'] as string | undefined),
    explain: values.explain === true,
    help: values.help === true,
    version: values.version === true,
  };
}

function readTypes(list: string | undefined, known: readonly string[]): string[] | null {
  if (list === undefined) return null;
  const types = list
    .split(',')
    .map((t) => t.trim())
    .filter(Boolean);
  for (const t of types)
    if (!known.includes(t))
      throw new UsageError(`--types: there is no event type "${t}"; there are ${[...known].sort().join(', ')}`);
  if (types.length === 0) throw new UsageError('--types wants at least one event type');
  return types;
}

function readShare(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!/^(0|1|0?\.\d+|[01]\.\d+)$/.test(value) || Number(value) > 1)
    throw new UsageError(`--min-confidence wants a number from 0 to 1, not "${value}"`);
  return Number(value);
}

export function help(): string {
  const rows = OPTIONS.map((o) => {
    const flag = `${o.short ? `-${o.short}, ` : '    '}--${o.name}${o.value ? ` ${o.value}` : ''}`;
    return `  ${flag.padEnd(26)}${o.help}${o.standard ? ` [${o.standard}]` : ''}`;
  });
  return `khabar: events from Arabic news, who did what to whom, where and when

  khabar [FILE|FOLDER|GLOB|-]...

Reads files, the .txt, .jsonl and .ndjson files of folders, or standard input, and writes JSON.

${rows.join('\n')}

Text is UTF-8, or UTF-16 with a byte order mark; start and end count after the mark. An input that fails
gives an error record in its place. Exit code: 0 well, 1 some inputs failed, 2 wrong call, 3 output failed.
`;
}
