/** Pages of our own writing, as newspapers publish them, and pages as nobody should. */
import { describe, expect, it } from 'vitest';
import { type HtmlPage, readHtml } from '../../src/html/index.js';

const FIRST =
  'أعلنت جماعة سهل الزيتون، يوم الثلاثاء، عن افتتاح جسر جديد فوق الوادي يربط بين ضفتي المدينة بعد أشغال دامت سنتين كاملتين.';
const SECOND =
  'وقال رئيس الجماعة خلال حفل الافتتاح إن الجسر سيخفف الازدحام عن وسط المدينة، مضيفا أن كلفته بلغت أربعين مليون درهم.';
const THIRD = 'وحضر الحفل عدد من المنتخبين والسكان، في حين غاب عنه ممثلو الشركة التي أنجزت الدراسات الأولى للمشروع.';

function expectSpans(page: HtmlPage): void {
  for (const span of [page.title, page.author, page.publisher])
    if (span) expect(page.text.slice(span.start, span.end)).toBe(span.text);
}

describe('an article with all its metadata', () => {
  const html = `<!DOCTYPE html><html lang="ar-MA"><head><meta charset="utf-8">
    <title>افتتاح جسر جديد فوق الوادي - صدى السهل</title>
    <link rel="canonical" href="https://example.org/a/12">
    <meta property="og:title" content="افتتاح جسر جديد فوق الوادي | صدى السهل"><meta property="og:site_name" content="صدى السهل">
    <meta property="article:section" content="جهات">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"صدى السهل","@id":"#site"},
      {"@type":"NewsArticle","headline":"افتتاح جسر جديد فوق الوادي","datePublished":"2024-03-05T09:30:00+01:00",
       "author":[{"@type":"Person","name":"مريم الوادي"}],"publisher":{"@id":"#org"},"articleSection":["جهات","مجتمع"]},
      {"@type":"NewsMediaOrganization","@id":"#org","name":"صدى السهل"}]}</script>
    <script>var x = "<p>نص في برنامج</p>";</script><style>p { color: red }</style></head>
    <body><header><a href="/">صدى السهل</a><nav><ul><li><a href="/s">سياسة</a></li></ul></nav></header>
    <main><article class="post"><header><h1>افتتاح جسر جديد فوق الوادي</h1><p class="byline">بقلم: مريم الوادي</p></header>
    <div class="share-bar"><span>شارك على</span><a href="#">فيسبوك</a></div>
    <figure><img src="x.jpg" alt="صورة الجسر"><figcaption>منظر عام للجسر الجديد</figcaption></figure>
    <p>${FIRST}</p><p>${SECOND.replace('أربعين', '<b>أربعين</b>&nbsp;')}</p>
    <p><a href="/b/1">اقرأ أيضا: توسيع الطريق الساحلية بين المدينتين</a></p>
    <blockquote>${THIRD}</blockquote>
    <h3>مواضيع ذات صلة</h3><ul class="related-posts"><li><a href="/c">خبر آخر لا علاقة له بالجسر ولا بالوادي</a></li></ul>
    </article></main><aside><p>أكثر الأخبار قراءة هذا الأسبوع في المدينة وضواحيها كلها</p></aside>
    <section id="comments"><p>تعليق أول طويل جدا يقول صاحبه إن الجسر تأخر كثيرا وإن الطريق المؤدية إليه ما زالت غير معبدة</p></section>
    <footer>جميع الحقوق محفوظة</footer></body></html>`;
  const page = readHtml(html);

  it('gives title, by-line and paragraphs as lines', () => {
    expect(page.text.split('\n').filter(Boolean)).toEqual([
      'افتتاح جسر جديد فوق الوادي',
      'مريم الوادي',
      'صدى السهل',
      FIRST,
      SECOND,
      THIRD,
    ]);
  });
  it('gives what the page says of itself', () => {
    expectSpans(page);
    expect(page.title?.text).toBe('افتتاح جسر جديد فوق الوادي');
    expect(page.author?.text).toBe('مريم الوادي');
    expect(page.publisher?.text).toBe('صدى السهل');
    expect(page.publishedAt).toBe('2024-03-05T09:30:00+01:00');
    expect(page.url).toBe('https://example.org/a/12');
    expect(page.language).toBe('ar-MA');
    expect(page.sections).toEqual(['جهات', 'مجتمع']);
  });
});

describe('where the metadata is poor', () => {
  const body = `<p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p>`;
  const lines = (html: string) => readHtml(html).text.split('\n').filter(Boolean);

  it('takes OpenGraph, then h1, then the title of the page without the outlet', () => {
    const title = (head: string, h1 = '') =>
      readHtml(`<html><head>${head}</head><body><article>${h1}${body}</article>`).title?.text;
    expect(title('<meta property="og:title" content="جسر جديد &amp; طريق">')).toBe('جسر جديد & طريق');
    expect(title('', '<h1>جسر فوق الوادي</h1>')).toBe('جسر فوق الوادي');
    expect(title('<title>جسر فوق الوادي | الصدى</title><meta property="og:site_name" content="الصدى">')).toBe(
      'جسر فوق الوادي',
    );
    expect(title('<title>جسر فوق الوادي يربط…</title>', '<h1>جسر فوق الوادي يربط الضفتين</h1>')).toBe(
      'جسر فوق الوادي يربط الضفتين',
    );
    expect(title('')).toBeUndefined();
  });
  it('takes the day from meta or time, and only a day that exists', () => {
    const day = (head: string) => readHtml(`${head}<article>${body}</article>`).publishedAt;
    expect(day('<meta property="article:published_time" content="2023-11-02T08:00:00Z">')).toBe('2023-11-02T08:00:00Z');
    expect(day('<meta name="pubdate" content="Thu, 02 Nov 2023 08:00:00 GMT">')).toBe('2023-11-02T08:00:00Z');
    expect(day('<time datetime="2023/11/2">أمس</time>')).toBe('2023-11-02');
    expect(day('<time datetime="2023-02-31">أمس</time>')).toBeNull();
    expect(day('<time>2 نونبر</time>')).toBeNull();
  });
  it('takes the author from an element marked so, without «بقلم»', () => {
    expect(readHtml(`<article><span class="author-name">بقلم: سعيد النهري</span>${body}</article>`).author?.text).toBe(
      'سعيد النهري',
    );
    expect(
      readHtml(`<meta name="author" content="https://example.org/u/5"><article>${body}</article>`).author,
    ).toBeNull();
  });
  it('finds the text without article or main', () => {
    const html = `<div class="top"><a href="/">الرئيسية</a> <a href="/x">اتصل بنا</a></div>
      <div id="page"><div class="col"><div class="story-text">${body}</div></div>
      <div class="col"><ul><li><a href="/1">خبر أول من أخبار اليوم في المدينة</a></li><li><a href="/2">خبر ثان من أخبار اليوم</a></li></ul></div></div>`;
    expect(lines(html)).toEqual([FIRST, SECOND, THIRD]);
  });
  it('passes over a teaser in article beside the text', () => {
    const html = `<article><p>${THIRD}</p><p>نبذة قصيرة عن خبر آخر في مكان آخر من المدينة لا صلة له بهذا.</p></article><div><div>${body.repeat(3)}</div></div>`;
    expect(lines(html)).toHaveLength(9);
  });
  it('keeps a wrapper whose class is that of a tag', () => {
    expect(lines(`<div class="post tag-news">${body}</div>`)).toEqual([FIRST, SECOND, THIRD]);
  });
  it('drops what is hidden and what is no text', () => {
    const html = `<article>${body}<p hidden>مخفي</p><p style="display: none">مخفي</p><p aria-hidden="true">مخفي</p>
      <noscript>فعل البرنامج</noscript><template><p>قالب</p></template><select><option>اختر</option></select></article>`;
    expect(lines(html)).toEqual([FIRST, SECOND, THIRD]);
  });
  it('takes a line break as a line, several as one', () => {
    const page = readHtml(`<article><p>${FIRST}<br>${SECOND}<br/><br>${THIRD}</article>`);
    expect(page.text).toBe(`${FIRST}\n${SECOND}\n${THIRD}`);
  });
  it('passes over JSON that is broken, and mends line breaks in it', () => {
    const json = (source: string) =>
      readHtml(`<script type="application/ld+json">${source}</script><article>${body}</article>`);
    expect(json('{"@type":"NewsArticle","headline":').title).toBeNull();
    expect(json('{"@type":"NewsArticle","headline":"جسر\nجديد"}').title?.text).toBe('جسر جديد');
    expect(json('{"@type":["Thing","Article"],"headline":"جسر &quot;جديد&quot; <b>هنا</b>"}').title?.text).toBe(
      'جسر "جديد" هنا',
    );
    expect(json('[null, 5, {"@type":"Article","author":"ليلى","headline":7}]').author?.text).toBe('ليلى');
    expect(json('{"__proto__":{"polluted":1},"@type":"Article"}').title).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('broken and hostile pages', () => {
  const N = 40_000;
  it.each([
    ['nothing', ''],
    ['blanks', '  \n\t '],
    ['plain text', 'نص بلا وسوم'],
    ['tags that never end', '<div <p <a href="'],
    ['tags that were never opened', '</p></div></article></html>'],
    ['crossed tags', '<b><i>نص</b> آخر</i>'],
    ['an unclosed script', '<p>قبل</p><script>بعد <p>نص</p>'],
    ['an unclosed comment', '<p>قبل</p><!-- بعد <p>نص</p>'],
    ['entities that are none', '&#x110000; &#0; &nosuch; &amp &#xD800; &'],
    ['lone surrogates', '<p>\ud800 نص \udc00</p>'],
    ['a null sign', '<p>\0نص\0</p>'],
    ['many unclosed elements', '<div>'.repeat(N)],
    ['many unclosed paragraphs', '<p>نص '.repeat(N)],
    ['many inline elements', '<b>'.repeat(N) + '</i>'.repeat(N)],
    ['deep nesting, closed', `${'<span>'.repeat(N)}نص${'</span>'.repeat(N)}`],
    ['many attributes', `<p ${'a=1 '.repeat(N)}>نص</p>`],
    ['many attributes of other names', `<p ${Array.from({ length: N }, (_, i) => `a${i}=1`).join(' ')}>نص</p>`],
    ['one long attribute', `<p class="${'share '.repeat(N)}">نص</p>`],
    ['many signs', '<'.repeat(N) + '>'.repeat(N)],
    ['many entities', '&amp;'.repeat(N)],
    ['deep JSON', `<script type="application/ld+json">${'['.repeat(N)}${']'.repeat(N)}</script>`],
    ['many scripts', '<script type="application/ld+json">{}</script>'.repeat(N / 10)],
    ['many headers', '<header>'.repeat(N)],
    ['a long title', `<title>${'نص '.repeat(N)}`],
    ['nested lists', '<ul><li>'.repeat(N)],
    ['many articles', '<article>نص</article>'.repeat(N)],
  ])('%s', (_, html) => {
    const start = process.cpuUsage();
    const page = readHtml(html);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
    expectSpans(page);
    expect(readHtml(html)).toEqual(page);
  });

  it('keep their text', () => {
    expect(readHtml('نص بلا وسوم').text).toBe('نص بلا وسوم');
    expect(readHtml('<b><i>نص</b> آخر</i>').text).toBe('نص آخر');
    expect(readHtml('<p>أول<p>ثان<div>ثالث').text).toBe('أول\n\nثان\n\nثالث');
  });

  it('takes twice the time for twice the page', () => {
    const page = (n: number) => `<article>${`<div><p>${FIRST}</p><span>`.repeat(n)}</article>`;
    const time = (n: number) => {
      const html = page(n);
      let best = Infinity;
      for (let i = 0; i < 3; i++) {
        const start = performance.now();
        readHtml(html);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    time(500);
    expect(time(8000) / Math.max(time(2000), 1)).toBeLessThan(12);
  });

  it('refuses what is no string', () => {
    for (const wrong of [undefined, null, 5, {}, new Uint8Array(3)])
      expect(() => readHtml(wrong as string)).toThrow(expect.objectContaining({ code: 'ERR_KHABAR_HTML' }));
  });
});
