/**
 * Given names before a family name that a gazetteer knows: takes the names chosen, gives them with «ينز» before [ستولتنبرغ] taken in.
 *
 * A given name close to that of the entry is another spelling of it. One that is far is another bearer's, of whom nothing is known.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { normalize } from '../text/fold.js';
import { BLANK, GLUED, SIGN, WORD } from '../text/token.js';
import type { TokenFacts } from './facts.js';
import { changed, type NameFound } from './find.js';
import { NOT_NAME, SPEECH } from './leads.js';
import { lastLetter, TA_MARBUTA } from './name-words.js';
import { PARTICLE } from './parts.js';
import { closeness } from './similar.js';

/** From here on two given names are spellings of one. */
const SAME = 0.78;
/** The same for a word that is also a verb or an ordinary noun. */
const SURE = 0.88;
const SHORTEST = 3;
const HASH = 0x23;

export function withGiven(c: TokenFacts, known: readonly NameFound[]): NameFound[] {
  const { t } = c;
  let last = 0;
  let before: NameFound | null = null;
  return known.map((n) => {
    const own = before;
    const from = last;
    before = n;
    last = Math.max(last, n.last);
    if (n.type !== 'person' || n.source !== 'gazetteer' || n.first === 0 || n.start !== t.start[n.first]) return n;
    const names = normalize(n.entries[0]!.ar).split(' ');
    if (names.length < 2) return n;
    const given = names[0]!;
    const norm = t.words.norm(t.type[n.first]!);
    if (closeness(norm, given) >= SAME) return n;
    // «#بيل_غيتس»
    const tagged = inHashtag(c, n.first);
    if (tagged >= 0 && spelledAs(c, tagged, given) === 0) return changed(n, { first: tagged, start: t.start[tagged]! });
    const i = beforeName(c, n.first);
    if (i < 0 || t.kind[i] !== WORD || c.isTitle(i) || c.isNation(i)) return n;
    const skip = spelledAs(c, i, given);
    // «أنخل» is also a town.
    const isFree = from <= i || (skip >= 0 && own !== null && own.first === i && own.last === i + 1);
    const isWhole = names.length <= n.last - n.first;
    if (!isFree || (skip < 0 && (isWhole || !isStranger(c, i)))) return n;
    const isSame = skip >= 0;
    return changed(n, {
      first: i,
      start: skip > 0 ? offsetAfter(t, i, skip) : t.start[i]!,
      ...(isSame ? {} : { entries: [], rule: 'person/given-family', source: 'rule' as const, weak: false }),
    });
  });
}

/** The token before a name; «فلاديمير #بوتين». */
function beforeName({ t }: TokenFacts, first: number): number {
  if (t.gap[first] === BLANK) return first - 1;
  const isHash =
    t.gap[first] === GLUED && t.kind[first - 1] === SIGN && t.text.charCodeAt(t.start[first - 1]!) === HASH;
  return isHash && t.gap[first - 1] === BLANK ? first - 2 : -1;
}

/** The word before «_» and token i, nothing between; -1 for none. */
export function inHashtag({ t }: TokenFacts, i: number): number {
  if (i < 2 || t.kind[i - 1] !== SIGN || t.kind[i - 2] !== WORD || t.gap[i] !== GLUED || t.gap[i - 1] !== GLUED)
    return -1;
  return t.text[t.start[i - 1]!] === '_' ? i - 2 : -1;
}

/** Letters of clitics before another spelling of the given name, -1 where the word is none. */
function spelledAs(c: TokenFacts, i: number, given: string): number {
  const norm = c.t.words.norm(c.t.type[i]!);
  let best = -1;
  // «أشار الأسد»
  // «محمد شفيق» is not «أحمد شفيق»
  const isGiven = c.wholePart(i)?.safe === 2;
  let most = isGiven || c.isOrdinary(i) || c.words.best(i).pos === 'VERB' ? SURE : SAME;
  for (const skip of new Set([0, ...c.words.readings(i).map((r) => r.conjunction + r.preposition)])) {
    const close = closeness(norm.slice(skip), given);
    if (close < most || norm.length - skip < Math.max(SHORTEST, given.length / 2)) continue;
    most = close;
    best = skip;
  }
  return best;
}

/**
 * A word that is nothing but a name, of which nothing is known: «سو فيلبس»; or a bare adjective, which stands before no name: «إيفرين أليغري».
 */
function isStranger(c: TokenFacts, i: number): boolean {
  if (c.isOrdinary(i) || c.leads(i, 0, NOT_NAME | SPEECH)) return false;
  if (c.parts(i).length && !(c.isStrange(i) && c.wholePart(i)?.kinds !== PARTICLE)) return false;
  // «طليقة القرضاوي»
  if (lastLetter(c.t, i) === TA_MARBUTA) return false;
  const readings = c.words.readings(i);
  const [best] = readings;
  return (
    ((best?.pos === 'PROPN' && c.isStrange(i)) || (best?.pos === 'ADJ' && readings.some((r) => r.pos === 'PROPN'))) &&
    !readings.some((r) => r.pos === 'VERB' || r.preposition + r.conjunction + r.article > 0)
  );
}
