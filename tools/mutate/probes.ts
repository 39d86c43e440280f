/**
 * Takes code with Stryker's mutants in it; gives it with probes: beside each value that a mutant would change, where nothing but the value hangs
 * on it, the mutant's own value. A test in which no probe of a mutant tells another value runs the same with it as without it, and need not run.
 * Of the values `$mutant` in the code is asked, which worker.ts is: what mutant is on, what was reached, what was changed.
 */
import ts from 'typescript';
import { changes } from './effects.js';

export interface Probed {
  readonly code: string;
  /** Mutants whose values are looked at; any other is held to change something wherever it is reached. */
  readonly ids: readonly string[];
}

const switchOf = (n: ts.Node): string | null =>
  ts.isCallExpression(n) && ts.isIdentifier(n.expression) && n.expression.text.startsWith('stryMutAct')
    ? (n.arguments[0] as ts.StringLiteral).text
    : null;
const isFunction = (n: ts.Node): boolean => ts.isArrowFunction(n) || ts.isFunctionExpression(n);

/** `a ? mutant : b ? mutant : (covered, value)`: the mutants and the value. */
function choices(n: ts.ConditionalExpression): { mutants: [id: string, ts.Expression][]; value: ts.Expression } | null {
  const mutants: [string, ts.Expression][] = [];
  let rest: ts.Expression = n;
  for (; ts.isConditionalExpression(rest); rest = rest.whenFalse) {
    const id = switchOf(rest.condition);
    if (id === null) break;
    mutants.push([id, rest.whenTrue]);
  }
  if (!mutants.length || !ts.isParenthesizedExpression(rest)) return null;
  const covered = rest.expression;
  const isCovered = ts.isBinaryExpression(covered) && covered.left.getText().startsWith('stryCov');
  return isCovered ? { mutants, value: covered.right } : null;
}

export function withProbes(instrumented: string, changing: ReadonlySet<string>): Probed {
  const tree = ts.createSourceFile('source.ts', instrumented, ts.ScriptTarget.Latest, true);
  const edits: { at: number; text: string; end?: number }[] = [];
  const ids: string[] = [];
  const visit = (n: ts.Node): void => {
    // Stryker's own functions, and the call that prepares them: `$mutant` stands for them.
    if (n.parent === tree && /^(function )?stry/.test(n.getText())) {
      edits.push({ at: n.getStart(), end: n.getEnd(), text: '' });
      return;
    }
    const found = ts.isConditionalExpression(n) ? choices(n) : null;
    if (!found) {
      n.forEachChild(visit);
      return;
    }
    const { mutants, value } = found;
    const isPlain = !isFunction(value) && !changes(value, changing);
    const plain = mutants.filter(([, mutant]) => isPlain && !isFunction(mutant) && !changes(mutant, changing));
    if (plain.length) {
      const probes = plain.map(([id, mutant]) => `[${id}, () => (${mutant.getText()})]`);
      edits.push({ at: value.getStart(), text: '$mutant.check((' });
      edits.push({ at: value.getEnd(), text: `), $mutant.probing && [${probes}])` });
      ids.push(...plain.map(([id]) => id));
    }
    visit(value);
  };
  visit(tree);
  let code = instrumented;
  for (const { at, end = at, text } of edits.sort((a, b) => b.at - a.at))
    code = code.slice(0, at) + text + code.slice(end);
  code = code
    .replace(/\bstryMutAct_\w+\("(\d+)"\)/g, '($mutant.on === $1 && $mutant.hit())')
    .replace(
      /\bstryCov_\w+\(([^)]*)\)/g,
      (_, list: string) => `($mutant.noting && $mutant.reached(${list.replaceAll('"', '')}))`,
    );
  return { code, ids };
}
