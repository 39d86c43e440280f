/**
 * What the text told elsewhere: takes merged events in text order, gives those of one incident the place, the time and the people that another
 * event of it has.
 *
 *   «هز انفجار مدينة إدلب وأصيب عشرة»: the injured were there too · «قصف الجيش المدينة فقتل ستة»: who shelled killed
 *
 * Carried over are places and times (marked as inferred) among types that happen somewhere, and fillers along the chains of roles that are
 * one and the same in an incident (`chains.json`), into roles that the text leaves empty.
 */
import type { Entities, MentionAt } from '../names/entities.js';
import { same } from './clause.js';
import chains from './data/chains.json';
import grammar from './data/grammar.json';
import settings from './data/setting.json';
import type { EventDraft } from './draft.js';
import type { Referent } from './referents.js';
import { type Argument, isTown } from './roles.js';
import type { Setting, TimeAt } from './setting.js';

const LOCATED = new Set([...settings.located, ...settings.decided]);
/** «جلسة طارئة لبحث [الهجوم] على قطر»: what people arrange, told first, is not where that befell of which they speak. */
const OCCASIONS = new Set(settings.occasions);
const HARMS = new Set(grammar.incident);
/** How sure a filler is that another event has. */
const CARRIED = 0.5;

/** For each role «type.role» the roles that the same people fill in an incident, the likeliest first. */
const LINKS = new Map<string, readonly { readonly type: string; readonly role: string }[]>(
  Object.entries(chains.links).map(([to, from]) => [
    to,
    from.map((x) => ({ type: x.slice(0, x.indexOf('.')), role: x.slice(x.indexOf('.') + 1) })),
  ]),
);

/** The place that the dateline names. */
export const openingOf = (
  dateline: { readonly start: number; readonly end: number } | null,
  entities: Entities,
): MentionAt | null =>
  (dateline &&
    entities.mentions.find(
      (m) => m.start >= dateline.start && m.end <= dateline.end && entities.list[m.entity]!.type === 'location',
    )) ??
  null;

export function inheritSettings(events: readonly EventDraft[], entities: Entities): EventDraft[] {
  const own: Setting[] = events.map((d) => d.setting);
  const beside = besideEach(events);
  events.forEach((d, i) => {
    const { place, time, likely = null } = own[i]!;
    const type = d.type.type;
    const there = place ?? (LOCATED.has(type) ? (likely ?? nearestPlace(events, own, beside[i]!, i)) : null);
    const then = time ?? nearestTime(events, own, beside[i]!, i);
    d.setting = {
      place: there,
      time: then,
      inferred: { place: place === null && there !== null, time: time === null && then !== null },
    };
  });
  carryPeople(events, beside, entities);
  return [...events];
}

/** Of each event those that a sentence of its tells of, itself among them, in their order. */
function besideEach(events: readonly EventDraft[]): readonly (readonly number[])[] {
  const told = new Map<number, number[]>();
  events.forEach((d, i) => {
    for (const s of new Set(d.sentences)) {
      const list = told.get(s);
      if (list) list.push(i);
      else told.set(s, [i]);
    }
  });
  return events.map(({ sentences }) => {
    const lists = [...new Set(sentences)].map((s) => told.get(s)!);
    return lists.length === 1 ? lists[0]! : [...new Set(lists.flat())].sort((a, b) => a - b);
  });
}

/** The place of the last event before in its sentence, or else of the next one. */
function nearestPlace(
  events: readonly EventDraft[],
  own: readonly Setting[],
  beside: readonly number[],
  i: number,
): Referent | null {
  const isOccasion = (k: number) => OCCASIONS.has(events[k]!.type.type);
  const isFirst = beside.every((k) => k > i || isOccasion(k));
  const place = nearest(events, beside, i, LOCATED, (k) => (isFirst && k > i && !isOccasion(k) ? null : own[k]!.place));
  // Where the sentence tells of several other places, nobody knows which one is meant.
  const others = beside.filter(
    (k) => k !== i && own[k]!.place && LOCATED.has(events[k]!.type.type) && own[k]!.place!.entity !== place?.entity,
  );
  return others.length > 1 ? null : place;
}

/** «هز انفجار المدينة مساء الأحد فأصيب عشرة»: of a harm that of another harm in its sentence. */
function nearestTime(
  events: readonly EventDraft[],
  own: readonly Setting[],
  beside: readonly number[],
  i: number,
): TimeAt | null {
  return HARMS.has(events[i]!.type.type) ? nearest(events, beside, i, HARMS, (k) => own[k]!.time) : null;
}

function nearest<T>(
  events: readonly EventDraft[],
  beside: readonly number[],
  i: number,
  types: ReadonlySet<string>,
  of: (k: number) => T | null,
): T | null {
  const fits = (k: number): boolean => of(k) !== null && types.has(events[k]!.type.type);
  const before = beside.filter((k) => k < i).reverse();
  const k = before.find(fits) ?? beside.find((k) => k > i && fits(k));
  return k === undefined ? null : of(k);
}

function carryPeople(events: readonly EventDraft[], beside: readonly (readonly number[])[], entities: Entities): void {
  const own = events.map((d) => d.arguments);
  events.forEach((d, i) => {
    for (const role of Object.keys(d.type.roles)) {
      const links = LINKS.get(`${d.type.type}.${role}`);
      if (!links || d.arguments.some((a) => a.role === role)) continue;
      const found = carried(events, own, beside[i]!, d, role, links, entities);
      if (found.length) d.arguments = [...d.arguments, ...found];
    }
  });
}

/** Fillers for an empty role from the first event of its sentence that has the likeliest of the linked roles. */
function carried(
  events: readonly EventDraft[],
  own: readonly (readonly Argument[])[],
  beside: readonly number[],
  d: EventDraft,
  role: string,
  links: readonly { readonly type: string; readonly role: string }[],
  entities: Entities,
): Argument[] {
  const { kinds } = d.type.roles[role]!;
  // The next sentence often tells of another blow, or of others: whom one event has is carried within one alone.
  for (const link of links)
    for (const i of beside) {
      if (events[i] === d || events[i]!.type.type !== link.type) continue;
      const fit = own[i]!.filter(
        (a) =>
          a.role === link.role &&
          kinds.includes(a.referent.kind) &&
          !isTown({ c: { entities } }, a.referent) &&
          // Nobody does to himself what the event tells.
          !d.arguments.some((b) => b.role !== role && same(a.referent, b.referent)),
      );
      if (fit.length) return fit.map(({ referent }) => ({ role, referent, confidence: CARRIED, by: 'incident' }));
    }
  return [];
}
