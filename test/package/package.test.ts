/**
 * The package as a user gets it: packed, unpacked into a clean folder, imported, required, typed, bundled for a browser, run. Takes dist/ (npm
 * run build); sources may be ahead of it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PARTS = ['latin', 'language', 'html', 'places', 'formats', 'node'];
/** What the tarball may weigh, and the core, in bytes. */
const TARBALL = 3_000_000;
const CORE = 1_500_000;
const TEXT = 'استقبل الملك محمد السادس الرئيس إيمانويل ماكرون في الرباط يوم 28 أكتوبر 2024.';
const USE = `const x = extractEvents(${JSON.stringify(TEXT)}); if (x.events[0]?.type !== 'meeting') throw new Error(JSON.stringify(x.events)); console.log(x.events[0].place.name);`;

describe.skipIf(!existsSync(join(root, 'dist/code/khabar.js')))('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khabar-package-'));
  const own = join(folder, 'node_modules/khabar');
  let packed: { size: number; files: { path: string }[]; filename: string };
  const run = (args: readonly string[], input?: string) =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', input });

  beforeAll(() => {
    const out = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    packed = JSON.parse(out)[0];
    mkdirSync(own, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', own, '--strip-components=1']);
    for (const name of ['piscina', '@types/node', 'undici-types']) {
      mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
    writeFileSync(join(folder, 'package.json'), '{"name":"user","private":true}');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what users need and no more', () => {
    expect(packed.size).toBeLessThanOrEqual(TARBALL);
    const paths = packed.files.map((f) => f.path);
    expect(paths.filter((p) => /\.map$|\.ts$/.test(p) && !p.endsWith('.d.ts'))).toEqual([]);
    expect(paths.filter((p) => /^(src|test|tools|docs|models)\//.test(p))).toEqual([]);
    for (const p of ['LICENSE', 'NOTICE', 'README.md', 'SECURITY.md', 'schemas/extraction.schema.json', 'gazetteers/people-arab.jsonl'])
      expect(paths).toContain(p); // biome-ignore format: one line
    const { scripts, dependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((s) => /install|prepare/.test(s))).toEqual([]);
    expect(Object.keys(dependencies)).toEqual(['piscina']);
  });

  it('has a core of the size that it promises', async () => {
    const { brotliCompressSync } = await import('node:zlib');
    expect(brotliCompressSync(readFileSync(join(own, 'dist/code/khabar.js'))).length).toBeLessThanOrEqual(CORE);
  });

  it('is imported', () => {
    writeFileSync(
      join(folder, 'a.mjs'),
      [
        `import { createExtractor, extractEvents, KhabarError } from 'khabar';`,
        ...PARTS.map((p) => `import * as ${p} from 'khabar/${p}';`),
        `import { createRequire } from 'node:module';`,
        USE,
        // One copy, however it is asked for; an error is an instance for all.
        `const other = createRequire(import.meta.url)('khabar');`,
        `if (other.KhabarError !== KhabarError || other.extractEvents !== extractEvents) throw new Error('two copies');`,
        `try { createExtractor({ gazetteers: [[{}]] }); throw 0; } catch (e) { if (!(e instanceof KhabarError) || !e.faults.length) throw e; }`,
        `for (const part of [${PARTS}]) if (!Object.keys(part).length || Object.values(part).includes(undefined)) throw new Error('empty');`,
      ].join('\n'),
    );
    expect(run(['a.mjs'])).toBe('الرباط\n');
  });

  it('is required', () => {
    writeFileSync(
      join(folder, 'a.cjs'),
      [
        `const { extractEvents } = require('khabar');`,
        ...PARTS.map((p) => `if (!Object.keys(require('khabar/${p}')).length) throw new Error('${p}');`),
        `require('khabar/schemas/extraction.schema.json'); require.resolve('khabar/gazetteers/countries.jsonl');`,
        USE,
      ].join('\n'),
    );
    expect(run(['a.cjs'])).toBe('الرباط\n');
  });

  it('has types for import and for require', { timeout: 120_000 }, () => {
    const source = [
      `import { createExtractor, type Extraction, extractEvents } from 'khabar';`,
      `import { latin } from 'khabar/latin'; import { language } from 'khabar/language'; import { places } from 'khabar/places';`,
      `import { renderReport } from 'khabar/html'; import { toGeoJson } from 'khabar/formats'; import { extractFiles } from 'khabar/node';`,
      `const x: Extraction = extractEvents('نص', { publishedAt: '2024-10-28' });`,
      `export const all = [createExtractor({ plugins: [latin(), language()], gazetteers: [places()] }), renderReport, toGeoJson, extractFiles, x];`,
      `// @ts-expect-error a number is no text`,
      `extractEvents(1);`,
    ].join('\n');
    for (const name of ['types.mts', 'types.cts']) writeFileSync(join(folder, name), source);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = '--noEmit --strict --module node16 --target es2022 --types node'.split(' ');
    expect(run([tsc, ...options, 'types.mts', 'types.cts'])).toBe('');
  });

  it.each(['browser', 'node', 'neutral'] as const)('is bundled for %s', async (platform) => {
    writeFileSync(
      join(folder, 'b.mjs'),
      `import { extractEvents } from 'khabar'; import * as h from 'khabar/html'; import * as l from 'khabar/language'; import * as f from 'khabar/formats'; if (![h, l, f].every((x) => Object.keys(x).length)) throw 0; ${USE}`,
    );
    const outfile = join(folder, `b-${platform}.js`);
    await build({ entryPoints: [join(folder, 'b.mjs')], bundle: true, platform, format: 'iife', outfile, logLevel: 'error', mainFields: ['module', 'main'] }); // biome-ignore format: one line
    expect(run([outfile])).toBe('الرباط\n');
  });

  it('runs as a command, on one thread and on two', () => {
    const cli = join(own, 'dist/cli.js');
    writeFileSync(join(folder, 'x.txt'), TEXT);
    const one = run([cli, '-j', '1', 'x.txt']);
    expect(JSON.parse(one).events[0].type).toBe('meeting');
    expect(run([cli, '-j', '2', 'x.txt'])).toBe(one);
    expect(run([cli, '--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
