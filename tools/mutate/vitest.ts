/**
 * Stands in for vitest where tests run thousands of times: takes what a file of tests declares, gives its tests as functions; `expect` is
 * vitest's own. What needs vitest itself (mocks, snapshots, hooks that wait) is not here: such a test fails, and is left out.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

export interface Test {
  readonly name: string;
  readonly run: () => unknown;
  /** Declared to fail, by `it.fails`. */
  readonly fails: boolean;
}
type Body = (...row: never[]) => unknown;
type Declare = (name: string, body: Body) => void;

let declared: Test[] = [];
const path: string[] = [];

/** What a file of tests declares when it is loaded. What it does before all of its tests is done at once. */
export function collect(load: () => void): readonly Test[] {
  declared = [];
  load();
  return declared;
}

const each =
  (declare: (name: string, body: () => unknown) => void) =>
  (table: readonly unknown[]): Declare =>
  (name, body) =>
    table.forEach((row, i) => {
      const values = (Array.isArray(row) ? row : [row]) as never[];
      declare(`${name} #${i} ${String(values[0]).slice(0, 40)}`, () => body(...values));
    });
const declaring = (fails: boolean) => {
  const declare = (name: string, run: () => unknown) => {
    declared.push({ name: [...path, name].join(' > '), run, fails });
  };
  return Object.assign(declare, { each: each(declare) });
};
const skip = () => {};
const plain = declaring(false);
const it = Object.assign(plain, {
  fails: declaring(true),
  ...{ skip, todo: skip },
  skipIf: (condition: unknown) => (condition ? skip : plain),
  runIf: (condition: unknown) => (condition ? plain : skip),
});
const group = (name: string, body: () => unknown): void => {
  path.push(name);
  body();
  path.pop();
};
const describe = Object.assign(group, { each: each(group), skip });

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
const expect = Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect);
Object.assign(expect, Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT));
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect });
setState({ assertionCalls: 0 }, expect as never);
Object.assign(expect, { getState: () => getState(expect as never) });

/** The module that the tests import as `vitest`. */
export const vitest = {
  ...{ it, test: it, describe, expect },
  beforeAll: (prepare: () => unknown) => void prepare(),
  ...{ afterAll: skip, beforeEach: skip, afterEach: skip },
};
