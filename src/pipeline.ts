/**
 * The order of the stages, and nothing else: takes a text, gives an Extraction. Each stage is a function of what stands before it; the types
 * of its arguments are its requirements, so a wrong order does not compile.
 */
import { type Readings, readWords } from './arabic/readings.js';
import type { VerbTable } from './arabic/verbs.js';
import { findCounts } from './events/counts.js';
import type { EventContext, EventDraft } from './events/draft.js';
import { findEvents } from './events/find.js';
import { inheritSettings, openingOf } from './events/inherit.js';
import { EventWords } from './events/lexeme.js';
import { type Compare, mergeEvents } from './events/merge.js';
import type { TriggerIndex } from './events/triggers.js';
import { resolve } from './match/resolve.js';
import { readBylines } from './names/bylines.js';
import type { ObserveName } from './names/chance.js';
import { groupMentions } from './names/entities.js';
import { findNames, type NamesKnowledge } from './names/names.js';
import { withAsked } from './numbers/asked.js';
import { findNumbers } from './numbers/find.js';
import { findQuantities } from './numbers/quantity.js';
import { findScores } from './numbers/scores.js';
import { build, type Findings } from './output/build.js';
import { admit } from './text/admit.js';
import { type Range, readPage } from './text/page.js';
import { readSentences } from './text/sentence.js';
import { readTokens, tokensBefore } from './text/token.js';
import type { WordTypes } from './text/words.js';
import { anchorTimes } from './time/anchor.js';
import { findDurations } from './time/durations.js';
import { findTimes } from './time/find.js';
import { publishedIn } from './time/published.js';
import type { Extraction, ExtractOptions, Plugin, Warning } from './types.js';

/** Of a date-time the day; only times count from the hour as well: «قبل ساعتين». */
const DAY_LENGTH = '2024-09-05'.length;

/** All that an extractor holds between documents. */
export interface Tools {
  readonly types: WordTypes;
  readonly readings: Readings;
  readonly verbs: VerbTable;
  readonly names: NamesKnowledge;
  readonly triggers: TriggerIndex;
  readonly plugins: readonly Plugin[];
  readonly engine: { version: string; data: string };
  /** Sees the features of every trigger, for the fitting of weights. */
  readonly observe?: EventContext['observe'];
  readonly observeFiller?: EventContext['observeFiller'];
  readonly observeStatus?: EventContext['observeStatus'];
  readonly observeName?: ObserveName;
  /** What stands in place of the weights of merging and confidence, for the same. */
  readonly compare?: Compare;
  readonly confidence?: (d: EventDraft) => number;
}

/** The results of every stage, for the answer and for `npm run walk`. */
export function analyze(
  text: string,
  tools: Tools,
  publishedAt: string | null,
  explain = false,
  warnings: readonly Warning[] = [],
) {
  const language = admit(text, tools.plugins);
  const page = readPage(text);
  const tokens = readTokens(language.read ? text : '', tools.types, page.dropped);
  const sentences = readSentences(tokens);
  const words = readWords(tokens, tools.readings);
  const numbers = findNumbers(tokens);
  const found = findNames(words, tools.names, tools.plugins, tools.observeName);
  const spans = resolve(tokens.count, [
    ...found.names,
    ...findTimes(tokens, numbers),
    ...findQuantities(tokens, numbers),
  ]);
  const bylines = readBylines(tokens, page, spans.name);
  const told = outside(spans.time, bylines.publisher);
  const reference = publishedAt ?? publishedIn(told, page.opening, tokens);
  const { times, warnings: impossible } = anchorTimes(told, reference, tokens);
  const published = reference?.slice(0, DAY_LENGTH) ?? null;
  const entities = groupMentions(words, [...spans.name, ...bylines.names], found);
  const lexed = new EventWords(words);
  const quantities = withAsked(spans.quantity, times, findScores(tokens, numbers), [
    ...findDurations(times),
    ...findCounts(lexed, spans.quantity),
  ]);
  const titleEnd = tokensBefore(tokens, page.title?.end ?? 0);
  const drafts = findEvents({
    words: lexed,
    sentences,
    entities,
    names: found,
    times,
    quantities,
    numbers,
    publishedAt: published,
    explain,
    titleEnd,
    verbs: tools.verbs,
    index: tools.triggers,
    ...(tools.observe ? { observe: tools.observe } : {}),
    ...(tools.observeFiller ? { observeFiller: tools.observeFiller } : {}),
    ...(tools.observeStatus ? { observeStatus: tools.observeStatus } : {}),
  });
  const merged = mergeEvents(
    drafts,
    { words: lexed, entities, times, quantities, sentences, titleEnd },
    tools.compare,
    tools.confidence,
  );
  const opening = openingOf(bylines.dateline, entities);
  const events = inheritSettings(merged, entities);
  return {
    text,
    language,
    page,
    tokens,
    sentences,
    words,
    numbers,
    found,
    times,
    quantities,
    bylines,
    opening,
    entities,
    events,
    publishedAt: published,
    warnings: [...warnings, ...language.warnings, ...impossible],
    engine: tools.engine,
  } satisfies Findings & Record<string, unknown>;
}

/** «عين اليوم»: a time in the name of the outlet is none. */
const outside = <T extends Range>(list: readonly T[], name: Range | null): readonly T[] =>
  name ? list.filter((x) => x.start < name.start || x.end > name.end) : list;

export function extract(
  text: string,
  tools: Tools,
  options: ExtractOptions,
  publishedAt: string | null,
  warnings: readonly Warning[],
): Extraction {
  tools.types.settle();
  return build(analyze(text, tools, publishedAt, options.explain ?? false, warnings), options);
}
