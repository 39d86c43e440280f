/**
 * Where and when: takes the events of a sentence, its places and times, gives each event its own.
 *
 * A place is a location after «في», «ب» and the like; a place or time belongs to the nearest predicate before it in its clause — an event,
 * or another verb, which then keeps it, unless the sentence tells of one event alone — and at its head to the first predicate behind it.
 */
import { lowerBound } from '../core/search.js';
import type { Entities, EntityDraft } from '../names/entities.js';
import { normalize, plain } from '../text/fold.js';
import { LINE, SIGN } from '../text/token.js';
import { type Chunk, isPassiveHelper } from './chunks.js';
import type { Reader } from './clause.js';
import grammar from './data/grammar.json';
import setting from './data/setting.json';
import { lexeme } from './lexeme.js';
import { mentionReferent, type Referent } from './referents.js';
import { REPORTING, VerbMap } from './verb-map.js';

/** How far behind its verb an event noun may stand, in tokens. */
const CARRIED = 10;

export interface TimeAt {
  readonly first: number;
  readonly last: number;
  /** Index in the times of the document. */
  readonly index: number;
  readonly datable: boolean;
}

export interface Setting {
  readonly place: Referent | null;
  readonly time: TimeAt | null;
  /** A place of its sentence that may be meant, where none is told. */
  readonly likely?: Referent | null;
  /** Carried over from another sentence of the document. */
  readonly inferred?: { readonly place: boolean; readonly time: boolean };
}

const PLACE_PREPOSITIONS = new Set(setting.places.map((p) => plain(p)));
const DIRECTIONS = new Set(setting.directions.map((p) => plain(p)));
const PARTS = new Set(setting.parts.map((w) => normalize(w)));
const SPOKEN = new Set(setting.spoken);
const LIGHT = new VerbMap(setting.carriers);

export function settingsOf(
  r: Reader,
  events: readonly { token: number; carriers: readonly number[]; type: string }[],
  times: readonly TimeAt[],
): Map<number, Setting> {
  const { words } = r.c;
  const t = words.tokens;
  const out = new Map<number, Setting & { place: Referent | null; time: TimeAt | null }>();
  const triggers = events.map((e) => e.token).sort((a, b) => a - b);
  const carriedBy = new Map<number, (typeof events)[number]>();
  const eventAt = new Map<number, (typeof events)[number]>();
  for (const e of events) {
    if (!eventAt.has(e.token)) eventAt.set(e.token, e);
    for (const carrier of e.carriers) if (!carriedBy.has(carrier)) carriedBy.set(carrier, e);
  }
  for (const token of triggers) out.set(token, { place: null, time: null });
  // Predicates in order: token → the event it speaks for, -1 for another verb; what it governs happens then, but not always there.
  const predicates: { token: number; event: number; time: number }[] = [];
  let previous: Chunk | null = null;
  let antecedent = -1;
  for (const k of r.chunks) {
    const event = firstIn(triggers, k.first, k.last);
    if (event !== undefined) {
      predicates.push({ token: event, event, time: event });
      antecedent = event;
    } else if (k.kind === 'verb') {
      const verb = words.best(k.first).verb;
      const isReport = REPORTING.has(r, verb);
      // The verb of «الاجتماع الذي أقيم في …», and «عقد» before or after the noun it carries.
      const carrier = LIGHT.has(r, verb) || isPassiveHelper(words, k.first);
      const carried = carriedBy.get(k.first);
      const next = firstIn(triggers, k.first + 1, Infinity);
      const ahead = carried?.token ?? (next !== undefined && isNear(r, k.first, next) ? next : undefined);
      const event2 =
        previous?.kind === 'relative' && antecedent >= 0
          ? antecedent
          : carried || carrier
            ? (ahead ?? antecedent)
            : triggers.length === 1 && !isReport
              ? triggers[0]!
              : -1;
      const object = event2 < 0 ? objectOf(r, k, triggers, isReport) : event2;
      predicates.push({ token: k.first, event: event2, time: object });
    }
    previous = k;
  }
  // They stand in text order.
  const predicated = predicates.map((p) => p.token);
  const predicateFor = (token: number) => predicates[Math.max(0, placeOf(predicated, token) - 1)];
  const { at, mentions } = r.c.entities;
  for (let i = r.chunks[0]?.first ?? 0; i < (r.chunks.at(-1)?.last ?? 0); i++) {
    const m = at[i]! < 0 ? null : mentions[at[i]!]!;
    if (m?.first !== i) continue;
    const entity = r.c.entities.list[m.entity]!;
    if (entity.type !== 'location' || !standsIn(r, m.first, m.start > t.start[m.first]!)) continue;
    const event = predicateFor(m.first)?.event ?? -1;
    const s = out.get(event);
    const referent = mentionReferent(r.c, m);
    const spoken = s && SPOKEN.has(eventAt.get(event)!.type);
    if (s && !(spoken && !isBeside(r, event, m.first)))
      s.place = s.place === null ? referent : finest(r.c.entities, s.place, referent);
  }
  for (const time of times) {
    if (!time.datable) continue;
    const s = out.get(
      isWhen(r, time.last)
        ? (predicates.find((p) => p.token > time.last)?.event ?? -1)
        : (predicateFor(time.first)?.time ?? -1),
    );
    if (s && s.time === null) s.time = time;
  }
  return out;
}

/** How many of some sorted tokens stand before one. */
function placeOf(sorted: readonly number[], token: number): number {
  return lowerBound(sorted.length, (k) => sorted[k]! < token);
}

/** The first of some sorted tokens from one token up to another. */
function firstIn(sorted: readonly number[], from: number, to: number): number | undefined {
  const token = sorted[placeOf(sorted, from)];
  return token !== undefined && token < to ? token : undefined;
}

/** Does token b follow a closely, times aside: «عقد المكتب، يوم الثلاثاء 21 يناير الجاري، [اجتماعه]»? */
function isNear(r: Reader, a: number, b: number): boolean {
  let words = 0;
  for (let i = a; i < b; i++) if (!r.c.timeAt(i) && ++words > CARRIED) return false;
  return true;
}

/** «قرر القاضي، الأربعاء، [إيداع] …», «أعلنت الوزارة أمس عن [إطلاق] …»: the event noun that a verb governs without a clause between. */
function objectOf(r: Reader, verb: Chunk, triggers: readonly number[], reports: boolean): number {
  for (let i = r.chunks.indexOf(verb) + 1; i < r.chunks.length; i++) {
    const k = r.chunks[i]!;
    if (k.kind === 'verb' || k.kind === 'sub' || k.kind === 'relative') return -1;
    const token = firstIn(triggers, k.first, k.last);
    if (token === undefined) continue;
    const plain = k.preposition === null || (reports && k.preposition === grammar.about);
    return plain && !k.and && token === k.first && !r.c.words.best(token).article ? token : -1;
  }
  return -1;
}

/** «إلى شهر ماي الماضي، حين [توفي] …»: does the clause behind the time say what happened then? */
function isWhen(r: Reader, i: number): boolean {
  const { words } = r.c;
  const t = words.tokens;
  const k = i < t.count && t.kind[i] === SIGN ? i + 1 : i;
  return k < t.count && WHEN.has(lexeme(words, k).surface);
}
const WHEN = new Set(setting.when.map((w) => plain(w)));

/** Of what is said the place is where it is said, beside the verb and its subject: «طالب المحتجون في الرباط بـ…», not «أدان الهجوم في باريس». */
function isBeside(r: Reader, trigger: number, place: number): boolean {
  if (place < trigger) return true;
  let bare = 0;
  let beside = true;
  for (const k of r.chunks) {
    if (k.first <= trigger || k.last > place) continue;
    if (k.kind === 'relative' || k.kind === 'sub') return false;
    if (k.kind !== 'np') continue;
    if (r.c.timeAt(k.first)) continue;
    // «انتقادات إلى الحكومة خلال خطاب بأنقرة»: the occasion is where it is said.
    if (k.preposition === grammar.during) return true;
    if (k.preposition !== null || ++bare > 1) beside = false;
  }
  return beside;
}

/** How far back the preposition of a place is looked for, over «أحد أحياء مدينة», in tokens. */
const BACK = 5;

/** Does the location that starts at token i say where? «في طنجة», «بمدينة طنجة», «في أحد أحياء طنجة», «شمال كركوك», «في الضاحية الجنوبية لبيروت». */
function standsIn(r: Reader, i: number, clitic: boolean): boolean {
  const { words } = r.c;
  const t = words.tokens;
  const letter = (k: number) => t.words.surface(t.type[k]!).charAt(words.best(k).conjunction);
  if (clitic && words.best(i).preposition && PLACE_PREPOSITIONS.has(letter(i))) return true;
  const first = i - 1;
  for (let k = first; k >= Math.max(0, i - BACK); k--) {
    if (t.kind[k] === SIGN || t.gap[k + 1]! >= LINE) return false;
    const reading = words.best(k);
    const word = lexeme(words, k);
    if (PLACE_PREPOSITIONS.has(word.bare)) return true;
    if (DIRECTIONS.has(word.stem)) return true;
    if (word.isPlace) {
      if (reading.preposition) return PLACE_PREPOSITIONS.has(letter(k));
      continue;
    }
    if (reading.pos === 'ADJ' && k < first && !reading.preposition) continue;
    if (word.isQuantifier || PARTS.has(word.norm)) {
      if (reading.preposition) return PLACE_PREPOSITIONS.has(letter(k));
      continue;
    }
    // «الضاحية الجنوبية لبيروت»: the adjective before the ل.
    if (k === first && clitic && reading.pos === 'ADJ') continue;
    return false;
  }
  return false;
}

const FINENESS: Readonly<Record<string, number>> = {
  country: 0,
  region: 0,
  subdivision: 1,
  city: 2,
  district: 3,
  camp: 3,
  crossing: 3,
  facility: 3,
};

/** How fine a kind of place is: a city is finer than its country. */
export const fineness = (e: EntityDraft | undefined): number => FINENESS[e?.subtype ?? ''] ?? 1;

/** Of two places the finer one, the first where they are alike. */
export const finest = (entities: Entities, a: Referent, b: Referent): Referent =>
  fineness(entities.list[b.entity]) > fineness(entities.list[a.entity]) ? b : a;
