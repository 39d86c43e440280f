/**
 * Matches the rules over a text: takes terminals and a grammar, gives for a category and a position all ways to read it.
 *
 * Rules of a category may use other categories; results are kept, so each category is read once at each position. The ways of a rule
 * are tried one after the other, those not yet tried waiting on a stack of its own: an expression has a bounded length and a rule a
 * bounded number of tries at a position, so that no text costs more than its length. A rule may ask for what stands around it
 * (after, notAfter, notNext); what it only needs at the top of an expression it says in `needs`.
 */
import { PLACES, position, tokenOf } from '../numbers/lexicon.js';
import { mayBeCounted } from '../numbers/units.js';
import type { Grammar, Need, Rule } from './grammar.js';
import { operations } from './operations.js';
import { CATEGORY, DONE, JUMP, NO_SLOT, SPLIT, STEP, TERMINAL } from './program.js';
import type { Slots } from './slots.js';
import type { Terminal, Terminals } from './terminals.js';
import type { Said } from './types.js';
import { has } from './vocabulary.js';

/** How many tokens an expression may have; the longest in news, a range of days in two calendars, has about twenty. */
const LONGEST = 32;
/** How many steps one rule may take at a position; news needs about eighty at most. */
const MOST_TRIES = 800;

export interface Result {
  readonly to: number;
  readonly said: Said | null;
  readonly rule: string;
  readonly needs: Need | null;
  /** Letters of the first token that stand before the span. */
  readonly skip: number;
}

interface Taken {
  readonly slot: number;
  readonly value: unknown;
  readonly before: Taken | null;
}
/** A way not yet tried: the step, the position, and what was read before. */
interface Way {
  readonly step: number;
  readonly at: number;
  readonly taken: Taken | null;
  readonly skip: number;
  /** What the rule read first, if that was a category. */
  readonly first: Result | null;
}
const NONE: readonly Result[] = [];

const wayOf = (
  step: number,
  slot: number,
  value: unknown,
  at: number,
  taken: Taken | null,
  skip: number,
  first: Result | null,
): Way => ({ step, at, taken: slot === NO_SLOT ? taken : { slot, value, before: taken }, skip, first });

export class Chart {
  /** A stack; its height apart, since shortening an array costs much. */
  private readonly ways: Way[] = [];
  private height = 0;

  constructor(
    private readonly grammar: Grammar,
    private readonly terminals: Terminals,
  ) {}

  read(category: number, p: number): readonly Result[] {
    const { grammar, terminals } = this;
    const cell = terminals.at(p);
    const known = cell.results?.[category];
    if (known) return known;
    cell.choice ??= terminals.choose(grammar, cell, p);
    const rules = grammar.rulesOf(category, cell.choice);
    if (rules.length === 0) return NONE;
    const out: Result[] = [];
    for (const rule of rules)
      if (rule.copies >= 0) this.copy(rule, p, out);
      else this.apply(rule, p, out);
    cell.results ??= new Array(grammar.categories);
    const results = out.length ? out : NONE;
    cell.results[category] = results;
    return results;
  }

  /** A rule that gives what another category gives. */
  private copy(rule: Rule, p: number, out: Result[]): void {
    const { needs } = rule.data;
    for (const r of this.read(rule.copies, p))
      if (!ends(out, r.to)) out.push(needs ? { ...r, needs: needs === 'none' ? null : needs } : r);
  }

  private apply(rule: Rule, p: number, out: Result[]): void {
    const { terminals } = this;
    if (rule.after && !terminals.endsBefore(rule.after, p)) return;
    if (rule.notAfter && terminals.endsBefore(rule.notAfter, p)) return;
    const { steps } = rule.program;
    const limit = position(tokenOf(p) + LONGEST);
    const bottom = this.height;
    let tries = 0;
    let step = 0;
    let at = p;
    let taken: Taken | null = null;
    let skip = -1;
    let first: Result | null = null;
    for (;;) {
      const a = steps[step + 1]!;
      let failed = false;
      switch (steps[step]) {
        case SPLIT: {
          const other = steps[step + 2]!;
          // Most words that may stand here do not: seen at once, they need no way back.
          if (steps[a] === TERMINAL && !has(terminals.at(at).entries.mask, steps[a + 1]!)) step = other;
          else {
            this.put({ step: other, at, taken, skip, first });
            step = a;
          }
          break;
        }
        case JUMP:
          step = a;
          break;
        case DONE:
          this.finish(rule, p, at, taken, skip, first, out);
          failed = true;
          break;
        case TERMINAL: {
          const { entries } = terminals.at(at);
          failed = true;
          if (!has(entries.mask, a) || (at !== p && terminals.breaks(at))) break;
          const slot = steps[step + 2]!;
          const base = position(tokenOf(at));
          // The first is read at once; the others wait, the last longest.
          let next: Terminal | null = null;
          for (let i = entries.terminals.length - 1; i >= 0; i--) {
            const w = entries.terminals[i]!;
            if (!w.symbols.includes(a) || base + w.reach > limit) continue;
            if (next)
              this.put(
                wayOf(step + STEP, slot, next.value, base + next.reach, taken, skip < 0 ? next.skip : skip, first),
              );
            next = w;
          }
          if (!next) break;
          failed = false;
          step += STEP;
          at = base + next.reach;
          if (slot !== NO_SLOT) taken = { slot, value: next.value, before: taken };
          if (skip < 0) skip = next.skip;
          break;
        }
        case CATEGORY: {
          failed = true;
          if (at !== p && terminals.breaks(at)) break;
          const slot = steps[step + 2]!;
          const results = this.read(a, at);
          const opens = skip < 0;
          let next: Result | null = null;
          for (let i = results.length - 1; i >= 0; i--) {
            const r = results[i]!;
            if (r.to > limit) continue;
            if (next)
              this.put(
                wayOf(step + STEP, slot, next.said, next.to, taken, opens ? next.skip : skip, opens ? next : first),
              );
            next = r;
          }
          if (!next) break;
          failed = false;
          step += STEP;
          at = next.to;
          if (slot !== NO_SLOT) taken = { slot, value: next.said, before: taken };
          if (opens) [skip, first] = [next.skip, next];
        }
      }
      if (++tries > MOST_TRIES) break;
      if (!failed) continue;
      if (this.height === bottom) break;
      ({ step, at, taken, skip, first } = this.ways[--this.height]!);
    }
    this.height = bottom;
  }

  private put(way: Way): void {
    const { ways, height } = this;
    if (height < ways.length) ways[height] = way;
    else ways.push(way);
    this.height = height + 1;
  }

  private finish(
    rule: Rule,
    p: number,
    to: number,
    taken: Taken | null,
    skip: number,
    first: Result | null,
    out: Result[],
  ): void {
    const { data } = rule;
    if (to <= p || to % PLACES !== 0 || ends(out, to)) return;
    if (rule.notNext && this.terminals.startsAt(rule.notNext, to)) return;
    if (data.uncounted && mayBeCounted(this.terminals.t, tokenOf(to))) return;
    const slots: Slots = {};
    for (let x = taken; x; x = x.before) (slots[rule.program.slots[x.slot]!] ??= []).unshift(x.value);
    const said = operations[data.op]!(slots, data.with ?? {});
    if (said === undefined) return;
    const passed = data.op === 'same' ? first : null;
    // A range that begins with a weak word is no stronger: «صفر - صفر».
    const weak = data.op === 'range' && first?.needs === 'in' ? 'in' : null;
    const needs = data.needs === 'none' ? null : (data.needs ?? passed?.needs ?? weak);
    out.push({ to, said, rule: passed?.rule ?? data.id, needs, skip: Math.max(skip, 0) });
  }
}

function ends(out: readonly Result[], to: number): boolean {
  for (const r of out) if (r.to === to) return true;
  return false;
}
