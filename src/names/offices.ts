/**
 * Offices: titles with their complements. Takes the titles found and a reader of complements, gives the stretches that speak of a person and
 * the places where the person's name may start.
 *
 *   «الرئيس التنفيذي لشركة تويتر» باراغ أغراوال · عبد اللطيف حموشي، «المدير العام للأمن الوطني»
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { BLANK, SIGN, type Tokens } from '../text/token.js';
import { changed, type NameFound } from './find.js';
import type { TitleFound } from './titles.js';

export interface Office {
  readonly title: TitleFound;
  /** Token after the whole phrase. */
  readonly last: number;
  /** Tokens at which a name may start, the furthest first. */
  readonly ends: readonly number[];
  /** Speaks of a person even where the name is unknown. */
  readonly strong: boolean;
}

/** `complementEnds` gives the ends of what follows a title and belongs to it. */
export function readOffices(titles: readonly TitleFound[], complementEnds: (title: TitleFound) => number[]): Office[] {
  const out: Office[] = [];
  for (const title of titles) {
    const ends = complementEnds(title);
    ends.push(title.last);
    if (ends.length > 1) ends.sort((a, b) => b - a);
    out.push({ title, last: ends[0]!, ends, strong: !title.weak && title.rank !== 'profession' });
  }
  return out;
}

const COMMAS = new Set([0x60c, 0x2c]);

/** Each person with the offices that stand before its name and after it: «فلان، وزير الداخلية». */
export function withTitles(t: Tokens, names: readonly NameFound[], offices: readonly Office[]): NameFound[] {
  const before = new Map<number, Office>();
  const after = new Map<number, Office>();
  for (const o of offices) {
    for (const end of o.ends) if (!before.has(end)) before.set(end, o);
    after.set(o.title.first, o);
  }
  const starts = new Set<number>();
  for (const n of names) if (n.type === 'person') starts.add(n.first);
  return names.map((n) => {
    if (n.type !== 'person') return n;
    const titles: { first: number; last: number; skip: number }[] = [];
    const lead = before.get(n.first);
    // «و» before the name: a second person beside the one with the title.
    if (lead && n.start === t.start[n.first] && t.gap[n.first] === BLANK)
      titles.push({ first: lead.title.first, last: n.first, skip: lead.title.skip });
    const comma = n.last < t.count && t.kind[n.last] === SIGN && COMMAS.has(t.text.charCodeAt(t.start[n.last]!));
    const next = comma ? after.get(n.last + 1) : undefined;
    if (next && next.title.skip === 0 && next.title.alone !== false && !next.ends.some((end) => starts.has(end)))
      titles.push({ first: next.title.first, last: next.last, skip: 0 });
    return titles.length ? changed(n, { titles }) : n;
  });
}

export const titleText = (t: Tokens, x: { first: number; last: number; skip: number }): string =>
  t.text.slice(offsetAfter(t, x.first, x.skip), t.end[x.last - 1]!);
