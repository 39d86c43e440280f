/**
 * The rules of time, ready to use: takes what `rules.ts` packed, gives for a category the rules that may match where certain words stand.
 * A rule is read when it first may match.
 */
import { unpackValues } from '../core/values.js';
import type { Program } from './program.js';
import { type Mask, meets } from './vocabulary.js';

export interface RuleData {
  readonly id: string;
  readonly gives: string;
  readonly pattern: string;
  readonly op: string;
  readonly with?: Readonly<Record<string, unknown>>;
  /** Classes of which one must, or may not, end where the match begins; and may not start where it ends. */
  readonly after?: string;
  readonly notAfter?: string;
  readonly notNext?: string;
  /** No noun may follow that its last number may count: «مايو الماضي 1959 فرعا». */
  readonly uncounted?: boolean;
  /** What the expression needs when it stands alone: `in` a preposition before it, `plan` a verb of the future. */
  readonly needs?: Need | 'none';
  readonly examples?: readonly unknown[];
  readonly counterExamples?: readonly unknown[];
}
/** What an expression is: something that only looks like a time, or a time. */
export const TOPS: readonly string[] = ['nothing', 'time'];
export type Need = 'in' | 'plan' | 'year' | 'future' | 'definite' | 'dual' | 'nowadays' | 'quoted' | 'bare' | 'part';

export interface Rule {
  readonly data: Omit<RuleData, 'pattern' | 'gives' | 'after' | 'notAfter' | 'notNext'>;
  readonly program: Program;
  /** The category that the rule is another name for, -1 for none. */
  readonly copies: number;
  readonly after: Mask | null;
  readonly notAfter: Mask | null;
  readonly notNext: Mask | null;
}

/** The rules as `rules.ts` packs them: of each category its name, gate and rules; of each rule its gate. Masks by number, since many share one. */
export interface GrammarIndex {
  readonly names: readonly string[];
  readonly masks: readonly Mask[];
  /** firsts, alone and seconds of each category, then of each rule. */
  readonly gates: readonly number[];
  readonly rules: readonly (readonly number[])[];
  /** Symbols with which an expression may begin, each with 1 where it can be all of it, and a mask of what may follow. */
  readonly openings: readonly (readonly [symbol: number, alone: number, next: number])[];
}

/** For the symbols at a position, and those that may follow, the rules of each category that may match there. */
export interface Choice {
  readonly mask: Mask;
  readonly seconds: Mask;
  readonly rules: (readonly Rule[] | undefined)[];
}
/** Texts repeat a few hundred choices; a text made to have more may not fill the memory. */
const MOST_CHOICES = 1 << 14;
const MOST_LIKE = 8;
const HASH = 0x01000193;
const equal = (a: Mask, b: Mask): boolean => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

export class Grammar {
  readonly categories: number;
  /** Symbols with which an expression may begin: whether they can be all of it, and what may follow. */
  readonly openings: ReadonlyMap<number, { readonly alone: boolean; readonly next: Mask }>;
  private readonly index: GrammarIndex;
  private readonly value: (i: number) => unknown;
  private readonly rules: (Rule | undefined)[] = [];
  private readonly choices = new Map<number, Choice[]>();

  constructor(bytes: Uint8Array) {
    const { value } = unpackValues(bytes);
    this.index = value(0) as GrammarIndex;
    this.value = value;
    this.categories = this.index.names.length;
    const { openings, masks } = this.index;
    this.openings = new Map(
      openings.map(([symbol, alone, next]) => [symbol, { alone: alone > 0, next: masks[next]! }]),
    );
  }

  /** Chosen once for all places where the same words stand. */
  choiceOf(mask: Mask, seconds: Mask): Choice {
    let hash = 0;
    for (let i = 0; i < mask.length; i++) hash = Math.imul(hash ^ mask[i]!, HASH) ^ Math.imul(seconds[i]!, i + HASH);
    let like = this.choices.get(hash);
    if (!like) {
      if (this.choices.size >= MOST_CHOICES) this.choices.clear();
      like = [];
      this.choices.set(hash, like);
    }
    for (const c of like) if (equal(c.mask, mask) && equal(c.seconds, seconds)) return c;
    const choice: Choice = { mask, seconds, rules: new Array(this.categories) };
    if (like.length < MOST_LIKE) like.push(choice);
    return choice;
  }

  rulesOf(category: number, choice: Choice): readonly Rule[] {
    const known = choice.rules[category];
    if (known) return known;
    const { gates, masks, rules } = this.index;
    const passes = (gate: number) =>
      meets(masks[gates[gate]!]!, choice.mask) &&
      (meets(masks[gates[gate + 1]!]!, choice.mask) || meets(masks[gates[gate + 2]!]!, choice.seconds));
    const found = passes(3 * category)
      ? rules[category]!.filter((rule) => passes(3 * (this.categories + rule))).map((rule) => this.rule(rule))
      : [];
    choice.rules[category] = found;
    return found;
  }

  private rule(i: number): Rule {
    const known = this.rules[i];
    if (known) return known;
    const rule = this.value(i + 1) as Rule;
    this.rules[i] = rule;
    return rule;
  }

  numberOf(category: string): number {
    return this.index.names.indexOf(category);
  }
}
