/**
 * The words that say the status of what they govern: takes a lexeme, gives the cues that may begin with it, read from `status.json` once.
 */
import { normalize, plain } from '../text/fold.js';
import type { EventStatus } from '../types.js';
import data from './data/status.json';
import type { EventWords, Lexeme } from './lexeme.js';

/** How far before the trigger a cue counts, in tokens; one that governs by a preposition that is there. */
export const REACH = 9;
export const FAR = 15;

/** Words that say the status; a particle governs the next verb only. */
export interface StatusCue {
  readonly status: EventStatus;
  readonly form: readonly string[];
  /** Of cues that start at one word the longest is taken, of those the one of the lower number. */
  readonly rank: number;
  readonly reach: number;
  readonly isParticle: boolean;
  /** «قد» before a perfect is emphasis, before an imperfect doubt. */
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

/** Cues by the norm of their first word. */
const CUES = new Map<string, StatusCue[]>();
{
  const [emphasis, ofPerfect] = [folded(data.emphasis), folded(data.ofPerfect)];
  const [within, byPreposition] = [folded(data.within), folded(data.byPreposition)];
  const lists: {
    status: string;
    before: string[];
    types?: string[];
    except?: string[];
    reach?: number;
    particle?: boolean;
    by?: string;
    of?: string;
    direct?: boolean;
  }[] = data.cues;
  let rank = 0;
  for (const { status, before, types, except, reach, particle, by, of, direct } of lists)
    for (const text of before) {
      const whole = fold(text);
      const form = whole.split(' ');
      const first = form[0]!;
      const list = CUES.get(first) ?? [];
      list.push({
        status: status as EventStatus,
        form,
        rank: rank++,
        reach: reach ?? (by || byPreposition.has(whole) ? FAR : REACH),
        isParticle: particle === true,
        isDoubt: emphasis.has(first),
        ofPerfect: ofPerfect.has(whole),
        within: within.has(whole),
        byPreposition: byPreposition.has(whole),
        by: by ? fold(by) : null,
        isDirect: direct === true,
        of: (of as StatusCue['of'] | undefined) ?? null,
        types: types ? new Set(types) : null,
        except: except ? new Set(except) : null,
      });
      CUES.set(first, list);
    }
}
const NONE: readonly StatusCue[] = [];

/** Cues that may begin with a word, whatever clitics it has, the first that fits to be taken. */
export function cuesOf(word: Lexeme): readonly StatusCue[] {
  word.status ??= lookUp(word);
  return word.status;
}

function lookUp({ reading: r, whole, norm }: Lexeme): readonly StatusCue[] {
  if (!r) return NONE;
  const found = new Set(CUES.get(whole));
  for (const cue of CUES.get(norm) ?? NONE) found.add(cue);
  const clitics = r.conjunction + r.preposition;
  if (r.conjunction) for (const cue of CUES.get(whole.slice(r.conjunction)) ?? NONE) found.add(cue);
  if (r.preposition) for (const cue of CUES.get(whole.slice(clitics)) ?? NONE) found.add(cue);
  return found.size ? [...found].sort((a, b) => b.form.length - a.form.length || a.rank - b.rank) : NONE;
}

/** Do the words from token i on read as the form? Its first word is known to fit. */
export function goesOn(words: EventWords, i: number, form: readonly string[]): boolean {
  if (i + form.length > words.tokens.count) return false;
  for (let k = 1; k < form.length; k++) if (words.lexeme(i + k).whole !== form[k]) return false;
  return true;
}
