/** What `when` and `unless` of a trigger ask of a text: each condition with texts that meet it and texts that do not. */
import { describe, expect, it } from 'vitest';
import type { Conditions } from '../../src/events/type.js';
import { createExtractor } from '../../src/extractor.js';

const trigger = (id: string, more: object, conditions: object) => ({
  ...{ id: `product-recall/${id}`, frame: 'take', prior: 0.97 },
  ...more,
  ...conditions,
});
/** A type of the user's: a maker takes a product back, «استرجع» or «استرجاع». */
const recall = (conditions: { when?: Conditions; unless?: Conditions }) => ({
  type: 'product-recall',
  gloss: { ar: 'استرجاع منتج', en: 'A maker takes a product back' },
  roles: {
    maker: { proto: 'agent', kinds: ['organization', 'person'] },
    product: { proto: 'patient', kinds: ['other', 'person', 'location', 'organization'] },
  },
  codes: { plover: null, cameo: null, ace: null },
  frames: { take: { subject: 'maker', object: 'product', of: 'product', prepositions: { من: 'maker' } } },
  triggers: [
    trigger('verb', { verb: 'ر ج ع 10' }, conditions),
    trigger('noun', { noun: ['استرجاع', 'استرجاعا'] }, conditions),
  ],
});
const firing = (conditions: { when?: Conditions; unless?: Conditions }) => {
  const extractor = createExtractor({ eventTypes: [recall(conditions)] });
  return (text: string): boolean =>
    extractor.extractEvents(text, { minConfidence: 0 }).events.some((e) => e.type === 'product-recall');
};

/** Words that stand between, fifteen at most for `near`. */
const FAR = 'التي باعتها خلال السنوات الأخيرة الماضية في كل أنحاء البلاد وخارجها على حد سواء كما هو معروف جيدا';

const CASES: readonly (readonly [what: string, conditions: Conditions, meets: string[], not: string[]])[] = [
  [
    'near: in the sentence, on either side',
    { near: ['عيب'] },
    ['أعلنت شركة تويوتا استرجاع سياراتها بسبب عيب.', 'بعد اكتشاف العيب استرجعت شركة تويوتا السيارات.'],
    [
      'أعلنت شركة تويوتا استرجاع سياراتها.',
      'اكتشف العيب أمس. واسترجعت شركة تويوتا السيارات.',
      `استرجعت شركة تويوتا السيارات ${FAR} بسبب عيب.`,
      `بعد اكتشاف عيب في السيارات ${FAR} استرجعت شركة تويوتا السيارات.`,
    ],
  ],
  [
    'near: an expression, with or without articles',
    { near: ['عيب مصنعي'] },
    ['أعلنت شركة تويوتا استرجاع سياراتها بسبب عيب مصنعي.', 'أعلنت شركة تويوتا استرجاع سياراتها بسبب العيب المصنعي.'],
    [
      'أعلنت شركة تويوتا استرجاع سياراتها بسبب عيب.',
      'أعلنت شركة تويوتا استرجاع سياراتها بسبب عيب غير مصنعي.',
      'أعلنت شركة تويوتا استرجاع سياراتها بسبب عيب\n\nمصنعي المحركات ينفون ذلك.',
    ],
  ],
  ['near: the word itself does not count', { near: ['استرجاع'] }, [], ['أعلنت شركة تويوتا استرجاع سياراتها.']],
  [
    'next: right behind it, also in quotes',
    { next: ['سيارات'] },
    ['أعلنت شركة تويوتا استرجاع السيارات المعيبة.', 'أعلنت شركة تويوتا استرجاع «السيارات» المعيبة.'],
    [
      'أعلنت شركة تويوتا استرجاع آلاف السيارات.',
      'أعلنت شركة تويوتا الاسترجاع، والسيارات معيبة.',
      'بدأت شركة تويوتا الاسترجاع\n\nالسيارات معيبة.',
    ],
  ],
  [
    'previous: right before it',
    { previous: ['قررت'] },
    ['قررت استرجاع السيارات شركة تويوتا.'],
    [
      'قررت شركة تويوتا استرجاع السيارات.',
      'شركة تويوتا قررت. استرجاع السيارات يبدأ غدا.',
      'شركة تويوتا قررت\n\nاسترجاع السيارات يبدأ غدا.',
    ],
  ],
  [
    'previous: an expression of three words',
    { previous: ['في إطار حملة'] },
    ['أعلنت شركة تويوتا ذلك في إطار حملة استرجاع السيارات.'],
    ['أعلنت شركة تويوتا ذلك في إطار استرجاع السيارات.', 'أعلنت شركة تويوتا حملة استرجاع السيارات.'],
  ],
  [
    'filled: the role has somebody',
    { filled: ['maker'] },
    ['استرجعت شركة تويوتا السيارات.', 'أعلنت شركة تويوتا استرجاع السيارات من شركة مرسيدس.'],
    ['بدأ أمس استرجاع السيارات.'],
  ],
  [
    'subject: the kind of who does it',
    { subject: ['organization'] },
    ['استرجعت شركة تويوتا السيارات.'],
    ['استرجع الوزير السيارات.'],
  ],
  [
    'object: the kind of what it is done to',
    { object: ['person'] },
    ['استرجعت شركة تويوتا المدير.'],
    ['استرجعت شركة تويوتا السيارات.'],
  ],
  [
    'of: the kind of the genitive',
    { of: ['location'] },
    ['أعلنت شركة تويوتا استرجاع طنجة.'],
    ['أعلنت شركة تويوتا استرجاع السيارات.', 'استرجعت شركة تويوتا طنجة.'],
  ],
  [
    'definite: by article, pronoun or genitive',
    { definite: true },
    ['بدأت شركة تويوتا الاسترجاع أمس.', 'أعلنت شركة تويوتا استرجاع السيارات.'],
    ['أعلنت شركة تويوتا استرجاعا واسعا.'],
  ],
  [
    'indefinite',
    { definite: false },
    ['أعلنت شركة تويوتا استرجاعا واسعا.'],
    ['بدأت شركة تويوتا الاسترجاع أمس.', 'أعلنت شركة تويوتا استرجاع السيارات.'],
  ],
  [
    'pointsTo: a noun with the article takes up what was told before',
    { pointsTo: ['arrest', 'meeting'] },
    ['اعتقلت الشرطة ثلاثة أشخاص في فاس. وبدأ الاسترجاع أمس.'],
    [
      'بدأ الاسترجاع أمس.',
      'بدأ الاسترجاع أمس. واعتقلت الشرطة ثلاثة أشخاص في فاس.',
      'اعتقلت الشرطة ثلاثة أشخاص في فاس. وأعلنت شركة تويوتا استرجاعا واسعا.',
    ],
  ],
];

const always = firing({});

describe.each(CASES)('%s', (_, conditions, meets, not) => {
  const [when, unless] = [firing({ when: conditions }), firing({ unless: conditions })];
  it.each([...meets.map((text) => [text, true] as const), ...not.map((text) => [text, false] as const)])(
    '%s: %s',
    (text, expected) => {
      expect(always(text), 'without a condition').toBe(true);
      expect(when(text), 'when').toBe(expected);
      expect(unless(text), 'unless').toBe(!expected);
    },
  );
});
