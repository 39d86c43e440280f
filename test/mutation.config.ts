/**
 * The tests that find mutants of a folder of src: its own, without those that take a second a mutant, which read whole articles or tell of time
 * alone. With KHABAR_MUTATE_TESTS only the files of these names.
 */
import { defineConfig } from 'vitest/config';

const { KHABAR_MUTATE: folder, KHABAR_MUTATE_TESTS: names } = process.env;
if (!folder) throw new Error('KHABAR_MUTATE names the folder: see npm run mutate');
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: (names ?? '*').split(',').map((name) => `test/${folder}/**/${name}.test.ts`),
    exclude: ['test/*/speed.test.ts', 'test/text/page.test.ts'],
    testTimeout: 60_000,
  },
});
