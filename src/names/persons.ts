/**
 * People that no gazetteer knows: takes words, offices and name parts, gives candidates.
 *
 *   title + name    «السيد نايل جوتون», «الرئيس التنفيذي لشركة تويتر باراغ أغراوال»
 *   name + name     «محمد بنعيسى», «فاطمة الزهراء العلوي»: a given name and what may follow one
 *
 * A name is a run of words that may be parts of one, no clitics inside, on one line, with nothing between. Words that the language also
 * uses otherwise need company: a name that is never a word, or a title.
 */

import proclitics from '../arabic/data/proclitics.json';
import { offsetAfter } from '../arabic/proclitics.js';
import type { Pos, Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import { BLANK, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { NameFound } from './find.js';
import type { Office } from './offices.js';
import { FAMILY, GIVEN, PARTICLE, type PartOf, type PartReading } from './parts.js';

/** Longest name in words, particles aside. */
const LONGEST = 5;
/** Tokens of a name with its particles («بن», «عبد», «أبو»), which are no words of their own. */
const MOST_TOKENS = 10;
/** Unknown words that one name may hold. */
const UNKNOWNS = 2;
const TAILS = new Set(leads.nameTails.map(normalize));
const NOT_NAMES = new Set(leads.notNames.map(normalize));
/** Particles that make nothing but names. */
const SURE = new Set(leads.sureParticles.map(normalize));
/** Verbs of which the subject is mostly a person. */
const SPEECH = new Set(leads.speech.map(normalize));
const FUNCTION = new Set<Pos>(['ADP', 'CCONJ', 'SCONJ', 'PART', 'PRON', 'DET', 'NUM']);
const AND = proclitics.conjunctions[0]!.charCodeAt(0);

export interface PersonContext {
  readonly words: Words;
  readonly parts: PartOf;
  /** Tokens that names of the gazetteers cover and that no person takes in. */
  readonly covered: (token: number) => boolean;
  /** Is the word, or its stem, an ordinary word of the language? */
  readonly ordinary: (token: number) => boolean;
  readonly demonym: (token: number) => boolean;
  /** Is nothing of the word known to the language? */
  readonly strange: (token: number) => boolean;
  readonly titleAt: (token: number) => boolean;
}

export function findPersons(c: PersonContext, offices: readonly Office[]): NameFound[] {
  const out: NameFound[] = [];
  const t = c.words.tokens;
  const titled = new Map<number, Office>();
  for (const o of offices) for (const end of o.ends) if (!titled.has(end)) titled.set(end, o);
  let list: Office | null = null;
  let before = -1;
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== WORD) continue;
    let office = titled.get(i) ?? null;
    if (office && t.gap[i] !== BLANK) office = null;
    // «السادة أحمد بنيس وكمال لحلو»: the title is for all.
    if (!office && list && before === i && t.words.unitAt(t.type[i]!, 0) === AND) office = list;
    const name = readName(c, i, office);
    if (!name) continue;
    const { last, skip } = name;
    out.push({
      kind: 'name',
      first: i,
      last,
      start: skip ? offsetAfter(t, i, skip) : t.start[i]!,
      end: t.end[last - 1]!,
      rule: office ? 'person/title-name' : 'person/name-name',
      score: office ? 0.85 : 0.7,
      type: 'person',
      subtype: null,
      entries: [],
      weak: false,
      source: 'rule',
      titles: [],
    });
    list = office?.title.plural ? office : null;
    before = last;
    i = last - 1;
  }
  return out;
}

/** Token after the personal name that starts at token i with its first letter, -1 for none. */
export function personEnd(c: PersonContext, i: number): number {
  const name = readName(c, i, null);
  return name && name.skip === 0 ? name.last : -1;
}

/** Token after the run of words that start at i and are unknown to the language, -1 for none. */
export function unknownEnd(c: PersonContext, i: number): number {
  const t = c.words.tokens;
  let j = i;
  while (j < t.count && j - i < 3 && t.kind[j] === WORD && (j === i || t.gap[j] === BLANK) && !c.covered(j)) {
    if (!isUnknown(c, j) && (known(c, j) ?? 0) < 2) break;
    j++;
  }
  return j > i ? j : -1;
}

const known = (c: PersonContext, i: number): number | null => partAt(c, i, false)?.part.safe ?? null;

interface NameRun {
  readonly last: number;
  readonly skip: number;
}

function readName(c: PersonContext, first: number, office: Office | null): NameRun | null {
  const t = c.words.tokens;
  if (c.covered(first)) return null;
  const head = partAt(c, first, true);
  // «الرئيس المصري محمد»: the nation, not a name; «السوري وأمين»: a second title.
  if (head && office && (c.demonym(first) || head.skip) && !office.title.plural) return null;
  if (!office && c.titleAt(first)) return null;
  let safe = 0;
  let words = 0;
  let unknowns = 0;
  let open = false;
  if (head) {
    const { kinds, safe: s } = head.part;
    open = kinds === PARTICLE;
    if (!open && !office && (s === 0 || !(kinds & GIVEN))) return null;
    if (!open && s < 2 && c.words.best(first).pos === 'VERB' && !office) return null;
    if (open) words = 0;
    else {
      words = 1;
      safe = s;
      if (s < 2 && office && c.ordinary(first)) safe = s === 0 ? -1 : 0;
    }
  } else if (office?.strong && isUnknown(c, first)) {
    words = unknowns = 1;
  } else return foreign(c, first);
  // «وقال رشيد القمري»: who speaks is a person.
  const before = first > 0 && t.kind[first - 1] === WORD && t.gap[first] === BLANK ? c.words.best(first - 1) : null;
  const speaks =
    before !== null &&
    SPEECH.has(t.words.norm(t.type[first - 1]!).slice(before.conjunction)) &&
    safe > 0 &&
    !head?.skip;
  if (speaks) safe++;
  let last = first + 1;
  const stop = Math.min(t.count, first + MOST_TOKENS);
  for (; last < stop && words <= LONGEST && t.kind[last] === WORD && t.gap[last] === BLANK; last++) {
    const part = partAt(c, last, false)?.part ?? null;
    const best = c.words.best(last);
    if (c.covered(last) && !open) break;
    if (open) {
      // After «بن», «أبو», «عبد» any noun is a name.
      if (best.conjunction && !part) break;
      if (FUNCTION.has(best.pos) || (c.ordinary(last) && !best.article && !part)) break;
      if (best.pos === 'VERB' && !part) break;
      safe += (part ? Math.max(1, part.safe) : 1) + (SURE.has(t.words.norm(t.type[last - 1]!)) ? 1 : 0);
      open = part?.kinds === PARTICLE;
      if (!open) words++;
      continue;
    }
    if (words > 0 && safe > 0 && TAILS.has(t.words.norm(t.type[last]!))) {
      safe++;
      words++;
      continue;
    }
    if (part && part.kinds === PARTICLE) {
      open = true;
      continue;
    }
    if (part && (part.safe > 0 || !c.ordinary(last))) {
      if (part.safe < 2 && best.pos === 'VERB') break;
      if (part.safe < 2 && safe < 2 && !office) break;
      if (part.safe < 2 && words > 1 && (c.ordinary(last) || c.titleAt(last))) break;
      safe += part.safe;
      words++;
      continue;
    }
    if (safe < (office ? 1 : 2) && !(office && unknowns)) break;
    if (unknowns >= UNKNOWNS) break;
    if (isUnknown(c, last, false) || isNisba(c, last, words)) {
      unknowns++;
      words++;
      continue;
    }
    break;
  }
  if (open) last--;
  if (last <= first || words === 0 || safe < 0) return null;
  if (!office && (last - first < 2 || safe + unknowns < 3)) return foreign(c, first);
  if (office && last - first < 2 && safe + (office.strong ? unknowns : 0) < 1) return null;
  return { last, skip: head?.skip ?? 0 };
}

/** Two or three words in a row of which the language knows nothing: «جيلبرت أزيبرت». */
function foreign(c: PersonContext, first: number): NameRun | null {
  const t = c.words.tokens;
  const skip = t.kind[first] === WORD ? c.words.best(first).conjunction : 0;
  let last = first;
  while (last < t.count && last - first < 4 && (last === first || t.gap[last] === BLANK) && !c.covered(last)) {
    if (!isForeign(c, last, last === first)) break;
    last++;
  }
  return last - first > 1 ? { last, skip } : null;
}

/** A word that reads as a proper name and as nothing else; `first` of a run it may have «و» before it. */
function isForeign(c: PersonContext, i: number, first: boolean): boolean {
  const t = c.words.tokens;
  const best = c.words.best(i);
  if (t.kind[i] !== WORD || best.pos !== 'PROPN') return false;
  const norm = t.words.norm(t.type[i]!).slice(best.conjunction);
  if (norm.length < FOREIGN_LEAST || NOT_NAMES.has(norm) || SPEECH.has(norm) || isAdverb(t, i)) return false;
  if (c.ordinary(i) || c.demonym(i) || c.titleAt(i) || best.preposition || best.pronoun) return false;
  if (first) return best.article === 0 && !TAILS.has(norm);
  return best.conjunction === 0;
}
const FOREIGN_LEAST = 4;

/** «زعيمًا»: the mark of an indefinite accusative. */
const isAdverb = (t: Tokens, i: number) => t.text.slice(t.start[i]!, t.end[i]!).includes('\u064b');

function partAt(c: PersonContext, i: number, clitics: boolean): { skip: number; part: PartReading } | null {
  const t = c.words.tokens;
  if (NOT_NAMES.has(t.words.norm(t.type[i]!))) return null;
  const pos = c.words.best(i).pos;
  for (const p of c.parts(t.type[i]!)) {
    if (p.part.kinds !== PARTICLE && FUNCTION.has(pos)) continue;
    if (p.skip === 0) return p;
    // «لصالح فلان» is a preposition.
    if (clitics && p.skip === 1 && p.part.safe < 2 && c.words.best(i).preposition) continue;
    if (clitics && p.skip === 1 && p.part.safe > 0 && p.part.kinds & (GIVEN | FAMILY)) return p;
    if (clitics && p.skip === 1 && p.part.kinds === PARTICLE) return p;
  }
  return null;
}

/**
 * A word that the language does not know: no article, no function word, no form of a verb, not an ordinary noun; strictly, nothing in it
 * either.
 */
function isUnknown(c: PersonContext, i: number, strictly = true): boolean {
  const t = c.words.tokens;
  if (t.kind[i] !== WORD || t.words.lengthOf(t.type[i]!) < 3 || c.ordinary(i)) return false;
  const best = c.words.best(i);
  if (best.article || best.conjunction || best.verb || FUNCTION.has(best.pos)) return false;
  if (best.preposition && (strictly || !c.strange(i))) return false;
  if (isAdverb(t, i) || (strictly && best.pos === 'ADJ')) return false;
  // Where nothing is known, an ending that looks like a pronoun is none: «ديديه».
  if (c.strange(i)) return !c.demonym(i) || !strictly;
  if (strictly || best.future || best.pronoun || NOT_NAMES.has(t.words.norm(t.type[i]!)) || c.titleAt(i)) return false;
  return best.pos !== 'VERB' && best.pos !== 'ADV';
}

/** «العلوي», «المغربي» as the family name after a given name. */
function isNisba(c: PersonContext, i: number, words: number): boolean {
  const best = c.words.best(i);
  if (!best.article || best.conjunction || best.preposition || best.pronoun || best.pos === 'VERB') return false;
  if (c.demonym(i)) return words === 1;
  return !c.ordinary(i);
}
