/**
 * What somebody is called in a sentence: takes an entity with the number that counts it, gives its Arabic phrase in the shape its place asks
 * for, its gender, and its English name.
 */
import { normalize, plain } from '../text/fold.js';
import type { Entity, Quantity } from '../types.js';
import nouns from './data/nouns.json';
import words from './data/summary.json';

export interface Named {
  readonly entity: Entity;
  /** The number that stands in the phrase, as «ثلاثة مهاجرين». */
  readonly quantity: Quantity | null;
}

const norms = (list: readonly string[]): ReadonlySet<string> => new Set(list.map((w) => normalize(plain(w))));
const FEMININE = norms(words.feminine.words);
const WOMEN = norms(words.feminine.names);
const MASCULINE = norms(words.masculine.words);
const MENS_TITLES = norms(words.masculine.titles);
const HONORIFICS = norms(words.honorifics);
const QUANTIFIERS = norms(words.quantifiers);
const DUALS = norms(words.duals);
const OWNERS: Readonly<Record<string, string>> = words.owners;
const THE_ENDS: ReadonlySet<string> = new Set(words.en.theEnds);
const THE: ReadonlySet<string> = new Set(words.en.the);
const CUT_ENDS: ReadonlySet<string> = new Set(words.cutEnds);
const THE_HEADS: ReadonlySet<string> = new Set(words.en.theHeads);
const OF_WHOM = norms(words.ofWhom.words);
const OF_WHOM_ENDS = words.ofWhom.ends;
const WITH_THE: ReadonlySet<string> = new Set(words.en.withThe);
/** Names that take no article whatever their first word: «Royal Air Maroc». */
const PROPER: ReadonlySet<string> = new Set(['person', 'club', 'company', 'media', 'other']);
const BROKEN = norms(words.broken.words);
export const ARTICLE = '\u0627\u0644';
const YN = '\u064a\u0646';
const WN = '\u0648\u0646';
const AN = '\u0627\u0646';
const TEH = '\u0629';
/** ة as it is written (folded it is the pronoun of «نظيره» too), ات; most nouns in اء are masculine: «اعتداء», «لقاء», «شركاء». */
const FEMININE_ENDS = [TEH, '\u0627\u062a'];
/** «الجمعيتان», «جمعيتين». */
const DUAL_ENDS = ['\u062a\u0627\u0646', '\u062a\u064a\u0646'];
/** «أسماء», «هيفاء»: of women's names. */
const WOMENS_END = '\u0627\u0621';
const ALEF = '\u0627';
const YEH = '\u064a';
const WAW = '\u0648';
const NUN = '\u0646';

const bare = (norm: string): string =>
  norm.startsWith(ARTICLE) && norm.length > 4 ? norm.slice(ARTICLE.length) : norm;

const isNamed = (e: Entity): boolean => e.mentions.some((m) => m.kind === 'name');

/** Does a verb before it take the feminine? */
export function isFeminine({ entity: e, quantity: q }: Named): boolean {
  const first = firstWord(e.name);
  if (e.type === 'location' && (e.subtype === 'country' || e.subtype === 'city'))
    return !MASCULINE.has(normalize(plain(first)));
  if (e.type === 'person' && isNamed(e)) {
    if (e.titles.some((t) => isWomansTitle(firstWord(t)))) return true;
    // «الشيخ صباح الأحمد»
    if (e.titles.some((t) => MENS_TITLES.has(bare(normalize(plain(firstWord(t))))))) return false;
    const norm = bare(normalize(plain(first)));
    return !MASCULINE.has(norm) && (WOMEN.has(norm) || first.endsWith(TEH) || first.endsWith(WOMENS_END));
  }
  // «ثلاثة مهاجرين», «سبع نساء»: the noun that is counted decides, from three to ten the number word says the opposite.
  // «جميع الجهات»: what is meant by «all» decides.
  const second = e.name.split(' ')[1];
  if (second && QUANTIFIERS.has(normalize(plain(first)))) return isFeminineNoun(second);
  if (!q) return isFeminineNoun(first);
  if (q.unit && normalize(q.unit) !== normalize(e.name)) return isFeminineNoun(firstWord(q.unit));
  return isFeminineNoun(second ?? first);
}

/** «وزيرة», but not «دولة الرئيس». */
const isWomansTitle = (word: string): boolean => {
  const norm = bare(normalize(plain(word)));
  return word.endsWith(TEH) && !MASCULINE.has(norm) && !HONORIFICS.has(norm);
};

/** The gender of a noun by its spelling. */
export function isFeminineNoun(word: string): boolean {
  const spelled = plain(word);
  const norm = bare(normalize(spelled));
  if (MASCULINE.has(norm)) return false;
  if (DUAL_ENDS.some((end) => norm.endsWith(end) && norm.length > end.length + 3)) return true;
  return FEMININE.has(norm) || FEMININE_ENDS.some((end) => spelled.endsWith(end) && norm.length > end.length + 1);
}

const firstWord = (phrase: string): string => phrase.split(' ', 1)[0]!;

/** The Arabic phrase: unnamed people in the case of a subject («متظاهرون») or of anything else («متظاهرين»). */
export function arabicName(named: Named, place: 'subject' | 'object' | 'genitive'): string {
  return inCase(named, place).replace(MARKS, '').replace(BLANKS, ' ');
}

const BLANKS = /\s+/g;
/** The vowel that a word has in its text, «رئيسِ», need not be the one that it has here. */
const MARKS = /[\u064b-\u0652]/g;

function inCase({ entity: e, quantity: q }: Named, place: 'subject' | 'object' | 'genitive'): string {
  const victims = victimsOf({ entity: e, quantity: q });
  if (victims) return peopleText(victims, place);
  const isDescribed = !isNamed(e) && (e.type === 'group' || e.type === 'person');
  // «موظفي السجن» as a subject: the plural without its nun.
  const [first] = e.name.split(' ', 1) as [string];
  if (place === 'subject' && first.length < e.name.length && first.endsWith(YEH) && nounOf(first + NUN)?.plural)
    return first.slice(0, -1) + WAW + e.name.slice(first.length);
  if (place === 'subject' && OWNERS[first] && first.length < e.name.length)
    return OWNERS[first] + e.name.slice(first.length);
  // «الحوثيون», a name that is a plural.
  if (isNamed(e) && e.type === 'group' && nationPlural(first))
    return first.slice(0, -2) + (place === 'subject' ? WN : YN) + e.name.slice(first.length);
  if (!isDescribed) return e.name;
  if (place === 'object' && first === words.number.bare) return words.number.object + e.name.slice(first.length);
  const at = e.name.indexOf(' ');
  const [head, rest] = at < 0 ? [e.name, ''] : [e.name.slice(0, at), e.name.slice(at)];
  const subject = place === 'subject';
  if (isAccusative(head) && place !== 'object') return head.slice(0, -1) + rest;
  const dual = q?.min === 2 && q.max === 2 && !/\d/.test(head);
  const norm = bare(normalize(plain(head)));
  if (head.endsWith(AN) && !subject && DUALS.has(norm.slice(0, -2) + YN)) return head.slice(0, -2) + YN + rest;
  if (head.endsWith(YN) && subject && !BROKEN.has(norm)) {
    if (dual || DUALS.has(norm)) return head.slice(0, -2) + AN + rest;
    if (!q && e.type === 'group') return head.slice(0, -2) + WN + agreed(head, rest, YN, WN);
  }
  if (!subject && (head.endsWith(WN) || (dual && head.endsWith(AN))) && !(q && !dual))
    return head.slice(0, -2) + YN + agreed(head, rest, WN, YN);
  // «أوقفت الشرطة متهما».
  if (place === 'object' && !rest && !q && takesAlef(head)) return head + ALEF;
  return e.name;
}

/** «الحوثيين», «السوريون». */
const nationPlural = (word: string): boolean =>
  word.startsWith(ARTICLE) && (word.endsWith(YEH + WN) || word.endsWith(YEH + YN));

/** «خطيبا», «سجينا», but not «ضحايا», «قواتنا». */
const isAccusative = (head: string): boolean =>
  head.endsWith(ALEF) &&
  head.length > 3 &&
  (nounOf(head) !== undefined || !(head.startsWith(ARTICLE) || NO_CASE.test(head)));
const NO_CASE = /[\u064a\u0646\u0647\u0645]\u0627$/;

/** The adjective right behind a plural goes with it: «المسؤولون [السعوديون]». */
function agreed(head: string, rest: string, from: string, to: string): string {
  const [, next = ''] = rest.split(' ');
  if (!next.endsWith(from) || next.startsWith(ARTICLE) !== head.startsWith(ARTICLE)) return rest;
  return ` ${next.slice(0, -2)}${to}${rest.slice(next.length + 1)}`;
}

/** One that is not definite, and does not end in a vowel, hamza or ة. */
const takesAlef = (head: string): boolean =>
  !head.startsWith(ARTICLE) && !NO_ALEF.test(head) && nounOf(head)?.plural === false;
const NO_ALEF = /[\u0627\u0629\u0649\u0621]$/;

const CASUALTIES = norms(words.casualties);
const CASUALTY = norms(words.casualty);

/** «6 قتلى», «الجرحى», «شهيد»: who died or was hurt is told by the verb, here only how many; null for others. */
function victimsOf({ entity: e, quantity: q }: Named): Pick<Quantity, 'min' | 'max'> | null {
  if (q) return CASUALTIES.has(normalize(q.unit ?? '')) ? q : null;
  const norm = bare(normalize(plain(e.name)));
  if (isNamed(e) || !(CASUALTIES.has(norm) || CASUALTY.has(norm))) return null;
  return CASUALTY.has(norm) ? { min: 1, max: 1 } : { min: null, max: null };
}
const { person } = words;

/** «6 قتلى» died: so many people. */
function peopleText({ min, max }: Pick<Quantity, 'min' | 'max'>, place: 'subject' | 'object' | 'genitive'): string {
  const n = max ?? min ?? 0;
  if (min === max && n === 1) return place === 'object' ? person.object : person.one;
  if (min === max && n === 2) return place === 'subject' ? person.two : person.twoObject;
  const last = n % 100;
  const noun = last >= 3 && last <= 10 ? person.few : last > 10 ? person.object : person.one;
  return min !== null && min === max ? `${numberText({ min, max })} ${noun}` : person.few;
}

interface Noun {
  readonly one: string;
  readonly many: string;
  readonly plural: boolean;
}
const ENGLISH = new Map<string, Noun>();
for (const row of nouns.nouns) {
  const [one, many] = row.en as [string, string];
  // «مهندسا» is one, where no number counts it.
  for (const form of row.one)
    for (const shape of [form, form + ALEF]) ENGLISH.set(normalize(plain(shape)), { one, many, plural: one === many });
  for (const form of (row as { many?: string[] }).many ?? [])
    ENGLISH.set(normalize(plain(form)), { one, many, plural: true });
}

/** The noun of a phrase, found by the phrase without its article, or by the singular of a dual. */
function nounOf(phrase: string): Noun | undefined {
  const norm = normalize(plain(phrase));
  return ENGLISH.get(norm) ?? ENGLISH.get(bare(norm));
}

/** The noun of a whole phrase, or of a phrase with a nationality behind it: «الحكومة البرازيلية», «متظاهرون سوريون». */
function englishNoun(phrase: string): Noun | undefined {
  const known = nounOf(phrase);
  const at = phrase.lastIndexOf(' ');
  if (known || at < 0) return known;
  const noun = nounOf(phrase.slice(0, at));
  const nation = noun && nationOf(phrase.slice(at + 1));
  return nation ? { ...noun!, one: `${nation} ${noun!.one}`, many: `${nation} ${noun!.many}` } : undefined;
}

const NATIONS = new Map(Object.entries(nouns.nations).map(([ar, en]) => [normalize(plain(ar)), en]));

/** «البرازيلية», «سوريون», «سوريين», «سوريا» as an accusative. */
function nationOf(word: string): string | undefined {
  const norm = bare(normalize(plain(word)));
  for (const cut of [0, 1, 2]) {
    const nation = NATIONS.get(norm.slice(0, norm.length - cut));
    if (nation) return nation;
  }
  return undefined;
}

/** «International Committee of the Red Cross»: its head is a common noun. What has its own article takes none. */
function takesThe(name: string): boolean {
  const told = name.replace(BRACKETS, '');
  const [first] = told.split(' ', 1) as [string];
  if (THE.has(told)) return true;
  if (first === 'The') return false;
  const head = told.split(BEHIND_HEAD, 1)[0]!;
  const isLong = told.includes(' ');
  return WITH_THE.has(first) || THE_ENDS.has(lastWord(told)) || (isLong && THE_HEADS.has(lastWord(head)));
}
const BRACKETS = / \([^)]*\)$/;
const BEHIND_HEAD = / (?:of|for|on|against|in|to) /;
const lastWord = (phrase: string): string => phrase.slice(phrase.lastIndexOf(' ') + 1);

/** Does it name somebody? Digits alone do not, nor what was cut off behind a preposition: «العديد من». */
export const isWhole = (name: string): boolean => LETTERS.test(name) && !CUT_ENDS.has(lastWord(name));
/** Somebody who can be told of in a sentence that stands alone? Not «سكانها». */
export function standsAlone({ entity: e }: Named): boolean {
  if (!isWhole(e.name)) return false;
  if (isNamed(e)) return true;
  const first = firstWord(e.name);
  const norm = normalize(plain(first));
  if (first === e.name && OF_WHOM.has(norm)) return false;
  return first.length <= 4 || nounOf(first) !== undefined || !OF_WHOM_ENDS.some((end) => first.endsWith(end));
}
const LETTERS = /[^\d\s.,/-]/;

/** English name; what has none stays Arabic, in quotation marks. */
export function englishName({ entity: e, quantity: q }: Named): { text: string; plural: boolean } {
  if (e.names.en) {
    return {
      text: !PROPER.has(e.subtype ?? e.type) && takesThe(e.names.en) ? `the ${e.names.en}` : e.names.en,
      plural: e.type === 'group',
    };
  }
  const victims = victimsOf({ entity: e, quantity: q });
  if (victims?.max === 1) return { text: q ? '1 person' : 'a person', plural: false };
  if (victims) return { text: victims.min === null ? 'people' : `${numberText(victims)} people`, plural: true };
  const counted = q !== null && q.min !== null && normalize(q.text).endsWith(normalize(e.name).slice(-4)) ? q : null;
  const dual =
    counted?.min === 2 && e.name.length > 4
      ? (nounOf(e.name.slice(0, -2)) ?? nounOf(e.name.slice(0, -3) + TEH))
      : undefined;
  const noun = (counted?.unit ? englishNoun(counted.unit) : undefined) ?? dual ?? englishNoun(e.name);
  if (noun && counted) {
    const many = counted.max !== 1;
    return { text: `${numberText(counted)} ${many ? noun.many : noun.one}`, plural: many };
  }
  // «150 سياسيا بارزا»: whoever is counted in a group is people.
  if (counted && (e.type === 'group' || e.type === 'person'))
    return { text: `${numberText(counted)} ${counted.max === 1 ? 'person' : 'people'}`, plural: counted.max !== 1 };
  if (noun) {
    const text = noun.plural ? noun.many : noun.one;
    if (e.name.startsWith(ARTICLE) || (!noun.plural && e.name.includes(` ${ARTICLE}`)))
      return { text: `the ${text}`, plural: noun.plural };
    return { text: noun.plural ? text : `${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`, plural: noun.plural };
  }
  // A number and nothing else counts people.
  if (q && e.name === q.text) return { text: numberText(q), plural: q.max !== 1 };
  return { text: `\u00ab${e.name.replace(BLANKS, ' ')}\u00bb`, plural: e.type === 'group' };
}

/** «7», «5 to 7», «at least 5». */
export function numberText({ min, max }: { min: number | null; max: number | null }): string {
  const group = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
  if (min !== null && max !== null) return min === max ? group(min) : `${group(min)} to ${group(max)}`;
  return min !== null ? `at least ${group(min)}` : `up to ${group(max ?? 0)}`;
}
