/** The language of patterns: what a pattern asks for, and what is no pattern. */
import { expect, it } from 'vitest';
import { namesOf, type Pattern, parsePattern } from '../../src/time/pattern.js';

/** A pattern written back, each part in brackets. */
const shown = (p: Pattern): string => {
  switch (p.kind) {
    case 'name':
      return `${p.slot ? `${p.slot}:` : ''}${p.names.map((n) => n.name + (n.value ? `=${n.value}` : '')).join('/')}`;
    case 'sequence':
      return `[${p.items.map(shown).join(' ')}]`;
    case 'choice':
      return `{${p.items.map(shown).join(' | ')}}`;
    case 'optional':
      return `${shown(p.item)}?`;
    case 'repeat':
      return `${shown(p.item)}*`;
  }
};

it.each([
  ['day', 'day'],
  ['head=day', 'head=day'],
  ['m:mon/monWeak', 'm:mon/monWeak'],
  ['head=day? d:n31 of? m:month', '[head=day? d:n31 of? m:month]'],
  ['(a|b c)', '{a | [b c]}'],
  ['(a b)? c', '[[a b]? c]'],
  ['(a b) ? c', '[[a b]? c]'],
  ['d:n31 (comma? and? d:n31)* and d:n31', '[d:n31 [comma? and? d:n31]* and d:n31]'],
  ['a | (b (c|d)?) e', '{a | [[b {c | d}?] e]}'],
])('%s', (source, tree) => {
  expect(shown(parsePattern(source))).toBe(tree);
});

it('names all that a pattern uses', () => {
  expect(namesOf(parsePattern('(head=day)? d:n31/d31 (comma | of) m:month*'))).toEqual([
    ...['head', 'n31', 'd31', 'comma', 'of', 'month'],
  ]);
});

it.each([
  ['a ()', 'empty group'],
  ['a | | b', 'empty group'],
  ['(a b', 'open group'],
  ['a) b', 'unbalanced group'],
])('%j is no pattern: %s', (source, why) => {
  expect(() => parsePattern(source)).toThrow(`${why} in pattern "${source}"`);
});
