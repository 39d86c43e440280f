/** What the ending of a word tells of its form: takes a norm or a spelling, gives yes or no. */
import proclitics from '../arabic/data/proclitics.json';
import type { Reading, Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import leads from './data/leads.json';

export const isNominal = (r: Reading) => r.pos === 'NOUN' || r.pos === 'ADJ' || r.pos === 'PROPN';
const NISBA = leads.nisba.map(normalize);
export const isNisba = (norm: string) => NISBA.some((e) => norm.endsWith(e));
const FEMININE = proclitics.feminine.map(normalize);
export const isFeminine = (norm: string) => FEMININE.some((e) => norm.endsWith(e));
export const isMasculineAdjective = (surface: string) =>
  !isFeminine(normalize(surface)) && !leads.invariant.some((e) => surface.endsWith(e));

/** Norm of the word without clitics and article. */
export function stemAt({ words }: { readonly words: Words }, i: number): string {
  const { tokens } = words;
  const { from, to } = words.best(i);
  return tokens.words.norm(tokens.type[i]!).slice(from, to);
}
