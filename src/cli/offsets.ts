/** Offsets for other languages: takes an Extraction with UTF-16 offsets, gives the same with code points or UTF-8 bytes. */
import type { Extraction } from '../types.js';
import type { Settings } from './options.js';

export function convertOffsets(extraction: Extraction, text: string, unit: Settings['offsets']): Extraction {
  return unit === 'utf16'
    ? extraction
    : (convert(extraction, unit === 'byte' ? bytesBefore(text) : pointsBefore(text)) as Extraction);
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

const pointsBefore = (text: string) => count(text, (_, paired) => (paired ? 0 : 1));
/** A lone half is three bytes, as its replacement; the second half of a pair adds one to the three of the first. */
const bytesBefore = (text: string) => count(text, (u, paired) => (paired ? 1 : u < 0x80 ? 1 : u < 0x800 ? 2 : 3));
