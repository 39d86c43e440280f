/**
 * Is a written word an admissible spelling of a word given as data? Takes the data word and the written letters, gives yes or no.
 *
 * News leaves out hamzas and dots («اعلن», «الى», «مدرسه»), it does not add them: «اعلن» may be أعلن, «على» is not علي before a name.
 */
const LOOSE = new Map<number, readonly number[]>([
  [0x623, [0x627, 0x625]], // أ written ا, at times إ
  [0x625, [0x627, 0x623]],
  [0x622, [0x627, 0x623]],
  [0x627, [0x623, 0x625]], // ا written أ: «أجتمع»
  [0x64a, [0x649]], // ي written ى, as Egypt does
  [0x649, [0x64a]],
  [0x629, [0x647]], // ة written ه
  [0x624, [0x648]],
  [0x626, [0x64a, 0x649]],
]);

const NONE: readonly number[] = [];
/** The letters that may stand for another one. */
export const spellingsOf = (unit: number): readonly number[] => LOOSE.get(unit) ?? NONE;

/** Do the letters from `from` on spell `word`? */
export function fits(word: string, unit: (i: number) => number, from: number): boolean {
  for (let i = 0; i < word.length; i++) {
    const want = word.charCodeAt(i);
    const got = unit(from + i);
    if (want !== got && !LOOSE.get(want)?.includes(got)) return false;
  }
  return true;
}
