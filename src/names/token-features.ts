/**
 * What a single word tells about a name that it is in or beside: takes the words of a document with what is known of them, gives numbers for
 * features (`weigh.ts`).
 */
import { articleOf, CONJUNCTION, clitics, PREPOSITION, pronounOf, tagIn } from '../arabic/shape.js';
import { LINE, SIGN, type Tokens, WORD } from '../text/token.js';
import { SameWords, WordPlaces } from './around.js';
import type { TokenFacts } from './facts.js';

/** Nothing there. */
export const NONE = 0;
/** Letters of a word's end. */
const ENDING = 2;
const SIGNS = '"«»“”()[]،,.:؛!؟-–/#…';

/** What is known of a word, before the sets of words and the kinds of parts of names. */
const SIGN_KIND = 100;
const LEADING = 200;
const PART = 300;
const TITLE = 1;
const NATION = 2;
const NAMED = { person: 3, location: 4, organization: 5, group: 6, other: 16 } as const;
const STRANGE = 7;
const ORDINARY = 8;
const OTHER = 9;
const KIND_OF_TOKEN = 10;

/** Use of what is no word. */
const NO_WORD = 15;
/** Forms of verbs that a word may be, as bits. */
const HE_DID = 1;
const DOES = 2;
const WILL_DO = 4;
const SHE_DID = 8;
const IS_VERB = 16;

export class TokenFeatures {
  readonly t: Tokens;
  readonly same: SameWords;
  private known: WordPlaces | null = null;

  constructor(readonly c: TokenFacts) {
    this.t = c.t;
    this.same = new SameWords(c.t);
  }

  get places(): WordPlaces {
    this.known ??= new WordPlaces(this.c);
    return this.known;
  }

  /** A word that joins another phrase: «و…», «في», «بـ…». */
  mayJoin(i: number): boolean {
    return (this.c.words.shapes[i]! & (CONJUNCTION | PREPOSITION)) > 0 || this.c.words.best(i).pos === 'ADP';
  }

  isInside(i: number): boolean {
    return i >= 0 && i < this.t.count;
  }

  gap(i: number): number {
    return this.isInside(i) ? this.t.gap[i]! : LINE;
  }

  /** A word without its first letters, as a number. */
  norm(i: number, skip: number): number {
    const { words, type } = this.t;
    if (!this.isInside(i)) return NONE;
    return skip ? words.hashOf(type[i]!, skip, words.lengthOf(type[i]!)) : words.normA[type[i]!]!;
  }

  /** A word without its clitics, as a number. */
  stem(i: number): number {
    const isWord = this.isInside(i) && this.t.kind[i] === WORD;
    return this.norm(i, isWord ? clitics(this.c.words.shapes[i]!) : 0);
  }

  /** Last letters of a word. */
  ending(i: number): number {
    const { words, type } = this.t;
    const n = words.lengthOf(type[i]!);
    return words.hashOf(type[i]!, Math.max(0, n - ENDING), n);
  }

  /** How a word is read: part of speech, clitics, article, pronoun; of anything else what it is. */
  form(i: number): number {
    const { t, c } = this;
    if (!this.isInside(i) || t.kind[i] !== WORD) return -this.kind(i);
    const shape = c.words.shapes[i]!;
    const front = ((shape & CONJUNCTION) << 1) | Number((shape & PREPOSITION) > 0);
    const marks = (front << 2) | (Number(articleOf(shape) > 0) << 1) | Number(pronounOf(shape) > 0);
    return ((tagIn(shape) + 1) << 4) | marks;
  }

  /** What is known of a word. */
  kind(i: number): number {
    const { t, c } = this;
    if (!this.isInside(i)) return NONE;
    if (t.kind[i] === SIGN) return SIGN_KIND + SIGNS.indexOf(t.text[t.start[i]!]!);
    if (t.kind[i] !== WORD) return KIND_OF_TOKEN + t.kind[i]!;
    if (c.isTitle(i)) return TITLE;
    if (c.isNation(i)) return NATION;
    const name = c.nameAt(i);
    if (name && name.source !== 'rule') return NAMED[name.type];
    const part = c.wholePart(i);
    if (part) return PART + ((part.safe << 3) | part.kinds);
    const sets = c.kb.leads.at(t.type[i]!, 0);
    if (sets) return LEADING + Math.clz32(sets);
    return c.isStrange(i) ? STRANGE : c.isOrdinary(i) ? ORDINARY : OTHER;
  }

  /** Is the word, its clitics off, this one? */
  isHead(i: number, head: number): boolean {
    const { t, c } = this;
    return t.kind[i] === WORD && (this.norm(i, 0) === head || this.norm(i, clitics(c.words.shapes[i]!)) === head);
  }

  /** How much news uses the word without its first letters. */
  use(i: number, skip = 0): number {
    if (!this.isInside(i) || this.t.kind[i] !== WORD) return NO_WORD;
    return this.c.kb.uses(this.t.type[i]!, skip);
  }

  /** Which forms of verbs the word may be. */
  verbal(i: number): number {
    if (!this.isInside(i) || this.t.kind[i] !== WORD) return 0;
    let out = 0;
    for (const r of this.c.words.readings(i)) {
      if (!r.verb || r.pos !== 'VERB') continue;
      out |= r.future ? WILL_DO : r.verb.tense !== 'perfect' ? DOES : r.verb.gender === 'f' ? SHE_DID : HE_DID;
    }
    if (this.c.words.best(i).pos === 'VERB') out |= IS_VERB;
    return out;
  }
}
