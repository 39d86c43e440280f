// Control characters, direction marks and overrides: a terminal would obey them.
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
/** A message on one line, without what a terminal would obey. */
export const oneLine = (text: string): string => text.replace(UNSAFE, ' ').trim();
