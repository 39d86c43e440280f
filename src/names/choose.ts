/**
 * Which of its namesakes a form stands for, and whether a weak form is a name at all: takes the candidates of a document, gives the same
 * with one entry each, weak ones without support left out.
 *
 * The order among namesakes is total: an entry that the document names by another form; whose cue words stand near; whose country the
 * document speaks of; what stands before («في» a place, a title a person); the larger population; the smaller id.
 */
import type { Words } from '../arabic/readings.js';
import { normalize } from '../text/fold.js';
import { BLANK, LINE, SIGN, WORD } from '../text/token.js';
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
    (e.population >= KNOWN_CITY || e.subtype === 'country') &&
    n.start === t.start[n.first] &&
    PLACE_PREPOSITIONS.has(norm.slice(r.conjunction))
  );
}

const SPORT = new Set(leads.sport.map((w) => normalize(w)));
/** Different words of sport that make a report of sport. */
const SPORT_LEAST = 4;
/** How far a word of sport may stand from a club's name, in tokens. */
const SPORT_NEAR = 8;

/** Tokens with a word of sport, null where the document is not about sport. */
function sportOf(words: Words): Uint8Array | null {
  const t = words.tokens;
  const at = new Uint8Array(t.count);
  const different = new Set<string>();
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== WORD) continue;
    const r = words.best(i);
    const word = t.words.norm(t.type[i]!).slice(r.conjunction + r.preposition);
    if (!SPORT.has(word)) continue;
    at[i] = 1;
    different.add(word);
  }
  return different.size >= SPORT_LEAST ? at : null;
}

/** «الصحف السعودية»: of the country, since a definite noun stands directly before. */
function isAdjective(words: Words, n: NameFound, demonyms: ReadonlySet<number>): boolean {
  const t = words.tokens;
  const i = n.first;
  if (n.last !== i + 1 || !demonyms.has(i) || i === 0 || t.gap[i] !== BLANK || n.start !== t.start[i]) return false;
  const before = words.best(i - 1);
  return t.kind[i - 1] === WORD && before.article > 0 && (before.pos === 'NOUN' || before.pos === 'ADJ');
}

/** «(سبق)», «سبق - الرياض»: an outlet as newspapers sign themselves. */
function signed(words: Words, n: NameFound): boolean {
  const t = words.tokens;
  const sign = (i: number) => i >= 0 && i < t.count && t.kind[i] === SIGN && t.gap[Math.max(i, n.last)]! < LINE;
  const text = (i: number) => t.text[t.start[i]!]!;
  const opens = n.first === 0 || t.gap[n.first]! >= LINE;
  if (opens) return sign(n.last) && DASHES.includes(text(n.last));
  return sign(n.first - 1) && sign(n.last) && QUOTES.includes(text(n.first - 1)) && QUOTES.includes(text(n.last));
}
const DASHES = '-–—:_/';
const QUOTES = '"«»“”()\'';

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
    const wanted = new Set(cues.map((c) => normalize(c)));
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
  const sport = sportOf(words);
  const inSport = (n: NameFound): boolean => {
    if (!sport) return false;
    for (let i = Math.max(0, n.first - SPORT_NEAR); i < Math.min(t.count, n.last + SPORT_NEAR); i++)
      if (sport[i]) return true;
    return false;
  };
  const nations = new Set(demonyms.map((d) => d.token));
  const out: NameFound[] = [];
  for (const n of names) {
    if (!n.entries.length) {
      out.push(n);
      continue;
    }
    if (isAdjective(words, n, nations)) continue;
    const place = n.entries.find((e) => e.type === 'location') ?? null;
    const atPlace = place !== null && ledByPlace(words, n, place);
    const club = (e: LexiconEntry) => e.subtype === 'club' && !atPlace && inSport(n);
    const rank = (e: LexiconEntry) => ({
      e,
      club: Number(club(e)),
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
          b.club - a.club ||
          b.cued - a.cued ||
          b.titled - a.titled ||
          Math.min(b.country, 3) - Math.min(a.country, 3) ||
          Number(b.e.subtype === 'country') - Number(a.e.subtype === 'country') ||
          b.e.population - a.e.population ||
          (a.e.id < b.e.id ? -1 : 1),
      );
    const best = ranked[0]!;
    const led =
      best.e.type === 'person'
        ? titledEnds.has(n.first)
        : best.e.type === 'location' && n.entries.some((e) => e.type === 'location' && ledByPlace(words, n, e));
    const outlet = best.e.subtype === 'media' && signed(words, n);
    if (n.weak && !best.named && !best.cued && !led && !best.club && !outlet) continue;
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
