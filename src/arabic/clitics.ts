/** The clitics and endings of `data/proclitics.json` as code units, ready for comparing: tables by unit, or lists of letters. */
import clitics from './data/proclitics.json';

const u = (s: string) => s.charCodeAt(0);
const isOneOf = (list: readonly string[]): Uint8Array => {
  const out = new Uint8Array(0x700);
  list.forEach((s, i) => {
    out[u(s)] = i + 1;
  });
  return out;
};
export const CONJUNCTIONS = isOneOf(clitics.conjunctions);
export const PREPOSITIONS = isOneOf(clitics.prepositions);
export const BEFORE_PRONOUN = isOneOf(clitics.prepositionsOfPronouns);
export const PATTERN = isOneOf(clitics.pattern);
export const IMPERFECT_FRONT = isOneOf(clitics.imperfect);
export const FUTURE_UNIT = u(clitics.future);
export const QUESTION_UNIT = u(clitics.question);
export const [ALEF, LAM] = [clitics.article.charCodeAt(0), clitics.article.charCodeAt(1)];
const units = (s: string) => Uint16Array.from(s, u);
export const PRONOUNS = clitics.pronouns.map(units);
export const OF_VERBS = clitics.pronouns.map((p) => clitics.pronounsOfVerbs.includes(p));
export const OF_NOUNS = clitics.pronouns.map((p) => clitics.pronounsOfNouns.includes(p));
export const RESTORED = clitics.beforePronoun.map(([from, to]) => [u(from!), u(to!)] as const);
export const FEMININE = clitics.feminine.map(units);
export const PERFECT_END = clitics.perfect.map(units);
/** «وا» ends nothing but verbs, if the word can be one. */
export const VERBS_ONLY = PERFECT_END[1]!;
export const ENDINGS = [...clitics.nominalEndings].sort((a, b) => b.length - a.length).map(units);
export const TEH = u(clitics.feminine[0]!);
export const HEH = u(clitics.pronouns[0]!);
