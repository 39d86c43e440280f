/**
 * Structured data (what JSON can say) as bytes, to be read one value at a time: takes values, gives bytes; takes bytes, gives back any value.
 * Tables of strings the same way, for what is packed more tightly.
 */
import { ByteReader, ByteWriter, packLetters, unpackLetters } from './bytes.js';

/** Strings of which one place is kept. */
const BLOCK = 8;

/** A table of strings, of which each is written out when it is first asked for. */
export function packStrings(out: ByteWriter, strings: readonly string[]): ByteWriter {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i < strings.length; i += BLOCK) {
    const block = new ByteWriter();
    for (const s of strings.slice(i, i + BLOCK)) block.string(s);
    blocks.push(block.done());
  }
  return putParts(out, blocks);
}

/** Parts one behind the other, with their places before them. */
function putParts(out: ByteWriter, parts: readonly Uint8Array[]): ByteWriter {
  out.uint(parts.length).places(parts.map((part) => part.length));
  for (const part of parts) out.bytesOf(part);
  return out;
}

/** Gives string i; leaves the reader behind the table. */
export function unpackStrings(r: ByteReader): (i: number) => string {
  const blocks = r.uint();
  const places = r.places(blocks);
  const own = new ByteReader(r.take(places[blocks]!));
  const known: (string | undefined)[] = [];
  return (i) => {
    const before = known[i];
    if (before !== undefined) return before;
    own.seek(places[Math.floor(i / BLOCK)]!).skipStrings(i % BLOCK);
    const s = own.string();
    known[i] = s;
    return s;
  };
}

/** Each value as JSON, which engines read far quicker than anything written in their language; Arabic letters take a byte each. */
export function packValues(values: readonly unknown[]): Uint8Array {
  return putParts(
    new ByteWriter(),
    values.map((v) => Uint8Array.from(packLetters(JSON.stringify(v, sayable)))),
  ).done();
}

/** JSON would write null in their place, or nothing. */
function sayable(_key: string, value: unknown): unknown {
  if (
    typeof value === 'symbol' ||
    typeof value === 'function' ||
    (typeof value === 'number' && !Number.isFinite(value))
  )
    throw new RangeError(`not a value that can be packed: ${String(value)}`);
  return value;
}

/** Gives value i. */
export function unpackValues(bytes: Uint8Array): { readonly count: number; value(i: number): unknown } {
  const r = new ByteReader(bytes);
  const count = r.uint();
  const places = r.places(count);
  const base = r.position;
  return {
    count,
    value: (i) => JSON.parse(unpackLetters(bytes, base + places[i]!, base + places[i + 1]!)) as unknown,
  };
}
