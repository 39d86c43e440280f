/** The built package where Node forbids much: no code from strings, frozen intrinsics, only the files that it is given. Takes dist/. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (path: string) => join(root, path);
const text = at('examples/trial.txt');
const major = Number(process.versions.node.split('.')[0]);
const PERMISSION = major < 22 ? '--experimental-permission' : '--permission';

function node(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe.skipIf(!existsSync(at('dist/cli.js')))('the built command', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'khabar-hardened-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const cli = at('dist/cli.js');
  const usual = node(cli, text);

  it.each([
    ['code from strings forbidden', ['--disallow-code-generation-from-strings']],
    ['frozen intrinsics', ['--frozen-intrinsics']],
    ['both', ['--disallow-code-generation-from-strings', '--frozen-intrinsics']],
  ])('gives the same with %s', (_, flags) => {
    expect(usual.status, usual.stderr).toBe(0);
    expect(node(...flags, cli, text)).toEqual(usual);
    const report = node(...flags, cli, text, '--format', 'html');
    expect([report.status, report.stdout.startsWith('<!doctype html>')]).toEqual([0, true]);
  });

  it('reads only its own files and those it is given, and starts nothing', () => {
    const own = [at('dist'), at('package.json')].map((p) => `--allow-fs-read=${p}`);
    const given = [PERMISSION, ...own, `--allow-fs-read=${text}`];
    expect(node(...given, cli, text)).toEqual(usual);
    const other = node(...given, cli, at('examples/flood.txt'));
    expect([other.status, other.stdout.includes('"error"')]).toEqual([1, true]);
  });

  it('gives as a library what it gives as a command, reading nothing', () => {
    const file = join(folder, 'use.mjs');
    const code = `import { extractEvents } from ${JSON.stringify(at('dist/index.js'))}; console.log(extractEvents('استقبل الملك محمد السادس الرئيس إيمانويل ماكرون في الرباط').events[0].type);`;
    writeFileSync(file, code);
    const own = [at('dist'), at('package.json'), file].map((p) => `--allow-fs-read=${p}`);
    expect(node(PERMISSION, ...own, file)).toEqual({ status: 0, stdout: 'meeting\n', stderr: '' });
  });
});
