/**
 * For the checks of the user's data: takes any value, gives a plain copy of it (what JSON can say, nothing else), and says what sort it is.
 * The copy is what is checked and kept: a getter is read once, and nobody changes it behind our back.
 */

/** Deeper data than ours have ever been. */
const DEEPEST = 8;

/** Throws what a getter throws, and a RangeError where the value holds itself. */
export function plainCopy(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (depth > DEEPEST) throw new RangeError('too deep');
  if (Array.isArray(value)) return Array.from(value, (v) => plainCopy(v, depth + 1));
  const out: Record<string, unknown> = {};
  // «__proto__» is a key like any other.
  for (const key of Object.keys(value)) {
    const copy = plainCopy((value as Record<string, unknown>)[key], depth + 1);
    // It would set the prototype.
    if (key === '__proto__') Object.defineProperty(out, key, { value: copy, enumerable: true });
    else out[key] = copy;
  }
  return out;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Strings that hold more than blanks. */
export const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((v) => typeof v === 'string' && v.trim() !== '');

/** A value as messages show it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined;
  return text && text.length < 60
    ? text
    : `a ${value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value}`;
}

/** Tells of a fault: what is wrong, and what to do. */
export type Tell = (message: string, remedy: string) => void;
