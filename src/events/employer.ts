/**
 * Where somebody has or had the office: takes the arguments of an event that has the role, gives them with the body that the title beside his
 * name tells, if no other place gave one.
 *
 *   «استقالة فلان رئيس [نادي …]», «رئيس [حزب …] فلان», «الأمين العام لـ[حزب …] فلان», «تعيين فلان مديرا عاما لـ[شركة …]»
 */
import { normalize } from '../text/fold.js';
import { chunkAt } from './chunks.js';
import type { Reader } from './clause.js';
import grammar from './data/grammar.json';
import { lexeme } from './lexeme.js';
import { mentionReferent, type Referent } from './referents.js';
import type { Argument } from './roles.js';
import type { TriggerFound } from './triggers.js';

const EMPLOYER = 'employer';
/** Place of the body in a title. */
const BY_TITLE = 'title';
/** Roles of whoever has the office. */
const HOLDERS = new Set(['person', 'appointee']);
const SURE = 0.7;
const KIN = new Set(grammar.kin.map((w) => normalize(w)));

export function withEmployer(r: Reader, trigger: TriggerFound, known: Argument[]): Argument[] {
  if (!(EMPLOYER in trigger.rule.type.roles) || known.some((a) => a.role === EMPLOYER)) return known;
  const holder = known.find((a) => HOLDERS.has(a.role) && a.referent.kind === 'person');
  const employer = holder ? bodyOf(r, holder.referent) : null;
  return employer ? [...known, { role: EMPLOYER, referent: employer, confidence: SURE, by: BY_TITLE }] : known;
}

/** The body named in the title beside a person. */
function bodyOf(r: Reader, x: Referent): Referent | null {
  const i = chunkAt(r.chunks, x.first);
  if (i < 0) return null;
  const k = r.chunks[i]!;
  const within = named(r, k.first, x.first) ?? (x.entity < 0 ? named(r, x.first, x.last) : null);
  if (within && isOffice(r, k.first)) return within;
  const before = x.first === k.first ? bodyBefore(r, i) : null;
  if (before) return before;
  let j = i + 1;
  if (r.chunks[j]?.kind === 'sign') j++;
  const title = r.chunks[j];
  if (title?.kind !== 'np' || title.preposition !== null || title.and || !isOffice(r, title.first)) return null;
  const next = r.chunks[j + 1];
  return (
    named(r, title.first + 1, title.last) ??
    (next?.kind === 'np' && next.preposition === grammar.for ? named(r, next.first, next.last) : null)
  );
}

/** The body behind the ل of a title before the name of chunk i. */
function bodyBefore(r: Reader, i: number): Referent | null {
  const body = r.chunks[i - 1];
  const title = r.chunks[i - 2];
  if (title?.kind !== 'np' || body?.kind !== 'np' || body.preposition !== grammar.for || body.and) return null;
  for (let j = title.first; j < title.last; j++) if (isOffice(r, j)) return named(r, body.first, body.last);
  return null;
}

/** Of kin is no office: «نجل رئيس النادي». */
const isOffice = (r: Reader, i: number): boolean => {
  const { norm, nominal } = lexeme(r.c.words, i);
  return r.c.entities.at[i]! < 0 && (r.c.isTitle(i) || nominal === 'person') && !KIN.has(norm);
};

/** The first organization named in tokens [first, last). */
function named(r: Reader, first: number, last: number): Referent | null {
  const { at, mentions, list } = r.c.entities;
  for (let i = first; i < last; i++) {
    const m = at[i]! < 0 ? null : mentions[at[i]!]!;
    if (m?.first === i && list[m.entity]!.type === 'organization') return mentionReferent(r.c, m);
  }
  return null;
}
