/**
 * Reads a number written with digits: takes its plain spelling («1,254», «12.5», «1٬234٫5»), gives its value or null.
 *
 * Three digits after a single mark are thousands («1.254 cases») unless the part before is 0 («0.125») or the word after it says
 * otherwise: before a percent sign they are decimals, before a word of size only a comma makes thousands («1,197 million»).
 * Marks that fit neither reading («192.168.1.2», «1.10.30») give null.
 */
export type Before = 'noun' | 'size' | 'percent';

const ARABIC_DECIMAL = '\u066b';
const ARABIC_THOUSANDS = '\u066c';
const isDigit = (u: number) => u >= 0x30 && u <= 0x39;

export function readDigits(plain: string, before: Before = 'noun'): number | null {
  const groups: string[] = [];
  const marks: string[] = [];
  let from = 0;
  for (let i = 0; i < plain.length; i++) {
    if (isDigit(plain.charCodeAt(i))) continue;
    groups.push(plain.slice(from, i));
    marks.push(plain[i]!);
    from = i + 1;
  }
  groups.push(plain.slice(from));
  if (marks.length === 0) return Number(plain);
  const head = groups[0]!;
  const last = groups[groups.length - 1]!;
  const mark = marks[marks.length - 1]!;
  const grouped = (parts: readonly string[]) =>
    head.length <= 3 && !head.startsWith('0') && parts.every((p) => p.length === 3);
  if (marks.length === 1) {
    const thousands =
      mark === ARABIC_THOUSANDS ||
      (mark !== ARABIC_DECIMAL && grouped([last]) && (before === 'noun' || (before === 'size' && mark !== '.')));
    return Number(thousands ? head + last : `${head}.${last}`);
  }
  if (marks.every((m) => m === marks[0])) return grouped(groups.slice(1)) ? Number(groups.join('')) : null;
  if (marks.slice(0, -1).some((m) => m !== marks[0]) || !grouped(groups.slice(1, -1))) return null;
  return Number(`${groups.slice(0, -1).join('')}.${last}`);
}
