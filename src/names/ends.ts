/**
 * Where else the name of an unknown person may begin and end: takes what a rule read, gives the same with a word less or more at an end, for
 * the weights to choose among (`chance.ts`).
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { clitics, tagIn, VERB } from '../arabic/shape.js';
import { BLANK, WORD } from '../text/token.js';
import type { TokenFacts } from './facts.js';
import { changed, type NameFound } from './find.js';
import { CHILD, TAIL } from './leads.js';
import { FUNCTION } from './name-words.js';
import { PARTICLE } from './parts.js';

/** What was done to an end, as the rule of a name. */
const LESS_LAST = 'less-last';
const LESS_FIRST = 'less-first';
const MORE_LAST = 'more-last';
const MORE_FIRST = 'more-first';

export function otherEnds(c: TokenFacts, n: NameFound): NameFound[] {
  const out: NameFound[] = [];
  const at = (first: number, last: number, rule: string, start = first === n.first ? n.start : c.t.start[first]!) => {
    out.push(changed(n, { first, last, start, end: c.t.end[last - 1]!, rule }));
  };
  const shorter = withoutLast(c, n);
  if (shorter > n.first) at(n.first, shorter, LESS_LAST);
  const later = withoutFirst(c, n);
  if (later < n.last) at(later, n.last, LESS_FIRST);
  const longer = withNext(c, n);
  if (longer > n.last) at(n.first, longer, MORE_LAST);
  const earlier = withBefore(c, n);
  if (earlier < n.first) at(earlier, n.last, MORE_FIRST, offsetAfter(c.t, earlier, skipped(c, earlier)));
  return out;
}

const isParticle = (c: TokenFacts, i: number): boolean => c.wholePart(i)?.kinds === PARTICLE;

/** Token behind the last word but one, particles between and signs aside. */
function withoutLast(c: TokenFacts, { first, last }: NameFound): number {
  let end = last - 1;
  while (end > first && (c.t.kind[end - 1] !== WORD || isParticle(c, end - 1))) end--;
  return end;
}

/** The second word, titles aside: «برأت [الشيخ عيسى]». */
function withoutFirst(c: TokenFacts, { first, last }: NameFound): number {
  let i = first + 1;
  while (i < last && (c.t.kind[i] !== WORD || c.leads(i, 0, CHILD) || (i < last - 1 && c.isTitle(i)))) i++;
  return i;
}

/** Is token i a word that may belong to a name? */
function isFree(c: TokenFacts, i: number): boolean {
  const { t } = c;
  if (i < 0 || i >= t.count || t.kind[i] !== WORD || t.words.lengthOf(t.type[i]!) < 2) return false;
  if (c.isInTitle(i) || FUNCTION.has(c.words.best(i).pos)) return false;
  const name = c.nameAt(i);
  return !name || name.source === 'rule' || (name.type !== 'organization' && name.last === i + 1);
}

/** Token behind the next word, and behind the one after it where that is a particle. */
function withNext(c: TokenFacts, { last }: NameFound): number {
  const { t } = c;
  if (last >= t.count || t.gap[last] !== BLANK || !isFree(c, last)) return last;
  if (!isParticle(c, last)) return clitics(c.words.shapes[last]!) && !c.wholePart(last) ? last : last + 1;
  return last + 1 < t.count && t.gap[last + 1] === BLANK && isFree(c, last + 1) ? last + 2 : last;
}

/** The word before, or the one before that where it is a particle. */
function withBefore(c: TokenFacts, { first, start }: NameFound): number {
  const { t } = c;
  if (first === 0 || t.gap[first] !== BLANK || start !== t.start[first] || !isFree(c, first - 1)) return first;
  const i = first - 1;
  if (c.isTitle(i) || tagIn(c.words.shapes[i]!) === VERB) return first;
  // «عبد الله» أيمن
  if (!c.leads(i, 0, CHILD | TAIL)) return i;
  return i > 0 && t.gap[i] === BLANK && isFree(c, i - 1) && !c.isTitle(i - 1) ? i - 1 : i;
}

/** Letters of clitics before the word that a name now begins with. */
function skipped(c: TokenFacts, i: number): number {
  const part = c.parts(i)[0];
  return part ? part.skip : clitics(c.words.shapes[i]!);
}
