/**
 * The check of the user's event types: takes values that should be event types (`schemas/event-type.schema.json`, examples aside), gives the
 * sound ones as plain copies, and every fault with its remedy. Names that point somewhere must arrive: roles, frames, verbs.
 */
import { isRecord, isWords, plainCopy, shown, type Tell } from '../core/check.js';
import type { DataFault } from '../core/errors.js';
import type { EventType } from './type.js';

const SLUG = /^[a-z][a-z-]*$/;
const PROTO = ['agent', 'patient', 'recipient', 'theme'];
const KINDS = ['person', 'organization', 'location', 'group', 'other', 'thing'];
const STATUS = ['actual', 'planned', 'negated', 'hypothetical'];
const CODES = ['plover', 'cameo', 'ace'];
const PLACES = ['subject', 'object', 'passive', 'of', 'by'];
const UNITS = ['money', 'mass', 'volume', 'length', 'count', 'duration', 'percent', 'score'];
/** Lists that the schema of an Extraction closes. */
export const QUANTITY_ROLES = [
  'killed', 'injured', 'missing', 'arrested', 'displaced', 'participants', 'rescued', 'money', 'amount', 'duration', 'votes', 'score', 'magnitude',
]; // biome-ignore format: a list
export const MODES = [
  'bilateral', 'multilateral', 'phone', 'online', 'explosives', 'aerial', 'shelling', 'firearms', 'blade', 'vehicle', 'chemical', 'cyber',
  'unarmed', 'demonstration', 'strike', 'sit-in', 'riot', 'march', 'hunger-strike', 'boycott', 'general', 'local', 'referendum', 'leadership',
  'traffic', 'fire', 'drowning', 'collapse', 'air', 'rail', 'maritime', 'explosion', 'industrial', 'earthquake', 'flood', 'storm', 'drought',
  'heat', 'epidemic', 'landslide', 'volcano', 'official', 'private', 'pilgrimage', 'inspection', 'economic', 'ban', 'fine', 'expulsion',
  'closure', 'sport',
]; // biome-ignore format: a list

const TYPE_KEYS = [
  '$schema', 'type', 'gloss', 'roles', 'codes', 'codeExceptions', 'modes', 'quantities', 'topics', 'summary', 'lists', 'frames', 'triggers', 'examples',
  'counterExamples',
]; // biome-ignore format: a list
const TRIGGER_KEYS = [
  'id', 'verb', 'vowels', 'voice', 'masdar', 'masdars', 'noun', 'phrase', 'with', 'frame', 'mode', 'status', 'prior', 'when', 'unless', 'rivals',
]; // biome-ignore format: a list
const WORD_CONDITIONS = ['next', 'previous', 'near', 'about'];
const KIND_CONDITIONS = ['subject', 'object', 'of'];

/** What a type is checked against. */
interface Context {
  readonly roles: readonly string[];
  readonly frames: readonly string[];
  readonly lists: readonly string[];
  readonly tell: Tell;
}

/** `knowsVerb`: is «ع ق ل 8», root and form, in the verb table? */
export function checkEventTypes(
  values: readonly unknown[],
  knowsVerb: (name: string) => boolean,
): { sound: EventType[]; faults: DataFault[] } {
  const sound: EventType[] = [];
  const faults: DataFault[] = [];
  const ids = new Set<string>();
  for (let i = 0; i < values.length; i++) {
    const before = faults.length;
    let entry: string | null = null;
    const tell: Tell = (message, remedy) => faults.push({ file: 'eventTypes', line: i + 1, entry, message, remedy });
    let value: unknown;
    try {
      value = plainCopy(values[i]);
    } catch {
      tell('the event type cannot be read', 'Give plain data, as the files of schemas/events');
      continue;
    }
    if (!isRecord(value)) {
      tell('the event type is not an object', 'Write it as the files of schemas/events');
      continue;
    }
    entry = typeof value.type === 'string' ? value.type : null;
    const context = checkHead(value, tell);
    if (!Array.isArray(value.triggers) || !value.triggers.length)
      tell('"triggers" is not a list of triggers', 'Name at least one word that tells of the event');
    else
      value.triggers.forEach((trigger: unknown, k) => {
        const id = isRecord(trigger) && typeof trigger.id === 'string' ? trigger.id : null;
        entry = id ?? `${String(value.type)}, trigger ${k + 1}`;
        checkTrigger(trigger, context, knowsVerb);
        if (id !== null && ids.has(id)) tell(`the id "${id}" is used twice`, 'Give each trigger an id of its own');
        if (id !== null) ids.add(id);
      });
    if (faults.length === before) sound.push(value as unknown as EventType);
  }
  return { sound, faults };
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isList = (value: unknown): boolean => isWords(value) && value.length > 0;
const isFrom = (value: unknown, list: readonly string[]): boolean =>
  isList(value) && (value as string[]).every((v) => list.includes(v));
const or = (list: readonly string[]): string => (list.length ? list.join(', ') : 'none so far');

function checkKeys(value: Record<string, unknown>, keys: readonly string[], what: string, tell: Tell): void {
  for (const key of Object.keys(value))
    if (!keys.includes(key)) tell(`"${key}" is not a key of ${what}`, `The keys are ${keys.join(', ')}`);
}

/** All but the triggers. */
function checkHead(t: Record<string, unknown>, tell: Tell): Context {
  const roles = isRecord(t.roles) ? Object.keys(t.roles) : [];
  const frames = isRecord(t.frames) ? Object.keys(t.frames) : [];
  const lists = isRecord(t.lists) ? Object.keys(t.lists) : [];
  const context: Context = { roles, frames, lists, tell };
  if (typeof t.type !== 'string' || !SLUG.test(t.type))
    tell(`"type" is ${shown(t.type)}`, 'Use small Latin letters and -, as "product-recall"');
  if (!isRecord(t.gloss) || !isText(t.gloss.ar) || !isText(t.gloss.en))
    tell('"gloss" does not name the type in both languages', 'Write it as {"ar":"…","en":"…"}');
  if (!isRecord(t.roles) || !roles.length)
    tell('"roles" is missing', 'Write it as {"buyer":{"proto":"agent","kinds":["person"]}}');
  else for (const [name, role] of Object.entries(t.roles)) checkRole(name, role, context);
  if (!isRecord(t.codes) || !CODES.every((c) => isCode((t.codes as Record<string, unknown>)[c])))
    tell('"codes" does not hold all three codes', 'Write it as {"plover":null,"cameo":null,"ace":null}');
  if (!isRecord(t.frames) || !frames.length)
    tell('"frames" is missing', 'Write it as {"act":{"subject":"buyer","object":"goods"}}');
  else for (const [name, frame] of Object.entries(t.frames)) checkFrame(name, frame, context);
  if (t.modes !== undefined) {
    if (!isRecord(t.modes) || !Object.values(t.modes).every(isList))
      tell('"modes" is not a record of word lists', 'Write it as {"online":["…"]}');
    else for (const mode of Object.keys(t.modes)) checkMode(mode, tell);
  }
  if (t.topics !== undefined && !isList(t.topics)) tell('"topics" is not a list of words', 'Write it as ["…"]');
  if (t.lists !== undefined && !(isRecord(t.lists) && Object.values(t.lists).every(isList)))
    tell('"lists" is not a record of word lists', 'Write it as {"players":["…"]}');
  if (t.summary !== undefined) checkSummary(t.summary, context);
  if (t.quantities !== undefined) {
    if (!Array.isArray(t.quantities))
      tell('"quantities" is not a list', 'Write it as [{"role":"money","units":["money"]}]');
    else for (const q of t.quantities) checkQuantity(q, context);
  }
  if (t.codeExceptions !== undefined) checkExceptions(t.codeExceptions, context);
  checkKeys(t, TYPE_KEYS, 'an event type', tell);
  return context;
}

const isCode = (value: unknown): boolean => value === null || isText(value);

function checkRole(name: string, role: unknown, { roles, tell }: Context): void {
  if (!SLUG.test(name)) tell(`the role "${name}" has an odd name`, 'Use small Latin letters and -');
  if (!isRecord(role) || !PROTO.includes(role.proto as string))
    tell(`the role "${name}" has no "proto"`, `Use one of ${PROTO.join(', ')}`);
  if (!isRecord(role) || !isFrom(role.kinds, KINDS))
    tell(`the role "${name}" has no "kinds"`, `List some of ${KINDS.join(', ')}`);
  if (isRecord(role)) checkKeys(role, ['proto', 'kinds', 'implies'], `the role "${name}"`, tell);
  if (isRecord(role) && role.implies !== undefined && !roles.includes(role.implies as string))
    tell(`the role "${name}" implies ${shown(role.implies)}, which is no role`, `The roles are ${or(roles)}`);
}

function checkFrame(name: string, frame: unknown, { roles, tell }: Context): void {
  if (!isRecord(frame)) {
    tell(`the frame "${name}" is not an object`, 'Write it as {"subject":"…"}');
    return;
  }
  const role = (place: string, value: unknown) => {
    if (!roles.includes(value as string))
      tell(`the frame "${name}" puts ${shown(value)} at "${place}", which is no role`, `The roles are ${or(roles)}`);
  };
  for (const place of PLACES) if (frame[place] !== undefined) role(place, frame[place]);
  if (frame.prepositions !== undefined) {
    if (!isRecord(frame.prepositions))
      tell(`"prepositions" of the frame "${name}" is not an object`, 'Write it as {"…":"role"}');
    else for (const [word, value] of Object.entries(frame.prepositions)) role(word, value);
  }
  checkKeys(frame, [...PLACES, 'prepositions'], `the frame "${name}"`, tell);
}

function checkMode(mode: unknown, tell: Tell): void {
  if (!MODES.includes(mode as string))
    tell(`the mode ${shown(mode)} is not one of an Extraction`, `Use one of ${MODES.join(', ')}`);
}

function checkQuantity(q: unknown, { roles, tell }: Context): void {
  if (!isRecord(q) || !QUANTITY_ROLES.includes(q.role as string)) {
    tell('a quantity has no "role" of an Extraction', `Use one of ${QUANTITY_ROLES.join(', ')}`);
    return;
  }
  if (q.of !== undefined && !roles.includes(q.of as string))
    tell(`the quantity "${String(q.role)}" counts ${shown(q.of)}, which is no role`, `The roles are ${or(roles)}`);
  if (q.nouns !== undefined && !isList(q.nouns))
    tell('"nouns" of a quantity is not a list of words', 'Write it as ["…"]');
  if (q.beside !== undefined && !isList(q.beside))
    tell('"beside" of a quantity is not a list of words', 'Write it as ["…"]');
  if (q.units !== undefined && !isFrom(q.units, UNITS))
    tell('"units" of a quantity is odd', `List some of ${UNITS.join(', ')}`);
  checkKeys(q, ['role', 'of', 'nouns', 'units', 'beside'], 'a quantity', tell);
}

/** Slots that are no role. */
const SLOTS = ['noun', 'noun-object', 'mode', 'place'];
const isNounSlot = (slot: string): boolean => slot.startsWith('noun');
const slotsOf = (template: string): string[] => [...template.matchAll(/\{([^}]*)\}/g)].map(([, slot]) => slot!);
/** What stands there whatever is filled. */
const always = (template: string): string => template.replace(/\([^)]*\)/g, '');
/** How many forms a verb has, in either language. */
const VERB_FORMS = { ar: [2, 3], en: [1, 2] } as const;

const isNoun = (value: unknown): boolean =>
  isRecord(value) && isText(value.ar) && isText(value.en) && (value.object === undefined || isText(value.object));

function checkSummary(value: unknown, context: Context): void {
  const { roles, tell } = context;
  const { sentences: list, noun } = isRecord(value) ? value : {};
  const isSentence = (s: unknown) =>
    isRecord(s) && isText(s.ar) && isText(s.en) && (s.mode === undefined || isList(s.mode));
  if (!Array.isArray(list) || !list.length || !list.every(isSentence)) {
    tell('"summary" holds no sentences', 'Write it as {"sentences":[{"ar":"…","en":"…"}]}');
    return;
  }
  const modes = isRecord(noun) && noun.modes !== undefined ? noun.modes : {};
  if (noun !== undefined && !(isNoun(noun) && isRecord(modes) && Object.values(modes).every(isNoun)))
    tell('"noun" of "summary" does not name the event in both languages', 'Write it as {"ar":"…","en":"…"}');
  const sentences = list as { ar: string; en: string }[];
  for (const { ar, en } of sentences) {
    for (const slot of slotsOf(`${ar} ${en}`))
      for (const role of slot.replace('+', '').split('|')) {
        if (!roles.includes(role) && !SLOTS.includes(role))
          tell(`"summary" names ${shown(role)}, which is no role`, `The roles are ${or(roles)}`);
        if (isNounSlot(role) && !isRecord(noun))
          tell('"summary" has a {noun} and no "noun"', 'Write it as {"noun":{"ar":"…","en":"…"},"sentences":[…]}');
      }
    checkSentence({ ar, en }, tell);
  }
  const needed = slotsOf(always(sentences.at(-1)!.ar)).find((slot) => !isNounSlot(slot));
  if (needed !== undefined)
    tell(
      `the last sentence of "summary" needs {${needed}}`,
      'Add one that needs no role, as {"ar":"{noun}","en":"{noun}"}',
    );
}

function checkSentence(sentence: { ar: string; en: string }, tell: Tell): void {
  for (const language of ['ar', 'en'] as const) {
    const template = sentence[language];
    if (!always(template).trim())
      tell(`"summary" says nothing but in brackets: ${shown(template)}`, 'Put outside ( ) what is always said');
    const [least, most] = VERB_FORMS[language];
    for (const [verb] of template.matchAll(/\[[^\]]*\]/g)) {
      const forms = verb.slice(1, -1).split(' ').filter(Boolean).length;
      if (forms < least || forms > most)
        tell(
          `the verb ${verb} of "summary" has ${forms} forms`,
          'Write perfect, imperfect and, where it differs, jussive; in English base and past',
        );
    }
  }
  const own = slotsOf(always(sentence.ar));
  const strange = slotsOf(always(sentence.en)).find((slot) => !isNounSlot(slot) && !own.includes(slot));
  if (strange !== undefined)
    tell(`"summary" needs {${strange}} in English alone`, 'Name the same roles in both languages, or put it in ( )');
}

const EXCEPTION_KEYS = ['status', 'mode', 'triggers', 'reported', 'filled'];

function checkExceptions(value: unknown, { roles, tell }: Context): void {
  const sound = (e: unknown) =>
    isRecord(e) &&
    isRecord(e.when) &&
    Object.keys(e.when).length > 0 &&
    (e.when.status === undefined || STATUS.includes(e.when.status as string)) &&
    (e.when.mode === undefined || MODES.includes(e.when.mode as string)) &&
    (e.when.triggers === undefined || isList(e.when.triggers)) &&
    (e.when.reported === undefined || typeof e.when.reported === 'boolean') &&
    (e.when.filled === undefined || isFrom(e.when.filled, roles)) &&
    CODES.every((c) => e[c] === undefined || isCode(e[c]));
  if (!Array.isArray(value) || !value.every(sound)) {
    tell('"codeExceptions" is odd', 'Write it as [{"when":{"status":"planned"},"cameo":"030"}]');
    return;
  }
  for (const e of value as Record<string, unknown>[]) {
    checkKeys(e, ['when', ...CODES], 'an exception of codes', tell);
    checkKeys(e.when as Record<string, unknown>, EXCEPTION_KEYS, 'its "when"', tell);
  }
}

function checkTrigger(t: unknown, context: Context, knowsVerb: (name: string) => boolean): void {
  const { frames, tell } = context;
  if (!isRecord(t)) {
    tell('the trigger is not an object', 'Write it as {"id":"type/word","noun":["…"],"frame":"…"}');
    return;
  }
  if (typeof t.id !== 'string' || !/^[a-z-]+\/[a-z0-9-]+$/.test(t.id))
    tell(`"id" is ${shown(t.id)}`, 'Name it after its type and word, as "product-recall/sahaba"');
  if (t.verb === undefined && t.noun === undefined && t.phrase === undefined)
    tell('the trigger has no word', 'Give it a "verb", a "noun" or a "phrase"');
  if (t.verb !== undefined) {
    if (typeof t.verb !== 'string' || !/^\S \S \S( \S)? (1|2|3|4|5|6|7|8|9|10|Q1|Q2|Q4)$/.test(t.verb))
      tell(
        `"verb" is ${shown(t.verb)}`,
        'Write the root and the number of the form, parted by blanks, as in "f ʿ l 8"',
      );
    else if (!knowsVerb(t.verb))
      tell(
        `the verb "${t.verb}" is not in the verb table`,
        'Mend root or form, or list its words as "noun" and "phrase"',
      );
  }
  for (const name of ['noun', 'phrase', 'with', 'masdars'])
    if (t[name] !== undefined && !isList(t[name])) tell(`"${name}" is not a list of words`, 'Write it as ["…"]');
  if (isWords(t.noun) && t.noun.some((n) => n.trim().includes(' ')))
    tell('"noun" holds an expression of several words', 'List it as "phrase"');
  if (!frames.includes(t.frame as string))
    tell(`the frame ${shown(t.frame)} is not among the frames of the type`, `The frames are ${or(frames)}`);
  if (t.voice !== undefined && t.voice !== 'active' && t.voice !== 'passive')
    tell(`"voice" is ${shown(t.voice)}`, 'Use "active" or "passive"');
  if (t.masdar !== undefined && typeof t.masdar !== 'boolean')
    tell(`"masdar" is ${shown(t.masdar)}`, 'Use true or false');
  if (t.status !== undefined && !STATUS.slice(1).includes(t.status as string))
    tell(`"status" is ${shown(t.status)}`, `Use one of ${STATUS.slice(1).join(', ')}`);
  if (t.mode !== undefined) checkMode(t.mode, tell);
  if (t.prior !== undefined && !(typeof t.prior === 'number' && t.prior >= 0 && t.prior <= 1))
    tell(`"prior" is ${shown(t.prior)}`, 'Write a number from 0 to 1');
  if (t.rivals !== undefined && !(Array.isArray(t.rivals) && t.rivals.every(isCode)))
    tell('"rivals" is not a list of types', 'Write it as ["arrest", null]');
  for (const when of Array.isArray(t.when) && t.when.length ? t.when : [t.when])
    if (when !== undefined) checkConditions('when', when, context);
  if (t.unless !== undefined) checkConditions('unless', t.unless, context);
  checkKeys(t, TRIGGER_KEYS, 'a trigger', tell);
}

function checkConditions(name: string, value: unknown, { roles, lists, tell }: Context): void {
  if (!isRecord(value)) {
    tell(`"${name}" is not an object`, 'Write it as {"near":["…"]}');
    return;
  }
  for (const key of WORD_CONDITIONS) {
    if (value[key] === undefined) continue;
    if (!isList(value[key])) tell(`"${key}" of "${name}" is not a list of words`, 'Write it as ["…"]');
    else
      for (const form of value[key] as string[])
        if (form.startsWith('$') && !lists.includes(form.slice(1)))
          tell(`"${key}" of "${name}" names ${shown(form)}, which is no list`, `The lists are ${or(lists)}`);
  }
  for (const key of KIND_CONDITIONS)
    if (value[key] !== undefined && !isFrom(value[key], KINDS))
      tell(`"${key}" of "${name}" is odd`, `List some of ${KINDS.join(', ')}`);
  if (value.filled !== undefined && !isFrom(value.filled, roles))
    tell(`"filled" of "${name}" names what is no role`, `The roles are ${or(roles)}`);
  if (
    value.fillers !== undefined &&
    !(isRecord(value.fillers) && Object.entries(value.fillers).every(([r, k]) => roles.includes(r) && isFrom(k, KINDS)))
  )
    tell(`"fillers" of "${name}" is odd`, `Write it as {"role":["person"]}; the roles are ${or(roles)}`);
  if (value.definite !== undefined && typeof value.definite !== 'boolean')
    tell(`"definite" of "${name}" is ${shown(value.definite)}`, 'Use true or false');
  if (value.pointsTo !== undefined && !isList(value.pointsTo))
    tell(`"pointsTo" of "${name}" is not a list of types`, 'Write it as ["attack"]');
  checkKeys(
    value,
    [...WORD_CONDITIONS, ...KIND_CONDITIONS, 'filled', 'fillers', 'definite', 'pointsTo'],
    `"${name}"`,
    tell,
  );
}
