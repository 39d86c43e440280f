/** The user's names: refused with every fault where they are wrong, found before ours where they are right, however many they are. */
import { describe, expect, it } from 'vitest';
import { createExtractor, KhabarError } from '../../src/index.js';
import { checkEntries } from '../../src/names/check.js';
import { gazetteer, gazetteerFiles } from '../../tools/data.js';

const ENTRY = { id: 'own/a', type: 'person', ar: ['زيد'], source: 'own' };
const faultsOf = (...gazetteers: unknown[]) => {
  try {
    createExtractor({ gazetteers: gazetteers as never });
  } catch (error) {
    expect(error).toBeInstanceOf(KhabarError);
    expect((error as KhabarError).code).toBe('ERR_KHABAR_GAZETTEER');
    return (error as KhabarError).faults;
  }
  return [];
};
const trap = (): never => {
  throw new Error('touched');
};

describe('entries that are wrong', () => {
  it('are refused when the extractor is made, all faults of all lists at once', () => {
    const faults = faultsOf(
      [ENTRY, { ...ENTRY, id: 'own/b', ar: 'زيد' }, 7],
      [{ ...ENTRY, type: 'ngo', source: undefined }, ENTRY, ENTRY],
    );
    expect(faults.map((f) => [f.file, f.line, f.entry, f.message])).toEqual([
      ['gazetteers[0]', 2, 'own/b', '"ar" is not a list of names'],
      ['gazetteers[0]', 3, null, 'the entry is not an object'],
      ['gazetteers[1]', 1, 'own/a', '"type" is "ngo"'],
      ['gazetteers[1]', 1, 'own/a', '"source" is missing'],
      ['gazetteers[1]', 2, 'own/a', 'the id "own/a" stands in entry 1 as well'],
      ['gazetteers[1]', 3, 'own/a', 'the id "own/a" stands in entry 2 as well'],
    ]);
    for (const f of faults) expect(f.remedy).not.toBe('');
  });

  it('are named in the message', () => {
    expect(() => createExtractor({ gazetteers: [[{ ...ENTRY, type: 'ngo' }, null]] as never })).toThrow(
      'gazetteers[0]:1: own/a: "type" is "ngo". Use one of person, organization, location, group, other (and 1 more)',
    );
  });

  it.each([
    ['id', 'Own A'], ['id', undefined], ['type', 'Person'], ['ar', []], ['ar', ['']], ['ar', ['زيد', ' ']], ['ar', ['َ']], ['ar', [1]], ['ar', null],
    ['en', 'Zayd'], ['weak', [null]], ['cues', {}], ['demonyms', ['']], ['subtype', 3], ['country', 'Morocco'], ['country', ''], ['coordinates', [1]],
    ['coordinates', ['1', '2']], ['coordinates', [10, 200]], ['coordinates', [Number.NaN, 1]], ['population', -1], ['population', '5'], ['ids', []],
    ['ids', { geonames: '12' }], ['ids', { twitter: 'x' }], ['offices', ['وزير']], ['offices', [{}]], ['source', undefined], ['arabic', ['زيد']], ['note', 5],
  ])('%s: %j', (key, value) => {
    expect(faultsOf([{ ...ENTRY, [key]: value }])).toHaveLength(1);
  }); // biome-ignore format: a list

  it('may not be touched twice, or at all', () => {
    const circle: Record<string, unknown> = { ...ENTRY };
    circle.note = circle;
    for (const odd of [new Proxy({}, { ownKeys: trap }), { ...ENTRY, get ar() { return trap(); } }, circle]) // biome-ignore format: short
      expect(faultsOf([odd])[0]!.message).toBe('the entry cannot be read');
    let reads = 0;
    const once = { ...ENTRY, get ar() { return reads++ ? [''] : ['زيد بن عمرو الوادي']; } }; // biome-ignore format: short
    const x = createExtractor({ gazetteers: [[once]] as never }).extractEvents('وصل زيد بن عمرو الوادي إلى فاس.');
    expect([reads, x.entities[0]!.ids.khabar]).toEqual([1, 'own/a']);
  });

  it('are not among ours', () => {
    for (const file of gazetteerFiles())
      expect(checkEntries(gazetteer([file]), { file, unit: 'line', line: (i) => i + 1 }).faults.slice(0, 3)).toEqual(
        [],
      );
  });
});

describe('entries that are right', () => {
  const found = (text: string, ...entries: unknown[]) =>
    createExtractor({ gazetteers: [entries] as never })
      .extractEvents(text)
      .entities.map((e) => ({ name: e.name, id: e.ids.khabar, source: e.source, type: e.type }));

  it.each(['own/rabat', 'zz/rabat'])('win over ours, whatever their id: %s', (id) => {
    const entry = { id, type: 'organization', ar: ['الرباط'], source: 'own' };
    const text = 'وصل وفد من فاس إلى الرباط أمس.';
    expect(found(text)).toContainEqual({ name: 'الرباط', id: 'place/ma/rabat', source: 'gazetteer', type: 'location' });
    const mine = found(text, entry);
    expect(mine).toContainEqual({ name: 'الرباط', id, source: 'user', type: 'organization' });
    expect(mine.filter((e) => e.name === 'الرباط')).toHaveLength(1);
  });

  it('bring everything that they say', () => {
    const x = createExtractor({
      gazetteers: [
        [
          {
            id: 'own/wadi',
            type: 'location',
            subtype: 'city',
            ar: ['وادي الزهراني الجديد'],
            en: ['New Wadi Zahrani'],
            country: 'MA',
            coordinates: [-6.5, 33.25],
            population: 1200,
            ids: { wikidata: 'Q1' },
            source: 'own',
          },
        ],
      ],
    }).extractEvents('زار الوزير وادي الزهراني الجديد.');
    expect(x.entities.find((e) => e.source === 'user')).toMatchObject({
      name: 'وادي الزهراني الجديد',
      names: { en: 'New Wadi Zahrani' },
      ids: { khabar: 'own/wadi', wikidata: 'Q1' },
      country: 'MA',
      coordinates: [-6.5, 33.25],
    });
  });

  it('may be a hundred thousand', () => {
    const letters = [...'بتجحدرسصطعفقكلمنهي'];
    const nameOf = (i: number) => {
      let s = '';
      for (let n = i + 1e6; n > 0; n = Math.floor(n / letters.length)) s += letters[n % letters.length];
      return s;
    };
    const entries = Array.from({ length: 100_000 }, (_, i) => ({
      id: `own/${i}`,
      type: 'person' as const,
      ar: [`زيد ${nameOf(i)}`],
      source: 'own',
    }));
    const extractor = createExtractor({ gazetteers: [entries] });
    for (const i of [0, 31_337, 99_999]) {
      const text = `وصل زيد ${nameOf(i)} إلى فاس.`;
      const mine = extractor.extractEvents(text).entities.filter((e) => e.source === 'user');
      expect(mine.map((e) => e.ids.khabar)).toEqual([`own/${i}`]);
    }
    expect(extractor.describe().names).toBeGreaterThan(100_000);
  });
});
