/**
 * The right end of a composed name: takes a head at one place, gives the token after the name.
 *
 * Behind the head stands its complement, of a kind that it takes: words in quotes or Latin letters, a number, a name, a noun phrase
 * (`noun-phrases.ts`). Clitics and words that the head allows join further phrases: «المديرية العامة [للأمن] الوطني [ومراقبة] التراب».
 */
import { BLANK, LATIN, LINE, NUMBER, SIGN, WORD } from '../text/token.js';
import { isFeminine, isNominal } from './forms.js';
import { AND, AND_UNIT, BY, BY_UNIT, FOR, FOR_UNIT } from './head-words.js';
import { KINDS } from './heads.js';
import { CALLED, CHILD, PLACE_PREPOSITION, TAIL } from './leads.js';
import { afterHyphen, isBeforeGiven, leadBy } from './name-words.js';
import { NounPhrases } from './noun-phrases.js';
import { PARTICLE } from './parts.js';
import { personEnd } from './persons.js';
import type { TitleFound } from './titles.js';

/** Among the words that alone may follow a head: any of nation. */
const NATION = 'nisba';
const AND_NOUN = `${AND}+`;
export const OPENING = new Set([0xab, 0x201c, 0x22, 0x201e]);
export const CLOSING = new Set([0xbb, 0x201d, 0x22, 0x201c]);
const QUOTED_MOST = 6;

/** «الملك», «الأمير» before the name of whom a body is called after. */
const HONOUR_TITLE: TitleFound = {
  first: 0,
  last: 0,
  skip: 0,
  rank: 'royal',
  gender: null,
  plural: false,
  alone: true,
  definite: true,
  weak: false,
  takes: 'none',
};

/** One head at one place, read to its right end. */
export class Walk extends NounPhrases {
  /** The name proper, where the first complement is one. */
  core: { first: number; last: number } | null = null;
  /** Called after a person. */
  private ofPerson = false;

  /** Token after the name, -1 where there is none. */
  end(): number {
    return this.withNumber(this.words());
  }

  private words(): number {
    const { head, from } = this;
    const bare = head.row.bare ? from : -1;
    if (!this.inside(from)) return bare;
    const first = this.complement(from);
    if (first < 0) return bare < 0 && !head.row.head.includes(' ') ? -1 : this.joined(from, bare);
    const apposed = this.apposed(first);
    if (apposed > first) return this.joined(apposed, apposed);
    // «القيادة الحكيمة» [لخادم الحرمين].
    if (this.isDefinite && this.isRemark(from)) return bare;
    const alone = first === from + 1 && !(this.nameAt(from, 0) && this.allows(KINDS.name));
    return this.joined(first, alone && this.isGeneric(from) ? bare : first);
  }

  /** «المركز الاستشفائي الجامعي ابن رشد»: the person after whom it is called. */
  private apposed(i: number): number {
    if (!this.allows(KINDS.name) || !this.inside(i) || i <= this.from || !this.isDefinite) return -1;
    const name = this.nameAt(i, 0);
    return name ? (name.type === 'person' ? name.last : -1) : this.personAt(i);
  }

  /** «الملك عبدالعزيز الطبية»: who a hospital, school, stadium is called after, with his title. */
  private honoured(i: number): number {
    const { c } = this;
    if (!this.people || !this.allows(KINDS.name) || !this.rules.honours.has(this.word(i))) return -1;
    if (i === this.from && !leadBy(c, i, CALLED)) return -1;
    if (!this.inside(i + 1)) return -1;
    const known = c.nameAt(i + 1);
    let end = known?.type === 'person' ? known.last : personEnd(c, i + 1, { ...HONOUR_TITLE, first: i, last: i + 1 });
    end = Math.min(end, this.limit);
    if (end < 0) return -1;
    // «مستشفى الملك خالد» محمد النشمي: a king has one name.
    const own = i + (c.wholePart(i + 1)?.kinds === PARTICLE || c.leads(i + 2, 0, TAIL) ? 3 : 2);
    if (end > own && this.rules.kings.has(this.word(i)) && !c.leads(own, 0, CHILD)) end = own;
    return this.adjectives(end, !this.isOfHead(end));
  }

  /** «فاس-سايس», «مراكش-المنارة»: the end of a place with what a hyphen joins to it. */
  private withHyphens(end: number): number {
    const after = this.head.row.type === 'location' ? afterHyphen(this.t, end) : -1;
    if (after < 0) return end;
    return this.withHyphens(this.c.nameAt(after)?.last ?? after + 1);
  }

  /** «دير شرف», «كفر زيتا»: the first half of a village's name, which takes any noun. */
  private village(i: number): number {
    const { c, t } = this;
    if (
      !this.rules.toponyms.has(this.word(i)) ||
      !this.inside(i + 1) ||
      t.kind[i + 1] !== WORD ||
      t.gap[i + 1] !== BLANK
    )
      return -1;
    const next = c.words.best(i + 1);
    return isNominal(next) && !next.conjunction && !next.preposition ? i + 2 : -1;
  }

  /** The first complement; -1 where the head has none. */
  private complement(i: number): number {
    const { t, head } = this;
    if (t.kind[i] === SIGN) {
      const isName = i + 1 < t.count && !head.not.has(t.words.norm(t.type[i + 1]!));
      return isName && this.allows(KINDS.quoted) ? this.afterQuotes(i) : -1;
    }
    if (t.kind[i] === LATIN)
      return this.allows(KINDS.latin | KINDS.name) && !head.not.has(t.words.norm(t.type[i]!)) ? this.latin(i) : -1;
    if (t.kind[i] === NUMBER) return this.allows(KINDS.num) ? i + 1 : -1;
    if (t.kind[i] !== WORD) return -1;
    const r = this.c.words.best(i);
    const word = this.word(i);
    // «مدينة الملك» has the title in its head.
    const honoured = Math.max(this.honoured(i), this.honoured(i - 1));
    if (honoured > 0) {
      this.ofPerson = true;
      return honoured;
    }
    if (this.rules.notFirst.has(word) && head.row.head) return -1;
    if (head.not.has(word) || head.not.has(t.words.norm(t.type[i]!)) || this.isStop(word)) return -1;
    const name = this.nameAt(i, 0);
    if (head.row.ofBodies && name?.type === 'organization') return -1;
    if (name && (this.allows(KINDS.name) || (this.allows(KINDS.place) && name.type === 'location'))) {
      // «فريق عون» is his people.
      const { outside, ofPeople } = head.row;
      const isUnknown = ofPeople === 'none' || (ofPeople === 'known' && name.source === 'rule');
      if (name.type === 'person' && (outside || isUnknown)) return -1;
      if (name.subtype === 'club' && ofPeople === 'known') return -1;
      if (name.type === 'organization' && name.start === t.start[i]) this.core = { first: i, last: name.last };
      this.ofPlace = name.type === 'location';
      this.isCalled = this.ofPlace;
      this.ofPerson = name.type === 'person';
      // A name that is the beginning of a longer phrase: «مجلس النواب العراقي», «مركز دبي الدولي».
      const end = this.withStrange(this.ofPlace ? this.withHyphens(name.last) : name.last);
      const isBuilt = this.ofPlace || head.row.type === 'location';
      return this.adjectives(end, !(isBuilt && this.isOfHead(end)));
    }
    if (r.conjunction || r.preposition || r.future) return -1;
    const isOpen = !head.only.size || head.only.has(word) || (head.only.has(NATION) && this.c.isNation(i));
    if (!isOpen && !this.allows(KINDS.name | KINDS.unknown)) return -1;
    if (isOpen && this.rules.ordinals.has(word) && this.allows(KINDS.ordinal | KINDS.adj))
      return this.adjectives(i + 1);
    if (this.c.isNation(i) && r.article && isOpen && !this.rules.actors.has(word))
      return this.allows(KINDS.nisba | KINDS.adj) && this.agrees(i) ? this.adjectives(i + 1) : -1;
    if (r.article && isNominal(r)) {
      const adjective = isOpen && this.isAdjective(i);
      if (adjective && this.allows(KINDS.adj) && this.agrees(i)) return this.adjectives(i + 1);
      if (this.isDefinite) return -1;
      if (this.allows(KINDS.unknown)) return !name && this.c.isStrange(i) ? i + 1 : -1;
      const end =
        (isOpen && this.allows(KINDS['def-noun'])) || (this.allows(KINDS.name) && this.c.isStrange(i))
          ? this.phrase(i, 0)
          : -1;
      if (end === i + 1 && head.row.ofPlace === 'government' && this.c.isStrange(i)) this.ofPlace = true;
      // «نادي الزوراء» is called so, «دار القرآن» is not.
      if (end > i && this.allows(KINDS.name) && !this.c.isOrdinary(i)) this.core = { first: i, last: end };
      return end - i >= (head.row.least ?? 1) || (end > 0 && this.joined(end, end) > end) ? end : -1;
    }
    if (this.allows(KINDS.name)) {
      const person = head.row.ofPeople ? -1 : this.personAt(i);
      if (person > i) {
        this.ofPerson = true;
        const last = Math.min(person, this.limit);
        return head.row.type === 'location' && this.isOfHead(last) ? this.adjectives(last) : last;
      }
    }
    if (isOpen && !r.article && r.pos === 'NOUN' && this.allows(KINDS.noun | KINDS.masdar | KINDS['def-noun'])) {
      const end = this.phrase(i, 0);
      if (end - i >= (head.row.least ?? 1)) return end;
    }
    if (this.allows(KINDS.unknown))
      return name ? -1 : Math.min(Math.max(this.village(i), this.personAt(i), this.unknownAt(i)), this.limit);
    if (this.allows(KINDS.name)) {
      const unknown = this.unknownAt(i);
      if (unknown > i) {
        this.ofPlace = true;
        this.isCalled = true;
        this.core = { first: i, last: Math.min(this.withForeign(unknown), this.limit) };
        return this.adjectives(this.core.last, !this.isOfHead(this.core.last));
      }
    }
    return -1;
  }

  /** Joined parts from token i on; `last` is the end without them. */
  private joined(i: number, last: number): number {
    const { t, head } = this;
    if (this.ofPerson && head.row.ofPeople) return last;
    let forPart = false;
    let placed = false;
    while (this.inside(i) && t.kind[i] === WORD) {
      const r = this.read(i);
      const fixed = this.fixedAt(i, 0);
      const listed = this.isListed(last);
      let next = -1;
      const word = t.words.norm(t.type[i]!);
      const pair = head.joinsPairs && i + 1 < this.limit ? `${word} ${t.words.norm(t.type[i + 1]!)}` : '';
      if (pair && head.joins.has(pair))
        next = head.row.subtype === 'agency' && !this.isDefiniteAt(i + 2) ? -1 : this.phrase(i + 2, 0);
      else if (word.length > 1 && head.joins.has(word)) {
        // Where a body is that is known as it stands, or called after a person, says no more of it.
        next =
          listed || (placed && word.length === 2) || (this.ofPerson && this.c.leads(i, 0, PLACE_PREPOSITION))
            ? -1
            : this.afterWord(i + 1, word);
        placed = true;
      } else if (fixed > i && !(r.conjunction && listed) && (i === this.from || !this.c.isNation(i - 1)))
        next = this.phrase(fixed, 0);
      else if (word === AND)
        next = !placed && !listed && (forPart || this.isJoinedApart(i + 1)) ? this.coordinated(i + 1, forPart, 0) : -1;
      else if (r.conjunction && this.letter(i, 0) === AND_UNIT) {
        if (r.preposition && this.letter(i, 1) === FOR_UNIT && forPart) next = this.phrase(i, 2);
        else if (
          !r.preposition &&
          !placed &&
          !(listed && head.row.subtype !== 'ministry') &&
          (head.joins.has(AND) || forPart || this.isAdjectivePair(i))
        )
          next = this.coordinated(i, forPart);
      } else if (this.letter(i, 0) === FOR_UNIT && head.joins.has(FOR) && this.cuts(i, FOR_UNIT)) {
        // What a body is for is told once, before where it is, and not after a name that is whole.
        const stem = this.stem(i, r);
        if ((listed && !this.rules.sports.has(stem)) || ((forPart || placed) && !this.rules.placeHeads.has(stem)))
          break;
        // «قال الاتحاد الدولي» لوكالة فرانس برس: to whom it speaks.
        if (this.nameAt(i, 1)?.subtype === 'media' || this.isOutlet(i)) break;
        // «مؤسسة "سعفة"» لحلقة النقاش, «البنك المركزي» لشركات الأوراق: what a house with a name is for has an article.
        if (!r.article && (t.kind[last - 1] === SIGN || (head.row.subtype === 'bank' && r.verb?.tense !== 'masdar')))
          break;
        next = (this.actor(i) && !this.nameAt(i, 1)) || this.purpose(i) ? -1 : this.phrase(i, 1);
        forPart = next > 0;
      } else if (this.letter(i, 0) === BY_UNIT && head.joins.has(BY)) {
        // «المحكمة الخاصة بجرائم الحرب»
        const isCourt = head.row.subtype === 'court';
        const isWhole = isCourt && i === this.from + 1 && this.rules.governing.has(this.word(this.from));
        next =
          listed && this.head.row.subtype !== 'police' ? -1 : isWhole ? this.phrase(i, 1) : this.placeAt(i, 1, true);
        placed = !isWhole;
      }
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
  private coordinated(i: number, forPart: boolean, skip = 1): number {
    // «وزارة الشؤون الخارجية» والمغاربة المقيمين بالخارج
    const name = this.nameAt(i, skip);
    if (name?.type === 'group' && !this.isDefinite) return name.last;
    // «فرقة غزة» والتقيت المجندات, «مجلس الأمن» والتعاون مع الوكالة
    if (this.isDeed(i) || this.isWithOther(i + 1)) return -1;
    // «الاتحاد الدولي والأوروبي» are two, «حكومة هاني الملقي» وتكليف خلفه as well.
    if (!this.inside(i) || this.ofPerson || name) return -1;
    const r = this.read(i);
    if (
      isBeforeGiven(this.c, i) ||
      this.actor(i) ||
      this.rules.deeds.has(this.stem(i, r)) ||
      this.c.isTitle(i) ||
      (this.isDefinite && r.article && this.c.isNation(i))
    )
      return -1;
    if (r.article) return this.isAdjective(i) && !this.agrees(i) ? -1 : this.phrase(i, skip);
    return forPart || this.head.joins.has(AND_NOUN) || r.verb?.tense === 'masdar' ? this.phrase(i, skip) : -1;
  }

  /** «التقني والمهني». */
  private isAdjectivePair(i: number): boolean {
    const own = this.read(i);
    if (!own.article || this.c.isNation(i) || i - 1 < this.from || !this.isAdjective(i) || !this.isAdjective(i - 1))
      return false;
    // «ملعب العبدي» والثانية مسائية
    return isFeminine(this.stem(i, own)) === isFeminine(this.stem(i - 1, this.read(i - 1)));
  }

  private isDefiniteAt(i: number): boolean {
    return this.inside(i) && this.t.kind[i] === WORD && this.read(i).article > 0;
  }

  /** «التقدم و الاشتراكية»: a definite noun behind «و» and a blank, where the head takes one. */
  private isJoinedApart(i: number): boolean {
    return this.head.joins.has(AND) && this.isDefiniteAt(i);
  }

  private afterQuotes(i: number): number {
    const end = this.quoted(i);
    if (end > 0) this.core = { first: i + 1, last: end - 1 };
    // «شبكة "سي إن إن"» الأميركية
    this.isCalled = this.head.row.subtype === 'media';
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
}
