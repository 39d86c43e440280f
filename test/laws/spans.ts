/** Faults of an Extraction against its text: spans that are no slices, edges inside a surrogate pair, lone halves that the text did not hold. */
const isHigh = (u: number) => u >= 0xd800 && u < 0xdc00;
const isLow = (u: number) => u >= 0xdc00 && u < 0xe000;

/** Is there a pair across this offset? */
export const splitsPair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

export function spanFaults(value: unknown, text: string, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { start, end, text: own } = value as { start?: unknown; end?: unknown; text?: unknown };
  const out: string[] = [];
  if (start !== undefined || end !== undefined) {
    if (
      !(
        Number.isInteger(start) &&
        Number.isInteger(end) &&
        0 <= (start as number) &&
        (start as number) <= (end as number) &&
        (end as number) <= text.length
      )
    )
      out.push(`${path}: ${start}..${end} is not in the text`);
    else {
      if (own !== undefined && text.slice(start as number, end as number) !== own)
        out.push(`${path}: ${JSON.stringify(own)} is not the slice ${start}..${end}`);
      if (splitsPair(text, start as number) || splitsPair(text, end as number))
        out.push(`${path}: ${start}..${end} splits a pair`);
    }
  }
  for (const [key, v] of Object.entries(value)) {
    if (typeof v === 'number' && !Number.isFinite(v)) out.push(`${path}.${key}: ${v}`);
    out.push(...spanFaults(v, text, `${path}.${key}`));
  }
  return out;
}
