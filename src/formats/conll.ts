/**
 * Words with names and events in columns: CoNLL-U Plus. Clitics are words of their own, so that a name in «بالرباط» has its exact edges, and each
 * word says in MISC where it stands (`start_char`, `end_char`). Names in BIO2 as PER, ORG, LOC, MISC; triggers in BIO2 by event type. Takes an
 * Extraction with its text.
 */
import { tokenize as read } from '../index.js';
import type { Span, Token } from '../types.js';
import { type Extractions, type WithText, type Writer, wellFormed, writeAll } from './shared.js';
import { textOf } from './text.js';

export interface ConllOptions {
  /** The tokenizer of an extractor of your own. */
  tokenize?: (text: string) => Token[];
}

const TAGS = { person: 'PER', organization: 'ORG', location: 'LOC', group: 'MISC', other: 'MISC' } as const;
const COLUMNS = ['ID', 'FORM', 'LEMMA', 'UPOS', 'MISC', 'KHABAR:NER', 'KHABAR:EVENT'];
const SENTENCE_END = /^[.!?\u061f]$/;
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/;
// What would break a line or a column.
const SPACE = /[\s\u0085]+/g;
const SPACED = /[\s\u0085]/;

interface Word extends Span {
  readonly lemma: string | null;
  readonly pos: string;
}
interface Tagged extends Span {
  readonly tag: string;
}

/** The words of a token: clitics apart, the article with its noun. */
function wordsOf(t: Token): Word[] {
  const words: Word[] = [];
  let article: number | null = null;
  for (const s of t.segments) {
    if (s.role === 'article') {
      article ??= s.start;
      continue;
    }
    const start = s.role === 'stem' && article !== null ? article : s.start;
    article = null;
    words.push({
      start,
      end: s.end,
      text: t.text.slice(start - t.start, s.end - t.start),
      lemma: s.role === 'stem' ? t.lemma : null,
      pos: s.pos,
    });
  }
  return words.length ? words : [{ ...t, lemma: t.lemma, pos: t.pos }];
}

/** Of spans that overlap, the longest, and the first among equals. */
function apart(spans: readonly Tagged[]): Tagged[] {
  const taken: Tagged[] = [];
  const byLength = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const sorted: Tagged[] = [];
  for (const s of byLength) {
    let at = sorted.length;
    while (at > 0 && sorted[at - 1]!.start >= s.start) at--;
    if ((sorted[at]?.start ?? Infinity) < s.end || (sorted[at - 1]?.end ?? 0) > s.start) continue;
    sorted.splice(at, 0, s);
    taken.push(s);
  }
  return sorted;
}

/** A tag for each word; the word that a span begins in has B. */
function bio(words: readonly Word[], spans: readonly Tagged[]): string[] {
  const tags = words.map(() => 'O');
  let from = 0;
  for (const s of apart(spans)) {
    while (from < words.length && words[from]!.end <= s.start) from++;
    for (let i = from, first = true; i < words.length && words[i]!.start < s.end; i++, first = false)
      if (tags[i] === 'O') tags[i] = `${first ? 'B' : 'I'}-${s.tag}`;
  }
  return tags;
}

function sentences(tokens: readonly Token[], text: string): Token[][] {
  const out: Token[][] = [];
  let current: Token[] = [];
  tokens.forEach((t, i) => {
    current.push(t);
    const next = tokens[i + 1];
    const gap = text.slice(t.end, next?.start);
    if (next && !LINE_END.test(gap) && !(SENTENCE_END.test(t.text) && gap !== '')) return;
    out.push(current);
    current = [];
  });
  return out;
}

function piece(x: WithText, tokenize: (text: string) => Token[]): string {
  const text = textOf(x, 'CoNLL');
  const tokens = tokenize(text);
  if (tokens.length === 0) return '';
  const words = tokens.map(wordsOf);
  const flat = words.flat();
  const names = bio(
    flat,
    x.entities.flatMap((e) => e.mentions.filter((m) => m.kind === 'name').map((m) => ({ ...m, tag: TAGS[e.type] }))),
  );
  const events = bio(
    flat,
    x.events.flatMap((v) => v.mentions.map((m) => ({ ...m, tag: v.type }))),
  );
  const clean = (value: string): string => wellFormed(value.replace(SPACE, '')) || '_';
  const id = x.document.id === null ? '' : `# newdoc id = ${wellFormed(x.document.id.replace(SPACE, ' '))}\n`;
  let out = id || '# newdoc\n';
  let at = 0;
  let token = 0;
  sentences(tokens, text).forEach((sentence, k) => {
    const last = sentence.at(-1)!;
    let surface = '';
    let rows = '';
    let number = 1;
    for (const t of sentence) {
      const parts = words[token++]!;
      const spaced = t !== last && SPACED.test(text.slice(t.end, tokens[token]?.start));
      surface += clean(t.text) + (spaced ? ' ' : '');
      const misc = (s: Span) =>
        `${spaced || t === last ? '' : 'SpaceAfter=No|'}start_char=${s.start}|end_char=${s.end}`;
      const inner = (s: Span) => `start_char=${s.start}|end_char=${s.end}`;
      if (parts.length > 1)
        rows += `${[`${number}-${number + parts.length - 1}`, clean(t.text), '_', '_', misc(t), '_', '_'].join('\t')}\n`;
      for (const w of parts) {
        const where = parts.length > 1 ? inner(w) : misc(w);
        rows += `${[number++, clean(w.text), clean(w.lemma ?? ''), w.pos, where, names[at], events[at]].join('\t')}\n`;
        at++;
      }
    }
    out += `# sent_id = ${k + 1}\n# text = ${surface}\n${rows}`;
    out += '\n';
  });
  return out;
}

export const conllWriter = (options: ConllOptions = {}): Writer => ({
  head: `# global.columns = ${COLUMNS.join(' ')}\n`,
  between: '',
  tail: '',
  piece: (x) => piece(x, options.tokenize ?? read),
});

export const toConll = (given: Extractions, options?: ConllOptions): string => writeAll(conllWriter(options), given);
