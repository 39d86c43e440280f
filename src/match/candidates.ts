/**
 * What the finders propose: spans with a reason and a score. `match/resolve` alone decides among them.
 * Token numbers are [first, last), offsets UTF-16 units of the text as given.
 */
export interface Found {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Id of the rule or entry that proposed it: «time/day-month-year», «person/ma/abdellatif-hammouchi». */
  readonly rule: string;
  /** 0 to 1. */
  readonly score: number;
}
