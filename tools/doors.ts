/**
 * The last step of the build: puts doors before the parts in `dist/code`, one for `require` and one for `import`, which give the same things. A part
 * is read at the first call of one of its functions: most of what it costs is at its start, and who only imports it does not pay for it. Takes
 * dist/code and the types in dist, writes dist/*.js, dist/*.cjs and the types of `require`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parts } from '../tsup.config.js';
import { at } from './data.js';

const require = createRequire(import.meta.url);
const faces: Record<string, string> = { index: 'khabar', ...Object.fromEntries(Object.keys(parts).map((p) => [p, p])) };
const isClass = (value: unknown): boolean => typeof value === 'function' && /^class\b/.test(String(value));

writeFileSync(at('dist/code/package.json'), '{"type":"commonjs"}\n');
for (const [name, file] of Object.entries(faces)) {
  const source = name === 'index' ? 'src/index.ts' : `src/${name}/index.ts`;
  const names = Object.keys(await import(at(source))).sort();
  const built = require(at(`dist/code/${file}.js`)) as Record<string, unknown>;
  const lines = names.map((n) => {
    const value = built[n];
    if (value === undefined) throw new Error(`dist/code/${file}.js lacks ${n}`);
    if (isClass(value)) return `exports.${n} = require('./code/errors.js').${n};`;
    if (typeof value !== 'function') return `exports.${n} = ${JSON.stringify(value)};`;
    return `exports.${n} = (...given) => part().${n}(...given);`;
  });
  const door = ["'use strict';", `const part = () => require('./code/${file}.js');`, ...lines];
  writeFileSync(at(`dist/${name}.cjs`), `${door.join('\n')}\n`);
  writeFileSync(at(`dist/${name}.js`), `export { ${names.join(', ')} } from './${name}.cjs';\n`);
}
writeFileSync(at('dist/cli.js'), "#!/usr/bin/env node\nimport './code/cli.js';\n", { mode: 0o755 });
for (const file of readdirSync(at('dist')).filter((f) => f.endsWith('.d.ts')))
  writeFileSync(
    at(`dist/${file.replace(/ts$/, 'cts')}`),
    readFileSync(at(`dist/${file}`), 'utf8').replace(/(from '\.\/[^']+)\.js'/g, "$1.cjs'"),
  );
