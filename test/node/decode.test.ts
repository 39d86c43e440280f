/** The readers of bytes on whatever comes: text, or an error of their own; the same however the bytes are cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, InputError, lines } from '../../src/node/decode.js';
import { type Document, documents, type Failure, INPUTS, READING } from '../../src/node/documents.js';

const NEWS = 'زار الوزير مدينة فاس، "قال" فلان; نعم\t\r\n{"text":"خبر","id":7}\n🎉';
/** Bytes that are nearly something: pieces of text in several encodings, marks, controls, chance. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom(...[...NEWS].map((c) => Buffer.from(c))),
  fc.constantFrom(
    ...[NEWS, '\ufeff', '\n', '\0', '{"text":', '"', ',', '<html>', '\u2028'].flatMap((t) => [
      Buffer.from(t),
      Buffer.from(t, 'utf16le'),
      Buffer.from(t, 'latin1'),
    ]),
  ),
);
const bytes = fc.array(piece, { maxLength: 30 }).map((parts) => Buffer.concat(parts));

async function* inChunks(all: Uint8Array, cuts: readonly number[]) {
  let from = 0;
  for (const cut of [...cuts.map((c) => c % (all.length + 1)).sort((a, b) => a - b), all.length]) {
    if (cut > from) yield all.subarray(from, cut);
    from = Math.max(from, cut);
  }
}

describe('decode', () => {
  it('gives text or an error of its own', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        try {
          const { text, doubt } = decode(given);
          expect(typeof text).toBe('string');
          expect(doubt === null || doubt.length > 0).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('lines', () => {
  const read = async (given: AsyncIterable<Uint8Array>) => {
    const out: string[] = [];
    try {
      for await (const line of lines(given, null)) out.push(line instanceof InputError ? line.code : line.text);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      out.push((error as InputError).code);
    }
    return out;
  };

  it('are the same however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(2000), { maxLength: 12 }), async (given, cuts) => {
        // What is behind the first 64 bytes cannot change what the first 64 say.
        const head = Buffer.concat([Buffer.from('{"text":"زار الوزير مدينة فاس في الشمال أمس"}'), Buffer.from('\n')]);
        const all = Buffer.concat([head, given]);
        expect(await read(inChunks(all, cuts))).toEqual(await read(inChunks(all, [])));
      }),
      { numRuns: 200 },
    );
  });

  it('are those of the text', async () => {
    for (const text of ['', '\n', 'ا', 'ا\n', 'ا\nب', '\n\nا\n\n', `${NEWS}\n`.repeat(50)]) {
      const wanted = text.split('\n');
      if (wanted.at(-1) === '') wanted.pop();
      expect(await read(inChunks(Buffer.from(text), [3, 7, 50]))).toEqual(wanted);
    }
  });
});

describe('documents', () => {
  it('of every kind end, with a document or a failure for each', async () => {
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom(...INPUTS),
        fc.array(fc.nat(2000), { maxLength: 4 }),
        async (given, input, cuts) => {
          const out: (Document | Failure)[] = [];
          const ear = { warn() {}, read() {} };
          for await (const d of documents({ path: '-', size: null }, { ...READING, input }, inChunks(given, cuts), ear))
            out.push(d);
          for (const d of out)
            if ('error' in d) expect(d.error.code).toMatch(/^ERR_KHABAR_(READ|ENCODING|BINARY|JSON|FIELD)$/);
            else expect(typeof d.text).toBe('string');
          if (input === 'text' || input === 'html') expect(out).toHaveLength(1);
        },
      ),
      { numRuns: 400 },
    );
  });
});
