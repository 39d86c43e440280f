/** Spelling of place names: cleans the Arabic of the source tables and makes ids out of Latin names. */

const MARKS = /[\u064b-\u065f\u0670\u0640]/g;
/** Letters of Persian and Kurdish, each with the Arabic letter that newspapers write for it. */
const PERSIAN: Record<string, string> = {
  '\u06a9': '\u0643',
  '\u06af': '\u063a',
  '\u067e': '\u0628',
  '\u0686': '\u062c',
  '\u06a4': '\u0642',
  '\u0698': '\u062c',
  '\u06cc': '\u064a',
  '\u06c6': '\u0648',
  '\u06d5': '\u0629',
  '\u06b5': '\u0644',
  '\u06ce': '\u064a',
  '\u0695': '\u0631',
  '\u06c0': '\u0629',
  '\u06be': '\u0647',
};
const ARTICLE = '\u0627\u0644';
const LATIN_ARTICLE = /^(Al|El|Ad|Ar|As|At|Az|An|Ash|Ath|Adh|A\u1e11|A\u015f|A\u0163|Az\u0327)[ -]/;

/** The name without marks, brackets and foreign letters, or null where it is no name in Arabic letters. */
export function cleanName(name: string): string | null {
  const plain = name
    .normalize('NFC')
    .replace(MARKS, '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/./gu, (letter) => PERSIAN[letter] ?? letter)
    .replace(/\s*-\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^[\u0621-\u064a][\u0621-\u064a0-9 ]+$/.test(plain) ? plain : null;
}

/** Gives an Arab place back its article where the Latin name has one and the Arabic lost it. */
export function articleOf(ar: string, en: string): string {
  return LATIN_ARTICLE.test(en) && !ar.startsWith(ARTICLE) && !ar.includes(' ') ? ARTICLE + ar : ar;
}

/** The key under which spellings count as one: hamza seats, final ya and ta marbuta. */
export function foldName(name: string): string {
  return name
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .replace(/-/g, ' ');
}

const SPECIAL: Record<string, string> = {
  '\u0142': 'l',
  '\u00f8': 'o',
  '\u0131': 'i',
  '\u0259': 'a',
  '\u01dd': 'a',
  '\u00df': 'ss',
  '\u0111': 'd',
  '\u00e6': 'ae',
  '\u0153': 'oe',
  '\u00f0': 'd',
  '\u00fe': 'th',
  '\u0127': 'h',
};

/** A Latin name as part of an id: lower case ASCII letters, digits and hyphens. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/./gu, (letter) => SPECIAL[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’‘ʻʼ`ʿʾ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The Algerian list writes its Latin names in capitals. */
export function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[ '-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
