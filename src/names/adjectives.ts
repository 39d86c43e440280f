/**
 * Names that are adjectives where they stand: takes a candidate and the words before it, says whether it only tells of what is named there.
 */
import proclitics from '../arabic/data/proclitics.json';
import { ADJ, tagIn } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { BLANK, NUMBER, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import { isNisba, stemAt } from './forms.js';
import { isMarked } from './name-words.js';

const ARTICLE = proclitics.article;
const ALEF = 'ا';
const PLACE_HEADS = new Set(leads.placeHeads.map(normalize));
/** Broken plurals of people, and one of them in the accusative. */
const PEOPLE = new Set(leads.people.map(normalize));
const SINGLES = new Set(leads.persons.map((word) => normalize(word + ALEF)));

/** «الصحف السعودية», «اللون الرمادي»: an adjective, since a definite noun stands directly before. */
export function isAdjective(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.first;
  if (i === 0 || t.gap[i] !== BLANK) return false;
  if (n.last === i + 2) return isSide(c, n);
  if (n.last !== i + 1) return false;
  if (n.entries.every((e) => e.type === 'group') && isOfPeople(c, n)) return true;
  if (n.start !== t.start[i]) return false;
  if (n.entries.every((e) => e.type === 'location') && isAccusative(c, i)) return true;
  const mayBe =
    c.isDemonym(i) ||
    (tagIn(c.words.shapes[i]!) === ADJ &&
      ((n.weak && isNisba(t.words.norm(t.type[i]!)) && n.entries.every((e) => e.subtype === 'media')) ||
        n.entries.every((e) => e.type === 'location')));
  // «العاصمة البحرينية المنامة»
  if (!mayBe || (!c.isDemonym(i) && i > 1 && c.isNation(i - 1) && PLACE_HEADS.has(stemAt(c, i - 2)))) return false;
  const before = c.words.best(i - 1);
  if (t.kind[i - 1] !== WORD || (before.pos !== 'NOUN' && before.pos !== 'ADJ')) return false;
  // «زميله المصري», but in «شركه» the last letter is no pronoun.
  const pronoun = c.isDemonym(i) ? 0 : 1;
  const isDefinite = before.article > 0 || (before.pronoun > pronoun && before.pos === 'NOUN');
  return isDefinite || (c.isDemonym(i) && before.pos === 'NOUN' && isPaired(c, n.last));
}

/** «المنتخب الجنوب الإفريقي»: of the country, though it is spelled like the region. */
function isSide(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.first;
  if (n.start !== t.start[i] || !n.entries.every((e) => e.subtype === 'region')) return false;
  const before = c.words.best(i - 1);
  return c.isNation(i + 1) && t.kind[i - 1] === WORD && before.article > 0 && before.pos === 'NOUN';
}

/** «نشطاء أمازيغ», «مقاتلين أكراد», «مغاربة مسلمون», «المسلحين اليساريين والأكراد»: what is said of people named before. */
function isOfPeople(c: TokenFacts, n: NameFound): boolean {
  const { t } = c;
  const i = n.first;
  const own = c.words.best(i);
  if (n.start === t.start[i])
    return !own.article && !c.words.best(i - 1).article && (c.isNation(i - 1) || arePeople(c, i - 1));
  if (!own.article || !own.conjunction || own.preposition || i < 2 || t.gap[i - 1] !== BLANK) return false;
  const areKnown = (k: number) => c.words.best(k).article === ARTICLE.length && arePeople(c, k);
  return areKnown(i - 1) && areKnown(i - 2) && !c.isDemonym(i - 2);
}

function arePeople(c: TokenFacts, i: number): boolean {
  const { t } = c;
  const { pos, pronoun } = c.words.best(i);
  if (t.kind[i] !== WORD) return false;
  if (PEOPLE.has(t.words.norm(t.type[i]!))) return true;
  if (pronoun || pos === 'VERB') return false;
  if (PEOPLE.has(stemAt(c, i))) return true;
  return (pos === 'NOUN' || pos === 'ADJ') && leads.plural.some((end) => t.words.surface(t.type[i]!).endsWith(end));
}

/** «11 جنديا» تركيا, «مواطنا» بريطانيا: the adjective in the accusative, written like the country. */
function isAccusative(c: TokenFacts, i: number): boolean {
  const { t } = c;
  if (t.kind[i - 1] !== WORD || !t.words.surface(t.type[i]!).endsWith(leads.accusativeNisba)) return false;
  // «مسارا تركياً»
  if (isMarked(t, i)) return true;
  const { pos, pronoun, article } = c.words.best(i - 1);
  if ((pos !== 'NOUN' && pos !== 'ADJ') || article || pronoun || !t.words.surface(t.type[i - 1]!).endsWith(ALEF))
    return false;
  if (!SINGLES.has(stemAt(c, i - 1))) return false;
  // «لاعبا ألمانيا وإسبانيا» are two.
  const isCounted = i > 1 && (t.kind[i - 2] === NUMBER || c.words.best(i - 2).pos === 'NUM');
  return isCounted || !(i + 1 < t.count && c.words.best(i + 1).conjunction > 0);
}

/** «مواقع سورية» [وإيرانية]: an indefinite nation that «و» joins. */
function isPaired(c: TokenFacts, i: number): boolean {
  const { t } = c;
  if (i >= t.count || t.kind[i] !== WORD || t.gap[i] !== BLANK || !c.isNation(i)) return false;
  const r = c.words.best(i);
  return r.conjunction > 0 && r.article === 0 && r.pos === 'ADJ';
}
