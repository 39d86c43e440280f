/**
 * The answer: takes what the stages found, gives the Extraction of the contract, ids in text order, keys in the order of the schema.
 */
import { same } from '../events/clause.js';
import { codesOf } from '../events/codes.js';
import type { EventDraft } from '../events/draft.js';
import type { Referent } from '../events/referents.js';
import type { Argument } from '../events/roles.js';
import { span, spanOf } from '../events/spans.js';
import type { Bylines } from '../names/bylines.js';
import type { Entities, EntityDraft, MentionAt } from '../names/entities.js';
import { isAsked } from '../numbers/asked.js';
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
  readonly opening: MentionAt | null;
  readonly entities: Entities;
  readonly times: readonly AnchoredTime[];
  readonly quantities: readonly QuantityFound[];
  readonly events: readonly EventDraft[];
  readonly publishedAt: string | null;
  readonly warnings: readonly Warning[];
  readonly engine: { version: string; data: string };
}

const round = (n: number) => Math.round(100 * Math.min(1, Math.max(0, n))) / 100;

/** Events less sure are left out where nobody says from which confidence on they are wanted, and those who may take part in one. */
const SURE = 0.55;
const SURE_FILLER = 0.4;

/** Leaves those who take part in an event surely enough. */
function leaveSure(d: EventDraft, least: number): void {
  d.arguments = d.arguments.filter((a) => sureness(a, d) >= least);
  d.again = d.again.filter(({ known }) => d.arguments.some((a) => same(a.referent, known)));
}

/** That the event is one, and that he takes part in it. */
const sureness = (a: Argument, d: EventDraft): number => round(a.confidence * d.chance);

export function build(f: Findings, options: ExtractOptions): Extraction {
  const wanted = f.events.filter(
    (d) => (!options.types || options.types.includes(d.type.type)) && d.chance >= (options.minConfidence ?? SURE),
  );
  for (const d of wanted) leaveSure(d, Math.min(SURE_FILLER, options.minConfidence ?? SURE_FILLER));
  const entities = buildEntities(f, wanted);
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
  const byIndex = quantitiesOf(f.quantities, wanted);
  const quantities = byIndex.filter((q) => q !== null);
  const events = wanted.map((d, i) => buildEvent(f, d, `v${i + 1}`, entities, times, byIndex, quantities));
  const out: Extraction = {
    schema: 'khabar/1',
    engine: f.engine,
    document: buildDocument(f, options, entities),
    entities: entities.list,
    times,
    quantities,
    events,
    warnings: [...f.warnings],
  };
  if (options.explain) {
    const trace: Record<string, TraceStep[]> = {};
    wanted.forEach((d, i) => {
      trace[events[i]!.id] = d.trace;
    });
    out.trace = trace;
  }
  return out;
}

function buildDocument(f: Findings, options: ExtractOptions, entities: AnswerEntities): DocumentInfo {
  const of = (r: { start: number; end: number } | null) => (r ? span(f.text, r.start, r.end) : null);
  const { dateline } = f.bylines;
  return {
    id: options.id ?? null,
    language: { code: f.language.code, confidence: round(f.language.confidence) },
    title: of(f.page.title),
    author: of(f.bylines.author),
    publisher: of(f.bylines.publisher),
    dateline: dateline
      ? {
          start: dateline.start,
          end: dateline.end,
          text: f.text.slice(dateline.start, dateline.end),
          entity: f.opening && (entities.named(f.opening.entity)?.id ?? null),
        }
      : null,
    publishedAt: f.publishedAt,
    body: f.page.body.map((r) => ({ start: r.start, end: r.end })),
    dropped: f.page.dropped.map((d) => ({
      start: d.start,
      end: d.end,
      text: f.text.slice(d.start, d.end),
      reason: d.reason,
    })),
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

/** The entities of the answer, and those that referents stand for. */
class AnswerEntities {
  constructor(
    readonly list: Entity[],
    private readonly byKey: ReadonlyMap<string, Drafted>,
  ) {}

  byId(id: string): Entity {
    return this.list[Number(id.slice(1)) - 1]!;
  }

  /** The entity that the text names, by its number among them. */
  named(entity: number): Entity | null {
    return this.byKey.get(`#${entity}`)?.entity ?? null;
  }

  of(r: Referent): Entity | null {
    return this.byKey.get(keyOf(r))?.entity ?? null;
  }
}

interface Drafted {
  readonly key: string;
  readonly entity: Entity;
  /** Where it is mentioned first. */
  at: number;
}

function buildEntities(f: Findings, events: readonly EventDraft[]): AnswerEntities {
  const drafts: Drafted[] = [];
  const known = new Map<string, Drafted>();
  const add = (key: string, entity: Entity, at: number): void => {
    const draft = { key, entity, at };
    drafts.push(draft);
    known.set(key, draft);
  };
  f.entities.list.forEach((e, i) => {
    if (e.mentions.length) add(`#${i}`, namedEntity(f.text, e), e.mentions[0]!.start);
  });
  const mention = (r: Referent, key = keyOf(r)): void => {
    if (!r.nominal) return;
    // The description that it takes up, and where it does.
    for (const { start, end } of r.entity < 0 ? [r.nominal, r] : [r]) {
      const draft = known.get(key);
      if (!draft) add(key, nominalEntity(r, mentionOf(f.text, start, end, 'nominal')), start);
      else if (!draft.entity.mentions.some((m) => m.start === start)) {
        draft.entity.mentions.push(mentionOf(f.text, start, end, 'nominal'));
        draft.entity.mentions.sort((a, b) => a.start - b.start);
        draft.at = Math.min(draft.at, start);
      }
    }
  };
  for (const d of events) {
    for (const a of d.arguments) mention(a.referent);
    for (const { known, again } of d.again) mention(again, keyOf(known));
    for (const x of d.reported) if (x.source) mention(x.source);
  }
  drafts.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  const list = drafts.map(({ entity }, i) => {
    entity.id = `e${i + 1}`;
    return entity;
  });
  return new AnswerEntities(list, known);
}

const mentionOf = (text: string, start: number, end: number, kind: Mention['kind']): Mention => ({
  start,
  end,
  text: text.slice(start, end),
  kind,
});

/** Without its id, which goes by the place among the others. */
function namedEntity(text: string, e: EntityDraft): Entity {
  const mentions: Mention[] = [];
  let longest = '';
  for (const m of e.mentions) {
    const mention = mentionOf(text, m.start, m.end, m.kind);
    mentions.push(mention);
    if (mention.text.length > longest.length) longest = mention.text;
  }
  const name = e.entry?.ar ?? longest;
  return {
    id: '',
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

function nominalEntity(r: Referent, mention: Mention): Entity {
  return {
    id: '',
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

/** The quantities by their index; null for those that no event asks for. */
function quantitiesOf(found: readonly QuantityFound[], events: readonly EventDraft[]): (Quantity | null)[] {
  const asked = new Set(events.flatMap((d) => d.quantities.map((q) => q.index)));
  let told = 0;
  return found.map((q, i) => {
    if (isAsked(q) && !asked.has(i)) return null;
    const { start, end, text, value, min, max, approximate, unit } = q;
    return { id: `q${++told}`, start, end, text, value, min, max, approximate, unit };
  });
}

/** Until the record is whole. */
const NO_SUMMARY: KhabarEvent['summary'] = { ar: '', en: '' };

function buildEvent(
  f: Findings,
  d: EventDraft,
  id: string,
  entities: AnswerEntities,
  times: readonly Time[],
  byIndex: readonly (Quantity | null)[],
  quantities: readonly Quantity[],
): KhabarEvent {
  const t = f.tokens;
  const participants: Participant[] = [];
  const fillers: Entity[] = [];
  for (const a of d.arguments) {
    const entity = entities.of(a.referent);
    if (!entity || participants.some((p) => p.role === a.role && p.entity === entity.id)) continue;
    const { start, end } = a.referent;
    participants.push({
      role: a.role,
      proto: d.type.roles[a.role]!.proto,
      entity: entity.id,
      start,
      end,
      text: f.text.slice(start, end),
      confidence: sureness(a, d),
    });
    fillers.push(entity);
  }
  const mode = d.mode ?? countedMode(d, participants, fillers);
  participants.sort((a, b) => a.start - b.start || (a.role < b.role ? -1 : 1));
  const place = d.setting.place ? entities.of(d.setting.place) : null;
  const time = d.setting.time ? times[d.setting.time.index] : undefined;
  const first = f.sentences.first[d.sentence]!;
  const last = f.sentences.first[d.sentence + 1]!;
  const mentions = d.mentions.map((m) => span(f.text, m.start, m.end));
  const event: KhabarEvent = {
    id,
    type: d.type.type,
    mode,
    ordinal: d.ordinal,
    name: d.ordinal !== null ? f.text.slice(d.trigger.start, nameEnd(d)) : null,
    trigger: span(f.text, d.trigger.start, d.trigger.end),
    mentions: mentions.length > 1 ? mentions.sort((a, b) => a.start - b.start) : mentions,
    sentence: { start: t.start[first]!, end: t.end[last - 1]! },
    status: d.status,
    participants,
    place: place && {
      entity: place.id,
      name: place.name,
      country: place.country,
      coordinates: place.coordinates,
      inferred: d.setting.inferred?.place ?? false,
    },
    time: time ? { ref: time.id, from: time.from, to: time.to, inferred: d.setting.inferred?.time ?? false } : null,
    quantities: d.quantities.map((q) => {
      const { id: ref, min, max } = byIndex[q.index]!;
      return { role: q.role, ref, min, max };
    }),
    topics: d.topics,
    attribution: d.reported.map((r) => ({
      source: (r.source && entities.of(r.source)?.id) ?? null,
      verb: spanOf(t, r.token, r.token + 1),
      kind: r.kind,
    })),
    codes: codesOf(d, mode),
    summary: NO_SUMMARY,
    confidence: round(d.chance),
  };
  event.summary = summarize(event, d.type, (id) => entities.byId(id), quantities, time?.grain);
  return event;
}

/** Two sides make a meeting bilateral, three or more states or bodies multilateral. */
function countedMode(d: EventDraft, participants: readonly Participant[], fillers: readonly Entity[]): string | null {
  if (d.type.type !== 'meeting') return null;
  const bodies = participants.filter((p, i) => p.role === 'participant' && fillers[i]!.type !== 'person');
  return bodies.length >= 3 ? 'multilateral' : null;
}

const nameEnd = (d: EventDraft): number =>
  d.arguments
    .filter(
      (a) =>
        a.by.startsWith('prepositions') && a.referent.start > d.trigger.end && a.referent.start - d.trigger.end < 40,
    )
    .reduce((end, a) => Math.max(end, a.referent.end), d.trigger.end);
