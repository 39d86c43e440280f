/**
 * The cue words of gazetteer entries: takes an entry, gives its cues by norm and hash, and says of a token whether it is one of them, whole, as a
 * stem, or as a stem with its article.
 */
import proclitics from '../arabic/data/proclitics.json';
import { articleOf, frontOf, pronounOf } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { normHashes } from '../text/words.js';
import type { TokenFacts } from './facts.js';
import type { LexiconEntry } from './lexicon.js';

const ARTICLE = proclitics.article;

export class Cues {
  readonly norms: ReadonlySet<string>;
  private readonly hashes: Int32Array;
  /** A bit for the end of each hash: mostly no cue stands near. */
  private readonly ends: number;

  constructor(cues: readonly string[]) {
    this.norms = new Set(cues.map(normalize));
    this.hashes = Int32Array.from(this.norms, (norm) => normHashes(norm).a);
    this.ends = this.hashes.reduce((bits, hash) => bits | (1 << (hash & 31)), 0);
  }

  mayHave(hash: number): boolean {
    return ((this.ends >>> (hash & 31)) & 1) === 1 && this.hashes.includes(hash);
  }
}

const known = new WeakMap<LexiconEntry, Cues>();

/** Null for an entry without cues. */
export function cuesOf(e: LexiconEntry): Cues | null {
  if (!e.cues.length) return null;
  let cues = known.get(e);
  if (!cues) {
    cues = new Cues(e.cues);
    known.set(e, cues);
  }
  return cues;
}

export class CueReader {
  /** Of each token the hashes of its stem, with the article and without, once somebody asks. */
  private readonly stems: Int32Array;

  constructor(private readonly c: TokenFacts) {
    this.stems = new Int32Array(2 * c.t.count);
  }

  isAt(i: number, cues: Cues): boolean {
    const { stems } = this;
    const { t, words } = this.c;
    if (!stems[2 * i + 1]) this.readStem(i);
    const whole = t.words.normA[t.type[i]!]!;
    const [definite, stem] = [stems[2 * i]!, stems[2 * i + 1]!];
    if (!cues.mayHave(whole) && !cues.mayHave(definite) && !cues.mayHave(stem)) return false;
    const { from, to, article } = words.best(i);
    const norm = t.words.norm(t.type[i]!);
    const bare = norm.slice(from, to);
    return cues.norms.has(norm) || cues.norms.has(bare) || (article > 0 && cues.norms.has(ARTICLE + bare));
  }

  private readStem(i: number): void {
    const { words, type } = this.c.t;
    const shape = this.c.words.shapes[i]!;
    const from = frontOf(shape);
    const to = words.lengthOf(type[i]!) - pronounOf(shape);
    // After «لل» one letter stands for the article.
    this.stems[2 * i] =
      articleOf(shape) === 1
        ? normHashes(ARTICLE + words.norm(type[i]!).slice(from, to)).a
        : words.hashOf(type[i]!, from - articleOf(shape), to);
    this.stems[2 * i + 1] = words.hashOf(type[i]!, from, to);
  }
}
