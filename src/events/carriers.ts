/**
 * The verbs around an event noun that say who does it or whom it happens to: takes the chunk of the noun, gives what they say.
 *
 *   before it   «عقد الوزير [اجتماعا]» the subject does it · «تعرضت القافلة ل[هجوم]» it happens to the subject · «شهدت المدينة [احتجاجات]» it is
 *               where · «حاول اللصوص [سرقة] …», «اتهم المحامي زميله ب[سرقة] …» whoever another verb has it done by, if nothing else says who
 *   behind it   «[الهجوم] الذي نفذه …», «[ضغوط] مارستها …», «[انفجار] استهدف …», «[الاجتماع] الذي جمع …»
 *   participle  «…، [داعيا] إلى …»: the subject of the sentence
 */
import type { VerbReading } from '../arabic/verbs.js';
import { isPassiveHelper } from './chunks.js';
import {
  COMMA,
  coordinated,
  placeOf,
  type Reader,
  readRight,
  referentAt,
  type Slot,
  SOFT_SIGNS,
  signUnit,
} from './clause.js';
import grammar from './data/grammar.json';
import light from './data/light-verbs.json';
import { lexeme } from './lexeme.js';
import { accusative } from './phrase-end.js';
import type { Referent } from './referents.js';
import { isTown, UNDERGONE } from './roles.js';
import { keptSubject, mayBeSubject, subjectBefore, subjectOf } from './subjects.js';
import type { TriggerFound } from './triggers.js';
import { OBJECT_CONTROL, REPORTING, VerbMap, type VerbName } from './verb-map.js';

interface VerbEntry extends VerbName {
  readonly subject?: string;
  readonly preposition?: string;
}
const LIGHT = new VerbMap<VerbEntry>(light.verbs);
const UNDERGO = new VerbMap<VerbEntry>(light.undergo);
const DOERS = new VerbMap<VerbEntry>([...light.verbs, ...light.doers]);
const EXCHANGE = new VerbMap<VerbEntry>(light.exchange);
const HITS = new VerbMap<VerbEntry>(light.hits);
const GATHERING = new VerbMap<VerbEntry>(light.gathering);
const STANCES = new VerbMap<VerbEntry>(light.stances);
/** How many chunks before the noun its verb may stand. */
const REACH = 6;
/** Prepositions by which a verb governs what its subject does. */
const TOGETHER = new Set(light.together.map(placeOf));
const FROM = placeOf(grammar.from);
const GOVERNORS = new Set(light.control);

export interface Carrier {
  /** What the referents are to the noun: its subject, whom it happens to, whom another verb makes its subject; null for nothing. */
  readonly place: 'subject' | typeof UNDERGONE | 'control' | null;
  /** «تبادل الطرفان [الاتهامات]»: they undergo it as well. */
  readonly mutual?: boolean;
  /** «اتهم المحامي زميله ب[سرقة] …»: the object of the other verb. */
  readonly isObject?: boolean;
  readonly referents: readonly Referent[];
  /** Chunk of a light verb, -1 for none. */
  readonly verb: number;
  /** Where the light verb says that it happens: «احتضنت الرباط [مؤتمرا]». */
  readonly where: Referent | null;
}

const NOTHING: Carrier = { place: null, referents: [], verb: -1, where: null };

export function carrierOf(r: Reader, trigger: TriggerFound, at: number): Carrier {
  const { c, chunks } = r;
  const chunk = chunks[at]!;
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const k = chunks[i]!;
    if ((k.kind === 'sign' && !SOFT_SIGNS.has(signUnit(r, k))) || k.kind === 'sub' || k.kind === 'relative') break;
    // «بعد عقد الحزب [مؤتمرا]»: the genitive of a light masdar.
    if (
      i === at - 1 &&
      k.kind === 'np' &&
      chunk.preposition === null &&
      isLightMasdar(r, k.first) &&
      k.last > k.first + 1
    ) {
      const { referents } = coordinated(r, i, k.first + 1);
      if (referents.length && referents.every((x) => x.kind !== 'thing'))
        return { ...NOTHING, place: 'subject', referents, verb: i };
    }
    if (k.kind !== 'verb') continue;
    if (isPassiveHelper(c.words, k.first)) return { ...NOTHING, verb: i };
    const { verb } = c.words.best(k.first);
    if (EXCHANGE.has(r, verb) && chunk.preposition === null && !chunks.slice(i, at).some((x) => x.preposition !== null))
      return { ...NOTHING, place: 'subject', referents: subjectOf(r, i), verb: i, mutual: true };
    const how = fitting(LIGHT.get(r, verb), chunk.preposition);
    if (how) return lightVerb(r, trigger, at, i, how);
    if (fitting(UNDERGO.get(r, verb), chunk.preposition))
      return { ...NOTHING, place: UNDERGONE, referents: subjectOf(r, i), verb: i };
    return controlled(r, trigger, at, i, verb);
  }
  return NOTHING;
}

/** «تمكنت الشرطة من توقيف …»: behind a preposition only a verb that takes it carries the noun. */
const fitting = (verb: VerbEntry | null, preposition: string | null): VerbEntry | null =>
  verb && (preposition === null ? true : preposition === (verb.preposition ?? null)) ? verb : null;

function lightVerb(r: Reader, trigger: TriggerFound, at: number, i: number, how: VerbEntry): Carrier {
  const { words } = r.c;
  const verb = words.best(r.chunks[i]!.first).verb;
  const behind = r.chunks[i + 1];
  const between =
    i + 1 < at && behind?.kind === 'np' && behind.preposition === null && mayBeSubject(r, i, i + 1, verb)
      ? subjectOf(r, i)
      : null;
  // «عُقد لقاء» is passive; only an accusative shows that the verb has a subject: «وعقد اجتماعا».
  const objective =
    accusative(words, trigger.last - 1) || verb?.tense === 'imperfect' || r.chunks[at]!.preposition !== null;
  const kept = between || how.subject === 'place' || !(objective || goesOn(r, i)) ? null : keptSubject(r, i);
  const subject = between ?? subjectBefore(r, i) ?? kept ?? [];
  if (how.subject === 'place')
    return { ...NOTHING, verb: i, where: subject.find((x) => x.kind === 'location') ?? null };
  return how.subject === 'subject' && subject.length
    ? { ...NOTHING, place: 'subject', referents: subject, verb: i }
    : { ...NOTHING, verb: i };
}

/** «وأصدرت قرارا», «وفرضت عقوبات»: a feminine verb that goes on from the one before is active. */
function goesOn(r: Reader, i: number): boolean {
  if (!r.chunks[i]!.and) return false;
  const { verb } = r.c.words.best(r.chunks[i]!.first);
  return verb?.tense === 'perfect' && verb.gender === 'f';
}

/** «عمدت العصابة إلى تهريب …», «أدين الرجل بقتل …», «اتهم المحامي زميله بسرقة …»: whoever the verb makes the doer of a verbal noun. */
function controlled(r: Reader, trigger: TriggerFound, at: number, i: number, verb: VerbReading | null): Carrier {
  const { first, preposition } = r.chunks[at]!;
  const { tense } = trigger.verb ?? trigger.reading.verb ?? {};
  if (first === trigger.token ? tense !== 'masdar' || trigger.reading.article > 0 : !isLightMasdar(r, first))
    return NOTHING;
  if (preposition === null || !GOVERNORS.has(preposition) || REPORTING.has(r, verb) || STANCES.has(r, verb))
    return NOTHING;
  // Nothing but the subject and the object of the verb may stand between.
  let object: Referent | null = null;
  const subject = subjectOf(r, i);
  for (let j = i + 1; j < at; j++) {
    const k = r.chunks[j]!;
    if (k.kind === 'sign' && COMMA.has(signUnit(r, k))) return NOTHING;
    if (k.kind !== 'np' || r.c.timeAt(k.first)) continue;
    if (k.preposition !== null) return NOTHING;
    const referent = referentAt(r, j);
    if (referent && !subject.includes(referent)) object ??= referent;
  }
  if (!OBJECT_CONTROL.has(r, verb)) return { ...NOTHING, place: 'control', referents: subject };
  return object ? { ...NOTHING, place: 'control', referents: [object], isObject: true } : NOTHING;
}

/** «لإجراء محادثات», «بتوقيع اتفاق»: the verbal noun of a light verb before the event noun. */
function isLightMasdar(r: Reader, token: number): boolean {
  const { verb, article } = r.c.words.best(token);
  return verb?.tense === 'masdar' && !article && LIGHT.has(r, verb);
}

/** «[لقاء] جمع …»: may the noun-like word of token i be a verb of gathering? */
export const isGathering = (r: Reader, i: number): boolean =>
  !r.c.words.best(i).article &&
  r.c.words.readings(i).some((o) => o.verb?.tense === 'perfect' && GATHERING.has(r, o.verb));

/** What a verb behind the noun says of it, from chunk `next` on. */
export function describedBy(r: Reader, next: number, definite: boolean): Slot[] {
  let i = r.chunks[next]?.kind === 'sign' ? next + 1 : next;
  const relative = r.chunks[i]?.kind === 'relative';
  if (relative) i++;
  // Only behind an indefinite noun a verb describes it without «الذي».
  else if (definite || i !== next) return [];
  const k = r.chunks[i];
  if (k?.kind !== 'verb' || k.and) return [];
  const { verb, pronoun: letters } = r.c.words.best(k.first);
  const pronoun = letters > 0;
  if (GATHERING.has(r, verb) && !pronoun)
    return readRight(r, i + 1, (n) => (n <= 1 ? 'subject' : null)).map((s) => {
      // «قادة الأمن من دول عدة، منها السودان»: those listed take part.
      if (s.place === FROM && s.referents.length > 1) return { place: 'subject', referents: s.referents.slice(1) };
      // «الذي جمع الوزير بنظيره»; «بالقاهرة» is where.
      return TOGETHER.has(s.place) && !s.referents.some((x) => isTown(r, x))
        ? { place: 'subject', referents: s.referents }
        : s;
    });
  // «التي ستجمعه بالمنتخب الجزائري»
  if (GATHERING.has(r, verb) && relative)
    return readRight(r, i + 1, () => null).flatMap((s) =>
      TOGETHER.has(s.place) ? [{ place: 'subject', referents: s.referents }] : [],
    );
  const behind = (place: string): Slot[] =>
    readRight(r, i + 1, (n) => (n === 0 ? place : null)).filter((s) => s.place === place);
  const doer = DOERS.get(r, verb);
  if (doer && doer.subject !== 'place' && (pronoun || doer.preposition)) {
    // «الهجوم الذي شنته إسرائيل على قطر»: what stands beside whoever does it belongs to the noun.
    const slots = readRight(r, i + 1, (n) => (n === 0 ? 'subject' : null));
    return slots.some((s) => s.place === 'subject') ? slots : [];
  }
  if (UNDERGO.has(r, verb)) return behind(UNDERGONE);
  return HITS.has(r, verb) && !pronoun ? behind(UNDERGONE) : [];
}

/** «…، داعيا إلى …»: an indefinite active participle at the beginning of its phrase tells what the subject of the sentence does beside. */
export function isParticiple(r: Reader, trigger: TriggerFound, at: number): boolean {
  const k = r.chunks[at]!;
  const reading = r.c.words.best(trigger.token);
  return (
    trigger.rule.frame.subject !== undefined &&
    reading.verb?.tense === 'active-participle' &&
    // «مؤتمرا» is a noun, «مطالبا» tells what somebody does.
    (reading.pos === 'ADJ' ||
      lexeme(r.c.words, trigger.token).nominal === 'person' ||
      r.chunks[at - 1]?.kind === 'sign') &&
    !reading.article &&
    !reading.pronoun &&
    k.preposition === null &&
    k.first === trigger.token &&
    (accusative(r.c.words, trigger.token) ||
      r.chunks[at - 1]?.kind === 'sign' ||
      lexeme(r.c.words, trigger.token).isOblique)
  );
}

/** The subject that a participle is about: of the reporting verb before it, or else of the nearest verb. */
export function mainSubject(r: Reader, at: number): readonly Referent[] {
  let nearest: readonly Referent[] | null = null;
  for (let i = at - 1; i >= 0; i--) {
    const k = r.chunks[i]!;
    if (k.kind !== 'verb') continue;
    const subject = subjectOf(r, i);
    if (!subject.length || subject[0]!.kind === 'thing') continue;
    if (REPORTING.has(r, r.c.words.best(k.first).verb)) return subject;
    nearest ??= subject;
  }
  return nearest ?? [];
}
