/**
 * Fits the weights that tell which names of rules hold: takes judged names, writes `src/names/data/chance.json`.
 *
 *   npx tsx tools/train-names.ts --labels LABELS.jsonl --texts FOLDER   reads judged names into models/names.rows.gz, then fits
 *   npx tsx tools/train-names.ts                                       fits the rows that are there: the same bytes every time
 *
 * A row is a name that a rule made: its features by number and whether it is a name just as it stands, no text. The examples of the heads
 * and events and the cases of the tests are learnt from too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTools } from '../src/extractor.js';
import { latin } from '../src/latin/index.js';
import type { NameFound } from '../src/names/find.js';
import { analyze, type Tools } from '../src/pipeline.js';
import { places } from '../src/places/index.js';
import { at, eventFiles, heads, jsonl } from './data.js';
import { overlap, type Range } from './gold.js';
import { chanceBy, fitHashed, type HashedRow, lettersOf, readHashed, writeHashed } from './hashed.js';
import { FOLDS, quality, writeFitted } from './logistic.js';

/** How often a feature is met before it says something. */
const OFTEN = 3;
const RIDGE = 3;
const ROWS = 'models/names.rows.gz';
const STEP = 0.2;
/** Each example so often. */
const WEIGHT = 2;
/** Articles from here on are examples. */
const EXAMPLES = 1 << 15;
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
}

/** Is it a name as it stands? Null where nobody judged it. */
type Answer = (name: NameFound) => 0 | 1 | null;

const { values } = parseArgs({ options: { labels: { type: 'string' }, texts: { type: 'string' } } });
if (values.labels && values.texts) writeHashed(ROWS, [...judgedRows(values.labels, values.texts), ...exampleRows()]);
const rows = readHashed(ROWS);
report();
writeFitted('src/names/data/chance.json', 'train-names.ts', lettersOf(fitHashed(rows, OFTEN, RIDGE), STEP));

function rowsOf(tools: Tools, text: string, article: number, answer: Answer): HashedRow[] {
  const out: HashedRow[] = [];
  analyze(
    text,
    {
      ...tools,
      // Names stand as if there were no weights.
      observeName: (name, places) => {
        const label = answer(name);
        if (label !== null) out.push({ article, label, about: Number(name.type === 'person'), places });
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
          const j = judged.find((x) => x.type === name.type && x.start === name.start && x.end === name.end);
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
  /** 1 right, - words missing, + too long, t another type, 0 no name, ? not known. */
  readonly label: string;
  /** The right words, of - and +. */
  readonly right: string;
}

function judgedOf(text: string, { type, subtype, start, end, label, right }: Label): Judged[] {
  if (label === '?' || NOT_JUDGED.has(subtype)) return [];
  const asFound = { start, end };
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

/** Rows of the examples of heads and of the cases of the tests, each an article of its own behind the others. */
function exampleRows(): HashedRow[] {
  const tools = makeTools();
  const out: HashedRow[] = [];
  let number = EXAMPLES;
  const read = (text: string, answer: Answer) => {
    const own = rowsOf(tools, text, number++, answer);
    for (let k = 0; k < WEIGHT; k++) out.push(...own);
  };
  const one =
    (text: string, names: readonly string[], not: (name: string) => boolean): Answer =>
    (name) => {
      const own = text.slice(name.start, name.end);
      if (names.includes(own)) return 1;
      const isNear = names.some((x) => {
        const from = text.indexOf(x);
        return from < name.end && name.start < from + x.length;
      });
      return isNear || not(own) ? 0 : null;
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
  // Who takes part in the examples of events, where a rule names them.
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
    ['all', scored],
    ['people', scored.filter((r) => r.about)],
    ['others', scored.filter((r) => !r.about)],
  ] as const) {
    const right = part.filter((r) => r.label).length;
    console.log(`${who}: ${part.length} names, right ${right}`);
    for (const least of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9]) {
      const kept = part.filter((r) => r.p >= least).map((r) => r.label);
      console.log(`from ${least}: kept ${kept.length}, ${quality(kept, right)}`);
    }
  }
}
