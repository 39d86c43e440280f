/**
 * What the reader of clauses needs to know of a word: takes the reading taken for a token, gives its spellings and the classes of the grammar it
 * is in. Made once per reading of a word type, and kept as long as the reading is.
 */
import type { Reading, Words } from '../arabic/readings.js';
import { normalize, plain } from '../text/fold.js';
import { WORD } from '../text/token.js';
import type { EntityType } from '../types.js';
import grammar from './data/grammar.json';
import { nominalType } from './nominals.js';

export interface Lexeme {
  /** Plain spelling of the whole word, and without its conjunction. */
  readonly surface: string;
  readonly bare: string;
  /** Plain spelling and norm of the stem, clitics and article off. */
  readonly stem: string;
  readonly norm: string;
  /** Kind of entity that it describes as a noun. */
  readonly nominal: EntityType | null;
  readonly isSub: boolean;
  readonly isRelative: boolean;
  readonly isDemonstrative: boolean;
  readonly isQuantifier: boolean;
  readonly isPlace: boolean;
  readonly isPassiveHelper: boolean;
  readonly isEach: boolean;
  /** Expressions that work as one preposition and begin with this word, longest first. */
  readonly complex: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Ends in the alef of the indefinite accusative; in the ending of a plural or dual. */
  readonly isAccusative: boolean;
  readonly isPlural: boolean;
}

const set = (list: readonly string[], fold: (s: string) => string = plain) => new Set(list.map(fold));
const SUB = set(grammar.sub);
const RELATIVE = set(grammar.relatives);
const DEMONSTRATIVE = set(grammar.demonstratives);
const PASSIVE_HELPERS = set(grammar.passiveHelpers);
const QUANTIFIERS = set(grammar.quantifiers, normalize);
const PLACES = set(grammar.places, normalize);
const EACH = normalize(grammar.each);
const PLURALS = grammar.plurals.map((p) => normalize(p));
const COMPLEX = new Map<string, { name: string; words: string[] }[]>();
for (const [name, forms] of Object.entries(grammar.complex))
  for (const form of forms) {
    const words = plain(form).split(' ');
    const list = COMPLEX.get(words[0]!) ?? [];
    list.push({ name, words });
    COMPLEX.set(
      words[0]!,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }
const NONE: Lexeme['complex'] = [];
const ALEF = '\u0627';

const known = new WeakMap<Reading, Lexeme>();

export function lexeme(words: Words, i: number): Lexeme {
  const { tokens } = words;
  // Numbers and signs are in no class of the grammar, and share their readings.
  if (tokens.kind[i] !== WORD) return NO_WORD;
  const reading = words.best(i);
  let made = known.get(reading);
  if (!made) {
    made = make(tokens.words.surface(tokens.type[i]!), reading);
    known.set(reading, made);
  }
  return made;
}

function make(surface: string, r: Pick<Reading, 'conjunction' | 'from' | 'to'>): Lexeme {
  const bare = surface.slice(r.conjunction);
  const stem = surface.slice(r.from, r.to);
  const norm = normalize(stem);
  return {
    surface,
    bare,
    stem,
    norm,
    nominal: nominalType(norm),
    isSub: SUB.has(bare),
    isRelative: RELATIVE.has(bare) || RELATIVE.has(bare.slice(1)),
    isDemonstrative: DEMONSTRATIVE.has(surface),
    isQuantifier: QUANTIFIERS.has(norm) || QUANTIFIERS.has(normalize(surface)),
    isPlace: PLACES.has(norm),
    isPassiveHelper: PASSIVE_HELPERS.has(bare),
    isEach: norm === EACH,
    complex: COMPLEX.get(surface) ?? COMPLEX.get(bare) ?? NONE,
    isAccusative: surface.length > 3 && surface.endsWith(ALEF),
    isPlural: PLURALS.some((p) => norm.endsWith(p)),
  };
}

const NO_WORD = make('', { conjunction: 0, from: 0, to: 0 });
