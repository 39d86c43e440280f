/** Nouns for people and bodies without a name: takes the norm of a noun, gives the type of entity that it describes, null for things. */
import { ByteReader } from '../core/bytes.js';
import { packed } from '../knowledge/packed.js';
import { type PackedTable, unpackPhrases } from '../match/packed.js';
import { normHashes } from '../text/words.js';
import type { EntityType } from '../types.js';
import discourse from './data/discourse.json';
import { NOMINALS } from './pack.js';

const ARTICLE = '\u0627\u0644';
const TANWEEN = '\u0627';

let nouns: PackedTable | null = null;

function typeOf(norm: string): EntityType | null {
  nouns ??= unpackPhrases(new ByteReader(packed.nominals));
  const { a, b } = normHashes(norm);
  const noun = nouns.table.word(a, b, (text) => text === norm);
  return noun < 0 ? null : NOMINALS[nouns.values(noun)[0]!]!;
}

/** Type of entity that a bare noun describes, null for things. */
export function nominalType(norm: string): EntityType | null {
  const bare = norm.startsWith(ARTICLE) ? norm.slice(2) : norm;
  return typeOf(bare) ?? (bare.endsWith(TANWEEN) ? typeOf(bare.slice(0, -1)) : null);
}

/** Kinds of bodies that a noun stands for, by its norm. */
const BODIES = new Map<string, readonly string[]>(Object.entries(discourse.bodies));

/** Is the noun one for bodies of this kind: «صحيفة» of media, «حزب» of parties? */
export const isKindOf = (norm: string, subtype: string | null): boolean =>
  BODIES.get(norm)?.includes(subtype ?? '') ?? false;
