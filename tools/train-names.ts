/**
 * Fits the weights that tell which names hold: takes judged names, writes `src/names/data/chance.json` and, for unknown people,
 * `chance-people.json`.
 *
 *   npx tsx tools/train-names.ts --labels LABELS.jsonl --texts FOLDER --gold GOLD.jsonl --articles ARTICLES.jsonl.gz
 *                                    reads judged names and annotated articles into models/names.rows.gz, then fits
 *   npx tsx tools/train-names.ts     fits the rows that are there: the same bytes every time; --quick without the report
 *
 * A row is a name that a rule made or a gazetteer has: its features by number and whether it is a name just as it stands, no text. The
 * examples of the heads, entries and events and the cases of the tests are learnt from too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readWords } from '../src/arabic/readings.js';
import { makeTools } from '../src/extractor.js';
import { latin } from '../src/latin/index.js';
import type { NameFound } from '../src/names/find.js';
import { findNames } from '../src/names/names.js';
import type { Tools } from '../src/pipeline.js';
import { places } from '../src/places/index.js';
import { readPage } from '../src/text/page.js';
import { readTokens } from '../src/text/token.js';
import { ambiguous, at, eventFiles, gazetteer, gazetteerFiles, heads, jsonl, LONG_TAIL } from './data.js';
import { overlap, type Range } from './gold.js';
import { chanceBy, fitHashed, type HashedRow, lettersOf, readHashed, writeHashed } from './hashed.js';
import { FOLDS, quality, writeFitted } from './logistic.js';

/** How often a feature is met before it says something. */
const OFTEN = 3;
const RIDGE = 3;
const ROWS = 'models/names.rows.gz';
const STEP = 0.2;
/** Each example so often, those of the entries once: they are made to be hard. */
const WEIGHT = 3;
/** So many features all names have. */
const SHARED = 61;
/** Articles from here on are the annotated ones, and from there on examples. */
const ANNOTATED = 1 << 14;
const EXAMPLES = 1 << 15;
/** People and others by rule, then the types of entries. */
const KINDS = ['others', 'people', 'places listed', 'bodies listed', 'people listed', 'groups listed'] as const;
/** People by rule with other ends; each row stands behind that of the name as the rule read it. */
const OTHER_ENDS = 6;
/** Listed people as the rules read them when no person is listed, so many of each spelling, right and wrong ones, of these outlets. */
const HIDDEN = 7;
const OFTEN_HIDDEN = 2;
/** People by rule as they were read, with the features of people. */
const AS_READ = 8;
const OUTLETS = ['alarabiya', 'bbc-arabic', 'cnn-arabic', 'france24', 'jawharafm', 'skynews-arabia'];
const LISTED: Record<string, number> = { location: 2, organization: 3, person: 4 };

/** A delegation is a body to the annotated articles, and none to these readers. */
const NOT_JUDGED = new Set(['delegation']);

/** A name that readers judged: as it was found, and as it is right, null where it is no name of this type. */
interface Judged {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly right: { readonly start: number; readonly end: number } | null;
  /** The right type, where it was another. */
  readonly other: string | null;
  /** Another than the entry that was given. */
  readonly namesake?: boolean;
}

/** Is it a name as it stands? Null where nobody judged it. */
type Answer = (name: NameFound) => 0 | 1 | null;

/** The numbers of judged articles, which say their folds. */
const numbers = new Map<string, number>();

const option = { type: 'string' } as const;
const { values } = parseArgs({
  options: { labels: option, texts: option, gold: option, articles: option, quick: { type: 'boolean' } },
});
const { labels, texts, gold, articles } = values;
if (labels && texts && gold && articles)
  writeHashed(ROWS, [
    ...judgedRows(labels, texts),
    ...annotatedRows(gold, articles),
    ...exampleRows(),
    ...hiddenRows(texts),
  ]);
const rows = readHashed(ROWS);
/** Unknown people have weights of their own. */
const isPerson = (r: HashedRow): boolean => r.about! >= OTHER_ENDS;
const ofPeople = (list: readonly HashedRow[]): HashedRow[] => list.filter(isPerson);
/** Those of others see people too, by the features that all have: people by rule have two rows. */
const ofOthers = (list: readonly HashedRow[]): HashedRow[] => list.filter((r) => r.about! < OTHER_ENDS);
if (!values.quick) report();
for (const [file, isOf] of [
  ['chance', ofOthers],
  ['chance-people', ofPeople],
] as const)
  writeFitted(`src/names/data/${file}.json`, 'train-names.ts', lettersOf(fitHashed(isOf(rows), OFTEN, RIDGE), STEP));

function aboutOf({ source, type }: NameFound): number {
  return source === 'gazetteer' ? (LISTED[type] ?? 5) : Number(type === 'person');
}

/** The names of a text; events are not read. */
function namesIn(text: string, tools: Tools): readonly NameFound[] {
  const tokens = readTokens(text, tools.types, readPage(text).dropped);
  return findNames(readWords(tokens, tools.readings), tools.names, tools.plugins, tools.observeName).names;
}

function rowsOf(
  tools: Tools,
  text: string,
  article: number,
  answer: Answer,
  isWanted: (name: NameFound, label: number) => boolean = () => true,
): HashedRow[] {
  const out: HashedRow[] = [];
  let own: 0 | 1 | null = null;
  namesIn(text, {
    ...tools,
    // Names stand as if there were no weights.
    observeName: (name, places, of) => {
      if (name === of) {
        own = answer(name);
        if (own !== null && !isWanted(name, own)) own = null;
        if (own === null) return 1;
        out.push({ article, label: own, about: aboutOf(name), places: places.slice(0, SHARED) });
        if (places.length > SHARED) out.push({ article, label: own, about: AS_READ, places });
        return 1;
      }
      // Where the name is right as it was read, no other ends are.
      const label = own === 0 && answer(name) === 1 ? 1 : 0;
      if (own !== null) out.push({ article, label, about: OTHER_ENDS, places });
      return 0;
    },
  });
  return out;
}

function judgedRows(labels: string, folder: string): HashedRow[] {
  const tools = makeTools([places()], [], [latin()]);
  const byArticle = new Map<string, Label[]>();
  for (const r of jsonl<Label>(labels)) byArticle.set(r.id, [...(byArticle.get(r.id) ?? []), r]);
  const out: HashedRow[] = [];
  let number = -1;
  for (const file of readdirSync(folder).sort())
    for (const a of file.endsWith('.jsonl.gz') ? jsonl<{ id: string; text: string }>(join(folder, file)) : []) {
      const { text } = a;
      const judged = byArticle.get(a.id)?.flatMap((l) => judgedOf(text, l));
      if (!judged) continue;
      byArticle.delete(a.id);
      numbers.set(a.id, ++number);
      tools.types.settle();
      out.push(
        ...rowsOf(tools, text, number, (name) => {
          const at = judged.filter((x) => x.start === name.start && x.end === name.end);
          const j = at.find((x) => x.type === name.type);
          if (!j && at.some((x) => x.other?.startsWith(name.type))) return 1;
          // A namesake: right where no entry is given.
          if (j?.namesake) return name.entries.length ? 0 : 1;
          const near = j ?? judged.find((x) => x.right && x.type === name.type && overlap(x.right, name));
          if (!near || (!j && isInside(name, near.right!))) return null;
          if (near.other && near.other !== `${name.type}/${name.subtype ?? ''}`) return 0;
          return near.right?.start === name.start && near.right.end === name.end ? 1 : 0;
        }),
      );
    }
  return out;
}

interface Label {
  readonly id: string;
  readonly type: string;
  readonly subtype: string;
  readonly start: number;
  readonly end: number;
  /** 1 right, - words missing, + too long, t another type, i a namesake, 0 no name, ? not known. */
  readonly label: string;
  /** The right words, of - and +. */
  readonly right: string;
}

function judgedOf(text: string, { type, subtype, start, end, label, right }: Label): Judged[] {
  if (label === '?' || NOT_JUDGED.has(subtype)) return [];
  const asFound = { start, end };
  if (label === 'i') return [{ type, start, end, right: asFound, other: null, namesake: true }];
  if (label === '1') return [{ type, start, end, right: asFound, other: null }];
  // «organization/agency (…)»
  if (label === 't') return [{ type, start, end, right: right.includes('(') ? null : asFound, other: right }];
  if (label !== '-' && label !== '+') return [{ type, start, end, right: null, other: null }];
  const from = text.indexOf(right, Math.max(0, start - right.length));
  const isThere = right && from >= 0 && from < end;
  return [{ type, start, end, right: isThere ? { start: from, end: from + right.length } : null, other: null }];
}

function isInside(a: Range, b: Range): boolean {
  return b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start;
}

/**
 * Rows of listed people whom the rules read without the gazetteers: where such a name begins and ends is known. The number of an article is that
 * of its fold alone, as in `judgedRows`.
 */
function hiddenRows(folder: string): HashedRow[] {
  const tools = makeTools([places()], [], [latin()]);
  const { find } = tools.names;
  const hidden: Tools = {
    ...tools,
    names: {
      ...tools.names,
      find: (words) => {
        const found = find(words);
        return { ...found, names: found.names.filter((n) => n.type !== 'person') };
      },
    },
  };
  const seen = new Map<string, number>();
  const out: HashedRow[] = [];
  for (const outlet of OUTLETS)
    for (const { id, text } of jsonl<{ id: string; text: string }>(join(folder, `${outlet}.jsonl.gz`))) {
      tools.types.settle();
      const listed = namesIn(text, tools).filter((n) => n.type === 'person' && n.source === 'gazetteer');
      const answer: Answer = (name) => {
        const near = name.type === 'person' && name.source === 'rule' ? listed.filter((n) => overlap(n, name)) : [];
        if (!near.length || near.some((n) => n.weak || n.last < n.first + 2)) return null;
        return near.some((n) => n.start === name.start && n.end === name.end) ? 1 : 0;
      };
      const fold = (numbers.get(id) ?? 0) % FOLDS;
      const isNew = (name: NameFound, label: number) => {
        const key = label + text.slice(name.start, name.end);
        const before = seen.get(key) ?? 0;
        seen.set(key, before + 1);
        return before < OFTEN_HIDDEN;
      };
      for (const r of rowsOf(hidden, text, fold, answer, isNew)) if (isPerson(r)) out.push({ ...r, about: HIDDEN });
    }
  return out;
}

interface Annotated {
  readonly id: string;
  readonly entities: readonly { readonly type: string; readonly names: readonly string[] }[];
}

/** Rows of annotated articles, which tell all names of a text, not where they stand. */
function annotatedRows(file: string, articles: string): HashedRow[] {
  const tools = makeTools([places()], [], [latin()]);
  const texts = new Map(jsonl<{ id: string; text: string }>(articles).map((a) => [a.id, a.text]));
  return jsonl<Annotated>(file).flatMap(({ id, entities }, k) => {
    const text = texts.get(id)!;
    const types = new Map(entities.flatMap((e) => e.names.map((n) => [n, e.type] as const)));
    tools.types.settle();
    return rowsOf(tools, text, ANNOTATED + k, (name) => {
      const own = text.slice(name.start, name.end);
      const type = types.get(own);
      if (type) return type === name.type ? 1 : 0;
      const isNear = [...types].some(([n, of]) => of === name.type && !n.includes(own) && own.includes(n));
      return isNear && name.source === 'rule' ? 0 : null;
    });
  });
}

/** Rows of the examples of heads and of the cases of the tests, each an article of its own behind the others. */
function exampleRows(): HashedRow[] {
  const tools = makeTools();
  const out: HashedRow[] = [];
  let number = EXAMPLES;
  const read = (text: string, answer: Answer, weight = WEIGHT) => {
    const own = rowsOf(tools, text, number++, answer);
    for (let k = 0; k < weight; k++) out.push(...own);
  };
  const one =
    (text: string, names: readonly string[], not: (name: string) => boolean): Answer =>
    (name) => {
      const own = text.slice(name.start, name.end);
      if (names.includes(own)) return 1;
      const near = names.find((x) => {
        const from = text.indexOf(x);
        return from < name.end && name.start < from + x.length;
      });
      // «القمر» in «مؤسسة القمر» falls away beside the whole.
      if (near?.includes(own) && name.source === 'gazetteer') return null;
      return near || not(own) ? 0 : null;
    };
  for (const { head, examples = [], counterExamples = [] } of heads()) {
    for (const { text, name, todo } of examples)
      if (!todo)
        read(
          text,
          one(text, [name], () => false),
        );
    for (const { text, name, todo } of counterExamples)
      if (!todo)
        read(
          text,
          one(text, name ? [name] : [], (own) => own.startsWith(head)),
        );
  }
  // What the examples of the entries name, and do not.
  for (const { form, expected, text, todo } of ambiguous())
    if (!todo)
      read(
        text,
        (name) => {
          if (name.source !== 'gazetteer' || text.slice(name.start, name.end) !== form) return null;
          return expected === '-' ? 0 : name.entries[0]!.id.startsWith(expected) ? 1 : null;
        },
        1,
      );
  for (const e of gazetteer(gazetteerFiles().filter((f) => f !== LONG_TAIL)))
    for (const [label, known] of [
      [1, e.examples],
      [0, e.counterExamples],
    ] as const)
      for (const text of known ?? [])
        read(text, ({ entries }) => (entries.some(({ id }) => id === e.id) ? label : null), 1);
  // Who takes part in the examples of events.
  for (const { value } of eventFiles())
    for (const { text, roles = {}, place, todo } of value.examples) {
      const fillers = [...Object.values(roles), place ?? []].flat(2);
      if (!todo) read(text, ({ start, end }) => (fillers.includes(text.slice(start, end)) ? 1 : null));
    }
  for (const line of readFileSync(at('test/names/names.cases.txt'), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [text, ...wanted] = line.split('|').map((s) => s.trim()) as [string, ...string[]];
    const not = wanted.filter((w) => w.startsWith('!')).map((w) => w.slice(3));
    const names = wanted.filter((w) => !w.startsWith('!')).map((w) => w.slice(2));
    read(
      text,
      one(text, names, (own) => not.includes(own)),
    );
  }
  return out;
}

interface Scored extends HashedRow {
  readonly p: number;
}

/** What thresholds give on articles left out, in five folds. */
function report(): void {
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isSeen = (r: HashedRow) => r.article % FOLDS !== fold || r.article >= EXAMPLES;
    const [others, people] = [ofOthers, ofPeople].map((isOf) => fitHashed(isOf(rows.filter(isSeen)), OFTEN, RIDGE)) as [
      Float64Array,
      Float64Array,
    ];
    for (const r of rows)
      if (!isSeen(r) && r.about !== HIDDEN) scored.push({ ...r, p: chanceBy(isPerson(r) ? people : others, r) });
  }
  for (const [who, part] of [
    ...KINDS.map((kind, about) => [kind, scored.filter((r) => r.about === about)] as const),
    ['listed', scored.filter((r) => r.about! > 1 && r.about! < OTHER_ENDS)] as const,
    ['people, ends chosen', likeliest(scored)] as const,
  ]) {
    const of = who.startsWith('people,') ? 'people' : who;
    const right = scored.filter(
      (r) => r.label && (KINDS[r.about!] === of || (of === 'listed' && part.includes(r))),
    ).length;
    console.log(`${who}: ${part.length} names, right ${right}`);
    for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
      const kept = part.filter((r) => r.p >= least).map((r) => r.label);
      const dropped = part.filter((r) => r.p < least);
      const wrong = dropped.filter((r) => !r.label).length;
      console.log(
        `from ${least}: kept ${kept.length}, ${quality(kept, right)}; dropped ${dropped.length}, of these wrong ${wrong}`,
      );
    }
  }
}

/** Of each person by rule, the likeliest ends. */
function likeliest(scored: readonly Scored[]): Scored[] {
  const out: Scored[] = [];
  for (const r of scored) {
    if (r.about === AS_READ) out.push(r);
    else if (r.about === OTHER_ENDS && r.p > out.at(-1)!.p) out[out.length - 1] = r;
  }
  return out;
}
