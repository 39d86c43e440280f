/**
 * Mentions joined into entities: takes the names that stand, gives one entity for each real thing of the document.
 *
 *   same entry · same composed name · full name ↔ family name («عبد اللطيف حموشي» … «حموشي») · spelling variants of one name
 *
 * Two spellings are one person when they are close (Jaro–Winkler, after folding) and a second witness agrees: the same given name or title.
 */

import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import type { Tokens } from '../text/token.js';
import type { EntitySource, EntityType, MentionKind } from '../types.js';
import leads from './data/leads.json';
import type { DemonymFound, NameFound } from './find.js';
import type { LexiconEntry } from './lexicon.js';
import type { NameCandidates } from './names.js';
import { titleText } from './offices.js';
import { normOf, shortMentions } from './shorts.js';
import { closeness } from './similar.js';

export interface MentionAt {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  /** Index of the entity. */
  readonly entity: number;
  /** Tokens of the name proper, without its head: «نادي» [الزمالك]. */
  readonly core: { readonly first: number; readonly last: number } | null;
}

export interface EntityDraft {
  type: EntityType;
  subtype: string | null;
  entry: LexiconEntry | null;
  country: string | null;
  mentions: MentionAt[];
  titles: string[];
  source: EntitySource;
  score: number;
}

export interface Entities {
  readonly list: readonly EntityDraft[];
  /** All name mentions in text order. */
  readonly mentions: readonly MentionAt[];
  /** Index in `mentions` of the mention that covers a token, -1 for none. */
  readonly at: Int32Array;
}

/** One form of a person's name. */
interface PersonForm {
  readonly entity: number;
  readonly name: string;
  readonly words: readonly string[];
}

/** With how many forms before it a name is compared. */
const COMPARED = 50;
const SAME_NAME = 0.93;
const CHILDREN = new Set(leads.child.map(normalize));

export function groupMentions(words: Words, found: readonly NameFound[], known: NameCandidates): Entities {
  const t = words.tokens;
  const list: EntityDraft[] = [];
  const keys = new Map<string, number>();
  const covered = new Uint8Array(t.count);
  const forms: PersonForm[] = [];
  // Full names first, so that shorter ones find them.
  const order = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.start - b.start || b.end - a.end);
  for (const n of order) {
    covered.fill(1, n.first, n.last);
    const entry = n.entries[0] ?? null;
    const key = entry ? entry.id : `${n.type}:${bareNorm(t, n)}`;
    let entity = keys.get(key) ?? -1;
    if (entity < 0) {
      const name = n.type === 'person' ? bareNorm(t, n) : null;
      const parts = name?.split(' ') ?? [];
      if (name !== null && !entry) entity = variantOf(name, parts, forms);
      if (entity < 0) entity = list.push(draft(n, entry, known.demonyms)) - 1;
      if (name !== null) forms.push({ entity, name, words: parts });
      keys.set(key, entity);
    }
    const e = list[entity]!;
    e.mentions.push(mentionAt(n, entity, n.core));
    e.score = Math.max(e.score, n.score);
    for (const title of n.titles) {
      const text = titleText(t, title);
      if (!e.titles.includes(text)) e.titles.push(text);
    }
  }
  for (const m of shortMentions(known.facts, list, covered))
    list[m.entity]!.mentions.push(mentionAt(m, m.entity, null));

  const mentions: MentionAt[] = [];
  for (const e of list) {
    e.mentions.sort((a, b) => a.start - b.start);
    for (const m of e.mentions) mentions.push(m);
  }
  mentions.sort((a, b) => a.start - b.start || a.end - b.end);
  const at = new Int32Array(t.count).fill(-1);
  for (let k = 0; k < mentions.length; k++) at.fill(k, mentions[k]!.first, mentions[k]!.last);
  return { list, mentions, at };
}

const mentionAt = (
  m: Pick<MentionAt, 'first' | 'last' | 'start' | 'end'>,
  entity: number,
  core: MentionAt['core'],
): MentionAt => ({ first: m.first, last: m.last, start: m.start, end: m.end, kind: 'name', entity, core });

const draft = (n: NameFound, entry: LexiconEntry | null, demonyms: readonly DemonymFound[]): EntityDraft => ({
  type: n.type,
  subtype: n.subtype,
  entry,
  // «وزارة الداخلية الفرنسية»: the nation in a name is its country.
  // «نورة السويدي»: the nation in a person's is a family's.
  country:
    n.type === 'person' || (entry && n.type !== 'organization')
      ? (entry?.country ?? null)
      : (entry?.country ?? demonyms.find((d) => d.token >= n.first && d.last <= n.last)?.entry.country ?? null),
  mentions: [],
  titles: [],
  source: n.source,
  score: n.score,
});

/** Norm of a name from its first letter after clitics. */
const bareNorm = (t: Tokens, n: NameFound): string => normOf(t, n.first, n.last).slice(lettersBefore(t, n));

function lettersBefore(t: Tokens, n: { first: number; start: number }): number {
  let k = 0;
  if (t.start[n.first]! < n.start) while (offsetAfter(t, n.first, k) < n.start) k++;
  return k;
}

/** An entity of which the name is another spelling or the full form; -1 for none. */
function variantOf(name: string, words: readonly string[], forms: readonly PersonForm[]): number {
  for (let k = Math.max(0, forms.length - COMPARED); k < forms.length; k++) {
    const other = forms[k]!;
    const n = other.words.length;
    const isSame =
      n === words.length
        ? n > 1 && words[0] === other.words[0] && closeness(name, other.name) >= SAME_NAME
        : n < words.length
          ? isShort(other.words, words)
          : isShort(words, other.words);
    if (isSame) return other.entity;
  }
  return -1;
}

const isShort = (short: readonly string[], long: readonly string[]): boolean =>
  isEnd(short, long) || isAround(short, long);

/** «ماجد السبيعي» + «ماجد بن فهد السبيعي»: given name and family name of a full one. */
const isAround = (short: readonly string[], long: readonly string[]): boolean =>
  short.length === 2 && short[0] === long[0] && short[1] === long.at(-1) && !CHILDREN.has(long.at(-2)!);

/** «بنيس» + «أحمد بنيس»: is the one the end of the other? */
function isEnd(short: readonly string[], long: readonly string[]): boolean {
  const from = long.length - short.length;
  // «سعود بن فيصل» is not his father.
  if (from > 0 && CHILDREN.has(long[from - 1]!)) return false;
  for (let i = 0; i < short.length; i++) if (short[i] !== long[from + i]) return false;
  return true;
}
