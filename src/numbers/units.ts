/**
 * What may stand around a number: takes the unit file, gives one lexicon for the words after a number and one for those before it,
 * and columns that tell a counted noun and a noun in the dual by spelling.
 */
import { normalize } from '../text/fold.js';
import { kindOf, LINE, type Tokens, WORD } from '../text/token.js';
import data from './data/units.json';
import { columnOf, type Forms, Lexicon, numbersOf } from './lexicon.js';

export type After =
  | { readonly kind: 'percent' | 'others' | 'time' | 'function' | 'final' | 'belowZero' | 'to' | 'every' | 'over' }
  | { readonly kind: 'currency'; readonly code: string }
  | { readonly kind: 'local'; readonly id: string }
  | { readonly kind: 'measure'; readonly unit: string; readonly sum: string | null }
  | { readonly kind: 'bound'; readonly side: Side };
export type Side = 'min' | 'max' | 'about';
export type Before =
  | { readonly kind: 'bound'; readonly side: Side }
  | { readonly kind: 'between' | 'from' | 'label' | 'against' };

function* afterForms(): Iterable<Forms<After>> {
  const list = (forms: readonly string[], value: After): Forms<After> => ({ forms, value });
  yield list(data.percent, { kind: 'percent' });
  for (const c of data.currencies) yield list(c.forms, { kind: 'currency', code: c.code });
  for (const c of data.localCurrencies) yield list(c.forms, { kind: 'local', id: c.id });
  for (const m of data.measures as readonly { unit: string; forms: string[]; sum?: string }[])
    yield list(m.forms, { kind: 'measure', unit: m.unit, sum: m.sum ?? null });
  yield list(data.others, { kind: 'others' });
  yield list(data.timeNouns, { kind: 'time' });
  yield list(data.finals, { kind: 'final' });
  yield list(data.functionWords, { kind: 'function' });
  yield list(data.belowZero, { kind: 'belowZero' });
  yield list(data.to, { kind: 'to' });
  yield list(data.every, { kind: 'every' });
  yield list(data.over, { kind: 'over' });
  for (const b of data.boundsAfter) yield list(b.forms, { kind: 'bound', side: b.side as Side });
}
export const afterNumber = new Lexicon<After>(afterForms);

function* beforeForms(): Iterable<Forms<Before>> {
  for (const b of data.bounds) yield { forms: b.forms, value: { kind: 'bound', side: b.side as Side } };
  const only = new Set(data.betweenOnly);
  for (const form of data.between) yield { forms: [form], value: { kind: only.has(form) ? 'between' : 'from' } };
  yield { forms: data.against, value: { kind: 'against' } };
  yield { forms: data.labels, value: { kind: 'label' } };
  // «فيه» folds to «فئة».
  yield { forms: data.labelsExact, value: { kind: 'label' }, exact: true };
}
export const beforeNumber = new Lexicon<Before>(beforeForms);

export const localCurrencies = new Map(
  data.localCurrencies.map((c) => [
    c.id,
    { by: c.by as Record<string, string>, otherwise: c.otherwise, word: c.forms[0]! },
  ]),
);

function* countryForms(): Iterable<Forms<string>> {
  for (const [value, forms] of Object.entries(data.countryCues)) yield { forms, value };
}
export const countryCues = new Lexicon<string>(countryForms);

const ordinalHeads = new Set(data.ordinalHeads.map(normalize));
export const isOrdinalHead = (norm: string): boolean => ordinalHeads.has(norm) || ordinalHeads.has(norm.slice(1));

/** Letters and endings that the columns and the readers beside look at, folded. */
export const spelling = {
  and: normalize(data.spelling.and),
  article: normalize(data.spelling.article),
  from: normalize(data.spelling.from),
  definite: data.spelling.definite.map(normalize),
  accusative: data.spelling.accusativeEndings.map(normalize),
  possessive: data.spelling.possessiveEndings.map(normalize),
};
const { article: ARTICLE, and: WAW } = spelling;
const IMPERFECT = normalize(data.spelling.imperfect);
const PLURAL = normalize(data.spelling.masculinePlural);
const TAA = data.spelling.feminineEnding;
const WAW_NOUNS = new Set(data.wawNouns.map(normalize));
const PREFIXED = data.spelling.prefixedArticle.map(normalize);

/** May a noun that a number counts be spelled so? Function words and verbs in «يـ…ـون» may not. */
function countable(norm: string): boolean {
  if (norm.length < 2 || norm.startsWith(ARTICLE) || PREFIXED.some((p) => norm.startsWith(p))) return false;
  if (norm.startsWith(WAW)) return WAW_NOUNS.has(norm);
  return !(norm.startsWith(IMPERFECT) && norm.endsWith(PLURAL));
}

const DUALS = new Map<string, string>();
for (const noun of data.dualNouns) for (const end of data.spelling.dualEndings) DUALS.set(normalize(noun + end), noun);
for (const form of data.dualMeasures) DUALS.set(normalize(form), form.slice(0, -2));
const NOT_DUAL = new Set(data.notDual.map(normalize));
const FEMININE = data.spelling.feminineDualEndings.map(normalize);
const STAN = normalize(data.spelling.countryEnding);

/** The singular of a noun in the dual, null for other words: «قتيلين», «سفينتان». */
export function dualOf(norm: string, surface: string): string | null {
  if (NOT_DUAL.has(norm)) return null;
  const known = DUALS.get(norm);
  if (known) return known;
  if (norm.length < 5 || norm.startsWith(ARTICLE) || PREFIXED.some((p) => norm.startsWith(p))) return null;
  if (norm.startsWith(WAW) && !WAW_NOUNS.has(norm.slice(0, -3) + normalize(TAA))) return null;
  if (!FEMININE.some((f) => norm.endsWith(f)) || norm.endsWith(STAN)) return null;
  return surface.slice(0, -3) + TAA;
}

const countableAt = numbersOf((words, id) => (countable(words.norm(id)) ? 1 : 0));
/** The singular of a noun in the dual, by the spelling of a word type; empty for other words. */
export const singularOf = columnOf((words, id) => dualOf(words.norm(id), words.surface(id)) ?? '');
/** 1 for the nouns in the dual. */
export const dualsOf = numbersOf((words, id) => (kindOf(words, id) === WORD && singularOf(words)(id) ? 1 : 0));

/** Is token i a word that a number before it may count? */
export function mayBeCounted(t: Tokens, i: number): boolean {
  if (i >= t.count || t.kind[i] !== WORD || t.gap[i]! >= LINE || countableAt(t.words).of(t.type[i]!) === 0)
    return false;
  return !afterNumber.at(t, i).some((h) => h.skip === 0 && h.value.kind === 'function');
}
