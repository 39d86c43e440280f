/**
 * Whom later words may point back to: takes a sentence with its phrases, notes its people and bodies in the discourse, in order, and who speaks.
 */
import { speakerAt } from './attribution.js';
import { type Reader, referentAt } from './clause.js';
import { lexeme } from './lexeme.js';
import { mentionReferent } from './referents.js';
import { mayBeSubject } from './subjects.js';

/** People and bodies of the sentence in order, subjects marked, for what points back to them. */
export function noteSentence(r: Reader): void {
  const { at, mentions, list } = r.c.entities;
  const subjects: boolean[] = [];
  for (let i = 0; i < r.chunks.length; i++) {
    const k = r.chunks[i]!;
    if (k.kind !== 'np') {
      const speaker = speakerAt(r, i);
      if (speaker) r.discourse.speaker = speaker;
      continue;
    }
    const referent = referentAt(r, i);
    const head = lexeme(r.c.words, k.first);
    if (referent && referent.entity >= 0 && referent.first > k.first && head.nominal === referent.kind)
      r.discourse.call(referent.entity, k.first);
    const verb = r.chunks[i - 1];
    const next = r.chunks[i + 1];
    const subject =
      k.preposition === null &&
      (k.and && verb?.kind === 'np'
        ? subjects[i - 1] === true
        : verb?.kind === 'verb'
          ? mayBeSubject(r, i - 1, i, r.c.words.best(verb.first).verb)
          : next?.kind === 'verb' || (i === 0 && next?.kind === 'sign'));
    subjects[i] = subject;
    // «عين رئيسا»: what somebody becomes is nobody to point back to.
    const predicate = referent?.kind === 'person' && head.isAccusative && r.c.words.best(k.first).article === 0;
    if (referent && referent.kind !== 'thing' && !predicate && (referent.kind !== 'location' || subject))
      r.discourse.note(referent, r.sentence, subject);
    // «لقاء الرئيس فؤاد معصوم …»: who is named within a phrase may be meant as well.
    for (let j = k.first + 1; j < k.last; j++) {
      const m = at[j]! < 0 ? undefined : mentions[at[j]!]!;
      if (m?.first !== j || m.entity === referent?.entity) continue;
      const kind = list[m.entity]!.type;
      if (kind === 'person' || kind === 'organization') r.discourse.note(mentionReferent(r.c, m), r.sentence, false);
    }
  }
}
