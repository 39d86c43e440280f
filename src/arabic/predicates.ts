/**
 * Verbs that the tagger took for nouns: takes the candidates taken, puts the verb where a clause that «أن» or «كان» opens has a subject but no
 * verb: «كان الوزير السابق دعا الأطراف».
 *
 * Behind a subject that is definite, or has the alef of the accusative, hardly a bare noun stands: what may be a verb there is one.
 */
import { LINE, type Tokens, WORD } from '../text/token.js';
import { normHashes } from '../text/words.js';
import data from './data/clause-heads.json';
import clitics from './data/proclitics.json';
import type { Reading } from './readings.js';
import { ADJ, articleOf, EACH, feminineIn, frontOf, HEAD, NOUN, PROPN, pronounOf, tagIn, VERB } from './shape.js';

/** How far behind its opener the verb of a clause may stand, in tokens. */
const REACH = 8;
/** By how much the verb may be less likely than the noun or adjective, the words around aside. Adjectives do stand there: «أن النظام آمن». */
const BELOW_NOUN = 1100;
const BELOW_ADJECTIVE = 500;
/** By how much it must be likelier than a name: «أن الوزير [غادر] السودان», not «أن الملك [فهد]»; and only in the perfect: «يزيد». */
const ABOVE_NAME = 300;
const NEVER = new Set(data.never.map((w) => normHashes(w).a));
const HEADS = new Set(
  data.heads.flatMap((head) => [head, ...clitics.conjunctions.map((c) => c + head)]).map((w) => normHashes(w).a),
);

/** Changes `taken`, the number of the candidate of each token; `reading` gives candidate k of a type. */
export function restoreVerbs(
  tokens: Tokens,
  places: Int32Array,
  pool: Int32Array,
  taken: Int32Array,
  reading: (id: number, k: number) => Reading,
): void {
  const { count, kind, type, gap, words } = tokens;
  for (let i = 0; i + 2 < count; i++) {
    if (kind[i] !== WORD || !HEADS.has(words.normA[type[i]!]!)) continue;
    let subject = 0;
    let closed = false;
    for (let j = i + 1; j < count && j <= i + REACH && kind[j] === WORD && gap[j]! < LINE; j++) {
      const shape = pool[places[j]! + HEAD + EACH * taken[j]!]!;
      const tag = tagIn(shape);
      const article = articleOf(shape);
      if ((tag !== NOUN && tag !== ADJ && tag !== PROPN) || frontOf(shape) !== article) break;
      if (closed && !article && !pronounOf(shape)) {
        if (NEVER.has(words.normA[type[j]!]!)) break;
        const k = verbOf(tokens, places, pool, taken, j, subject, reading);
        if (k >= 0) taken[j] = k;
        // «أن الرئيس ترامب هاجم …»: the subject goes on.
        if (k >= 0 || tag !== PROPN) break;
      }
      if (!subject) subject = shape;
      closed = tag === PROPN || article > 0 || pronounOf(shape) > 0 || isAccusative(tokens, type[j]!);
    }
  }
}

const ALEF = '\u0627'.charCodeAt(0);
const isAccusative = ({ words }: Tokens, id: number): boolean => {
  const n = words.lengthOf(id);
  return n > 3 && words.unitAt(id, n - 1) === ALEF;
};

/** The candidate of token j that is a verb of the third person and fits its subject, -1 for none. */
function verbOf(
  { type }: Tokens,
  places: Int32Array,
  pool: Int32Array,
  taken: Int32Array,
  j: number,
  subject: number,
  reading: (id: number, k: number) => Reading,
): number {
  const at = places[j]! + HEAD;
  const now = at + EACH * taken[j]!;
  const tag = tagIn(pool[now]!);
  const isName = tag === PROPN;
  const least = pool[now + 1]! + (isName ? ABOVE_NAME : tag === ADJ ? -BELOW_ADJECTIVE : -BELOW_NOUN);
  const feminine = feminineIn(subject) === 1 && tagIn(subject) !== PROPN;
  for (let k = 0; k < pool[places[j]!]!; k++) {
    const shape = pool[at + EACH * k]!;
    if (tagIn(shape) !== VERB || frontOf(shape) > 0 || pool[at + EACH * k + 1]! < least) continue;
    const v = reading(type[j]!, k).verb;
    if (!v?.exact || v.person !== 3 || (v.tense !== 'perfect' && (v.tense !== 'imperfect' || isName))) continue;
    // The dual looks like an accusative.
    if (v.number !== 'd' && !(feminine && v.gender === 'm' && v.number === 's')) return k;
  }
  return -1;
}
