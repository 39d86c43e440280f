/**
 * Structured data (what JSON can say) as bytes, to be read one value at a time: takes values, gives bytes; takes bytes, gives back any value.
 * Every string stands once in a table, the most used first, and is written out when it is first asked for.
 */
import { ByteReader, ByteWriter } from './bytes.js';

/** What a value begins with: its kind, and above it a number. */
const STRING = 0;
const LIST = 1;
const RECORD = 2;
const WHOLE = 3;
const HUNDREDTHS = 4;
const CONSTANT = 5;
const STRINGS = 6;
/** A number below zero, or too large to stand beside its kind. */
const LARGE = 7;
const LARGEST = 2 ** 29;
const KINDS = 8;
const CONSTANTS = [null, true, false] as const;
/** Strings of which one place is kept. */
const BLOCK = 16;

/** A table of strings, of which each is written out when it is first asked for. */
export function packStrings(out: ByteWriter, strings: readonly string[]): ByteWriter {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i < strings.length; i += BLOCK) {
    const block = new ByteWriter();
    for (const s of strings.slice(i, i + BLOCK)) block.string(s);
    blocks.push(block.done());
  }
  out.uint(blocks.length);
  for (const b of blocks) out.uint(b.length);
  for (const b of blocks) out.bytesOf(b);
  return out;
}

/** Gives string i; leaves the reader behind the table. */
export function unpackStrings(r: ByteReader): (i: number) => string {
  const blocks = r.uint();
  const places = new Uint32Array(blocks + 1);
  for (let i = 0; i < blocks; i++) places[i + 1] = places[i]! + r.uint();
  const own = new ByteReader(r.take(places[blocks]!));
  const known: (string | undefined)[] = [];
  return (i) => {
    const before = known[i];
    if (before !== undefined) return before;
    own.seek(places[Math.floor(i / BLOCK)]!);
    for (let skip = i % BLOCK; skip > 0; skip--) {
      const length = own.uint();
      own.seek(own.position + length);
    }
    const s = own.string();
    known[i] = s;
    return s;
  };
}

const isStrings = (value: readonly unknown[]): value is readonly string[] =>
  value.length > 0 && value.every((v) => typeof v === 'string');

export function packValues(values: readonly unknown[]): Uint8Array {
  const uses = new Map<string, number>();
  const count = (value: unknown): void => {
    if (typeof value === 'string') uses.set(value, (uses.get(value) ?? 0) + 1);
    else if (Array.isArray(value)) value.forEach(count);
    else if (value !== null && typeof value === 'object')
      for (const [key, v] of Object.entries(value)) {
        count(key);
        count(v);
      }
  };
  values.forEach(count);
  const table = [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([s]) => s);
  const number = new Map(table.map((s, i) => [s, i]));

  const put = (out: ByteWriter, value: unknown): void => {
    if (typeof value === 'string') out.uint(number.get(value)! * KINDS + STRING);
    else if (Array.isArray(value)) {
      const strings = isStrings(value);
      out.uint(value.length * KINDS + (strings ? STRINGS : LIST));
      for (const v of value) strings ? out.uint(number.get(v)!) : put(out, v);
    } else if (value !== null && typeof value === 'object') {
      const entries = Object.entries(value).filter(([, v]) => v !== undefined);
      out.uint(entries.length * KINDS + RECORD);
      for (const [key, v] of entries) {
        out.uint(number.get(key)!);
        put(out, v);
      }
    } else if (typeof value === 'number' && Number.isInteger(value)) {
      if (value >= 0 && value < LARGEST) out.uint(value * KINDS + WHOLE);
      else out.uint(LARGE).int(value);
    } else if (typeof value === 'number' && Math.round(value * 100) / 100 === value && value >= 0)
      out.uint(Math.round(value * 100) * KINDS + HUNDREDTHS);
    else {
      const constant = CONSTANTS.indexOf(value as null);
      if (constant < 0) throw new RangeError(`not a value that can be packed: ${String(value)}`);
      out.uint(constant * KINDS + CONSTANT);
    }
  };

  const out = packStrings(new ByteWriter(), table);
  const packed = values.map((v) => {
    const one = new ByteWriter();
    put(one, v);
    return one.done();
  });
  out.uint(packed.length);
  for (const part of packed) out.uint(part.length);
  for (const part of packed) out.bytesOf(part);
  return out.done();
}

/** Gives value i. */
export function unpackValues(bytes: Uint8Array): { readonly count: number; value(i: number): unknown } {
  const r = new ByteReader(bytes);
  const word = unpackStrings(r);
  const count = r.uint();
  const places = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) places[i + 1] = places[i]! + r.uint();
  const base = r.position;
  const read = (): unknown => {
    const head = r.uint();
    const n = Math.floor(head / KINDS);
    switch (head % KINDS) {
      case STRING:
        return word(n);
      case STRINGS:
        return Array.from({ length: n }, () => word(r.uint()));
      case LIST:
        return Array.from({ length: n }, read);
      case RECORD: {
        const out: Record<string, unknown> = {};
        for (let k = 0; k < n; k++) out[word(r.uint())] = read();
        return out;
      }
      case WHOLE:
        return n;
      case HUNDREDTHS:
        return n / 100;
      case LARGE:
        return r.int();
      default:
        return CONSTANTS[n];
    }
  };
  return {
    count,
    value(i) {
      r.seek(base + places[i]!);
      return read();
    },
  };
}
