/**
 * Builds `gazetteers/name-parts.jsonl`: the parts by which names of unknown people are recognised.
 *
 * Takes: `--sources DIR` holding `name_tokens.tsv.gz` (tokens of personal names with their Latin spellings, the number of
 * people who bear them, and how often news writes them) and `people.tsv.gz` (whole names), and the hand-made
 * `gazetteers/overrides/name-parts.jsonl`, whose rows win over the imported ones of the same name; `drop` only removes.
 * Gives: the file, sorted by name and kind; the same input gives the same bytes.
 * Run: `npx tsx tools/import-name-parts.ts --sources DIR`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

type Kind = 'given' | 'family' | 'both' | 'particle';

interface Part {
  name: string;
  kind: Kind;
  gender: 'm' | 'f' | null;
  region: 'arab' | 'foreign';
  safe: 0 | 1 | 2;
  source: string;
}
type Override = Part | { name: string; drop: true };

interface Token {
  name: string;
  /** Commonest Latin spelling. */
  latin: string;
  /** People who bear it. */
  bearers: number;
  /** How often news writes the token, as a name or not. */
  news: number;
}

const MIN_BEARERS = 3;
/** Written this many times more often than people bear it: a word of the language as well. */
const WORDY = 3;

const LETTERS = /^[\u0621-\u063a\u0641-\u064a]+$/;
/** Hah, ain, sad, dad, zah, qaf, hamza: letters that names from other languages are hardly ever written with. */
const ARAB_LETTERS = /[\u062d\u0639\u0635\u0636\u0638\u0642\u0621]/;
/** Endings of family names in Latin spelling. */
const FAMILY_ENDING =
  /(?:[^aeiou]son|ss?en|[oe]vs?|[oe]va|[oe]ff|sky|ski|ska|vich|vi[cć]|i[cć]|stein|berg|mann|enko|shvili|ez|yan|poulos|idis|ini|etti|elli|ucci|sson|strom|qvist|dottir|stra|worth|field|ford|ton|ley|man)$/;

/** One key for spellings that differ by hamza on alef, final ya and final ta marbuta only. */
const keyOf = (name: string): string =>
  name
    .replace(/[\u0622\u0623\u0625]/g, '\u0627')
    .replace(/\u0649(?= |$)/g, '\u064a')
    .replace(/\u0629(?= |$)/g, '\u0647');

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function table(dir: string, file: string): string[][] {
  const lines = gunzipSync(readFileSync(join(dir, file)))
    .toString('utf8')
    .split('\n');
  return lines
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'));
}

const readTokens = (dir: string): Token[] =>
  table(dir, 'name_tokens.tsv.gz').map(([name, latin, bearers, news]) => ({
    name: name!,
    latin: latin!.split(':')[0]!,
    bearers: Number(bearers),
    news: Number(news),
  }));

/** How often each token opens and closes a whole name. */
function places(dir: string): Map<string, { first: number; last: number }> {
  const out = new Map<string, { first: number; last: number }>();
  const seat = (word: string) => {
    const key = keyOf(word);
    const found = out.get(key) ?? { first: 0, last: 0 };
    out.set(key, found);
    return found;
  };
  for (const [name] of table(dir, 'people.tsv.gz')) {
    const words = name!.split(' ');
    if (words.length < 2) continue;
    seat(words[0]!).first++;
    seat(words.at(-1)!).last++;
  }
  return out;
}

function kindOf(token: Token, place: { first: number; last: number } | undefined): Kind {
  const { first, last } = place ?? { first: 0, last: 0 };
  if (first >= 2 && first >= 4 * last) return 'given';
  if (last >= 2 && last >= 4 * first) return 'family';
  return first === 0 && token.latin.length > 5 && FAMILY_ENDING.test(token.latin) ? 'family' : 'both';
}

function safeOf(token: Token): Part['safe'] {
  if (token.news > WORDY * token.bearers) return token.news > 10 * WORDY * token.bearers ? 0 : 1;
  return token.name.length > 3 ? 2 : 1;
}

function importedParts(dir: string, taken: ReadonlySet<string>): Part[] {
  const best = new Map<string, Token>();
  for (const token of readTokens(dir)) {
    // Two letters are too little to tell a name from a word; those that matter are written by hand.
    if (token.bearers < MIN_BEARERS || token.name.length < 3 || !LETTERS.test(token.name)) continue;
    const key = keyOf(token.name);
    const rival = best.get(key);
    // Of two spellings the commoner stands for both.
    const better = !rival || (token.bearers - rival.bearers || byCode(rival.name, token.name)) > 0;
    if (better && !taken.has(key)) best.set(key, token);
  }
  const seats = places(dir);
  return [...best].map(([key, token]) => ({
    name: token.name,
    kind: kindOf(token, seats.get(key)),
    gender: null,
    region: ARAB_LETTERS.test(token.name) ? 'arab' : 'foreign',
    safe: safeOf(token),
    source: 'netransliteration',
  }));
}

function main(): void {
  const { values } = parseArgs({ options: { sources: { type: 'string' } } });
  if (!values.sources) throw new Error('usage: import-name-parts --sources DIR');
  const folder = new URL('../gazetteers/', import.meta.url).pathname;
  const overrides = readFileSync(join(folder, 'overrides/name-parts.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Override);
  const taken = new Set(overrides.map((row) => keyOf(row.name)));
  const own = overrides.filter((row): row is Part => !('drop' in row));
  const parts = [...own, ...importedParts(values.sources, taken)].sort(
    (a, b) => byCode(a.name, b.name) || byCode(a.kind, b.kind),
  );
  writeFileSync(join(folder, 'name-parts.jsonl'), parts.map((part) => `${JSON.stringify(part)}\n`).join(''));
  const count = (test: (part: Part) => boolean) => parts.filter(test).length;
  console.log(`${parts.length} parts: ${own.length} by hand, ${count((p) => p.source !== 'editor')} imported`);
  console.log(`safe 0/1/2: ${[0, 1, 2].map((s) => count((p) => p.safe === s)).join('/')}`);
}

main();
