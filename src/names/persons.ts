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
import { BLANK, WORD } from '../text/token.js';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import { foreign, type NameRun } from './foreign.js';
import { CALLED, CHILD, REGNAL, SPEECH, SURE, TAIL } from './leads.js';
import {
  FUNCTION,
  hasArticle,
  isAfterNoun,
  isAt,
  isFamily,
  isLast,
  isNisba,
  isUnknown,
  leadBy,
  mayBegin,
  partAt,
} from './name-words.js';
import type { Office } from './offices.js';
import { GIVEN, PARTICLE } from './parts.js';

/** Longest name in words, particles aside. */
const LONGEST = 5;
/** Tokens of a name with its particles («بن», «عبد», «أبو»), which are no words of their own. */
const MOST_TOKENS = 10;
/** Unknown words that one name may hold. */
const UNKNOWNS = 2;
const AND = proclitics.conjunctions[0]!.charCodeAt(0);

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
    let office = titled[i] ?? null;
    if (office && t.gap[i] !== BLANK) office = null;
    // «السادة أحمد بنيس وكمال لحلو»: the title is for all.
    if (!office && list && before === i && t.words.unitAt(t.type[i]!, 0) === AND) office = list;
    if (!office && !mayBegin(c, i)) continue;
    // «أمينة بن الشيخ»: the title is a name here.
    if (office && c.leads(i, 0, CHILD) && (c.wholePart(i - 1)?.kinds ?? 0) & GIVEN) continue;
    const name = readName(c, i, office);
    if (!name) continue;
    const { last, skip } = name;
    // «مستشفى الملك خالد», «شارع عمر المختار»: part of the name of a place.
    if (leadBy(c, office ? office.title.first : i, CALLED)) {
      i = last - 1;
      continue;
    }
    out.push({
      kind: 'name',
      first: i,
      last,
      start: skip ? offsetAfter(t, i, skip) : t.start[i]!,
      end: t.end[last - 1]!,
      rule: office ? 'person/title-name' : 'person/name-name',
      score: office ? 0.85 : 0.7,
      type: 'person',
      subtype: null,
      entries: [],
      weak: false,
      source: 'rule',
      titles: [],
    });
    list = office?.title.plural ? office : null;
    before = last;
    i = last - 1;
  }
  return out;
}

/** Token after the personal name that starts at token i with its first letter, -1 for none. */
export function personEnd(c: TokenFacts, i: number): number {
  const name = mayBegin(c, i) ? readName(c, i, null) : null;
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

const known = (c: TokenFacts, i: number): number | null => partAt(c, i, false)?.part.safe ?? null;

function readName(c: TokenFacts, first: number, office: Office | null): NameRun | null {
  const { t } = c;
  // «الله» by itself; «تركي بن [فهد المشيقح]»
  if (c.isClosed(first) || c.leads(first, 0, TAIL) || (!office && isAt(c, first - 1, CHILD))) return null;
  const isSon = isAt(c, first + 1, CHILD);
  const head = partAt(c, first, true);
  // «الرئيس المصري محمد»: the nation, not a name; «السوري وأمين»: a second title.
  if (head && office && ((c.isNation(first) && !isSon) || head.skip) && !office.title.plural) return null;
  // «الأستاذ فهد»: the name starts behind the last title.
  if (c.isTitle(first)) {
    if (!head || (!office && !isSon)) return null;
    if (hasArticle(c, first) && head.part.safe < 2 && head.part.kinds !== PARTICLE) return null;
  }
  const isVerb = head !== null && c.words.best(first).pos === 'VERB';
  let safe = 0;
  let words = 0;
  let unknowns = 0;
  let open = false;
  if (head) {
    const { kinds, safe: s } = head.part;
    open = kinds === PARTICLE;
    if (!open && !office && ((s === 0 && !isSon) || !(kinds & GIVEN))) return null;
    // «ولد فلان في…» is a verb, «عبد الحق» is none.
    if (isVerb && !office && (open ? !hasArticle(c, first + 1) || isOffice(c, first + 1) : s < 2)) return null;
    // «الوليد بن عبد الملك»: the rest of a name.
    if (!office && c.leads(first, 0, CHILD) && isAfterNoun(c, first)) return null;
    if (open) words = 0;
    else {
      words = 1;
      safe = s;
      if (s < 2 && office && c.isOrdinary(first)) safe = s === 0 ? -1 : 0;
    }
  } else if (office?.strong && isUnknown(c, first)) {
    words = unknowns = 1;
  } else if (isUnknown(c, first) && isSon) {
    // «جديع بن نهار»
    words = unknowns = 1;
  } else return foreign(c, first, office);
  // «وقال رشيد القمري»: who speaks is a person.
  const before = first > 0 && t.kind[first - 1] === WORD && t.gap[first] === BLANK ? c.words.best(first - 1) : null;
  const speaks = before !== null && c.leads(first - 1, before.conjunction, SPEECH) && (safe > 0 || open) && !head?.skip;
  if (speaks) safe++;
  let last = first + 1;
  let ofFather = false;
  const stop = Math.min(t.count, first + MOST_TOKENS);
  for (; last < stop && words <= LONGEST && t.kind[last] === WORD && t.gap[last] === BLANK; last++) {
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
      if (FUNCTION.has(best.pos) || (c.isOrdinary(last) && !best.article && !part && !isAt(c, last + 1, TAIL))) break;
      if (best.pos === 'VERB' && !part) break;
      safe += (part ? Math.max(1, part.safe) : 1) + (c.leads(last - 1, 0, SURE) ? 1 : 0);
      open = part?.kinds === PARTICLE;
      if (!open) words++;
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
      if (part.safe < 2 && words > 1 && (c.isOrdinary(last) || c.isTitle(last))) break;
      // «الأمين العام»
      if (c.isTitle(last) && last + 1 < t.count && c.isInTitle(last + 1)) break;
      safe += part.safe;
      words++;
      continue;
    }
    // «عبدالرحمن بن رجاء السلمي»: an adjective of the language otherwise.
    if (ofFather && safe > 2 && isFamily(c, last)) {
      words++;
      last++;
      break;
    }
    if (safe > 1 && words < 3 && (office || speaks) && isLast(c, last)) {
      words++;
      safe++;
      last++;
      break;
    }
    if (safe < (office ? 1 : 2) && !(office && unknowns)) break;
    if (unknowns >= UNKNOWNS) break;
    if (isUnknown(c, last, false) || isNisba(c, last, words)) {
      unknowns++;
      words++;
      continue;
    }
    break;
  }
  if (open) last--;
  if (last <= first || words === 0 || safe < 0) return null;
  if (!office && (last - first < 2 || safe + unknowns < 3)) return foreign(c, first, office);
  if (office && last - first < 2 && (isVerb || safe + (office.strong ? unknowns : 0) < 1)) return null;
  if (office && last - first < 2 && isComplement(c, first, office, safe)) return null;
  return { last, skip: head?.skip ?? 0 };
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
  if (name.type === 'person') return open || name.last === i + 1 ? name.last : -1;
  // «أحمد بن حمدان آل نهيان»
  return !open && name.type === 'group' && c.wholePart(i)?.kinds === PARTICLE ? name.last : -1;
}
