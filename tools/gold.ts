/** Annotated articles: takes a file of gold and one of texts, gives each article with the places of its events. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { EventDraft } from '../src/events/find.js';

export interface GoldEvent {
  readonly type: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export interface GoldArticle {
  readonly text: string;
  readonly publishedAt: string | null;
  readonly events: readonly GoldEvent[];
}

/** The articles that the command is given by --gold and --texts, null where it is given none. */
export function givenGold(): GoldArticle[] | null {
  const { values } = parseArgs({ options: { gold: { type: 'string' }, texts: { type: 'string' } } });
  return values.gold && values.texts ? readGold(values.gold, values.texts) : null;
}

export function readGold(goldFile: string, textFile: string): GoldArticle[] {
  const texts = new Map(jsonl(textFile).map((r) => [r.id as string, r]));
  return jsonl(goldFile).map((g) => {
    const row = texts.get(g.id as string);
    if (!row) throw new Error(`no text for ${g.id}`);
    const text = row.text as string;
    return {
      text,
      publishedAt: (g.reference as string | undefined) ?? (row.date as string | undefined) ?? null,
      events: (g.events as { type: string; triggers: string[] }[]).map((v) => ({
        type: v.type,
        spans: v.triggers.flatMap((t) => spanOf(text, t)),
      })),
    };
  });
}

/** The events of the article that a draft tells of by its words, with how many of them; those of its type. */
export const toldBy = (article: GoldArticle, d: EventDraft): { readonly event: number; readonly words: number }[] =>
  article.events.flatMap((v, event) => {
    if (v.type !== d.type.type) return [];
    const words = v.spans.filter((s) => d.mentions.some((m) => s.start < m.end && m.start < s.end)).length;
    return words ? [{ event, words }] : [];
  });

/** Events that are right: each event of the article stands for one, the one that shares most words with it. */
export function rightOnes(article: GoldArticle, events: readonly EventDraft[]): Set<EventDraft> {
  const pairs = events.flatMap((d) => toldBy(article, d).map((x) => ({ d, ...x })));
  pairs.sort((a, b) => b.words - a.words || a.event - b.event);
  const right = new Set<EventDraft>();
  const known = new Set<number>();
  for (const { d, event } of pairs)
    if (!right.has(d) && !known.has(event)) {
      right.add(d);
      known.add(event);
    }
  return right;
}

function jsonl(file: string): Record<string, unknown>[] {
  const raw = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(raw) : raw)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l));
}

/** «text##n»: the n-th occurrence. */
function spanOf(text: string, anchor: string): { start: number; end: number }[] {
  const [needle, n] = anchor.split('##') as [string, string | undefined];
  let from = -1;
  for (let k = 0; k < Number(n ?? 1); k++) from = text.indexOf(needle, from + 1);
  return from < 0 ? [] : [{ start: from, end: from + needle.length }];
}
