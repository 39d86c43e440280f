/**
 * Bytes to text: takes bytes, gives the text and, where it is not sure, a doubt in words; or an InputError. UTF-8, UTF-16 with and without its
 * mark, Windows-1256 and ISO 8859-6, the last two known by their letters; any other encoding that is named.
 */

export class InputError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Decoded {
  readonly text: string;
  readonly doubt: string | null;
}

const REPLACEMENT = '\ufffd';
/** More undecodable bytes than this share, and the text is in another encoding. */
const TOO_MANY = 0.01;
/** So much of a text is looked at to tell its encoding. */
const HEAD = 1 << 16;

/** The UTF-16 or UTF-8 that a mark in front says. */
export function marked(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    throw new InputError('ERR_KHABAR_ENCODING', 'the text is UTF-32; convert it to UTF-8');
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  return null;
}

/** UTF-16 without a mark: of each two bytes, one is that of the Arabic block or of Latin. No text in UTF-8 has these bytes. */
export function wide(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(head.length, HEAD) >> 1;
  if (pairs < 2) return null;
  const high = [0, 0];
  const arabic = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) {
    if (head[i] === 6) arabic[i & 1]!++;
    if (head[i] === 6 || head[i] === 0 || head[i] === 0x20) high[i & 1]!++;
  }
  for (const [at, name] of [[1, 'utf-16le'], [0, 'utf-16be']] as const) // biome-ignore format: pairs
    if (high[at]! >= 0.9 * pairs && arabic[at]! >= 0.3 * pairs && arabic[1 - at]! < 0.1 * pairs) return name;
  return null;
}

export const isEncoding = (name: string): boolean => {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
};

function strict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes a whole document; a mark in front is not part of the text. `named` is the encoding that the user or the page says. */
export function decode(bytes: Uint8Array, named: string | null = null): Decoded {
  const mark = marked(bytes);
  const sure = mark ?? named ?? wide(bytes);
  if (sure !== null) return checked(new TextDecoder(sure).decode(bytes));
  const text = strict(bytes);
  if (text !== null) return checked(text);
  const loose = new TextDecoder().decode(bytes);
  if (share(loose, REPLACEMENT) <= TOO_MANY || share(loose, '\0') > TOO_MANY) return checked(loose);
  const { encoding, doubt } = arabicBytes(bytes.subarray(0, HEAD));
  return { text: checked(new TextDecoder(encoding).decode(bytes)).text, doubt };
}

const count = (text: string, unit: string): number => {
  let n = 0;
  for (let i = text.indexOf(unit); i >= 0; i = text.indexOf(unit, i + 1)) n++;
  return n;
};
const share = (text: string, unit: string): number => (text.length ? count(text, unit) / text.length : 0);

/** Refuses what is not text; doubts it where a few bytes could not be read. */
function checked(text: string): Decoded {
  const broken = count(text, REPLACEMENT);
  const zeros = count(text, '\0');
  if (zeros > 0 && zeros + broken > TOO_MANY * text.length)
    throw new InputError('ERR_KHABAR_BINARY', 'this is not text');
  if (broken > TOO_MANY * text.length)
    throw new InputError('ERR_KHABAR_ENCODING', 'the text is not UTF-8; name its encoding with --encoding');
  return {
    text,
    doubt: broken ? `${broken} undecodable ${broken === 1 ? 'byte was' : 'bytes were'} read as U+FFFD` : null,
  };
}

const ALEF = '\u0627';
const LAM = '\u0644';
const isLetter = (u: number): boolean => u >= 0x621 && u <= 0x64a;

/**
 * The one-byte encoding of Arabic. The article tells them apart: its ل is another byte in each, and a word begins with ال more often than with
 * anything else.
 */
function arabicBytes(head: Uint8Array): { encoding: string; doubt: string | null } {
  let high = 0;
  for (const b of head) if (b > 0x7f) high++;
  const evidence = ['windows-1256', 'iso-8859-6'].map((encoding) => {
    const text = new TextDecoder(encoding).decode(head);
    let letters = 0;
    let articles = 0;
    for (let i = 0; i < text.length; i++) {
      if (!isLetter(text.charCodeAt(i))) continue;
      letters++;
      if (text[i] === ALEF && text[i + 1] === LAM && !isLetter(text.charCodeAt(i - 1))) articles++;
    }
    return { encoding, letters, articles };
  });
  const [best, other] = evidence.sort((a, b) => b.articles - a.articles) as [Evidence, Evidence];
  if (best.articles === 0 || best.letters < 0.6 * high)
    throw new InputError(
      'ERR_KHABAR_ENCODING',
      'the text is not UTF-8, nor plainly Windows-1256; name its encoding with --encoding',
    );
  const sure = best.articles >= 5 && best.articles >= 5 * other.articles && best.letters >= 0.85 * high;
  return {
    encoding: best.encoding,
    doubt: sure ? null : `read as ${best.encoding}, without being sure; --encoding names another`,
  };
}
interface Evidence {
  readonly encoding: string;
  readonly letters: number;
  readonly articles: number;
}

/** The encoding that an HTML page names in its head. */
export function htmlEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const name = /<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(head)?.[1];
  if (name === undefined || !isEncoding(name)) return null;
  return new TextDecoder(name).encoding === 'utf-8' ? null : name; // UTF-8 is looked for anyway, and pages err
}

/** What comes, or in its place the reason why it does not. */
function orError(read: () => Decoded): Decoded | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** The lines of a stream with their doubts, or the error of a line in its place; only the line at hand is held. */
export async function* lines(
  bytes: AsyncIterable<Uint8Array>,
  named: string | null,
): AsyncGenerator<Decoded | InputError> {
  let decoder: TextDecoder | null = null; // for what must be read in one go: UTF-16, and what is named
  let first: Buffer | null = Buffer.alloc(0);
  const held: Uint8Array[] = [];
  let text = '';
  async function* pieces(): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      if (first === null) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      else {
        first = Buffer.concat([first, chunk]);
        if (first.length < 64 && !first.includes(10)) continue;
        yield first;
        first = null;
      }
    }
    if (first?.length) yield first;
  }
  let begun = false;
  for await (let chunk of pieces()) {
    if (!begun) {
      begun = true;
      const mark = marked(chunk);
      const encoding = mark === 'utf-8' ? null : (mark ?? named ?? wide(chunk));
      if (encoding !== null) decoder = new TextDecoder(encoding);
      else if (mark) chunk = chunk.subarray(3);
    }
    if (decoder) {
      const parts = (text + decoder.decode(chunk, { stream: true })).split('\n');
      text = parts.pop()!;
      for (const part of parts) yield orError(() => checked(part));
      continue;
    }
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      held.push(chunk.subarray(from, end));
      const line = held.length > 1 ? Buffer.concat(held) : held[0]!;
      yield orError(() => decode(line));
      held.length = 0;
      from = end + 1;
    }
    if (from < chunk.length) held.push(chunk.subarray(from));
  }
  if (decoder) {
    text += decoder.decode();
    if (text !== '') yield orError(() => checked(text));
  } else if (held.length) yield orError(() => decode(Buffer.concat(held)));
}
