/**
 * khabar/latin: people, places and organizations in stretches of Latin script. A plug-in for `createExtractor({ plugins: [latin()] })`.
 *
 * Takes one Latin stretch alone (compromise never sees Arabic), gives names with offsets in the stretch, and the phonetic codes by which two
 * Latin spellings are one name: «Hammouchi», «Hamouchi».
 */
import nlp from 'compromise/three';
import DoubleMetaphone from 'natural/lib/natural/phonetics/double_metaphone.js';
import type { LatinName, Plugin } from '../types.js';
import data from './data/words.json';

/** Longest stretch that is read, in UTF-16 units: the parser's time grows faster than its text. */
const LONGEST = 200;
const CACHE = 2048;

interface Term {
  tags: string[];
  offset: { start: number; length: number };
}
interface Word {
  start: number;
  end: number;
  tags: string[];
}

let ready = false;
/** Adds the names of Arab and world news that the parser's own lexicon lacks. */
function prepare(): void {
  if (ready) return;
  ready = true;
  const words: Record<string, string> = {};
  for (const [key, list] of Object.entries(data)) {
    const [tag, phrases] = key.split(' ');
    for (const word of list.split(phrases ? '|' : ' ')) words[word] = tag!;
  }
  nlp.plugin({ words });
}

/** A copy of its own: a slice would keep the whole article in memory as long as the cache lives. */
function copy(text: string): string {
  const units = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return String.fromCharCode(...units);
}

/** At most `LONGEST` units, cut at a blank where there is one. */
function bound(stretch: string): string {
  if (stretch.length <= LONGEST) return copy(stretch);
  const blank = stretch.lastIndexOf(' ', LONGEST);
  return copy(stretch.slice(0, blank > 0 ? blank : LONGEST));
}

const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const BREAK = /[,;:/|()[\]"«»“”]/;

/** The bare words of some terms, without the punctuation that the parser leaves on them. */
function bare(terms: readonly Term[], stretch: string): Word[] {
  return terms.flatMap(({ offset, tags }) => {
    const raw = stretch.slice(offset.start, offset.start + offset.length);
    const text = raw.replace(EDGE, '');
    const start = offset.start + raw.indexOf(text);
    return text ? [{ start, end: start + text.length, tags }] : [];
  });
}

/** Words from one comma to the next, each run a name: «Lyon, France» are two places. */
function runs(words: readonly Word[], stretch: string): Word[][] {
  const out: Word[][] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before && !BREAK.test(stretch.slice(before.end, word.start))) out.at(-1)!.push(word);
    else out.push([word]);
  });
  return out;
}

function nameOf(run: Word[], type: LatinName['type'], stretch: string): LatinName | null {
  const title = type === 'person' ? run.findIndex((word) => !word.tags.includes('Honorific')) : 0;
  if (title < 0) return null;
  const start = run[title]!.start;
  const end = run.at(-1)!.end;
  const text = stretch.slice(start, end);
  // Names are written with a capital: «march», «will» are words.
  return /\p{Lu}/u.test(text) ? { start, end, text, type } : null;
}

function parse(stretch: string): LatinName[] {
  prepare();
  const doc = nlp(stretch);
  const options = { offset: true, terms: { tags: true, offset: true } };
  const found: LatinName[] = [];
  const take = (view: { json(options: object): unknown }, type: LatinName['type']) => {
    for (const { terms } of view.json(options) as { terms: Term[] }[])
      for (const run of runs(bare(terms, stretch), stretch)) {
        const name = nameOf(run, type, stretch);
        // The first finder that claims a stretch keeps it: an organization named after a town is not the town.
        if (name && !found.some((f) => f.start < name.end && name.start < f.end)) found.push(name);
      }
  };
  take(doc.organizations(), 'organization');
  take(doc.people(), 'person');
  take(doc.places(), 'location');
  return found.sort((a, b) => a.start - b.start);
}

type Metaphone = { process(word: string): [string, string] };
const metaphone = new (DoubleMetaphone as unknown as new () => Metaphone)();

function soundsLike(name: string): string[] {
  const plain = name.slice(0, LONGEST).normalize('NFD').replace(/\p{M}/gu, '');
  const codes = (plain.match(/[A-Za-z]+/g) ?? []).map((word) => metaphone.process(word));
  const likely = codes.map((code) => code[0]).join(' ');
  const other = codes.map((code) => code[1]).join(' ');
  return [...new Set([likely, other])].filter((code) => code.trim() !== '');
}

export function latin(): Plugin {
  const cache = new Map<string, LatinName[]>();
  return {
    name: 'latin',
    findLatin(stretch) {
      const known = cache.get(stretch);
      if (known) return known;
      const key = bound(stretch);
      const names = parse(key);
      if (cache.size >= CACHE) cache.clear();
      cache.set(key, names);
      return names;
    },
    soundsLike,
  };
}
