/** Annotated articles: takes a file of gold and one of texts, gives each article with the places of its events. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EventDraft } from '../src/events/draft.js';
import { PLACE, TIME } from '../src/events/fillers.js';
import type { EventStatus } from '../src/types.js';
import { at, eventFiles, jsonl } from './data.js';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface GoldEvent {
  readonly type: string;
  /** Where the annotation says it. */
  readonly status?: EventStatus;
  readonly spans: readonly Range[];
  /** Who takes part, each with the places where the text names or describes them. */
  readonly fillers: readonly { readonly role: string; readonly spans: readonly Range[] }[];
}

export interface GoldArticle {
  readonly text: string;
  readonly publishedAt: string | null;
  /** Annotated by the second readers, who are more generous. */
  readonly isSecond: boolean;
  /** Only words of this type are known, with `spans` of no event: none of them tells of one. */
  readonly only?: string;
  readonly events: readonly GoldEvent[];
}

/** Articles of the first readers, who wrote the guidelines: they stand before the others, and count twice in fitting. */
export const FIRST = 120;
export const firstTwice = <Row extends { readonly article: number }>(rows: readonly Row[]): Row[] =>
  rows.flatMap((r) => (r.article < FIRST ? [r, r] : [r]));

/** The articles that the command is given by --gold and --texts, null where it is given none. */
export function givenGold(): GoldArticle[] | null {
  const { values } = parseArgs({ options: { gold: { type: 'string' }, texts: { type: 'string' } } });
  return values.gold && values.texts ? readGold(values.gold, values.texts) : null;
}

/** The examples and counter-examples of the event types as articles, of which one type is known, and of its roles those that are named. */
const exampleArticles = (): GoldArticle[] =>
  eventFiles().flatMap(({ value: { type, examples, counterExamples } }) => [
    ...examples
      .filter((e) => !e.todo)
      .map(({ text, trigger, roles = {}, place, time }): GoldArticle => {
        const filler = (role: string, names: string | string[]) =>
          [names].flat().map((name) => ({ role, spans: spanOf(text, name) }));
        const fillers = [
          ...Object.entries(roles).flatMap(([role, names]) => filler(role, names)),
          ...(place ? filler(PLACE, place) : []),
          ...(time ? filler(TIME, time) : []),
        ];
        return {
          text,
          publishedAt: null,
          isSecond: false,
          only: type,
          events: [{ type, spans: spanOf(text, trigger), fillers }],
        };
      }),
    ...counterExamples
      .filter((e) => !e.todo && e.expect !== type)
      .map(({ text }): GoldArticle => ({ text, publishedAt: null, isSecond: false, only: type, events: [] })),
  ]);

/** The sentences of `test/events/arguments.cases.txt`, each event an article of its own. */
function caseArticles(): GoldArticle[] {
  const out: GoldArticle[] = [];
  let text = '';
  for (const line of readFileSync(at('test/events/arguments.cases.txt'), 'utf8').split('\n')) {
    const told = /^ {2}(?:todo )?(\S+) \[([^\]]+)\] (.*)$/.exec(line);
    if (!told) {
      if (line.trim() && !line.startsWith('#')) text = line;
      continue;
    }
    const [, type, trigger, parts] = told as unknown as [string, string, string, string];
    const fillers = parts.split(';').flatMap((part) => {
      const [, role, names] = /^\s*(\S+) [=~] (.*)$/.exec(part) as unknown as [string, string, string];
      return names.split('|').map((name) => ({ role, spans: spanOf(text, name.trim()) }));
    });
    const events = [{ type, spans: spanOf(text, trigger), fillers: fillers.filter((x) => x.spans.length) }];
    out.push({ text, publishedAt: null, isSecond: false, only: type, events });
  }
  return out;
}

/** How often each of them is learnt from: of many triggers they are all that is known, and they are read by editors. */
const HEAVY = 3;
export const heavyExamples = (): GoldArticle[] => Array.from({ length: HEAVY }, exampleArticles).flat();
/** The same, to learn who takes part: all these tell events, so which words do is not learnt from them. */
export const heavyCases = (): GoldArticle[] => Array.from({ length: HEAVY }, caseArticles).flat();

export function readGold(goldFile: string, textFile: string): GoldArticle[] {
  const texts = new Map(jsonl<Record<string, unknown>>(textFile).map((r) => [r.id as string, r]));
  return jsonl<Record<string, unknown>>(goldFile).map((g) => {
    const row = texts.get(g.id as string);
    if (!row) throw new Error(`no text for ${g.id}`);
    const text = row.text as string;
    const times = new Map((g.times as { id: string; text: string }[]).map((x) => [x.id, x.text]));
    const entities = new Map((g.entities as GoldEntity[]).map((e) => [e.id, e]));
    return {
      text,
      publishedAt: (g.reference as string | undefined) ?? (row.date as string | undefined) ?? null,
      isSecond: g.second === true,
      events: (g.events as RawEvent[]).map((v) => ({
        type: v.type,
        status: v.status,
        spans: v.triggers.flatMap((t) => spanOf(text, t)),
        fillers: [
          ...v.roles.map(([role, id]) => ({ role, spans: spansOf(text, entities.get(id)!) })),
          ...(v.places ?? (v.place ? [v.place] : [])).map((id) => ({
            role: PLACE,
            spans: spansOf(text, entities.get(id)!),
          })),
          ...(v.times ?? (v.time ? [v.time] : [])).map((id) => ({ role: TIME, spans: spanOf(text, times.get(id)!) })),
        ],
      })),
    };
  });
}

export const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** The event of the article that a trigger tells of by its words, of its type. */
export const eventAt = (
  { events }: GoldArticle,
  trigger: Range & { readonly rule: { readonly type: { readonly type: string } } },
): GoldEvent | undefined =>
  events.find((v) => v.type === trigger.rule.type.type && v.spans.some((s) => overlap(s, trigger)));

/** The events of the article that a draft tells of by its words, with how many of them; those of its type. */
export const toldBy = (article: GoldArticle, d: EventDraft): { readonly event: number; readonly words: number }[] =>
  article.events.flatMap((v, event) => {
    if (v.type !== d.type.type) return [];
    const words = v.spans.filter((s) => d.mentions.some((m) => overlap(s, m))).length;
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

interface RawEvent {
  readonly type: string;
  readonly status: EventStatus;
  readonly triggers: string[];
  readonly roles: [string, string][];
  readonly place: string | null;
  readonly time: string | null;
  /** Of every place where it is told, where the annotation has them. */
  readonly places?: string[];
  readonly times?: string[];
}

interface GoldEntity {
  readonly id: string;
  readonly names?: readonly string[];
  readonly nominals?: readonly string[];
}

/** A name wherever it stands, a description where it is quoted. */
function spansOf(text: string, { names = [], nominals = [] }: GoldEntity): Range[] {
  const out = nominals.flatMap((n) => spanOf(text, n));
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      out.push({ start: at, end: at + name.length });
  return out;
}

/** «text##n»: the n-th occurrence. */
function spanOf(text: string, anchor: string): Range[] {
  const [needle, n] = anchor.split('##') as [string, string | undefined];
  let from = -1;
  for (let k = 0; k < Number(n ?? 1); k++) from = text.indexOf(needle, from + 1);
  return from < 0 ? [] : [{ start: from, end: from + needle.length }];
}
