/** Writes docs/quality.md, how good the library is, from the figures that `npm run eval` keeps. */
import { writeFileSync } from 'node:fs';
import samples from '../test/quality/samples.json' with { type: 'json' };
import { CLASSES, CONFIDENCE, ERROR } from './confidence.js';
import { at } from './data.js';
import { type Figures, TYPE } from './suites.js';

type Table = Readonly<Record<string, Figures>>;

/** What stands in the page: suite, figure, and what it is in words. */
const EVENTS = [
  ['entities', 'names and descriptions of people, bodies, places: each mention with its type'],
  ['times', 'expressions of time'],
  ['time values', 'of those, the day, month or duration meant'],
  ['triggers', 'the words that tell of an event'],
  ['events', 'events with the right type'],
  ['arguments', 'who did it, to whom: role and entity, of all events that there are'],
  ['place', 'where, of all events'],
  ['time', 'when, of all events'],
  ['status', 'of events found: actual, planned, negated or hypothetical (% right)'],
  ['status, not actual', 'the three that are not actual'],
  ['quantities', 'how many'],
  ['title', 'the title (% right)'],
  ['author', 'the author (% right)'],
  ['publisher', 'the outlet (% right)'],
  ['dateline', 'the dateline (% right)'],
] as const;
const OTHERS = [
  ['time/news-dates.dev', 'value F1', 'dates of news sentences, by value'],
  ['time/umalqura', 'accuracy', 'days of the official Umm al-Qura calendar (% right)'],
  ['numbers/news-numbers.dev', 'value F1', 'numbers, money and measures of news sentences'],
  ['seg', 'padt wholeWords', 'words cut rightly into clitics and stem, Prague Arabic Dependency Treebank (%)'],
  ['seg', 'wikinews wholeWords', 'the same, WikiNews (%)'],
  ['seg', 'padt uposCoarse', 'part of speech, coarse (%)'],
  ['ner', 'anercorp LOC', 'places in ANERcorp'],
  ['ner', 'anercorp PER', 'people in ANERcorp'],
  ['ner', 'anercorp ORG', 'organizations in ANERcorp'],
  ['lang', 'accuracy', 'language of lines in Arabic script, with khabar/language (% right)'],
  ['gsr', 'protest F1', 'protests, against several human coders'],
  ['gsr', 'assault F1', 'assaults, against several human coders'],
] as const;
/** Types below this are named as weak. */
const WEAK = 60;

export function writeQualityPage(figures: Table): void {
  const row = (suite: string, key: string, what: string) => {
    const figure = figures[suite]?.[key];
    return figure === undefined ? [] : [`| ${what} | ${figure.toFixed(1)} |`];
  };
  const types = Object.entries(figures['events/news-dev'] ?? {})
    .filter(([key]) => key.startsWith(TYPE))
    .map(([key, f1]) => [key.slice(TYPE.length), f1] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const weak = types.filter(([, f1]) => f1 < WEAK).map(([type]) => `\`${type}\``);
  writeFileSync(
    at('docs/quality.md'),
    `# How good it is

Measured on articles and sentences that no rule was written against; \`npm run eval\` makes this page. Figures are F1, the mean of precision and
recall in per cent, where nothing else is said. They come from development data: expect somewhat less on other news.

## Whole articles

48 articles of newspapers from Morocco to the Gulf, annotated by hand. Two people who annotate the same article agree to about 97 on events, 84 on
arguments and 90 on place.

| what | figure |
|---|---|
${EVENTS.flatMap(([key, what]) => row('events/news-dev', key, what)).join('\n')}

Read with this in mind: of ten events given, some eight are told by the text with that type; of ten roles filled six are right, and of ten that the
text tells not four are found. Places and times that are marked as inferred are guesses from the sentences around: half of the places are right.

### Read one by one

Events and names of 2,000 other articles, of thirty outlets, drawn at random and judged one by one by readers who had not written the rules. The
readers were language models, working from guidelines.

| what | right | % |
|---|---|---|
${samples.map(({ what, right, of }) => `| ${what} | ${right} of ${of} | ${((100 * right) / of).toFixed(1)} |`).join('\n')}

### By type

Types told at least five times in these articles. A type of few events moves by ten with one of them.

| type | F1 |
|---|---|
${types.map(([type, f1]) => `| \`${type}\` | ${f1.toFixed(0)} |`).join('\n')}
${weak.length ? `\nWeak types, to be taken with care: ${weak.join(', ')}.\n` : ''}
${confidenceTable(figures[CONFIDENCE] ?? {})}## Parts

| what | figure |
|---|---|
${OTHERS.flatMap(([suite, key, what]) => row(suite, key, what)).join('\n')}
`,
  );
}

/** What confidence promises, and what of it is true. */
function confidenceTable(figures: Figures): string {
  const rows = CLASSES.flatMap((least, i) => {
    const [events, promised, right] = ['events', 'promised', 'right'].map((x) => figures[`from ${least} ${x}`]);
    if (events === undefined || promised === undefined || right === undefined) return [];
    return [
      `| ${least / 100} to ${(CLASSES[i + 1] ?? 100) / 100} | ${events} | ${promised.toFixed(0)} | ${right.toFixed(0)} |`,
    ];
  });
  if (!rows.length) return '';
  return `### Confidence

An event is right here if the text tells it, with that type, and no other event has told it already. The weights come from other articles.

| confidence | events | promised, % | right, % |
|---|---|---|---|
${rows.join('\n')}

On average the promise is off by ${figures[ERROR]!.toFixed(0)} points (expected calibration error).

`;
}
