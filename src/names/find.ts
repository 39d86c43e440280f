/**
 * Names of the gazetteers in a text: takes words, gives every form that stands in it, as candidates with the entries behind them.
 *
 * Longest over the variants of the first word, whole word first («كريم» is not ك + ريم): a variant without its clitics counts for one
 * word only where the reading of the word cuts it so. Demonyms come apart: they are no names, but tell of whom a body or a people is.
 */

import { offsetAfter, type Variant, variantsOf } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { fits } from '../arabic/spelling.js';
import type { Found } from '../match/candidates.js';
import { LATIN, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { EntityType } from '../types.js';
import { DEMONYM, type Lexicon, type LexiconEntry, WEAK } from './lexicon.js';

export interface NameFound extends Found {
  readonly kind: 'name';
  readonly type: EntityType;
  readonly subtype: string | null;
  /** What the form may stand for; empty for names found by rule. */
  readonly entries: readonly LexiconEntry[];
  /** Every entry has the form as a weak one. */
  readonly weak: boolean;
  readonly source: 'gazetteer' | 'rule' | 'latin' | 'user';
  /** Tokens [from, to) of titles that belong to the name, none where equal. */
  readonly titles: readonly { first: number; last: number; skip: number }[];
  /** Tokens of the name proper where a head stands before it, which may come back alone: «نادي» [الزمالك]. */
  readonly core?: { readonly first: number; readonly last: number } | undefined;
}

export interface DemonymFound {
  readonly token: number;
  readonly last: number;
  readonly entry: LexiconEntry;
}

export interface GazetteerNames {
  readonly names: NameFound[];
  readonly demonyms: DemonymFound[];
}

interface Start {
  readonly lexicon: Lexicon;
  readonly variant: Variant;
  readonly row: number;
}

/** Shortest name of one word that may lose a clitic where the reading does not say so. */
const SAFE_LENGTH = 5;

export type NameFinder = (words: Words) => GazetteerNames;

/** A finder over these lexicons, the user's before ours. */
export function nameFinder(types: WordTypes, lexicons: readonly Lexicon[]): NameFinder {
  const starts = types.memo<readonly Start[]>((id) => {
    const out: Start[] = [];
    for (const variant of variantsOf(types, id))
      for (const lexicon of lexicons) {
        const row = lexicon.table.start(variant.a, variant.b);
        if (row >= 0) out.push({ lexicon, variant, row });
      }
    return out;
  });
  return (words) => find(words, starts);
}

function find(words: Words, starts: (id: number) => readonly Start[]): GazetteerNames {
  const t = words.tokens;
  const names: NameFound[] = [];
  const demonyms: DemonymFound[] = [];
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== WORD && t.kind[i] !== LATIN) continue;
    for (const { lexicon, variant, row } of starts(t.type[i]!))
      for (const { end, phrase } of lexicon.table.matches(t, i, variant, row)) {
        const one = end === i + 1;
        if (one && !(spelled(t, i, variant, lexicon.table.phrase(phrase)) && cutsSo(words, i, variant))) continue;
        const refs = lexicon.refs(phrase);
        const entries = refs.filter((r) => r.kind !== DEMONYM);
        for (const r of refs)
          if (r.kind === DEMONYM) demonyms.push({ token: i, last: end, entry: lexicon.entry(r.entry) });
        if (!entries.length) continue;
        const known = entries.map((r) => lexicon.entry(r.entry));
        const weak = entries.every((r) => r.kind === WEAK);
        // After «لل» the article is in the second ل, and the span is what follows.
        names.push({
          kind: 'name',
          first: i,
          last: end,
          start: variant.skip ? offsetAfter(t, i, variant.skip) : t.start[i]!,
          end: t.end[end - 1]!,
          rule: known[0]!.id,
          score: weak ? 0.5 : 0.95,
          type: known[0]!.type,
          subtype: known[0]!.subtype,
          entries: known,
          weak,
          source: lexicon.source,
          titles: [],
        });
      }
  }
  return { names, demonyms };
}

/** Does the text spell the name admissibly? «على» does not spell «علي». */
function spelled(t: Tokens, i: number, variant: Variant, phrase: string): boolean {
  const type = t.type[i]!;
  const word = variant.article ? phrase.slice(2) : phrase;
  if (t.kind[i] === LATIN) return true;
  if (!fits(word, (k) => t.words.unitAt(type, k), variant.skip))
    return t.words.lengthOf(type) - variant.skip > SAFE_LENGTH;
  const n = word.length;
  return n > 4 || word.charCodeAt(n - 1) === t.words.unitAt(type, t.words.lengthOf(type) - 1);
}

/** Does a reading of the word take off just these clitics? */
function cutsSo(words: Words, i: number, v: Variant): boolean {
  const best = words.best(i);
  if (v.skip === 0)
    return (
      best.conjunction + best.preposition === 0 || words.tokens.words.lengthOf(words.tokens.type[i]!) >= SAFE_LENGTH
    );
  if (words.tokens.words.lengthOf(words.tokens.type[i]!) - v.skip >= SAFE_LENGTH) return true;
  return words
    .readings(i)
    .some(
      (r, rank) =>
        rank < 3 && r.conjunction > 0 === v.conjunction && r.preposition > 0 === v.preposition > 0 && r.pronoun === 0,
    );
}
