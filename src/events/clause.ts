import type { VerbTable } from '../arabic/verbs.js';
import { normalize } from '../text/fold.js';
import type { Chunk } from './chunks.js';
import grammar from './data/grammar.json';
import type { Discourse } from './discourse.js';
import { lexeme } from './lexeme.js';
import { mentionReferent, type Referent, type ReferentContext, referentOf } from './referents.js';

export const COMMA = new Set([0x2c, 0x60c]);
export const SOFT_SIGNS = new Set([0x2c, 0x60c, 0x22, 0xab, 0xbb, 0x201c, 0x201d, 0x28, 0x29, 0x2d]);
const OPEN = 0x28;
const CLOSE = 0x29;
const QUOTES = new Set([0x22, 0xab, 0xbb, 0x201c, 0x201d]);
/** Signs around a description, opening → closing. */
const ENCLOSING = new Map([
  [0x2c, [0x2c, 0x60c, 0x61b, 0x3b]],
  [0x60c, [0x2c, 0x60c, 0x61b, 0x3b]],
  [0x28, [0x29]],
  [0x2d, [0x2d]],
]);
const COMPLEMENT = new Set(grammar.complements);
/** How many chunks of complements a title, or a description, may have. */
const COMPLEMENTS = 6;
/** How many names a list between commas may have. */
const LISTED = 8;
/** How many commas arguments may be read over. */
const COMMAS = 2;

export interface Reader {
  /** Referents of whole chunks, as far as they were asked for. */
  readonly known: (Referent | null | undefined)[];
  /** Chunks behind those phrases and what is set beside them. */
  readonly ends: (number | undefined)[];
  /** Subjects of verb chunks, as far as they were asked for. */
  readonly subjects: (readonly Referent[] | undefined)[];
  readonly discourse: Discourse;
  readonly sentence: number;
  readonly c: ReferentContext;
  readonly chunks: readonly Chunk[];
  readonly verbs: VerbTable;
}

/** What the phrase of chunk i stands for, with what is set beside it. */
export function referentAt(r: Reader, i: number): Referent | null {
  const known = r.known[i];
  if (known !== undefined) return known;
  const k = r.chunks[i]!;
  const { referent, next } = withName(r, i, referentOf(r.c, k.first, k.last, true));
  r.known[i] = referent;
  r.ends[i] = next;
  return referent;
}

/** What the phrase that ends chunk i stands for, with the name and the description set beside it, and the chunk behind them. */
function withName(r: Reader, i: number, own: Referent | null): { referent: Referent | null; next: number } {
  const name =
    own && own.entity < 0 ? (quotedName(r, i, own) ?? (own.kind === 'person' ? nameBehind(r, i, own) : null)) : null;
  const referent = name ? name.referent : own;
  return { referent, next: overDescription(r, name ? name.next : i + 1, referent) };
}

interface Apposed {
  readonly referent: Referent;
  /** Chunk behind it. */
  readonly next: number;
}

/** The entity that starts the bare phrase of chunk i, if one does; behind a title. */
function namedAt(r: Reader, i: number, title: Referent): Referent | null {
  const k = r.chunks[i];
  if (k?.kind !== 'np' || k.preposition !== null || k.and) return null;
  const referent = referentOf(r.c, k.first, k.last);
  if (!referent || referent.entity < 0) return null;
  // «الدكتور فلان» is a name, «نظيره فلان» another phrase.
  for (let j = k.first; j < referent.first; j++) {
    const { norm, isHonorific } = lexeme(r.c.words, j);
    // «ولي العهد السعودي الأمير فلان»
    const isStyle = title.last > title.first + 1 && STYLES.get(norm)?.has(lexeme(r.c.words, title.first).norm);
    const isRank = j > k.first && RANKS.has(norm);
    if (!isHonorific && !isStyle && !isRank) return null;
  }
  return referent;
}

/** Styles that stand between a title and the name, by the titles. */
const STYLES = new Map(
  Object.entries(grammar.styles).map(([style, titles]) => [normalize(style), new Set(titles.map((w) => normalize(w)))]),
);

/** «الفريق أول فلان». */
const RANKS = new Set(grammar.ranks.map((w) => normalize(w)));

/** «تنظيم "الدولة الإسلامية"», «حزب (الأمل)»: a name in quotes behind its kind, or what the quotes enclose if it is no name we know. */
function quotedName(r: Reader, i: number, own: Referent): Apposed | null {
  const open = r.chunks[i + 1];
  if (open?.kind !== 'sign') return null;
  const unit = signUnit(r, open);
  const bracket = unit === OPEN && own.kind === 'organization';
  if (!QUOTES.has(unit) && !bracket) return null;
  const close = r.chunks[i + 3];
  const k = r.chunks[i + 2];
  if (
    k?.kind !== 'np' ||
    close?.kind !== 'sign' ||
    !(bracket ? signUnit(r, close) === CLOSE : QUOTES.has(signUnit(r, close)))
  )
    return null;
  const name = referentOf(r.c, k.first, k.last);
  if (name && name.entity >= 0) return { referent: name, next: i + 4 };
  if (own.kind !== 'organization' || !own.nominal || bracket) return null;
  const { last } = close;
  const whole = { last, end: r.c.words.tokens.end[last - 1]! };
  return { referent: { ...own, ...whole, nominal: { ...own.nominal, ...whole } }, next: i + 4 };
}

/** «الأمين العام للأمم المتحدة أنطونيو غوتيريش», «مستشار الرئيس، فلان»: the name behind a title and its complements. */
function nameBehind(r: Reader, i: number, title: Referent): Apposed | null {
  if (!title.nominal?.definite && r.c.titleAt(title.first) === null) return null;
  for (let j = i + 1; j < r.chunks.length && j <= i + COMPLEMENTS; j++) {
    const k = r.chunks[j]!;
    if (k.kind === 'sign') {
      const name = COMMA.has(signUnit(r, k)) ? namedAt(r, j + 1, title) : null;
      if (name?.kind !== 'person') return null;
      // The comma that closes it belongs to it.
      const close = r.chunks[j + 2];
      return { referent: name, next: close?.kind === 'sign' && COMMA.has(signUnit(r, close)) ? j + 3 : j + 2 };
    }
    if (k.kind !== 'np') return null;
    const name = namedAt(r, j, title);
    // «على مضيفه طلائع الجيش»
    if (name && j === i + 1 && r.c.words.best(title.first).pronoun) return { referent: name, next: j + 1 };
    if (name) return name.kind === 'person' ? { referent: name, next: j + 1 } : null;
    if (!k.and && (k.preposition === null || !COMPLEMENT.has(k.preposition))) return null;
    // «… وتطوير بيئة العمل الدكتور فلان»: the name at the end of a complement.
    const m = r.c.entities.at[k.last - 1]!;
    if (m >= 0 && k.first < r.c.entities.mentions[m]!.first) {
      const last = mentionReferent(r.c, r.c.entities.mentions[m]!);
      if (last.kind === 'person') return { referent: last, next: j + 1 };
    }
  }
  return null;
}

/** «فلان، رئيس الحزب،»: the chunk behind a description of a name that signs enclose, the same chunk where there is none. */
function overDescription(r: Reader, i: number, name: Referent | null): number {
  if (!name || name.entity < 0 || r.chunks[i]?.kind !== 'sign') return i;
  const open = signUnit(r, r.chunks[i]!);
  const ends = ENCLOSING.get(open);
  const first = r.chunks[i + 1];
  if (!ends || first?.kind !== 'np' || first.preposition !== null || first.and) return i;
  const described = referentOf(r.c, first.first, first.last);
  if (described?.kind !== name.kind || (described.entity >= 0 && described.entity !== name.entity)) return i;
  for (let j = i + 2; j < r.chunks.length && j <= i + COMPLEMENTS; j++) {
    const k = r.chunks[j]!;
    if (k.kind === 'sign') return ends.includes(signUnit(r, k)) ? j + 1 : i;
    if (k.kind !== 'np' && k.kind !== 'adverb') return i;
  }
  return i;
}

export interface Slot {
  readonly place: string;
  readonly referents: Referent[];
}

const places = new Map<string, string>();

/** The place of what stands behind a preposition, always the same string. */
export function placeOf(preposition: string): string {
  let place = places.get(preposition);
  if (place === undefined) {
    place = PREPOSITIONS + preposition;
    places.set(preposition, place);
    prepositions.set(place, preposition);
  }
  return place;
}
const PREPOSITIONS = 'prepositions.';
const prepositions = new Map<string, string>();

/** The preposition of a place, null where it has none. */
export const prepositionIn = (place: string): string | null => prepositions.get(place) ?? null;

export const signUnit = (r: Reader, k: Chunk) => r.c.words.tokens.text.charCodeAt(r.c.words.tokens.start[k.first]!);

const isSign = (r: Reader, i: number, unit: number): boolean =>
  r.chunks[i]?.kind === 'sign' && signUnit(r, r.chunks[i]!) === unit;
export const isQuote = (r: Reader, i: number): boolean =>
  r.chunks[i]?.kind === 'sign' && QUOTES.has(signUnit(r, r.chunks[i]!));

/** «عليه», «معهم»: a preposition with its pronoun. */
export const hasPronoun = (r: Reader, i: number): boolean => {
  const k = r.chunks[i]!;
  const reading = r.c.words.best(k.first);
  return reading.pos === 'ADP' && reading.pronoun > 0 && k.last === k.first + 1;
};

export interface Coordinated {
  readonly referents: Referent[];
  /** Chunk behind them. */
  readonly next: number;
}

/** The phrase of a chunk and those coordinated with it, from chunk i on; `next` is the chunk after them. */
export function coordinated(r: Reader, i: number, from = r.chunks[i]!.first): Coordinated {
  const referents: Referent[] = [];
  const isWhole = from === r.chunks[i]!.first;
  const partial = isWhole ? null : withName(r, i, referentOf(r.c, from, r.chunks[i]!.last));
  const first = hasPronoun(r, i)
    ? r.discourse.pronoun(from, r.sentence)
    : partial
      ? partial.referent
      : referentAt(r, i);
  if (first) referents.push(first);
  let members = false;
  let next = (partial ? partial.next : r.ends[i]) ?? i + 1;
  while (next < r.chunks.length) {
    let at = overTitle(r, next, referents.at(-1), r.chunks[i]!.preposition !== null || from > r.chunks[i]!.first);
    const comma = isComma(r, at);
    if (comma) at++;
    const k = r.chunks[at];
    if (k?.kind !== 'np') break;
    const list = k.preposition === grammar.members;
    const joined = k.and && (k.preposition === null || k.preposition === r.chunks[i]!.preposition);
    if (!list && !joined && !(comma && isListed(r, at, referents.at(-1)))) break;
    // «إلى عدن، والمقاومة [تواصل] …»: a new clause.
    if (comma && joined && r.chunks[at + 1]?.kind === 'verb') break;
    // A list names members of what stands before.
    const more = referentAt(r, at);
    if (!more) break;
    if (!list && first && more.kind === 'thing' && first.kind !== 'thing') {
      // «… وعصام الراقي وعبد الإله …»: a name that we do not know, between those that we do.
      if (first.kind !== 'person' || !namesPerson(r, at + 1)) break;
      next = at + 1;
      continue;
    }
    // «خمسة أشخاص، بينهم طفل»: only whom it names adds to whom it counted.
    members ||= list;
    if (!members || more.entity >= 0) referents.push(more);
    next = r.ends[at] ?? at + 1;
  }
  return { referents, next };
}

export const isComma = (r: Reader, i: number): boolean =>
  r.chunks[i]?.kind === 'sign' && COMMA.has(signUnit(r, r.chunks[i]!));

/** Does «و» with the name of a person follow? */
function namesPerson(r: Reader, i: number): boolean {
  const k = r.chunks[i];
  if (k?.kind !== 'np' || !k.and || k.preposition !== null) return false;
  const referent = referentAt(r, i);
  return referent?.kind === 'person' && referent.entity >= 0;
}

/** «السودان، مصر وإثيوبيا»: a name of the same kind between commas, in a list that ends with «و». */
function isListed(r: Reader, i: number, before: Referent | undefined): boolean {
  if (!before || before.entity < 0) return false;
  for (let j = i; j < r.chunks.length && j < i + 2 * LISTED; j += 2) {
    const k = r.chunks[j]!;
    if (k.kind !== 'np' || k.preposition !== null || k.and) return false;
    const referent = referentAt(r, j);
    if (!referent || referent.entity < 0 || referent.kind !== before.kind || referent.first !== k.first) return false;
    const next = r.chunks[j + 1];
    if (next?.kind === 'np' && next.and && next.preposition === null) {
      const last = referentAt(r, j + 1);
      return last !== null && last.entity >= 0 && last.kind === before.kind;
    }
    if (!isComma(r, j + 1)) return false;
  }
  return false;
}

/** «بممدوح عباس رئيس النادي الأسبق، ورؤوف جاسر …»: the chunk behind what a person is, where another name is joined behind it. */
function overTitle(r: Reader, i: number, person: Referent | undefined, governed: boolean): number {
  if (!governed || !person || person.kind !== 'person' || person.entity < 0) return i;
  const k = r.chunks[i];
  if (k?.kind !== 'np' || k.preposition !== null || k.and || r.c.entities.at[k.first]! >= 0) return i;
  if (!r.c.isTitle(k.first) && lexeme(r.c.words, k.first).nominal !== 'person') return i;
  let j = i + 1;
  while (j <= i + 2 && r.chunks[j]?.kind === 'np' && COMPLEMENT.has(r.chunks[j]!.preposition ?? '')) j++;
  return namesPerson(r, isComma(r, j) ? j + 1 : j) ? j : i;
}

/** «بمشاركة وفود من المغرب وتونس»: those who sent them take part. */
function withOrigins(r: Reader, told: Coordinated): Coordinated {
  const k = r.chunks[told.next];
  const group = told.referents.at(-1);
  if (!group || group.entity >= 0 || k?.kind !== 'np' || k.preposition === null || !ORIGINS.has(k.preposition))
    return told;
  const more = coordinated(r, told.next);
  return more.referents.length > 0 && more.referents.every((x) => x.entity >= 0)
    ? { referents: [...told.referents, ...more.referents], next: more.next }
    : told;
}
const JOINERS = new Set(grammar.joiners);
const ORIGINS = new Set(grammar.origins);

/** Chunks to the right of a trigger that its arguments may stand in, as places. */
export function readRight(
  r: Reader,
  from: number,
  bare: (n: number, chunk: number) => string | null,
  reach = Number.POSITIVE_INFINITY,
): Slot[] {
  const out: Slot[] = [];
  let commas = 0;
  let bares = 0;
  for (let i = from; i < r.chunks.length && i < from + reach; ) {
    const k = r.chunks[i]!;
    if (k.kind === 'sign') {
      // «أيار/ مايو» has a sign within it.
      if (r.c.timeAt(k.first)) {
        i++;
        continue;
      }
      const u = signUnit(r, k);
      if (!SOFT_SIGNS.has(u)) break;
      if (COMMA.has(u) && ++commas > COMMAS) break;
      // What stands in brackets is beside the clause; a bracket that was opened before ends it.
      if (u === CLOSE) break;
      i++;
      if (u === OPEN) while (i < r.chunks.length && !isSign(r, i - 1, CLOSE)) i++;
      continue;
    }
    if (k.kind === 'verb' || k.kind === 'sub') break;
    if (k.kind === 'relative') {
      // A relative clause is stepped over up to its comma.
      while (i < r.chunks.length && !(r.chunks[i]!.kind === 'sign' && COMMA.has(signUnit(r, r.chunks[i]!)))) i++;
      continue;
    }
    if (k.kind !== 'np') {
      i++;
      continue;
    }
    const told = coordinated(r, i);
    const { referents, next } = JOINERS.has(k.preposition ?? '') ? withOrigins(r, told) : told;
    const timeOnly = r.c.timeAt(k.first) && k.preposition === null;
    if (!timeOnly && referents.length) {
      if (k.preposition === null) {
        // An enclosed «، اليوم الثلاثاء في الرباط،» does not end the clause; a name behind it may be what the clause lacks.
        const open = commas % 2 === 1 && !(bares === 1 && referents[0]!.kind !== 'thing');
        // «تشكيل «مجلس رئاسي»»: what quotes enclose behind a noun belongs to it.
        const quoted =
          i > from && isQuote(r, i - 1) && r.chunks[i - 2]?.kind === 'np' && r.chunks[i - 2]!.preposition !== null;
        const place = !open && !quoted && !k.and ? bare(bares++, i) : null;
        if (place) out.push({ place, referents });
        // Behind a noun and its complements a bare phrase belongs to the verb before the noun.
        else if (!quoted && bare(0, i) === null && !k.and) break;
      } else out.push({ place: placeOf(k.preposition), referents });
    }
    i = Math.max(next, i + 1);
    // «خلال لقائه سفراء …»: the object of a verbal noun with its owner.
    if (k.preposition !== null && isOwnedMasdar(r, k) && isBare(r, i)) i = Math.max(coordinated(r, i).next, i + 1);
  }
  return out;
}

/** «لقائه»: nothing but a verbal noun with a pronoun. */
function isOwnedMasdar(r: Reader, k: Chunk): boolean {
  const reading = r.c.words.best(k.first);
  return k.last === k.first + 1 && reading.pronoun > 0 && reading.verb?.tense === 'masdar';
}
const isBare = (r: Reader, i: number): boolean => {
  const k = r.chunks[i];
  return k?.kind === 'np' && k.preposition === null && !k.and && !r.c.timeAt(k.first);
};

export const same = (a: Referent, b: Referent): boolean =>
  a.entity >= 0
    ? a.entity === b.entity
    : a.nominal !== null && b.nominal !== null
      ? a.nominal.start === b.nominal.start
      : a.kind === b.kind && b.entity < 0 && a.start === b.start && a.end === b.end;
