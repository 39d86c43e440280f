/**
 * Where a noun phrase ends: takes a word, gives the token behind the phrase that begins with it.
 *
 *   «[ثلاثة مهاجرين] في …», «[الشرطة] | محمدا», «[الرئيس التونسي قيس سعيد]», «[مسلحون] | رهائن»
 *
 * A phrase goes on while its words may belong together: an indefinite noun takes what follows it (genitive or adjective), a definite one takes
 * definite adjectives, nations and the name it is the title of, and a new noun without article starts a new phrase.
 */
import type { Reading } from '../arabic/readings.js';
import type { Entities } from '../names/entities.js';
import type { TitleFound } from '../names/titles.js';
import { normalize } from '../text/fold.js';
import { LATIN, LINE, NUMBER, SIGN } from '../text/token.js';
import grammar from './data/grammar.json';
import { type EventWords, type Lexeme, lexeme } from './lexeme.js';
import { nominalType } from './nominals.js';

export interface ChunkContext {
  readonly words: EventWords;
  readonly entities: Entities;
  /** Tokens that times cover: no arguments. */
  readonly timeAt: (token: number) => boolean;
  readonly isTitle: (token: number) => boolean;
  readonly titleAt: (token: number) => TitleFound | null;
  readonly isDemonym: (token: number) => boolean;
  /** What the verb of the sentence needs to tell of an event: «أطلق … [النار]». */
  readonly isCompanion: (token: number) => boolean;
  /** Entity of the country whose adjective the token is, where the document names it; -1 for none. */
  readonly nationOf: (token: number) => number;
}

export const surfaceAt = (words: EventWords, i: number): string => lexeme(words, i).surface;

/** «من قبل», «برئاسة»: the preposition of several words or of a noun that starts at token i. */
export function complexAt(words: EventWords, i: number, { complex }: Lexeme): { name: string; length: number } | null {
  if (!complex.length) return null;
  const t = words.tokens;
  for (const c of complex) {
    let k = 1;
    while (k < c.words.length && i + k < t.count && t.gap[i + k]! < LINE && surfaceAt(words, i + k) === c.words[k]) k++;
    if (k === c.words.length) return { name: c.name, length: k };
  }
  return null;
}

/** Token after the noun phrase that starts at token i. */
export function phraseEnd(c: ChunkContext, i: number, to: number): number {
  const { words, entities } = c;
  const t = words.tokens;
  let j = i;
  // Does the phrase so far end in something definite, so that a bare noun cannot belong to it?
  let closed = false;
  let title = false;
  let named = false;
  let titled = false;
  while (j < to) {
    if (t.kind[j] === SIGN || (j > i && t.gap[j]! >= LINE)) break;
    const word = words.lexeme(j);
    const r = word.reading ?? words.best(j);
    const k = entities.at[j]!;
    // «انتخب المجلس الأربعاء نبيه بري»: what stands behind a time is another phrase.
    if (j > i && c.timeAt(i) && !c.timeAt(j)) break;
    if (k >= 0) {
      const m = entities.mentions[k]!;
      const person = entities.list[m.entity]!.type === 'person';
      if (j > i) {
        if (r.conjunction || r.preposition) break;
        // «وزيران إسرائيل»: the ن of a plural takes no genitive.
        if (!person && endsInPlural(words, j - 1) && isOfOne(words, j - 1)) break;
        // A person after a closed phrase is in apposition to a title («أمير قطر تميم») or to a definite noun («نظيره الإسباني …»).
        // «الوزير قطر» are two phrases, «العاصمة الإثيوبية أديس أبابا» is one.
        if (closed && !(person ? title || (!named && !isOfBody(words, i, j)) : !named && lexeme(words, i).isPlace))
          break;
      }
      j = m.last;
      closed = true;
      named = true;
      if (person) {
        titled ||= title;
        title = false;
      }
      continue;
    }
    if (j > i) {
      // «ثلاثة وستون»
      if (r.conjunction && r.pos === 'NUM' && words.best(j - 1).pos === 'NUM') {
        j++;
        continue;
      }
      if (r.conjunction || r.preposition || r.future || word.isAndOne) break;
      // «عدد من المسؤولين», «سبعة من أفراد …», «عدد كبير من …»
      if (word.isFrom && r.pos === 'ADP' && isCount(c, i, j)) {
        j++;
        continue;
      }
      // «الثاني عشر»
      if (word.isTen && words.best(j - 1).article > 0 && UNITS.has(lexeme(words, j - 1).norm)) {
        j++;
        continue;
      }
      if (t.kind[j] === NUMBER || t.kind[j] === LATIN) {
        // «حبس صحفية 15 يوما»
        if (closed || (t.kind[j] === NUMBER && isPerson(words, j - 1))) break;
        j++;
        continue;
      }
      if (
        r.pos === 'VERB' ||
        r.pos === 'ADP' ||
        r.pos === 'CCONJ' ||
        r.pos === 'SCONJ' ||
        r.pos === 'PART' ||
        r.pos === 'ADV'
      )
        break;
      if (complexAt(words, j, word) || word.isSub || word.isRelative) break;
      if (c.timeAt(j) && !c.timeAt(i)) break;
      // «أطلق مسلح النار»: no genitive of whoever does it.
      if (r.article > 0 && c.isCompanion(j) && isPersonHead(c, i)) break;
      const before = entities.at[j - 1]!;
      // «مسلحون حافلة»: the ن of a plural takes no genitive; nor does «شاب زميله», «أشخاص مصرعهم», nor an adjective: «عبوة ناسفة مدينة …».
      if (
        r.pos === 'NOUN' &&
        !r.article &&
        ((endsInPlural(words, j - 1) && !endsInPlural(words, j, true)) ||
          (r.pronoun > 0 && isPerson(words, j - 1) && isPerson(words, j)) ||
          word.isFate ||
          (j - 1 > i && before < 0 && isBareAdjective(words, j - 1) && !word.isQuantifier && !isParticiple(c, j)))
      )
        break;
      // «مسلحون طبيبين»: nor is it followed by one in another case.
      if (!r.article && word.isPlural && hasCase(words, j - 1) && word.isOblique !== lexeme(words, j - 1).isOblique)
        break;
      // «مسلح رهائن»: nor are several behind one who is nobody's.
      if (word.nominal === 'group' && !r.article && before < 0 && LONERS.has(lexeme(words, j - 1).norm)) break;
      // «مسلح [النار]», «رجال الشرطة [الرصاص]»: what somebody uses is no part of him.
      if (word.isTool && (closed ? isPersonHead(c, i) : isPersonHead(c, j - 1))) break;
      // «وزير الخارجية سامح شكري المبعوث الأممي»: of two titles around a name the second is another's.
      if (titled && r.article > 0 && c.isTitle(j)) break;
      // «مسلحون العشرات», «مسؤولون السكان», «خبراء مستقلون هذا التوجه»: nor what is definite.
      if (r.article > 0 && endsInPlural(words, j - 1) && (isNumber(words, j) || isBareSoundPlural(words, j - 1))) break;
      if (word.isDemonstrative && (endsInPlural(words, j - 1) || isBareAdjective(words, j - 1))) break;
      // «أحزاب سياسية العثماني»: a nation or kind takes no genitive.
      if (r.article > 0 && j - 1 > i && before < 0 && isBareAdjective(words, j - 1) && isKind(c, j - 1)) break;
      if (closed && isAnother(c, i, j)) break;
      // «الأهالي التوافد», «الجانبين التحلي»: what they shall do.
      if (closed && r.article > 0 && before < 0 && isDeed(words, j) && isPersonHead(c, i)) break;
      // «غارة إسرائيلية ستة مدنيين»: nor does a number belong to an adjective.
      if (
        isNumber(words, j) &&
        !r.article &&
        j - 1 > i &&
        before < 0 &&
        (isBareAdjective(words, j - 1) || c.isDemonym(j - 1))
      )
        break;
      // The accusative of an indefinite noun is an object of its own: «مسلحون صحافيا», but «15 جريحا».
      if (
        (r.pos === 'NOUN' || word.nominal !== null) &&
        !r.article &&
        word.isAccusative &&
        !accusative(words, j - 1) &&
        t.kind[j - 1] !== NUMBER &&
        words.best(j - 1).pos !== 'NUM'
      )
        break;
      // «الجيش السوداني الرئيس …», «روسيا المتهم الأول»: a person is no attribute of a body or a place.
      const person = word.nominal === 'person' || word.nominal === 'group' || c.isTitle(j);
      if (
        closed &&
        before >= 0 &&
        person &&
        !word.isNisba &&
        entities.list[entities.mentions[before]!.entity]!.type !== 'person'
      )
        break;
      // «الحركة التونسيين»: of a body or a person a plural is no adjective.
      const adjective = c.isDemonym(j) ? !(word.isPlural && isSingle(words, i)) : r.pos === 'ADJ';
      if (closed && !(adjective && r.article > 0) && !(r.article > 0 && c.isTitle(j) && !title && isPersonHead(c, i)))
        break;
      // «انتحاري شمال مقديشو»
      if (j > i && word.isPlace && !r.article && (isPersonHead(c, j - 1) || words.best(j - 1).pos === 'ADJ')) break;
      if (closed && word.isDemonstrative) break;
    }
    const office = c.titleAt(j);
    if (office) {
      title = true;
      // «الرئيس المدير العام»
      if (office.last > j + 1 && office.last <= to && words.best(office.last - 1).article > 0 && !isNamed(c, office)) {
        closed = true;
        j = office.last;
        continue;
      }
    }
    if ((r.article > 0 || r.pronoun > 0) && r.pos !== 'NUM' && !word.isDemonstrative) closed = true;
    // The accusative of an indefinite noun ends the phrase for nouns: «اجتماعا».
    if (
      r.article === 0 &&
      r.pronoun === 0 &&
      r.to - r.from > 3 &&
      word.isAccusative &&
      r.pos === 'NOUN' &&
      !word.isQuantifier &&
      !c.isTitle(j) &&
      !isDualOf(c, j)
    ) {
      j++;
      while (
        j < to &&
        entities.at[j]! < 0 &&
        t.kind[j] !== SIGN &&
        words.best(j).pos === 'ADJ' &&
        words.best(j).article === 0 &&
        !words.best(j).conjunction &&
        !words.best(j).preposition
      )
        j++;
      return j;
    }
    j++;
  }
  return Math.max(j, i + 1);
}

/** A noun for people in a plural or dual that keeps its ن. */
function endsInPlural(words: EventWords, i: number, any = false): boolean {
  const word = lexeme(words, i);
  return word.isPlural && (any || word.nominal === 'group') && words.best(i).pos === 'NOUN';
}
/** «مسلحون», «وزيران»: a plural or dual that shows its case, unlike «شبان». */
const hasCase = (words: EventWords, i: number): boolean =>
  endsInPlural(words, i) && (isOfOne(words, i) || isSound(words, i));

/** «وزيران»: with the ending of its number off a noun for a person, unlike «بلدان». */
const isOfOne = (words: EventWords, i: number): boolean => nominalType(lexeme(words, i).base) === 'person';

/** A definite noun for one person or body. */
function isSingle(words: EventWords, i: number): boolean {
  const { nominal, isPlural } = lexeme(words, i);
  return (nominal === 'organization' || nominal === 'person') && !isPlural && words.best(i).article > 0;
}
export const isNumber = (words: EventWords, i: number): boolean =>
  words.tokens.kind[i] === NUMBER || words.best(i).pos === 'NUM' || lexeme(words, i).isQuantifier;

const LONERS = new Set(grammar.loners.map((w) => normalize(w)));

/** «الثاني» of «الثاني عشر». */
const UNITS = new Set(grammar.units.flatMap((w) => [normalize(w), normalize(w + grammar.feminine)]));

/** «الجيش [الناشط] محمد الفاسي»: behind a body or several people what the name behind it is; of a nation is «وزراء الخارجية [الروسي] فلان». */
function isOfName(c: ChunkContext, first: number, j: number): boolean {
  const { at, list, mentions } = c.entities;
  const k = j + 1 < at.length ? at[j + 1]! : -1;
  if (k < 0 || c.isDemonym(j) || list[mentions[k]!.entity]!.type !== 'person') return false;
  const i = nounBefore(c, first, j);
  const { nominal } = lexeme(c.words, i);
  const isOwn = i === first || c.words.best(first).verb?.tense === 'masdar';
  return isOwn && at[i]! < 0 && (nominal === 'organization' || nominal === 'group');
}

/** The noun before token j, over its adjectives. */
function nounBefore(c: ChunkContext, first: number, j: number): number {
  let i = j - 1;
  while (i > first && (c.words.best(i).pos === 'ADJ' || c.isDemonym(i))) i--;
  return i;
}

/** Does the noun before token j, over its adjectives, say of a feminine body or of several people what one man cannot be said to be? */
function isUnlike(c: ChunkContext, first: number, j: number): boolean {
  const { words } = c;
  if (isPersonHead(c, first) && lexeme(words, first).nominal !== 'group') return false;
  const i = nounBefore(c, first, j);
  if (c.entities.at[i]! >= 0 || FEMININE.test(lexeme(words, j).norm)) return false;
  // «نادي الشرطة العراقي»: the adjective of what stands before.
  if (i > first && isKind(c, j) && words.best(first).verb?.tense !== 'masdar') return false;
  const { nominal, norm } = lexeme(words, i);
  return nominal === 'organization' && FEMININE.test(norm);
}
const FEMININE = new RegExp(`(?:${normalize(grammar.feminine)}|${normalize(grammar.femininePlural)})$`);

/** «ابنا جمال خاشقجي»: a dual without its ن before a name. */
function isDualOf(c: ChunkContext, i: number): boolean {
  const { at, mentions } = c.entities;
  const m = isPerson(c.words, i) && i + 1 < at.length && at[i + 1]! >= 0 ? mentions[at[i + 1]!]! : null;
  const next = m ? c.words.best(m.first) : null;
  return m?.first === i + 1 && !next!.conjunction && !next!.preposition;
}

/** A number or quantifier with nothing but adjectives behind it. */
function isCount(c: ChunkContext, first: number, last: number): boolean {
  const { words } = c;
  // «مقتل ثلاثة من …», «إصابة عدد من …»
  if (last - first > 1 && !c.timeAt(last - 1) && isNumber(words, last - 1)) return true;
  if (!isNumber(words, first)) return false;
  for (let k = first + 1; k < last; k++) {
    // «عدد غير محدد من …»: what is negated may be read as a noun.
    const isAdjective = words.best(k).pos === 'ADJ' || lexeme(words, k).isNegator || lexeme(words, k - 1).isNegator;
    if (c.entities.at[k]! >= 0 || !isAdjective) return false;
  }
  return true;
}

/** A noun for a person, or a title. */
const isPersonHead = (c: ChunkContext, i: number): boolean => {
  const { nominal } = lexeme(c.words, i);
  return nominal === 'person' || nominal === 'group' || c.isTitle(i);
};

/** «حل أوروبي منسق»: a participle with nothing of its own behind it, as likely one adjective more as somebody. */
function isParticiple({ words, entities }: ChunkContext, i: number): boolean {
  const own = words.best(i);
  if (!isParticipial(own)) return false;
  const next = i + 1 < words.tokens.count ? words.best(i + 1) : null;
  const isOwned = next !== null && (entities.at[i + 1]! >= 0 || next.pos === 'NOUN') && !next.preposition;
  return own.pronoun === 0 && isPerson(words, i) && !isOwned;
}

/** «أوقفت [مصالح الشرطة] فلانا»: a body, which no person is in apposition to. */
function isOfBody(words: EventWords, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const { nominal } = lexeme(words, i);
    if (nominal === 'person') return false;
    if (nominal === 'organization') return true;
  }
  return false;
}

/** «رئيس [الحكومة المغربية]»: does a name begin within the office? */
function isNamed({ entities }: ChunkContext, { first, last }: TitleFound): boolean {
  for (let i = first; i < last; i++) if (entities.at[i]! >= 0) return true;
  return false;
}

/** «سياسية», «مغربية»: an adjective of a kind or nation. */
function isKind(c: ChunkContext, i: number): boolean {
  const { isNisba, norm } = lexeme(c.words, i);
  return c.isDemonym(i) || isNisba || norm.endsWith(FEMININE_NISBA);
}
const FEMININE_NISBA = normalize(grammar.nisba + grammar.feminine);

/**
 * A noun for a body or one man behind a phrase that is whole, and no attribute of it: «النقابة [الحكومة]»; «رجال الإطفاء [الطفل]»; «السلطات
 * المغربية [الصحفي]», «اعتقال الشرطة [المتهم]», behind a feminine body or several.
 */
function isAnother(c: ChunkContext, first: number, j: number): boolean {
  const { words } = c;
  const { nominal } = lexeme(words, j);
  if (nominal !== 'organization' && nominal !== 'person') return false;
  const isOther = nominal === 'organization' || lexeme(words, first).nominal === 'group';
  if (isOther && !isKind(c, j) && !hasParticiple(words, j)) return true;
  return nominal === 'person' && words.best(j).article > 0 && (isUnlike(c, first, j) || isOfName(c, first, j));
}

/** «التوافد», «الإسراع»: a masdar, where no adjective is meant. */
const isDeed = (words: EventWords, i: number): boolean =>
  // «الأول» is an ordinal.
  lexeme(words, i).norm.length > 3 &&
  words.readings(i).some((r) => r.verb?.tense === 'masdar' && r.article > 0) &&
  !hasParticiple(words, i);

const hasParticiple = (words: EventWords, i: number): boolean => words.readings(i).some(isParticipial);
const isParticipial = ({ verb }: Reading): boolean =>
  verb?.tense === 'active-participle' || verb?.tense === 'passive-participle';

/** «مسؤولون»: without the article, which «للاجئين» may hide. */
function isBareSoundPlural(words: EventWords, i: number): boolean {
  const { article, preposition } = words.best(i);
  return article + preposition === 0 && isSound(words, i);
}
const isSound = (words: EventWords, i: number): boolean => {
  const { norm } = lexeme(words, i);
  return SOUND.some((ending) => norm.endsWith(ending));
};
const SOUND = grammar.soundPlurals.map((ending) => normalize(ending));

/** «مجهولون», «ناسفة»: an indefinite adjective, behind which an indefinite noun begins a phrase of its own. */
function isBareAdjective(words: EventWords, i: number): boolean {
  const r = words.best(i);
  return r.pos === 'ADJ' && !r.article && !r.pronoun;
}
const isPerson = (words: EventWords, i: number): boolean => lexeme(words, i).nominal === 'person';

/** Written with the alef of the indefinite accusative: «صحافيا». */
export const accusative = (words: EventWords, i: number): boolean => lexeme(words, i).isAccusative;
