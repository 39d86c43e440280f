/** Cards: takes an event, gives who did what to whom, where, when, by whose word, as HTML. */
import type { Extraction, KhabarEvent } from '../../types.js';
import { familyOf, html, type Words } from './words.js';

type Row = readonly [name: string, content: string];

export function card(
  event: KhabarEvent,
  x: Extraction,
  text: string | undefined,
  document: number,
  words: Words,
): string {
  const id = `d${document + 1}${event.id}`;
  const rows: Row[] = [
    ...participants(event, x, words),
    ...where(event, words),
    ...when(event, x, words),
    ...quantities(event, x, words),
    ...event.topics.map((t): Row => [words.ui('topics'), arabic(t.text)]),
    ...sources(event, x, words),
  ];
  const codes = Object.entries(event.codes).filter(([, code]) => code);
  const sentence = text?.slice(event.sentence.start, event.sentence.end).trim();
  return `<article class="card ${familyOf(event.type)} s-${event.status}" id="${id}">
<h4><span class="chip">${html(words.type(event.type))}</span>${event.status === 'actual' ? '' : ` <span class="status">${words.ui(event.status)}</span>`}</h4>
<p class="summary">${words.language === 'ar' ? arabic(event.summary.ar) : html(event.summary.en)}</p>
<dl>${rows.map(([name, content]) => `<dt>${html(name)}</dt><dd>${content}</dd>`).join('')}</dl>
${sentence ? `<blockquote lang="ar" dir="rtl">${quoted(text!, event)}</blockquote>` : ''}
<p class="small">${words.ui('confidence')} <meter min="0" max="1" value="${event.confidence}">${event.confidence}</meter> ${Math.round(event.confidence * 100)}%${codes.map(([scheme, code]) => ` · <bdi>${scheme.toUpperCase()} ${html(code!)}</bdi>`).join('')}</p>
</article>`;
}

const arabic = (text: string): string => `<bdi lang="ar">${html(text)}</bdi>`;
const inferred = (is: boolean, words: Words): string => (is ? ` <i>(${words.ui('inferred')})</i>` : '');

/** One row a role, in the order of the text. */
function participants(event: KhabarEvent, x: Extraction, words: Words): Row[] {
  const names = new Map<string, string[]>();
  for (const p of event.participants) {
    const name = x.entities.find((e) => e.id === p.entity)?.name ?? p.text;
    names.set(p.role, [...(names.get(p.role) ?? []), name]);
  }
  return [...names].map(([role, all]): Row => [words.role(role), [...new Set(all)].map(arabic).join('، ')]);
}

function where({ place }: KhabarEvent, words: Words): Row[] {
  if (!place) return [];
  const country = place.country ? ` <bdi class="code">${html(place.country)}</bdi>` : '';
  return [[words.ui('where'), `${arabic(place.name)}${country}${inferred(place.inferred, words)}`]];
}

function when({ time }: KhabarEvent, x: Extraction, words: Words): Row[] {
  if (!time) return [];
  const said = x.times.find((t) => t.id === time.ref)?.text;
  const days = time.from ? (time.from === time.to ? time.from : `${time.from} – ${time.to}`) : '';
  const date = days ? `<time datetime="${time.from}" dir="ltr">${days}</time>` : '';
  return [[words.ui('when'), `${date}${said ? ` ${arabic(`«${said}»`)}` : ''}${inferred(time.inferred, words)}`]];
}

function quantities(event: KhabarEvent, x: Extraction, words: Words): Row[] {
  const said = event.quantities.flatMap((q) => x.quantities.find((other) => other.id === q.ref)?.text ?? []);
  return said.length ? [[words.ui('howMany'), [...new Set(said)].map(arabic).join('، ')]] : [];
}

function sources(event: KhabarEvent, x: Extraction, words: Words): Row[] {
  const names = event.attribution.flatMap((a) => x.entities.find((e) => e.id === a.source)?.name ?? []);
  return names.length ? [[words.ui('saidBy'), [...new Set(names)].map(arabic).join('، ')]] : [];
}

/** The sentence with the word that tells the event. */
function quoted(text: string, { sentence, trigger }: KhabarEvent): string {
  const cut = (from: number, to: number) => html(text.slice(from, to).replace(/\s+/g, ' '));
  if (trigger.start < sentence.start || trigger.end > sentence.end) return cut(sentence.start, sentence.end).trim();
  return `${cut(sentence.start, trigger.start)}<b>${cut(trigger.start, trigger.end)}</b>${cut(trigger.end, sentence.end)}`.trim();
}
