/**
 * Which of its namesakes a form stands for, and whether a weak form is a name at all: takes the candidates of a document, gives the same
 * with one entry each, weak ones without support left out.
 *
 * The order among namesakes is total: what the word before says («محافظة», an outlet in quotes); an entry that the
 * document names by another form; whose cue words stand near; whose country the document speaks of; what stands before («في» a place, a
 * title a person); the larger population; the smaller id.
 */
import proclitics from '../arabic/data/proclitics.json';
import { articleOf, clitics, frontOf, pronounOf } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { BLANK, LINE, SIGN, type Tokens, WORD } from '../text/token.js';
import { normHashes } from '../text/words.js';
import { isBarred, QUOTES } from './barred.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import type { GazetteerNames, NameFound } from './find.js';
import { stemAt } from './forms.js';
import { CHILD, PLACE_PREPOSITION, SPEECH, SPORT } from './leads.js';
import type { LexiconEntry } from './lexicon.js';
import { isAt, isMoreName } from './name-words.js';
import { GIVEN } from './parts.js';

const OF_STATE = new Set<string | null>(['agency', 'parliament', 'ministry', 'court', 'police']);
/** Score of a weak form that more than its place in the sentence speaks for, and of one that has its place alone. */
export const SURE = 0.75;
const LED = 0.7;
/** How far a cue may stand from the name, in tokens. */
const NEAR = 6;
/** From this population on, «في» alone makes a place of a word that has another meaning. */
const KNOWN_CITY = 100_000;
/** Different words of sport that make a report of sport. */
const SPORT_LEAST = 4;
/** How far a word of sport may stand from a club's name, in tokens. */
const SPORT_NEAR = 8;
/** A country told more often counts no more. */
const OFTEN = 3;
const ARTICLE = proclitics.article;
const [BY] = proclitics.prepositions as [string, ...string[]];
const PLACE_HEADS = new Set(leads.placeHeads.map(normalize));
const OUTLETS = new Set(leads.outlets.map(normalize));
const SUBDIVISIONS = new Set(leads.subdivisions.map(normalize));
const CITIES = new Set(leads.cities.map(normalize));
/** The same of several places. */
const SEVERAL = new Set(leads.subdivisionsOf.map(normalize));
const SOURCES = new Set(leads.sources.map(normalize));

/** What speaks for an entry: the first of these in which two differ decides, then what is known of the entry. */
interface Rank {
  readonly entry: LexiconEntry;
  readonly told: boolean;
  readonly named: boolean;
  readonly club: boolean;
  readonly cued: boolean;
  readonly nation: boolean;
  readonly firm: boolean;
  readonly titled: boolean;
  readonly country: number;
}

const isKnownPlace = (e: LexiconEntry): boolean =>
  e.type === 'location' && (e.population >= KNOWN_CITY || e.subtype === 'country');

/** What decides for candidates of a document, of which `found` are all; its titles and demonyms are known. */
export class Chooser {
  private readonly t: Tokens;
  /** Entries that the document names by a form of their own alone. */
  private readonly entries = new Set<string>();
  /** How often it names what is of a country. */
  private readonly countries = new Map<string, number>();
  /** Of each token the hashes of its stem, with the article and without, once somebody asks. */
  private readonly stems: Int32Array;
  /** Tokens with a word of sport, null where the document is not about sport, undefined before anybody asked. */
  private sport: Uint8Array | null | undefined;

  constructor(
    private readonly c: TokenFacts,
    private readonly found: GazetteerNames,
  ) {
    this.t = c.t;
    this.stems = new Int32Array(2 * this.t.count);
    for (const d of found.demonyms) count(this.countries, d.entry.country, 1);
    for (const n of found.names) {
      const only = n.weak || n.entries.length !== 1 ? null : n.entries[0]!;
      if (!only) continue;
      this.entries.add(only.id);
      count(this.countries, only.country, only.subtype === 'country' ? OFTEN : 1);
    }
  }

  /** The names that stand, each with one entry. */
  choose(names: readonly NameFound[]): NameFound[] {
    const all = names.map((n) => this.one(n));
    // A weak form that surely stands for an entry once does so all over the document, given some sign of it: `again`.
    const sure = new Map<string, NameFound>();
    for (const n of all)
      if (n?.weak && (n.type === 'location' ? n.subtype === 'country' || this.isHeaded(n) : n.score >= SURE))
        sure.set(this.formOf(n), n);
    const out: NameFound[] = [];
    for (let k = 0; k < names.length; k++) {
      const n = names[k]!;
      const chosen = all[k] ?? (n.weak && sure.size ? this.again(n, sure.get(this.formOf(n))) : null);
      if (chosen) out.push(chosen);
    }
    return out;
  }

  /** «المملكة» where the country was told of, «في مشهد» after «مدينة مشهد», «أوبر» in quotes. */
  private again(n: NameFound, before: NameFound | undefined): NameFound | null {
    if (!before || isBarred(this.c, n)) return null;
    const isOne =
      before.type === 'location'
        ? before.subtype === 'country' || (this.isBehindPreposition(n) && !this.isTold(n))
        : before.type === 'organization' && this.isQuoted(n);
    if (!isOne) return null;
    const { entries, rule, type, subtype } = before;
    return { ...n, entries, rule, type, subtype, score: LED };
  }

  /** «مدينة مشهد». */
  private isHeaded(n: NameFound): boolean {
    const i = n.first - 1;
    return i >= 0 && this.t.kind[i] === WORD && n.start === this.t.start[n.first] && PLACE_HEADS.has(stemAt(this.c, i));
  }

  private isBehindPreposition(n: NameFound): boolean {
    const { c, t } = this;
    if (n.start > t.start[n.first]!) return true;
    const i = n.first - 1;
    return i >= 0 && t.kind[i] === WORD && c.leads(i, c.words.best(i).conjunction, PLACE_PREPOSITION);
  }

  /** «في مشهد مؤثر», «إلى مشهد من»: the noun, of which something is told. */
  private isTold(n: NameFound): boolean {
    const { t } = this;
    const i = n.last;
    if (i >= t.count || t.kind[i] !== WORD || t.gap[i] !== BLANK) return false;
    const { pos, article, conjunction, preposition } = this.c.words.best(i);
    return pos === 'ADJ' && !article && !conjunction && !preposition;
  }

  private isQuoted(n: NameFound): boolean {
    const { t } = this;
    const quote = (i: number) => i >= 0 && i < t.count && t.kind[i] === SIGN && QUOTES.includes(t.text[t.start[i]!]!);
    return quote(n.first - 1) && quote(n.last);
  }

  /** The letters of a name, folded. */
  private formOf(n: NameFound): string {
    return normalize(this.t.text.slice(n.start, n.end));
  }

  private one(n: NameFound): NameFound | null {
    if (!n.entries.length) return n;
    if (isBarred(this.c, n) || this.isOther(n) || this.isOfClub(n)) return null;
    const isOutlet = this.isOutlet(n);
    if (isOutlet && n.entries.every((e) => e.type === 'location')) return null;
    if (n.entries.length === 1 && this.isElsewhere(n, n.entries[0]!)) return null;
    if (n.entries.length === 1 && !n.weak) return n;
    let best = this.rank(n, 0, isOutlet);
    for (let k = 1; k < n.entries.length; k++) {
      const other = this.rank(n, k, isOutlet);
      if (beats(other, best)) best = other;
    }
    const { entry } = best;
    let score = n.score;
    if (n.weak) {
      const sure =
        best.told ||
        best.named ||
        best.cued ||
        best.nation ||
        best.club ||
        (entry.subtype === 'media' && signed(this.t, n)) ||
        this.speaks(n, entry);
      if (!sure && !this.isLed(n, entry)) return null;
      score = sure ? SURE : LED;
    }
    return { ...n, entries: [entry], rule: entry.id, type: entry.type, subtype: entry.subtype, score };
  }

  private rank(n: NameFound, k: number, isOutlet: boolean): Rank {
    const entry = n.entries[k]!;
    const isTitled = this.c.isTitled(n.first);
    return {
      entry,
      told: this.isToldOf(n, entry, isOutlet),
      // «الجزائر العاصمة» does not make a city of every «الجزائر».
      named:
        this.entries.has(entry.id) && !(entry.subtype === 'city' && n.entries.some((e) => e.subtype === 'country')),
      club: entry.subtype === 'club' && this.isInSport(n) && !this.isAtPlace(n),
      cued: this.isCued(n, entry) && !(entry.subtype === 'club' && (this.isAtPlace(n) || this.isIdle(n))),
      nation: entry.type === 'person' && isTitled && this.isOfNationBefore(n, entry),
      firm: k < (n.firm ?? 0),
      titled: isTitled === (entry.type === 'person'),
      country: entry.country ? Math.min(this.countries.get(entry.country) ?? 0, OFTEN) : 0,
    };
  }

  /** «الرئيس اليمني هادي», «الرئيس اليمني السابق هادي». */
  private isOfNationBefore(n: NameFound, e: LexiconEntry): boolean {
    return this.found.demonyms.some((d) => d.last <= n.first && d.last >= n.first - 1 && d.entry.country === e.country);
  }

  /** Does what stands around a weak form make a name of it? */
  private isLed(n: NameFound, entry: LexiconEntry): boolean {
    // «الدكتور أحمد ياسين» may be anybody.
    // «الراحل وأبي»: the title is not for who comes behind «و».
    if (entry.type === 'person' && n.start !== this.t.start[n.first]) return false;
    if (entry.type === 'person') return n.last === n.first + 1 ? this.c.isTitled(n.first) : this.c.isInOffice(n.first);
    return entry.type === 'location' && n.entries.some((e) => e.type === 'location' && this.isLedByPlace(n, e));
  }

  /** «الإسماعيلي المصري»: the nation of the club named before. */
  private isOfClub(n: NameFound): boolean {
    const { c, t } = this;
    if (n.last !== n.first + 1 || !c.isNation(n.first) || t.gap[n.first] !== BLANK || n.start !== t.start[n.first])
      return false;
    const isClub = (e: LexiconEntry) => e.subtype === 'club';
    return n.entries.every(isClub) && this.found.names.some((x) => x.last === n.first && x.entries.some(isClub));
  }

  /** «المدعو سعيد شعو», «الوزير المهندس خالد»: the name of somebody else, of which the word is the first, or his title. */
  private isOther(n: NameFound): boolean {
    const { c } = this;
    // «سعيد بن عبدالله»
    if (n.last !== n.first + 1 || !(isMoreName(c, n.last) || isAt(c, n.last, CHILD))) return false;
    if (!n.entries.every((e) => e.type === 'person')) return false;
    if (c.isTitle(n.first)) return true;
    // «التقى ترامب بوتين»
    if (this.found.names.some((x) => x.first === n.last)) return false;
    return n.weak || c.parts(n.first).some((p) => (p.part.kinds & GIVEN) > 0);
  }

  /** «مدينة مسقط», «في مسقط». */
  private isLedByPlace(n: NameFound, e: LexiconEntry): boolean {
    const { c, t } = this;
    // «بالمملكة»
    if (e.subtype === 'country' && n.start > t.start[n.first]! && t.text[t.start[n.first]!] === BY) return true;
    if (n.first === 0 || t.kind[n.first - 1] !== WORD || n.start !== t.start[n.first]) return false;
    const before = c.words.best(n.first - 1);
    return (
      (isKnownPlace(e) && c.leads(n.first - 1, before.conjunction, PLACE_PREPOSITION)) ||
      PLACE_HEADS.has(t.words.norm(t.type[n.first - 1]!).slice(before.from, before.to))
    );
  }

  /** «قال لـ«الشرق الأوسط»», «مصادر (الرياض)»: an outlet that speaks of itself, in quotes. */
  private isOutlet(n: NameFound): boolean {
    const { t } = this;
    const i = n.first - 2;
    if (i < 0 || n.last >= t.count || t.kind[i] !== WORD || t.kind[i + 1] !== SIGN || t.kind[n.last] !== SIGN)
      return false;
    const quote = (k: number) => QUOTES.includes(t.text[t.start[k]!]!);
    return quote(i + 1) && quote(n.last) && SOURCES.has(stemAt(this.c, i));
  }

  /** «الهيئة العامة للطيران المدني في قطر», «الكونغرس الاتحادي البرازيلي»: a body called so, of another land. */
  private isElsewhere(n: NameFound, e: LexiconEntry): boolean {
    const { c, t, found } = this;
    const isClub = e.subtype === 'club' && n.weak;
    if (e.type !== 'organization' || !(isClub || OF_STATE.has(e.subtype)) || !e.country || c.isNation(n.last - 1))
      return false;
    let i = n.last;
    const isWord = (k: number) => k < t.count && t.kind[k] === WORD && t.gap[k] === BLANK;
    if (!isWord(i)) return false;
    if (c.leads(i, 0, PLACE_PREPOSITION)) {
      const of = found.names.filter((x) => x.first === i + 1 && x.start === t.start[x.first]).flatMap((x) => x.entries);
      return of.some((x) => x.subtype === 'country') && !of.some((x) => x.country === e.country);
    }
    if (!c.isNation(i) && c.words.best(i).pos === 'ADJ' && isWord(i + 1)) i++;
    if (!c.isNation(i) || c.words.best(i).article !== ARTICLE.length) return false;
    const of = found.demonyms.filter((d) => d.token === i);
    return of.length > 0 && !of.some((d) => d.entry.country === e.country);
  }

  /** Does the word before say that it is this one? */
  private isToldOf(n: NameFound, { subtype }: LexiconEntry, isOutlet: boolean): boolean {
    if (subtype === 'media') return isOutlet;
    if (subtype === 'subdivision') return this.isSubdivision(n);
    const i = n.first - 1;
    const isBefore = i >= 0 && this.t.kind[i] === WORD && n.start === this.t.start[n.first];
    return subtype === 'city' && isBefore && CITIES.has(stemAt(this.c, i));
  }

  /** «محافظة لحج», «محافظتي عدن» وتعز. */
  private isSubdivision(n: NameFound): boolean {
    const { t } = this;
    const isAfter = (i: number, words: ReadonlySet<string>) =>
      i >= 0 && t.kind[i] === WORD && t.gap[i + 1] === BLANK && words.has(stemAt(this.c, i));
    if (n.start === t.start[n.first]) return isAfter(n.first - 1, SUBDIVISIONS) || isAfter(n.first - 1, SEVERAL);
    return (
      this.c.words.best(n.first).conjunction > 0 && (isAfter(n.first - 2, SEVERAL) || isAfter(n.first - 3, SEVERAL))
    );
  }

  /** «قالت حماس», «أعلنت مسقط»: who speaks has a name, and the verb is not that of the masculine word. */
  private speaks(n: NameFound, e: LexiconEntry): boolean {
    const { c, t } = this;
    const i = n.first;
    if (e.type !== 'organization' && !isKnownPlace(e)) return false;
    if (i === 0 || t.gap[i] !== BLANK || n.start !== t.start[i] || c.words.best(i).article) return false;
    const { verb, conjunction } = c.words.best(i - 1);
    return verb?.gender === 'f' && c.leads(i - 1, conjunction, SPEECH);
  }

  private isAtPlace(n: NameFound): boolean {
    const place = n.entries.find((e) => e.type === 'location');
    return place !== undefined && this.isLedByPlace(n, place);
  }

  /** «للشباب», «إطار التعاون»: a noun where sport is not told of, nor by the word before. */
  private isIdle(n: NameFound): boolean {
    const { c } = this;
    const { pos, preposition, conjunction } = c.words.best(n.first);
    if (n.last > n.first + 1 || pos !== 'NOUN' || this.inSport) return false;
    const i = n.first - 1;
    // «للتبادل والتعاون»: joined to a noun that names nothing.
    if (conjunction && i >= 0 && c.words.best(i).pos === 'NOUN')
      return !this.found.names.some((x) => x.last === n.first);
    if (preposition || i < 0 || this.t.kind[i] !== WORD || this.t.gap[n.first] !== BLANK) return preposition > 0;
    const before = c.words.best(i);
    return before.pos === 'NOUN' && !before.article && !c.leads(i, clitics(c.words.shapes[i]!), SPORT);
  }

  private get inSport(): Uint8Array | null {
    if (this.sport === undefined) this.sport = this.readSport();
    return this.sport;
  }

  private isInSport(n: NameFound): boolean {
    const sport = this.inSport;
    if (!sport) return false;
    for (let i = Math.max(0, n.first - SPORT_NEAR); i < Math.min(this.t.count, n.last + SPORT_NEAR); i++)
      if (sport[i]) return true;
    return false;
  }

  private readSport(): Uint8Array | null {
    const { c, t } = this;
    const at = new Uint8Array(t.count);
    const different = new Set<string>();
    for (let i = 0; i < t.count; i++) {
      if (!(c.kb.leads.any(t.type[i]!) & SPORT) || t.kind[i] !== WORD) continue;
      const skip = clitics(c.words.shapes[i]!);
      if (!c.leads(i, skip, SPORT)) continue;
      at[i] = 1;
      different.add(t.words.norm(t.type[i]!).slice(skip));
    }
    return different.size >= SPORT_LEAST ? at : null;
  }

  /** Does a cue word of the entry stand near, whole, as a stem, or as a stem with its article? */
  private isCued(n: NameFound, entry: LexiconEntry): boolean {
    const cues = cuesOf(entry);
    if (!cues) return false;
    const { t } = this;
    for (let i = Math.max(0, n.first - NEAR); i < Math.min(t.count, n.last + NEAR); i++)
      if ((i < n.first || i >= n.last) && t.kind[i] === WORD && this.isCue(i, cues)) {
        // «مدينة» says that its neighbour is a place, not a word further on.
        // So does «صحيفة», with at most a word between: «الجريدة الرسمية» speaks for no newspaper near it.
        const isFar =
          entry.type === 'location'
            ? i !== n.first - 1 && PLACE_HEADS.has(stemAt(this.c, i))
            : entry.subtype === 'media' &&
              this.c.words.best(n.first).article > 0 &&
              (i > n.first || i < n.first - 2) &&
              OUTLETS.has(stemAt(this.c, i));
        if (!isFar) return true;
      }
    return false;
  }

  private isCue(i: number, cues: Cues): boolean {
    const { stems, t } = this;
    if (!stems[2 * i + 1]) this.readStem(i);
    const whole = t.words.normA[t.type[i]!]!;
    const [definite, stem] = [stems[2 * i]!, stems[2 * i + 1]!];
    if (!cues.mayHave(whole) && !cues.mayHave(definite) && !cues.mayHave(stem)) return false;
    const { from, to, article } = this.c.words.best(i);
    const norm = t.words.norm(t.type[i]!);
    const bare = norm.slice(from, to);
    return cues.norms.has(norm) || cues.norms.has(bare) || (article > 0 && cues.norms.has(ARTICLE + bare));
  }

  private readStem(i: number): void {
    const { words, type } = this.t;
    const shape = this.c.words.shapes[i]!;
    const from = frontOf(shape);
    const to = words.lengthOf(type[i]!) - pronounOf(shape);
    // After «لل» one letter stands for the article.
    this.stems[2 * i] =
      articleOf(shape) === 1
        ? normHashes(ARTICLE + words.norm(type[i]!).slice(from, to)).a
        : words.hashOf(type[i]!, from - articleOf(shape), to);
    this.stems[2 * i + 1] = words.hashOf(type[i]!, from, to);
  }
}

function beats(a: Rank, b: Rank): boolean {
  if (a.told !== b.told) return a.told;
  if (a.named !== b.named) return a.named;
  if (a.club !== b.club) return a.club;
  if (a.cued !== b.cued) return a.cued;
  if (a.nation !== b.nation) return a.nation;
  if (a.firm !== b.firm) return a.firm;
  if (a.titled !== b.titled) return a.titled;
  if (a.country !== b.country) return a.country > b.country;
  const [x, y] = [a.entry, b.entry];
  if ((x.subtype === 'country') !== (y.subtype === 'country')) return x.subtype === 'country';
  return x.population !== y.population ? x.population > y.population : x.id < y.id;
}

function count(countries: Map<string, number>, country: string | null, weight: number): void {
  if (country) countries.set(country, (countries.get(country) ?? 0) + weight);
}

/** The cue words of an entry, by norm and hash. */
class Cues {
  readonly norms: ReadonlySet<string>;
  private readonly hashes: Int32Array;
  /** A bit for the end of each hash: mostly no cue stands near. */
  private readonly ends: number;

  constructor(cues: readonly string[]) {
    this.norms = new Set(cues.map(normalize));
    this.hashes = Int32Array.from(this.norms, (norm) => normHashes(norm).a);
    this.ends = this.hashes.reduce((bits, hash) => bits | (1 << (hash & 31)), 0);
  }

  mayHave(hash: number): boolean {
    return ((this.ends >>> (hash & 31)) & 1) === 1 && this.hashes.includes(hash);
  }
}

const known = new WeakMap<LexiconEntry, Cues>();
function cuesOf(e: LexiconEntry): Cues | null {
  if (!e.cues.length) return null;
  let cues = known.get(e);
  if (!cues) {
    cues = new Cues(e.cues);
    known.set(e, cues);
  }
  return cues;
}

/** «(سبق)», «سبق - الرياض»: an outlet as newspapers sign themselves. */
function signed(t: Tokens, n: NameFound): boolean {
  if (n.start !== t.start[n.first]) return false;
  const sign = (i: number) => i >= 0 && i < t.count && t.kind[i] === SIGN && t.gap[Math.max(i, n.last)]! < LINE;
  const text = (i: number) => t.text[t.start[i]!]!;
  const opens = n.first === 0 || t.gap[n.first]! >= LINE;
  if (opens) return sign(n.last) && DASHES.includes(text(n.last));
  return sign(n.first - 1) && sign(n.last) && text(n.first - 1) === '(' && text(n.last) === ')';
}
const DASHES = '-–—:_/';
