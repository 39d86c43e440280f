/** iCalendar as ical.js reads it, strictly: RFC 5545. */
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { toICalendar, type WithText } from '../../src/formats/index.js';
import { article, examples, NASTY, nasty } from './fixture.js';

beforeAll(() => {
  ICAL.design.strict = true;
});
const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const dated = (xs: readonly WithText[]) => xs.flatMap((x) => x.events.filter((v) => v.time?.from));

describe('iCalendar', () => {
  it('has every event with a day, the end behind the last day', () => {
    const found = events(toICalendar(examples));
    const wanted = dated(examples);
    expect(wanted.length).toBeGreaterThan(10);
    expect(found).toHaveLength(wanted.length);
    found.forEach((component, i) => {
      const e = new ICAL.Event(component);
      const v = wanted[i]!;
      expect(e.startDate.isDate).toBe(true);
      expect(e.startDate.toString()).toBe(v.time!.from);
      const last = e.endDate.clone();
      last.adjust(-1, 0, 0, 0);
      expect(last.toString()).toBe(v.time!.to ?? v.time!.from);
      expect(e.summary).toBe(v.name ?? v.summary.ar);
      expect(component.getFirstPropertyValue('dtstamp')!.toString()).toBe('2025-11-22T00:00:00Z');
    });
    expect(new Set(found.map((c) => c.getFirstPropertyValue('uid'))).size).toBe(found.length);
  });

  it('folds lines at 75 octets, ends them with CR LF, and cuts no character', () => {
    for (const given of [examples, nasty()]) {
      const text = toICalendar(given);
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      expect(text).not.toContain('\ufffd\ufffd');
    }
  });

  it('escapes what would end a value', () => {
    const [first] = events(toICalendar(nasty()));
    const read = NASTY.replace('\u0000', '').replace('\ud83d ', '\ufffd ');
    expect(first!.getFirstPropertyValue('summary')).toBe(read);
    expect(first!.getFirstPropertyValue('location')).toContain(read);
  });

  it('marks what is said not to happen, and what may happen', () => {
    const x = article();
    const statuses = ['actual', 'planned', 'negated', 'hypothetical'] as const;
    const v = x.events.find((e) => e.time?.from)!;
    x.events = statuses.map((status, i) => ({ ...v, id: `v${i + 1}`, status }));
    expect(events(toICalendar(x)).map((c) => c.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
      'TENTATIVE',
    ]);
  });

  it('says where, as latitude and longitude', () => {
    const [latitude, longitude] = events(toICalendar(article()))[0]!.getFirstPropertyValue(
      'geo',
    ) as unknown as number[];
    expect(latitude).toBeCloseTo(34.02, 1);
    expect(longitude).toBeCloseTo(-6.84, 1);
  });

  it('writes the last day of the calendar and leaves out days it cannot write', () => {
    const x = article();
    const v = x.events.find((e) => e.time?.from)!;
    const at = (from: string, to: string) => ({ ...v, time: { ...v.time!, from, to } });
    x.events = [
      at('9999-12-31', '9999-12-31'),
      at('2024-12-31', '2024-12-31'),
      at('-0044-03-15', '-0044-03-15'),
      at('0622-07-16', '0622-07-16'),
    ];
    const found = events(toICalendar(x)).map((c) => new ICAL.Event(c));
    expect(found.map((e) => e.startDate.year)).toEqual([9999, 2024, 622]);
    expect(toICalendar(x)).toContain('DTSTART;VALUE=DATE:06220716\r\n');
    expect(found[1]!.endDate.toString()).toBe('2025-01-01');
    expect(found[2]!.endDate.day).toBe(17);
  });

  it('is an empty calendar for nothing, and the same for the same news', () => {
    expect(events(toICalendar([]))).toEqual([]);
    expect(toICalendar(article())).toBe(toICalendar(article()));
  });
});
