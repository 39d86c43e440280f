/** The stems of the lexicon: takes sentences, word lists, names and function words, gives each stem with how it is attested. */
import { existsSync, readFileSync } from 'node:fs';
import type { Verb } from '../src/arabic/conjugate.js';
import clitics from '../src/arabic/data/proclitics.json';
import functionWords from '../src/arabic/data/function-words.json';
import { CLOSED, COMMON, GUESSED, LISTED, type Pos, type Profile, TAGS } from '../src/arabic/lexicon.js';
import { plain } from '../src/text/fold.js';
import type { Sentence } from './readings-sentences.js';
import { goldOf } from './readings-sentences.js';

const OFTEN = 4;
const NAMES = ['countries', 'people-arab', 'people-world', 'places'];

const lines = (file: string): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((l) => l.trim() && !l.startsWith('#')) : []);

export function readVerbs(): Verb[] {
  return lines('src/arabic/data/verbs.jsonl').map((l) => JSON.parse(l) as Verb);
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
    for (const line of lines('models/stems-counted.txt')) {
      const [pos, ...words] = line.split(/\s+/);
      for (const w of words) this.fix(w, pos as Pos, GUESSED);
    }
    sentences.forEach((s, index) => {
      for (const { stem, tag } of stemsOf(s)) {
        const tags = this.seen.get(stem) ?? this.seen.set(stem, new Map()).get(stem)!;
        (tags.get(tag) ?? tags.set(tag, []).get(tag)!).push(index);
      }
    });
  }

  private fix(word: string, pos: Pos, level: number): void {
    const w = plain(word);
    if (!/^[\u0621-\u064a]+$/.test(w)) return;
    const levels = this.fixed.get(w) ?? this.fixed.set(w, TAGS.map(() => 0)).get(w)!;
    const tag = TAGS.indexOf(pos);
    if (tag < 0) throw new Error(`no such tag: ${pos}`);
    levels[tag] = Math.max(levels[tag]!, level);
  }

  /** Each stem with its levels; `keep` says which sentences count, `known` which words of the lists do. */
  profiles(keep: (sentence: number) => boolean = () => true, known: (word: string) => boolean = () => true): Map<string, Profile> {
    const out = new Map<string, number[]>([...this.fixed].filter(([w, levels]) => levels.includes(CLOSED) || known(w)).map(([w, levels]) => [w, [...levels]]));
    for (const [stem, tags] of this.seen)
      for (const [tag, where] of tags) {
        const n = where.filter(keep).length;
        if (!n) continue;
        const levels = out.get(stem) ?? out.set(stem, TAGS.map(() => 0)).get(stem)!;
        levels[tag] = Math.max(levels[tag]!, n >= OFTEN ? COMMON : LISTED);
      }
    return out;
  }
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
    if (gold.pronoun && nominal && stem.length > 3)
      for (const [written, letter] of clitics.beforePronoun as [string, string][]) if (stem.endsWith(written) && written !== clitics.beforePronoun[1]![0]) stem = stem.slice(0, -1) + letter;
    out.push({ stem, tag: gold.tag });
  }
  return out;
}

/** Words of names that stand in the gazetteers. */
function names(): string[] {
  const out = new Set<string>();
  for (const file of NAMES)
    for (const line of lines(`gazetteers/${file}.jsonl`))
      for (const name of (JSON.parse(line) as { ar?: string[] }).ar ?? [])
        for (const word of name.split(/[\s\-()«»"،.]+/)) {
          const bare = word.startsWith(clitics.article) && word.length > 4 ? word.slice(2) : word;
          if (bare.length > 1) out.add(bare);
        }
  return [...out].sort();
}
