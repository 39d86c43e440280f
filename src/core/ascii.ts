/**
 * Bytes as text for source files: takes bytes, gives printable ASCII that no literal, template or page needs escaped; takes it, gives the bytes
 * back. Without Node or DOM.
 *
 *   2048 ffffff…0c1 …      the number of bytes; which values take one character: bit b of hexadecimal digit d is for value 4d + b; the bytes
 *
 * The 86 most frequent values are one character each, the others one of two escapes and a character, both in ascending order. Compressors see
 * bytes so, and those of near values as near characters; base64 mixes the bits of neighbours, and came to a fifth more.
 */
const ALPHABET = ' !#%()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
/** What comes first of two. Brotli, which expects text, tells these two from all else by what they mean in text. */
const ESCAPES = '%=';
const SINGLES = ALPHABET.replace(/[%=]/g, '');
const HEX = 64;

/** Values that are one character, and the others, both ascending. */
function split(isSingle: (value: number) => boolean): readonly [singles: number[], others: number[]] {
  const singles: number[] = [];
  const others: number[] = [];
  for (let v = 0; v < 256; v++) (isSingle(v) ? singles : others).push(v);
  return [singles, others];
}

export function toAscii(bytes: Uint8Array): string {
  const counts = new Uint32Array(256);
  for (const b of bytes) counts[b]!++;
  const byCount = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const frequent = new Set(byCount.slice(0, SINGLES.length));
  const [singles, others] = split((v) => frequent.has(v));
  const code: string[] = [];
  for (const [i, v] of singles.entries()) code[v] = SINGLES[i]!;
  for (const [i, v] of others.entries())
    code[v] = ESCAPES[Math.floor(i / ALPHABET.length)]! + ALPHABET[i % ALPHABET.length]!;
  let hex = '';
  for (let v = 0; v < 256; v += 4)
    hex += [0, 1, 2, 3].reduce((digit, b) => digit | (frequent.has(v + b) ? 1 << b : 0), 0).toString(16);
  return `${bytes.length} ${hex}${Array.from(bytes, (b) => code[b]!).join('')}`;
}

/** States of reading: at the beginning of a byte, behind the first escape, behind the second, and behind what means nothing: nothing does after it. */
const STATES = 4;
const LOST = 3;
/** The last code unit of ASCII. It means nothing. */
const LAST = 127;

/** For each character and state the byte that it is, or 256 times the state behind it. */
function meaningsOf(hex: string): Uint16Array {
  const [singles, others] = split((v) => ((Number.parseInt(hex[v >> 2]!, 16) >> (v & 3)) & 1) > 0);
  if (singles.length !== SINGLES.length) throw damaged();
  const meanings = new Uint16Array((LAST + 1) * STATES).fill(LOST << 8);
  for (let i = 0; i < ESCAPES.length; i++) meanings[ESCAPES.charCodeAt(i) * STATES] = (i + 1) << 8;
  for (let i = 0; i < singles.length; i++) meanings[SINGLES.charCodeAt(i) * STATES] = singles[i]!;
  for (let i = 0; i < others.length; i++) {
    const state = Math.floor(i / ALPHABET.length) + 1;
    meanings[ALPHABET.charCodeAt(i % ALPHABET.length) * STATES + state] = others[i]!;
  }
  return meanings;
}

const damaged = () => new RangeError('packed text is damaged');

/** Bytes of a text, or of one that stands in pieces. */
export function fromAscii(given: string | readonly string[]): Uint8Array {
  const text = typeof given === 'string' ? given : given.join('');
  const header = text.indexOf(' ') + 1;
  const length = header ? Number(text.slice(0, header)) : -1;
  // A byte takes a character at least: who says more must not get the memory.
  if (!Number.isInteger(length) || length < 0 || length > text.length - header - HEX) throw damaged();
  const meanings = meaningsOf(text.slice(header, header + HEX));
  const out = new Uint8Array(length);
  let at = 0;
  let state = 0;
  // Millions of characters pass here while the loop is cold: no branches, and numbers, LAST and STATES, where a name would be looked up each time.
  // What an escape writes, the byte that it begins writes over.
  for (let i = header + HEX; i < text.length; i++) {
    const meaning = meanings[(Math.min(text.charCodeAt(i), 127) << 2) | state]!;
    out[at] = meaning;
    at += (meaning - 256) >>> 31;
    state = meaning >>> 8;
  }
  if (at !== length || state) throw damaged();
  return out;
}
