/**
 * Ends of sentences, as dates need them: takes a token, gives whether a sentence ends with its sign or before its line.
 */
import { LINE, SIGN, type Tokens } from '../text/token.js';
import cues from './data/cues.json';

const STOPS = new Set(cues.sentenceEnds);

/** A colon ends none: «وقال: اليوم». */
export function endsSentence(t: Tokens, i: number): boolean {
  const sign = t.kind[i] === SIGN ? t.text[t.start[i]!]! : '';
  return t.gap[i]! >= LINE || (sign !== ':' && STOPS.has(sign));
}
