/**
 * The rules of time, made ready: takes rule data, gives for each category its rules and how its matches begin.
 * Categories may not contain themselves, so reading goes no deeper than the rules do.
 */
import { operations } from './operations.js';
import { type Pattern, parsePattern, wantedOf } from './pattern.js';
import { type Begins, compile, type Gate, gateOf, openingOf, type Program } from './program.js';
import { type Mask, maskOfClasses, meets, numberClasses, wordClasses } from './vocabulary.js';

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
  /** What the expression needs when it stands alone: `in` a preposition before it, `plan` a verb of the future. */
  readonly needs?: Need | 'none';
  readonly examples?: readonly unknown[];
  readonly counterExamples?: readonly unknown[];
}
export type Need = 'in' | 'plan' | 'year' | 'future' | 'part';

export interface Rule {
  readonly data: RuleData;
  readonly program: Program;
  readonly gate: Gate;
  /** The category that the rule is another name for, -1 for none. */
  readonly copies: number;
  readonly after: Mask | null;
  readonly notAfter: Mask | null;
  readonly notNext: Mask | null;
}

export interface Category {
  readonly rules: readonly Rule[];
  readonly gate: Gate;
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
  readonly categories: readonly Category[];
  private readonly numbers = new Map<string, number>();
  private readonly choices = new Map<number, Choice[]>();
  private readonly openings = new Map<string, Begins>();
  private readonly parsed: readonly { readonly data: RuleData; readonly pattern: Pattern }[];

  constructor(data: readonly RuleData[]) {
    for (const { gives } of data) if (!this.numbers.has(gives)) this.numbers.set(gives, this.numbers.size);
    this.parsed = data.map((r) => ({ data: r, pattern: parsePattern(r.pattern) }));
    for (const { data: r, pattern } of this.parsed) this.check(r, pattern);
    this.categories = [...this.numbers.keys()].map((name) => ({
      rules: this.parsed.filter((r) => r.data.gives === name).map((r) => this.rule(r.data, r.pattern)),
      gate: gateOf(this.begins(name)),
    }));
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
    const choice: Choice = { mask, seconds, rules: new Array(this.categories.length) };
    if (like.length < MOST_LIKE) like.push(choice);
    return choice;
  }

  rulesOf(category: number, choice: Choice): readonly Rule[] {
    const known = choice.rules[category];
    if (known) return known;
    const { gate, rules } = this.categories[category]!;
    const passes = ({ firsts, alone, seconds }: Gate) =>
      meets(firsts, choice.mask) && (meets(alone, choice.mask) || meets(seconds, choice.seconds));
    const found = passes(gate) ? rules.filter((r) => passes(r.gate)) : [];
    choice.rules[category] = found;
    return found;
  }

  numberOf(category: string): number {
    return this.numbers.get(category)!;
  }

  /** How the matches of a category begin. */
  begins(category: string, path: readonly string[] = []): Begins {
    const known = this.openings.get(category);
    if (known) return known;
    if (path.includes(category)) throw new Error(`a category contains itself: ${[...path, category].join(' > ')}`);
    const patterns = this.parsed.filter((r) => r.data.gives === category).map((r) => r.pattern);
    const { begins } = openingOf(patterns.length > 1 ? { kind: 'choice', items: patterns } : patterns[0]!, (name) =>
      this.numbers.has(name) ? this.begins(name, [...path, category]) : null,
    );
    this.openings.set(category, begins);
    return begins;
  }

  private check(r: RuleData, pattern: Pattern): void {
    if (!operations[r.op]) throw new Error(`rule ${r.id}: no operation "${r.op}"`);
    for (const { name } of wantedOf(pattern))
      if (!this.numbers.has(name) && !wordClasses.has(name) && !numberClasses.has(name))
        throw new Error(`rule ${r.id}: nothing is called "${name}"`);
  }

  private rule(data: RuleData, pattern: Pattern): Rule {
    const classes = (names?: string) => (names ? maskOfClasses(names) : null);
    const known = (name: string) => (this.numbers.has(name) ? this.begins(name) : null);
    const free = !data.after && !data.notAfter && !data.notNext;
    const alone = pattern.kind === 'name' && pattern.names.length === 1 && pattern.slot === 'x' && data.op === 'same';
    return {
      data,
      program: compile(pattern, this.numbers),
      gate: gateOf(openingOf(pattern, known).begins),
      copies: free && alone ? (this.numbers.get(pattern.names[0]!.name) ?? -1) : -1,
      after: classes(data.after),
      notAfter: classes(data.notAfter),
      notNext: classes(data.notNext),
    };
  }
}
