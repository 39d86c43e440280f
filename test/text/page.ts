/** The case file of pages, for tests: gives each page as a text, and what stands around its running text. */
import { readFileSync } from 'node:fs';

export const TEXT =
  'صادق أعضاء مجلس المدينة بالإجماع على مشروع الميزانية الجديدة بعد نقاش دام ساعات طويلة حضره عدد من السكان وممثلي الجمعيات المحلية في القاعة الكبرى.';
export const MORE =
  'وأوضح أحد الأعضاء أن الميزانية الجديدة تخصص مبالغ مهمة لإصلاح الطرق وبناء مدرسة ومستوصف في الأحياء التي لم تستفد من المشاريع السابقة.';

/** A page written as the case file does. */
export const pageOf = (source: string): string =>
  source.replace('{خبر}', TEXT).replace('{تتمة}', MORE).replaceAll('⏎', '\n').replaceAll('¶', '\n\n');

export interface PageCase {
  readonly source: string;
  readonly text: string;
  /** title, author, publisher, dateline, published, dropped, as far as the page has them. */
  readonly wanted: Readonly<Record<string, string>>;
}

const FIELDS = / \| (?=(?:title|author|publisher|dateline|published|dropped)=)/;

export const casesOfPages: readonly PageCase[] = readFileSync(new URL('page.cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => {
    const [source, expected] = line.split('==>').map((part) => part.trim()) as [string, string];
    const fields = expected.split(FIELDS).filter(Boolean);
    const wanted = Object.fromEntries(fields.map((f) => [f.slice(0, f.indexOf('=')), f.slice(f.indexOf('=') + 1)]));
    return { source, text: pageOf(source), wanted };
  });
