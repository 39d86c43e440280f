/**
 * Which of its namesakes a form stands for, and whether a weak form is a name at all: takes the candidates of a document, gives the same
 * with one entry each, weak ones without support left out.
 *
 * The order among namesakes is total: what the word before says («محافظة», an outlet in quotes); of countries the one that the document is
 * about («المملكة»); an entry that the document names by another form; whose cue words stand near; whose country the document speaks of; what
 * stands before («في» a place, a title a person); the larger population; the smaller id. How much the document speaks of each: `salience.ts`;
 * forms that stand for none of them: `barred.ts`, `namesakes.ts`.
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
import { PLACE_PREPOSITION, SPEECH, SPORT } from './leads.js';
import type { LexiconEntry } from './lexicon.js';
import { isAnother, isKind, isSon } from './namesakes.js';
import { Salience } from './salience.js';
import { SportReader } from './sport.js';

/** The rules that make a name of a form whose entry is another land's, and of a son's. */
const GENERIC = 'kind';
const SON = 'son';
export const OF_FORMS: ReadonlySet<string> = new Set([GENERIC, SON]);
/** Score of a weak form that more than its place in the sentence speaks for, and of one that has its place alone. */
export const SURE = 0.75;
const LED = 0.7;
/** How far a cue may stand from the name, in tokens. */
const NEAR = 6;
/** From this population on, «في» alone makes a place of a word that has another meaning. */
const KNOWN_CITY = 100_000;
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

const isPlace = (e: LexiconEntry): boolean => e.type === 'location';
const isKnownPlace = (e: LexiconEntry): boolean =>
  isPlace(e) && (e.population >= KNOWN_CITY || e.subtype === 'country');

/** What decides for candidates of a document, of which `found` are all; its titles and demonyms are known. */
export class Chooser {
  private readonly t: Tokens;
  private readonly salience: Salience;
  private readonly cues: CueReader;
  private readonly sport: SportReader;

  constructor(
    private readonly c: TokenFacts,
    private readonly found: GazetteerNames,
  ) {
    this.t = c.t;
    this.sport = new SportReader(c);
    this.cues = new CueReader(c);
    this.salience = new Salience(c.t, found);
  }

  /** The names that stand, each with one entry. */
  choose(names: readonly NameFound[]): NameFound[] {
    const all = names.map((n) => this.one(n));
    // A weak form that surely stands for an entry once does so all over the document, given some sign of it: `again`.
    const sure = new Map<string, NameFound>();
    const isSure = (n: NameFound) =>
      n.type === 'location' ? n.subtype === 'country' || this.isBehind(n, PLACE_HEADS) : n.score >= SURE;
    for (const n of all) if (n?.weak && isSure(n)) sure.set(this.formOf(n), n);
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

  /** «مدينة مشهد»: one of some words stands before the name, nothing between. */
  private isBehind(n: NameFound, words: ReadonlySet<string>): boolean {
    const i = n.first - 1;
    return i >= 0 && this.t.kind[i] === WORD && n.start === this.t.start[n.first] && words.has(stemAt(this.c, i));
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
    const { c } = this;
    if (isBarred(c, n) || isAnother(c, this.found, n) || this.isOfClub(n)) return null;
    const isOutlet = this.isOutlet(n);
    if (isOutlet && n.entries.every(isPlace)) return null;
    if (isSon(c, n))
      return changed(n, { last: n.last + 1, end: c.t.end[n.last]!, entries: [], rule: SON, source: 'rule' });
    if (n.entries.length === 1 && !n.weak) {
      const [entry] = n.entries as [LexiconEntry];
      if (isKind(c, n, entry) && this.salience.landOf(entry) === 'others')
        return changed(n, { entries: [], rule: GENERIC, source: 'rule' });
      return isPlace(entry) ? changed(n, { standing: this.standing(n, entry, this.isCued(n, entry)) }) : n;
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
    const standing = isPlace(entry) ? this.standing(n, entry, isCued) : n.standing;
    return changed(n, { entries: [entry], rule: entry.id, type: entry.type, subtype: entry.subtype, score, standing });
  }

  /** By which a place is weighed later. */
  private standing(n: NameFound, e: LexiconEntry, cued: boolean): Standing {
    return {
      rivals: n.entries.length,
      mixed: n.entries.some((x) => x.type !== e.type),
      longest: this.salience.longestOf(e),
      country: this.salience.landOf(e),
      cued,
    };
  }

  private rank(n: NameFound, k: number, isOutlet: boolean): Rank {
    const { salience } = this;
    const entry = n.entries[k]!;
    const isTitled = this.c.isTitled(n.first);
    return {
      entry,
      told: this.isToldOf(n, entry, isOutlet),
      subject: entry.subtype === 'country' ? salience.ofSubject(entry) : 0,
      // «الجزائر العاصمة» does not make a city of every «الجزائر».
      named: salience.isNamed(entry) && !(entry.subtype === 'city' && n.entries.some((e) => e.subtype === 'country')),
      club: entry.subtype === 'club' && this.isTeam(n),
      cued: this.isCued(n, entry) && !(entry.subtype === 'club' && (this.isAtPlace(n) || this.isIdle(n))),
      nation: entry.type === 'person' && isTitled && this.isOfNationBefore(n, entry),
      firm: k < n.firm,
      titled: isTitled === (entry.type === 'person'),
      country: salience.ofCountry(entry),
    };
  }

  /** «الرئيس اليمني هادي», «الرئيس اليمني السابق هادي». */
  private isOfNationBefore(n: NameFound, e: LexiconEntry): boolean {
    return this.found.demonyms.some((d) => d.last <= n.first && d.last >= n.first - 1 && d.entry.country === e.country);
  }

  /** Does what stands around a weak form make a name of it? */
  private isLed(n: NameFound, entry: LexiconEntry): boolean {
    if (entry.type === 'person') {
      // «الراحل وأبي»: the title is not for who comes behind «و».
      if (n.start !== this.t.start[n.first]) return false;
      // «الدكتور أحمد ياسين» may be anybody.
      return n.last === n.first + 1 ? this.c.isTitled(n.first) : this.c.isInOffice(n.first);
    }
    return isPlace(entry) && n.entries.some((e) => isPlace(e) && this.isLedByPlace(n, e));
  }

  /** «مدينة مسقط», «في مسقط». */
  private isLedByPlace(n: NameFound, e: LexiconEntry): boolean {
    const { t } = this;
    // «بالمملكة»
    if (e.subtype === 'country' && n.start > t.start[n.first]! && t.text[t.start[n.first]!] === BY) return true;
    if (n.start !== t.start[n.first]) return false;
    return (isKnownPlace(e) && this.isBehindPreposition(n)) || this.isBehind(n, PLACE_HEADS);
  }

  /** «قال لـ«الشرق الأوسط»», «مصادر (الرياض)»: an outlet that speaks of itself, in quotes. */
  private isOutlet(n: NameFound): boolean {
    const i = n.first - 2;
    return i >= 0 && this.t.kind[i] === WORD && this.isQuoted(n) && SOURCES.has(stemAt(this.c, i));
  }

  /** Does the word before say that it is this one? */
  private isToldOf(n: NameFound, { subtype }: LexiconEntry, isOutlet: boolean): boolean {
    if (subtype === 'media') return isOutlet;
    if (subtype === 'subdivision') return this.isSubdivision(n);
    return subtype === 'city' && this.isBehind(n, CITIES);
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
    return (
      sport.isMoved(n) ||
      sport.isActing(n) ||
      this.isBesideClub(n) ||
      this.isAgainstClub(n) ||
      (sport.isNear(n) && !this.isAtPlace(n))
    );
  }

  /** «فاز [الرجاء] على [الوداد]»: of two that clubs have, one wins and the other stands behind «على». */
  private isAgainstClub(n: NameFound): boolean {
    const { t, sport } = this;
    const isClub = (x: NameFound) => x.entries.some((e) => e.subtype === 'club') && x.start === t.start[x.first];
    if (!isClub(n)) return false;
    if (sport.isResult(n))
      return sport.isAgainst(n.last) && this.found.names.some((x) => x.first === n.last + 1 && isClub(x));
    return (
      sport.isAgainst(n.first - 1) &&
      this.found.names.some((x) => x.last === n.first - 1 && isClub(x) && sport.isResult(x))
    );
  }

  /** «البرسا وليفربول»: in a report of sport joined to a name that only a club has. */
  private isBesideClub(n: NameFound): boolean {
    if (!this.sport.isTold || !this.c.words.best(n.first).conjunction) return false;
    return this.found.names.some((x) => x.last === n.first && x.entries.every((e) => e.subtype === 'club'));
  }

  /** «الإسماعيلي المصري»: the nation of the club named before. */
  private isOfClub(n: NameFound): boolean {
    const { c, t } = this;
    if (n.last !== n.first + 1 || !c.isNation(n.first) || t.gap[n.first] !== BLANK || n.start !== t.start[n.first])
      return false;
    const isClub = (e: LexiconEntry) => e.subtype === 'club';
    return n.entries.every(isClub) && this.found.names.some((x) => x.last === n.first && x.entries.some(isClub));
  }

  private isAtPlace(n: NameFound): boolean {
    const place = n.entries.find(isPlace);
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
        const isFar = isPlace(entry)
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
