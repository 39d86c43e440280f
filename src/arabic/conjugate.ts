/**
 * Conjugator of Arabic verbs.
 *
 * Takes a verb as root and form (and, for form I, its vowels) and gives every written form of it: perfect, imperfect in
 * its moods, imperative, participles and verbal nouns, each with person, gender and number. The way: pattern and affixes
 * (data) are put together, the sound laws run once for each class of verbs, radicals are filled in, the word is spelled.
 */
import { applySoundLaws, type Part, startWithVowel, type VerbClass } from './conjugate-rules';
import { mergeHamzas, otherSpellings, radicals, type Spelling, spell } from './conjugate-spell';
import affixes from './data/conjugate-affixes.json';
import irregular from './data/conjugate-irregular.json';
import patterns from './data/conjugate-patterns.json';

export type Form = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 'Q1' | 'Q2' | 'Q4';
export type Vowels = 'a/u' | 'a/i' | 'a/a' | 'i/a' | 'u/u' | 'i/i';

export interface Verb {
  /** Radicals parted by blanks, hamza bare, weak radicals as waw or yeh. */
  root: string;
  form: Form;
  /** Vowels of perfect and imperfect; form I needs them, no other form has them. */
  vowels?: Vowels;
  /** Verbal nouns as written. Form I has no others; for form III they stand for the second pattern; elsewhere they are added. */
  masdars?: readonly string[];
  /** The middle radical w or y stays a consonant although the form would melt it. */
  sound?: boolean;
}

export type Tense =
  | 'perfect'
  | 'imperfect'
  | 'subjunctive'
  | 'jussive'
  | 'imperative'
  | 'masdar'
  | 'active-participle'
  | 'passive-participle';

export interface VerbForm {
  text: string;
  vocalised: string;
  tense: Tense;
  voice: 'active' | 'passive';
  person: 0 | 1 | 2 | 3;
  gender: 'm' | 'f' | 'c' | null;
  number: 's' | 'd' | 'p' | null;
  /** Another spelling of hamza than the one of careful print, which stands before it. */
  variant?: true;
}

interface Pattern {
  perfect: string[];
  prefix: string;
  imperfect: string[];
  imperative?: string;
  participle: string[];
  masdar: string[];
  hollow?: string[];
  defective?: string[];
  hamzated?: string[];
}

interface Irregular {
  drop?: string;
  where?: string[];
  likeW?: boolean;
  dropW?: boolean;
  masdar?: string[];
  participle?: string;
}

/** One cell of a paradigm: the pattern after all sound laws, and what it means. */
type Cell = Omit<VerbForm, 'text' | 'vocalised' | 'variant'> & { word: string };

interface Analysis {
  verb: VerbClass;
  roots: string[];
  irregular: Irregular;
  /** Verbs with the same key share a paradigm. */
  key: string;
}

const patternOf = patterns as Record<string, Pattern>;
const irregularOf = irregular.verbs as Record<string, Irregular>;
const isGlide = (radical: string): boolean => radical === 'w' || radical === 'y';
const hollowForms = new Set(['1', '4', '7', '8', '10']);
const doubledForms = new Set(['1', '3', '4', '6', '7', '8', '10']);
const presentTenses = new Set<Tense>(['imperfect', 'subjunctive', 'jussive']);
const withoutPassive = new Set(['7', '9']);

function analyse({ root, form: rawForm, vowels, masdars, sound }: Verb): Analysis {
  const form = String(rawForm);
  if (!Object.hasOwn(patternOf, form)) throw new TypeError(`no such verb form: ${form}`);
  const roots = radicals(root);
  if (roots.length !== (form.startsWith('Q') ? 4 : 3)) throw new TypeError(`form ${form} does not fit root ${root}`);
  if (form === '1' && vowels === undefined) throw new TypeError(`form I of ${root} needs its vowels`);
  const [R1, R2, R3] = roots;
  const name = `${root} ${form}`;
  const exception = Object.hasOwn(irregularOf, name) ? irregularOf[name] : {};
  const isTriliteral = roots.length === 3;
  const defective = isTriliteral && isGlide(R3);
  const [perfectVowel, imperfectVowel] = vowels === undefined ? ['', ''] : vowels.split('/');
  const dropsByVowel = imperfectVowel === 'i' || vowels === 'a/a';
  const doubled =
    form === '9' ? '33' : form === 'Q4' ? '44' : R2 === R3 && !defective && doubledForms.has(form) ? '23' : '';
  const verb: VerbClass = {
    form,
    perfectVowel,
    imperfectVowel,
    R1: isGlide(R1) || form === '8' ? R1 : '',
    R2: isGlide(R2) ? R2 : '',
    R3: isGlide(R3) || R3 === "'" ? R3 : '',
    doubled,
    hollow: isTriliteral && isGlide(R2) && !defective && doubled === '' && sound !== true && hollowForms.has(form),
    defective,
    dropsW: R1 === 'w' && form === '1' && (dropsByVowel || exception.dropW === true),
    likeW: exception.likeW === true,
  };
  const key = [...Object.values(verb), masdars === undefined, exception === irregularOf[name] ? name : ''].join();
  return { verb, roots, irregular: exception, key };
}

/** '3ms' → person, gender, number. */
function features(cell: string): Pick<Cell, 'person' | 'gender' | 'number'> {
  const [person, gender, number] = cell;
  return {
    person: Number(person) as Cell['person'],
    gender: gender as Cell['gender'],
    number: number as Cell['number'],
  };
}

/** Builds the cells of one class of verbs. */
class Paradigm {
  readonly cells: Cell[] = [];
  private readonly pattern: Pattern;

  constructor(
    private readonly verb: VerbClass,
    private readonly exception: Irregular,
    private readonly withSecondMasdar: boolean,
  ) {
    this.pattern = patternOf[verb.form];
    const voices = withoutPassive.has(verb.form) || verb.perfectVowel === 'u' ? [0] : [0, 1];
    for (const voice of voices) this.perfect(voice);
    for (const voice of voices) this.imperfect(voice);
    this.imperative();
    for (const voice of voices) if (voice === 1 || verb.perfectVowel !== 'u') this.participle(voice);
    this.masdars();
  }

  private perfect(voice: number): void {
    const stem = this.stem(this.pattern.perfect[voice], 'perfect');
    for (const { cell, perfect } of affixes.finite) {
      this.add(this.laws(stem + perfect, 'perfect', voice), 'perfect', voice, cell);
    }
  }

  private imperfect(voice: number): void {
    const stem = this.stem(this.pattern.imperfect[voice], 'imperfect');
    const vowel = voice === 1 ? 'u' : this.pattern.prefix;
    const moods = { imperfect: 'indicative', subjunctive: 'subjunctive', jussive: 'jussive' } as const;
    for (const tense of ['imperfect', 'subjunctive', 'jussive'] as const) {
      for (const row of affixes.finite) {
        for (const ending of this.endings(row[moods[tense]])) {
          this.add(this.laws(row.prefix + vowel + stem + ending, 'imperfect', voice), tense, voice, row.cell);
        }
      }
    }
  }

  /** The jussive without its prefix; form IV shows its own first syllable again. */
  private imperative(): void {
    const own = this.pattern.imperative;
    const stem = this.stem(own ?? `y${this.pattern.prefix}${this.pattern.imperfect[0]}`, 'imperative');
    for (const { cell, imperative } of affixes.finite) {
      if (imperative === undefined) continue;
      for (const ending of this.endings(imperative)) {
        const word = this.laws(stem + ending, 'imperfect', 0);
        this.add(own === undefined ? startWithVowel(word.slice(2), this.verb) : word, 'imperative', 0, cell);
      }
    }
  }

  private participle(voice: number): void {
    const tense = voice === 1 ? 'passive-participle' : 'active-participle';
    const regular =
      voice === 0 ? (this.exception.participle ?? this.pattern.participle[0]) : this.pattern.participle[1];
    const stem = this.stem(regular, tense);
    for (const { cell, endings } of affixes.participle) {
      for (const ending of endings) {
        for (const word of ending === 'u' ? this.bare(stem, voice) : [this.laws(stem + ending, 'noun', voice)]) {
          this.add(word, tense, voice, cell);
        }
      }
    }
  }

  private masdars(): void {
    const { pattern, verb } = this;
    const special =
      (verb.hollow ? pattern.hollow : undefined) ??
      (verb.defective ? pattern.defective : undefined) ??
      (verb.R3 === "'" ? pattern.hamzated : undefined);
    for (const [i, masdar] of (this.exception.masdar ?? special ?? pattern.masdar).entries()) {
      if (i > 0 && !this.withSecondMasdar) break;
      for (const word of this.bare(masdar, 0)) this.add(word, 'masdar', 0, null);
    }
  }

  /** A noun without ending. One on -in (rAmin) has two shapes: bare, and with its yeh after the article. */
  private bare(stem: string, voice: number): string[] {
    if (stem.endsWith('ap')) return [this.laws(stem, 'noun', voice)];
    const word = this.laws(`${stem}u`, 'noun', voice);
    if (word.endsWith('I')) return [this.laws(`${stem}K`, 'noun', voice), word];
    return [word.endsWith('u') ? word.slice(0, -1) : word];
  }

  /** Doubled verbs have two shapes where the ending is empty: yamudda and yamdud. */
  private endings(ending: string): string[] {
    return ending === '' && this.verb.doubled !== '' ? ['a', ''] : [ending];
  }

  private stem(pattern: string, tense: Tense): string {
    const { drop, where } = this.exception;
    const stem = pattern.replace('V', this.verb.perfectVowel).replace('v', this.verb.imperfectVowel);
    return drop !== undefined && where?.includes(tense) ? stem.replace(drop, '') : stem;
  }

  private laws(word: string, part: Part, voice: number): string {
    return applySoundLaws(word, this.verb, part, voice === 1);
  }

  private add(word: string, tense: Tense, voice: number, cell: string | null): void {
    const what = cell === null ? { person: 0 as const, gender: null, number: null } : features(cell);
    this.cells.push({ word, tense, voice: voice === 1 ? 'passive' : 'active', ...what });
  }
}

/** Paradigms by class of verb; there are some hundreds of classes at most. */
const paradigms = new Map<string, Cell[]>();

function paradigm({ key, verb, irregular: exception }: Analysis, withSecondMasdar: boolean): Cell[] {
  let cells = paradigms.get(key);
  if (cells === undefined) {
    cells = new Paradigm(verb, exception, withSecondMasdar).cells;
    paradigms.set(key, cells);
  }
  return cells;
}

/** A first radical w or y beside hamza: it does not choose its seat. */
const hasPlainGlide = (roots: string[]): boolean => isGlide(roots[0]) && roots[1] === "'";

function fill(word: string, roots: string[]): string {
  let filled = '';
  for (const sound of word) filled += sound >= '1' && sound <= '4' ? roots[Number(sound) - 1] : sound;
  return filled;
}

/** A form of the verb; built field by field, since spreading is slow and there are hundreds of thousands. */
function formOf({ text, vocalised }: Spelling, { tense, voice, person, gender, number }: Cell): VerbForm {
  return { text, vocalised, tense, voice, person, gender, number };
}

const variantOf = (spelling: Spelling, cell: Cell): VerbForm => ({ ...formOf(spelling, cell), variant: true });

/** Pushes the spellings of one cell of a verb with hamza. */
function pushHamzated(forms: VerbForm[], cell: Cell, roots: string[]): void {
  const filled = fill(cell.word, roots);
  const sounds = mergeHamzas(filled);
  // The first person u'minu keeps both hamzas in today's print; the merged shape is the older one.
  if (sounds !== filled && filled.startsWith("'u") && presentTenses.has(cell.tense)) {
    forms.push(formOf(spell(filled), cell), variantOf(spell(sounds), cell));
    return;
  }
  const spelled = spell(sounds, hasPlainGlide(roots));
  forms.push(formOf(spelled, cell));
  for (const other of otherSpellings(sounds, spelled, roots.at(-1) === "'")) forms.push(variantOf(other, cell));
}

/** All written forms of a verb, in a fixed order: perfect first, third person masculine singular at its head. */
export function conjugate(verb: Verb): VerbForm[] {
  const analysis = analyse(verb);
  const { roots } = analysis;
  const hasHamza = roots.includes("'");
  const forms: VerbForm[] = [];
  for (const cell of paradigm(analysis, verb.masdars === undefined)) {
    if (hasHamza) pushHamzated(forms, cell, roots);
    else forms.push(formOf(spell(fill(cell.word, roots)), cell));
  }
  for (const masdar of new Set(verb.masdars)) {
    if (forms.some(({ text, tense }) => tense === 'masdar' && text === masdar)) continue;
    const what = { tense: 'masdar', voice: 'active', person: 0, gender: null, number: null } as const;
    forms.push({ text: masdar, vocalised: masdar, ...what });
  }
  return forms;
}

/** The dictionary form: third person masculine singular of the perfect. */
export function lemma(verb: Verb): string {
  const analysis = analyse(verb);
  const filled = fill(paradigm(analysis, verb.masdars === undefined)[0].word, analysis.roots);
  return spell(mergeHamzas(filled), hasPlainGlide(analysis.roots)).text;
}
