/**
 * Reads the unit that stands after a number: percent, currency, measure, counted noun. Takes a token, gives kind, sign and end.
 */
import { LINE, type Tokens, WORD } from '../text/token.js';
import { position } from './lexicon.js';
import type { NumberSpan } from './types.js';
import { type After, afterNumber, countryCues, localCurrencies, mayBeCounted, spelling } from './units.js';

export interface Unit {
  readonly kind: 'percent' | 'money' | 'measure' | 'noun' | 'others' | 'time' | 'final' | 'none';
  readonly unit: string | null;
  /** Token after the unit. */
  readonly last: number;
  readonly sum: string | null;
}

const { article: ARTICLE, from: FROM } = spelling;

export class UnitReader {
  private country: string | null | undefined;

  constructor(private readonly t: Tokens) {}

  /** Does a word of this kind start at token i? */
  after(i: number, kind: After['kind']): boolean {
    const { t } = this;
    return i < t.count && t.gap[i]! < LINE && afterNumber.at(t, i).some((h) => h.value.kind === kind && h.skip === 0);
  }

  /** Does a word of this kind start at token i and end where position p begins? */
  tied(i: number, kind: After['kind'], p: number): boolean {
    const { t } = this;
    if (i >= t.count || t.gap[i]! >= LINE) return false;
    return afterNumber.at(t, i).some((h) => h.value.kind === kind && h.skip === 0 && position(i + h.tokens) === p);
  }

  /** What stands at token i as a unit; of all entries the longest. */
  at(i: number, number: NumberSpan | null): Unit {
    const { t } = this;
    const none: Unit = { kind: 'none', unit: null, last: i, sum: null };
    if (i >= t.count || (number && t.gap[i]! >= LINE)) return none;
    const hits = afterNumber.at(t, i);
    for (let k = hits.length - 1; k >= 0; k--) {
      const { value, tokens, skip } = hits[k]!;
      if (skip > 0) continue;
      const last = i + tokens;
      switch (value.kind) {
        case 'percent':
          return { kind: 'percent', unit: '%', last, sum: null };
        case 'currency':
          return { kind: 'money', unit: value.code, last, sum: null };
        case 'local':
          return { kind: 'money', unit: this.localCurrency(value.id), last, sum: null };
        case 'measure':
          return { kind: 'measure', unit: value.unit, last, sum: value.sum };
        case 'others':
          return { kind: 'others', unit: t.text.slice(t.start[i]!, t.end[i]!), last, sum: null };
        case 'time':
          return { kind: 'time', unit: null, last, sum: null };
        case 'final':
          if (number?.kind === 'fraction') return { kind: 'final', unit: null, last, sum: null };
      }
    }
    if (!number) return none;
    const noun = (j: number) => t.text.slice(t.start[j]!, t.end[j]!);
    if (mayBeCounted(t, i)) return { kind: 'noun', unit: noun(i), last: i + 1, sum: null };
    if (t.kind[i] !== WORD) return none;
    const norm = t.words.norm(t.type[i]!);
    // «آلاف الناس», but «شارك الآلاف الخميس», «نزح عشرات الآلاف العام الماضي».
    if (number.kind === 'some' && !number.definite && norm.startsWith(ARTICLE))
      return { kind: 'noun', unit: noun(i).slice(ARTICLE.length), last: i + 1, sum: null };
    // «مئات من المصطافين»: counted, but told in a phrase of its own.
    if (norm === FROM && i + 1 < t.count && t.kind[i + 1] === WORD && t.words.norm(t.type[i + 1]!).startsWith(ARTICLE))
      return { kind: 'others', unit: noun(i + 1).slice(ARTICLE.length), last: i, sum: null };
    return none;
  }

  /** A dinar, a riyal: of the country that the text speaks of most. */
  private localCurrency(id: string): string | null {
    const c = localCurrencies.get(id)!;
    this.country ??= this.countryOfText();
    return (this.country && c.by[this.country]) || c.otherwise || c.word;
  }

  private countryOfText(): string | null {
    const { t } = this;
    const votes = new Map<string, number>();
    for (let i = 0; i < t.count; i++)
      if (countryCues.knows(t, i))
        for (const h of countryCues.at(t, i)) votes.set(h.value, (votes.get(h.value) ?? 0) + 1);
    let best: string | null = null;
    for (const [country, n] of votes) if (best === null || n > votes.get(best)!) best = country;
    return best;
  }
}
