/**
 * Compiles the rules of time: takes rule data, gives bytes for `grammar.ts`. Runs at build time.
 * Categories may not contain themselves, so reading goes no deeper than the rules do.
 */
import { packValues } from '../core/values.js';
import { type GrammarIndex, type Rule, type RuleData, TOPS } from './grammar.js';
import { operations } from './operations.js';
import { type Pattern, parsePattern, wantedOf } from './pattern.js';
import { type Begins, compile, type Gate, gateOf, openingOf } from './program.js';
import { type Mask, maskOfClasses, numberClasses, wordClasses } from './vocabulary.js';

export function packRules(data: readonly RuleData[]): Uint8Array {
  const numbers = new Map<string, number>();
  for (const { gives } of data) if (!numbers.has(gives)) numbers.set(gives, numbers.size);
  const parsed = data.map((r) => ({ data: r, pattern: parsePattern(r.pattern) }));
  for (const { data: r, pattern } of parsed) check(r, pattern, numbers);

  const openings = new Map<string, Begins>();
  /** How the matches of a category begin. */
  const begins = (category: string, path: readonly string[] = []): Begins => {
    const known = openings.get(category);
    if (known) return known;
    if (path.includes(category)) throw new Error(`a category contains itself: ${[...path, category].join(' > ')}`);
    const patterns = parsed.filter((r) => r.data.gives === category).map((r) => r.pattern);
    const own = openingOf(patterns.length > 1 ? { kind: 'choice', items: patterns } : patterns[0]!, (name) =>
      numbers.has(name) ? begins(name, [...path, category]) : null,
    ).begins;
    openings.set(category, own);
    return own;
  };
  const known = (name: string) => (numbers.has(name) ? begins(name) : null);

  const masks: Mask[] = [];
  const maskNumbers = new Map<string, number>();
  const gates: number[] = [];
  const numberOf = (mask: Mask): number => {
    const key = mask.join();
    const known = maskNumbers.get(key);
    if (known !== undefined) return known;
    maskNumbers.set(key, masks.length);
    return masks.push(mask) - 1;
  };
  const gate = (g: Gate) => gates.push(numberOf(g.firsts), numberOf(g.alone), numberOf(g.seconds));
  const names = [...numbers.keys()];
  for (const name of names) gate(gateOf(begins(name)));
  for (const r of parsed) gate(gateOf(openingOf(r.pattern, known).begins));
  const all = openingOf(
    { kind: 'choice', items: TOPS.map((name) => ({ kind: 'name', slot: null, names: [{ name, value: null }] })) },
    begins,
  ).begins;
  const opening = [...all].map(([symbol, b]): [number, number, number] => [symbol, Number(b.alone), numberOf(b.next)]);
  const index: GrammarIndex = {
    names,
    masks,
    gates,
    rules: names.map((name) => parsed.flatMap((r, i) => (r.data.gives === name ? [i] : []))),
    openings: opening,
  };
  return packValues([index, ...parsed.map((r) => ruleOf(r.data, r.pattern, numbers))]);
}

function check(r: RuleData, pattern: Pattern, categories: ReadonlyMap<string, number>): void {
  if (!operations[r.op]) throw new Error(`rule ${r.id}: no operation "${r.op}"`);
  for (const { name } of wantedOf(pattern))
    if (!categories.has(name) && !wordClasses.has(name) && !numberClasses.has(name))
      throw new Error(`rule ${r.id}: nothing is called "${name}"`);
}

function ruleOf(r: RuleData, pattern: Pattern, categories: ReadonlyMap<string, number>): Rule {
  const { pattern: _p, gives: _g, after, notAfter, notNext, examples: _e, counterExamples: _c, ...data } = r;
  const classes = (names?: string) => (names ? maskOfClasses(names) : null);
  const alone = pattern.kind === 'name' && pattern.names.length === 1 && pattern.slot === 'x' && data.op === 'same';
  return {
    data,
    program: compile(pattern, categories),
    copies: !after && !notAfter && !notNext && alone ? (categories.get(pattern.names[0]!.name) ?? -1) : -1,
    after: classes(after),
    notAfter: classes(notAfter),
    notNext: classes(notNext),
  };
}
