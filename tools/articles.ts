/** News to measure on: reads ../shared/text (or KHABAR_TEXT), gives articles of all its sources in turn. Only measured and read, never copied. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { at, jsonl } from './data.js';

export interface Article {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly date?: string;
  readonly title?: string;
}

const folder = process.env.KHABAR_TEXT ?? at('..', 'shared', 'text');
const gold = at('..', 'shared', 'eval', 'events');
export const haveArticles = (): boolean => existsSync(folder);

/** By source, in the order of the files. */
export function bySource(): Article[][] {
  return readdirSync(folder)
    .filter((f) => /\.jsonl\.gz$/.test(f) && !f.startsWith('sentences'))
    .sort()
    .map((f) => jsonl<Article>(join(folder, f)).filter((a) => typeof a.text === 'string'));
}

/** The first n articles, one of each source in turn. */
export function articles(n: number): Article[] {
  const sources = bySource();
  const out: Article[] = [];
  for (let i = 0; out.length < n && sources.some((s) => i < s.length); i++)
    for (const source of sources) if (i < source.length && out.length < n) out.push(source[i]!);
  return out;
}

/** Ids of articles that have gold: not to be read while rules are made. */
export function annotated(): Set<string> {
  if (!existsSync(gold)) return new Set();
  return new Set(
    readdirSync(gold)
      .filter((f) => f.endsWith('.gold.jsonl'))
      .flatMap((f) => jsonl<{ id: string }>(join(gold, f)).map((r) => r.id)),
  );
}
