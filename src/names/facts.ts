/**
 * What is known of the tokens of a document while its names are found: takes words and knowledge, keeps what the finders learn (nations,
 * titles, names so far) by token, for those after them.
 */
import type { Words } from '../arabic/readings.js';
import type { Tokens } from '../text/token.js';
import type { DemonymFound, NameFound } from './find.js';
import type { NamesKnowledge } from './names.js';
import type { PartAt, PartReading } from './parts.js';
import type { TitleFound } from './titles.js';

/** What is said of a token, as bits. */
const DEMONYM = 1;
const NATION = 2;
const TITLE = 4;
const IN_TITLE = 8;
const TITLED = 16;
const COVERED = 32;
const CLOSED = 64;
const OFFICE = 128;

const OFFICES = new Set<TitleFound['rank']>(['office', 'military', 'religious', 'royal']);

export class TokenFacts {
  readonly t: Tokens;
  private readonly bits: Uint8Array;
  /** The longest name that starts at a token. */
  private readonly longest: (NameFound | null)[];

  constructor(
    readonly words: Words,
    readonly kb: NamesKnowledge,
  ) {
    this.t = words.tokens;
    // A title may end behind the last token.
    this.bits = new Uint8Array(this.t.count + 1);
    this.longest = new Array<NameFound | null>(this.t.count).fill(null);
  }

  private mark(bit: number, from: number, to: number): void {
    for (let i = from; i < to; i++) this.bits[i]! |= bit;
  }

  addDemonyms(demonyms: readonly DemonymFound[]): void {
    for (const d of demonyms) this.bits[d.token]! |= d.last === d.token + 1 ? DEMONYM | NATION : DEMONYM;
  }

  /** After the demonyms: a name may follow the nation of a title, «الرئيس المصري فلان». */
  addTitles(titles: readonly TitleFound[]): void {
    const { bits, t } = this;
    for (const x of titles) {
      bits[x.first]! |= TITLE;
      this.mark(IN_TITLE, x.first + 1, x.last);
      if (x.weak) continue;
      let end = x.last;
      const bit = TITLED | (OFFICES.has(x.rank) ? OFFICE : 0);
      bits[end]! |= bit;
      while (end < t.count && this.isNation(end)) bits[++end]! |= bit;
    }
  }

  addNames(names: readonly NameFound[]): void {
    for (const n of names) {
      this.addName(n);
      this.mark(COVERED | CLOSED, n.first, n.last);
    }
  }

  addName(n: NameFound): void {
    const before = this.longest[n.first];
    if (!before || n.last > before.last) this.longest[n.first] = n;
  }

  /** Lets persons go over tokens [from, to), or not. */
  close(from: number, to: number, closed: boolean): void {
    for (let i = from; i < to; i++) this.bits[i] = closed ? this.bits[i]! | CLOSED : this.bits[i]! & ~CLOSED;
  }

  nameAt(i: number): NameFound | null {
    return this.longest[i]!;
  }

  /** Part of a form that tells of a nation. */
  isDemonym(i: number): boolean {
    return (this.bits[i]! & DEMONYM) > 0;
  }

  /** A word that by itself tells of a nation. */
  isNation(i: number): boolean {
    return (this.bits[i]! & NATION) > 0;
  }

  isTitle(i: number): boolean {
    return (this.bits[i]! & TITLE) > 0;
  }

  /** Inside a title, not its first word: «وزير الخارجية» names no «الخارجية». */
  isInTitle(i: number): boolean {
    return (this.bits[i]! & IN_TITLE) > 0;
  }

  /** Behind a title, and the nations after it. */
  isTitled(i: number): boolean {
    return (this.bits[i]! & TITLED) > 0;
  }

  /** Behind the title of an office or a rank: «الرئيس», not «الدكتور» or «لاعب». */
  isInOffice(i: number): boolean {
    return (this.bits[i]! & OFFICE) > 0;
  }

  /** In a name of the gazetteers. */
  isCovered(i: number): boolean {
    return (this.bits[i]! & COVERED) > 0;
  }

  /** In a name over which no person goes. */
  isClosed(i: number): boolean {
    return (this.bits[i]! & CLOSED) > 0;
  }

  /** One of the language's ordinary words, or its stem one. */
  isOrdinary(i: number): boolean {
    return this.kb.word.ordinary(this.words, i);
  }

  /** Is nothing of the word known, whatever one takes off it? */
  isStrange(i: number): boolean {
    return this.kb.word.strange(this.words, i);
  }

  parts(i: number): readonly PartAt[] {
    return this.kb.parts(this.t.type[i]!);
  }

  /** What the word, with its first letter, is as a part of names. */
  wholePart(i: number): PartReading | null {
    const [first] = this.parts(i);
    return first && first.skip === 0 ? first.part : null;
  }

  /** Is the word without its first letters in one of these sets of `leads.ts`? */
  leads(i: number, skip: number, sets: number): boolean {
    return (this.kb.leads.at(this.t.type[i]!, skip) & sets) > 0;
  }
}
