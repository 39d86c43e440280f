/**
 * Finds numbers in words and digits: takes tokens, gives spans with their values, leftmost-longest.
 *
 *   «ألفين وأربعة وعشرين» 2024 · «مليونا و400 ألف» 1400000 · «الثالثة والعشرون» 23rd · «مليون ونصف المليون» 1500000
 *
 * A number is read as Arabic says it: hundreds and what is below, then a word of size, then «و» and something smaller.
 */
import { offsetAfter } from '../arabic/proclitics.js';
import { normalize } from '../text/fold.js';
import { BLANK, GLUED, kindOf, LINE, NUMBER, type Tokens, WORD } from '../text/token.js';
import data from './data/numerals.json';
import { type Before, readDigits } from './digits.js';
import { type Forms, Lexicon, lettersOf, numbersOf, position, tokenOf } from './lexicon.js';
import type { NumberKind, NumberSpan } from './types.js';

export type { NumberSpan } from './types.js';

type Class =
  | 'unit'
  | 'teenUnit'
  | 'ten'
  | 'zero'
  | 'tens'
  | 'hundred'
  | 'hundreds'
  | 'scale'
  | 'dual'
  | 'dozen'
  | 'dozens'
  | 'some'
  | 'ordinal'
  | 'ordinalUnit'
  | 'fraction'
  | 'partOf'
  | 'parts'
  | 'minus'
  | 'point';

interface Numeral {
  readonly class: Class;
  readonly value: number;
  readonly definite: boolean;
  readonly form: string;
}

const CLASSES = Object.keys(data).filter((k) => typeof data[k as keyof typeof data] === 'object') as Class[];
const AND = data.and;
const ARTICLE = normalize(data.article);
/** With its article; shorter words are «إلى» and «الذي». */
const SHORTEST_NOUN = 5;
const NEVER = new Set(data.never.split(' ').map(normalize));
const WEEKDAY_LIKE = new Set(data.weekdayLike.split(' ').map(normalize));
/** Forms that are accusative of one and construct of two: «مليونا و200 ألف», «مليونا دولار». */
const endsInAlef = (n: Numeral) => n.form.endsWith(data.article[0]!);

function* forms(): Iterable<Forms<Numeral>> {
  for (const c of CLASSES)
    for (const [value, list] of Object.entries(data[c] as Record<string, string>))
      for (const form of list.split(' ')) {
        const n: Numeral = { class: c, value: Number(value), definite: false, form };
        yield { forms: [form], value: n };
        yield { forms: [data.article + form], value: { ...n, definite: true } };
      }
}
export const numerals = new Lexicon<Numeral>(forms);

/** Signs that may stand before a number as part of it. */
const MINUS = ['-', '\u2212'];
const POINTS = ['.', '\u066b'];
const mayBegin = numbersOf((words, id) => {
  const kind = kindOf(words, id);
  if (kind === NUMBER) return 1;
  if (kind === WORD) return numerals.has(words, id) && !NEVER.has(words.norm(id)) ? 1 : 0;
  const sign = words.surface(id);
  return MINUS.includes(sign) || POINTS.includes(sign) ? 1 : 0;
});

/** A numeral at its place. */
interface Read {
  readonly value: Numeral;
  readonly to: number;
}

/** A number under construction. */
interface Part {
  readonly value: number;
  readonly to: number;
  readonly scale: number;
  readonly kind: NumberKind;
  readonly definite: boolean;
  readonly digits: boolean;
}

const part = (kind: NumberKind, value: number, to: number, definite: boolean, scale = 1): Part => ({
  kind,
  value,
  to,
  definite,
  scale,
  digits: false,
});

/** A larger number is read to its end, but not given. */
const MOST = 1e15;
/** How many words of size may wait for the smaller one after them: «ألفا و…» within millions within milliards. */
const DEEPEST = 4;

export function findNumbers(t: Tokens): NumberSpan[] {
  const out: NumberSpan[] = [];
  const reader = new Reader(t);
  const begins = mayBegin(t.words);
  for (let i = 0; i < t.count; i++) {
    if (begins.of(t.type[i]!) === 0) continue;
    const found = reader.numberAt(i);
    if (!found) continue;
    if (Math.abs(found.value) <= MOST) out.push(found);
    i = Math.max(i, found.last - 1);
  }
  return out;
}

class Reader {
  constructor(private readonly t: Tokens) {}

  numberAt(i: number): NumberSpan | null {
    const { t } = this;
    if (t.kind[i] === NUMBER) return this.span(i, 0, 0, this.number(position(i)));
    if (t.kind[i] === WORD) {
      let tried = -1;
      for (const { letters, skip } of numerals.at(t, i)) {
        if (letters === tried) continue;
        tried = letters;
        const read = this.number(position(i, letters));
        if (read) return this.span(i, position(i, letters), skip, read);
      }
      return null;
    }
    return this.signed(i);
  }

  /** «-2», «.77»: a sign that stands right before a number and after a blank. */
  private signed(i: number): NumberSpan | null {
    const { t } = this;
    if (i + 1 >= t.count || t.kind[i + 1] !== NUMBER) return null;
    if (i > 0 && t.gap[i] === GLUED) return null;
    const sign = t.text[t.start[i]!]!;
    if (t.gap[i + 1] !== GLUED || t.end[i]! - t.start[i]! > 1) return null;
    const read = this.number(position(i + 1));
    if (!read) return null;
    if (MINUS.includes(sign)) return this.span(i, 0, 0, { ...read, value: -read.value });
    const digits = t.words.surface(t.type[i + 1]!);
    return this.span(i, 0, 0, { ...read, value: Number(`0.${digits}`) });
  }

  private span(first: number, at: number, skip: number, read: Part | null): NumberSpan | null {
    if (!read) return null;
    const { t } = this;
    const last = tokenOf(read.to);
    const start = skip > 0 ? this.offset(first, skip) : t.start[first]!;
    const { value, kind, digits, definite, scale } = read;
    const rule = `number/${kind}`;
    const from = at || position(first);
    return {
      first,
      last,
      start,
      end: t.end[last - 1]!,
      rule,
      score: 1,
      kind,
      value,
      at: from,
      digits,
      definite,
      scale,
    };
  }

  private offset(i: number, letters: number): number {
    return offsetAfter(this.t, i, letters);
  }

  /** The numeral of one of these classes that starts at a position; one that goes on a number may not start a line. */
  private first(p: number, wanted: Class, other: Class = wanted): Read | null {
    const { t } = this;
    const i = tokenOf(p);
    if (p < 0 || i >= t.count || t.kind[i] !== WORD) return null;
    const letters = lettersOf(p);
    let second: Read | null = null;
    for (const { value, letters: before, tokens } of numerals.at(t, i)) {
      if (before !== letters) continue;
      if (value.class === wanted) return { value, to: position(i + tokens) };
      if (value.class === other) second ??= { value, to: position(i + tokens) };
    }
    return second;
  }

  private hit(p: number, wanted: Class, other?: Class): Read | null {
    return lettersOf(p) === 0 && this.t.gap[tokenOf(p)]! >= LINE ? null : this.first(p, wanted, other);
  }

  /** Where reading goes on after «و», as a word of its own or as a clitic; -1 if there is none. */
  private and(p: number): number {
    const { t } = this;
    const i = tokenOf(p);
    if (lettersOf(p) > 0 || i >= t.count || t.kind[i] !== WORD || t.gap[i]! >= LINE) return -1;
    const type = t.type[i]!;
    if (t.words.unitAt(type, 0) !== AND.charCodeAt(0)) return -1;
    return t.words.lengthOf(type) === 1 ? position(i + 1) : position(i, 1);
  }

  private number(p: number): Part | null {
    const minus = this.first(p, 'minus');
    if (!minus) return this.ordinal(p) ?? this.amount(p);
    const n = this.ordinal(minus.to) ?? this.amount(minus.to);
    return n && { ...n, value: -n.value };
  }

  /** «المئة والخامسة والعشرون»: the hundreds count, the last part is the ordinal. */
  private ordinal(p: number): Part | null {
    const hundreds = this.first(p, 'hundreds');
    const rest = hundreds?.value.definite ? this.ordinalBelow100(this.and(hundreds.to)) : null;
    if (hundreds && rest?.definite) return { ...rest, value: hundreds.value.value + rest.value };
    return this.ordinalBelow100(p);
  }

  private ordinalBelow100(p: number): Part | null {
    const o = this.first(p, 'ordinal') ?? this.first(p, 'ordinalUnit');
    const one = o ? null : this.first(p, 'unit');
    const unit = o ?? (one?.value.definite && one.value.value === 1 ? one : null);
    if (!unit) return null;
    const { value, definite } = unit.value;
    const ordinal = (sum: number, to: number) => part('ordinal', sum, to, definite);
    const ten = value < 10 && o ? this.hit(unit.to, 'ten') : null;
    if (ten && !ten.value.definite) return ordinal(10 + value, ten.to);
    const tens = value < 10 ? this.hit(this.and(unit.to), 'tens') : null;
    if (tens && tens.value.definite === definite) return ordinal(tens.value.value + value, tens.to);
    return unit === o && o.value.class === 'ordinal' ? ordinal(value, unit.to) : null;
  }

  private amount(p: number): Part | null {
    const some = this.some(p);
    if (some) return some;
    const parts = this.share(p);
    let n = parts && this.t.kind[tokenOf(p)] === WORD ? parts : this.term(p);
    if (!n) return null;
    // «مليون و200 ألف وخمسة»: each next term is smaller than the last word of size, a hundred included.
    while (n.kind === 'cardinal' && n.scale >= 1000) {
      const next: Part | null = this.term(this.and(n.to));
      if (next?.kind !== 'cardinal' || next.value >= n.scale || next.value < 1) break;
      n = { ...next, value: n.value + next.value, definite: n.definite, digits: false };
    }
    return this.withFraction(n);
  }

  /** «مليون ونصف المليون», «خمسة وربع», «عشرون وثلاثة أخماس», «واحد فاصلة خمسة». */
  private withFraction(n: Part): Part {
    if (n.kind !== 'cardinal') return n;
    const point = this.hit(n.to, 'point');
    const decimals = point && this.term(point.to);
    if (decimals) {
      const digits = String(decimals.value);
      return { ...n, value: Number(`${n.value}.${digits}`), to: decimals.to };
    }
    const q = this.and(n.to);
    const f = this.hit(q, 'fraction');
    // «3 وربع» in digits is an hour as often as a number: its parts stay apart.
    if (f && (n.scale >= 1000 || !(f.value.definite || n.digits))) {
      const size = n.scale >= 1000 ? this.hit(f.to, 'scale') : null;
      const same = size && size.value.value <= n.scale ? size : null;
      if (f.value.definite && !same) return n;
      const unit = same?.value.value ?? (n.scale >= 1000 ? n.scale : 1);
      return { ...n, value: n.value + f.value.value * unit, to: same?.to ?? f.to, digits: false };
    }
    const parts = f ? null : this.share(q);
    return parts && n.scale === 1 ? { ...n, value: n.value + parts.value, to: parts.to } : n;
  }

  /** «نصف مليون», «ثلاثة أرباع», «ثلثي». */
  private share(p: number): Part | null {
    const f = this.first(p, 'fraction');
    if (f) {
      const size = this.hit(f.to, 'scale', 'dozen');
      const whole = size !== null;
      const value = f.value.value * (size?.value.value ?? 1);
      const definite = f.value.definite;
      return part(whole ? 'cardinal' : 'fraction', value, size?.to ?? f.to, definite, size?.value.value);
    }
    // «خمس الميزانية» is a fifth, «خمس دول» are five.
    const fifth = this.first(p, 'partOf');
    if (fifth && !fifth.value.definite && this.articleAt(fifth.to))
      return part('fraction', fifth.value.value, fifth.to, false);
    const count = this.first(p, 'unit');
    const parts = count && this.hit(count.to, 'parts');
    if (!parts) return null;
    return part('fraction', count.value.value * parts.value.value, parts.to, false);
  }

  private articleAt(p: number): boolean {
    const { t } = this;
    const i = tokenOf(p);
    if (i >= t.count || t.kind[i] !== WORD || t.gap[i]! >= LINE) return false;
    const norm = t.words.norm(t.type[i]!);
    return norm.length >= SHORTEST_NOUN && norm.startsWith(ARTICLE);
  }

  /** «عشرات», «مئات الآلاف», «ملايين». */
  private some(p: number): Part | null {
    const s = this.first(p, 'some');
    if (!s) return null;
    const size = s.value.value < 2000 ? this.hit(s.to, 'scale') : null;
    const value = s.value.value * (size?.value.value ?? 1);
    return part('some', value, size?.to ?? s.to, (size ?? s).value.definite, size?.value.value);
  }

  /** A number below a thousand or of digits, with the words of size after it: «25 ألف», «ثلاثمئة مليون», «ألفي». */
  private term(p: number, depth = 0): Part | null {
    if (p < 0) return null;
    const dual = this.first(p, 'dual');
    const single = this.first(p, 'scale');
    if (dual && !(endsInAlef(dual.value) && single && this.smallerFollows(dual, depth)))
      return this.sized(part('cardinal', dual.value.value * 2, dual.to, dual.value.definite, dual.value.value));
    if (single)
      return this.sized(part('cardinal', single.value.value, single.to, single.value.definite, single.value.value));
    const dozen = this.first(p, 'dozen', 'dozens');
    if (dozen) return part('cardinal', dozen.value.value, dozen.to, dozen.value.definite);
    const n = this.digits(p) ?? this.below1000(p);
    const hundred = n?.digits && n.value > 1 && n.value < 10 ? this.hit(n.to, 'hundred') : null;
    if (n && hundred && !hundred.value.definite) {
      // «3 مئة و21».
      const q = this.and(hundred.to);
      const rest = this.below100(q) ?? this.digitsBelow100(q);
      return this.sized(part('cardinal', 100 * n.value + (rest?.value ?? 0), rest?.to ?? hundred.to, false));
    }
    return n && this.sized(n);
  }

  private smallerFollows(size: Read, depth: number): boolean {
    const next = depth < DEEPEST ? this.term(this.and(size.to), depth + 1) : null;
    return next !== null && next.value < size.value.value;
  }

  private sized(n: Part): Part {
    let out = n;
    for (;;) {
      const size = this.hit(out.to, 'scale') ?? (n.scale === 1 ? this.hit(out.to, 'dozen') : null);
      // «الألف مليون» goes up; «مليون ألف» is two numbers.
      if (!size || (out.scale > 1 && size.value.value < out.scale)) return out;
      if (out.digits && tokenOf(out.to) - 1 >= 0) out = this.reread(out, 'size');
      out = { ...out, value: out.value * size.value.value, to: size.to, scale: size.value.value, digits: false };
    }
  }

  private reread(n: Part, before: Before): Part {
    const i = tokenOf(n.to) - 1;
    const value = readDigits(this.t.words.surface(this.t.type[i]!), before);
    const grouped = i > 0 && n.value >= 1000 && Number.isInteger(n.value) && this.groupsBefore(i) > 0;
    return value === null || grouped ? n : { ...n, value };
  }

  private groupsBefore(i: number): number {
    const { t } = this;
    return t.kind[i - 1] === NUMBER && t.gap[i] === BLANK ? 1 : 0;
  }

  private below1000(p: number): Part | null {
    const unit = this.first(p, 'unit');
    const hundred = unit && unit.value.value > 2 ? this.hit(unit.to, 'hundred') : null;
    const hundreds = this.first(p, 'hundreds');
    const word = (value: number, to: number, definite: boolean) => part('cardinal', value, to, definite);
    if (!hundreds && !hundred) {
      const b = this.below100(p);
      return b && word(b.value, b.to, b.definite);
    }
    const head = hundreds
      ? word(hundreds.value.value, hundreds.to, hundreds.value.definite)
      : word(unit!.value.value * 100, hundred!.to, unit!.value.definite);
    const q = this.and(head.to);
    // «مئة وثلاثة أرباع» is 100.75, no 103.
    if (q >= 0 && this.share(q)) return head;
    const rest = this.below100(q) ?? this.digitsBelow100(q);
    return rest ? { ...head, value: head.value + rest.value, to: rest.to } : head;
  }

  private digitsBelow100(p: number): { value: number; to: number } | null {
    const d = p < 0 ? null : this.digits(p);
    return d && d.value < 100 && Number.isInteger(d.value) ? d : null;
  }

  private below100(p: number): { value: number; to: number; definite: boolean } | null {
    if (p < 0) return null;
    const unit = this.first(p, 'unit');
    const start = unit ?? this.first(p, 'teenUnit');
    if (start) {
      const { value, definite } = start.value;
      const ten = this.hit(start.to, 'ten');
      if (ten && !ten.value.definite) return { value: value + 10, to: ten.to, definite };
      const tens = this.hit(this.and(start.to), 'tens');
      if (tens) return { value: value + tens.value.value, to: tens.to, definite };
      // «الاثنين» is Monday unless a ten follows.
      const i = tokenOf(p);
      const word = normalize(this.t.words.surface(this.t.type[i]!)).slice(lettersOf(p));
      if (!unit || WEEKDAY_LIKE.has(word)) return null;
      return { value, to: unit.to, definite };
    }
    const n = this.first(p, 'ten') ?? this.first(p, 'tens') ?? this.first(p, 'zero');
    return n && { value: n.value.value, to: n.to, definite: n.value.definite };
  }

  /** A number token, with the groups of three that follow after blanks: «2 350». */
  private digits(p: number): Part | null {
    const { t } = this;
    let i = tokenOf(p);
    if (lettersOf(p) > 0 || i >= t.count || t.kind[i] !== NUMBER) return null;
    const surface = t.words.surface(t.type[i]!);
    let value = readDigits(surface);
    if (value === null) return null;
    if (surface.length <= 3 && value > 0 && !surface.startsWith('0'))
      while (i + 1 < t.count && t.kind[i + 1] === NUMBER && t.gap[i + 1] === BLANK) {
        const group = t.words.surface(t.type[i + 1]!);
        // «1 234 567.89»: decimals may end a number of two groups and more.
        const whole = group.length === 3 && Number.isInteger(Number(group));
        const ends = value >= 1000 && group[3] === '.' && group.length > 4 && Number(group) < 1000;
        if (!whole && !ends) break;
        value = value * 1000 + Number(group);
        i++;
        if (ends) break;
      }
    // «3/4» before a noun is left to those who know dates.
    return { value, to: position(i + 1), scale: 1, kind: 'cardinal', definite: false, digits: true };
  }
}
