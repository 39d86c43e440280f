/**
 * Events in a calendar: iCalendar (RFC 5545), one all-day VEVENT for each event with a day. What is said not to happen is cancelled, what may
 * happen tentative. DTSTAMP is the day of publication, else of the event: there is no clock here, and the same news gives the same calendar.
 */
import {
  daysOf,
  documentKey,
  type Extractions,
  entitiesOf,
  isDay,
  nextDay,
  sentenceOf,
  type WithText,
  type Writer,
  wellFormed,
  writeAll,
} from './shared.js';

const STATUS = { actual: 'CONFIRMED', planned: 'CONFIRMED', hypothetical: 'TENTATIVE', negated: 'CANCELLED' } as const;
/** Octets of a content line, without its end. */
const FOLD = 75;

// Controls but tab and line end have no place in a text value.
const CONTROL = /(?![\t\n])\p{Cc}/gu;
/** A TEXT value. */
const text = (value: string): string =>
  wellFormed(value)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(CONTROL, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const octets = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** A content line, folded between characters so that no line has more than 75 octets. */
function line(name: string, value: string): string {
  let out = '';
  let length = 0;
  for (const character of `${name}:${value}`) {
    const size = octets(character.codePointAt(0)!);
    if (length + size > FOLD) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += size;
  }
  return `${out}\r\n`;
}

const date = (day: string): string => day.replaceAll('-', '');

function piece(x: WithText): string {
  const key = documentKey(x);
  const entities = entitiesOf(x);
  let out = '';
  for (const v of x.events) {
    const days = daysOf(v);
    if (!days) continue;
    const published = x.document.publishedAt?.slice(0, 10);
    const told = [
      sentenceOf(x, v),
      ...v.participants.map((p) => `${p.role}: ${entities.get(p.entity)?.name ?? p.text}`),
      x.document.title?.text ?? null,
      x.document.publisher?.text ?? null,
    ];
    out += line('BEGIN', 'VEVENT');
    out += line('UID', `${key}-${v.id}@khabar`);
    out += line('DTSTAMP', `${date(isDay(published) ? published : days.from)}T000000Z`);
    out += line('DTSTART;VALUE=DATE', date(days.from));
    if (days.to < '9999-12-31') out += line('DTEND;VALUE=DATE', date(nextDay(days.to))); // the day after the last
    out += line('SUMMARY', text(v.name ?? v.summary.ar));
    out += line('DESCRIPTION', text([...new Set(told)].filter((t) => t !== null).join('\n')));
    if (v.place) out += line('LOCATION', text(v.place.country ? `${v.place.name}, ${v.place.country}` : v.place.name));
    if (v.place?.coordinates) out += line('GEO', `${v.place.coordinates[1]};${v.place.coordinates[0]}`);
    out += line('CATEGORIES', text(v.type));
    out += line('STATUS', STATUS[v.status]);
    out += line('TRANSP', 'TRANSPARENT'); // news does not make its reader busy
    out += line('END', 'VEVENT');
  }
  return out;
}

export const iCalendarWriter = (): Writer => ({
  head:
    line('BEGIN', 'VCALENDAR') +
    line('VERSION', '2.0') +
    line('PRODID', '-//khabar//khabar//AR') +
    line('CALSCALE', 'GREGORIAN'),
  between: '',
  tail: line('END', 'VCALENDAR'),
  piece,
});

export const toICalendar = (given: Extractions): string => writeAll(iCalendarWriter(), given);
