/**
 * People counted without a number of their own: takes the words and the quantities of a text, gives those who stand alone and those who stand
 * beside others that are counted, as quantities.
 *
 *   «مقتل [شخص]» 1 · «[4 مدنيين وجندي]» 5 · «[ثلاثة من رجال الأمن وامرأة وطفلين]» 6
 *
 * They are told only where an event asks for them.
 */
import { askedQuantity, COUNT } from '../numbers/asked.js';
import type { QuantityFound } from '../numbers/types.js';
import { dualOf } from '../numbers/units.js';
import { normalize } from '../text/fold.js';
import { SIGN } from '../text/token.js';
import data from './data/counts.json';
import type { EventWords, Lexeme } from './lexeme.js';
import { nominalType } from './nominals.js';

const DUAL = 'quantity/dual';
const ALONE = new Set(data.alone.map((w) => normalize(w)));
const STATES = new Set(data.states.map((w) => normalize(w)));
const EACH = new Set(data.each.map((w) => normalize(w)));
/** Words between somebody and the next: «ثلاثة [من رجال الأمن] وامرأة». */
const BETWEEN = 3;

export function findCounts(words: EventWords, told: readonly QuantityFound[]): QuantityFound[] {
  const out: QuantityFound[] = [];
  for (const q of told) {
    const sum = sumFrom(words, q);
    if (sum) out.push(sum);
  }
  const covered = new Uint8Array(words.tokens.count);
  for (const q of [...told, ...out]) covered.fill(1, q.first, q.last);
  for (let i = 0; i < words.tokens.count; i++)
    if (!covered[i] && isAlone(words, i)) out.push(quantity(words, i, i + 1, 1, 1));
  return out;
}

/** «شخص», «آخر» without article, number or «كل». */
function isAlone(words: EventWords, i: number): boolean {
  const { norm, reading } = words.lexeme(i);
  return (
    reading !== null &&
    reading.article === 0 &&
    reading.pronoun === 0 &&
    (ALONE.has(norm) || (norm.endsWith(ALEF) && ALONE.has(norm.slice(0, -1)))) &&
    !EACH.has(words.lexeme(i - 1).norm)
  );
}
const ALEF = normalize(data.accusative);

/** The counted people at q with those joined to them who are one or two. */
function sumFrom(words: EventWords, q: QuantityFound): QuantityFound | null {
  if (q.rule !== 'quantity/noun' && q.rule !== 'quantity/none' && q.rule !== DUAL) return null;
  if (isState(words, q.last - 1)) return null;
  let last = q.last;
  let more = 0;
  for (let i = q.last; i < Math.min(words.tokens.count, last + BETWEEN + 1); i++) {
    if (words.tokens.kind[i] === SIGN) break;
    const { reading } = words.lexeme(i);
    if (!reading) break;
    if (!reading.conjunction) {
      if (reading.pos === 'VERB') break;
      continue;
    }
    const n = howMany(words.lexeme(i));
    if (!n || isState(words, i)) break;
    more += n;
    last = i + 1;
  }
  if (!more) return null;
  const plus = (x: number | null) => (x === null ? null : x + more);
  return quantity(words, q.first, last, plus(q.min), plus(q.max), q.start);
}

/** «وجندي» 1, «وطفلان», «وامرأتين» 2. */
function howMany({ norm, stem, whole, nominal, isPlural, reading }: Lexeme): number {
  // «وجندي» is no «my army».
  if (!reading || reading.article || (reading.pronoun && !whole.endsWith(NISBA))) return 0;
  const one = dualOf(norm, stem);
  if (one) return nominalType(normalize(one)) === 'person' ? 2 : 0;
  if (norm.endsWith(DUAL_ENDING) && nominalType(norm.slice(0, -DUAL_ENDING.length)) === 'person') return 2;
  return nominal === 'person' && !isPlural ? 1 : 0;
}
const DUAL_ENDING = normalize(data.dual);
const NISBA = normalize(data.nisba);

/** «قتلى», «جريح»: what became of them, of whom the next one is not said to be one. */
const isState = (words: EventWords, i: number): boolean => STATES.has(words.lexeme(i).norm);

function quantity(
  { tokens: t }: EventWords,
  first: number,
  last: number,
  min: number | null,
  max: number | null,
  start = t.start[first]!,
): QuantityFound {
  const end = t.end[last - 1]!;
  const bounds = { value: min === max ? min : null, min, max };
  return askedQuantity({ first, last, start, end, text: t.text.slice(start, end) }, bounds, null, COUNT);
}
