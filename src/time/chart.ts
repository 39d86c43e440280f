/**
 * Matches the rules over a text: takes terminals and compiled rules, gives for a category and a position all ways to read it.
 *
 * Rules of a category may use other categories; results are kept, so each category is read once at each position. A rule may ask
 * for what stands around it (after, notAfter, notNext); what it only needs at the top of an expression it says in `needs`.
 */
import { PLACES, tokenOf } from '../numbers/lexicon.js';
import { operations, type Slots } from './operations.js';
import { firstsOf, type Pattern, parsePattern } from './pattern.js';
import type { Said } from './types.js';
import { numberClasses, type Terminals, wordClasses } from './vocabulary.js';

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
export type Need = 'in' | 'plan' | 'head' | 'year' | 'future' | 'part';

interface Rule {
  readonly id: string;
  readonly data: RuleData;
  readonly pattern: Pattern;
  readonly after: readonly string[] | null;
  readonly notAfter: readonly string[] | null;
  readonly notNext: readonly string[] | null;
}

export interface Result {
  readonly to: number;
  readonly said: Said | null;
  readonly rule: string;
  readonly needs: Need | null;
  /** Letters of the first token that stand before the span. */
  readonly skip: number;
}

export class Grammar {
  readonly rules = new Map<string, Rule[]>();
  /** Classes with which a category can begin, to skip positions cheaply. */
  readonly firsts = new Map<string, ReadonlySet<string>>();

  constructor(data: readonly RuleData[]) {
    const split = (s?: string) => (s ? s.split(' ') : null);
    for (const r of data) {
      const rule: Rule = {
        id: r.id,
        data: r,
        pattern: parsePattern(r.pattern),
        after: split(r.after),
        notAfter: split(r.notAfter),
        notNext: split(r.notNext),
      };
      if (!operations[r.op]) throw new Error(`rule ${r.id}: no operation "${r.op}"`);
      const list = this.rules.get(r.gives);
      if (list) list.push(rule);
      else this.rules.set(r.gives, [rule]);
    }
    for (const r of data) this.check(r);
    for (const category of this.rules.keys()) this.firstsIn(category, []);
  }

  private check(r: RuleData): void {
    const names = (p: Pattern): string[] =>
      p.kind === 'name'
        ? p.names.map((n) => n.name)
        : p.kind === 'optional' || p.kind === 'repeat'
          ? names(p.item)
          : p.items.flatMap(names);
    for (const n of names(parsePattern(r.pattern)))
      if (!this.rules.has(n) && !wordClasses.has(n) && !numberClasses.has(n))
        throw new Error(`rule ${r.id}: nothing is called "${n}"`);
  }

  private firstsIn(category: string, path: readonly string[]): ReadonlySet<string> {
    const known = this.firsts.get(category);
    if (known) return known;
    if (path.includes(category)) throw new Error(`left recursion: ${[...path, category].join(' > ')}`);
    const out = new Set<string>();
    for (const rule of this.rules.get(category)!)
      for (const name of firstsOf(rule.pattern).names)
        if (this.rules.has(name)) for (const f of this.firstsIn(name, [...path, category])) out.add(f);
        else out.add(name);
    this.firsts.set(category, out);
    return out;
  }
}

interface Taken {
  readonly slot: string;
  readonly value: unknown;
  readonly before: Taken | null;
}
type Next = (to: number, taken: Taken | null, skip: number, lone: Result | null) => void;
const NONE: readonly Result[] = [];

export class Chart {
  private readonly memo = new Map<string, Map<number, readonly Result[]>>();

  constructor(
    private readonly grammar: Grammar,
    private readonly terminals: Terminals,
  ) {
    for (const category of grammar.rules.keys()) this.memo.set(category, new Map());
  }

  read(category: string, p: number): readonly Result[] {
    const memo = this.memo.get(category)!;
    const known = memo.get(p);
    if (known) return known;
    memo.set(p, NONE);
    const out: Result[] = [];
    for (const rule of this.grammar.rules.get(category)!) this.apply(rule, p, out);
    const results = out.length ? out : NONE;
    memo.set(p, results);
    return results;
  }

  private apply(rule: Rule, p: number, out: Result[]): void {
    const { terminals } = this;
    if (rule.after && !terminals.endsBefore(rule.after, p)) return;
    if (rule.notAfter && terminals.endsBefore(rule.notAfter, p)) return;
    const { data } = rule;
    this.match(rule.pattern, p, true, null, -1, null, (to, taken, skip, lone) => {
      if (to <= p || out.some((r) => r.to === to)) return;
      if (to % PLACES !== 0) return;
      if (rule.notNext && terminals.startsAt(rule.notNext, to)) return;
      const slots: Slots = {};
      for (let x = taken; x; x = x.before) (slots[x.slot] ??= []).unshift(x.value);
      const said = operations[data.op]!(slots, data.with ?? {});
      if (said === undefined) return;
      const passed = data.op === 'same' ? lone : null;
      // A range that begins with a weak word is no stronger: «صفر - صفر».
      const weak = data.op === 'range' && lone?.needs === 'in' ? 'in' : null;
      const needs = data.needs === 'none' ? null : (data.needs ?? passed?.needs ?? weak);
      out.push({ to, said, rule: passed?.rule ?? data.id, needs, skip: Math.max(skip, 0) });
    });
  }

  private match(
    node: Pattern, p: number, first: boolean, taken: Taken | null, skip: number, lone: Result | null, next: Next,
  ): void { // biome-ignore format: one row
    switch (node.kind) {
      case 'name': {
        for (const { name, value } of node.names)
          if (this.grammar.rules.has(name)) {
            if (!first && p % PLACES === 0 && this.breaks(p)) continue;
            for (const r of this.read(name, p)) {
              const kept = node.slot ? { slot: node.slot, value: r.said, before: taken } : taken;
              next(r.to, kept, skip < 0 ? r.skip : skip, skip < 0 ? r : lone);
            }
          } else
            for (const w of this.terminals.read(name, value, p, first)) {
              const kept = node.slot ? { slot: node.slot, value: w.value, before: taken } : taken;
              next(w.to, kept, skip < 0 ? w.skip : skip, lone);
            }
        return;
      }
      case 'optional':
        this.match(node.item, p, first, taken, skip, lone, next);
        next(p, taken, skip, lone);
        return;
      case 'repeat':
        this.match(node.item, p, first, taken, skip, lone, (to, tk, sk, ln) => {
          if (to > p) this.match(node, to, false, tk, sk, ln, next);
        });
        next(p, taken, skip, lone);
        return;
      case 'choice':
        for (const item of node.items) this.match(item, p, first, taken, skip, lone, next);
        return;
      case 'sequence': {
        const step = (i: number, at: number, tk: Taken | null, sk: number, ln: Result | null): void => {
          if (i === node.items.length) next(at, tk, sk, ln);
          else
            this.match(node.items[i]!, at, first && at === p, tk, sk, ln, (to, tk2, sk2, ln2) =>
              step(i + 1, to, tk2, sk2, ln2),
            );
        };
        step(0, p, taken, skip, lone);
      }
    }
  }

  private breaks(p: number): boolean {
    const { t } = this.terminals;
    const i = tokenOf(p);
    return i < t.count && t.gap[i]! >= 2;
  }
}
