/** An event as one sentence tells it, before events are merged, and what events are read from. */
import type { VerbTable } from '../arabic/verbs.js';
import type { Entities } from '../names/entities.js';
import type { NameCandidates } from '../names/names.js';
import type { NumberSpan, QuantityFound } from '../numbers/types.js';
import type { Sentences } from '../text/sentence.js';
import type { Time } from '../time/types.js';
import type { EventStatus, Span, TraceStep } from '../types.js';
import type { Reported } from './attribution.js';
import type { ObserveFiller } from './fillers.js';
import type { EventWords } from './lexeme.js';
import type { Referent } from './referents.js';
import type { Argument, Places } from './roles.js';
import type { NamedFeatures } from './select.js';
import type { Setting } from './setting.js';
import type { TriggerFound, TriggerIndex } from './triggers.js';
import type { EventHead } from './type.js';

export interface EventDraft {
  readonly type: EventHead;
  readonly trigger: TriggerFound;
  mentions: TriggerFound[];
  readonly sentence: number;
  /** Sentences of all its mentions. */
  sentences: number[];
  arguments: Argument[];
  /** Fillers without a name that are described again. */
  again: { readonly known: Referent; readonly again: Referent }[];
  readonly places: Places;
  /** Some word tells that it happened, none but points to it: «نفذ [هجوما]», «بعد [الهجوم]». */
  asserted: boolean;
  status: EventStatus;
  /** The word that says so, -1 for none. */
  readonly cue: number;
  /** The verb that tells of a noun, -1 for none. */
  readonly carrier: number;
  /** How sure it is that it is anything but actual, in logits. */
  odds: number;
  mode: string | null;
  ordinal: number | null;
  setting: Setting;
  quantities: { role: string; index: number }[];
  reported: Reported[];
  topics: Span[];
  chance: number;
  trace: TraceStep[];
}

export interface EventContext {
  readonly words: EventWords;
  readonly sentences: Sentences;
  readonly entities: Entities;
  readonly names: NameCandidates;
  readonly times: readonly Time[];
  readonly quantities: readonly QuantityFound[];
  readonly numbers: readonly NumberSpan[];
  readonly publishedAt: string | null;
  /** First token behind the title, 0 where there is none. */
  readonly titleEnd: number;
  /** Sees every trigger that the conditions let through, with what its chance is made from, and may say the chance: for the fitting of weights. */
  readonly observe?: (trigger: TriggerFound, row: NamedFeatures, around: readonly number[]) => number | undefined;
  readonly observeFiller?: ObserveFiller;
  readonly observeStatus?: (draft: EventDraft, places: readonly number[]) => void;
  /** Rules are written down for `explain`. */
  readonly explain: boolean;
  readonly verbs: VerbTable;
  readonly index: TriggerIndex;
}
