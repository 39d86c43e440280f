/**
 * The sentence cut into the pieces that arguments are read from: takes words and entities, gives chunks in order.
 *
 *   «أوقفت الشرطة ثلاثة مهاجرين في طنجة» → verb أوقفت · np الشرطة · np ثلاثة مهاجرين · np طنجة [في]
 *
 * A noun phrase goes on while its words may belong together: an indefinite noun takes what follows it (genitive or adjective), a definite
 * one takes definite adjectives, nations and the name it is the title of, and a new noun without article starts a new phrase.
 */
import type { Words } from '../arabic/readings.js';
import type { Entities } from '../names/entities.js';
import { normalize, plain } from '../text/fold.js';
import { LATIN, LINE, NUMBER, SIGN } from '../text/token.js';
import grammar from './data/grammar.json';
import { nominalType } from './nominals.js';

export type ChunkKind = 'np' | 'verb' | 'sign' | 'sub' | 'relative' | 'particle' | 'adverb';

export interface Chunk {
  readonly kind: ChunkKind;
  readonly first: number;
  readonly last: number;
  /** The preposition that governs a noun phrase, by its name in the frames; null for none. */
  readonly preposition: string | null;
  /** Joined by و to what stands before. */
  readonly and: boolean;
}

export interface ChunkContext {
  readonly words: Words;
  readonly entities: Entities;
  /** Tokens that times cover: no arguments. */
  readonly timeAt: (token: number) => boolean;
  readonly isTitle: (token: number) => boolean;
  readonly isDemonym: (token: number) => boolean;
}

const set = (list: readonly string[]) => new Set(list.map(plain));
const SUB = set(grammar.sub);
const RELATIVE = set(grammar.relatives);
const DEMONSTRATIVE = set(grammar.demonstratives);
const PASSIVE_HELPERS = set(grammar.passiveHelpers);
const COMPLEX = new Map<string, { name: string; words: string[] }[]>();
for (const [name, forms] of Object.entries(grammar.complex))
  for (const form of forms) {
    const words = plain(form).split(' ');
    const list = COMPLEX.get(words[0]!) ?? [];
    list.push({ name, words });
    COMPLEX.set(
      words[0]!,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }

export const surfaceAt = (words: Words, i: number): string => words.tokens.words.surface(words.tokens.type[i]!);
/** The stem of the reading taken, with the article if it has one. */
export function stemAt(words: Words, i: number): string {
  const r = words.best(i);
  return surfaceAt(words, i).slice(r.from, r.to);
}
const withoutConjunction = (words: Words, i: number) => surfaceAt(words, i).slice(words.best(i).conjunction);

/** «من قبل», «برئاسة»: the preposition of several words or of a noun that starts at token i. */
function complexAt(words: Words, i: number): { name: string; length: number } | null {
  const t = words.tokens;
  for (const whole of [surfaceAt(words, i), withoutConjunction(words, i)])
    for (const c of COMPLEX.get(whole) ?? []) {
      let k = 1;
      while (k < c.words.length && i + k < t.count && t.gap[i + k]! < LINE && surfaceAt(words, i + k) === c.words[k])
        k++;
      if (k === c.words.length) return { name: c.name, length: k };
    }
  return null;
}

export function readChunks(c: ChunkContext, from: number, to: number): Chunk[] {
  const { words, entities } = c;
  const t = words.tokens;
  const out: Chunk[] = [];
  let preposition: string | null = null;
  let and = false;
  const put = (kind: ChunkKind, first: number, last: number) => {
    out.push({ kind, first, last, preposition: kind === 'np' ? preposition : null, and });
    preposition = null;
    and = false;
  };
  for (let i = from; i < to; ) {
    if (t.kind[i] === SIGN) {
      put('sign', i, i + 1);
      i++;
      continue;
    }
    const r = words.best(i);
    const mention = entities.at[i]! >= 0 ? entities.mentions[entities.at[i]!]! : null;
    if (r.conjunction || (r.pos === 'CCONJ' && !r.preposition)) and = true;
    if (!mention || mention.first !== i) {
      const complex = complexAt(words, i);
      if (complex) {
        preposition = complex.name;
        i += complex.length;
        continue;
      }
      const bare = withoutConjunction(words, i);
      if (SUB.has(bare)) {
        put('sub', i, i + 1);
        i++;
        continue;
      }
      if (RELATIVE.has(bare) || RELATIVE.has(bare.slice(1))) {
        put('relative', i, i + 1);
        i++;
        continue;
      }
      if (r.pos === 'VERB' && !c.isTitle(i)) {
        put('verb', i, i + 1);
        i++;
        continue;
      }
      if (r.pos === 'ADP' && !c.timeAt(i)) {
        preposition = stemAt(words, i);
        if (r.pronoun) put('np', i, i + 1);
        i++;
        continue;
      }
      if (r.pos === 'CCONJ') {
        i++;
        continue;
      }
      if (r.pos === 'PART' || r.pos === 'SCONJ') {
        put(r.pos === 'SCONJ' ? 'sub' : 'particle', i, i + 1);
        i++;
        continue;
      }
      if (r.pos === 'ADV') {
        put('adverb', i, i + 1);
        i++;
        continue;
      }
    }
    if (r.preposition) preposition = surfaceAt(words, i).charAt(r.conjunction);
    const end = phraseEnd(c, i, to);
    put('np', i, end);
    i = end;
  }
  return out;
}

/** Token after the noun phrase that starts at token i. */
export function phraseEnd(c: ChunkContext, i: number, to: number): number {
  const { words, entities } = c;
  const t = words.tokens;
  let j = i;
  // Does the phrase so far end in something definite, so that a bare noun cannot belong to it?
  let closed = false;
  let title = false;
  let named = false;
  while (j < to) {
    if (t.kind[j] === SIGN || (j > i && t.gap[j]! >= LINE)) break;
    const r = words.best(j);
    const k = entities.at[j]!;
    if (k >= 0) {
      const m = entities.mentions[k]!;
      const person = entities.list[m.entity]!.type === 'person';
      if (j > i) {
        if (r.conjunction || r.preposition) break;
        // A person after a closed phrase is in apposition to a title («أمير قطر تميم») or to a definite noun («نظيره الإسباني …»).
        if (closed && !(person ? title || !named : title && !named)) break;
      }
      j = m.last;
      closed = true;
      named = true;
      if (person) title = false;
      continue;
    }
    if (j > i) {
      if (r.conjunction || r.preposition || r.future) break;
      if (t.kind[j] === NUMBER || t.kind[j] === LATIN) {
        if (closed) break;
        j++;
        continue;
      }
      if (
        r.pos === 'VERB' ||
        r.pos === 'ADP' ||
        r.pos === 'CCONJ' ||
        r.pos === 'SCONJ' ||
        r.pos === 'PART' ||
        r.pos === 'ADV'
      )
        break;
      if (complexAt(words, j) || SUB.has(surfaceAt(words, j)) || RELATIVE.has(surfaceAt(words, j))) break;
      if (c.timeAt(j) && !c.timeAt(i)) break;
      const adjective = r.pos === 'ADJ' || c.isDemonym(j);
      // «مسلحون حافلة»: the ن of a plural takes no genitive; nor does «شاب زميله».
      if (
        r.pos === 'NOUN' &&
        !r.article &&
        j > i &&
        (endsInPlural(words, j - 1) || (r.pronoun > 0 && isPerson(words, j - 1) && isPerson(words, j)))
      )
        break;
      // The accusative of an indefinite noun is an object of its own: «مسلحون صحافيا», but «15 جريحا».
      if (
        r.pos === 'NOUN' &&
        !r.article &&
        accusative(words, j) &&
        !accusative(words, j - 1) &&
        t.kind[j - 1] !== NUMBER &&
        words.best(j - 1).pos !== 'NUM'
      )
        break;
      if (closed && !(adjective && r.article > 0) && !(r.article > 0 && c.isTitle(j) && !title)) break;
      if (closed && DEMONSTRATIVE.has(surfaceAt(words, j))) break;
    }
    if (c.isTitle(j)) title = true;
    if (r.pos !== 'NUM' && !DEMONSTRATIVE.has(surfaceAt(words, j)) && (r.article > 0 || r.pronoun > 0)) closed = true;
    // The accusative of an indefinite noun ends the phrase for nouns: «اجتماعا».
    if (
      r.article === 0 &&
      r.pronoun === 0 &&
      r.to - r.from > 3 &&
      accusative(words, j) &&
      r.pos === 'NOUN' &&
      !c.isTitle(j)
    ) {
      j++;
      while (
        j < to &&
        entities.at[j]! < 0 &&
        t.kind[j] !== SIGN &&
        words.best(j).pos === 'ADJ' &&
        words.best(j).article === 0 &&
        !words.best(j).conjunction &&
        !words.best(j).preposition
      )
        j++;
      return j;
    }
    j++;
  }
  return Math.max(j, i + 1);
}

const PLURALS = grammar.plurals.map((p) => normalize(p));
/** A noun for people in a plural or dual that keeps its ن. */
function endsInPlural(words: Words, i: number): boolean {
  const stem = normalize(stemAt(words, i));
  return words.best(i).pos === 'NOUN' && PLURALS.some((p) => stem.endsWith(p)) && nominalType(stem) === 'group';
}
const isPerson = (words: Words, i: number): boolean => nominalType(normalize(stemAt(words, i))) === 'person';

const ALEF = 0x627;
/** Written with the alef of the indefinite accusative: «صحافيا». */
function accusative(words: Words, i: number): boolean {
  const { words: types, type } = words.tokens;
  const n = types.lengthOf(type[i]!);
  return n > 3 && types.unitAt(type[i]!, n - 1) === ALEF;
}

const PLACES = new Set(grammar.places.map((w) => normalize(plain(w))));
/** «مدينة» before a name: the kind of place, not a participle. */
export const isPlaceHead = (words: Words, i: number, isName: (token: number) => boolean): boolean =>
  i + 1 < words.tokens.count && isName(i + 1) && PLACES.has(normalize(stemAt(words, i)));

export const isPassiveHelper = (words: Words, i: number): boolean => PASSIVE_HELPERS.has(withoutConjunction(words, i));
