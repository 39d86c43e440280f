/** The contract's types: what khabar takes and gives. Offsets are UTF-16 code units of the text as given; `text.slice(start, end) === item.text`. */

export interface Span {
  start: number;
  end: number;
  text: string;
}

export type EntityType = 'person' | 'organization' | 'location' | 'group' | 'other';
export type EntitySource = 'gazetteer' | 'rule' | 'model' | 'latin' | 'user';
export type MentionKind = 'name' | 'nominal' | 'pronoun';
export type EventStatus = 'actual' | 'planned' | 'negated' | 'hypothetical';
export type ProtoRole = 'agent' | 'patient' | 'recipient' | 'theme';
export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET';
export type Calendar = 'gregorian' | 'hijri' | 'solar-hijri';
/** Where the value of a time comes from: the text itself, the day of publication, the text around it, nowhere. */
export type TimeBasis = 'stated' | 'published' | 'context' | 'none';
export type DropReason =
  | 'comments'
  | 'related'
  | 'share'
  | 'copyright'
  | 'loading'
  | 'navigation'
  | 'advertisement'
  | 'subscription'
  | 'marker';

export interface Mention extends Span {
  kind: MentionKind;
}

export interface EntityIds {
  /** Id of the gazetteer entry; holds across documents. */
  khabar?: string;
  geonames?: number;
  iso3166?: string;
  wikidata?: string;
}

export interface Entity {
  id: string;
  type: EntityType;
  subtype: string | null;
  /** The gazetteer's name, else the longest form in the text. */
  name: string;
  names: { ar: string | null; en: string | null };
  ids: EntityIds;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Longitude, latitude in degrees. */
  coordinates: [number, number] | null;
  titles: string[];
  /** Without leading clitics and titles, in text order. */
  mentions: Mention[];
  source: EntitySource;
  /** 0 to 1. */
  confidence: number;
}

export interface Time extends Span {
  id: string;
  type: TimeType;
  /** ISO 8601 / TIMEX3, null where it cannot be told. */
  value: string | null;
  /** First and last Gregorian day, both included. */
  from: string | null;
  to: string | null;
  grain: string;
  calendar: Calendar;
  basis: TimeBasis;
  /** What a relative expression says: `P-1D`, `W-4`. */
  relative: string | null;
  mod: 'START' | 'MID' | 'END' | 'APPROX' | null;
}

export interface Quantity extends Span {
  id: string;
  value: number | null;
  min: number | null;
  max: number | null;
  approximate: boolean;
  /** ISO 4217 code, `%`, SI sign, `ordinal`, or the counted noun as written. */
  unit: string | null;
}

export interface Participant extends Span {
  role: string;
  proto: ProtoRole;
  /** Id of an entity. */
  entity: string;
  confidence: number;
}

export interface EventPlace {
  entity: string;
  name: string;
  country: string | null;
  coordinates: [number, number] | null;
  inferred: boolean;
}

export interface EventTime {
  /** Id of a time. */
  ref: string;
  from: string | null;
  to: string | null;
  inferred: boolean;
}

export interface EventQuantity {
  role: string;
  /** Id of a quantity. */
  ref: string;
  min: number | null;
  max: number | null;
}

export interface Attribution {
  /** Id of the entity that says so, null where it is not named. */
  source: string | null;
  verb: Span;
  kind: 'said' | 'denied' | 'reported';
}

export interface EventCodes {
  plover: string | null;
  cameo: string | null;
  ace: string | null;
}

export interface KhabarEvent {
  id: string;
  type: string;
  mode: string | null;
  /** 8 for «الاجتماع الثامن». */
  ordinal: number | null;
  name: string | null;
  trigger: Span;
  /** Every trigger span of the happening, `trigger` included, in text order. */
  mentions: Span[];
  sentence: { start: number; end: number };
  status: EventStatus;
  participants: Participant[];
  place: EventPlace | null;
  time: EventTime | null;
  quantities: EventQuantity[];
  topics: Span[];
  attribution: Attribution[];
  codes: EventCodes;
  summary: { ar: string; en: string };
  confidence: number;
}

export interface DocumentInfo {
  id: string | null;
  /** ISO 639-1 (or 639-3 where there is none), `und` for text without language. */
  language: { code: string; confidence: number };
  title: Span | null;
  author: Span | null;
  publisher: Span | null;
  dateline: (Span & { entity: string | null }) | null;
  /** ISO date, given or stated by the text. */
  publishedAt: string | null;
  body: { start: number; end: number }[];
  dropped: (Span & { reason: DropReason })[];
}

export interface Warning {
  code: string;
  message: string;
  start?: number;
  end?: number;
}

export interface TraceStep {
  /** `trigger`, `role:<role>`, `place`, `time`, `status` or `merge`. */
  part: string;
  rule: string;
  spans: Span[];
  note: string;
}

export interface Extraction {
  schema: 'khabar/1';
  engine: { version: string; data: string };
  document: DocumentInfo;
  entities: Entity[];
  times: Time[];
  quantities: Quantity[];
  events: KhabarEvent[];
  warnings: Warning[];
  /** Steps by event id; only with `explain: true`. */
  trace?: Record<string, TraceStep[]>;
}

export interface Explanation {
  event: string;
  type: string;
  steps: TraceStep[];
}

export interface LinkOptions {
  /** Fewest documents that must tell of a happening; 1 gives what is told but once too. */
  minDocuments?: number;
}

/** One thing told of a happening, with those who tell it. */
export interface ClusterFact {
  /** `status`, `mode`, `ordinal`, `place`, `time`, `role:<role>`, `quantity:<role>`. */
  part: string;
  /** A name, a day (`2025-11-21`, `2025-11-21/2025-11-22`), a number (`7`, `5/7`, `5/..`), or the word of the Extraction. */
  value: string;
  /** Places in `members`. */
  members: number[];
}

/** Facts that exclude each other. */
export interface ClusterConflict {
  part: string;
  /** Places in `facts`. */
  facts: number[];
}

/** One happening as several documents tell it: `linkEvents`. */
export interface EventCluster {
  id: string;
  type: string;
  /** In the order of the documents: number in the input, `document.id`, id of the event in its Extraction. */
  members: { document: number; id: string | null; event: string }[];
  /** Place in `members` of the event that tells most. */
  lead: number;
  summary: { ar: string; en: string };
  /** All that is told; what several tell alike has several members. */
  facts: ClusterFact[];
  conflicts: ClusterConflict[];
}

export interface ExtractOptions {
  /** Echoed as `document.id`. */
  id?: string;
  /** ISO date or date-time of publication; relative dates need it. */
  publishedAt?: string;
  /** Event types wanted; all by default. */
  types?: readonly string[];
  /** Events below this confidence are left out; 0 to 1, by default 0.55. With 0 all are given that are likelier than not. */
  minConfidence?: number;
  /** Longest text that is read, in UTF-16 units; longer text is read up to the last sentence end before it. */
  maxLength?: number;
  /** Adds `trace`. */
  explain?: boolean;
}

/** One gazetteer entry, ours or the user's (`schemas/gazetteer-entry.schema.json`). */
export interface GazetteerEntry {
  id: string;
  type: EntityType;
  subtype?: string | null;
  ar: readonly string[];
  en?: readonly string[];
  country?: string | null;
  ids?: EntityIds;
  coordinates?: readonly [number, number] | null;
  population?: number | null;
  offices?: readonly { title: string; from?: string | null; to?: string | null }[];
  demonyms?: readonly string[];
  /** Forms of `ar` that are also ordinary words or other names: they need a cue. */
  weak?: readonly string[];
  /** Words that, standing near, license the weak forms. */
  cues?: readonly string[];
  examples?: readonly string[];
  counterExamples?: readonly string[];
  /** Id of the place that is the capital (countries). */
  capital?: string;
  source: string;
  note?: string;
}

/** A stretch of text that a plug-in says is a name. */
export interface LatinName extends Span {
  type: 'person' | 'organization' | 'location';
}

/** An optional part: a finder of Latin-script names, or a namer of languages. */
export interface Plugin {
  name: string;
  /** Names in a stretch of Latin script; offsets within the stretch. */
  findLatin?: (stretch: string) => LatinName[];
  /** Phonetic codes of a Latin name, equal for spellings of one name. */
  soundsLike?: (name: string) => string[];
  /** Names the language of text that is not plainly Arabic; null where it cannot. */
  nameLanguage?: (text: string) => { code: string; confidence: number } | null;
}

/** A gazetteer of this package that is not in the core. It is unpacked when an extractor first reads a text. */
export interface PackedGazetteer {
  /** Number of entries. */
  readonly size: number;
  /** The entries as `names/pack` writes them, as text by `core/ascii`. */
  readonly packed: string;
}

export interface ExtractorOptions {
  /** The user's own names, and gazetteers of the package, as `places()` of `khabar/places`. */
  gazetteers?: readonly (readonly GazetteerEntry[] | PackedGazetteer)[];
  plugins?: readonly Plugin[];
  /** The user's own event types (`schemas/event-type.schema.json`). */
  eventTypes?: readonly unknown[];
  /** Options of every call that does not say otherwise. */
  defaults?: ExtractOptions;
}

export interface Segment extends Span {
  role: 'conjunction' | 'preposition' | 'article' | 'future' | 'question' | 'stem' | 'pronoun';
  pos: string;
}

export interface Token extends Span {
  kind: 'word' | 'number' | 'punct' | 'latin' | 'symbol';
  norm: string;
  lemma: string | null;
  root: string | null;
  /** Universal part of speech of the stem. */
  pos: string;
  segments: Segment[];
}

export interface Extractor {
  extractEvents(text: string, options?: ExtractOptions): Extraction;
  tokenize(text: string): Token[];
  /** What this extractor knows: counts of names, event types, plug-ins. */
  describe(): { version: string; data: string; names: number; eventTypes: string[]; plugins: string[] };
}
