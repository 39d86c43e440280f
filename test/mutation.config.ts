/** The tests that find mutants of a folder of src: its own, without those of whole articles, which would take a second a mutant. */
import { defineConfig } from 'vitest/config';

const folder = process.env.KHABAR_MUTATE;
if (!folder) throw new Error('KHABAR_MUTATE names the folder: see npm run mutate');
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: [`test/${folder}/**/*.test.ts`], testTimeout: 60_000 },
});
