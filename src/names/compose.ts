/**
 * Organizations that no gazetteer knows, by composition: takes words, a table of heads, the names found so far; gives candidates.
 *
 *   head + complement + joined parts   «وزارة الداخلية الفرنسية», «المديرية العامة للأمن الوطني ولمراقبة التراب الوطني»
 *
 * The right end is what is hard: `walk.ts`.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import { BLANK, SIGN, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import leads from './data/leads.json';
import type { NameFound } from './find.js';
import { type Complement, type Head, headTable } from './heads.js';
import type { TitleFound } from './titles.js';
import { AND, ARTICLE, BY, CLOSING, type ComposeContext, FOR, Walk } from './walk.js';

export interface Composer {
  names(c: ComposeContext): NameFound[];
  /** Ends of what follows a title and belongs to it, with the names composed so far; none for a title that takes nothing. */
  complementEnds(c: ComposeContext, title: TitleFound): number[];
  /** The name without a head that merely speaks of it: Haaretz in «صحيفة هآرتس». */
  withoutHead(t: Tokens, name: NameFound): NameFound;
}

export function composer(types: WordTypes, heads: Uint8Array): Composer {
  const table = headTable(types, heads);
  const names = (c: ComposeContext) => {
    const t = c.words.tokens;
    const out: NameFound[] = [];
    const composed = new Map<number, NameFound>();
    const nameAt = (i: number) => {
      const [a, b] = [c.nameAt(i), composed.get(i) ?? null];
      return a && b ? (b.last > a.last ? b : a) : (a ?? b);
    };
    // From the end, so that a name is known when a head before it takes it: «غرفة الجنايات بمحكمة الاستئناف بسلا».
    for (let i = t.count - 1; i >= 0; i--) {
      if (t.kind[i] !== WORD) continue;
      let best: NameFound | null = null;
      for (const { head, end, skip } of table.at(t, i)) {
        if (head.row.subtype === 'ministry' && (c.inTitle(i) || isQualifier(c.words, i, head))) continue;
        if (isNoun(t, i, skip, head)) continue;
        const walk = new Walk({ ...c, nameAt }, head, table.rules, i, end);
        const last = walk.end();
        if (last < 0 || (best && last <= best.last)) continue;
        const quoted = head.row.outside && t.kind[end] === SIGN;
        const first = head.row.outside ? (quoted ? end + 1 : end) : i;
        const to = quoted ? closingIn(t, first, last) : last;
        if (to <= first) continue;
        best = {
          kind: 'name',
          first,
          last: to,
          start: first === i && skip ? offsetAfter(t, i, skip) : t.start[first]!,
          end: t.end[to - 1]!,
          rule: `org/${head.row.subtype}`,
          score: 0.8,
          type: head.row.type ?? 'organization',
          subtype: head.row.subtype,
          entries: [],
          weak: false,
          source: 'rule',
          titles: [],
          core: RECURRING.has(head.row.subtype) && walk.core && first === i ? walk.core : undefined,
        };
      }
      if (!best) continue;
      if (best.first === i) composed.set(i, best);
      out.push(best);
    }
    return out.reverse();
  };
  const complementEnds = (c: ComposeContext, title: TitleFound): number[] => {
    if (title.takes === 'none') return [];
    const context = { ...c, personAt: () => -1, unknownAt: () => -1 };
    const head = title.takes === 'adj' ? QUALIFIED : title.definite ? DEFINITE : CONSTRUCT;
    const walk = new Walk(context, head, table.rules, title.first, title.last);
    return [walk.adjectives(title.last), walk.end()].filter((end) => end > title.last);
  };
  const withoutHead = (t: Tokens, n: NameFound): NameFound => {
    if (n.type !== 'organization' || n.last - n.first < 2) return n;
    const found = table.at(t, n.first).find((h) => h.head.row.outside && h.end < n.last);
    return found ? { ...n, first: found.end, start: t.start[found.end]! } : n;
  };
  return { names, complementEnds, withoutHead };
}

/** «برئاسة», «مجلس إدارة»: the clitic or the word before makes the head an ordinary noun. */
function isNoun(t: Tokens, i: number, skip: number, head: Head): boolean {
  const { notAfter } = head.row;
  if (!notAfter) return false;
  if (skip) return notAfter.includes(String.fromCharCode(t.words.unitAt(t.type[i]!, skip - 1)));
  return i > 0 && t.kind[i - 1] === WORD && notAfter.includes(t.words.surface(t.type[i - 1]!));
}

/** Token of the sign that closes what stands in quotes from `from` on. */
function closingIn(t: Tokens, from: number, to: number): number {
  let i = from;
  while (i < to && !(t.kind[i] === SIGN && CLOSING.has(t.text.charCodeAt(t.start[i]!)))) i++;
  return i;
}

/** «التجارة الخارجية»: the word is the adjective of the noun before it. */
function isQualifier(words: Words, i: number, head: Head): boolean {
  if (!head.row.head.startsWith(ARTICLE) || i === 0 || words.tokens.gap[i] !== BLANK) return false;
  const before = words.best(i - 1);
  const own = words.best(i);
  return own.conjunction + own.preposition === 0 && before.article > 0 && before.pos === 'NOUN';
}

const titleHead = (complement: Complement[], joins: string[]): Head => ({
  row: { head: '', subtype: '', complement, maxWords: TITLE_MOST, bare: true },
  not: new Set(),
  generic: new Set(),
  fixed: [],
  joins: new Set(joins),
  complement: new Set(complement),
});
const TITLE_MOST = 12;
const QUALIFIED = titleHead(['adj', 'nisba', 'ordinal'], []);
const DEFINITE = titleHead(['adj', 'nisba', 'ordinal'], [FOR, BY, AND, ...leads.officeJoins.map(normalize)]);
const CONSTRUCT = titleHead(
  ['def-noun', 'noun', 'masdar', 'name', 'place', 'quoted', 'latin', 'nisba', 'adj'],
  [FOR, BY, AND, ...leads.officeJoins.map(normalize)],
);

/** Bodies that are called by their own name alone: clubs, firms, parties. */
const RECURRING = new Set(['club', 'company', 'party', 'armed-group', 'media']);
