/**
 * Forms of the verb as numbers: takes tense, voice, person, gender and number, gives a code, and back; and bits that sum up what a word
 * may be that is several forms at once.
 */
import type { VerbForm } from './conjugate.js';

const TENSES = [
  'perfect',
  'imperfect',
  'subjunctive',
  'jussive',
  'imperative',
  'masdar',
  'active-participle',
  'passive-participle',
] as const;
const VOICES = ['active', 'passive'] as const;
const GENDERS = [null, 'm', 'f', 'c'] as const;
const NUMBERS = [null, 's', 'd', 'p'] as const;

export interface VerbReading {
  /** Index of the verb. */
  readonly verb: number;
  readonly tense: (typeof TENSES)[number];
  readonly voice: (typeof VOICES)[number];
  readonly person: number;
  readonly gender: (typeof GENDERS)[number];
  readonly number: (typeof NUMBERS)[number];
  /** Only right with a pronoun behind it: «كتبو» of «كتبوه». */
  readonly needsPronoun: boolean;
  /** Spelled as in careful print, hamzas included. */
  readonly exact: boolean;
}

export const encode = (f: VerbForm, needsPronoun: boolean) =>
  ((((TENSES.indexOf(f.tense) * 2 + VOICES.indexOf(f.voice)) * 4 + f.person) * 4 + GENDERS.indexOf(f.gender)) * 4 +
    NUMBERS.indexOf(f.number)) *
    2 +
  (needsPronoun ? 1 : 0);

export function decode(code: number, verb: number, exact: boolean): VerbReading {
  const needsPronoun = (code & 1) === 1;
  let c = code >> 1;
  const number = NUMBERS[c & 3]!;
  const gender = GENDERS[(c >>= 2) & 3]!;
  const person = (c >>= 2) & 3;
  const voice = VOICES[(c >>= 2) & 1]!;
  const tense = TENSES[c >> 1]!;
  return { verb, tense, voice, person, gender, number, needsPronoun, exact };
}

/** What a run of letters can be, as bits of a mask. */
const PERFECT = 1;
const PERFECT_OF_SPEAKER = 2;
const PERFECT_PASSIVE = 4;
const IMPERFECT = 8;
const IMPERFECT_OF_SPEAKER = 16;
const IMPERFECT_PASSIVE = 32;
const IMPERATIVE = 64;
const MASDAR = 128;
const ACTIVE_PARTICIPLE = 256;
const PASSIVE_PARTICIPLE = 512;
/** Right only with a pronoun behind it. */
const BOUND_PERFECT = 1024;
const BOUND_IMPERFECT = 2048;
export const FINITE = 127;
export const BOUND = BOUND_PERFECT | BOUND_IMPERFECT;
export const IMPERFECTIVE = IMPERFECT | IMPERFECT_OF_SPEAKER | IMPERFECT_PASSIVE | BOUND_IMPERFECT;
/** Forms of a verb that are nouns or adjectives. */
export const NOMINAL = MASDAR | ACTIVE_PARTICIPLE | PASSIVE_PARTICIPLE;
/** Added to a bit: the letters are near the careful spelling only. */
export const LOOSE_SHIFT = 12;
export const strict = (mask: number): number => mask & 4095;
export const loose = (mask: number): number => mask >>> LOOSE_SHIFT;

/** The bit of a slot. */
export function bitOf(code: number): number {
  const r = decode(code, 0, true);
  if (r.person === 0)
    return r.tense === 'masdar' ? MASDAR : r.voice === 'passive' ? PASSIVE_PARTICIPLE : ACTIVE_PARTICIPLE;
  if (r.tense === 'imperative') return r.needsPronoun ? BOUND_IMPERFECT : IMPERATIVE;
  if (r.needsPronoun) return r.tense === 'perfect' ? BOUND_PERFECT : BOUND_IMPERFECT;
  if (r.tense === 'perfect')
    return r.voice === 'passive' ? PERFECT_PASSIVE : r.person === 3 ? PERFECT : PERFECT_OF_SPEAKER;
  return r.voice === 'passive' ? IMPERFECT_PASSIVE : r.person === 3 ? IMPERFECT : IMPERFECT_OF_SPEAKER;
}

/** Most radicals of a root. */
export const RADICALS = 4;
const ONE = 0x31;
/** A letter of a template, in packed letters, with the radicals filled in that stand for its numbers. */
export const filled = (byte: number, roots: ArrayLike<number>, from: number): number =>
  byte < 0x40 ? roots[from + byte - ONE]! : byte;
