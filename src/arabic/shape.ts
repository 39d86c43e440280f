/**
 * The shape of a reading as one number: which clitics it has, the part of speech, the class that neighbours see. Takes and gives integers:
 * readings are compared by the hundred for each word, objects come later.
 */
import { type Pos, TAGS } from './lexicon.js';

const tag = (pos: Pos): number => TAGS.indexOf(pos);
export const NOUN = tag('NOUN');
export const PROPN = tag('PROPN');
export const VERB = tag('VERB');
export const ADJ = tag('ADJ');
export const PRON = tag('PRON');
export const ADV = tag('ADV');
export const NUM = tag('NUM');
export const PUNCT = tag('PUNCT');
export const X = tag('X');

// The shape: bits 0 conjunction, 1 question, 2 future, 3 preposition, 4–5 article, 6–8 pronoun, 9–12 tag, 13–18 class, 19 feminine,
// 20 the stem may be a form of a verb: as a verb, or as its masdar or participle.
export const CONJUNCTION = 1;
export const QUESTION = 2;
export const FUTURE = 4;
export const PREPOSITION = 8;
/** Letters of the conjunction and the preposition. */
export const clitics = (shape: number): number => (shape & CONJUNCTION) + ((shape & PREPOSITION) >> 3);
export const articleOf = (shape: number): number => (shape >> 4) & 3;
export const pronounOf = (shape: number): number => (shape >> 6) & 7;
export const tagIn = (shape: number): number => (shape >> 9) & 15;
export const classOf = (shape: number): number => (shape >> 13) & 63;
export const feminineIn = (shape: number): number => (shape >> 19) & 1;
export const FEMININE_SHAPE = 1 << 19;
export const VERBAL = 1 << 20;
/** Letters before the stem. */
export const frontOf = (shape: number): number =>
  (shape & 1) + ((shape >> 1) & 1) + ((shape >> 2) & 1) + ((shape >> 3) & 1) + articleOf(shape);
/** What the candidate opens with, for its neighbour: none, conjunction, preposition, both, something before a verb. */
export const entryOf = (shape: number): number => ((shape & 7) > 1 ? 4 : 0) | (shape & 1) | ((shape & 8) >> 2);

/** How many classes a tag is parted into: by article, pronoun, tense. */
export const CLASSES = 4;

/**
 * Candidates of many types in one column. From the place of a type on: how many it has, what its neighbours see of it, the number of its
 * first among all candidates, then shape and score of each.
 */
export type CandidatePool = Int32Array;
export const SEEN = 1;
export const FIRST = 2;
export const HEAD = 3;
/** Each candidate takes so many numbers: shape and score. */
export const EACH = 2;
/** Most candidates that are kept. */
export const KEPT = 8;
