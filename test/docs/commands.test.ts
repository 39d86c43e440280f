/**
 * Every command that the guide, the recipes and the help print is run as printed, in a folder with the files they speak of, by a shell that
 * stops at the first failure; what a page prints behind a command is compared. A block that needs a tool which is not here is skipped by name.
 * With UPDATE=1 the outputs and the table of options are written anew.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES, help } from '../../src/cli/help.js';
import { OPTIONS } from '../../src/cli/options.js';
import { type Built, build } from '../node/build.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const update = process.env.UPDATE === '1';
const ARTICLES = ['agreement', 'football', 'protest', 'road-accident'];
const article = (name: string) => readFileSync(join(root, 'examples', `${name}.txt`), 'utf8');

let built: Built;
let server: Server;
let feed: string;
const folders: string[] = [];

beforeAll(async () => {
  built = await build({ html: 'src/html/index.ts', latin: 'src/latin/index.ts', language: 'src/language/index.ts' });
  const exports = Object.fromEntries(
    ['formats', 'node', 'html', 'latin', 'language'].map((n) => [`./${n}`, `./${n}.js`]),
  );
  writeFileSync(
    join(built.folder, 'package.json'),
    JSON.stringify({ name: 'khabar', type: 'module', exports: { '.': './index.js', ...exports } }),
  );
  writeFileSync(join(built.folder, 'khabar'), `#!/bin/sh\nexec "${process.execPath}" "${built.cli}" "$@"\n`, {
    mode: 0o755,
  });
  server = createServer((request, response) => {
    const name = request.url!.slice(1);
    response.end(name === 'feed' ? rss() : page(article(name)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  built.remove();
  server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const rss = () =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${ARTICLES.map(
    (a) => `<item><title>x</title><link>${feed}/${a}</link><pubDate>Sat, 22 Nov 2025 10:00:00 GMT</pubDate></item>`,
  ).join('')}</channel></rss>`;
const page = (text: string) =>
  `<!doctype html><html lang="ar"><body><article>${text
    .trim()
    .split(/\n+/)
    .map((p, i) => (i ? `<p>${p}</p>` : `<h1>${p}</h1>`))
    .join('')}</article></body></html>`;

/** A folder with the files that the pages speak of. */
function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khabar-docs-'));
  folders.push(folder);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(built.folder, join(folder, 'node_modules', 'khabar'));
  mkdirSync(join(folder, 'news', 'pages'), { recursive: true });
  for (const a of ARTICLES) cpSync(join(root, 'examples', `${a}.txt`), join(folder, 'news', `${a}.txt`));
  cpSync(join(root, 'examples', 'road-accident.txt'), join(folder, 'article.txt'));
  const rows = ARTICLES.map((a) => `${JSON.stringify({ id: a, text: article(a), date: '2025-11-22' })}\n`).join('');
  for (const name of ['rows.jsonl', 'archive.jsonl']) writeFileSync(join(folder, name), rows);
  writeFileSync(
    join(folder, 'export.csv'),
    `url,body,day\nhttps://example.org/1,"${article('protest').replaceAll('"', '""')}",2025-11-22\n`,
  );
  return folder;
}

/** Runs a command; not synchronously, since the feed is served by this very process. */
function shell(command: string, cwd: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const env = { ...process.env, PATH: `${built.folder}:${process.env.PATH}`, FEED: `${feed}/feed`, NO_COLOR: '1' };
  const child = spawn('bash', ['-euo', 'pipefail', '-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}
const has = (tool: string) => spawnSync('bash', ['-c', `command -v ${tool}`]).status === 0;
const trimmed = (text: string): string => text.replace(/[ \t]+$/gm, '').trim();

interface Block {
  readonly kind: string;
  readonly info: string;
  readonly code: string;
  readonly whole: string;
  readonly printed: string | null;
}
const BLOCKS = /```(js|sh|python)([^\n]*)\n([^`]*(?:`[^`]+`[^`]*)*?)```(?:\n\n```(?:text|json)\n([^`]*)```)?/g;
const blocksOf = (source: string): Block[] =>
  [...source.matchAll(BLOCKS)].map(([whole, kind, info, code, printed]) => ({
    whole,
    kind: kind!,
    info: info!.trim(),
    code: code!,
    printed: printed ?? null,
  }));

for (const name of ['docs/guide.md', 'docs/recipes.md'])
  describe(name, () => {
    const path = join(root, name);
    let folder: string;
    beforeAll(() => {
      folder = workspace();
    });
    for (const block of blocksOf(readFileSync(path, 'utf8'))) {
      const needs = /needs=(\S+)/.exec(block.info)?.[1];
      const file = /file=(\S+)/.exec(block.info)?.[1];
      const title = file ?? block.code.trim().split('\n')[0]!;
      if (file) {
        // Saved under its name, and run by a command that follows.
        test(title, () => writeFileSync(join(folder, file), block.code));
        continue;
      }
      test.skipIf(needs !== undefined && !has(needs))(`${title}${needs ? ` (needs ${needs})` : ''}`, async () => {
        const pipe = /\.pipe\("([^"]+)"\)/.exec(block.code)?.[1];
        let command = block.code;
        if (block.kind === 'js') {
          writeFileSync(join(folder, 'example.mjs'), block.code);
          command = 'node example.mjs';
        } else if (block.kind === 'python') {
          if (!pipe) throw new Error('a Python block is here for the command it pipes through');
          command = `${pipe} < rows.jsonl > piped.jsonl; test $(wc -l < piped.jsonl) = $(wc -l < rows.jsonl)`;
        }
        const { status, stdout, stderr } = await shell(command, folder);
        expect({ status, stderr: stderr.replace(/^khabar: .*: "date" .*\n/gm, '') }).toEqual({
          status: 0,
          stderr: expect.stringMatching(/^(khabar: .*\n)?$/),
        });
        if (block.printed === null) return;
        if (update) {
          const head = block.whole.slice(0, block.whole.length - block.printed.length - 3);
          writeFileSync(
            path,
            readFileSync(path, 'utf8').replace(block.whole, () => `${head}${trimmed(stdout)}\n\`\`\``),
          );
        } else expect(trimmed(stdout)).toBe(trimmed(block.printed));
      });
    }

    test('leaves what it said it would', () => {
      const made = readFileSync(path, 'utf8').matchAll(
        /(?:-o|>) (?:\S*\/)?([\w.-]+\.(?:csv|geojson|ics|html|jsonl|conllup|tsv|json|fish|bash))\b/g,
      );
      for (const [, name] of made)
        if (existsSync(join(folder, name!))) expect(readFileSync(join(folder, name!), 'utf8'), name).not.toBe('');
    });
  });

describe('khabar --help', () => {
  let folder: string;
  beforeAll(() => {
    folder = workspace();
    writeFileSync(join(folder, 'news', 'pages', 'a.html'), page(article('protest')));
  });
  test.each([...EXAMPLES])('%s', async (command) => {
    const { status, stderr } = await shell(command, folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
  test('is what the command prints', async () => {
    expect((await shell('khabar --help', folder)).stdout).toBe(help());
  });
});

test('the table of options in the guide is that of the command', () => {
  const path = join(root, 'docs/guide.md');
  const table = [
    '| option | |',
    '|---|---|',
    ...OPTIONS.map((o) => {
      const flags = [...(o.short ? [`\`-${o.short}\``] : []), `\`--${o.name}${o.value ? ` ${o.value}` : ''}\``].join(
        ', ',
      );
      return `| ${flags} | ${o.help}${o.standard ? `; \`${o.standard}\` by default` : ''} |`;
    }),
  ].join('\n');
  const source = readFileSync(path, 'utf8');
  const [, printed] = /<!-- options -->\n([\s\S]*?)<!-- \/options -->/.exec(source)!;
  if (update)
    writeFileSync(
      path,
      source.replace(`<!-- options -->\n${printed}`, () => `<!-- options -->\n${table}\n`),
    );
  else expect(printed!.trim()).toBe(table);
});
