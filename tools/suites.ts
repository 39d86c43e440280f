/** The suites of `npm run eval`: for each, the scorer with its arguments, and which figures of its JSON are kept. Figures are per cent. */
import { CONFIDENCE, confidence } from './confidence.js';

export type Figures = Record<string, number>;

export interface Suite {
  readonly name: string;
  /** Scorer and arguments, in the folder of the suites. */
  readonly args: readonly string[];
  readonly figures: (json: never) => Figures;
  /** Measured here, from files of the folder: in place of a scorer. */
  readonly measure?: (folder: string) => Figures;
}

type Score = { f1?: number; accuracy?: number | null; share?: number; n?: number };

const events = (json: Record<string, Score>): Figures => {
  const out: Figures = {};
  for (const [key, value] of Object.entries(json)) {
    if (key === 'byType' || typeof value !== 'object' || !value.n) continue;
    const figure = value.f1 ?? value.accuracy;
    if (typeof figure === 'number') out[key] = figure;
  }
  // Types that are told seldom say little.
  for (const [type, score] of Object.entries((json.byType ?? {}) as Record<string, Score>))
    if ((score.n ?? 0) >= LEAST_OF_TYPE && score.f1 !== undefined) out[`${TYPE}${type}`] = score.f1;
  return out;
};
export const TYPE = 'type ';
const LEAST_OF_TYPE = 5;

const KEPT = ['span strict F1', 'value F1', 'type %', 'unit %', 'clean %'];
const timeRows = (rows: Record<string, number | null>[]): Figures => {
  const out: Figures = {};
  for (const key of KEPT) if (typeof rows[0]?.[key] === 'number') out[key] = rows[0][key];
  return out;
};

interface Ner {
  equal: Record<'PER' | 'ORG' | 'LOC' | 'micro', Score>;
  exact: { micro: Score };
}
const ner = (json: Record<string, Ner>): Figures => {
  const out: Figures = {};
  for (const [file, { equal, exact }] of Object.entries(json)) {
    const name = file.split('.')[0]!;
    out[name] = equal.micro.f1!;
    out[`${name} exact`] = exact.micro.f1!;
    for (const type of ['PER', 'ORG', 'LOC'] as const) if (equal[type]) out[`${name} ${type}`] = equal[type].f1!;
  }
  return out;
};

const seg = (json: Record<string, Record<string, Score>>): Figures => {
  const out: Figures = {};
  for (const [file, r] of Object.entries(json)) {
    const name = file.split('.')[0]!;
    for (const key of ['words', 'clitics', 'article']) out[`${name} ${key}`] = r[key]!.f1!;
    for (const key of ['wholeWords', 'upos', 'uposCoarse']) out[`${name} ${key}`] = r[key]!.share!;
    if (r.lemma?.n) out[`${name} lemma`] = r.lemma.share!;
  }
  return out;
};

const lang = (json: { accuracy: number; arabic: Score }): Figures => ({
  accuracy: json.accuracy,
  'Arabic or not': json.arabic.f1!,
});

interface Gsr {
  news: Record<string, { majority: Score; spans: Record<string, [number, number]> }>;
  un: Record<string, Score | number | undefined>;
}
const gsr = (json: Gsr): Figures => {
  const out: Figures = {};
  for (const [type, r] of Object.entries(json.news)) {
    out[`${type.toLowerCase()} F1`] = 100 * r.majority.f1!;
    for (const part of ['trig', 'agent', 'target']) {
      const [right, of] = r.spans[part] ?? [0, 0];
      if (of) out[`${type.toLowerCase()} ${part}`] = (100 * right) / of;
    }
  }
  if (json.un.any) out['un any F1'] = 100 * (json.un.any as Score).f1!;
  if (typeof json.un.macroF1 === 'number') out['un macro F1'] = 100 * json.un.macroF1;
  return out;
};

const time = (file: string): Suite => ({
  name: `time/${file}`,
  args: ['time/score-time.mjs', '--suite', `time/${file}.jsonl`],
  figures: timeRows,
});
const numbers = (file: string): Suite => ({
  name: `numbers/${file}`,
  args: ['time/score-numbers.mjs', '--suite', `time/${file}.jsonl`],
  figures: timeRows,
});
export const PLAIN = 'PLAIN:';
/** A suite made of another library's tests, without the cases that contradict the reading of news. */
const plain = (suite: Suite): Suite => ({
  ...suite,
  name: `${suite.name} plain`,
  args: suite.args.map((a) => (a.endsWith('.jsonl') ? `${PLAIN}${a}` : a)),
});
const CONVERTED = [
  ...['chrono', 'dateparser', 'duckling-time', 'duckling-duration', 'recognizers-datetime'].map(time),
  ...['duckling-numbers', 'num2words', 'recognizers-numbers'].map(numbers),
];

/** `LANGUAGE` in the arguments stands for the bundle of khabar/language, `PLAIN:` before a suite for what is left of it without oddities. */
export const SUITES: readonly Suite[] = [
  {
    name: 'events/seed',
    args: ['events/score-events.mjs', '--gold', 'events/seed/gold.jsonl', '--texts', 'events/seed/article.jsonl'],
    figures: events,
  },
  {
    name: 'events/news-dev',
    args: [
      'events/score-events.mjs',
      '--gold',
      'events/news-dev.gold.jsonl',
      '--texts',
      'events/articles.jsonl.gz',
      '--by-type',
    ],
    figures: events,
  },
  { name: CONFIDENCE, args: ['events/score-events.mjs'], figures: () => ({}), measure: confidence },
  time('news-dates.dev'),
  numbers('news-numbers.dev'),
  ...CONVERTED,
  ...CONVERTED.map(plain),
  {
    name: 'time/umalqura',
    args: ['time/score-umalqura.mjs'],
    figures: (json: { accuracy: number }) => ({ accuracy: json.accuracy }),
  },
  { name: 'ner', args: ['ner/score-ner.mjs'], figures: ner },
  { name: 'seg', args: ['seg/score-seg.mjs'], figures: seg },
  { name: 'lang', args: ['lang/score-lang.mjs'], figures: lang },
  { name: 'lang with plug-in', args: ['lang/score-lang.mjs', '--plugin', 'LANGUAGE'], figures: lang },
  { name: 'gsr', args: ['gsr/score-gsr.mjs'], figures: gsr },
] as readonly Suite[];
