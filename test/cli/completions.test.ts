/** Completions: what the shells themselves make of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completions } from '../../src/cli/completions.js';
import { OPTIONS } from '../../src/cli/options.js';
import { run } from './io.js';

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
  for (const shell of ['bash', 'zsh', 'fish']) writeFileSync(join(dir, shell), completions(shell));
  writeFileSync(join(dir, 'news.txt'), '');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('completions', () => {
  it('are printed, for shells that are known', async () => {
    expect(await run(['completions', 'bash'])).toEqual({ code: 0, out: completions('bash'), err: '' });
    expect((await run(['completions', 'csh'])).code).toBe(2);
    expect((await run(['completions'])).code).toBe(2);
  });

  it('name every option in every shell', () => {
    for (const o of OPTIONS) {
      expect(completions('bash')).toContain(`--${o.name}`);
      expect(completions('zsh')).toContain(`--${o.name}`);
      expect(completions('fish')).toContain(` -l ${o.name}`);
    }
  });

  it.runIf(has('bash')).each([
    ['--fo', '--format'],
    ['--format c', 'csv conll'],
    ['-f geo', 'geojson'],
    ['--format json --on-error s', 'skip'],
    ['-g ne', 'news.txt'],
    ['ne', 'news.txt'],
    ['comp', 'completions'],
    ['completions b', 'bash'],
    ['gazetteer c', 'check'],
    ['--min-confidence 0', ''],
  ])('bash: %s', (typed, wanted) => {
    const words = ['khabar', ...typed.split(' ')];
    const script = `source ./bash; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _khabar; echo "\${COMPREPLY[*]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: dir, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(wanted);
  });

  it.runIf(has('zsh'))('zsh reads them', () => {
    const { stderr, status } = spawnSync(
      'zsh',
      ['-fc', 'autoload -U compinit; compinit -u -d ./dump; source ./zsh; whence -w _khabar'],
      { cwd: dir, encoding: 'utf8' },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it.runIf(has('fish')).each([
    ['--fo', '--format'],
    ['--format c', 'csv'],
    ['completions b', 'bash'],
  ])('fish: %s', (typed, wanted) => {
    const { stdout } = spawnSync('fish', ['-c', `source ./fish; complete -C 'khabar ${typed}'`], {
      cwd: dir,
      encoding: 'utf8',
    });
    expect(stdout.split('\n').map((l) => l.split('\t')[0]!)).toContain(wanted);
  });
});
