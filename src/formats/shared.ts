/** What the formats share: looking up what an event refers to, and the names, days and keys that they all write. */
import type { Entity, Extraction, KhabarEvent, ProtoRole } from '../types.js';

/** An Extraction with the text it was read from, as `khabar --with-text` writes it. Formats that show text want it. */
export type WithText = Extraction & { readonly text?: string };

/** One Extraction, or several. */
export type Extractions = WithText | Iterable<WithText>;

export const each = (given: Extractions): Iterable<WithText> => (Symbol.iterator in given ? given : [given]);

/** A format as it is written piece by piece: what stands before the first, between two, and after the last. */
export interface Writer {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** The pieces of one document, joined; empty where it gives none. */
  piece(x: WithText): string;
}

export function writeAll(writer: Writer, given: Extractions): string {
  const pieces: string[] = [];
  for (const x of each(given)) {
    const piece = writer.piece(x);
    if (piece !== '') pieces.push(piece);
  }
  return writer.head + pieces.join(writer.between) + writer.tail;
}

export const entitiesOf = (x: Extraction): Map<string, Entity> => new Map(x.entities.map((e) => [e.id, e]));

/** Names of the participants that share a proto-role, each once. */
export const actors = (v: KhabarEvent, proto: ProtoRole, entities: ReadonlyMap<string, Entity>): string[] => [
  ...new Set(v.participants.filter((p) => p.proto === proto).map((p) => entities.get(p.entity)?.name ?? p.text)),
];

/** The sentence of an event, where the text is there. */
export const sentenceOf = (x: WithText, v: KhabarEvent): string | null =>
  x.text === undefined ? null : x.text.slice(v.sentence.start, v.sentence.end).trim();

/** `7`, `5-9`, `7+`, `<=7`. */
export function countOf(min: number | null, max: number | null): string | null {
  if (min !== null) return max === null ? `${min}+` : min === max ? `${min}` : `${min}-${max}`;
  return max === null ? null : `<=${max}`;
}

/** FNV-1a over UTF-16 units, in two halves with different seeds: 16 hex digits. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i);
    a = Math.imul(a ^ u, 0x01000193);
    b = Math.imul(b ^ (u + i), 0x01000193);
  }
  return [a, b].map((h) => (h >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Tells documents apart, and is the same for the same document: made of its id, else of all that was read in it. */
export const documentKey = (x: Extraction): string =>
  hash(
    x.document.id === null ? JSON.stringify({ ...x, engine: null, text: null, trace: null }) : `id ${x.document.id}`,
  );

const DAY = /^\d{4}-\d\d-\d\d$/;
/** A Gregorian day of the years 0000 to 9999, which all calendars of the formats can write. */
export const isDay = (day: string | null | undefined): day is string => typeof day === 'string' && DAY.test(day);

/** First and last day of an event; null where it has none. */
export function daysOf(v: KhabarEvent): { from: string; to: string } | null {
  const from = v.time?.from ?? v.time?.to;
  if (!isDay(from)) return null;
  const to = v.time?.to;
  return { from, to: isDay(to) && to >= from ? to : from };
}

export function nextDay(day: string): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d + 1);
  return date.toISOString().slice(0, 10);
}

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Lone halves as U+FFFD, which is what they become in UTF-8; the length stays. */
export const wellFormed = (text: string): string => text.replace(LONE, '\ufffd');
