/** Tokens of the contract: takes the words of a text with their readings, gives objects with spans, parts of speech and segments. */

import { lemmaOf } from '../arabic/lemma.js';
import type { Lexicon } from '../arabic/lexicon.js';
import { offsetAfter } from '../arabic/proclitics.js';
import type { Reading, Words } from '../arabic/readings.js';
import type { VerbTable } from '../arabic/verbs.js';
import { NORM } from '../text/fold.js';
import { LATIN, NUMBER, SIGN, WORD } from '../text/token.js';
import type { Segment, Token } from '../types.js';

export interface TokenKnowledge {
  readonly verbs: VerbTable;
  readonly model: { readonly lexicon: Lexicon };
}

const KINDS: Record<number, Token['kind']> = { [WORD]: 'word', [NUMBER]: 'number', [SIGN]: 'punct', [LATIN]: 'latin' };

export function toTokens(words: Words, kb: TokenKnowledge): Token[] {
  const { tokens } = words;
  return Array.from({ length: tokens.count }, (_, i) => {
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    const type = tokens.type[i]!;
    const kind = KINDS[tokens.kind[i]!] ?? 'symbol';
    const reading = words.best(i);
    const pos = kind === 'symbol' ? 'SYM' : standsAlone(reading) ? 'PRON' : reading.pos;
    const isWord = kind === 'word';
    let norm = '';
    for (let k = start; k < end; k++)
      if (NORM[tokens.text.charCodeAt(k)]) norm += String.fromCharCode(NORM[tokens.text.charCodeAt(k)]!);
    return {
      start,
      end,
      text: tokens.text.slice(start, end),
      kind,
      norm,
      lemma: isWord ? lemmaOf(reading, tokens.words, type, kb) : null,
      root: (isWord && reading.verb && kb.verbs.verbs[reading.verb.verb]?.root) || null,
      pos,
      segments: isWord
        ? segmentsOf(words, i, reading)
        : [{ start, end, text: tokens.text.slice(start, end), role: 'stem', pos }],
    };
  });
}

/** A preposition of one letter with a pronoun alone: the pronoun is what the word is about («له»). */
const standsAlone = (r: Reading) => r.pos === 'ADP' && r.pronoun > 0 && r.to - r.from === 1;

function segmentsOf(words: Words, i: number, r: Reading): Segment[] {
  const { tokens } = words;
  const out: Segment[] = [];
  let letters = 0;
  let start = tokens.start[i]!;
  const cut = (length: number, role: Segment['role'], pos: string) => {
    if (length === 0) return;
    letters += length;
    const last = letters >= tokens.words.lengthOf(tokens.type[i]!);
    const end = last ? tokens.end[i]! : offsetAfter(tokens, i, letters);
    out.push({ start, end, text: tokens.text.slice(start, end), role, pos });
    start = end;
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
