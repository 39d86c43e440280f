/** In a real browser: the single file reads as Node does, and the report of hostile texts runs nothing and asks for nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../src/html/index.js';
import { extractEvents } from '../../src/index.js';
import type { Extraction } from '../../src/types.js';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const program = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (p): p is string => p !== undefined && existsSync(p),
);
const single = at('dist/code/khabar.js');
const node = at('dist/index.js');
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']; // biome-ignore format: one line

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=https://example.org/x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</style><script>alert(1)</script><style>',
  '<style>@import url(https://example.org/x.css)</style>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)" autofocus onfocus=alert(1)>x</a>',
  '<meta http-equiv=refresh content="0;url=https://example.org/">',
];

if (!program) console.log('browser tests left out: no Chromium found (set CHROMIUM to its path)');

describe.skipIf(!program)('a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program!, args: QUIET });
  }, 60_000);
  afterAll(() => browser?.close());

  // Both from one build: sources may be ahead of it.
  it.skipIf(!existsSync(single) || !existsSync(node))(
    'reads with the single file what Node reads',
    { timeout: 60_000 },
    async () => {
      const built = (await import(node)) as { extractEvents: typeof extractEvents };
      const page = await browser.newPage();
      await page.addScriptTag({ path: single });
      for (const name of readdirSync(at('examples')).filter((f) => f.endsWith('.txt'))) {
        const text = readFileSync(at(`examples/${name}`), 'utf8');
        const found = await page.evaluate(
          (t) =>
            (globalThis as unknown as { khabar: { extractEvents: (t: string) => Extraction } }).khabar.extractEvents(t),
          text,
        );
        expect(JSON.stringify(found), name).toBe(JSON.stringify(built.extractEvents(text)));
      }
      await page.close();
    },
  );

  it('shows hostile texts and nothing happens', { timeout: 60_000 }, async () => {
    const documents = HOSTILE.map((payload) => {
      const text = `${payload}\nاستقبل الملك محمد السادس الرئيس ${payload} في الرباط يوم 28 أكتوبر 2024.`;
      const extraction = structuredClone(extractEvents(text));
      extraction.document.id = payload;
      for (const e of extraction.entities) e.name += payload;
      for (const v of extraction.events) {
        v.summary.ar += payload;
        v.codes.cameo = payload;
      }
      return { text, extraction, source: payload };
    });
    const page = await browser.newPage();
    const seen: string[] = [];
    page.on('dialog', (d) => {
      seen.push(`dialog ${d.message()}`);
      void d.dismiss();
    });
    page.on('request', (r) => {
      if (!r.url().startsWith('data:font/')) seen.push(`request ${r.url()}`);
    });
    await page.setContent(renderReport(documents, { title: HOSTILE[3]! }), { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    for (const link of (await page.locator('a').all()).slice(0, 10)) await link.focus();
    await page.waitForTimeout(300);
    expect(seen).toEqual([]);
    expect(await page.locator('article.doc').count()).toBe(HOSTILE.length);
    expect(await page.evaluate(() => document.fonts.check('1rem "Khabar arabic"', 'خبر'))).toBe(true);
    await page.close();
  });
});
