/**
 * The conditions of triggers: takes `when` and `unless` as an event type gives them, compiles them; takes a trigger with the words around it,
 * then with its arguments, says whether they let it pass. What words say is asked first: it is cheap, and most candidates end there.
 */
import { normalize, plain } from '../text/fold.js';
import { SIGN } from '../text/token.js';
import type { EventWords } from './lexeme.js';
import type { CompiledTrigger } from './pack.js';
import type { Places } from './roles.js';
import type { TriggerFound } from './triggers.js';
import type { Conditions, EventHead, Kind } from './type.js';
import { counted, cuesOf, numberOf, WordSet } from './vocabulary.js';

/** Reach of `near`, in tokens; in how many places of a document such words stand for it to be about them. */
const NEAR = 15;
const ABOUT = 3;
/** The longest phrase that `previous` looks for, in words. */
const LONGEST = 3;

/** Phrases by their first word, each as the words behind it; words as numbers (`vocabulary.ts`). */
interface PhraseSet {
  readonly behind: ReadonlyMap<number, readonly (readonly number[])[]>;
  readonly firsts: WordSet;
  readonly members: readonly number[];
}

/** Conditions ready to be asked; null for what is not asked. */
export interface CompiledConditions {
  readonly next: PhraseSet | null;
  readonly previous: PhraseSet | null;
  readonly near: PhraseSet | null;
  readonly about: PhraseSet | null;
  readonly filled: readonly string[] | null;
  /** Roles with kinds, of which one filler is one. */
  readonly fillers: Readonly<Record<string, readonly Kind[]>> | null;
  readonly subject: readonly Kind[] | null;
  readonly object: readonly Kind[] | null;
  readonly of: readonly Kind[] | null;
  readonly definite: boolean | null;
  /** Types of event that a noun with the article takes up where one stands before it. */
  readonly pointsTo: readonly string[] | null;
}

type Lists = EventHead['lists'];

/** «$name» stands for the words of that list of the type. */
function phraseSet(forms: readonly string[] | undefined, lists: Lists): PhraseSet | null {
  if (!forms) return null;
  const behind = new Map<number, number[][]>();
  for (const form of forms.flatMap((f) => (f.startsWith('$') ? (lists?.[f.slice(1)] ?? []) : f))) {
    const [first, ...rest] = normalize(plain(form)).split(' ').map(numberOf) as [number, ...number[]];
    const list = behind.get(first);
    if (list) list.push(rest);
    else behind.set(first, [rest]);
  }
  const members = [...behind.keys()];
  return { behind, firsts: new WordSet(members), members };
}

export const compileConditions = (c: Conditions, lists: Lists): CompiledConditions => ({
  next: phraseSet(c.next, lists),
  previous: phraseSet(c.previous, lists),
  near: phraseSet(c.near, lists),
  about: phraseSet(c.about, lists),
  filled: c.filled ?? null,
  fillers: c.fillers ?? null,
  subject: c.subject ?? null,
  object: c.object ?? null,
  of: c.of ?? null,
  definite: c.definite ?? null,
  pointsTo: c.pointsTo ?? null,
});

/** Where a trigger stands: its word, and the token from which its arguments are read. */
type Place = Pick<TriggerFound, 'token' | 'last'>;

/** Do the words of its sentence let the trigger pass? */
export function wordsPass(sentence: Cues, { when, unless }: CompiledTrigger, x: Place): boolean {
  // What stands beside it is asked before what stands near it, which costs more.
  if (unless?.next && sentence.next(x, unless.next)) return false;
  if (unless?.previous && sentence.previous(x, unless.previous)) return false;
  if (when.length > 0 && !wordsOfOne(sentence, when, x)) return false;
  return !(unless?.near && sentence.near(x, unless.near));
}

function wordsOfOne(sentence: Cues, when: readonly CompiledConditions[], x: Place): boolean {
  for (let k = 0; k < when.length; k++) if (wordsHold(sentence, when[k]!, x)) return true;
  return false;
}

const wordsHold = (sentence: Cues, c: CompiledConditions, x: Place): boolean =>
  (!c.next || sentence.next(x, c.next)) &&
  (!c.previous || sentence.previous(x, c.previous)) &&
  (!c.near || sentence.near(x, c.near));

/** Do its arguments, the types told before it and what the document is about let the trigger pass? */
export function placesPass(sentence: Cues, x: TriggerFound, places: Places, told: ReadonlySet<string>): boolean {
  const { when, unless } = x.rule;
  if (
    unless &&
    ((unless.filled && isFilled(places, unless.filled)) ||
      (unless.fillers && isFilledBy(places, unless.fillers)) ||
      (unless.subject && isKind(places.subject, unless.subject)) ||
      (unless.object && isKind(places.object, unless.object)) ||
      (unless.of && isKind(places.of, unless.of)) ||
      places.definite === unless.definite ||
      (unless.pointsTo && takesUp(x, unless.pointsTo, told)) ||
      (unless.about && sentence.isAbout(unless.about)))
  )
    return false;
  if (!when.length) return true;
  for (let k = 0; k < when.length; k++) {
    const c = when[k]!;
    // Of several the words may have held of another one.
    if (
      (when.length === 1 || wordsHold(sentence, c, x)) &&
      (!c.filled || isFilled(places, c.filled)) &&
      (!c.fillers || isFilledBy(places, c.fillers)) &&
      (!c.subject || isKind(places.subject, c.subject)) &&
      (!c.object || isKind(places.object, c.object)) &&
      (!c.of || isKind(places.of, c.of)) &&
      (c.definite === null || places.definite === c.definite) &&
      (!c.pointsTo || takesUp(x, c.pointsTo, told)) &&
      (!c.about || sentence.isAbout(c.about))
    )
      return true;
  }
  return false;
}

const isKind = (got: Kind | null, wanted: readonly Kind[]): boolean => got !== null && wanted.includes(got);

/** «أطلق مسلح النار … ولم يسفر [الحادث] عن إصابات»: a noun with the article takes up what is told, unless one of its own type is. */
const takesUp = (x: TriggerFound, types: readonly string[], told: ReadonlySet<string>): boolean =>
  x.reading.article > 0 && !told.has(x.rule.type.type) && types.some((type) => told.has(type));

function isFilled(places: Places, roles: readonly string[]): boolean {
  for (const a of places.arguments) if (roles.includes(a.role)) return true;
  return false;
}

function isFilledBy(places: Places, fillers: Readonly<Record<string, readonly Kind[]>>): boolean {
  for (const a of places.arguments) if (fillers[a.role]?.includes(a.referent.kind)) return true;
  return false;
}

/** Of each word the last reading of a sentence that held it, of all readings so far. */
let present = new Int32Array(0);
let readings = 0;

/** Where the words that conditions ask for stand in a sentence, and in its document. */
export class Cues {
  private from = 0;
  private to = 0;
  private tokens: Int32Array = new Int32Array(64);
  private numbers: Int32Array = new Int32Array(64);
  private count = 0;
  private reading = 0;
  /** With how many words they were read, 0 for not yet: those of a trigger get their numbers as it is first met. */
  private asked = 0;
  /** What the document was asked about so far. */
  private readonly topics = new Map<PhraseSet, boolean>();

  constructor(private readonly words: EventWords) {}

  /** Goes on to the sentence [from, to). */
  enter(from: number, to: number): void {
    this.from = from;
    this.to = to;
    this.asked = 0;
  }

  private read(): void {
    let n = 0;
    if (present.length < counted()) present = new Int32Array(2 * counted());
    this.reading = ++readings;
    for (let i = this.from; i < this.to; i++) {
      const cues = cuesOf(this.words.lexeme(i));
      for (let k = 0; k < cues.length; k++, n++) {
        if (n === this.tokens.length) {
          this.tokens = widen(this.tokens);
          this.numbers = widen(this.numbers);
        }
        const number = cues[k]!;
        this.tokens[n] = i;
        this.numbers[n] = number;
        present[number] = readings;
      }
    }
    this.count = n;
    this.asked = counted();
  }

  near(x: Place, set: PhraseSet): boolean {
    if (this.asked !== counted()) this.read();
    if (!this.holds(set)) return false;
    const { tokens, numbers, count } = this;
    const end = x.last + NEAR;
    let n = 0;
    while (n < count && tokens[n]! < x.token - NEAR) n++;
    for (; n < count && tokens[n]! < end; n++) {
      const i = tokens[n]!;
      if (i >= x.token && i < x.last) continue;
      const number = numbers[n]!;
      if (set.firsts.has(number) && goesOn(this.words, i + 1, set.behind.get(number)!, this.to, 0)) return true;
    }
    return false;
  }

  /** Does the sentence hold the first word of some phrase? */
  private holds({ members }: PhraseSet): boolean {
    for (let k = 0; k < members.length; k++) if (present[members[k]!] === this.reading) return true;
    return false;
  }

  isAbout(set: PhraseSet): boolean {
    const known = this.topics.get(set);
    if (known !== undefined) return known;
    const { count } = this.words.tokens;
    let places = 0;
    for (let i = 0; i < count && places < ABOUT; i++) if (standsAt(this.words, i, set, count)) places++;
    this.topics.set(set, places === ABOUT);
    return places === ABOUT;
  }

  next(x: Place, set: PhraseSet): boolean {
    const { kind, gap } = this.words.tokens;
    let i = x.last;
    while (i < this.to && kind[i] === SIGN && gap[i] !== 0) i++;
    return i < this.to && standsAt(this.words, i, set, this.to);
  }

  /** A phrase that ends directly before the trigger. */
  previous(x: Place, set: PhraseSet): boolean {
    for (let n = 1; n <= LONGEST && x.token - n >= this.from; n++)
      if (standsAt(this.words, x.token - n, set, x.token, n)) return true;
    return false;
  }
}

function widen(list: Int32Array): Int32Array {
  const out = new Int32Array(2 * list.length);
  out.set(list);
  return out;
}

/** Does one of the phrases stand at token i, of `length` words where that is given? Clitics and article of its words do not count. */
function standsAt(words: EventWords, i: number, set: PhraseSet, to: number, length = 0): boolean {
  for (const number of cuesOf(words.lexeme(i)))
    if (set.firsts.has(number) && goesOn(words, i + 1, set.behind.get(number)!, to, length)) return true;
  return false;
}

/** Do the words from token i on go on as one of the phrases does? */
function goesOn(
  words: EventWords,
  i: number,
  phrases: readonly (readonly number[])[],
  to: number,
  length: number,
): boolean {
  for (const rest of phrases) {
    if ((length && rest.length + 1 !== length) || i + rest.length > to) continue;
    let k = 0;
    while (k < rest.length && cuesOf(words.lexeme(i + k)).includes(rest[k]!)) k++;
    if (k === rest.length) return true;
  }
  return false;
}
