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
  readonly root: string;
  readonly form: string;
  readonly lemma: string;
  /** How common it is, from 0 (not met) to 15; each step is twice as common. */
  readonly rank: number;
}

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
  private writtenRoot = '';
  private writtenLemma = '';

  constructor(
    private readonly table: VerbTable,
    private readonly number: number,
  ) {}

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
  readonly verbs: readonly VerbInfo[];
  private readonly groups: readonly Group[];
  /** Numbers of the groups of set s: members[setFrom[s], setFrom[s + 1]). */
  private readonly setFrom: Uint16Array;
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
  /** Stems as they were read: stem i is letters[offsets[i], offsets[i + 1]); those of a bucket are [from[g], to[g]), none before it is read. */
  private readonly reader: ByteReader;
  private readonly buckets: Groups;
  private readonly letters: Uint16Array;
  private readonly offsets: Uint32Array;
  private readonly verbOf: Uint16Array;
  private readonly setOf: Uint16Array;
  private readonly from: Uint32Array;
  private readonly to: Uint32Array;
  private read = 0;
  /** Letters before the stem, none (0) first; of each group, the number of its own. */
  private readonly fronts: readonly number[];
  private readonly frontOf: Uint8Array;
  private mask = 0;
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
    this.frontOf = Uint8Array.from(this.groups, (g) => this.fronts.indexOf(g.front));
    this.longest = this.groups.reduce((n, g) => Math.max(n, g.ending.length), 0);
    this.setFrom = r.uint16s(r.uint() + 1);
    this.members = r.uint16s(this.setFrom.at(-1)!);
    this.templateFrom = r.uint16s(r.uint() + 1);
    this.templates = r.take(this.templateFrom.at(-1)!);
    this.forms = list(() => r.string());
    const classes = r.uint();
    this.stemsFrom = r.uint16s(classes + 1);
    this.stems = r.uint16s(this.stemsFrom.at(-1)!);
    this.formOfClass = r.take(classes);
    this.lemmaOfClass = r.uint16s(classes);
    const verbs = r.uint();
    this.roots = r.take(RADICALS * verbs);
    this.ranks = r.take(verbs);
    this.classes = r.uint16s(verbs);
    this.verbs = Array.from({ length: verbs }, (_, i) => new Verb(this, i));
    let longest = 0;
    for (let t = 0; t + 1 < this.templateFrom.length; t++)
      longest = Math.max(longest, this.templateFrom[t + 1]! - this.templateFrom[t]!);
    this.longestStem = longest;
    const stems = r.uint();
    this.letters = new Uint16Array(r.uint());
    this.offsets = new Uint32Array(stems + 1);
    this.verbOf = new Uint16Array(stems);
    this.setOf = new Uint16Array(stems);
    this.buckets = new Groups(r);
    this.from = new Uint32Array(this.buckets.count);
    this.to = new Uint32Array(this.buckets.count);
    this.reader = r;
  }

  private readBucket(g: number): void {
    const { reader, buckets, letters, offsets, stemsFrom, stems, classes, templateFrom, templates, roots } = this;
    const stop = buckets.stop(g);
    reader.seek(buckets.start(g));
    this.from[g] = this.read;
    while (reader.position < stop) {
      const i = this.read++;
      const verb = reader.uint();
      const s = stemsFrom[classes[verb]!]! + 2 * reader.uint();
      const template = stems[s]!;
      let at = offsets[i]!;
      for (let k = templateFrom[template]!; k < templateFrom[template + 1]!; k++)
        letters[at++] = unitOf(filled(templates[k]!, roots, RADICALS * verb));
      offsets[i + 1] = at;
      this.verbOf[i] = verb;
      this.setOf[i] = stems[s + 1]!;
    }
    this.to[g] = this.read;
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
      this.verbs.forEach((v, i) => {
        const key = `${v.root} ${v.form}`;
        const list = byRoot.get(key);
        if (list) list.push(i);
        else byRoot.set(key, [i]);
      });
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
    const out: VerbReading[] = [];
    const seen = new Set<number>();
    const found: number[] = [];
    this.walk(units, from, to, found);
    for (let i = 0; i < found.length; i += 3)
      for (const code of this.groups[found[i + 1]!]!.codes) {
        const key = found[i]! * 65536 + code;
        if (seen.has(key)) continue;
        seen.add(key);
        out.push(decode(code, found[i]!, found[i + 2] === EXACT));
      }
    return out;
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
    const { letters, offsets, setFrom, members, groups, frontOf, setOf, buckets } = this;
    let h = SEED_A;
    const first = to - this.longest;
    const last = Math.min(to, a + this.longestStem);
    for (let b = a + 1; b <= last; b++) {
      h = stepA(h, NORM[units[b - 1]!]!);
      if (b < first || !buckets.has(h)) continue;
      const length = b - a;
      const g = buckets.of(h);
      if (this.to[g] === 0) this.readBucket(g);
      for (let i = this.from[g]!; i < this.to[g]!; i++) {
        const at = offsets[i]!;
        if (offsets[i + 1]! - at !== length) continue;
        let worst = frontFit;
        for (let k = 0; k < length && worst; k++) {
          const want = letters[at + k]!;
          if (want === units[a + k]) continue;
          const s = spells(want, units[a + k]!);
          if (s < worst) worst = s;
        }
        if (!worst) continue;
        const set = setOf[i]!;
        for (let k = setFrom[set]!; k < setFrom[set + 1]!; k++) {
          if (frontOf[members[k]!] !== front) continue;
          const { ending, bits } = groups[members[k]!]!;
          if (ending.length !== to - b) continue;
          let fit = worst;
          for (let e = 0; e < ending.length && fit; e++) {
            const s = spells(ending[e]!, units[b + e]!);
            if (s < fit) fit = s;
          }
          if (!fit) continue;
          this.mask |= fit === EXACT ? bits : bits << LOOSE_SHIFT;
          if (found) found.push(this.verbOf[i]!, members[k]!, fit);
        }
      }
    }
  }
}
