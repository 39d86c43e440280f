/**
 * Learned weights: a table of numbers, in which a property of a reading finds its place by hashing; as bytes, only what is not zero.
 * Two properties may share a place; the table is large enough for that to be rare.
 */
import { type ByteReader, ByteWriter } from '../core/bytes.js';

/** Whole numbers as shipped, fractions while training. */
export type Weights = Int16Array | Float64Array;

/** Size of the tables, as powers of two: of a reading's own properties, of what stands beside it. */
export const OWN_BITS = 17;
export const CONTEXT_BITS = 16;

export const mix = (a: number, b: number): number => {
  const h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return h ^ (h >>> 15);
};

/** Place of a property, for one tag or class, in a table with 2^bits places. */
export const place = (property: number, tag: number, bits: number): number =>
  Math.imul(mix(property, tag + 77), 0xc2b2ae35) >>> (32 - bits);

/** Weights as bytes: a bit for every place, 1 where there is a weight, then the weights that are not zero, their lower bytes before the higher ones. */
export function packWeights(weights: Int16Array): Uint8Array {
  const bits = new Uint8Array((weights.length + 7) >> 3);
  const values: number[] = [];
  weights.forEach((w, i) => {
    if (!w) return;
    bits[i >> 3]! |= 1 << (i & 7);
    values.push(w);
  });
  return new ByteWriter().uint(weights.length).uint(values.length).bytesOf(bits).halves(values).done();
}

export function unpackWeights(r: ByteReader): Int16Array {
  const weights = new Int16Array(r.uint());
  const count = r.uint();
  const bits = r.take((weights.length + 7) >> 3);
  const values = r.halves(count);
  let k = 0;
  for (let i = 0; i < bits.length; i++)
    for (let byte = bits[i]!; byte; byte &= byte - 1) weights[8 * i + 31 - Math.clz32(byte & -byte)] = values[k++]!;
  return weights;
}
