/** The knowledge of the package, unpacked: each table at its first use, once. */
import { ReadingModel } from './arabic/readings.js';
import { VerbTable } from './arabic/verbs.js';
import { fromBase64, unpackJson } from './core/bytes.js';
import type { EventType } from './events/type.js';
import { packed } from './knowledge/packed.js';
import type { HeadRow } from './names/compose.js';
import { type Lexicon, unpackEntries } from './names/lexicon.js';

function once<T>(make: () => T): () => T {
  let value: { is: T } | null = null;
  return () => (value ??= { is: make() }).is;
}

export const dataVersion = packed.version;
export const knowledge = {
  names: once<Lexicon>(() => unpackEntries(fromBase64(packed.names))),
  parts: once(() => fromBase64(packed.parts)),
  titles: once(() => fromBase64(packed.titles)),
  heads: once(() => unpackJson<HeadRow[]>(fromBase64(packed.heads))),
  verbs: once(() => new VerbTable(fromBase64(packed.verbs))),
  readings: once(() => new ReadingModel(fromBase64(packed.readings))),
  events: once(() => unpackJson<EventType[]>(fromBase64(packed.events))),
};
