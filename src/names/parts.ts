/**
 * Parts of personal names: takes (name, kind, safety) rows, gives for a word type what it says about being part of a person's name.
 */

import { fits } from '../arabic/spelling.js';
import { ByteReader, ByteWriter } from '../core/bytes.js';
import type { FirstWords } from '../match/firsts.js';
import { inPackedOrder, packPhrases, unpackPhrases } from '../match/packed.js';
import { phraseKey } from '../match/phrases.js';
import type { WordTypes } from '../text/words.js';

export interface NamePart {
  name: string;
  kind: 'given' | 'family' | 'both' | 'particle';
  gender?: 'm' | 'f' | null;
  region?: 'arab' | 'foreign';
  /** 2: never an ordinary word in news; 1: also a word; 0: mostly an ordinary word. */
  safe: 0 | 1 | 2;
}

export const GIVEN = 1;
export const FAMILY = 2;
export const PARTICLE = 4;

export interface PartReading {
  /** GIVEN, FAMILY, PARTICLE as bits. */
  readonly kinds: number;
  readonly safe: number;
  readonly gender: 'm' | 'f' | null;
}

const GENDERS = [null, 'm', 'f'] as const;
const bits = (kind: NamePart['kind']) =>
  kind === 'given' ? GIVEN : kind === 'family' ? FAMILY : kind === 'both' ? GIVEN | FAMILY : PARTICLE;

export function packParts(parts: readonly NamePart[]): Uint8Array {
  const rows = new Map<string, { kinds: number; safe: number; gender: number }>();
  for (const p of parts) {
    const key = phraseKey(p.name);
    if (!key || key.includes(' ')) continue;
    const row = rows.get(key) ?? { kinds: 0, safe: p.safe, gender: 0 };
    row.kinds |= bits(p.kind);
    row.safe = Math.min(row.safe, p.safe);
    row.gender ||= p.gender ? GENDERS.indexOf(p.gender) : 0;
    rows.set(key, row);
  }
  const sorted = inPackedOrder([...rows]);
  return packPhrases(
    new ByteWriter(),
    sorted.map(([key, r]) => ({ key, values: [r.kinds | (r.safe << 3) | (r.gender << 5)] })),
  ).done();
}

/** Up to this length the last letter must be written as it is. */
const SHORT = 3;

export interface PartAt {
  /** Letters of clitics before it. */
  readonly skip: number;
  readonly part: PartReading;
}

export type PartOf = (id: number) => readonly PartAt[];
const NONE: readonly PartAt[] = [];

/** What each word type may be as part of a name, whole word first, then without و or a preposition. */
export function partsOf(types: WordTypes, firsts: FirstWords, bytes: Uint8Array): PartOf {
  const { table, value } = unpackPhrases(new ByteReader(bytes));
  const bit = firsts.add([table], (id, v, phrase) => {
    const text = table.phrase(phrase);
    const n = types.lengthOf(id) - v.skip;
    // «على» does not spell «علي».
    const exactEnd = n > SHORT || text.charCodeAt(n - 1) === types.unitAt(id, v.skip + n - 1);
    return !v.article && text.length === n && exactEnd && fits(text, (k) => types.unitAt(id, k), v.skip);
  });
  const read = types.memo((id) =>
    firsts
      .starts(firsts.at(id))
      .filter((s) => s.bit === bit)
      .map(({ variant, whole }): PartAt => {
        const c = value(whole[0]!);
        return { skip: variant.skip, part: { kinds: c & 7, safe: (c >> 3) & 3, gender: GENDERS[(c >> 5) & 3]! } };
      }),
  );
  return (id) => (firsts.at(id) & bit ? read(id) : NONE);
}
