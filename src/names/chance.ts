/**
 * The chance that what a rule made, or a form of a gazetteer, is a name just as it stands: takes the names of all finders, gives those that
 * hold; what the user listed and Latin letters always do. An unknown person may come out with other ends than the rule read.
 *
 * A rule sees one way in which names are built, a gazetteer no words around them; here what they found is weighed once more by all that is
 * known of the words in it and around it, by what else the document names and says of the entry. The weights were fitted to names judged by
 * readers (`models/README.md`).
 */
import { chance, Weights } from '../core/features.js';
import { WORD } from '../text/token.js';
import { OF_FORMS } from './choose.js';
import fitted from './data/chance.json';
import fittedToPeople from './data/chance-people.json';
import { otherEnds } from './ends.js';
import type { TokenFacts } from './facts.js';
import { changed, type NameFound } from './find.js';
import { Weigher } from './weigh.js';

/** From this chance on it is a name: of an entry; by rule, of a person, and of anything else. */
const LEAST_KNOWN = 0.3;
const LEAST_PERSON = 0.55;
const LEAST = 0.7;
/** Other ends are taken where they are more than so many times as likely as those that the rule read: rules seldom miss by little. */
const SHIFTED = 0.5;

const leastOf = (n: NameFound): number =>
  n.source === 'gazetteer' ? LEAST_KNOWN : n.type === 'person' ? LEAST_PERSON : LEAST;

/** Sees the features of every name that is weighed, and of a person's other ends, and may say its chance: for the fitting of weights. */
export type ObserveName = (name: NameFound, places: readonly number[], of: NameFound) => number | undefined;

const weights = new Weights(fitted);
const peopleWeights = new Weights(fittedToPeople);

/** The names without those that do not hold. */
export function likelyNames(c: TokenFacts, names: readonly NameFound[], observe?: ObserveName): NameFound[] {
  const weigher = new Weigher(c, names);
  const unsure: NameFound[] = [];
  const likely: NameFound[] = [];
  const weigh = (n: NameFound, of: NameFound): number => {
    const features = weigher.describe(n, of);
    const table = n.source === 'rule' && n.type === 'person' ? peopleWeights : weights;
    return observe?.(n, features.read(), of) ?? chance(table.odds(features));
  };
  for (const n of names) {
    // Of the gazetteers' names only those of places are often something else; a form of an entry that is another's stands as one.
    if (n.source === 'gazetteer' ? n.type !== 'location' : n.source !== 'rule' || OF_FORMS.has(n.rule)) {
      likely.push(n);
      continue;
    }
    const own = weigh(n, n);
    let best = n;
    let most = own;
    let bar = own * SHIFTED;
    if (n.type === 'person' && n.source === 'rule')
      for (const other of otherEnds(c, n)) {
        const p = weigh(other, n);
        most = Math.max(most, p);
        if (p <= bar) continue;
        bar = p;
        best = changed(other, { rule: n.rule });
      }
    if (most >= leastOf(n)) likely.push(best);
    else if (n.source === 'rule') unsure.push(n);
  }
  return unsure.length ? likely.filter((n) => !isHalf(c, n, unsure)) : likely;
}

/**
 * «الفنان شفيق نور»: a weak name of one word with which somebody else's begins or ends, though that is not sure. «مجلس الأمن» القومي: a body
 * with an adjective that makes another of it.
 */
function isHalf(c: TokenFacts, n: NameFound, unsure: readonly NameFound[]): boolean {
  const around = unsure.filter(
    (x) => x.type === n.type && x.first <= n.first && x.last >= n.last && x.last - x.first > n.last - n.first,
  );
  if (!around.length || n.source === 'rule') return false;
  if (n.type === 'person') return n.weak && n.last === n.first + 1;
  if (n.type !== 'organization' || n.last >= c.t.count || c.t.kind[n.last] !== WORD) return false;
  const { pos, article } = c.words.best(n.last);
  return (
    pos === 'ADJ' &&
    article > 0 &&
    !c.isNation(n.last) &&
    around.some((x) => x.first === n.first && x.last === n.last + 1)
  );
}
