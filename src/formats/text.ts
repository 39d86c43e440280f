/** The text an Extraction was read from, for formats that cannot do without it; and offsets in other units than UTF-16's. */
import type { Extraction } from '../types.js';
import type { WithText } from './shared.js';

/** The text, or a TypeError that says what to do. */
export function textOf(x: WithText, format: string): string {
  if (typeof x.text === 'string') return x.text;
  throw Object.assign(new TypeError(`${format} needs the text: give { ...extraction, text }`), {
    code: 'ERR_KHABAR_TEXT',
  });
}

const isHigh = (u: number) => u >= 0xd800 && u < 0xdc00;
const isLow = (u: number) => u >= 0xdc00 && u < 0xe000;

function count(text: string, width: (unit: number, paired: boolean) => number): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i);
    const paired = isLow(u) && i > 0 && isHigh(text.charCodeAt(i - 1));
    before[i + 1] = before[i]! + width(u, paired);
  }
  return before;
}

/** For each offset, the code points before it. */
export const pointsBefore = (text: string): Uint32Array => count(text, (_, paired) => (paired ? 0 : 1));
/** The UTF-8 bytes before it. A lone half is three, as its replacement; the second half of a pair adds one to the three of the first. */
export const bytesBefore = (text: string): Uint32Array =>
  count(text, (u, paired) => (paired ? 1 : u < 0x80 ? 1 : u < 0x800 ? 2 : 3));

/** The same Extraction with offsets that count code points (Python) or UTF-8 bytes. */
export function convertOffsets<X extends Extraction>(x: X, text: string, unit: 'utf16' | 'codepoint' | 'byte'): X {
  return unit === 'utf16' ? x : (convert(x, unit === 'byte' ? bytesBefore(text) : pointsBefore(text)) as X);
}

/** A copy in which every `start` and `end` that counts units is looked up. */
function convert(value: unknown, before: Uint32Array): unknown {
  if (Array.isArray(value)) return value.map((v) => convert(v, before));
  if (value === null || typeof value !== 'object') return value;
  const out: Record<string, unknown> = {};
  for (const [key, v] of Object.entries(value))
    out[key] = (key === 'start' || key === 'end') && typeof v === 'number' ? before[v] : convert(v, before);
  return out;
}
