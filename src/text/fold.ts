/**
 * The one folding table, used for text and data alike: takes a UTF-16 unit, gives its class, its plain spelling and its norm.
 *
 * Each unit maps to exactly one unit (0: not part of the word), so folded and original offsets are equal and no map is needed.
 *   surface: marks, tatweel and invisible signs off, presentation forms made plain, digits ASCII: «مُحَمَّـد» → «محمد»
 *   norm:    also hamza seats, ى, ة, Persian letters and Latin case made one:        «إسلامية» → «اسلاميه»
 * The norm has false friends (على = علي), which is why both are kept.
 * Ligature units («ﷲ», «ﻻ») stand for several letters; `ligature` gives them, for look-up keys only.
 */
import { stringOf } from '../core/bytes.js';

export const OTHER = 0;
export const ARABIC = 1;
/** Vowel marks and tatweel: part of a word, wherever they stand in it. */
export const MARK = 2;
/** Bidi controls, joiners and other invisible signs: inside a word only when letters follow. */
export const INVISIBLE = 3;
export const DIGIT = 4;
/** Letters of the scripts that are not Arabic. */
export const LETTER = 5;
export const SPACE = 6;
export const NEWLINE = 7;
export const PUNCT = 8;

export const CLASS = new Uint8Array(65536);
export const SURFACE = new Uint16Array(65536);
export const NORM = new Uint16Array(65536);

/** From here on units may be ligatures. */
export const LIGATURES = 0xfdf2;
const LETTERS_OF = new Map<number, readonly number[]>();
export const ligature = (unit: number): readonly number[] | undefined => LETTERS_OF.get(unit);

// Presentation forms, in the order of their blocks: the letter and how many shapes it has.
const FORMS_B: readonly (readonly [number, number])[] = [
  [0x621, 1], [0x622, 2], [0x623, 2], [0x624, 2], [0x625, 2], [0x626, 4], [0x627, 2], [0x628, 4], [0x629, 2], [0x62a, 4],
  [0x62b, 4], [0x62c, 4], [0x62d, 4], [0x62e, 4], [0x62f, 2], [0x630, 2], [0x631, 2], [0x632, 2], [0x633, 4], [0x634, 4],
  [0x635, 4], [0x636, 4], [0x637, 4], [0x638, 4], [0x639, 4], [0x63a, 4], [0x641, 4], [0x642, 4], [0x643, 4], [0x644, 4],
  [0x645, 4], [0x646, 4], [0x647, 4], [0x648, 2], [0x649, 2], [0x64a, 4],
]; // biome-ignore format: one row of the block a line
const FORMS_A: readonly (readonly [number, number, number])[] = [
  [0xfb50, 0x671, 2], [0xfb56, 0x67e, 4], [0xfb66, 0x679, 4], [0xfb7a, 0x686, 4], [0xfb88, 0x688, 2], [0xfb8a, 0x698, 2],
  [0xfb8c, 0x691, 2], [0xfb8e, 0x6a9, 4], [0xfb92, 0x6af, 4], [0xfb9e, 0x6ba, 2], [0xfba6, 0x6c1, 4], [0xfbaa, 0x6be, 4],
  [0xfbae, 0x6d2, 2], [0xfbfc, 0x6cc, 4], [0xfb6a, 0x6a4, 4],
]; // biome-ignore format: one row of the block a line

/** Blocks that hold marks and invisible signs; blocks of Arabic letters. Few, since these tables are made at every start. */
const SIGNS = [
  [0xad, 0xae],
  [0x300, 0x900],
  [0x2000, 0x2070],
  [0xfe00, 0x10000],
] as const;
const LETTERS = [
  [0x620, 0x780],
  [0xfb50, 0xff00],
] as const;

function fill(from: number, to: number, value: number): void {
  CLASS.fill(value, from, to + 1);
}

/** Each unit as itself; a function of its own, since the engine compiles a short loop sooner than one with much around it. */
function itself(table: Uint16Array): void {
  for (let i = 0; i < table.length; i++) table[i] = i;
}

function makeTables(): void {
  itself(SURFACE);

  // Scripts that are not Arabic.
  fill(0x41, 0x5a, LETTER);
  fill(0x61, 0x7a, LETTER);
  fill(0xaa, 0xaa, LETTER);
  fill(0xb5, 0xb5, LETTER);
  fill(0xba, 0xba, LETTER);
  fill(0xc0, 0x24f, LETTER);
  CLASS[0xd7] = CLASS[0xf7] = OTHER;
  fill(0x250, 0x2ff, LETTER);
  fill(0x370, 0x3ff, LETTER);
  fill(0x400, 0x52f, LETTER);
  fill(0x531, 0x556, LETTER);
  fill(0x561, 0x587, LETTER);
  fill(0x5d0, 0x5ea, LETTER);
  fill(0x710, 0x74f, LETTER);
  fill(0x780, 0x7b1, LETTER);
  fill(0x900, 0x1fff, LETTER);
  fill(0x2c00, 0x2dff, LETTER); // Tifinagh among them
  fill(0x3040, 0x9fff, LETTER);
  fill(0xac00, 0xd7a3, LETTER);

  // Arabic.
  fill(0x620, 0x64a, ARABIC);
  fill(0x66e, 0x6d3, ARABIC);
  fill(0x6d5, 0x6d5, ARABIC);
  fill(0x6ee, 0x6ef, ARABIC);
  fill(0x6fa, 0x6fc, ARABIC);
  fill(0x6ff, 0x6ff, ARABIC);
  fill(0x750, 0x77f, ARABIC);
  fill(0x8a0, 0x8c9, ARABIC);
  fill(0xfb50, 0xfbb1, ARABIC);
  fill(0xfbd3, 0xfd3d, ARABIC);
  fill(0xfd50, 0xfdfb, ARABIC);
  fill(0xfe70, 0xfefc, ARABIC);

  // Marks of both scripts, tatweel.
  fill(0x300, 0x36f, MARK);
  fill(0x610, 0x61a, MARK);
  fill(0x640, 0x640, MARK);
  fill(0x64b, 0x65f, MARK);
  fill(0x670, 0x670, MARK);
  fill(0x6d6, 0x6dc, MARK);
  fill(0x6df, 0x6e4, MARK);
  fill(0x6e7, 0x6e8, MARK);
  fill(0x6ea, 0x6ed, MARK);
  fill(0x8ca, 0x8ff, MARK);
  fill(0xfe00, 0xfe0f, INVISIBLE);
  fill(0xfe70, 0xfe7f, MARK); // isolated vowel signs
  fill(0x61c, 0x61c, INVISIBLE);
  fill(0xad, 0xad, INVISIBLE);
  fill(0x200b, 0x200f, INVISIBLE);
  fill(0x202a, 0x202e, INVISIBLE);
  fill(0x2060, 0x206f, INVISIBLE);
  fill(0xfeff, 0xfeff, INVISIBLE);

  fill(0x30, 0x39, DIGIT);
  fill(0x660, 0x669, DIGIT);
  fill(0x6f0, 0x6f9, DIGIT);

  for (const u of [0x09, 0x20, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000]) CLASS[u] = SPACE;
  fill(0x2000, 0x200a, SPACE);
  for (const u of [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) CLASS[u] = NEWLINE;

  for (let u = 0x21; u < 0x7f; u++) if (CLASS[u] === OTHER) CLASS[u] = PUNCT;
  for (const u of [0xa1, 0xab, 0xb7, 0xbb, 0xbf, 0x60c, 0x60d, 0x61b, 0x61e, 0x61f, 0x66a, 0x66b, 0x66c, 0x66d, 0x6d4])
    CLASS[u] = PUNCT;
  fill(0x2010, 0x2027, PUNCT);
  fill(0x2030, 0x205e, PUNCT);
  fill(0x3001, 0x3003, PUNCT);
  fill(0x3008, 0x3011, PUNCT);
  fill(0xfd3e, 0xfd3f, PUNCT);

  // Plain spelling.
  for (let i = 0; i < 10; i++) SURFACE[0x660 + i] = SURFACE[0x6f0 + i] = 0x30 + i;
  let at = 0xfe80;
  for (const [letter, shapes] of FORMS_B) for (let k = 0; k < shapes; k++) SURFACE[at++] = letter;
  for (const [from, letter, shapes] of FORMS_A) for (let k = 0; k < shapes; k++) SURFACE[from + k] = letter;
  const LAM = 0x644;
  [0x622, 0x623, 0x625, 0x627].forEach((alef, i) => {
    LETTERS_OF.set(0xfef5 + 2 * i, [LAM, alef]);
    LETTERS_OF.set(0xfef6 + 2 * i, [LAM, alef]);
  });
  LETTERS_OF.set(0xfdf2, [0x627, LAM, LAM, 0x647]);
  LETTERS_OF.set(0xfdf4, [0x645, 0x62d, 0x645, 0x62f]);
  LETTERS_OF.set(0xfdfa, [0x635, LAM, 0x649]);
  LETTERS_OF.set(0xfdfb, [0x62c, LAM]);

  for (const [from, to] of SIGNS)
    for (let i = from; i < to; i++) if (CLASS[i] === MARK || CLASS[i] === INVISIBLE) SURFACE[i] = 0;

  // Norm, on top of the plain spelling.
  NORM.set(SURFACE);
  const to = (target: number, ...sources: number[]) => {
    for (const s of sources) NORM[s] = target;
  };
  to(0x627, 0x622, 0x623, 0x625, 0x671, 0x672, 0x673); // ا
  to(0x64a, 0x649, 0x626, 0x6cc, 0x6d0, 0x6d2, 0x6d3); // ي
  to(0x648, 0x624, 0x6cb); // و
  to(0x647, 0x629, 0x6c0, 0x6c1, 0x6c2, 0x6c3, 0x6d5, 0x6be); // ه
  to(0x643, 0x6a9, 0x6aa, 0x6ac, 0x6ad, 0x6af, 0x762, 0x763); // ك
  to(0x628, 0x67e); // ب
  to(0x62c, 0x686); // ج
  to(0x641, 0x6a4, 0x6a5); // ف
  to(0x642, 0x6a8); // ق
  to(0x632, 0x698); // ز
  for (const [from, end] of LETTERS)
    for (let i = from; i < end; i++) {
      const s = SURFACE[i]!;
      if (s !== i && s >= 0x620 && s < 0x780) NORM[i] = NORM[s]!;
    }
  for (let i = 0x41; i < 0x590; i++) {
    if (CLASS[i] !== LETTER) continue;
    const lower = String.fromCharCode(i).toLowerCase();
    if (lower.length === 1) NORM[i] = lower.charCodeAt(0);
  }
  // Latin letters with accents and without are one: «Lyon», «Orléans».
  for (let i = 0xc0; i < 0x250; i++) {
    const plain = String.fromCharCode(i).normalize('NFD').charCodeAt(0);
    if (plain < 0x80 && CLASS[plain] === LETTER) NORM[i] = NORM[plain]!;
  }
}
makeTables();

/** Is a unit a letter of the alphabet? Most are: told apart without a look into the tables. */
export const isPlainLetter = (unit: number): boolean => unit > 0x620 && unit < 0x64b && unit !== 0x640;

/** Texts that are their own plain spelling, and those that are their own norm: most words of data, told by the engine far quicker than written. */
const IS_PLAIN = /^[ \u0621-\u063a\u0641-\u064a]*$/;
const IS_NORM = /^[ \u0621\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a]*$/;

/** The plain spelling of a text: marks and invisible signs off, ligatures written out. */
export const plain = (text: string): string => (IS_PLAIN.test(text) ? text : write(text, SURFACE));
/** The norm of a text. */
export const normalize = (text: string): string => (IS_NORM.test(text) ? text : write(text, NORM));

/** Most letters of a ligature. */
export const MOST_LETTERS = 4;
const letters = new Uint16Array(1024);

function write(text: string, table: Uint16Array): string {
  const out = MOST_LETTERS * text.length <= letters.length ? letters : new Uint16Array(MOST_LETTERS * text.length);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i);
    const many = u < LIGATURES ? undefined : LETTERS_OF.get(u);
    if (many) for (const m of many) out[n++] = table[m]!;
    else if (table[u]) out[n++] = table[u]!;
  }
  return stringOf(out, 0, n);
}
