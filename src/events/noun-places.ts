/**
 * What stands around a noun: takes a noun or verbal noun that may tell of an event, gives its places and the roles read from them.
 *
 *   «[زيارة] الوزير إلى تونس» of, prepositions · «عقد الوزير [اجتماعا] مع …» subject of the light verb before it
 */
import { carrierOf, describedBy, isGathering, isParticiple, mainSubject } from './carriers.js';
import {
  COMMA,
  type Coordinated,
  coordinated,
  hasPronoun,
  isComma,
  placeOf,
  type Reader,
  readRight,
  referentAt,
  type Slot,
  same,
  signUnit,
} from './clause.js';
import grammar from './data/grammar.json';
import { withEmployer } from './employer.js';
import { lexeme } from './lexeme.js';
import { claimedBy, participation, speakerIn } from './participation.js';
import { isNumber } from './phrase-end.js';
import { type Referent, referentOf } from './referents.js';
import { assign, EXCHANGED, isTown, kindOf, kindsOf, type Places, patientRole, SPEAKER, UNDERGONE } from './roles.js';
import { isFullVerb, subjectOf } from './subjects.js';
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

/** «تسعة [قتلى]», «العضو [المستقيل]»: a word that names whom it happened to stands for them, with its number, or for the noun before it. */
function countedSelf(r: Reader, trigger: TriggerFound, at: number): Referent | null {
  const { frame, type } = trigger.rule;
  const { words } = r.c;
  if (!frame.subject || type.roles[frame.subject]?.proto !== 'patient') return null;
  const { nominal } = lexeme(words, trigger.token);
  if (nominal !== 'person' && nominal !== 'group') return null;
  const chunk = r.chunks[at]!;
  let first = trigger.token;
  while (first > chunk.first && isNumber(r.c.words, first - 1)) first--;
  if (first === chunk.first || !words.best(first).article) return referentOf(r.c, first, trigger.last);
  const before = r.chunks[at - 1];
  const name = before?.kind === 'np' && chunk.preposition === null && !chunk.and ? referentAt(r, at - 1) : null;
  return name?.kind === 'person' && name.entity >= 0 ? name : referentAt(r, at);
}

/** «مقتل [تونسي]», «إصابة [تونسيين]»: somebody of a nation, not what the noun is like. */
function isSomebody(r: Reader, trigger: TriggerFound, i: number): boolean {
  if (i !== trigger.last || !r.c.isDemonym(i) || r.c.words.best(i).article > 0) return false;
  const { frame, type } = trigger.rule;
  const role = frame.of === undefined ? undefined : type.roles[frame.of];
  if (role?.proto !== 'patient' || !role.kinds.every((k) => k === 'person' || k === 'group')) return false;
  return lexeme(r.c.words, i).isPlural || (!trigger.reading.article && !r.discourse.isFeminineWord(i));
}

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
const BY = placeOf(grammar.by);
const DOER_REACH = 10;

/** Types of which an indefinite noun tells who does it as well: «غارة إسرائيلية». */
const DONE_BY_NATIONS = new Set(grammar.doneByNations);

const isActor = (x: Referent): boolean => x.kind === 'group' || x.kind === 'organization';

/**
 * The bare phrase behind the genitive, over a time: a definite one, or people in the indefinite accusative («اختطاف الحوثيين [موظفين] …»); one
 * man behind those who are many, several behind a body, not «النشطاء المعلمين».
 */
function objectBehind(r: Reader, next: number, of: readonly Referent[]): Referent | null {
  let i = next;
  while (r.chunks[i] && (r.c.timeAt(r.chunks[i]!.first) || isComma(r, i))) i++;
  const k = r.chunks[i];
  if (k?.kind !== 'np' || k.preposition !== null || k.and) return null;
  const referent = referentAt(r, i);
  if (!referent) return null;
  const isSomebody = referent.kind === 'person' || referent.kind === 'group';
  const { article } = r.c.words.best(k.first);
  if (article || referent.entity >= 0)
    return !isSomebody || (i === next && (referent.kind === 'person' || of.every((x) => x.kind === 'organization')))
      ? referent
      : null;
  const word = lexeme(r.c.words, k.first);
  const isObject = word.isAccusative || word.isOblique;
  return isSomebody && isObject && i === next ? referent : null;
}
const FOR = placeOf(grammar.for);
/** What may do it: no thing, and no title that may have a complement of its own, as «المدير العام» may and «الرئيس» before a person has not. */
const acts = (r: Reader, s: Slot, goal: Slot | null): boolean =>
  s.referents.every(
    (x) =>
      x.kind !== 'thing' &&
      !r.c.timeAt(x.first) &&
      (x.entity >= 0 ||
        x.kind !== 'person' ||
        (x.last === x.first + 1 &&
          r.c.words.best(x.first).article > 0 &&
          goal?.referents.every((y) => y.kind === 'person'))),
  );
const kindFor = (x: Referent): Kind => (x.kind === 'thing' ? 'other' : x.kind);

/** A bare verbal noun in ة at the beginning of a phrase behind a comma. */
const isFeminineParticiple = (r: Reader, trigger: TriggerFound, at: number): boolean =>
  trigger.token === r.chunks[at]!.first &&
  r.chunks[at]!.preposition === null &&
  !r.chunks[at]!.and &&
  trigger.reading.article === 0 &&
  trigger.reading.verb?.tense === 'masdar' &&
  r.discourse.isFeminineWord(trigger.token) &&
  r.chunks[at - 1]?.kind === 'sign' &&
  COMMA.has(signUnit(r, r.chunks[at - 1]!));

/** «أعلن الأردن [رفضه] …»: whoever does it is the subject of the verb over it, else what the pronoun points to. */
function ownersOf(r: Reader, trigger: TriggerFound, at: number): readonly Referent[] {
  const token = trigger.last - 1;
  const { frame, type } = trigger.rule;
  const kinds = kindsOf(trigger, frame.of);
  if (frame.of !== undefined && type.roles[frame.of]?.proto === 'agent')
    for (let i = at - 1; i >= 0; i--) {
      const k = r.chunks[i]!;
      if (k.kind === 'sub' || k.kind === 'relative') break;
      if (!isFullVerb(r, i)) continue;
      const subject = subjectOf(r, i);
      if (subject.every((x) => kinds.includes(kindFor(x))) && r.discourse.pointsTo(token, subject)) return subject;
      break;
    }
  const owner = r.discourse.pronoun(token, r.sentence, kinds);
  return owner ? [owner] : [];
}

/** «[لقاء] جمع الوزير بالسفير»: the genitive of what looks like a noun is its object, and takes part. */
function gatheredBy(r: Reader, object: Coordinated): Slot[] {
  const with_ = readRight(r, object.next, () => null, 2).filter((s) => WITH.has(s.place));
  return [
    { place: 'subject', referents: object.referents },
    ...with_.map(({ referents }) => ({ place: 'subject', referents })),
  ];
}
const WITH = new Set([...grammar.with].map(placeOf));

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
    !lexeme(c.words, from).isQuantifier &&
    !isSomebody(r, trigger, from) &&
    (c.words.best(from).pos === 'ADJ' || c.isDemonym(from) || isRelation(r, trigger, from)) &&
    (!c.isTitle(from) || isRelation(r, trigger, from))
  ) {
    // «الغزو الروسي»: the nation acts, where the document names it.
    const nation = definite || DONE_BY_NATIONS.has(trigger.rule.type.type) ? c.nationOf(from) : -1;
    if (nation >= 0) slots.push({ place: 'nation', referents: [nationReferent(r, nation, from)] });
    from++;
  }
  let next = at + 1;
  if (from < chunk.last && from === trigger.last && !definite && !c.timeAt(from)) {
    const gathered = isGathering(r, from) && from + 1 < chunk.last;
    const genitive = coordinated(r, at, gathered ? from + 1 : from);
    if (gathered) slots.push(...gatheredBy(r, genitive));
    else if (genitive.referents.length) slots.push({ place: 'of', referents: genitive.referents });
    next = genitive.next;
  }
  // «[تقرير نشرته] صحيفة …»: the subject of the verb that ends the phrase.
  const told = reading.pos === 'VERB';
  if (told) {
    while (next < chunks.length && chunks[next]!.first < trigger.last) next++;
    slots.push(...readRight(r, next, (n) => (n === 0 ? 'subject' : null)).filter((s) => s.place === 'subject'));
  }
  if (reading.pronoun && !told) {
    const owners = ownersOf(r, trigger, at);
    if (owners.length) slots.push({ place: 'owner', referents: [...owners] });
  }
  // «قالت المنظمة …، [مطالبة] الحكومة بـ…»: letters of a verbal noun, a feminine participle in truth.
  const of0 = slots.at(-1);
  if (of0?.place === 'of' && isFeminineParticiple(r, trigger, at)) {
    const subject = mainSubject(r, at);
    if (subject.length === 1 && r.discourse.isFeminine(subject[0]!) && !same(subject[0]!, of0.referents[0]!)) {
      slots.pop();
      slots.push({ place: 'subject', referents: [...subject] }, { place: UNDERGONE, referents: of0.referents });
    }
  }
  if (isParticiple(r, trigger, at)) slots.push({ place: 'subject', referents: [...mainSubject(r, at)] });
  // «أنهى المدرب [الإضراب] الذي خاضه اللاعبون»: who is said behind it to do it.
  slots.push(...describedBy(r, next, definite));
  const carrier = carrierOf(r, trigger, at);
  if (carrier.place === 'subject' || carrier.place === UNDERGONE)
    slots.push({ place: carrier.place, referents: [...carrier.referents] });
  if (carrier.mutual) slots.push({ place: EXCHANGED, referents: [...carrier.referents] });
  const claim = claimedBy(r, at);
  if (claim.length) slots.push({ place: 'subject', referents: [...claim] });
  // «اتهمت المعارضة النظام ب[قصف] المدنيين»: another does it.
  const whom = slots.find((s) => s.place === 'of');
  if (
    whom &&
    carrier.place === 'control' &&
    carrier.isObject &&
    trigger.rule.frame.subject === trigger.rule.frame.of &&
    whom.referents.every((x) => x.entity < 0 && x.kind === 'group')
  )
    slots[slots.indexOf(whom)] = { place: UNDERGONE, referents: whom.referents };
  const participants = participation(r, at);
  if (participants.length) slots.push({ place: 'subject', referents: participants });
  const right = readRight(r, next, () => null, 10);
  if (!right.some((s) => s.place === BY)) right.push(...doerBehind(r, next));
  // «استهداف الجيش للمستشفى», «الغزو الروسي لأوكرانيا»: the genitive or nation before a ل is who does it.
  const of = slots.find((s) => s.place === 'of');
  const goal = right[0]?.place === FOR && chunks[next]?.preposition === grammar.for ? right[0] : null;
  const { frame, type } = trigger.rule;
  const patient = patientRole(trigger);
  const goalRole = frame.prepositions?.[grammar.for];
  const free = goalRole === undefined || (goalRole === patient && frame.of === patient);
  const doer = of ? acts(r, of, goal) : slots.some((s) => s.place === 'nation');
  if (goal && doer && free && frame.subject && patient && patient !== frame.subject) {
    const { kinds } = type.roles[patient]!;
    if (goal.referents.every((x) => kinds.includes(kindFor(x)))) {
      if (of) slots[slots.indexOf(of)] = { place: 'subject', referents: of.referents };
      right[0] = { place: UNDERGONE, referents: goal.referents };
    }
  }
  // «اتهام واشنطن لها»: the ل has its object, whoever that is.
  const owed = chunks[next];
  if (
    !goal &&
    of &&
    doer &&
    free &&
    frame.of === patient &&
    frame.subject &&
    owed?.preposition === grammar.for &&
    hasPronoun(r, next)
  )
    slots[slots.indexOf(of)] = { place: 'subject', referents: of.referents };
  // «اقتحام المستوطنين المسجد»: the genitive before a bare object is who does it.
  const object =
    of && frame.of === patient && frame.subject && of.referents.every(isActor)
      ? objectBehind(r, next, of.referents)
      : null;
  if (object && patient && type.roles[patient]!.kinds.includes(kindFor(object))) {
    slots[slots.indexOf(of!)] = { place: 'subject', referents: of!.referents };
    slots.push({ place: UNDERGONE, referents: [object] });
  }
  slots.push(...right);
  const speakers = speakerIn(r, at);
  if (speakers.length) slots.push({ place: SPEAKER, referents: [...speakers] });
  const self = countedSelf(r, trigger, at);
  if (self) slots.push({ place: 'subject', referents: [self] });
  const args = withEmployer(r, trigger, assign(r, trigger, slots));
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
