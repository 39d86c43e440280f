/** What the formats are tried on: the example articles, and one Extraction whose strings break whatever is not escaped. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WithText } from '../../src/formats/index.js';
import { extractEvents } from '../../src/index.js';

const folder = fileURLToPath(new URL('../../examples', import.meta.url));

export const examples: readonly WithText[] = readdirSync(folder)
  .filter((f) => f.endsWith('.txt'))
  .sort()
  .map((id) => {
    const text = readFileSync(`${folder}/${id}`, 'utf8');
    return { ...extractEvents(text, { id, publishedAt: '2025-11-22' }), text };
  });

const TEXT =
  '🎉 استقبل الملك محمد السادس، أمس الاثنين بالرباط، الرئيس الفرنسي إيمانويل ماكرون.\r\nولم يزر ماكرون مدينة\nالدار البيضاء، حسب وزارة الخارجية.';

/** One article, read from `TEXT`. */
export const article = (): WithText => ({
  ...extractEvents(TEXT, { id: 'a1', publishedAt: '2024-10-29' }),
  text: TEXT,
});

export const NASTY = `=cmd|' /C calc'!A0;"a",\\b\n\t<script>&\u0000 \u202e\ud83d 🎉 ${'طويل جدا '.repeat(20)}`;

/** The article with nasty strings wherever the text or the user could put one. */
export function nasty(): WithText {
  const x = structuredClone(article());
  x.document.id = `id ${NASTY}`;
  x.document.title = { start: 0, end: 1, text: NASTY };
  x.document.publisher = { start: 0, end: 1, text: `@${NASTY}` };
  for (const e of x.entities) {
    e.name = NASTY;
    e.ids.khabar = `own/${NASTY}`;
  }
  for (const v of x.events) {
    v.name = NASTY;
    v.summary = { ar: NASTY, en: NASTY };
    if (v.place) v.place.name = NASTY;
  }
  return x;
}
