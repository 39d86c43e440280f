/**
 * Is the confidence of events true? Takes annotated articles, gives for each class of confidence how many events there are, what they promise and
 * how many are right: told by the text, with that type, and not told by another event already.
 */
import { join } from 'node:path';
import { makeTools } from '../src/extractor.js';
import { analyze } from '../src/pipeline.js';
import { readGold, rightOnes } from './gold.js';
import type { Figures } from './suites.js';

export const CONFIDENCE = 'events/confidence';
/** Lower ends of the classes, per cent. */
export const CLASSES = [0, 60, 70, 80, 90] as const;
/** Mean distance between promised and right, weighted by the events of the class, in points. */
export const ERROR = 'expected calibration error';

export function confidence(folder: string): Figures {
  const tools = makeTools();
  const classes = CLASSES.map(() => ({ events: 0, promised: 0, right: 0 }));
  for (const a of readGold(
    join(folder, 'events', 'news-dev.gold.jsonl'),
    join(folder, 'events', 'articles.jsonl.gz'),
  )) {
    const { events } = analyze(a.text, tools, a.publishedAt);
    const right = rightOnes(a, events);
    for (const d of events) {
      const c = classes[CLASSES.filter((least) => 100 * d.chance >= least).length - 1]!;
      c.events++;
      c.promised += d.chance;
      if (right.has(d)) c.right++;
    }
  }
  const out: Figures = {};
  const all = classes.reduce((n, c) => n + c.events, 0);
  let error = 0;
  classes.forEach(({ events, promised, right }, i) => {
    if (!events) return;
    out[`from ${CLASSES[i]} events`] = events;
    out[`from ${CLASSES[i]} promised`] = (100 * promised) / events;
    out[`from ${CLASSES[i]} right`] = (100 * right) / events;
    error += (100 * Math.abs(promised - right)) / all;
  });
  return { ...out, [ERROR]: error };
}
