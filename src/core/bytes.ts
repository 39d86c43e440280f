/**
 * Packed tables: a writer and a reader of bytes, without Node or DOM.
 * Strings take one byte a letter: ASCII as it is, the Arabic letters U+0621–U+064A above 0xA0, all else behind an escape.
 */
export const ARABIC_FROM = 0x0621;
const ARABIC_TO = 0x064a;
export const ARABIC_SHIFT = 0xa1;
export const ESCAPE = 0xff;

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

/** Letters written at one go: more arguments than this some engines refuse. */
const BLOCK = 4096;
const block = new Uint16Array(BLOCK);

/** Up to here engines copy what is put together; longer strings would become trees of their pieces. */
const COPIED = 12;

/** The string of units[from, to). */
export function stringOf(units: Uint16Array, from: number, to: number): string {
  let out = '';
  if (to - from <= COPIED) for (let i = from; i < to; i++) out += String.fromCharCode(units[i]!);
  else
    for (let i = from; i < to; i += BLOCK)
      out += String.fromCharCode.apply(null, units.subarray(i, Math.min(to, i + BLOCK)) as never);
  return out;
}

export function unpackLetters(bytes: Uint8Array, start: number, end: number): string {
  let out = '';
  let n = 0;
  for (let i = start; i < end; i++) {
    let u = bytes[i]!;
    if (u === ESCAPE) {
      u = (bytes[i + 1]! << 8) | bytes[i + 2]!;
      i += 2;
    } else if (u >= 0x80) u += ARABIC_FROM - ARABIC_SHIFT;
    block[n++] = u;
    if (n === BLOCK) {
      out += stringOf(block, 0, n);
      n = 0;
    }
  }
  return out + stringOf(block, 0, n);
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

  /** Where parts that lie end to end begin, as how long they are. */
  places(lengths: readonly number[]): this {
    for (const n of lengths) this.uint(n);
    return this;
  }

  /** Two bytes each, the lower ones of all before the higher ones: that compresses better. */
  halves(numbers: ArrayLike<number>): this {
    for (let i = 0; i < numbers.length; i++) this.bytes.push(numbers[i]! & 255);
    for (let i = 0; i < numbers.length; i++) this.bytes.push((numbers[i]! >>> 8) & 255);
    return this;
  }

  bytesOf(other: Uint8Array): this {
    for (const b of other) this.bytes.push(b);
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
  const bytes = new ByteWriter();
  strings.forEach((text, i) => {
    for (const b of packLetters(text)) bytes.byte(b);
    offsets[i + 1] = bytes.length;
  });
  return { bytes: bytes.done(), offsets };
}

/** Scale of the fifth byte of a number, the last that one may have. */
const HIGHEST = 128 ** 4;
const past = () => new RangeError('packed data end too soon or hold no number here');

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
    if (this.at >= this.bytes.length) throw past();
    return this.bytes[this.at++]!;
  }

  uint(): number {
    const { bytes } = this;
    let b = bytes[this.at++]!;
    if (b < 128) return b;
    let n = b & 127;
    for (let scale = 128; scale <= HIGHEST; scale *= 128) {
      b = bytes[this.at++]!;
      n += (b & 127) * scale;
      if (b < 128) return n;
    }
    throw past();
  }

  int(): number {
    const n = this.uint();
    return n % 2 ? -(n + 1) / 2 : n / 2;
  }

  string(): string {
    const n = this.uint();
    if (this.at + n > this.bytes.length) throw past();
    this.at += n;
    return unpackLetters(this.bytes, this.at - n, this.at);
  }

  /** Goes past strings, or anything else that has its length before it. */
  skipStrings(count: number): this {
    const { bytes } = this;
    let { at } = this;
    for (let k = count; k > 0; k--) {
      let n = bytes[at++]!;
      if (n > 127) {
        this.at = at - 1;
        n = this.uint();
        at = this.at;
      }
      at += n;
    }
    this.at = at;
    return this;
  }

  /** The next bytes, not copied. */
  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw past();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** Where `count` parts that lie end to end begin, from 0 on, and where the last ends. */
  places(count: number): Uint32Array {
    // A length takes a byte at least: who says more must not get the memory.
    if (this.at + count > this.bytes.length) throw past();
    const out = new Uint32Array(count + 1);
    const { bytes } = this;
    let place = 0;
    for (let i = 0; i < count; i++) {
      // Most are short.
      const b = bytes[this.at]!;
      if (b < 128) this.at++;
      place += b < 128 ? b : this.uint();
      out[i + 1] = place;
    }
    return out;
  }

  halves(count: number): Uint16Array {
    const low = this.take(count);
    const high = this.take(count);
    const out = new Uint16Array(count);
    for (let i = 0; i < count; i++) out[i] = low[i]! | (high[i]! << 8);
    return out;
  }

  /** The next `length` bytes into `out`. */
  copy(out: Uint8Array, to: number, length: number): void {
    if (this.at + length > this.bytes.length) throw past();
    for (let k = 0; k < length; k++) out[to + k] = this.bytes[this.at + k]!;
    this.at += length;
  }

  /** A short string of Arabic letters into `out`, as units; gives their number. */
  letters(out: Uint16Array, to: number): number {
    const n = this.uint();
    for (let k = 0; k < n; k++) out[to + k] = this.byte() - ARABIC_SHIFT + ARABIC_FROM;
    return n;
  }

  strings(): StringPool {
    const n = this.uint();
    const from = this.bytes;
    if (n > from.length) throw past();
    const offsets = new Uint32Array(n + 1);
    let bytes = new Uint8Array(1024);
    let end = 0;
    let before = 0;
    for (let i = 0; i < n; i++) {
      const shared = this.uint();
      const rest = this.uint();
      if (shared > end - before || this.at + rest > from.length) throw past();
      const after = end + shared + rest;
      if (after > bytes.length) {
        const wider = new Uint8Array(2 * after);
        wider.set(bytes);
        bytes = wider;
      }
      // Strings are short: a loop beats a call.
      for (let k = 0; k < shared; k++) bytes[end + k] = bytes[before + k]!;
      for (let k = 0; k < rest; k++) bytes[end + shared + k] = from[this.at + k]!;
      this.at += rest;
      before = end;
      end = after;
      offsets[i + 1] = end;
    }
    return { bytes: bytes.subarray(0, end), offsets };
  }
}
