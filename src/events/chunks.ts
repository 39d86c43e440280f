/**
 * The sentence cut into the pieces that arguments are read from: takes words and entities, gives chunks in order.
 *
 *   «أوقفت الشرطة ثلاثة مهاجرين في طنجة» → verb أوقفت · np الشرطة · np ثلاثة مهاجرين · np طنجة [في]
 *
 * How far a noun phrase goes: `phrase-end.ts`.
 */
import { normalize } from '../text/fold.js';
import { SIGN } from '../text/token.js';
import grammar from './data/grammar.json';
import { type EventWords, type Lexeme, lexeme } from './lexeme.js';
import { type ChunkContext, complexAt, phraseEnd } from './phrase-end.js';

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

/** The chunk in which a token stands, -1 where it stands in none. */
export function chunkAt(chunks: readonly Chunk[], token: number): number {
  let low = 0;
  for (let high = chunks.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (chunks[middle]!.first <= token) low = middle + 1;
    else high = middle;
  }
  return low > 0 && token < chunks[low - 1]!.last ? low - 1 : -1;
}

const QUOTES = new Set([0x22, 0xab, 0x201c]);

/** «عليه» is «على» with a pronoun. */
const BEFORE_PRONOUN = new Map(Object.entries(grammar.beforePronoun));

/** «الى», «فى», «امام»: the preposition by the name that the frames use, however it is written. */
const prepositionOf = (word: Lexeme): string =>
  (word.preposition ??= BEFORE_PRONOUN.get(word.stem) ?? PREPOSITIONS.get(word.norm) ?? word.stem);
const PREPOSITIONS = new Map(grammar.prepositions.map((p) => [normalize(p), p]));

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
      // «في «الجزيرة»»: the preposition goes over a quote that opens.
      const kept: string | null = QUOTES.has(t.text.charCodeAt(t.start[i]!)) ? preposition : null;
      put('sign', i, i + 1);
      preposition = kept;
      i++;
      continue;
    }
    const word = words.lexeme(i);
    const r = word.reading ?? words.best(i);
    const mention = entities.at[i]!;
    if (r.conjunction || (r.pos === 'CCONJ' && !r.preposition) || word.isAndOne) and = true;
    if (mention < 0 || entities.mentions[mention]!.first !== i) {
      const complex = complexAt(words, i, word);
      if (complex?.name === grammar.clause) {
        put('sub', i, i + complex.length);
        i += complex.length;
        continue;
      }
      if (complex) {
        preposition = complex.name;
        i += complex.length;
        continue;
      }
      // «بكل من X وY»: the names stand where «كل» does.
      if ((word.isEach || word.isAndEach) && i + 1 < to && words.lexeme(i + 1).isFrom) {
        if (r.preposition) preposition = word.surface.charAt(r.conjunction);
        and ||= !word.isEach;
        i += 2;
        continue;
      }
      if (word.isSub) {
        put('sub', i, i + 1);
        i++;
        continue;
      }
      if (word.isRelative) {
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
        preposition = prepositionOf(word);
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
    if (r.preposition) preposition = word.surface.charAt(r.conjunction);
    const end = phraseEnd(c, i, to);
    put('np', i, end);
    i = end;
  }
  return out;
}

export const isPassiveHelper = (words: EventWords, i: number): boolean => lexeme(words, i).isPassiveHelper;
