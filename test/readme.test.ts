/**
 * What the README and the pages in docs/ print is what the code gives: every `js` and `sh` block that a `text` or `json` block follows is
 * run from the sources, and its output compared. With UPDATE=1 the outputs are written anew, for review.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const update = process.env.UPDATE === '1';
const scratch = mkdtempSync(join(tmpdir(), 'khabar-readme-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Pages whose commands `docs/commands.test.ts` runs. */
const ELSEWHERE = new Set(['docs/guide.md', 'docs/recipes.md']);
const PAGES = ['README.md', 'README.ar.md', ...readdirSync(join(root, 'docs')).map((f) => join('docs', f))].filter(
  (f) => f.endsWith('.md'),
);
const BLOCKS = /```(js|sh)\n([^`]+)```\n\n```(text|json)\n([^`]*)```/g;
const MODULES: Readonly<Record<string, string>> = {
  khabar: 'src/index.ts',
  'khabar/latin': 'src/latin/index.ts',
  'khabar/language': 'src/language/index.ts',
};

/** Runs TypeScript or JavaScript from the sources, without a build. */
function run(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return stdout;
}

function output(kind: string, code: string): string {
  if (kind === 'sh') {
    const [node, file, ...args] = code.trim().split(/\s+/);
    if (node !== 'node' || file !== 'dist/cli.js') throw new Error(`not run here: ${code}`);
    return run(['src/cli/main.ts', ...args]);
  }
  const program = join(scratch, 'example.mts');
  const source = code.replace(/from '(khabar[^']*)'/g, (_, name: string) => {
    if (!MODULES[name]) throw new Error(`no such module: ${name}`);
    return `from ${JSON.stringify(join(root, MODULES[name]))}`;
  });
  writeFileSync(program, source);
  return run([program]);
}

const trimmed = (text: string): string => text.replace(/[ \t]+$/gm, '').trim();

for (const page of PAGES)
  describe(page, () => {
    const path = join(root, page);
    const source = readFileSync(path, 'utf8');
    for (const [whole, kind, code, , printed] of ELSEWHERE.has(page) ? [] : source.matchAll(BLOCKS))
      test(code!.trim().split('\n').at(-1)!, () => {
        const given = trimmed(output(kind!, code!));
        if (update) {
          const renewed = whole.slice(0, whole.length - printed!.length - 3);
          writeFileSync(
            path,
            readFileSync(path, 'utf8').replace(whole, () => `${renewed}${given}\n\`\`\``),
          );
        } else expect(given).toBe(trimmed(printed!));
      });

    test('links to files that are there', () => {
      const targets = [...source.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((m) => m[1]!);
      for (const t of targets.filter((x) => !x.includes('://')))
        expect(existsSync(join(root, dirname(page), t)), t).toBe(true);
    });
  });

test('the two commands of the README name what is there', () => {
  const [, install, check] = /```sh\n(.*)\n(.*)\n```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))!;
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(install).toMatch(/^npm install && npm run build && node dist\/cli\.js --format table examples\/\S+$/);
  expect(check).toBe('npm install && npm test');
  expect(scripts).toHaveProperty('build');
  expect(scripts).toHaveProperty('test');
  const table = run(['src/cli/main.ts', ...install!.split('dist/cli.js ')[1]!.split(' ')]);
  expect(table).toMatch(/^ {3}v1 {2}\S+/m);
});
