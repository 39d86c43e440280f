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

/**
 * By UTF-16 unit: the letter without marks, whichever keyboard wrote it (yeh and kaf have one code each), and above it the languages that
 * never write it and those that write it in foreign words only, as masks, one bit a language.
 */
const LETTERS = 0x900;
const NEVER = 16;
const SELDOM = 24;
const table = new Uint32Array(LETTERS);
const ALL = (1 << CODES.length) - 1;

function letter(unit: number): number {
  const u = SURFACE[unit]!;
  return u === 0x6cc || u === 0x649 ? 0x64a : u === 0x6a9 ? 0x643 : u;
}

/** Masks of languages by hash of some letters. */
class Masks {
  private readonly hashes = new Int32Array(SLOTS);
  private readonly masks = new Uint8Array(SLOTS);

  /** The mask, 0 for a hash that is not there. */
  of(hash: number): number {
    let slot = slotOf(hash);
    while (this.masks[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    return this.masks[slot]!;
  }

  add(hash: number, bit: number): void {
    let slot = slotOf(hash);
    while (this.masks[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    this.hashes[slot] = hash;
    this.masks[slot]! |= bit;
  }
}
const SLOTS = 2048;
const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);
const known = new Masks();
const starts = new Masks();
const ends = new Masks();
const LONGEST_AFFIX = 4;

let ready = false;
/** Fills the tables at the first text. */
function load(): void {
  ready = true;
  const never = new Uint8Array(LETTERS).fill(ALL);
  const seldom = new Uint8Array(LETTERS);
  CODES.forEach((code, k) => {
    const bit = 1 << k;
    for (const one of data[code].letters) never[one.charCodeAt(0)]! &= ~bit;
    for (const one of data[code].guests) {
      never[one.charCodeAt(0)]! &= ~bit;
      seldom[one.charCodeAt(0)]! |= bit;
    }
    for (const word of data[code].words.split(' ')) known.add(hashOf(word, false), bit);
    for (const affix of data[code].starts) starts.add(hashOf(affix, false), bit);
    for (const affix of data[code].ends) ends.add(hashOf(affix, true), bit);
  });
  for (let u = 0; u < LETTERS; u++) {
    const s = SURFACE[u]!;
    const masks = s < LETTERS ? (never[s]! << NEVER) | (seldom[s]! << SELDOM) : 0;
    table[u] = s === 0 ? 0 : letter(u) | masks;
  }
}

function hashOf(text: string, backward: boolean): number {
  let hash = SEED_A;
  for (let i = 0; i < text.length; i++) {
    const u = letter(text.charCodeAt(backward ? text.length - 1 - i : i));
    if (u) hash = stepA(hash, u);
  }
  return hash;
}

/** What `table` has for a unit, also for those beyond it: presentation forms and other rare signs. */
function infoOf(unit: number): number {
  if (unit < LETTERS) return table[unit]!;
  const s = SURFACE[unit]!;
  return s === 0 ? 0 : s < LETTERS ? table[s]! : letter(unit);
}

/** Letters of Arabic script, and the two signs that Sindhi writes as words. */
const isArabic = (u: number): boolean => CLASS[u] === ARABIC || u === 0x6fd || u === 0x6fe;

const PRIORS = Float64Array.from(CODES, (code) => (code === 'ar' ? PRIOR : 0));

/** What was counted in a text. */
class Count {
  arabic = 0;
  other = 0;
  readonly scores = new Float64Array(PRIORS);

  constructor(private readonly text: string) {
    const n = text.length;
    if (n <= 3 * WINDOW) this.window(0, n);
    else for (const from of [0, (n - WINDOW) >> 1, n - WINDOW]) this.window(from, from + WINDOW);
  }

  private window(from: number, to: number): void {
    const { text } = this;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      if (CLASS[unit] === LETTER) this.other++;
      if (!isArabic(unit)) continue;
      const start = i;
      let n = 0;
      let masks = 0;
      for (let u = unit; ; u = text.charCodeAt(i)) {
        const info = infoOf(u);
        if (info !== 0) {
          masks |= info;
          word[n++] = info & 0xffff;
        }
        if (++i >= to) break;
        const next = text.charCodeAt(i);
        if (!isArabic(next) && CLASS[next] !== MARK) break;
      }
      this.arabic += i - start;
      this.weigh(n, (masks >>> NEVER) & ALL, masks >>> SELDOM);
      i--;
    }
  }

  /** Adds what one word of n letters says. */
  private weigh(n: number, foreign: number, guest: number): void {
    let hash = SEED_A;
    let start = 0;
    for (let i = 0; i < n; i++) {
      hash = stepA(hash, word[i]!);
      if (i < LONGEST_AFFIX && i < n - 1) start |= starts.of(hash);
    }
    const common = known.of(hash);
    hash = SEED_A;
    let end = 0;
    for (let i = 1; i <= LONGEST_AFFIX && i < n; i++) {
      hash = stepA(hash, word[n - i]!);
      end |= ends.of(hash);
    }
    const { scores } = this;
    for (let said = foreign | guest | common | start | end, k = 0; said >> k !== 0; k++) {
      const bit = 1 << k;
      if ((said & bit) === 0) continue;
      if (foreign & bit) scores[k]! += FOREIGN;
      else if (guest & bit) scores[k]! += GUEST;
      if (common & bit) scores[k]! += KNOWN;
      if (start & bit) scores[k]! += START;
      if (end & bit) scores[k]! += END;
    }
  }
}

/** The letters of the word at hand. */
const word = new Uint16Array(3 * WINDOW);

export function readLanguage(text: string): Language {
  if (!ready) load();
  const { arabic, other, scores } = new Count(text);
  if (arabic + other === 0) return { code: 'und', confidence: 1 };
  if (arabic < MOSTLY * (arabic + other)) return { code: 'und', confidence: 0.5 };
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
  let second = -Infinity;
  for (let k = 0; k < scores.length; k++) if (k !== best && scores[k]! > second) second = scores[k]!;
  return { code: CODES[best]!, confidence: Math.round(100 / (1 + Math.exp(second - scores[best]!))) / 100 };
}
