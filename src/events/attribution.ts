/**
 * Who says so: takes the chunks of a sentence, gives the reporting verbs in it with their source, and which tokens they cover.
 *
 *   «[أعلنت] وزارة الداخلية أن …» source before the content · «…، [بحسب] رويترز», «…، [نقلا] عن رويترز» source behind it · «[نفى] المتحدث وقوع …» denied
 */
import { normalize, plain } from '../text/fold.js';
import type { Attribution } from '../types.js';
import type { Chunk } from './chunks.js';
import { type Reader, referentAt, signUnit } from './clause.js';
import data from './data/reporting.json';
import type { Referent } from './referents.js';
import { subjectOf } from './subjects.js';
import { REPORTING } from './verb-map.js';

export interface Reported {
  readonly kind: Attribution['kind'];
  /** Token of the verb or of «بحسب». */
  readonly token: number;
  readonly source: Referent | null;
  /** Tokens [from, to) that are what is said. */
  readonly from: number;
  readonly to: number;
}

const SOURCES = new Set(data.sources.map((s) => normalize(plain(s))));

const COLON = 0x3a;

/** Who speaks by the reporting verb of chunk i, or before its colon at the head of a sentence: «والد اللاعب: أتمنى …». */
export function speakerAt(r: Reader, i: number): Referent | null {
  const k = r.chunks[i]!;
  const source =
    k.kind === 'verb' && REPORTING.has(r, r.c.words.best(k.first).verb)
      ? subjectOf(r, i)[0]
      : k.kind === 'sign' && signUnit(r, k) === COLON && r.chunks[0]?.kind === 'np' && i <= COLON_REACH
        ? referentAt(r, 0)
        : null;
  return source && (source.kind === 'person' || source.kind === 'organization') ? source : null;
}
/** Before which chunk the colon behind a speaker stands. */
const COLON_REACH = 3;

export function readReported(r: Reader, from: number, to: number): Reported[] {
  const { words } = r.c;
  const out: Reported[] = [];
  // What one verb reports ends where the next one begins: read from the end.
  let next = to;
  for (let i = r.chunks.length - 1; i >= 0; i--) {
    const k = r.chunks[i]!;
    if (k.kind === 'verb') {
      const verb = words.best(k.first).verb;
      const kind = REPORTING.get(r, verb)?.kind as Attribution['kind'] | undefined;
      if (!kind) continue;
      const source = subjectOf(r, i)[0] ?? null;
      const able = source && source.kind !== 'thing' ? source : null;
      out.push({ kind, token: k.first, source: able, from: k.first + 1, to: next });
      next = k.first;
      continue;
    }
    const token = k.kind === 'np' ? namerOf(r, k) : -1;
    if (token < from) continue;
    const source = referentAt(r, i);
    if (!source || source.kind === 'thing') continue;
    // «بحسب الوزارة، أوقفت …»: at the head it covers what follows.
    const covered = token === from ? { from: k.last, to: next } : { from, to: token };
    out.push({ kind: 'reported', token, source, ...covered });
  }
  return out.reverse();
}

/** The word that makes a source of the phrase behind it: «[بحسب] رويترز», «[وفقا] لرويترز», «[نقلا] عن رويترز»; -1 for none. */
function namerOf({ c: { words } }: Reader, { first, preposition }: Chunk): number {
  if (preposition === null) return -1;
  if (SOURCES.has(normalize(preposition))) return first - 1;
  const i = words.best(first).preposition ? first - 1 : first - 2;
  return i >= 0 && SOURCES.has(words.lexeme(i).whole) ? i : -1;
}
