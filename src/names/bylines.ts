/**
 * Who stands at the head of a page: takes its layout and the names known, gives author, outlet and dateline.
 *
 *   «عمر عريبي - سبق - جازان:»         author, outlet, dateline
 *   «دبي، الإمارات العربية المتحدة (CNN)--» dateline with its agency, which is the outlet where none is named
 *   «الرباط 7 يونيو 2016/ومع/»          dateline with its day
 *
 * What the layout says («بقلم …») is taken as it is. Of what merely stands before a dash or colon, every part must be a place, an outlet, a
 * date or a person, and one of them a place or an outlet: anything else is the beginning of a sentence.
 */

import type { Head, Page, Range } from '../text/page.js';
import { isTalk, opensBracket, type Part, SPACE_SIGN } from '../text/parts.js';
import { type Tokens, WORD } from '../text/token.js';
import { type NameFound, nameFound } from './find.js';

export interface Bylines {
  readonly author: Range | null;
  readonly publisher: Range | null;
  readonly dateline: Range | null;
  /** Names that the layout itself gives: the author a person, the outlet an organization. */
  readonly names: readonly NameFound[];
}

interface Byline {
  author: Range | null;
  outlet: Range | null;
  agency: Range | null;
  dateline: Range | null;
}

type Reader = { readonly t: Tokens; readonly names: readonly NameFound[] };
type Role = 'place' | 'person' | 'agency' | 'outlet' | 'date' | 'filler' | null;

const COLON = 0x3a;
const SLASH = 0x2f;
const LONGEST_PERSON = 5;

export function readBylines(t: Tokens, page: Page, names: readonly NameFound[]): Bylines {
  const reader = { t, names };
  const found: Byline = { author: null, outlet: null, agency: null, dateline: null };
  let author = page.author;
  for (const head of page.heads) {
    const b = readHead(reader, head, page.publisher !== null || found.outlet !== null || found.agency !== null);
    if (!b) continue;
    found.author ??= b.author;
    found.outlet ??= b.outlet;
    found.agency ??= b.agency;
    found.dateline ??= b.dateline;
  }
  author ??= found.author;
  const publisher = page.publisher ?? found.outlet ?? found.agency;
  // An agency beside the outlet wrote it, unless it only marks the dateline.
  const { agency, dateline } = found;
  const marks = agency && dateline && sameLine(t.text, agency, dateline);
  if (!author && agency && publisher !== agency && !marks) author = agency;

  const given: NameFound[] = [];
  const add = (r: Range | null, type: 'person' | 'organization', subtype: string | null) => {
    if (!r || names.some((n) => n.start <= r.start && n.end >= r.end)) return;
    const [first, last] = tokensOf(t, r);
    if (last <= first) return;
    given.push(
      nameFound({
        first,
        last,
        start: r.start,
        end: r.end,
        rule: `page/${type === 'person' ? 'author' : 'publisher'}`,
        score: 0.9,
        type,
        subtype,
        source: 'rule',
      }),
    );
  };
  if (author && author !== agency) add(author, 'person', null);
  add(publisher, 'organization', 'media');
  return { author, publisher, dateline, names: given };
}

/** The roles of the parts from the first on; null where they are no byline. */
function readHead(r: Reader, head: Head, named: boolean): Byline | null {
  const out: Byline = { author: null, outlet: null, agency: null, dateline: null };
  const parts = head.parts.filter((p) => p.kind !== 'tail');
  const tail = head.parts.find((p) => p.kind === 'tail');
  const trade = parts.some((p) => p.kind === 'outlet' || p.kind === 'agency' || p.kind === 'filler');
  const roles = parts.map((p) => roleOf(r, p, trade));
  const strong = trade || roles.includes('place') || (head.whole && named);
  let end = 0;
  for (; end < parts.length; end++) {
    const p = parts[end]!;
    if (p.kind === 'marker') continue;
    if (!head.whole && !p.sign) break;
    if (!roles[end] && head.whole && trade && isTalk(p.key)) roles[end] = 'filler';
    if (!roles[end]) roles[end] = guess(p, roles, end, strong, trade, head.whole, parts);
    if (!roles[end]) break;
    if (p.sign === COLON && roles[end] !== 'place') {
      end++;
      break;
    }
  }
  if (head.whole && end < parts.length) return null;
  // A known person alone on a line stands under a picture.
  const lonely = head.whole && parts.length === 1 && roles[0] === 'person';
  if (lonely && nameIn(r, parts[0]!, 'person')?.entries.length) return null;
  const marker = parts.findIndex((p) => p.kind === 'marker');
  for (let i = 0; i < end; i++) {
    const p = parts[i]!;
    const role = roles[i];
    if (role === 'outlet') out.outlet ??= p;
    else if (role === 'agency') out.agency ??= p;
    else if (role === 'person') out.author ??= p;
    else if ((role === 'place' || role === 'date') && !out.dateline) {
      const place = role === 'date' ? datedPlace(r, p) : null;
      if (role === 'place' || place) out.dateline = extend(parts, roles, i, end);
      const person = splitAt(r, p);
      if (person && out.dateline) {
        out.author ??= person;
        out.dateline = { start: p.start, end: person.before };
      }
    }
    if (role === 'date') out.agency ??= lastAgency(r, p);
  }
  if (!head.whole) {
    const last = parts[end - 1];
    const lone = end === 1 && roles[0] === 'place';
    // «القاهرة: قال …» may be «موسكو: لن ننسحب»: a country alone is the speaker.
    if (lone && last!.sign === COLON && nameIn(r, parts[0]!, 'location')?.subtype === 'country') return null;
    if (!trade && !out.dateline && marker < 0) return null;
    // «الشارقة: ميرفت الخطيب أكدت …»: the person at the head of the text, where no sign parts it.
    const next = parts[end] ?? tail;
    // «عين اليوم – جدة يطلع …»: the place, where no sign parts it.
    if (next && out.outlet && !out.dateline && last && last.sign !== COLON) {
      const place = r.names.find((n) => n.start === next.start && n.type === 'location');
      if (place) out.dateline = spanOf(place);
    }
    if (!out.author && next && (marker >= 0 ? marker === end - 1 : last?.sign === COLON || last?.sign === 0x20)) {
      const person = r.names.find((n) => n.start === next.start && n.type === 'person');
      if (person && person.last - person.first > 1 && !person.entries.length) out.author = spanOf(person);
    }
    if (end === 0 && !out.author) return null;
  }
  return {
    author: out.author && spanOf(out.author),
    outlet: out.outlet && spanOf(out.outlet),
    agency: out.agency && spanOf(out.agency),
    dateline: out.dateline,
  };
}

const spanOf = (x: Range): Range => ({ start: x.start, end: x.end });

function roleOf(r: Reader, p: Part, trade: boolean): Role {
  if (p.kind === 'agency' || p.kind === 'outlet' || p.kind === 'filler' || p.kind === 'date') return p.kind;
  if (p.kind !== 'text') return null;
  const [first, last] = tokensOf(r.t, p);
  if (splitAt(r, p)) return 'place';
  // «شمالي النرويج» beside an outlet, «المدينة المنورة»; not «أعلنت إسرائيل».
  const place = nameIn(r, p, 'location');
  const slack = place && (trade || place.first === first) ? 1 : 0;
  if (place && covered(r, first, last, 'location') >= wordsIn(r.t, first, last) - slack) return 'place';
  const media = nameIn(r, p, 'organization');
  if (media?.subtype === 'media' && media.first <= first && media.last >= last) return 'outlet';
  const person = r.names.find((n) => n.type === 'person' && n.first <= first && n.last > first);
  if (
    person &&
    p.count > 1 &&
    covered(r, first, last, 'person') >= wordsIn(r.t, first, last) - 1 &&
    p.count <= LONGEST_PERSON * 2
  )
    return 'person';
  return null;
}

/** «بغداد زيدان الربيعي:» a place, then a person to the end of the part. */
function splitAt(r: Reader, p: Part): (Range & { before: number }) | null {
  const place = nameIn(r, p, 'location');
  if (!place || place.start !== p.start) return null;
  const person = r.names.find((n) => n.type === 'person' && n.first === place.last && n.end === p.end);
  return person ? { start: person.start, end: person.end, before: place.end } : null;
}

/** A part that no name explains: the name of a person by its length, or of a small place. */
function guess(
  p: Part,
  roles: readonly Role[],
  i: number,
  strong: boolean,
  trade: boolean,
  whole: boolean,
  parts: readonly Part[],
): Role {
  if (p.kind !== 'text' || !strong || isTalk(p.key) || opensBracket(p.sign) || parts[i - 1]?.sign === SPACE_SIGN)
    return null;
  if (p.count === 1) {
    const beside = i > 0 ? roles[i - 1] : roles[i + 1];
    return trade && beside && !roles.includes('place') ? 'place' : null;
  }
  if (p.count > 4 || roles.includes('person')) return null;
  const alone = whole && parts.length === 1;
  if (alone) return p.count <= 3 ? 'person' : null;
  // Before the text only a colon, or an outlet beside it, makes a person of two words.
  return whole || trade || p.sign === COLON ? 'person' : null;
}

/** The dateline from its place on: with its day, and the agency in brackets or after a dash. */
function extend(parts: readonly Part[], roles: readonly Role[], at: number, end: number): Range {
  let stop = parts[at]!;
  for (let i = at + 1; i < end; i++) {
    const p = parts[i]!;
    const sign = stop.sign;
    if (roles[i] === 'person' || roles[i] === 'filler') break;
    if (sign === SLASH && roles[i] !== 'date') break;
    if (sign === COLON && !(roles[i] === 'outlet' || roles[i] === 'agency')) break;
    stop = p;
  }
  return { start: parts[at]!.start, end: stop.outer.end };
}

/** «تونس 26 شوال …»: the place before the number. */
function datedPlace(r: Reader, p: Part): NameFound | null {
  const place = nameIn(r, p, 'location');
  return place && place.start === p.start ? place : null;
}

/** «… 2015 م واس» */
function lastAgency(r: Reader, p: Part): Range | null {
  const media = r.names.find((n) => n.type === 'organization' && n.end === p.end && n.start > p.start);
  return media ? spanOf(media) : null;
}

const nameIn = (r: Reader, p: Range, type: string): NameFound | undefined =>
  r.names.find((n) => n.type === type && n.start >= p.start && n.end <= p.end);

/** Words of the stretch inside names of the type. */
function covered(r: Reader, first: number, last: number, type: string): number {
  let n = 0;
  for (let i = first; i < last; i++)
    if (r.t.kind[i] === WORD && r.names.some((x) => x.type === type && i >= x.first && i < x.last)) n++;
  return n;
}

function wordsIn(t: Tokens, first: number, last: number): number {
  let n = 0;
  for (let i = first; i < last; i++) if (t.kind[i] === WORD) n++;
  return n;
}

function sameLine(text: string, a: Range, b: Range): boolean {
  const [from, to] = [Math.min(a.end, b.end), Math.max(a.start, b.start)];
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x0a) return false;
  return true;
}

function tokensOf(t: Tokens, r: Range): [number, number] {
  let first = 0;
  while (first < t.count && t.end[first]! <= r.start) first++;
  let last = first;
  while (last < t.count && t.start[last]! < r.end) last++;
  return [first, last];
}
