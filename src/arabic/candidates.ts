/**
 * The candidate readings of one word: takes properties of a cut, and tags that it may have, gives a scored candidate for each, best first.
 *
 * A candidate is two numbers, its shape and its score. The shape packs the letters of each clitic and the part of speech; the score is a sum
 * of learned weights, found by hashing the properties together with the tag. The training tool reads the same properties through `observer`.
 */
import { ALEF, IMPERFECT_FRONT, PRONOUNS } from './clitics.js';
import {
  ADJ,
  articleOf,
  CLASSES,
  FUTURE,
  KEPT,
  NOUN,
  NUM,
  PREPOSITION,
  PRON,
  PROPN,
  tagIn,
  VERB,
  VERBAL,
  X,
} from './shape.js';
import { FINITE, IMPERFECTIVE, loose, NOMINAL, strict } from './verb-forms.js';
import { mix, OWN_BITS, place, type Weights } from './weights.js';

const MOST = 96;
/** How many properties a cut has. */
const PROPERTIES = 25;

export class Candidates {
  /** While training: told the places of the properties of each candidate. */
  observer: ((shape: number, places: Int32Array) => void) | null = null;
  /** The candidates, best first, their scores, and how many they are. */
  readonly shapes = new Int32Array(MOST);
  readonly scores = new Float64Array(MOST);
  found = 0;
  private readonly properties = new Int32Array(PROPERTIES);
  /** How many properties the cut at hand has. */
  protected count = 0;
  private readonly places = new Int32Array(PROPERTIES);

  constructor(
    private readonly weights: Weights,
    /** Candidates so much below the best are none. */
    private readonly margin: number,
  ) {}

  /** A property of the cut at hand; 0 is none. */
  protected add(kind: number, value: number): void {
    if (value !== 0) this.properties[this.count++] = mix(value, kind);
  }

  /** One more candidate: the cut at hand with a tag. `mask`: what the verb table says of the stem, which begins with `first`. */
  protected propose(base: number, tag: number, mask: number, pronoun: number, first: number): void {
    if (this.found === MOST) return;
    const forms = strict(mask) | loose(mask);
    let kind = 0;
    if (tag === VERB) {
      const imperfect = (forms & IMPERFECTIVE) !== 0;
      const perfect = (forms & FINITE & ~IMPERFECTIVE) !== 0;
      const looksImperfect = base & (FUTURE | PREPOSITION) || IMPERFECT_FRONT[first];
      kind = imperfect && !perfect ? 1 : perfect && !imperfect ? 0 : looksImperfect ? 1 : 2;
    } else if (tag === NOUN || tag === ADJ || tag === PROPN || tag === NUM)
      kind = articleOf(base) ? 1 : pronoun >= 0 ? 2 : 0;
    else if (tag === PRON) kind = first === ALEF ? 1 : 0;
    else kind = pronoun >= 0 ? 1 : 0;
    const ofVerb = tag === VERB || ((tag === NOUN || tag === ADJ) && (forms & NOMINAL) !== 0);
    const letters = pronoun >= 0 ? PRONOUNS[pronoun]!.length : 0;
    const shape = base | (letters << 6) | (tag << 9) | ((tag * CLASSES + kind) << 13) | (ofVerb ? VERBAL : 0);
    let score = 0;
    const { properties, places, weights, count } = this;
    for (let i = 0; i < count; i++) {
      const at = place(properties[i]!, tag * 8 + kind, OWN_BITS);
      places[i] = at;
      score += weights[at]!;
    }
    if (this.observer) this.observer(shape, places.slice(0, count));
    this.shapes[this.found] = shape;
    this.scores[this.found++] = score;
  }

  /** Keeps the best candidates, best first. */
  protected keepBest(): void {
    const { shapes, scores } = this;
    if (this.found === 0) {
      shapes[0] = (X << 9) | ((X * CLASSES) << 13);
      scores[0] = 0;
      this.found = 1;
    }
    const { found } = this;
    let best = -Infinity;
    for (let i = 0; i < found; i++) if (scores[i]! > best) best = scores[i]!;
    // Insertion sort: few, and ties keep their order.
    let n = 0;
    for (let i = 0; i < found; i++) {
      const score = scores[i]!;
      const shape = shapes[i]!;
      if (score < best - this.margin) continue;
      let k = n++;
      for (; k > 0 && scores[k - 1]! < score; k--) {
        scores[k] = scores[k - 1]!;
        shapes[k] = shapes[k - 1]!;
      }
      scores[k] = score;
      shapes[k] = shape;
    }
    this.found = Math.min(n, KEPT);
  }

  /** «أصيبوا»: where a form of a verb is likeliest, the ending of the plural leaves nothing else possible. */
  protected keepVerbs(): void {
    const { shapes, scores } = this;
    let kept = 0;
    for (let k = 0; k < this.found; k++) {
      if (tagIn(shapes[k]!) !== VERB) continue;
      scores[kept] = scores[k]!;
      shapes[kept++] = shapes[k]!;
    }
    this.found = kept;
  }
}
