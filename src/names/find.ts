/**
 * Names of the gazetteers in a text: takes words, gives every form that stands in it, as candidates with the entries behind them.
 *
 * Longest over the variants of the first word, whole word first («كريم» is not ك + ريم): a variant without its clitics counts for one
 * word only where the reading of the word cuts it so. Demonyms come apart: they are no names, but tell of whom a body or a people is.
 */

import { offsetAfter, type Variant } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { clitics } from '../arabic/shape.js';
import { fits } from '../arabic/spelling.js';
import type { Found } from '../match/candidates.js';
import type { FirstWords } from '../match/firsts.js';
import { ARABIC, CLASS } from '../text/fold.js';
import { LATIN, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { EntityType } from '../types.js';
import { type Form, formsIn, type Lexicon, type LexiconEntry } from './lexicon.js';

export interface NameFound extends Found {
  readonly kind: 'name';
  readonly type: EntityType;
  readonly subtype: string | null;
  /** What the form may stand for; empty for names found by rule. */
  readonly entries: readonly LexiconEntry[];
  /** The first so many entries have the form as a strong one. */
  readonly firm: number;
  /** Every entry has the form as a weak one. */
  readonly weak: boolean;
  /** What the document says of the entry that was chosen, of a place. */
  readonly standing: Standing | null;
  readonly source: 'gazetteer' | 'rule' | 'latin' | 'user';
  /** Tokens [from, to) of titles that belong to the name, none where equal. */
  readonly titles: readonly { first: number; last: number; skip: number }[];
  /** Tokens of the name proper where a head stands before it, which may come back alone: «نادي» [الزمالك]. */
  readonly core: { readonly first: number; readonly last: number } | null;
}

type Proposed = Pick<NameFound, 'first' | 'last' | 'start' | 'end' | 'rule' | 'score' | 'type' | 'source'> &
  Partial<NameFound>;

/** A name as a finder proposes it. All names are made here: what is read everywhere should be of one shape, which it keeps in `changed`. */
export const nameFound = (n: Proposed): NameFound => ({
  kind: 'name',
  first: n.first,
  last: n.last,
  start: n.start,
  end: n.end,
  rule: n.rule,
  score: n.score,
  type: n.type,
  subtype: n.subtype ?? null,
  entries: n.entries ?? UNKNOWN,
  firm: n.firm ?? 0,
  weak: n.weak ?? false,
  standing: n.standing ?? null,
  source: n.source,
  titles: n.titles ?? NONE,
  core: n.core ?? null,
});
const UNKNOWN: NameFound['entries'] = [];
const NONE: NameFound['titles'] = [];

/** The name with this changed. A spread would make a shape of its own, in each place, under Node 20. */
export const changed = (n: NameFound, change: Partial<NameFound>): NameFound => Object.assign(nameFound(n), change);

/** How an entry stands in a document, beside the form that names it there. */
export interface Standing {
  /** How many entries have the form, and whether these are of several types. */
  readonly rivals: number;
  readonly mixed: boolean;
  /** Words of the longest form by which the document names it. */
  readonly longest: number;
  /** Is its country told of by anything else, or are other countries alone? */
  readonly country: 'none' | 'own' | 'others';
  /** A cue of the entry, or a word for its kind, stands near. */
  readonly cued: boolean;
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

/** Shortest name of one word that may lose a clitic where the reading does not say so. */
const SAFE_LENGTH = 5;
const STRONG_SCORE = 0.95;
const WEAK_SCORE = 0.5;

export type NameFinder = (words: Words) => GazetteerNames;

/** A finder over these lexicons, the user's before ours. */
export function nameFinder(types: WordTypes, firsts: FirstWords, lexicons: readonly Lexicon[]): NameFinder {
  const bit = firsts.add(
    lexicons.map((x) => x.table),
    (id, variant, phrase, k) => spelled(types, id, variant, lexicons[k]!.table.phrase(phrase)),
  );
  const forms = lexicons.map(formsIn);

  return (words) => {
    const t = words.tokens;
    const names: NameFound[] = [];
    const demonyms: DemonymFound[] = [];
    for (let i = 0; i < t.count; i++) {
      const code = firsts.at(t.type[i]!);
      if (!(code & bit) || (t.kind[i] !== WORD && t.kind[i] !== LATIN)) continue;
      for (let place = firsts.first(code, bit, t, i); place >= 0; place = firsts.next(place, bit, t, i)) {
        const start = firsts.start(place);
        const before = names.length;
        for (let k = firsts.match(t, i, place) - 1; k >= 0; k--) {
          const end = firsts.ends[k]!;
          if (end === i + 1 && !cutsSo(words, i, start.variant)) continue;
          const form = forms[start.table]!(firsts.phrases[k]!);
          for (const entry of form.demonyms) demonyms.push({ token: i, last: end, entry });
          if (!form.names.length) continue;
          const name = nameOf(words, i, end, start.variant, form, lexicons[start.table]!.source);
          const same = name.source === 'gazetteer' ? sameSpan(names, before, name) : -1;
          if (same >= 0) names[same] = joined(names[same]!, name);
          else names.push(name);
        }
      }
    }
    return { names, demonyms };
  };
}

function nameOf(
  { tokens: t }: Words,
  first: number,
  last: number,
  variant: Variant,
  form: Form,
  source: Lexicon['source'],
): NameFound {
  const head = form.names[0]!;
  return nameFound({
    first,
    last,
    // After «لل» the article is in the second ل, and the span is what follows.
    start: variant.skip ? offsetAfter(t, first, variant.skip) : t.start[first]!,
    end: t.end[last - 1]!,
    rule: head.id,
    score: form.weak ? WEAK_SCORE : STRONG_SCORE,
    type: head.type,
    subtype: head.subtype,
    entries: form.names,
    firm: form.firm,
    weak: form.weak,
    source,
  });
}

/** The name of another gazetteer of ours that stands at just these letters, among the first `count`; -1 for none. */
function sameSpan(names: readonly NameFound[], count: number, name: NameFound): number {
  for (let k = count - 1; k >= 0 && names[k]!.first === name.first; k--)
    if (names[k]!.last === name.last && names[k]!.start === name.start && names[k]!.source === name.source) return k;
  return -1;
}

/** Two gazetteers of ours have the form: namesakes, as within one. */
const joined = (a: NameFound, b: NameFound): NameFound =>
  changed(a, {
    entries: [...b.entries.slice(0, b.firm), ...a.entries, ...b.entries.slice(b.firm)],
    firm: a.firm + b.firm,
    weak: a.weak && b.weak,
    score: Math.max(a.score, b.score),
  });

/** Is the name of one word spelled admissibly? «على» does not spell «علي». */
function spelled(types: WordTypes, id: number, variant: Variant, phrase: string): boolean {
  if (CLASS[types.unitAt(id, 0)] !== ARABIC) return true;
  const word = variant.article ? phrase.slice(2) : phrase;
  if (!fits(word, (k) => types.unitAt(id, k), variant.skip)) return types.lengthOf(id) - variant.skip > SAFE_LENGTH;
  const n = word.length;
  return n > 4 || word.charCodeAt(n - 1) === types.unitAt(id, types.lengthOf(id) - 1);
}

/** Does a reading of the word take off just these clitics? */
function cutsSo(words: Words, i: number, v: Variant): boolean {
  const n = words.tokens.words.lengthOf(words.tokens.type[i]!);
  if (n - v.skip >= SAFE_LENGTH) return true;
  if (v.skip === 0 && clitics(words.shapes[i]!) === 0) return true;
  const readings = words.readings(i);
  // «بكين» may be a name whole, whatever reads best in its place.
  if (v.skip === 0) return readings.some((r) => r.pos === 'PROPN' && r.conjunction + r.preposition + r.pronoun === 0);
  for (let rank = 0; rank < Math.min(3, readings.length); rank++) {
    const r = readings[rank]!;
    if (r.conjunction > 0 === v.conjunction && r.preposition > 0 === v.preposition > 0 && r.pronoun === 0) return true;
  }
  return false;
}
