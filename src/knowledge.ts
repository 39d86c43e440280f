/** The knowledge of the package, unpacked: each table at its first use, once. */
import { ReadingModel } from './arabic/readings.js';
import { VerbTable } from './arabic/verbs.js';
import { fromAscii } from './core/ascii.js';
import { type TriggerSource, unpackEvents } from './events/pack.js';
import { dataVersion, eventTypes } from './knowledge/facts.js';
import { packed } from './knowledge/packed.js';
import type { Lexicon } from './names/lexicon.js';
import { unpackEntries } from './names/pack.js';
import type { PackedGazetteer } from './types.js';

function once<T>(make: () => T): () => T {
  let value: { is: T } | null = null;
  return () => (value ??= { is: make() }).is;
}

export { dataVersion, eventTypes };
export const knowledge = {
  names: once<Lexicon>(() => unpackEntries(packed.names)),
  parts: once(() => packed.parts),
  uses: once(() => packed.uses),
  titles: once(() => packed.titles),
  heads: once(() => packed.heads),
  verbs: once(() => new VerbTable(packed.verbs)),
  readings: once(() => new ReadingModel(packed.readings)),
  events: once<TriggerSource>(() => unpackEvents(packed.events)),
};

const others = new WeakMap<PackedGazetteer, Lexicon>();

/** A gazetteer of a sub-path, unpacked at its first use, once for all extractors. */
export function unpacked(g: PackedGazetteer): Lexicon {
  let lexicon = others.get(g);
  if (!lexicon) {
    lexicon = unpackEntries(fromAscii(g.packed));
    others.set(g, lexicon);
  }
  return lexicon;
}
