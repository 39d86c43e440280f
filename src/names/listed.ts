/**
 * Names of which the place tells that they are names, so that less of their words needs to be known: takes words, gives the next name of a
 * list, and the name in apposition to an office.
 */
import proclitics from '../arabic/data/proclitics.json';
import { BLANK, WORD } from '../text/token.js';
import type { TokenFacts } from './facts.js';
import type { NameRun } from './foreign.js';
import { NOT_NAME } from './leads.js';
import { hasArticle, isBeforeGiven, isComma, isEnding, isMoreName, isUnknown } from './name-words.js';
import type { Office } from './offices.js';
import { GIVEN, PARTICLE } from './parts.js';

const AND = proclitics.conjunctions[0]!.charCodeAt(0);

/** «محمد عسيري، وخالد مغربي، وعلي هزازي»: a given name and any family name, one of a list; `before` is the end of the name before. */
export function readListed(c: TokenFacts, i: number, before: number): NameRun | null {
  const { t } = c;
  if (i + 1 >= t.count) return null;
  const isBehindComma = before === i - 1 && isComma(t, before);
  if (
    (before !== i && !isBehindComma) ||
    c.isClosed(i) ||
    t.kind[i + 1] !== WORD ||
    t.gap[i + 1] !== BLANK ||
    c.isClosed(i + 1)
  )
    return null;
  const isAnd = t.words.unitAt(t.type[i]!, 0) === AND;
  const given = c.parts(i).find(({ skip }) => skip === Number(isAnd));
  if (!given || (!isAnd && !isBehindComma) || !(given.part.kinds & GIVEN) || given.part.safe < 1) return null;
  const best = c.words.best(i + 1);
  if (best.conjunction + best.preposition + best.pronoun > 0 || best.pos === 'VERB' || c.isTitle(i + 1)) return null;
  const part = c.wholePart(i + 1);
  const isFamily = part ? part.kinds !== PARTICLE : hasArticle(c, i + 1) || c.isNation(i + 1);
  // «وأمين اللجنة» is an office, «وسلطان الدعيع» a name.
  const isOffice = c.isTitle(i) && (c.isOrdinary(i + 1) || !hasArticle(c, i + 1));
  if (!isFamily || isOffice || c.leads(i + 1, 0, NOT_NAME)) return null;
  return isEnding(c, i + 1) || isBeforeGiven(c, i + 2)
    ? { last: i + 2, skip: given.skip, rule: 'person/listed' }
    : null;
}

/** «رئيس الاتحاد، موموني ديالا، ووزير العدل»: two words of which nothing else is known between the commas behind an office. */
export function readApposed(c: TokenFacts, i: number, titled: readonly (Office | undefined)[]): NameRun | null {
  const { t } = c;
  if (i === 0 || !isComma(t, i - 1) || !titled[i - 1]?.strong || i + 2 >= t.count || !isComma(t, i + 2)) return null;
  if (t.gap[i + 1] !== BLANK || c.isClosed(i) || c.isClosed(i + 1)) return null;
  const isName = (k: number) => isMoreName(c, k) || (c.words.best(k).pos === 'PROPN' && isUnknown(c, k));
  return isName(i) && isName(i + 1) ? { last: i + 2, skip: 0, rule: 'person/apposed' } : null;
}
