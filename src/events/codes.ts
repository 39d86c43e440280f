/** Codes of PLOVER, CAMEO and ACE: takes an event's type, status, mode and trigger, gives the type's own codes or those of its first exception that holds. */
import type { EventStatus } from '../types.js';
import type { Codes, EventHead } from './type.js';

export function codesOf(type: EventHead, status: EventStatus, mode: string | null, trigger: string): Codes {
  for (const e of type.codeExceptions ?? []) {
    if (e.when.status && e.when.status !== status) continue;
    if (e.when.mode && e.when.mode !== mode) continue;
    if (e.when.triggers && !e.when.triggers.includes(trigger)) continue;
    return {
      plover: e.plover === undefined ? type.codes.plover : e.plover,
      cameo: e.cameo === undefined ? type.codes.cameo : e.cameo,
      ace: e.ace === undefined ? type.codes.ace : e.ace,
    };
  }
  return { plover: type.codes.plover, cameo: type.codes.cameo, ace: type.codes.ace };
}
