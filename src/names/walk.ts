/**
 * The right end of a composed name: takes a head at one place, gives the token after the name.
 *
 * A complement is a noun phrase: a definite word and the adjectives that agree with it, indefinite nouns up to a definite one («مكافحة
 * الجريمة»), or a name. Clitics and words that the head allows join further phrases. It never goes over a sign, a verb, an adjective that
 * merely speaks about the body («الحالية»), or a noun for another actor («والسلطات»).
 */
import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import type { Reading, Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import { LATIN, LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { NameFound } from './find.js';
import type { Complement, Head, Rules } from './heads.js';

export interface ComposeContext {
  readonly words: Words;
  /** The longest name of the gazetteers that starts at the token, null for none. */
  readonly nameAt: (token: number) => NameFound | null;
  readonly demonym: (token: number) => boolean;
  /** Token after the person's name, or run of words unknown to the language, that starts at the token; -1 for none. */
  readonly personAt: (token: number) => number;
  readonly unknownAt: (token: number) => number;
  /** Is nothing of the word known to the language? */
  readonly strange: (token: number) => boolean;
  /** Is the token inside a title, not its first word? «وزير الخارجية» names no «الخارجية». */
  readonly inTitle: (token: number) => boolean;
  readonly titleAt: (token: number) => boolean;
}

export const [BY, , FOR] = proclitics.prepositions as [string, string, string];
export const AND = proclitics.conjunctions[0]!;
const AND_NOUN = `${AND}+`;
export const ARTICLE = proclitics.article;
const OPENING = new Set([0xab, 0x201c, 0x22, 0x201e]);
export const CLOSING = new Set([0xbb, 0x201d, 0x22, 0x201c]);
const QUOTED_MOST = 6;
/** Indefinite nouns in a row before the definite word that closes them. */
const CHAIN = 3;

/** One head at one place, read to its right end. */
export class Walk {
  private readonly t: Tokens;
  /** Token that the name may not reach. */
  private readonly limit: number;
  /** Some noun of the name is masculine, so a masculine adjective may belong to it. */
  private masculine: boolean;
  /** The name proper, where the first complement is one. */
  core: { first: number; last: number } | null = null;

  constructor(
    private readonly c: ComposeContext,
    private readonly head: Head,
    private readonly rules: Rules,
    first: number,
    private readonly from: number,
  ) {
    this.t = c.words.tokens;
    this.limit = Math.min(this.t.count, first + head.row.maxWords + 1);
    this.masculine = head.row.gender !== 'f' && !isFeminine(this.t.words.norm(this.t.type[first]!));
  }

  /** Token after the name, -1 where there is none. */
  end(): number {
    const { head, from } = this;
    const bare = head.row.bare ? from : -1;
    if (!this.inside(from)) return bare;
    const first = this.complement(from);
    if (first < 0) return bare < 0 && !head.row.head.includes(' ') ? -1 : this.joined(from, bare);
    const apposed = this.apposed(first);
    if (apposed > first) return this.joined(apposed, apposed);
    // «المديرية العامة» alone goes back to one named before.
    const generic = first === from + 1 && head.generic.has(this.word(from));
    return this.joined(first, generic ? bare : first);
  }

  /** «المركز الاستشفائي الجامعي ابن رشد»: the person after whom it is called. */
  private apposed(i: number): number {
    if (!this.allows('name') || !this.inside(i) || i <= this.from || !this.isDefinite) return -1;
    const name = this.nameAt(i, 0);
    return name ? (name.type === 'person' ? name.last : -1) : this.c.personAt(i);
  }

  private get isDefinite(): boolean {
    return this.head.row.head.startsWith(ARTICLE);
  }

  private inside(i: number): boolean {
    return i < this.limit && this.t.gap[i]! < LINE;
  }

  private allows(...kinds: Complement[]): boolean {
    return kinds.some((k) => this.head.complement.has(k));
  }

  /** The first complement; -1 where the head has none. */
  private complement(i: number): number {
    const { t, head } = this;
    if (t.kind[i] === SIGN) return this.allows('quoted') ? this.afterQuotes(i) : -1;
    if (t.kind[i] === LATIN) return this.allows('latin', 'name') ? this.latin(i) : -1;
    if (t.kind[i] === NUMBER) return this.allows('num') ? i + 1 : -1;
    if (t.kind[i] !== WORD) return -1;
    const r = this.c.words.best(i);
    const word = this.word(i);
    if (this.rules.notFirst.has(word) && head.row.head) return -1;
    if (head.not.has(word) || head.not.has(t.words.norm(t.type[i]!)) || this.rules.stop.has(word)) return -1;
    const name = this.nameAt(i, 0);
    if (name && (this.allows('name') || (this.allows('place') && name.type === 'location'))) {
      if (name.type !== 'location' && name.start === t.start[i]) this.core = { first: i, last: name.last };
      // A name that is the beginning of a longer phrase: «مجلس النواب العراقي», «اتحاد كرة القدم».
      return this.adjectives(name.last, true);
    }
    if (r.conjunction || r.preposition || r.future) return -1;
    if (this.rules.ordinals.has(word) && this.allows('ordinal', 'adj')) return this.adjectives(i + 1);
    if (this.c.demonym(i) && r.article)
      return this.allows('nisba', 'adj') && this.agrees(i) ? this.adjectives(i + 1) : -1;
    if (r.article && isNominal(r)) {
      const adjective = this.isAdjective(i);
      if (adjective && this.allows('adj') && this.agrees(i)) return this.adjectives(i + 1);
      if (this.isDefinite) return -1;
      const end = this.allows('def-noun') || (this.allows('name') && this.c.strange(i)) ? this.phrase(i, 0) : -1;
      if (end > i && this.allows('name')) this.core = { first: i, last: end };
      return end - i >= (head.row.least ?? 1) || (end > 0 && this.joined(end, end) > end) ? end : -1;
    }
    if (this.allows('name')) {
      const person = this.c.personAt(i);
      if (person > i) return Math.min(person, this.limit);
    }
    if (!r.article && r.pos === 'NOUN' && this.allows('noun', 'masdar', 'def-noun')) {
      const end = this.phrase(i, 0);
      if (end - i >= (head.row.least ?? 1)) return end;
    }
    if (this.allows('name')) {
      const unknown = this.c.unknownAt(i);
      if (unknown > i) {
        this.core = { first: i, last: Math.min(unknown, this.limit) };
        return this.adjectives(this.core.last, true);
      }
    }
    return -1;
  }

  /** Joined parts from token i on; `last` is the end without them. */
  private joined(i: number, last: number): number {
    const { t, head } = this;
    let forPart = false;
    while (this.inside(i) && t.kind[i] === WORD) {
      const r = this.read(i);
      const fixed = this.fixedAt(i, 0);
      let next = -1;
      const word = t.words.norm(t.type[i]!);
      const pair = i + 1 < this.limit ? `${word} ${t.words.norm(t.type[i + 1]!)}` : '';
      if (head.joins.has(pair)) next = this.phrase(i + 2, 0);
      else if (word.length > 1 && head.joins.has(word)) next = this.afterWord(i + 1, word);
      else if (fixed > i) next = this.phrase(fixed, 0);
      else if (r.conjunction && this.letter(i, 0) === AND) {
        if (r.preposition && this.letter(i, 1) === FOR && forPart) next = this.phrase(i, 2);
        else if (!r.preposition && (head.joins.has(AND) || this.isAdjectivePair(i)))
          next = this.coordinated(i, r, forPart);
      } else if (this.letter(i, 0) === FOR && head.joins.has(FOR) && this.cuts(i, FOR)) {
        next = (this.actor(i) && !this.nameAt(i, 1)) || this.purpose(i) ? -1 : this.phrase(i, 1);
        forPart = next > 0;
      } else if (this.letter(i, 0) === BY && head.joins.has(BY)) next = this.placeAt(i, 1, true);
      if (next < 0) break;
      i = last = next;
    }
    return last;
  }

  /** «في بيروت», «لدى محكمة النقض», «ضد داعش». */
  private afterWord(i: number, join: string): number {
    if (!this.inside(i)) return -1;
    const place = this.placeAt(i, 0, join.length > 2);
    return place > 0 || join.length === 2 ? place : this.phrase(i, 0);
  }

  /** «والصيد البحري», «ومراقبة التراب». */
  private coordinated(i: number, r: Reading, forPart: boolean): number {
    if (this.actor(i) || this.nameAt(i, 1) || this.c.titleAt(i)) return -1;
    if (r.article) return this.isAdjective(i) && !this.agrees(i) ? -1 : this.phrase(i, 1);
    return forPart || this.head.joins.has(AND_NOUN) || r.verb?.tense === 'masdar' ? this.phrase(i, 1) : -1;
  }

  /** «التقني والمهني». */
  private isAdjectivePair(i: number): boolean {
    const own = this.read(i);
    return own.article > 0 && !this.c.demonym(i) && this.isAdjective(i) && this.isAdjective(i - 1);
  }

  /** A place, or a body where `bodies`, that starts `skip` letters into token i: «بالدار البيضاء», «بجهة سوس ماسة». */
  private placeAt(i: number, skip: number, bodies: boolean): number {
    const name = this.nameAt(i, skip);
    if (name && (name.type === 'location' || (bodies && name.type === 'organization'))) return name.last;
    const norm = this.t.words.norm(this.t.type[i]!).slice(skip);
    if (!this.rules.placeHeads.has(norm) || !this.inside(i + 1)) return -1;
    const after = this.nameAt(i + 1, 0);
    if (after?.type === 'location') return after.last;
    const unknown = this.c.unknownAt(i + 1);
    return unknown > 0 ? Math.min(unknown, this.limit) : -1;
  }

  /** Token after the noun phrase that starts `skip` letters into token i, -1 where none does. */
  private phrase(i: number, skip: number): number {
    const { t } = this;
    if (!this.inside(i) || t.kind[i] !== WORD) return -1;
    const name = this.nameAt(i, skip);
    if (name) return this.adjectives(name.last);
    let j = i;
    for (let open = 0; open <= CHAIN && this.inside(j) && t.kind[j] === WORD; open++, j++) {
      const r = this.read(j);
      const clitics = j === i ? skip : 0;
      const fixed = this.fixedAt(j, clitics);
      if (fixed > 0) return this.phrase(fixed, 0);
      if (j > i) {
        const inner = this.nameAt(j, 0);
        if (inner) return this.adjectives(inner.last, inner.type !== 'organization');
      }
      if ((r.conjunction || r.preposition) && j > i) return -1;
      if (r.pronoun || r.future || !isNominal(r) || this.rules.stop.has(this.word(j))) return -1;
      if (!isFeminine(this.stem(j, r))) this.masculine = true;
      if (r.article) return this.adjectives(j + 1);
      if (r.pos === 'ADJ' && j === i) return -1;
    }
    return -1;
  }

  /** Adjectives from token i on that belong to the name; after a name of its own only one of nation. */
  adjectives(i: number, nationOnly = false): number {
    if (i < 0 || (nationOnly && this.head.row.outside)) return i;
    const start = i;
    while (this.inside(i) && this.t.kind[i] === WORD) {
      const r = this.c.words.best(i);
      if (!r.article || r.conjunction || r.preposition || r.pronoun || r.future) break;
      const word = this.word(i);
      const nation = this.c.demonym(i);
      if (!nation && (nationOnly || !(this.isAdjective(i) || this.rules.ordinals.has(word)))) break;
      if (this.rules.stop.has(word) || this.c.titleAt(i) || !this.agrees(i)) break;
      // «الأمن المصري المتظاهرين»: one that is plural does not follow one that is not.
      const plural = leads.plural.some((e) => word.endsWith(e));
      if (plural && i > start) break;
      i++;
    }
    return i;
  }

  /** The reading taken, or a nominal one with the article where a verb was read: «والتقني». */
  private read(i: number): Reading {
    const best = this.c.words.best(i);
    // «للاستعلامات» has the article that its spelling hides.
    const hidden = best.preposition > 0 && !best.article && this.letter(i, best.from) === FOR;
    if (hidden) return this.c.words.readings(i).find((r) => r.article === 1 && isNominal(r)) ?? best;
    if (best.pos !== 'VERB') return best;
    return this.c.words.readings(i).find((r, rank) => rank < 3 && r.article > 0 && isNominal(r)) ?? best;
  }

  private isAdjective(i: number): boolean {
    const best = this.c.words.best(i);
    if (best.pos === 'ADJ' || this.rules.adjectives.has(this.word(i))) return true;
    // A nisba right after a definite head: «اللجنة القومية».
    const nisba = leads.nisba.some((e) => this.word(i).endsWith(normalize(e)));
    if (nisba && this.isDefinite && i === this.from && best.article) return true;
    // «المقاطعة», «المحاكمة» are what is done.
    if (best.verb?.tense === 'masdar') return false;
    return this.c.words.readings(i).some((r, rank) => rank < 3 && r.pos === 'ADJ' && r.article === best.article);
  }

  /** A masculine adjective speaks of nobody in «وزارة الداخلية». */
  private agrees(i: number): boolean {
    const surface = this.t.words.surface(this.t.type[i]!);
    // «الحزب السياسية» speak of two things.
    if (this.isDefinite && i === this.from) {
      if (leads.plural.some((e) => surface.endsWith(e))) return false;
      if (this.head.row.gender !== 'f' && this.masculine && isFeminine(normalize(surface))) return false;
    }
    return this.masculine || !isMasculineAdjective(surface);
  }

  private actor(i: number): boolean {
    return this.rules.actors.has(this.word(i));
  }

  private purpose(i: number): boolean {
    const r = this.read(i);
    return this.rules.purposes.has(this.stem(i, r));
  }

  /** Does some reading take just this preposition off? */
  private cuts(i: number, letter: string): boolean {
    const best = this.c.words.best(i);
    if (best.preposition && !best.conjunction && this.letter(i, 0) === letter) return true;
    return this.nameAt(i, 1) !== null;
  }

  /** The name that starts just `skip` letters into token i (or with the article that «لل» hides). */
  private nameAt(i: number, skip: number): NameFound | null {
    if (!this.inside(i)) return null;
    const name = this.c.nameAt(i);
    if (!name || name.first !== i) return null;
    const at = name.start;
    return at === offsetAfter(this.t, i, skip) || (skip > 0 && at === offsetAfter(this.t, i, skip + 1)) ? name : null;
  }

  /** Token after a fixed expression at token i: «للدفاع عن». */
  private fixedAt(i: number, skip: number): number {
    if (this.letter(i, 0) === BY) return -1;
    for (const words of this.head.fixed) {
      if (i + words.length > this.limit) continue;
      const w = this.word(i);
      const plain = this.t.words.norm(this.t.type[i]!).slice(skip);
      if (w !== words[0] && plain !== words[0]) continue;
      let k = 1;
      while (k < words.length && this.t.words.norm(this.t.type[i + k]!) === words[k]) k++;
      if (k === words.length) return i + k;
    }
    return -1;
  }

  private afterQuotes(i: number): number {
    const end = this.quoted(i);
    if (end > 0) this.core = { first: i + 1, last: end - 1 };
    return this.adjectives(end, true);
  }

  private quoted(from: number): number {
    const { t } = this;
    if (!OPENING.has(t.text.charCodeAt(t.start[from]!))) return -1;
    for (let i = from + 1; i < t.count && t.gap[i]! < LINE && i - from <= QUOTED_MOST + 1; i++)
      if (t.kind[i] === SIGN && CLOSING.has(t.text.charCodeAt(t.start[i]!))) return i > from + 1 ? i + 1 : -1;
    return -1;
  }

  private latin(i: number): number {
    let j = i + 1;
    while (j < this.limit && this.t.kind[j] === LATIN && this.t.gap[j]! < LINE) j++;
    return j;
  }

  private letter(i: number, k: number): string {
    const type = this.t.type[i]!;
    return k < this.t.words.lengthOf(type) ? String.fromCharCode(this.t.words.unitAt(type, k)) : '';
  }

  private stem(i: number, r: Reading): string {
    return this.t.words.norm(this.t.type[i]!).slice(r.from, r.to);
  }

  /** Norm of the word without clitics, with its article. */
  private word(i: number): string {
    const r = this.read(i);
    return (r.article ? ARTICLE : '') + this.t.words.norm(this.t.type[i]!).slice(r.from);
  }
}

const isNominal = (r: Reading) => r.pos === 'NOUN' || r.pos === 'ADJ' || r.pos === 'PROPN';
const FEMININE = proclitics.feminine.map(normalize);
const isFeminine = (norm: string) => FEMININE.some((e) => norm.endsWith(e));
const isMasculineAdjective = (surface: string) =>
  !isFeminine(normalize(surface)) && !leads.invariant.some((e) => surface.endsWith(e));
