/**
 * The pattern language of the time rules: takes a pattern as text, gives a tree that `chart.ts` matches.
 *
 *   "head=day? (w:weekday comma?)? d:n31 of? m:month"
 *
 * A name is a class of words (vocabulary.json), a class of numbers, or a category that rules give; `class=value` wants that value,
 * `a/b` is either. `slot:name` keeps what was read. ( ) groups, | separates choices, ? is once or not at all, * any number of times.
 */
export type Pattern =
  | { readonly kind: 'name'; readonly slot: string | null; readonly names: readonly Wanted[] }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly items: readonly Pattern[] }
  | { readonly kind: 'optional'; readonly item: Pattern }
  | { readonly kind: 'repeat'; readonly item: Pattern };

export interface Wanted {
  readonly name: string;
  readonly value: string | null;
}

/** Patterns are read for their words and for their rules. */
const parsed = new Map<string, Pattern>();

export function parsePattern(source: string): Pattern {
  let pattern = parsed.get(source);
  if (!pattern) {
    pattern = parse(source);
    parsed.set(source, pattern);
  }
  return pattern;
}

function parse(source: string): Pattern {
  const parts = source
    .replace(/([()|])/g, ' $1 ')
    .replace(/\) ([?*])/g, ')$1')
    .trim()
    .split(/\s+/);
  let at = 0;
  const fail = (why: string): never => {
    throw new Error(`${why} in pattern "${source}"`);
  };
  const suffixed = (item: Pattern, suffix: string): Pattern =>
    suffix === '?' ? { kind: 'optional', item } : suffix === '*' ? { kind: 'repeat', item } : item;
  const choice = (): Pattern => {
    const items = [sequence()];
    while (parts[at] === '|') {
      at++;
      items.push(sequence());
    }
    return items.length === 1 ? items[0]! : { kind: 'choice', items };
  };
  const sequence = (): Pattern => {
    const items: Pattern[] = [];
    while (at < parts.length && parts[at] !== '|' && !parts[at]!.startsWith(')')) items.push(single());
    if (items.length === 0) fail('empty group');
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  };
  const single = (): Pattern => {
    const part = parts[at++]!;
    if (part === '(') {
      const inner = choice();
      const close = parts[at++];
      if (!close?.startsWith(')')) fail('open group');
      // The suffix may stand on its own after the blanks were put in.
      let suffix = close!.slice(1);
      if (!suffix && (parts[at] === '?' || parts[at] === '*')) suffix = parts[at++]!;
      return suffixed(inner, suffix);
    }
    const suffix = part.endsWith('?') || part.endsWith('*') ? part.slice(-1) : '';
    const body = suffix ? part.slice(0, -1) : part;
    const colon = body.indexOf(':');
    const names = body
      .slice(colon + 1)
      .split('/')
      .map((n) => {
        const [name, value] = n.split('=');
        return { name: name!, value: value ?? null };
      });
    return suffixed({ kind: 'name', slot: colon < 0 ? null : body.slice(0, colon), names }, suffix);
  };
  const out = choice();
  if (at < parts.length) fail('unbalanced group');
  return out;
}

/** All that a pattern asks for. */
export function wantedOf(p: Pattern): readonly Wanted[] {
  if (p.kind === 'name') return p.names;
  if (p.kind === 'optional' || p.kind === 'repeat') return wantedOf(p.item);
  return p.items.flatMap(wantedOf);
}

/** All names a pattern uses. */
export const namesOf = (p: Pattern): string[] => wantedOf(p).map((w) => w.name);
