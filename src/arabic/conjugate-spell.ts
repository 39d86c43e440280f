/**
 * Spelling of the Arabic verb.
 *
 * Takes a word as sounds in Latin letters (data/conjugate-letters.json) and gives it in Arabic script, with and without
 * vowel signs: long vowels, doubled letters, the seat of hamza as careful print has it, and the other spellings of hamza
 * that print uses as well.
 */
import letters from './data/conjugate-letters.json';

export interface Spelling {
  text: string;
  vocalised: string;
}

const consonants = letters.consonants as Record<string, string>;
const vowels = letters.vowels as Record<string, { mark: string; letter: string }>;
const seats = letters.seats;
const latin = new Map(Object.entries(consonants).map(([sound, letter]) => [letter, sound]));

/** Radicals of a root in Latin; throws on anything but letters parted by blanks. */
export function radicals(root: string): string[] {
  return root.split(' ').map((letter) => {
    const sound = latin.get(letter);
    if (sound === undefined)
      throw new TypeError(`not a radical: ${JSON.stringify(letter)} in root ${JSON.stringify(root)}`);
    return sound;
  });
}

/** Two hamzas at the start of a word become one with a long vowel: 'a'mana → 'Amana, 'i'mAn → 'ImAn. */
export function mergeHamzas(word: string): string {
  return word.replace(/^'([aiu])'(?![aiuAIU'])/, (_, v: string) => `'${v.toUpperCase()}`);
}

const quality = (sound: string): string => (sound === 'Y' ? 'a' : sound === 'K' ? 'i' : sound.toLowerCase());
const isVowel = (sound: string | undefined): boolean => sound !== undefined && vowels[sound] !== undefined;

/**
 * The letter that carries hamza between `before` (the sound before it) and `after` (all that follows).
 * `plainGlide`: a w or y before it is the first radical, and counts as any other consonant.
 */
function seat(before: string | undefined, after: string, plainGlide: boolean): string {
  const next = after[0];
  if (before === undefined) return next === 'i' || next === 'I' ? seats.below : next === 'A' ? seats.madda : seats.alef;
  const isLast = after === '' || (after.length === 1 && 'aiuK'.includes(next));
  if (isLast) return before === 'a' ? seats.alef : before === 'i' ? seats.yeh : before === 'u' ? seats.waw : seats.none;
  const follows = isVowel(next) ? quality(next) : '';
  if (follows === 'i' || before === 'i') return seats.yeh;
  if ('Iy'.includes(before) && !plainGlide) return seats.yeh;
  if (follows === 'u' || before === 'u') return seats.waw;
  if (before === 'A' || ('Uw'.includes(before) && !plainGlide)) return seats.none;
  return next === 'A' ? seats.madda : seats.alef;
}

/** Sounds → script. */
export function spell(word: string, plainGlide = false): Spelling {
  const last = word.length - 1;
  let text = '';
  let vocalised = '';
  for (let i = 0; i <= last; i++) {
    const sound = word[i];
    if (isVowel(sound)) {
      const { mark, letter } = vowels[sound];
      if (i === 0) {
        text = letters.alef;
        vocalised = letters.alef;
      } else if (sound === 'A' && text.endsWith(seats.madda)) continue;
      text += letter;
      vocalised += mark + letter;
    } else if (sound === '_') {
      text += letters.alef;
      vocalised += letters.alef;
    } else {
      const isDouble = i < last && word[i + 1] === sound;
      if (isDouble) i++;
      const letter =
        sound === "'"
          ? seat(word[i - (isDouble ? 2 : 1)], word.slice(i + 1), plainGlide)
          : sound === 'p'
            ? i === last
              ? letters.marbuta
              : consonants.t
            : consonants[sound];
      text += letter;
      vocalised += letter;
      if (isDouble) vocalised += letters.shadda;
      else if (i < last && !isVowel(word[i + 1])) vocalised += letters.sukun;
    }
  }
  return { text, vocalised };
}

/**
 * The other spellings of hamza in print for a word already spelled: waw-hamza before a long u as yeh or as a bare hamza,
 * and, where hamza is the last radical, an alef that keeps its hamza before an ending. `hamzaIsLast` says the latter.
 */
export function otherSpellings(word: string, spelled: Spelling, hamzaIsLast: boolean): Spelling[] {
  const { text, vocalised } = spelled;
  const replace = (from: string, to: string): Spelling => ({
    text: text.replace(from, to),
    vocalised: vocalised.replace(from, to),
  });
  const found: Spelling[] = [];
  const stem = /([aAU]|[^aiuAIUYy'])'([AIU])/.exec(word);
  if (stem === null || stem.index === 0) return found;
  const [, before, after] = stem;
  if (after === 'U' && text.includes(seats.waw)) {
    const previous = text[text.indexOf(seats.waw) - 1];
    if (before === 'a' && hamzaIsLast) found.push(replace(seats.waw, seats.alef));
    found.push(replace(seats.waw, letters.unjoined.includes(previous) ? seats.none : seats.yeh));
  } else if (before === 'a' && hamzaIsLast && after === 'I') found.push(replace(seats.yeh, seats.alef));
  else if (before === 'a' && hamzaIsLast && after === 'A') {
    const alef = seats.alef + letters.alef;
    found.push({ text: text.replace(seats.madda, alef), vocalised: vocalised.replace(seats.madda, alef) });
  }
  return found;
}
