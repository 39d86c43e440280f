/**
 * What single words are to a head: takes tokens behind it, tells adjectives that agree, names, words that only speak about the body.
 * The phrases that they make are in `noun-phrases.ts`.
 */
import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import type { Reading } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import { GLUED, LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import { isFeminine, isMasculineAdjective, isNisba, isNominal } from './forms.js';
import { type Head, KINDS, type Rules } from './heads.js';

export const [BY, , FOR] = proclitics.prepositions as [string, string, string];
export const AND = proclitics.conjunctions[0]!;
export const [BY_UNIT, FOR_UNIT, AND_UNIT] = [BY.charCodeAt(0), FOR.charCodeAt(0), AND.charCodeAt(0)];
export const ARTICLE = proclitics.article;
/** First letters of what she and he does. */
const [SHE, HE] = ['ت', 'ي'];
/** First letter of a participle. */
const PARTICIPLE = 'م';

/** To whom a body speaks: «لوكالة». */
const TOGETHER = new Set(leads.together);
const OUTLETS = new Set(leads.agencies.map(normalize));

/** A head at one place and the words behind it. */
export class HeadWords {
  protected readonly t: Tokens;
  /** Token that the name may not reach. */
  protected readonly limit: number;
  /** Some noun of the name is masculine, so a masculine adjective may belong to it. */
  protected masculine: boolean;

  constructor(
    protected readonly c: TokenFacts,
    protected readonly head: Head,
    protected readonly rules: Rules,
    protected readonly first: number,
    protected readonly from: number,
    /** A person may stand in the name. */
    protected readonly people: boolean,
  ) {
    this.t = c.t;
    this.limit = Math.min(this.t.count, first + head.row.maxWords + 1);
    this.masculine = head.row.gender !== 'f' && !isFeminine(this.t.words.norm(this.t.type[first]!));
  }

  /**
   * A first complement that makes no name alone: «المديرية العامة» goes back to one named before, «النادي البرتغالي» and «الحزب العريق»
   * speak of a body, «إدارة الشركة» is of one named before.
   */
  protected isGeneric(i: number): boolean {
    const { head, rules } = this;
    const word = this.word(i);
    if (head.generic.has(word)) return true;
    if (!this.isDefinite) return rules.bodies.has(word) && !this.allows(KINDS.quoted);
    if (rules.ordinals.has(word) || rules.plain.has(word)) return false;
    if (this.c.isNation(i)) return (head.genericKinds & KINDS.nisba) > 0;
    return (head.genericKinds & KINDS.adj) > 0;
  }

  /** An adjective that is no nisba and no name's speaks about the body: «الحزب العريق». */
  protected isRemark(i: number): boolean {
    const word = this.word(i);
    const { ordinals, plain, adjectives } = this.rules;
    if (isNisba(word) || ordinals.has(word) || plain.has(word) || adjectives.has(word)) return false;
    return !this.c.isNation(i) && !this.nameAt(i, 0);
  }

  /** «الحالية», «السابقين»: speaks about the body. */
  protected isStop(word: string): boolean {
    const { stop } = this.rules;
    return stop.has(word) || (leads.plural.some((end) => word.endsWith(end)) && stop.has(word.slice(0, -2)));
  }

  protected get isDefinite(): boolean {
    return this.head.isDefinite;
  }

  protected inside(i: number): boolean {
    return i < this.limit && this.t.gap[i]! < LINE;
  }

  /** Does the head take a complement of one of these kinds? */
  protected allows(kinds: number): boolean {
    return (this.head.complement & kinds) > 0;
  }

  /** Does the gazetteer know what ends here as a name: «مجلس الأمن الدولي» [للاجتماع]? */
  protected isListed(last: number): boolean {
    const name = this.head.row.head ? this.c.nameAt(this.first) : null;
    return name !== null && name.last === last && name.source === 'gazetteer' && !name.weak;
  }

  /** After a place, an adjective of the head's gender that is a nisba: «هيئة الشارقة الصحية». */
  protected isOfHead(i: number): boolean {
    const { outside, subtype } = this.head.row;
    if (this.isDefinite || outside || subtype === 'government' || !this.inside(i)) return false;
    const word = this.word(i);
    return isNisba(word) && isFeminine(word) === isFeminine(this.t.words.norm(this.t.type[this.first]!));
  }

  /** «المقربة من السلطة», «المتمركزة بالمنطقة»: a participle with what it governs only speaks about the body. */
  protected governs(i: number): boolean {
    const word = this.word(i);
    const { plain, adjectives, ordinals, governing } = this.rules;
    // «القوات الخاصة» are called so, «اللجنة العلمية» الخاصة بالفيروس is not.
    if (i > this.from && governing.has(word)) return this.inside(i + 1) && this.letter(i + 1, 0) === BY_UNIT;
    if (
      word[ARTICLE.length] !== PARTICIPLE ||
      isNisba(word) ||
      plain.has(word) ||
      adjectives.has(word) ||
      ordinals.has(word)
    )
      return false;
    if (i + 1 >= this.t.count || this.t.kind[i + 1] !== WORD || this.t.gap[i + 1]! >= LINE) return false;
    const next = this.c.words.best(i + 1);
    return next.pos === 'ADP' || next.preposition > 0;
  }

  /** «جمعية تقدم الدعم»: after an indefinite noun the word may as well be a verb, and nothing tells them apart. */
  protected isClause(i: number): boolean {
    if (!this.head.row.head) return false;
    const prefix = isFeminine(this.t.words.norm(this.t.type[this.first]!)) ? SHE : HE;
    if (this.t.words.norm(this.t.type[i]!)[0] !== prefix) return false;
    const readings = this.c.words.readings(i);
    return readings.some((r, rank) => rank < 3 && r.from === 0 && r.verb?.tense === 'imperfect');
  }

  /** The reading taken, or a nominal one with the article where a verb was read: «والتقني». */
  protected read(i: number): Reading {
    const best = this.c.words.best(i);
    // «للاستعلامات» has the article that its spelling hides.
    const hidden = best.preposition > 0 && !best.article && this.letter(i, best.from) === FOR_UNIT;
    if (hidden) return this.c.words.readings(i).find((r) => r.article === 1 && isNominal(r)) ?? best;
    if (best.pos !== 'VERB') return best;
    return this.c.words.readings(i).find((r, rank) => rank < 3 && r.article > 0 && isNominal(r)) ?? best;
  }

  protected isAdjective(i: number): boolean {
    const best = this.c.words.best(i);
    if (best.pos === 'ADJ' || this.rules.adjectives.has(this.word(i))) return true;
    // «المقاطعة», «المحاكمة», «التصدي» are what is done.
    if (best.verb?.tense === 'masdar') return false;
    // A nisba right after a definite head: «اللجنة القومية».
    if (isNisba(this.word(i)) && this.isDefinite && i === this.from && best.article) return true;
    return this.c.words.readings(i).some((r, rank) => rank < 3 && r.pos === 'ADJ' && r.article === best.article);
  }

  /** A masculine adjective speaks of nobody in «وزارة الداخلية». */
  protected agrees(i: number): boolean {
    const surface = this.t.words.surface(this.t.type[i]!);
    // «الحزب السياسية» speak of two things.
    if (this.isDefinite && i === this.from) {
      if (leads.plural.some((e) => surface.endsWith(e))) return false;
      if (this.head.row.gender !== 'f' && this.masculine && isFeminine(normalize(surface))) return false;
    }
    return this.masculine || !isMasculineAdjective(surface);
  }

  protected actor(i: number): boolean {
    const word = this.word(i);
    return this.rules.actors.has(word) || this.rules.bodies.has(word);
  }

  protected purpose(i: number): boolean {
    if (this.rules.purposes.has(this.word(i))) return true;
    // «المنتخب الإيطالي لمواجهة إسرائيل», but «لكرة القدم», «للشباب».
    if (this.head.row.subtype === 'club' && this.isDefinite)
      return this.read(i).verb?.tense === 'masdar' && !this.rules.sports.has(this.stem(i, this.read(i)));
    // «مجلس الدفاع الوطني لاستعراض الخطة», but «مركز الرياض لتنمية الأعمال».
    if (!this.head.row.head || this.isDefinite || this.allows(KINDS.quoted) || this.nameAt(this.from, 0)) return false;
    return this.read(i).verb?.tense === 'masdar' || this.nameAt(i, 1)?.type === 'location';
  }

  /** Does some reading take just this preposition off? */
  protected cuts(i: number, letter: number): boolean {
    const best = this.c.words.best(i);
    if (best.preposition && !best.conjunction && this.letter(i, 0) === letter) return true;
    return this.nameAt(i, 1) !== null;
  }

  /** The name that starts just `skip` letters into token i (or with the article that «لل» hides). */
  protected nameAt(i: number, skip: number): NameFound | null {
    if (!this.inside(i)) return null;
    const name = this.c.nameAt(i);
    if (!name || (!this.people && name.type === 'person')) return null;
    const at = name.start;
    return at === offsetAfter(this.t, i, skip) || (skip > 0 && at === offsetAfter(this.t, i, skip + 1)) ? name : null;
  }

  /** Unit k of the word, 0 behind its end. */
  protected letter(i: number, k: number): number {
    const type = this.t.type[i]!;
    return k < this.t.words.lengthOf(type) ? this.t.words.unitAt(type, k) : 0;
  }

  protected stem(i: number, r: Reading): string {
    return this.t.words.norm(this.t.type[i]!).slice(r.from, r.to);
  }

  /** Norm of the word without clitics, with its article. */
  protected word(i: number): string {
    const { article, from } = this.read(i);
    const norm = this.t.words.norm(this.t.type[i]!);
    // Mostly nothing stands before the article, or before a word without it.
    return from === (article === ARTICLE.length ? article : 0) ? norm : (article ? ARTICLE : '') + norm.slice(from);
  }

  /** «جبهة العمل السياسي الأمازيغي»: the adjective that is also a title, before one of nation that nobody's name follows. */
  protected isBetweenAdjectives(i: number): boolean {
    const { c, t } = this;
    const next = i + 1;
    if (!this.inside(next) || t.kind[next] !== WORD || !c.isNation(next) || c.words.best(next).article === 0)
      return false;
    return next + 1 >= t.count || t.kind[next + 1] !== WORD || !(c.parts(next + 1).length || c.isStrange(next + 1));
  }

  /** «صندوق تدبير جائحة كوفيد-19»: with the number that a hyphen joins to the last word. */
  protected withNumber(end: number): number {
    const { t } = this;
    const isJoined =
      end > 0 &&
      end + 1 < t.count &&
      t.kind[end - 1] === WORD &&
      t.kind[end + 1] === NUMBER &&
      t.gap[end] === GLUED &&
      t.gap[end + 1] === GLUED &&
      t.text[t.start[end]!] === '-';
    return isJoined && this.c.isStrange(end - 1) ? end + 2 : end;
  }

  /** «لوكالة الأسوشييتد برس» */
  protected isOutlet(i: number): boolean {
    return OUTLETS.has(this.stem(i, this.read(i)));
  }

  /** «والتقيت المجندات»: a verb before what it is done to, though it reads as a noun too. */
  protected isDeed(i: number): boolean {
    const next = i + 1;
    if (this.c.words.best(i).pos !== 'VERB' || !this.inside(next) || this.t.kind[next] !== WORD) return false;
    const { pos, article } = this.c.words.best(next);
    return pos === 'NOUN' && article > 0;
  }

  protected isWithOther(i: number): boolean {
    return this.inside(i) && this.t.kind[i] === WORD && TOGETHER.has(this.t.words.norm(this.t.type[i]!));
  }

  protected isBeforeName(i: number): boolean {
    return this.inside(i) && this.t.kind[i] === WORD && (this.c.wholePart(i)?.safe ?? 0) > 1;
  }

  /** «الصيني - الأميركي»: a hyphen between two nations. */
  protected isHyphen(i: number): boolean {
    const { c, t } = this;
    if (t.kind[i] !== SIGN || t.text[t.start[i]!] !== '-' || !this.inside(i + 1)) return false;
    const isNation = (k: number) => t.kind[k] === WORD && c.isNation(k) && c.words.best(k).article > 0;
    return isNation(i - 1) && isNation(i + 1) && this.agrees(i + 1);
  }
}
