/**
 * Finding names in text, beside two peers: how long a table of so many names takes to build, what it weighs, and how fast it reads news.
 *   npm run bench:match [-- --sizes 10000,200000,1000000 --n 600 --json]
 *
 * All find the same: the leftmost longest names on token borders, letters folded, no clitics; a run in which they differ fails. `khabar` is
 * the phrase table of src/match; `tries` a Map of tries over words, the usual way by hand; `aho` modern-ahocorasick over letters. Each runs in
 * a process of its own. Speed is a ratio to a loop that only scans the same texts, in the same process.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import AhoCorasick from 'modern-ahocorasick';
import { poolOf } from '../src/core/bytes.js';
import { PhraseTable, phraseKey } from '../src/match/phrases.js';
import { normalize } from '../src/text/fold.js';
import { LINE, readTokens, type Tokens, WORD } from '../src/text/token.js';
import { WordTypes } from '../src/text/words.js';
import { articles, haveArticles } from './articles.js';
import { at, gazetteer, gazetteerFiles, nameParts } from './data.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,200000,1000000' },
    n: { type: 'string', default: '600' },
    json: { type: 'boolean' },
    one: { type: 'string' },
  },
});
const SPEED = at('..', 'shared', 'eval', 'speed.mjs');
const ROUNDS = 5;
const SCANS = 8;

/** Names as they are met: those of the gazetteers, then given names with family names. */
function names(count: number): string[] {
  const out = new Set<string>();
  for (const e of gazetteer(gazetteerFiles())) for (const form of e.ar) out.add(normalize(phraseKey(form)));
  const of = (kind: string) =>
    nameParts()
      .filter((p) => p.kind === kind || p.kind === 'both')
      .map((p) => normalize(p.name));
  const [given, family] = [of('given'), of('family')];
  for (let k = 0; out.size < count; k++)
    out.add(`${given[k % given.length]} ${family[(k * 7 + Math.floor(k / given.length)) % family.length]}`);
  const all = [...out].filter((name) => /^[\u0620-\u06d3]+( [\u0620-\u06d3]+)*$/.test(name));
  // Spread over the list, so that a small table has names of all kinds.
  const step = all.length / count;
  return step <= 1 ? all : Array.from({ length: count }, (_, i) => all[Math.floor(i * step)]!);
}

/** Number of names found, and of their letters: the same for all who find the same. */
interface Found {
  count: number;
  letters: number;
}
type Finder = (text: string) => Found;

/** Leftmost longest: `longest` gives the token behind the longest name that starts at a token, 0 for none. */
function walk(t: Tokens, longest: (token: number) => number): Found {
  const found = { count: 0, letters: 0 };
  for (let i = 0; i < t.count; ) {
    const end = t.kind[i] === WORD ? longest(i) : 0;
    if (end) {
      found.count++;
      found.letters += t.end[end - 1]! - t.start[i]!;
    }
    i = end || i + 1;
  }
  return found;
}

function khabar(phrases: readonly string[]): Finder {
  const types = new WordTypes();
  const table = new PhraseTable(poolOf(phrases));
  const rows = types.memo((id) => table.start(types.normA[id]!, types.normB[id]!));
  const whole = (id: number) => ({ skip: 0, article: false, a: types.normA[id]!, b: types.normB[id]! });
  return (text) => {
    types.settle();
    const t = readTokens(text, types);
    return walk(t, (i) => {
      const id = t.type[i]!;
      const row = rows(id);
      return row < 0 ? 0 : (table.matches(t, i, whole(id) as never, row)[0]?.end ?? 0);
    });
  };
}

interface Node {
  end: boolean;
  next: Map<string, Node> | null;
}

function tries(phrases: readonly string[]): Finder {
  const roots = new Map<string, Node>();
  for (const phrase of phrases) {
    let level = roots;
    let node: Node | undefined;
    for (const word of phrase.split(' ')) {
      if (node) level = node.next ??= new Map();
      node = level.get(word);
      if (!node) level.set(word, (node = { end: false, next: null }));
    }
    node!.end = true;
  }
  const types = new WordTypes();
  const norm = types.memo((id) => types.norm(id));
  return (text) => {
    types.settle();
    const t = readTokens(text, types);
    return walk(t, (i) => {
      let end = 0;
      let node = roots.get(norm(t.type[i]!));
      for (let j = i; node; node = node.next?.get(norm(t.type[j]!))) {
        if (node.end) end = j + 1;
        if (++j >= t.count || t.gap[j]! >= LINE) break;
      }
      return end;
    });
  };
}

function aho(phrases: readonly string[]): Finder {
  const matcher = new AhoCorasick([...phrases]);
  const types = new WordTypes();
  return (text) => {
    types.settle();
    const t = readTokens(text, types);
    // One letter to one letter, one blank between words: what the automaton reads, and where each token lies in it.
    const starts = new Map<number, number>();
    const ends = new Map<number, number>();
    let read = '';
    for (let i = 0; i < t.count; i++) {
      if (i) read += t.gap[i]! >= LINE ? '\n' : ' ';
      starts.set(read.length, i);
      read += t.kind[i] === WORD ? types.norm(t.type[i]!) : '\u0001';
      ends.set(read.length, i + 1);
    }
    const longest = new Uint32Array(t.count);
    for (const m of matcher.search(read)) {
      const from = starts.get(m.start);
      const to = ends.get(m.end);
      if (from !== undefined && to !== undefined && to > longest[from]!) longest[from] = to;
    }
    return walk(t, (i) => longest[i]!);
  };
}

const FINDERS: Readonly<Record<string, (phrases: readonly string[]) => Finder>> = { khabar, tries, aho };

interface Result {
  finder: string;
  names: number;
  buildMs: number;
  megabytes: number;
  timesScan: number | null;
  mbPerSecond: number;
  found: number;
  letters: number;
}

/** Processor time, since others may use the machine as well. */
function cpuMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e3;
}

async function measure(finder: string, size: number): Promise<Result> {
  const texts = articles(Number(values.n)).map((a) => a.text);
  const phrases = names(size);
  const weight = () => {
    for (let k = 0; k < 4; k++) (globalThis as { gc?: () => void }).gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = weight();
  let find!: Finder;
  const buildMs = cpuMs(() => {
    find = FINDERS[finder]!(phrases);
  });
  const megabytes = (weight() - before) / 1e6;
  const unit = existsSync(SPEED)
    ? ((await import(pathToFileURL(SPEED).href)) as { unit(texts: string[], o: object): { ms: number } }).unit
    : null;
  const bytes = texts.reduce((n, text) => n + Buffer.byteLength(text), 0);
  const times: number[] = [];
  const ratios: number[] = [];
  let found = { count: 0, letters: 0 };
  for (let round = 0; round <= ROUNDS; round++) {
    const scan = unit ? cpuMs(() => unit(texts, { rounds: SCANS, warm: 0 })) / SCANS : 0;
    found = { count: 0, letters: 0 };
    const ms = cpuMs(() => {
      for (const text of texts) {
        const { count, letters } = find(text);
        found.count += count;
        found.letters += letters;
      }
    });
    if (round === 0) continue; // the first reads cold
    times.push(ms);
    ratios.push(ms / scan);
  }
  const middle = (xs: number[]) => xs.sort((a, b) => a - b)[xs.length >> 1]!;
  return {
    finder,
    names: phrases.length,
    buildMs,
    megabytes,
    timesScan: unit ? middle(ratios) : null,
    mbPerSecond: bytes / 1e3 / middle(times),
    found: found.count,
    letters: found.letters,
  };
}

async function main(): Promise<void> {
  if (!haveArticles()) return console.log('no articles to read');
  if (values.one) {
    const [finder, size] = values.one.split(' ') as [string, string];
    return console.log(JSON.stringify(await measure(finder, Number(size))));
  }
  const results: Result[] = [];
  for (const size of values.sizes.split(','))
    for (const finder of Object.keys(FINDERS)) {
      const flags = ['--expose-gc', '--max-old-space-size=8000', '--import', 'tsx'];
      const args = [...flags, fileURLToPath(import.meta.url), '--one', `${finder} ${size}`, '--n', values.n];
      const out = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
      const r = JSON.parse(out) as Result;
      results.push(r);
      const same = results.find((x) => x.names === r.names)!;
      if (same.found !== r.found || same.letters !== r.letters)
        throw new Error(
          `${finder} finds ${r.found} names of ${r.letters} letters, ${same.finder} ${same.found} of ${same.letters}`,
        );
      if (!values.json)
        console.log(
          `${String(r.names).padStart(8)} names  ${finder.padEnd(7)} built in ${r.buildMs.toFixed(0).padStart(6)} ms  ${r.megabytes.toFixed(1).padStart(7)} MB  reads ${r.mbPerSecond.toFixed(1).padStart(5)} MB/s${r.timesScan === null ? '' : `, ${r.timesScan.toFixed(1)} × scan`}  ${r.found} found`,
        );
    }
  if (values.json) console.log(JSON.stringify(results, null, 1));
}

await main();
