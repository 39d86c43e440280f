/** Who takes part in what a phrase names: takes the chunk of an event noun, gives those whom words of taking part before it join to it. */
import { normalize } from '../text/fold.js';
import { coordinated, type Reader, verbName } from './clause.js';
import participationWords from './data/participation.json';
import { lexeme } from './lexeme.js';
import type { Referent } from './referents.js';
import { subjectOf } from './subjects.js';

const PARTICIPATION_VERBS = new Set(participationWords.verbs.map((v) => `${v.root} ${v.form}`));
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
      if (!PARTICIPATION_VERBS.has(verbName(r, k.first))) return [];
      const behind = i + 1 < at && chunks[i + 1]!.kind === 'np' && chunks[i + 1]!.preposition === null;
      return behind ? coordinated(r, i + 1).referents : [...subjectOf(r, i)];
    }
  }
  return [];
}

const referentsFrom = (r: Reader, i: number, from: number): Referent[] => coordinated(r, i, from).referents;
