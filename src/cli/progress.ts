/**
 * What a person at a terminal sees while a run goes on: takes documents and bytes as they go by, gives one line on standard error that is drawn
 * over: a bar, articles, rate, time left, errors. It is there on a terminal only, and never mixes with the output.
 */
import type { Writable } from 'node:stream';

export interface Screen extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Progress {
  /** Bytes of input that were read. */
  read(bytes: number): void;
  /** A document is written, or has failed. */
  done(failed: boolean): void;
  /** Takes the line away, for a message or for good. */
  clear(): void;
}

const NONE: Progress = { read() {}, done() {}, clear() {} };
const EVERY = 100;
const BAR = 24;

/** `total` bytes, where they are known. */
export function createProgress(screen: Screen, total: number | null, shown: boolean): Progress {
  if (!shown || !screen.isTTY) return NONE;
  const from = Date.now();
  let drawn = 0;
  let bytes = 0;
  let documents = 0;
  let failures = 0;
  return {
    read(n) {
      bytes += n;
    },
    done(failed) {
      documents++;
      if (failed) failures++;
      const now = Date.now();
      if (now - drawn < EVERY) return;
      drawn = now;
      const line = progressLine({ seconds: (now - from) / 1000, bytes, total, documents, failures });
      screen.write(`\r\u001b[2K${line.slice(0, Math.max(20, (screen.columns ?? 80) - 1))}`);
    },
    clear() {
      if (drawn) screen.write('\r\u001b[2K');
    },
  };
}

export interface Count {
  readonly seconds: number;
  readonly bytes: number;
  readonly total: number | null;
  readonly documents: number;
  readonly failures: number;
}

export function progressLine({ seconds, bytes, total, documents, failures }: Count): string {
  const share = total ? Math.min(1, bytes / total) : null;
  const full = Math.round(BAR * (share ?? 0));
  const rate = seconds > 0 ? documents / seconds : 0;
  return [
    ...(share === null ? [] : [`[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${Math.floor(100 * share)}%`]),
    `${documents} ${documents === 1 ? 'article' : 'articles'}`,
    `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`,
    ...(share !== null && share > 0 ? [`${clock((seconds / share) * (1 - share))} left`] : []),
    ...(failures ? [`${failures} ${failures === 1 ? 'error' : 'errors'}`] : []),
  ].join('  ');
}

function clock(seconds: number): string {
  const s = Math.ceil(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  return s < 3600
    ? `${Math.floor(s / 60)}:${two(s % 60)}`
    : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}
