/**
 * Titles and offices in a text: takes words, gives the stretches that are titles («المدير العام», «وزيرة», «السيد»), with what they expect.
 */
import proclitics from '../arabic/data/proclitics.json';
import { ByteReader, ByteWriter } from '../core/bytes.js';
import type { FirstWords } from '../match/firsts.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../match/packed.js';
import { phraseKey } from '../match/phrases.js';
import { type Tokens, WORD } from '../text/token.js';

/** One row of `data/titles.jsonl`. */
export interface TitleRow {
  title: string;
  gender: 'm' | 'f' | null;
  fem?: string | null;
  plural?: string[];
  rank: 'office' | 'honorific' | 'military' | 'academic' | 'religious' | 'royal' | 'profession';
  takes: 'of' | 'none' | 'adj';
  alone?: boolean;
  /** Also an ordinary word or a part of names: «نائب», «فريق». */
  weak?: boolean;
  examples?: unknown;
}

const RANKS = ['office', 'honorific', 'military', 'academic', 'religious', 'royal', 'profession'] as const;

export interface TitleFound {
  readonly first: number;
  readonly last: number;
  /** Letters of clitics before it in its first token. */
  readonly skip: number;
  readonly rank: (typeof RANKS)[number];
  readonly gender: 'm' | 'f' | null;
  readonly plural: boolean;
  /** May stand for a person by itself: «المدير العام». */
  readonly alone: boolean;
  readonly definite: boolean;
  readonly weak: boolean;
  readonly takes: TitleRow['takes'];
}

const TAKES = ['of', 'none', 'adj'] as const;
const ARTICLE = proclitics.article;

/** «مدير عام» → «المدير العام»: article on every word of a noun with adjectives; nothing where it has one already. */
function definite(title: string): string {
  return title
    .split(' ')
    .map((w) => (w.startsWith(ARTICLE) ? w : ARTICLE + w))
    .join(' ');
}

export function packTitles(rows: readonly TitleRow[]): Uint8Array {
  const forms = new Map<string, number>();
  const add = (text: string, code: number) => {
    const key = phraseKey(text);
    if (key && !forms.has(key)) forms.set(key, code);
  };
  const both = (text: string, code: number, adjectival: boolean) => {
    add(text, code | (text.startsWith(ARTICLE) ? 64 : 0));
    if (!text.startsWith(ARTICLE) && (adjectival || !text.includes(' '))) add(definite(text), code | 64);
  };
  for (const r of rows) {
    const base = RANKS.indexOf(r.rank) | (r.alone ? 32 : 0) | (r.weak ? 128 : 0) | (TAKES.indexOf(r.takes) << 8);
    const adjectival = r.takes !== 'of' || !r.title.includes(' ');
    both(r.title, base | (r.gender === 'f' ? 8 : 0), adjectival);
    if (r.fem) both(r.fem, base | 8, adjectival);
    for (const p of r.plural ?? []) {
      // «معلمي الرياضيات»: before a genitive, never with the article.
      if (r.plural!.includes(`${p}ن`)) add(p, base | 16);
      else both(p, base | 16, adjectival);
    }
  }
  const sorted = inPackedOrder([...forms]);
  return packPhrases(
    new ByteWriter(),
    sorted.map(([key, code]) => ({ key, values: [code] })),
  ).done();
}

export type TitleFinder = (t: Tokens) => readonly TitleFound[];

/** Longest title at each token, left to right, none overlapping. */
export function titleFinder(firsts: FirstWords, bytes: Uint8Array): TitleFinder {
  const { table, value } = unpackPhrases(new ByteReader(bytes));
  const bit = firsts.add([table]);
  return (t) => {
    const out: TitleFound[] = [];
    for (let i = 0; i < t.count; ) {
      let best: TitleFound | null = null;
      const code = firsts.at(t.type[i]!);
      if (code & bit && t.kind[i] === WORD)
        for (let place = firsts.first(code, bit, t, i); place >= 0; place = firsts.next(place, bit, t, i)) {
          const hits = firsts.match(t, i, place);
          if (!hits || (best && firsts.ends[hits - 1]! <= best.last)) continue;
          const { skip } = firsts.start(place).variant;
          best = titleOf(i, firsts.ends[hits - 1]!, skip, value(firsts.phrases[hits - 1]!));
        }
      if (best) out.push(best);
      i = best ? best.last : i + 1;
    }
    return out;
  };
}

const titleOf = (first: number, last: number, skip: number, code: number): TitleFound => ({
  first,
  last,
  skip,
  rank: RANKS[code & 7]!,
  gender: code & 8 ? 'f' : 'm',
  plural: (code & 16) > 0,
  alone: (code & 32) > 0,
  definite: (code & 64) > 0,
  weak: (code & 128) > 0,
  takes: TAKES[code >> 8]!,
});
