/**
 * Packed tables: a writer and a reader of bytes, and base64 in both directions, without Node or DOM.
 * Strings take one byte a letter: ASCII as it is, the Arabic letters U+0621–U+064A above 0xA0, all else behind an escape.
 */
const ARABIC_FROM = 0x0621;
const ARABIC_TO = 0x064a;
const ARABIC_SHIFT = 0xa1;
const ESCAPE = 0xff;

const B64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i]!;
    const b = bytes[i + 1] ?? 0;
    const c = bytes[i + 2] ?? 0;
    out.push(
      B64[a >> 2]! +
        B64[((a & 3) << 4) | (b >> 4)] +
        (i + 1 < bytes.length ? B64[((b & 15) << 2) | (c >> 6)] : '=') +
        (i + 2 < bytes.length ? B64[c & 63] : '='),
    );
  }
  return out.join('');
}

let decode: Uint8Array | null = null;

export function fromBase64(text: string): Uint8Array {
  if (!decode) {
    decode = new Uint8Array(128);
    for (let i = 0; i < 64; i++) decode[B64.charCodeAt(i)] = i;
  }
  const d = decode;
  let n = text.length;
  while (n > 0 && text.charCodeAt(n - 1) === 61) n--;
  const out = new Uint8Array((n * 3) >> 2);
  let o = 0;
  for (let i = 0; i < n; i += 4) {
    const x =
      (d[text.charCodeAt(i)]! << 18) |
      (d[text.charCodeAt(i + 1)]! << 12) |
      ((i + 2 < n ? d[text.charCodeAt(i + 2)]! : 0) << 6) |
      (i + 3 < n ? d[text.charCodeAt(i + 3)]! : 0);
    out[o++] = x >> 16;
    if (o < out.length) out[o++] = (x >> 8) & 255;
    if (o < out.length) out[o++] = x & 255;
  }
  return out;
}

/** Letters of a string as bytes of the packed alphabet. */
export function packLetters(text: string): number[] {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i);
    if (u < 0x80) out.push(u);
    else if (u >= ARABIC_FROM && u <= ARABIC_TO) out.push(u - ARABIC_FROM + ARABIC_SHIFT);
    else out.push(ESCAPE, u >> 8, u & 255);
  }
  return out;
}

/** The code unit at a place of packed letters; `next` is where the following one starts. */
export function unitAt(bytes: Uint8Array, at: number): { unit: number; next: number } {
  const b = bytes[at]!;
  if (b < 0x80) return { unit: b, next: at + 1 };
  if (b === ESCAPE) return { unit: (bytes[at + 1]! << 8) | bytes[at + 2]!, next: at + 3 };
  return { unit: b - ARABIC_SHIFT + ARABIC_FROM, next: at + 1 };
}

export function unpackLetters(bytes: Uint8Array, start: number, end: number): string {
  let out = '';
  for (let i = start; i < end; ) {
    const { unit, next } = unitAt(bytes, i);
    out += String.fromCharCode(unit);
    i = next;
  }
  return out;
}

export class ByteWriter {
  private readonly bytes: number[] = [];

  get length(): number {
    return this.bytes.length;
  }

  byte(n: number): this {
    this.bytes.push(n & 255);
    return this;
  }

  /** A whole number from 0 to 2^32 - 1, seven bits a byte. */
  uint(n: number): this {
    if (!Number.isInteger(n) || n < 0 || n > 0xffffffff) throw new RangeError(`not a packed number: ${n}`);
    while (n > 127) {
      this.bytes.push((n & 127) | 128);
      n = Math.floor(n / 128);
    }
    this.bytes.push(n);
    return this;
  }

  /** A signed whole number. */
  int(n: number): this {
    return this.uint(n < 0 ? -n * 2 - 1 : n * 2);
  }

  string(text: string): this {
    const letters = packLetters(text);
    this.uint(letters.length);
    for (const b of letters) this.bytes.push(b);
    return this;
  }

  /** Sorted strings, each as the length shared with the one before and the rest. */
  strings(sorted: readonly string[]): this {
    this.uint(sorted.length);
    let before: number[] = [];
    for (const text of sorted) {
      const letters = packLetters(text);
      let shared = 0;
      while (shared < before.length && shared < letters.length && before[shared] === letters[shared]) shared++;
      this.uint(shared).uint(letters.length - shared);
      for (let i = shared; i < letters.length; i++) this.bytes.push(letters[i]!);
      before = letters;
    }
    return this;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

/** Strings laid end to end in packed letters: string i is bytes[offsets[i], offsets[i + 1]). */
export interface StringPool {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export const poolString = (pool: StringPool, i: number): string =>
  unpackLetters(pool.bytes, pool.offsets[i]!, pool.offsets[i + 1]!);

export function poolOf(strings: readonly string[]): StringPool {
  const offsets = new Uint32Array(strings.length + 1);
  const bytes: number[] = [];
  strings.forEach((text, i) => {
    for (const b of packLetters(text)) bytes.push(b);
    offsets[i + 1] = bytes.length;
  });
  return { bytes: Uint8Array.from(bytes), offsets };
}

export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get position(): number {
    return this.at;
  }

  seek(at: number): this {
    this.at = at;
    return this;
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  uint(): number {
    let n = 0;
    for (let scale = 1; ; scale *= 128) {
      const b = this.bytes[this.at++]!;
      n += (b & 127) * scale;
      if (b < 128) return n;
    }
  }

  int(): number {
    const n = this.uint();
    return n % 2 ? -(n + 1) / 2 : n / 2;
  }

  string(): string {
    const n = this.uint();
    const text = unpackLetters(this.bytes, this.at, this.at + n);
    this.at += n;
    return text;
  }

  strings(): StringPool {
    const n = this.uint();
    const offsets = new Uint32Array(n + 1);
    let bytes = new Uint8Array(1024);
    let end = 0;
    for (let i = 0; i < n; i++) {
      const shared = this.uint();
      const rest = this.uint();
      if (end + shared + rest > bytes.length) {
        const wider = new Uint8Array(2 * (end + shared + rest));
        wider.set(bytes);
        bytes = wider;
      }
      const before = i ? offsets[i - 1]! : 0;
      bytes.copyWithin(end, before, before + shared);
      for (let k = 0; k < rest; k++) bytes[end + shared + k] = this.bytes[this.at + k]!;
      this.at += rest;
      end += shared + rest;
      offsets[i + 1] = end;
    }
    return { bytes: bytes.subarray(0, end), offsets };
  }
}

/** Small structured data as bytes; large tables have formats of their own. */
export const packJson = (value: unknown): Uint8Array => Uint8Array.from(packLetters(JSON.stringify(value)));
export const unpackJson = <T>(bytes: Uint8Array): T => JSON.parse(unpackLetters(bytes, 0, bytes.length)) as T;
