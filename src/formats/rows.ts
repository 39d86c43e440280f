/** An event as one flat row, the same for every format that has columns. Takes an Extraction, gives its rows in text order. */
import { actors, countOf, entitiesOf, sentenceOf, type WithText } from './shared.js';

export interface EventRow {
  document: string | null;
  title: string | null;
  publisher: string | null;
  published: string | null;
  event: string;
  type: string;
  mode: string | null;
  status: string;
  confidence: number;
  from: string | null;
  to: string | null;
  place: string | null;
  country: string | null;
  longitude: number | null;
  latitude: number | null;
  agent: string;
  patient: string;
  recipient: string;
  theme: string;
  /** Every participant with its role: `arrester: الشرطة`. */
  participants: string;
  /** `killed: 7`. */
  quantities: string;
  topics: string;
  /** Who says so: `said: وزارة الداخلية`. */
  attribution: string;
  name: string | null;
  trigger: string;
  /** Where the text is there. */
  sentence: string | null;
  plover: string | null;
  cameo: string | null;
  ace: string | null;
  summary_ar: string;
  summary_en: string;
}

/** Between the items of a cell. */
const SEPARATOR = '; ';

export function toRows(x: WithText): EventRow[] {
  const entities = entitiesOf(x);
  const name = (id: string, text: string): string => entities.get(id)?.name ?? text;
  const list = (items: readonly (string | null)[]): string => items.filter((i) => i !== null).join(SEPARATOR);
  return x.events.map((v) => ({
    document: x.document.id,
    title: x.document.title?.text ?? null,
    publisher: x.document.publisher?.text ?? null,
    published: x.document.publishedAt,
    event: v.id,
    type: v.type,
    mode: v.mode,
    status: v.status,
    confidence: v.confidence,
    from: v.time?.from ?? null,
    to: v.time?.to ?? null,
    place: v.place?.name ?? null,
    country: v.place?.country ?? null,
    longitude: v.place?.coordinates?.[0] ?? null,
    latitude: v.place?.coordinates?.[1] ?? null,
    agent: list(actors(v, 'agent', entities)),
    patient: list(actors(v, 'patient', entities)),
    recipient: list(actors(v, 'recipient', entities)),
    theme: list(actors(v, 'theme', entities)),
    participants: list([...new Set(v.participants.map((p) => `${p.role}: ${name(p.entity, p.text)}`))]),
    quantities: list([
      ...new Set(
        v.quantities.map((q) => {
          const count = countOf(q.min, q.max);
          return count === null ? null : `${q.role}: ${count}`;
        }),
      ),
    ]),
    topics: list(v.topics.map((t) => t.text)),
    attribution: list(v.attribution.map((a) => `${a.kind}: ${a.source === null ? a.verb.text : name(a.source, '')}`)),
    name: v.name,
    trigger: v.trigger.text,
    sentence: sentenceOf(x, v),
    plover: v.codes.plover,
    cameo: v.codes.cameo,
    ace: v.codes.ace,
    summary_ar: v.summary.ar,
    summary_en: v.summary.en,
  }));
}
