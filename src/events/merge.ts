/**
 * One happening, one event: takes the drafts of a document in text order, gives them with those that tell of the same joined.
 *
 * Two drafts of one type are the same when nothing contradicts (ordinal, mode, place, time, named fillers of a role that takes one) and
 * something ties them: a definite noun that points back («هذا الاجتماع»), a shared filler, or the title that announces the lead.
 */

import type { Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import type { Page } from '../text/page.js';
import type { Sentences } from '../text/sentence.js';
import type { Argument } from './arguments.js';
import { same } from './arguments.js';
import { stemAt } from './chunks.js';
import type { EventDraft } from './find.js';

/** Roles that several may fill at once in one happening. */
const MANY = new Set(['participant', 'party', 'player', 'organizer', 'victim', 'arrested', 'protester']);

export function mergeEvents(
  words: Words,
  drafts: readonly EventDraft[],
  sentences: Sentences,
  page: Page,
): EventDraft[] {
  const out: EventDraft[] = [];
  const t = words.tokens;
  const lead = (d: EventDraft) => page.title !== null && t.start[sentences.first[d.sentence]!]! < page.title.end;
  for (const draft of drafts) {
    const target = findTarget(words, out, draft, lead);
    if (target) join(target, draft, lead(target));
    else out.push(draft);
  }
  return out;
}

function findTarget(
  words: Words,
  known: readonly EventDraft[],
  d: EventDraft,
  lead: (d: EventDraft) => boolean,
): EventDraft | null {
  let best: EventDraft | null = null;
  let bestTies = 0;
  for (const k of known) {
    if (k.type !== d.type || conflict(k, d)) continue;
    const shared = sharedFillers(k, d);
    let ties = shared;
    // «هذا الاجتماع» points back to «اجتماع»; a new indefinite noun is a new happening.
    const stem = normalize(stemAt(words, d.trigger.token));
    const sameWord = k.mentions.some((m) => normalize(stemAt(words, m.token)) === stem);
    const points = d.trigger.kind === 'noun' && d.places.definite;
    if (d.trigger.kind === 'noun' && !d.places.definite && !lead(k) && shared < 2) continue;
    if (points && sameWord) ties += 1.5;
    else if (points && !d.arguments.some((a) => a.referent.entity >= 0)) ties += 1;
    if (lead(k) && shared) ties += 1;
    if (d.trigger.kind === 'verb' && !shared && !lead(k)) continue;
    if (ties >= 1 && ties > bestTies) {
      best = k;
      bestTies = ties;
    }
  }
  return best;
}

function conflict(a: EventDraft, b: EventDraft): boolean {
  if (a.ordinal !== null && b.ordinal !== null && a.ordinal !== b.ordinal) return true;
  if (a.mode !== null && b.mode !== null && a.mode !== b.mode) return true;
  if ((a.status === 'negated') !== (b.status === 'negated')) return true;
  const pa = a.setting.place;
  const pb = b.setting.place;
  if (pa && pb && pa.entity !== pb.entity) return true;
  const ta = a.setting.time;
  const tb = b.setting.time;
  if (ta && tb && ta.index !== tb.index) return true;
  for (const x of a.arguments)
    for (const y of b.arguments)
      if (
        x.role === y.role &&
        !MANY.has(x.role) &&
        x.referent.entity >= 0 &&
        y.referent.entity >= 0 &&
        x.referent.entity !== y.referent.entity &&
        x.referent.kind === y.referent.kind
      )
        return true;
  return false;
}

const sharedFillers = (a: EventDraft, b: EventDraft): number =>
  a.arguments.filter((x) => b.arguments.some((y) => x.role === y.role && same(x.referent, y.referent))).length;

function join(target: EventDraft, d: EventDraft, targetIsTitle: boolean): void {
  target.mentions.push(...d.mentions);
  for (const a of d.arguments)
    if (!target.arguments.some((x) => x.role === a.role && covers(x, a))) target.arguments.push(a);
  target.setting = { place: target.setting.place ?? d.setting.place, time: target.setting.time ?? d.setting.time };
  target.ordinal ??= d.ordinal;
  target.mode ??= d.mode;
  // The body knows better than the title whether it happened.
  if (targetIsTitle && target.status !== 'actual') target.status = d.status;
  for (const q of d.quantities) if (!target.quantities.some((x) => x.index === q.index)) target.quantities.push(q);
  for (const r of d.reported) if (!target.reported.some((x) => x.token === r.token)) target.reported.push(r);
  target.chance = Math.max(target.chance, d.chance);
  target.trace.push(...d.trace.map((s) => (s.part === 'trigger' ? { ...s, part: 'merge' } : s)));
}

const covers = (x: Argument, a: Argument): boolean => same(x.referent, a.referent);
