/**
 * What is no part of an article: takes the lines of a text, gives the lines that stay and the stretches to drop with their reason.
 *
 * By fixed phrases: whole lines («شارك الخبر»), their beginnings («اقرأ أيضا: …»), the headlines under a heading («شاهد أيضا»), what follows
 * the heading of the comments, key words after the last sentence («… قال المصدر. سمات برنامج الأجور»).
 */
import type { DropReason } from '../types.js';
import data from './data/page.json';
import { ARABIC, CLASS, DIGIT, LETTER, ligature, NORM, PUNCT, SPACE } from './fold.js';
import { CLOSES, firstWord, keyIn, keyOf, type Line, type Lines, type Range, trim, wordsIn } from './lines.js';

export interface Dropped extends Range {
  readonly reason: DropReason;
}

export interface Cleared {
  readonly kept: readonly Line[];
  readonly dropped: Dropped[];
  /** Key of the outlet that the notes under the page name («… عن رأي جريدة كذا»). */
  readonly owner: string;
}

interface Rule {
  readonly reason: DropReason;
  readonly follows: string;
  readonly is: ReadonlySet<string>;
}

/** A phrase of a rule: a line begins with it, begins with it and a sign («للمزيد: …»), or has it anywhere. */
interface Phrase {
  readonly words: string;
  readonly how: 'starts' | 'signed' | 'has';
  readonly rule: number;
}

const keys = (list: readonly string[] | undefined) => (list ?? []).map(keyOf);
const RULES: readonly Rule[] = data.boilerplate.map((r) => ({
  reason: r.reason as DropReason,
  follows: ('follows' in r && r.follows) || '',
  is: new Set(keys(r.is)),
}));
const PHRASES: readonly Phrase[] = data.boilerplate.flatMap((r, rule) => [
  ...keys(r.starts).map((words) => ({ words, how: 'starts', rule }) as const),
  ...keys('signed' in r ? (r.signed as string[]) : []).map((words) => ({ words, how: 'signed', rule }) as const),
  ...keys(r.has).map((words) => ({ words, how: 'has', rule }) as const),
]);
/** The rule of a whole line, the first where several have it. */
const WHOLE = new Map<string, number>();
RULES.forEach((r, i) => {
  for (const line of r.is) if (!WHOLE.has(line)) WHOLE.set(line, i);
});
/** What a line may open with, by its first word. */
const OPENINGS = new Map<string, Phrase[]>();
/** What a line may have in it, by its first two letters, brought to a small number. */
const INSIDE: Phrase[][] = [];
const PAIRS = 1024;
const pairOf = (a: number, b: number): number => (31 * a + b) % PAIRS;
for (let i = 0; i < PAIRS; i++) INSIDE.push([]);
for (const p of PHRASES) {
  if (p.how === 'has') INSIDE[pairOf(p.words.charCodeAt(0), p.words.charCodeAt(1))]!.push(p);
  else OPENINGS.set(firstWord(p.words), [...(OPENINGS.get(firstWord(p.words)) ?? []), p]);
}
const HAS_INSIDE = Uint8Array.from(INSIDE, (list) => (list.length ? 1 : 0));
const OWNER = keys(data.owner);
const TAGS = new Set(keys(data.tags));
const LINKS = keys(data.links);
/** «… كما قال. اقرأ.. عودة الرحلات» */
const SEE = PHRASES.filter((p) => p.how === 'signed' && RULES[p.rule]!.reason === 'related').map((p) => p.words);
const LEADS = data.leads.map((l) => ({
  reason: l.reason as DropReason,
  starts: keyOf(l.starts),
  more: new Set(keys(l.more)),
}));
const CREDITS = new Set(keys(data.credits));
const CLOCKS = new Set(keys(data.clocks));
/** First letters of what is cut off the beginning of a line, and off its end. */
const firstLetters = (list: readonly string[]) => new Set(list.map((k) => k.charCodeAt(0)));
const LEAD_LETTERS = firstLetters(LEADS.map((l) => l.starts));
const TAIL_LETTERS = firstLetters([...SEE, ...LINKS, ...TAGS]);
/** Headlines under «شاهد أيضا» are at most so many, each at most so long. */
const MOST_HEADLINES = 12;
const HEADLINE = 130;
/** Comments and key words follow an article, they do not open a page. */
const LEAST_BEFORE = 100;
const LONGEST_CREDIT = 6;
const HEAD_LINES = 6;
const TAIL_LINES = 3;
const TAIL_LENGTH = 600;
const LEAD_LENGTH = 80;
const TAIL_OPENING = 40;
const BLANK = 0x20;
const SIGNS = new Set([0x3a, 0x7c, 0x2e, 0x2013, 0x2014, 0x2d, 0x28, 0x2026]);
export function clear(text: string, { lines, closers }: Lines): Cleared {
  const dropped: Dropped[] = [];
  const kept: Line[] = [];
  let owner = '';
  let headlines = 0;
  let rest: DropReason | null = null;
  let before = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const rule = ruleOf(line, text);
    let reason: DropReason | null = null;
    if (rule) {
      headlines = rule.follows === 'headlines' ? MOST_HEADLINES : 0;
      if (rule.follows === 'rest' && before >= LEAST_BEFORE) rest = rule.reason;
      reason = rule.reason;
      for (const o of OWNER) {
        const at = line.key.indexOf(o);
        if (at >= 0) owner = line.key.slice(at + o.length).trim();
      }
    } else if (isMarker(line, text)) reason = 'marker';
    else if (rest) reason = rest;
    else if (headlines && isHeadline(line, text)) {
      headlines--;
      reason = 'related';
    } else {
      headlines = 0;
      const place = {
        first: i < HEAD_LINES,
        last: i >= lines.length - TAIL_LINES,
        below: before >= LEAST_BEFORE,
      };
      before += line.end - line.start;
      kept.push(shorten(line, place, text, closers, dropped));
    }
    if (reason) dropped.push({ start: line.start, end: line.end, reason });
  }
  return { kept: kept.filter((l) => l.end > l.start), dropped: dropped.sort((a, b) => a.start - b.start), owner };
}

function ruleOf(line: Line, text: string): Rule | null {
  const { key } = line;
  if (!key) return null;
  let first = WHOLE.get(key) ?? RULES.length;
  for (const p of OPENINGS.get(firstWord(key)) ?? [])
    if (p.rule < first && startsWith(key, p.words, p.how === 'starts'))
      if (p.how === 'starts' || SIGNS.has(signAfter(line, p.words, text))) first = p.rule;
  let before = key.charCodeAt(0);
  for (let i = 1; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    const pair = pairOf(before, unit);
    before = unit;
    if (HAS_INSIDE[pair])
      for (const p of INSIDE[pair]!) if (p.rule < first && key.startsWith(p.words, i - 1)) first = p.rule;
  }
  return RULES[first] ?? null;
}

/** Does a key begin with these words, and go on? */
function startsWith(key: string, words: string, orEnds = false): boolean {
  return key.startsWith(words) && (key.length === words.length ? orEnds : key.charCodeAt(words.length) === BLANK);
}

/** The sign that follows the first words of a line, 0 if there is none. */
function signAfter(line: Range, words: string, text: string): number {
  let left = words.split(' ').length;
  let inside = false;
  for (let i = line.start; i < line.end; i++) {
    const u = text.charCodeAt(i);
    const c = CLASS[u];
    if (c === SPACE || c === PUNCT) {
      if (inside && --left === 0) {
        while (i < line.end && CLASS[text.charCodeAt(i)] === SPACE) i++;
        const v = text.charCodeAt(i);
        return CLASS[v] === PUNCT || SIGNS.has(v) ? v : 0;
      }
      inside = false;
    } else inside = true;
  }
  return 0;
}

/** «-----», «صورة: أرشيف», «17:02 ت م». */
function isMarker(line: Line, text: string): boolean {
  if (line.count === 0) return true;
  if (!line.key || line.count > LONGEST_CREDIT) return false;
  if (isStamp(line.key)) return true;
  for (let n = 1, at = line.key.indexOf(' '); n <= 2 && at > 0; n++, at = line.key.indexOf(' ', at + 1)) {
    const opening = line.key.slice(0, at);
    if (CREDITS.has(opening) && signAfter(line, opening, text) === 0x3a) return true;
  }
  return false;
}

/** A time of day with its clock, and nothing else: when an agency sent the story. */
function isStamp(key: string): boolean {
  let letters = 0;
  while (CLASS[key.charCodeAt(letters)] === DIGIT || key.charCodeAt(letters) === BLANK) letters++;
  return letters > 0 && CLOCKS.has(key.slice(letters));
}

/** Short, and no sentence. */
const isHeadline = (line: Line, text: string): boolean =>
  line.end - line.start <= HEADLINE && !isSentence(text, line.end);

/** «… .», «… !», «… ."». */
function isSentence(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  const stops = (u: number) => u === 0x2e || u === 0x21;
  return stops(last) || (CLOSES[last] === 1 && stops(text.charCodeAt(end - 2)));
}

/** Where a line stands: in the first lines, in the last, below a text. */
interface Place {
  readonly first: boolean;
  readonly last: boolean;
  readonly below: boolean;
}

/** Cuts arrows and share bars off the first lines, key words and links off the end of the last lines. */
function shorten(line: Line, place: Place, text: string, closers: readonly number[], dropped: Dropped[]): Line {
  let { start, end } = line;
  const leads = place.first && LEAD_LETTERS.has(firstLetter(text, start, end));
  const opening = leads ? keyIn(text, start, Math.min(end, start + LEAD_LENGTH)) : '';
  for (const l of LEADS)
    if (startsWith(opening, l.starts)) {
      const words = opening.split(' ');
      let n = l.starts.split(' ').length;
      while (n < words.length && l.more.has(words[n]!)) n++;
      const stop = afterWords(text, line, n);
      dropped.push({ start, end: trim(text, start, stop).end, reason: l.reason });
      start = stop;
      break;
    }
  const cut = tailOf(text, { start, end }, place, closers, line.closers);
  if (cut) {
    dropped.push({ start: cut.at, end, reason: cut.reason });
    ({ start, end } = trim(text, start, cut.at));
  }
  if (start === line.start && end === line.end) return line;
  const long = line.count === Infinity;
  const key = long ? '' : keyIn(text, start, end);
  return {
    start,
    end,
    key,
    count: long ? Infinity : Math.max(1, wordsIn(key)),
    apart: line.apart,
    at: line.at,
    closers: line.closers,
  };
}

/** The first letter of a key, 0 for none. */
function firstLetter(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const u = NORM[text.charCodeAt(i)]!;
    const c = CLASS[u];
    if (c === ARABIC || c === LETTER || c === DIGIT) return NORM[ligature(u)?.[0] ?? u]!;
  }
  return 0;
}

/** Where key words or a link begin: after the end of a sentence or at the head of the line; key words in the last lines alone. */
function tailOf(
  text: string,
  { start, end }: Range,
  { last, below }: Place,
  closers: readonly number[],
  before: number,
): { at: number; reason: DropReason } | null {
  const from = Math.max(start, end - (last ? TAIL_LENGTH : HEADLINE + LEAD_LENGTH));
  let k = before;
  while (k > 0 && closers[k - 1]! >= start && afterBlanks(text, closers[k - 1]! + 1, end) >= from) k--;
  // Above the text «سمات القائد الناجح» is a headline.
  if (from === start && below) {
    const reason = tailAt(text, start, { start, end }, last);
    if (reason) return { at: start, reason };
  }
  for (; k < before; k++) {
    const at = afterBlanks(text, closers[k]! + 1, end);
    const reason = at < end ? tailAt(text, at, { start, end }, last) : null;
    if (reason) return { at, reason };
  }
  return null;
}

function afterBlanks(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && CLASS[text.charCodeAt(i)] === SPACE) i++;
  return i;
}

/** Do key words or a link stand here? */
function tailAt(text: string, at: number, { start, end }: Range, last: boolean): DropReason | null {
  const stop = Math.min(end, at + TAIL_OPENING);
  if (CLASS[text.charCodeAt(at)] === PUNCT || !TAIL_LETTERS.has(firstLetter(text, at, stop))) return null;
  const head = keyIn(text, at, stop);
  if (at > start && SEE.some((l) => startsWith(head, l) && SIGNS.has(signAfter({ start: at, end }, l, text))))
    return 'related';
  if (!last) return null;
  for (const l of LINKS) if (startsWith(head, l)) return 'related';
  // «سمات القائد كثيرة.»
  if (isSentence(text, end)) return null;
  const one = firstWord(head);
  const second = head.indexOf(' ', one.length + 1);
  return TAGS.has(one) || TAGS.has(second < 0 ? head : head.slice(0, second)) ? 'navigation' : null;
}

/** Where the word after the first n words of a line begins. */
function afterWords(text: string, line: Line, n: number): number {
  let left = n;
  let inside = false;
  for (let i = line.start; i < line.end; i++) {
    const blank = CLASS[text.charCodeAt(i)] === SPACE;
    if (blank && inside) left--;
    inside = !blank;
    if (inside && left === 0) return i;
  }
  return line.end;
}
