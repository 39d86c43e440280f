/**
 * The verbs of the news, ready to be recognised: takes an inventory of verbs, expands them with the conjugator, keeps their stems, and gives
 * for a run of letters all verbs that it may be a form of, with tense, voice, person, gender and number.
 *
 * A written form is front letter + stem + ending («ي|عتقل|ون»); the stems of a verb, each with the (front, ending, features) it goes with,
 * are those of its class with its radicals put in.
 */
import { ByteReader, ByteWriter } from '../core/bytes.js';
import { Filter } from './filter.js';
import { SEED_A, spread, stepA } from '../core/hash.js';
import { NORM } from '../text/fold.js';
import { conjugate, lemma, type Verb, type VerbForm } from './conjugate.js';
import endings from './data/verb-endings.json';
import { EXACT, spells } from './lexicon.js';

const TENSES = ['perfect', 'imperfect', 'subjunctive', 'jussive', 'imperative', 'masdar', 'active-participle', 'passive-participle'] as const;
const VOICES = ['active', 'passive'] as const;
const GENDERS = [null, 'm', 'f', 'c'] as const;
const NUMBERS = [null, 's', 'd', 'p'] as const;

export interface VerbReading {
  /** Index of the verb. */
  readonly verb: number;
  readonly tense: (typeof TENSES)[number];
  readonly voice: (typeof VOICES)[number];
  readonly person: number;
  readonly gender: (typeof GENDERS)[number];
  readonly number: (typeof NUMBERS)[number];
  /** Only right with a pronoun behind it: «كتبو» of «كتبوه». */
  readonly needsPronoun: boolean;
  /** Spelled as in careful print, hamzas included. */
  readonly exact: boolean;
}

export interface VerbInfo {
  readonly root: string;
  readonly form: string;
  readonly lemma: string;
}

const encode = (f: VerbForm, needsPronoun: boolean) =>
  ((((TENSES.indexOf(f.tense) * 2 + VOICES.indexOf(f.voice)) * 4 + f.person) * 4 + GENDERS.indexOf(f.gender)) * 4 + NUMBERS.indexOf(f.number)) * 2 +
  (needsPronoun ? 1 : 0);

function decode(code: number, verb: number, exact: boolean): VerbReading {
  const needsPronoun = (code & 1) === 1;
  let c = code >> 1;
  const number = NUMBERS[c & 3]!;
  const gender = GENDERS[(c >>= 2) & 3]!;
  const person = (c >>= 2) & 3;
  const voice = VOICES[(c >>= 2) & 1]!;
  const tense = TENSES[c >> 1]!;
  return { verb, tense, voice, person, gender, number, needsPronoun, exact };
}

/** Front letter, stem and ending of a form. */
function split(f: VerbForm): { front: string; stem: string; ending: string } {
  const key = `${f.person}${f.gender}${f.number}` as keyof typeof endings.perfect;
  const imperfect = f.tense === 'imperfect' || f.tense === 'subjunctive' || f.tense === 'jussive';
  const front = imperfect ? f.text[0]! : '';
  const rest = f.text.slice(front.length);
  const list = f.tense === 'perfect' ? endings.perfect[key] : imperfect || f.tense === 'imperative' ? endings.imperfect[key] : endings.nominal;
  for (const ending of list ?? []) if (ending && rest.length > ending.length + 1 && rest.endsWith(ending)) return { front, stem: rest.slice(0, -ending.length), ending };
  return { front, stem: rest, ending: '' };
}

/** The stem with numbers for the radicals that stand in it in their order: «معتقل» of ع ق ل is «م1ت23». */
function templateOf(stem: string, root: string): string {
  let out = '';
  let next = 0;
  for (const letter of stem) out += next < root.length && letter === root[next] ? String(++next) : letter;
  return out;
}

const letters = (root: string): string => root.replaceAll(' ', '');

/**
 * Verbs as bytes. Sound verbs of one form differ in their radicals alone, so a verb is its root and the number of its class; a class has
 * the templates of its stems, each with the set of (front, ending, features) that it goes with.
 */
export function packVerbs(verbs: readonly Verb[]): Uint8Array {
  const numbering = () => {
    const of = new Map<string, number>();
    return { of, get: (key: string) => of.get(key) ?? of.set(key, of.size).get(key)! };
  };
  const [groups, sets, templates, classes] = [numbering(), numbering(), numbering(), numbering()];
  const rows = verbs.map((v) => {
    const own = new Map<string, Map<string, Set<number>>>();
    const add = (stem: string, front: string, ending: string, code: number) => {
      const set = own.get(stem) ?? own.set(stem, new Map()).get(stem)!;
      const codes = set.get(`${front}|${ending}`) ?? set.set(`${front}|${ending}`, new Set()).get(`${front}|${ending}`)!;
      codes.add(code);
    };
    const setOf = (set: Map<string, Set<number>>) => [...set].map(([key, codes]) => groups.get(`${key}|${[...codes].sort((a, b) => a - b).join('|')}`)).sort((a, b) => a - b).join(' ');
    for (const f of conjugate(v)) {
      const { front, stem, ending } = split(f);
      add(stem, front, ending, encode(f, false));
      if (f.person === 0) continue;
      for (const [free, bound] of endings.beforePronoun as [string, string][]) {
        if (ending === free) add(stem, front, bound, encode(f, true));
        else if (ending === '' && stem.endsWith(free) && free.length === 1) add(stem.slice(0, -1) + bound, front, '', encode(f, true));
      }
    }
    const root = letters(v.root);
    const stems = [...own].map(([stem, set]) => `${templates.get(templateOf(stem, root))} ${sets.get(setOf(set))}`);
    return { root, klass: classes.get([String(v.form), templateOf(lemma(v), root), ...stems].join('|')) };
  });
  const out = new ByteWriter();
  out.uint(groups.of.size);
  for (const key of groups.of.keys()) {
    const [front, ending, ...codes] = key.split('|') as [string, string, ...string[]];
    out.string(front).string(ending).uint(codes.length);
    for (const code of codes) out.uint(Number(code));
  }
  out.uint(sets.of.size);
  for (const key of sets.of.keys()) {
    const list = key.split(' ');
    out.uint(list.length);
    for (const s of list) out.uint(Number(s));
  }
  out.uint(templates.of.size);
  for (const t of templates.of.keys()) out.string(t);
  out.uint(classes.of.size);
  for (const key of classes.of.keys()) {
    const [form, lemmaTemplate, ...stems] = key.split('|') as [string, string, ...string[]];
    out.string(form).string(lemmaTemplate).uint(stems.length);
    for (const s of stems) for (const n of s.split(' ')) out.uint(Number(n));
  }
  out.uint(rows.length);
  for (const r of rows) out.string(r.root).uint(r.klass);
  return out.done();
}

/** What a run of letters can be, as bits of `VerbTable.probe`. */
export const PERFECT = 1;
export const PERFECT_OF_SPEAKER = 2;
export const PERFECT_PASSIVE = 4;
export const IMPERFECT = 8;
export const IMPERFECT_OF_SPEAKER = 16;
export const IMPERFECT_PASSIVE = 32;
export const IMPERATIVE = 64;
export const MASDAR = 128;
export const ACTIVE_PARTICIPLE = 256;
export const PASSIVE_PARTICIPLE = 512;
/** Right only with a pronoun behind it. */
export const BOUND_PERFECT = 1024;
export const BOUND_IMPERFECT = 2048;
export const FINITE = 127;
export const BOUND = BOUND_PERFECT | BOUND_IMPERFECT;
/** Added to a bit: the letters are near the careful spelling only. */
const LOOSE_SHIFT = 12;
export const strict = (mask: number): number => mask & 4095;
export const loose = (mask: number): number => mask >>> LOOSE_SHIFT;

/** The bit of a slot. */
function bitOf(code: number): number {
  const r = decode(code, 0, true);
  if (r.person === 0) return r.tense === 'masdar' ? MASDAR : r.voice === 'passive' ? PASSIVE_PARTICIPLE : ACTIVE_PARTICIPLE;
  if (r.tense === 'imperative') return r.needsPronoun ? BOUND_IMPERFECT : IMPERATIVE;
  if (r.needsPronoun) return r.tense === 'perfect' ? BOUND_PERFECT : BOUND_IMPERFECT;
  if (r.tense === 'perfect') return r.voice === 'passive' ? PERFECT_PASSIVE : r.person === 3 ? PERFECT : PERFECT_OF_SPEAKER;
  return r.voice === 'passive' ? IMPERFECT_PASSIVE : r.person === 3 ? IMPERFECT : IMPERFECT_OF_SPEAKER;
}

/** What stands before and behind a stem, and the forms that it then is. */
interface Group {
  readonly front: number;
  readonly ending: Uint16Array;
  readonly codes: readonly number[];
  readonly bits: number;
}

interface Klass {
  readonly form: string;
  readonly lemma: Uint16Array;
  /** Number of a template and of a set, by turns. */
  readonly stems: readonly number[];
}

function unitsOf(s: string): Uint16Array {
  const out = new Uint16Array(s.length);
  for (let i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
  return out;
}
const ONE = 0x31;
/** A letter of a template with the radicals filled in. */
const fill = (unit: number, root: string): number => (unit < 0x40 ? root.charCodeAt(unit - ONE) : unit);

export class VerbTable {
  readonly verbs: readonly VerbInfo[];
  private readonly groups: readonly Group[];
  /** Numbers of the groups of set s with front f, at s * fronts + f. */
  private readonly sets: readonly (readonly number[])[];
  /** Letters of all stems end to end; stem i is [offsets[i], offsets[i + 1]). */
  private readonly letters: Uint16Array;
  private readonly offsets: Uint32Array;
  private readonly verbOf: Uint16Array;
  private readonly setOf: Uint16Array;
  private readonly slots: Int32Array;
  private readonly next: Int32Array;
  private readonly filter = new Filter();
  /** Letters before the stem, none (0) first. */
  private readonly fronts: readonly number[];
  private mask = 0;
  private readonly longest: number;
  private readonly longestStem: number;
  private readonly byRoot = new Map<string, number>();

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
      return { front: front ? front.charCodeAt(0) : 0, ending, codes, bits: codes.reduce((bits, code) => bits | bitOf(code), 0) };
    });
    this.fronts = [...new Set([0, ...this.groups.map((g) => g.front)])];
    this.longest = this.groups.reduce((n, g) => Math.max(n, g.ending.length), 0);
    const sets: number[][] = [];
    for (let n = r.uint(); n > 0; n--) {
      const base = sets.length;
      for (const _ of this.fronts) sets.push([]);
      for (let k = r.uint(); k > 0; k--) {
        const group = r.uint();
        sets[base + this.fronts.indexOf(this.groups[group]!.front)]!.push(group);
      }
    }
    this.sets = sets;
    const templates = list(() => unitsOf(r.string()));
    const classes = list((): Klass => ({ form: r.string(), lemma: unitsOf(r.string()), stems: list(() => [r.uint(), r.uint()]).flat() }));
    const verbs = list(() => ({ root: r.string(), klass: classes[r.uint()]! }));
    this.verbs = verbs.map(({ root, klass }) => ({
      root: [...root].join(' '),
      form: klass.form,
      lemma: String.fromCharCode.apply(null, klass.lemma.map((u) => fill(u, root)) as never),
    }));
    this.verbs.forEach((v, i) => {
      const key = `${v.root}|${v.form}`;
      if (!this.byRoot.has(key)) this.byRoot.set(key, i);
    });
    let count = 0;
    let length = 0;
    let longestStem = 0;
    for (const { klass } of verbs)
      for (let k = 0; k < klass.stems.length; k += 2) {
        const n = templates[klass.stems[k]!]!.length;
        count++;
        length += n;
        longestStem = Math.max(longestStem, n);
      }
    this.longestStem = longestStem;
    this.letters = new Uint16Array(length);
    this.offsets = new Uint32Array(count + 1);
    this.verbOf = new Uint16Array(count);
    this.setOf = new Uint16Array(count);
    let size = 16;
    while (size < 2 * count) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    this.next = new Int32Array(count);
    let i = 0;
    let at = 0;
    verbs.forEach(({ root, klass }, verb) => {
      for (let s = 0; s < klass.stems.length; s += 2) {
        const template = templates[klass.stems[s]!]!;
        let h = SEED_A;
        for (let k = 0; k < template.length; k++) {
          const unit = fill(template[k]!, root);
          this.letters[at++] = unit;
          h = stepA(h, NORM[unit]!);
        }
        const slot = spread(h) & (size - 1);
        this.filter.add(h);
        this.next[i] = this.slots[slot]!;
        this.slots[slot] = i;
        this.verbOf[i] = verb;
        this.setOf[i] = klass.stems[s + 1]!;
        this.offsets[++i] = at;
      }
    });
  }

  /** Number of the verb with this root («ع ق ل») and form («8»), -1 where it is not known. */
  find(root: string, form: string): number {
    return this.byRoot.get(`${root}|${form}`) ?? -1;
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
    this.stems(units, from, to, 0, EXACT, found);
    if (to - from < 2) return;
    for (let f = 1; f < this.fronts.length; f++) {
      const fit = spells(this.fronts[f]!, units[from]!);
      if (fit) this.stems(units, from + 1, to, f, fit, found);
    }
  }

  /** All stems that begin at `a`, with what stands before and behind them. */
  private stems(units: Uint16Array, a: number, to: number, front: number, frontFit: number, found: number[] | null): void {
    const { letters, offsets, slots, next, sets, groups, setOf, fronts } = this;
    const mask = slots.length - 1;
    let h = SEED_A;
    const first = to - this.longest;
    const last = Math.min(to, a + this.longestStem);
    for (let b = a + 1; b <= last; b++) {
      h = stepA(h, NORM[units[b - 1]!]!);
      if (b < first || !this.filter.has(h)) continue;
      const length = b - a;
      for (let i = slots[spread(h) & mask]!; i >= 0; i = next[i]!) {
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
        const list = sets[setOf[i]! * fronts.length + front]!;
        for (let k = 0; k < list.length; k++) {
          const { ending, bits } = groups[list[k]!]!;
          if (ending.length !== to - b) continue;
          let fit = worst;
          for (let e = 0; e < ending.length && fit; e++) {
            const s = spells(ending[e]!, units[b + e]!);
            if (s < fit) fit = s;
          }
          if (!fit) continue;
          this.mask |= fit === EXACT ? bits : bits << LOOSE_SHIFT;
          if (found) found.push(this.verbOf[i]!, list[k]!, fit);
        }
      }
    }
  }
}
