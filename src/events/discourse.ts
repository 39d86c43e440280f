/**
 * Who is meant where no name stands: takes the phrases of the sentences read so far, gives the referent of a pronoun, of a dropped subject, of
 * a title or kind of body that points back.
 *
 *   «أعلن منصور عن تنحيه» ه → منصور · «وطالب بـ …» → the last subject that agrees · «الرئيس» → the person with that title · «الحزب» → the party
 *
 * Only what agrees in gender and number is taken, the nearest first, at most two sentences back; else nothing.
 */

import type { Words } from '../arabic/readings.js';
import type { Entities, EntityDraft } from '../names/entities.js';
import { normalize } from '../text/fold.js';
import data from './data/discourse.json';
import type { Referent } from './referents.js';

type Agreement = 'ms' | 'fs' | 'mp' | 'fp' | 'd';

/** How many sentences back a pronoun may point. */
const SENTENCES_BACK = 2;
const PRONOUNS = data.pronouns as Readonly<Record<string, Agreement>>;
const FEMININE_ENDINGS = data.feminineEndings;
const BODIES = data.bodies as Readonly<Record<string, readonly string[]>>;
const FEMININE_BODIES = new Set(data.feminineWords.map((w) => normalize(w)));

interface Seen {
  readonly referent: Referent;
  readonly sentence: number;
  readonly subject: boolean;
  readonly agreement: Agreement;
}

export class Discourse {
  private readonly seen: Seen[] = [];
  /** Words of the titles of each person, by entity. */
  private readonly titles = new Map<EntityDraft, readonly (readonly string[])[]>();

  constructor(
    private readonly words: Words,
    private readonly entities: Entities,
  ) {}

  note(referent: Referent, sentence: number, subject: boolean): void {
    this.seen.push({ referent, sentence, subject, agreement: this.agreementOf(referent) });
  }

  /** The referent of the pronoun behind token i. */
  pronoun(i: number, sentence: number): Referent | null {
    const r = this.words.best(i);
    const { words, type } = this.words.tokens;
    const agreement = PRONOUNS[words.surface(type[i]!).slice(r.to)];
    return agreement ? this.nearest(agreement, i, sentence, false) : null;
  }

  /** The subject of a verb that has none of its own. */
  subject(i: number, sentence: number): Referent | null {
    const v = this.words.best(i).verb;
    if (!v || v.person !== 3) return null;
    const agreement = `${v.gender ?? 'm'}${v.number === 'd' ? 'p' : (v.number ?? 's')}` as Agreement;
    return this.nearest(agreement, i, sentence, true);
  }

  private nearest(agreement: Agreement, token: number, sentence: number, subjects: boolean): Referent | null {
    // People before bodies: a pronoun of an act rarely points to a body when a person is near.
    for (const people of [true, false])
      for (let k = this.seen.length - 1; k >= 0; k--) {
        const s = this.seen[k]!;
        if (sentence - s.sentence > SENTENCES_BACK) break;
        if (s.referent.last > token || (subjects && !s.subject)) continue;
        const person = s.referent.kind === 'person' || s.referent.kind === 'group';
        if (person !== people || (!person && s.referent.kind !== 'organization')) continue;
        if (agrees(s, agreement)) return s.referent;
      }
    return null;
  }

  private agreementOf(r: Referent): Agreement {
    if (r.kind === 'group') return 'mp';
    const text = normalize(this.firstWord(r));
    if (r.kind === 'organization')
      return FEMININE_BODIES.has(text) || text.endsWith(normalize(FEMININE_ENDINGS[0]!)) ? 'fs' : 'ms';
    const e = r.entity >= 0 ? this.entities.list[r.entity]! : null;
    const title = e?.titles[0] ? normalize(e.titles[0].split(' ')[0]!) : '';
    const feminine = (w: string) => w.length > 3 && FEMININE_ENDINGS.some((end) => w.endsWith(normalize(end)));
    return (title && feminine(title)) || feminine(text) ? 'fs' : 'ms';
  }

  private firstWord(r: Referent): string {
    const { words, type } = this.words.tokens;
    const e = r.entity >= 0 ? this.entities.list[r.entity]! : null;
    const longest = e?.mentions.reduce((a, b) => (b.last - b.first > a.last - a.first ? b : a));
    const first = longest ? longest.first : r.first;
    const reading = this.words.best(first);
    return words.surface(type[first]!).slice(reading.from - reading.article, reading.to);
  }

  /** The entity that a definite noun points back to: «الحزب» the party, «الرئيس التركي» the person with that title; -1 for none. */
  nominal(r: Referent): number {
    if (!r.nominal?.definite || r.entity >= 0) return -1;
    const { words, type } = this.words.tokens;
    const norms: string[] = [];
    for (let i = r.nominal.first; i < r.nominal.last; i++) {
      const reading = this.words.best(i);
      norms.push(normalize(words.surface(type[i]!)).slice(i === r.nominal.first ? reading.from : 0, reading.to));
    }
    const head = norms[0]!;
    let best = -1;
    let at = -1;
    this.entities.list.forEach((e, k) => {
      const last = lastBefore(e, r.start);
      if (last < 0 || last <= at) return;
      if (this.isCalled(e, head, norms)) {
        best = k;
        at = last;
      }
    });
    return best;
  }

  private isCalled(e: EntityDraft, head: string, norms: readonly string[]): boolean {
    if (e.type === 'person') {
      let titles = this.titles.get(e);
      if (!titles) {
        titles = [...e.titles, ...(e.entry?.titles ?? [])].map((title) => normalize(title).split(' ').map(bare));
        this.titles.set(e, titles);
      }
      return titles.some((parts) => parts[0] === head && norms.slice(1).every((w) => parts.includes(bare(w))));
    }
    if (norms.length > 1) return false;
    if (e.type === 'organization') {
      if (BODIES[head]?.includes(e.subtype ?? '')) return true;
      const { words, type } = this.words.tokens;
      return e.mentions.some(
        (m) =>
          m.last - m.first > 1 &&
          normalize(words.surface(type[m.first]!)).slice(this.words.best(m.first).from) === head,
      );
    }
    return false;
  }
}

/** A verb before its subject is singular; a dual pronoun stands for two, told as a group. */
const agrees = (s: Seen, agreement: Agreement): boolean =>
  agreement === 'd' ? s.agreement.endsWith('p') : agreement === s.agreement;

const bare = (word: string): string => (word.startsWith(data.article) ? word.slice(2) : word);

/** Offset of the last mention before a place, -1 for none. */
function lastBefore(e: EntityDraft, offset: number): number {
  let at = -1;
  for (const m of e.mentions) if (m.end <= offset && m.start > at) at = m.start;
  return at;
}
