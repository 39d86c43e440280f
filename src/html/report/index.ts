/**
 * The report: takes Extractions with their texts, gives one HTML file to show: figures, a timeline, a map, tables, every article with its names
 * and events marked, and a card for each event. No script, nothing loaded from outside (its own policy forbids both), the same bytes each time.
 */
import { fonts } from './assets.js';
import { card } from './cards.js';
import { type Facts, factsOf, type ReportDocument, type Tally } from './facts.js';
import { timeline, worldMap } from './pictures.js';
import { style } from './style.js';
import { markedText } from './text.js';
import { FAMILIES, familyOf, html, type Language, type Words, wordsOf } from './words.js';

export type { ReportDocument } from './facts.js';

export interface ReportOptions {
  /** Heading of the page. */
  title?: string;
  /** Language of the page's own words: Arabic by default. */
  language?: Language;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";
const ENTITIES = ['person', 'organization', 'location', 'group', 'other', 'time'] as const;
const STATUSES = ['actual', 'planned', 'negated', 'hypothetical'] as const;
/** Rows of a table. */
const ROWS = 15;

export function renderReport(documents: Iterable<ReportDocument>, options: ReportOptions = {}): string {
  const all = Array.from(documents, sound);
  const words = wordsOf(options.language ?? 'ar');
  const facts = factsOf(all);
  const title = html(options.title ?? words.ui('title'));
  const faces = fonts.map(
    ({ script, weight, data }) =>
      `@font-face{font-family:"Khabar ${script}";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`,
  );
  const engine = all[0]?.extraction.engine;
  return `<!doctype html>
<html lang="${words.language}" dir="${words.language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${faces.join('')}${style}</style>
</head>
<body>
<a class="skip" href="#articles">${words.ui('skip')}</a>
<header>
<h1>${title}</h1>
${tiles(facts, all.length, words)}
</header>
${legend(facts, words)}
<main>
<section aria-labelledby="when"><h2 id="when">${words.ui('timeline')}</h2>${timeline(facts, words)}</section>
<section aria-labelledby="where"><h2 id="where">${words.ui('map')}</h2>${worldMap(facts, words)}</section>
<div class="tables">
<section>${table(
    words.ui('types'),
    [words.ui('type'), words.ui('count'), words.ui('notActual')],
    facts.types,
    (t) => `<span class="dot ${familyOf(t.type)}"></span>${html(words.type(t.type))}`,
    (t) => t.notActual || '',
  )}</section>
<section>${table(
    words.ui('actors'),
    [words.ui('actor'), words.ui('count'), words.ui('inDocuments')],
    facts.actors,
    (t) => `<bdi lang="ar" class="m ${t.type}">${html(t.name)}</bdi>`,
    (t) => t.documents.size,
  )}</section>
<section>${table(
    words.ui('placesHead'),
    [words.ui('place'), words.ui('count'), words.ui('country')],
    facts.places,
    (t) => `<bdi lang="ar">${html(t.name)}</bdi>`,
    (t) => html(t.country ?? ''),
  )}</section>
</div>
<section aria-labelledby="articles"><h2 id="articles">${words.ui('articles')}</h2>
${all.map((d, i) => article(d, i, words)).join('\n')}
</section>
</main>
<footer><p>${engine ? html(words.ui('made', { ...engine })) : ''}</p></footer>
</body>
</html>
`;
}

/** A text that the offsets do not count in (they may count letters or bytes) is as good as none. */
function sound(d: ReportDocument): ReportDocument {
  const { entities, times, events } = d.extraction;
  const spans = [...entities.flatMap((e) => e.mentions), ...times, ...events.flatMap((v) => v.mentions)];
  return spans.every((s) => d.text?.slice(s.start, s.end) === s.text) ? d : { ...d, text: undefined };
}

function tiles(facts: Facts, documents: number, words: Words): string {
  const figures: [string | number, string][] = [
    [documents, words.ui('documents')],
    [facts.told.length, words.ui('events')],
    [facts.entities.person ?? 0, words.ui('people')],
    [facts.entities.organization ?? 0, words.ui('organizations')],
    [facts.entities.location ?? 0, words.ui('places')],
  ];
  const period = facts.period;
  return `<ul class="tiles">${figures.map(([n, name]) => `<li><b>${n}</b> ${name}</li>`).join('')}${
    period
      ? `<li><b class="period"><time dir="ltr">${period[0]}</time> – <time dir="ltr">${period[1]}</time></b> ${words.ui('period')}</li>`
      : ''
  }</ul>`;
}

/** The colours, and boxes that show or hide what they stand for: the style sheet reads them, no script does. */
function legend(facts: Facts, words: Words): string {
  const box = (id: string, name: string, text: string) =>
    `<label><input type="checkbox" id="${id}" checked><span class="m ${name}">${text}</span></label>`;
  const families = FAMILIES.filter((name) => facts.told.some((t) => familyOf(t.event.type) === name));
  const statuses = STATUSES.filter((s) => facts.told.some((t) => t.event.status === s));
  return `<nav class="legend" aria-label="${words.ui('legend')}">
<div>${ENTITIES.map((t) => box(`x-${t}`, t, words.ui(t))).join('')}</div>
<div>${families.map((name) => box(`x-${name}`, `trigger ${name}`, words.family(name))).join('')}</div>
<div>${statuses.map((s) => box(`x-${s}`, '', words.ui(s))).join('')}</div>
</nav>`;
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly Tally[],
  name: (t: Tally) => string,
  last: (t: Tally) => string | number,
): string {
  const most = rows[0]?.events ?? 1;
  const body = rows
    .slice(0, ROWS)
    .map(
      (t) =>
        `<tr><th scope="row">${name(t)}</th><td class="bar"><span style="--share:${Math.round((100 * t.events) / most) / 100}"></span>${t.events}</td><td>${last(t)}</td></tr>`,
    );
  return `<h2>${caption}</h2><table><thead><tr>${heads.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function article({ extraction: x, text, source }: ReportDocument, i: number, words: Words): string {
  const { document } = x;
  const facts = [document.publisher?.text, document.author?.text, document.publishedAt, document.id, source]
    .filter((s, k, list): s is string => Boolean(s) && list.indexOf(s) === k)
    .map((s) => `<bdi>${html(s)}</bdi>`);
  const cards = x.events.map((event) => card(event, x, text, i, words)).join('\n');
  // The title stands in the text, where there is one.
  const name = document.title?.text ?? document.id ?? source ?? words.ui('untitled');
  const title = text !== undefined && document.title ? '' : `<h3><bdi lang="ar">${html(name)}</bdi></h3>`;
  return `<article class="doc" id="d${i + 1}">
<header>${title}<p class="small">${facts.join(' · ')}</p></header>
<div class="text" lang="ar" dir="rtl">${text === undefined ? `<p class="small">${words.ui('noText')}</p>` : markedText(text, x, i, words)}</div>
<div class="cards">${cards || `<p class="small">${words.ui('noEvents')}</p>`}</div>
</article>`;
}
