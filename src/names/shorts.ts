/**
 * Short forms of names that a document gives in full: takes the words and the entities so far, gives the further mentions.
 *
 *   «عبد اللطيف حموشي» … «حموشي» · «محمد بن سلمان» … «بن سلمان» · «نادي الزمالك» … «الزمالك» · «الأمم المتحدة (ONU)» … «ONU»
 */
import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { fits } from '../arabic/spelling.js';
import { normalize } from '../text/fold.js';
import { BLANK, LATIN, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { EntityDraft, MentionAt } from './entities.js';

/** What the short forms need to know of words. */
export interface ShortContext {
  readonly words: Words;
  readonly demonymAt: (token: number) => boolean;
  readonly ordinaryAt: (token: number) => boolean;
  readonly particleAt: (token: number) => boolean;
}

const TAILS = new Set(leads.nameTails.map(normalize));
const OPEN = 0x28;
const CLOSE = 0x29;
/** Shortest family name that stands alone. */
const SHORTEST = 3;

type Mention = Omit<MentionAt, 'kind'>;

/** Where the short form of a person's name starts: at its family name, with the particle or first half that belongs to it. */
function familyFrom(c: ShortContext, m: MentionAt): number {
  const t = c.words.tokens;
  let from = m.last - 1;
  if (TAILS.has(t.words.norm(t.type[from]!))) from--;
  while (from > m.first + 1 && c.particleAt(from - 1)) from--;
  return from;
}

export function shortMentions(c: ShortContext, list: readonly EntityDraft[], covered: Uint8Array): Mention[] {
  const t = c.words.tokens;
  const out: Mention[] = [];
  /** Norm of a short form → entity and its spelling; entity -1 where two have it. */
  const shorts = new Map<string, { entity: number; words: string[] }>();
  /** Norms of the first words of short forms: most tokens are none of them. */
  const firsts = new Set<string>();
  const add = (first: number, last: number, entity: number) => {
    const words = wordsOf(t, first, last);
    const key = normalize(words.join(' '));
    if (key.length < SHORTEST) return;
    const before = shorts.get(key);
    firsts.add(normalize(words[0]!));
    shorts.set(key, { words, entity: before && before.entity !== entity ? -1 : entity });
  };
  list.forEach((e, k) => {
    for (const m of e.mentions) {
      if (e.type === 'person' && m.last - m.first > 1) {
        const from = familyFrom(c, m);
        if (from > m.first) add(from, m.last, k);
      }
      if (m.core) add(m.core.first, m.core.last, k);
    }
  });
  for (let i = 0; i < t.count && shorts.size; i++) {
    if (t.kind[i] !== WORD || covered[i]) continue;
    const norm = t.words.norm(t.type[i]!);
    if (!firsts.has(norm) && !firsts.has(norm.slice(1)) && !firsts.has(norm.slice(2))) continue;
    const found = shortAt(c, i, shorts, covered);
    if (!found) continue;
    covered.fill(1, i, found.last);
    out.push(found);
  }
  return [...out, ...bracketed(t, list, covered)];
}

function shortAt(
  c: ShortContext,
  i: number,
  shorts: ReadonlyMap<string, { entity: number; words: string[] }>,
  covered: Uint8Array,
): Mention | null {
  const t = c.words.tokens;
  const best = c.words.best(i);
  for (let length = 3; length >= 1; length--) {
    if (i + length > t.count || !runs(t, i, i + length, covered)) continue;
    const text = wordsOf(t, i, i + length);
    const norm = normalize(text.join(' '));
    for (const skip of [0, 1, 2]) {
      if (
        skip &&
        skip !== best.conjunction + best.preposition &&
        !c.words.readings(i).some((r) => r.conjunction + r.preposition === skip)
      )
        continue;
      const short = shorts.get(norm.slice(skip));
      if (!short || short.entity < 0) continue;
      // «على» is not «علي», «المصري» alone is a nation's.
      const spelled = short.words.every((w, k) => sameWord(w, text[k]!.slice(k ? 0 : skip)));
      if (!spelled) continue;
      if (length === 1 && (c.demonymAt(i) || best.pos === 'VERB' || (c.ordinaryAt(i) && best.pos !== 'PROPN')))
        continue;
      return {
        first: i,
        last: i + length,
        start: skip ? offsetAfter(t, i, skip) : t.start[i]!,
        end: t.end[i + length - 1]!,
        entity: short.entity,
      };
    }
  }
  return null;
}

const wordsOf = (t: Tokens, first: number, last: number): string[] =>
  Array.from({ length: last - first }, (_, k) => t.words.surface(t.type[first + k]!));

function sameWord(name: string, written: string): boolean {
  if (name.length !== written.length || !fits(name, (k) => written.charCodeAt(k), 0)) return false;
  return name.length > SHORTEST || name.at(-1) === written.at(-1);
}

function runs(t: Tokens, first: number, last: number, covered: Uint8Array): boolean {
  for (let i = first; i < last; i++)
    if (t.kind[i] !== WORD || covered[i] || (i > first && t.gap[i] !== BLANK)) return false;
  return true;
}

/** Latin letters in brackets right after a name are the name in its own letters, there and wherever they come back. */
function bracketed(t: Tokens, list: readonly EntityDraft[], covered: Uint8Array): Mention[] {
  const bound = new Map<string, number>();
  const at = new Map<number, number>();
  list.forEach((e, k) => {
    for (const m of e.mentions) at.set(m.last, k);
  });
  const isSign = (i: number, unit: number) =>
    i < t.count && t.kind[i] === SIGN && t.text.charCodeAt(t.start[i]!) === unit;
  for (const [last, entity] of at) {
    if (!isSign(last, OPEN)) continue;
    let end = last + 1;
    while (end < t.count && t.kind[end] === LATIN) end++;
    if (end > last + 1 && isSign(end, CLOSE)) bound.set(t.text.slice(t.start[last + 1]!, t.end[end - 1]!), entity);
  }
  const out: Mention[] = [];
  for (let i = 0; i < t.count && bound.size; i++) {
    if (t.kind[i] !== LATIN || covered[i]) continue;
    let last = i + 1;
    while (last < t.count && t.kind[last] === LATIN && t.gap[last]! <= BLANK) last++;
    const entity = bound.get(t.text.slice(t.start[i]!, t.end[last - 1]!));
    if (entity !== undefined) {
      covered.fill(1, i, last);
      out.push({ first: i, last, start: t.start[i]!, end: t.end[last - 1]!, entity });
    }
    i = last - 1;
  }
  return out;
}
