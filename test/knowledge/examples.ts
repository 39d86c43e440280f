/** Checks one example of an event file against what an extractor reads: gives what is wrong, nothing where all is right. */
import type { EventCounterExample, EventExample } from '../../src/events/type.js';
import { normalize } from '../../src/text/fold.js';
import type { Extractor, KhabarEvent } from '../../src/types.js';

const near = (a: string, b: string): boolean => {
  const [x, y] = [normalize(a), normalize(b)];
  return x === y || x.endsWith(y) || y.endsWith(x) || x.startsWith(y) || y.startsWith(x);
};

/** Text of an example has a dateless page of one line; relative times stay unresolved. */
export function checkExample(x: Extractor, type: string, e: EventExample): string[] {
  const out = x.extractEvents(e.text, { explain: true, minConfidence: 0 });
  const at = e.text.indexOf(e.trigger);
  if (at < 0) return [`the trigger «${e.trigger}» is not in the text`];
  const meets = (v: KhabarEvent) => v.mentions.some((m) => m.start < at + e.trigger.length && m.end > at);
  const event = out.events.find((v) => v.type === type && meets(v));
  if (!event) {
    const other = out.events.filter(meets).map((v) => v.type);
    return [`no ${type} at «${e.trigger}»${other.length ? `, but ${other.join(', ')}` : ''}`];
  }
  const wrong: string[] = [];
  const entity = new Map(out.entities.map((y) => [y.id, y]));
  for (const [role, names] of Object.entries(e.roles ?? {})) {
    for (const name of [names].flat()) {
      const hit = event.participants.some(
        (p) =>
          p.role === role &&
          (near(p.text, name) ||
            entity.get(p.entity)!.mentions.some((m) => near(m.text, name)) ||
            near(entity.get(p.entity)!.name, name)),
      );
      if (!hit)
        wrong.push(
          `${role} «${name}» is missing, there is ${event.participants.map((p) => `${p.role} «${p.text}»`).join(', ') || 'none'}`,
        );
    }
  }
  if (
    e.place !== undefined &&
    !(
      event.place &&
      (near(event.place.name, e.place) || entity.get(event.place.entity)!.mentions.some((m) => near(m.text, e.place!)))
    )
  )
    wrong.push(`place «${event.place?.name ?? null}» for «${e.place}»`);
  if (e.status !== undefined && event.status !== e.status) wrong.push(`status ${event.status} for ${e.status}`);
  if (e.mode !== undefined && event.mode !== e.mode) wrong.push(`mode ${event.mode} for ${e.mode}`);
  if (e.ordinal !== undefined && event.ordinal !== e.ordinal) wrong.push(`ordinal ${event.ordinal} for ${e.ordinal}`);
  for (const [role, n] of Object.entries(e.quantities ?? {}))
    if (!event.quantities.some((q) => q.role === role && (q.min === n || q.max === n)))
      wrong.push(`quantity ${role} ${n} is missing`);
  return wrong;
}

export function checkCounterExample(x: Extractor, type: string, e: EventCounterExample): string[] {
  const out = x.extractEvents(e.text, { minConfidence: 0 });
  const rule = (v: KhabarEvent) => v.type === type;
  const wrong: string[] = [];
  const found = out.events.find(rule);
  if (found && e.expect !== type) wrong.push(`«${found.trigger.text}» is read as ${type}: ${e.because}`);
  if (e.expect !== null && !out.events.some((v) => v.type === e.expect))
    wrong.push(`no ${e.expect} found, there is ${out.events.map((v) => v.type).join(', ') || 'none'}`);
  return wrong;
}
