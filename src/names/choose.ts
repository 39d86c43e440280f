/**
 * Which of its namesakes a form stands for, and whether a weak form is a name at all: takes the candidates of a document, gives the same
 * with one entry each, weak ones without support left out.
 *
 * The order among namesakes is total: what the word before says («محافظة», an outlet in quotes); of countries the one that the document is
 * about («المملكة»); an entry that the document names by another form; whose cue words stand near; whose country the document speaks of; what stands before («في» a place, a
 * title a person); the larger population; the smaller id.
 */
import proclitics from '../arabic/data/proclitics.json';
import { clitics } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { BLANK, LINE, SIGN, type Tokens, WORD } from '../text/token.js';
import { isBarred, QUOTES } from './barred.js';
import { CueReader, cuesOf } from './cues.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { changed, type GazetteerNames, type NameFound, type Standing } from './find.js';
import { stemAt } from './forms.js';
import { CHILD, PLACE_PREPOSITION, SPEECH, SPORT } from './leads.js';
import type { LexiconEntry } from './lexicon.js';
import { isAt, isMoreName } from './name-words.js';
import { GIVEN } from './parts.js';
import { SportReader } from './sport.js';

const OF_STATE = new Set<string | null>(['agency', 'parliament', 'ministry', 'court', 'police']);
/** What is called by what it is. */
const KINDS = new Set<string | null>([
  ...OF_STATE,
  'government',
  'intelligence',
  'party',
  'union',
  'university',
  'district',
  'facility',
]);
/** What is weighed by how it stands in the document. */
const PLACE = 'location';
/** The rules that make a name of a form whose entry is another land's, and of a son's. */
const GENERIC = 'kind';
const SON = 'son';
export const OF_FORMS: ReadonlySet<string> = new Set([GENERIC, SON]);
const SONS = new Set(leads.sons.map(normalize));
/** Score of a weak form that more than its place in the sentence speaks for, and of one that has its place alone. */
export const SURE = 0.75;
const LED = 0.7;
/** How far a cue may stand from the name, in tokens. */
const NEAR = 6;
/** From this population on, «في» alone makes a place of a word that has another meaning. */
const KNOWN_CITY = 100_000;
/** From this population on a city is no family's name. */
const GREAT_CITY = 1_000_000;
/** What stands so far up, in letters, says what the document is about. */
const LEAD = 300;
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
  /** Of a country: how much the document speaks of it. */
  readonly subject: number;
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
  /** The same, where it stands in the title or the first lines several times. */
  private readonly subjects = new Map<string, number>();
  /** The same for its entries, each by itself, and the words of the longest form of each. */
  private readonly told = new Map<string, number>();
  private readonly longest = new Map<string, number>();
  private readonly cues: CueReader;
  private readonly sport: SportReader;

  constructor(
    private readonly c: TokenFacts,
    private readonly found: GazetteerNames,
  ) {
    this.t = c.t;
    this.sport = new SportReader(c);
    this.cues = new CueReader(c);
    const upTo = (start: number) => (start < LEAD ? OFTEN : 1);
    for (const d of found.demonyms) {
      count(this.countries, d.entry.country, 1);
      count(this.subjects, subjectOf(d.entry), upTo(this.t.start[d.token]!));
    }
    for (const n of found.names) {
      const only = n.weak || n.entries.length !== 1 ? null : n.entries[0]!;
      if (!only) continue;
      this.entries.add(only.id);
      const weight = only.subtype === 'country' ? OFTEN : 1;
      count(this.countries, only.country, weight);
      count(this.subjects, subjectOf(only), weight * upTo(n.start));
      count(this.told, only.id, weight);
      this.longest.set(only.id, Math.max(this.longest.get(only.id) ?? 0, n.last - n.first));
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
    return changed(n, { entries, rule, type, subtype, score: LED });
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
    if (isBarred(this.c, n) || this.isOther(n) || this.isFamily(n) || this.isOfClub(n)) return null;
    const isOutlet = this.isOutlet(n);
    if (isOutlet && n.entries.every((e) => e.type === 'location')) return null;
    if (n.entries.length === 1 && this.isElsewhere(n, n.entries[0]!)) return null;
    if (this.isSon(n)) return changed(n, { ...this.withNext(n), entries: [], rule: SON, source: 'rule' });
    if (n.entries.length === 1 && !n.weak) {
      const [entry] = n.entries as [LexiconEntry];
      if (this.isKind(n, entry) && this.landOf(entry) === 'others')
        return changed(n, { entries: [], rule: GENERIC, source: 'rule' });
      return entry.type === PLACE ? changed(n, { standing: this.standing(n, entry, this.isCued(n, entry)) }) : n;
    }
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
    const isCued = best.cued || best.told || best.club;
    const standing = entry.type === PLACE ? this.standing(n, entry, isCued) : n.standing;
    return changed(n, { entries: [entry], rule: entry.id, type: entry.type, subtype: entry.subtype, score, standing });
  }

  /** «دونالد ترامب الابن» is not his father. */
  private isSon(n: NameFound): boolean {
    const { t } = this;
    const isNext = n.last > n.first + 1 && n.last < t.count && t.kind[n.last] === WORD && t.gap[n.last] === BLANK;
    return isNext && n.type === 'person' && SONS.has(t.words.norm(t.type[n.last]!));
  }

  private withNext(n: NameFound): { last: number; end: number } {
    return { last: n.last + 1, end: this.t.end[n.last]! };
  }

  private standing(n: NameFound, e: LexiconEntry, cued: boolean): Standing {
    return {
      rivals: n.entries.length,
      mixed: n.entries.some((x) => x.type !== e.type),
      longest: this.longest.get(e.id) ?? 0,
      country: this.landOf(e),
      cued,
    };
  }

  /** Does the document tell of the entry's country by anything else, or of other countries alone? */
  private landOf(e: LexiconEntry): Standing['country'] {
    const own = this.told.get(e.id) ?? 0;
    const ofCountry = e.country ? (this.countries.get(e.country) ?? 0) : 0;
    return !e.country || ofCountry > own ? 'own' : this.countries.size > Number(own > 0) ? 'others' : 'none';
  }

  /** «الحزب الجمهوري», «الحماية المدنية», «حي الزهور»: many lands have something called so. */
  private isKind(n: NameFound, { subtype }: LexiconEntry): boolean {
    // «الحزب الجمهوري», not «منظمة الذئاب الرمادية».
    const isAny = (subtype !== 'party' && subtype !== 'union') || this.c.words.best(n.first).article > 0;
    if (n.last === n.first + 1 || !KINDS.has(subtype) || !isAny) return false;
    for (let i = n.first; i < n.last; i++)
      if (this.t.kind[i] !== WORD || this.c.isNation(i) || this.c.isStrange(i) || this.isGiven(i)) return false;
    return true;
  }

  /** «جامعة الملك عبدالعزيز» is one. */
  private isGiven(i: number): boolean {
    const part = this.c.wholePart(i);
    return part?.safe === 2 && (part.kinds & GIVEN) > 0;
  }

  private rank(n: NameFound, k: number, isOutlet: boolean): Rank {
    const entry = n.entries[k]!;
    const isTitled = this.c.isTitled(n.first);
    return {
      entry,
      told: this.isToldOf(n, entry, isOutlet),
      subject: entry.subtype === 'country' ? (this.subjects.get(subjectOf(entry)) ?? 0) : 0,
      // «الجزائر العاصمة» does not make a city of every «الجزائر».
      named:
        this.entries.has(entry.id) && !(entry.subtype === 'city' && n.entries.some((e) => e.subtype === 'country')),
      club: entry.subtype === 'club' && this.isTeam(n),
      cued: this.isCued(n, entry) && !(entry.subtype === 'club' && (this.isAtPlace(n) || this.isIdle(n))),
      nation: entry.type === 'person' && isTitled && this.isOfNationBefore(n, entry),
      firm: k < n.firm,
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

  /** «ليسلي ريغان», «هاكان سوكور»: the last name of somebody else, whose first name stands before it. */
  private isFamily(n: NameFound): boolean {
    const { c, t } = this;
    const i = n.first - 1;
    if (n.last !== n.first + 1 || i < 0 || t.gap[n.first] !== BLANK || n.start !== t.start[n.first]) return false;
    const given = t.kind[i] === WORD ? c.wholePart(i) : null;
    if (!given?.safe || !(given.kinds & GIVEN) || c.isTitle(i) || c.leads(i, 0, CHILD)) return false;
    const first = t.words.norm(t.type[i]!);
    const isAnother = (e: LexiconEntry) =>
      e.type === 'person'
        ? !normalize(e.ar).split(' ').includes(first)
        : e.subtype === 'city' && e.population < GREAT_CITY;
    return n.entries.every(isAnother) && !this.found.names.some((x) => x.last === n.first);
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

  /** Does it stand where a team is told of? */
  private isTeam(n: NameFound): boolean {
    const { sport } = this;
    return sport.isMoved(n) || sport.isActing(n) || this.isBesideClub(n) || (sport.isNear(n) && !this.isAtPlace(n));
  }

  /** «البرسا وليفربول»: in a report of sport joined to a name that only a club has. */
  private isBesideClub(n: NameFound): boolean {
    if (!this.sport.isTold || !this.c.words.best(n.first).conjunction) return false;
    return this.found.names.some((x) => x.last === n.first && x.entries.every((e) => e.subtype === 'club'));
  }

  private isAtPlace(n: NameFound): boolean {
    const place = n.entries.find((e) => e.type === 'location');
    return place !== undefined && this.isLedByPlace(n, place);
  }

  /** «للشباب», «إطار التعاون»: a noun where sport is not told of, nor by the word before. */
  private isIdle(n: NameFound): boolean {
    const { c } = this;
    const { pos, preposition, conjunction } = c.words.best(n.first);
    if (n.last > n.first + 1 || pos !== 'NOUN' || this.sport.isTold) return false;
    const i = n.first - 1;
    // «للتبادل والتعاون»: joined to a noun that names nothing.
    if (conjunction && i >= 0 && c.words.best(i).pos === 'NOUN')
      return !this.found.names.some((x) => x.last === n.first);
    if (preposition || i < 0 || this.t.kind[i] !== WORD || this.t.gap[n.first] !== BLANK) return preposition > 0;
    const before = c.words.best(i);
    return before.pos === 'NOUN' && !before.article && !c.leads(i, clitics(c.words.shapes[i]!), SPORT);
  }

  /** Does a cue word of the entry stand near, whole, as a stem, or as a stem with its article? */
  private isCued(n: NameFound, entry: LexiconEntry): boolean {
    const cues = cuesOf(entry);
    if (!cues) return false;
    const { t } = this;
    for (let i = Math.max(0, n.first - NEAR); i < Math.min(t.count, n.last + NEAR); i++)
      if ((i < n.first || i >= n.last) && t.kind[i] === WORD && this.cues.isAt(i, cues)) {
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
}

function beats(a: Rank, b: Rank): boolean {
  if (a.told !== b.told) return a.told;
  const areCountries = a.entry.subtype === 'country' && b.entry.subtype === 'country';
  if (areCountries && a.subject !== b.subject) return a.subject > b.subject;
  if (a.named !== b.named) return a.named;
  if (a.club !== b.club) return a.club;
  // «حزبه العدالة والتنمية», in a text on Turkey: the cues of namesakes are alike.
  const areBodies = a.entry.type === 'organization' && b.entry.type === 'organization';
  if (areBodies && a.country > 0 !== b.country > 0) return a.country > 0;
  if (a.cued !== b.cued) return a.cued;
  if (a.nation !== b.nation) return a.nation;
  if (a.firm !== b.firm) return a.firm;
  if (a.titled !== b.titled) return a.titled;
  if (a.country !== b.country) return a.country > b.country;
  const [x, y] = [a.entry, b.entry];
  if ((x.subtype === 'country') !== (y.subtype === 'country')) return x.subtype === 'country';
  return x.population !== y.population ? x.population > y.population : x.id < y.id;
}

/** A former state has no code. */
const subjectOf = (e: LexiconEntry): string => e.country ?? e.id;

function count(countries: Map<string, number>, country: string | null, weight: number): void {
  if (country) countries.set(country, (countries.get(country) ?? 0) + weight);
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
