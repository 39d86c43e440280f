/**
 * Noun phrases in a composed name: takes a token behind the head, gives the token after the phrase that starts there.
 *
 * A noun phrase is a definite word and the adjectives that agree with it, indefinite nouns up to a definite one («مكافحة الجريمة»), or a
 * name. It never goes over a sign, a verb, an adjective that merely speaks about the body («الحالية»), or a noun for another actor
 * («والسلطات»). What single words tell: `head-words.ts`; which phrases make a name: `walk.ts`.
 */
import { BLANK, SIGN, WORD } from '../text/token.js';
import leads from './data/leads.json';
import { isFeminine, isNominal } from './forms.js';
import { BY_UNIT, HeadWords } from './head-words.js';
import { PLACE_PREPOSITION } from './leads.js';
import { isUnknown } from './name-words.js';
import { GIVEN } from './parts.js';
import { personEnd, unknownEnd } from './persons.js';

/** Bodies and buildings that are called by their own name. */
const CALLED_ALONE = new Set(['company', 'media', 'facility', 'university', 'armed-group', 'ngo']);
/** Indefinite nouns in a row before the definite word that closes them. */
const CHAIN = 3;
/** Fewer letters are as well a word that is not listed. */
const STRANGE_LEAST = 5;

/** The noun phrases behind a head at one place. */
export class NounPhrases extends HeadWords {
  /** The first complement is a name, behind which a nation says no more than whose the body is: «شركة دولفينوس» المصرية. */
  protected isCalled = false;

  /** The first complement is a place, or a name that nothing knows. */
  ofPlace = false;

  /** Token after the noun phrase that starts `skip` letters into token i, -1 where none does. */
  protected phrase(i: number, skip: number): number {
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
        if (inner) return this.adjectives(this.withStrange(inner.last), inner.type !== 'organization');
        // «لسوق عكاظ»
        const unknown = this.head.row.ofPlace ? -1 : this.unknownAt(j);
        if (unknown > 0 && !this.isNoun(unknown)) return this.adjectives(Math.min(unknown, this.limit), true);
      }
      // «مؤسسة إيجاب» الدكتور عبدالعزيز
      if (j > i && r.article && this.c.isTitle(j) && this.isBeforeName(j + 1)) return -1;
      if (r.preposition && j > i) return -1;
      // «آباء وأمهات وأولياء التلاميذ»
      if (r.conjunction && j > i) {
        if (r.article || r.pos !== 'NOUN' || r.verb || this.actor(j)) return -1;
        open--;
      }
      if (r.pronoun || r.future || !isNominal(r) || this.isStop(this.word(j))) return -1;
      if (!isFeminine(this.stem(j, r))) this.masculine = true;
      if (r.article) return this.adjectives(j + 1);
      if (this.isClause(j)) return -1;
      if (r.pos === 'ADJ' && j === i) return -1;
    }
    return -1;
  }

  /** An indefinite noun that may go on with the phrase. */
  private isNoun(i: number): boolean {
    if (!this.inside(i) || this.t.kind[i] !== WORD) return false;
    const r = this.c.words.best(i);
    return isNominal(r) && !r.article && !r.conjunction && !r.preposition;
  }

  /** A place, or a body where `bodies`, that starts `skip` letters into token i: «بالدار البيضاء», «بجهة سوس ماسة». */
  protected placeAt(i: number, skip: number, bodies: boolean): number {
    const name = this.nameAt(i, skip);
    // «أقام الاتحاد بالمتحف المصري» tells where, not what.
    const isHouse = name?.subtype === 'facility' && name.source === 'gazetteer';
    const isWithin = name?.type === 'location' && (!isHouse || this.head.row.type === 'location');
    // «جامعة نواكشوط» بموريتانيا: where the place is that it is called after.
    if (this.ofPlace && name?.subtype === 'country' && this.head.row.subtype !== 'government') return -1;
    if (name && (isWithin || (bodies && name.type === 'organization'))) return name.last;
    const norm = this.t.words.norm(this.t.type[i]!).slice(skip);
    if (!this.rules.placeHeads.has(norm) || !this.inside(i + 1)) return -1;
    const after = this.nameAt(i + 1, 0);
    if (after?.type === 'location') return after.last;
    const unknown = this.unknownAt(i + 1);
    return unknown > 0 ? Math.min(unknown, this.limit) : -1;
  }

  /** Adjectives from token i on that belong to the name; after a name of its own only one of nation. */
  adjectives(i: number, nationOnly = false): number {
    if (i < 0 || (nationOnly && this.head.row.outside)) return i;
    const start = i;
    while (this.inside(i)) {
      if (this.isHyphen(i)) {
        i += 2;
        continue;
      }
      if (this.t.kind[i] !== WORD) break;
      const r = this.c.words.best(i);
      if (!r.article || r.conjunction || r.preposition || r.pronoun || r.future) break;
      const word = this.word(i);
      const nation = this.c.isNation(i);
      if (nation && this.isCalled && CALLED_ALONE.has(this.head.row.subtype)) break;
      // «وزارة الدفاع الروسية» الأنباء: behind a nation only what is nothing but an adjective.
      const isPlain = !this.c.isNation(i - 1) || r.pos === 'ADJ';
      if (!nation && (nationOnly || !isPlain || !(this.isAdjective(i) || this.rules.ordinals.has(word)))) break;
      if (
        this.isStop(word) ||
        (this.c.isTitle(i) && (this.isCalled || !this.isBetweenAdjectives(i))) ||
        !this.agrees(i) ||
        this.governs(i) ||
        this.isDated(i) ||
        (start === this.from + 1 && this.isDefinite && this.isRemark(i))
      )
        break;
      // «الأمن المصري المتظاهرين»: one that is plural does not follow one that is not.
      const plural = leads.plural.some((e) => word.endsWith(e));
      // «قوات الاحتلال» [الفلسطينيين]
      if (plural && (i > start || (i - 1 === this.from && this.c.words.best(i - 1).verb?.tense === 'masdar'))) break;
      i++;
    }
    return i;
  }

  /** «الرابع من غشت»: a day of the month. */
  private isDated(i: number): boolean {
    return (
      this.rules.ordinals.has(this.word(i)) &&
      this.inside(i + 1) &&
      this.t.kind[i + 1] === WORD &&
      this.c.leads(i + 1, 0, PLACE_PREPOSITION)
    );
  }

  /** Token after a fixed expression at token i: «للدفاع عن». */
  protected fixedAt(i: number, skip: number): number {
    if (this.letter(i, 0) === BY_UNIT) return -1;
    const { fixed, fixedFirst } = this.head;
    if (!fixedFirst.size) return -1;
    const w = this.word(i);
    const plain = this.t.words.norm(this.t.type[i]!).slice(skip);
    if (!fixedFirst.has(w) && !fixedFirst.has(plain)) return -1;
    for (const words of fixed) {
      if (i + words.length > this.limit) continue;
      if (w !== words[0] && plain !== words[0]) continue;
      let k = 1;
      while (k < words.length && this.t.words.norm(this.t.type[i + k]!) === words[k]) k++;
      if (k === words.length) return i + k;
    }
    return -1;
  }

  /** Token after the person's name, or run of words unknown to the language, that starts at token i; -1 for none. */
  protected personAt(i: number): number {
    return this.people ? personEnd(this.c, i) : -1;
  }

  protected unknownAt(i: number): number {
    return this.people ? unknownEnd(this.c, i) : -1;
  }

  /** «ملعب روستوف» أرينا, «نادي مانشستر» يونايتيد: the end of a name with the words behind it of which the language knows nothing. */
  protected withStrange(end: number): number {
    const { c } = this;
    let i = end;
    while (
      !this.head.row.outside &&
      this.inside(i) &&
      this.t.gap[i] === BLANK &&
      !c.nameAt(i) &&
      c.isStrange(i) &&
      this.isBare(i)
    )
      i++;
    return i;
  }

  /** A word that reads as a name, nothing before it or behind. */
  private isBare(i: number): boolean {
    const { pos, conjunction, preposition, article, pronoun } = this.c.words.best(i);
    if (this.t.words.lengthOf(this.t.type[i]!) < STRANGE_LEAST) return false;
    // «جامعة القاهرة» مصطفى كامل السيد
    const part = this.c.wholePart(i);
    if (part && part.safe > 1 && part.kinds & GIVEN) return false;
    return isUnknown(this.c, i) || (pos === 'PROPN' && conjunction + preposition + article + pronoun === 0);
  }

  /** «مجموعة كوميوم داتا المتخصصة»: one word more that reads as a name, before a sign or what is said of the body. */
  protected withForeign(end: number): number {
    const { c, t } = this;
    if (!this.inside(end) || t.kind[end] !== WORD || t.gap[end] !== BLANK || c.nameAt(end) || c.isOrdinary(end))
      return end;
    const { pos, conjunction, preposition, article, pronoun } = c.words.best(end);
    if (pos !== 'PROPN' || conjunction + preposition + article + pronoun > 0 || c.parts(end).length) return end;
    const next = end + 1;
    if (next >= t.count || t.kind[next] === SIGN) return next;
    if (t.kind[next] !== WORD) return end;
    const said = c.words.best(next);
    const isSaid = said.pos === 'ADJ' && said.article > 0 && said.conjunction + said.preposition === 0;
    return isSaid ? next : end;
  }
}
