/**
 * Mentions joined into entities: takes the names that stand, gives one entity for each real thing of the document.
 *
 *   same entry · same composed name · full name ↔ family name («عبد اللطيف حموشي» … «حموشي») · spelling variants of one name
 *
 * Two spellings are one person when they are close (Jaro–Winkler, after folding) and a second witness agrees: the same given name or title.
 */

import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import type { Tokens } from '../text/token.js';
import type { EntitySource, EntityType, MentionKind } from '../types.js';
import type { NameFound } from './find.js';
import type { LexiconEntry } from './lexicon.js';
import type { NameCandidates } from './names.js';
import { titleText } from './offices.js';
import { shortMentions } from './shorts.js';
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
  readonly core?: { readonly first: number; readonly last: number } | undefined;
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

/** Words of one form of a person's name. */
interface PersonForm {
  readonly entity: number;
  readonly words: readonly string[];
}

/** With how many forms before it a name is compared. */
const COMPARED = 50;
const SAME_NAME = 0.93;

export function groupMentions(words: Words, found: readonly NameFound[], known: NameCandidates): Entities {
  const t = words.tokens;
  const { demonyms } = known;
  const names = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  // «وزارة الداخلية الفرنسية»: the nation in a name is its country.
  const countryOf = (n: NameFound): string | null =>
    demonyms.find((d) => d.token >= n.first && d.last <= n.last)?.entry.country ?? null;
  const list: EntityDraft[] = [];
  const keys = new Map<string, number>();
  const covered = new Uint8Array(t.count);
  for (const n of names) covered.fill(1, n.first, n.last);

  const forms: PersonForm[] = [];
  const add = (n: NameFound): void => {
    const entry = n.entries[0] ?? null;
    const key = entry ? entry.id : `${n.type}:${bareNorm(t, n)}`;
    let entity = keys.get(key) ?? -1;
    const isNew = entity < 0;
    const person = n.type === 'person' ? bareNorm(t, n).split(' ') : null;
    if (isNew && !entry && person) entity = variantOf(person, forms);
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
    if (isNew && person) forms.push({ entity, words: person });
    keys.set(key, entity);
    const e = list[entity]!;
    e.mentions.push({ first: n.first, last: n.last, start: n.start, end: n.end, kind: 'name', entity, core: n.core });
    e.score = Math.max(e.score, n.score);
    for (const title of n.titles) {
      const text = titleText(t, title);
      if (!e.titles.includes(text)) e.titles.push(text);
    }
  };
  // Full names first, so that shorter ones find them.
  for (const n of [...names].sort((a, b) => b.last - b.first - (a.last - a.first) || a.start - b.start)) add(n);
  for (const m of shortMentions({ words, ...known }, list, covered))
    list[m.entity]!.mentions.push({ ...m, kind: 'name' });

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
function variantOf(mine: readonly string[], forms: readonly PersonForm[]): number {
  for (let k = Math.max(0, forms.length - COMPARED); k < forms.length; k++) {
    const other = forms[k]!.words;
    if (
      other.length === mine.length &&
      mine.length > 1 &&
      mine[0] === other[0] &&
      closeness(mine.join(' '), other.join(' ')) >= SAME_NAME
    )
      return forms[k]!.entity;
    // «سعيد» + «سعيد شعو»: one holds the other as its end, or as its beginning with a title before both.
    const [short, long] = mine.length < other.length ? [mine, other] : [other, mine];
    if (short.length < long.length && short.every((w, i) => w === long[long.length - short.length + i]))
      return forms[k]!.entity;
  }
  return -1;
}
