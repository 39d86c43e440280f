/** Every example and counter-example of every event type runs. One that is known to fail carries `todo` and fails here when it starts to pass. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createExtractor, type Extractor } from '../../src/index.js';
import { eventFiles } from '../../tools/data.js';
import { checkCounterExample, checkExample } from './examples.js';

let extractor: Extractor;
beforeAll(() => {
  extractor = createExtractor();
});

for (const { file, value } of eventFiles())
  describe(file, () => {
    for (const e of value.examples)
      it(`${e.rule}: ${e.text}`, () => {
        const wrong = checkExample(extractor, value.type, e);
        if (e.todo) expect(wrong, `passes now: take its todo out (${e.todo})`).not.toEqual([]);
        else expect(wrong).toEqual([]);
      });
    for (const e of value.counterExamples)
      it(`not ${e.rule}: ${e.text}`, () => {
        const wrong = checkCounterExample(extractor, value.type, e);
        if (e.todo) expect(wrong, `passes now: take its todo out (${e.todo})`).not.toEqual([]);
        else expect(wrong).toEqual([]);
      });
    it('has an example or a rival behind each trigger id it names', () => {
      const ids = new Set(value.triggers.map((t) => t.id));
      for (const e of [...value.examples, ...value.counterExamples]) expect(ids, e.text).toContain(e.rule);
    });
  });
