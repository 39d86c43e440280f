/**
 * People that no gazetteer knows: takes words, titles and name parts, gives candidates.
 *
 *   title + name    «السيد نايل جوتون», «الرئيس التنفيذي لشركة تويتر باراغ أغراوال»
 *   name + name     «محمد بنعيسى», «فاطمة الزهراء العلوي»: a given name and what may follow one
 *
 * A name is a run of words that may be parts of one: at most five, no clitics inside, on one line, with nothing between.
 */

import { offsetAfter } from '../arabic/proclitics.js';
import type { Words } from '../arabic/readings.js';
import { BLANK, WORD } from '../text/token.js';
import type { NameFound } from './find.js';
import { FAMILY, GIVEN, PARTICLE, type PartOf, type PartReading } from './parts.js';
import type { TitleFound } from './titles.js';

const LONGEST = 5;

export interface PersonContext {
  readonly words: Words;
  readonly parts: PartOf;
  readonly titles: readonly TitleFound[];
  /** Tokens that names of the gazetteers cover: a person does not run into them. */
  readonly covered: (token: number) => boolean;
  /** Is the word of the token an ordinary word of the language? */
  readonly ordinary: (token: number) => boolean;
}

export function findPersons(c: PersonContext): NameFound[] {
  const out: NameFound[] = [];
  const t = c.words.tokens;
  const titled = new Map<number, TitleFound>();
  for (const title of c.titles) titled.set(title.last, title);
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== WORD) continue;
    const title = titled.get(i) && t.gap[i] === BLANK ? titled.get(i)! : null;
    const name = readName(c, i, title !== null);
    if (!name) continue;
    const { last, skip, strength } = name;
    if (!title && strength < 2) continue;
    out.push({
      kind: 'name',
      first: i,
      last,
      start: skip ? offsetAfter(t, i, skip) : t.start[i]!,
      end: t.end[last - 1]!,
      rule: title ? 'person/title-name' : 'person/name-name',
      score: title ? 0.85 : 0.7,
      type: 'person',
      subtype: null,
      entries: [],
      weak: false,
      source: 'rule',
      titles: title ? [title] : [],
    });
    i = last - 1;
  }
  return out;
}

interface NameRun {
  readonly last: number;
  readonly skip: number;
  /** How many words speak for a person: parts that are names and little else. */
  readonly strength: number;
}

function readName(c: PersonContext, first: number, titled: boolean): NameRun | null {
  const t = c.words.tokens;
  if (c.covered(first)) return null;
  const head = partAt(c, first, true);
  // After a title an unknown word may be a name; by itself a name starts with a known given name.
  if (!head && !(titled && unknown(c, first))) return null;
  if (head && !titled && !(head.part.kinds & GIVEN && head.part.safe > 0)) return null;
  if (head && titled && head.part.safe === 0 && c.ordinary(first)) return null;
  let strength = head ? (head.part.safe > 0 ? 1 : 0) : 0;
  let unknowns = head ? 0 : 1;
  let last = first + 1;
  let open = head ? (head.part.kinds & PARTICLE) > 0 && head.part.kinds === PARTICLE : false;
  while (
    last < t.count &&
    last - first < LONGEST &&
    t.kind[last] === WORD &&
    t.gap[last] === BLANK &&
    !c.covered(last)
  ) {
    const next = partAt(c, last, false);
    if (next) {
      if (!open && next.part.safe === 0 && c.ordinary(last)) break;
      strength += next.part.safe > 0 || open ? 1 : 0;
      open = next.part.kinds === PARTICLE;
    } else if ((titled || open || strength > 0) && unknowns < 2 && unknown(c, last)) {
      unknowns++;
      open = false;
      // One unknown word after a safe given name is its family name.
      if (strength > 0) strength++;
    } else break;
    last++;
  }
  if (open) last--;
  if (last <= first) return null;
  return { last, skip: head?.skip ?? 0, strength };
}

function partAt(c: PersonContext, i: number, clitics: boolean): { skip: number; part: PartReading } | null {
  const all = c.parts(c.words.tokens.type[i]!);
  for (const p of all) {
    if (p.skip === 0) return p;
    if (clitics && p.skip === 1 && p.part.safe > 0 && p.part.kinds & (GIVEN | FAMILY)) return p;
  }
  return null;
}

/** A word that the language does not know: no article, no function word, no form of a verb, not an ordinary noun. */
function unknown(c: PersonContext, i: number): boolean {
  const t = c.words.tokens;
  if (t.kind[i] !== WORD || t.words.lengthOf(t.type[i]!) < 3 || c.ordinary(i)) return false;
  const best = c.words.best(i);
  if (best.article || best.conjunction || best.preposition || best.future || best.pronoun || best.verb) return false;
  return best.pos === 'NOUN' || best.pos === 'PROPN';
}
