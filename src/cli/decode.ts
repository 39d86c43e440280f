/** Bytes to text: takes bytes, gives the text, or says in words why they are not text. UTF-8, and UTF-16 with its byte order mark. */

export class InputError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const REPLACEMENT = '\ufffd';
/** More undecodable bytes than this share, and the text is in another encoding. */
const TOO_MANY = 0.01;

/** The encoding that the first bytes say. */
export function sniff(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    throw new InputError('ERR_KHABAR_ENCODING', 'the text is UTF-32; convert it to UTF-8');
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Decodes a whole document; the mark in front is not part of the text. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(sniff(bytes)).decode(bytes);
}

/** Refuses what is not text; gives a warning where a few bytes could not be read. */
export function check(text: string): string | null {
  let broken = 0;
  for (let i = text.indexOf(REPLACEMENT); i >= 0; i = text.indexOf(REPLACEMENT, i + 1)) broken++;
  let zeros = 0;
  for (let i = text.indexOf('\0'); i >= 0; i = text.indexOf('\0', i + 1)) zeros++;
  if (zeros > 0 && zeros + broken > TOO_MANY * text.length)
    throw new InputError('ERR_KHABAR_BINARY', 'this is not text');
  if (broken > TOO_MANY * text.length)
    throw new InputError(
      'ERR_KHABAR_ENCODING',
      'the text is not UTF-8; if it is Windows-1256, convert it: iconv -f WINDOWS-1256 -t UTF-8',
    );
  return broken ? `${broken} undecodable ${broken === 1 ? 'byte was' : 'bytes were'} read as U+FFFD` : null;
}
