/**
 * The tests under other versions of Node: fetches each by the packages behind npm's `node` into a temporary folder and runs vitest with it. The
 * package as built is tested as well, so build first.
 *   npm run test:nodes -- [--nodes 22,24] [what vitest is to run]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { at } from './data.js';

const { values, positionals } = parseArgs({
  options: { nodes: { type: 'string', default: '22,24' } },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), 'khabar-nodes-'));
let failed = 0;
try {
  for (const major of values.nodes.split(',')) {
    const prefix = join(folder, major);
    // What `node` would fetch in an install script of its own.
    const name = `node-${process.platform}-${process.arch}`;
    const quiet = ['--no-audit', '--no-fund', '--silent', '--ignore-scripts'];
    execFileSync('npm', ['install', '--prefix', prefix, ...quiet, `${name}@${major}`], {
      stdio: 'inherit',
      cwd: folder,
    });
    const node = join(prefix, 'node_modules', name, 'bin/node');
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const vitest = [at('node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts'];
    const from = performance.now();
    const { status } = spawnSync(node, [...vitest, ...positionals], {
      cwd: at(),
      stdio: 'inherit',
      env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
    });
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    console.log(`Node ${version}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
    if (status !== 0) failed++;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
