/** The form of `schemas/events/<type>.json` (schema: `schemas/event-type.schema.json`), as TypeScript sees it. */
import type { EventStatus, ProtoRole } from '../types.js';

export type Kind = 'person' | 'organization' | 'location' | 'group' | 'other' | 'thing';

export interface Frame {
  subject?: string;
  object?: string;
  passive?: string;
  of?: string;
  by?: string;
  prepositions?: Record<string, string>;
}

export interface Conditions {
  next?: string[];
  previous?: string[];
  near?: string[];
  about?: string[];
  filled?: string[];
  fillers?: Record<string, Kind[]>;
  subject?: Kind[];
  object?: Kind[];
  of?: Kind[];
  definite?: boolean;
  pointsTo?: string[];
}

export interface Trigger {
  id: string;
  verb?: string;
  vowels?: string;
  voice?: 'active' | 'passive';
  masdar?: boolean;
  masdars?: string[];
  noun?: string[];
  phrase?: string[];
  with?: string[];
  frame: string;
  mode?: string;
  status?: Exclude<EventStatus, 'actual'>;
  prior?: number;
  when?: Conditions | Conditions[];
  unless?: Conditions;
  rivals?: (string | null)[];
}

export interface Codes {
  plover: string | null;
  cameo: string | null;
  ace: string | null;
}

export interface QuantityRule {
  role: string;
  of?: string;
  nouns?: string[];
  units?: string[];
  /** Words of which one stands beside the quantity: «[السجن] ثمانية أشهر». */
  beside?: string[];
}

/** What the event is called, where a sentence asks for it: as it stands, and as an Arabic object where that differs. */
export interface SummaryNoun {
  ar: string;
  en: string;
  object?: string;
}

/** The sentences that tell an event of the type (`output/template.ts`), likeliest first; the last one stands for any. */
export interface SummaryRule {
  noun?: SummaryNoun & { modes?: Record<string, SummaryNoun> };
  sentences: { mode?: string[]; ar: string; en: string }[];
}

export interface EventType {
  type: string;
  gloss: { ar: string; en: string };
  roles: Record<string, { proto: ProtoRole; kinds: Kind[]; implies?: string }>;
  codes: Codes;
  codeExceptions?: {
    when: { status?: EventStatus; mode?: string; triggers?: string[]; reported?: boolean; filled?: string[] };
    plover?: string | null;
    cameo?: string | null;
    ace?: string | null;
  }[];
  modes?: Record<string, string[]>;
  quantities?: QuantityRule[];
  topics?: string[];
  summary?: SummaryRule;
  lists?: Record<string, string[]>;
  frames: Record<string, Frame>;
  triggers: Trigger[];
}

/** A type without its triggers, a trigger without the words that it is found by: what is asked once one is found. */
export type EventHead = Omit<EventType, 'triggers'>;
export type TriggerRule = Omit<Trigger, 'verb' | 'vowels' | 'masdar' | 'masdars' | 'noun' | 'phrase'>;

export interface EventExample {
  rule: string;
  text: string;
  trigger: string;
  roles?: Record<string, string | string[]>;
  place?: string;
  time?: string;
  status?: EventStatus;
  mode?: string;
  ordinal?: number;
  quantities?: Record<string, number>;
  todo?: string;
}

export interface EventCounterExample {
  rule: string;
  text: string;
  expect: string | null;
  because: string;
  todo?: string;
}

/** A whole file: the type with its examples. The examples stay out of the bundle. */
export interface EventFile extends EventType {
  examples: EventExample[];
  counterExamples: EventCounterExample[];
}
