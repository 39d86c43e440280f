/**
 * The ways to cut and tag a word type: takes its letters, the lexicon, the verbs and weights, gives its candidate readings (`candidates.ts`).
 *
 * Each cut takes off clitics, the article, a pronoun. What is left is looked up in the lexicon, as it stands and without its ending, and in the
 * table of verb forms; this, its clitics, length, letters and pattern are its properties, and say which tags are proposed.
 */
import { stepA } from '../core/hash.js';
import { ARABIC, CLASS, NORM } from '../text/fold.js';
import type { WordTypes } from '../text/words.js';
import { Candidates } from './candidates.js';
import {
  ALEF,
  BEFORE_PRONOUN,
  CONJUNCTIONS,
  ENDINGS,
  FEMININE,
  FUTURE_UNIT,
  HEH,
  IMPERFECT_FRONT,
  LAM,
  OF_NOUNS,
  OF_VERBS,
  PATTERN,
  PERFECT_END,
  PREPOSITIONS,
  PRONOUNS,
  QUESTION_UNIT,
  RESTORED,
  TEH,
  VERBS_ONLY,
} from './clitics.js';
import { CLOSED, type Lexicon, LISTED, TAGS } from './lexicon.js';
import {
  ADJ,
  ADV,
  articleOf,
  CONJUNCTION,
  FEMININE_SHAPE,
  FUTURE,
  NOUN,
  NUM,
  PREPOSITION,
  PRON,
  PROPN,
  QUESTION,
  tagIn,
  VERB,
} from './shape.js';
import { BOUND, FINITE, IMPERFECTIVE, LOOSE_SHIFT, strict } from './verb-forms.js';
import type { VerbTable } from './verbs.js';
import { mix, type Weights } from './weights.js';

/** Bits of a mask, near the careful spelling or just it. */
const ANY_FINITE = FINITE | (FINITE << LOOSE_SHIFT);
const ANY_BOUND = BOUND | (BOUND << LOOSE_SHIFT);
const LONGEST_WORD = 40;

export class Analyzer extends Candidates {
  /** While training: may the word at hand be learned by heart? */
  known: (() => boolean) | null = null;
  private readonly s = new Uint16Array(LONGEST_WORD + 8);
  private n = 0;
  /** What its neighbours see of the type read last. */
  seen = 0;
  /** What was asked of the verb table for the word at hand: place and answer by turns. */
  private readonly probes = new Int32Array(32);
  private probed = 0;
  private whole = 0;
  private wholeKey = 0;
  private listed = false;
  /** The cut at hand leaves a listed noun when a pronoun is taken off. */
  private owned = false;
  /** What the lexicon knows of the word without its first letter, when that may be a conjunction. */
  private rest = 0;
  private restListed = false;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly verbs: VerbTable,
    weights: Weights,
    margin: number,
  ) {
    super(weights, margin);
  }

  /** Fills the scratch letters with a word type, or a string's. */
  load(words: WordTypes, id: number): Uint16Array {
    this.n = Math.min(words.lengthOf(id), LONGEST_WORD);
    for (let i = 0; i < this.n; i++) this.s[i] = words.unitAt(id, i);
    return this.s;
  }

  /** Reads a word type: fills its candidates and `seen`. */
  read(words: WordTypes, id: number): void {
    this.load(words, id);
    const { s, n } = this;
    this.found = 0;
    this.seen = 0;
    this.probed = 0;
    if (n === 0 || CLASS[s[0]!] !== ARABIC) {
      this.keepBest();
      return;
    }
    this.whole = this.norm(0, n);
    const known = this.lexicon.look(s, 0, n);
    const whole = this.lexicon.exact || this.lexicon.loose;
    this.listed = this.lexicon.isListed(this.lexicon.exact);
    this.wholeKey = known ? this.lexicon.keys[whole]! : 0;
    const closed = this.lexicon.isClosed(this.lexicon.exact);
    this.rest =
      CONJUNCTIONS[s[0]!] && n > 2 && this.lexicon.look(s, 1, n)
        ? this.lexicon.keys[this.lexicon.exact || this.lexicon.loose]!
        : 0;
    this.restListed = this.rest !== 0 && this.lexicon.exact > 0 && this.lexicon.isListed(this.lexicon.exact);
    if (closed) this.segment(0, 0, n, -1);
    else if (!this.isAlone()) this.cuts();
    this.seen = this.see(whole);
    this.keepBest();
    if (n > 3 && tagIn(this.shapes[0]!) === VERB && endsIn(words, id, VERBS_ONLY)) this.keepVerbs();
  }

  /** What the neighbours see of the word at hand: its profile, whether it has the article or may be a verb, its ends. */
  private see(profile: number): number {
    const { s, n } = this;
    const article = n > 3 && s[0] === ALEF && s[1] === LAM ? 1 : 0;
    const seen = mix(this.lexicon.keys[profile]!, article);
    if (profile || article) return seen;
    const finite = this.probe(0, n) & FINITE ? 2 : 0;
    return mix(seen, finite + (s[n - 1] === TEH ? 1 : 0) + (CONJUNCTIONS[s[0]!] || PREPOSITIONS[s[0]!] ? 4 : 0));
  }

  private cuts(): void {
    const { s, n, lexicon } = this;
    for (let question = 0; question <= (s[0] === QUESTION_UNIT && n > 2 ? 1 : 0); question++)
      for (
        let conjunction = 0;
        conjunction <= (CONJUNCTIONS[s[question]!] && n - question > 2 ? 1 : 0);
        conjunction++
      ) {
        const a = question + conjunction;
        const front = conjunction * CONJUNCTION + question * QUESTION;
        // A word of the closed classes is not cut further: «ولكن».
        if (conjunction && lexicon.look(s, a, n) && lexicon.isClosed(lexicon.exact)) {
          this.segment(front, a, n, -1);
          continue;
        }
        this.stems(front, a);
        if (s[a] === FUTURE_UNIT && n - a > 3 && IMPERFECT_FRONT[s[a + 1]!]) this.stems(front | FUTURE, a + 1);
        if (!question && s[a] === ALEF && s[a + 1] === LAM && n - a > 3) this.stems(front | (2 << 4), a + 2);
        if (!PREPOSITIONS[s[a]!] || n - a < 2) continue;
        const p = a + 1;
        if (n - p > 1) this.stems(front | PREPOSITION, p);
        if (s[a] === LAM && s[p] === LAM && n - p > 2) this.stems(front | PREPOSITION | (1 << 4), p + 1);
        else if (s[p] === ALEF && s[p + 1] === LAM && n - p > 3) this.stems(front | PREPOSITION | (2 << 4), p + 2);
      }
  }

  private stems(front: number, from: number): void {
    const { s, n } = this;
    this.owned = false;
    if (!articleOf(front))
      for (let p = 0; p < PRONOUNS.length; p++) {
        const pronoun = PRONOUNS[p]!;
        const to = n - pronoun.length;
        if (to - from < 1 || !this.endsWith(pronoun, n)) continue;
        // One letter before a pronoun is a preposition: «له».
        if (to - from === 1 && (front & (FUTURE | PREPOSITION) || !BEFORE_PRONOUN[s[from]!])) continue;
        this.segment(front | (pronoun.length << 6), from, to, p);
      }
    this.segment(front, from, n, -1);
  }

  /** A preposition of one letter with its pronoun, after a conjunction or not, is nothing else: «وله». */
  private isAlone(): boolean {
    const { s, n } = this;
    const from = CONJUNCTIONS[s[0]!] && n > 2 ? 1 : 0;
    if (!BEFORE_PRONOUN[s[from]!]) return false;
    for (let p = 0; p < PRONOUNS.length; p++) {
      if (OF_NOUNS[p] || OF_VERBS[p] || n - from - 1 !== PRONOUNS[p]!.length || !this.endsWith(PRONOUNS[p]!, n))
        continue;
      this.segment((from * CONJUNCTION) | (PRONOUNS[p]!.length << 6), from, from + 1, p);
      return this.found > 0;
    }
    return false;
  }

  /** Is the word without its first letter, a conjunction, a listed word or a verb? */
  private restKnown(): boolean {
    const { s, n } = this;
    if (!CONJUNCTIONS[s[0]!] || n < 4) return false;
    return this.restListed || (strict(this.probe(1, n)) & FINITE) !== 0;
  }

  /** Does what is not known begin with an article, clitics before it or not? It is not read without it then: «والتيارات». */
  private hasArticle(from: number, to: number): boolean {
    const { s } = this;
    let a = from;
    if (CONJUNCTIONS[s[a]!]) a++;
    if (PREPOSITIONS[s[a]!] && s[a + 1] === ALEF) a++;
    return to - a > 4 && s[a] === ALEF && s[a + 1] === LAM;
  }

  private endsWith(letters: Uint16Array, to: number): boolean {
    const a = to - letters.length;
    if (a < 0) return false;
    for (let k = 0; k < letters.length; k++) if (this.s[a + k] !== letters[k]) return false;
    return true;
  }

  private endsWithOne(endings: readonly Uint16Array[], to: number): boolean {
    for (let e = 0; e < endings.length; e++) if (this.endsWith(endings[e]!, to)) return true;
    return false;
  }

  /** What the verb table says of letters [from, to); asked more than once of some. */
  private probe(from: number, to: number): number {
    const key = from * 64 + to;
    for (let k = 0; k < this.probed; k += 2) if (this.probes[k] === key) return this.probes[k + 1]!;
    const mask = this.verbs.probe(this.s, from, to);
    if (this.probed < this.probes.length) {
      this.probes[this.probed++] = key;
      this.probes[this.probed++] = mask;
    }
    return mask;
  }

  private norm(from: number, to: number): number {
    let h = 17;
    for (let i = from; i < to; i++) h = stepA(h, NORM[this.s[i]!]!);
    return h;
  }

  /** One cut: reads off its properties and proposes its tags. */
  private segment(front: number, from: number, to: number, pronoun: number): void {
    const { s, lexicon } = this;
    const future = front & FUTURE;
    const article = articleOf(front);
    const question = front & QUESTION;
    const length = to - from;
    const last = s[to - 1]!;
    lexicon.look(s, from, to);
    const exact = lexicon.exact;
    const near = lexicon.loose;
    let key = 0;
    let level = exact || near;
    if (exact) key = mix(lexicon.keys[exact]!, 1);
    // The stem as it is without the pronoun, then the stem without its ending.
    let restored = 0;
    if (!exact && pronoun >= 0)
      for (let k = 0; k < RESTORED.length; k++)
        if (last === RESTORED[k]![0] && length > 1 && lexicon.look(s, from, to, RESTORED[k]![1])) {
          restored = RESTORED[k]![1];
          level = lexicon.exact || lexicon.loose;
          key = mix(lexicon.keys[level]!, 2);
          break;
        }
    if (!key && near) key = mix(lexicon.keys[near]!, 3);
    if (!key && length > 3) key = this.withoutEnding(from, to);
    // Of the prepositions only «ل» stands before a verb.
    const isNominal = article > 0 || ((front & PREPOSITION) !== 0 && s[from - 1] !== LAM);
    const mask = isNominal ? this.probe(from, to) & ~ANY_FINITE : this.probe(from, to);
    const verbal = pronoun >= 0 ? mask : mask & ~ANY_BOUND;
    // A word that is listed as it stands is not cut to leave something unknown.
    if (!key && !verbal && !article && ((this.listed && (from > 0 || pronoun >= 0)) || this.hasArticle(from, to)))
      return;
    if (
      pronoun >= 0 &&
      length > 2 &&
      level &&
      !OF_NOUNS[pronoun] &&
      (exact || restored) &&
      lexicon.level(level, NOUN) >= LISTED
    )
      this.owned = true;
    if (pronoun < 0 && !key && !verbal && (this.owned || (front === 0 && this.restKnown()))) return;
    const light = (front & 1) | ((front >> 2) & 2) | (article ? 4 : 0) | (pronoun >= 0 ? 8 : 0) | (front & 6 ? 16 : 0);
    const sig = mix(front & 63, pronoun + 1);
    const stem = this.norm(from, to);
    const cut = from ? s[from - 1]! : 0;
    const heart = !this.known || this.known();

    this.count = 0;
    this.add(1, sig);
    this.add(2, key);
    this.add(3, mix(key, light));
    this.add(4, verbal);
    this.add(5, mix(verbal, light));
    this.add(6, mix(Math.min(length, 9), mix(light, key ? 1 : 0)));
    this.add(7, mix(s[from]!, light));
    this.add(8, mix(s[from]!, length > 1 ? s[from + 1]! : 0));
    this.add(9, mix(last, light));
    this.add(10, mix(last, length > 1 ? s[to - 2]! : 0));
    this.add(11, length > 2 ? mix(mix(last, s[to - 2]!), s[to - 3]!) : 0);
    const pattern = this.pattern(from, to);
    this.add(12, pattern);
    this.add(13, mix(pattern, light));
    this.add(14, mix(restored, light));
    this.add(15, near ? mix(lexicon.keys[near]!, exact ? 1 : 0) : 0);
    this.add(16, mix(this.wholeKey, light));
    this.add(17, mix(key, verbal ? 1 + (verbal & FINITE ? 1 : 0) : 0));
    this.add(18, mix(mix(cut, Math.min(length, 6)), (key ? 1 : 0) | (verbal ? 2 : 0)));
    this.add(19, mix(mix(cut, pronoun + 1), key));
    this.add(20, mix(mix(sig, this.wholeKey ? 1 : 0), (key ? 1 : 0) | (verbal ? 2 : 0)));
    this.add(21, heart ? stem : 0);
    this.add(22, heart ? mix(stem, light) : 0);
    this.add(23, heart ? mix(this.whole, sig) : 0);
    this.add(24, this.rest ? mix(this.rest, light) : 0);

    const feminine = this.endsWithOne(FEMININE, to) || restored === TEH;
    const base = front | (feminine ? FEMININE_SHAPE : 0);
    let closed = false;
    for (let t = 0; t < TAGS.length; t++) {
      const l = level ? lexicon.level(level, t) : 0;
      if (l === CLOSED && (exact || restored || near)) closed = true;
      // Open tags come below.
      if (l && t !== NOUN && t !== ADJ && t !== PROPN && t !== VERB && !(article && t !== NUM && t !== PRON) && !future)
        this.propose(base, t, mask, pronoun, s[from]!);
    }
    const listed = (t: number) => level > 0 && lexicon.level(level, t) > 0;
    if (!future && !question && length > 1) {
      const open = !(closed && exact) || article > 0;
      if (listed(NOUN) || (open && pronoun < 0) || (open && !OF_VERBS[pronoun]))
        this.propose(base, NOUN, mask, pronoun, s[from]!);
      if (listed(ADJ) || (open && pronoun < 0)) this.propose(base, ADJ, mask, pronoun, s[from]!);
      if (pronoun < 0 && !listed(ADV) && !article && length > 3 && last === ALEF)
        this.propose(base, ADV, mask, pronoun, s[from]!);
      if (pronoun < 0 && (listed(PROPN) || open) && length > 1) this.propose(base, PROPN, mask, pronoun, s[from]!);
    }
    if (isNominal) return;
    const finite = (verbal | (verbal >>> LOOSE_SHIFT)) & (FINITE | BOUND);
    const fits = future ? finite & IMPERFECTIVE : finite;
    if (OF_NOUNS[pronoun] || (question && !fits)) return;
    if (
      fits ||
      listed(VERB) ||
      (!closed &&
        length > 2 &&
        !key &&
        (IMPERFECT_FRONT[s[from]!] || this.endsWithOne(PERFECT_END, to) || pronoun >= 0))
    )
      this.propose(base, VERB, fits, pronoun, s[from]!);
  }

  /** Key of a stem that the lexicon knows without, or with another, nominal ending. */
  private withoutEnding(from: number, to: number): number {
    const { s, lexicon } = this;
    for (let e = 0; e < ENDINGS.length; e++) {
      const ending = ENDINGS[e]!;
      const cut = to - ending.length;
      if (cut - from < 2 || !this.endsWith(ending, to)) continue;
      // «مشروعها» is not مشروعة with an ending.
      if (lexicon.look(s, from, cut) && (lexicon.exact || s[cut - 1] !== HEH))
        return mix(mix(lexicon.keys[lexicon.exact || lexicon.loose]!, 4), e);
      if (lexicon.look(s, from, cut, 0, TEH)) return mix(mix(lexicon.keys[lexicon.exact || lexicon.loose]!, 5), e);
    }
    return 0;
  }

  private pattern(from: number, to: number): number {
    let h = 5;
    for (let i = from; i < to; i++) h = stepA(h, PATTERN[this.s[i]!] ? this.s[i]! : 1);
    return h;
  }
}

function endsIn(words: WordTypes, id: number, letters: Uint16Array): boolean {
  const from = words.lengthOf(id) - letters.length;
  for (let k = 0; k < letters.length; k++) if (words.unitAt(id, from + k) !== letters[k]) return false;
  return true;
}
