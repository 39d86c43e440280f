/**
 * The layout of a page: takes a text, gives its title, the short lines around it, what opens the body, and the lines to drop with their
 * reason. By lines and fixed phrases alone; who is an author or an outlet is settled later, when names are known.
 */

import type { DropReason } from '../types.js';
import { clear } from './boilerplate.js';
import data from './data/page.json';
import { ARABIC, CLASS, LETTER, NORM } from './fold.js';
import { keyOf, type Line, type Range, readLines, trim } from './lines.js';
import { FROM, isAddress, isPhrase, isTalk, opensBracket, type Part, partsOf } from './parts.js';

export type { Range } from './lines.js';

export interface Page {
  readonly title: Range | null;
  /** Who wrote it, where a marker says so («بقلم …», «ذ.…»); the marker left out. */
  readonly author: Range | null;
  /** A short line that returns at the end of the page, or an address: the outlet. */
  readonly publisher: Range | null;
  /** The lines between title and body in their parts, and the parts that open the body («الرباط - و م ع», «دبي (CNN)--»); to be checked against names. */
  readonly heads: readonly Head[];
  /** Where the day of publication may stand: the line of the date, or what stands before the first dash or colon of the body. */
  readonly opening: Range | null;
  readonly body: readonly Range[];
  readonly dropped: readonly (Range & { reason: DropReason })[];
}

export interface Head {
  /** A line of its own; else the beginning of the body. */
  readonly whole: boolean;
  readonly parts: readonly Part[];
}

/** How often a line stands in the page, and where first and last. */
type Seen = Map<string, { count: number; first: number; last: number }>;

const TATWEEL = 0x640;
const TITLE_LENGTH = 220;
/** Names before a running text reach no further. */
const OPENING_LENGTH = 110;
/** A head has no more lines. */
const HEAD_LINES = 14;
const PARAGRAPH_LENGTH = 130;
const SENTENCE_WORDS = 9;
const LONGEST_NAME = 4;
const HONORIFICS = new Set(data.author.honorifics.map(keyOf));
const STARTS = new Set(data.author.starts.map(keyOf));
const WROTE = new Set(data.author.wrote.map(keyOf));
const SIGNED = new Set(data.author.signed.map(keyOf));
const CREDITS = new Set(data.credits.map(keyOf));
const SOURCE = new Set(data.source.map(keyOf));
const SECTIONS = new Set(data.sections.map(keyOf));
const FINAL = new Set([0x2e, 0x21, 0x61f, 0x3f, 0x60c, 0x3a, 0x61b]);

export function readPage(text: string): Page {
  const { kept, dropped, owner } = clear(text, readLines(text));
  const seen: Seen = new Map();
  kept.forEach(({ key }, i) => {
    if (!key) return;
    const s = seen.get(key);
    if (s) {
      s.count++;
      s.last = i;
    } else seen.set(key, { count: 1, first: i, last: i });
  });

  // The head ends at the first paragraph; a text of short lines alone has none but its title.
  let head = kept.findIndex((line) => isParagraph(line, text));
  const paragraphs = head >= 0 && head <= HEAD_LINES;
  if (!paragraphs) head = Math.min(kept.length, 4);

  let title: Line | null = null;
  let publisher: Range | null = null;
  let author: Range | null = null;
  const heads: Head[] = [];
  const rest: Line[] = [];
  const drop = (line: Line, reason: DropReason): void => {
    dropped.push({ start: line.start, end: line.end, reason });
  };
  const atTop = () => !title && !publisher && !author && heads.length === 0;
  for (const [i, line] of kept.entries()) {
    if (isAddress(text, line) || isSignature(line, seen, owner, head)) {
      publisher ??= line;
      continue;
    }
    if (i >= head || (!paragraphs && rest.length)) {
      rest.push(line);
      continue;
    }
    if (i > 0 && line.key && (line.key === kept[i - 1]!.key || line.key === title?.key)) {
      drop(line, 'marker');
      continue;
    }
    if (paragraphs && SECTIONS.has(line.key) && !title) {
      drop(line, 'navigation');
      continue;
    }
    const parts = partsOf(text, line.start, line.end, true);
    const source = sourceOf(parts);
    if (source) {
      publisher ??= source;
      continue;
    }
    const marked: Range | null = author ? null : authorOf(line, parts, text, atTop());
    if (marked) {
      author = marked;
      heads.push({ whole: true, parts: [] });
      continue;
    }
    if (isByline(parts) || (paragraphs && isDateLine(parts, i === 0))) heads.push({ whole: true, parts });
    else if (!title && isTitle(line, kept, i, text, { top: atTop(), head, seen })) title = line;
    else {
      if (line.count <= LONGEST_NAME && paragraphs) heads.push({ whole: true, parts });
      rest.push(line);
    }
  }

  const opener = rest.find((line) => isParagraph(line, text)) ?? rest[0];
  if (opener) {
    const stop = Math.min(opener.end, opener.start + OPENING_LENGTH);
    const parts = partsOf(text, opener.start, stop, stop === opener.end && opener.count <= LONGEST_NAME * 2);
    const first = parts[0];
    // «AHDATH.INFO- الرباط 7 يونيو 2016»
    if (!publisher && first?.sign && isAddress(text, first)) publisher = range(first);
    heads.push({ whole: false, parts });
  }
  return {
    title: range(title),
    author,
    publisher: range(publisher),
    heads: heads.filter((h) => h.parts.length),
    opening: openingOf(heads),
    body: joined(rest, text),
    dropped: dropped.sort((a, b) => a.start - b.start),
  };
}

const range = (r: Range | null): Range | null => r && { start: r.start, end: r.end };

/** Lines that follow each other, with nothing between, are one stretch of body up to an empty line. */
function joined(lines: readonly Line[], text: string): Range[] {
  const out: { start: number; end: number }[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    const between = last && trim(text, last.end, line.start);
    if (between && !line.apart && between.start === between.end) last.end = line.end;
    else out.push({ start: line.start, end: line.end });
  }
  return out;
}

function isParagraph(line: Line, text: string): boolean {
  if (line.end - line.start > PARAGRAPH_LENGTH) return true;
  return (
    line.count >= SENTENCE_WORDS && text.charCodeAt(line.end - 1) === 0x2e && text.charCodeAt(line.end - 2) !== 0x2e
  );
}

/** A short line of the head that returns below the body, or the name in the notes under the page. */
function isSignature(line: Line, seen: Seen, owner: string, head: number): boolean {
  if (!line.key || line.count > LONGEST_NAME) return false;
  const { count, first, last } = seen.get(line.key)!;
  return line.key === owner || (count > 1 && first <= Math.min(head, 4) && last > Math.max(head, first + 1));
}

function isTitle(
  line: Line,
  kept: readonly Line[],
  i: number,
  text: string,
  { top, head, seen }: { top: boolean; head: number; seen: Seen },
): boolean {
  const next = kept[i + 1];
  if (!next || line.end - line.start > TITLE_LENGTH || i > 6) return false;
  const apart = next.apart || next.at > line.at + 1;
  // A line of few words opens the text and stands apart, or it is a name.
  if (line.count < LONGEST_NAME && !(top && line.count > 0 && apart)) return false;
  const last = text.charCodeAt(line.end - 1);
  if (last === 0x2e && text.charCodeAt(line.end - 2) !== 0x2e) return false;
  if (last === 0x3a || last === 0x60c) return false;
  if (apart || next.end - next.start > line.end - line.start || (seen.get(line.key)?.count ?? 0) > 1) return true;
  if (top && line.count >= LONGEST_NAME && i + 1 < head) return true;
  const below = partsOf(text, next.start, next.end, true);
  return isByline(below) || isDateLine(below, false);
}

/** Names, outlets and signs alone: «عين اليوم – الرياض», «و م ع». */
function isByline(parts: readonly Part[]): boolean {
  if (!parts.length || parts.length > 5) return false;
  let trade = 0;
  for (const p of parts) {
    if (p.kind === 'tail' || p.sign === 0x20 || (p.kind !== 'date' && p.count > LONGEST_NAME + 1)) return false;
    if (p.kind === 'agency' || p.kind === 'outlet' || p.kind === 'filler') trade++;
    if (p.kind === 'date' && p.count > LONGEST_NAME && !isDated(p)) return false;
    // «رويترز: الهلال في النهائي» and «رحل الشاعر وبقي "الوطن"» are headlines.
    const named = p.kind === 'agency' || p.kind === 'outlet' || (p.kind === 'filler' && p === parts[0]);
    if (named && p.sign === 0x3a && p !== parts.at(-1)) return false;
    if (p.kind === 'text' && opensBracket(p.sign) && p.count > 2) return false;
  }
  return trade > 0;
}

/** A year and little else, the less where it opens the text: «الأربعاء 22 أكتوبر 2025 - 12:34», «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس». */
function isDateLine(parts: readonly Part[], first: boolean): boolean {
  return (
    parts.length > 0 &&
    parts.length <= 4 &&
    parts.some((p) => p.kind === 'date' && isDated(p, first ? 1 : 3)) &&
    parts.every((p) => p.kind === 'date' || p.kind === 'agency' || p.count <= 3)
  );
}

/** A day and its year: at most three words before, two after them; not «في 5 مايو 2018». */
function isDated(p: Part, before = 3): boolean {
  const words = p.key.split(' ');
  const number = words.findIndex((w) => /^\d/.test(w));
  const years = words.flatMap((w, i) => (/^(?:1[34]|19|20)\d\d(?:\D|$)/.test(w) ? [i] : []));
  const [first = -1] = years;
  return (
    number >= 0 &&
    number <= before &&
    first > number &&
    first <= number + 5 &&
    // «5 أسئلة عن انتخابات 2025»
    !isTalk(words.slice(number + 2, first).join(' ')) &&
    years.at(-1)! >= words.length - 3 &&
    words.length <= 14 &&
    !isPhrase(p.key)
  );
}

/** «المصدر: الأناضول», «المصدر - الأناضول»: the outlet. */
function sourceOf(parts: readonly Part[]): Range | null {
  const [a, b] = parts;
  return a && b && parts.length === 2 && SOURCE.has(a.key) && b.count <= LONGEST_NAME ? range(b) : null;
}

/** The name after a marker: «بقلم: فلان» whole line, «ذ. فلان» of at most five words. */
function authorOf(line: Line, parts: readonly Part[], text: string, top: boolean): Range | null {
  if (!line.key || line.count < 2) return null;
  const words = line.key.split(' ');
  const opens = (set: ReadonlySet<string>) =>
    [3, 2, 1].find((n) => words.length > n && set.has(words.slice(0, n).join(' '))) ?? 0;
  const signed = parts[0]?.kind === 'marker' && parts[0].sign !== 0;
  // «تقرير: …» above the text is a headline, below the headline a by-line.
  const markers = opens(STARTS) || ((signed || !top) && opens(WROTE)) || (signed && !top && opens(SIGNED)) || 0;
  const honorific = HONORIFICS.has(words[0]!) && isSign(text, line.start + 1);
  if (!markers && !honorific) return null;
  let at = line.start;
  while (at < line.end && !isWordUnit(text.charCodeAt(at))) at++;
  for (let n = honorific ? 1 : markers; n > 0; n--) {
    while (at < line.end && isWordUnit(text.charCodeAt(at))) at++;
    while (at < line.end && (!isWordUnit(text.charCodeAt(at)) || text.charCodeAt(at) === TATWEEL)) at++;
  }
  // «بقلم: فلان - الرباط»
  const part = parts.find((p) => p.kind !== 'marker' && p.end > at);
  let end = part?.sign ? part.end : line.end;
  while (end > at && !isWordUnit(text.charCodeAt(end - 1))) end--;
  if (honorific && part?.sign === 0x3a) return null;
  // «إعداد: فلان تصوير: علان»
  const blank = text.lastIndexOf(' ', end - 1);
  if (blank > at && CREDITS.has(keyOf(text.slice(blank, end)))) {
    end = blank;
    while (end > at && !isWordUnit(text.charCodeAt(end - 1))) end--;
  }
  const count = keyOf(text.slice(at, end)).split(' ').length;
  return end > at && count <= LONGEST_NAME + 1 && !FINAL.has(text.charCodeAt(line.end - 1)) ? { start: at, end } : null;
}

const isWordUnit = (u: number) => NORM[u] === 0 || CLASS[u] === ARABIC || CLASS[u] === LETTER;
const isSign = (text: string, at: number) => [0x2e, 0x2f, 0x3a].includes(text.charCodeAt(at));

/** The line with the date; else the short parts that open the body. */
function openingOf(heads: readonly Head[]): Range | null {
  for (const { parts, whole } of heads) {
    const dated = parts.findIndex((p) => p.kind === 'date' && isDated(p));
    if (dated < 0) continue;
    if (whole || (parts.slice(0, dated).every(isShort) && namesPlace(parts[dated]!)))
      return { start: parts[0]!.start, end: whole ? parts.at(-1)!.end : parts[dated]!.end };
  }
  const first = heads.find((h) => !h.whole)?.parts ?? [];
  let end = 0;
  for (const p of first) {
    if (p.kind === 'tail' || !p.sign || !isShort(p)) break;
    end = p.outer.end;
  }
  return end ? { start: first[0]!.start, end } : null;
}

/** At most two words before the number, but for «في»: «القاهرة في 3 مارس 2019», not «أعلن المجلس يوم 5 مايو 2018». */
function namesPlace(p: Part): boolean {
  const words = p.key.split(' ');
  const before = words.slice(
    0,
    words.findIndex((w) => /^\d/.test(w)),
  );
  const [last = ''] = before.slice(-1);
  return (
    (FROM.has(last) ? before.slice(0, -1) : before).length <= 2 &&
    !isPhrase(p.key) &&
    !(isPhrase(last) && !FROM.has(last))
  );
}

const isShort = (p: Part) => p.count <= LONGEST_NAME + 1 && !isPhrase(p.key);
