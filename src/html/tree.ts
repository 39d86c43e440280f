/**
 * The page in pieces: takes HTML, gives its elements, its blocks of text in order, and what the head says about it.
 *
 * One pass of the tokenizer with a stack of our own, because the page may be hostile: elements nest no deeper than `DEEPEST`, what is deeper
 * belongs to the element there; every tag costs at most that much.
 */
import { Tokenizer } from 'htmlparser2';
import layout from './data/layout.json';

export interface Element {
  readonly tag: string;
  readonly parent: Element | null;
  /** Its text is not read: scripts, menus, captions. */
  readonly skipped: boolean;
  /** By its class it is layout: a share bar, related links; `weak` where the class may be that of a wrapper. */
  readonly soft: 'no' | 'weak' | 'yes';
  /** Marked as the body of an article. */
  readonly body: boolean;
  readonly order: number;
  /** Blocks [from, to) stand in it. */
  from: number;
  to: number;
}

export interface Block {
  readonly element: Element;
  readonly text: string;
  /** Share of the letters that are links. */
  readonly linked: number;
  /** A line of the block before, after a `<br>`. */
  readonly continues: boolean;
}

export interface Tree {
  readonly elements: readonly Element[];
  readonly blocks: readonly Block[];
  /** First value of each name, in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  /** Every `article:section`. */
  readonly sections: readonly string[];
  readonly jsonLd: readonly string[];
  readonly canonical: string | null;
  readonly language: string | null;
  /** `<title>`, the first `<h1>`, the first `<time datetime>`, the first text marked as author. */
  readonly title: string;
  readonly heading: string;
  readonly time: string | null;
  readonly author: string;
}

/** Holds what the page leaves outside every element. */
const ROOT = '#page';
const DEEPEST = 200;
const LONGEST_NOTE = 400;
const LONGEST_JSON = 1_000_000;

const SKIP = new Set(layout.skip);
const SKIP_ROLES = new Set(layout.skipRoles);
const BLOCK = new Set(layout.block);
const VOID = new Set(layout.void);
const SOFT = new Set(layout.soft);
const WEAK = new Set(layout.weak);
const AUTHOR = new Set(layout.author);
/** Elements that only the page's own markup names: their class is never taken for layout. */
const FIRM = new Set(['html', 'body', 'main', 'article', 'h1']);
/** What an opening tag closes, if it is open at the top. */
const CLOSES = new Map<string, ReadonlySet<string>>([
  ['li', new Set(['li', 'p'])],
  ['dt', new Set(['dt', 'dd', 'p'])],
  ['dd', new Set(['dt', 'dd', 'p'])],
  ['tr', new Set(['tr', 'td', 'th', 'p'])],
  ['td', new Set(['td', 'th', 'p'])],
  ['th', new Set(['td', 'th', 'p'])],
  ['option', new Set(['option'])],
]);
const PARAGRAPH = new Set(['p']);

export function readTree(html: string): Tree {
  const reader = new Reader(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return reader.finish();
}

/** Text of a string that may hold entities and tags, as JSON-LD does. */
export function plainText(value: string): string {
  if (!/[<&]/.test(value)) return squeeze(value);
  return squeeze(
    readTree(`<div>${value}</div>`)
      .blocks.map((b) => b.text)
      .join(' '),
  );
}

const squeeze = (s: string) => s.replace(/\s+/g, ' ').trim();

class Reader {
  private readonly elements: Element[] = [];
  private readonly blocks: Block[] = [];
  private readonly meta = new Map<string, string>();
  private readonly sections: string[] = [];
  private readonly jsonLd: string[] = [];
  private readonly stack: Element[] = [];
  /** Tags that were open too deep, by name. */
  private readonly ignored = new Map<string, number>();
  private canonical: string | null = null;
  private language: string | null = null;
  private time: string | null = null;
  private readonly notes = { title: '', heading: '', author: '' };
  /** What the text is noted for while its element is open. */
  private noted: { as: 'title' | 'heading' | 'author'; depth: number } | null = null;
  private name = '';
  private attribute = '';
  private value = '';
  private attributes = new Map<string, string>();
  private json: string | null = null;
  private line: string[] = [];
  private letters = 0;
  private linkLetters = 0;
  private linkDepth = 0;
  private continues = false;

  constructor(private readonly html: string) {
    this.open(ROOT);
  }

  onopentagname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase();
    this.attributes = new Map();
  }
  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }
  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }
  onattribentity(code: number): void {
    this.value += String.fromCodePoint(code);
  }
  onattribend(): void {
    if (!this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value);
    this.value = '';
  }
  onopentagend(): void {
    this.open(this.name);
  }
  onselfclosingtag(): void {
    this.open(this.name);
  }
  onclosetag(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    if (name === 'br' || (name === 'p' && !this.stack.some((e) => e.tag === 'p'))) {
      this.breakLine(name === 'br');
      return;
    }
    const deep = this.ignored.get(name) ?? 0;
    if (deep) {
      this.ignored.set(name, deep - 1);
      return;
    }
    let at = this.stack.length - 1;
    while (at > 0 && this.stack[at]!.tag !== name) at--;
    if (at > 0) while (this.stack.length > at) this.close();
  }
  ontext(start: number, end: number): void {
    this.add(this.html.slice(start, end));
  }
  ontextentity(code: number): void {
    this.add(String.fromCodePoint(code));
  }
  oncdata(start: number, end: number): void {
    this.add(this.html.slice(start, end));
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    this.breakLine(false);
    while (this.stack.length) this.close();
  }

  finish(): Tree {
    const { title, heading, author } = this.notes;
    return {
      elements: this.elements,
      blocks: this.blocks,
      meta: this.meta,
      sections: this.sections,
      jsonLd: this.jsonLd,
      canonical: this.canonical,
      language: this.language,
      time: this.time,
      title: squeeze(title),
      heading: squeeze(heading),
      author: squeeze(author),
    };
  }

  private open(tag: string): void {
    const a = this.attributes;
    this.readHead(tag, a);
    if (BLOCK.has(tag)) this.breakLine(tag === 'br');
    else if (tag === 'img') this.add(' ');
    if (VOID.has(tag)) return;
    this.imply(tag);
    if (this.stack.length >= DEEPEST) {
      this.ignored.set(tag, (this.ignored.get(tag) ?? 0) + 1);
      return;
    }
    const parent = this.stack.at(-1) ?? null;
    const names = FIRM.has(tag) ? [] : namesOf(a);
    const authored =
      names.some((n) => AUTHOR.has(n)) || a.get('rel') === 'author' || /\bauthor\b/.test(a.get('itemprop') ?? '');
    const element: Element = {
      tag,
      parent,
      skipped: !!parent?.skipped || isSkipped(tag, a, parent),
      soft: names.some((n) => SOFT.has(n)) ? 'yes' : authored || names.some((n) => WEAK.has(n)) ? 'weak' : 'no',
      body: /\barticlebody\b/i.test(a.get('itemprop') ?? ''),
      order: this.elements.length,
      from: this.blocks.length,
      to: this.blocks.length,
    };
    this.elements.push(element);
    this.stack.push(element);
    if (tag === 'a') this.linkDepth++;
    if (tag === 'script' && /ld\+json/i.test(a.get('type') ?? '')) this.json = '';
    if (!this.noted) {
      const as =
        tag === 'title' && !this.notes.title
          ? 'title'
          : tag === 'h1' && !element.skipped && !this.notes.heading.trim()
            ? 'heading'
            : authored && !element.skipped && !this.notes.author.trim()
              ? 'author'
              : null;
      if (as) this.noted = { as, depth: this.stack.length };
    }
  }

  private close(): void {
    if (BLOCK.has(this.stack.at(-1)!.tag)) this.breakLine(false);
    const element = this.stack.pop()!;
    element.to = this.blocks.length;
    if (element.tag === 'a') this.linkDepth--;
    if (element.tag === 'script' && this.json !== null) {
      this.jsonLd.push(this.json);
      this.json = null;
    }
    if (this.noted && this.stack.length < this.noted.depth) this.noted = null;
  }

  /** Closes what the page left open: a paragraph before a block, an item before the next. */
  private imply(tag: string): void {
    const closes = CLOSES.get(tag) ?? (BLOCK.has(tag) ? PARAGRAPH : null);
    if (!closes) return;
    for (let at = this.stack.length - 1, n = 0; at >= 0 && n < 8; at--, n++) {
      const open = this.stack[at]!.tag;
      if (closes.has(open)) {
        while (this.stack.length > at) this.close();
        n = 0;
      } else if (BLOCK.has(open)) return;
    }
  }

  private readHead(tag: string, a: ReadonlyMap<string, string>): void {
    if (tag === 'html') this.language ??= a.get('lang') || a.get('xml:lang') || null;
    else if (tag === 'time') this.time ??= a.get('datetime') || null;
    else if (tag === 'link') {
      if (/\bcanonical\b/i.test(a.get('rel') ?? '')) this.canonical ??= a.get('href') ?? null;
    } else if (tag === 'meta') {
      const name = (a.get('property') ?? a.get('name') ?? a.get('itemprop') ?? '').toLowerCase();
      const content = squeeze(a.get('content') ?? '');
      if (!name || !content) return;
      if (!this.meta.has(name)) this.meta.set(name, content);
      if (name === 'article:section') this.sections.push(content);
    }
  }

  private add(text: string): void {
    if (this.json !== null) {
      if (this.json.length < LONGEST_JSON) this.json += text;
      return;
    }
    if (this.noted && this.notes[this.noted.as].length < LONGEST_NOTE)
      this.notes[this.noted.as] += text.slice(0, LONGEST_NOTE);
    if (this.stack.at(-1)!.skipped) return;
    this.line.push(text);
    const letters = text.replace(/\s+/g, '').length;
    this.letters += letters;
    if (this.linkDepth > 0) this.linkLetters += letters;
  }

  private breakLine(soft: boolean): void {
    const text = squeeze(this.line.join(''));
    if (text) {
      const element = this.stack.at(-1)!;
      const linked = this.letters ? this.linkLetters / this.letters : 0;
      this.blocks.push({ element, text, linked, continues: this.continues });
    }
    if (text || !soft) this.continues = soft;
    this.line = [];
    this.letters = 0;
    this.linkLetters = 0;
  }
}

/** Words of class and id: «article__share-bar» → article, share, bar, share-bar. */
function namesOf(a: ReadonlyMap<string, string>): string[] {
  const raw = `${a.get('class') ?? ''} ${a.get('id') ?? ''}`.slice(0, 300);
  if (!raw.trim()) return [];
  const parts = raw
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/\s+|__/);
  return parts.flatMap((p) => [p, ...p.split(/[^a-z]+/)]).filter(Boolean);
}

function isSkipped(tag: string, a: ReadonlyMap<string, string>, parent: Element | null): boolean {
  if (SKIP.has(tag) || a.has('hidden') || a.get('aria-hidden') === 'true') return true;
  if (SKIP_ROLES.has(a.get('role') ?? '')) return true;
  // The head of the page is a menu, the head of an article its title.
  if (tag === 'header') return !within(parent, new Set(['article', 'main', 'section']));
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test((a.get('style') ?? '').slice(0, 300));
}

function within(element: Element | null, tags: ReadonlySet<string>): boolean {
  for (let e = element; e; e = e.parent) if (tags.has(e.tag)) return true;
  return false;
}
