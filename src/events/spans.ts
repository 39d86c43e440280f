import type { Tokens } from '../text/token.js';
import type { Span } from '../types.js';

/** Tokens [first, last) as a span of the text. */
export const spanOf = (t: Tokens, first: number, last: number): Span => span(t.text, t.start[first]!, t.end[last - 1]!);
export const span = (text: string, start: number, end: number): Span => ({ start, end, text: text.slice(start, end) });
