/** The help: takes the tables of options, formats and commands, gives the text. */
import { COMMANDS, FORMAT_HELP, OPTIONS, type Option } from './options.js';

/** `-f, --format FORMAT` */
export const flagOf = (o: Option): string =>
  `${o.short ? `-${o.short}, ` : '    '}--${o.name}${o.value ? ` ${o.value}` : ''}`;

export const EXAMPLES: readonly string[] = [
  'khabar --published-at 2025-11-22 --format table article.txt',
  'khabar news/ -o events.csv',
  "khabar 'news/**/*.html' --types protest,arrest -o map.geojson",
  'khabar --input jsonl --format jsonl < rows.jsonl > events.jsonl',
  'khabar archive.jsonl -j 2 -o archive-events.jsonl --resume',
  'khabar news/ -o report.html',
];

const row = (left: string, right: string): string => `  ${left.padEnd(26)}${right}`;

export const help = (): string => `khabar: events from Arabic news, who did what to whom, where and when

  khabar [OPTION]... [FILE|FOLDER|PATTERN|-]...
${COMMANDS.map((c) => `  khabar ${c.name} ${c.value}`).join('\n')}

Reads files, folders (their .txt, .html, .jsonl, .ndjson, .csv and .tsv files), patterns, or standard input.

${OPTIONS.map((o) => row(flagOf(o), `${o.help}${o.standard ? ` [${o.standard}]` : ''}`)).join('\n')}

Formats
${Object.entries(FORMAT_HELP)
  .map(([name, what]) => row(name, what))
  .join('\n')}

Commands
${COMMANDS.map((c) => row(`${c.name} ${c.value}`, c.help)).join('\n')}

Examples
${EXAMPLES.map((e) => `  ${e}`).join('\n')}

Text may be UTF-8, UTF-16 or Windows-1256; start and end count after a byte order mark. Messages are on standard
error. Exit code: 0 well, 1 some inputs failed, 2 wrong call, 3 output failed.
`;
