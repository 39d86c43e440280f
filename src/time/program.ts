/**
 * Rule patterns made ready to run: takes a pattern tree, gives a list of steps that `chart.ts` walks without recursion, and what is
 * known beforehand of how its matches begin.
 */
import type { Pattern, Wanted } from './pattern.js';
import { addAll, addTo, emptyMask, type Mask, symbolOf } from './vocabulary.js';

/** Steps are three numbers: what, and two arguments. */
export const DONE = 0;
/** Reads a terminal: symbol, slot. */
export const TERMINAL = 1;
/** Reads a category: its number, slot. */
export const CATEGORY = 2;
/** Goes on at one step, and at another if that fails. */
export const SPLIT = 3;
export const JUMP = 4;
export const STEP = 3;
export const NO_SLOT = -1;

export interface Program {
  readonly steps: readonly number[];
  /** Names of the slots, by number. */
  readonly slots: readonly string[];
}

/** `categories`: the number of each category. */
export function compile(pattern: Pattern, categories: ReadonlyMap<string, number>): Program {
  const steps: number[] = [];
  const slots: string[] = [];
  const put = (op: number, a = 0, b = 0): number => steps.push(op, a, b) - STEP;
  const slotOf = (name: string | null): number => {
    if (name === null) return NO_SLOT;
    if (!slots.includes(name)) slots.push(name);
    return slots.indexOf(name);
  };
  /** One after the other is tried, the first first. */
  const choose = (all: readonly (() => void)[]): void => {
    const ends: number[] = [];
    all.forEach((write, i) => {
      const isLast = i === all.length - 1;
      const split = isLast ? 0 : put(SPLIT, steps.length + STEP);
      write();
      if (isLast) return;
      ends.push(put(JUMP));
      steps[split + 2] = steps.length;
    });
    for (const end of ends) steps[end + 1] = steps.length;
  };
  const write = (node: Pattern): void => {
    switch (node.kind) {
      case 'name':
        choose(
          node.names.map(({ name, value }) => () => {
            const category = categories.get(name);
            if (category === undefined) put(TERMINAL, symbolOf(name, value), slotOf(node.slot));
            else put(CATEGORY, category, slotOf(node.slot));
          }),
        );
        return;
      case 'optional':
        choose([() => write(node.item), () => undefined]);
        return;
      case 'repeat': {
        const split = put(SPLIT, steps.length + STEP);
        write(node.item);
        put(JUMP, split);
        steps[split + 2] = steps.length;
        return;
      }
      case 'choice':
        choose(node.items.map((item) => () => write(item)));
        return;
      case 'sequence':
        node.items.forEach(write);
    }
  };
  write(pattern);
  put(DONE);
  return { steps, slots };
}

/** How the matches of a pattern begin: by their first terminal, what may follow it, and whether it may be all. */
export type Begins = Map<number, { readonly next: Mask; alone: boolean }>;
export interface Opening {
  readonly begins: Begins;
  readonly empty: boolean;
}

function join(into: Begins, from: Begins): void {
  for (const [symbol, { next, alone }] of from) {
    const known = into.get(symbol);
    if (!known) into.set(symbol, { next: next.slice(), alone });
    else {
      known.alone ||= alone;
      addAll(known.next, next);
    }
  }
}

const beginsOf = ({ name, value }: Wanted, known: (name: string) => Begins | null): Begins =>
  known(name) ?? new Map([[symbolOf(name, value), { next: emptyMask(), alone: true }]]);

/** `known`: how the matches of a category begin, null for what is none. What it gives may be shared: it is not to be changed. */
export function openingOf(p: Pattern, known: (name: string) => Begins | null): Opening {
  const begins: Begins = new Map();
  switch (p.kind) {
    case 'name':
      if (p.names.length === 1) return { begins: beginsOf(p.names[0]!, known), empty: false };
      for (const wanted of p.names) join(begins, beginsOf(wanted, known));
      return { begins, empty: false };
    case 'choice': {
      const all = p.items.map((item) => openingOf(item, known));
      for (const o of all) join(begins, o.begins);
      return { begins, empty: all.some((o) => o.empty) };
    }
    case 'sequence':
      return p.items.map((item) => openingOf(item, known)).reduce(followed);
    default: {
      const o = openingOf(p.item, known);
      return { begins: (p.kind === 'repeat' ? followed(o, { ...o, empty: true }) : o).begins, empty: true };
    }
  }
}

/** What must stand at a position for a match to be possible: a first word that can be all, or a first and a second. */
export interface Gate {
  readonly firsts: Mask;
  readonly alone: Mask;
  readonly seconds: Mask;
}
export function gateOf(begins: Begins): Gate {
  const gate = { firsts: emptyMask(), alone: emptyMask(), seconds: emptyMask() };
  for (const [symbol, { next, alone }] of begins) {
    addTo(gate.firsts, symbol);
    if (alone) addTo(gate.alone, symbol);
    addAll(gate.seconds, next);
  }
  return gate;
}

/** The one, then the other. */
function followed(a: Opening, b: Opening): Opening {
  if (!a.empty && ![...a.begins.values()].some((entry) => entry.alone)) return a;
  const begins: Begins = new Map();
  const firsts = emptyMask();
  for (const symbol of b.begins.keys()) addTo(firsts, symbol);
  for (const [symbol, { next, alone }] of a.begins) {
    const more = next.slice();
    if (alone) addAll(more, firsts);
    begins.set(symbol, { next: more, alone: alone && b.empty });
  }
  if (a.empty) join(begins, b.begins);
  return { begins, empty: a.empty && b.empty };
}
