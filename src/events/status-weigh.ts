/**
 * Did it happen, by the document: takes the drafts of a document, each with the status that its sentence gives it, and moves those of which the
 * words around and the rest of the document say otherwise.
 *
 *   «تنطلق [الانتخابات] الأحد … وقال إن [الانتخابات] نزيهة» planned, both · «هاجم الموقع … وأسفر [الهجوم] عن …» actual
 *
 * Two questions, each with weights fitted to annotated articles (`models/README.md`): is it anything but actual, and if so, is it planned? What is
 * denied the sentence tells alone.
 */
import { code, Features, Weights } from '../core/features.js';
import { LINE } from '../text/token.js';
import type { Time } from '../time/types.js';
import type { EventStatus } from '../types.js';
import fitted from './data/status-weights.json';
import type { EventContext, EventDraft } from './draft.js';
import type { EventWords } from './lexeme.js';
import { span } from './spans.js';
import { isHeld, isPast, undetermined } from './status-around.js';
import { isGovernor, isOutside, STANDING } from './status-words.js';
import { isDatable, timesWithin } from './times.js';

/** How many words before and behind are looked at; how far a verb is looked for. */
const BEFORE = 12;
const BEHIND = 8;
/** With how many others of its type before and behind it a draft is compared. */
const PEERS = 12;
/** How many sentences the title and the lead are. */
const LEAD = 3;
/** Odds from which the weights move what the sentence says: a chance of 0.62. */
const SURE = 0.5;
/** Odds of what no document changes. */
const SETTLED = 4;

export const STATUSES: readonly EventStatus[] = ['actual', 'planned', 'negated', 'hypothetical'];
const numberOf = (d: EventDraft): number => STATUSES.indexOf(d.status);
const KINDS = { verb: 1, noun: 2, phrase: 3 } as const;
const TENSES: Readonly<Record<string, number>> = { perfect: 1, imperfect: 2, imperative: 3 };
const FUTURE = 4;

const isOther = new Weights(fitted.other);
const isPlanned = new Weights(fitted.planned);

/** Where a time lies: none, before the day of publication, on it, after it; without such a day what it says itself, past, ahead, near, nothing. */
export const NO_TIME = 0;
const PAST = 1;
const SAME = 2;
export const LATER = 3;
const SAID_PAST = 4;
export const SAID_AHEAD = 5;
const SAID_NEAR = 6;
const UNKNOWN = 7;
/** «غدا», not «اليوم». */
const IS_AHEAD = /^(?:P[1-9]|[A-Z]\+)/;
const IS_PAST = /^(?:-P|[A-Z]-)/;

export function relationOf(time: Time | null, publishedAt: string | null): number {
  if (!time) return NO_TIME;
  const { from, to, relative } = time;
  if (from !== null && publishedAt !== null) {
    if (from > publishedAt) return LATER;
    return (to ?? from) < publishedAt ? PAST : SAME;
  }
  if (relative === null) return UNKNOWN;
  if (IS_AHEAD.test(relative)) return SAID_AHEAD;
  return IS_PAST.test(relative) ? SAID_PAST : SAID_NEAR;
}

export function weighStatuses(c: EventContext, drafts: readonly EventDraft[]): void {
  if (!drafts.length) return;
  const reader = new StatusReader(c, drafts);
  const f = new Features();
  const statuses = drafts.map((d): EventStatus => {
    reader.read(f, d);
    c.observeStatus?.(d, f.read());
    const settled = isSettled(c, d);
    d.odds = !settled ? isOther.odds(f) : d.status === 'actual' ? -SETTLED : SETTLED;
    return settled ? d.status : statusBy(d.status, d.odds, () => isPlanned.odds(f));
  });
  drafts.forEach((d, i) => {
    const status = statuses[i]!;
    if (status === d.status) return;
    if (c.explain)
      d.trace.push({
        part: 'status',
        rule: 'status/document',
        spans: [span(c.words.tokens.text, d.trigger.start, d.trigger.end)],
        note: `${d.status} by its sentence`,
      });
    d.status = status;
  });
}

/**
 * What no document changes: «محاولة اغتيال», «أي [اتفاق]», «[الانتخابات] الأخيرة», «أجرى [لقاء]», «المسؤولين عن [الهجوم]».
 */
function isSettled(c: EventContext, { trigger, status, sentence, carrier }: EventDraft): boolean {
  const { words, sentences } = c;
  const { token, reading, rule } = trigger;
  if (rule.trigger.status || undetermined(words, trigger, sentences.first[sentence]!)) return true;
  if (status !== 'actual' || trigger.kind === 'verb') return false;
  if (
    isPast(words, trigger) ||
    isHeld(words, trigger) ||
    (carrier >= 0 && words.best(carrier).verb?.tense === 'perfect')
  )
    return true;
  const head = isGovernor(words, token - 1) ? token - 2 : token - 1;
  return reading.article > 0 && STANDING.has(rule.type.type) && isOutside(words, head);
}

/** What becomes of the status that a sentence gives, by the odds that it is anything but actual, and those that it is planned then. */
export function statusBy(own: EventStatus, other: number, planned: () => number): EventStatus {
  if (other <= (own === 'actual' ? SURE : -SURE)) return 'actual';
  if (own === 'negated') return own;
  const least = own === 'actual' ? 0 : own === 'planned' ? -SURE : SURE;
  return planned() > least ? 'planned' : 'hypothetical';
}

/** A verb near a trigger: its root and form, and how it stands. */
interface VerbNear {
  readonly root: number;
  readonly tense: number;
}
const NO_VERB: VerbNear = { root: 0, tense: 0 };

/** What is asked of a sentence once. */
interface SentenceFacts {
  readonly sentence: number;
  /** Its first verb. */
  readonly main: VerbNear;
  /** Where its times lie, a bit each. */
  readonly times: number;
}

class StatusReader {
  private readonly peers = new Map<string, EventDraft[]>();
  private readonly at = new Map<EventDraft, { readonly inAll: number; readonly inType: number }>();
  private readonly titleVerb: number;
  /** How much of the document did not happen, and is told in the future, in steps. */
  private readonly open: number;
  private readonly future: number;
  /** Where its times lie. */
  private readonly when: number;
  private facts: SentenceFacts = { sentence: -1, main: NO_VERB, times: 0 };
  private readonly roots = new Map<number, number>();

  constructor(
    private readonly c: EventContext,
    private readonly drafts: readonly EventDraft[],
  ) {
    const { words, titleEnd, times, publishedAt } = c;
    drafts.forEach((d, inAll) => {
      const list = this.peers.get(d.type.type) ?? [];
      this.peers.set(d.type.type, list);
      this.at.set(d, { inAll, inType: list.push(d) - 1 });
    });
    this.titleVerb = this.verbFrom(0, titleEnd).tense;
    let verbs = 0;
    let future = 0;
    for (let i = 0; i < words.tokens.count; i++) {
      const r = words.best(i);
      if (r.pos !== 'VERB') continue;
      verbs++;
      if (r.future) future++;
    }
    this.future = Math.min(3, Math.ceil((20 * future) / (verbs || 1)));
    this.open = Math.floor((4 * drafts.filter((d) => d.status !== 'actual').length) / (drafts.length || 1));
    let when = 0;
    for (const x of times) if (isDatable(x)) when |= 1 << relationOf(x, publishedAt);
    this.when = when & ((1 << LATER) | (1 << SAID_AHEAD) | (1 << PAST));
  }

  read(f: Features, d: EventDraft): void {
    const { c } = this;
    const { words, sentences } = c;
    const { token, last, reading, rule, kind, verb } = d.trigger;
    const from = sentences.first[d.sentence]!;
    const to = sentences.first[d.sentence + 1]!;
    const type = code(rule.type.type);
    const id = code(rule.trigger.id);
    const status = numberOf(d);
    const isNoun = KINDS[kind];
    const definite = d.places.definite ? 1 : 0;
    const stance = isNoun + 4 * (kind === 'verb' ? (reading.future ? FUTURE : (TENSES[verb?.tense ?? ''] ?? 0)) : 0);
    const clitics = (reading.article ? 1 : 0) + (reading.pronoun ? 2 : 0) + (reading.preposition ? 4 : 0);
    const form = stance + 64 * (clitics + 8 * definite);
    const own = words.lexeme(token).code;
    const before = words.lexeme(token - 1).code;
    const before2 = words.lexeme(token - 2).code;
    const behind = words.lexeme(last).code;
    const behind2 = words.lexeme(last + 1).code;
    const cue = d.cue < 0 ? 0 : words.lexeme(d.cue).code;
    const governor = this.verbBefore(token, Math.max(from, token - BEFORE));
    const next = this.verbFrom(last, Math.min(to, last + BEFORE));
    const { main, times } = this.factsOf(d.sentence, from, to);
    const when = this.whenOf(d);
    const where = token < c.titleEnd ? 1 : d.sentence < LEAD ? 2 : 3;
    const quoted = sentences.quoted[token]!;
    f.count = 0;
    f.add(0, 0);
    // What the sentence says, and by which word.
    f.add(1, status);
    f.add(2, status, type);
    f.add(3, status, cue);
    f.add(4, status, id);
    f.add(5, status, cue, type);
    f.add(6, status, form);
    f.add(7, status, own);
    // The word, and those beside it.
    f.add(8, type, form);
    f.add(9, id, form);
    f.add(10, own);
    f.add(11, status, before);
    f.add(12, before, before2);
    f.add(13, type, before);
    f.add(14, before, form);
    f.add(15, before2);
    f.add(16, behind);
    f.add(17, behind2);
    f.add(18, type, behind);
    // The verbs.
    f.add(19, governor.root, governor.tense);
    f.add(20, type, governor.tense, isNoun);
    f.add(21, type, governor.root);
    f.add(22, next.root, next.tense);
    f.add(23, type, next.tense, isNoun);
    f.add(24, main.root, main.tense);
    f.add(25, type, main.tense);
    // When, and where in the document.
    f.add(26, when, status, stance);
    f.add(27, when, type, stance);
    f.add(28, times, type);
    f.add(29, times, stance);
    f.add(30, where, type, stance);
    f.add(31, quoted, type, stance);
    f.add(32, this.titleVerb, type);
    f.add(33, this.open, status);
    f.add(34, this.open, type);
    f.add(35, this.future, status);
    f.add(36, this.future, type);
    f.add(37, this.when, type);
    f.add(38, this.when, status, stance);
    this.addPeers(f, d, type, status, form, isNoun, own, definite);
    this.addBeside(f, d, type, status);
    // The words around.
    for (let k = 1, isOpen = true; k <= BEFORE; k++) {
      const i = token - k;
      isOpen &&= i >= from && words.tokens.gap[i + 1]! < LINE;
      f.add(52, isOpen ? this.rootAt(i) : 0);
    }
    for (let k = 0, isOpen = true; k < BEHIND; k++) {
      const i = last + k;
      isOpen &&= i < to && words.tokens.gap[i]! < LINE;
      f.add(53, isOpen ? this.rootAt(i) : 0);
    }
  }

  /** What else the document tells of its type: which statuses, before and behind; of the same word; when; whether something tells that it happened. */
  private addPeers(
    f: Features,
    d: EventDraft,
    type: number,
    status: number,
    form: number,
    isNoun: number,
    own: number,
    definite: number,
  ): void {
    const list = this.peers.get(d.type.type)!;
    const { inType } = this.at.get(d)!;
    let others = 0;
    let same = 0;
    let days = 0;
    let told = 0;
    for (let k = Math.max(0, inType - PEERS); k < Math.min(list.length, inType + PEERS + 1); k++) {
      if (k === inType) continue;
      const x = list[k]!;
      const bit = 1 << numberOf(x);
      others |= k < inType ? bit : bit << STATUSES.length;
      if (this.c.words.lexeme(x.trigger.token).code === own) same |= bit;
      days |= 1 << this.whenOf(x);
      if (x.asserted) told |= x.status !== 'actual' ? 4 : x.trigger.verb?.tense === 'perfect' ? 1 : 2;
    }
    const known = others & ((1 << STATUSES.length) - 1);
    f.add(39, others, status);
    f.add(40, others, type);
    f.add(41, known, definite, status);
    f.add(42, same, status, isNoun);
    f.add(43, days, status);
    f.add(44, days, type, definite);
    f.add(45, told, type, status);
    f.add(46, told, form);
  }

  /** The drafts before and behind it in its sentence. */
  private addBeside(f: Features, d: EventDraft, type: number, status: number): void {
    const { inAll } = this.at.get(d)!;
    const beside = (k: number): EventDraft | null => {
      const x = this.drafts[k];
      return x && x.sentence === d.sentence ? x : null;
    };
    const [a, b] = [beside(inAll - 1), beside(inAll + 1)];
    f.add(47, status, a ? 1 + numberOf(a) : 0, b ? 1 + numberOf(b) : 0);
    f.add(48, type, a ? code(a.type.type) : 0, a ? numberOf(a) : 0);
    f.add(49, type, b ? code(b.type.type) : 0, b ? numberOf(b) : 0);
  }

  private whenOf({ setting: { time } }: EventDraft): number {
    return relationOf(time ? this.c.times[time.index]! : null, this.c.publishedAt);
  }

  private factsOf(sentence: number, from: number, to: number): SentenceFacts {
    if (this.facts.sentence !== sentence) {
      let times = 0;
      for (const x of this.c.times.slice(...timesWithin(this.c.times, from, to)))
        if (isDatable(x)) times |= 1 << relationOf(x, this.c.publishedAt);
      this.facts = { sentence, main: this.verbFrom(from, to), times };
    }
    return this.facts;
  }

  private verbBefore(token: number, from: number): VerbNear {
    for (let i = token - 1; i >= from; i--) if (this.c.words.best(i).pos === 'VERB') return this.verbAt(i);
    return NO_VERB;
  }

  private verbFrom(from: number, to: number): VerbNear {
    for (let i = from; i < to; i++) if (this.c.words.best(i).pos === 'VERB') return this.verbAt(i);
    return NO_VERB;
  }

  private verbAt(i: number): VerbNear {
    return { root: this.rootAt(i), tense: 1 + tenseOf(this.c.words, i) };
  }

  /** Root and form of a verb or of what is made from one, any other word as it is. */
  private rootAt(i: number): number {
    const { words, verbs } = this.c;
    const { verb } = words.best(i);
    if (!verb) return words.lexeme(i).code;
    let root = this.roots.get(verb.verb);
    if (root === undefined) this.roots.set(verb.verb, (root = code(verbs.verb(verb.verb).name)));
    return root;
  }
}

function tenseOf(words: EventWords, i: number): number {
  const { future, verb } = words.best(i);
  return future ? FUTURE : (TENSES[verb?.tense ?? ''] ?? 0);
}
