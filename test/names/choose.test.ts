/** Which of its namesakes a form is, and whether it is a name at all (`choose.cases.txt`). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createExtractor } from '../../src/index.js';

const x = createExtractor();
const cases = readFileSync(new URL('choose.cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

for (const line of cases) {
  const [text, form, want] = line.split('|').map((s) => s.trim()) as [string, string, string];
  it(`${form}: ${text}`, () => {
    const found = x
      .extractEvents(text)
      .entities.find((e) => e.mentions.some((m) => m.kind === 'name' && m.text === form));
    if (want === '-') expect(found?.name).toBeUndefined();
    else expect(found?.ids.khabar ?? `rule: ${found?.name}`).toMatch(new RegExp(`^${want}`));
  });
}
