/** The long tail of places: read where it is asked for, beside the core's names as one gazetteer with them, and small. */
import { describe, expect, it } from 'vitest';
import { fromAscii } from '../../src/core/ascii.js';
import { createExtractor } from '../../src/index.js';
import { packed as core } from '../../src/knowledge/packed.js';
import { unpackEntries } from '../../src/names/pack.js';
import { places } from '../../src/places/index.js';
import { packed } from '../../src/places/packed.js';
import { gazetteer, LONG_TAIL } from '../../tools/data.js';
import { run } from '../cli/io.js';

const tail = gazetteer([LONG_TAIL]);
const without = createExtractor();
const withTail = createExtractor({ gazetteers: [places()] });
const found = (x: typeof without, text: string) =>
  x.extractEvents(text).entities.map((e) => ({ name: e.name, id: e.ids.khabar, source: e.source }));

describe('khabar/places', () => {
  const text = 'اندلع حريق في مستودع بمدينة عين فتاح غرب الجزائر، حسب الحماية المدنية.';
  const place = { name: 'عين فتاح', id: 'place/dz/ain-fetah', source: 'gazetteer' };

  it('is found where it is asked for, and else not', () => {
    expect(found(withTail, text)).toContainEqual(place);
    expect(found(without, text)).not.toContainEqual(place);
  });

  it('is on in the command line', async () => {
    const { out } = await run([], text);
    expect(JSON.parse(out).entities.map((e: { ids: { khabar?: string } }) => e.ids.khabar)).toContain(place.id);
  });

  it('counts in describe(), and is unpacked at the first text only', () => {
    expect(withTail.describe().names).toBe(without.describe().names + tail.length);
    const broken = createExtractor({ gazetteers: [{ size: 1, packed: '' }] });
    expect(broken.describe().names).toBe(without.describe().names + 1);
    expect(() => broken.extractEvents('نص')).toThrow('packed text is damaged');
  });

  it('shares forms with the core as namesakes: the document decides', () => {
    const id = (text: string) => found(withTail, text).find((e) => e.name === 'الحامة')?.id;
    expect(id('شهدت مدينة الحامة من ولاية قابس التونسية احتجاجات، وقال والي قابس إن تونس تدعم الجهة.')).toBe(
      'place/tn/el-hamma',
    );
  });

  it('yields to a name of the user', () => {
    const mine = { id: 'own/ain', type: 'organization' as const, ar: ['عين فتاح'], source: 'own' };
    for (const gazetteers of [
      [[mine], places()],
      [places(), [mine]],
    ])
      expect(found(createExtractor({ gazetteers }), text).filter((e) => e.name === 'عين فتاح')).toEqual([
        { name: 'عين فتاح', id: 'own/ain', source: 'user' },
      ]);
  });

  it('holds every entry of its file', () => {
    const lexicon = unpackEntries(fromAscii(packed.packed));
    expect(packed.size).toBe(tail.length);
    expect(Array.from({ length: lexicon.size }, (_, i) => lexicon.entry(i).id)).toEqual(tail.map((e) => e.id));
  });

  it('is small: a megabyte of names in the core, three with it', () => {
    expect(core.names.length).toBeLessThan(2 ** 20);
    const all = Object.values(core).reduce<number>((n, part) => n + part.length, 0);
    expect(all + fromAscii(packed.packed).length).toBeLessThan(3e6);
  });
});
