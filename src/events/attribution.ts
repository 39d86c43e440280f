/**
 * Who says so: takes the chunks of a sentence, gives the reporting verbs in it with their source, and which tokens they cover.
 *
 *   «[أعلنت] وزارة الداخلية أن …» source before the content · «…، [بحسب] رويترز» source behind it · «[نفى] المتحدث وقوع …» denied
 */
import { normalize, plain } from '../text/fold.js';
import type { Attribution } from '../types.js';
import { type Reader, referentAt, subjectBefore } from './clause.js';
import data from './data/reporting.json';
import type { Referent } from './referents.js';

export interface Reported {
  readonly kind: Attribution['kind'];
  /** Token of the verb or of «بحسب». */
  readonly token: number;
  readonly source: Referent | null;
  /** Tokens [from, to) that are what is said. */
  readonly from: number;
  readonly to: number;
}

const VERBS = new Map(data.verbs.map((v) => [`${v.root}|${v.form}`, v.kind as Attribution['kind']]));
const SOURCES = new Set(data.sources.map((s) => normalize(plain(s))));

export function readReported(r: Reader, from: number, to: number): Reported[] {
  const { words } = r.c;
  const out: Reported[] = [];
  r.chunks.forEach((k, i) => {
    if (k.kind === 'verb') {
      const verb = words.best(k.first).verb;
      const info = verb && r.verbs.verbs[verb.verb];
      const kind = info ? VERBS.get(`${info.root}|${info.form}`) : undefined;
      if (!kind) return;
      const behind = r.chunks[i + 1];
      const source =
        subjectBefore(r, i)?.[0] ??
        (behind?.kind === 'np' && behind.preposition === null ? referentAt(r, i + 1) : null);
      const able = source && source.kind !== 'thing' ? source : null;
      out.push({ kind, token: k.first, source: able, from: k.first + 1, to });
    } else if (k.kind === 'np' && k.preposition && SOURCES.has(normalize(k.preposition))) {
      const source = referentAt(r, i);
      if (source && source.kind !== 'thing')
        out.push({ kind: 'reported', token: k.first - 1, source, from, to: k.first - 1 });
    }
  });
  // What one verb reports ends where the next one begins.
  const verbs = out.filter((x) => x.from === x.token + 1);
  return out.map((x) => {
    const next = verbs.find((y) => y.token > x.token);
    return x.from === x.token + 1 && next ? { ...x, to: next.token } : x;
  });
}
