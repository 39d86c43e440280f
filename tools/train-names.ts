/**
 * Fits the weights that tell which names hold: takes judged names, writes `src/names/data/chance.json`.
 *
 *   npx tsx tools/train-names.ts --labels LABELS.jsonl --texts FOLDER --gold GOLD.jsonl --articles ARTICLES.jsonl.gz
 *                                    reads judged names and annotated articles into models/names.rows.gz, then fits
 *   npx tsx tools/train-names.ts     fits the rows that are there: the same bytes every time
 *
 * A row is a name that a rule made or a gazetteer has: its features by number and whether it is a name just as it stands, no text. The
 * examples of the heads, entries and events and the cases of the tests are learnt from too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTools } from '../src/extractor.js';
import { latin } from '../src/latin/index.js';
import type { NameFound } from '../src/names/find.js';
import { analyze, type Tools } from '../src/pipeline.js';
import { places } from '../src/places/index.js';
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
/** Articles from here on are the annotated ones, and from there on examples. */
const ANNOTATED = 1 << 14;
const EXAMPLES = 1 << 15;
/** People and others by rule, then the types of entries. */
const KINDS = ['others', 'people', 'places listed', 'bodies listed', 'people listed', 'groups listed'] as const;
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

const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { labels: option, texts: option, gold: option, articles: option } });
const { labels, texts, gold, articles } = values;
if (labels && texts && gold && articles)
  writeHashed(ROWS, [...judgedRows(labels, texts), ...annotatedRows(gold, articles), ...exampleRows()]);
const rows = readHashed(ROWS);
report();
writeFitted('src/names/data/chance.json', 'train-names.ts', lettersOf(fitHashed(rows, OFTEN, RIDGE), STEP));

function aboutOf({ source, type }: NameFound): number {
  return source === 'gazetteer' ? (LISTED[type] ?? 5) : Number(type === 'person');
}

function rowsOf(tools: Tools, text: string, article: number, answer: Answer): HashedRow[] {
  const out: HashedRow[] = [];
  analyze(
    text,
    {
      ...tools,
      // Names stand as if there were no weights.
      observeName: (name, places) => {
        const label = answer(name);
        if (label !== null) out.push({ article, label, about: aboutOf(name), places });
        return 1;
      },
    },
    null,
  );
  return out;
}

function judgedRows(labels: string, folder: string): HashedRow[] {
  const tools = makeTools([places()], [], [latin()]);
  const byArticle = new Map<string, Label[]>();
  for (const r of jsonl<Label>(labels)) byArticle.set(r.id, [...(byArticle.get(r.id) ?? []), r]);
  const out: HashedRow[] = [];
  let number = 0;
  for (const file of readdirSync(folder).sort())
    for (const a of file.endsWith('.jsonl.gz') ? jsonl<{ id: string; text: string }>(join(folder, file)) : []) {
      const { text } = a;
      const judged = byArticle.get(a.id)?.flatMap((l) => judgedOf(text, l));
      if (!judged) continue;
      byArticle.delete(a.id);
      tools.types.settle();
      out.push(
        ...rowsOf(tools, text, number++, (name) => {
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

/** What thresholds give on articles left out, in five folds. */
function report(): void {
  const judged = rows.filter((r) => r.article < EXAMPLES);
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const w = fitHashed(
      rows.filter((r) => r.article % FOLDS !== fold || r.article >= EXAMPLES),
      OFTEN,
      RIDGE,
    );
    return judged.filter((r) => r.article % FOLDS === fold).map((r) => ({ ...r, p: chanceBy(w, r) }));
  }).flat();
  for (const [who, part] of [
    ...KINDS.map((kind, about) => [kind, scored.filter((r) => r.about === about)] as const),
    ['listed', scored.filter((r) => r.about! > 1)] as const,
    ['listed, annotated articles', scored.filter((r) => r.about! > 1 && r.article >= ANNOTATED)] as const,
  ]) {
    const right = part.filter((r) => r.label).length;
    console.log(`${who}: ${part.length} names, right ${right}`);
    for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const kept = part.filter((r) => r.p >= least).map((r) => r.label);
      const dropped = part.filter((r) => r.p < least);
      const wrong = dropped.filter((r) => !r.label).length;
      console.log(
        `from ${least}: kept ${kept.length}, ${quality(kept, right)}; dropped ${dropped.length}, of these wrong ${wrong}`,
      );
    }
  }
}
