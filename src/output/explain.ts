/** Why an event is there: the rule of its trigger, of each argument, of place, time and status. Needs an Extraction made with `explain: true`. */
import { argumentError } from '../core/errors.js';
import type { Explanation, Extraction } from '../types.js';

/**
 * The steps by which an event was read: the rule of its trigger, of each participant, of place, time and status.
 *
 * @throws {TypeError} with the code `ERR_KHABAR_NO_EVENT`, or `ERR_KHABAR_NO_TRACE` where `{ explain: true }` was not given.
 */
export function explain(extraction: Extraction, eventId: string): Explanation {
  const event = extraction?.events?.find((e) => e.id === eventId);
  if (!event) throw argumentError('NO_EVENT', `no event "${String(eventId)}" in this extraction`);
  if (!extraction.trace)
    throw argumentError('NO_TRACE', 'this extraction has no trace: call extractEvents(text, { explain: true })');
  return { event: event.id, type: event.type, steps: extraction.trace[eventId] ?? [] };
}
