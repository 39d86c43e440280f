/**
 * Items in groups by a hash, with a filter before them: takes items as bytes, gives bytes; takes bytes, says whether an item of a hash may be there
 * and where the items of its group lie. Nothing is read at the start: a group is, when it is first asked for.
 */
import { type ByteReader, ByteWriter } from './bytes.js';
import { spread } from './hash.js';

/** Items in a group, on average. */
const SIZE = 4;
/** The filter may say yes wrongly, never no: it spares most of the visits to the groups. */
const FILTER_BITS = 18;
const filterPlace = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - FILTER_BITS);

export interface Item {
  readonly hash: number;
  /** Written one after the other, without a length: whoever reads knows where an item ends. */
  readonly bytes: Uint8Array;
}

/** Items of one group keep their order. */
export function packGroups(out: ByteWriter, items: readonly Item[]): ByteWriter {
  const count = Math.ceil(items.length / SIZE) || 1;
  const filter = new Uint8Array(1 << (FILTER_BITS - 3));
  const groups = Array.from({ length: count }, () => new ByteWriter());
  for (const { hash, bytes } of items) {
    const at = filterPlace(hash);
    filter[at >>> 3]! |= 1 << (at & 7);
    groups[groupOf(hash, count)]!.bytesOf(bytes);
  }
  out
    .uint(count)
    .bytesOf(filter)
    .places(groups.map((g) => g.length));
  for (const g of groups) out.bytesOf(g.done());
  return out;
}

const groupOf = (hash: number, count: number): number => Math.floor((spread(hash) / 2 ** 32) * count);

export class Groups {
  readonly count: number;
  private readonly filter: Uint8Array;
  private readonly places: Uint32Array;
  private readonly base: number;

  /** Leaves the reader behind the groups. */
  constructor(r: ByteReader) {
    this.count = r.uint();
    this.filter = r.take(1 << (FILTER_BITS - 3));
    this.places = r.places(this.count);
    this.base = r.position;
    r.seek(this.base + this.places[this.count]!);
  }

  has(hash: number): boolean {
    const at = filterPlace(hash);
    return (this.filter[at >>> 3]! & (1 << (at & 7))) !== 0;
  }

  of(hash: number): number {
    return groupOf(hash, this.count);
  }

  /** Where the items of a group begin and end, as positions of the reader. */
  start(group: number): number {
    return this.base + this.places[group]!;
  }

  stop(group: number): number {
    return this.base + this.places[group + 1]!;
  }
}
