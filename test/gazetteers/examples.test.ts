/** Names that are also words or other names are read as `gazetteers/ambiguous.tsv` and the examples of the entries say. */
import { describe, expect, it } from 'vitest';
import { createExtractor } from '../../src/index.js';
import { ambiguous, gazetteer, gazetteerFiles, LONG_TAIL } from '../../tools/data.js';

const x = createExtractor();
const mentions = (text: string) =>
  x
    .extractEvents(text)
    .entities.flatMap((e) =>
      e.mentions.filter((m) => m.kind === 'name').map((m) => ({ text: m.text, id: e.ids.khabar ?? e.type })),
    );

describe('ambiguous.tsv', () => {
  for (const { form, expected, text, todo } of ambiguous())
    (todo ? it.fails : it)(`${form}: ${text}`, () => {
      expect(text).toContain(form);
      const ids = mentions(text)
        .filter((m) => m.text === form)
        .map((m) => m.id);
      if (expected === '-') expect(ids).toEqual([]);
      else expect(ids).toContainEqual(expect.stringMatching(new RegExp(`^${expected}`)));
    });
});

/** What is not read rightly yet: the example is kept, and the test fails as soon as it is. */
const TODO = new Set([
  'زار المستشار الألماني شولتس كييف',
  'مشاورات الرئيس المكلف سلام لتشكيل الحكومة',
  'رئيس الحكومة العثماني أمام مجلس النواب',
  'غارات لقوات الأسد على إدلب',
  'قال الرئيس التنفيذي كوك إن مبيعات الشركة تحسنت',
]);

describe('entries', () => {
  for (const e of gazetteer(gazetteerFiles().filter((f) => f !== LONG_TAIL))) {
    for (const text of e.examples ?? [])
      (TODO.has(text) ? it.fails : it)(`${e.id} is in: ${text}`, () => {
        expect(mentions(text).map((m) => m.id)).toContain(e.id);
      });
    for (const text of e.counterExamples ?? [])
      (TODO.has(text) ? it.fails : it)(`${e.id} is not in: ${text}`, () => {
        expect(mentions(text).map((m) => m.id)).not.toContain(e.id);
      });
  }
});
