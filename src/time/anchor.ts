/**
 * Anchors times: takes what was found and the day of publication, gives the contract's times and warnings for dates that cannot be.
 *
 * Four things are carried from the text and no more: past or future from the words of the clause, the day of a clock time from the
 * nearest day of its sentence, «the same year» from the time told before, and without a day of publication the year that is told
 * with its number («العام الماضي 2014»).
 */

import { mayBeCounted } from '../numbers/units.js';
import { LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import { type Day, isoDay, isWritable, readIsoDay, yearStretch } from './calendar.js';
import cues from './data/cues.json';
import { futureBefore } from './direction.js';
import { type Context, date, type Reference, type Resolved, SHIFT, yearValue } from './notation.js';
import { resolve } from './resolve.js';
import type { AnchoredTimes, Said, Time, TimeFound, TimeWarning } from './types.js';
import { symbolOf, vocabulary } from './vocabulary.js';

const STOPS = new Set(cues.sentenceEnds);

export function anchorTimes(found: readonly TimeFound[], publishedAt: string | null, t: Tokens): AnchoredTimes {
  const ref = readReference(publishedAt);
  const resolved: Resolved[] = new Array(found.length);
  let before: Resolved | null = null;
  const year = ref ? null : yearOfText(found);
  const context = (f: TimeFound, day: Day | null): Context => ({
    ref,
    year,
    direction: futureBefore(t, f.first),
    since: linkBefore(t, f.first, SINCE),
    until: linkBefore(t, f.first, UNTIL),
    alone: f.first === 0 || (f.first === 1 && f.last === t.count),
    day,
    before: (pointsBack(f.said) && yearBefore(t, f.first, covered)) || before,
  });
  /** Token after the time found before. */
  let covered = 0;
  /** «أعلى مستوى منذ 19 فبراير»: no day on which something happens. */
  const sinceDays = new Set<number>();
  // Days first, so that clock times find them on either side.
  const later: number[] = [];
  found.forEach((f, k) => {
    if (needsDay(f.said)) {
      later.push(k);
      return;
    }
    if (k > 0) covered = found[k - 1]!.last;
    const r = writable(resolve(f.said, context(f, null)));
    resolved[k] = r;
    if (linkBefore(t, f.first, SINCE)) sinceDays.add(k);
    if (r.stretch && (r.type === 'DATE' || r.type === 'TIME')) before = r;
  });
  if (later.length) {
    const near = new Days(
      found,
      resolved.map((r, k) => (sinceDays.has(k) ? undefined : r)),
      t,
    );
    for (const k of later) resolved[k] = writable(resolve(found[k]!.said, context(found[k]!, near.dayFor(k))));
  }
  const times: Time[] = [];
  const warnings: TimeWarning[] = [];
  for (let k = 0; k < found.length; k++) {
    const f = found[k]!;
    const r = resolved[k]!;
    if (f.said.kind === 'now' && r.value === null) continue;
    if (r.impossible)
      warnings.push({
        code: 'impossible-date',
        message: `no such ${r.impossible}: ${f.text}`,
        start: f.start,
        end: f.end,
      });
    times.push({
      start: f.start,
      end: f.end,
      text: f.text,
      type: r.type,
      value: r.value,
      from: r.stretch && isoDay(r.stretch.from),
      to: r.stretch && isoDay(r.stretch.to),
      grain: r.grain,
      calendar: r.calendar,
      basis: r.basis,
      relative: r.relative,
      mod: r.mod,
      first: f.first,
      last: f.last,
      rule: f.rule,
    });
  }
  return { times, warnings };
}

function readReference(publishedAt: string | null): Reference | null {
  const day = readIsoDay(publishedAt);
  if (day === null || publishedAt === null) return null;
  const [h, m, s] = [11, 14, 17].map((at) => Number(publishedAt.slice(at, at + 2)));
  const timed = publishedAt.length >= 16 && publishedAt[13] === ':';
  return { day, seconds: timed ? h! * 3600 + m! * 60 + (publishedAt[16] === ':' ? s! : 0) : null };
}

/** The year of publication, where the text counts from it and gives the number as well: «العام الماضي 2014». */
function yearOfText(found: readonly TimeFound[]): number | null {
  for (const { said } of found)
    if (said.kind === 'year' && said.turn && SHIFT[said.turn] !== undefined) return said.year - SHIFT[said.turn];
  return null;
}

/** «في العام ذاته», «أغسطس من العام التالي»: a year counted from the one told before. */
function pointsBack(x: Said): boolean {
  if (x.kind === 'month') return x.year !== undefined && pointsBack(x.year);
  return x.kind === 'unit' && x.unit === 'year' && (x.turn === 'same' || x.turn === 'before' || x.turn === 'after');
}

/** A year told by its number alone, no time by itself: «بطولة أوروبا 2016 … في العام ذاته». */
function yearBefore(t: Tokens, from: number, to: number): Resolved | null {
  for (let i = from - 1; i >= to && i > from - YEARS_REACH; i--) {
    if (t.kind[i] !== NUMBER || t.end[i]! - t.start[i]! !== YEAR_WIDTH || i === 0 || t.kind[i - 1] !== WORD) continue;
    const year = Number(t.words.surface(t.type[i]!));
    if (year >= 1900 && year < 2100 && !mayBeCounted(t, i + 1))
      return date(yearStretch(year, year), yearValue(year), 'year', 'stated');
  }
  return null;
}
const YEARS_REACH = 40;
const YEAR_WIDTH = 4;

/** A clock time or part of a day without its day. */
function needsDay(x: Said): boolean {
  if (x.kind === 'part' || x.kind === 'clock') return x.of === undefined;
  if (x.kind === 'range') return needsDay(x.from) && needsDay(x.to);
  return x.kind === 'edge' && needsDay(x.of);
}

const [SINCE, UNTIL] = [symbolOf('since'), symbolOf('until')];

function linkBefore(t: Tokens, first: number, link: number): boolean {
  for (let j = first - 1; j >= 0 && j >= first - 2; j--)
    for (const h of vocabulary.at(t, j)) if (h.value.symbols[0] === link && j + h.tokens === first) return true;
  return false;
}

/** What no date can be written for has no value: «بعد مليون قرن». */
const writable = (r: Resolved): Resolved =>
  r.stretch && !isWritable(r.stretch) ? { ...r, value: null, stretch: null, basis: 'none' } : r;

/** The days told in a text, for the clock times between them; asked in text order. */
class Days {
  /** How many sentence ends stand before the first and the last token of each time. */
  private readonly startsIn: Uint32Array;
  private readonly endsIn: Uint32Array;
  /** The next time that tells a day, for each. */
  private readonly next: Int32Array;
  private last = -1;
  private seen = 0;

  constructor(
    found: readonly TimeFound[],
    private readonly resolved: readonly (Resolved | undefined)[],
    t: Tokens,
  ) {
    const n = found.length;
    this.startsIn = new Uint32Array(n);
    this.endsIn = new Uint32Array(n);
    this.next = new Int32Array(n);
    let ends = 0;
    let i = 0;
    const countTo = (token: number): number => {
      for (; i < token; i++) if (endsSentence(t, i)) ends++;
      return ends;
    };
    for (let k = 0; k < n; k++) {
      this.startsIn[k] = countTo(found[k]!.first);
      this.endsIn[k] = countTo(found[k]!.last);
    }
    for (let k = n - 1, next = -1; k >= 0; k--) {
      this.next[k] = next;
      if (dayOf(resolved[k]) !== null) next = k;
    }
  }

  /** The day told nearest in the sentence of time k, the one before first. */
  dayFor(k: number): Day | null {
    for (; this.seen < k; this.seen++) if (dayOf(this.resolved[this.seen]) !== null) this.last = this.seen;
    if (this.last >= 0 && this.endsIn[this.last] === this.startsIn[k]) return dayOf(this.resolved[this.last]);
    const next = this.next[k]!;
    return next >= 0 && this.startsIn[next] === this.endsIn[k] ? dayOf(this.resolved[next]) : null;
  }
}

const OF_A_DAY = new Set<Resolved['grain']>(['day', 'daypart', 'hour', 'minute', 'second']);

function dayOf(r: Resolved | undefined): Day | null {
  return r?.stretch && r.stretch.from === r.stretch.to && OF_A_DAY.has(r.grain) ? r.stretch.from : null;
}

function endsSentence(t: Tokens, i: number): boolean {
  const sign = t.kind[i] === SIGN ? t.text[t.start[i]!]! : '';
  return t.gap[i]! >= LINE || (sign !== ':' && STOPS.has(sign));
}
