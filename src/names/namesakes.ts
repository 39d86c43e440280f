/**
 * Namesakes that no gazetteer has: takes a candidate, the words and names around it, says whether the form stands for somebody or something
 * else that is called so.
 *
 *   «المدعو [سعيد] شعو», «ليسلي [ريغان]» another person · «[الكونغرس الاتحادي] البرازيلي» of another land · «[دونالد ترامب] الابن» the son ·
 *   «[الحزب الجمهوري]» any
 */
import proclitics from '../arabic/data/proclitics.json';
import { normalize } from '../text/fold.js';
import { BLANK, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import type { GazetteerNames, NameFound } from './find.js';
import { CHILD, PLACE_PREPOSITION } from './leads.js';
import type { LexiconEntry } from './lexicon.js';
import { isAt, isMoreName } from './name-words.js';
import { GIVEN } from './parts.js';

const OF_STATE = new Set<string | null>(['agency', 'parliament', 'ministry', 'court', 'police']);
/** What is called by what it is. */
const KINDS = new Set<string | null>([
  ...OF_STATE,
  'government',
  'intelligence',
  'party',
  'union',
  'university',
  'district',
  'facility',
]);
const SONS = new Set(leads.sons.map(normalize));
/** From this population on a city is no family's name. */
const GREAT_CITY = 1_000_000;
const ARTICLE = proclitics.article;

/** Is it surely another one, of whom no more is known than the form tells? */
export const isAnother = (c: TokenFacts, found: GazetteerNames, n: NameFound): boolean =>
  isOther(c, found, n) || isFamily(c, found, n) || isElsewhere(c, found, n);

/** «المدعو سعيد شعو», «الوزير المهندس خالد»: the name of somebody else, of which the word is the first, or his title. */
function isOther(c: TokenFacts, { names }: GazetteerNames, n: NameFound): boolean {
  // «سعيد بن عبدالله»
  if (n.last !== n.first + 1 || !(isMoreName(c, n.last) || isAt(c, n.last, CHILD))) return false;
  if (!n.entries.every((e) => e.type === 'person')) return false;
  if (c.isTitle(n.first)) return true;
  // «التقى ترامب بوتين»
  if (names.some((x) => x.first === n.last)) return false;
  return n.weak || c.parts(n.first).some((p) => (p.part.kinds & GIVEN) > 0);
}

/** «ليسلي ريغان», «هاكان سوكور»: the last name of somebody else, whose first name stands before it. */
function isFamily(c: TokenFacts, { names }: GazetteerNames, n: NameFound): boolean {
  const { t } = c;
  const i = n.first - 1;
  if (n.last !== n.first + 1 || i < 0 || t.gap[n.first] !== BLANK || n.start !== t.start[n.first]) return false;
  const given = t.kind[i] === WORD ? c.wholePart(i) : null;
  if (!given?.safe || !(given.kinds & GIVEN) || c.isTitle(i) || c.leads(i, 0, CHILD)) return false;
  const first = t.words.norm(t.type[i]!);
  const mayBeOther = (e: LexiconEntry) =>
    e.type === 'person'
      ? !normalize(e.ar).split(' ').includes(first)
      : e.subtype === 'city' && e.population < GREAT_CITY;
  return n.entries.every(mayBeOther) && !names.some((x) => x.last === n.first);
}

/** «الهيئة العامة للطيران المدني في قطر», «الكونغرس الاتحادي البرازيلي»: a body called so, of another land. */
function isElsewhere(c: TokenFacts, { names, demonyms }: GazetteerNames, n: NameFound): boolean {
  const { t } = c;
  const e = n.entries[0]!;
  const isClub = e.subtype === 'club' && n.weak;
  if (n.entries.length > 1 || e.type !== 'organization' || !(isClub || OF_STATE.has(e.subtype))) return false;
  if (!e.country || c.isNation(n.last - 1)) return false;
  let i = n.last;
  const isWord = (k: number) => k < t.count && t.kind[k] === WORD && t.gap[k] === BLANK;
  if (!isWord(i)) return false;
  if (c.leads(i, 0, PLACE_PREPOSITION)) {
    const of = names.filter((x) => x.first === i + 1 && x.start === t.start[x.first]).flatMap((x) => x.entries);
    return of.some((x) => x.subtype === 'country') && !of.some((x) => x.country === e.country);
  }
  if (!c.isNation(i) && c.words.best(i).pos === 'ADJ' && isWord(i + 1)) i++;
  if (!c.isNation(i) || c.words.best(i).article !== ARTICLE.length) return false;
  const of = demonyms.filter((d) => d.token === i);
  return of.length > 0 && !of.some((d) => d.entry.country === e.country);
}

/** «دونالد ترامب الابن» is not his father. */
export function isSon({ t }: TokenFacts, n: NameFound): boolean {
  const isNext = n.last > n.first + 1 && n.last < t.count && t.kind[n.last] === WORD && t.gap[n.last] === BLANK;
  return isNext && n.type === 'person' && SONS.has(t.words.norm(t.type[n.last]!));
}

/** «الحزب الجمهوري», «الحماية المدنية», «حي الزهور»: many lands have something called so. */
export function isKind(c: TokenFacts, n: NameFound, { subtype }: LexiconEntry): boolean {
  if (n.last === n.first + 1 || !KINDS.has(subtype)) return false;
  // «الحزب الجمهوري», not «منظمة الذئاب الرمادية».
  if ((subtype === 'party' || subtype === 'union') && !c.words.best(n.first).article) return false;
  for (let i = n.first; i < n.last; i++)
    if (c.t.kind[i] !== WORD || c.isNation(i) || c.isStrange(i) || isGiven(c, i)) return false;
  return true;
}

/** «جامعة الملك عبدالعزيز» is one. */
function isGiven(c: TokenFacts, i: number): boolean {
  const part = c.wholePart(i);
  return part?.safe === 2 && (part.kinds & GIVEN) > 0;
}
