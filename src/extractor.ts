/**
 * Extractors: takes the user's names, event types, plug-ins and defaults, gives the functions that read texts with them.
 * Here stands the door: wrong arguments are refused with a TypeError that has a code, before any work; odd text never is.
 */
import { Readings, readWords } from './arabic/readings.js';
import { argumentError, type DataFault, KhabarError } from './core/errors.js';
import { checkEventTypes } from './events/check.js';
import { compileEvents } from './events/pack.js';
import { triggerIndex } from './events/triggers.js';
import type { EventType } from './events/type.js';
import { dataVersion, eventTypes, knowledge, unpacked } from './knowledge.js';
import { checkEntries, isChecked } from './names/check.js';
import { compileEntries, type Lexicon } from './names/lexicon.js';
import { namesKnowledge, ordinaryWords } from './names/names.js';
import { tokenWriter } from './output/tokens.js';
import { extract, type Tools } from './pipeline.js';
import { readTokens } from './text/token.js';
import { WordTypes } from './text/words.js';
import { isIsoDate } from './time/calendar.js';
import type {
  Extraction,
  ExtractOptions,
  Extractor,
  ExtractorOptions,
  GazetteerEntry,
  PackedGazetteer,
  Plugin,
  Token,
  Warning,
} from './types.js';
import { version } from './version.js';

/** Whoever checks names beforehand is to mark them for this module. */
export { checkEntries };

const SENTENCE_ENDS = new Set([0x2e, 0x21, 0x3f, 0x61f, 0x0a]);

type Gazetteer = readonly GazetteerEntry[] | PackedGazetteer;

/**
 * An extractor with names, event types, plug-ins and defaults of the user's own. Make it once and keep it: what it learns of words is used again.
 *
 * @throws {TypeError} with a `code`, for options of a wrong type.
 * @throws {KhabarError} for faulty entries or event types; `faults` lists each with its place and what to do.
 */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  const own = readRecord(options, 'createExtractor');
  const gazetteers = readGazetteers(list(own.gazetteers, 'gazetteers'));
  const plugins = list(own.plugins, 'plugins') as NonNullable<ExtractorOptions['plugins']>;
  const added = readEventTypes(list(own.eventTypes, 'eventTypes'));
  const known = new Set([...eventTypes, ...added.map((e) => e.type)]);
  const defaults = readOptions(own.defaults ?? {}, known);
  for (const p of plugins)
    if (typeof p !== 'object' || p === null || typeof p.name !== 'string')
      throw argumentError('PLUGIN', 'a plug-in is an object with a name');

  let made: Tools | null = null;
  let writeTokens: ReturnType<typeof tokenWriter> | null = null;
  const tools = (): Tools => (made ??= makeTools(gazetteers, added, plugins));

  return {
    extractEvents(text, given = {}) {
      checkText(text);
      const o = { ...defaults, ...readOptions(given, known) };
      const { read, warnings } = cut(text, o.maxLength);
      return extract(read, tools(), o, o.publishedAt ?? null, warnings);
    },
    tokenize(text) {
      checkText(text);
      const { types, readings, verbs } = tools();
      types.settle();
      writeTokens ??= tokenWriter(readings, { verbs, model: knowledge.readings() });
      return writeTokens(readWords(readTokens(text, types), readings));
    },
    describe() {
      return {
        version,
        data: dataVersion,
        names: knowledge.names().size + gazetteers.reduce((n, g) => n + ('packed' in g ? g.size : g.length), 0),
        eventTypes: [...eventTypes, ...added.map((e) => e.type)],
        plugins: plugins.map((p) => p.name),
      };
    },
  };
}

let shared: Extractor | null = null;
const extractor = (): Extractor => (shared ??= createExtractor());

/**
 * Reads one article: its entities, times, quantities and events. Synchronous, pure, deterministic. Offsets are UTF-16 units of `text`:
 * `text.slice(start, end) === item.text`.
 *
 * @throws {TypeError} with a `code` (`ERR_KHABAR_TEXT`, `ERR_KHABAR_OPTIONS`), for wrong arguments; never for odd text: see `warnings`.
 * @example
 * const { events } = extractEvents('وصل الوزير إلى الرباط أمس.', { publishedAt: '2024-09-05' });
 * events[0].time.from; // '2024-09-04'
 */
export function extractEvents(text: string, options?: ExtractOptions): Extraction {
  return extractor().extractEvents(text, options);
}

/**
 * Cuts a text into tokens with norm, lemma, root, part of speech and clitic segments, in text order; blanks are no tokens.
 *
 * @throws {TypeError} with the code `ERR_KHABAR_TEXT`, for what is not a string.
 */
export function tokenize(text: string): Token[] {
  return extractor().tokenize(text);
}

/** What an extractor holds between documents: our knowledge with the user's names, event types and plug-ins. */
export function makeTools(
  gazetteers: readonly Gazetteer[] = [],
  added: readonly EventType[] = [],
  plugins: readonly Plugin[] = [],
): Tools {
  const types = new WordTypes();
  const verbs = knowledge.verbs();
  const model = knowledge.readings();
  const users: Lexicon[] = [];
  const ours = [knowledge.names()];
  for (const g of gazetteers)
    if ('packed' in g) ours.push(unpacked(g));
    else users.push(compileEntries(g));
  return {
    types,
    readings: new Readings(types, { verbs, model }),
    verbs,
    names: namesKnowledge(types, {
      lexicons: [...users, ...ours],
      heads: knowledge.heads(),
      parts: knowledge.parts(),
      uses: knowledge.uses(),
      titles: knowledge.titles(),
      ordinary: ordinaryWords(types, model.lexicon),
    }),
    triggers: triggerIndex(types, [knowledge.events(), ...(added.length ? [compileEvents(added, verbs)] : [])]),
    plugins,
    engine: { version, data: dataVersion },
  };
}

function checkText(text: unknown): void {
  if (typeof text !== 'string')
    throw argumentError('TEXT', `text must be a string, not ${text === null ? 'null' : typeof text}`);
}

/** Longer text is read up to the last sentence end before the limit. */
function cut(text: string, limit: number | undefined): { read: string; warnings: Warning[] } {
  if (limit === undefined || text.length <= limit) return { read: text, warnings: [] };
  let end = limit;
  while (end > 0 && !SENTENCE_ENDS.has(text.charCodeAt(end - 1))) end--;
  if (end === 0) {
    end = limit;
    const u = text.charCodeAt(end - 1);
    if (u >= 0xd800 && u < 0xdc00) end--;
  }
  return {
    read: text.slice(0, end),
    warnings: [
      {
        code: 'truncated',
        message: `The text was read up to unit ${end} of ${text.length}.`,
        start: end,
        end: text.length,
      },
    ],
  };
}

/** The own values of an options object; a getter that throws gets an error of ours. */
function readRecord(value: unknown, what: string): Record<string, unknown> {
  if (value === undefined) return {};
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw argumentError('OPTIONS', `the options of ${what} must be an object`);
  try {
    return { ...(value as Record<string, unknown>) };
  } catch {
    throw argumentError('OPTIONS', `the options of ${what} cannot be read`);
  }
}

/** The user's names, sound: else an error with every fault of every list. Those of the package pass as they are. */
function readGazetteers(lists: readonly unknown[]): Gazetteer[] {
  const faults: DataFault[] = [];
  const out = lists.map((g, k) => {
    if (isPacked(g) || isChecked(g)) return g;
    const file = `gazetteers[${k}]`;
    const checked = checkEntries(list(g, file), { file, unit: 'entry', line: (i) => i + 1 });
    for (const f of checked.faults) faults.push(f);
    return checked.sound;
  });
  if (faults.length) throw new KhabarError('GAZETTEER', faults);
  return out;
}

/** A gazetteer of a sub-path of this package? */
function isPacked(g: unknown): g is PackedGazetteer {
  try {
    const { packed, size } = g as PackedGazetteer;
    return typeof packed === 'string' && Number.isInteger(size);
  } catch {
    return false;
  }
}

/** The user's event types, sound. */
function readEventTypes(values: readonly unknown[]): EventType[] {
  if (!values.length) return [];
  const { sound, faults } = checkEventTypes(values, (name) => knowledge.verbs().find(name).length > 0);
  if (faults.length) throw new KhabarError('EVENT_TYPE', faults);
  return sound;
}

function list(value: unknown, name: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw argumentError('OPTIONS', `${name} must be an array`);
  try {
    return Array.from(value as unknown[]);
  } catch {
    throw argumentError('OPTIONS', `${name} cannot be read`);
  }
}

function readOptions(value: unknown, known: ReadonlySet<string>): ExtractOptions {
  const o = readRecord(value, 'extractEvents');
  const out: ExtractOptions = {};
  const fail = (name: string, wanted: string): never => {
    throw argumentError('OPTIONS', `${name} must be ${wanted}`);
  };
  if (o.id !== undefined && o.id !== null) out.id = typeof o.id === 'string' ? o.id : fail('id', 'a string');
  if (o.publishedAt !== undefined && o.publishedAt !== null)
    out.publishedAt =
      typeof o.publishedAt === 'string' && isIsoDate(o.publishedAt)
        ? o.publishedAt
        : fail('publishedAt', 'an ISO date like 2024-09-05, of a day that there is');
  if (o.types !== undefined && o.types !== null)
    out.types =
      Array.isArray(o.types) && o.types.every((t) => typeof t === 'string')
        ? [...o.types]
        : fail('types', 'an array of event types');
  const strange = out.types?.find((t) => !known.has(t));
  if (strange !== undefined)
    throw argumentError('OPTIONS', `types: there is no event type "${strange.slice(0, 40)}"; eventTypes lists them`);
  const number = (name: 'minConfidence' | 'maxLength', most: number) => {
    const n = o[name];
    if (n === undefined || n === null) return;
    if (typeof n !== 'number' || !(n >= 0 && n <= most)) fail(name, `a number from 0 to ${most}`);
    out[name] = n as number;
  };
  number('minConfidence', 1);
  number('maxLength', Number.MAX_SAFE_INTEGER);
  if (o.explain !== undefined && o.explain !== null)
    out.explain = typeof o.explain === 'boolean' ? o.explain : fail('explain', 'true or false');
  return out;
}
