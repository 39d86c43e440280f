/**
 * Sport in a document: takes its tokens, says whether it tells of sport, and whether a name stands where it does: there a town's name is as
 * likely a club's.
 */
import { clitics } from '../arabic/shape.js';
import { normalize } from '../text/fold.js';
import { BLANK, SIGN, WORD } from '../text/token.js';
import leads from './data/leads.json';
import type { TokenFacts } from './facts.js';
import { stemAt } from './forms.js';
import { PLACE_PREPOSITION, SPORT } from './leads.js';

/** How many different words of sport make a report of it, and how near one stands, in tokens. */
const LEAST = 4;
const NEAR = 8;
const MATCHES = new Set(leads.matches.map(normalize));
const DEEDS = new Set(leads.teamDeeds.map(normalize));
const RESULTS = new Set(leads.results.map(normalize));
const AGAINST = new Set(leads.against.map(normalize));
const TRANSFERS = new Set(leads.transfers.map(normalize));

/** Where a name stands. */
interface Place {
  readonly first: number;
  readonly last: number;
  readonly start: number;
}

export class SportReader {
  /** Tokens with a word of sport, null where the document is not about sport, undefined before anybody asked. */
  private words: Uint8Array | null | undefined;

  constructor(private readonly c: TokenFacts) {}

  /** Does the document tell of sport? */
  get isTold(): boolean {
    return this.found !== null;
  }

  /** Does a word of sport stand near, or the name as in a report of a match? */
  isNear(n: Place): boolean {
    const at = this.found;
    if (!at) return false;
    for (let i = Math.max(0, n.first - NEAR); i < Math.min(at.length, n.last + NEAR); i++) if (at[i]) return true;
    return this.isInMatch(n);
  }

  /** «فاز نابولي», «بقميص برشلونة», «مبابي (موناكو)», in a report of sport. */
  isInMatch(n: Place): boolean {
    const { t } = this.c;
    const i = n.first - 1;
    if (i < 0 || n.start !== t.start[n.first]) return false;
    if (t.kind[i] === WORD) return this.isBehind(n, MATCHES);
    const sign = (k: number) => (k < t.count && t.kind[k] === SIGN ? t.text[t.start[k]!] : '');
    return sign(i) === '(' && sign(n.last) === ')';
  }

  /** Does a word of winning or losing stand right before the name? */
  isResult(n: Place): boolean {
    return this.isBehind(n, RESULTS);
  }

  private isBehind({ first }: Place, words: ReadonlySet<string>): boolean {
    const { t } = this.c;
    const i = first - 1;
    return i >= 0 && t.kind[i] === WORD && t.gap[first] === BLANK && words.has(stemAt(this.c, i));
  }

  /** Is it the word before the one who was played against? */
  isAgainst(i: number): boolean {
    const { t } = this.c;
    return i >= 0 && i < t.count && t.kind[i] === WORD && AGAINST.has(t.words.norm(t.type[i]!));
  }

  /** «انضم إلى شتوتغارت», «معارا من ليفربول», in a report of sport: where players go. */
  isMoved(n: Place): boolean {
    const { c } = this;
    const i = n.first - 2;
    if (!this.found || i < 0 || c.t.gap[n.first] !== BLANK || c.t.gap[n.first - 1] !== BLANK) return false;
    return c.leads(n.first - 1, 0, PLACE_PREPOSITION) && c.t.kind[i] === WORD && TRANSFERS.has(stemAt(c, i));
  }

  /** «روما يقصي برشلونة»: before what a team does in a match, in a report of sport. */
  isActing(n: Place): boolean {
    const { t } = this.c;
    const i = n.last;
    return (
      !!this.found && i < t.count && t.kind[i] === WORD && t.gap[i] === BLANK && DEEDS.has(t.words.norm(t.type[i]!))
    );
  }

  private get found(): Uint8Array | null {
    if (this.words === undefined) this.words = this.read();
    return this.words;
  }

  private read(): Uint8Array | null {
    const { c } = this;
    const { t } = c;
    const at = new Uint8Array(t.count);
    const different = new Set<string>();
    for (let i = 0; i < t.count; i++) {
      if (!(c.kb.leads.any(t.type[i]!) & SPORT) || t.kind[i] !== WORD) continue;
      const skip = clitics(c.words.shapes[i]!);
      if (!c.leads(i, skip, SPORT)) continue;
      at[i] = 1;
      different.add(t.words.norm(t.type[i]!).slice(skip));
    }
    return different.size >= LEAST ? at : null;
  }
}
