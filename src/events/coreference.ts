/**
 * One happening or two: takes an event as told so far and one more word that tells of an event of its type, gives the chance that both are the
 * same happening.
 *
 * «تفجير … الانفجار», «يعلن استقالته … أعلن تنحيه»: a definite noun points back, a title announces, people, place, time and numbers agree. «آخر»,
 * «كما», other people or a second number speak of another happening. The weights were fitted to annotated articles (`models/README.md`).
 */

import { chance } from '../core/features.js';
import type { Entities } from '../names/entities.js';
import type { QuantityFound } from '../numbers/types.js';
import { normalize, plain } from '../text/fold.js';
import type { Sentences } from '../text/sentence.js';
import type { Time } from '../time/types.js';
import { same } from './clause.js';
import words from './data/coreference.json';
import discourse from './data/discourse.json';
import fitted from './data/merging.json';
import type { EventDraft } from './draft.js';
import { type EventWords, lexeme } from './lexeme.js';
import type { Referent } from './referents.js';
import type { Argument } from './roles.js';
import { fineness } from './setting.js';
import type { TriggerFound } from './triggers.js';

/** What drafts are compared by. */
export interface Grounds {
  readonly words: EventWords;
  readonly entities: Entities;
  readonly times: readonly Time[];
  readonly quantities: readonly QuantityFound[];
  readonly sentences: Sentences;
  /** First token behind the title, 0 where there is none. */
  readonly titleEnd: number;
}

/** Where an event as told so far stands among those of its type. */
export interface Rank {
  /** It was spoken of last. */
  readonly latest: boolean;
  /** There is no other. */
  readonly only: boolean;
}

/** Roles that several may fill at once in one happening. */
export const MANY = new Set(words.many);

const FEATURES: string[] = [];
const feature = (name: string): number => FEATURES.push(name) - 1;
const BIAS = feature('bias');
const NOUN = feature('noun');
const ARTICLE = feature('article');
const THIS = feature('this');
const OWNED = feature('owned');
const POINTS = feature('points');
const SAME_WORD = feature('sameWord');
const SAME_RULE = feature('sameRule');
const ARTICLE_SAME = feature('articleSame');
const INDEFINITE_SAME = feature('indefiniteSame');
const BARE = feature('bare');
const BARE_KNOWN = feature('bareKnown');
const ANNOUNCED = feature('announced');
const ANNOUNCED_SAME = feature('announcedSame');
const FROM_TITLE = feature('fromTitle');
const SENTENCE = feature('sentence');
const TOGETHER = feature('together');
const NEXT = feature('next');
const FAR = feature('far');
const LATEST = feature('latest');
const ALSO = feature('also');
const OTHER = feature('other');
const OTHER_KNOWN = feature('otherKnown');
const SHARED_AGENT = feature('sharedAgent');
const SHARED_PATIENT = feature('sharedPatient');
const OTHER_AGENT = feature('otherAgent');
const NUMBERS_AGREE = feature('numbersAgree');
const NUMBERS_DIFFER = feature('numbersDiffer');
const PLACE_SAME = feature('placeSame');
const PLACE_DIFFERS = feature('placeDiffers');
const TIME_SAME = feature('timeSame');
const TIME_DIFFERS = feature('timeDiffers');
const MODE_SAME = feature('modeSame');
const MODE_DIFFERS = feature('modeDiffers');
const TOPIC_WORDS = feature('topicWords');
const PLURAL = feature('plural');
const PLURAL_DIFFERS = feature('pluralDiffers');
const TOLD = feature('told');
const SHARED_NAMES = feature('sharedNames');
const ARTICLE_ONLY = feature('articleOnly');

const FITTED = fitted.weights as Readonly<Record<string, number>>;
const WEIGHTS = Float64Array.from(FEATURES, (name) => FITTED[name] ?? 0);
const typeFeature = (d: EventDraft) => `type:${d.type.type}`;

/** Values by feature; good until the next question. */
const row = new Float64Array(FEATURES.length);

/** The chance that d tells of k again. */
export function chanceOfSame(grounds: Grounds, k: EventDraft, d: EventDraft, rank: Rank): number {
  compare(grounds, k, d, rank);
  let odds = FITTED[typeFeature(d)] ?? 0;
  for (let i = 0; i < row.length; i++) odds += row[i]! * WEIGHTS[i]!;
  return chance(odds);
}

/** The features by name, for the fitting of the weights. */
export function comparedByName(grounds: Grounds, k: EventDraft, d: EventDraft, rank: Rank): Record<string, number> {
  compare(grounds, k, d, rank);
  const out: Record<string, number> = {};
  FEATURES.forEach((name, i) => {
    if (row[i]) out[name] = row[i]!;
  });
  out[typeFeature(d)] = 1;
  return out;
}

const norms = (list: readonly string[]): ReadonlySet<string> => new Set(list.map((w) => normalize(plain(w))));
const FEMININE_PLURAL = normalize(discourse.femininePlural);
const ALSO_WORDS = norms(words.also);
const OTHER_WORDS = norms(words.other);
/** How far before a word «كما» stands, and behind it «آخر», in tokens. */
const ALSO_REACH = 2;
const OTHER_REACH = 4;
/** Two words of one type so near belong together: «أصدرت الوزارة بيانا». */
const NEAR = 5;
/** Sentences after the title that tell of what it announces. */
const LEAD = 4;
const FAR_REACH = 5;
/** Of an event told often the first telling and so many of the last are compared: who reads on does no more. */
const TELLINGS = 8;
const compared = <T>(tellings: readonly T[]): readonly T[] =>
  tellings.length <= TELLINGS ? tellings : [tellings[0]!, ...tellings.slice(1 - TELLINGS)];
/** Words behind a trigger that say what it is about. */
const ABOUT = 7;
const MOST_WORDS = 3;

function compare(grounds: Grounds, k: EventDraft, d: EventDraft, rank: Rank): void {
  const w = grounds.words;
  const mentions = compared(k.mentions);
  const sentences = compared(k.sentences);
  const { trigger } = d;
  const { reading } = trigger;
  row.fill(0);
  const set = (i: number, is: boolean) => {
    if (is) row[i] = 1;
  };
  row[BIAS] = 1;

  const noun = trigger.kind !== 'verb';
  const article = noun && reading.article > 0;
  const bare = d.arguments.length === 0;
  const points = noun && lexeme(w, trigger.token - 1).isDemonstrative;
  const definite = noun && d.places.definite;
  set(NOUN, noun);
  set(ARTICLE, article);
  set(THIS, points);
  set(OWNED, noun && reading.pronoun > 0);
  set(POINTS, definite && bare);
  set(BARE, bare);
  set(BARE_KNOWN, k.arguments.length === 0);

  const own = tellingOf(w, trigger);
  const others = mentions.map((m) => tellingOf(w, m));
  const sameWord = others.some((m) => m.stem === own.stem);
  const sameRule = mentions.some((m) => m.rule === trigger.rule);
  set(SAME_WORD, sameWord);
  set(SAME_RULE, sameRule);
  set(ARTICLE_SAME, article && sameWord);
  set(INDEFINITE_SAME, noun && !definite && sameWord);

  const last = mentions.at(-1)!;
  const distance = d.sentence - Math.max(...sentences);
  const fromTitle = k.trigger.token < grounds.titleEnd;
  const announced = fromTitle && d.sentence - k.sentence <= LEAD && trigger.token >= grounds.titleEnd;
  set(FROM_TITLE, fromTitle);
  set(ANNOUNCED, announced);
  set(ANNOUNCED_SAME, announced && (sameWord || sameRule));
  set(SENTENCE, distance === 0);
  set(TOGETHER, distance === 0 && Math.abs(trigger.token - last.token) <= NEAR);
  set(NEXT, distance === 1);
  set(FAR, distance > FAR_REACH);
  set(LATEST, rank.latest);
  set(ALSO, own.isAlso);
  set(OTHER, own.isOther);
  set(
    OTHER_KNOWN,
    others.some((m) => m.isNoun && m.isOther),
  );

  compareFillers(k, d);
  compareNames(grounds, sentences, d);
  compareNumbers(grounds, k, d);
  const [here, there] = [k.setting.place, d.setting.place];
  // One place told once for both says nothing.
  if (here && there && here.first !== there.first)
    row[placesDiffer(grounds, here, there) ? PLACE_DIFFERS : PLACE_SAME] = 1;
  const [then, now] = [k.setting.time, d.setting.time];
  if (then && now && then.index !== now.index)
    row[timesDiffer(grounds, then.index, now.index) ? TIME_DIFFERS : TIME_SAME] = 1;
  if (k.mode !== null && d.mode !== null) row[k.mode === d.mode ? MODE_SAME : MODE_DIFFERS] = 1;
  set(PLURAL, own.isPlural);
  set(PLURAL_DIFFERS, noun && own.isPlural !== others.some((m) => m.isPlural));
  row[TOLD] = Math.min(4, k.mentions.length - 1) / 4;
  set(ARTICLE_ONLY, article && rank.only);
  row[TOPIC_WORDS] = Math.min(MOST_WORDS, sharedWords(w, mentions, trigger)) / MOST_WORDS;
}

/** People and bodies that the sentences of both name. */
function compareNames(grounds: Grounds, known: readonly number[], d: EventDraft): void {
  if (known.includes(d.sentence)) return;
  const here = new Set<number>();
  eachName(grounds, d.sentences, (entity) => {
    here.add(entity);
    return false;
  });
  if (here.size && eachName(grounds, known, (entity) => here.has(entity))) row[SHARED_NAMES] = 1;
}

/** Goes through those whom sentences name, up to the first that is looked for. */
function eachName(
  { entities, sentences }: Grounds,
  list: readonly number[],
  isFound: (entity: number) => boolean,
): boolean {
  for (const s of list)
    for (let i = sentences.first[s]!; i < sentences.first[s + 1]!; i++) {
      const m = entities.at[i]!;
      if (m < 0) continue;
      const { entity } = entities.mentions[m]!;
      if (entities.list[entity]!.subtype !== 'country' && isFound(entity)) return true;
    }
  return false;
}

/** What a word that tells of an event says by itself and by those around it. */
interface Telling {
  readonly stem: string;
  readonly isNoun: boolean;
  readonly isPlural: boolean;
  readonly isOther: boolean;
  readonly isAlso: boolean;
  /** Nouns and adjectives that stand behind it. */
  readonly about: readonly string[];
}
const tellings = new WeakMap<TriggerFound, Telling>();

/** Read once, however many events it is compared with. */
function tellingOf(w: EventWords, m: TriggerFound): Telling {
  let out = tellings.get(m);
  if (!out) {
    const { norm, isPlural } = lexeme(w, m.token);
    const isNoun = m.kind !== 'verb';
    out = {
      stem: norm,
      isNoun,
      isPlural: isNoun && (isPlural || norm.endsWith(FEMININE_PLURAL)),
      isOther: isOther(w, m.last),
      isAlso: isAlso(w, m.token),
      about: aboutWords(w, m.last),
    };
    tellings.set(m, out);
  }
  return out;
}

/** «[كما] دعت», «و[بدوره] دعا», «في [المقابل] دعا»: what is told besides. */
function isAlso(w: EventWords, token: number): boolean {
  for (let i = Math.max(0, token - ALSO_REACH); i < token; i++)
    if (
      lexeme(w, i)
        .spellings()
        .some((spelling) => ALSO_WORDS.has(spelling))
    )
      return true;
  return false;
}

/** «غارات [أخرى]», «هجوم [ثان]». */
function isOther(w: EventWords, last: number): boolean {
  for (let i = last; i < last + OTHER_REACH; i++) {
    const { norm, reading } = lexeme(w, i);
    if (!reading) return false;
    if (OTHER_WORDS.has(norm)) return true;
  }
  return false;
}

/** Fillers of one role: the same ones, or others, by name. */
function compareFillers(k: EventDraft, d: EventDraft): void {
  for (const role of Object.keys(d.type.roles)) {
    const here = d.arguments.filter((a) => a.role === role);
    const there = here.length ? k.arguments.filter((a) => a.role === role) : [];
    if (!there.length) continue;
    const agent = d.type.roles[role]!.proto === 'agent';
    if (here.some((b) => there.some((a) => same(a.referent, b.referent))))
      row[agent ? SHARED_AGENT : SHARED_PATIENT] = 1;
    else if (agent && here.some(isNamed) && there.some(isNamed)) row[OTHER_AGENT] = 1;
  }
}

const isNamed = (a: Argument): boolean => a.referent.entity >= 0;

function compareNumbers({ quantities }: Grounds, k: EventDraft, d: EventDraft): void {
  for (const b of d.quantities)
    for (const a of k.quantities) {
      if (a.role !== b.role || a.index === b.index) continue;
      const [x, y] = [quantities[a.index]!, quantities[b.index]!];
      row[x.min === y.min && x.max === y.max ? NUMBERS_AGREE : NUMBERS_DIFFER] = 1;
    }
}

/** «في سوريا» and «في دير الزور» may be one place, two towns may not. */
function placesDiffer({ entities }: Grounds, a: Referent, b: Referent): boolean {
  if (a.entity === b.entity) return false;
  const [x, y] = [entities.list[a.entity], entities.list[b.entity]];
  return (
    !x || !y || fineness(x) === fineness(y) || (x.country !== null && y.country !== null && x.country !== y.country)
  );
}

/** «أمس» and «الثلاثاء» may be one day. */
function timesDiffer({ times }: Grounds, a: number, b: number): boolean {
  const [x, y] = [times[a]!, times[b]!];
  if (x.from === null || x.to === null || y.from === null || y.to === null)
    return x.value === null || x.value !== y.value;
  return x.to < y.from || y.to < x.from;
}

/** How many nouns and adjectives that stand behind the trigger stand behind a mention of the event as well. */
function sharedWords(w: EventWords, mentions: readonly TriggerFound[], trigger: TriggerFound): number {
  const { about } = tellingOf(w, trigger);
  let most = 0;
  for (const m of mentions) {
    if (m.last > trigger.token - 1 && m.token <= trigger.token) continue;
    const there = tellingOf(w, m).about;
    let shared = 0;
    for (const word of about) if (there.includes(word)) shared++;
    most = Math.max(most, shared);
  }
  return most;
}

function aboutWords(w: EventWords, from: number): string[] {
  const out: string[] = [];
  for (let i = from; i < Math.min(w.tokens.count, from + ABOUT); i++) {
    const { norm, reading } = lexeme(w, i);
    if (reading && (reading.pos === 'NOUN' || reading.pos === 'ADJ' || reading.pos === 'PROPN') && norm.length > 2)
      if (!out.includes(norm)) out.push(norm);
  }
  return out;
}
