import { expect, it } from 'vitest';
import { WordTypes } from '../../src/text/words.js';

it('a spelling has one type, that of nothing but signs without a letter too', () => {
  const words = new WordTypes();
  for (const text of ['سلام', 'Rabat', '2024', '،', '\0', '\u064b']) {
    const id = words.intern(text, 0, text.length);
    expect(words.intern(`${text}${text}`, text.length, 2 * text.length), text).toBe(id);
  }
});
