/**
 * Place and time carried over: takes merged events in text order, gives those of one incident the place and time that the text told before.
 *
 * «هز انفجار مدينة إدلب … وأصيب عشرة» in the next sentence: the injured were there too. Only among types that make up incidents, at most three
 * sentences on, and marked as inferred.
 */
import grammar from './data/grammar.json';
import type { EventDraft } from './find.js';

const INCIDENT = new Set([...grammar.incident, ...grammar.aftermath]);
const REACH = 3;

export function inheritSettings(events: readonly EventDraft[]): EventDraft[] {
  let place: EventDraft | null = null;
  let time: EventDraft | null = null;
  const near = (from: EventDraft | null, d: EventDraft): from is EventDraft =>
    from !== null && d.sentence - from.sentence <= REACH;
  for (const d of events) {
    if (!INCIDENT.has(d.type.type)) continue;
    const own = d.setting;
    const inferredPlace = own.place === null && near(place, d) ? place.setting.place : null;
    const inferredTime = own.time === null && near(time, d) ? time.setting.time : null;
    if (own.place) place = d;
    if (own.time) time = d;
    if (inferredPlace || inferredTime)
      d.setting = {
        place: own.place ?? inferredPlace,
        time: own.time ?? inferredTime,
        inferred: { place: inferredPlace !== null, time: inferredTime !== null },
      };
  }
  return [...events];
}
