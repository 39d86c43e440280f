/**
 * Anchors times: takes what was found and the day of publication, gives the contract's times and warnings for dates that cannot be.
 *
 * Three things are carried from the text and no more: past or future from the words of the clause, the day of a clock time from the
 * nearest day of its sentence, and «the same year» from the time told before.
 */
import { LINE, type Tokens } from '../text/token.js';
import { type Day, isoDay, readIsoDay } from './calendar.js';
import cues from './data/cues.json';
import { futureBefore } from './direction.js';
import { type Context, type Reference, type Resolved, resolve } from './resolve.js';
import type { AnchoredTimes, Said, Time, TimeFound, TimeWarning } from './types.js';
import { vocabulary } from './vocabulary.js';
import { position } from '../numbers/lexicon.js';

const STOPS = new Set(cues.sentenceEnds);

export function anchorTimes(found: readonly TimeFound[], publishedAt: string | null, t: Tokens): AnchoredTimes {
  const ref = readReference(publishedAt);
  const resolved = new Map<TimeFound, Resolved>();
  let before: Resolved | null = null;
  const context = (f: TimeFound, day: Day | null): Context => ({
    ref,
    direction: futureBefore(t, f.first),
    since: linkBefore(t, f.first, 'since'),
    until: linkBefore(t, f.first, 'until'),
    alone: f.first === 0 || (f.first === 1 && f.last === t.count),
    day,
    before,
  });
  // Days first, so that clock times find them on either side.
  for (const f of found) {
    if (needsDay(f.said)) continue;
    const r = resolve(f.said, context(f, null));
    resolved.set(f, r);
    if (r.stretch && (r.type === 'DATE' || r.type === 'TIME')) before = r;
  }
  for (const f of found)
    if (needsDay(f.said)) resolved.set(f, resolve(f.said, context(f, dayNear(f, found, resolved, t))));
  const times: Time[] = [];
  const warnings: TimeWarning[] = [];
  for (const f of found) {
    const r = resolved.get(f)!;
    if (f.said.kind === 'now' && r.value === null) continue;
    if (r.impossible)
      warnings.push({ code: 'impossible-date', message: `no such ${r.impossible}: ${f.text}`, start: f.start, end: f.end });
    times.push({
      start: f.start, end: f.end, text: f.text, type: r.type, value: r.value,
      from: r.stretch && isoDay(r.stretch.from), to: r.stretch && isoDay(r.stretch.to),
      grain: r.grain, calendar: r.calendar, basis: r.basis, relative: r.relative, mod: r.mod,
      first: f.first, last: f.last, rule: f.rule,
    }); // biome-ignore format: the order of the contract
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

/** A clock time or part of a day without its day. */
function needsDay(x: Said): boolean {
  if (x.kind === 'part' || x.kind === 'clock') return x.of === undefined;
  if (x.kind === 'range') return needsDay(x.from) && needsDay(x.to);
  return x.kind === 'edge' && needsDay(x.of);
}

function linkBefore(t: Tokens, first: number, name: 'since' | 'until'): boolean {
  for (let j = first - 1; j >= 0 && j >= first - 2; j--)
    for (const h of vocabulary.at(t, j)) if (h.value.class === name && h.to === position(first)) return true;
  return false;
}

/** The day told nearest in the same sentence, the one before first. */
function dayNear(f: TimeFound, found: readonly TimeFound[], resolved: ReadonlyMap<TimeFound, Resolved>, t: Tokens): Day | null {
  const at = found.indexOf(f);
  const day = (o: TimeFound): Day | null => {
    const r = resolved.get(o);
    const fine = r?.stretch && r.stretch.from === r.stretch.to && (r.grain === 'day' || r.grain === 'daypart');
    return fine ? r.stretch!.from : null;
  };
  for (let j = at - 1; j >= 0 && !ends(t, found[j]!.last, f.first); j--) {
    const d = day(found[j]!);
    if (d !== null) return d;
  }
  for (let j = at + 1; j < found.length && !ends(t, f.last, found[j]!.first); j++) {
    const d = day(found[j]!);
    if (d !== null) return d;
  }
  return null;
}

/** Does a sentence end between two tokens? */
function ends(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (t.gap[i]! >= LINE || (STOPS.has(t.text[t.start[i]!]!) && t.text[t.start[i]!] !== ':')) return true;
  return false;
}
