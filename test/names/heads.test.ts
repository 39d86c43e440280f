/**
 * Every example of `org-heads.jsonl` gives its name, every counter-example none at its head, or the shorter one it tells.
 * One that is known to fail carries `todo`, and fails here when it starts to pass.
 */
import { describe, expect, it } from 'vitest';
import { createExtractor } from '../../src/index.js';
import { normalize } from '../../src/text/fold.js';
import { heads } from '../../tools/data.js';

const x = createExtractor();
const named = (text: string) =>
  x
    .extractEvents(text)
    .entities.flatMap((e) => e.mentions.filter((m) => m.kind === 'name').map((m) => ({ ...m, type: e.type })));

for (const row of heads()) {
  if (row.rules) continue;
  describe(row.head, () => {
    for (const { text, name, todo } of row.examples ?? [])
      (todo ? it.fails : it)(text, () => {
        const found = named(text).map((m) => m.text);
        expect(found).toContain(name);
      });
    for (const { text, name, todo } of row.counterExamples ?? [])
      (todo ? it.fails : it)(text, () => {
        const at = normalize(text).indexOf(normalize(row.head));
        const end = at + row.head.length;
        const found = named(text)
          .filter((m) => m.start < end && m.end > at && m.type === (row.type ?? 'organization'))
          .map((m) => m.text);
        expect(found).toEqual(name ? [name] : []);
      });
  });
}
