/** Codes of PLOVER, CAMEO and ACE: takes an event and its mode, gives the codes of its type or those of the type's first exception that holds. */
import type { EventDraft } from './draft.js';
import type { Codes } from './type.js';

export function codesOf(
  { type, status, asserted, trigger, arguments: fillers }: EventDraft,
  mode: string | null,
): Codes {
  const reported = asserted && status === 'actual';
  for (const e of type.codeExceptions ?? []) {
    if (e.when.status && e.when.status !== status) continue;
    if (e.when.mode && e.when.mode !== mode) continue;
    if (e.when.triggers && !e.when.triggers.includes(trigger.rule.trigger.id)) continue;
    if (e.when.reported !== undefined && e.when.reported !== reported) continue;
    if (e.when.filled && !fillers.some((a) => e.when.filled!.includes(a.role))) continue;
    return {
      plover: e.plover === undefined ? type.codes.plover : e.plover,
      cameo: e.cameo === undefined ? type.codes.cameo : e.cameo,
      ace: e.ace === undefined ? type.codes.ace : e.ace,
    };
  }
  return { plover: type.codes.plover, cameo: type.codes.cameo, ace: type.codes.ace };
}
