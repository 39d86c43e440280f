/**
 * Pictures of the report for the docs: light, dark, narrow and print, made from `examples/` by the built command line in Chromium.
 *   npm run build && npx tsx tools/report-shots.ts
 * Takes dist/ and a Chromium (CHROMIUM or /usr/bin/chromium), writes docs/images/.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { at } from './data.js';

const file = join(mkdtempSync(join(tmpdir(), 'khabar-')), 'report.html');
writeFileSync(file, execFileSync(process.execPath, [at('dist/cli.js'), 'examples', '--format', 'html'], { cwd: at() }));
mkdirSync(at('docs/images'), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const views = {
  light: { viewport: { width: 1200, height: 1100 }, colorScheme: 'light' },
  dark: { viewport: { width: 1200, height: 1100 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 400, height: 1000 }, colorScheme: 'light' },
} as const;
for (const [name, view] of Object.entries(views)) {
  const context = await browser.newContext({ ...view, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: at(`docs/images/report-${name}.png`) });
  if (name === 'light') {
    await page.evaluate(() => document.querySelector('#d1')!.scrollIntoView());
    await page.waitForTimeout(300);
    await page.screenshot({ path: at('docs/images/report-light-article.png') });
  }
  await context.close();
}
// As it prints: the first page of the paper.
const paper = await browser.newPage({ viewport: { width: 794, height: 1123 } });
await paper.goto(pathToFileURL(file).href);
await paper.emulateMedia({ media: 'print' });
await paper.screenshot({ path: at('docs/images/report-print.png') });
await browser.close();
