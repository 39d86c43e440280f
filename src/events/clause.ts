import type { VerbTable } from '../arabic/verbs.js';
import { normalize } from '../text/fold.js';
import { type Chunk, surfaceAt } from './chunks.js';
import grammar from './data/grammar.json';
import light from './data/light-verbs.json';
import participationWords from './data/participation.json';
import type { Discourse } from './discourse.js';
import { lexeme } from './lexeme.js';
import { type Referent, type ReferentContext, referentOf } from './referents.js';

export const COMMA = new Set([0x2c, 0x60c]);
export const SOFT_SIGNS = new Set([0x2c, 0x60c, 0x22, 0xab, 0xbb, 0x201c, 0x201d, 0x28, 0x29, 0x2d]);
/** How many commas arguments may be read over. */
const COMMAS = 2;

export interface Reader {
  /** Referents of whole chunks, as far as they were asked for. */
  readonly known: (Referent | null | undefined)[];
  readonly discourse: Discourse;
  readonly sentence: number;
  readonly c: ReferentContext;
  readonly chunks: readonly Chunk[];
  readonly verbs: VerbTable;
}

/** What the phrase of chunk i stands for. */
export function referentAt(r: Reader, i: number): Referent | null {
  const k = r.chunks[i]!;
  const known = r.known[i];
  if (known !== undefined) return known;
  const referent = referentOf(r.c, k.first, k.last);
  r.known[i] = referent;
  return referent;
}

export interface Slot {
  readonly place: string;
  readonly referents: Referent[];
}

export const signUnit = (r: Reader, k: Chunk) => r.c.words.tokens.text.charCodeAt(r.c.words.tokens.start[k.first]!);

/** «عليه», «معهم»: a preposition with its pronoun. */
export const hasPronoun = (r: Reader, i: number): boolean => {
  const k = r.chunks[i]!;
  const reading = r.c.words.best(k.first);
  return reading.pos === 'ADP' && reading.pronoun > 0 && k.last === k.first + 1;
};

/** The phrase of a chunk and those coordinated with it, from chunk i on; `next` is the chunk after them. */
export function coordinated(r: Reader, i: number, from = r.chunks[i]!.first): { referents: Referent[]; next: number } {
  const referents: Referent[] = [];
  const first = hasPronoun(r, i)
    ? r.discourse.pronoun(from, r.sentence)
    : from === r.chunks[i]!.first
      ? referentAt(r, i)
      : referentOf(r.c, from, r.chunks[i]!.last);
  if (first) referents.push(first);
  let next = i + 1;
  while (next < r.chunks.length) {
    let at = next;
    if (r.chunks[at]!.kind === 'sign' && COMMA.has(signUnit(r, r.chunks[at]!)) && at + 1 < r.chunks.length) at++;
    const k = r.chunks[at]!;
    if (k.kind !== 'np') break;
    const list = k.preposition === grammar.members;
    if (!list && !(k.and && (k.preposition === null || k.preposition === r.chunks[i]!.preposition))) break;
    // A list names members of what stands before.
    const more = referentAt(r, at);
    if (!more) break;
    if (!list && first && more.kind === 'thing' && first.kind !== 'thing') break;
    referents.push(more);
    next = at + 1;
  }
  return { referents, next };
}

/** Chunks to the right of a trigger that its arguments may stand in, as places. */
export function readRight(r: Reader, from: number, bare: (n: number) => string | null): Slot[] {
  const out: Slot[] = [];
  let commas = 0;
  let bares = 0;
  for (let i = from; i < r.chunks.length; ) {
    const k = r.chunks[i]!;
    if (k.kind === 'sign') {
      const u = signUnit(r, k);
      if (!SOFT_SIGNS.has(u)) break;
      if (COMMA.has(u) && ++commas > COMMAS) break;
      i++;
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
    const { referents, next } = coordinated(r, i);
    const timeOnly = r.c.timeAt(k.first) && k.preposition === null;
    if (!timeOnly && referents.length) {
      if (k.preposition === null) {
        // An enclosed «، اليوم الثلاثاء في الرباط،» does not end the clause.
        const place = commas % 2 === 0 && !k.and ? bare(bares++) : null;
        if (place) out.push({ place, referents });
        // Behind a noun and its complements a bare phrase belongs to the verb before the noun.
        else if (bare(0) === null && !k.and) break;
      } else out.push({ place: `prepositions.${k.preposition}`, referents });
    }
    i = Math.max(next, i + 1);
  }
  return out;
}

const AUXILIARIES = new Set(light.auxiliaries.map((v) => `${v.root}|${v.form}`));
export const verbName = (r: Reader, token: number): string => {
  const verb = r.c.words.best(token).verb;
  return verb ? `${r.verbs.verbs[verb.verb]!.root}|${r.verbs.verbs[verb.verb]!.form}` : '';
};

/** The phrase directly before a verb at the beginning of its clause, if it can be its subject. */
export function subjectBefore(r: Reader, at: number): Referent[] | null {
  let i = at - 1;
  // «كانت قد أحالت»: particles and the verb «to be» belong to the verb.
  while (
    i >= 0 &&
    (r.chunks[i]!.kind === 'particle' ||
      r.chunks[i]!.kind === 'adverb' ||
      (r.chunks[i]!.kind === 'verb' && AUXILIARIES.has(verbName(r, r.chunks[i]!.first))))
  )
    i--;
  const k = r.chunks[i];
  if (!k || r.chunks[at]!.and) return null;
  if (k.kind === 'relative') {
    // «الشرطي الذي أوقف …»: the antecedent, unless the verb has a pronoun for it.
    if (resumptive(r, at)) return null;
    const antecedent = antecedentOf(r, i);
    return antecedent ? [antecedent] : null;
  }
  // «فلان، رئيس الحزب، اتصل»: what stands between commas is stepped over.
  if (k.kind === 'sign' && COMMA.has(signUnit(r, k))) {
    let j = i - 1;
    while (j >= 0 && j > i - 6 && r.chunks[j]!.kind === 'np') j--;
    if (j > 0 && r.chunks[j]!.kind === 'sign' && COMMA.has(signUnit(r, r.chunks[j]!)) && r.chunks[j - 1]!.kind === 'np')
      return subjectPhrase(r, j - 1);
    return null;
  }
  return k.kind === 'np' ? subjectPhrase(r, i) : null;
}

/** What a relative clause that starts with chunk i is about. */
export function antecedentOf(r: Reader, i: number): Referent | null {
  const at = r.chunks[i - 1]?.kind === 'sign' ? i - 2 : i - 1;
  const referent = r.chunks[at]?.kind === 'np' ? referentAt(r, at) : null;
  // «الحوثيين المدعومين من إيران الذين …»: a plural relative looks over a single name.
  const plural = light.pluralRelatives.includes(surfaceAt(r.c.words, r.chunks[i]!.first));
  if (!plural || !referent || referent.kind === 'group' || referent.kind === 'organization') return referent;
  return r.chunks[at - 1]?.kind === 'np' ? referentAt(r, at - 1) : null;
}

/** Place of the pronoun by which a relative clause points to its antecedent: «الذي اعتقلته …» object, «الذي ألقي القبض عليه» على; null for none. */
export function resumptive(r: Reader, at: number): string | null {
  if (r.c.words.best(r.chunks[at]!.first).pronoun) return 'object';
  for (let i = at + 1; i < Math.min(r.chunks.length, at + 4); i++) {
    const k = r.chunks[i]!;
    if (k.kind === 'verb' || k.kind === 'sign' || k.kind === 'sub') return null;
    if (k.kind === 'np' && hasPronoun(r, i)) return `prepositions.${k.preposition}`;
  }
  return null;
}

/** The phrase at chunk i and those joined to it by و before it, where they begin a clause. */
function subjectPhrase(r: Reader, i: number): Referent[] | null {
  if (r.chunks[i]!.preposition !== null) return null;
  let first = i;
  while (first > 0 && r.chunks[first]!.and && r.chunks[first - 1]!.kind === 'np') first--;
  const start = r.chunks[first]!;
  const previous = r.chunks[first - 1];
  if (start.preposition !== null) return null;
  if (previous && previous.kind !== 'sign' && previous.kind !== 'sub' && previous.kind !== 'particle') return null;
  const referents: Referent[] = [];
  for (let k = first; k <= i; k++) {
    const referent = referentAt(r, k);
    if (referent) referents.push(referent);
  }
  return referents.length && referents[0]!.kind !== 'thing' ? referents : null;
}

const PARTICIPATION_VERBS = new Set(participationWords.verbs.map((v) => `${v.root}|${v.form}`));
const PARTICIPATION_NOUNS = new Set(participationWords.nouns.map((n) => normalize(n)));

/** «مشاركة السيد حموشي في [الاجتماع]», «شارك الوزير في [القمة]», «تمثيل المغرب في [المؤتمر]»: who takes part in what the phrase names. */
export function participation(r: Reader, at: number): Referent[] {
  const { c, chunks } = r;
  const governed = chunks[at]!.preposition;
  if (governed === null || !participationWords.prepositions.includes(governed)) return [];
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const k = chunks[i]!;
    if (k.kind === 'sub' || k.kind === 'relative' || k.kind === 'sign') return [];
    if (k.kind === 'np')
      for (let j = k.first; j < k.last - 1; j++)
        if (PARTICIPATION_NOUNS.has(lexeme(c.words, j).norm)) return referentsFrom(r, i, j + 1);
    if (k.kind === 'verb') {
      const verb = c.words.best(k.first).verb;
      if (!verb || !PARTICIPATION_VERBS.has(`${r.verbs.verbs[verb.verb]!.root}|${r.verbs.verbs[verb.verb]!.form}`))
        return [];
      const behind = i + 1 < at && chunks[i + 1]!.kind === 'np' && chunks[i + 1]!.preposition === null;
      return behind ? coordinated(r, i + 1).referents : (subjectBefore(r, i) ?? []);
    }
  }
  return [];
}

const referentsFrom = (r: Reader, i: number, from: number): Referent[] => coordinated(r, i, from).referents;

export const same = (a: Referent, b: Referent): boolean =>
  a.entity >= 0
    ? a.entity === b.entity
    : a.nominal !== null && b.nominal !== null && a.nominal.start === b.nominal.start;
