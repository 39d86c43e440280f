/**
 * khabar/html: the report of what was read (`renderReport`), and the article of an HTML page. Takes the page as a string, gives its text (title, by-line, one paragraph a line) and what the page
 * says of itself, with offsets into that text: `extractEvents(page.text, { publishedAt: page.publishedAt })`.
 *
 * Any string is read, however broken; time is linear in its length; nothing is executed or fetched.
 */
import type { Span } from '../types.js';
import { articleBlocks } from './article.js';
import { readMetadata } from './metadata.js';
import { type Block, readTree } from './tree.js';

export { type ReportDocument, type ReportOptions, renderReport } from './report/index.js';

export interface HtmlPage {
  /** Title, author and publisher where the page names them, then the paragraphs, parted by empty lines. */
  text: string;
  title: Span | null;
  author: Span | null;
  publisher: Span | null;
  /** ISO date or date-time, as the page states it. */
  publishedAt: string | null;
  /** Canonical address. */
  url: string | null;
  /** Language tag of the page: `ar`, `ar-MA`. */
  language: string | null;
  /** Sections the page files the article under. */
  sections: string[];
}

/** Title and by-line stand among so many blocks. */
const HEAD_BLOCKS = 6;

export function readHtml(html: string): HtmlPage {
  if (typeof html !== 'string')
    throw Object.assign(new TypeError(`html must be a string, not ${html === null ? 'null' : typeof html}`), {
      code: 'ERR_KHABAR_HTML',
    });
  const tree = readTree(html);
  const meta = readMetadata(tree);
  const blocks = articleBlocks(tree).filter((b, i) => i >= HEAD_BLOCKS || !isHead(b, [meta.title, meta.author]));

  let text = '';
  const add = (line: string, gap: string): Span | null => {
    if (!line) return null;
    if (text) text += gap;
    const start = text.length;
    text += line;
    return { start, end: text.length, text: line };
  };
  const title = add(meta.title, '');
  const author = add(meta.author, '\n\n');
  const publisher = add(meta.publisher, author ? '\n' : '\n\n');
  for (const [i, b] of blocks.entries()) add(b.text, b.continues && i > 0 ? '\n' : '\n\n');
  const { publishedAt, url, language } = meta;
  return { text, title, author, publisher, publishedAt, url, language, sections: [...meta.sections] };
}

/** A block that says again what stands at the head. */
const isHead = (b: Block, lines: readonly string[]) => lines.some((line) => line !== '' && b.text === line);
