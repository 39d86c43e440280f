/**
 * Who stands at the head of a page: takes its layout and the names known, gives author, outlet and dateline.
 *
 *   «الرباط - و م ع» dateline with its place · «دبي، الإمارات العربية المتحدة (CNN)--» dateline and outlet
 *
 * What the layout says («بقلم …») is taken as it is; what merely stands before a dash is a dateline only if a place is in it and nothing
 * that could be a sentence.
 */

import type { Found } from '../match/candidates.js';
import type { Page, Range } from '../text/page.js';
import type { Tokens } from '../text/token.js';
import type { NameFound } from './find.js';

export interface Bylines {
  readonly author: Range | null;
  readonly publisher: Range | null;
  readonly dateline: Range | null;
  /** Names that the layout itself gives: the author a person, the outlet an organization. */
  readonly names: readonly NameFound[];
}

export function readBylines(
  t: Tokens,
  page: Page,
  names: readonly NameFound[],
  times: readonly Pick<Found, 'first' | 'last'>[],
): Bylines {
  const timeAt = (i: number) => times.some((x) => i >= x.first && i < x.last);
  const given: NameFound[] = [];
  const add = (r: Range | null, type: 'person' | 'organization', subtype: string | null) => {
    if (!r) return;
    const [first, last] = tokensOf(t, r);
    if (last <= first || names.some((n) => n.start <= r.start && n.end >= r.end)) return;
    given.push({
      kind: 'name',
      first,
      last,
      start: r.start,
      end: r.end,
      rule: `page/${type === 'person' ? 'author' : 'publisher'}`,
      score: 0.9,
      type,
      subtype,
      entries: [],
      weak: false,
      source: 'rule',
      titles: [],
    });
  };
  add(page.author, 'person', null);
  add(page.publisher, 'organization', 'media');
  let publisher = page.publisher;
  let dateline: Range | null = null;
  if (page.opening) {
    const inside = names.filter((n) => n.start >= page.opening!.start && n.end <= page.opening!.end);
    const [first, last] = tokensOf(t, page.opening);
    let covered = 0;
    for (let i = first; i < last; i++)
      if (timeAt(i) || inside.some((n) => i >= n.first && i < n.last) || t.kind[i]! >= 2) covered++;
    // Words that are no name, number or sign speak against a dateline.
    if (inside.some((n) => n.type === 'location') && last - first - covered <= 1) {
      dateline = page.opening;
      const outlet = inside.find((n) => n.type === 'organization' && n.subtype === 'media');
      if (!publisher && outlet) publisher = { start: outlet.start, end: outlet.end };
    }
  }
  return { author: page.author, publisher, dateline, names: given };
}

function tokensOf(t: Tokens, r: Range): [number, number] {
  let first = 0;
  while (first < t.count && t.end[first]! <= r.start) first++;
  let last = first;
  while (last < t.count && t.start[last]! < r.end) last++;
  return [first, last];
}
