/** Reads the data files of the project: takes paths, gives entries with file and line for messages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Verb } from '../src/arabic/conjugate.js';
import type { EventFile } from '../src/events/type.js';
import type { HeadRow } from '../src/names/heads.js';
import type { NamePart } from '../src/names/parts.js';
import type { TitleRow } from '../src/names/titles.js';
import type { WordUses } from '../src/names/uses.js';
import type { RuleData } from '../src/time/grammar.js';
import type { GazetteerEntry } from '../src/types.js';

export const root = new URL('..', import.meta.url).pathname;
export const at = (...path: string[]): string => join(root, ...path);

/** The values of a JSONL file, gzipped or not, in its order. */
export function jsonl<T>(file: string): T[] {
  const raw = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(raw) : raw)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

export interface Line<T> {
  readonly file: string;
  readonly line: number;
  readonly value: T;
}

export function readLines<T>(file: string): Line<T>[] {
  const out: Line<T>[] = [];
  readFileSync(at(file), 'utf8')
    .split('\n')
    .forEach((text, i) => {
      if (!text.trim()) return;
      try {
        out.push({ file, line: i + 1, value: JSON.parse(text) as T });
      } catch (error) {
        throw new Error(`${file}:${i + 1}: not JSON: ${(error as Error).message}`);
      }
    });
  return out;
}

/** Gazetteer files that hold entries, in the order of their names. */
export const gazetteerFiles = (): string[] =>
  readdirSync(at('gazetteers'))
    .filter((f) => f.endsWith('.jsonl') && f !== 'name-parts.jsonl')
    .sort()
    .map((f) => join('gazetteers', f));

/** The long tail, which is a sub-path of its own. */
export const LONG_TAIL = join('gazetteers', 'places-more.jsonl');

export const gazetteer = (files: readonly string[]): GazetteerEntry[] =>
  files.flatMap((f) => readLines<GazetteerEntry>(f).map((l) => l.value));
export const nameParts = (): NamePart[] =>
  readLines<NamePart>(join('gazetteers', 'name-parts.jsonl')).map((l) => l.value);
/** Words with how they are used about people (`count-name-words.ts`). */
export const nameWords = (): (readonly [norm: string, uses: WordUses])[] =>
  gunzipSync(readFileSync(at('models/name-words.txt.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [norm, ...uses] = line.split(' ');
      return [norm!, uses.map(Number) as unknown as WordUses];
    });
export const titles = (): TitleRow[] => readLines<TitleRow>('src/names/data/titles.jsonl').map((l) => l.value);
export const heads = (): HeadRow[] => readLines<HeadRow>('src/names/data/org-heads.jsonl').map((l) => l.value);
export const nominals = (): Record<'person' | 'organization' | 'group', string[]> =>
  JSON.parse(readFileSync(at('src/events/data/nominals.json'), 'utf8'));
export const timeRules = (): RuleData[] => JSON.parse(readFileSync(at('src/time/data/rules.json'), 'utf8'));
export const verbs = (): Verb[] => readLines<Verb>('src/arabic/data/verbs.jsonl').map((l) => l.value);

export const eventFiles = (): { file: string; value: EventFile }[] =>
  readdirSync(at('schemas/events'))
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((f) => ({
      file: join('schemas/events', f),
      value: JSON.parse(readFileSync(at('schemas/events', f), 'utf8')) as EventFile,
    }));

/** A sentence in which a form that is ambiguous must be read so. */
export interface Ambiguous {
  readonly line: number;
  readonly form: string;
  /** The beginning of the id of the entry that it names, - for a word that is no name here. */
  readonly expected: string;
  readonly text: string;
  readonly todo: boolean;
}

export const ambiguous = (): Ambiguous[] =>
  readFileSync(at('gazetteers', 'ambiguous.tsv'), 'utf8')
    .split('\n')
    .flatMap((row, i) => {
      if (i === 0 || !row) return [];
      const [form, expected, text, todo] = row.split('\t') as [string, string, string, string?];
      return [{ line: i + 1, form, expected, text, todo: todo === 'todo' }];
    });

/** Licence of each source of names, from the table in SOURCES.md. */
export const sourceLicences = (): Map<string, string> =>
  new Map(
    [...readFileSync(at('gazetteers', 'SOURCES.md'), 'utf8').matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|$/gm)]
      .filter((m) => !m[1]!.includes('.jsonl'))
      .map((m) => [m[1]!, m[2]!.trim()]),
  );
