/** The contract's types: what khabar takes and gives. Offsets are UTF-16 code units of the text as given; `text.slice(start, end) === item.text`. */

/** A stretch of the text as given. */
export interface Span {
  /** UTF-16 code units from the beginning of the text. */
  start: number;
  /** Behind its last unit. */
  end: number;
  /** `text.slice(start, end)`. */
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

/** A place in the text that speaks of an entity. */
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

/** Somebody or something that the text speaks of. */
export interface Entity {
  /** `e1`, …: holds inside one Extraction; across them `ids.khabar` does. */
  id: string;
  type: EntityType;
  /** `country`, `city`, `ministry`, `club`, …; null where it is not known. */
  subtype: string | null;
  /** The gazetteer's name, else the longest form in the text. */
  name: string;
  names: { ar: string | null; en: string | null };
  ids: EntityIds;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Longitude, latitude in degrees. */
  coordinates: [number, number] | null;
  /** Titles and offices that stand before the name, as written. */
  titles: string[];
  /** Without leading clitics and titles, in text order. */
  mentions: Mention[];
  source: EntitySource;
  /** 0 to 1. */
  confidence: number;
}

/** A date, time of day, length or repeated time. */
export interface Time extends Span {
  id: string;
  type: TimeType;
  /** ISO 8601 / TIMEX3, null where it cannot be told. */
  value: string | null;
  /** First and last Gregorian day, both included. */
  from: string | null;
  to: string | null;
  /** How fine it is: `day`, `week`, `month`, `year`, `range`, …. */
  grain: string;
  calendar: Calendar;
  basis: TimeBasis;
  /** What a relative expression says: `P-1D`, `W-4`. */
  relative: string | null;
  mod: 'START' | 'MID' | 'END' | 'APPROX' | null;
}

/** A number with what it counts. */
export interface Quantity extends Span {
  id: string;
  /** Null for a range or an open number: see `min` and `max`. */
  value: number | null;
  /** Bounds, both included; null where it is open. */
  min: number | null;
  max: number | null;
  approximate: boolean;
  /** ISO 4217 code, `%`, SI sign, `ordinal`, or the counted noun as written. */
  unit: string | null;
}

/** Somebody who takes part in an event. */
export interface Participant extends Span {
  /** As the event type names it: `visitor`, `arrested`, …. */
  role: string;
  /** The same for all types: who does it, whom it befalls, who gets it, what it is about. */
  proto: ProtoRole;
  /** Id of an entity. */
  entity: string;
  /** 0 to 1. */
  confidence: number;
}

/** Where an event is. */
export interface EventPlace {
  /** Id of an entity. */
  entity: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Longitude, latitude in degrees. */
  coordinates: [number, number] | null;
  /** Taken from the sentences around, or the dateline. */
  inferred: boolean;
}

/** When an event is. */
export interface EventTime {
  /** Id of a time. */
  ref: string;
  /** First and last Gregorian day, both included: `2024-09-03`. */
  from: string | null;
  to: string | null;
  /** Taken from the sentences around. */
  inferred: boolean;
}

/** How many, how much. */
export interface EventQuantity {
  /** `killed`, `injured`, `arrested`, `money`, `score`, …. */
  role: string;
  /** Id of a quantity. */
  ref: string;
  min: number | null;
  max: number | null;
}

/** Who says that it is so. */
export interface Attribution {
  /** Id of the entity that says so, null where it is not named. */
  source: string | null;
  verb: Span;
  kind: 'said' | 'denied' | 'reported';
}

/** Codes of the event in other schemes, null where they have none. */
export interface EventCodes {
  plover: string | null;
  cameo: string | null;
  ace: string | null;
}

/** Something that happened, will happen, may happen or did not. */
export interface KhabarEvent {
  /** `v1`, …: holds inside one Extraction. */
  id: string;
  /** One of `eventTypes`, or a type of the user's. */
  type: string;
  /** A kind of the type: `traffic` of `accident`, `phone` of `meeting`. */
  mode: string | null;
  /** 8 for «الاجتماع الثامن». */
  ordinal: number | null;
  /** A name of its own: «القمة العربية». */
  name: string | null;
  /** The word or phrase that tells it. */
  trigger: Span;
  /** Every trigger span of the happening, `trigger` included, in text order. */
  mentions: Span[];
  /** Of the trigger. */
  sentence: { start: number; end: number };
  status: EventStatus;
  participants: Participant[];
  place: EventPlace | null;
  time: EventTime | null;
  quantities: EventQuantity[];
  /** What it is about. */
  topics: Span[];
  attribution: Attribution[];
  codes: EventCodes;
  /** One plain sentence in each language. */
  summary: { ar: string; en: string };
  /** 0 to 1: the chance that it is right. */
  confidence: number;
}

/** What the page says of itself. */
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
  /** The parts that were read. */
  body: { start: number; end: number }[];
  /** The parts that are no article: nothing is read in them. */
  dropped: (Span & { reason: DropReason })[];
}

/** What could not be done. */
export interface Warning {
  /** `truncated`, `not-arabic`, `impossible-date`, `mixed-language`, `no-publication-date`. */
  code: string;
  message: string;
  start?: number;
  end?: number;
}

/** One step of the reading of an event. */
export interface TraceStep {
  /** `trigger`, `role:<role>`, `place`, `time`, `status` or `merge`. */
  part: string;
  rule: string;
  spans: Span[];
  note: string;
}

/** What was read in one article. All keys are there, but `trace`; lists are in text order. */
export interface Extraction {
  schema: 'khabar/1';
  /** Versions of the program and of its data. */
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

/** What `explain` gives. */
export interface Explanation {
  event: string;
  type: string;
  steps: TraceStep[];
}

/** Options of `linkEvents`. */
export interface LinkOptions {
  /** Fewest documents that must tell of a happening, 2 by default; 1 gives what is told but once too. */
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

/** Options of `extractEvents`. */
export interface ExtractOptions {
  /** Echoed as `document.id`. */
  id?: string;
  /** ISO date or date-time of publication, as `2024-09-05`; relative dates («أمس») need it. The day is taken as written, no zone is applied. */
  publishedAt?: string;
  /** Event types wanted, of `eventTypes` and the user's own; all by default. */
  types?: readonly string[];
  /**
   * Events below this confidence are left out; 0 to 1, by default 0.55. With 0 all are given that are likelier than not. Who takes
   * part less surely than 0.4 is left out as well, unless less is asked for here.
   */
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

/** Options of `createExtractor`. */
export interface ExtractorOptions {
  /** The user's own names, and gazetteers of the package, as `places()` of `khabar/places`. */
  gazetteers?: readonly (readonly GazetteerEntry[] | PackedGazetteer)[];
  plugins?: readonly Plugin[];
  /** The user's own event types (`schemas/event-type.schema.json`). */
  eventTypes?: readonly unknown[];
  /** Options of every call that does not say otherwise. */
  defaults?: ExtractOptions;
}

/** A clitic of a token, or its stem. */
export interface Segment extends Span {
  role: 'conjunction' | 'preposition' | 'article' | 'future' | 'question' | 'stem' | 'pronoun';
  pos: string;
}

/** A word with its clitics, a number, a sign. */
export interface Token extends Span {
  kind: 'word' | 'number' | 'punct' | 'latin' | 'symbol';
  /** Spelling folded: no marks, hamza seats, final ى and ة. */
  norm: string;
  lemma: string | null;
  root: string | null;
  /** Universal part of speech of the stem. */
  pos: string;
  segments: Segment[];
}

/** What `createExtractor` gives. */
export interface Extractor {
  /** As `extractEvents` of the package, with the options of this extractor. */
  extractEvents(text: string, options?: ExtractOptions): Extraction;
  tokenize(text: string): Token[];
  /** What this extractor knows: counts of names, event types, plug-ins. */
  describe(): { version: string; data: string; names: number; eventTypes: string[]; plugins: string[] };
}
