/**
 * Bounds of numbers: takes tokens, gives for a number the bound that its neighbours tell.
 *
 *   «أكثر من 25» at least · «لا يتجاوز 50» at most · «نحو 200» about · «تسعة ركاب على الأقل» at least
 */
import { LINE, SIGN, type Tokens, WORD } from '../text/token.js';
import { tokenOf } from './lexicon.js';
import type { NumberSpan, QuantityFound } from './types.js';
import { afterNumber, beforeNumber, type Side, spelling } from './units.js';

const { and: AND, article: ARTICLE, from: FROM, possessive: POSSESSED } = spelling;

export class BoundReader {
  constructor(private readonly t: Tokens) {}

  /** Value or bounds of a number at position `at`; the words after it are looked for at token `boundAt`. */
  of(at: number, value: number, boundAt: number): Pick<QuantityFound, 'value' | 'min' | 'max' | 'approximate'> {
    const before = this.before(at);
    // «نحو 500 أو أقل»: the bound says more.
    const side = before && before !== 'about' ? before : (this.after(boundAt) ?? before);
    if (side === 'min') return { value: null, min: value, max: null, approximate: false };
    if (side === 'max') return { value: null, min: null, max: value, approximate: false };
    return { value, min: value, max: value, approximate: side === 'about' };
  }

  private after(i: number): Side | null {
    const { t } = this;
    if (i >= t.count || t.gap[i]! >= LINE) return null;
    const h = afterNumber.at(t, i).find((x) => x.value.kind === 'bound');
    // «5000 أو أقل من 6000» bounds what follows, «95 شخصا على الأقل من القرية» does not.
    const next = h ? i + h.tokens : i;
    const goesOn =
      next + 1 < t.count &&
      !t.words.norm(t.type[next - 1]!).startsWith(ARTICLE) &&
      t.kind[next] === WORD &&
      t.words.norm(t.type[next]!) === FROM &&
      t.kind[next + 1] !== SIGN &&
      t.gap[next + 1]! < LINE;
    return h && h.value.kind === 'bound' && !goesOn ? h.value.side : null;
  }

  /** The bound that ends right before the number, or before one word in between: «تتجاوز قيمتها 1.3 مليار». */
  before(at: number): Side | null {
    const { t } = this;
    const first = tokenOf(at);
    const between =
      first > 0 && t.kind[first - 1] === WORD && POSSESSED.some((e) => t.words.norm(t.type[first - 1]!).endsWith(e));
    for (let j = Math.max(0, first - 5); j < first; j++)
      for (const h of beforeNumber.at(t, j))
        if (h.value.kind === 'bound' && (j + h.tokens === first || (between && j + h.tokens === first - 1)))
          return h.value.side;
    return null;
  }

  isBounded(a: NumberSpan): boolean {
    const side = this.before(a.at);
    return side === 'min' || side === 'max';
  }

  /** Does «بين» end where a number begins? */
  isBetween(at: number): boolean {
    const { t } = this;
    const first = tokenOf(at);
    for (let j = Math.max(0, first - 3); j < first; j++)
      for (const h of beforeNumber.at(t, j)) if (h.value.kind === 'between' && j + h.tokens === first) return true;
    return false;
  }

  /** The bound that fills the tokens between two numbers, behind «و» or a comma. */
  between(from: number, to: number): Side | null {
    const { t } = this;
    const first = from < to && t.words.surface(t.type[from]!) === AND ? from + 1 : from;
    for (const h of beforeNumber.at(t, first))
      if (h.value.kind === 'bound' && first + h.tokens === to && (first > from || h.letters === 1)) return h.value.side;
    return null;
  }
}
