/** A small set of hashes that may say yes wrongly, never no: asked before a large table, it spares most of the visits to it. */
const BITS = 18;

export class Filter {
  private readonly words = new Int32Array(1 << (BITS - 5));

  add(hash: number): void {
    const at = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    this.words[at >>> 5]! |= 1 << (at & 31);
  }

  has(hash: number): boolean {
    const at = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    return (this.words[at >>> 5]! & (1 << (at & 31))) !== 0;
  }
}
