/**
 * The reading taken in context: takes the candidates of every token, gives for each the number of the one that fits its neighbours best.
 *
 * The best way through the candidates is found from left to right (Viterbi); the score of a way is the scores of its candidates plus learned
 * weights for what stands beside what: classes of neighbours, their words, agreement in gender and article.
 */
import { type CandidatePool, classOf, EACH, entryOf, feminineIn, HEAD, KEPT, SEEN } from './shape.js';
import { CONTEXT_BITS, mix, place, type Weights } from './weights.js';

/** Stands for the edge of a text or line: a word, what is seen of it, a class. */
const EDGE = 7;
const EDGE_CLASS = 63;

/** Tokens as the tagger sees them: hash of the norm, 1 where a line begins, place of the candidates in their pool. */
export interface Row {
  count: number;
  words: Int32Array;
  breaks: Uint8Array;
  places: Int32Array;
}

/** Whole numbers as shipped, fractions while training. */
type Pool = CandidatePool | Float64Array;

export class Tagger {
  private score = new Float64Array(0);
  private back = new Uint8Array(0);
  private readonly around = new Int32Array(6);
  private readonly beforeLast = new Int32Array(256);

  constructor(
    public weights: Weights,
    /** Most candidates of a token. */
    private readonly most = KEPT,
  ) {}

  /** Puts the number of the candidate taken for each token into `chosen`. */
  choose(row: Row, pool: Pool, chosen: Uint8Array | Int32Array): void {
    const n = row.count;
    const { weights, most } = this;
    const { places, breaks } = row;
    if (this.back.length < n * most) {
      this.score = new Float64Array(2 * n * most);
      this.back = new Uint8Array(2 * n * most);
    }
    const { score, back, beforeLast } = this;
    let many = 1;
    let before = 0;
    for (let i = 0; i < n; i++) {
      const c = places[i]!;
      const count = pool[c]!;
      const at = i * most;
      const start = i === 0 || breaks[i] === 1;
      if (start || (count === 1 && many === 1)) {
        // Nothing before it depends on what is taken here.
        let best = 0;
        for (let k = 1; k < many; k++) if (score[at - most + k]! > score[at - most + best]!) best = k;
        const base = i === 0 ? 0 : score[at - most + best]!;
        if (count > 1) this.lookAround(row, pool, i);
        for (let j = 0; j < count; j++) {
          const shape = pool[c + HEAD + EACH * j]!;
          score[at + j] =
            base +
            (count === 1
              ? 0
              : pool[c + HEAD + EACH * j + 1]! +
                this.alone(shape, weights) +
                this.pair(EDGE_CLASS, EDGE_CLASS, 0, shape, weights));
          back[at + j] = best;
        }
      } else {
        for (let k = 0; k < many; k++) beforeLast[k] = this.classBefore(row, pool, i, k);
        if (count > 1) this.lookAround(row, pool, i);
        for (let j = 0; j < count; j++) {
          const shape = pool[c + HEAD + EACH * j]!;
          let best = -Infinity;
          let from = 0;
          for (let k = 0; k < many; k++) {
            const last = pool[before + HEAD + EACH * k]!;
            const s =
              score[at - most + k]! + this.pair(beforeLast[k]!, classOf(last), feminineIn(last), shape, weights);
            if (s > best) {
              best = s;
              from = k;
            }
          }
          score[at + j] = count === 1 ? best : best + pool[c + HEAD + EACH * j + 1]! + this.alone(shape, weights);
          back[at + j] = from;
        }
      }
      many = count;
      before = c;
    }
    let j = 0;
    for (let k = 1; n > 0 && k < many; k++) if (score[(n - 1) * most + k]! > score[(n - 1) * most + j]!) j = k;
    for (let i = n - 1; i >= 0; i--) {
      chosen[i] = j;
      j = back[i * most + j]!;
    }
  }

  /** Class two tokens before i, when candidate k stands before it. */
  private classBefore(row: Row, pool: Pool, i: number, k: number): number {
    if (i < 2 || row.breaks[i - 1]) return EDGE_CLASS;
    return classOf(pool[row.places[i - 2]! + HEAD + EACH * this.back[(i - 1) * this.most + k]!]!);
  }

  /** Notes the words beside token i. */
  private lookAround(row: Row, pool: Pool, i: number): void {
    const { around } = this;
    const { words, places } = row;
    const first = i === 0 || row.breaks[i] === 1;
    const last = i + 1 === row.count || row.breaks[i + 1] === 1;
    const before = first ? EDGE : words[i - 1]!;
    const seenAfter = last ? EDGE : pool[places[i + 1]! + SEEN]!;
    around[0] = mix(before, 1);
    around[1] = mix(before, 2);
    around[2] = mix(last ? EDGE : words[i + 1]!, 3);
    around[3] = mix(seenAfter, 4);
    around[4] = mix(first ? EDGE : pool[places[i - 1]! + SEEN]!, 5);
    around[5] = mix(mix(words[i]!, seenAfter), 6);
  }

  private alone(shape: number, w: Weights): number {
    const r = classOf(shape);
    const { around } = this;
    return (
      w[place(around[0]!, r, CONTEXT_BITS)]! +
      w[place(around[1]!, r * 8 + entryOf(shape), CONTEXT_BITS)]! +
      w[place(around[2]!, r, CONTEXT_BITS)]! +
      w[place(around[3]!, r, CONTEXT_BITS)]! +
      w[place(around[4]!, r, CONTEXT_BITS)]! +
      w[place(around[5]!, r, CONTEXT_BITS)]!
    );
  }

  private pair(beforeLast: number, last: number, feminine: number, shape: number, w: Weights): number {
    const r = classOf(shape);
    const two = last * 64 + r;
    return (
      w[place(two * 8 + entryOf(shape), 7, CONTEXT_BITS)]! +
      w[place(two * 4 + feminine * 2 + feminineIn(shape), 8, CONTEXT_BITS)]! +
      w[place(beforeLast * 4096 + two, 9, CONTEXT_BITS)]!
    );
  }

  /** For training: calls `step` with all places that a way through the candidates adds up. */
  learn(row: Row, pool: Pool, chosen: Uint8Array, step: (at: number) => void): void {
    // The same sums, over a table that notes which places are read.
    const noted = new Proxy({} as Record<string, number>, {
      get: (_, at) => {
        step(Number(at));
        return 0;
      },
    }) as unknown as Weights;
    const shapeAt = (i: number): number => pool[row.places[i]! + HEAD + EACH * chosen[i]!]!;
    for (let i = 0; i < row.count; i++) {
      const shape = shapeAt(i);
      if (pool[row.places[i]!]! > 1) {
        this.lookAround(row, pool, i);
        this.alone(shape, noted);
      }
      if (i === 0 || row.breaks[i]) this.pair(EDGE_CLASS, EDGE_CLASS, 0, shape, noted);
      else {
        const last = shapeAt(i - 1);
        const two = i < 2 || row.breaks[i - 1] ? EDGE_CLASS : classOf(shapeAt(i - 2));
        this.pair(two, classOf(last), feminineIn(last), shape, noted);
      }
    }
  }
}
