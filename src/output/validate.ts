/** Is a value an Extraction? By the published schema, or strictly (no unknown keys). Compiled at build time: no eval. */
import { validate as open, validateStrict } from '../knowledge/validate.js';

/** `path` is a JSON pointer, as `/events/0/type`. */
export type Validation = { valid: true } | { valid: false; errors: { path: string; message: string }[] };

/** Is it an Extraction, as read back from JSON? Unknown keys are allowed, with `{ strict: true }` not. Never throws for odd values. */
export function validate(value: unknown, options: { strict?: boolean } = {}): Validation {
  const check = options.strict ? validateStrict : open;
  if (check(value)) return { valid: true };
  return {
    valid: false,
    errors: (check.errors ?? []).map((e) => ({ path: e.instancePath || '/', message: e.message ?? 'is not valid' })),
  };
}
