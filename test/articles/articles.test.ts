/**
 * Whole articles of `examples/`: each fact of `NAME.facts.txt`, written from reading the article, is found in what the engine gives.
 *
 *   @ 2025-11-13                                  day of publication
 *   title | author | dateline | publisher TEXT
 *   dropped REASON LINE
 *   entity TYPE NAME · country NAME CODE · time TEXT = VALUE · quantity TEXT = NUMBER UNIT
 *   event TYPE … [trigger] …                      then, indented, what is said of it: status, mode, ordinal, place, time, said, role, quantity
 *   none TYPE … [trigger] …                       no event of the type stands there
 *
 * Names may have spellings, parted by «|». A fact that is not found yet is kept, `todo` before it; it fails when it starts to be found.
 * With UPDATE=1 the `todo` of facts that are found now is taken off the files; it is never put on: that is for a reader to decide.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createExtractor } from '../../src/extractor.js';
import { validate } from '../../src/output/validate.js';
import { normalize, plain } from '../../src/text/fold.js';
import type { Extraction, KhabarEvent } from '../../src/types.js';

const here = new URL('.', import.meta.url);
const examples = new URL('../../examples/', here);
const extractor = createExtractor();

interface Fact {
  readonly line: number;
  readonly todo: boolean;
  readonly source: string;
  /** The event that an indented fact is about. */
  readonly of: string | null;
}

function readFacts(file: string): { published: string; facts: Fact[] } {
  const facts: Fact[] = [];
  let published = '';
  let of: string | null = null;
  file.split('\n').forEach((raw, i) => {
    const indented = raw.startsWith('  ');
    const todo = raw.trim().startsWith('todo ');
    const source = raw.trim().replace(/^todo /, '');
    if (!source || source.startsWith('#')) return;
    if (source.startsWith('@')) published = source.slice(1).trim();
    else facts.push({ line: i + 1, todo, source, of: indented ? of : null });
    if (source.startsWith('event ')) of = source;
  });
  return { published, facts };
}

const same = (a: string, b: string): boolean => normalize(plain(a)) === normalize(plain(b));
const oneOf = (a: string, spellings: string): boolean => spellings.split('|').some((s) => same(a, s.trim()));

/** Does one of the entity's names or mentions spell it? */
function named(x: Extraction, id: string | null | undefined, spellings: string): boolean {
  const e = x.entities.find((y) => y.id === id);
  return e !== undefined && (oneOf(e.name, spellings) || e.mentions.some((m) => oneOf(m.text, spellings)));
}

/** Events of a type, any type for «*», with a mention in the brackets of a piece of text. */
function eventsAt(x: Extraction, text: string, fact: string): KhabarEvent[] {
  const [, type, marked] = /^\S+ (\S+) (.*)$/.exec(fact)!;
  const piece = marked!.replace(/[[\]]/g, '');
  const at = text.indexOf(piece);
  if (at < 0 || text.indexOf(piece, at + 1) >= 0) throw new Error(`«${piece}» does not stand once in the article`);
  const start = at + marked!.indexOf('[');
  const end = at + marked!.indexOf(']') - 1;
  return x.events.filter(
    (v) => (type === '*' || v.type === type) && v.mentions.some((m) => m.start < end && m.end > start),
  );
}

function holds(x: Extraction, text: string, fact: Fact): boolean {
  if (fact.of) return eventsAt(x, text, fact.of).some((v) => says(x, v, fact.source));
  const [kind, ...words] = fact.source.split(' ');
  const rest = words.join(' ');
  const [what, value] = rest.split(' = ');
  const { document } = x;
  switch (kind) {
    case 'title':
    case 'author':
    case 'publisher':
    case 'dateline':
      return document[kind]?.text === rest;
    case 'dropped':
      return document.dropped.some((d) => d.reason === words[0] && d.text.includes(words.slice(1).join(' ')));
    case 'entity': {
      const spellings = words.slice(1).join(' ');
      return x.entities.some((e) => e.type === words[0] && named(x, e.id, spellings));
    }
    case 'country':
      return x.entities.some((e) => e.country === words.at(-1) && named(x, e.id, words.slice(0, -1).join(' ')));
    case 'time':
      return x.times.some((t) => oneOf(t.text, what!) && t.value === value);
    case 'quantity': {
      const [number, unit] = value!.split(' ');
      return x.quantities.some((q) => oneOf(q.text, what!) && q.value === Number(number) && (!unit || q.unit === unit));
    }
    case 'event':
      return eventsAt(x, text, fact.source).length > 0;
    case 'none':
      return eventsAt(x, text, fact.source).length === 0;
    default:
      throw new Error(`no such fact: ${fact.source}`);
  }
}

function says(x: Extraction, v: KhabarEvent, source: string): boolean {
  const [kind, ...words] = source.split(' ');
  const rest = words.join(' ');
  const [first, ...others] = words;
  switch (kind) {
    case 'status':
    case 'mode':
      return v[kind] === rest;
    case 'ordinal':
      return v.ordinal === Number(rest);
    case 'place':
      return named(x, v.place?.entity, rest);
    case 'time': {
      const [from, to = from] = rest.split('/');
      return v.time?.from === from && v.time?.to === to;
    }
    case 'said':
      return v.attribution.some((a) => named(x, a.source, rest));
    case 'role': {
      const spellings = others.join(' ');
      return v.participants.some(
        (p) => p.role === first && (oneOf(p.text, spellings) || named(x, p.entity, spellings)),
      );
    }
    case 'quantity':
      return v.quantities.some((q) => q.role === first && q.min === Number(others[0]) && q.max === q.min);
    default:
      throw new Error(`no such fact of an event: ${source}`);
  }
}

const update = process.env.UPDATE === '1';

/** Takes `todo` off the given lines of a file of facts. */
function settle(file: URL, lines: ReadonlySet<number>): void {
  const rows = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, rows.map((row, i) => (lines.has(i + 1) ? row.replace('todo ', '') : row)).join('\n'));
}

for (const name of readdirSync(examples).filter((f) => f.endsWith('.txt'))) {
  const text = readFileSync(new URL(name, examples), 'utf8');
  const file = new URL(name.replace('.txt', '.facts.txt'), here);
  const { published, facts } = readFacts(readFileSync(file, 'utf8'));
  describe(name, () => {
    const x = extractor.extractEvents(text, { publishedAt: published });
    const found = new Set(facts.filter((f) => f.todo && holds(x, text, f)).map((f) => f.line));
    if (update && found.size) settle(file, found);
    for (const fact of facts) {
      const todo = fact.todo && !(update && found.has(fact.line));
      test(`${fact.line} ${fact.of ? `${fact.of} · ` : ''}${fact.source}${todo ? ' (todo)' : ''}`, () => {
        expect(holds(x, text, fact)).toBe(!todo);
      });
    }
    test('is valid', () => {
      expect(validate(JSON.parse(JSON.stringify(x)), { strict: true })).toEqual({ valid: true });
    });
  });
}
