/** The stems of the lexicon: takes sentences, word lists, names and function words, gives each stem with how it is attested. */
import { existsSync, readFileSync } from 'node:fs';
import type { Verb } from '../src/arabic/conjugate.js';
import functionWords from '../src/arabic/data/function-words.json';
import clitics from '../src/arabic/data/proclitics.json';
import { CLOSED, COMMON, GUESSED, type Lexicon, LISTED, type Pos, type Profile, TAGS } from '../src/arabic/lexicon.js';
import type { Reading } from '../src/arabic/readings.js';
import type { VerbTable } from '../src/arabic/verbs.js';
import { plain } from '../src/text/fold.js';
import type { WordTypes } from '../src/text/words.js';
import type { Sentence } from './readings-sentences.js';
import { goldOf } from './readings-sentences.js';

const OFTEN = 4;
const ALEF = clitics.article[0];
const NAMES = ['countries', 'people-arab', 'people-world', 'places', 'subdivisions', 'regions', 'name-parts'];

const lines = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((l) => l.trim() && !l.startsWith('#'))
    : [];

export function readVerbs(): Verb[] {
  return lines('src/arabic/data/verbs.jsonl').map((l) => JSON.parse(l) as Verb);
}

/** Lemmas of stems whose form does not show them: form → lemma. */
export function readLemmas(known: ReadonlyMap<string, unknown>): Map<string, string> {
  const out = new Map<string, string>();
  for (const line of lines('src/arabic/data/lemmas.txt')) {
    const [lemma, ...forms] = line.split(' ') as [string, ...string[]];
    for (const f of forms) if (known.has(f) && known.has(lemma) && !out.has(f)) out.set(f, lemma);
  }
  return out;
}

const COUNTS = 'models/verb-counts.txt';

/** How often each verb («ك ت ب|1») was met, as `countVerbs` found. */
export function readVerbCounts(): Map<string, number> {
  return new Map(lines(COUNTS).map((l) => [l.slice(0, l.lastIndexOf(' ')), Number(l.slice(l.lastIndexOf(' ') + 1))]));
}

const ROUNDS = 12;

/**
 * How often each verb was met in the counted words. A word may be a form of several verbs; its count is shared out by how common each is,
 * which is found by going round (expectation maximisation): «يتم» alone does not tell تم from أتم, «تمت» and «تمام» do.
 */
export function countVerbs(
  readings: (id: number) => readonly Reading[],
  words: WordTypes,
  verbs: VerbTable,
): Map<string, number> {
  const seen: { count: number; verbs: number[] }[] = [];
  for (const line of lines('models/word-counts.txt')) {
    const [word, count] = line.split(' ') as [string, string];
    const all = readings(words.of(word));
    const first = all[0]!;
    const same = all.filter(
      (r) => r.verb && r.pos === first.pos && r.from === first.from && r.to === first.to && r.verb.exact,
    );
    if (same.length) seen.push({ count: Number(count), verbs: [...new Set(same.map((r) => r.verb!.verb))] });
  }
  let common = new Float64Array(verbs.count).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(common.length).fill(0.05);
    for (const s of seen) {
      const all = s.verbs.reduce((n, v) => n + common[v]!, 0);
      for (const v of s.verbs) next[v]! += (s.count * common[v]!) / all;
    }
    common = next;
  }
  const out = new Map<string, number>();
  for (let i = 0; i < verbs.count; i++) {
    const { root, form } = verbs.verb(i);
    if (common[i]! >= 1) out.set(`${root}|${form}`, Math.round(common[i]!));
  }
  return out;
}

export class Stems {
  /** For each stem and tag, the numbers of the sentences it stands in. */
  private readonly seen = new Map<string, Map<number, number[]>>();
  private readonly fixed = new Map<string, number[]>();

  constructor(sentences: readonly Sentence[]) {
    for (const [pos, words] of Object.entries(functionWords)) for (const w of words) this.fix(w, pos as Pos, CLOSED);
    for (const line of lines('src/arabic/data/stems.txt')) {
      const [pos, ...words] = line.split(/\s+/);
      for (const w of words) this.fix(w, pos as Pos, LISTED);
    }
    for (const word of names()) this.fix(word, 'PROPN', GUESSED);
    sentences.forEach((s, index) => {
      for (const { stem, tag } of stemsOf(s)) {
        const tags = this.seen.get(stem) ?? this.seen.set(stem, new Map()).get(stem)!;
        (tags.get(tag) ?? tags.set(tag, []).get(tag)!).push(index);
      }
    });
  }

  /** Adds stems that a first model found in counted words. */
  guess(stems: ReadonlyMap<string, Pos>): void {
    for (const [stem, pos] of stems) this.fix(stem, pos, GUESSED);
  }

  private fix(word: string, pos: Pos, level: number): void {
    const w = plain(word);
    if (!/^[\u0621-\u064a]+$/.test(w)) return;
    const levels =
      this.fixed.get(w) ??
      this.fixed
        .set(
          w,
          TAGS.map(() => 0),
        )
        .get(w)!;
    const tag = TAGS.indexOf(pos);
    if (tag < 0) throw new Error(`no such tag: ${pos}`);
    levels[tag] = Math.max(levels[tag]!, level);
  }

  /** Each stem with its levels; `keep` says which sentences count, `known` which words of the lists do. */
  profiles(
    keep: (sentence: number) => boolean = () => true,
    known: (word: string) => boolean = () => true,
  ): Map<string, Profile> {
    const out = new Map<string, number[]>(
      [...this.fixed]
        .filter(([w, levels]) => levels.includes(CLOSED) || known(w))
        .map(([w, levels]) => [w, [...levels]]),
    );
    for (const [stem, tags] of this.seen)
      for (const [tag, where] of tags) {
        const n = where.filter(keep).length;
        if (!n) continue;
        const levels =
          out.get(stem) ??
          out
            .set(
              stem,
              TAGS.map(() => 0),
            )
            .get(stem)!;
        levels[tag] = Math.max(levels[tag]!, n >= OFTEN ? COMMON : LISTED);
      }
    return out;
  }
}

/** A noun before a pronoun as it is written alone, at a guess: «مدرست» is مدرسة, «أبنائ» أبناء. */
function withoutPronoun(stem: string): string {
  if (stem.endsWith(clitics.feminine[1]!)) return stem;
  for (const [written, letter] of clitics.beforePronoun as [string, string][])
    if (stem.endsWith(written) && written !== ALEF) return stem.slice(0, -1) + letter;
  return stem;
}

/** Stems of a sentence as they are written without clitics. */
function stemsOf(s: Sentence): { stem: string; tag: number }[] {
  const out: { stem: string; tag: number }[] = [];
  const words = new Map<number, number>();
  s.text.split(' ').reduce((at, w) => {
    words.set(at, at + w.length);
    return at + w.length + 1;
  }, 0);
  for (const [start, end] of words) {
    const gold = goldOf(s, start, end);
    if (!gold || !/^[\u0621-\u064a]+$/.test(gold.stem)) continue;
    let { stem } = gold;
    const nominal = TAGS[gold.tag] === 'NOUN' || TAGS[gold.tag] === 'ADJ';
    if (gold.pronoun && nominal && stem.length > 3) stem = withoutPronoun(stem);
    out.push({ stem, tag: gold.tag });
  }
  return out;
}

/**
 * Stems that counted words speak for: a stem not yet known counts when the model finds it in at least two surroundings, say with the
 * article and after a conjunction. One letter more or less by chance does not recur so.
 */
export function stemsOfCounts(
  readings: (id: number) => readonly Reading[],
  words: WordTypes,
  lexicon: Lexicon,
): Map<string, Pos> {
  const found = new Map<string, { around: Set<string>; tags: Map<Pos, number> }>();
  for (const line of lines('models/word-counts.txt')) {
    const [word, count] = line.split(' ') as [string, string];
    const id = words.of(word);
    const r = readings(id)[0]!;
    if (r.pos !== 'NOUN' && r.pos !== 'ADJ' && r.pos !== 'PROPN') continue;
    let stem = word.slice(r.from, r.to);
    if (r.pronoun) stem = withoutPronoun(stem);
    if (
      stem.length < 3 ||
      lexicon.look(
        Uint16Array.from(stem, (c) => c.charCodeAt(0)),
        0,
        stem.length,
      )
    )
      continue;
    const f = found.get(stem) ?? found.set(stem, { around: new Set(), tags: new Map() }).get(stem)!;
    f.around.add([r.conjunction, r.preposition, r.article > 0, r.pronoun].join());
    f.tags.set(r.pos, (f.tags.get(r.pos) ?? 0) + Number(count));
  }
  const out = new Map<string, Pos>();
  for (const [stem, { around, tags }] of [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    if (around.size < 2) continue;
    const best = [...tags].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    out.set(stem, best[0]);
  }
  return out;
}

const namesIn = (entry: { ar?: string[]; name?: string }): string[] => entry.ar ?? (entry.name ? [entry.name] : []);

/** Words of names that stand in the gazetteers. */
function names(): string[] {
  const out = new Set<string>();
  for (const file of NAMES)
    for (const line of lines(`gazetteers/${file}.jsonl`))
      for (const name of namesIn(JSON.parse(line)))
        for (const word of name.split(/[\s\-()«»"،.]+/)) {
          const bare = word.startsWith(clitics.article) && word.length > 4 ? word.slice(2) : word;
          if (bare.length > 1) out.add(bare);
        }
  return [...out].sort();
}
