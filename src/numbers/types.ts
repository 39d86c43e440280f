/** What the number finders give. */
import type { Found } from '../match/candidates.js';

/**
 * cardinal «خمسة وعشرون», ordinal «الخامس والعشرون», fraction «ثلاثة أرباع», some «عشرات الآلاف» (value: the least it can be).
 */
export type NumberKind = 'cardinal' | 'ordinal' | 'fraction' | 'some';

export interface NumberSpan extends Found {
  readonly kind: NumberKind;
  readonly value: number;
  /** The position of its first letter: token × 8 + clitic letters before it. */
  readonly at: number;
  /** Written with digits alone: «2024», «2 350», «12,5». */
  readonly digits: boolean;
  /** With the article: «العشرين», which is twenty and twentieth alike. */
  readonly definite: boolean;
  /** The scale word it ends with, 1 for none: «25 ألف» 1000. */
  readonly scale: number;
}

export interface QuantityFound extends Found {
  readonly kind: 'quantity';
  readonly text: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly approximate: boolean;
  readonly unit: string | null;
}
