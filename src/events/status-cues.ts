/**
 * The words that say the status of what they govern: takes a lexeme, gives the cues that may begin with it, read from `status.json` once.
 */
import type { Reading } from '../arabic/readings.js';
import type { VerbTable } from '../arabic/verbs.js';
import { normalize, plain } from '../text/fold.js';
import type { EventStatus } from '../types.js';
import grammar from './data/grammar.json';
import data from './data/status.json';
import type { EventWords, Lexeme } from './lexeme.js';

/** How far before the trigger a cue counts, in tokens; one that governs by a preposition that is there. */
export const REACH = 9;
export const FAR = 20;

/** The form of a cue that is a verb: one word. */
const ONE: readonly string[] = [''];

/** Words that say the status; a particle governs the next verb only. */
export interface StatusCue {
  readonly status: EventStatus;
  readonly form: readonly string[];
  /** Of cues that start at one word the longest is taken, of those the one of the lower number. */
  readonly rank: number;
  readonly reach: number;
  readonly isParticle: boolean;
  /** Before an imperfect alone: «قد» before a perfect is emphasis, «حتى» tells what followed. */
  readonly isDoubt: boolean;
  readonly ofPerfect: boolean;
  readonly within: boolean;
  /** It governs by a preposition or «أن» alone: «طالب ب[الإفراج] …», not «طالب [الاجتماع] ب…». */
  readonly byPreposition: boolean;
  /** It governs by this preposition: «اتفق الطرفان على [عقد] …». */
  readonly by: string | null;
  /** No preposition may stand between: «بهدف [فرض] …», not «بهدف إلى [فوز]». */
  readonly isDirect: boolean;
  /** It governs nouns alone, or verbs alone: «قبيل [الزيارة]», «لا [يعترض]». */
  readonly of: 'noun' | 'verb' | null;
  readonly types: ReadonlySet<string> | null;
  readonly except: ReadonlySet<string> | null;
}

export const fold = (word: string): string => normalize(plain(word));
export const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));

/** Cues by the norm of their first word, and by the name of their verb. */
const CUES = new Map<string, StatusCue[]>();
{
  const lists: {
    status: string;
    before?: string[];
    verbs?: string[];
    types?: string[];
    except?: string[];
    reach?: number;
    particle?: boolean;
    governs?: boolean;
    ofPerfect?: boolean;
    within?: boolean;
    by?: string;
    of?: string;
    direct?: boolean;
    doubt?: boolean;
  }[] = data.cues;
  let rank = 0;
  for (const { before = [], verbs = [], ...c } of lists) {
    const add = (first: string, form: readonly string[]) => {
      const list = CUES.get(first) ?? [];
      list.push({
        status: c.status as EventStatus,
        form,
        rank: rank++,
        reach: c.reach ?? (c.by || c.governs ? FAR : REACH),
        isParticle: c.particle === true,
        isDoubt: c.doubt === true,
        ofPerfect: c.ofPerfect === true,
        within: c.within === true,
        byPreposition: c.governs === true,
        by: c.by ? fold(c.by) : null,
        isDirect: c.direct === true,
        of: (c.of as StatusCue['of'] | undefined) ?? null,
        types: c.types ? new Set(c.types) : null,
        except: c.except ? new Set(c.except) : null,
      });
      CUES.set(first, list);
    };
    for (const text of before) {
      const form = fold(text).split(' ');
      add(form[0]!, form);
    }
    for (const name of verbs) add(name, ONE);
  }
}
const NONE: readonly StatusCue[] = [];
const [TA, HA] = grammar.taa.map(fold) as [string, string];
const PLURAL = fold(data.plural);
/** How the name of a verb of the first form ends. */
const FIRST = ' 1';

/** Cues that may begin with token i, whatever clitics it has and however its verb is conjugated, the first that fits to be taken. */
export function cuesOf(words: EventWords, i: number, verbs: VerbTable): readonly StatusCue[] {
  const word = words.lexeme(i);
  word.status ??= lookUp(word, words.readings(i), verbs);
  return word.status;
}

function lookUp(word: Lexeme, readings: readonly Reading[], verbs: VerbTable): readonly StatusCue[] {
  const { reading: r, whole, norm } = word;
  if (!r) return NONE;
  const found = new Set(CUES.get(whole));
  const add = (key: string) => {
    for (const cue of CUES.get(key) ?? NONE) found.add(cue);
  };
  add(norm);
  if (r.pronoun) {
    add(whole.slice(r.conjunction, -r.pronoun));
    if (norm.endsWith(TA)) add(norm.slice(0, -1) + HA);
  }
  if (r.conjunction) add(whole.slice(r.conjunction));
  if (r.preposition) add(whole.slice(r.conjunction + r.preposition));
  const same = readings.filter((o) => o.verb && o.from === r.from && o.to === r.to);
  const forms = same.filter((o) => governs(o, word));
  const isExact = forms.some((o) => o.verb!.exact);
  for (const { verb } of forms) if (verb!.exact || !isExact) add(verbs.verb(verb!.verb).name);
  // «تهديده ب[فرض] …»: a masdar of the derived forms, which is no thing («هدف»), by a preposition.
  for (const { verb } of same) {
    const { name } = verbs.verb(verb!.verb);
    if (verb!.tense === 'masdar' && !name.endsWith(FIRST))
      for (const cue of CUES.get(name) ?? NONE) if (cue.byPreposition) found.add(cue);
  }
  return found.size ? [...found].sort((a, b) => b.form.length - a.form.length || a.rank - b.rank) : NONE;
}

/** «طالب», «يطالبون», «مطالبا», «مطالبة»: a form that governs as the verb does. */
const governs = ({ pos, article, verb }: Reading, { isAccusative, norm }: Lexeme): boolean =>
  verb!.tense === 'active-participle'
    ? article === 0 && (isAccusative || norm.endsWith(PLURAL) || norm.endsWith(HA))
    : pos === 'VERB' &&
      (verb!.tense === 'perfect' ? verb!.person === 3 : verb!.tense !== 'imperative' && verb!.voice === 'active');

/** Do the words from token i on read as the form? Its first word is known to fit. */
export function goesOn(words: EventWords, i: number, form: readonly string[]): boolean {
  if (i + form.length > words.tokens.count) return false;
  for (let k = 1; k < form.length; k++) if (words.lexeme(i + k).whole !== form[k]) return false;
  return true;
}
