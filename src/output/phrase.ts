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
const WITH_THE: ReadonlySet<string> = new Set(words.en.withThe);
/** Names that take no article whatever their first word: «Royal Air Maroc». */
const PROPER: ReadonlySet<string> = new Set(['person', 'club', 'company', 'media', 'other']);
const BROKEN = norms(words.broken.words);
export const ARTICLE = '\u0627\u0644';
const YN = '\u064a\u0646';
const WN = '\u0648\u0646';
const AN = '\u0627\u0646';
/** ة as folded, اء and ات as folded. */
const FEMININE_ENDS = ['\u0647', '\u0627\u0621', '\u0627\u062a'];
const ALEF = '\u0627';
const TEH = '\u0629';

const bare = (norm: string): string =>
  norm.startsWith(ARTICLE) && norm.length > 4 ? norm.slice(ARTICLE.length) : norm;

const isNamed = (e: Entity): boolean => e.mentions.some((m) => m.kind === 'name');

/** Does a verb before it take the feminine? */
export function isFeminine({ entity: e, quantity: q }: Named): boolean {
  const first = firstWord(e.name);
  const norm = bare(normalize(plain(first)));
  if (e.type === 'location' && (e.subtype === 'country' || e.subtype === 'city'))
    return !MASCULINE.has(normalize(plain(first)));
  if (e.type === 'person' && isNamed(e)) {
    if (e.titles.some((t) => firstWord(t).endsWith(TEH) && !MASCULINE.has(normalize(firstWord(t))))) return true;
    return WOMEN.has(norm) || (first.endsWith(TEH) && !MASCULINE.has(norm));
  }
  // «ثلاثة مهاجرين», «سبع نساء»: the noun that is counted decides, from three to ten the number word says the opposite.
  const noun = q?.unit && normalize(q.unit) !== normalize(e.name) ? bare(normalize(plain(firstWord(q.unit)))) : norm;
  return isFeminineNoun(
    q && noun === norm && e.name.includes(' ') ? bare(normalize(plain(e.name.split(' ')[1]!))) : noun,
  );
}

/** The gender of a noun by its folded form. */
export const isFeminineNoun = (norm: string): boolean =>
  !MASCULINE.has(norm) &&
  (FEMININE.has(norm) || FEMININE_ENDS.some((end) => norm.endsWith(end) && norm.length > end.length + 1));

const firstWord = (phrase: string): string => phrase.split(' ', 1)[0]!;

/** The Arabic phrase: unnamed people in the case of a subject («متظاهرون») or of anything else («متظاهرين»). */
export function arabicName(named: Named, place: 'subject' | 'object' | 'genitive'): string {
  return inCase(named, place).replace(BLANKS, ' ');
}

const BLANKS = /\s+/g;

function inCase({ entity: e, quantity: q }: Named, place: 'subject' | 'object' | 'genitive'): string {
  if (isNamed(e) || (e.type !== 'group' && e.type !== 'person')) return e.name;
  const at = e.name.indexOf(' ');
  const [head, rest] = at < 0 ? [e.name, ''] : [e.name.slice(0, at), e.name.slice(at)];
  const subject = place === 'subject';
  if (head.endsWith(ALEF) && head.length > 3 && place !== 'object' && nounOf(head)) return head.slice(0, -1) + rest;
  const dual = q?.min === 2 && q.max === 2 && !/\d/.test(head);
  const norm = bare(normalize(plain(head)));
  if (head.endsWith(YN) && subject && !BROKEN.has(norm)) {
    if (dual) return head.slice(0, -2) + AN + rest;
    if (!q && e.type === 'group') return head.slice(0, -2) + WN + rest;
  }
  if (!subject && (head.endsWith(WN) || (dual && head.endsWith(AN))) && !(q && !dual))
    return head.slice(0, -2) + YN + rest;
  return e.name;
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

/** English name; what has none stays Arabic, in quotation marks. */
export function englishName({ entity: e, quantity: q }: Named): { text: string; plural: boolean } {
  if (e.names.en) {
    const first = e.names.en.split(' ', 1)[0]!;
    return {
      text: !PROPER.has(e.subtype ?? e.type) && WITH_THE.has(first) ? `the ${e.names.en}` : e.names.en,
      plural: e.type === 'group',
    };
  }
  const counted = q !== null && q.min !== null && normalize(q.text).endsWith(normalize(e.name).slice(-4)) ? q : null;
  const dual =
    counted?.min === 2 && e.name.length > 4
      ? (nounOf(e.name.slice(0, -2)) ?? nounOf(e.name.slice(0, -3) + TEH))
      : undefined;
  const noun = (counted?.unit ? nounOf(counted.unit) : undefined) ?? dual ?? nounOf(e.name);
  if (noun && counted) {
    const many = counted.max !== 1;
    return { text: `${numberText(counted)} ${many ? noun.many : noun.one}`, plural: many };
  }
  if (noun) {
    const text = noun.plural ? noun.many : noun.one;
    if (e.name.startsWith(ARTICLE)) return { text: `the ${text}`, plural: noun.plural };
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
