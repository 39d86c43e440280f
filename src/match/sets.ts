/**
 * Sets of words asked by word type: takes lists of words, gives for a type, with none, one or two of its first letters off, the sets that hold
 * what is left. Words are compared by their norms, once a type.
 */
import { normalize } from '../text/fold.js';
import { normHashes, type TypeColumn, type WordTypes } from '../text/words.js';

/** Letters that clitics may take off the front of a word: 0, 1 or 2. */
const SKIPS = 3;
/** Sets that fit into one column beside one another. */
const WIDTH = 10;
const MASK = (1 << WIDTH) - 1;

interface Word {
  readonly norm: string;
  /** Bit k for set k. */
  sets: number;
}

export class WordSets {
  private readonly words = new Map<number, Word>();
  private readonly column: TypeColumn;
  private longest = 0;

  /** The sets have the bits 1, 2, 4 … in the order given. */
  constructor(types: WordTypes, sets: readonly (readonly string[])[]) {
    if (sets.length > WIDTH) throw new RangeError('too many sets of words');
    sets.forEach((words, k) => {
      for (const w of words) this.add(normalize(w), 1 << k);
    });
    this.column = types.column((id) => this.read(types, id));
  }

  private add(norm: string, bit: number): void {
    const hash = normHashes(norm).a;
    const known = this.words.get(hash);
    if (known && known.norm !== norm) throw new RangeError(`two words of one hash: ${norm}, ${known.norm}`);
    if (known) known.sets |= bit;
    else this.words.set(hash, { norm, sets: bit });
    this.longest = Math.max(this.longest, norm.length);
  }

  /** Bits of the sets that hold the word without its first `skip` letters. */
  at(id: number, skip: number): number {
    return skip < SKIPS ? (this.column.at(id) >> (WIDTH * skip)) & MASK : 0;
  }

  /** Bits of the sets that hold the word, with or without first letters. */
  any(id: number): number {
    const sets = this.column.at(id);
    return (sets | (sets >> WIDTH) | (sets >> (2 * WIDTH))) & MASK;
  }

  private read(types: WordTypes, id: number): number {
    const n = types.lengthOf(id);
    let out = 0;
    for (let skip = Math.max(0, n - this.longest); skip < SKIPS && skip < n; skip++) {
      const word = this.words.get(types.hashOf(id, skip, n));
      if (word && types.norm(id).endsWith(word.norm) && word.norm.length === n - skip)
        out |= word.sets << (WIDTH * skip);
    }
    return out;
  }
}
