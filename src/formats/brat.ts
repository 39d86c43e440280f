/**
 * Text and marks for annotators: brat standoff. Takes an Extraction with its text, gives the text, its `.ann`, and the configuration that names
 * what was used. Offsets count code points, as brat's do; a span over several lines is written in parts, since brat allows no line end in one.
 */
import type { Extraction, KhabarEvent, Span } from '../types.js';
import { type Extractions, each, type WithText, wellFormed } from './shared.js';
import { pointsBefore, textOf } from './text.js';

export interface BratFiles {
  /** `.txt`: the text as read. */
  text: string;
  /** `.ann` */
  ann: string;
}

const ENTITY = {
  person: 'Person',
  organization: 'Organization',
  location: 'Location',
  group: 'Group',
  other: 'Other',
} as const;
const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]+/g;
const safe = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '_');
/** Roles that are not the type's own. */
const PLACE = 'Place';
const TIME = 'Time';

/** The stretches of a span between line ends. */
function stretches(s: Span): Span[] {
  const out: Span[] = [];
  let from = 0;
  for (const gap of s.text.matchAll(LINE_END)) {
    if (gap.index > from)
      out.push({ start: s.start + from, end: s.start + gap.index, text: s.text.slice(from, gap.index) });
    from = gap.index + gap[0].length;
  }
  if (from < s.text.length) out.push({ start: s.start + from, end: s.end, text: s.text.slice(from) });
  return out;
}

export function toBrat(x: WithText): BratFiles {
  const text = wellFormed(textOf(x, 'brat'));
  const points = pointsBefore(text);
  const lines: string[] = [];
  let count = 0;
  const mark = (type: string, span: Span): string => {
    const parts = stretches(span);
    const at = parts.map((p) => `${points[p.start]} ${points[p.end]}`).join(';');
    lines.push(`T${++count}\t${safe(type)} ${at}\t${wellFormed(parts.map((p) => p.text).join(' '))}`);
    return `T${count}`;
  };

  const marks = new Map<string, { id: string; start: number }[]>();
  for (const e of x.entities)
    marks.set(
      e.id,
      e.mentions.map((m) => ({ id: mark(ENTITY[e.type], m), start: m.start })),
    );
  for (const t of x.times) marks.set(t.id, [{ id: mark(TIME, t), start: t.start }]);
  for (const q of x.quantities) marks.set(q.id, [{ id: mark('Quantity', q), start: q.start }]);

  for (const of of marks.values()) if (of.length > 1) lines.push(`*\tEquiv ${of.map((m) => m.id).join(' ')}`);
  let note = 0;
  for (const e of x.entities)
    if (e.ids.khabar !== undefined && marks.get(e.id)!.length)
      lines.push(
        `N${++note}\tReference ${marks.get(e.id)![0]!.id} khabar:${e.ids.khabar.replace(/\s/g, '_')}\t${oneLine(e.name)}`,
      );

  /** The mention of an entity nearest to a place in the text. */
  const nearest = (id: string, to: number): string | null => {
    let best: { id: string; start: number } | null = null;
    for (const m of marks.get(id) ?? []) if (!best || Math.abs(m.start - to) < Math.abs(best.start - to)) best = m;
    return best?.id ?? null;
  };
  x.events.forEach((v, i) => {
    const trigger = mark(v.type, v.trigger);
    lines.push(`E${i + 1}\t${safe(v.type)}:${trigger}${args(v, nearest)}`, `A${i + 1}\tStatus E${i + 1} ${v.status}`);
  });
  return { text, ann: lines.map((l) => `${l}\n`).join('') };
}

const oneLine = (text: string): string => wellFormed(text.replace(LINE_END, ' ').replaceAll('\t', ' '));

/** ` role:T1 role2:T2`: brat numbers the second and further fillers of a role. */
function args(v: KhabarEvent, nearest: (id: string, to: number) => string | null): string {
  const fillers: [string, string | null][] = [
    ...v.participants.map((p): [string, string | null] => [p.role, nearest(p.entity, p.start)]),
    ...v.quantities.map((q): [string, string | null] => [q.role, nearest(q.ref, v.trigger.start)]),
  ];
  if (v.place) fillers.push([PLACE, nearest(v.place.entity, v.trigger.start)]);
  if (v.time) fillers.push([TIME, nearest(v.time.ref, v.trigger.start)]);
  const counts = new Map<string, number>();
  let out = '';
  for (const [role, filler] of new Map(fillers.map((f) => [f.join(' '), f])).values()) {
    if (filler === null) continue;
    const n = (counts.get(role) ?? 0) + 1;
    counts.set(role, n);
    out += ` ${safe(role)}${n > 1 ? n : ''}:${filler}`;
  }
  return out;
}

/** Event types with the roles that were used, for `bratConfiguration`. */
export type BratRoles = Map<string, Set<string>>;

export function addBratRoles(roles: BratRoles, x: Pick<Extraction, 'events'>): BratRoles {
  for (const v of x.events) {
    const of = roles.get(v.type) ?? new Set<string>();
    roles.set(v.type, of);
    for (const p of v.participants) of.add(p.role);
    for (const q of v.quantities) of.add(q.role);
  }
  return roles;
}

/** `annotation.conf`: the types, events with their roles, and the attribute that the files use. */
export function bratConfiguration(given: Extractions | BratRoles): string {
  const roles = given instanceof Map ? given : [...each(given)].reduce<BratRoles>(addBratRoles, new Map());
  const events = [...roles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([type, of]) =>
        `${safe(type)}\t${[...[...of].sort().map((r) => `${safe(r)}*:<ENTITY>`), `${PLACE}?:Location`, `${TIME}?:Time`].join(', ')}`,
    );
  return [
    '[entities]', ...Object.values(ENTITY), TIME, 'Quantity', '',
    '[relations]', '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>', '',
    '[events]', ...events, '',
    '[attributes]', 'Status\tArg:<EVENT>, Value:actual|planned|negated|hypothetical', '',
  ].join('\n'); // biome-ignore format: sections
}
