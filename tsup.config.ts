/**
 * Everything stands in the package once, as CommonJS in `dist/code`: `khabar.js` is the core with its knowledge, also the single file for
 * `<script>`; the other parts require it. `tools/doors.ts` puts doors before it, for `import` and for `require`.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

export const parts = {
  latin: 'src/latin/index.ts',
  language: 'src/language/index.ts',
  html: 'src/html/index.ts',
  places: 'src/places/index.ts',
  formats: 'src/formats/index.ts',
  node: 'src/node/index.ts',
};
/** What the other parts take out of `khabar.js`, instead of having it again. */
const core = new Set(['index', 'names/check'].map((m) => resolve(`src/${m}.ts`)));

const base: Options = {
  outDir: 'dist/code',
  target: 'es2022',
  platform: 'node',
  minify: true,
  metafile: true, // what tools/sbom.ts reads
  noExternal: [/^(?!piscina$)/],
  outExtension: () => ({ js: '.js' }),
};

export default defineConfig([
  {
    ...base,
    format: ['iife'],
    platform: 'neutral',
    entry: { khabar: 'src/bundle.ts' },
    globalName: 'khabar',
    // What data files say of themselves is for their readers.
    esbuildPlugins: [
      {
        name: 'comments',
        setup(build) {
          build.onLoad({ filter: /[\\/]src[\\/].*\.json$/ }, ({ path }) => {
            const data = JSON.parse(readFileSync(path, 'utf8'));
            delete data.comment;
            return { contents: JSON.stringify(data), loader: 'json' };
          });
        },
      },
    ],
    // ASCII: engines keep a source with one Arabic letter in two bytes a letter.
    esbuildOptions(o) {
      o.mainFields = ['module', 'main'];
      o.conditions = ['import'];
      o.charset = 'ascii';
      o.footer = { js: 'if(typeof module==="object")module.exports=khabar;' };
    },
  },
  {
    ...base,
    format: ['cjs'],
    entry: { ...parts, errors: 'src/core/errors.ts', cli: 'src/cli/main.ts', worker: 'src/node/worker.ts' },
    splitting: true,
    shims: true,
    esbuildOptions(o) {
      o.mainFields = ['module', 'main'];
      o.conditions = ['import'];
      o.charset = 'utf8';
    },
    esbuildPlugins: [
      {
        name: 'core',
        setup(build) {
          build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) =>
            core.has(resolve(resolveDir, path.replace(/\.js$/, '.ts')))
              ? { path: './khabar.js', external: true }
              : null,
          );
        },
      },
    ],
  },
  { format: ['esm'], outDir: 'dist', entry: { index: 'src/index.ts', ...parts }, dts: { only: true } },
]);
