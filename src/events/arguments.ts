/**
 * Who does what to whom: takes a trigger and the chunks of its sentence, gives what stands in its grammatical places and the fillers of its
 * roles.
 */
import { chunkAt } from './chunks.js';
import type { Reader } from './clause.js';
import { nounPlaces } from './noun-places.js';
import { NO_PLACES, type Places } from './roles.js';
import type { TriggerFound } from './triggers.js';
import { isOwnedMasdar, ownedPlaces, verbPlaces } from './verb-places.js';

export function readArguments(r: Reader, trigger: TriggerFound): Places {
  const at = chunkAt(r.chunks, trigger.token);
  if (at < 0) return NO_PLACES;
  if (isOwnedMasdar(r, trigger, at)) return ownedPlaces(r, trigger, at);
  return trigger.kind === 'verb' || (trigger.kind === 'phrase' && trigger.verb && trigger.verb.person > 0)
    ? verbPlaces(r, trigger, at)
    : nounPlaces(r, trigger, at);
}
