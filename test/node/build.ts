/**
 * The command line and `khabar/node` built as the package builds them, for tests that need real processes and threads. Takes more entries by name,
 * gives the folder, which lies where piscina is found from it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Built {
  readonly folder: string;
  /** Arguments of node for the command. */
  readonly cli: string;
  load<T>(name: string): Promise<T>;
  remove(): void;
}

export async function build(more: Record<string, string> = {}): Promise<Built> {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'khabar-'));
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli/main.ts',
      node: 'src/node/index.ts',
      formats: 'src/formats/index.ts',
      index: 'src/index.ts',
      worker: 'src/node/worker.ts',
      ...more,
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    external: ['piscina'],
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return {
    folder,
    cli: join(folder, 'cli.js'),
    load: (name) => import(join(folder, `${name}.js`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
