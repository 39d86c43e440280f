import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExtractor, explain, extractEvents, tokenize, validate } from '../../src/index.js';
import { language } from '../../src/language/index.js';
import { latin } from '../../src/latin/index.js';
import { text } from './arbitraries.js';
import { spanFaults, splitsPair } from './spans.js';

const RUNS = { numRuns: 250 };
const published = fc.option(fc.constantFrom('2024-09-05', '2024-02-29T23:59:00Z', '0001-01-01', '9999-12-31'), {
  nil: undefined,
});
const prototypes = () =>
  [Object.prototype, Array.prototype, String.prototype].map((p) => Object.getOwnPropertyNames(p).sort().join());

describe('for any text', () => {
  it('extractEvents gives slices and JSON that the strict schema takes', () => {
    fc.assert(
      fc.property(text, published, (t, publishedAt) => {
        const x = extractEvents(t, { explain: true, ...(publishedAt ? { publishedAt } : {}) });
        expect(spanFaults(x, t)).toEqual([]);
        expect(validate(JSON.parse(JSON.stringify(x)), { strict: true })).toEqual({ valid: true });
      }),
      RUNS,
    );
  });

  it('the plug-ins keep these laws', () => {
    const extractor = createExtractor({ plugins: [latin(), language()] });
    fc.assert(
      fc.property(text, (t) => {
        const x = extractor.extractEvents(t);
        expect(spanFaults(x, t)).toEqual([]);
        expect(validate(x, { strict: true })).toEqual({ valid: true });
      }),
      { numRuns: 80 },
    );
  });

  it('tokens are slices, in order, apart, and their segments fill them', () => {
    fc.assert(
      fc.property(text, (t) => {
        const tokens = tokenize(t);
        expect(spanFaults(tokens, t)).toEqual([]);
        tokens.forEach((token, i) => {
          expect(token.start).toBeGreaterThanOrEqual(i ? tokens[i - 1]!.end : 0);
          expect(token.end).toBeGreaterThan(token.start);
          let at = token.segments[0]?.start ?? token.end;
          for (const s of token.segments) {
            expect(s.start).toBe(at);
            at = s.end;
          }
          expect(at).toBe(token.end);
        });
      }),
      RUNS,
    );
  });

  it('the same text gives the same bytes, whatever was read before', () => {
    const fresh = createExtractor();
    fc.assert(
      fc.property(text, text, (a, b) => {
        const first = JSON.stringify(extractEvents(a, { publishedAt: '2024-09-05' }));
        extractEvents(b);
        expect(JSON.stringify(extractEvents(a, { publishedAt: '2024-09-05' }))).toBe(first);
        expect(JSON.stringify(fresh.extractEvents(a, { publishedAt: '2024-09-05' }))).toBe(first);
      }),
      RUNS,
    );
  });

  it('references hold, and arrays are in text order', () => {
    fc.assert(
      fc.property(text, (t) => {
        const x = extractEvents(t, { explain: true });
        const ids = new Set([...x.entities, ...x.times, ...x.quantities, ...x.events].map((y) => y.id));
        expect(ids.size).toBe(x.entities.length + x.times.length + x.quantities.length + x.events.length);
        for (const e of x.events) {
          const refs = [
            ...e.participants.map((p) => p.entity),
            e.place?.entity,
            e.time?.ref,
            ...e.quantities.map((q) => q.ref),
            ...e.attribution.map((a) => a.source),
          ];
          for (const ref of refs) if (ref) expect(ids).toContain(ref);
          expect(e.mentions).toContainEqual(e.trigger);
          expect(explain(x, e.id).steps.length).toBeGreaterThan(0);
        }
        for (const list of [
          x.times,
          x.quantities,
          ...x.entities.map((e) => e.mentions),
          ...x.events.map((e) => e.mentions),
        ])
          expect(list.map((item) => item.start)).toEqual(list.map((item) => item.start).sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('maxLength reads a part that stands by itself', () => {
    fc.assert(
      fc.property(text, fc.nat(200), (t, maxLength) => {
        const x = extractEvents(t, { maxLength });
        expect(spanFaults(x, t)).toEqual([]);
        const cut = x.warnings.find((w) => w.code === 'truncated');
        expect(cut !== undefined).toBe(t.length > maxLength);
        if (cut) expect(splitsPair(t, cut.start!)).toBe(false);
      }),
      RUNS,
    );
  });

  it('nothing is added to the prototypes of the language', () => {
    const before = prototypes();
    fc.assert(
      fc.property(text, (t) => void extractEvents(t)),
      { numRuns: 50 },
    );
    expect(prototypes()).toEqual(before);
  });
});
