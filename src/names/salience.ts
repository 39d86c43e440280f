/**
 * How much a document speaks of what: takes the names and demonyms that gazetteers have, gives of an entry how often it is named and in how long
 * a form, of a country how much is told of it. Counted are demonyms, and strong forms of one entry alone.
 */
import type { Tokens } from '../text/token.js';
import type { GazetteerNames, Standing } from './find.js';
import type { LexiconEntry } from './lexicon.js';

/** What stands so far up, in letters, says what the document is about. */
const LEAD = 300;
/** A country told more often counts no more. */
const OFTEN = 3;

export class Salience {
  /** How often the document names what is of a country. */
  private readonly countries = new Map<string, number>();
  /** The same, where it stands in the title or the first lines several times. */
  private readonly subjects = new Map<string, number>();
  /** How often it names an entry, and the words of its longest form. */
  private readonly named = new Map<string, number>();
  private readonly longest = new Map<string, number>();

  constructor(t: Tokens, found: GazetteerNames) {
    const upTo = (start: number) => (start < LEAD ? OFTEN : 1);
    for (const d of found.demonyms) {
      count(this.countries, d.entry.country, 1);
      count(this.subjects, subject(d.entry), upTo(t.start[d.token]!));
    }
    for (const n of found.names) {
      const only = n.weak || n.entries.length !== 1 ? null : n.entries[0]!;
      if (!only) continue;
      const weight = only.subtype === 'country' ? OFTEN : 1;
      count(this.countries, only.country, weight);
      count(this.subjects, subject(only), weight * upTo(n.start));
      count(this.named, only.id, weight);
      this.longest.set(only.id, Math.max(this.longestOf(only), n.last - n.first));
    }
  }

  isNamed(e: LexiconEntry): boolean {
    return this.named.has(e.id);
  }

  /** Words of the longest form by which the document names it, 0 for none. */
  longestOf(e: LexiconEntry): number {
    return this.longest.get(e.id) ?? 0;
  }

  /** How much the document is about a country. */
  ofSubject(country: LexiconEntry): number {
    return this.subjects.get(subject(country)) ?? 0;
  }

  /** How much it tells of what is of the entry's country. */
  ofCountry({ country }: LexiconEntry): number {
    return country ? Math.min(this.countries.get(country) ?? 0, OFTEN) : 0;
  }

  /** Does it tell of the entry's country by anything else, or of other countries alone? */
  landOf(e: LexiconEntry): Standing['country'] {
    const own = this.named.get(e.id) ?? 0;
    const ofCountry = e.country ? (this.countries.get(e.country) ?? 0) : 0;
    return !e.country || ofCountry > own ? 'own' : this.countries.size > Number(own > 0) ? 'others' : 'none';
  }
}

/** A former state has no code. */
const subject = (e: LexiconEntry): string => e.country ?? e.id;

function count(of: Map<string, number>, key: string | null, weight: number): void {
  if (key) of.set(key, (of.get(key) ?? 0) + weight);
}
