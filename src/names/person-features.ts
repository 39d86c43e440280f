/**
 * What speaks for an unknown person and against one, beside what is asked of every name (`weigh.ts`): takes a name with its words as read, adds
 * features: how much news uses its words and those beside it, which forms of verbs they may be, the title before, what else the document uses
 * its first and last word for.
 */
import { PREPOSITION } from '../arabic/shape.js';
import type { Features } from '../core/features.js';
import { joinA } from '../core/hash.js';
import { WORD } from '../text/token.js';
import { ARTICLE, PLACES_OF_WORD } from './around.js';
import { NONE, type TokenFeatures } from './token-features.js';

export interface Described {
  readonly first: number;
  readonly last: number;
  /** Letters of clitics before it. */
  readonly skip: number;
  /** Type, rule and length as features tell them. */
  readonly type: number;
  readonly rule: number;
  readonly length: number;
  /** How the words are read, and what is known of them: of the one before, the first, second and last, the one behind and that behind it. */
  readonly forms: Int32Array;
  readonly kinds: Int32Array;
}

/** No title, any, the one of an office. */
const UNTITLED = 0;
const TITLED = 1;
const IN_OFFICE = 2;

export function describePerson(w: TokenFeatures, f: Features, n: Described): void {
  const { first, last, skip, type, rule, length, forms, kinds } = n;
  const end = last - 1;
  const opening = w.use(first, skip);
  const second = first === end ? opening : w.use(first + 1);
  const closing = first === end ? opening : w.use(end);
  const before = w.use(first - 1);
  const behind = w.use(last);
  f.add(62, rule, opening, closing);
  f.add(63, type, closing, behind);
  f.add(64, type, before, opening);
  f.add(65, type, kinds[3], closing);
  f.add(66, type, kinds[1], opening);
  f.add(67, type, forms[3], closing);
  f.add(68, type, forms[4], behind);
  f.add(69, rule, length, second);
  f.add(70, type, w.verbal(end), w.verbal(last));
  f.add(71, type, w.verbal(first), kinds[0]);
  f.add(72, type, w.verbal(first), w.verbal(Math.min(first + 1, end)));
  let all = 0;
  for (let i = first; i < last; i++) all = joinA(all, i === first ? opening : w.use(i));
  f.add(73, type, all);
  f.add(74, type, behind, w.use(last + 1));
  f.add(75, rule, before, kinds[0]);
  const title = titleBefore(w, first);
  const titled = title === NONE ? UNTITLED : w.c.isInOffice(first) ? IN_OFFICE : TITLED;
  f.add(76, rule, title, length);
  f.add(77, rule, length, titled, behind);
  f.add(78, rule, joinA(length, titled), forms[4], kinds[4]);
  f.add(79, rule, length, titled, w.verbal(last));
  const { head, tail } = elsewhere(w, n);
  f.add(80, type, head, opening);
  f.add(81, type, tail, closing);
  f.add(82, rule, head, length);
  f.add(83, rule, opening, kinds[1], titled);
  f.add(84, rule, joinA(closing, behind), forms[4]);
}

/** The title before the name, its nation aside. */
function titleBefore(w: TokenFeatures, first: number): number {
  const { c, t } = w;
  let i = first - 1;
  while (i >= 0 && t.kind[i] === WORD && c.isNation(i)) i--;
  return i >= 0 && t.kind[i] === WORD && (c.isTitle(i) || c.isInTitle(i)) ? w.stem(i) : NONE;
}

/** So often the word by itself is often; with the article; behind a preposition. */
const OFTEN = 3;
const DEFINITE = 4;
const LED = 8;

/** How the document uses the first and the last word outside the name. */
function elsewhere(w: TokenFeatures, { first, last, skip }: Described): { head: number; tail: number } {
  const { t, c, same, places } = w;
  const { words, type } = t;
  const end = last - 1;
  const tailSkip = end === first ? skip : 0;
  const head = w.norm(first, skip);
  const next = first < end ? words.normA[type[first + 1]!]! : NONE;
  const tailLength = words.lengthOf(type[end]!) - tailSkip;
  const isOutside = (i: number) => i < first || i >= last;
  const isDefinite = (code: number): boolean => {
    for (const i of places.definite.of(code, PLACES_OF_WORD)) if (isOutside(i)) return true;
    return false;
  };
  let bare = 0;
  let signs = isDefinite(head) ? DEFINITE : 0;
  for (const list of [same, places.led])
    for (const i of list.of(head, PLACES_OF_WORD)) {
      if (!isOutside(i) || t.kind[i] !== WORD || words.lengthOf(type[i]!) - ARTICLE === tailLength) continue;
      if (i + 1 >= t.count || words.normA[type[i + 1]!] !== next) bare++;
      const isLed = i > 0 && t.kind[i - 1] === WORD && c.words.best(i - 1).pos === 'ADP';
      if (isLed || c.words.shapes[i]! & PREPOSITION) signs |= LED;
    }
  return { head: signs | Math.min(bare, OFTEN), tail: Number(isDefinite(w.norm(end, tailSkip))) };
}
