/**
 * One line in Arabic and one in English for an event: takes the finished record and its entities, gives «من، ماذا، لمن، أين، متى» in order.
 *
 *   «زيارة: عبد اللطيف حموشي ← مركز القيادة والتنسيق للأنتربول» / "visit: Abdellatif Hammouchi → … (Lyon, 2024-09-03)"
 */
import type { Entity, KhabarEvent } from '../types.js';
import words from './data/summary.json';

export function summarize(
  event: Omit<KhabarEvent, 'summary'>,
  gloss: string,
  entities: ReadonlyMap<string, Entity>,
): { ar: string; en: string } {
  const side = (agents: boolean, lang: 'ar' | 'en'): string => {
    const names: string[] = [];
    for (const p of event.participants) {
      if ((p.proto === 'agent') !== agents) continue;
      const e = entities.get(p.entity)!;
      const name = lang === 'en' ? (e.names.en ?? e.name) : e.name;
      if (!names.includes(name)) names.push(name);
    }
    return names.join(lang === 'ar' ? words.comma : ', ');
  };
  const line = (lang: 'ar' | 'en'): string => {
    const head = lang === 'ar' ? gloss : event.type;
    const status = event.status === 'actual' ? '' : ` (${lang === 'ar' ? words.status[event.status] : event.status})`;
    const agents = side(true, lang);
    const others = side(false, lang);
    const who = agents && others ? `${agents} ${lang === 'ar' ? '\u2190' : '\u2192'} ${others}` : agents || others;
    const place = event.place
      ? lang === 'en'
        ? (entities.get(event.place.entity)!.names.en ?? event.place.name)
        : event.place.name
      : '';
    const time = event.time?.from
      ? event.time.to && event.time.to !== event.time.from
        ? `${event.time.from} \u2013 ${event.time.to}`
        : event.time.from
      : '';
    const where = [place, time].filter(Boolean).join(lang === 'ar' ? words.comma : ', ');
    return `${head}${status}${who ? `: ${who}` : ''}${where ? ` (${where})` : ''}`;
  };
  return { ar: line('ar'), en: line('en') };
}
