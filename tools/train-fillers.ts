/**
 * Fits the weights that tell who takes part in an event: takes annotated articles, writes `src/events/data/fillers.json`.
 *
 *   npx tsx tools/train-fillers.ts --gold GOLD.jsonl --texts TEXTS.jsonl.gz   reads annotated articles into models/fillers.rows.gz, then fits
 *   npx tsx tools/train-fillers.ts                                            fits the rows that are there: the same bytes every time
 *
 * A row is somebody in the sentence of a word that tells of an annotated event, and a role that takes their kind: places of features and a
 * label, no text.
 */
import { code, Features } from '../src/core/features.js';
import { readBy, SECOND_READERS } from '../src/events/filler-features.js';
import { PLACE, TIME } from '../src/events/fillers.js';
import type { Referent } from '../src/events/referents.js';
import type { TriggerFound } from '../src/events/triggers.js';
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import {
  eventAt,
  FIRST,
  firstTwice,
  type GoldArticle,
  type GoldEvent,
  givenGold,
  heavyCases,
  heavyExamples,
  overlap,
} from './gold.js';
import { chanceBy, fitHashed, type HashedRow, lettersOf, readHashed, writeHashed } from './hashed.js';
import { FOLDS, quality, writeFitted } from './logistic.js';

/** How often a feature is met before it says something. */
const OFTEN = 4;
const RIDGE = 8;
const ROWS = 'models/fillers.rows.gz';
const STEP = 0.12;
const ABOUT = ['fillers', PLACE, TIME];
const shared = makeTools();

const articles = givenGold();
if (articles) writeHashed(ROWS, [...articles, ...heavyExamples(), ...heavyCases()].flatMap(rowsOf));
const rows = readHashed(ROWS);
report();
writeFitted(
  'src/events/data/fillers.json',
  'train-fillers.ts',
  lettersOf(fitHashed(firstTwice(rows), OFTEN, RIDGE), STEP),
);

interface Asked {
  readonly event: GoldEvent;
  readonly trigger: TriggerFound;
  readonly role: string;
  readonly referent: Referent;
  readonly isProposed: boolean;
  readonly places: readonly number[];
}

function rowsOf(article: GoldArticle, number: number): HashedRow[] {
  const asked: Asked[] = [];
  const { entities } = analyze(
    article.text,
    {
      ...shared,
      // Words that tell of an annotated event are read; others stand beside them as the weights of selection have it.
      observe: (t) => (eventAt(article, t) ? 1 : undefined),
      observeFiller: (trigger, role, referent, places, isProposed) => {
        const event = eventAt(article, trigger);
        if (event)
          asked.push({
            event,
            trigger,
            role,
            referent,
            isProposed,
            places: article.isSecond ? bySecond(places, trigger, role, referent) : places,
          });
        return undefined;
      },
    },
    article.publishedAt,
  );
  const entityAt = (s: { start: number; end: number }) => entities.mentions.find((m) => overlap(m, s))?.entity ?? -1;
  return asked.flatMap(({ event, trigger, role, referent, isProposed, places }): HashedRow[] => {
    const fillers = event.fillers.filter((x) => x.role === role);
    // An example names some roles, and says nothing of the others unless of those whom it names.
    const isNamed = event.fillers.some((x) => x.spans.some((s) => overlap(s, referent)));
    if (article.only && !fillers.length && !isNamed) return [];
    const direct = fillers.some((x) => x.spans.some((s) => overlap(s, referent)));
    const same = fillers.find((x) => referent.entity >= 0 && x.spans.some((s) => entityAt(s) === referent.entity));
    // Whoever is named twice in a sentence is asked about once, where the readers saw them.
    const elsewhere =
      !direct &&
      same &&
      asked.some((y) => y.trigger === trigger && y.role === role && same.spans.some((s) => overlap(s, y.referent)));
    return elsewhere
      ? []
      : [
          {
            article: number,
            label: direct || same ? 1 : 0,
            about: Math.max(0, ABOUT.indexOf(role)) + (isProposed ? ABOUT.length : 0),
            places,
          },
        ];
  });
}

/** The same features, as of the second readers: the last one says who annotated. */
function bySecond(places: readonly number[], trigger: TriggerFound, role: string, referent: Referent): number[] {
  const f = new Features();
  readBy(f, code(trigger.rule.type.roles[role]?.proto ?? role), referent, SECOND_READERS);
  return [...places.slice(0, -1), ...f.read()];
}

/** Quality on articles left out, in five folds. */
function report(): void {
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const w = fitHashed(firstTwice(rows.filter((r) => r.article % FOLDS !== fold)), OFTEN, RIDGE);
    return rows.filter((r) => r.article % FOLDS === fold).map((r) => ({ ...r, p: chanceBy(w, r) }));
  }).flat();
  for (const [who, chosen] of [
    ['all', scored],
    ['first readers', scored.filter((s) => s.article < FIRST)],
  ] as const)
    ABOUT.forEach((name, about) => {
      const part = chosen.filter((s) => s.about! % ABOUT.length === about);
      const right = part.filter((s) => s.label).length;
      const proposed = part.filter((s) => s.about! >= ABOUT.length);
      const hits = proposed.filter((s) => s.label).length;
      console.log(
        `${who}, ${name}: ${part.length} rows, ${right} right; proposed by frames: precision ${((100 * hits) / proposed.length).toFixed(1)} recall ${((100 * hits) / right).toFixed(1)}`,
      );
      for (const least of [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
        const told = (list: typeof part) =>
          quality(
            list.filter((s) => s.p >= least).map((s) => s.label),
            right,
          );
        console.log(
          `from ${least}: ${told(part)}; of those proposed ${told(proposed)}; of the others ${told(part.filter((s) => s.about! < ABOUT.length))}`,
        );
      }
    });
}
