/** Who, where and when: each text of `arguments.cases.txt` gives the events below it with the fillers, place and time that are told. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExtractor } from '../../src/extractor.js';
import { normalize, plain } from '../../src/text/fold.js';
import type { Extraction, KhabarEvent } from '../../src/types.js';

const extractor = createExtractor();
const fold = (s: string): string => normalize(plain(s)).trim();

interface Case {
  readonly text: string;
  readonly events: readonly string[];
}

function readCases(): Case[] {
  const out: { text: string; events: string[] }[] = [];
  for (const line of readFileSync(new URL('./arguments.cases.txt', import.meta.url), 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    if (line.startsWith('  ')) out.at(-1)!.events.push(line.trim());
    else out.push({ text: line, events: [] });
  }
  return out;
}

const eventOf = (x: Extraction, type: string, trigger: string): KhabarEvent | undefined =>
  x.events.find((e) => e.type === type && e.mentions.some((m) => fold(m.text) === fold(trigger)));

/** What is told of a part of the event, in the words of the case. */
function told(x: Extraction, e: KhabarEvent, part: string, expected: readonly string[]): string[] {
  const spelled = (names: readonly (string | undefined)[]): string =>
    expected.find((w) => names.some((n) => n !== undefined && fold(n) === fold(w))) ?? names.find(Boolean) ?? '-';
  if (part === 'place') {
    const entity = x.entities.find((y) => y.id === e.place?.entity);
    return [spelled([e.place?.name, ...(entity?.mentions.map((m) => m.text) ?? [])])];
  }
  if (part === 'time') return [spelled([x.times.find((t) => t.id === e.time?.ref)?.text])];
  const fillers = e.participants.filter((p) => p.role === part);
  if (!fillers.length) return ['-'];
  return fillers.map((p) => {
    const entity = x.entities.find((y) => y.id === p.entity);
    return spelled([p.text, entity?.name, ...(entity?.mentions.map((m) => m.text) ?? [])]);
  });
}

const TODO = /^todo /;

describe('arguments.cases.txt', () => {
  for (const { text, events } of readCases())
    for (const written of events) {
      const line = written.replace(TODO, '');
      (line === written ? it : it.fails)(`${text} · ${line}`, () => {
        const [, type, trigger, rest] = /^(\S+) \[([^\]]+)\] (.*)$/.exec(line)!;
        const x = extractor.extractEvents(text, { publishedAt: '2024-05-15', minConfidence: 0 });
        const e = eventOf(x, type!, trigger!);
        expect(e, x.events.map((y) => `${y.type} ${y.trigger.text}`).join(', ')).toBeDefined();
        for (const part of rest!.split(';')) {
          const [, name, sign, list] = /^\s*(\S+) ([=~]) (.*)$/.exec(part)!;
          const expected = list!.split('|').map((s) => s.trim());
          expect([name, ...told(x, e!, name!, expected).sort()]).toEqual([name, ...expected.sort()]);
          // What is not there is not carried over either.
          if (name === 'place' || name === 'time') expect(e![name]?.inferred ?? false).toBe(sign === '~');
        }
      });
    }
});
