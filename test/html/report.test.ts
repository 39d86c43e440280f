/** The report says what was read, whole and safe: no text of an article becomes markup. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import words from '../../src/html/data/report.json';
import { type ReportDocument, renderReport } from '../../src/html/index.js';
import { createExtractor } from '../../src/index.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const { extractEvents } = createExtractor();
const read = (text: string, source?: string): ReportDocument => ({
  text,
  source,
  extraction: extractEvents(text, { publishedAt: '2025-01-13' }),
});
const examples = readdirSync(at('examples'))
  .filter((f) => f.endsWith('.txt'))
  .map((f) => read(readFileSync(at(`examples/${f}`), 'utf8'), f));

interface Node {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}
function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}
const tree = (html: string): Node[] => [...nodes(parseDocument(html) as unknown as Node)];
const textOf = (node: Node): string => node.data ?? (node.children ?? []).map(textOf).join('');
const withClass = (all: Node[], name: string) => all.filter((n) => n.attribs?.class?.split(' ').includes(name));

describe('the report of our examples', () => {
  const html = renderReport(examples);
  const all = tree(html);

  it('has a card for each event and a row for each type', () => {
    const events = examples.flatMap((d) => d.extraction.events);
    expect(withClass(all, 'card')).toHaveLength(events.length);
    const figures = withClass(all, 'tiles')[0]!.children!.map((li) => textOf(li.children![0]!));
    expect(figures.slice(0, 2)).toEqual([String(examples.length), String(events.length)]);
  });

  it('keeps the text of each article, sign by sign', () => {
    const plain = (s: string) => s.replace(/\s+/g, ' ').trim();
    withClass(all, 'text').forEach((node, i) => {
      expect(plain(textOf(node))).toBe(plain(examples[i]!.text!));
    });
  });

  it('marks names and leads from each event word to its card', () => {
    const ids = new Set(all.map((n) => n.attribs?.id));
    const links = all.filter((n) => n.name === 'a').map((n) => n.attribs!.href!);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((href) => !href.startsWith('#') || !ids.has(href.slice(1)))).toEqual([]);
    const people = withClass(withClass(all, 'm'), 'person').map(textOf);
    expect(people).toContain('نبيل حداد');
  });

  it('runs nothing and loads nothing', () => {
    expect(all.filter((n) => ['script', 'iframe', 'object', 'img', 'link', 'form', 'base'].includes(n.name!))).toEqual(
      [],
    );
    expect(all.flatMap((n) => Object.keys(n.attribs ?? {}).filter((a) => /^on/i.test(a)))).toEqual([]);
    expect(html).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\//i);
    expect(html).toContain("default-src 'none'");
  });

  it('changes nothing but backgrounds and shadows of marks, which keeps letters joined', () => {
    const style = textOf(all.find((n) => n.name === 'style')!);
    const rules = [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, selector]) =>
      selector!
        .split(',')
        .some(
          (s) => !s.includes('.legend') && /(?:^|\s)(?:\.text )?\.(?:m|trigger|dropped)(?:\.[a-z]+)?$/.test(s.trim()),
        ),
    );
    expect(rules.length).toBeGreaterThan(8);
    for (const [rule, , body] of rules)
      expect(body, rule).not.toMatch(/(?:margin|padding|border(?!-radius)|display|letter-spacing)/);
  });

  it('is the same each time, and in English too', () => {
    expect(renderReport(examples)).toBe(html);
    const english = renderReport(examples, { language: 'en', title: 'Week' });
    expect(english).toContain('<html lang="en" dir="ltr">');
    expect(english).toContain('<h1>Week</h1>');
  });
});

describe('what a report may be given', () => {
  it('tells of documents without text, without events, and of none', () => {
    const { extraction } = examples[0]!;
    expect(renderReport([{ extraction }])).toContain(words.ui.noText.ar);
    expect(renderReport([{ extraction, text: `😀${examples[0]!.text}` }])).toContain(words.ui.noText.ar);
    expect(renderReport([read('صباح الخير.')])).toContain(words.ui.noEvents.ar);
    expect(tree(renderReport([])).filter((n) => n.name === 'h1')).toHaveLength(1);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '</title><script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '<a href="javascript:alert(1)">x</a>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<!--><img src=x onerror=alert(1)>-->',
  ])('shows %s as text', (payload) => {
    const text = `${payload}\nاستقبل الملك محمد السادس الرئيس ${payload} في الرباط يوم 28 أكتوبر 2024.`;
    const made = read(text, payload);
    const x = structuredClone(made.extraction);
    x.document.id = payload;
    for (const e of x.entities) e.name += payload;
    for (const v of x.events) {
      v.summary.ar += payload;
      v.codes.cameo = payload;
      v.type += payload;
    }
    const all = tree(renderReport([{ ...made, extraction: x }], { title: payload }));
    expect(
      all.filter((n) => n.name === 'script' || n.name === 'img' || n.attribs?.onload || n.attribs?.onerror),
    ).toEqual([]);
    expect(all.filter((n) => n.attribs?.href?.startsWith('javascript'))).toEqual([]);
    expect(textOf(withClass(all, 'text')[0]!)).toContain(payload);
  });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (s) => {
        const text = `اعتقلت الشرطة ثلاثة أشخاص في وهران ${s}`;
        const node = withClass(tree(renderReport([read(text)])), 'text')[0]!;
        // Signs that HTML cannot hold, blanks and the sign of replacement are left out of the comparison.
        const plain = (t: string) =>
          [...t].filter((c) => c > ' ' && c.trim() && c < '\ufffd' && c !== '\u0085').join('');
        expect(plain(textOf(node))).toBe(plain(text));
      }),
      { numRuns: 40 },
    );
  });
});

it('has words for every event type and role', () => {
  const files = readdirSync(at('schemas/events')).map(
    (f) =>
      JSON.parse(readFileSync(at(`schemas/events/${f}`), 'utf8')) as {
        type: string;
        gloss: { ar: string };
        roles: object;
      },
  );
  const types = words.types as Record<string, { ar: string; family: string }>;
  for (const { type, gloss, roles } of files) {
    expect(types[type]?.ar, type).toBe(gloss.ar);
    expect(Object.keys(words.families)).toContain(types[type]!.family);
    for (const role of Object.keys(roles)) expect(words.roles, role).toHaveProperty(role);
  }
});
