/**
 * khabar: events from Arabic news. The public face; all else is inside.
 *
 * @example
 * const { events } = extractEvents('استقبل الملك محمد السادس الرئيس الفرنسي إيمانويل ماكرون في الرباط', { publishedAt: '2024-10-28' });
 */
export { KhabarError } from './core/errors.js';
export { createExtractor, extractEvents, tokenize } from './extractor.js';
export { eventTypes } from './knowledge/facts.js';
export { explain } from './output/explain.js';
export { linkEvents } from './output/link.js';
export { validate } from './output/validate.js';
export type * from './types.js';
export { version } from './version.js';
