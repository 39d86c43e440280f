import { describe, expect, it } from 'vitest';
import { packWeights, unpackWeights } from '../../src/arabic/weights.js';
import { ByteReader } from '../../src/core/bytes.js';
import { read, written } from './readings.helper.js';

describe('the tagger', () => {
  it('depends on the neighbours, not on what was read before', () => {
    const text = 'قتل ثلاثة جنود .';
    const all = () => {
      const words = read(text);
      return Array.from({ length: words.tokens.count }, (_, i) => written(words, i));
    };
    const first = all();
    read('أدان الوزير قتل المدنيين وكتب رسالة .');
    expect(all()).toEqual(first);
  });

  it('starts anew at a line', () => {
    expect(read('تكلم عن\nكتب الوزير رسالة').best(2).pos).toBe('VERB');
    expect(read('تكلم عن كتب الوزير').best(2).pos).toBe('NOUN');
  });

  it('takes empty and odd text', () => {
    expect(read('').tokens.count).toBe(0);
    expect(read('،،،').best(0).pos).toBe('PUNCT');
  });
});

describe('packed weights', () => {
  it('come back as they were', () => {
    const weights = Int16Array.from({ length: 1000 }, (_, i) => (i % 7 === 0 ? i - 500 : 0));
    expect([...unpackWeights(new ByteReader(packWeights(weights)))]).toEqual([...weights]);
  });
});
