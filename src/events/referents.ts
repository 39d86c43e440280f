/**
 * What a noun phrase stands for: takes a phrase, gives the entity it names, or the unnamed person, group or body that it describes.
 *
 *   «رئيس الحكومة عزيز أخنوش» → the person · «مدينة ليون الفرنسية» → ليون · «ثلاثة مهاجرين» → a group without name · «المدير العام» → the
 *   person who has that title in the document · «مشاريع التعاون» → a thing
 */

import { offsetAfter } from '../arabic/proclitics.js';
import type { Entities, MentionAt } from '../names/entities.js';
import { normalize } from '../text/fold.js';
import { LINE, NUMBER, SIGN, type Tokens } from '../text/token.js';
import type { EntityType } from '../types.js';
import grammar from './data/grammar.json';
import { lexeme } from './lexeme.js';
import { isKindOf } from './nominals.js';
import { type ChunkContext, phraseEnd } from './phrase-end.js';
import type { Kind } from './type.js';

export interface Nominal {
  readonly type: EntityType;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Norm of the phrase without article: equal ones are one entity. Things are told apart by where they stand. */
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

export type ReferentContext = ChunkContext;

export const mentionReferent = (c: { readonly entities: Entities }, m: MentionAt): Referent => ({
  kind: c.entities.list[m.entity]!.type,
  entity: m.entity,
  nominal: null,
  first: m.first,
  last: m.last,
  start: m.start,
  end: m.end,
});

/** The phrase as standing for this entity, or as taking up this description. Not a spread: under Node 20 each would make a shape of its own. */
export const pointingTo = (
  { kind, nominal: own, first, last, start, end }: Referent,
  entity: number,
  nominal: Nominal | null = own,
): Referent => ({ kind, entity, nominal, first, last, start, end });

/** «وزير الخارجية», «عناصر الشرطة»: a noun is definite by its genitive. */
function isOwned(c: ReferentContext, i: number, last: number): boolean {
  for (let j = i + 1; j < last; j++) {
    if (c.entities.at[j]! >= 0) return true;
    const { pos, article, pronoun } = c.words.best(j);
    if (pos === 'ADJ' && !article) return false;
    if (article || pronoun) return true;
  }
  return false;
}

/** «عضو [الحزب] محمد الفاسي»: whose he is, where that is a body, is not who is named behind it. */
function isBody({ words, entities }: ReferentContext, i: number, last: number): boolean {
  if (i >= last) return false;
  const k = entities.at[i]!;
  const type = k < 0 ? lexeme(words, i).nominal : entities.list[entities.mentions[k]!.entity]!.type;
  return type === 'organization';
}

const RELATIONAL = new Set([...grammar.kin, ...grammar.relational].map((w) => normalize(w)));
const SINGLE = new Set(grammar.single.map((w) => normalize(w)));

const COMPLEMENTED = new Set(
  grammar.complemented.flatMap((w) =>
    ['', grammar.feminine, ...grammar.plurals].map((ending) => normalize(w + ending)),
  ),
);

/** «الوحدات الأمنية [التابعة] لمنطقة …», «اللاعب [البالغ] 33 عاما»: the phrase from token i without a participle whose complement is no part of it. */
function withoutGoverning({ words }: ReferentContext, i: number, last: number): number {
  const t = words.tokens;
  const goesOn = last < t.count && t.gap[last]! < LINE && t.kind[last] !== SIGN;
  return goesOn && last > i + 1 && COMPLEMENTED.has(lexeme(words, last - 1).norm) ? last - 1 : last;
}

const DASH = 0x2d;
const isDash = (t: Tokens, i: number): boolean =>
  i >= 0 && i < t.count && t.kind[i] === SIGN && t.text.charCodeAt(t.start[i]!) === DASH;

const THING = 'other';

/** Where the phrase that begins with token i begins in the text, its clitics off. */
function startOf(c: ReferentContext, i: number): number {
  const word = lexeme(c.words, i);
  const r = word.reading ?? c.words.best(i);
  const t = c.words.tokens;
  // «للملك»: the ل of the article is written once.
  const skip = (word.isAndOne ? 1 : r.conjunction) + r.preposition + (r.preposition && r.article === 1 ? 1 : 0);
  return skip ? offsetAfter(t, i, skip) : t.start[i]!;
}

/** Somebody or something without a name, in tokens [first, last). */
function unnamed(
  c: ReferentContext,
  kind: Kind,
  first: number,
  last: number,
  key: string,
  definite: boolean,
): Referent {
  const start = startOf(c, first);
  const end = c.words.tokens.end[last - 1]!;
  const type = kind === 'thing' ? THING : kind;
  const nominal: Nominal = { type, first, last, start, end, key, definite };
  return { kind, entity: -1, nominal, first, last, start, end };
}

const mentioned = (c: ReferentContext, k: number): Referent => mentionReferent(c, c.entities.mentions[k]!);

/** The referent of the phrase [first, last), read from its first word on; `isWhole` where that is a whole chunk. */
export function referentOf(c: ReferentContext, first: number, last: number, isWhole = false): Referent | null {
  const { words, entities } = c;
  const t = words.tokens;
  let counted = false;
  let group = false;
  /** «العشرات من …»: some of those that follow. */
  let part = false;
  for (let i = first; i < last; i++) {
    const k = entities.at[i]!;
    if (k >= 0) return part ? unnamed(c, 'group', first, last, `group:${first}`, false) : mentioned(c, k);
    const word = lexeme(words, i);
    const title = c.titleAt(i);
    // «[والدة] العميد محمد المنشاوي», «[مستشار] ترامب»: somebody else's.
    const { article, pronoun } = words.best(i);
    const isOfOther =
      !article && !pronoun && title?.last === i + 1 && RELATIONAL.has(word.norm) && !isBody(c, i + 1, last);
    if (title && !counted && !isOfOther) {
      // The person whose title it is: the first one named behind it, within the phrase.
      for (let j = title.last; j < last; j++) {
        const m = entities.at[j]!;
        if (m >= 0 && entities.list[entities.mentions[m]!.entity]!.type === 'person') return mentioned(c, m);
      }
    }
    const r = word.reading ?? words.best(i);
    if (t.kind[i] === NUMBER || r.pos === 'NUM') {
      counted = true;
      continue;
    }
    if (word.isQuantifier) {
      group = true;
      continue;
    }
    // «عدد من المسؤولين», «أكثر من مئتي تلميذة», «عدد غير محدد من …»
    if ((group || counted) && (word.bare === grammar.from || word.isNegator)) {
      part ||= !word.isNegator;
      continue;
    }
    const isAdjective = r.pos === 'ADJ' || (i > first && lexeme(words, i - 1).isNegator);
    if (group && isAdjective && !r.article && word.nominal === null && !c.isDemonym(i)) continue;
    if (word.isHonorific && word.nominal === null && i + 1 < last) continue;
    if (word.isPlace) {
      for (let j = i + 1; j < last; j++) {
        const m = entities.at[j]!;
        if (m >= 0 && entities.list[entities.mentions[m]!.entity]!.type === 'location') return mentioned(c, m);
      }
      // «القضاء» is the judiciary as well.
      if (word.nominal === null) return null;
    }
    // «نظيره الإسباني خوسيه مانويل ألباريس»: the person behind a definite noun.
    if (!counted && (r.article > 0 || r.pronoun > 0 || (title && !isOfOther))) {
      const m = entities.at[last - 1]!;
      if (m >= 0 && entities.list[entities.mentions[m]!.entity]!.type === 'person') return mentioned(c, m);
    }
    // «وزير الخارجية الأستاذ فلان», «لاعب الهلال فلان»: he who is named at the end of the phrase.
    if (!counted && !group && word.nominal === 'person' && !RELATIONAL.has(word.norm)) {
      const k = entities.at[last - 1]!;
      const m = k >= 0 ? entities.mentions[k]! : null;
      if (m && m.first > i + 1 && entities.list[m.entity]!.type === 'person') return mentioned(c, k);
    }
    // «صحيفة [لوموند]», «حركة [النهضة]»: a body behind the noun for its kind.
    if (!counted && !group && word.nominal === 'organization' && i + 1 < last) {
      const k = entities.at[i + 1]!;
      const e = k >= 0 && entities.mentions[k]!.first === i + 1 ? entities.list[entities.mentions[k]!.entity]! : null;
      if (e?.type === 'organization' && isKindOf(word.norm, e.subtype)) return mentioned(c, k);
    }
    // «الفلسطينيون», «سوريين»: people of a nation, by themselves.
    const nation = c.isDemonym(i) ? (word.isPlural || counted || group ? 'group' : 'person') : null;
    // «"بيرسون" البريطانية»: the adjective of what stands before.
    if (nation === 'person' && r.article > 0 && last === i + 1 && i > 0 && t.kind[i - 1] === SIGN) return null;
    const type =
      nation ??
      word.nominal ??
      (title?.alone && title.definite && !title.plural ? 'person' : title?.plural ? 'group' : null);
    if (!type) return unnamed(c, 'thing', first, last, THING, false);
    const kind: EntityType = type === 'organization' && !part ? type : counted || group ? 'group' : type;
    const end = withoutGoverning(c, i, isWhole && i === first ? last : Math.min(last, phraseEnd(c, i, last)));
    let norms = word.norm;
    for (let j = i + 1; j < end; j++) norms += ` ${t.words.norm(t.type[j]!)}`;
    const definite = r.article > 0 || r.pronoun > 0 || (!group && !counted && isOwned(c, i, end));
    return unnamed(c, kind, first, end, `${kind}:${norms}`, definite);
  }
  // A number or quantifier alone: «أوقف ثلاثة», «العشرات»; not one of a score: «2-1», nor «مباراة واحدة», nor «أكثر من» torn off its noun.
  // «استمر نحو 11 عاما»
  if (last < t.count && c.timeAt(last)) return null;
  const torn = last > first + 1 && lexeme(words, last - 1).bare === grammar.from;
  const end = torn ? last - 1 : last;
  return (counted || (group && !torn)) &&
    !(
      end === first + 1 &&
      words.best(first).article > 0 &&
      words.best(first).pos === 'NUM' &&
      !lexeme(words, first).isQuantifier
    ) &&
    !(end === first + 1 && SINGLE.has(lexeme(words, first).norm)) &&
    !(t.kind[first] === NUMBER && (isDash(t, first - 1) || isDash(t, end)))
    ? unnamed(c, 'group', first, end, `group:${first}`, false)
    : null;
}
