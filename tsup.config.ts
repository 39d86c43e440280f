import { builtinModules } from 'node:module';
import { defineConfig, type Options } from 'tsup';

const lib = {
  index: 'src/index.ts',
  latin: 'src/latin/index.ts',
  language: 'src/language/index.ts',
  html: 'src/html/index.ts',
  places: 'src/places/index.ts',
  formats: 'src/formats/index.ts',
  node: 'src/node/index.ts',
};
const bundled = [
  /^ajv\//,
  /^compromise/,
  /^franc/,
  'trigram-utils',
  'n-gram',
  'collapse-white-space',
  /^natural\//,
  /^@tabby_ai\//,
  'htmlparser2',
  /^csv-(stringify|parse)/,
  'tinyglobby',
  'fdir',
  'picomatch',
  /^dom/,
  /^entities/,
  'suffix-thumb',
  'efrt',
  'grad-school',
];
const base: Options = { target: 'es2022', sourcemap: true, clean: false };
const node: Options = {
  ...base,
  platform: 'neutral',
  splitting: true,
  external: [/^node:/, ...builtinModules, 'piscina'],
  noExternal: bundled,
  esbuildOptions(o) {
    o.mainFields = ['module', 'main'];
    o.conditions = ['import'];
    // Arabic as it is: the default would write six bytes a letter.
    o.charset = 'utf8';
    o.minifyWhitespace = true;
  },
};
const browser: Options = {
  ...base,
  platform: 'browser',
  minify: true,
  splitting: false,
  noExternal: [/.*/],
  dts: false,
  esbuildOptions(o) {
    o.charset = 'utf8';
  },
};

export default defineConfig([
  {
    ...node,
    format: ['esm'], // The knowledge in a file of its own: pure ASCII, which the engine keeps in one byte a letter.
    entry: { ...lib, cli: 'src/cli/main.ts', worker: 'src/node/worker.ts', knowledge: 'src/knowledge/packed.ts' },
    dts: { entry: lib },
  },
  { ...node, format: ['cjs'], entry: lib, dts: { entry: lib }, shims: true },
  { ...browser, format: ['iife'], entry: { khabar: 'src/index.ts' }, globalName: 'khabar' },
]);
