/**
 * All names of a text before overlaps are settled: takes words, gives candidates of the gazetteers (one entry each), composed organizations,
 * unknown people and Latin names, with the titles and nations found on the way.
 */
import { LISTED, type Lexicon as ReadingLexicon, TAGS } from '../arabic/lexicon.js';
import type { Words } from '../arabic/readings.js';
import { BLANK, LATIN } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { Plugin } from '../types.js';
import { chooseEntries } from './choose.js';
import { type Composer, composer } from './compose.js';
import leads from './data/leads.json';
import { type DemonymFound, type NameFinder, type NameFound, nameFinder } from './find.js';
import { findLatin } from './latin.js';
import type { Lexicon } from './lexicon.js';
import { readOffices, withTitles } from './offices.js';
import { PARTICLE, type PartOf, partsOf } from './parts.js';
import { findPersons, type PersonContext, personEnd, unknownEnd } from './persons.js';
import { type TitleFinder, type TitleFound, titleFinder } from './titles.js';
import type { ComposeContext } from './walk.js';

export interface NamesKnowledge {
  readonly find: NameFinder;
  readonly compose: Composer;
  readonly parts: PartOf;
  readonly titles: TitleFinder;
  readonly word: WordKnowledge;
}

export interface WordKnowledge {
  /** Is the word, or its stem, one of the language's ordinary words? */
  readonly ordinary: (words: Words, token: number) => boolean;
  /** Is nothing of the word known, whatever one takes off it? */
  readonly strange: (words: Words, token: number) => boolean;
}

export interface NameCandidates {
  readonly names: readonly NameFound[];
  readonly titles: readonly TitleFound[];
  readonly demonyms: readonly DemonymFound[];
  readonly demonymAt: (token: number) => boolean;
  /** Is the word one of the language's ordinary words? */
  readonly ordinaryAt: (token: number) => boolean;
  /** Is the word a particle of names: «بن», «آل»? */
  readonly particleAt: (token: number) => boolean;
}

export function namesKnowledge(
  types: WordTypes,
  data: {
    lexicons: readonly Lexicon[];
    heads: Uint8Array;
    parts: Uint8Array;
    titles: Uint8Array;
    ordinary: WordKnowledge;
  },
): NamesKnowledge {
  return {
    find: nameFinder(types, data.lexicons),
    compose: composer(types, data.heads),
    parts: partsOf(types, data.parts),
    titles: titleFinder(types, data.titles),
    word: data.ordinary,
  };
}

const NOUN_LIKE = (['NOUN', 'ADJ', 'ADV', 'ADP', 'NUM', 'PRON', 'PART'] as const).map((pos) => TAGS.indexOf(pos));
const ARTICLE_LENGTH = 2;
const NAME = TAGS.indexOf('PROPN');

/** What the lexicon of the language says of words, for telling names from them. */
export function ordinaryWords(types: WordTypes, lexicon: ReadingLexicon): WordKnowledge {
  /** Is the stretch of the word in the lexicon as a noun, adjective or function word (or, `any`, at all), and not as a name? */
  const isKnown = (id: number, from: number, to: number, any: boolean) => {
    const n = to - from;
    if (n < 2) return false;
    const units = new Uint16Array(n);
    for (let k = 0; k < n; k++) units[k] = types.unitAt(id, from + k);
    if (!lexicon.look(units, 0, n)) return false;
    const profile = lexicon.exact || lexicon.loose;
    if (lexicon.level(profile, NAME) >= LISTED) return false;
    return any || NOUN_LIKE.some((tag) => lexicon.level(profile, tag) >= LISTED);
  };
  const whole = types.memo((id) => isKnown(id, 0, types.lengthOf(id), false));
  const bare = types.memo((id) => isKnown(id, ARTICLE_LENGTH, types.lengthOf(id), false));
  const strange = types.memo((id) => {
    const n = types.lengthOf(id);
    const word = types.surface(id);
    for (const from of [0, ...leads.fronts.filter((f) => word.startsWith(f)).map((f) => f.length)])
      for (const to of [n, ...leads.endings.filter((e) => word.endsWith(e)).map((e) => n - e.length)])
        if (to - from > 2 && isKnown(id, from, to, true)) return false;
    return true;
  });
  return {
    ordinary: (words, i) => {
      const id = words.tokens.type[i]!;
      const best = words.best(i);
      return whole(id) || (best.article === ARTICLE_LENGTH && best.from === ARTICLE_LENGTH && bare(id));
    },
    strange: (words, i) => strange(words.tokens.type[i]!),
  };
}

export function findNames(words: Words, kb: NamesKnowledge, plugins: readonly Plugin[]): NameCandidates {
  const t = words.tokens;
  const titles = kb.titles(t);
  const found = kb.find(words);
  const nations = new Uint8Array(t.count);
  for (const d of found.demonyms) if (d.last === d.token + 1) nations[d.token] = 1;
  const demonymAt = (i: number) => nations[i] === 1;
  const titled = new Set<number>();
  const inside = new Uint8Array(t.count);
  const titleStarts = new Set(titles.map((x) => x.first));
  for (const x of titles) {
    let end = x.last;
    inside.fill(1, x.first + 1, x.last);
    if (x.weak) continue;
    titled.add(end);
    while (end < t.count && demonymAt(end)) titled.add(++end);
  }
  const known = chooseEntries(words, found.names, found.demonyms, titled);
  const longest = new Map<number, NameFound>();
  const covered = new Uint8Array(t.count);
  for (const n of known) {
    const before = longest.get(n.first);
    if (!before || n.last > before.last) longest.set(n.first, n);
    covered.fill(1, n.first, n.last);
  }
  const partSafe = (i: number) => kb.parts(t.type[i]!).find((p) => p.skip === 0)?.part.safe ?? 0;
  // A person may go over a name of one word that is also a part of names: «سعيد بوتفليقة» is not the president.
  const closed = covered.slice();
  for (const n of known)
    if (n.last === n.first + 1 && kb.parts(t.type[n.first]!).some((p) => p.part.safe > 0)) closed[n.first] = 0;
  for (const n of known) {
    // «محمد علي العظمي» goes on after the name that is known.
    const goesOn =
      n.type === 'person' &&
      n.last < t.count &&
      t.gap[n.last] === BLANK &&
      partSafe(n.last) === 2 &&
      closed[n.last] === 0;
    if (n.last > n.first + 1) closed.fill(goesOn ? 0 : 1, n.first, n.last);
  }
  const person: PersonContext = {
    words,
    parts: kb.parts,
    covered: (i) => closed[i] === 1,
    ordinary: (i) => kb.word.ordinary(words, i),
    demonym: demonymAt,
    strange: (i) => kb.word.strange(words, i),
    titleAt: (i) => titleStarts.has(i),
  };
  const context: ComposeContext = {
    words,
    nameAt: (i) => longest.get(i) ?? null,
    demonym: demonymAt,
    personAt: (i) => personEnd(person, i),
    unknownAt: (i) => unknownEnd(person, i),
    inTitle: (i) => inside[i] === 1,
    titleAt: person.titleAt,
    strange: person.strange,
  };
  const byRule = kb.compose.names(context);
  const composed = byRule.map((n) =>
    withEntry(n, found.names, (name) => chooseEntries(words, [name], found.demonyms, titled)),
  );
  for (const n of composed) if (n.last > (longest.get(n.first)?.last ?? 0)) longest.set(n.first, n);
  const notPerson = { ...context, nameAt: (i: number) => (longest.get(i)?.type === 'person' ? null : longest.get(i)!) };
  const offices = readOffices(titles, (title) => kb.compose.complementEnds(notPerson, title));
  const persons = findPersons(person, offices);
  const latin = plugins.length ? findLatin(t, (i) => t.kind[i] === LATIN && covered[i] === 0, plugins) : [];
  const bare = known.map((n) => kb.compose.withoutHead(t, n));
  const names = withTitles(t, [...bare, ...composed, ...persons, ...latin], offices);
  const particleAt = (i: number) => kb.parts(t.type[i]!).some((p) => p.skip === 0 && p.part.kinds === PARTICLE);
  return { names, titles, demonyms: found.demonyms, demonymAt, ordinaryAt: person.ordinary, particleAt };
}

/** «نادي الهلال»: the head makes plain which of the weak names the name proper is. */
function withEntry(n: NameFound, names: readonly NameFound[], choose: (name: NameFound) => NameFound[]): NameFound {
  const { core } = n;
  const same = core && names.find((x) => x.first === core.first && x.last === core.last);
  const entries = same?.entries.filter((e) => e.type === n.type && e.subtype === n.subtype) ?? [];
  if (!same || !entries.length) return n;
  const [chosen] = choose({ ...same, entries, weak: false });
  return chosen ? { ...n, entries: chosen.entries, source: chosen.source, rule: chosen.rule } : n;
}
