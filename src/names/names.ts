/**
 * All names of a text before overlaps are settled: takes words, gives candidates of the gazetteers (one entry each), composed organizations,
 * unknown people and Latin names, with the titles and nations found on the way.
 */
import { LISTED, type Lexicon as ReadingLexicon, TAGS } from '../arabic/lexicon.js';
import type { Words } from '../arabic/readings.js';
import { LATIN } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { Plugin } from '../types.js';
import { chooseEntries } from './choose.js';
import { type Composer, composer, type HeadRow } from './compose.js';
import { type DemonymFound, type NameFinder, type NameFound, nameFinder } from './find.js';
import { findLatin } from './latin.js';
import type { Lexicon } from './lexicon.js';
import { type PartOf, partsOf } from './parts.js';
import { findPersons } from './persons.js';
import { type TitleFinder, type TitleFound, titleFinder } from './titles.js';

export interface NamesKnowledge {
  readonly find: NameFinder;
  readonly compose: Composer;
  readonly parts: PartOf;
  readonly titles: TitleFinder;
  /** Is the stem of this word one of the language's ordinary words? */
  readonly ordinary: (words: Words, token: number) => boolean;
}

export interface NameCandidates {
  readonly names: readonly NameFound[];
  readonly titles: readonly TitleFound[];
  readonly demonyms: readonly DemonymFound[];
  readonly demonymAt: (token: number) => boolean;
}

export function namesKnowledge(
  types: WordTypes,
  data: {
    lexicons: readonly Lexicon[];
    heads: readonly HeadRow[];
    parts: Uint8Array;
    titles: Uint8Array;
    ordinary: NamesKnowledge['ordinary'];
  },
): NamesKnowledge {
  return {
    find: nameFinder(types, data.lexicons),
    compose: composer(types, data.heads),
    parts: partsOf(types, data.parts),
    titles: titleFinder(types, data.titles),
    ordinary: data.ordinary,
  };
}

const NOUN_LIKE = (['NOUN', 'ADJ', 'ADV', 'ADP', 'NUM', 'PRON', 'PART'] as const).map((pos) => TAGS.indexOf(pos));
const NAME = TAGS.indexOf('PROPN');

/** Words that the lexicon knows as nouns, adjectives or function words rather than as names. */
export function ordinaryWords(types: WordTypes, lexicon: ReadingLexicon): NamesKnowledge['ordinary'] {
  const known = types.memo((id) => {
    const units = Uint16Array.from(types.surface(id), (letter) => letter.charCodeAt(0));
    lexicon.look(units, 0, units.length);
    const profile = lexicon.exact || lexicon.loose;
    return NOUN_LIKE.some((tag) => lexicon.level(profile, tag) >= LISTED) && lexicon.level(profile, NAME) < LISTED;
  });
  return (words, i) => known(words.tokens.type[i]!);
}

export function findNames(words: Words, kb: NamesKnowledge, plugins: readonly Plugin[]): NameCandidates {
  const t = words.tokens;
  const titles = kb.titles(t);
  const found = kb.find(words);
  const titled = new Set(titles.map((x) => x.last));
  const known = chooseEntries(words, found.names, found.demonyms, titled);
  const nations = new Uint8Array(t.count);
  for (const d of found.demonyms) if (d.last === d.token + 1) nations[d.token] = 1;
  const demonymAt = (i: number) => nations[i] === 1;
  const longest = new Map<number, NameFound>();
  const covered = new Uint8Array(t.count);
  for (const n of known) {
    const before = longest.get(n.first);
    if (!before || n.last > before.last) longest.set(n.first, n);
    covered.fill(1, n.first, n.last);
  }
  const composed = kb.compose({ words, nameAt: (i) => longest.get(i) ?? null, demonym: demonymAt });
  const persons = findPersons({
    words,
    parts: kb.parts,
    titles,
    covered: (i) => covered[i] === 1,
    ordinary: (i) => kb.ordinary(words, i) || demonymAt(i),
  });
  const latin = plugins.length ? findLatin(t, (i) => t.kind[i] === LATIN && covered[i] === 0, plugins) : [];
  return { names: [...known, ...composed, ...persons, ...latin], titles, demonyms: found.demonyms, demonymAt };
}
