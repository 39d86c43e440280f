/**
 * Names in Latin script: takes tokens, gives what a plug-in finds in each stretch of Latin words that no gazetteer covers.
 * A stretch goes over blanks, commas, full stops and hyphens between Latin words of one line: «Lyon, France».
 */
import { LINE, SIGN, type Tokens } from '../text/token.js';
import type { Plugin } from '../types.js';
import { type NameFound, nameFound } from './find.js';

const INSIDE = new Set([0x2c, 0x2e, 0x2d, 0x26]);
/** Longest stretch given to a plug-in, in tokens. */
const LONGEST = 24;

export function findLatin(t: Tokens, isLatin: (token: number) => boolean, plugins: readonly Plugin[]): NameFound[] {
  const out: NameFound[] = [];
  for (let i = 0; i < t.count; i++) {
    if (!isLatin(i)) continue;
    let last = i + 1;
    for (let j = last; j < t.count && j - i < LONGEST && t.gap[j]! < LINE; j++) {
      if (isLatin(j)) last = j + 1;
      else if (t.kind[j] !== SIGN || !INSIDE.has(t.text.charCodeAt(t.start[j]!))) break;
    }
    const base = t.start[i]!;
    const stretch = t.text.slice(base, t.end[last - 1]!);
    for (const p of plugins)
      for (const n of p.findLatin?.(stretch) ?? []) {
        const first = tokenAt(t, i, last, base + n.start);
        const end = tokenAt(t, i, last, base + n.end - 1) + 1;
        if (first < 0 || end <= first) continue;
        out.push(
          nameFound({
            first,
            last: end,
            start: base + n.start,
            end: base + n.end,
            rule: `latin/${p.name}`,
            score: 0.7,
            type: n.type,
            source: 'latin',
          }),
        );
      }
    i = last - 1;
  }
  return out;
}

function tokenAt(t: Tokens, from: number, to: number, offset: number): number {
  for (let i = from; i < to; i++) if (offset >= t.start[i]! && offset < t.end[i]!) return i;
  return -1;
}
