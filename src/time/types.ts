/**
 * What the time stage gives: what a text said (`Said`, unresolved), where it said it (`TimeFound`), and what that is (`Time`).
 * Said and implied are apart: a `Said` holds nothing that the words do not hold.
 */
import type { Found } from '../match/candidates.js';

export type Calendar = 'gregorian' | 'hijri' | 'solar-hijri';
export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'third'
  | 'half'
  | 'year'
  | 'decade'
  | 'century';
export type Grain = Unit | 'daypart' | 'season' | 'range';
/** Morning, afternoon, evening, night. */
export type Part = 'MO' | 'AF' | 'EV' | 'NI';
export type Edge = 'START' | 'MID' | 'END';
/** Said by an adjective: counted from the reference date, or (before, after, same) from the time told before. */
export type Turn = 'past' | 'next' | 'this' | 'past2' | 'next2' | 'before' | 'after' | 'same';
export type Amounts = Partial<Record<Unit, number>>;

export type Said =
  /** `turn`: said beside the number, «العام الماضي 2014». */
  | {
      readonly kind: 'year';
      readonly year: number;
      readonly calendar: Calendar;
      readonly last?: number;
      readonly turn?: Turn;
    }
  | {
      readonly kind: 'month';
      readonly month: number;
      readonly calendar: Calendar;
      readonly year?: Said;
      readonly turn?: Turn;
    }
  | {
      readonly kind: 'day';
      readonly day: number;
      readonly month?: Said;
      readonly weekday?: number;
      readonly ordinal?: boolean;
      /** Days from the reference date, said beside it: «اليوم الخميس 5 سبتمبر 2024». */
      readonly near?: number;
    }
  /** Two digits and two digits, or three numbers that can be no date. */
  | { readonly kind: 'impossible'; readonly why: string }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly turn?: Turn; readonly of?: Said }
  /** Yesterday, tomorrow: days from the reference date, with the weekday the text adds. */
  | { readonly kind: 'near'; readonly days: number; readonly weekday?: number }
  /** `begins`: the month in which such a year begins, where that is not the first; `of`: the year whose same month is meant. */
  | { readonly kind: 'unit'; readonly unit: Unit; readonly turn: Turn; readonly begins?: number; readonly of?: Said }
  /** «two days ago»: amounts back (-1) or ahead (1) of the reference. */
  | { readonly kind: 'ago'; readonly amounts: Amounts; readonly sign: 1 | -1 }
  /** «the last three years». */
  | { readonly kind: 'run'; readonly count: number; readonly unit: Unit; readonly turn: Turn }
  /** The nth unit of something, from its end for a negative n; `count` units from there. */
  | { readonly kind: 'nth'; readonly n: number; readonly unit: Unit; readonly count: number; readonly of?: Said }
  | { readonly kind: 'nthWeekday'; readonly n: number; readonly weekday: number; readonly of?: Said }
  | { readonly kind: 'season'; readonly season: Season; readonly year?: Said; readonly turn?: Turn }
  | { readonly kind: 'decade'; readonly tens: number; readonly century?: Said }
  | { readonly kind: 'century'; readonly century: number; readonly calendar: Calendar }
  | { readonly kind: 'feast'; readonly feast: string; readonly year?: Said; readonly turn?: Turn }
  | { readonly kind: 'part'; readonly part: Part; readonly of?: Said }
  | {
      readonly kind: 'clock';
      readonly hour: number;
      readonly minute: number;
      readonly second?: number;
      readonly part?: Part;
      /** An hour of twelve in words, the half of the day unsaid. */
      readonly twelve?: true;
      readonly zone?: string;
      readonly of?: Said;
    }
  | { readonly kind: 'now' }
  | { readonly kind: 'rest'; readonly of: Said }
  | { readonly kind: 'range'; readonly from: Said; readonly to: Said }
  | { readonly kind: 'list'; readonly items: readonly Said[] }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly of: Said }
  | { readonly kind: 'duration'; readonly amounts: Amounts }
  | { readonly kind: 'set'; readonly every: Amounts };

export type Season = 'SP' | 'SU' | 'FA' | 'WI';
export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

export interface TimeFound extends Found {
  readonly kind: 'time';
  readonly text: string;
  readonly said: Said;
}

export interface TimeWarning {
  readonly code: 'impossible-date';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The contract's time, but for the id, which the output gives. */
export interface Time {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: TimeType;
  readonly value: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly grain: Grain;
  readonly calendar: Calendar;
  readonly basis: 'stated' | 'published' | 'context' | 'none';
  readonly relative: string | null;
  readonly mod: Edge | 'APPROX' | null;
  /** Tokens and rule of the finder. */
  readonly first: number;
  readonly last: number;
  readonly rule: string;
}

export interface AnchoredTimes {
  readonly times: Time[];
  readonly warnings: TimeWarning[];
}
