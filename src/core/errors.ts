/** The errors of the door: wrong arguments and wrong data files. Odd text never throws. */

/** A TypeError with a stable code. */
export function argumentError(code: string, message: string): TypeError & { code: string } {
  return Object.assign(new TypeError(message), { code: `ERR_KHABAR_${code}` });
}

export interface DataFault {
  /** File name or label of the data, null for data given as objects. */
  file: string | null;
  /** Line in the file, from 1; the index of the entry plus 1 for objects. */
  line: number;
  /** Id of the entry, where it has one. */
  entry: string | null;
  message: string;
  /** What to do. */
  remedy: string;
}

/** A fault in data: gazetteers, event types. `faults` holds all of them, the message the first. */
export class KhabarError extends Error {
  readonly code: string;
  readonly faults: readonly DataFault[];

  /** By its name: an error that comes from another copy of this file is one as well. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'KhabarError';
  }

  constructor(code: string, faults: readonly DataFault[]) {
    const first = faults[0];
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    const entry = first?.entry ? `${first.entry}: ` : '';
    super(first ? `${first.file ?? 'data'}:${first.line}: ${entry}${first.message}. ${first.remedy}${more}` : code);
    this.name = 'KhabarError';
    this.code = `ERR_KHABAR_${code}`;
    this.faults = faults;
  }
}
