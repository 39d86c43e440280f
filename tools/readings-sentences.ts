/** The tagged sentences of models/sentences: takes a file, gives texts with their words cut and tagged (format: models/README.md). */
import { readdirSync, readFileSync } from 'node:fs';
import clitics from '../src/arabic/data/proclitics.json';
import { type Pos, TAGS } from '../src/arabic/lexicon.js';

export interface Segment {
  start: number;
  end: number;
  text: string;
  tag: Pos;
}

export interface Sentence {
  file: string;
  line: number;
  text: string;
  segments: Segment[];
}

export const sentenceFiles = (): string[] =>
  readdirSync('models/sentences')
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((f) => `models/sentences/${f}`);

export function readSentencesFile(file: string): Sentence[] {
  const out: Sentence[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((row, line) => {
      if (!row.trim() || row.startsWith('#')) return;
      let text = '';
      const segments: Segment[] = [];
      for (const word of row.trim().split(/\s+/)) {
        if (text) text += ' ';
        // A plus sign may itself be a word.
        for (const part of word.split(/(?<=\/[A-Z]+)\+/)) {
          const slash = part.lastIndexOf('/');
          const tag = part.slice(slash + 1) as Pos;
          if (slash < 1 || !TAGS.includes(tag)) throw new Error(`${file}:${line + 1}: not a segment: ${part}`);
          segments.push({ start: text.length, end: text.length + slash, text: part.slice(0, slash), tag });
          text += part.slice(0, slash);
        }
      }
      out.push({ file, line: line + 1, text, segments });
    });
  return out;
}

export interface Gold {
  /** The clitics as bits of a candidate's shape. */
  cut: number;
  tag: number;
  stem: string;
  pronoun: string;
  article: number;
  text: string;
}

/** The cut and tag of the token at [start, end), null where the sentence has no such word. */
export function goldOf(s: Sentence, start: number, end: number): Gold | null {
  const parts = s.segments.filter((p) => p.start >= start && p.end <= end);
  if (!parts.length || parts[0]!.start !== start || parts.at(-1)!.end !== end) return null;
  let i = 0;
  let cut = 0;
  let article = 0;
  const isPronoun = (p: Segment | undefined) =>
    p !== undefined && p.tag === 'PRON' && clitics.pronouns.includes(p.text);
  // A clitic must leave something behind it other than a pronoun.
  const more = () =>
    i + 1 < parts.length && !(i + 2 === parts.length && isPronoun(parts[i + 1]) && parts[i]!.tag === 'ADP');
  const take = (test: (p: Segment) => boolean, bit: number) => {
    if (more() && test(parts[i]!)) {
      cut |= bit;
      i++;
    }
  };
  take((p) => p.text === clitics.question && p.tag === 'PART', 2);
  take((p) => clitics.conjunctions.includes(p.text) && p.tag === 'CCONJ', 1);
  take((p) => p.text === clitics.future && p.tag === 'PART', 4);
  take((p) => clitics.prepositions.includes(p.text), 8);
  if (more() && parts[i]!.tag === 'DET') {
    article = parts[i]!.text.length;
    cut |= article << 4;
    i++;
  }
  const stem = parts[i++];
  if (!stem) return null;
  let pronoun = '';
  if (isPronoun(parts[i])) pronoun = parts[i++]!.text;
  if (i < parts.length) return null;
  cut |= pronoun.length << 6;
  return {
    cut,
    tag: TAGS.indexOf(stem.tag),
    stem: stem.text,
    pronoun,
    article,
    text: parts.map((p) => `${p.text}/${p.tag}`).join('+'),
  };
}
