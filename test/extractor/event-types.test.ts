/** The user's event types: refused with every fault where they are wrong, found beside ours where they are right. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkEventTypes, MODES, QUANTITY_ROLES } from '../../src/events/check.js';
import { createExtractor, KhabarError, validate } from '../../src/index.js';
import { knowledge } from '../../src/knowledge.js';
import { at, eventFiles } from '../../tools/data.js';

const RECALL = {
  type: 'product-recall',
  gloss: { ar: 'استرجاع منتج', en: 'A maker takes a product back' },
  roles: {
    maker: { proto: 'agent', kinds: ['organization'] },
    product: { proto: 'patient', kinds: ['thing', 'other'] },
  },
  codes: { plover: null, cameo: null, ace: null },
  frames: { take: { subject: 'maker', object: 'product', of: 'product', prepositions: { من: 'maker' } } },
  triggers: [
    { id: 'product-recall/istarjaa', verb: 'ر ج ع 10', frame: 'take', prior: 0.9 },
    { id: 'product-recall/istirjaa', noun: ['استرجاع'], frame: 'take', prior: 0.9 },
    { id: 'product-recall/phrase', phrase: ['نداء استدعاء المركبات'], frame: 'take', prior: 0.9 },
  ],
};
/** Triggers of ours that cannot fire as they stand: a verb that the table has not, nouns of several words. */
const TODO = ['attack/takhrib', 'injury/ughmiya', 'publication/bayan', 'threat/jahara'];
const trigger = (more: object) => ({ ...RECALL, triggers: [{ ...RECALL.triggers[1], ...more }] });
const faultsOf = (...eventTypes: unknown[]) => {
  try {
    createExtractor({ eventTypes });
  } catch (error) {
    expect(error).toBeInstanceOf(KhabarError);
    expect((error as KhabarError).code).toBe('ERR_KHABAR_EVENT_TYPE');
    return (error as KhabarError).faults.map((f) => {
      expect(f.remedy).not.toBe('');
      return [f.file, f.line, f.entry, f.message];
    });
  }
  return [];
};
const one = (fault: unknown[]) => fault.at(-1);

describe('event types that are wrong', () => {
  it('are refused when the extractor is made, all faults at once', () => {
    const bad = {
      ...RECALL,
      gloss: { ar: 'استرجاع' },
      frames: { take: { subject: 'seller' } },
      triggers: [
        { id: 'product-recall/a', noun: ['استرجاع'], frame: 'bring' },
        { id: 'product-recall/b', verb: 'غ غ غ 1', frame: 'take' },
      ],
    };
    expect(faultsOf(RECALL, bad, 'x')).toEqual([
      ['eventTypes', 2, 'product-recall', '"gloss" does not name the type in both languages'],
      ['eventTypes', 2, 'product-recall', 'the frame "take" puts "seller" at "subject", which is no role'],
      ['eventTypes', 2, 'product-recall/a', 'the frame "bring" is not among the frames of the type'],
      ['eventTypes', 2, 'product-recall/b', 'the verb "غ غ غ 1" is not in the verb table'],
      ['eventTypes', 3, null, 'the event type is not an object'],
    ]);
  });

  it.each(Object.keys(RECALL))('%s is needed', (key) => {
    expect(faultsOf({ ...RECALL, [key]: undefined }).length).toBeGreaterThan(0);
    expect(faultsOf({ ...RECALL, [key]: null }).length).toBeGreaterThan(0);
    expect(faultsOf({ ...RECALL, [key]: 1 }).length).toBeGreaterThan(0);
  });

  it.each([
    [{ id: 'Recall' }, '"id" is "Recall"'],
    [{ noun: undefined }, 'the trigger has no word'],
    [{ noun: [] }, '"noun" is not a list of words'],
    [{ noun: ['استرجاع منتج'] }, '"noun" holds an expression of several words'],
    [{ verb: 'رجع 10' }, '"verb" is "رجع 10"'],
    [{ phrase: 'نداء' }, '"phrase" is not a list of words'],
    [{ with: [1] }, '"with" is not a list of words'],
    [{ frame: undefined }, 'the frame missing is not among the frames of the type'],
    [{ frame: 'constructor' }, 'the frame "constructor" is not among the frames of the type'],
    [{ voice: 'middle' }, '"voice" is "middle"'],
    [{ status: 'actual' }, '"status" is "actual"'],
    [{ prior: 2 }, '"prior" is 2'],
    [{ mode: 'quick' }, 'the mode "quick" is not one of an Extraction'],
    [{ rivals: 'arrest' }, '"rivals" is not a list of types'],
    [{ when: { filled: ['seller'] } }, '"filled" of "when" names what is no role'],
    [{ unless: { near: 'حرب' } }, '"near" of "unless" is not a list of words'],
    [{ unless: { subject: ['people'] } }, '"subject" of "unless" is odd'],
    [{ nouns: ['استرجاع'] }, '"nouns" is not a key of a trigger'],
  ])('a trigger with %j', (more, message) => {
    expect(faultsOf(trigger(more)).map(one)).toEqual([message]);
  });

  it.each([
    [
      { roles: { maker: { proto: 'doer', kinds: ['person'] }, product: RECALL.roles.product } },
      'the role "maker" has no "proto"',
    ],
    [
      { roles: { ...RECALL.roles, buyer: { proto: 'theme', kinds: [], implies: 'x' } } },
      'the role "buyer" has no "kinds"',
    ],
    [{ quantities: [{ role: 'items' }] }, 'a quantity has no "role" of an Extraction'],
    [{ quantities: [{ role: 'money', of: 'seller' }] }, 'the quantity "money" counts "seller", which is no role'],
    [{ modes: { quick: ['سريع'] } }, 'the mode "quick" is not one of an Extraction'],
    [{ codeExceptions: [{}] }, '"codeExceptions" is odd'],
    [{ topics: [] }, '"topics" is not a list of words'],
    [{ verbs: [] }, '"verbs" is not a key of an event type'],
  ])('a type with %j', (more, message) => {
    expect(one(faultsOf({ ...RECALL, ...more })[0]!)).toBe(message);
  });

  it('are not among ours', () => {
    const types = eventFiles().map((f) => f.value);
    const { faults } = checkEventTypes(types, (name) => knowledge.verbs().find(name).length > 0);
    expect(faults.filter((f) => !TODO.includes(f.entry!))).toEqual([]);
  });
});

it('knows the lists that the schema of an Extraction closes', () => {
  const text = readFileSync(at('schemas/extraction.schema.json'), 'utf8');
  const enums: string[][] = [];
  JSON.parse(text, (key, value) => {
    if (key === 'enum') enums.push((value as (string | null)[]).filter((v) => v !== null));
    return value as unknown;
  });
  expect(enums).toContainEqual(MODES);
  expect(enums).toContainEqual(QUANTITY_ROLES);
});

describe('event types that are right', () => {
  const extractor = createExtractor({ eventTypes: [RECALL] });
  const events = (text: string) => {
    const x = extractor.extractEvents(text);
    expect(validate(x)).toEqual({ valid: true });
    return x.events.map((e) => ({
      type: e.type,
      trigger: e.trigger.text,
      maker: e.participants.find((p) => p.role === 'maker')?.text ?? null,
      ar: e.summary.ar.split(':')[0],
    }));
  };

  it('fire by verb, noun and phrase', () => {
    expect(events('استرجعت شركة تويوتا آلاف السيارات من السوق.')).toContainEqual({
      type: 'product-recall',
      trigger: 'استرجعت',
      maker: 'شركة تويوتا',
      ar: 'استرجاع منتج',
    });
    expect(events('أعلنت الشركة استرجاع الدواء من الصيدليات.').map((e) => [e.type, e.trigger])).toContainEqual([
      'product-recall',
      'استرجاع',
    ]);
    expect(events('صدر نداء استدعاء المركبات أمس.').map((e) => [e.type, e.trigger])).toContainEqual([
      'product-recall',
      'نداء استدعاء المركبات',
    ]);
  });

  it('stand beside ours', () => {
    expect(events('اعتقلت الشرطة ثلاثة أشخاص في فاس.').map((e) => e.type)).toContain('arrest');
    expect(extractor.describe().eventTypes).toEqual(expect.arrayContaining(['arrest', 'product-recall']));
    const only = extractor.extractEvents('استرجعت شركة تويوتا السيارات واعتقلت الشرطة رجلا.', {
      types: ['product-recall'],
    });
    expect([...new Set(only.events.map((e) => e.type))]).toEqual(['product-recall']);
  });

  it('may tell by the words of ours', () => {
    const mine = createExtractor({
      eventTypes: [trigger({ id: 'product-recall/arrest', noun: ['اعتقال'], prior: 0.99 })],
    });
    const types = mine.extractEvents('أعلنت الشرطة اعتقال ثلاثة أشخاص في فاس.').events.map((e) => e.type);
    expect(types.length).toBeGreaterThan(0);
  });
});
