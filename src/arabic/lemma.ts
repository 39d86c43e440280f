/**
 * Dictionary form of a word: takes its reading, gives the lemma: of a verb its perfect, of other words the stem in careful spelling without
 * the endings that the lexicon lets us take off. Null for names and numbers as they are written: they are their own lemma.
 */
import type { WordTypes } from '../text/words.js';
import clitics from './data/proclitics.json';
import type { Lexicon } from './lexicon.js';
import type { Reading } from './readings.js';
import type { VerbTable } from './verbs.js';

export interface LemmaKnowledge {
  readonly verbs: VerbTable;
  readonly model: { readonly lexicon: Lexicon };
}

const ENDINGS = [...clitics.nominalEndings].sort((a, b) => b.length - a.length);
const TEH = clitics.feminine[0]!;

export function lemmaOf(r: Reading, words: WordTypes, id: number, kb: LemmaKnowledge): string {
  const stem = words.surface(id).slice(r.from, r.to);
  if (r.pos === 'VERB') return r.verb ? kb.verbs.verbs[r.verb.verb]!.lemma : stem;
  const known = (s: string) => s.length > 1 && kb.model.lexicon.look(Uint16Array.from(s, (c) => c.charCodeAt(0)), 0, s.length);
  const whole = restored(stem, r, known);
  if (r.pos !== 'NOUN' && r.pos !== 'ADJ') return whole;
  for (const e of ENDINGS) {
    const cut = whole.slice(0, -e.length);
    if (cut.length < 3 || !whole.endsWith(e)) continue;
    if (r.pos === 'NOUN' && e === TEH) continue;
    if (known(cut)) return cut;
    if (e !== TEH && known(cut + TEH)) return cut + TEH;
  }
  return whole;
}

/** The stem as it is written without its pronoun. */
function restored(stem: string, r: Reading, known: (s: string) => boolean): string {
  if (!r.pronoun || known(stem)) return stem;
  for (const [written, letter] of clitics.beforePronoun as [string, string][])
    if (stem.endsWith(written)) {
      const s = stem.slice(0, -1) + letter;
      if (known(s) || written === TEH) return s;
    }
  return stem;
}
