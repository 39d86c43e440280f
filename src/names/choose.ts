/**
 * Which of its namesakes a form stands for, and whether a weak form is a name at all: takes the candidates of a document, gives the same
 * with one entry each, weak ones without support left out.
 *
 * The order among namesakes is total: an entry that the document names by another form; whose cue words stand near; whose country the
 * document speaks of; what stands before («في» a place, a title a person); the larger population; the smaller id.
 */
import type { Words } from '../arabic/readings.js';
import { phraseKey } from '../match/phrases.js';
import { normalize } from '../text/fold.js';
import { WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { DemonymFound, NameFound } from './find.js';
import type { LexiconEntry } from './lexicon.js';

/** How far a cue may stand from the name, in tokens. */
const NEAR = 6;

const PLACE_HEADS = new Set(leads.placeHeads.map((w) => normalize(w)));
const PLACE_PREPOSITIONS = new Set(leads.placePrepositions.map((w) => normalize(w)));
/** From this population on, «في» alone makes a place of a word that has another meaning. */
const KNOWN_CITY = 100_000;

/** «مدينة مسقط», «في مسقط». */
function ledByPlace(words: Words, n: NameFound, e: LexiconEntry): boolean {
  const t = words.tokens;
  if (n.first === 0 || t.kind[n.first - 1] !== WORD) return false;
  const r = words.best(n.first - 1);
  const norm = t.words.norm(t.type[n.first - 1]!);
  if (PLACE_HEADS.has(norm.slice(r.from, r.to)) && n.start === t.start[n.first]) return true;
  return (
    e.population >= KNOWN_CITY && n.start === t.start[n.first] && PLACE_PREPOSITIONS.has(norm.slice(r.conjunction))
  );
}

export function chooseEntries(
  words: Words,
  names: readonly NameFound[],
  demonyms: readonly DemonymFound[],
  titledEnds: ReadonlySet<number>,
): NameFound[] {
  const t = words.tokens;
  const countries = new Map<string, number>();
  const count = (country: string | null, weight: number) =>
    country && countries.set(country, (countries.get(country) ?? 0) + weight);
  for (const d of demonyms) count(d.entry.country, 1);
  const strong = new Set<string>();
  for (const n of names)
    if (!n.weak && n.entries.length === 1) {
      strong.add(n.entries[0]!.id);
      count(n.entries[0]!.country, n.entries[0]!.subtype === 'country' ? 3 : 1);
    }
  const near = (n: NameFound, cues: readonly string[]): boolean => {
    if (!cues.length) return false;
    const wanted = new Set(cues.map((c) => normalize(phraseKey(c))));
    for (let i = Math.max(0, n.first - NEAR); i < Math.min(t.count, n.last + NEAR); i++) {
      if (t.kind[i] !== WORD || (i >= n.first && i < n.last)) continue;
      const r = words.best(i);
      const whole = t.words.norm(t.type[i]!);
      if (
        wanted.has(whole) ||
        wanted.has(whole.slice(r.from - r.article, r.to)) ||
        wanted.has(whole.slice(r.from, r.to))
      )
        return true;
    }
    return false;
  };
  const out: NameFound[] = [];
  for (const n of names) {
    if (!n.entries.length) {
      out.push(n);
      continue;
    }
    const rank = (e: LexiconEntry) => ({
      e,
      named: Number(strong.has(e.id)),
      cued: Number(near(n, e.cues)),
      country: e.country ? (countries.get(e.country) ?? 0) : 0,
      titled: Number(titledEnds.has(n.first) === (e.type === 'person')),
    });
    const ranked = n.entries
      .map(rank)
      .sort(
        (a, b) =>
          b.named - a.named ||
          b.cued - a.cued ||
          b.titled - a.titled ||
          Math.min(b.country, 3) - Math.min(a.country, 3) ||
          Number(b.e.subtype === 'country') - Number(a.e.subtype === 'country') ||
          b.e.population - a.e.population ||
          (a.e.id < b.e.id ? -1 : 1),
      );
    const best = ranked[0]!;
    const led =
      best.e.type === 'person' ? titledEnds.has(n.first) : best.e.type === 'location' && ledByPlace(words, n, best.e);
    if (n.weak && !best.named && !best.cued && !led) continue;
    out.push({
      ...n,
      entries: [best.e],
      rule: best.e.id,
      type: best.e.type,
      subtype: best.e.subtype,
      score: n.weak ? 0.75 : n.score,
    });
  }
  return out;
}
