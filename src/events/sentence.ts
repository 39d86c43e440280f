/**
 * What a sentence tells of its events: takes the triggers that stand in it, gives one draft for each, with arguments, place, time, status,
 * source and numbers, each with the rule that read it.
 */
import { tokensBefore } from '../text/token.js';
import type { EventStatus } from '../types.js';
import { readReported } from './attribution.js';
import type { Chosen } from './choose.js';
import type { Reader } from './clause.js';
import grammar from './data/grammar.json';
import settingWords from './data/setting.json';
import { modeOf, ordinalOf, quantitiesOf } from './details.js';
import type { Discourse } from './discourse.js';
import type { EventContext, EventDraft } from './draft.js';
import { fillersOf, isTold, PLACE, TIME } from './fillers.js';
import { lexeme } from './lexeme.js';
import { pointingTo, type Referent } from './referents.js';
import type { Argument, Places } from './roles.js';
import { candidatesIn, Scene, timeReferent, timesIn } from './scene.js';
import { type Setting, settingsOf, type TimeAt } from './setting.js';
import { mayBeDenied, statusOf } from './status.js';
import { LATER, relationOf, SAID_AHEAD } from './status-weigh.js';
import { isStanding, UNTIL } from './status-words.js';
import { isDatable, timesWithin } from './times.js';
import { topicsOf } from './topics.js';
import { traceOf } from './trace.js';

const INCIDENT = new Set(grammar.incident);
const HARMS = new Set(grammar.harms);
const TOGETHER = new Set(grammar.together);
/** Roles of which a location is the place as well: «زار تونس». */
const PLACE_ROLES = new Set(settingWords.roles);

const typeOf = (x: Chosen): string => x.trigger.rule.type.type;

/** `ordinals`: those of the document, by the token they start at. */
export function draftsOf(
  c: EventContext,
  r: Reader,
  chosen: readonly Chosen[],
  ordinals: ReadonlyMap<number, number>,
): EventDraft[] {
  const { words, sentences } = c;
  const s = r.sentence;
  const [from, to] = [sentences.first[s]!, sentences.first[s + 1]!];
  const times = timesOf(c, from, to);
  const settings = settingsIn(r, chosen, times);
  const reported = readReported(r, from, to);
  // Whoever tells what it did reports it: «أسفر الهجوم عن مقتل ستة».
  const isHarmful = chosen.some((x) => HARMS.has(typeOf(x)));
  const scene = sceneOf(r, chosen, times);
  return chosen.map((x) => {
    const { trigger, places, chance, features, carriers } = x;
    const { fillers, setting } = weigh(c, r, x, settings.get(trigger.token)!, scene, times);
    const carrier = carriers[0]?.token ?? lightVerb(r, x);
    const { status, cue } = statusOf(words, trigger, { definite: places.definite, carrier, verbs: c.verbs }, from, to);
    const said = reported.filter((y) => trigger.token >= y.from && trigger.token < y.to && y.token !== trigger.token);
    const isDenied = said.some((y) => y.kind === 'denied') && mayBeDenied(words, trigger);
    const isDone = trigger.verb?.tense === 'perfect' || isStanding(words, trigger);
    return {
      type: trigger.rule.type,
      trigger,
      mentions: [trigger, ...carriers],
      sentence: s,
      sentences: [s],
      arguments: fillers,
      again: [],
      asserted: (isHarmful && INCIDENT.has(typeOf(x))) || isAsserted(c, x),
      places,
      status: settled(c, status, isDenied, isDone ? null : setting.time),
      cue: cue ? tokensBefore(words.tokens, cue.start) : -1,
      carrier,
      odds: 0,
      mode: trigger.rule.trigger.mode ?? modeOf(words, trigger, from, to),
      ordinal: ordinalOf(words, trigger, ordinals),
      setting,
      quantities: quantitiesOf(words, c.quantities, trigger, places, from, to),
      reported: said,
      topics: topicsOf(r, trigger, places, to),
      chance,
      trace: c.explain ? traceOf(words, trigger, places, cue, setting, features) : [],
    };
  });
}

/** The first token of the light verb that carries the trigger, -1 for none. */
const lightVerb = (r: Reader, { places }: Chosen): number =>
  places.lightVerb < 0 ? -1 : r.chunks[places.lightVerb]!.first;

function timesOf(c: EventContext, from: number, to: number): TimeAt[] {
  const out: TimeAt[] = [];
  const [first, last] = timesWithin(c.times, from, to);
  for (let index = first; index < last; index++) {
    const x = c.times[index]!;
    out.push({ first: x.first, last: x.last, index, datable: isDatable(x) });
  }
  return out;
}

/** Place and time of each trigger, by its token, as grammar gives them. */
function settingsIn(r: Reader, chosen: readonly Chosen[], times: readonly TimeAt[]): Map<number, Setting> {
  const events = chosen.map((x) => {
    const carriers = x.carriers.map((y) => y.token);
    const verb = lightVerb(r, x);
    return { token: x.trigger.token, carriers: verb < 0 ? carriers : [...carriers, verb], type: typeOf(x) };
  });
  const settings = settingsOf(r, events, times);
  share(chosen, settings);
  return settings;
}

/** «قتل ستة في قصف بمدينة الفاشر»: what belongs to one incident of a sentence has one place and time. */
function share(chosen: readonly Chosen[], settings: Map<number, Setting>): void {
  const parts = chosen.filter((x) => INCIDENT.has(typeOf(x))).map((x) => x.trigger.token);
  const place = parts.map((token) => settings.get(token)!.place).find((p) => p !== null) ?? null;
  const time = parts.map((token) => settings.get(token)!.time).find((x) => x !== null) ?? null;
  for (const token of parts) {
    const own = settings.get(token)!;
    settings.set(token, { ...own, place: own.place ?? place, time: own.time ?? time });
  }
}

/** Everybody in the sentence who may take part, with whom the frames of its triggers claim. */
function sceneOf(r: Reader, chosen: readonly Chosen[], times: readonly TimeAt[]): Scene {
  const { discourse } = r;
  const people = candidatesIn(r, (x) => pointed(discourse, x));
  const when = timesIn(
    r,
    times.filter((x) => x.datable),
  );
  const claimants = chosen.map(({ trigger, places }) => ({ trigger, fillers: argumentsOf(discourse, places) }));
  return new Scene(r, [...people, ...when], claimants);
}

/** Who takes part, as what they point to, where and when; two who act together are kept for «الطرفان». */
function weigh(
  c: EventContext,
  r: Reader,
  { trigger, places }: Chosen,
  own: Setting,
  scene: Scene,
  times: readonly TimeAt[],
): { fillers: Argument[]; setting: Setting } {
  const { discourse } = r;
  const proposed = argumentsOf(discourse, places);
  const by = 'setting';
  const place = placeOf(own, trigger.rule.type.type, places);
  if (place) proposed.push({ role: PLACE, referent: place, confidence: 0, by });
  if (own.time) proposed.push({ role: TIME, referent: timeReferent(c.words, own.time), confidence: 0, by });
  const weighed = fillersOf(r, trigger, places, proposed, scene, trigger.token < c.titleEnd, c.observeFiller);
  const fillers = weighed.filter((a) => a.role !== PLACE && a.role !== TIME);
  const together = fillers.filter((a) => TOGETHER.has(a.role));
  if (together.length > 1) discourse.pair(together.map((a) => a.referent));
  const where = surest(weighed, PLACE);
  const visited = fillers.find((a) => isPlaceToo(a, trigger.rule.type.type));
  const when = surest(weighed, TIME);
  const timeAt = ({ first, last }: Referent) => times.find((x) => x.first === first && x.last === last) ?? null;
  return {
    fillers,
    setting: {
      place: where && isTold(where) ? where.referent : (visited?.referent ?? null),
      time: when && isTold(when) ? timeAt(when.referent) : null,
      likely: where?.referent ?? null,
    },
  };
}

/** The place that the frame gives, else that of the setting if nobody there acts, else a role that is one: «زار تونس». */
function placeOf({ place }: Setting, type: string, { place: own, arguments: told }: Places): Referent | null {
  if (own) return own;
  const isTaken = ({ referent: { entity }, role }: Argument) =>
    entity >= 0 && entity === place?.entity && role !== 'participant';
  if (place && !told.some(isTaken)) return place;
  return told.find((a) => isPlaceToo(a, type))?.referent ?? null;
}

const isPlaceToo = ({ referent, role }: Argument, type: string): boolean =>
  referent.kind === 'location' && PLACE_ROLES.has(`${type}.${role}`);

/** The likeliest filler of a role. */
function surest(fillers: readonly Argument[], role: string): Argument | null {
  let best: Argument | null = null;
  for (const a of fillers) if (a.role === role && (!best || a.confidence > best.confidence)) best = a;
  return best;
}

/** Fillers that the frame gives, as what they point to. */
function argumentsOf(discourse: Discourse, { arguments: told, likely }: Places): Argument[] {
  const out: Argument[] = [];
  for (const list of likely ? [told, likely] : [told])
    for (const { role, referent, confidence, by } of list) {
      const two = discourse.dual(referent);
      if (!two) out.push({ role, referent: pointed(discourse, referent), confidence, by });
      else for (const one of two) out.push({ role, referent: one, confidence, by });
    }
  return out;
}

/** A title or kind of body that points back becomes what it points to, a description what it takes up. */
function pointed(discourse: Discourse, referent: Referent): Referent {
  const entity = discourse.nominal(referent);
  return entity < 0 ? discourse.antecedent(referent) : pointingTo(referent, entity);
}

/**
 * Does the sentence report it? A verb does, a noun that a verb carries («نفذ [هجوما]»), and a title; a relative clause and other nouns speak of what
 * is known («بعد [الهجوم]», «الهجوم الذي [استهدف] …»).
 */
function isAsserted(c: EventContext, { trigger: t, places, carriers }: Chosen): boolean {
  if (t.token < c.titleEnd || places.lightVerb >= 0 || carriers.length > 0) return true;
  if (t.kind === 'phrase') return t.verb !== null || c.words.best(t.token).pos === 'VERB';
  return t.kind === 'verb' && !lexeme(c.words, t.token - 1).isRelative && !lexeme(c.words, t.token - 2).isRelative;
}

/** What is denied did not happen, what has a time ahead is planned; else as the words around the trigger say. */
function settled(c: EventContext, own: EventStatus, isDenied: boolean, time: Setting['time']): EventStatus {
  if (own !== 'actual') return own;
  if (isDenied) return 'negated';
  return isAhead(c, time) ? 'planned' : own;
}

/** Does the time lie after the day of publication, or say so itself («الأحد المقبل»)? */
function isAhead(c: EventContext, time: Setting['time']): boolean {
  if (!time) return false;
  const told = c.times[time.index]!;
  // «تستمر [الاحتفالات] حتى السبت»: that is their end.
  if (c.words.lexeme(told.first - 1).norm === UNTIL) return false;
  const when = relationOf(told, c.publishedAt);
  return when === LATER || when === SAID_AHEAD;
}
