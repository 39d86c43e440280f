/**
 * What a noun phrase stands for: takes a phrase, gives the entity it names, or the unnamed person, group or body that it describes.
 *
 *   «رئيس الحكومة عزيز أخنوش» → the person · «مدينة ليون الفرنسية» → ليون · «ثلاثة مهاجرين» → a group without name · «المدير العام» → the
 *   person who has that title in the document · «مشاريع التعاون» → a thing
 */

import { offsetAfter } from '../arabic/proclitics.js';
import type { Entities } from '../names/entities.js';
import type { TitleFound } from '../names/titles.js';
import { NUMBER } from '../text/token.js';
import type { EntityType } from '../types.js';
import { type ChunkContext, phraseEnd } from './chunks.js';
import { lexeme } from './lexeme.js';
import type { Kind } from './type.js';

export interface Nominal {
  readonly type: EntityType;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Norm of the phrase without article: equal ones are one entity. */
  readonly key: string;
  readonly definite: boolean;
}

export interface Referent {
  readonly kind: Kind;
  /** Index of a named entity, -1 for none. */
  readonly entity: number;
  readonly nominal: Nominal | null;
  /** Where it stands. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

export interface ReferentContext extends ChunkContext {
  readonly entities: Entities;
  readonly titleAt: (token: number) => TitleFound | null;
}

/** The referent of the phrase [first, last), read from its first word on. */
export function referentOf(c: ReferentContext, first: number, last: number): Referent | null {
  const { words, entities } = c;
  const t = words.tokens;
  const span = (a: number, b: number) => {
    const r = words.best(a);
    const skip = r.conjunction + r.preposition;
    return { first: a, last: b, start: skip ? offsetAfter(t, a, skip) : t.start[a]!, end: t.end[b - 1]! };
  };
  const named = (k: number): Referent => {
    const m = entities.mentions[k]!;
    return {
      kind: entities.list[m.entity]!.type,
      entity: m.entity,
      nominal: null,
      first: m.first,
      last: m.last,
      start: m.start,
      end: m.end,
    };
  };
  let counted = false;
  let group = false;
  for (let i = first; i < last; i++) {
    const k = entities.at[i]!;
    if (k >= 0) return named(k);
    const word = lexeme(words, i);
    const title = c.titleAt(i);
    if (title && !counted) {
      // The person whose title it is: the first one named behind it, within the phrase.
      for (let j = title.last; j < last; j++) {
        const m = entities.at[j]!;
        if (m >= 0 && entities.list[entities.mentions[m]!.entity]!.type === 'person') return named(m);
      }
    }
    if (t.kind[i] === NUMBER || words.best(i).pos === 'NUM') {
      counted = true;
      continue;
    }
    if (word.isQuantifier) {
      group = true;
      continue;
    }
    if (word.isPlace) {
      for (let j = i + 1; j < last; j++) {
        const m = entities.at[j]!;
        if (m >= 0 && entities.list[entities.mentions[m]!.entity]!.type === 'location') return named(m);
      }
      return null;
    }
    // «نظيره الإسباني خوسيه مانويل ألباريس»: the person behind a definite noun.
    if (!counted && (words.best(i).article > 0 || words.best(i).pronoun > 0 || title)) {
      const m = entities.at[last - 1]!;
      if (m >= 0 && entities.list[entities.mentions[m]!.entity]!.type === 'person') return named(m);
    }
    // «الفلسطينيون», «سوريين»: people of a nation, by themselves.
    const nation = c.isDemonym(i) ? (word.isPlural || counted || group ? 'group' : 'person') : null;
    const type =
      nation ??
      word.nominal ??
      (title?.alone && title.definite && !title.plural ? 'person' : title?.plural ? 'group' : null);
    if (!type) {
      const s = span(first, last);
      return {
        kind: 'thing',
        entity: -1,
        nominal: { type: 'other', ...s, key: `other:${s.start}`, definite: false },
        ...s,
      };
    }
    const kind: EntityType = type === 'organization' ? type : counted || group ? 'group' : type;
    const s = span(first, Math.min(last, phraseEnd(c, i, last)));
    const norm: string[] = [];
    for (let j = i; j < s.last; j++)
      norm.push(j === i ? lexeme(words, j).norm : words.tokens.words.norm(words.tokens.type[j]!));
    return {
      kind,
      entity: -1,
      nominal: {
        type: kind,
        ...s,
        key: `${kind}:${norm.join(' ')}`,
        definite: words.best(i).article > 0 || words.best(i).pronoun > 0,
      },
      ...s,
    };
  }
  // A number alone: «أوقف ثلاثة».
  return counted
    ? {
        kind: 'group',
        entity: -1,
        nominal: { type: 'group', ...span(first, last), key: `group:${first}`, definite: false },
        ...span(first, last),
      }
    : null;
}
