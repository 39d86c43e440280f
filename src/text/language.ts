/**
 * The language of a text: takes the text, gives its code and a confidence, by letters and common words alone.
 *
 * Languages of Arabic script are told apart word by word: a word with a letter that a language does not write speaks against that language,
 * a common word, beginning or ending of a language speaks for it. Text in another script is `und`: a plug-in (`khabar/language`) names it.
 */
import { SEED_A, stepA } from '../core/hash.js';
import data from './data/language.json';
import { ARABIC, CLASS, LETTER, MARK, SURFACE } from './fold.js';

export interface Language {
  readonly code: string;
  readonly confidence: number;
}

/** Long texts are looked at in three places, start, middle and end, this many UTF-16 units each. */
const WINDOW = 400;
/** Below this share of Arabic letters the text is in another script, with Arabic words in it. */
const MOSTLY = 0.35;

// What one word says of a language.
const FOREIGN = -3;
const GUEST = -0.8;
const KNOWN = 3;
const START = 1;
const END = 0.7;
/** Arabic is what this library is given. */
const PRIOR = 2;

type Code = keyof typeof data;
const CODES = Object.keys(data) as Code[];

/** Masks of languages, one bit each, by UTF-16 unit: who never writes the letter, and who writes it in foreign words only. */
const never = new Uint8Array(0x900).fill((1 << CODES.length) - 1);
const seldom = new Uint8Array(0x900);
/** Masks by hash of the letters. */
const known = new Map<number, number>();
const starts = new Map<number, number>();
const ends = new Map<number, number>();
const LONGEST_AFFIX = 4;

/** The letter without marks, whichever keyboard wrote it: yeh and kaf have one code each. */
function letter(unit: number): number {
  const u = SURFACE[unit]!;
  return u === 0x6cc || u === 0x649 ? 0x64a : u === 0x6a9 ? 0x643 : u;
}

let ready = false;
/** Fills the tables at the first text. */
function load(): void {
  ready = true;
  CODES.forEach(enter);
}

function enter(code: Code, k: number): void {
  const bit = 1 << k;
  for (const one of data[code].letters) never[one.charCodeAt(0)]! &= ~bit;
  for (const one of data[code].guests) {
    never[one.charCodeAt(0)]! &= ~bit;
    seldom[one.charCodeAt(0)]! |= bit;
  }
  const mark = (table: Map<number, number>, text: string, backward: boolean) => {
    let key = SEED_A;
    for (let i = 0; i < text.length; i++) {
      const u = letter(text.charCodeAt(backward ? text.length - 1 - i : i));
      if (u) key = stepA(key, u);
    }
    table.set(key, (table.get(key) ?? 0) | bit);
  };
  for (const word of data[code].words.split(' ')) mark(known, word, false);
  for (const affix of data[code].starts) mark(starts, affix, false);
  for (const affix of data[code].ends) mark(ends, affix, true);
}

/** Letters of Arabic script, and the two signs that Sindhi writes as words. */
const isArabic = (u: number): boolean => CLASS[u] === ARABIC || u === 0x6fd || u === 0x6fe;

interface Count {
  arabic: number;
  other: number;
  readonly scores: number[];
}

function count(text: string): Count {
  const total: Count = { arabic: 0, other: 0, scores: CODES.map((code) => (code === 'ar' ? PRIOR : 0)) };
  const n = text.length;
  if (n <= 3 * WINDOW) countWindow(text, 0, n, total);
  else for (const from of [0, (n - WINDOW) >> 1, n - WINDOW]) countWindow(text, from, from + WINDOW, total);
  return total;
}

function countWindow(text: string, from: number, to: number, total: Count): void {
  for (let i = from; i < to; i++) {
    const u = text.charCodeAt(i);
    if (CLASS[u] === LETTER) total.other++;
    if (!isArabic(u)) continue;
    let end = i + 1;
    while (end < to && (isArabic(text.charCodeAt(end)) || CLASS[text.charCodeAt(end)] === MARK)) end++;
    total.arabic += end - i;
    weigh(text, i, end, total.scores);
    i = end - 1;
  }
}

/** The letters of the word at hand. */
const word = new Uint16Array(3 * WINDOW);

/** Adds what one word says. */
function weigh(text: string, from: number, to: number, scores: number[]): void {
  let foreign = 0;
  let guest = 0;
  let n = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    const u = SURFACE[unit]!;
    if (u === 0) continue;
    if (u < never.length) {
      foreign |= never[u]!;
      guest |= seldom[u]!;
    }
    word[n++] = letter(unit);
  }
  let h = SEED_A;
  let start = 0;
  for (let i = 0; i < n; i++) {
    h = stepA(h, word[i]!);
    if (i < LONGEST_AFFIX && i < n - 1) start |= starts.get(h) ?? 0;
  }
  const common = known.get(h) ?? 0;
  h = SEED_A;
  let end = 0;
  for (let i = 1; i <= LONGEST_AFFIX && i < n; i++) {
    h = stepA(h, word[n - i]!);
    end |= ends.get(h) ?? 0;
  }
  for (let k = 0; k < scores.length; k++) {
    const bit = 1 << k;
    if (foreign & bit) scores[k]! += FOREIGN;
    else if (guest & bit) scores[k]! += GUEST;
    if (common & bit) scores[k]! += KNOWN;
    if (start & bit) scores[k]! += START;
    if (end & bit) scores[k]! += END;
  }
}

export function readLanguage(text: string): Language {
  if (!ready) load();
  const { arabic, other, scores } = count(text);
  if (arabic + other === 0) return { code: 'und', confidence: 1 };
  if (arabic < MOSTLY * (arabic + other)) return { code: 'und', confidence: 0.5 };
  const ranked = CODES.map((code, k) => ({ code, score: scores[k]! })).sort((a, b) => b.score - a.score);
  const margin = ranked[0]!.score - ranked[1]!.score;
  return { code: ranked[0]!.code, confidence: Math.round(100 / (1 + Math.exp(-margin))) / 100 };
}
