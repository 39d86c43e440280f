/**
 * Who is meant where no name stands: takes the phrases of the sentences read so far, gives the referent of a pronoun, of a dropped subject, of
 * a title or kind of body that points back.
 *
 *   «أعلن منصور عن تنحيه» ه → منصور · «وطالب بـ …» → the last subject that agrees · «الرئيس» → the person with that title · «الحزب» → the party
 *
 * Only what agrees in gender and number is taken, the nearest first, at most two sentences back; else nothing.
 */

import type { VerbReading } from '../arabic/verbs.js';
import type { Entities, EntityDraft } from '../names/entities.js';
import { normalize } from '../text/fold.js';
import data from './data/discourse.json';
import { type EventWords, lexeme } from './lexeme.js';
import { isKindOf, nominalType } from './nominals.js';
import { isNumber } from './phrase-end.js';
import { type Nominal, pointingTo, type Referent } from './referents.js';
import type { Kind } from './type.js';

type Agreement = 'ms' | 'fs' | 'mp' | 'fp' | 'd';

/** How many sentences back a pronoun may point. */
const SENTENCES_BACK = 2;
const PRONOUNS = new Map(Object.entries(data.pronouns) as [string, Agreement][]);
const FEMININE_ENDINGS = data.feminineEndings.map((e) => normalize(e));
const MASCULINE_PLACES = new Set(data.masculinePlaces.map((w) => normalize(w)));
const FEMININE_PLURAL = normalize(data.femininePlural);
const FEMININE_BODIES = new Set(data.feminineWords.map((w) => normalize(w)));

/** What acts: who a pronoun of an act points to. */
const PEOPLE: readonly Kind[] = ['person', 'group', 'organization'];

interface Seen {
  readonly referent: Referent;
  readonly sentence: number;
  readonly subject: boolean;
  readonly agreement: Agreement;
}

export class Discourse {
  private readonly seen: Seen[] = [];
  /** Words of the titles of each person, by entity. */
  private readonly titles = new Map<EntityDraft, readonly (readonly string[])[]>();

  /** The first phrase that describes somebody without a name, by its noun. */
  private readonly described = new Map<string, { readonly referent: Referent; readonly sentence: number }>();
  /** Who spoke last. */
  speaker: Referent | null = null;
  private two: readonly Referent[] = [];
  /** Gender and number of entities, as they were asked for. */
  private readonly agreements: ({ readonly kind: Kind; readonly agreement: Agreement } | undefined)[] = [];
  /** What definite nouns point back to, until another noun calls somebody. */
  private readonly pointed = new Map<Nominal, number>();
  /** Nouns by which entities are called, beside their titles. */
  private readonly called = new Map<number, string[]>();

  constructor(
    private readonly words: EventWords,
    private readonly entities: Entities,
  ) {}

  note(referent: Referent, sentence: number, subject: boolean): void {
    this.seen.push({ referent, sentence, subject, agreement: this.agreementOf(referent) });
    if (!referent.nominal) return;
    const head = this.headOf(referent);
    const known = this.described.get(head);
    // The first description of a kind is kept, until an indefinite one, or one by other words, brings in another.
    if (!known || (referent.nominal.definite ? !this.mayTakeUp(referent, known.referent) : known.sentence !== sentence))
      this.described.set(head, { referent, sentence });
  }

  /** A named person or body is called by a noun: «الممثلة رانيا يوسف», «تطبيق «واتساب»». */
  call(entity: number, token: number): void {
    this.pointed.clear();
    const head = this.headAt(token);
    const known = this.called.get(entity);
    if (!known) this.called.set(entity, [head]);
    else if (!known.includes(head)) known.push(head);
  }

  /** Two who do something together: what «الطرفان», «الوزيران» point back to. */
  pair(fillers: readonly Referent[]): void {
    const two = fillers.filter(
      (x, k) => x.kind !== 'thing' && !fillers.slice(0, k).some((y) => x.entity >= 0 && y.entity === x.entity),
    );
    if (two.length === 2) this.two = two;
  }

  /** The two that a dual points back to, null for no dual or nobody. */
  dual(r: Referent): readonly Referent[] | null {
    if (!r.nominal || this.two.length < 2) return null;
    const { norm } = lexeme(this.words, r.first);
    if (!DUAL.has(norm) || !this.words.best(r.first).article) return null;
    return this.two[1]!.start < r.start ? this.two : null;
  }

  /**
   * The description that a definite one takes up, where it stands: «لاعبو الفريق … [اللاعبون]», «مجموعة إرهابية مجهولة … [المجموعة الإرهابية]»; the
   * same one where there is none. «القوات الحكومية» are not «قوات التحالف».
   */
  antecedent(r: Referent): Referent {
    // «مئات المعطلين» counts anew.
    if (!r.nominal?.definite || lexeme(this.words, r.first).nominal === null) return r;
    const first = this.described.get(this.headOf(r))?.referent;
    return first && first.start < r.start && first.kind === r.kind && this.mayTakeUp(r, first)
      ? pointingTo(r, r.entity, first.nominal)
      : r;
  }

  /** Is a description no more than its noun, or told by words of the other one? */
  private mayTakeUp(r: Referent, first: Referent): boolean {
    const own = this.wordsOf(r);
    if (own.length < 2) return true;
    const known = this.wordsOf(first);
    const [few, many] = known.length < own.length ? [known, own] : [own, known];
    return few.length > 1 && few.slice(1).every((w) => many.includes(w));
  }

  /** Norms of the words of a description but those that count, clitics, articles and endings of plurals off. */
  private wordsOf({ first, last }: Referent): string[] {
    const out: string[] = [];
    for (let i = first; i < last; i++) {
      const word = lexeme(this.words, i);
      // «ثلاثة مسلحين ملثمين … المسلحون الملثمون»
      if (!word.isQuantifier && !isNumber(this.words, i)) out.push(word.base);
    }
    return out;
  }

  /** Norm of the noun that describes, without article and ending of number. */
  private headOf(r: Referent): string {
    let i = r.first;
    while (i < r.last - 1 && lexeme(this.words, i).nominal === null) i++;
    return this.headAt(i);
  }

  private headAt(i: number): string {
    const { norm, nominal } = lexeme(this.words, i);
    const ending = nominal === null ? undefined : ENDINGS.find((e) => norm.endsWith(e) && norm.length > e.length + 2);
    if (!ending) return norm;
    const stem = norm.slice(0, -ending.length);
    const one = nominalType(stem);
    // «البرلماني» is no «برلمان».
    return one && !(nominal === 'person' && one === 'organization') ? stem : norm;
  }

  /** The referent of the pronoun behind token i, of a kind that is asked for. */
  pronoun(i: number, sentence: number, kinds: readonly Kind[] = PEOPLE): Referent | null {
    const agreement = this.agreementOfPronoun(i);
    return agreement ? this.nearest(agreement, i, sentence, false, kinds) : null;
  }

  /** Gender and number of the pronoun behind token i. */
  agreementOfPronoun(i: number): Agreement | undefined {
    const { words, type } = this.words.tokens;
    return PRONOUNS.get(words.surface(type[i]!).slice(this.words.best(i).to));
  }

  /** Does the pronoun behind token i agree with those? */
  pointsTo(i: number, referents: readonly Referent[]): boolean {
    const agreement = this.agreementOfPronoun(i);
    if (!agreement || !referents.length) return false;
    if (referents.length > 1) return agreement === (referents.length === 2 ? 'd' : 'mp') || agreement === 'mp';
    const own = this.agreementOf(referents[0]!);
    return agreement === 'd' ? own.endsWith('p') : agreement === own;
  }

  /** The subject of a verb that has none of its own. */
  subject(i: number, sentence: number): Referent | null {
    const v = this.words.best(i).verb;
    if (v?.person !== 3) return null;
    return this.nearest(agreementOfVerb(v), i, sentence, true, PEOPLE);
  }

  /** Does the verb of token i agree with a subject told before it? */
  agreesWith(i: number, subject: readonly Referent[]): boolean {
    const v = this.words.best(i).verb;
    if (!v) return false;
    const wanted = agreementOfVerb(v);
    return subject.length > 1 ? wanted.endsWith('p') : this.agreementOf(subject[0]!) === wanted;
  }

  /** May the verbs of two tokens have one subject? */
  agreeTogether(i: number, j: number): boolean {
    const [a, b] = [this.words.best(i).verb, this.words.best(j).verb];
    return a?.person === 3 && b?.person === 3 && agreementOfVerb(a) === agreementOfVerb(b);
  }

  /** Is the phrase, as it is written here, feminine? */
  isFeminine(r: Referent): boolean {
    const { words, type } = this.words.tokens;
    const reading = this.words.best(r.first);
    return isFeminineWord(normalize(words.surface(type[r.first]!).slice(reading.from, reading.to)));
  }

  isFeminineWord(i: number): boolean {
    return isFeminineWord(this.words.lexeme(i).norm);
  }

  /** In the same sentence what stands nearest, people before bodies; before it the last subject, then the nearest. */
  private nearest(
    agreement: Agreement,
    token: number,
    sentence: number,
    subjects: boolean,
    kinds: readonly Kind[],
  ): Referent | null {
    let earlier: Referent | null = null;
    let body: Referent | null = null;
    let before: Seen | null = null;
    for (let k = this.seen.length - 1; k >= 0; k--) {
      const s = this.seen[k]!;
      if (sentence - s.sentence > SENTENCES_BACK) break;
      // Of a sentence before it is the first subject that goes on.
      if (before && s.sentence !== before.sentence) break;
      if (s.referent.last > token || (subjects && !s.subject) || !kinds.includes(s.referent.kind)) continue;
      if (!agrees(s, agreement)) continue;
      const person = s.referent.kind === 'person' || s.referent.kind === 'group';
      if (s.sentence === sentence) {
        if (person) return s.referent;
        body ??= s.referent;
      } else {
        if (body) return body;
        if (s.subject) before = s;
        else earlier ??= s.referent;
      }
    }
    if (before) return before.referent;
    return body ?? earlier;
  }

  /** Gender and number. */
  agreementOf(r: Referent): Agreement {
    if (r.kind === 'group') return 'mp';
    if (r.entity < 0) return this.agreementAs(r);
    const known = this.agreements[r.entity];
    if (known?.kind === r.kind) return known.agreement;
    const agreement = this.agreementAs(r);
    this.agreements[r.entity] = { kind: r.kind, agreement };
    return agreement;
  }

  private agreementAs(r: Referent): Agreement {
    const text = normalize(this.firstWord(r));
    if (r.kind === 'organization') return isFeminineWord(text) ? 'fs' : 'ms';
    // Countries and towns are feminine, but for some.
    if (r.kind === 'location') return MASCULINE_PLACES.has(text) ? 'ms' : 'fs';
    const e = r.entity >= 0 ? this.entities.list[r.entity]! : null;
    const title = e?.titles[0] ? normalize(e.titles[0].split(' ')[0]!) : '';
    return (title && isFeminineName(title)) || isFeminineName(text) || FEMININE_BODIES.has(bare(text)) ? 'fs' : 'ms';
  }

  private firstWord(r: Referent): string {
    const { words, type } = this.words.tokens;
    const e = r.entity >= 0 ? this.entities.list[r.entity]! : null;
    const longest = e?.mentions.reduce((a, b) => (b.last - b.first > a.last - a.first ? b : a));
    const first = longest ? longest.first : r.first;
    const reading = this.words.best(first);
    return words.surface(type[first]!).slice(reading.from - reading.article, reading.to);
  }

  /** The entity that a definite noun points back to: «الحزب» the party, «الرئيس التركي» the person with that title; -1 for none. */
  nominal(r: Referent, before = r.start): number {
    const { nominal } = r;
    if (!nominal || r.entity >= 0 || !(nominal.definite || before !== r.start)) return -1;
    if (before !== r.start) return this.calledBy(nominal, before);
    let entity = this.pointed.get(nominal);
    if (entity === undefined) {
      entity = this.calledBy(nominal, before);
      this.pointed.set(nominal, entity);
    }
    return entity;
  }

  private calledBy({ first, last }: Nominal, before: number): number {
    const { words, type } = this.words.tokens;
    const norms: string[] = [];
    for (let i = first; i < last; i++) {
      const reading = this.words.best(i);
      norms.push(words.norm(type[i]!).slice(i === first ? reading.from : 0, reading.to));
    }
    const head = norms[0]!;
    const { list } = this.entities;
    let best = -1;
    let at = -1;
    for (let k = 0; k < list.length; k++) {
      const e = list[k]!;
      if (!this.isCalled(e, head, norms) && !(norms.length === 1 && this.called.get(k)?.includes(head))) continue;
      const place = lastBefore(e, before);
      if (place < 0 || place <= at) continue;
      best = k;
      at = place;
    }
    return best;
  }

  private isCalled(e: EntityDraft, head: string, norms: readonly string[]): boolean {
    if (e.type === 'person') {
      let titles = this.titles.get(e);
      if (!titles) {
        titles = [...e.titles, ...(e.entry?.titles ?? [])].map((title) => normalize(title).split(' ').map(bare));
        this.titles.set(e, titles);
      }
      return titles.some((parts) => parts[0] === head && norms.slice(1).every((w) => parts.includes(bare(w))));
    }
    if (norms.length > 1) return false;
    if (e.type === 'organization') {
      if (isKindOf(head, e.subtype)) return true;
      const { words, type } = this.words.tokens;
      return e.mentions.some(
        (m) => m.last - m.first > 1 && words.norm(type[m.first]!).slice(this.words.best(m.first).from) === head,
      );
    }
    return false;
  }
}

export const agreementOfVerb = (v: VerbReading): Agreement =>
  `${v.gender ?? 'm'}${v.number === 'd' ? 'p' : (v.number ?? 's')}` as Agreement;

/** A verb before its subject is singular; a dual pronoun stands for two, told as a group. */
const agrees = (s: Seen, agreement: Agreement): boolean =>
  agreement === 'd' ? s.agreement.endsWith('p') : agreement === s.agreement;

const isFeminineName = (norm: string): boolean =>
  norm.length > 3 && FEMININE_ENDINGS.some((ending) => norm.endsWith(ending));

const isFeminineWord = (norm: string): boolean =>
  FEMININE_BODIES.has(norm) || norm.endsWith(FEMININE_ENDINGS[0]!) || norm.endsWith(FEMININE_PLURAL);

/** Duals, as norms. */
const DUAL = new Set(data.duals.map((w) => normalize(w)));
/** Endings of number, as norms. */
const ENDINGS = data.endings.map((e) => normalize(e));

const bare = (word: string): string => (word.startsWith(data.article) ? word.slice(2) : word);

/** Offset of the last mention before a place, -1 for none. */
function lastBefore(e: EntityDraft, offset: number): number {
  let at = -1;
  for (const m of e.mentions) if (m.end <= offset && m.start > at) at = m.start;
  return at;
}
