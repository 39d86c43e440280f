/**
 * The verbs of the news, ready to be recognised: takes an inventory of verbs, expands them (verbs-pack), keeps their stems, and gives
 * for a run of letters all verbs that it may be a form of, with tense, voice, person, gender and number.
 *
 * A written form is front letter + stem + ending («ي|عتقل|ون»); the stems of a verb, each with the (front, ending, features) it goes with,
 * are those of its class with its radicals put in.
 */
import { ByteReader } from '../core/bytes.js';
import { Groups } from '../core/groups.js';
import { SEED_A, stepA } from '../core/hash.js';
import { NORM } from '../text/fold.js';
import { EXACT, spells, unitOf } from './lexicon.js';
import { bitOf, decode, filled, LOOSE_SHIFT, RADICALS, type VerbReading } from './verb-forms.js';

export type { VerbReading } from './verb-forms.js';
export { packVerbs } from './verbs-pack.js';

export interface VerbInfo {
  /** Root and form, as the data name a verb: «ع ق ل 8». */
  readonly name: string;
  readonly root: string;
  readonly form: string;
  readonly lemma: string;
  /** How common it is, from 0 (not met) to 15; each step is twice as common. */
  readonly rank: number;
}

/** Numbers of a stem in the pool. */
const STEM = 3;

/** What stands before and behind a stem, and the forms that it then is. */
interface Group {
  readonly front: number;
  readonly ending: Uint16Array;
  readonly codes: readonly number[];
  readonly bits: number;
}

function unitsOf(s: string): Uint16Array {
  const out = new Uint16Array(s.length);
  for (let i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
  return out;
}

/** A verb of the table; what it says of itself is written when it is asked for, since most verbs never are. */
class Verb implements VerbInfo {
  private writtenName = '';
  private writtenRoot = '';
  private writtenLemma = '';

  constructor(
    private readonly table: VerbTable,
    private readonly number: number,
  ) {}

  get name(): string {
    this.writtenName ||= `${this.root} ${this.form}`;
    return this.writtenName;
  }
  get root(): string {
    this.writtenRoot ||= this.table.rootOf(this.number);
    return this.writtenRoot;
  }
  get lemma(): string {
    this.writtenLemma ||= this.table.lemmaOf(this.number);
    return this.writtenLemma;
  }
  get form(): string {
    return this.table.formOf(this.number);
  }
  get rank(): number {
    return this.table.rankOf(this.number);
  }
}

export class VerbTable {
  /** How many verbs there are. */
  readonly count: number;
  private readonly known: (VerbInfo | undefined)[];
  private readonly groups: readonly Group[];
  /**
   * Numbers of the groups of each set, those with the same front and length of the ending together: of set s, front f and length e
   * members[cells[c], cells[c + 1]), where c is (s * fronts + f) * (longest + 1) + e.
   */
  private readonly cells: Uint16Array;
  private readonly members: Uint16Array;
  /** Packed letters of template t, numbers for radicals: templates[templateFrom[t], templateFrom[t + 1]). */
  private readonly templateFrom: Uint16Array;
  private readonly templates: Uint8Array;
  /** Stems of class c, template and set by turns: stems[stemsFrom[c], stemsFrom[c + 1]). */
  private readonly forms: readonly string[];
  private readonly stemsFrom: Uint16Array;
  private readonly stems: Uint16Array;
  private readonly formOfClass: Uint8Array;
  private readonly lemmaOfClass: Uint16Array;
  /** Of each verb: its radicals, its rank, its class. */
  private readonly roots: Uint8Array;
  private readonly ranks: Uint8Array;
  private readonly classes: Uint16Array;
  /**
   * Stems as they were read: verb, set of groups, template. Those of bucket g are stemPool[ranges[2g], ranges[2g + 1]), none before it is
   * read.
   */
  private readonly reader: ByteReader;
  private readonly buckets: Groups;
  private readonly stemPool: Uint16Array;
  private readonly ranges: Uint32Array;
  private read = 0;
  /** Letters before the stem, none (0) first. */
  private readonly fronts: readonly number[];
  private mask = 0;
  /** Verb, group and fit of what was found last; verb, code and fit of its forms. */
  private readonly found: number[] = [];
  private readonly written: number[] = [];
  private readonly longest: number;
  private readonly longestStem: number;
  private byRoot: Map<string, number[]> | null = null;

  constructor(bytes: Uint8Array) {
    const r = new ByteReader(bytes);
    const list = <T>(item: () => T): T[] => {
      const out: T[] = [];
      for (let n = r.uint(); n > 0; n--) out.push(item());
      return out;
    };
    const uint = () => r.uint();
    this.groups = list((): Group => {
      const [front, ending, codes] = [r.string(), unitsOf(r.string()), list(uint)];
      return {
        front: front ? front.charCodeAt(0) : 0,
        ending,
        codes,
        bits: codes.reduce((bits, code) => bits | bitOf(code), 0),
      };
    });
    this.fronts = [...new Set([0, ...this.groups.map((g) => g.front)])];
    this.longest = this.groups.reduce((n, g) => Math.max(n, g.ending.length), 0);
    const sets = r.halves(r.uint() + 1);
    ({ cells: this.cells, members: this.members } = this.byCell(sets, r.halves(sets.at(-1)!)));
    this.templateFrom = r.halves(r.uint() + 1);
    this.templates = r.take(this.templateFrom.at(-1)!);
    this.forms = list(() => r.string());
    const classes = r.uint();
    this.stemsFrom = r.halves(classes + 1);
    this.stems = r.halves(this.stemsFrom.at(-1)!);
    this.formOfClass = r.take(classes);
    this.lemmaOfClass = r.halves(classes);
    const verbs = r.uint();
    this.roots = r.take(RADICALS * verbs);
    this.ranks = r.take(verbs);
    this.classes = r.halves(verbs);
    this.count = verbs;
    this.known = new Array(verbs);
    let longest = 0;
    for (let t = 0; t + 1 < this.templateFrom.length; t++)
      longest = Math.max(longest, this.templateFrom[t + 1]! - this.templateFrom[t]!);
    this.longestStem = longest;
    const stems = r.uint();
    this.stemPool = new Uint16Array(STEM * stems);
    this.buckets = new Groups(r);
    this.ranges = new Uint32Array(2 * this.buckets.count);
    this.reader = r;
  }

  private cellOf(set: number, front: number, ending: number): number {
    return (set * this.fronts.length + front) * (this.longest + 1) + ending;
  }

  /** Sorts the members of the sets, of set s all[sets[s], sets[s + 1]), by front and length of the ending; else they keep their order. */
  private byCell(sets: Uint16Array, all: Uint16Array): { cells: Uint16Array; members: Uint16Array } {
    const cellOfGroup = this.groups.map((g) => this.cellOf(0, this.fronts.indexOf(g.front), g.ending.length));
    const cells = new Uint16Array(this.cellOf(sets.length - 1, 0, 0) + 1);
    const members = new Uint16Array(all.length);
    const place = new Uint16Array(all.length);
    for (let s = 0; s + 1 < sets.length; s++)
      for (let k = sets[s]!; k < sets[s + 1]!; k++) {
        place[k] = this.cellOf(s, 0, 0) + cellOfGroup[all[k]!]!;
        cells[place[k]! + 1]! += 1;
      }
    for (let c = 1; c < cells.length; c++) cells[c]! += cells[c - 1]!;
    const next = cells.slice();
    for (let k = 0; k < all.length; k++) members[next[place[k]!]!++] = all[k]!;
    return { cells, members };
  }

  private readBucket(g: number): void {
    const { reader, buckets, stemPool, stemsFrom, stems, classes } = this;
    const stop = buckets.stop(g);
    reader.seek(buckets.start(g));
    let at = this.read;
    this.ranges[2 * g] = at;
    while (reader.position < stop) {
      const verb = reader.uint();
      const s = stemsFrom[classes[verb]!]! + 2 * reader.uint();
      stemPool[at++] = verb;
      stemPool[at++] = stems[s + 1]!;
      stemPool[at++] = stems[s]!;
    }
    this.ranges[2 * g + 1] = at;
    this.read = at;
  }

  verb(i: number): VerbInfo {
    const verb = this.known[i] ?? new Verb(this, i);
    this.known[i] = verb;
    return verb;
  }

  rootOf(verb: number): string {
    const radicals = this.roots.subarray(RADICALS * verb, RADICALS * (verb + 1));
    return Array.from(radicals.filter(Boolean), (byte) => String.fromCharCode(unitOf(byte))).join(' ');
  }

  lemmaOf(verb: number): string {
    const template = this.lemmaOfClass[this.classes[verb]!]!;
    let out = '';
    for (let k = this.templateFrom[template]!; k < this.templateFrom[template + 1]!; k++)
      out += String.fromCharCode(unitOf(filled(this.templates[k]!, this.roots, RADICALS * verb)));
    return out;
  }

  formOf(verb: number): string {
    return this.forms[this.formOfClass[this.classes[verb]!]!]!;
  }

  rankOf(verb: number): number {
    return this.ranks[verb]!;
  }

  /** Numbers of the verbs with this root and form («ع ق ل 8»): one, but for roots with two verbs of form I; none where it is not known. */
  find(name: string): readonly number[] {
    if (!this.byRoot) {
      const byRoot = new Map<string, number[]>();
      for (let i = 0; i < this.count; i++) {
        const { name } = this.verb(i);
        const list = byRoot.get(name);
        if (list) list.push(i);
        else byRoot.set(name, [i]);
      }
      this.byRoot = byRoot;
    }
    return this.byRoot.get(name) ?? [];
  }

  /** All that units[from, to) can be of any verb, as bits; near spellings in the upper half. */
  probe(units: Uint16Array, from: number, to: number): number {
    this.mask = 0;
    this.walk(units, from, to, null);
    return this.mask;
  }

  /** All readings of units[from, to) as a form of a verb, masdars and participles included. */
  analyze(units: Uint16Array, from: number, to: number): VerbReading[] {
    const forms = this.codes(units, from, to);
    const out: VerbReading[] = [];
    for (let i = 0; i < forms.length; i += 3) out.push(decode(forms[i + 1]!, forms[i]!, forms[i + 2] === EXACT));
    return out;
  }

  /** The same as numbers, by threes: verb, code, EXACT or LOOSE. Good until the next question. */
  codes(units: Uint16Array, from: number, to: number): readonly number[] {
    const { found, written } = this;
    // Most letters are no verb; to shorten an array costs much.
    if (found.length > 0) found.length = 0;
    if (written.length > 0) written.length = 0;
    this.walk(units, from, to, found);
    for (let i = 0; i < found.length; i += 3)
      for (const code of this.groups[found[i + 1]!]!.codes)
        if (!isWritten(written, found[i]!, code)) written.push(found[i]!, code, found[i + 2]!);
    return written;
  }

  /** Collects the bits of all analyses, and with `found` the verb, group and fit of each. */
  private walk(units: Uint16Array, from: number, to: number, found: number[] | null): void {
    this.stemsAt(units, from, to, 0, EXACT, found);
    if (to - from < 2) return;
    for (let f = 1; f < this.fronts.length; f++) {
      const fit = spells(this.fronts[f]!, units[from]!);
      if (fit) this.stemsAt(units, from + 1, to, f, fit, found);
    }
  }

  /** All stems that begin at `a`, with what stands before and behind them. */
  private stemsAt(
    units: Uint16Array,
    a: number,
    to: number,
    front: number,
    frontFit: number,
    found: number[] | null,
  ): void {
    const { buckets } = this;
    let h = SEED_A;
    const first = to - this.longest;
    const last = Math.min(to, a + this.longestStem);
    for (let b = a + 1; b <= last; b++) {
      h = stepA(h, NORM[units[b - 1]!]!);
      if (b >= first && buckets.has(h)) this.stemsOf(buckets.of(h), units, a, b, to, front, frontFit, found);
    }
  }

  /** The stems of a bucket that units[a, b) spell. Apart from the search for them, which is asked far more often and finds little. */
  private stemsOf(
    g: number,
    units: Uint16Array,
    a: number,
    b: number,
    to: number,
    front: number,
    frontFit: number,
    found: number[] | null,
  ): void {
    const { stemPool, ranges, templateFrom, templates, roots } = this;
    const length = b - a;
    if (ranges[2 * g + 1] === 0) this.readBucket(g);
    const stop = ranges[2 * g + 1]!;
    for (let i = ranges[2 * g]!; i < stop; i += STEM) {
      const template = stemPool[i + 2]!;
      const from = templateFrom[template]!;
      if (templateFrom[template + 1]! - from !== length) continue;
      let worst = frontFit;
      for (let k = 0; k < length && worst; k++) {
        const want = unitOf(filled(templates[from + k]!, roots, RADICALS * stemPool[i]!));
        if (want === units[a + k]) continue;
        const s = spells(want, units[a + k]!);
        if (s < worst) worst = s;
      }
      if (worst) this.endings(i, worst, units, b, to, front, found);
    }
  }

  /** The endings with which units[b, to) make the stem at `i` a form. */
  private endings(
    i: number,
    worst: number,
    units: Uint16Array,
    b: number,
    to: number,
    front: number,
    found: number[] | null,
  ): void {
    const { stemPool, cells, members } = this;
    const cell = this.cellOf(stemPool[i + 1]!, front, to - b);
    for (let k = cells[cell]!; k < cells[cell + 1]!; k++) {
      const group = members[k]!;
      const { ending, bits } = this.groups[group]!;
      let fit = worst;
      for (let e = 0; e < ending.length && fit; e++) {
        const s = spells(ending[e]!, units[b + e]!);
        if (s < fit) fit = s;
      }
      if (!fit) continue;
      this.mask |= fit === EXACT ? bits : bits << LOOSE_SHIFT;
      if (found) found.push(stemPool[i]!, group, fit);
    }
  }
}

function isWritten(forms: readonly number[], verb: number, code: number): boolean {
  for (let i = 0; i < forms.length; i += 3) if (forms[i] === verb && forms[i + 1] === code) return true;
  return false;
}
