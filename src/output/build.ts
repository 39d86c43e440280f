/**
 * The answer: takes what the stages found, gives the Extraction of the contract, ids in text order, keys in the order of the schema.
 */
import { codesOf } from '../events/codes.js';
import type { EventDraft } from '../events/find.js';
import type { Referent } from '../events/referents.js';
import { span, spanOf } from '../events/spans.js';
import type { Bylines } from '../names/bylines.js';
import type { Entities, EntityDraft } from '../names/entities.js';
import type { QuantityFound } from '../numbers/types.js';
import type { Language } from '../text/language.js';
import type { Page } from '../text/page.js';
import type { Sentences } from '../text/sentence.js';
import type { Tokens } from '../text/token.js';
import type { Time as AnchoredTime } from '../time/types.js';
import type {
  DocumentInfo,
  Entity,
  Extraction,
  ExtractOptions,
  KhabarEvent,
  Mention,
  Participant,
  Quantity,
  Time,
  TraceStep,
  Warning,
} from '../types.js';
import { summarize } from './summary.js';

export interface Findings {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  readonly language: Pick<Language, 'code' | 'confidence'>;
  readonly page: Page;
  readonly bylines: Bylines;
  readonly entities: Entities;
  readonly times: readonly AnchoredTime[];
  readonly quantities: readonly QuantityFound[];
  readonly events: readonly EventDraft[];
  readonly publishedAt: string | null;
  readonly warnings: readonly Warning[];
  readonly engine: { version: string; data: string };
}

const round = (n: number) => Math.round(100 * Math.min(1, Math.max(0, n))) / 100;

export function build(f: Findings, options: ExtractOptions): Extraction {
  const wanted = f.events.filter(
    (d) => (!options.types || options.types.includes(d.type.type)) && d.chance >= (options.minConfidence ?? 0),
  );
  const { list, idOf } = buildEntities(f, wanted);
  const byId = new Map(list.map((e) => [e.id, e]));
  const times: Time[] = f.times.map((t, i) => ({
    id: `t${i + 1}`,
    start: t.start,
    end: t.end,
    text: t.text,
    type: t.type,
    value: t.value,
    from: t.from,
    to: t.to,
    grain: t.grain,
    calendar: t.calendar,
    basis: t.basis,
    relative: t.relative,
    mod: t.mod,
  }));
  const quantities: Quantity[] = f.quantities.map((q, i) => ({
    id: `q${i + 1}`,
    start: q.start,
    end: q.end,
    text: q.text,
    value: q.value,
    min: q.min,
    max: q.max,
    approximate: q.approximate,
    unit: q.unit,
  }));
  const trace: Record<string, TraceStep[]> = {};
  const events: KhabarEvent[] = wanted.map((d, i) => {
    const id = `v${i + 1}`;
    trace[id] = d.trace;
    return buildEvent(f, d, id, idOf, byId, times, quantities);
  });
  return {
    schema: 'khabar/1',
    engine: f.engine,
    document: buildDocument(f, options, list),
    entities: list,
    times,
    quantities,
    events,
    warnings: [...f.warnings],
    ...(options.explain ? { trace } : {}),
  };
}

function buildDocument(f: Findings, options: ExtractOptions, entities: readonly Entity[]): DocumentInfo {
  const of = (r: { start: number; end: number } | null) => (r ? span(f.text, r.start, r.end) : null);
  const { dateline } = f.bylines;
  const place =
    dateline &&
    entities.find(
      (e) => e.type === 'location' && e.mentions.some((m) => m.start >= dateline.start && m.end <= dateline.end),
    );
  return {
    id: options.id ?? null,
    language: { code: f.language.code, confidence: round(f.language.confidence) },
    title: of(f.page.title),
    author: of(f.bylines.author),
    publisher: of(f.bylines.publisher),
    dateline: dateline ? { ...span(f.text, dateline.start, dateline.end), entity: place?.id ?? null } : null,
    publishedAt: f.publishedAt,
    body: f.page.body.map((r) => ({ start: r.start, end: r.end })),
    dropped: f.page.dropped.map((d) => ({ ...span(f.text, d.start, d.end), reason: d.reason })),
  };
}

/** Key under which a referent is one entity: the named one, or the unnamed by its words where they are definite. */
const keyOf = (r: Referent): string =>
  r.entity >= 0
    ? `#${r.entity}`
    : r.nominal
      ? r.nominal.definite
        ? r.nominal.key
        : `${r.nominal.key}@${r.nominal.start}`
      : '';

function buildEntities(
  f: Findings,
  events: readonly EventDraft[],
): { list: Entity[]; idOf: (r: Referent) => string | null } {
  const drafts = new Map<string, { entity: Omit<Entity, 'id'>; at: number }>();
  f.entities.list.forEach((e, i) => {
    if (!e.mentions.length) return;
    drafts.set(`#${i}`, { entity: namedEntity(f.text, e), at: e.mentions[0]!.start });
  });
  for (const d of events)
    for (const r of [...d.arguments.map((a) => a.referent), ...d.reported.flatMap((x) => x.source ?? [])]) {
      if (!r.nominal) continue;
      const key = keyOf(r);
      const mention: Mention = { ...span(f.text, r.nominal.start, r.nominal.end), kind: 'nominal' };
      const known = drafts.get(key);
      if (!known) drafts.set(key, { entity: nominalEntity(r, mention), at: r.nominal.start });
      else if (!known.entity.mentions.some((m) => m.start === mention.start)) {
        known.entity.mentions.push(mention);
        known.entity.mentions.sort((a, b) => a.start - b.start);
        known.at = Math.min(known.at, mention.start);
      }
    }
  const ordered = [...drafts].sort((a, b) => a[1].at - b[1].at || (a[0] < b[0] ? -1 : 1));
  const ids = new Map(ordered.map(([key], i) => [key, `e${i + 1}`]));
  return {
    list: ordered.map(([key, { entity }]) => ({ id: ids.get(key)!, ...entity })),
    idOf: (r) => ids.get(keyOf(r)) ?? null,
  };
}

function namedEntity(text: string, e: EntityDraft): Omit<Entity, 'id'> {
  const mentions: Mention[] = e.mentions.map((m) => ({ ...span(text, m.start, m.end), kind: m.kind }));
  const longest = mentions.reduce((a, b) => (b.text.length > a.text.length ? b : a)).text;
  const name = e.entry?.ar ?? longest;
  return {
    type: e.type,
    subtype: e.subtype,
    name,
    names: { ar: e.source === 'latin' ? null : name, en: e.entry?.en[0] ?? (e.source === 'latin' ? longest : null) },
    ids: e.entry?.ids ?? {},
    country: e.country,
    coordinates: e.entry?.coordinates ?? null,
    titles: e.titles,
    mentions,
    source: e.source,
    confidence: round(e.score),
  };
}

function nominalEntity(r: Referent, mention: Mention): Omit<Entity, 'id'> {
  return {
    type: r.nominal!.type,
    subtype: null,
    name: mention.text,
    names: { ar: mention.text, en: null },
    ids: {},
    country: null,
    coordinates: null,
    titles: [],
    mentions: [mention],
    source: 'rule',
    confidence: 0.7,
  };
}

function buildEvent(
  f: Findings,
  d: EventDraft,
  id: string,
  idOf: (r: Referent) => string | null,
  byId: ReadonlyMap<string, Entity>,
  times: readonly Time[],
  quantities: readonly Quantity[],
): KhabarEvent {
  const t = f.tokens;
  const participants: Participant[] = [];
  for (const a of d.arguments) {
    const entity = idOf(a.referent);
    if (!entity || participants.some((p) => p.role === a.role && p.entity === entity)) continue;
    participants.push({
      role: a.role,
      proto: d.type.roles[a.role]!.proto,
      entity,
      ...span(f.text, a.referent.start, a.referent.end),
      confidence: round(a.confidence * d.chance),
    });
  }
  participants.sort((a, b) => a.start - b.start || (a.role < b.role ? -1 : 1));
  const place = d.setting.place ? byId.get(idOf(d.setting.place) ?? '') : undefined;
  const time = d.setting.time ? times[d.setting.time.index] : undefined;
  const mode = d.mode ?? countedMode(d, participants, byId);
  const [first, last] = [f.sentences.first[d.sentence]!, f.sentences.first[d.sentence + 1]!];
  const event: Omit<KhabarEvent, 'summary'> = {
    id,
    type: d.type.type,
    mode,
    ordinal: d.ordinal,
    name: d.ordinal !== null ? span(f.text, d.trigger.start, nameEnd(d)).text : null,
    trigger: span(f.text, d.trigger.start, d.trigger.end),
    mentions: d.mentions.map((m) => span(f.text, m.start, m.end)).sort((a, b) => a.start - b.start),
    sentence: { start: t.start[first]!, end: t.end[last - 1]! },
    status: d.status,
    participants,
    place: place
      ? {
          entity: place.id,
          name: place.name,
          country: place.country,
          coordinates: place.coordinates,
          inferred: d.setting.inferred?.place ?? false,
        }
      : null,
    time: time ? { ref: time.id, from: time.from, to: time.to, inferred: d.setting.inferred?.time ?? false } : null,
    quantities: d.quantities.map((q) => ({
      role: q.role,
      ref: quantities[q.index]!.id,
      min: quantities[q.index]!.min,
      max: quantities[q.index]!.max,
    })),
    topics: d.topics,
    attribution: d.reported.map((r) => ({
      source: r.source ? idOf(r.source) : null,
      verb: spanOf(t, r.token, r.token + 1),
      kind: r.kind,
    })),
    codes: codesOf(d.type, d.status, mode, d.trigger.rule.trigger.id),
    confidence: round(d.chance),
  };
  const { confidence, ...rest } = event;
  return { ...rest, summary: summarize(event, d.type.gloss.ar, byId), confidence };
}

/** Two sides make a meeting bilateral, three or more states or bodies multilateral. */
function countedMode(
  d: EventDraft,
  participants: readonly Participant[],
  byId: ReadonlyMap<string, Entity>,
): string | null {
  if (d.type.type !== 'meeting') return null;
  const bodies = participants.filter((p) => p.role === 'participant' && byId.get(p.entity)!.type !== 'person');
  return bodies.length >= 3 ? 'multilateral' : null;
}

const nameEnd = (d: EventDraft): number =>
  d.arguments
    .filter(
      (a) =>
        a.by.startsWith('prepositions') && a.referent.start > d.trigger.end && a.referent.start - d.trigger.end < 40,
    )
    .reduce((end, a) => Math.max(end, a.referent.end), d.trigger.end);
