/**
 * Short forms of names that a document gives in full: takes the words and the entities so far, gives the further mentions.
 *
 *   «عبد اللطيف حموشي» … «حموشي» · «محمد بن سلمان» … «بن سلمان» · «نادي الزمالك» … «الزمالك» · «الأمم المتحدة (ONU)» … «ONU»
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { clitics } from '../arabic/shape.js';
import { fits } from '../arabic/spelling.js';
import { NORM, normalize } from '../text/fold.js';
import { BLANK, LATIN, SIGN, type Tokens, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { EntityDraft, MentionAt } from './entities.js';
import type { TokenFacts } from './facts.js';
import { inHashtag } from './given.js';
import { CALLED, NOT_NAME, REGNAL, TAIL } from './leads.js';
import { afterHyphen, isMoreName, leadBy } from './name-words.js';
import { GIVEN, PARTICLE } from './parts.js';

const OPEN = 0x28;
const CLOSE = 0x29;
/** Shortest family name that stands alone. */
const SHORTEST = 3;

const CLANS = new Set(leads.clans);
const PAIRS = new Set(leads.pairs.map(normalize));

const isBlank = (t: Tokens, i: number): boolean => t.kind[i] === WORD && t.gap[i] === BLANK && t.gap[i + 1] === BLANK;

type Mention = Omit<MentionAt, 'kind'>;

/** Where the short form of a person's name starts: at its family name, with the particle or first half that belongs to it. */
function familyFrom(c: TokenFacts, m: MentionAt): number {
  let from = m.last - 1;
  // «الحسن الثاني», «سيف الله»: the last word alone is no name.
  if (c.leads(from, 0, TAIL | REGNAL)) from--;
  while (from > m.first + 1 && c.wholePart(from - 1)?.kinds === PARTICLE) from--;
  return from;
}

interface Short {
  readonly entity: number;
  /** The same for the entity named before, where two have it. */
  readonly other: Short | null;
  /** Where it is spelled out. */
  readonly first: number;
  readonly last: number;
  /** First token of the full name there, and the letters of clitics before it. */
  readonly start: number;
  readonly skip: number;
}

/** Letters that clitics may add in front. */
const CLITICS = 2;

/** Most words of a short form that comes back. */
const MOST = 3;

/** The short forms of a document, by norm. */
class Shorts {
  private readonly all = new Map<string, Short>();
  /** Hashes of first words. */
  private readonly firsts = new Set<number>();
  /** For the last letters of first words the lengths that these have in a text, as bits: most words of a text are ruled out so. */
  private readonly lengths = new Int32Array(32);

  constructor(private readonly t: Tokens) {}

  get size(): number {
    return this.all.size;
  }

  /** Whose short form stands at token i: of those that have it, who was named last; a body only where it is the one. */
  get(norm: string, i: number, list: readonly EntityDraft[]): Short | null {
    const short = this.all.get(norm) ?? null;
    let last = short;
    let isOne = true;
    for (let s = short; s; s = s.other) {
      if (s.entity === short!.entity) continue;
      isOne = false;
      if (list[s.entity]!.type !== 'person' || list[short!.entity]!.type !== 'person') return null;
    }
    for (let s = short; s && !isOne; s = s.other) {
      const [a, b] = [s.first < i ? s.first : -1, last!.first < i ? last!.first : -1];
      if (a > b) last = s;
    }
    return isOne || last!.first < i ? last : null;
  }

  add(first: number, last: number, entity: number, start = first, skip = 0): void {
    const { words, type } = this.t;
    const key = normOf(this.t, first, last);
    if (key.length < SHORTEST) return;
    this.all.set(key, { first, last, start, skip, entity, other: this.all.get(key) ?? null });
    const id = type[first]!;
    const n = words.lengthOf(id);
    this.firsts.add(words.normA[id]!);
    for (let more = 0; more <= CLITICS; more++) this.lengths[NORM[words.unitAt(id, n - 1)]! & 31]! |= 1 << (n + more);
  }

  /** May a short form begin with the word, clitics aside? */
  mayBegin(id: number): boolean {
    const { words } = this.t;
    const n = words.lengthOf(id);
    if (!((this.lengths[NORM[words.unitAt(id, n - 1)]! & 31]! >> n) & 1)) return false;
    for (let skip = 0; skip <= CLITICS; skip++) if (this.firsts.has(words.hashOf(id, skip, n))) return true;
    return false;
  }
}

export function shortMentions(c: TokenFacts, list: readonly EntityDraft[], covered: Uint8Array): Mention[] {
  const { t } = c;
  const out: Mention[] = [];
  const shorts = new Shorts(t);
  for (let k = 0; k < list.length; k++) {
    const e = list[k]!;
    for (const m of e.mentions) {
      if (e.type === 'person' && m.last - m.first > 1) {
        const from = familyFrom(c, m);
        const skip = m.start - t.start[m.first]!;
        // «آل الشيخ» are many.
        if (from > m.first && !CLANS.has(t.words.surface(t.type[from]!))) shorts.add(from, m.last, k, m.first, skip);
        // «عبد الرضا فرجي راد» … «فرجي راد»
        const before = from - 1;
        if (before > m.first + 1 && isBlank(t, before) && c.wholePart(before - 1)?.kinds !== PARTICLE)
          shorts.add(before, m.last, k, m.first, skip);
      }
      if (m.core) shorts.add(m.core.first, m.core.last, k);
    }
  }
  for (let i = 0; i < t.count && shorts.size; i++) {
    if (t.kind[i] !== WORD || covered[i] || !shorts.mayBegin(t.type[i]!)) continue;
    const found = shortAt(c, i, list, shorts, covered);
    if (!found) continue;
    covered.fill(1, i, found.last);
    out.push(found);
  }
  bracketed(t, list, covered, out);
  return out;
}

function shortAt(
  c: TokenFacts,
  i: number,
  list: readonly EntityDraft[],
  shorts: Shorts,
  covered: Uint8Array,
): Mention | null {
  const { t } = c;
  const best = c.words.best(i);
  for (let length = MOST; length >= 1; length--) {
    if (i + length > t.count || !runs(t, i, i + length, covered)) continue;
    const norm = normOf(t, i, i + length);
    for (let skip = 0; skip <= CLITICS; skip++) {
      const short = shorts.get(norm.slice(skip), i, list);
      // «على» is not «علي», «المصري» alone is a nation's.
      if (!short || !takesOff(c, i, skip) || !isSpelled(t, short, i, skip)) continue;
      // «جامع عقبة بن نافع»: what is called after him.
      const isPerson = list[short.entity]!.type === 'person';
      // «فاتح الأندلس»: a place, though it is none of those told here.
      const place = best.article && length === 1 ? c.nameAt(i) : null;
      if (isPerson && place?.type === 'location' && !place.weak) continue;
      // «الأخوين كاسترو» are two.
      if (!skip && isPerson && (leadBy(c, i, CALLED) || isPair(c, i))) continue;
      // «ميثوين-كامبل», «سعيد بنجبلي», «المهندس خالد»: a piece of another name, or a title.
      if (isPerson && ((i > 0 && afterHyphen(t, i - 1) === i) || (length === 1 && isOther(c, i, covered)))) continue;
      if (
        length === 1 &&
        ((c.isNation(i) && !isSubject(c, i)) ||
          best.pos === 'VERB' ||
          (c.isOrdinary(i) && c.leads(i, 0, CALLED)) ||
          (c.isOrdinary(i) && best.pos !== 'PROPN'))
      )
        continue;
      const full = skip ? null : withBefore(c, i, short, covered);
      if (isPerson && !skip && !full && isBehindGiven(c, i, covered)) continue;
      return {
        first: full?.first ?? i,
        last: i + length,
        start: full ? full.start : skip ? offsetAfter(t, i, skip) : t.start[i]!,
        end: t.end[i + length - 1]!,
        entity: short.entity,
        core: null,
      };
    }
  }
  return null;
}

const isPair = ({ t }: TokenFacts, i: number): boolean =>
  i > 0 && t.kind[i - 1] === WORD && t.gap[i] === BLANK && PAIRS.has(t.words.norm(t.type[i - 1]!));

/** «وتوقع البلوشي أن»: who is of that nation for others does something here. */
const isSubject = (c: TokenFacts, i: number): boolean =>
  i > 0 && c.t.gap[i] === BLANK && c.words.best(i - 1).pos === 'VERB' && !c.isTitled(i + 1) && c.nameAt(i + 1) === null;

/** «خناتة بنونة»: does another given name stand before the family name? */
const isBehindGiven = (c: TokenFacts, i: number, covered: Uint8Array): boolean =>
  i > 0 &&
  c.t.kind[i - 1] === WORD &&
  c.t.gap[i] === BLANK &&
  !covered[i - 1] &&
  !c.leads(i - 1, 0, NOT_NAME) &&
  c.parts(i - 1).some((p) => p.part.safe > 1 && (p.part.kinds & GIVEN) > 0);

/** Is the word at token i the first of another's name, or his title? */
const isOther = (c: TokenFacts, i: number, covered: Uint8Array): boolean =>
  isMoreName(c, i + 1) && (!covered[i + 1] || c.isTitle(i) || c.parts(i).some((p) => (p.part.kinds & GIVEN) > 0));

/** Where the name starts if what stands before the short form is what stands before it in the full name; null where it is not. */
function withBefore(
  c: TokenFacts,
  i: number,
  short: Short,
  covered: Uint8Array,
): { first: number; start: number } | null {
  const { t } = c;
  let found: { first: number; start: number } | null = null;
  // «#سيرغي_سكريبال»
  const tagged = inHashtag(c, i);
  if (tagged >= 0 && short.first > short.start && t.type[tagged] === t.type[short.first - 1])
    return { first: tagged, start: t.start[tagged]! };
  // «محمد الغامدي» of «محمد بن صالح الغامدي»
  if (i > 0 && !covered[i - 1] && t.gap[i] === BLANK && !short.skip && t.type[i - 1] === t.type[short.start])
    return { first: i - 1, start: t.start[i - 1]! };
  for (let k = 1; short.first - k >= short.start && i - k >= 0; k++) {
    const [at, full] = [i - k, short.first - k];
    if (covered[at] || t.gap[at + 1] !== BLANK) break;
    const own = full === short.start ? short.skip : 0;
    const name = t.words.norm(t.type[full]!).slice(own);
    const norm = t.words.norm(t.type[at]!);
    const skip = t.type[at] === t.type[full] ? own : norm === name ? 0 : clitics(c.words.shapes[at]!);
    if (norm.slice(skip) !== name) break;
    // Not between «عبد» and what follows.
    const isHalf = full > short.start && c.wholePart(full - 1)?.kinds === PARTICLE;
    if (!isHalf || skip) found = { first: at, start: skip ? offsetAfter(t, at, skip) : t.start[at]! };
    if (skip) break;
  }
  return found;
}

/** Does a reading of the word take just so many letters of clitics off? */
function takesOff(c: TokenFacts, i: number, letters: number): boolean {
  return (
    letters === 0 ||
    letters === clitics(c.words.shapes[i]!) ||
    c.words.readings(i).some((r) => r.conjunction + r.preposition === letters)
  );
}

/** Are the words from token i on, its first `skip` letters off, admissible spellings of the short form? */
function isSpelled(t: Tokens, short: Short, i: number, skip: number): boolean {
  for (let k = 0; short.first + k < short.last; k++) {
    const name = t.words.surface(t.type[short.first + k]!);
    const written = t.words.surface(t.type[i + k]!).slice(k ? 0 : skip);
    if (!sameWord(name, written)) return false;
  }
  return true;
}

/** Norm of tokens [first, last), a blank between the words. */
export function normOf(t: Tokens, first: number, last: number): string {
  let out = t.words.norm(t.type[first]!);
  for (let i = first + 1; i < last; i++) out += ` ${t.words.norm(t.type[i]!)}`;
  return out;
}

function sameWord(name: string, written: string): boolean {
  if (name.length !== written.length || !fits(name, (k) => written.charCodeAt(k), 0)) return false;
  return name.length > SHORTEST || name.at(-1) === written.at(-1);
}

function runs(t: Tokens, first: number, last: number, covered: Uint8Array): boolean {
  for (let i = first; i < last; i++)
    if (t.kind[i] !== WORD || covered[i] || (i > first && t.gap[i] !== BLANK)) return false;
  return true;
}

/** Latin letters in brackets right after a name are the name in its own letters, there and wherever they come back. */
function bracketed(t: Tokens, list: readonly EntityDraft[], covered: Uint8Array, out: Mention[]): void {
  const isSign = (i: number, unit: number) =>
    i < t.count && t.kind[i] === SIGN && t.text.charCodeAt(t.start[i]!) === unit;
  /** Entities by the bracket behind them. */
  const at = new Map<number, number>();
  for (let k = 0; k < list.length; k++) for (const m of list[k]!.mentions) if (isSign(m.last, OPEN)) at.set(m.last, k);
  const bound = new Map<string, number>();
  for (const [last, entity] of at) {
    let end = last + 1;
    while (end < t.count && t.kind[end] === LATIN) end++;
    if (end > last + 1 && isSign(end, CLOSE)) bound.set(t.text.slice(t.start[last + 1]!, t.end[end - 1]!), entity);
  }
  for (let i = 0; i < t.count && bound.size; i++) {
    if (t.kind[i] !== LATIN || covered[i]) continue;
    let last = i + 1;
    while (last < t.count && t.kind[last] === LATIN && t.gap[last]! <= BLANK) last++;
    const entity = bound.get(t.text.slice(t.start[i]!, t.end[last - 1]!));
    if (entity !== undefined) {
      covered.fill(1, i, last);
      out.push({ first: i, last, start: t.start[i]!, end: t.end[last - 1]!, entity, core: null });
    }
    i = last - 1;
  }
}
