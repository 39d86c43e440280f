/** What a worker may take for a batch. */
export interface Limits {
  /** Milliseconds for a batch; more for more than a million units of text. */
  readonly timeout: number;
  /** Megabytes of heap for a worker; null: as Node says. */
  readonly memory: number | null;
}

export const LIMITS: Limits = { timeout: 60_000, memory: null };
