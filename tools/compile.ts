/**
 * Compiles the knowledge: takes the data files, writes packed tables and the validator into `src/knowledge/`, the long tail of places into
 * `src/places/`, prints the size of each part.
 *   npm run gen
 * The output is not committed; the same files give the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { packVerbs, VerbTable } from '../src/arabic/verbs.js';
import { toAscii } from '../src/core/ascii.js';
import { packEvents, packNominals } from '../src/events/pack.js';
import type { EventFile, EventType } from '../src/events/type.js';
import { type HeadRow, packHeads } from '../src/names/heads.js';
import { packEntries } from '../src/names/pack.js';
import { packParts } from '../src/names/parts.js';
import { packTitles } from '../src/names/titles.js';
import { packUses } from '../src/names/uses.js';
import {
  at,
  eventFiles,
  gazetteer,
  gazetteerFiles,
  heads,
  LONG_TAIL,
  nameParts,
  nameWords,
  nominals,
  timeRules,
  titles,
  verbs,
} from './data.js';
import { readVerbCounts } from './readings-stems.js';
import { writeReportAssets } from './report-assets.js';
import { writeValidator } from './validator.js';

/** What patterns of time ask for with a value: «head=day» in «x:head=day/unit=day?». The vocabulary needs them, but not the rules themselves. */
const VALUED = /[^\s()|?*/:=]+=[^\s()|?*/]+/g;
const valued = [...new Set(timeRules().flatMap(({ pattern }) => pattern.match(VALUED) ?? []))];
mkdirSync(at('src/knowledge'), { recursive: true });
writeFileSync(
  at('src/knowledge/valued.ts'),
  `export const valued: readonly string[] = ${JSON.stringify(valued, null, 2)};\n`,
);
const { packRules } = await import('../src/time/rules.js');

const DATA_VERSION = '2026.11';

const withoutExamples = ({
  examples: _e,
  counterExamples: _c,
  $schema: _s,
  ...type
}: EventFile & { $schema?: string }): EventType => type;
const withoutHeadExamples = ({ examples: _e, counterExamples: _c, ...row }: HeadRow): HeadRow => row;

const packedVerbs = packVerbs(verbs(), readVerbCounts());
const parts: Record<string, Uint8Array> = {
  names: packEntries(gazetteer(gazetteerFiles().filter((f) => f !== LONG_TAIL))),
  parts: packParts(nameParts()),
  uses: packUses(nameWords()),
  titles: packTitles(titles()),
  heads: packHeads(heads().map(withoutHeadExamples)),
  verbs: packedVerbs,
  readings: new Uint8Array(readFileSync(at('models/readings.bin'))),
  events: packEvents(
    eventFiles().map((f) => withoutExamples(f.value)),
    new VerbTable(packedVerbs),
  ),
  nominals: packNominals(nominals()),
  times: packRules(timeRules()),
};

/** Engines read long literals slower than short ones, and those in the body of a function twice: when they pass it and when it is called. */
const PIECE = 120_000;
const pieces = (text: string): string[] => text.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];

const lines = [
  "import { fromAscii } from '../core/ascii.js';",
  "import type { PackedKnowledge } from './types.js';",
  '',
];
const getters: string[] = [];
let total = 0;
for (const [name, bytes] of Object.entries(parts)) {
  total += bytes.length;
  lines.push(`const ${name} = [`, ...pieces(toAscii(bytes)).map((p) => `  '${p}',`), '];');
  getters.push(`  get ${name}() {`, `    return fromAscii(${name});`, '  },');
  console.log(`${name.padEnd(10)} ${(bytes.length / 1024).toFixed(0).padStart(6)} KB`);
}
lines.push('', 'export const packed: PackedKnowledge = {', ...getters, '};');
writeFileSync(at('src/knowledge/packed.ts'), `${lines.join('\n')}\n`);
const typeNames = eventFiles().map((f) => `'${f.value.type}'`);
writeFileSync(
  at('src/knowledge/facts.ts'),
  `/** Month of the data, as \`engine.data\` tells it. */
export const dataVersion = '${DATA_VERSION}';
/** Names of the event types of the package. */
export const eventTypes: readonly string[] = [${typeNames.join(', ')}];
`,
);
console.log(`${'all'.padEnd(10)} ${(total / 1024).toFixed(0).padStart(6)} KB`);

const tail = gazetteer([LONG_TAIL]);
const packedTail = packEntries(tail);
writeFileSync(
  at('src/places/packed.ts'),
  `export const packed = { size: ${tail.length}, packed: '${toAscii(packedTail)}' };\n`,
);
console.log(`places     ${(packedTail.length / 1024).toFixed(0).padStart(6)} KB, apart`);
await writeValidator();
writeReportAssets();
