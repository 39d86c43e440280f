/** The words of the report in its language, and safe ways to write into HTML. */
import data from '../data/report.json';

export type Language = 'ar' | 'en';
type Word = Record<Language, string>;

/** Of event types, with the family that gives the colour. */
export const FAMILIES = Object.keys(data.families);

export interface Words {
  readonly language: Language;
  /** A word of the page. */
  ui(key: keyof typeof data.ui, values?: Readonly<Record<string, string | number>>): string;
  type(type: string): string;
  role(role: string): string;
  family(name: string): string;
}

/** A type of the user's goes with society. */
export const familyOf = (type: string): string =>
  (data.types as Record<string, { family: string }>)[type]?.family ?? 'society';

export function wordsOf(language: Language): Words {
  const of = (table: Record<string, Word>, key: string) => table[key]?.[language] ?? key;
  return {
    language,
    ui: (key, values = {}) => of(data.ui, key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
    type: (type) => of(data.types, type),
    role: (role) => of(data.roles, role),
    family: (name) => of(data.families, name),
  };
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, in elements and in quoted attributes; signs that HTML forbids become U+FFFD. */
export const html = (text: string): string =>
  text
    .replace(/[&<>"']/g, (c) => SIGNS[c]!)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

/** Latin digits with thin gaps would break in right-to-left text: plain digits. */
export const number = (n: number): string => String(n);

export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
