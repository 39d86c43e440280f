/**
 * Tokens of the contract: takes the words of a text with their readings, gives objects with spans, parts of speech and segments.
 *
 * All tokens of one spelling and reading share what they say but for the place; it is put together once.
 */

import { lemmaOf } from '../arabic/lemma.js';
import type { Lexicon } from '../arabic/lexicon.js';
import { offsetAfter } from '../arabic/proclitics.js';
import type { Reading, Readings, Words } from '../arabic/readings.js';
import type { VerbTable } from '../arabic/verbs.js';
import { NORM } from '../text/fold.js';
import { kindOf, LATIN, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import type { WordTypes } from '../text/words.js';
import type { Segment, Token } from '../types.js';

export interface TokenKnowledge {
  readonly verbs: VerbTable;
  readonly model: { readonly lexicon: Lexicon };
}

/** A token without its place. */
interface Written extends Pick<Token, 'text' | 'kind' | 'norm' | 'lemma' | 'root' | 'pos'> {
  readonly parts: readonly Part[];
}

/** A segment: letters [from, to) of the plain spelling. */
interface Part extends Pick<Segment, 'text' | 'role' | 'pos'> {
  readonly from: number;
  readonly to: number;
}

const KINDS: Record<number, Token['kind']> = { [WORD]: 'word', [NUMBER]: 'number', [SIGN]: 'punct', [LATIN]: 'latin' };

export function tokenWriter(readings: Readings, kb: TokenKnowledge): (words: Words) => Token[] {
  const written = readings.memo((id, reading) => write(readings.words, id, reading, kb));
  return (words) => {
    const { tokens } = words;
    const out: Token[] = [];
    for (let i = 0; i < tokens.count; i++) out.push(tokenOf(tokens, i, written(words, i)));
    return out;
  };
}

function write(words: WordTypes, id: number, reading: Reading, kb: TokenKnowledge): Written {
  const kind = KINDS[kindOf(words, id)] ?? 'symbol';
  const isWord = kind === 'word';
  const pos = kind === 'symbol' ? 'SYM' : standsAlone(reading) ? 'PRON' : reading.pos;
  const text = words.surface(id);
  return {
    text,
    kind,
    norm: words.norm(id),
    lemma: isWord ? lemmaOf(reading, words, id, kb) : null,
    root: (isWord && reading.verb && kb.verbs.verb(reading.verb.verb).root) || null,
    pos,
    parts: isWord ? partsOf(text, reading) : [{ from: 0, to: text.length, text, role: 'stem', pos }],
  };
}

/** A preposition of one letter with a pronoun alone: the pronoun is what the word is about («له»). */
const standsAlone = (r: Reading) => r.pos === 'ADP' && r.pronoun > 0 && r.to - r.from === 1;

function partsOf(text: string, r: Reading): Part[] {
  const out: Part[] = [];
  let from = 0;
  const cut = (length: number, role: Segment['role'], pos: string) => {
    const to = from + length;
    if (length > 0) out.push({ from, to, text: text.slice(from, to), role, pos });
    from = to;
  };
  cut(r.question, 'question', 'PART');
  cut(r.conjunction, 'conjunction', 'CCONJ');
  cut(r.future, 'future', 'PART');
  cut(r.preposition, 'preposition', r.pos === 'VERB' ? 'SCONJ' : 'ADP');
  cut(r.article, 'article', 'DET');
  const alone = standsAlone(r);
  cut(r.to - r.from, alone ? 'preposition' : 'stem', r.pos);
  cut(r.pronoun, alone ? 'stem' : 'pronoun', 'PRON');
  return out;
}

function tokenOf(tokens: Tokens, i: number, w: Written): Token {
  const start = tokens.start[i]!;
  const end = tokens.end[i]!;
  const { text } = tokens;
  const isPlain = tokens.words.isPlain(tokens.type[i]!, text, start, end);
  return {
    start,
    end,
    text: isPlain ? w.text : text.slice(start, end),
    kind: w.kind,
    norm: isPlain ? w.norm : normOf(text, start, end),
    lemma: w.lemma,
    root: w.root,
    pos: w.pos,
    segments: isPlain ? placed(w.parts, start) : measured(w.parts, tokens, i),
  };
}

/** The segments of a token that is written plainly, letter by letter. */
function placed(parts: readonly Part[], start: number): Segment[] {
  const first = placedPart(parts[0]!, start);
  // An array that is made with its length is smaller than one that grows.
  switch (parts.length) {
    case 1:
      return [first];
    case 2:
      return [first, placedPart(parts[1]!, start)];
    case 3:
      return [first, placedPart(parts[1]!, start), placedPart(parts[2]!, start)];
    default:
      return parts.map((p) => placedPart(p, start));
  }
}

const placedPart = (p: Part, start: number): Segment => ({
  start: start + p.from,
  end: start + p.to,
  text: p.text,
  role: p.role,
  pos: p.pos,
});

/** The segments of a token with marks or ligatures, which stay with the letter before them. */
function measured(parts: readonly Part[], tokens: Tokens, i: number): Segment[] {
  let start = tokens.start[i]!;
  return parts.map((p, k) => {
    const end = k === parts.length - 1 ? tokens.end[i]! : offsetAfter(tokens, i, p.to);
    const segment = { start, end, text: tokens.text.slice(start, end), role: p.role, pos: p.pos };
    start = end;
    return segment;
  });
}

function normOf(text: string, start: number, end: number): string {
  let norm = '';
  for (let k = start; k < end; k++) {
    const n = NORM[text.charCodeAt(k)]!;
    if (n) norm += String.fromCharCode(n);
  }
  return norm;
}
