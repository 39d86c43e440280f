/**
 * Organizations that no gazetteer knows, by composition: takes words, a table of heads, the names found so far; gives candidates.
 *
 *   head + complement   «وزارة الداخلية الفرنسية», «المديرية العامة للأمن الوطني», «محكمة الاستئناف بالدار البيضاء»
 *
 * The right end is what is hard. A complement goes on with definite words (nouns, adjectives), with «ل» or «و» + a definite word where the
 * head allows it, through an indefinite verbal noun to its definite object («مكافحة الجريمة»), with a name, and ends there; it never goes
 * over a sign, a verb or a preposition that the head does not join with.
 */
import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter, variantsOf } from '../arabic/proclitics.js';
import type { Reading, Words } from '../arabic/readings.js';
import { poolOf } from '../core/bytes.js';
import { PhraseTable, phraseKey } from '../match/phrases.js';
import { LINE, SIGN, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { EntityType } from '../types.js';
import type { NameFound } from './find.js';

/** One row of `data/org-heads.jsonl`. */
export interface HeadRow {
  head: string;
  subtype: string;
  type?: EntityType;
  /** Kinds of first complement: def-noun, adj, nisba, masdar, name, quoted, noun. */
  complement: readonly string[];
  /** Clitics and words that join further parts. */
  joins?: readonly string[];
  maxWords: number;
  /** First complements that make no name: «مجلس إدارة». */
  not?: readonly string[];
  examples?: readonly { text: string; name: string }[];
  counterExamples?: readonly { text: string; because?: string }[];
}

export interface ComposeContext {
  readonly words: Words;
  /** The longest name of the gazetteers that starts at the token, null for none. */
  readonly nameAt: (token: number) => NameFound | null;
  readonly demonym: (token: number) => boolean;
}

export type Composer = (c: ComposeContext) => NameFound[];

const [AND, FOR, BY] = [proclitics.conjunctions[0]!, proclitics.prepositions[2]!, proclitics.prepositions[0]!];
const OPENING = new Set([0xab, 0x201c, 0x22]);
const CLOSING = new Set([0xbb, 0x201d, 0x22]);

export function composer(types: WordTypes, rows: readonly HeadRow[]): Composer {
  const forms = new Map<string, HeadRow>();
  for (const row of rows) {
    const key = phraseKey(row.head);
    if (!forms.has(key)) forms.set(key, row);
  }
  const sorted = [...forms].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const table = new PhraseTable(poolOf(sorted.map(([key]) => key)));
  const nots = sorted.map(([, row]) => new Set(row.not ?? []));
  const starts = types.memo((id) =>
    variantsOf(types, id)
      .map((variant) => ({ variant, row: table.start(variant.a, variant.b) }))
      .filter((s) => s.row >= 0),
  );
  return (c) => {
    const t = c.words.tokens;
    const out: NameFound[] = [];
    for (let i = 0; i < t.count; i++) {
      if (t.kind[i] !== WORD) continue;
      let best: NameFound | null = null;
      for (const { variant, row } of starts(t.type[i]!))
        for (const { end, phrase } of table.matches(t, i, variant, row)) {
          const head = sorted[phrase]![1];
          const last = complementEnd(c, i, end, head, nots[phrase]!);
          if (last <= end || (best && last <= best.last)) continue;
          best = {
            kind: 'name',
            first: i,
            last,
            start: variant.skip ? offsetAfter(t, i, variant.skip) : t.start[i]!,
            end: t.end[last - 1]!,
            rule: `org/${head.subtype}`,
            score: 0.8,
            type: head.type ?? 'organization',
            subtype: head.subtype,
            entries: [],
            weak: false,
            source: 'rule',
            titles: [],
          };
        }
      if (best) out.push(best);
    }
    return out;
  };
}

/** Token after the last word of the complement; `from` where there is none. */
function complementEnd(
  c: ComposeContext,
  first: number,
  from: number,
  head: HeadRow,
  not: ReadonlySet<string>,
): number {
  const t = c.words.tokens;
  const allows = (kind: string) => head.complement.includes(kind);
  const joins = (word: string) => head.joins?.includes(word) ?? false;
  const letter = (i: number, k: number) => String.fromCharCode(t.words.unitAt(t.type[i]!, k));
  const headDefinite = c.words.best(first).article > 0;
  let end = from;
  /** An indefinite noun stands open: it needs what follows it. */
  let open = false;
  for (let i = from; i < t.count && i - from < head.maxWords; ) {
    if (t.gap[i]! >= LINE) break;
    if (t.kind[i] === SIGN) {
      if (i !== from || !allows('quoted') || !OPENING.has(t.text.charCodeAt(t.start[i]!))) break;
      const close = closing(c, i);
      return close > i + 1 && close - i <= 6 ? close + 1 : end;
    }
    if (t.kind[i] !== WORD) break;
    const r = c.words.best(i);
    const name = c.nameAt(i);
    if (name && name.first === i) {
      const lead = r.conjunction ? AND : r.preposition ? letter(i, r.conjunction) : '';
      const atHead = i === from;
      if (
        lead ? joins(lead) && !(lead === AND && atHead) : atHead ? allows('name') : open
      ) {
        end = name.last;
        open = false;
        // A place closes the name, unless an adjective of nation follows it.
        if (!lead && name.last < t.count && c.demonym(name.last) && t.kind[name.last] === WORD) end++;
        return end;
      }
      if (lead || atHead) break;
    }
    if (i === from && not.has(stemOf(c, i, r))) break;
    const fits = fitsNext(c, i, r, { first: i === from, open, headDefinite, allows, joins });
    if (!fits) break;
    open = fits === 'open';
    i++;
    if (!open) end = i;
  }
  return end;
}

interface Expect {
  first: boolean;
  open: boolean;
  headDefinite: boolean;
  allows: (kind: string) => boolean;
  joins: (word: string) => boolean;
}

/** 'closed': the word may be the last; 'open': it needs a successor; null: it does not belong. */
function fitsNext(c: ComposeContext, i: number, r: Reading, e: Expect): 'closed' | 'open' | null {
  const t = c.words.tokens;
  const nominal = r.pos === 'NOUN' || r.pos === 'ADJ' || r.pos === 'PROPN';
  if (!nominal || r.pronoun || r.future) return null;
  if (r.conjunction)
    return !e.first && e.joins(AND) && (r.article > 0 || (r.preposition > 0 && e.joins(FOR))) ? 'closed' : null;
  if (r.preposition) {
    const p = String.fromCharCode(t.words.unitAt(t.type[i]!, 0));
    if (p === FOR && e.joins(FOR)) return r.article > 0 ? 'closed' : 'open';
    return p === BY && e.joins(BY) && !e.first && r.article > 0 ? 'closed' : null;
  }
  if (c.demonym(i))
    return e.first && !e.allows('nisba') && !e.allows('adj')
      ? null
      : r.article > 0 || !e.headDefinite
        ? r.article > 0
          ? 'closed'
          : null
        : null;
  if (r.article > 0) {
    if (e.first)
      return e.allows(r.pos === 'ADJ' ? 'adj' : 'def-noun') || e.allows('def-noun') || e.allows('adj')
        ? 'closed'
        : null;
    return 'closed';
  }
  // Indefinite: only as first or further term of a chain that ends definite.
  if (e.first) return e.allows('masdar') || e.allows('noun') ? 'open' : null;
  return e.open ? 'open' : null;
}

const stemOf = (c: ComposeContext, i: number, r: Reading): string => {
  const t = c.words.tokens;
  return t.words.surface(t.type[i]!).slice(r.from, r.to);
};

function closing(c: ComposeContext, from: number): number {
  const t = c.words.tokens;
  for (let i = from + 1; i < t.count && t.gap[i]! < LINE; i++)
    if (t.kind[i] === SIGN && CLOSING.has(t.text.charCodeAt(t.start[i]!))) return i;
  return -1;
}
