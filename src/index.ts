/**
 * khabar: events from Arabic news. The public face; all else is inside.
 *
 * @example
 * const { events } = extractEvents('استقبل الملك محمد السادس الرئيس الفرنسي إيمانويل ماكرون في الرباط', { publishedAt: '2024-10-28' });
 */
import { createExtractor as create } from './extractor.js';
import type { Extraction, ExtractOptions, Extractor, Token } from './types.js';

export { KhabarError } from './core/errors.js';
export { createExtractor } from './extractor.js';
export { eventTypes } from './knowledge/packed.js';
export { explain } from './output/explain.js';
export { linkEvents } from './output/link.js';
export { validate } from './output/validate.js';
export type * from './types.js';
export { version } from './version.js';

let shared: Extractor | null = null;
const extractor = (): Extractor => (shared ??= create());

/** Reads one article: its entities, times, quantities and events. Synchronous, pure, deterministic. Offsets are UTF-16 units of `text`. */
export function extractEvents(text: string, options?: ExtractOptions): Extraction {
  return extractor().extractEvents(text, options);
}

/** Cuts a text into tokens with norm, lemma, root, part of speech and clitic segments. */
export function tokenize(text: string): Token[] {
  return extractor().tokenize(text);
}
