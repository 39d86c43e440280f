/**
 * What code with mutants asks and tells while it runs (`probes.ts` has written the calls into it): which mutant is on; which ones are reached,
 * and which of them give another value than the code.
 */
const DEEPEST = 2;

/** The same value, or plain lists and objects of the same values. */
function isSame(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || depth === DEEPEST) return false;
  const kind = Object.getPrototypeOf(a);
  if (kind !== Object.getPrototypeOf(b) || (kind !== Array.prototype && kind !== Object.prototype)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && isSame(Reflect.get(a, key), Reflect.get(b, key), depth + 1))
  );
}

export const mutant = {
  /** The mutant that is on, -1 for none; how often it was reached, how often it may be. */
  on: -1,
  hits: 0,
  limit: 0,
  /** What is reached is noted, and what the mutants would give there. */
  noting: false,
  probing: false,
  reachedBy: new Map<number, number>(),
  changed: new Set<number>(),

  turnOn(id: number, limit: number): void {
    Object.assign(this, { on: id, hits: 0, limit });
  },
  note(probing: boolean): void {
    Object.assign(this, { noting: true, probing, reachedBy: new Map(), changed: new Set() });
  },
  rest(): void {
    Object.assign(this, { on: -1, noting: false, probing: false });
  },

  hit(): true {
    if (++this.hits > this.limit) throw new Error('a loop without end');
    return true;
  },
  reached(...ids: number[]): void {
    for (const id of ids) this.reachedBy.set(id, (this.reachedBy.get(id) ?? 0) + 1);
  },
  check<Value>(value: Value, mutants: false | [id: number, value: () => unknown][]): Value {
    if (!mutants) return value;
    // What a mutant's value asks of other code is not what the test does.
    this.noting = this.probing = false;
    for (const [id, other] of mutants) {
      if (this.changed.has(id)) continue;
      try {
        if (!isSame(value, other())) this.changed.add(id);
      } catch {
        this.changed.add(id);
      }
    }
    this.noting = this.probing = true;
    return value;
  },
};
