/**
 * Brings the `todo` marks of the event examples up to date: an example that passes loses its mark, one that fails gets what is wrong as its mark.
 *   npx tsx tools/mark-todo.ts          shows what would change
 *   npx tsx tools/mark-todo.ts --write  writes it, for review
 */
import { writeFileSync } from 'node:fs';
import { createExtractor } from '../src/index.js';
import { checkCounterExample, checkExample } from '../test/knowledge/examples.js';
import { at, eventFiles } from './data.js';

const write = process.argv.includes('--write');
const extractor = createExtractor();
let passes = 0;
let fails = 0;

for (const { file, value } of eventFiles()) {
  const mark = <T extends { rule: string; text: string; todo?: string }>(e: T, wrong: string[]): T => {
    if (wrong.length) fails++;
    else passes++;
    if (Boolean(e.todo) === wrong.length > 0) return e;
    console.log(`${file}: ${e.rule}: ${wrong.length ? `fails: ${wrong.join('; ')}` : 'passes now'}: ${e.text}`);
    const { todo: _old, ...rest } = e;
    return (wrong.length ? { ...rest, todo: wrong.join('; ') } : rest) as T;
  };
  const examples = value.examples.map((e) => mark(e, checkExample(extractor, value.type, e)));
  const counterExamples = value.counterExamples.map((e) => mark(e, checkCounterExample(extractor, value.type, e)));
  if (write) writeFileSync(at(file), `${JSON.stringify({ ...value, examples, counterExamples }, null, 2)}\n`);
}
console.log(`${passes} pass, ${fails} fail`);
