/** The house keeps its order: who imports whom, no cycles, no Node and no clock in the core, no Arabic words in code. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Layers from the bottom; those of one row do not know each other. `types.ts` is everyone's. */
const LAYERS = [
  ['core'], ['knowledge'], ['text'], ['arabic'], ['match'], ['numbers'], ['time', 'names'], ['events'], ['output'],
  ['pipeline.ts', 'knowledge.ts', 'version.ts'], ['extractor.ts'], ['index.ts'], ['latin', 'language', 'html', 'formats', 'places'], ['node'], ['cli', 'bundle.ts'],
]; // biome-ignore format: one row a layer
const OPTIONAL = new Set(LAYERS.at(-3));
const NODE = new Set(['cli', 'node']);

interface Module {
  /** Path below src. */
  readonly path: string;
  readonly layer: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly { readonly to: string; readonly dynamic: boolean; readonly typeOnly: boolean }[];
}

function readModule(file: string): Module {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const imports: { to: string; dynamic: boolean; typeOnly: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      imports.push({ to: target(file, node.moduleSpecifier.text), dynamic: false, typeOnly });
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      imports.push({ to: target(file, node.arguments[0].text), dynamic: true, typeOnly: false });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const path = relative(SRC, file);
  return { path, layer: path.split('/')[0]!, tree, imports };
}

/** Path below src, or the name of a package. */
const target = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(SRC, resolve(dirname(from), specifier)).replace(/\.js$/, '.ts') : specifier;

const modules = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.d.ts'))
  .map((f) => readModule(join(SRC, f)));
const rank = (layer: string): number => LAYERS.findIndex((row) => row.includes(layer));
const own = (to: string): boolean => rank(to.split('/')[0]!) >= 0;

describe('imports', () => {
  it('know every folder', () => {
    expect(
      [...new Set(modules.map((m) => m.layer))].filter((layer) => layer !== 'types.ts' && rank(layer) < 0),
    ).toEqual([]);
  });

  it('go down only', () => {
    const wrong: string[] = [];
    for (const m of modules)
      for (const { to, dynamic, typeOnly } of m.imports) {
        const layer = to.split('/')[0]!;
        if (!own(to) || layer === m.layer) continue;
        const down = rank(layer) < rank(m.layer);
        if (!down) wrong.push(`${m.path} imports ${to}`);
        if (OPTIONAL.has(m.layer) && layer !== 'index.ts')
          wrong.push(`${m.path} imports ${to}: only index.ts and types.ts are open to it`);
        if (OPTIONAL.has(layer) && !dynamic && !typeOnly)
          wrong.push(`${m.path} imports ${to} whether it is needed or not`);
      }
    expect(wrong).toEqual([]);
  });

  it('make no cycles', () => {
    const edges = new Map(modules.map((m) => [m.path, m.imports.filter((i) => !i.typeOnly).map((i) => i.to)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, trail: string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      else if (!done.has(path)) for (const to of edges.get(path) ?? []) walk(to, [...trail, path]);
      done.add(path);
    };
    for (const m of modules) walk(m.path, []);
    expect(cycles).toEqual([]);
  });

  it('bring Node into its own folders only', () => {
    const builtin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
    expect(
      modules
        .filter((m) => !NODE.has(m.layer))
        .flatMap((m) => m.imports.filter((i) => builtin(i.to)).map((i) => `${m.path}: ${i.to}`)),
    ).toEqual([]);
  });
});

/** Every node of a module. */
function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

describe('code', () => {
  it('touches no clock, locale, chance, network or evaluation outside the command line', () => {
    const GLOBALS = new Set([
      'process',
      'Buffer',
      'require',
      'fetch',
      'eval',
      'Intl',
      'performance',
      'crypto',
      'setTimeout',
      'localStorage',
    ]);
    const MEMBERS = /^(?:Date\.now|Math\.random|.*\.(?:localeCompare|toLocale[A-Z]\w*))$/;
    const wrong: string[] = [];
    for (const m of modules) {
      if (NODE.has(m.layer)) continue;
      for (const node of nodes(m.tree)) {
        const parent = node.parent as ts.Node | undefined;
        const plain =
          parent &&
          !(ts.isPropertyAccessExpression(parent) && parent.name === node) &&
          !ts.isPropertyAssignment(parent) &&
          !ts.isPropertySignature(parent) &&
          !ts.isMethodSignature(parent);
        if (ts.isIdentifier(node) && GLOBALS.has(node.text) && plain) wrong.push(`${m.path}: ${node.text}`);
        if (ts.isPropertyAccessExpression(node) && MEMBERS.test(node.getText()))
          wrong.push(`${m.path}: ${node.getText()}`);
        if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
          wrong.push(`${m.path}: new Date()`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('holds no Arabic words: they are data', () => {
    const literal = (node: ts.Node) =>
      ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node) || ts.isTemplateLiteralToken(node);
    const wrong: string[] = [];
    for (const m of modules) {
      if (m.layer === 'knowledge') continue;
      for (const node of nodes(m.tree))
        if (literal(node) && /[\u0620-\u064a\u066e-\u06d3].*[\u0620-\u064a\u066e-\u06d3]/.test(node.getText()))
          wrong.push(`${m.path}: ${node.getText()}`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps files of a readable size', () => {
    const long = modules
      .filter((m) => m.layer !== 'knowledge' && m.tree.getLineStarts().length > 500)
      .map((m) => `${m.path}: ${m.tree.getLineStarts().length} lines`);
    expect(long).toEqual([]);
  });
});
