/**
 * The layout of a page: takes a text, gives its title, the short lines around it, what opens the body, and the lines to drop with their
 * reason. By lines and fixed phrases alone; who is an author or an outlet is settled later, when names are known.
 */

import type { DropReason } from '../types.js';
import data from './data/page.json';
import { ARABIC, CLASS, DIGIT, INVISIBLE, LETTER, NEWLINE, NORM, normalize, SPACE } from './fold.js';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Page {
  readonly title: Range | null;
  /** Who wrote it, where a marker says so («بقلم …», «ذ.…»); the marker left out. */
  readonly author: Range | null;
  /** A short line that returns at the end of the page, or an address: the outlet. */
  readonly publisher: Range | null;
  /** What stands before the first dash or colon of the body: «الرباط - و م ع», «دبي (CNN)--»; to be checked against names. */
  readonly opening: Range | null;
  readonly body: readonly Range[];
  readonly dropped: readonly (Range & { reason: DropReason })[];
}

interface Line extends Range {
  /** Norm, words parted by one blank, signs left out; empty for lines too long to be layout. */
  readonly key: string;
  /** An empty line stands before. */
  readonly apart: boolean;
}

const SHORT = 160;
const TITLE_LENGTH = 220;
const OPENING_LENGTH = 90;
const keyOf = (s: string) => words(normalize(s)).join(' ');
const RULES = data.boilerplate.map((r) => ({
  reason: r.reason as DropReason,
  is: new Set(r.is.map(keyOf)),
  starts: r.starts.map(keyOf),
  has: r.has.map(keyOf),
}));
const MARKERS = data.author.starts.map(keyOf);
const HONORIFICS = new Set(data.author.honorifics.map(keyOf));
const OWNER = data.owner.map(keyOf);

export function readPage(text: string): Page {
  const lines = readLines(text);
  const dropped: (Range & { reason: DropReason })[] = [];
  const kept: Line[] = [];
  let owner = '';
  for (const line of lines) {
    const reason = boilerplate(line);
    if (reason) {
      dropped.push({ start: line.start, end: line.end, reason });
      for (const o of OWNER) {
        const at = line.key.indexOf(o);
        if (at >= 0) owner = line.key.slice(at + o.length).trim();
      }
    } else kept.push(line);
  }

  const seen = new Map<string, number>();
  for (const line of kept) if (line.key) seen.set(line.key, (seen.get(line.key) ?? 0) + 1);
  let publisher: Line | null = null;
  let author: Range | null = null;
  let title: Line | null = null;
  const rest: Line[] = [];
  let inBody = false;
  kept.forEach((line, i) => {
    const count = line.key.split(' ').length;
    if (
      isOutlet(line, text) ||
      (line.key && count <= 4 && ((seen.get(line.key)! > 1 && i <= 4) || line.key === owner))
    ) {
      publisher ??= line;
      if (!inBody) return;
    }
    if (publisher && line.key === publisher.key) return;
    if (!inBody && !author && i <= 6) {
      author = authorOf(line, text);
      if (author) return;
    }
    if (!title && !inBody && i <= 3 && isTitle(line, kept[i + 1], text)) {
      title = line;
      return;
    }
    inBody = true;
    rest.push(line);
  });
  return {
    title: range(title),
    author,
    publisher: range(publisher),
    opening: rest[0] ? openingOf(rest[0], text) : null,
    body: joined(rest),
    dropped,
  };
}

const range = (line: Range | null): Range | null => line && { start: line.start, end: line.end };

/** Lines that follow each other are one stretch of body up to an empty line. */
function joined(lines: readonly Line[]): Range[] {
  const out: { start: number; end: number }[] = [];
  lines.forEach((line, i) => {
    const last = out.at(-1);
    if (last && i && !line.apart) last.end = line.end;
    else out.push({ start: line.start, end: line.end });
  });
  return out;
}

function readLines(text: string): Line[] {
  const out: Line[] = [];
  let apart = true;
  for (let i = 0; i <= text.length; ) {
    let stop = i;
    while (stop < text.length && CLASS[text.charCodeAt(stop)] !== NEWLINE) stop++;
    let start = i;
    let end = stop;
    const blank = (at: number) => {
      const c = CLASS[text.charCodeAt(at)];
      return c === SPACE || c === INVISIBLE;
    };
    while (start < end && blank(start)) start++;
    while (end > start && blank(end - 1)) end--;
    if (end > start) {
      out.push({ start, end, apart, key: end - start <= SHORT ? keyOf(text.slice(start, end)) : '' });
      apart = false;
    } else if (stop > i || text.charCodeAt(stop) !== 0x0a || text.charCodeAt(stop - 1) !== 0x0d) apart = true;
    i = stop + 1;
  }
  return out;
}

function words(norm: string): string[] {
  const out: string[] = [];
  let word = '';
  for (let i = 0; i <= norm.length; i++) {
    const c = i < norm.length ? CLASS[norm.charCodeAt(i)] : SPACE;
    if (c === ARABIC || c === LETTER || c === DIGIT) word += norm[i];
    else if (word) {
      out.push(word);
      word = '';
    }
  }
  return out;
}

function boilerplate(line: Line): DropReason | null {
  if (!line.key) return null;
  for (const r of RULES)
    if (
      r.is.has(line.key) ||
      r.starts.some((s) => line.key === s || line.key.startsWith(`${s} `)) ||
      r.has.some((h) => line.key.includes(h))
    )
      return r.reason;
  return null;
}

/** «AHDATH.INFO», «www.example.com»: one Latin word with a dot inside. */
function isOutlet(line: Line, text: string): boolean {
  let dots = 0;
  for (let i = line.start; i < line.end; i++) {
    const u = text.charCodeAt(i);
    if (u === 0x2e) dots++;
    else if (CLASS[u] !== LETTER && CLASS[u] !== DIGIT && u !== 0x2d && u !== 0x3a && u !== 0x2f) return false;
  }
  return dots > 0 && line.end - line.start > 4;
}

function isTitle(line: Line, next: Line | undefined, text: string): boolean {
  if (!next || line.end - line.start > TITLE_LENGTH) return false;
  const last = text.charCodeAt(line.end - 1);
  if (last === 0x2e || last === 0x3a || last === 0x60c) return false;
  return next.apart || next.end - next.start > line.end - line.start;
}

/** The name after a marker: «بقلم: فلان» whole line, «ذ. فلان» of at most five words. */
function authorOf(line: Line, text: string): Range | null {
  if (!line.key) return null;
  const parts = line.key.split(' ');
  const marked =
    MARKERS.some((m) => line.key.startsWith(`${m} `)) || (HONORIFICS.has(parts[0]!) && isSign(text, line.start + 1));
  if (!marked || parts.length < 2 || parts.length > 6) return null;
  let at = line.start;
  while (at < line.end && isWordUnit(text.charCodeAt(at))) at++;
  while (at < line.end && !isWordUnit(text.charCodeAt(at))) at++;
  let end = line.end;
  while (end > at && !isWordUnit(text.charCodeAt(end - 1))) end--;
  return { start: at, end };
}

const isWordUnit = (u: number) => NORM[u] === 0 || CLASS[u] === ARABIC || CLASS[u] === LETTER;
const isSign = (text: string, at: number) => [0x2e, 0x2f, 0x3a].includes(text.charCodeAt(at));

function openingOf(line: Line, text: string): Range | null {
  const stop = Math.min(line.end, line.start + OPENING_LENGTH);
  let end = -1;
  for (let i = line.start; i < stop; i++) {
    const u = text.charCodeAt(i);
    const dash =
      u === 0x2013 ||
      u === 0x2014 ||
      (u === 0x2d &&
        (text.charCodeAt(i + 1) === 0x2d ||
          CLASS[text.charCodeAt(i - 1)] === SPACE ||
          CLASS[text.charCodeAt(i + 1)] === SPACE));
    if (dash || u === 0x3a) end = i;
    else if (u === 0x2e || u === 0x21 || u === 0x61f) break;
  }
  if (end < 0) return null;
  while (end > line.start && CLASS[text.charCodeAt(end - 1)] === SPACE) end--;
  return end > line.start ? { start: line.start, end } : null;
}
