/**
 * Which expressions change something besides giving a value: takes code, gives the names of its functions that do; asks the same of an
 * expression. By names alone, without types: a name is held to change something if one function of that name does, itself and not by others.
 */
import ts from 'typescript';

/** Methods of the language that change what they are called on; `setTime` and its likes besides. */
const CHANGING = 'push pop shift unshift splice sort reverse fill copyWithin set add delete clear next exec'.split(' ');
/** Names that a method of the language has which changes nothing: they are that, far more often. */
const READING = new Set('at find get has match of slice map filter some every'.split(' '));

const nameOf = (n: ts.Node): string | null => {
  if (!ts.isCallExpression(n)) return null;
  const called = n.expression;
  return ts.isIdentifier(called) ? called.text : ts.isPropertyAccessExpression(called) ? called.name.text : null;
};

/** What this node, by itself, changes. */
function changed(n: ts.Node): ts.Node | null {
  if (ts.isBinaryExpression(n)) {
    const { kind } = n.operatorToken;
    if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) return null;
    return kind === ts.SyntaxKind.QuestionQuestionEqualsToken ? null : n.left;
  }
  if (ts.isPostfixUnaryExpression(n)) return n.operand;
  if (ts.isPrefixUnaryExpression(n))
    return n.operator === ts.SyntaxKind.PlusPlusToken || n.operator === ts.SyntaxKind.MinusMinusToken
      ? n.operand
      : null;
  if (ts.isDeleteExpression(n)) return n.expression;
  if (
    ts.isCallExpression(n) &&
    ts.isPropertyAccessExpression(n.expression) &&
    (CHANGING.includes(n.expression.name.text) || /^set[A-Z]/.test(n.expression.name.text))
  )
    return n.expression;
  return null;
}

/** Its variables, and whether each holds what the function has made itself. */
function variables(of: ts.Node): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const visit = (n: ts.Node): void => {
    if ((ts.isVariableDeclaration(n) || ts.isParameter(n) || ts.isBindingElement(n)) && ts.isIdentifier(n.name)) {
      const made = n.initializer && (ts.isVariableDeclaration(n) ? n.initializer : null);
      const isNew =
        !!made && (ts.isArrayLiteralExpression(made) || ts.isObjectLiteralExpression(made) || ts.isNewExpression(made));
      found.set(n.name.text, isNew);
    }
    n.forEachChild(visit);
  };
  visit(of);
  return found;
}

function isOwn(target: ts.Node, own: ReadonlyMap<string, boolean>): boolean {
  let base = target;
  while (
    ts.isPropertyAccessExpression(base) ||
    ts.isElementAccessExpression(base) ||
    ts.isNonNullExpression(base) ||
    ts.isParenthesizedExpression(base) ||
    ts.isAsExpression(base)
  )
    base = base.expression;
  return ts.isIdentifier(base) && (base === target ? own.has(base.text) : own.get(base.text) === true);
}

function functionName(n: ts.SignatureDeclaration): string | null {
  const { name, parent } = n;
  const named = name ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : null);
  return named && ts.isIdentifier(named) ? named.text : null;
}

/**
 * The names of functions that change what is not theirs. An element put into a table by a function that gives a value is none: what it has
 * looked up is kept there, and it would give the same again.
 */
export function changingNames(sources: Iterable<string>): ReadonlySet<string> {
  const names = new Set(CHANGING);
  const note = (name: string, fn: ts.SignatureDeclaration): void => {
    const own = variables(fn);
    const isForEffect = fn.type?.kind === ts.SyntaxKind.VoidKeyword;
    const visit = (n: ts.Node): void => {
      const target = changed(n);
      const isKept = target && (ts.isElementAccessExpression(target) || target.getText().endsWith('.set'));
      if (target && !isOwn(target, own) && (isForEffect || !isKept)) names.add(name);
      n.forEachChild(visit);
    };
    visit(fn);
  };
  for (const source of sources) {
    const visit = (n: ts.Node): void => {
      const name = ts.isFunctionLike(n) && 'body' in n ? functionName(n) : null;
      if (name !== null && !READING.has(name)) note(name, n as ts.SignatureDeclaration);
      n.forEachChild(visit);
    };
    visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  }
  return names;
}

/** Does this expression change something, or wait? */
export function changes(n: ts.Node, names: ReadonlySet<string>): boolean {
  if (changed(n) || ts.isAwaitExpression(n) || ts.isYieldExpression(n)) return true;
  const called = nameOf(n);
  return (called !== null && names.has(called)) || !!n.forEachChild((child) => changes(child, names) || undefined);
}
