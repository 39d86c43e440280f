/** No other value is text, and no option of a wrong type does harm: an error with a code, before any work, or nothing. */
import { describe, expect, it } from 'vitest';
import { createExtractor, eventTypes, explain, extractEvents, tokenize, validate } from '../../src/index.js';

const trap = (): never => {
  throw new Error('touched');
};
const touchy = new Proxy(
  {},
  { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap },
);

const VALUES: [string, unknown][] = [
  ['undefined', undefined], ['null', null], ['true', true], ['0', 0], ['NaN', Number.NaN], ['bigint', 10n], ['symbol', Symbol('x')], ['function', () => 'x'], ['class', class {}],
  ['object', {}], ['array', ['نص']], ['huge array', new Array(1e6)], ['String object', new String('نص')], ['date', new Date(0)], ['pattern', /x/], ['map', new Map()], ['bytes', new Uint8Array(8)],
  ['buffer', Buffer.from('نص')], ['promise', Promise.resolve('نص')], ['no prototype', Object.create(null)], ['toString that throws', { toString: trap, [Symbol.toPrimitive]: trap }],
  // biome-ignore lint/suspicious/noThenProperty: a thenable is what is meant
  ['proxy', touchy], ['thenable', { then: trap }], ['error', new Error('x')],
]; // biome-ignore format: a list

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? ((error as { code?: string }).code ?? `no code: ${error.message}`) : 'no error';
  }
  return null;
};

describe('what is not a string', () => {
  it.each(VALUES)('%s is refused untouched', (_, value) => {
    for (const work of [extractEvents, tokenize, createExtractor().extractEvents, createExtractor().tokenize] as ((
      v: unknown,
    ) => unknown)[]) {
      expect(() => work(value)).toThrow(TypeError);
      expect(codeOf(() => work(value))).toMatch(/^ERR_KHABAR_/);
    }
  });

  // A value that throws when it is read cannot be judged.
  it.each(VALUES.filter(([, value]) => value !== touchy))('%s is no Extraction, and validate says so', (_, value) => {
    expect(validate(value).valid).toBe(false);
    expect(codeOf(() => explain(value as never, 'v1'))).toMatch(/^ERR_KHABAR_/);
  });
});

describe('options', () => {
  const names = ['id', 'publishedAt', 'types', 'minConfidence', 'maxLength', 'explain'] as const;
  it.each(names)('%s of any type is ignored or refused with a code', (name) => {
    for (const [, value] of VALUES)
      expect(codeOf(() => extractEvents('نص', { [name]: value } as never)) ?? 'ERR_KHABAR_').toMatch(/^ERR_KHABAR_/);
  });

  it.each(['gazetteers', 'plugins', 'eventTypes', 'defaults'])('%s of an extractor likewise', (name) => {
    for (const [label, value] of VALUES) {
      if (label === 'huge array') continue;
      expect(
        codeOf(() => createExtractor({ [name]: value } as never).extractEvents('نص')) ?? 'ERR_KHABAR_',
        label,
      ).toMatch(/^ERR_KHABAR_/);
    }
  });

  it.each(VALUES)('%s in place of the options', (_, value) => {
    expect(codeOf(() => extractEvents('نص', value as never)) ?? 'ERR_KHABAR_').toMatch(/^ERR_KHABAR_/);
    expect(codeOf(() => createExtractor(value as never)) ?? 'ERR_KHABAR_').toMatch(/^ERR_KHABAR_/);
  });

  it.each([
    ['a day that there is not', { publishedAt: '2023-02-29' }],
    ['a date that is no ISO date', { publishedAt: '2024-9-5' }],
    ['an event type that there is not', { types: ['meeting', 'meetng'] }],
  ])('%s is refused, for an extractor as for a call', (_, options) => {
    expect(codeOf(() => extractEvents('نص', options))).toBe('ERR_KHABAR_OPTIONS');
    expect(codeOf(() => createExtractor({ defaults: options }))).toBe('ERR_KHABAR_OPTIONS');
  });

  it('the leap day and all event types are taken', () => {
    expect(codeOf(() => extractEvents('نص', { publishedAt: '2024-02-29T10:00:00Z', types: eventTypes }))).toBeNull();
  });

  it('getters that throw give an error of ours', () => {
    for (const name of names)
      expect(
        codeOf(() => extractEvents('نص', Object.defineProperty({}, name, { get: trap, enumerable: true }) as never)),
      ).toMatch(/^ERR_KHABAR_/);
  });

  it('keys of the prototype change nothing', () => {
    const odd = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"toString":2,"unknown":3}') as object;
    expect(codeOf(() => extractEvents('نص', odd as never))).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['entries that are not objects', [1, 'x', null]],
    ['entries without names', [{ id: 'a', type: 'person' }]],
    ['names of a wrong type', [{ id: 'a', type: 'person', ar: 'محمد', source: 'own' }]],
    ['empty names', [{ id: 'a', type: 'person', ar: [''], source: 'own' }]],
  ])('a gazetteer with %s', (_, entries) => {
    expect(
      codeOf(() => createExtractor({ gazetteers: [entries as never] }).extractEvents('محمد في فاس')) ?? 'ERR_KHABAR_',
    ).toMatch(/^ERR_KHABAR_/);
  });

  it('a gazetteer of 200,000 names', () => {
    const entries = Array.from({ length: 200_000 }, (_, i) => ({
      id: `own/${i}`,
      type: 'person' as const,
      ar: [`اسم${i} لقب${i % 977}`],
      source: 'own',
    }));
    const x = createExtractor({ gazetteers: [entries] }).extractEvents('زار اسم7 لقب7 مدينة فاس.');
    expect(x.entities.map((e) => e.ids.khabar)).toContain('own/7');
  });
});
