/**
 * Features that are told by number, and weights for them: takes what a feature says as numbers, gives a place in a table of weights, which were
 * fitted to annotated articles (`models/README.md`). Features that fall on one place share its weight.
 */
import { joinA, SEED_A, spread, stepA } from './hash.js';

/** Places of a table, a power of two. */
export const SIZE = 1 << 18;

/** A word or name as a number. */
export function code(text: string): number {
  let h = SEED_A;
  for (let i = 0; i < text.length; i++) h = stepA(h, text.charCodeAt(i));
  return h;
}

/** The features of one question, one after another. */
export class Features {
  readonly places = new Uint32Array(96);
  count = 0;

  /** Feature `kind` of these values. */
  add(kind: number, a: number, b = 0, c = 0, d = 0): void {
    this.places[this.count++] = spread(joinA(joinA(joinA(joinA(kind, a), b), c), d)) & (SIZE - 1);
  }

  /** Their places, for the fitting of weights. */
  read(): number[] {
    return [...this.places.subarray(0, this.count)];
  }
}

export interface Fitted {
  /** The weights that are not zero, in the order of their places: how far it is from the one before, in small letters, then the weight, a letter. */
  readonly letters: string;
  /** What a step is worth, in logits. */
  readonly step: number;
}

/** The letter of weight 0; those of the others stand around it, before the small ones and «\». */
export const MIDDLE = 0x3f;
/** The largest weight, in steps. */
export const LARGEST = 28;
/** Digits of a distance. */
export const DIGIT = 0x61;
export const BASE = 26;

export class Weights {
  private readonly table = new Int8Array(SIZE);

  constructor(private readonly fitted: Fitted) {
    const { letters } = fitted;
    let place = -1;
    let distance = 0;
    for (let i = 0; i < letters.length; i++) {
      const c = letters.charCodeAt(i);
      if (c >= DIGIT) {
        distance = distance * BASE + c - DIGIT;
        continue;
      }
      place += distance;
      distance = 0;
      this.table[place] = c - MIDDLE;
    }
  }

  /** What the features speak for, in logits. */
  odds({ places, count }: Features): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.table[places[i]!]!;
    return sum * this.fitted.step;
  }
}

/** The chance of these odds, which are in logits. */
export const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));
