/**
 * Lists of verbs, by root and form: takes a list as data, gives what it says of the verb of a reading. Each verb of the table is looked up by its
 * name once.
 */
import type { VerbReading, VerbTable } from '../arabic/verbs.js';
import type { Reader } from './clause.js';
import light from './data/light-verbs.json';
import reporting from './data/reporting.json';

/** The name of a verb. */
export interface VerbName {
  readonly root: string;
  readonly form: string;
}

export class VerbMap<Entry extends VerbName> {
  private readonly byName: ReadonlyMap<string, Entry>;
  private table: VerbTable | null = null;
  /** By the number of a verb in the table; null for none, undefined where nobody asked. */
  private known: (Entry | null | undefined)[] = [];

  constructor(entries: readonly Entry[]) {
    this.byName = new Map(entries.map((v) => [`${v.root} ${v.form}`, v]));
  }

  get({ verbs }: Reader, verb: VerbReading | null): Entry | null {
    if (!verb) return null;
    if (this.table !== verbs) {
      this.table = verbs;
      this.known = new Array(verbs.count);
    }
    let entry = this.known[verb.verb];
    if (entry === undefined) {
      entry = this.byName.get(verbs.verb(verb.verb).name) ?? null;
      this.known[verb.verb] = entry;
    }
    return entry;
  }

  has(r: Reader, verb: VerbReading | null): boolean {
    return this.get(r, verb) !== null;
  }
}

/** «قال», «أعلن». */
export const REPORTING = new VerbMap(reporting.verbs);
/** «اتهم المحامي زميله بسرقة …»: whose object does what stands behind the preposition. */
export const OBJECT_CONTROL = new VerbMap(light.objectControl);
