/**
 * People that no gazetteer knows: takes words, offices and name parts, gives candidates.
 *
 *   title + name    «السيد نايل جوتون», «الرئيس التنفيذي لشركة تويتر باراغ أغراوال»
 *   name + name     «محمد بنعيسى», «فاطمة الزهراء العلوي»: a given name and what may follow one
 *
 * A name is a run of words that may be parts of one, no clitics inside, on one line, with nothing between. Words that the language also
 * uses otherwise need company: a name that is never a word, or a title.
 */

import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import { normalize } from '../text/fold.js';
import { BLANK, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { type NameFound, nameFound } from './find.js';
import { foreign, isAndOther, type NameRun } from './foreign.js';
import { CALLED, CHILD, NOT_NAME, REGNAL, SPEECH, SURE, TAIL } from './leads.js';
import { readApposed, readListed } from './listed.js';
import {
  afterHyphen,
  FUNCTION,
  hasArticle,
  isAfterNoun,
  isAt,
  isBareName,
  isBeforeGiven,
  isBeforeOther,
  isEnding,
  isFamily,
  isFirstOfTwo,
  isLast,
  isMoreName,
  isNisba,
  isUnknown,
  leadBy,
  mayBegin,
  partAt,
} from './name-words.js';
import type { Office } from './offices.js';
import { FAMILY, GIVEN, PARTICLE } from './parts.js';
import { endsClub, isDivine, isFirm, isHisClub, isOfPlace, isSaintOfPlace, isThing } from './things.js';
import type { TitleFound } from './titles.js';

/** Longest name in words, particles aside. */
const LONGEST = 5;
/** Tokens of a name with its particles («بن», «عبد», «أبو»), which are no words of their own. */
const MOST_TOKENS = 10;
/** Unknown words that one name may hold. */
const UNKNOWNS = 2;
const AND = proclitics.conjunctions[0]!.charCodeAt(0);
/** «صديقي», «زميلي»: before a name of one word, and no name there. */
const MINE = new Set(leads.mine.map(normalize));
/** «فاضل أبو رغيف», «هادي آل درهم»: any noun may follow, where a given name stands before. */
const KIN = new Set([...leads.fathers, ...leads.clans].map(normalize));

export function findPersons(c: TokenFacts, offices: readonly Office[]): NameFound[] {
  const out: NameFound[] = [];
  const { t } = c;
  /** The office after which a name may start at a token. */
  const titled: (Office | undefined)[] = new Array(t.count + 1).fill(undefined);
  for (const o of offices) for (const end of o.ends) titled[end] ??= o;
  let list: Office | null = null;
  let before = -1;
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== WORD) continue;
    if (c.nameAt(i)?.type === 'person') before = c.nameAt(i)!.last;
    let office = titled[i] ?? null;
    if (office && (t.gap[i] !== BLANK || isBeforeGiven(c, i))) office = null;
    // «السادة أحمد بنيس وكمال لحلو»: the title is for all.
    if (!office && list && before === i && t.words.unitAt(t.type[i]!, 0) === AND) office = list;
    if (!office && (!mayBegin(c, i) || c.isInTitle(i))) continue;
    // «أمينة بن الشيخ»: the title is a name here.
    if (office && c.leads(i, 0, CHILD) && (c.wholePart(i - 1)?.kinds ?? 0) & GIVEN) continue;
    const name = readName(c, i, office) ?? (office ? null : (readListed(c, i, before) ?? readApposed(c, i, titled)));
    if (!name) continue;
    const { last, skip } = name;
    // «مستشفى الملك خالد», «شارع عمر المختار», «محافظة بدر», «أولاد عياد»: part of the name of a place.
    const isCalled = leadBy(c, office ? office.title.first : i, CALLED);
    if (
      isCalled ||
      isFirm(c, i, last) ||
      isDivine(c, i, last) ||
      isSaintOfPlace(c, office) ||
      (!office && (isOfPlace(c, i) || isThing(c, i, last, skip)))
    ) {
      i = last - 1;
      continue;
    }
    out.push(
      nameFound({
        first: i,
        last,
        start: skip ? offsetAfter(t, i, skip) : t.start[i]!,
        end: t.end[last - 1]!,
        rule: name.rule ?? (office ? 'person/title-name' : 'person/name-name'),
        score: office ? 0.85 : 0.7,
        type: 'person',
        source: 'rule',
      }),
    );
    list = office?.title.plural ? office : null;
    before = last;
    i = last - 1;
  }
  return out;
}

/** Token after the personal name that starts at token i with its first letter, -1 for none; `title`: the title before it. */
export function personEnd(c: TokenFacts, i: number, title: TitleFound | null = null): number {
  const office = title && { title, last: title.last, ends: [title.last], strong: true };
  const name = office || mayBegin(c, i) || isAt(c, i + 1, CHILD) ? readName(c, i, office) : null;
  return name && name.skip === 0 ? name.last : -1;
}

/** Token after the run of words that start at i and are unknown to the language, -1 for none. */
export function unknownEnd(c: TokenFacts, i: number): number {
  const { t } = c;
  let j = i;
  while (j < t.count && j - i < 3 && t.kind[j] === WORD && (j === i || t.gap[j] === BLANK) && !c.isClosed(j)) {
    if (!isUnknown(c, j) && (known(c, j) ?? 0) < 2) break;
    j++;
  }
  return j > i ? j : -1;
}

const isBlank = (t: Tokens, i: number): boolean => i < t.count && t.kind[i] === WORD && t.gap[i] === BLANK;

const known = (c: TokenFacts, i: number): number | null => partAt(c, i, false)?.part.safe ?? null;

function readName(c: TokenFacts, first: number, office: Office | null): NameRun | null {
  const { t } = c;
  // «الله» by itself; «تركي بن [فهد المشيقح]»
  if (c.isClosed(first) || c.leads(first, 0, TAIL) || (!office && isAt(c, first - 1, CHILD))) return null;
  const isSon = isAt(c, first + 1, CHILD);
  const head = partAt(c, first, true);
  // «الرئيس المصري محمد»: the nation, not a name; «السوري وأمين»: a second title.
  if (head && office && ((c.isNation(first) && !isSon) || head.skip) && !office.title.plural) return null;
  // «الكاتب المقدسي محمود شقير»: where the bearer is from, or what he does, before the name.
  if (office && hasArticle(c, first) && !((head?.part.kinds ?? 0) & GIVEN) && !isSon) {
    const behind = c.isNation(first + 1) ? first + 2 : first + 1;
    const next = isBlank(t, behind) ? c.wholePart(behind) : null;
    if (next && next.safe > 1 && next.kinds & GIVEN) return null;
    if (!head && isBlank(t, first + 1) && c.isNation(first + 1) && hasArticle(c, first + 1)) return null;
  }
  // «الأستاذ فهد»: the name starts behind the last title.
  if (c.isTitle(first)) {
    if (!head || (!office && !isSon)) return null;
    if (hasArticle(c, first) && head.part.safe < 2 && head.part.kinds !== PARTICLE) return null;
    // «معالي أمين المنطقة»
    const isComplement = isBlank(t, first + 1) && hasArticle(c, first + 1) && c.isOrdinary(first + 1);
    if (head.part.safe < 2 && isComplement && !c.wholePart(first + 1) && !c.isNation(first + 1)) return null;
  }
  // «ناديه جنوة»: his club, not «نادية».
  if (!office && isHisClub(c, first)) return null;
  // «إمام جامع اللخمي»
  if (head?.part.safe === 0 && c.leads(first, 0, CALLED) && c.isOrdinary(first) && hasArticle(c, first + 1))
    return null;
  // «صديقي عبدالمحسن»
  if (!office && MINE.has(t.words.norm(t.type[first]!)) && isMoreName(c, first + 1)) return null;
  const isVerb = head !== null && c.words.best(first).pos === 'VERB';
  let safe = 0;
  let words = 0;
  let unknowns = 0;
  let open = false;
  if (head) {
    const { kinds, safe: s } = head.part;
    open = kinds === PARTICLE;
    if (!open && !office && ((s === 0 && !isSon && !isOfFaith(c, first) && !isOfThree(c, first)) || !(kinds & GIVEN)))
      return null;
    // «ولد فلان في…» is a verb, «عبد الحق» is none.
    const isVerbal = isVerb && !office && !(open && isAndFather(c, first, head.skip));
    if (isVerbal && (open ? !hasArticle(c, first + 1) || isOffice(c, first + 1) : s < 2)) return null;
    // «الوليد بن عبد الملك»: the rest of a name.
    if (!office && c.leads(first, 0, CHILD) && isAfterNoun(c, first)) return null;
    if (open) words = 0;
    else {
      words = 1;
      safe = s;
      // «المدعو سعيد شعو»: an adjective or a noun, but for what follows.
      const isFirst = s < 2 && office !== null && kinds & GIVEN && !c.isTitle(first) && isMoreName(c, first + 1);
      if (isFirst) safe = 1;
      else if (isOfFaith(c, first)) safe = Math.max(s, 1);
      else if (s < 2 && office && c.isOrdinary(first)) safe = s === 0 ? -1 : 0;
    }
  } else if (office?.strong && isUnknown(c, first) && !isPredicate(c, first, office)) {
    words = unknowns = 1;
  } else if (isSon && (isUnknown(c, first) || (leadBy(c, first, CALLED) && isFirstHalf(c, first)))) {
    // «جديع بن نهار», «مسجد عقبة بن نافع»
    words = unknowns = 1;
  } else return foreign(c, first, office);
  // «وقال رشيد القمري»: who speaks is a person.
  const before = first > 0 && t.kind[first - 1] === WORD && t.gap[first] === BLANK ? c.words.best(first - 1) : null;
  const speaks = before !== null && c.leads(first - 1, before.conjunction, SPEECH) && (safe > 0 || open) && !head?.skip;
  // «مسجد عقبة بن نافع»: so is he after whom something is called.
  if (speaks || (isSon && leadBy(c, first, CALLED))) safe++;
  let last = first + 1;
  let ofFather = false;
  const stop = Math.min(t.count, first + MOST_TOKENS);
  for (; last < stop && words <= LONGEST; last++) {
    const after = overHyphen(c, last);
    if (after > 0) {
      last = after;
      words++;
      safe += 1 + (c.wholePart(after)?.safe ?? 0);
      continue;
    }
    if (!isBlank(t, last)) break;
    const part = partAt(c, last, false)?.part ?? null;
    const best = c.words.best(last);
    const end = c.isClosed(last) ? joinedEnd(c, last, open) : -1;
    if (end > 0 && (open || words > 0)) {
      words++;
      safe += 2;
      open = false;
      last = end;
      break;
    }
    if (c.isClosed(last) && !open) break;
    if (open) {
      // After «بن», «أبو», «عبد» any noun is a name; «فهيد» does not begin with «ف».
      if (best.conjunction && !part && t.words.unitAt(t.type[last]!, 0) === AND) break;
      const isNoun =
        best.article > 0 ||
        part !== null ||
        isAt(c, last + 1, TAIL) ||
        // «خالد بن قرار الحربي»
        (words > 0 && ofFather && isBlank(t, last + 1) && ((c.wholePart(last + 1)?.kinds ?? 0) & FAMILY) > 0) ||
        (words > 0 && KIN.has(t.words.norm(t.type[last - 1]!)));
      if (FUNCTION.has(best.pos) || (best.article && c.leads(last, 0, NOT_NAME)) || (c.isOrdinary(last) && !isNoun))
        break;
      // «أم بالجهة»
      if (best.preposition && best.article && !part) break;
      if (best.pos === 'VERB' && !part) break;
      safe += (part ? Math.max(1, part.safe) : 1) + (c.leads(last - 1, 0, SURE) ? 1 : 0);
      open = part?.kinds === PARTICLE;
      if (!open) words++;
      continue;
    }
    // «جمال أمان الله»
    if (words > 0 && words < 3 && safe > 0 && isAt(c, last + 1, TAIL) && isFirstHalf(c, last)) {
      words++;
      safe++;
      last++;
      continue;
    }
    if (words > 0 && safe > 0 && c.leads(last, 0, TAIL)) {
      safe++;
      words++;
      continue;
    }
    if (office && REGAL.has(office.title.rank) && c.leads(last, 0, REGNAL)) {
      last++;
      break;
    }
    if (part && part.kinds === PARTICLE) {
      open = true;
      ofFather ||= c.leads(last, 0, CHILD);
      continue;
    }
    if (part && (part.safe > 0 || !c.isOrdinary(last))) {
      if (part.safe < 2 && best.pos === 'VERB') break;
      if (part.safe < 2 && safe < 2 && !office) break;
      // «محمد بلعيد خالدة في الأذهان»: a woman's name behind those of a man is an adjective.
      if (words > 1 && part.gender === 'f' && part.kinds === GIVEN && head?.part.gender === 'm') break;
      // «عثمان عبد العزيز صالح.», «صلاح طاهر الحاج نائب المدير»: with an end behind it the word says nothing more of the bearer.
      const isEnd = safe > (office ? 1 : 2) && part.kinds & (best.article ? FAMILY : GIVEN) && isEnding(c, last);
      if (part.safe < 2 && words > 1 && !isEnd && (c.isOrdinary(last) || c.isTitle(last))) break;
      // «الأمين العام»
      if (c.isTitle(last) && last + 1 < t.count && c.isInTitle(last + 1)) break;
      safe += part.safe;
      words++;
      continue;
    }
    // «محمد علي الشرفاء الحمادي»: a family name of two words, the first of which reads as a name here.
    if (safe > 2 && words > 1 && isFirstOfTwo(c, last)) {
      words += 2;
      last += 2;
      break;
    }
    // «عبدالرحمن بن رجاء السلمي»: an adjective of the language otherwise.
    if (ofFather && safe > 2 && isFamily(c, last)) {
      words++;
      last++;
      break;
    }
    const isFollowed = part !== null && words < 4 && isBeforeOther(c, last);
    if (safe > 1 && (isFollowed || (words < 3 && (office || speaks) && isLast(c, last)))) {
      words++;
      safe++;
      last++;
      break;
    }
    if (safe < (office ? 1 : 2) && !(office && unknowns)) break;
    if (unknowns >= UNKNOWNS) break;
    if (words > 1 && isAndOther(c, last)) break;
    if (isUnknown(c, last, false) || isNisba(c, last, words)) {
      unknowns++;
      words++;
      continue;
    }
    if (!office || words > 1 || safe < 2 || !isBareName(c, last)) break;
    unknowns++;
    words++;
  }
  if (open) last--;
  // «أم أل أس»: letters of a foreign name for short.
  if (head?.part.kinds === PARTICLE && last > first && c.t.words.lengthOf(t.type[last - 1]!) < 3) return null;
  // «إيهور بوراكوفسكي»: a given name and what reads as nothing but a name.
  if (office && last - first < 2) {
    const run = foreign(c, first, office);
    if (run) return run;
  }
  if (last <= first || words === 0 || safe < 0) return null;
  if (last - first > 1 && isOfAdjectives(c, first, last)) return null;
  if (endsClub(c, last)) return null;
  if (!office && (last - first < 2 || safe + unknowns < 3)) return foreign(c, first, office);
  if (office && last - first < 2 && (isVerb || safe + (office.strong ? unknowns : 0) < 1)) return null;
  // «وزير التربية استهتر»
  if (office && last - first < 2 && unknowns && isPast(c, first)) return null;
  if (office && last - first < 2 && isComplement(c, first, office, safe)) return null;
  return { last, skip: head?.skip ?? 0 };
}

/** «وزير التربية استهتر كثيرا»: does an unknown word behind an office say what its holder did? */
const isPredicate = (c: TokenFacts, i: number, { title }: Office): boolean =>
  title.rank === 'office' && c.words.best(i).pos === 'VERB' && !isMoreName(c, i + 1);

/** «استهتر»: may the word, nothing before or behind it, say what he did who is told before it? */
const isPast = (c: TokenFacts, i: number): boolean =>
  c.words
    .readings(i)
    .some(
      (r) =>
        r.verb?.tense === 'perfect' &&
        r.verb.person === 3 &&
        r.verb.gender === 'm' &&
        r.verb.number === 's' &&
        r.conjunction + r.preposition + r.pronoun === 0,
    );

const isPluralOrDefinite = (c: TokenFacts, i: number): boolean =>
  hasArticle(c, i) || leads.plural.some((end) => c.t.words.surface(c.t.type[i]!).endsWith(end));

/** «جان-كلود», «جون-أون»: the token behind a hyphen that stands at token i inside a name, -1 where none does. */
function overHyphen(c: TokenFacts, i: number): number {
  const after = afterHyphen(c.t, i);
  // «جرابار-كيتاروفيتش»: a family name that is known by itself.
  if (after < 0 || (c.isClosed(after) && !isFamilyOf(c, after))) return -1;
  if (c.t.type[after] === c.t.type[i - 1]) return -1;
  if (c.isClosed(after) || (c.wholePart(after)?.safe ?? 0) > 0 || isUnknown(c, after)) return after;
  // «جاي-إن», «كيونغ-وا», «بارا-بروغيير»: what a hyphen joins to a word of which nothing is known.
  const isOwn = c.t.words.lengthOf(c.t.type[after]!) < 3 || c.isStrange(after);
  const isBehindName = c.isStrange(after - 2) || c.words.best(after - 2).pos === 'PROPN';
  return isOwn && isBehindName && !c.words.best(after).article ? after : -1;
}

/** Is the word at token i the short name of a known person? */
function isFamilyOf(c: TokenFacts, i: number): boolean {
  const name = c.nameAt(i);
  return name?.type === 'person' && name.last === i + 1;
}

/** «أمان» الله, «ضيف» الله: a noun by itself before the second half of a name. */
function isFirstHalf(c: TokenFacts, i: number): boolean {
  const best = c.words.best(i);
  if (FUNCTION.has(best.pos) || best.pos === 'VERB' || c.isTitle(i) || c.leads(i, 0, NOT_NAME)) return false;
  return best.conjunction + best.preposition + best.article + best.pronoun === 0;
}

/** «نور الدين», «فاطمة الزهراء» */
const isOfFaith = (c: TokenFacts, i: number): boolean =>
  isBlank(c.t, i + 1) && FAITH.has(c.t.words.norm(c.t.type[i + 1]!));
const FAITH = new Set(leads.faith.map(normalize));

/** «كامل خالد الدحدوح»: a word that is no ordinary one before two that are nothing but names, the first a given name. */
function isOfThree(c: TokenFacts, i: number): boolean {
  if (c.isOrdinary(i) || c.words.best(i).pos !== 'PROPN' || !isMoreName(c, i + 1) || !isMoreName(c, i + 2))
    return false;
  return ((c.wholePart(i + 1)?.kinds ?? 0) & GIVEN) > 0 && !hasArticle(c, i + 1);
}

/** «وأبو عمر التعزي» */
const isAndFather = (c: TokenFacts, i: number, skip: number): boolean =>
  skip > 0 && KIN.has(c.t.words.norm(c.t.type[i]!).slice(skip)) && isMoreName(c, i + 1);

/** «العالم العابد الفقيه الزاهد»: what is said of a person, and no name. */
function isOfAdjectives(c: TokenFacts, first: number, last: number): boolean {
  if (last - first < 3 && c.parts(first).some((p) => p.part.kinds & GIVEN)) return false;
  for (let i = first; i < last; i++) if (!hasArticle(c, i) || (c.wholePart(i)?.safe ?? 0) > 1) return false;
  return true;
}

/** «حارس مالقا», «دبلوماسيين روس»: does a word by itself behind a title say more of it? */
function isComplement(c: TokenFacts, i: number, { title }: Office, safe: number): boolean {
  if (safe < 2 && title.plural) return true;
  if (safe < 1 && (!c.isStrange(i) || c.words.best(i).verb || c.words.best(i).pronoun)) return true;
  // «الفريق الهلالي»
  if (title.weak && hasArticle(c, i)) return true;
  if (title.definite || i !== title.first + 1) return false;
  return title.weak || title.rank === 'profession' || title.rank === 'office';
}

/** «ولد الأمير طلال»: a title that is nothing else. */
const isOffice = (c: TokenFacts, i: number): boolean => c.isTitle(i) && !((c.wholePart(i)?.kinds ?? 0) & PARTICLE);

const REGAL = new Set<Office['title']['rank']>(['royal', 'religious']);

/** Token after the known name at token i that ends the name of a person before it, -1 for none. */
function joinedEnd(c: TokenFacts, i: number, open: boolean): number {
  const name = c.nameAt(i);
  if (!name || name.start !== c.t.start[i]) return -1;
  // «هيذرر نويرت», «عبدالله بن محمد العويس»
  // «محمد شفيق بن كيران»
  const isBearer = ((c.wholePart(i - 1)?.kinds ?? 0) & GIVEN) > 0 && !c.isOrdinary(i - 1);
  if (name.type === 'person') {
    const isWhole = open || name.last === i + 1 || name.source === 'rule' || (isBearer && c.leads(i, 0, CHILD));
    return isWhole ? name.last : -1;
  }
  // «إبراهيم عرب»
  if (!open && isBearer && name.type === 'group' && name.last === i + 1 && !isPluralOrDefinite(c, i)) return name.last;
  // «أحمد بن حمدان آل نهيان»
  return !open && name.type === 'group' && c.wholePart(i)?.kinds === PARTICLE ? name.last : -1;
}
