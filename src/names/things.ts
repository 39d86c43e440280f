/**
 * Runs of words that read as a personal name and name a thing or a place: takes words, says where such a run stands, by what is around it.
 */
import proclitics from '../arabic/data/proclitics.json';
import { clitics } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { BLANK, GLUED, SIGN, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { stemAt } from './forms.js';
import { BEARER, CALLED } from './leads.js';
import { afterHyphen, leadBy } from './name-words.js';
import type { Office } from './offices.js';

const BA = 0x628;
const CLUB_TAILS = new Set(leads.clubTails.map(normalize));
const TRIBES = new Set(leads.tribes.map(normalize));
const PLACE_HEADS = new Set([...leads.placeHeads, ...leads.settlements, ...leads.peoples].map(normalize));

/** Do tokens [first, last), of which `skip` letters are clitics, name a thing, where no title leads to them? */
export function isThing(c: TokenFacts, first: number, last: number, skip: number): boolean {
  const { t } = c;
  // «شركة بريتش بتروليوم»: no «ب» before «ريتش».
  if (skip && leadBy(c, first, BEARER) && t.words.unitAt(t.type[first]!, 0) === BA) return true;
  // «شركة يون-يانغ»: the end of something longer.
  if (first > 1 && afterHyphen(t, first - 1) === first && !c.isClosed(first - 2)) return true;
  return isQuoted(c, first, last);
}

/** «بلومبيرج إنتيليجنس»: the name of a firm ends so. */
export const isFirm = ({ t }: TokenFacts, first: number, last: number): boolean =>
  last - first > 1 && FIRM_TAILS.has(t.words.norm(t.type[last - 1]!));
const FIRM_TAILS = new Set(leads.firmTails.map(normalize));

/** «توفيق الله عز وجل»: what is of God. */
export function isDivine({ t }: TokenFacts, first: number, last: number): boolean {
  for (let i = first; i <= last && i < t.count; i++)
    if (t.kind[i] === WORD && DIVINE.has(t.words.norm(t.type[i]!))) return true;
  return false;
}
const DIVINE = new Set(leads.divine.map(normalize));

/** «شركة (أوير سوليوشانز)», «أفادت "ألفارو دي مليلية"»: alone between signs, behind what bears names, or a verb of which it is no subject. */
function isQuoted(c: TokenFacts, first: number, last: number): boolean {
  const { t } = c;
  const i = first - 2;
  if (i < 0 || last >= t.count || t.kind[i] !== WORD || t.kind[i + 1] !== SIGN || t.kind[last] !== SIGN) return false;
  if (t.gap[first] !== GLUED || t.gap[last] !== GLUED) return false;
  const { verb } = c.words.best(i);
  if (verb?.gender === 'f' && c.wholePart(first)?.gender === 'm') return true;
  return c.leads(i, clitics(c.words.shapes[i]!), BEARER | CALLED);
}

/** «محافظة بدر», «أولاد عياد», «وشمال عمران», «قبائل أيت عطا» */
export function isOfPlace(c: TokenFacts, i: number): boolean {
  const { t } = c;
  const word = t.words.norm(t.type[i]!);
  if (TRIBES.has(word)) return true;
  // «وبمنطقة البوغاز», whatever it was read as.
  if ((PLACE_HEADS.has(word.slice(c.words.best(i).from)) || PLACE_HEADS.has(bare(word))) && !c.parts(i).length)
    return true;
  if (i === 0 || t.kind[i - 1] !== WORD || t.gap[i] !== BLANK) return false;
  const { article, from, to } = c.words.best(i - 1);
  return article === 0 && PLACE_HEADS.has(t.words.norm(t.type[i - 1]!).slice(from, to));
}

/** The word without «و» and a preposition of one letter. */
const bare = (word: string): string => {
  const at = word.startsWith(AND) ? AND.length : 0;
  return PREPOSITIONS.has(word[at]!) ? word.slice(at + 1) : word;
};
const [AND] = proclitics.conjunctions as [string, ...string[]];
const PREPOSITIONS = new Set(proclitics.prepositions);

/** «غازي عنتاب سبور»: does the name of a club end at token i? */
export const endsClub = ({ t }: TokenFacts, i: number): boolean =>
  i < t.count && t.gap[i] === BLANK && CLUB_TAILS.has(t.words.norm(t.type[i]!));

/** «ناديه», which is spelled as «نادية» often is. */
export const isHisClub = ({ t }: TokenFacts, i: number): boolean => HIS_CLUB.has(t.words.surface(t.type[i]!));
const HIS_CLUB = new Set(leads.hisClub);

/** «جماعة سيدي عبد الرزاق»: the saint after whom a place is called. */
export function isSaintOfPlace(c: TokenFacts, office: Office | null): boolean {
  const i = office?.title.first ?? 0;
  if (!office || i === 0 || c.t.kind[i - 1] !== WORD || c.t.gap[i] !== BLANK) return false;
  const { article } = c.words.best(i - 1);
  return article === 0 && SAINTS.has(c.t.words.norm(c.t.type[i]!)) && PLACE_HEADS.has(stemAt(c, i - 1));
}
const SAINTS = new Set(leads.saints.map(normalize));
