/** The layout of pages, by the case file beside this test and by laws. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { createExtractor } from '../../src/index.js';
import { readPage } from '../../src/text/page.js';

const { extractEvents } = createExtractor();
const TEXT =
  'صادق أعضاء مجلس المدينة بالإجماع على مشروع الميزانية الجديدة بعد نقاش دام ساعات طويلة حضره عدد من السكان وممثلي الجمعيات المحلية في القاعة الكبرى.';
const MORE =
  'وأوضح أحد الأعضاء أن الميزانية الجديدة تخصص مبالغ مهمة لإصلاح الطرق وبناء مدرسة ومستوصف في الأحياء التي لم تستفد من المشاريع السابقة.';
const lines = readFileSync(new URL('page.cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l.trim() && !l.startsWith('#'))
  .map((l) => l.split('==>').map((x) => x.trim()) as [string, string]);

const pageOf = (source: string) =>
  source.replace('{خبر}', TEXT).replace('{تتمة}', MORE).replaceAll('⏎', '\n').replaceAll('¶', '\n\n');

function shown(text: string): Record<string, string> {
  const d = extractEvents(text).document;
  const out: Record<string, string> = {};
  for (const key of ['title', 'author', 'publisher', 'dateline'] as const) if (d[key]) out[key] = d[key].text;
  if (d.publishedAt) out.published = d.publishedAt;
  if (d.dropped.length) out.dropped = d.dropped.map((x) => `${x.reason}:${x.text}`).join(', ');
  return out;
}

describe('pages', () => {
  for (const [source, expected] of lines)
    test(source, () => {
      const wanted = expected
        .split(/ \| (?=(?:title|author|publisher|dateline|published|dropped)=)/)
        .filter(Boolean)
        .map((x) => [x.slice(0, x.indexOf('=')), x.slice(x.indexOf('=') + 1)]);
      expect(shown(pageOf(source))).toEqual(Object.fromEntries(wanted));
    });
});

describe('laws of a page', () => {
  const texts = [...lines.map(([source]) => pageOf(source)), '', ' ', '\n\n', '-', 'كلمة', `${TEXT}\r\n\r\n${MORE}`];

  it('body and dropped text are in order and apart', () => {
    for (const text of texts) {
      const { body, dropped } = readPage(text);
      const all = [...body, ...dropped].sort((a, b) => a.start - b.start);
      all.forEach((r, i) => {
        expect(r.start).toBeLessThan(r.end);
        if (i) expect(r.start).toBeGreaterThanOrEqual(all[i - 1]!.end);
      });
    }
  });
  it('keeps the running text', () => {
    for (const text of texts.filter((t) => t.includes(TEXT)))
      expect(
        readPage(text).body.some((r) => text.slice(r.start, r.end).includes(TEXT)),
        text,
      ).toBe(true);
  });
  it('is linear', () => {
    const units = [
      'نعم\n',
      'نعم\nلا\n\n',
      'شاهد أيضا\n',
      '- ',
      '« ',
      '/',
      ': ',
      '. سمات',
      'سبق - \n',
      '(واس) ',
      '1 - 2 ',
      'صورة: كذا\n',
    ];
    for (const unit of units) {
      const text = unit.repeat(60_000);
      const start = performance.now();
      readPage(text);
      expect(performance.now() - start, unit).toBeLessThan(2500);
    }
  });
  it('reads a page of many short lines that return', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `سطر ${i % 20_000}`).join('\n');
    const start = performance.now();
    readPage(text);
    expect(performance.now() - start).toBeLessThan(2500);
  });
});
