/**
 * What operations are made of: takes the slots of a pattern, gives what one of them read.
 */
import type { Figure } from './terminals.js';
import type { Said } from './types.js';

export type Slots = Record<string, unknown[]>;
export type Operation = (slots: Slots, args: Readonly<Record<string, unknown>>) => Said | null | undefined;

export const one = <T>(s: Slots, name: string): T | undefined => s[name]?.[0] as T | undefined;
export const said = (s: Slots, name: string) => one<Said>(s, name);
export const figure = (s: Slots, name: string) => one<Figure>(s, name)?.value;
/** Only the keys that have a value, so that said things compare by their parts. */
export function of<T extends Said>(parts: { [K in keyof T]: T[K] | undefined }): T {
  const out: Record<string, unknown> = {};
  for (const k in parts) if (parts[k as keyof typeof parts] !== undefined) out[k] = parts[k as keyof typeof parts];
  return out as unknown as T;
}
export type Kind<K extends Said['kind']> = Extract<Said, { kind: K }>;
