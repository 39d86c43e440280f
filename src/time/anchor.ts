/**
 * Anchors times: takes what was found and the day of publication, gives the contract's times and warnings for dates that cannot be.
 *
 * Four things are carried from the text and no more: past or future from the words of the clause, the day of a clock time from the
 * nearest day of its sentence, «the same year» from the time told before, and without a day of publication the year that is told
 * with its number («العام الماضي 2014»).
 */

import { numbersOf } from '../numbers/lexicon.js';
import { mayBeCounted } from '../numbers/units.js';
import { normalize } from '../text/fold.js';
import { LINE, NUMBER, SIGN, type Tokens, WORD } from '../text/token.js';
import { type Day, isAmazighYear, isoDay, isWritable, readIsoDay, type Stretch, yearStretch } from './calendar.js';
import cues from './data/cues.json';
import { futureBefore, isRelative } from './direction.js';
import { type Context, date, type Reference, type Resolved, SHIFT, yearValue } from './notation.js';
import { resolve } from './resolve.js';
import { endsSentence } from './sentence.js';
import type { AnchoredTimes, Part, Said, Time, TimeFound, TimeWarning } from './types.js';
import { symbolOf, vocabulary } from './vocabulary.js';

export function anchorTimes(found: readonly TimeFound[], publishedAt: string | null, t: Tokens): AnchoredTimes {
  const ref = readReference(publishedAt);
  const resolved: Resolved[] = new Array(found.length);
  let before: Resolved | null = null;
  const { year, hijriYear } = ref ? NO_YEARS : yearsOfText(found, t);
  const context = (f: TimeFound, k: number, day: Day | null, part: Part | null = null): Context => ({
    ref,
    year,
    hijriYear,
    nearby: datedNearby(found, k, t, ref),
    listed: heads(f, t) && lacksYear(f.said) ? heading : null,
    direction: futureBefore(t, f.first),
    // «مقابل 1200 سرير قبل مارس»: what is compared with has been.
    since: linkBefore(t, f.first, SINCE) || (isCompared(t, f.first) && linkBefore(t, f.first, UNTIL)),
    until: linkBefore(t, f.first, UNTIL),
    lead: f.first < lead || t.gap[f.first]! >= LINE || (t.kind[f.first - 1] === SIGN && endsSentence(t, f.first - 1)),
    alone: f.first === 0 || (f.first === 1 && f.last === t.count),
    day,
    before: (pointsBack(f.said) && yearBefore(t, f.first, covered)) || before,
    part,
  });
  const lead = leadEnd(t);
  /** Token after the time found before. */
  let covered = 0;
  /** Where the last entry of a chronology begins, once one told its year. */
  let heading: Day | null = null;
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
    const r = writable(resolve(f.said, context(f, k, null)));
    resolved[k] = r;
    if (heads(f, t)) heading = r.stretch && r.basis !== 'published' ? r.stretch.from : null;
    if (linkBefore(t, f.first, SINCE)) sinceDays.add(k);
    if (r.stretch && (r.type === 'DATE' || r.type === 'TIME') && !isCompared(t, f.first)) before = r;
  });
  if (later.length) {
    const near = new Days(
      found,
      resolved.map((r, k) => (sinceDays.has(k) ? undefined : r)),
      t,
    );
    for (const k of later) {
      const day = near.dayFor(k);
      resolved[k] = writable(resolve(found[k]!.said, context(found[k]!, k, day, day === null ? null : near.partOf(k))));
    }
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

/** Where the title and the first sentence end. */
function leadEnd(t: Tokens): number {
  let ends = 0;
  for (let i = 1; i < t.count; i++) if (endsSentence(t, i) && ++ends === LEAD_SENTENCES) return i;
  return t.count;
}
const LEAD_SENTENCES = 2;

type Years = Pick<Context, 'year' | 'hijriYear'>;
const NO_YEARS: Years = { year: null, hijriYear: null };

/** The years of publication, where the text counts from them and gives the number as well: «العام الماضي 2014», «بعد عامين (2017)». */
function yearsOfText(found: readonly TimeFound[], t: Tokens): Years {
  let { year, hijriYear } = NO_YEARS;
  for (let k = 0; k < found.length; k++) {
    const said = yearIn(found[k]!.said);
    if (!said) continue;
    const before = found[k - 1];
    const beside = before && found[k]!.first - before.last === 1 && t.kind[before.last] === SIGN ? before.said : null;
    const shift = said.turn ? SHIFT[said.turn] : beside ? yearsAway(beside) : undefined;
    if (shift === undefined) continue;
    if (said.calendar === 'hijri') hijriYear ??= said.year - shift;
    else year ??= said.year - shift;
  }
  return { year, hijriYear };
}

/** The year itself, or that of a month or day: «29 رجب لهذا العام 1438هـ». */
function yearIn(x: Said): Extract<Said, { kind: 'year' }> | null {
  if (x.kind === 'year') return x;
  if (x.kind === 'day') return x.month ? yearIn(x.month) : null;
  return x.kind === 'month' && x.year ? yearIn(x.year) : null;
}

/** How many years from that of publication. */
function yearsAway(x: Said): number | undefined {
  if (x.kind === 'unit' && x.unit === 'year' && !x.begins && !x.of) return SHIFT[x.turn];
  if (x.kind !== 'ago' || !x.amounts.year || Object.keys(x.amounts).length > 1) return undefined;
  return x.sign * x.amounts.year;
}

/** «30 يناير 2013: قصف الطيران …», «من 3 إلى 5 مايو: …», on a line of its own: an entry of a chronology. */
function heads(f: TimeFound, t: Tokens): boolean {
  const opens = (i: number): boolean => i === 0 || (i > 0 && t.gap[i]! >= LINE);
  if (!opens(f.first) && !(f.said.kind === 'range' && opens(f.first - 1))) return false;
  return t.kind[f.last] === SIGN && t.text[t.start[f.last]!] === ':';
}

/** A month, or a day of one or of a week, of which no year is said. */
function lacksYear(x: Said): boolean {
  if (x.kind === 'weekday') return !x.of;
  if (x.kind === 'range') return lacksYear(x.from) && lacksYear(x.to);
  if (x.kind === 'list') return x.items.every(lacksYear);
  if (x.kind === 'edge') return lacksYear(x.of);
  if (x.kind === 'part' || x.kind === 'clock') return x.of !== undefined && lacksYear(x.of);
  if (x.kind === 'day') return x.month !== undefined && lacksYear(x.month);
  return x.kind === 'month' && !x.year && x.calendar === 'gregorian';
}

/**
 * The day or month told with its year in the sentence of a time without one, the next before it first. Where the day of publication is
 * known, only one told before and long ago leads away from it, into the next sentence too: «أبحرت في 10 مايو 1833 ووصلت في 23 يونيو».
 */
function datedNearby(found: readonly TimeFound[], k: number, t: Tokens, ref: Reference | null): Stretch | null {
  if (!lacksYear(found[k]!.said)) return null;
  for (const step of ref ? [-1] : [-1, 1]) {
    let ends = 0;
    for (let j = k + step; j >= 0 && j < found.length && Math.abs(j - k) <= MOST_BETWEEN; j += step) {
      const other = found[j]!;
      if (step > 0 && other.first - found[k]!.last > FORWARD_REACH) break;
      const [a, b] = step < 0 ? [other, found[j + 1]!] : [found[j - 1]!, other];
      ends += endsBetween(t, a.last, b.first);
      if (ends > (ref ? 1 : 0)) break;
      const dated = linkBefore(t, other.first, SINCE) ? null : datedIn(other.said);
      if (dated && ends && futureBefore(t, found[k]!.first) === 'future') return null;
      if (dated) return ref && ref.day - dated.to < LONG_AGO ? null : dated;
    }
  }
  return null;
}

const MOST_BETWEEN = 4;
/** A date this many tokens on is of something else. */
const FORWARD_REACH = 15;
/** Ten years, in days. */
const LONG_AGO = 3653;

/** What is told with its year, if that is a month or less, or the year of a calendar that is named for its beginning. */
function datedIn(x: Said): Stretch | null {
  if (x.kind === 'range') return datedIn(x.from) ?? datedIn(x.to);
  if (x.kind === 'list') return datedIn(x.items[0]!);
  if (x.kind === 'edge') return datedIn(x.of);
  if (x.kind === 'part' || x.kind === 'clock') return x.of ? datedIn(x.of) : null;
  const dated =
    x.kind === 'year' ? isAmazighYear(x.year) : x.kind === 'day' || x.kind === 'month' || x.kind === 'feast';
  if (!dated) return null;
  const r = resolve(x, NO_CONTEXT);
  return r.basis === 'stated' ? r.stretch : null;
}
const NO_CONTEXT: Context = {
  ...NO_YEARS,
  ref: null,
  nearby: null,
  listed: null,
  direction: null,
  since: false,
  until: false,
  lead: false,
  alone: false,
  day: null,
  before: null,
  part: null,
};

/** How many sentences end between two tokens; no end is far enough where a line ends or two times are compared: «مقارنة بيونيو 2014». */
function endsBetween(t: Tokens, from: number, to: number): number {
  let ends = 0;
  for (let i = from; i < to; i++) {
    if (t.gap[i]! >= LINE || (t.kind[i] === WORD && compares(t.words).of(t.type[i]!) === 1))
      return Number.POSITIVE_INFINITY;
    if (endsSentence(t, i)) ends++;
  }
  return ends;
}
const COMPARING = new Set(cues.comparing.map(normalize));
const compares = numbersOf((words, id) => Number(COMPARING.has(words.norm(id))));

/** «5 ملايين مقابل 4 ملايين سنة 2018»: told only to be compared with. */
function isCompared(t: Tokens, first: number): boolean {
  for (let i = first - 1; i >= 0 && i >= first - COMPARED_REACH && t.gap[i + 1]! < LINE && !endsSentence(t, i); i--)
    if (t.kind[i] === WORD && against(t.words).of(t.type[i]!) === 1) return true;
  return false;
}
const COMPARED_REACH = 6;
const AGAINST = new Set(cues.against.map(normalize));
const against = numbersOf((words, id) => Number(AGAINST.has(words.norm(id))));

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
  /** The next time that tells a day, for each; none where a relative clause begins before it: «عقد لقاء ظهرا مع الرئيس الذي انتخب في 1 يوليو». */
  private readonly next: Int32Array;
  private last = -1;
  private seen = 0;

  constructor(
    private readonly found: readonly TimeFound[],
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
      for (let j = k + 1 < n ? found[k + 1]!.first : 0; j > found[k]!.last; j--) if (isRelative(t, j - 1)) next = -1;
      this.next[k] = next;
      if (dayOf(resolved[k]) !== null) next = k;
    }
  }

  /** The part of the day that was told before time k with the day that it takes. */
  partOf(k: number): Part | null {
    if (this.last < 0 || this.endsIn[this.last] !== this.startsIn[k]) return null;
    const said = this.found[this.last]!.said;
    return said.kind === 'part' ? said.part : null;
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
