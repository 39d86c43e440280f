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
/** A summary of these sentences, and one that needs no role. */
const told = (...sentences: object[]) => ({
  summary: {
    noun: { ar: 'استرجاع منتج', en: 'recall' },
    sentences: [...sentences, { ar: '{noun}( من {maker})', en: '{noun}( by {maker})' }],
  },
});

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
    [{ id: 'Product recall/a' }, '"id" is "Product recall/a"'],
    [{ id: 'product-recall/a b' }, '"id" is "product-recall/a b"'],
    [{ id: undefined }, '"id" is missing'],
    [{ verb: 8 }, '"verb" is 8'],
    [{ verb: 'ر ج ع 11' }, '"verb" is "ر ج ع 11"'],
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
    [{ when: [{ near: ['مصنع'] }, { filled: ['seller'] }] }, '"filled" of "when" names what is no role'],
    [{ when: [] }, '"when" is not an object'],
    [{ unless: { about: 'حرب' } }, '"about" of "unless" is not a list of words'],
    [{ unless: { fillers: { seller: ['person'] } } }, '"fillers" of "unless" is odd'],
    [{ unless: { fillers: { maker: ['people'] } } }, '"fillers" of "unless" is odd'],
    [{ unless: { near: ['$wars'] } }, '"near" of "unless" names "$wars", which is no list'],
    [{ nouns: ['استرجاع'] }, '"nouns" is not a key of a trigger'],
    [{ masdar: 'استرجاع' }, '"masdar" is "استرجاع"'],
    [{ masdars: 'استرجاع' }, '"masdars" is not a list of words'],
    [{ prior: -0.1 }, '"prior" is -0.1'],
    [{ prior: '0.5' }, '"prior" is "0.5"'],
    [{ rivals: ['arrest', 1] }, '"rivals" is not a list of types'],
    [{ when: ['حرب'] }, '"when" is not an object'],
    [{ when: { next: [] } }, '"next" of "when" is not a list of words'],
    [{ when: { definite: 'yes' } }, '"definite" of "when" is "yes"'],
    [{ unless: { pointsTo: 'arrest' } }, '"pointsTo" of "unless" is not a list of types'],
    [{ when: { behind: ['حرب'] } }, '"behind" is not a key of "when"'],
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
    [{ type: 'Recall!' }, '"type" is "Recall!"'],
    [{ roles: {} }, '"roles" is missing'],
    [{ frames: {} }, '"frames" is missing'],
    [{ triggers: [] }, '"triggers" is not a list of triggers'],
    [{ modes: { online: ['عن بعد'], phone: 'هاتفيا' } }, '"modes" is not a record of word lists'],
    [
      { roles: { ...RECALL.roles, buyer: { proto: 'theme', kinds: ['person', 'people'] } } },
      'the role "buyer" has no "kinds"',
    ],
    [{ codeExceptions: [{ when: { reported: true } }, {}] }, '"codeExceptions" is odd'],
    [told({ ar: ' ({noun})', en: '{noun}' }), '"summary" says nothing but in brackets: " ({noun})"'],
    [{ gloss: { ar: ' ', en: 'recall' } }, '"gloss" does not name the type in both languages'],
    [{ codes: { plover: null, cameo: null } }, '"codes" does not hold all three codes'],
    [{ codes: { plover: 1, cameo: null, ace: null } }, '"codes" does not hold all three codes'],
    [{ roles: { ...RECALL.roles, Buyer: { proto: 'theme', kinds: ['person'] } } }, 'the role "Buyer" has an odd name'],
    [
      { roles: { ...RECALL.roles, buyer: { proto: 'theme', kinds: ['person'], implies: 'seller' } } },
      'the role "buyer" implies "seller", which is no role',
    ],
    [
      { roles: { ...RECALL.roles, buyer: { proto: 'theme', kinds: ['person'], kind: 'person' } } },
      '"kind" is not a key of the role "buyer"',
    ],
    [{ frames: { take: ['maker'] } }, 'the frame "take" is not an object'],
    [{ frames: { take: { prepositions: 'من' } } }, '"prepositions" of the frame "take" is not an object'],
    [
      { frames: { take: { prepositions: { من: 'seller' } } } },
      'the frame "take" puts "seller" at "من", which is no role',
    ],
    [{ frames: { take: { subjects: 'maker' } } }, '"subjects" is not a key of the frame "take"'],
    [{ modes: { online: 'عبر الإنترنت' } }, '"modes" is not a record of word lists'],
    [{ quantities: { role: 'money' } }, '"quantities" is not a list'],
    [{ quantities: [{ role: 'money', units: ['euro'] }] }, '"units" of a quantity is odd'],
    [{ quantities: [{ role: 'money', nouns: 'سيارة' }] }, '"nouns" of a quantity is not a list of words'],
    [{ quantities: [{ role: 'money', beside: [] }] }, '"beside" of a quantity is not a list of words'],
    [{ quantities: [{ role: 'money', unit: ['money'] }] }, '"unit" is not a key of a quantity'],
    [{ codeExceptions: [{}] }, '"codeExceptions" is odd'],
    // Without a condition it would hold for every event.
    [{ codeExceptions: [{ when: {}, cameo: '030' }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { status: 'done' }, cameo: '030' }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { mode: 'quick' }, cameo: '030' }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { filled: ['seller'] }, cameo: '030' }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { reported: 'yes' }, cameo: '030' }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { triggers: 'product-recall/a' }, cameo: '030' }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { reported: true }, cameo: 30 }] }, '"codeExceptions" is odd'],
    [{ codeExceptions: [{ when: { stauts: 'planned' }, cameo: '030' }] }, '"stauts" is not a key of its "when"'],
    [{ codeExceptions: [{ when: { reported: true }, camo: '030' }] }, '"camo" is not a key of an exception of codes'],
    [{ summary: { sentences: [] } }, '"summary" holds no sentences'],
    [told({ ar: '{noun}' }), '"summary" holds no sentences'],
    [told({ ar: '{noun}', en: '{noun}', mode: 'online' }), '"summary" holds no sentences'],
    [told({ ar: '{noun} من {seller}', en: '{noun}' }), '"summary" names "seller", which is no role'],
    [told({ ar: '{noun} من {product|seller}', en: '{noun}' }), '"summary" names "seller", which is no role'],
    [told({ ar: '{noun}', en: '{noun} by {maker}' }), '"summary" needs {maker} in English alone'],
    [told({ ar: '({noun})', en: '{noun}' }), '"summary" says nothing but in brackets: "({noun})"'],
    [told({ ar: '[استرجع] {maker}', en: '{maker} [recall recalled]' }), 'the verb [استرجع] of "summary" has 1 forms'],
    [
      told({ ar: '[استرجع يسترجع] {maker}', en: '{maker} [recall recalled recalling]' }),
      'the verb [recall recalled recalling] of "summary" has 3 forms',
    ],
    [{ summary: { sentences: [{ ar: '{noun}', en: '{noun}' }] } }, '"summary" has a {noun} and no "noun"'],
    [
      { summary: { noun: { ar: 'استرجاع' }, sentences: [{ ar: '{noun}', en: '{noun}' }] } },
      '"noun" of "summary" does not name the event in both languages',
    ],
    [
      { summary: { ...told().summary, noun: { ar: 'استرجاع', en: 'recall', modes: { online: 'استرجاع عن بعد' } } } },
      '"noun" of "summary" does not name the event in both languages',
    ],
    [
      { summary: { sentences: [{ ar: '[استرجع يسترجع] {maker}', en: '{maker} [recall recalled]' }] } },
      'the last sentence of "summary" needs {maker}',
    ],
    [{ topics: [] }, '"topics" is not a list of words'],
    [{ lists: { wars: 'حرب' } }, '"lists" is not a record of word lists'],
    [{ verbs: [] }, '"verbs" is not a key of an event type'],
  ])('a type with %j', (more, message) => {
    expect(one(faultsOf({ ...RECALL, ...more })[0]!)).toBe(message);
  });

  it('that name a trigger twice', () => {
    expect(faultsOf({ ...RECALL, triggers: [RECALL.triggers[0], RECALL.triggers[0]] }).map(one)).toEqual([
      'the id "product-recall/istarjaa" is used twice',
    ]);
    expect(faultsOf(RECALL, RECALL).map(one)).toHaveLength(RECALL.triggers.length);
  });

  it('that cannot be read', () => {
    const thrown = {
      get type(): string {
        throw new Error('no');
      },
    };
    expect(faultsOf(thrown)).toEqual([['eventTypes', 1, null, 'the event type cannot be read']]);
    expect(faultsOf({ ...RECALL, triggers: ['استرجاع'] })).toEqual([
      ['eventTypes', 1, 'product-recall, trigger 1', 'the trigger is not an object'],
    ]);
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

  it('fire by verbal nouns, light verbs and any of their expressions', () => {
    const mine = createExtractor({
      eventTypes: [
        {
          ...RECALL,
          triggers: [
            { id: 'product-recall/masdar', verb: 'ر ج ع 10', masdar: true, frame: 'take', prior: 0.95 },
            { id: 'product-recall/masdars', verb: 'س ح ب 1', masdars: ['سَحْب'], frame: 'take', prior: 0.95 },
            { id: 'product-recall/light', verb: 'و ج ه 2', with: ['النداء'], frame: 'take', prior: 0.95 },
            {
              id: 'product-recall/phrase',
              phrase: ['نداء استدعاء المركبات', 'إعادة إلى المصنع', 'أعيدت إلى المصنع', 'حملة تصليح مجانية'],
              frame: 'take',
              prior: 0.95,
            },
          ],
        },
      ],
    });
    const trigger = (text: string) =>
      mine.extractEvents(text, { minConfidence: 0 }).events.find((e) => e.type === 'product-recall')?.trigger.text ??
      null;
    expect(trigger('بدأت شركة تويوتا استرجاع السيارات.')).toBe('استرجاع');
    expect(trigger('أعلنت شركة تويوتا سحب السيارات المعيبة.')).toBe('سحب');
    expect(trigger('أعلنت شركة تويوتا انسحاب السيارات المعيبة.')).toBe(null);
    expect(trigger('وجهت شركة تويوتا نداء إلى أصحاب السيارات.')).toBe('وجهت');
    expect(trigger('ووجهت نداء إلى أصحاب السيارات شركة تويوتا.')).toBe('وجهت نداء');
    expect(trigger('وجهت شركة تويوتا رسالة إلى أصحاب السيارات.')).toBe(null);
    expect(trigger('أطلقت شركة تويوتا أمس حملة تصليح مجانية.')).toBe('حملة تصليح مجانية');
    expect(trigger('السيارات أعيدت إلى المصنع أمس.')).toBe('أعيدت إلى المصنع');
    expect(trigger('السيارات أعيدت إلى أصحابها أمس.')).toBe(null);
    expect(trigger('بدأت شركة تويوتا إعادة إلى المصنع للسيارات.')).toBe('إعادة إلى المصنع');
    expect(trigger('صدر نداء استدعاء المركبات أمس.')).toBe('نداء استدعاء المركبات');
  });

  it('are told by their own sentences', () => {
    const mine = createExtractor({
      eventTypes: [
        {
          ...RECALL,
          ...told({ ar: '[استرجع يسترجع] {maker} {product}', en: '{maker} [recall recalled] {product}' }),
        },
      ],
    });
    const summary = (text: string) =>
      mine.extractEvents(text).events.find((e) => e.type === 'product-recall')!.summary.ar;
    expect(summary('استرجعت وزارة الصحة آلاف السيارات.')).toBe('استرجعت وزارة الصحة آلاف السيارات.');
    expect(summary('ستسترجع وزارة الصحة آلاف السيارات.')).toBe('ستسترجع وزارة الصحة آلاف السيارات.');
    expect(summary('صدر نداء استدعاء المركبات أمس.')).toMatch(/^استرجاع منتج/);
  });

  it('stand beside ours', () => {
    expect(events('اعتقلت الشرطة ثلاثة أشخاص في فاس.').map((e) => e.type)).toContain('arrest');
    expect(extractor.describe().eventTypes).toEqual(expect.arrayContaining(['arrest', 'product-recall']));
    const only = extractor.extractEvents('استرجعت شركة تويوتا السيارات واعتقلت الشرطة رجلا.', {
      types: ['product-recall'],
    });
    expect([...new Set(only.events.map((e) => e.type))]).toEqual(['product-recall']);
  });

  it('ask for words by the name of a list, for kinds of fillers, for what the document is about, for one of several conditions', () => {
    const conditions = (more: object) => {
      const x = createExtractor({ eventTypes: [{ ...trigger(more), lists: { things: ['دواء', 'عربة'] } }] });
      return (text: string) => x.extractEvents(text).events.some((e) => e.type === 'product-recall');
    };
    const by = 'أعلنت شركة تويوتا استرجاع';
    const near = conditions({ when: { near: ['$things'] } });
    expect([near(`${by} العربة.`), near(`${by} الحليب.`)]).toEqual([true, false]);
    const filled = conditions({ when: { fillers: { maker: ['organization'] } } });
    expect([filled('استرجاع شركة تويوتا للعربة.'), filled('جرى استرجاع العربة.')]).toEqual([true, false]);
    const about = conditions({ unless: { about: ['$things'] } });
    expect([about(`${by} العربة. عربة هنا.`), about(`${by} العربة. عربة هنا، وعربة هناك.`)]).toEqual([true, false]);
    const either = conditions({ when: [{ near: ['$things'] }, { near: ['حليب'] }] });
    expect([by, `${by} العربة`, `${by} الحليب`].map((t) => either(`${t}.`))).toEqual([false, true, true]);
  });

  it('may tell by the words of ours', () => {
    const mine = createExtractor({
      eventTypes: [trigger({ id: 'product-recall/arrest', noun: ['اعتقال'], prior: 0.99 })],
    });
    const types = mine.extractEvents('أعلنت الشرطة اعتقال ثلاثة أشخاص في فاس.').events.map((e) => e.type);
    expect(types.length).toBeGreaterThan(0);
  });
});
