/**
 * Sound laws of the Arabic verb.
 *
 * Takes a word as a pattern (digits stand for radicals, Latin letters for sounds, see data/conjugate-letters.json) with
 * what matters of its root, and gives the pattern as it is pronounced: weak radicals melted, doubled ones drawn together,
 * infixes assimilated. Digits that are left are filled with the radicals afterwards. Working on digits and not on letters
 * keeps every law blind to affixes that happen to look like a radical, and lets one result serve all verbs of a class.
 */
import irregular from './data/conjugate-irregular.json';

/** What the laws need to know of a verb. `R1`… are radicals in Latin; `''` in R4 for roots of three. */
export interface VerbClass {
  form: string;
  perfectVowel: string;
  imperfectVowel: string;
  R1: string;
  R2: string;
  R3: string;
  /** Last two radicals are drawn together; names the two digits, else ''. */
  doubled: '' | '23' | '33' | '44';
  /** The second radical is weak and melts. */
  hollow: boolean;
  /** The third radical is weak. */
  defective: boolean;
  /** The first radical w falls in the imperfect. */
  dropsW: boolean;
  /** A first radical that behaves as w in form VIII. */
  likeW: boolean;
}

/** The part of the paradigm a word belongs to; the laws differ between finite verbs and nouns. */
export type Part = 'perfect' | 'imperfect' | 'noun';

const assimilation = irregular.assimilation as Record<string, string>;
const vowels = 'aiuAIU';
const isGlide = (radical: string): boolean => radical === 'w' || radical === 'y';

/** Form VIII: the infix t and the first radical meet (iwtaSala → ittaSala, iDtarra → iDTarra). */
function assimilate(word: string, verb: VerbClass): string {
  const pair = assimilation[verb.likeW ? 'w' : verb.R1];
  return pair && verb.form === '8' ? word.replace('1t', pair) : word;
}

const contractions = new Map(
  (['23', '33', '44'] as const).map((pair) => {
    const [x, y] = pair;
    return [
      pair,
      {
        pair,
        afterVowel: new RegExp(`([${vowels}])${x}[aiu]${y}(?=[${vowels}])`),
        afterConsonant: new RegExp(`(\\d)${x}([aiu])${y}(?=[${vowels}])`),
      },
    ];
  }),
);

/** madada → madda, yamdudu → yamuddu; before a consonant both stay apart: madadtu. */
function contract(word: string, verb: VerbClass): string {
  if (verb.doubled === '') return word;
  const law = contractions.get(verb.doubled)!;
  return word.replace(law.afterVowel, `$1${law.pair}`).replace(law.afterConsonant, `$1$2${law.pair}`);
}

/** First radical w or y: dropped (yawSilu → yaSilu) or melted into the vowel before it (iwSAl → ISAl, yuyqinu → yUqinu). */
function meltFirst(word: string, verb: VerbClass, part: Part, passive: boolean): string {
  if (!isGlide(verb.R1)) return word;
  const dropped = verb.dropsW && part === 'imperfect' && !passive ? word.replace(/a1(?=2)/, 'a') : word;
  return dropped.replace(/u1(?=\d)/, 'U').replace(/i1(?=\d)/, 'I');
}

const long: Record<string, string> = { a: 'A', A: 'A', i: 'I', u: 'U', U: 'U' };

/** Second radical weak: qawama → qAma, yaqwumu → yaqUmu, mabyUE → mabIE, qAwim → qA'im; shortened before a consonant. */
function meltSecond(word: string, verb: VerbClass, part: Part, passive: boolean): string {
  if (!verb.hollow) return word;
  if (part === 'perfect' && !passive && verb.form === '1') {
    const short = verb.R2 === 'w' && verb.imperfectVowel === 'u' ? 'u' : 'i';
    const closed = word.replace(/a2[aiu]3(?=[tn])/, `${short}3`);
    if (closed !== word) return closed;
  }
  const melted = word
    .replace(/12([aAiuU])3/, (_, v: string) => `1${v === 'U' && verb.R2 === 'y' ? 'I' : long[v]}3`)
    .replace(/A2i3/, "A'i3")
    .replace(/a2[aiu]3/, 'A3')
    .replace(/u2i3/, 'I3')
    .replace(/i2A3/, 'iyA3');
  if (part === 'noun') return melted;
  return melted.replace(/([AIU])3(?=[tn]|$)/, (_, v: string) => `${v.toLowerCase()}3`);
}

/** The sound a weak third radical has: w lives on only in form I beside its own vowels. */
function lastGlide(word: string, verb: VerbClass, part: Part, passive: boolean): string {
  if (verb.form !== '1' || verb.R3 !== 'w') return 'y';
  if (part === 'perfect') return !passive && verb.perfectVowel !== 'i' ? 'w' : 'y';
  return (part === 'imperfect' && passive) || verb.imperfectVowel !== 'u' || /i3/.test(word) ? 'y' : 'w';
}

/**
 * Third radical weak: daEawa → daEA, ramayat → ramat, yarmiyUna → yarmUna, iktifAy → iktifA', marmUy → marmiyy; in a
 * masdar of form II it joins a y before it: taHyiyat → taHiyyat.
 */
function meltThird(word: string, verb: VerbClass, part: Part, passive: boolean): string {
  // A hollow root with final hamza changes places with its glide in the active participle: jA'iy, not jA'i'.
  if (verb.R3 === "'" && word.includes("A'i3")) return meltIY(word).replace('3', 'y');
  if (!verb.defective) return word;
  if (verb.R2 === 'y' && word === 'ta12i3ap') return 'ta1i2yap';
  const glide = lastGlide(word, verb, part, passive);
  const final = glide === 'w' || verb.R2 === 'y' ? 'A' : 'Y';
  const melted = meltIY(word)
    .replace(/a3[au]$/, final)
    .replace(/a3at/, 'at')
    .replace('a3ap', 'Ap')
    .replace('a3U', 'aw')
    .replace('a3I', 'ay')
    .replace(/a3$/, 'a')
    .replace(/u3u?$/, (end) => (end === 'u3' ? 'u' : 'U'))
    .replace('u3U', 'U')
    .replace('u3I', 'I')
    .replace(/u3(?=[tn])/, 'U')
    .replace('A3', "A'")
    .replace('U3', glide === 'w' ? 'uw3' : 'iy3');
  return melted.replace('3', glide);
}

const meltIY = (word: string): string =>
  word
    .replace(/i3u$/, 'I')
    .replace('i3U', 'U')
    .replace('i3I', 'I')
    .replace(/i3$/, 'i')
    .replace(/i3K$/, 'K')
    .replace(/i3(?=[tn])/, 'I');

/** All laws in their order. */
export function applySoundLaws(word: string, verb: VerbClass, part: Part, passive: boolean): string {
  let result = assimilate(word, verb);
  result = contract(result, verb);
  result = meltFirst(result, verb, part, passive);
  result = meltSecond(result, verb, part, passive);
  return meltThird(result, verb, part, passive);
}

/** An imperative without its prefix: two consonants at the start take a helping vowel (ktub → uktub), w after it melts. */
export function startWithVowel(word: string, verb: VerbClass): string {
  if (vowels.includes(word[1] ?? 'a') || word.startsWith("'a")) return word;
  const helper = verb.form === '1' && verb.imperfectVowel === 'u' ? 'u' : 'i';
  return isGlide(verb.R1) ? `${helper}${word}`.replace(/^u1(?=\d)/, 'U').replace(/^i1(?=\d)/, 'I') : helper + word;
}
