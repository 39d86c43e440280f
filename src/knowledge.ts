/** The knowledge of the package, unpacked: each table at its first use, once. */
import { ReadingModel } from './arabic/readings.js';
import { VerbTable } from './arabic/verbs.js';
import { fromBase64 } from './core/bytes.js';
import { type TriggerSource, unpackEvents } from './events/pack.js';
import { eventTypes, packed } from './knowledge/packed.js';
import type { Lexicon } from './names/lexicon.js';
import { unpackEntries } from './names/pack.js';
import type { PackedGazetteer } from './types.js';

function once<T>(make: () => T): () => T {
  let value: { is: T } | null = null;
  return () => (value ??= { is: make() }).is;
}

export { eventTypes };
export const dataVersion = packed.version;
export const knowledge = {
  names: once<Lexicon>(() => unpackEntries(fromBase64(packed.names))),
  parts: once(() => fromBase64(packed.parts)),
  titles: once(() => fromBase64(packed.titles)),
  heads: once(() => fromBase64(packed.heads)),
  verbs: once(() => new VerbTable(fromBase64(packed.verbs))),
  readings: once(() => new ReadingModel(fromBase64(packed.readings))),
  events: once<TriggerSource>(() => unpackEvents(fromBase64(packed.events))),
};

const others = new WeakMap<PackedGazetteer, Lexicon>();

/** A gazetteer of a sub-path, unpacked at its first use, once for all extractors. */
export function unpacked(g: PackedGazetteer): Lexicon {
  let lexicon = others.get(g);
  if (!lexicon) {
    lexicon = unpackEntries(fromBase64(g.packed));
    others.set(g, lexicon);
  }
  return lexicon;
}
