/**
 * What is no part of an article: takes the lines of a text, gives the lines that stay and the stretches to drop with their reason.
 *
 * By fixed phrases: whole lines («شارك الخبر»), their beginnings («اقرأ أيضا: …»), the headlines under a heading («شاهد أيضا»), what follows
 * the heading of the comments, key words after the last sentence («… قال المصدر. سمات برنامج الأجور»).
 */
import type { DropReason } from '../types.js';
import data from './data/page.json';
import { CLASS, PUNCT, SPACE } from './fold.js';
import { keyOf, type Line, type Range, trim } from './lines.js';

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
  readonly starts: readonly string[];
  /** Beginnings that need a sign after them: «للمزيد: …». */
  readonly signed: readonly string[];
  readonly has: readonly string[];
}

const keys = (list: readonly string[] | undefined) => (list ?? []).map(keyOf);
const RULES: readonly Rule[] = data.boilerplate.map((r) => ({
  reason: r.reason as DropReason,
  follows: ('follows' in r && r.follows) || '',
  is: new Set(keys(r.is)),
  starts: keys(r.starts),
  signed: keys('signed' in r ? (r.signed as string[]) : []),
  has: keys(r.has),
}));
const OWNER = keys(data.owner);
const TAGS = new Set(keys(data.tags));
const LINKS = keys(data.links);
/** «… كما قال. اقرأ.. عودة الرحلات» */
const SEE = RULES.filter((r) => r.reason === 'related').flatMap((r) => r.signed);
const LEADS = data.leads.map((l) => ({
  reason: l.reason as DropReason,
  starts: keyOf(l.starts),
  more: new Set(keys(l.more)),
}));
const CREDITS = new Set(keys(data.credits));
/** Headlines under «شاهد أيضا» are at most so many, each at most so long. */
const MOST_HEADLINES = 12;
const HEADLINE = 130;
/** Comments follow an article, they do not open a page. */
const LEAST_BEFORE_COMMENTS = 100;
const LONGEST_CREDIT = 6;
const HEAD_LINES = 6;
const TAIL_LINES = 3;
const TAIL_LENGTH = 600;
const LEAD_LENGTH = 80;
const SIGNS = new Set([0x3a, 0x7c, 0x2e, 0x2013, 0x2014, 0x2d, 0x28, 0x2026]);
/** 1 for the signs that end a sentence or close a quotation. */
const CLOSES = new Uint8Array(65536);
for (const u of [0x2e, 0x21, 0x61f, 0x3f, 0xbb, 0x201d, 0x22, 0x29]) CLOSES[u] = 1;

export function clear(text: string, lines: readonly Line[]): Cleared {
  const dropped: Dropped[] = [];
  const kept: Line[] = [];
  let owner = '';
  let headlines = 0;
  let rest: DropReason | null = null;
  let before = 0;
  lines.forEach((line, i) => {
    const rule = ruleOf(line, text);
    const drop = (reason: DropReason) => dropped.push({ start: line.start, end: line.end, reason });
    if (rule) {
      headlines = rule.follows === 'headlines' && rule.is.has(line.key) ? MOST_HEADLINES : 0;
      if (rule.follows === 'rest' && before >= LEAST_BEFORE_COMMENTS) rest = rule.reason;
      drop(rule.reason);
      for (const o of OWNER) {
        const at = line.key.indexOf(o);
        if (at >= 0) owner = line.key.slice(at + o.length).trim();
      }
    } else if (isMarker(line, text)) drop('marker');
    else if (rest) drop(rest);
    else if (headlines && isHeadline(line, text)) {
      headlines--;
      drop('related');
    } else {
      headlines = 0;
      before += line.end - line.start;
      kept.push(shorten(line, i < HEAD_LINES, i >= lines.length - TAIL_LINES, text, dropped));
    }
  });
  return { kept: kept.filter((l) => l.end > l.start), dropped: dropped.sort((a, b) => a.start - b.start), owner };
}

function ruleOf(line: Line, text: string): Rule | null {
  if (!line.key) return null;
  const { key } = line;
  for (const r of RULES)
    if (
      r.is.has(key) ||
      r.starts.some((s) => key === s || key.startsWith(`${s} `)) ||
      r.signed.some((s) => key.startsWith(`${s} `) && SIGNS.has(signAfter(line, s, text))) ||
      r.has.some((h) => key.includes(h))
    )
      return r;
  return null;
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

/** «-----», «صورة: أرشيف». */
function isMarker(line: Line, text: string): boolean {
  if (line.count === 0) return true;
  if (!line.key || line.count > LONGEST_CREDIT) return false;
  const parts = line.key.split(' ');
  for (const n of [1, 2]) {
    const opening = parts.slice(0, n).join(' ');
    if (parts.length > n && CREDITS.has(opening) && signAfter(line, opening, text) === 0x3a) return true;
  }
  return false;
}

/** Short, and no sentence: «… .», «… !», «… ."» end one. */
function isHeadline(line: Line, text: string): boolean {
  if (line.end - line.start > HEADLINE) return false;
  const last = text.charCodeAt(line.end - 1);
  const sentence = (u: number) => u === 0x2e || u === 0x21;
  return !sentence(last) && !(CLOSES[last] && sentence(text.charCodeAt(line.end - 2)));
}

/** Cuts arrows and share bars off the first lines, key words and links off the end of the last lines. */
function shorten(line: Line, first: boolean, last: boolean, text: string, dropped: Dropped[]): Line {
  let { start, end } = line;
  const opening = first ? keyOf(text.slice(start, Math.min(end, start + LEAD_LENGTH))) : '';
  for (const l of LEADS)
    if (opening.startsWith(`${l.starts} `)) {
      const words = opening.split(' ');
      let n = l.starts.split(' ').length;
      while (n < words.length && l.more.has(words[n]!)) n++;
      const stop = afterWords(text, line, n);
      dropped.push({ start, end: trim(text, start, stop).end, reason: l.reason });
      start = stop;
      break;
    }
  const cut = tailOf(text, start, end, last);
  if (cut) {
    dropped.push({ start: cut.at, end, reason: cut.reason });
    ({ start, end } = trim(text, start, cut.at));
  }
  if (start === line.start && end === line.end) return line;
  const long = line.count === Infinity;
  const key = long ? '' : keyOf(text.slice(start, end));
  return { ...line, start, end, key, count: long ? Infinity : key.split(' ').length };
}

/** Where key words or a link begin: after the end of a sentence or at the head of the line; key words in the last lines alone. */
function tailOf(text: string, start: number, end: number, last: boolean): { at: number; reason: DropReason } | null {
  for (let i = Math.max(start, end - (last ? TAIL_LENGTH : HEADLINE + LEAD_LENGTH)); i < end; i++) {
    if (i > start) {
      let p = i - 1;
      if (CLASS[text.charCodeAt(p)] !== SPACE && !CLOSES[text.charCodeAt(p)]) continue;
      while (p > start && CLASS[text.charCodeAt(p)] === SPACE) p--;
      if (!CLOSES[text.charCodeAt(p)]) continue;
    }
    const c = CLASS[text.charCodeAt(i)];
    if (c === SPACE || c === PUNCT) continue;
    const head = keyOf(text.slice(i, Math.min(end, i + 40)));
    if (i > start && SEE.some((l) => head.startsWith(`${l} `) && SIGNS.has(signAfter({ start: i, end }, l, text))))
      return { at: i, reason: 'related' };
    if (!last) continue;
    for (const l of LINKS) if (head.startsWith(`${l} `)) return { at: i, reason: 'related' };
    for (const n of [1, 2]) {
      const opening = head.split(' ').slice(0, n).join(' ');
      if (TAGS.has(opening)) return { at: i, reason: 'navigation' };
    }
  }
  return null;
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
