/**
 * What stands around a noun: takes a noun or verbal noun that may tell of an event, gives its places and the roles read from them.
 *
 *   «[زيارة] الوزير إلى تونس» of, prepositions · «عقد الوزير [اجتماعا] مع …» subject of the light verb before it
 */
import { NUMBER } from '../text/token.js';
import { carrierOf, describedBy, isParticiple, mainSubject } from './carriers.js';
import { coordinated, type Reader, readRight, type Slot } from './clause.js';
import grammar from './data/grammar.json';
import { lexeme } from './lexeme.js';
import { participation } from './participation.js';
import { type Referent, referentOf } from './referents.js';
import { assign, isTown, kindOf, kindsOf, type Places, patientRole, UNDERGONE } from './roles.js';
import type { TriggerFound } from './triggers.js';
import type { Kind } from './type.js';

/** «هجوم إرهابي»: a word of relation behind a noun whose genitive would be the doer, in number and gender like the noun, is an adjective. */
function isRelation(r: Reader, trigger: TriggerFound, i: number): boolean {
  const word = lexeme(r.c.words, i);
  const { frame, type } = trigger.rule;
  return (
    word.isNisba &&
    i === trigger.last &&
    frame.of !== undefined &&
    type.roles[frame.of]?.proto === 'agent' &&
    r.c.words.best(i).article === trigger.reading.article &&
    word.nominal === 'person'
  );
}

/** «تسعة [قتلى]»: a word that names whom it happened to stands for them, with its number. */
function countedSelf(r: Reader, trigger: TriggerFound, at: number): Referent | null {
  const { frame, type } = trigger.rule;
  const { words } = r.c;
  if (!frame.subject || type.roles[frame.subject]?.proto !== 'patient') return null;
  const { nominal } = lexeme(words, trigger.token);
  if (nominal !== 'person' && nominal !== 'group') return null;
  let first = trigger.token;
  while (first > r.chunks[at]!.first && isNumber(r, first - 1)) first--;
  return referentOf(r.c, first, trigger.last);
}

const isNumber = (r: Reader, i: number): boolean =>
  r.c.words.tokens.kind[i] === NUMBER || r.c.words.best(i).pos === 'NUM' || lexeme(r.c.words, i).isQuantifier;

/** «هجمات باريس», «قمة الرياض»: the town in the genitive is where. */
function townOf(r: Reader, slots: readonly Slot[]): Referent | null {
  const of = slots.find((s) => s.place === 'of');
  return of?.referents.length === 1 && isTown(r, of.referents[0]!) ? of.referents[0]! : null;
}

/** «تصنيف الجماعة «منظمة إرهابية» من قبل السلطات»: the doer, over whatever stands before it in the clause. */
function doerBehind(r: Reader, next: number): Slot[] {
  for (let i = next; i < r.chunks.length && i < next + DOER_REACH; i++) {
    const k = r.chunks[i]!;
    if (k.kind === 'verb' || k.kind === 'sub' || k.kind === 'relative') break;
    if (k.kind === 'np' && k.preposition === grammar.by) return [{ place: BY, referents: coordinated(r, i).referents }];
  }
  return [];
}
const BY = `prepositions.${grammar.by}`;
const DOER_REACH = 10;

const FOR = `prepositions.${grammar.for}`;
/** What may do it: no thing, and no title, which may have a complement of its own. */
const acts = (r: Reader, s: Slot): boolean =>
  s.referents.every((x) => x.kind !== 'thing' && !r.c.timeAt(x.first) && (x.entity >= 0 || x.kind !== 'person'));
const kindFor = (x: Referent): Kind => (x.kind === 'thing' ? 'other' : x.kind);

function nationReferent(r: Reader, entity: number, token: number): Referent {
  const t = r.c.words.tokens;
  return {
    kind: 'location',
    entity,
    nominal: null,
    first: token,
    last: token + 1,
    start: t.start[token]!,
    end: t.end[token]!,
  };
}

export function nounPlaces(r: Reader, trigger: TriggerFound, at: number): Places {
  const { c, chunks } = r;
  const chunk = chunks[at]!;
  const slots: Slot[] = [];
  const reading = c.words.best(trigger.last - 1);
  const definite = reading.article > 0 || reading.pronoun > 0;
  // What follows in the same phrase: the genitive, after the adjectives of the noun.
  let from = trigger.last;
  while (
    from < chunk.last &&
    c.entities.at[from]! < 0 &&
    (c.words.best(from).pos === 'ADJ' || c.isDemonym(from) || isRelation(r, trigger, from)) &&
    (!c.isTitle(from) || isRelation(r, trigger, from))
  ) {
    // «الغزو الروسي»: the nation acts, where the document names it.
    const nation = definite ? c.nationOf(from) : -1;
    if (nation >= 0) slots.push({ place: 'nation', referents: [nationReferent(r, nation, from)] });
    from++;
  }
  let next = at + 1;
  if (
    from < chunk.last &&
    (!reading.article || from > trigger.last) &&
    reading.pronoun === 0 &&
    from === trigger.last
  ) {
    const genitive = coordinated(r, at, from);
    if (genitive.referents.length) slots.push({ place: 'of', referents: genitive.referents });
    next = genitive.next;
  }
  if (reading.pronoun) {
    const owner = r.discourse.pronoun(trigger.last - 1, r.sentence, kindsOf(trigger, trigger.rule.frame.of));
    if (owner) slots.push({ place: 'owner', referents: [owner] });
  }
  if (isParticiple(r, trigger, at)) slots.push({ place: 'subject', referents: [...mainSubject(r, at)] });
  const carrier = carrierOf(r, trigger, at);
  if (carrier.place === 'subject' || carrier.place === UNDERGONE)
    slots.push({ place: carrier.place, referents: [...carrier.referents] });
  const participants = participation(r, at);
  if (participants.length) slots.push({ place: 'subject', referents: participants });
  const described = describedBy(r, next, definite);
  slots.push(...described);
  const right = readRight(r, next, () => null, 10);
  if (!right.some((s) => s.place === BY)) right.push(...doerBehind(r, next));
  // «استهداف الجيش للمستشفى», «الغزو الروسي لأوكرانيا»: the genitive or nation before a ل is who does it.
  const of = slots.find((s) => s.place === 'of');
  const goal = right[0]?.place === FOR && chunks[next]?.preposition === grammar.for ? right[0] : null;
  const { frame, type } = trigger.rule;
  const patient = patientRole(trigger);
  const goalRole = frame.prepositions?.[grammar.for];
  const free = goalRole === undefined || (goalRole === patient && frame.of === patient);
  const doer = of ? acts(r, of) : slots.some((s) => s.place === 'nation');
  if (goal && doer && free && frame.subject && patient && patient !== frame.subject) {
    const { kinds } = type.roles[patient]!;
    if (goal.referents.every((x) => kinds.includes(kindFor(x)))) {
      if (of) slots[slots.indexOf(of)] = { place: 'subject', referents: of.referents };
      right[0] = { place: UNDERGONE, referents: goal.referents };
    }
  }
  slots.push(...right);
  const told = countedSelf(r, trigger, at);
  if (told) slots.push({ place: 'subject', referents: [told] });
  const args = assign(r, trigger, slots);
  const likely =
    carrier.place === 'control'
      ? assign(r, trigger, [{ place: 'control', referents: [...carrier.referents] }], args)
      : [];
  return {
    arguments: args,
    likely,
    subject: kindOf(slots, 'subject'),
    object: null,
    of: kindOf(slots, 'of'),
    definite: definite || slots.some((s) => s.place === 'of'),
    lightVerb: carrier.verb,
    passive: false,
    place: carrier.where ?? (args.some((a) => a.by === 'of') ? null : townOf(r, slots)),
    governed: chunk.preposition !== null,
  };
}
