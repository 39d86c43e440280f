/**
 * What speaks for a name and against it, as features: takes a name and all names of the document, gives the features that the weights of
 * `chance.ts` are for.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { code, Features } from '../core/features.js';
import { joinA } from '../core/hash.js';
import { SIGN } from '../text/token.js';
import { NamesAround, PLACES_OF_WORD } from './around.js';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import type { LexiconEntry } from './lexicon.js';
import { describePerson } from './person-features.js';
import { NONE, TokenFeatures } from './token-features.js';

/** Scores are told apart by so much. */
const WAYS = 20;
const COUNTRY = { none: 1, own: 2, others: 3 } as const;
const SEVERAL = 3;
const LONG = 6;

/** Where a word stands to the name: before it, its first, second, last one, behind it and behind that. */
const PLACES = 6;

export class Weigher extends TokenFeatures {
  private readonly features = new Features();
  /** How the words at these places are read, and what is known of them. */
  private readonly forms = new Int32Array(PLACES);
  private readonly kinds = new Int32Array(PLACES);

  private readonly around: NamesAround;

  constructor(c: TokenFacts, names: readonly NameFound[]) {
    super(c);
    this.around = new NamesAround(names);
  }

  /** What speaks for a name and against it; `of`: the name as the rule read it, where this one has other ends. */
  describe(n: NameFound, of: NameFound): Features {
    const { features: f, forms, kinds } = this;
    const { first, last } = n;
    const skip = this.lettersBefore(n);
    const end = last - 1;
    const entry = n.source === 'gazetteer' ? n.entries[0] : undefined;
    const listed = Number(entry !== undefined);
    // What speaks for a name by rule and for an entry is learnt apart.
    const type = joinA(code(n.type), listed);
    const rule = joinA(code(entry ? `${n.source}/${n.subtype}` : n.rule), type);
    const length = Math.min(last - first, LONG);
    const word = this.norm(first, skip);
    const head = joinA(word, listed);
    const tail = this.norm(end, end === first ? skip : 0);
    const again = this.again(first, last, skip);
    const beside = this.beside(n, of);
    [first - 1, first, Math.min(first + 1, end), end, last, last + 1].forEach((i, k) => {
      forms[k] = this.form(i);
      kinds[k] = this.kind(i);
    });
    f.count = 0;
    f.add(1, rule, length);
    f.add(2, rule, this.gap(first), this.gap(last));
    f.add(3, rule, skip);
    f.add(4, head, length);
    f.add(5, type, tail);
    f.add(6, head, this.norm(first + 1, 0));
    f.add(7, type, this.norm(last, 0));
    f.add(8, type, this.norm(first - 1, 0));
    f.add(9, head);
    for (let k = 0; k < PLACES - 1; k++) {
      f.add(10 + k, rule, forms[k]);
      f.add(20 + k, rule, kinds[k]!);
    }
    f.add(15, type, forms[4], forms[5]);
    f.add(16, type, forms[3], forms[4]);
    f.add(17, type, forms[0], forms[1]);
    f.add(18, rule, length, forms[4]);
    f.add(19, rule, kinds[3], forms[4]);
    f.add(25, type, kinds[4], kinds[5]);
    f.add(26, type, kinds[3], kinds[4]);
    f.add(27, type, kinds[0], kinds[1]);
    f.add(28, rule, length, kinds[4]);
    f.add(29, rule, length, kinds[0]);
    f.add(30, rule, kinds[1], kinds[4]);
    f.add(31, type, kinds[2], kinds[3], kinds[4]);
    f.add(32, head, kinds[2]);
    f.add(33, head, forms[3]);
    f.add(34, head, kinds[4]);
    f.add(35, rule, again & SEVERAL);
    f.add(36, rule, again >> 2);
    f.add(37, type, again, length);
    f.add(38, type, again & SEVERAL, kinds[4]);
    f.add(39, type, beside);
    f.add(40, type, this.signs(first, last));
    f.add(41, type, this.ending(end), kinds[3]);
    this.describeWords(n, type, rule, length);
    this.describeEntry(n, entry, listed, type, rule, length, again & SEVERAL);
    if (n.source === 'rule' && n.type === 'person')
      describePerson(this, f, { first, last, skip, type, rule, length, forms, kinds });
    return f;
  }

  /** What is known of the entry, and how it stands in the document. */
  private describeEntry(
    n: NameFound,
    entry: LexiconEntry | undefined,
    listed: number,
    type: number,
    rule: number,
    length: number,
    same: number,
  ): void {
    const { features: f, kinds, forms } = this;
    const s = n.standing;
    const way = entry ? 1 + Math.round(n.score * WAYS) : NONE;
    const rivals = s ? (Math.min(s.rivals, SEVERAL) << 1) | Number(s.mixed) : NONE;
    const country = s ? COUNTRY[s.country] : NONE;
    const longer = s ? Math.sign(s.longest - (n.last - n.first)) : NONE;
    const size = entry ? Math.ceil(Math.log10(1 + entry.population)) : NONE;
    f.add(48, type, way, length);
    f.add(49, rule, rivals, country);
    f.add(50, type, longer, length, same);
    f.add(51, rule, size, Number(s?.cued ?? false));
    f.add(52, type, kinds[0]!, way);
    f.add(53, type, kinds[4]!, way);
    f.add(54, rule, forms[1]!, way, length);
    f.add(55, rule, country, longer, length);
    const skip = Number(n.start > this.t.start[n.first]!);
    const before = skip ? NONE : this.stem(n.first - 1);
    f.add(56, listed, before);
    f.add(57, type, before, skip);
    f.add(58, listed, this.norm(n.last, 0));
    f.add(59, listed, skip, kinds[0]!, kinds[4]!);
    f.add(60, listed, length, kinds[1]!, forms[1]!);
    f.add(61, listed, kinds[4]!, forms[4]!);
  }

  /** What all words of the name are. */
  private describeWords({ first, last }: NameFound, type: number, rule: number, length: number): void {
    const { features: f, t, c } = this;
    let forms = 0;
    let kinds = 0;
    let joins = 0;
    let strange = 0;
    let ordinary = 0;
    let safe = 0;
    let shortest = Number.POSITIVE_INFINITY;
    for (let i = first; i < last; i++) {
      forms = joinA(forms, this.form(i));
      kinds = joinA(kinds, this.kind(i));
      if (i > first && this.mayJoin(i)) joins = joinA(joins, this.form(i));
      strange += Number(c.isStrange(i));
      ordinary += Number(c.isOrdinary(i));
      safe += c.wholePart(i)?.safe ?? 0;
      shortest = Math.min(shortest, t.words.lengthOf(t.type[i]!));
    }
    f.add(42, type, forms);
    f.add(43, type, kinds);
    f.add(44, rule, joins);
    f.add(45, rule, strange, ordinary);
    f.add(46, type, safe, length);
    f.add(47, type, shortest, length);
  }

  /** Letters of clitics before the name in its first word. */
  private lettersBefore({ first, start }: NameFound): number {
    let n = 0;
    while (offsetAfter(this.t, first, n) < start) n++;
    return n;
  }

  /** Does the document hold the same words again, and the last one by itself, or behind a title? */
  private again(first: number, last: number, skip: number): number {
    const { t, c } = this;
    const { normA } = t.words;
    const head = this.norm(first, skip);
    let same = 0;
    let alone = 0;
    let titled = 0;
    for (const i of this.same.places(last - 1, PLACES_OF_WORD)) {
      if (i >= first && i < last) continue;
      const from = i - (last - 1 - first);
      let k = 1;
      while (k < last - first && from >= 0 && normA[t.type[i - k]!] === normA[t.type[last - 1 - k]!]) k++;
      if (k === last - first || (k === last - first - 1 && from >= 0 && this.isHead(from, head))) same++;
      else {
        alone++;
        if (c.isTitled(i)) titled = 1;
      }
    }
    return Math.min(same, SEVERAL) | (Math.min(alone, SEVERAL) << 2) | (titled << 4);
  }

  /** Where other names lie to this one, known ones and those of rules, each way a bit. */
  private beside(own: NameFound, of: NameFound): number {
    let out = 0;
    for (const n of this.around.touching(own.first, own.last))
      if (n !== of) out |= 1 << (2 * sideOf(n, own) + Number(n.source !== 'rule'));
    return out;
  }

  /** Signs at both ends of the name, and in it. */
  private signs(first: number, last: number): number {
    const { t } = this;
    const sign = (i: number) => (this.isInside(i) && t.kind[i] === SIGN ? t.text.charCodeAt(t.start[i]!) : 0);
    let inner = 0;
    for (let i = first; i < last; i++) inner ||= sign(i);
    return joinA(joinA(sign(first - 1), sign(last)), inner);
  }
}

/** How a name that touches another lies to it: before or behind it, around it, over its ends, in it at its beginning, its end, between. */
function sideOf(n: NameFound, { first, last }: NameFound): number {
  if (n.last === first) return 0;
  if (n.first === last) return 1;
  if (n.first <= first && n.last >= last) return 2;
  if (n.first < first) return 3;
  if (n.last > last) return 4;
  return n.first === first ? 5 : n.last === last ? 6 : 7;
}
