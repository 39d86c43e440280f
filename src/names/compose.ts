/**
 * Organizations that no gazetteer knows, by composition: takes words, a table of heads, the names found so far; gives candidates.
 *
 *   head + complement + joined parts   «وزارة الداخلية الفرنسية», «المديرية العامة للأمن الوطني ولمراقبة التراب الوطني»
 *
 * The right end is what is hard: `walk.ts`.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { fits } from '../arabic/spelling.js';
import type { FirstWords } from '../match/firsts.js';
import { normalize } from '../text/fold.js';
import { BLANK, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { changed, type NameFound, nameFound } from './find.js';
import { stemAt } from './forms.js';
import { AND, ARTICLE, BY, BY_UNIT, FOR, FOR_UNIT } from './head-words.js';
import { type Complement, type Head, headOfRow, headTable, type Rules } from './heads.js';
import { unknownEnd } from './persons.js';
import type { TitleFound } from './titles.js';
import { CLOSING, OPENING, Walk } from './walk.js';

export interface Composer {
  /** Each composed name is also put among the names known by token, for the heads before it. */
  names(c: TokenFacts): NameFound[];
  /** Ends of what follows a title and belongs to it, with the names composed so far; none for a title that takes nothing. */
  complementEnds(c: TokenFacts, title: TitleFound): number[];
  /** The name without a head that merely speaks of it: Haaretz in «صحيفة هآرتس». */
  withoutHead(t: Tokens, name: NameFound): NameFound;
}

export function composer(firsts: FirstWords, heads: Uint8Array): Composer {
  const table = headTable(firsts, heads);
  const names = (c: TokenFacts) => {
    const { t } = c;
    const out: NameFound[] = [];
    // From the end, so that a name is known when a head before it takes it: «غرفة الجنايات بمحكمة الاستئناف بسلا».
    for (let i = t.count - 1; i >= 0; i--) {
      if (t.kind[i] !== WORD || isOfCup(c, i)) continue;
      let best: NameFound | null = null;
      for (const { head, end, skip } of table.at(t, i)) {
        if (head.row.subtype === 'ministry' && c.isInTitle(i)) continue;
        if (isQualifier(c, i, head)) continue;
        if ((head.row.outside || head.row.subtype === 'armed-group') && isBody(c, end, head)) continue;
        if (isNoun(t, i, skip, head) || !isSpelled(t, i, skip, head)) continue;
        const walk = new Walk(c, head, table.rules, i, end, true);
        const last = walk.end();
        if (last < 0 || (best && last <= best.last)) continue;
        const kind =
          ofKnown(c, end, last, head) ||
          (walk.ofPlace && head.row.ofPlace) ||
          head.subtypes.get(wordAt(t, end)) ||
          head.subtypes.get(wordAt(t, last - 1)) ||
          head.row.subtype;
        if (kind === 'none') continue;
        if (!walk.core && !walk.ofPlace && isDescription(c, end, last, head, table.rules)) continue;
        const isOutside = head.row.outside && !(head.row.beforeNouns && isOfNouns(c, end, last));
        const quoted = isOutside && t.kind[end] === SIGN;
        const first = isOutside ? (quoted ? end + 1 : end) : i;
        const to = quoted ? closingIn(t, first, last) : last;
        if (to <= first) continue;
        const subtype = ofOwner(c, i, last, head) ?? kind;
        best = nameFound({
          first,
          last: to,
          start: first === i && skip ? offsetAfter(t, i, skip) : t.start[first]!,
          end: t.end[to - 1]!,
          rule: `org/${kind}`,
          score: 0.8,
          type: head.row.type ?? 'organization',
          subtype,
          source: 'rule',
          core: walk.core && first === i && recurs(c, subtype, walk.core.first) ? walk.core : null,
        });
      }
      if (!best) continue;
      if (best.first === i) c.addName(best);
      out.push(best);
    }
    return out.reverse();
  };
  const complementEnds = (c: TokenFacts, title: TitleFound): number[] => {
    if (title.takes === 'none') return [];
    // «المتحدث باسم» is definite, but takes a genitive all the same.
    const isDefinite = title.definite && c.words.best(title.last - 1).article > 0;
    const head = title.takes === 'adj' ? QUALIFIED : isDefinite ? DEFINITE : CONSTRUCT;
    const walk = new Walk(c, head, table.rules, title.first, title.last, false);
    const ends: number[] = [];
    const add = (end: number) => {
      if (end > title.last && !ends.includes(end)) ends.push(end);
    };
    const qualified = walk.adjectives(title.last);
    add(qualified);
    add(walk.end());
    add(servedEnd(c, Math.max(qualified, title.last)));
    return ends;
  };
  const withoutHead = (t: Tokens, n: NameFound): NameFound => {
    if (n.type !== 'organization' || n.last - n.first < 2) return n;
    // «جريدة الشرق الأوسط» is الشرق الأوسط; a «مدينة» that is a body is called so.
    const found = table
      .at(t, n.first)
      .find(({ head: { row }, end }) => row.outside && row.type !== 'location' && end < n.last);
    return found ? changed(n, { first: found.end, start: t.start[found.end]! }) : n;
  };
  return { names, complementEnds, withoutHead };
}

/** «الوزير [في الحكومة اليمنية]», «المبعوث [إلى ليبيا]», «الأستاذ [بجامعة القاهرة]»: the end of the body, or the land, that an office is for; -1 for none. */
function servedEnd(c: TokenFacts, i: number): number {
  const { t } = c;
  if (i >= t.count || t.kind[i] !== WORD || t.gap[i] !== BLANK) return -1;
  const place = SERVING.get(t.words.norm(t.type[i]!));
  const at = place === undefined ? i : i + 1;
  const name = at < t.count && t.gap[at] === BLANK ? c.nameAt(at) : null;
  if (!name) return -1;
  const isAhead = place === undefined ? isBehindClitic(t, name) : name.start === t.start[at];
  return isAhead && (name.type === 'organization' || (place && name.type === 'location')) ? name.last : -1;
}
/** Does the name stand behind «ب» or «ل» in its word? */
function isBehindClitic(t: Tokens, { first, start }: NameFound): boolean {
  const unit = t.words.unitAt(t.type[first]!, 0);
  return start === t.start[first]! + 1 && (unit === BY_UNIT || unit === FOR_UNIT);
}
/** Prepositions between an office and the body that it is of, by whether it may be a land as well. */
const SERVING = new Map(Object.entries(leads.serving).map(([word, isOfLands]) => [normalize(word), isOfLands]));

/** «كأس العصبة الإفريقية»: the body in the name of a competition. */
const isOfCup = (c: TokenFacts, i: number): boolean =>
  i > 0 &&
  c.t.kind[i - 1] === WORD &&
  c.t.gap[i] === BLANK &&
  c.words.best(i - 1).article === 0 &&
  CUPS.has(stemAt(c, i - 1));
const CUPS = new Set(leads.cups.map(normalize));

/** «برئاسة», «مجلس إدارة»: the clitic or the word before makes the head an ordinary noun. */
function isNoun(t: Tokens, i: number, skip: number, head: Head): boolean {
  const { notAfter } = head.row;
  if (!notAfter) return false;
  if (skip) return notAfter.includes(String.fromCharCode(t.words.unitAt(t.type[i]!, skip - 1)));
  return i > 0 && t.kind[i - 1] === WORD && notAfter.includes(t.words.surface(t.type[i - 1]!));
}

/** The subtype that a known name behind the head gives it. */
function ofKnown(c: TokenFacts, from: number, last: number, { row }: Head): string | null {
  const name = row.of ? c.nameAt(from) : null;
  if (!name || name.source === 'rule' || name.start !== c.t.start[from]) return null;
  const subtype = row.of![name.subtype ?? name.type] ?? row.of![name.type] ?? null;
  return subtype === 'none' && name.last < last ? null : subtype;
}

/** «المكتب الوطني للنقابة الوطنية لعمال النظافة»: what the body is an organ of, where that says what it is. */
function ofOwner(c: TokenFacts, from: number, last: number, { row }: Head): string | null {
  if (row.subtype !== 'agency' && row.subtype !== 'parliament') return null;
  const { t } = c;
  for (let i = from + 1; i < last; i++) {
    const name = c.nameAt(i);
    if (name && name.start > t.start[i]! && name.last === last && name.subtype && OWNERS.has(name.subtype))
      return name.subtype;
    if (OWNED.has(wordAt(t, i))) return OWNED.get(wordAt(t, i))!;
  }
  return null;
}
const OWNERS = new Set(leads.owners);
/** «للحزب», «للنقابة» */
const OWNED = new Map(Object.entries(leads.ownerNouns).map(([noun, subtype]) => [normalize(noun), subtype]));

/** «مجلة القلب الأمريكية»: nouns that without the head would be no name. */
function isOfNouns(c: TokenFacts, from: number, last: number): boolean {
  const { t } = c;
  if (last - from < 2 || t.kind[from] !== WORD || c.nameAt(from)) return false;
  for (let i = from; i < last; i++) if (t.kind[i] !== WORD || c.isStrange(i)) return false;
  return true;
}

/** «موقع جامعة الليث»: the site is of a body that has its own name. */
function isBody(c: TokenFacts, i: number, { row }: Head): boolean {
  const name = c.nameAt(i);
  return name?.type === 'organization' && name.source === 'rule' && name.subtype !== row.subtype;
}

/** «وكالة الأنباء الروسية "إنترفاكس"», «شركة المحاماة العالمية سكادن»: what is said of a body before its name. */
function isDescription(c: TokenFacts, from: number, last: number, { row }: Head, { praises }: Rules): boolean {
  const { t } = c;
  if (!NAMED.has(row.subtype) && !row.described) return false;
  if (last >= t.count || t.gap[last]! > BLANK) return false;
  if (praises.has(wordAt(t, last))) return true;
  const name = c.nameAt(last);
  if (name) return name.type === 'organization' && !name.weak && name.start === t.start[last];
  if (t.kind[last] === SIGN) return OPENING.has(t.text.charCodeAt(t.start[last]!)) && isNameInQuotes(c, last);
  const before = c.words.best(last - 1);
  const isSaid = last - from > 1 && before.article > 0 && before.preposition === 0 && row.subtype !== 'club';
  if (!isSaid || c.words.best(last).pos === 'VERB') return false;
  // «شركة خدمات الركوب الصينية» ديدي تشوكسينغ
  const isNext = (i: number) => i < t.count && t.gap[i] === BLANK && unknownEnd(c, i) > i && c.isStrange(i);
  return c.parts(last).length ? c.words.best(last).pos === 'PROPN' && isNext(last + 1) : isNext(last);
}

/** A few words in quotes, and nothing that opens a clause. */
function isNameInQuotes({ t, words }: TokenFacts, i: number): boolean {
  for (let k = i + 1; k < t.count && k <= i + QUOTED_NAME + 1 && t.gap[k]! <= BLANK; k++) {
    if (t.kind[k] === SIGN) return k > i + 1 && CLOSING.has(t.text.charCodeAt(t.start[k]!));
    if (t.kind[k] === WORD && (words.best(k).pos === 'SCONJ' || words.best(k).pos === 'VERB')) return false;
  }
  return false;
}
const QUOTED_NAME = 3;

const wordAt = (t: Tokens, i: number): string => (i < t.count && t.kind[i] === WORD ? t.words.norm(t.type[i]!) : '');

/** «وأدى» does not spell «وادي»: in a short word ى is no ي. */
function isSpelled(t: Tokens, i: number, skip: number, head: Head): boolean {
  const type = t.type[i]!;
  const n = t.words.lengthOf(type) - skip;
  const { first } = head;
  // After «لل» the article is in the second ل.
  const word = first.length === n + ARTICLE.length ? first.slice(ARTICLE.length) : first;
  if (word.length !== n) return true;
  const unit = (k: number) => t.words.unitAt(type, k);
  return (
    (n > SHORT || unit(skip + n - 1) !== BARE_YEH || word.charCodeAt(n - 1) === BARE_YEH) && fits(word, unit, skip)
  );
}
const SHORT = 4;
const BARE_YEH = 0x649;

/** Token of the sign that closes what stands in quotes from `from` on. */
function closingIn(t: Tokens, from: number, to: number): number {
  let i = from;
  while (i < to && !(t.kind[i] === SIGN && CLOSING.has(t.text.charCodeAt(t.start[i]!)))) i++;
  return i;
}

/** «التجارة الخارجية», «الأجواء البحرية»: the word is the adjective of the noun before it. */
function isQualifier({ words }: TokenFacts, i: number, head: Head): boolean {
  const { adjective, subtype } = head.row;
  if (!adjective && !(subtype === 'ministry' && head.row.head.startsWith(ARTICLE))) return false;
  if (i === 0 || words.tokens.gap[i] !== BLANK) return false;
  const before = words.best(i - 1);
  const own = words.best(i);
  const isDefinite = before.article > 0 || (before.pronoun > 0 && before.pos === 'NOUN');
  // «الاستثمارات المحلية والخارجية»: the second adjective of a noun.
  const isNextOfTwo = own.conjunction > 0 && own.preposition === 0 && before.pos === 'ADJ' && before.article > 0;
  if (isNextOfTwo && before.conjunction === 0 && i > 1 && words.tokens.gap[i - 1] === BLANK) {
    const noun = words.best(i - 2);
    if (noun.pos === 'NOUN' && noun.article > 0) return true;
  }
  return own.conjunction + own.preposition === 0 && isDefinite && before.pos !== 'VERB';
}

const titleHead = (complement: Complement[], joins: string[]): Head =>
  headOfRow({ head: '', subtype: '', complement, joins, maxWords: TITLE_MOST, bare: true });
const TITLE_MOST = 12;
const QUALIFIED = titleHead(['adj', 'nisba', 'ordinal'], []);
const DEFINITE = titleHead(['adj', 'nisba', 'ordinal'], [FOR, BY, AND, ...leads.officeJoins]);
const CONSTRUCT = titleHead(
  ['def-noun', 'noun', 'masdar', 'name', 'place', 'quoted', 'latin', 'nisba', 'adj'],
  [FOR, BY, AND, ...leads.officeJoins],
);

/** Bodies that have a name of their own, which may follow what is said of them. */
const NAMED = new Set(['club', 'company', 'bank', 'media']);

/** Bodies that are called by their own name alone: clubs, firms, parties. */
const RECURRING = new Set(['club', 'company', 'party', 'armed-group', 'media']);
const recurs = (c: TokenFacts, subtype: string, core: number): boolean =>
  RECURRING.has(subtype) || (subtype === 'ngo' && c.words.best(core).article === 0);
