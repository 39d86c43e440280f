/**
 * The sentences of event types as parts: takes a template, gives text, verbs, slots and optional stretches.
 *
 *   `[زار يزور يزر] {visitor} {destination|place}( للقاء {host})`: verb in perfect, imperfect and jussive; a role, or the first filled of several; a
 *   stretch that stands only if its role is filled. `{party+}` wants at least two.
 */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'verb'; readonly forms: readonly string[] }
  | { readonly kind: 'slot'; readonly roles: readonly string[]; readonly least: number }
  | { readonly kind: 'optional'; readonly parts: readonly Part[] };

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };
const known = new Map<string, readonly Part[]>();

/** Templates come from data, so there are few. */
export function parseSentence(template: string): readonly Part[] {
  let parts = known.get(template);
  if (!parts) known.set(template, (parts = parse(template)));
  return parts;
}

function parse(template: string): Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = () => {
    if (text) parts.push({ kind: 'text', text });
    text = '';
  };
  for (let i = 0; i < template.length; i++) {
    const open = template[i]!;
    const end = open in CLOSING ? template.indexOf(CLOSING[open]!, i) : -1;
    if (end < 0) {
      text += open;
      continue;
    }
    flush();
    const inside = template.slice(i + 1, end);
    if (open === '[') parts.push({ kind: 'verb', forms: inside.split(' ') });
    else if (open === '(') parts.push({ kind: 'optional', parts: parse(inside) });
    else {
      const two = inside.endsWith('+');
      parts.push({ kind: 'slot', roles: (two ? inside.slice(0, -1) : inside).split('|'), least: two ? 2 : 1 });
    }
    i = end;
  }
  flush();
  return parts;
}
