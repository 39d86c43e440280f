/**
 * Sentences and quotes: takes tokens, gives sentence borders and the depth of quotation of every token.
 *
 * A sentence ends
 *   at an empty line, and at a line end but where lines are wrapped or break at a comma;
 *   at . ! ؟ ? with the quotes and brackets that close after it, with or without a blank («الليبية.وكان»);
 *   at an ellipsis or two dots, if a new clause with «و» begins after them, not in a short headline («شاهد.. لاعبة …»);
 *   before the next number of a list («1. كذا 2. كذا»), at «؛» if it has grown long, at a comma if very long, and
 *   anywhere once it is longer than any reader would call a sentence: text without stops.
 * Never inside a number («3.5», «260 .122»), an abbreviation («د. أحمد», «ش.م.ك.», «U.S.», «J. Smith») or an address («www.mol.gov.sa»);
 * a question or call inside a quotation ends the quotation, not the sentence («فيلم "أين أنت؟" للمخرج»).
 */
import data from './data/abbreviations.json';
import { normalize } from './fold.js';
import { BLANK, GLUED, LATIN, LINE, NUMBER, PARAGRAPH, SIGN, type Tokens, WORD } from './token.js';

export interface Sentences {
  readonly count: number;
  /** First token of each sentence; sentence i is [first[i], first[i + 1]). */
  readonly first: Uint32Array;
  /** Sentence of each token. */
  readonly of: Uint32Array;
  /** 1 where a token stands inside quotation marks. */
  readonly quoted: Uint8Array;
}

const DOT = 0x2e;
const URDU_STOP = 0x6d4;
const ELLIPSIS = 0x2026;
const CALLS = new Set([0x21, 0x3f, 0x61f]);
const COMMAS = new Set([0x2c, 0x60c]);
const SEMICOLONS = new Set([0x3b, 0x61b]);
const OPENING = new Map([
  [0xab, 0xbb],
  [0x201c, 0x201d],
  [0x201e, 0x201d],
]);
const CLOSING = new Set([0xbb, 0x201d]);
const STRAIGHT = 0x22;
const BRACKET = 0x28;
const CLOSED_BRACKET = 0x29;
const WAW = 0x648;
/** A quotation longer than this was not closed. */
const LONGEST_QUOTE = 400;
/** Before an ellipsis stands a clause of so many tokens, or it is a headline. */
const CLAUSE = 8;
/** A sentence longer than this ends at a semicolon. */
const LONG = 60;
/** One longer than this ends at a comma; of 140,000 sentences of news 19 are. */
const VERY_LONG = 250;
/** One longer than this ends: what the stages do is linear in the sentences, and may take the square of the words of one. */
const LONGEST = 400;
const ABBREVIATION = 3;
const CONJUNCTION_WORD = 3;
/** Lines of wrapped text are no longer, and but for the last no shorter than this share of the longest. */
const WRAP_LENGTH = 110;
const WRAP_SHARE = 0.6;

const ABBREVIATIONS = new Set([...data.arabic, ...data.latin].map((s) => normalize(s)));

interface Quotes {
  readonly quoted: Uint8Array;
  /** 1 where a token opens a quotation, 2 where it closes one. */
  readonly edge: Uint8Array;
}

interface State {
  readonly t: Tokens;
  readonly quotes: Quotes;
  /** First token of the sentence. */
  first: number;
  /** Number of the list item that was read last, 0 outside lists. */
  item: number;
  /** First token after the lines that are wrapped. */
  wrapped: number;
}

export function readSentences(t: Tokens): Sentences {
  const first = [0];
  const of = new Uint32Array(t.count);
  const quotes = readQuotes(t);
  const s: State = { t, quotes, first: 0, item: 0, wrapped: 0 };
  let sentence = 0;
  for (let i = 0; i < t.count; i++) {
    if (t.gap[i]! >= PARAGRAPH) s.wrapped = wrappedUntil(t, i);
    if (i > s.first && breaksBefore(s, i)) {
      first.push(i);
      s.first = i;
      sentence++;
    }
    if (isItem(s, i)) s.item = numberAt(t, i);
    else if (t.gap[i] === PARAGRAPH && t.kind[i] !== NUMBER) s.item = 0;
    of[i] = sentence;
  }
  first.push(t.count);
  if (t.count === 0) first.shift();
  return { count: first.length - 1, first: Uint32Array.from(first), of, quoted: quotes.quoted };
}

const unit = (t: Tokens, i: number) => t.text.charCodeAt(t.start[i]!);
const isSign = (t: Tokens, i: number, u: number) => t.kind[i] === SIGN && unit(t, i) === u;
const length = (t: Tokens, i: number) => t.end[i]! - t.start[i]!;

function breaksBefore(s: State, i: number): boolean {
  const { t } = s;
  if (t.gap[i] === PARAGRAPH || i - s.first > LONGEST) return true;
  const line = t.gap[i] === LINE;
  // Quotes and brackets that close, and further stops, belong to the sentence before.
  if (!line && closes(s, i)) return false;
  if (!line && t.kind[i] === SIGN && isStop(unit(t, i)) && t.gap[i] === GLUED) return false;
  let p = i - 1;
  while (p > s.first && closes(s, p)) p--;
  if (line) return i >= s.wrapped ? !(t.kind[p] === SIGN && COMMAS.has(unit(t, p))) : stopsAt(s, p, i);
  if (isItem(s, i) && s.item > 0 && numberAt(t, i) === s.item + 1) return true;
  return stopsAt(s, p, i);
}

const isStop = (u: number) => u === DOT || u === URDU_STOP || u === ELLIPSIS || CALLS.has(u);

/** Does the sign at p end the sentence, the next word being i? */
function stopsAt(s: State, p: number, i: number): boolean {
  const { t } = s;
  // A sign alone is no sentence.
  if (p <= s.first || t.kind[p] !== SIGN) return false;
  const u = unit(t, p);
  const closed = i - p > 1;
  if (SEMICOLONS.has(u)) return i - s.first > LONG;
  if (COMMAS.has(u)) return i - s.first > VERY_LONG;
  if (CALLS.has(u)) {
    // «(!)»
    if (closed && isSign(t, p - 1, BRACKET)) return false;
    if (t.kind[i] === LATIN && t.kind[p - 1] === LATIN && t.gap[i] === GLUED && t.gap[p] === GLUED) return false;
    return !closed || opensClause(s, i) || s.quotes.edge[s.first] === 1;
  }
  if (u === URDU_STOP) return true;
  if (u === ELLIPSIS || (u === DOT && length(t, p) > 1)) return i - s.first > CLAUSE && opensClause(s, i);
  return u === DOT && !isInner(s, p, i);
}

/** A word with «و» before it, or a quotation. */
function opensClause(s: State, i: number): boolean {
  const { t } = s;
  if (s.quotes.edge[i] === 1) return true;
  return t.kind[i] === WORD && t.words.lengthOf(t.type[i]!) >= CONJUNCTION_WORD && unit(t, i) === WAW;
}

/** A full stop that ends no sentence. */
function isInner(s: State, p: number, i: number): boolean {
  const { t } = s;
  const b = p - 1;
  const glued = t.gap[p] === GLUED;
  const next = i === p + 1 && t.gap[i] === GLUED;
  // «260 .122 مليون», «www.mol.gov.sa», «1. افتتاح»
  if (t.kind[i] === NUMBER && next && t.kind[b] === NUMBER) return true;
  if (t.kind[b] === LATIN && t.kind[i] === LATIN && glued && next) return true;
  if (!glued) return false;
  if (isItem(s, b)) return true;
  if (t.kind[b] !== WORD && t.kind[b] !== LATIN) return false;
  const n = t.words.lengthOf(t.type[b]!);
  const inChain = isSign(t, b - 1, DOT) && t.gap[b] === GLUED && t.gap[b - 1] === GLUED && b - 2 >= s.first;
  if (n <= ABBREVIATION && inChain && t.words.lengthOf(t.type[b - 2]!) <= ABBREVIATION) {
    // «إن.تي.في. الروسية», «ش.م.ك.»: the last stop of a chain as well, before a word that begins no clause.
    return next || !opensClause(s, i) || n === 1;
  }
  if (next && n <= ABBREVIATION && isShortWord(t, i) && isSign(t, i + 1, DOT) && t.gap[i + 1] === GLUED) return true;
  if (t.kind[b] === LATIN) {
    if (n === 1) return next || t.kind[i] === LATIN;
    return ABBREVIATIONS.has(t.words.norm(t.type[b]!)) && !opensClause(s, i);
  }
  if (n > 1) return n <= ABBREVIATION && ABBREVIATIONS.has(t.words.norm(t.type[b]!)) && !opensClause(s, i);
  // «د. أحمد», not «1436 هـ. وقال» nor «و م ع. وقال»
  if (b > s.first && t.gap[b]! <= BLANK) {
    if (t.kind[b - 1] === NUMBER)
      return t.kind[i] === WORD && t.words.lengthOf(t.type[i]!) === 1 && isSign(t, i + 1, DOT);
    if (t.kind[b - 1] === WORD && t.words.lengthOf(t.type[b - 1]!) === 1 && t.gap[b] === BLANK) return false;
  }
  return true;
}

const isShortWord = (t: Tokens, i: number) =>
  (t.kind[i] === WORD || t.kind[i] === LATIN) && t.words.lengthOf(t.type[i]!) <= ABBREVIATION;

/** A number of one or two digits with a full stop or bracket: at the head of a sentence, after a colon, or the next of its list. */
function isItem(s: State, i: number): boolean {
  const { t } = s;
  if (t.kind[i] !== NUMBER || length(t, i) > 2 || i + 2 >= t.count || t.gap[i + 1] !== GLUED) return false;
  const mark = unit(t, i + 1);
  if (t.kind[i + 1] !== SIGN || !(mark === DOT || mark === 0x2d || mark === CLOSED_BRACKET)) return false;
  if (length(t, i + 1) > 1 || t.kind[i + 2] === NUMBER || t.gap[i + 2]! >= LINE) return false;
  if (i === s.first || t.gap[i]! >= LINE) return true;
  const n = numberAt(t, i);
  return (n === 1 && isSign(t, i - 1, 0x3a)) || (s.item > 0 && n === s.item + 1);
}

const numberAt = (t: Tokens, i: number) => Number(t.words.norm(t.type[i]!));

/** A quote or bracket that closes. */
function closes(s: State, i: number): boolean {
  const { t, quotes } = s;
  if (t.kind[i] !== SIGN) return false;
  const u = unit(t, i);
  return CLOSING.has(u) || u === CLOSED_BRACKET || u === 0x5d || (u === STRAIGHT && quotes.edge[i] === 2);
}

/** If the paragraph at i is wrapped by hand, its lines of one length breaking anywhere, the token after its last line. */
function wrappedUntil(t: Tokens, i: number): number {
  const ends: number[] = [];
  let lineStart = t.start[i]!;
  let longest = 0;
  let shortest = Infinity;
  let stops = 0;
  let k = i + 1;
  for (; k <= t.count; k++) {
    const gap = k < t.count ? t.gap[k]! : PARAGRAPH;
    if (gap < LINE) continue;
    const width = t.end[k - 1]! - lineStart;
    if (width > WRAP_LENGTH) return 0;
    ends.push(k - 1);
    longest = Math.max(longest, width);
    if (gap >= PARAGRAPH) break;
    shortest = Math.min(shortest, width);
    if (t.kind[k - 1] === SIGN && !COMMAS.has(unit(t, k - 1))) stops++;
    lineStart = t.start[k]!;
  }
  const wrapped = ends.length >= 3 && longest >= 45 && shortest >= WRAP_SHARE * longest && stops * 2 < ends.length - 1;
  return wrapped ? k : 0;
}

function readQuotes(t: Tokens): Quotes {
  const quoted = new Uint8Array(t.count);
  const edge = new Uint8Array(t.count);
  let open = -1;
  let closer = 0;
  for (let i = 0; i < t.count; i++) {
    if (open >= 0 && (i - open > LONGEST_QUOTE || t.gap[i] === PARAGRAPH)) open = -1;
    if (t.kind[i] !== SIGN) continue;
    const u = unit(t, i);
    if (open >= 0 && u === closer) {
      for (let k = open + 1; k < i; k++) quoted[k] = 1;
      edge[i] = 2;
      open = -1;
    } else if (open < 0 && (OPENING.has(u) || u === STRAIGHT)) {
      open = i;
      edge[i] = 1;
      closer = OPENING.get(u) ?? STRAIGHT;
    }
  }
  return { quoted, edge };
}
