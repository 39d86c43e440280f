/**
 * One plain sentence in Arabic and one in English for an event: takes the finished record and its entities. The sentences of a type are data
 * (`summary` in `schemas/events/<type>.json`); the first one whose roles are filled is taken, and place, time and numbers stand behind it.
 *
 *   «زار عبد اللطيف حموشي مدينة ليون يوم 3 سبتمبر 2024.» / "Abdellatif Hammouchi visited Lyon on 3 September 2024."
 */
import type { EventHead, SummaryRule } from '../events/type.js';
import type { Entity, EventQuantity, KhabarEvent, Quantity } from '../types.js';
import words from './data/summary.json';
import {
  ARTICLE,
  arabicName,
  englishName,
  isFeminine,
  isFeminineNoun,
  isWhole,
  type Named,
  numberText,
  standsAlone,
} from './phrase.js';
import { type Part, parseSentence } from './template.js';

type Language = 'ar' | 'en';
type Event = Omit<KhabarEvent, 'summary'>;

/** So many are named, then «others». */
const NAMED = 3;

interface Telling {
  readonly event: Event;
  readonly rule: SummaryRule;
  readonly fill: (role: string) => readonly Named[];
  /** Roles and entities that the sentence has spoken of. */
  readonly said: Set<string>;
  readonly named: Set<Entity>;
}

export function summarize(
  event: Event,
  type: EventHead,
  entityOf: (id: string) => Entity,
  quantities: readonly Quantity[],
  /** Of its time. */
  grain = 'day',
): { ar: string; en: string } {
  const people = new Map<string, Named[]>();
  for (const p of event.participants) {
    const entity = entityOf(p.entity);
    const list = people.get(p.role) ?? [];
    if (list.some((x) => x.entity.name === entity.name)) continue;
    const quantity = quantities.find((q) => q.start >= p.start && q.end <= p.end && q.unit !== 'ordinal') ?? null;
    if (!standsAlone({ entity, quantity })) continue;
    people.set(p.role, [...list, { entity, quantity }]);
  }
  // What is inferred from the sentences around is no part of a sentence that stands alone.
  if (event.place && !event.place.inferred)
    people.set('place', [{ entity: entityOf(event.place.entity), quantity: null }]);
  const rule = type.summary ?? generic(type);
  const fill = (role: string) => people.get(role) ?? [];
  const sentence =
    rule.sentences.find(
      (s) => (!s.mode || s.mode.includes(event.mode ?? '')) && isFilled(parseSentence(s.ar), fill, event, rule),
    ) ?? rule.sentences.at(-1)!;
  const tell = (language: Language): string => {
    const t: Telling = { event, rule, fill, said: new Set(), named: new Set() };
    const body = language === 'ar' ? arabic(t, parseSentence(sentence.ar)) : english(t, parseSentence(sentence.en));
    const text = body + tail(t, language, quantities, WITHIN.has(grain));
    const end = text.endsWith('.') ? '' : '.';
    return language === 'ar' ? text + end : text[0]!.toUpperCase() + text.slice(1) + end;
  };
  return { ar: tell('ar'), en: tell('en') };
}

/** A type of the user's without sentences is told by its name. */
const generic = (type: EventHead): SummaryRule => {
  const roles = Object.keys(type.roles).join('|');
  return {
    noun: { ar: type.gloss.ar, en: type.type },
    sentences: [
      { ar: `{noun}: {${roles}}`, en: `{noun}: {${roles}}` },
      { ar: '{noun}', en: '{noun}' },
    ],
  };
};

function isFilled(parts: readonly Part[], fill: Telling['fill'], event: Event, rule: SummaryRule): boolean {
  return parts.every((p) => {
    if (p.kind !== 'slot' || p.roles[0]!.startsWith('noun')) return true;
    if (p.roles[0] === 'mode') return event.mode !== null && rule.noun?.modes?.[event.mode] !== undefined;
    return fillers(p.roles, fill).length >= p.least;
  });
}

const fillers = (roles: readonly string[], fill: Telling['fill']): readonly Named[] => {
  const role = roles.find((r) => fill(r).length > 0);
  return role ? fill(role) : [];
};

/** Fillers that the sentence has not named yet: «نظم الاتحاد اجتماعا (بمشاركة …)». */
const left =
  (t: Telling): Telling['fill'] =>
  (role) =>
    t.fill(role).filter((x) => !t.named.has(x.entity));

/** The fillers of a slot, noted as told. */
function tellOf(t: Telling, roles: readonly string[]): readonly Named[] {
  const all = fillers(roles, t.fill);
  for (const role of roles) t.said.add(role);
  for (const x of all) t.named.add(x.entity);
  return all;
}

function nounOf({ rule, event }: Telling, slot: string, language: Language): string {
  const noun = (event.mode !== null && rule.noun?.modes?.[event.mode]) || rule.noun!;
  return slot === 'noun-object' && language === 'ar' ? (noun.object ?? noun.ar) : noun[language];
}

function arabic(t: Telling, parts: readonly Part[]): string {
  let out = '';
  parts.forEach((p, i) => {
    if (p.kind === 'text') out += p.text;
    else if (p.kind === 'optional') {
      if (isFilled(p.parts, left(t), t.event, t.rule)) out += arabic({ ...t, fill: left(t) }, p.parts);
    } else if (p.kind === 'verb') out += arabicVerb(t, p.forms, subjectOf(parts, i));
    else if (isNoun(p.roles[0]!)) out = attach(out, nounOf(t, p.roles[0]!, 'ar'));
    else {
      const all = tellOf(t, p.roles);
      const subject = parts[i - 2]?.kind === 'verb' && subjectOf(parts, i - 2) === p;
      const place = subject ? 'subject' : parts[i - 2]?.kind === 'slot' && isGap(parts[i - 1]) ? 'object' : 'genitive';
      const names = all.slice(0, NAMED).map((x) => arabicName(x, place));
      if (all.length > NAMED) names.push(subject ? words.ar.others : words.ar.othersObject);
      out = attach(out, names.join(` ${words.ar.and}`));
    }
  });
  return out;
}

/** The slot directly behind a verb. */
const subjectOf = (parts: readonly Part[], verb: number): Part | undefined =>
  isGap(parts[verb + 1]) ? parts[verb + 2] : undefined;
const isGap = (p: Part | undefined): boolean => p?.kind === 'text' && p.text === ' ';

const isNoun = (role: string): boolean => role.startsWith('noun') || role === 'mode';
const LAM = '\u0644';

/** «ل» + «الشرطة» is «للشرطة». */
const attach = (before: string, name: string): string =>
  before.endsWith(` ${LAM}`) && name.startsWith(ARTICLE)
    ? before + (name.startsWith(ARTICLE + LAM) ? name.slice(2) : name.slice(1))
    : before + name;

const YEH = '\u064a';
const TEH = '\u062a';
const WEAK_END = /[\u0649\u0627]$/;

/** The verb in the tense of the status; before a name it agrees with the first one. */
function arabicVerb(t: Telling, forms: readonly string[], next: Part | undefined): string {
  const [past, imperfect, jussive = imperfect] = forms as [string, string, string?];
  const feminine =
    next?.kind === 'slot' &&
    (isNoun(next.roles[0]!)
      ? isFeminineNoun(nounOf(t, next.roles[0]!, 'ar').split(' ')[0]!)
      : fillers(next.roles, t.fill).slice(0, 1).some(isFeminine));
  const { status } = t.event;
  if (status === 'actual') return feminine ? past.replace(WEAK_END, '') + TEH : past;
  const form = (status === 'negated' ? jussive : imperfect)!;
  return words.ar.status[status] + (feminine && form.startsWith(YEH) ? TEH + form.slice(1) : form);
}

function english(t: Telling, parts: readonly Part[]): string {
  let out = '';
  let plural = false;
  for (const p of parts) {
    if (p.kind === 'text') {
      out += p.text;
      if (p.text.trim()) plural = /[^s]s$/.test(p.text.trim());
    } else if (p.kind === 'optional') {
      if (isFilled(p.parts, left(t), t.event, t.rule)) out += english({ ...t, fill: left(t) }, p.parts);
    } else if (p.kind === 'verb') out += englishVerb(t.event.status, p.forms, plural);
    else if (isNoun(p.roles[0]!)) {
      const noun = nounOf(t, p.roles[0]!, 'en');
      plural = /[^s]s$/.test(noun);
      out += noun;
    } else {
      const all = tellOf(t, p.roles);
      const names = all.slice(0, NAMED).map(englishName);
      plural = all.length > 1 || names.some((x) => x.plural);
      const texts = names.map((x) => x.text);
      if (all.length > NAMED) texts.push('others');
      out += texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}` : texts[0]!;
    }
  }
  return out;
}

function englishVerb(status: KhabarEvent['status'], [base, past = base]: readonly string[], plural: boolean): string {
  const was = plural ? 'were' : 'was';
  if (status === 'actual') return base === 'be' ? was : past!;
  if (status === 'negated') return base === 'be' ? `${was} not` : `did not ${base}`;
  return `${status === 'planned' ? 'will' : 'may'} ${base}`;
}

const BLANKS = /\s+/g;
const WAW = '\u0648';
const HANGING = new Set(words.ar.hanging);
const OF_NOTHING = new Set(words.ofNothing.words);

/** The topic without what the next clause begins with: «القضايا الخلافية [وهو ما]»; a number or a word like «ما» is none. */
function topicText(event: Event): string {
  const list = (event.topics[0]?.text ?? '').replace(BLANKS, ' ').split(' ');
  const end = list.findIndex((w) => HANGING.has(w));
  const kept = end < 0 ? list : list.slice(0, end);
  // «إنزال أشد العقوبة [وإثبات]»: what was cut off behind it.
  if (kept.length > 1 && kept.at(-1)!.startsWith(WAW) && !kept.at(-1)!.startsWith(WAW + ARTICLE)) kept.pop();
  if (kept.length < 3 && kept.some((w) => /\d/.test(w))) return '';
  while (kept.length && !isWhole(kept.at(-1)!)) kept.pop();
  // «تنظيم», «ارتكابه», «ضرورة إجراء»: what is said of it, or of whom, was left behind.
  const least = OF_NOTHING.has(kept[0]!) ? 3 : 2;
  if (kept.length < least && !kept.at(-1)?.startsWith(ARTICLE)) return '';
  return kept.join(' ');
}

/** «الأسبوع الماضي»: a happening is on some day within them, where it is not said to go from one to another. */
const WITHIN = new Set(['week', 'weekend', 'season', 'quarter', 'half', 'decade']);

/** Where, when, how many. */
function tail(t: Telling, language: Language, all: readonly Quantity[], within: boolean): string {
  const { event } = t;
  const w = words[language];
  let out = '';
  const at = t.fill('place')[0];
  const named = event.participants.some((p) => event.place?.entity === p.entity && t.said.has(p.role));
  if (at && !t.said.has('place') && !named)
    out += ` ${language === 'en' && at.entity.subtype === 'facility' ? words.en.at : w.in} ${language === 'ar' ? arabicName(at, 'genitive') : englishName(at).text}`;
  const topic = language === 'ar' ? topicText(event) : '';
  if (topic) out = ` ${words.ar.about} ${topic}${out}`;
  if (event.time?.from && !event.time.inferred)
    out += ` ${dateText(event.time.from, event.time.to ?? event.time.from, language, within)}`;
  const numbers: string[] = [];
  for (const q of event.quantities) {
    const label = (w.quantities as Record<string, string>)[q.role];
    const source = all.find((x) => x.id === q.ref)!;
    const inside = event.participants.some((p) => t.said.has(p.role) && source.start >= p.start && source.end <= p.end);
    if (!label || inside || numbers.length === NAMED || (q.min === null && q.max === null)) continue;
    // «.42 ألف»: the page broke the number.
    if (source.text.startsWith('.')) continue;
    const text = `${label}: ${language === 'ar' ? source.text.replace(BLANKS, ' ') : inEnglish(q, source)}`;
    if (!numbers.includes(text)) numbers.push(text);
  }
  return out + (numbers.length ? ` (${numbers.join(language === 'ar' ? words.ar.comma : ', ')})` : '');
}

/** «3-1», «8 months», «at least 20», «1,430 USD». */
function inEnglish(q: EventQuantity, { unit }: Quantity): string {
  if (q.role === 'score') return `${q.min}-${q.max}`;
  const [one, many] = (unit && (words.en.units as Record<string, string[]>)[unit]) || [unit, unit];
  const noun = q.role === 'duration' ? (q.max === 1 ? one : many) : q.role === 'money' ? unit : null;
  return noun ? `${numberText(q)} ${noun}` : numberText(q);
}

/** «يوم 3 سبتمبر 2024», «من 3 إلى 5 سبتمبر 2024», «في سبتمبر 2024», «بين 2 و8 سبتمبر 2024», «في عام 2024». */
function dateText(from: string, to: string, language: Language, within: boolean): string {
  const w = words[language];
  const [start, link] = within ? [w.between, w.and] : [w.from, `${w.to} `];
  const [a, b] = [from, to].map((iso) => iso.split('-').map(Number) as [number, number, number]) as [
    [number, number, number],
    [number, number, number],
  ];
  const month = (d: readonly number[]) => w.months[d[1]! - 1]!;
  if (from === to) return `${w.on} ${a[2]} ${month(a)} ${a[0]}`;
  if (from.endsWith('-01-01') && to.endsWith('-12-31'))
    return a[0] === b[0] ? `${w.inYear} ${a[0]}` : `${start} ${a[0]} ${link}${b[0]}`;
  const whole = a[2] === 1 && b[2] === new Date(Date.UTC(b[0], b[1], 0)).getUTCDate();
  if (whole && a[0] === b[0] && a[1] === b[1]) return `${w.in} ${month(a)} ${a[0]}`;
  const first = a[0] !== b[0] ? `${a[2]} ${month(a)} ${a[0]}` : a[1] !== b[1] ? `${a[2]} ${month(a)}` : `${a[2]}`;
  return `${start} ${first} ${link}${b[2]} ${month(b)} ${b[0]}`;
}
