/** Who takes part in what a phrase names: takes the chunk of an event noun, gives those whom words of taking part, or of speaking there, join to it. */
import { normalize } from '../text/fold.js';
import { COMMA, coordinated, isQuote, type Reader, referentAt, signUnit } from './clause.js';
import participationWords from './data/participation.json';
import { lexeme } from './lexeme.js';
import type { Referent } from './referents.js';
import { subjectOf } from './subjects.js';
import { REPORTING, VerbMap } from './verb-map.js';

const PARTICIPATION_VERBS = new VerbMap(participationWords.verbs);
const nouns = (list: readonly string[]) => new Set(list.map((n) => normalize(n)));
const PARTICIPATION_NOUNS = nouns(participationWords.nouns);

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
    // «لتورطه في [قتل] …»
    if (
      k.kind === 'np' &&
      c.words.best(k.last - 1).pronoun &&
      PARTICIPATION_NOUNS.has(lexeme(c.words, k.last - 1).norm)
    ) {
      const owner = r.discourse.pronoun(k.last - 1, r.sentence);
      return owner ? [owner] : [];
    }
    if (k.kind === 'verb') {
      if (!PARTICIPATION_VERBS.has(r, c.words.best(k.first).verb)) return [];
      const behind = i + 1 < at && chunks[i + 1]!.kind === 'np' && chunks[i + 1]!.preposition === null;
      return behind ? coordinated(r, i + 1).referents : [...subjectOf(r, i)];
    }
  }
  return [];
}

const CLAIMS = nouns(participationWords.claims.nouns);
const CLAIM_VERBS = new VerbMap(participationWords.claims.verbs);

/** «أعلنت الحركة مسؤوليتها عن [الهجوم]»: who says that he did it. */
export function claimedBy(r: Reader, at: number): readonly Referent[] {
  if (r.chunks[at]!.preposition !== participationWords.claims.preposition) return [];
  let i = at - 1;
  if (r.chunks[i]?.kind !== 'np' || !CLAIMS.has(lexeme(r.c.words, r.chunks[i]!.first).norm)) return [];
  for (i--; i >= 0; i--) {
    const k = r.chunks[i]!;
    if (k.kind === 'sub' || k.kind === 'relative') return [];
    if (k.kind === 'verb') return CLAIM_VERBS.has(r, r.c.words.best(k.first).verb) ? subjectOf(r, i) : [];
  }
  return [];
}

/** How many chunks before the noun the verb of speech may stand. */
const SPEECH_REACH = 9;

/** «قال الوزير، في كلمة خلال [الاجتماع]، إن …», «أوضحت الوزارة في [بيان] أن …»: who speaks there. */
export function speakerIn(r: Reader, at: number): readonly Referent[] {
  const governed = r.chunks[at]!.preposition;
  if (governed === null || !participationWords.occasions.includes(governed)) return [];
  for (let i = at - 1; i >= 0 && i >= at - SPEECH_REACH; i--) {
    const k = r.chunks[i]!;
    if (k.kind === 'sub' || k.kind === 'relative') return [];
    if (k.kind === 'sign' && !COMMA.has(signUnit(r, k)) && !isQuote(r, i)) return [];
    if (k.kind === 'verb') {
      if (!REPORTING.has(r, r.c.words.best(k.first).verb)) return [];
      const subject = subjectOf(r, i);
      return subject.every((x) => x.kind !== 'thing') ? subject : [];
    }
    // «أعلن الوزير مشاركة وفد في …»: something said is no speaker.
    if (
      k.kind === 'np' &&
      k.preposition === null &&
      !k.and &&
      !r.c.timeAt(k.first) &&
      referentAt(r, i)?.kind === 'thing'
    )
      return [];
  }
  return [];
}

const referentsFrom = (r: Reader, i: number, from: number): Referent[] => coordinated(r, i, from).referents;
