/**
 * The chance that what a rule made, or a form of a gazetteer, is a name just as it stands: takes the names of all finders, gives those that
 * hold; what the user listed and Latin letters always do.
 *
 * A rule sees one way in which names are built, a gazetteer no words around them; here what they found is weighed once more by all that is
 * known of the words in it and around it, by what else the document names and says of the entry. The weights were fitted to names judged by
 * readers (`models/README.md`).
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { articleOf, CONJUNCTION, clitics, PREPOSITION, pronounOf, tagIn } from '../arabic/shape.js';
import { chance, code, Features, Weights } from '../core/features.js';
import { joinA } from '../core/hash.js';
import { LINE, SIGN, type Tokens, WORD } from '../text/token.js';
import { OF_FORMS } from './choose.js';
import fitted from './data/chance.json';
import type { TokenFacts } from './facts.js';
import type { NameFound } from './find.js';
import type { LexiconEntry } from './lexicon.js';

/** From this chance on it is a name: of an entry; by rule, of a person, and of anything else. */
const LEAST_KNOWN = 0.3;
const LEAST_PERSON = 0.5;
const LEAST = 0.7;

const leastOf = (n: NameFound): number =>
  n.source === 'gazetteer' ? LEAST_KNOWN : n.type === 'person' ? LEAST_PERSON : LEAST;

/** Sees the features of every name that is weighed, and may say its chance: for the fitting of weights. */
export type ObserveName = (name: NameFound, places: readonly number[]) => number | undefined;

const weights = new Weights(fitted);

/** The names without those that do not hold. */
export function likelyNames(c: TokenFacts, names: readonly NameFound[], observe?: ObserveName): NameFound[] {
  const weigher = new Weigher(c, names);
  const unsure: NameFound[] = [];
  const likely = names.filter((n) => {
    // Of the gazetteers' names only those of places are often something else; a form of an entry that is another's stands as one.
    if (n.source === 'gazetteer' ? n.type !== 'location' : n.source !== 'rule' || OF_FORMS.has(n.rule)) return true;
    const features = weigher.describe(n);
    const holds = (observe?.(n, features.read()) ?? chance(weights.odds(features))) >= leastOf(n);
    if (!holds && n.source === 'rule') unsure.push(n);
    return holds;
  });
  return unsure.length ? likely.filter((n) => !isHalf(c, n, unsure)) : likely;
}

/**
 * «الفنان شفيق نور»: a weak name of one word with which somebody else's begins or ends, though that is not sure. «مجلس الأمن» القومي: a body
 * with an adjective that makes another of it.
 */
function isHalf(c: TokenFacts, n: NameFound, unsure: readonly NameFound[]): boolean {
  const around = unsure.filter(
    (x) => x.type === n.type && x.first <= n.first && x.last >= n.last && x.last - x.first > n.last - n.first,
  );
  if (!around.length || n.source === 'rule') return false;
  if (n.type === 'person') return n.weak && n.last === n.first + 1;
  if (n.type !== 'organization' || n.last >= c.t.count || c.t.kind[n.last] !== WORD) return false;
  const { pos, article } = c.words.best(n.last);
  return (
    pos === 'ADJ' &&
    article > 0 &&
    !c.isNation(n.last) &&
    around.some((x) => x.first === n.first && x.last === n.last + 1)
  );
}

/** Scores are told apart by so much. */
const WAYS = 20;
const COUNTRY = { none: 1, own: 2, others: 3 } as const;
const NONE = 0;
const SEVERAL = 3;
const LONG = 6;
/** Letters of a word's end. */
const ENDING = 2;
const SIGNS = '"«»“”()[]،,.:؛!؟-–/#…';

/** What is known of a word, before the sets of words and the kinds of parts of names. */
const SIGN_KIND = 100;
const LEADING = 200;
const PART = 300;
const TITLE = 1;
const NATION = 2;
const NAMED = { person: 3, location: 4, organization: 5, group: 6, other: 16 } as const;
const STRANGE = 7;
const ORDINARY = 8;
const OTHER = 9;
const KIND_OF_TOKEN = 10;

/** Where a word stands to the name: before it, its first, second, last one, behind it and behind that. */
const PLACES = 6;

class Weigher {
  private readonly t: Tokens;
  private readonly features = new Features();
  /** How the words at these places are read, and what is known of them. */
  private readonly forms = new Int32Array(PLACES);
  private readonly kinds = new Int32Array(PLACES);

  constructor(
    private readonly c: TokenFacts,
    private readonly names: readonly NameFound[],
  ) {
    this.t = c.t;
  }

  /** What speaks for a name and against it. */
  describe(n: NameFound): Features {
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
    const beside = this.beside(n);
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

  /** A word that joins another phrase: «و…», «في», «بـ…». */
  private mayJoin(i: number): boolean {
    return (this.c.words.shapes[i]! & (CONJUNCTION | PREPOSITION)) > 0 || this.c.words.best(i).pos === 'ADP';
  }

  private isInside(i: number): boolean {
    return i >= 0 && i < this.t.count;
  }

  private gap(i: number): number {
    return this.isInside(i) ? this.t.gap[i]! : LINE;
  }

  /** A word without its first letters, as a number. */
  private norm(i: number, skip: number): number {
    const { words, type } = this.t;
    if (!this.isInside(i)) return NONE;
    return skip ? words.hashOf(type[i]!, skip, words.lengthOf(type[i]!)) : words.normA[type[i]!]!;
  }

  /** A word without its clitics, as a number. */
  private stem(i: number): number {
    const isWord = this.isInside(i) && this.t.kind[i] === WORD;
    return this.norm(i, isWord ? clitics(this.c.words.shapes[i]!) : 0);
  }

  /** Last letters of a word. */
  private ending(i: number): number {
    const { words, type } = this.t;
    const n = words.lengthOf(type[i]!);
    return words.hashOf(type[i]!, Math.max(0, n - ENDING), n);
  }

  /** How a word is read: part of speech, clitics, article, pronoun; of anything else what it is. */
  private form(i: number): number {
    const { t, c } = this;
    if (!this.isInside(i) || t.kind[i] !== WORD) return -this.kind(i);
    const shape = c.words.shapes[i]!;
    const front = ((shape & CONJUNCTION) << 1) | Number((shape & PREPOSITION) > 0);
    const marks = (front << 2) | (Number(articleOf(shape) > 0) << 1) | Number(pronounOf(shape) > 0);
    return ((tagIn(shape) + 1) << 4) | marks;
  }

  /** What is known of a word. */
  private kind(i: number): number {
    const { t, c } = this;
    if (!this.isInside(i)) return NONE;
    if (t.kind[i] === SIGN) return SIGN_KIND + SIGNS.indexOf(t.text[t.start[i]!]!);
    if (t.kind[i] !== WORD) return KIND_OF_TOKEN + t.kind[i]!;
    if (c.isTitle(i)) return TITLE;
    if (c.isNation(i)) return NATION;
    const name = c.nameAt(i);
    if (name && name.source !== 'rule') return NAMED[name.type];
    const part = c.wholePart(i);
    if (part) return PART + ((part.safe << 3) | part.kinds);
    const sets = c.kb.leads.at(t.type[i]!, 0);
    if (sets) return LEADING + Math.clz32(sets);
    return c.isStrange(i) ? STRANGE : c.isOrdinary(i) ? ORDINARY : OTHER;
  }

  /** Does the document hold the same words again, and the last one by itself, or behind a title? */
  private again(first: number, last: number, skip: number): number {
    const { t, c } = this;
    const { normA } = t.words;
    const tail = normA[t.type[last - 1]!]!;
    const head = this.norm(first, skip);
    let same = 0;
    let alone = 0;
    let titled = 0;
    for (let i = 0; i < t.count; i++) {
      if (normA[t.type[i]!] !== tail || (i >= first && i < last)) continue;
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

  /** Is the word, its clitics off, this one? */
  private isHead(i: number, head: number): boolean {
    const { t, c } = this;
    return t.kind[i] === WORD && (this.norm(i, 0) === head || this.norm(i, clitics(c.words.shapes[i]!)) === head);
  }

  /** Where other names lie to this one, known ones and those of rules, each way a bit. */
  private beside(own: NameFound): number {
    let out = 0;
    for (const n of this.names)
      if (n !== own && n.last >= own.first && n.first <= own.last)
        out |= 1 << (2 * sideOf(n, own) + Number(n.source !== 'rule'));
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
