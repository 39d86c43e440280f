/**
 * Mentions joined into entities: takes the names that stand, gives one entity for each real thing of the document.
 *
 *   same entry · same composed name · full name ↔ family name («عبد اللطيف حموشي» … «حموشي») · spelling variants of one name
 *
 * Two spellings are one person when they are close (Jaro–Winkler, after folding) and a second witness agrees: the same given name or title.
 */

import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { type Tokens, WORD } from '../text/token.js';
import type { EntitySource, EntityType, MentionKind } from '../types.js';
import type { DemonymFound, NameFound } from './find.js';
import type { LexiconEntry } from './lexicon.js';
import { closeness } from './similar.js';

export interface MentionAt {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  /** Index of the entity. */
  readonly entity: number;
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

const SAME_NAME = 0.93;

export function groupMentions(words: Words, found: readonly NameFound[], demonyms: readonly DemonymFound[]): Entities {
  const t = words.tokens;
  const names = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  // «وزارة الداخلية الفرنسية»: the nation in a name is its country.
  const countryOf = (n: NameFound): string | null =>
    demonyms.find((d) => d.token >= n.first && d.last <= n.last)?.entry.country ?? null;
  const list: EntityDraft[] = [];
  const keys = new Map<string, number>();
  const covered = new Uint8Array(t.count);
  for (const n of names) covered.fill(1, n.first, n.last);

  const add = (n: NameFound): void => {
    const entry = n.entries[0] ?? null;
    const key = entry ? entry.id : `${n.type}:${bareNorm(t, n)}`;
    let entity = keys.get(key) ?? -1;
    if (entity < 0 && !entry && n.type === 'person') entity = variantOf(t, n, list);
    if (entity < 0) {
      entity = list.length;
      list.push({
        type: n.type,
        subtype: n.subtype,
        entry,
        country: entry?.country ?? countryOf(n),
        mentions: [],
        titles: [],
        source: n.source,
        score: n.score,
      });
    }
    keys.set(key, entity);
    const e = list[entity]!;
    e.mentions.push({ first: n.first, last: n.last, start: n.start, end: n.end, kind: 'name', entity });
    e.score = Math.max(e.score, n.score);
    for (const title of n.titles) {
      const text = t.text.slice(offsetAfter(t, title.first, title.skip), t.end[title.last - 1]!);
      if (!e.titles.includes(text)) e.titles.push(text);
    }
  };
  // Full names first, so that shorter ones find them.
  for (const n of [...names].sort((a, b) => b.last - b.first - (a.last - a.first) || a.start - b.start)) add(n);
  addShortNames(words, list, covered);

  const mentions = list.flatMap((e) => e.mentions).sort((a, b) => a.start - b.start || a.end - b.end);
  const at = new Int32Array(t.count).fill(-1);
  mentions.forEach((m, k) => {
    at.fill(k, m.first, m.last);
  });
  for (const e of list) e.mentions.sort((a, b) => a.start - b.start);
  return { list, mentions, at };
}

/** Norm of a name from its first letter after clitics, article aside. */
function bareNorm(t: Tokens, n: NameFound): string {
  const out: string[] = [];
  for (let i = n.first; i < n.last; i++) out.push(t.words.norm(t.type[i]!));
  const skip = lettersBefore(t, n);
  return out.join(' ').slice(skip);
}

function lettersBefore(t: Tokens, n: { first: number; start: number }): number {
  let k = 0;
  while (offsetAfter(t, n.first, k) < n.start) k++;
  return k;
}

/** An entity of which the name is another spelling or the full form; -1 for none. */
function variantOf(t: Tokens, n: NameFound, list: readonly EntityDraft[]): number {
  const mine = bareNorm(t, n).split(' ');
  for (let k = 0; k < list.length; k++) {
    const e = list[k]!;
    if (e.type !== 'person') continue;
    for (const m of e.mentions) {
      const other = bareNorm(t, { ...n, first: m.first, last: m.last, start: m.start }).split(' ');
      if (
        other.length === mine.length &&
        mine.length > 1 &&
        mine[0] === other[0] &&
        closeness(mine.join(' '), other.join(' ')) >= SAME_NAME
      )
        return k;
      // «سعيد» + «سعيد شعو»: one holds the other as its end, or as its beginning with a title before both.
      const [short, long] = mine.length < other.length ? [mine, other] : [other, mine];
      if (short.length < long.length && short.every((w, i) => w === long[long.length - short.length + i])) return k;
    }
  }
  return -1;
}

/** Family names that stand alone for a person named in full elsewhere. */
function addShortNames(words: Words, list: EntityDraft[], covered: Uint8Array): void {
  const t = words.tokens;
  const short = new Map<string, number>();
  list.forEach((e, k) => {
    if (e.type !== 'person') return;
    for (const m of e.mentions) {
      if (m.last - m.first < 2) continue;
      // The family name, with the particle or article that it is written with.
      const family = t.words.norm(t.type[m.last - 1]!);
      const before = short.get(family);
      short.set(family, before === undefined || before === k ? k : -1);
    }
  });
  if (!short.size) return;
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== WORD || covered[i]) continue;
    const norm = t.words.norm(t.type[i]!);
    for (const skip of [0, 1, 2]) {
      if (skip && !words.readings(i).some((r) => r.conjunction + r.preposition === skip)) continue;
      const entity = short.get(norm.slice(skip));
      if (entity === undefined || entity < 0 || norm.length - skip < 3) continue;
      const best = words.best(i);
      if (best.pos === 'VERB' || (best.pos === 'ADJ' && !isProper(words, i))) break;
      covered[i] = 1;
      list[entity]!.mentions.push({
        first: i,
        last: i + 1,
        start: skip ? offsetAfter(t, i, skip) : t.start[i]!,
        end: t.end[i]!,
        kind: 'name',
        entity,
      });
      break;
    }
  }
}

const isProper = (words: Words, i: number) => words.readings(i).some((r) => r.pos === 'PROPN');
