import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conjugate, type Form, lemma, type Verb, type VerbForm, type Vowels } from '../../src/arabic/conjugate';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
/** Vowel and gemination signs in one order, however they were typed. */
const inOrder = (text: string): string => text.normalize('NFC');
const hasVowelSigns = (text: string): boolean => /[\u064b-\u0652]/.test(text);

interface Case {
  name: string;
  verb: Verb;
  wanted: (form: VerbForm) => boolean;
  cells: [cell: string, texts: string[]][];
}

function parseCase(line: string): Case {
  const [head, what, rest] = line.split('  ');
  const [root, form, vowels, sound] = head.split('|');
  const [tense, voice] = what.split(' ');
  const verb: Verb = { root, form: (form.startsWith('Q') ? form : Number(form)) as Form };
  if (vowels) verb.vowels = vowels as Vowels;
  if (sound) verb.sound = true;
  const words = rest.split(' ');
  const cells: Case['cells'] = [];
  if (tense === 'masdar') cells.push(['', rest.split('/').map(inOrder)]);
  else for (let i = 0; i < words.length; i += 2) cells.push([words[i], words[i + 1].split('/').map(inOrder)]);
  return {
    name: `${head} ${what}`,
    verb,
    wanted: (found) => found.tense === tense && (voice === undefined || found.voice === voice),
    cells,
  };
}

const cellOf = ({ person, gender, number }: VerbForm): string => `${person || ''}${gender ?? ''}${number ?? ''}`;
const cases = lines(read('./conjugate.cases.txt')).map(parseCase);

describe('cells written from the grammar', () => {
  it.each(cases)('$name', ({ verb, wanted, cells }) => {
    const forms = conjugate(verb).filter(wanted);
    for (const [cell, texts] of cells) {
      const found = forms.filter((form) => cellOf(form) === cell);
      const shown = (text: string): string[] =>
        found.map((form) => (hasVowelSigns(text) ? inOrder(form.vocalised) : form.text));
      if (/^\d/.test(cell)) expect(shown(texts[0])[0], cell).toBe(texts[0]);
      for (const text of texts) expect(shown(text), cell).toContain(text);
    }
  });

  it('are many', () => {
    expect(cases.reduce((sum, { cells }) => sum + cells.length, 0)).toBeGreaterThanOrEqual(600);
  });
});

const alphabet = [...'ءبتثجحخدذرزسشصضطظعغفقكلمنهوي'];
const letter = fc.constantFrom(...alphabet);
const threes = fc.constantFrom<Form>(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
const fours = fc.constantFrom<Form>('Q1', 'Q2', 'Q4');
const vowelPair = fc.constantFrom<Vowels>('a/u', 'a/i', 'a/a', 'i/a', 'u/u', 'i/i');
const anyVerb = fc.oneof(
  fc.record({ root: fc.array(letter, { minLength: 3, maxLength: 3 }), form: threes, vowels: vowelPair }),
  fc.record({ root: fc.array(letter, { minLength: 4, maxLength: 4 }), form: fours, vowels: vowelPair }),
);

describe('any root', () => {
  it('gives Arabic letters, with and without vowel signs, in a fixed order', () => {
    fc.assert(
      fc.property(anyVerb, ({ root, form, vowels }) => {
        const verb: Verb = { root: root.join(' '), form, ...(form === 1 ? { vowels } : {}) };
        const forms = conjugate(verb);
        expect(forms.length).toBeGreaterThan(50);
        const isWellSpelled = ({ text, vocalised }: VerbForm): boolean =>
          /^[ء-غف-ي]+$/.test(text) && vocalised.replace(/[\u064b-\u0652]/g, '') === text;
        expect(forms.filter((found) => !isWellSpelled(found))).toEqual([]);
        expect(conjugate(verb)).toEqual(forms);
        expect(lemma(verb)).toBe(forms[0].text);
      }),
      { numRuns: 1500 },
    );
  });

  it('never gives the same form twice', () => {
    fc.assert(
      fc.property(anyVerb, ({ root, form, vowels }) => {
        const forms = conjugate({ root: root.join(' '), form, ...(form === 1 ? { vowels } : {}) });
        const keys = forms.map((f) => [f.vocalised, f.tense, f.voice, cellOf(f)].join());
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('wrong arguments', () => {
  it.each<[string, Verb]>([
    ['a root that is not letters', { root: 'k t b', form: 2 }],
    ['a root of two letters', { root: 'ق ل', form: 2 }],
    ['four letters in a form of three', { root: 'س ي ط ر', form: 2 }],
    ['form I without vowels', { root: 'ق ت ل', form: 1 }],
    ['an unknown form', { root: 'ق ت ل', form: 11 as Form }],
  ])('%s throws', (_, verb) => {
    expect(() => conjugate(verb)).toThrow(TypeError);
  });
});

describe('masdars given with the verb', () => {
  const masdarsOf = (verb: Verb): string[] =>
    conjugate(verb)
      .filter(({ tense }) => tense === 'masdar')
      .map(({ text }) => text);

  it('are the only ones of form I', () => {
    expect(masdarsOf({ root: 'ق ت ل', form: 1, vowels: 'a/u', masdars: ['قتل', 'مقتل'] })).toEqual(['قتل', 'مقتل']);
    expect(masdarsOf({ root: 'ق ت ل', form: 1, vowels: 'a/u' })).toEqual([]);
  });

  it('stand for the second pattern of form III', () => {
    expect(masdarsOf({ root: 'ع م ل', form: 3, masdars: [] })).toEqual(['معاملة']);
    expect(masdarsOf({ root: 'د ف ع', form: 3, masdars: ['دفاع'] })).toEqual(['مدافعة', 'دفاع']);
    expect(masdarsOf({ root: 'د ف ع', form: 3 })).toEqual(['مدافعة', 'دفاع']);
  });

  it('are added to the regular ones elsewhere', () => {
    expect(masdarsOf({ root: 'ج ر ب', form: 2, masdars: ['تجربة'] })).toEqual(['تجريب', 'تجربة']);
  });
});

describe('inventory of verbs', () => {
  const rows = lines(read('../../src/arabic/data/verbs.jsonl')).map(
    (line) => JSON.parse(line) as Verb & { lemma: string },
  );

  it('is large', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1500);
  });

  it('spells each lemma as the conjugator does', () => {
    const wrong = rows.filter((row) => lemma(row) !== row.lemma).map((row) => `${row.lemma} ${lemma(row)}`);
    expect(wrong).toEqual([]);
  });

  it('has each verb once, sorted by lemma', () => {
    const keys = rows.map(({ root, form, vowels, sound }) => [root, form, vowels, sound].join());
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    const lemmas = rows.map((row) => row.lemma);
    expect(lemmas).toEqual([...lemmas].sort());
  });

  it('has known fields only, vowels in form I and there alone, masdars in Arabic letters', () => {
    for (const row of rows) {
      expect(
        Object.keys(row).filter((key) => !['lemma', 'root', 'form', 'vowels', 'masdars', 'sound'].includes(key)),
      ).toEqual([]);
      expect(row.vowels !== undefined, row.lemma).toBe(row.form === 1);
      for (const masdar of row.masdars ?? []) expect(masdar).toMatch(/^[ء-غف-ي]{2,}$/);
      if (row.masdars === undefined) expect(row.form, row.lemma).not.toBe(3);
    }
  });

  it('conjugates fast', () => {
    const start = performance.now();
    const count = rows.reduce((sum, row) => sum + conjugate(row).length, 0);
    expect(count).toBeGreaterThan(150_000);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
