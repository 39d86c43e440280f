/** Who takes part less surely than 0.4 is left out, unless less is asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractEvents, type KhabarEvent } from '../../src/index.js';

const folder = new URL('../../examples/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const participantsOf = (e: KhabarEvent) => e.participants.map((p) => `${p.role} ${p.start} ${p.text}`);
const keyOf = (e: KhabarEvent) => `${e.type} ${e.trigger.start}`;

describe('those who take part', () => {
  let left = 0;
  it.each(texts)('are given from 0.4 on, the others when they are asked for: %.20s', (text) => {
    const all = new Map(extractEvents(text, { minConfidence: 0 }).events.map((e) => [keyOf(e), e]));
    for (const e of extractEvents(text).events) {
      const sure = all.get(keyOf(e))!.participants.filter((p) => p.confidence >= 0.4);
      left += all.get(keyOf(e))!.participants.length - sure.length;
      expect(participantsOf(e)).toEqual(participantsOf({ ...e, participants: sure }));
    }
  });

  it('are not all sure', () => {
    expect(left).toBeGreaterThan(0);
  });

  it('leave no description behind that nobody speaks of', () => {
    for (const text of texts) {
      const { entities, events } = extractEvents(text);
      const spoken = new Set(
        events.flatMap((e) => [...e.participants.map((p) => p.entity), ...e.attribution.map((a) => a.source)]),
      );
      for (const e of entities)
        if (e.mentions.every((m) => m.kind === 'nominal')) expect(spoken, e.name).toContain(e.id);
    }
  });
});
