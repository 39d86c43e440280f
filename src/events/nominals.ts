/** Nouns for people and bodies without a name: takes the norm of a noun, gives the type of entity that it describes, null for things. */
import { normalize } from '../text/fold.js';
import type { EntityType } from '../types.js';
import nominals from './data/nominals.json';

const NOUNS = new Map<string, EntityType>();
for (const type of ['organization', 'group', 'person'] as const)
  for (const n of nominals[type]) NOUNS.set(normalize(n), type);
const ARTICLE = '\u0627\u0644';
const TANWEEN = '\u0627';

/** Type of entity that a bare noun describes, null for things. */
export function nominalType(norm: string): EntityType | null {
  const bare = norm.startsWith(ARTICLE) ? norm.slice(2) : norm;
  return NOUNS.get(bare) ?? (bare.endsWith(TANWEEN) ? (NOUNS.get(bare.slice(0, -1)) ?? null) : null);
}
