/** How an event was read, for `explain`: takes a trigger with what was read around it, gives the rules with the words that they read. */
import type { Span, TraceStep } from '../types.js';
import type { EventWords } from './lexeme.js';
import type { Places } from './roles.js';
import { hasArguments } from './select.js';
import type { Setting } from './setting.js';
import { span, spanOf } from './spans.js';
import type { TriggerFound } from './triggers.js';

export function traceOf(
  words: EventWords,
  trigger: TriggerFound,
  places: Places,
  cue: Span | null,
  setting: Setting,
  features: number,
): TraceStep[] {
  const t = words.tokens;
  const steps: TraceStep[] = [
    {
      part: 'trigger',
      rule: trigger.rule.trigger.id,
      spans: [span(t.text, trigger.start, trigger.end)],
      note: `${hasArguments(features) ? 'with' : 'without'} arguments`,
    },
  ];
  for (const a of [...places.arguments, ...(places.likely ?? [])])
    steps.push({
      part: `role:${a.role}`,
      rule: `${trigger.rule.trigger.id}#${trigger.rule.trigger.frame}.${a.by}`,
      spans: [span(t.text, a.referent.start, a.referent.end)],
      note: '',
    });
  if (cue) steps.push({ part: 'status', rule: 'status/cue', spans: [cue], note: '' });
  if (setting.place)
    steps.push({
      part: 'place',
      rule: 'setting/nearest-predicate',
      spans: [span(t.text, setting.place.start, setting.place.end)],
      note: '',
    });
  if (setting.time)
    steps.push({
      part: 'time',
      rule: 'setting/nearest-predicate',
      spans: [spanOf(t, setting.time.first, setting.time.last)],
      note: '',
    });
  return steps;
}
