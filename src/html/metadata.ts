/**
 * What a page says of itself: takes its pieces, gives title, author, publisher, day, address, language and sections.
 *
 * JSON-LD first, then OpenGraph and meta, then what the page shows (`<h1>`, `<time>`, an element marked as author). Broken JSON is passed over.
 */
import layout from './data/layout.json';
import { plainText, type Tree } from './tree.js';

export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly sections: readonly string[];
}

type Json = Record<string, unknown>;

const ARTICLE_TYPES = new Set(layout.articleTypes);
const MARKERS = new Set(layout.authorMarkers);
/** JSON-LD objects looked at. */
const MOST_OBJECTS = 5000;
const LONGEST_NAME = 120;
const LONGEST_TITLE = 300;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function readMetadata(tree: Tree): Metadata {
  const objects = tree.jsonLd.flatMap(readJson);
  const article = objects.find((o) => typesOf(o).some((t) => ARTICLE_TYPES.has(t))) ?? {};
  const byId = new Map(objects.flatMap((o) => (typeof o['@id'] === 'string' ? [[o['@id'], o] as const] : [])));
  const meta = (...names: string[]) => names.map((n) => tree.meta.get(n)).find((v) => v) ?? '';
  const publisher =
    nameOf(article.publisher, byId) ||
    meta('og:site_name', 'application-name', 'dc.publisher', 'publisher') ||
    nameOf(objects.find((o) => typesOf(o).some((t) => t === 'website' || t.endsWith('organization')))?.name, byId);
  const title = titleOf(
    [text(article.headline), meta('og:title', 'twitter:title'), tree.title],
    tree.heading,
    publisher,
  );
  return {
    title: title.slice(0, LONGEST_TITLE),
    author: authorOf([
      nameOf(article.author, byId),
      meta('author', 'dc.creator', 'article:author', 'parsely-author', 'sailthru.author'),
      withoutMarker(tree.author),
    ]),
    publisher: publisher.length <= LONGEST_NAME ? publisher : '',
    publishedAt:
      [
        text(article.datePublished),
        meta('article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date'),
        meta('pubdate', 'publishdate', 'publish-date', 'dc.date', 'dc.date.issued', 'date', 'sailthru.date'),
        text(article.dateCreated),
        tree.time ?? '',
      ]
        .map(isoDate)
        .find((d) => d !== null) ?? null,
    url: [tree.canonical ?? '', meta('og:url'), text(article.url)].find((u) => /^https?:\/\/\S+$/i.test(u)) ?? null,
    language:
      [tree.language ?? '', meta('og:locale').replace('_', '-'), text(article.inLanguage)].find(isLanguage) ?? null,
    sections: unique([...texts(article.articleSection), ...tree.sections]),
  };
}

const isLanguage = (s: string) => /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(s);
const unique = (list: readonly string[]) => [...new Set(list.filter(Boolean))];

/** Every object of a JSON-LD script, nested ones too. */
function readJson(source: string): Json[] {
  let root: unknown;
  try {
    // Line breaks inside strings are the commonest fault.
    root = JSON.parse(
      source.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '').replace(/\p{Cc}+/gu, ' '),
    );
  } catch {
    return [];
  }
  const out: Json[] = [];
  const queue: unknown[] = [root];
  for (let i = 0; i < queue.length && out.length < MOST_OBJECTS; i++) {
    const value = queue[i];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) out.push(value as Json);
    for (const v of Array.isArray(value) ? value : Object.values(value))
      if (typeof v === 'object' && v !== null && queue.length < MOST_OBJECTS) queue.push(v);
  }
  return out;
}

const typesOf = (o: Json): string[] =>
  (Array.isArray(o['@type']) ? o['@type'] : [o['@type']])
    .filter((t): t is string => typeof t === 'string')
    .map((t) => t.slice(t.lastIndexOf('/') + 1).toLowerCase());

const text = (v: unknown): string => texts(v)[0] ?? '';
const texts = (v: unknown): string[] =>
  (Array.isArray(v) ? v.slice(0, 20) : [v]).flatMap((x) =>
    typeof x === 'string' ? [plainText(x.slice(0, 1000))] : [],
  );

/** The names of a person or organization, given as text, object, reference or list. */
function nameOf(v: unknown, byId: ReadonlyMap<string, Json>): string {
  const names = (Array.isArray(v) ? v.slice(0, 5) : [v]).map((x) => {
    if (typeof x === 'string') return text(x);
    if (typeof x !== 'object' || x === null) return '';
    const o = x as Json;
    const named = typeof o['@id'] === 'string' && o.name === undefined ? (byId.get(o['@id']) ?? o) : o;
    return text(named.name);
  });
  return unique(names).join('، ');
}

/** The first that is a name, not an address. */
function authorOf(candidates: readonly string[]): string {
  return candidates.find((c) => c && c.length <= LONGEST_NAME && !/^(?:https?:|@|www\.)/i.test(c)) ?? '';
}

/** «بقلم: فلان» → «فلان». */
function withoutMarker(author: string): string {
  const [first = ''] = author.split(/[\s:]/, 1);
  return MARKERS.has(first.toLowerCase()) ? author.slice(first.length).replace(/^[\s:]+/, '') : author;
}

/** The title as the page shows it: without the outlet at its end, whole where the metadata cut it. */
function titleOf(candidates: readonly string[], heading: string, publisher: string): string {
  const given = candidates.find((c) => c) ?? '';
  if (!given) return heading;
  const stem = given.replace(/(?:…|\.{3})$/, '').trim();
  if (heading && (given.startsWith(heading) || (stem.length > 15 && heading.startsWith(stem)))) return heading;
  const at = Math.max(...['|', ' - ', ' – ', ' — ', ' :: '].map((s) => given.lastIndexOf(s)));
  const tail = at > 0 ? given.slice(at).replace(/^[\s|:–—-]+/, '') : '';
  return tail && publisher && (tail === publisher || publisher.includes(tail)) ? given.slice(0, at).trim() : given;
}

/** «2024-09-05T10:00:00+01:00», «2024/09/05», «Thu, 05 Sep 2024 10:00:00 GMT» → ISO, null for what is no date. */
export function isoDate(value: string): string | null {
  const s = value.trim().slice(0, 60);
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(s);
  if (iso) return stamp(iso[1]!, Number(iso[2]), Number(iso[3]), iso[4], iso[5]);
  const mail =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})(?:\s+(\d{2}:\d{2}(?::\d{2})?)\s*(GMT|UTC|Z|[+-]\d{4})?)?/i.exec(
      s,
    );
  if (!mail) return null;
  const zone = mail[5] && /^[a-z]/i.test(mail[5]) ? 'Z' : mail[5];
  return stamp(mail[3]!, MONTHS.indexOf(mail[2]!.toLowerCase()) + 1, Number(mail[1]), mail[4], zone);
}

function stamp(year: string, month: number, day: number, time?: string, zone = ''): string | null {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(Number(year), month, 0)).getUTCDate()) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return `${year}-${two(month)}-${two(day)}${time ? `T${time}${offset}` : ''}`;
}
