/**
 * How close two spellings are, 0 to 1: a proposer, never a decider. «نتنياهو / نتانياهو» are as close as «سوريا / كوريا».
 * Takes folded strings; natural's Jaro–Winkler does the work.
 */
import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';

export const closeness = (a: string, b: string): number => JaroWinklerDistance(a, b, { ignoreCase: false });
