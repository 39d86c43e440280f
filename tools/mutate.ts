/**
 * Mutation testing with Stryker: changes the code of a folder of src, one place at a time, and tells which changes the tests of that folder do not
 * notice. Slow; a few files at a time.
 *   npm run mutate -- core src/core/bytes.ts src/core/values.ts
 */
import { spawnSync } from 'node:child_process';
import { at } from './data.js';

const [folder, ...files] = process.argv.slice(2);
if (!folder) throw new Error('npm run mutate -- FOLDER [FILE...]');
const mutate = files.length ? files.join(',') : `src/${folder}/**/*.ts`;
const { status } = spawnSync('npx', ['stryker', 'run', '--mutate', mutate], {
  cwd: at(),
  stdio: 'inherit',
  env: { ...process.env, KHABAR_MUTATE: folder },
});
process.exitCode = status ?? 1;
