/**
 * Dictionary form of a word: takes its reading, gives the lemma: of a verb its perfect, of other words the stem in careful spelling,
 * without the pronoun's traces and the endings of number, gender and case that the lexicon lets us take off; broken plurals by list.
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

const [TEH, PLURAL] = clitics.feminine as [string, string];
const ENDINGS = [...clitics.inflection].sort((a, b) => b.length - a.length);
const NISBA = clitics.nisba;
const TANWIN = clitics.article[0]!;
/** Endings of the sound plural; those of the dual look like the end of many a stem. */
const SOUND = clitics.soundPlural;

export function lemmaOf(r: Reading, words: WordTypes, id: number, kb: LemmaKnowledge): string {
  const stem = words.surface(id).slice(r.from, r.to);
  if (r.pos === 'VERB') return r.verb ? kb.verbs.verb(r.verb.verb).lemma : stem;
  const { lexicon } = kb.model;
  const look = (s: string) =>
    s.length > 1 &&
    lexicon.look(
      Uint16Array.from(s, (c) => c.charCodeAt(0)),
      0,
      s.length,
    )
      ? lexicon.found
      : null;
  const bare = withoutPronoun(stem, r, look);
  const whole = look(bare);
  if (whole?.lemma) return whole.lemma;
  const written = whole?.stem ?? bare;
  if (r.pos !== 'NOUN' && r.pos !== 'ADJ') return written;
  // An adjective of relation stays one: «مصرية» is مصري.
  if (r.pos === 'ADJ' && written.endsWith(NISBA + TEH)) return written.slice(0, -1);
  for (const ending of ENDINGS) {
    const cut = written.slice(0, -ending.length);
    if (cut.length < 2 || !written.endsWith(ending) || (r.pos === 'NOUN' && ending === TEH)) continue;
    const feminine = look(cut + TEH)?.stem;
    const masculine = look(cut)?.stem;
    if (r.pos === 'NOUN' && (ending === PLURAL || ending.startsWith(TEH_BEFORE))) {
      if (feminine ?? masculine) return (feminine ?? masculine)!;
    } else if (
      masculine &&
      ending !== NISBA &&
      (!whole || ending === TEH || ending === TANWIN || (cut.length > 3 && SOUND.includes(ending)))
    )
      return masculine;
  }
  return written;
}

const TEH_BEFORE = clitics.beforePronoun[0]![0]!;

/** The stem as it is written without its pronoun. */
function withoutPronoun(stem: string, r: Reading, look: (s: string) => unknown): string {
  if (!r.pronoun || look(stem)) return stem;
  for (const [written, letter] of clitics.beforePronoun as [string, string][])
    if (stem.endsWith(written)) {
      const s = stem.slice(0, -1) + letter;
      if (look(s) || written === TEH_BEFORE) return s;
    }
  return stem;
}
