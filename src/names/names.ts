/**
 * All names of a text before overlaps are settled: takes words, gives candidates of the gazetteers (one entry each), composed organizations,
 * unknown people and Latin names, with the titles and nations found on the way.
 */

import { LISTED, type Lexicon as ReadingLexicon, TAGS } from '../arabic/lexicon.js';
import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { FirstWords } from '../match/firsts.js';
import type { WordSets } from '../match/sets.js';
import { normalize } from '../text/fold.js';
import { BLANK, LATIN, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { Plugin } from '../types.js';
import { likelyNames, type ObserveName } from './chance.js';
import { Chooser, SURE } from './choose.js';
import { type Composer, composer } from './compose.js';
import leads from './data/leads.json';
import { TokenFacts } from './facts.js';
import {
  changed,
  type DemonymFound,
  type GazetteerNames,
  type NameFinder,
  type NameFound,
  nameFinder,
} from './find.js';
import { stemAt } from './forms.js';
import { withGiven } from './given.js';
import { isInside } from './inside.js';
import { findLatin } from './latin.js';
import { CHILD, leadWords } from './leads.js';
import type { Lexicon } from './lexicon.js';
import { isFamilyName } from './name-words.js';
import { readOffices, withTitles } from './offices.js';
import { GIVEN, type PartOf, partsOf } from './parts.js';
import { findPersons } from './persons.js';
import { type TitleFinder, type TitleFound, titleFinder } from './titles.js';
import { type UseAt, usesOf } from './uses.js';

export interface NamesKnowledge {
  readonly find: NameFinder;
  readonly compose: Composer;
  readonly parts: PartOf;
  readonly uses: UseAt;
  readonly titles: TitleFinder;
  readonly leads: WordSets;
  readonly word: WordKnowledge;
}

export interface WordKnowledge {
  /** Is the word, or its stem, one of the language's ordinary words? */
  readonly ordinary: (words: Words, token: number) => boolean;
  /** Is nothing of the word known, whatever one takes off it? */
  readonly strange: (words: Words, token: number) => boolean;
}

export interface NameCandidates {
  readonly names: readonly NameFound[];
  readonly titles: readonly TitleFound[];
  readonly demonyms: readonly DemonymFound[];
  readonly demonymAt: (token: number) => boolean;
  readonly facts: TokenFacts;
}

export function namesKnowledge(
  types: WordTypes,
  data: {
    lexicons: readonly Lexicon[];
    heads: Uint8Array;
    parts: Uint8Array;
    uses: Uint8Array;
    titles: Uint8Array;
    ordinary: WordKnowledge;
  },
): NamesKnowledge {
  const firsts = new FirstWords(types);
  return {
    find: nameFinder(types, firsts, data.lexicons),
    compose: composer(firsts, data.heads),
    parts: partsOf(types, firsts, data.parts),
    uses: usesOf(types, data.uses),
    titles: titleFinder(firsts, data.titles),
    leads: leadWords(types),
    word: data.ordinary,
  };
}

const NOUN_LIKE = (['NOUN', 'ADJ', 'ADV', 'ADP', 'NUM', 'PRON', 'PART'] as const).map((pos) => TAGS.indexOf(pos));
const ARTICLE_LENGTH = 2;
const TA = 'ت';
const TA_MARBUTA = 0x629;
const NAME = TAGS.indexOf('PROPN');

/** What the lexicon of the language says of words, for telling names from them. */
export function ordinaryWords(types: WordTypes, lexicon: ReadingLexicon): WordKnowledge {
  let units = new Uint16Array(64);
  const load = (id: number): number => {
    const n = types.lengthOf(id);
    if (n > units.length) units = new Uint16Array(2 * n);
    for (let k = 0; k < n; k++) units[k] = types.unitAt(id, k);
    return n;
  };
  /** Is the stretch of the loaded word in the lexicon as a noun, adjective or function word (or, `any`, at all), and not as a name? */
  const isKnown = (from: number, to: number, any: boolean): boolean => {
    if (to - from < 2 || !lexicon.look(units, from, to)) return false;
    const profile = lexicon.exact || lexicon.loose;
    if (lexicon.level(profile, NAME) >= LISTED) return false;
    return any || NOUN_LIKE.some((tag) => lexicon.level(profile, tag) >= LISTED);
  };
  const whole = types.column((id) => Number(isKnown(0, load(id), false)));
  const bare = types.column((id) => Number(isKnown(ARTICLE_LENGTH, load(id), false)));
  const strange = types.column((id) => {
    const n = load(id);
    const word = types.surface(id);
    const ends = [n];
    let open = 0;
    for (const e of leads.endings)
      if (word.endsWith(e)) {
        ends.push(n - e.length);
        if (e[0] === TA) open = Math.max(open, n - e.length + 1);
      }
    let isStem = (from: number) => ends.some((to) => to - from > 2 && isKnown(from, to, true));
    const known = () => isStem(0) || leads.fronts.some((f) => word.startsWith(f) && isStem(f.length));
    if (known()) return 0;
    if (!open) return 1;
    // «بطاقته» has the stem «بطاقة».
    units[open - 1] = TA_MARBUTA;
    isStem = (from) => open - from > 3 && isKnown(from, open, true);
    return Number(!known());
  });
  return {
    ordinary: (words, i) => {
      const id = words.tokens.type[i]!;
      if (whole.at(id)) return true;
      const best = words.best(i);
      return best.article === ARTICLE_LENGTH && best.from === ARTICLE_LENGTH && bare.at(id) > 0;
    },
    strange: (words, i) => strange.at(words.tokens.type[i]!) > 0,
  };
}

export function findNames(
  words: Words,
  kb: NamesKnowledge,
  plugins: readonly Plugin[],
  observe?: ObserveName,
): NameCandidates {
  const t = words.tokens;
  const facts = new TokenFacts(words, kb);
  const titles = kb.titles(t);
  const found = kb.find(words);
  facts.addDemonyms(found.demonyms);
  facts.addTitles(titles);
  const chooser = new Chooser(facts, found);
  const known = withGiven(facts, joined(chooser.choose(found.names)));
  facts.addNames(known);
  openToPersons(facts, known);

  const composed = kb.compose.names(facts).map((n) => withEntry(n, found, facts, chooser));
  for (const n of composed) facts.addName(n);
  const offices = readOffices(titles, (title) => kb.compose.complementEnds(facts, title));
  const persons = findPersons(facts, offices);
  const latin = plugins.length ? findLatin(t, (i) => t.kind[i] === LATIN && !facts.isCovered(i), plugins) : [];
  const isAlone = (n: NameFound) => !isInside(facts, n);
  const bare = known.filter((n) => !isInOffice(n, titles, t) && isAlone(n)).map((n) => kb.compose.withoutHead(t, n));
  const ofEntries = recognised(known);
  const ruled = [...composed, ...persons.filter(isAlone)].map(ofEntries);
  const all = [...bare, ...ruled, ...latin].map((n) => withoutTitle(withoutNation(n, found, facts), facts));
  const names = withTitles(t, likelyNames(facts, all, observe), offices);
  return { names, titles, demonyms: found.demonyms, demonymAt: (i) => facts.isNation(i), facts };
}

/** «بوروسيا دورتموند» and «دورتموند الألماني»: two forms of one entry that overlap are one name. */
function joined(known: readonly NameFound[]): NameFound[] {
  const out: NameFound[] = [];
  for (const n of known) {
    const before = out.at(-1);
    const isOne = before?.type === 'organization' && n.entries.length > 0 && n.entries[0]!.id === before.entries[0]?.id;
    if (isOne && n.first > before.first && n.first < before.last && n.last > before.last)
      out.push(changed(before, { last: n.last, end: n.end }));
    else out.push(n);
  }
  return out;
}

/** The known names over which a person may go all the same. */
function openToPersons(facts: TokenFacts, known: readonly NameFound[]): void {
  const { t } = facts;
  // One word that is also a part of names: «سعيد بوتفليقة» is not the president.
  for (const n of known)
    if (n.last === n.first + 1 && facts.parts(n.first).some((p) => p.part.safe > 0))
      facts.close(n.first, n.last, false);
  for (const n of known) {
    if (n.last === n.first + 1) continue;
    // «محمد علي العظمي» goes on after the name that is known.
    const isNext = n.type === 'person' && n.last < t.count && t.gap[n.last] === BLANK && !facts.isClosed(n.last);
    // «تركي بن عبدالله بن محمد» is another than «تركي بن عبدالله».
    // «عبدالله بن عبدالعزيز الموسى» as well.
    const isFather = n.last - n.first > 2 && facts.leads(n.last - 2, 0, CHILD);
    const goesOn =
      isNext &&
      (facts.wholePart(n.last)?.safe === 2 ||
        facts.leads(n.last, 0, CHILD) ||
        (isFather && isFamilyName(facts, n.last)));
    // «الدكتور خالد محمد فرح» is another than «محمد فرح».
    const given = n.type === 'person' && n.first > 0 && t.gap[n.first] === BLANK ? facts.wholePart(n.first - 1) : null;
    const isLater =
      given?.safe === 2 && (given.kinds & GIVEN) > 0 && facts.isTitled(n.first - 1) && !facts.leads(n.first, 0, CHILD);
    facts.close(n.first, n.last, !goesOn && !isLater);
  }
}

/** «الرئيس اليمني هادي», «حزب العمال»: a name by rule that a gazetteer has as well, in a weak form that something speaks for. */
function recognised(known: readonly NameFound[]): (n: NameFound) => NameFound {
  const weak = known.filter((n) => n.weak && n.score >= SURE);
  return (n) => {
    const same = weak.find((x) => x.first === n.first && x.last === n.last && x.type === n.type);
    return same
      ? changed(n, { entries: same.entries, source: same.source, rule: same.rule, subtype: same.subtype })
      : n;
  };
}

/**
 * «الجهاز المركزي للتعبئة العامة والإحصاء المصري»: a known name with its nation behind it. «رئيس الاتحاد الأوروبي الفرنسي ميشال»: the nation
 * is the person's.
 */
function withNation(n: NameFound, found: GazetteerNames, facts: TokenFacts, chooser: Chooser): NameFound {
  const i = n.last - 1;
  const nation = facts.isNation(i) ? found.demonyms.find((d) => d.token === i)?.entry.country : null;
  if (!nation) return n;
  const known = found.names.find((x) => x.first === n.first && x.last === i && x.type === n.type && !x.weak);
  const [chosen] = known ? chooser.choose([known]) : [];
  const entry = chosen?.entries[0];
  if (!entry) return n;
  const { source } = chosen!;
  if (entry.country === nation) return changed(n, { entries: [entry], source, rule: entry.id, subtype: entry.subtype });
  const isPerson =
    n.last < facts.t.count && (facts.nameAt(n.last)?.type === 'person' || facts.parts(n.last).length > 0);
  return isPerson ? chosen! : n;
}

/** «وزير الشؤون الخارجية» والمغاربة المقيمين بالخارج: a group that «و» brings into the name of an office. */
function isInOffice(n: NameFound, titles: readonly TitleFound[], t: Tokens): boolean {
  if (n.type !== 'group' || n.last === n.first + 1 || n.start === t.start[n.first]) return false;
  const title = titles.find((x) => x.last <= n.first && n.first - x.last <= OFFICE_MOST);
  if (!title) return false;
  for (let i = title.first + 1; i <= n.first; i++) if (t.kind[i] !== WORD || t.gap[i] !== BLANK) return false;
  return MINISTERS.has(normalize(t.text.slice(offsetAfter(t, title.first, title.skip), t.end[title.first]!)));
}
/** Words between the title and the last part of what the office is for. */
const OFFICE_MOST = 4;
const MINISTERS = new Set(leads.ministers.map(normalize));

/**
 * «نادي الهلال» السوداني, «شركة توتال» الفرنسية, «لوموند» الفرنسية: the nation says where the club, firm or paper is, unless it is part of
 * its name: «الملعب التونسي», «الخطوط الجوية القطرية».
 */
function withoutNation(n: NameFound, found: GazetteerNames, c: TokenFacts): NameFound {
  const { t } = c;
  const i = n.last - 1;
  if (n.type !== 'organization' || i === n.first || !NAMED_ALONE.has(n.subtype)) return n;
  const nations = n.subtype === 'club' ? NATIONS : COUNTRIES;
  const isNation = found.demonyms.some((d) => d.token === i && d.last >= n.last && nations.has(d.entry.subtype));
  const word = (k: number) => normalize(t.text.slice(Math.max(n.start, t.start[k]!), t.end[k]!));
  if (!isNation || TEAMS.has(word(n.first)) || OF_NATION.has(word(i - 1))) return n;
  if (n.subtype !== 'club' && !isWhole(n, i, found, c)) return n;
  return changed(n, { last: i, end: t.end[i - 1]! });
}

/** Is a firm or paper called so without its last word too? */
function isWhole(n: NameFound, last: number, found: GazetteerNames, c: TokenFacts): boolean {
  const { t } = c;
  const [entry] = n.entries;
  const isKnown = found.names.some(
    (x) => x.last === last && x.first >= n.first && x.entries.some((e) => e.id === entry?.id),
  );
  // «الرأي الأردنية», not «القناة الجزائرية».
  const isPaper = n.subtype === 'media' && last === n.first + 1 && !OUTLETS.has(stemAt(c, n.first));
  if (isPaper && n.source === 'gazetteer') return true;
  // «القناة 12 الإسرائيلية»
  return t.kind[last - 1] !== NUMBER && (isKnown || t.kind[last - 1] === SIGN || c.isStrange(last - 1));
}
const OUTLETS = new Set([...leads.outlets, ...leads.broadcasts].map(normalize));
const NAMED_ALONE = new Set<string | null>(['club', 'company', 'media']);
// «القدس العربي»
const COUNTRIES = new Set<string | null>(['country']);
const NATIONS = new Set<string | null>(['country', 'region', 'subdivision']);
const TEAMS = new Set(leads.nationalTeams.map(normalize));
const OF_NATION = new Set(leads.ofNation.map(normalize));

/** «الملك» فاروق, «البابا» فرنسيس: the title that a form of a person begins with stands outside. */
function withoutTitle(n: NameFound, c: TokenFacts): NameFound {
  if (n.type !== 'person' || n.source !== 'gazetteer' || n.last === n.first + 1) return n;
  const { t } = c;
  let first = n.first;
  // «أمير حاتمي» is called so.
  if (c.isTitle(first) && (c.words.best(first).article || c.isInTitle(first + 1))) first++;
  while (first > n.first && first < n.last && c.isInTitle(first)) first++;
  if (first === n.first || first === n.last || t.kind[first] !== WORD || t.gap[first] !== BLANK) return n;
  return changed(n, { first, start: t.start[first]! });
}

/** «نادي الهلال»: the head makes plain which of the weak names the name proper is. */
function withEntry(whole: NameFound, found: GazetteerNames, facts: TokenFacts, chooser: Chooser): NameFound {
  const { core } = whole;
  const same = core && found.names.find((x) => x.first === core.first && x.last === core.last);
  if (!same) return withNation(whole, found, facts, chooser);
  const n = withoutTail(whole, same, facts);
  // «نادي الطلبة السعوديين»: behind the weak name more than whose it is.
  // «قناة "العربية"»: the sign that closes the quotes.
  const last = core.last < n.last && facts.t.kind[core.last] === SIGN ? core.last + 1 : core.last;
  const isMore = same.weak && n.last > last + Number(last < n.last && isOneNation(facts, last));
  if (isMore) return n;
  // «شبكة فيسبوك»: a name that is strong is known under any head, with nothing said after it.
  const isAny = !same.weak && last === n.last;
  const entries = same.entries.filter((e) => e.type === n.type && (isAny || e.subtype === n.subtype));
  if (!entries.length) return n;
  const [chosen] = chooser.choose([changed(same, { entries, weak: false })]);
  const [entry] = chosen?.entries ?? [];
  return entry ? changed(n, { entries: [entry], source: chosen!.source, rule: entry.id, subtype: entry.subtype }) : n;
}

/** «شركة نايكي» الأمريكية للملابس الرياضية, «نادي ليفربول» الإنجليزي لكرة القدم: what a known firm or club is for. */
function withoutTail(n: NameFound, known: NameFound, c: TokenFacts): NameFound {
  const { t } = c;
  if (!NAMED_ALONE.has(n.subtype) || !known.entries.some((e) => e.type === n.type && e.subtype === n.subtype)) return n;
  let last = known.last;
  if (last < n.last && t.kind[last] === SIGN) last++;
  let i = last;
  while (i < n.last && c.isNation(i)) i++;
  if (i >= n.last || t.kind[i] !== WORD || !c.words.best(i).preposition) return n;
  return changed(n, { last, end: t.end[last - 1]! });
}

/** «السوداني», not «السعوديين». */
const isOneNation = (c: TokenFacts, i: number): boolean =>
  c.isNation(i) && !leads.plural.some((end) => c.t.words.surface(c.t.type[i]!).endsWith(end));
