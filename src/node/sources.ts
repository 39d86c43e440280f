/**
 * What to read: takes paths, gives files in order, with their size. A path that exists is taken as it is; else it is a pattern. Folders and
 * patterns give files in code-unit order of their paths; links inside folders are not followed.
 */
import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

export const STDIN = '-';

export interface Source {
  /** Path as it is shown, `-` for standard input. */
  readonly path: string;
  /** In bytes; null where it is not known beforehand. */
  readonly size: number | null;
  /** Set where there is nothing to read. */
  readonly missing?: string;
}

/** Files that a folder is read for; a file that is named is always read. */
const READABLE = /\.(txt|html?|jsonl|ndjson|csv|tsv)$/i;
export const READ = 'of a folder the .txt, .html, .jsonl, .ndjson, .csv and .tsv files are read';
const PATTERN = /[*?[\]{}()!]/;

/** `except`: a file that is being written, and is not read because it lies in a folder that is. */
export async function* sources(paths: readonly string[], except: string | null = null): AsyncGenerator<Source> {
  const own = except === null ? null : resolve(except);
  for (const path of paths) {
    if (path === STDIN) {
      yield { path, size: null };
      continue;
    }
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (!(found instanceof Error)) {
      if (found.isDirectory()) yield* files(path, own);
      else yield { path, size: found.isFile() ? found.size : null };
    } else if (PATTERN.test(path)) {
      let any = false;
      for (const match of await glob(path)) {
        if (resolve(match) === own) continue;
        any = true;
        yield { path: match, size: await sizeOf(match) };
      }
      if (!any) yield { path, size: null, missing: 'no file matches' };
    } else
      yield { path, size: null, missing: found.code === 'ENOENT' ? 'no such file' : `cannot be read (${found.code})` };
  }
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    (s) => s.size,
    () => null,
  );

/** Files below a folder, in code-unit order of their names, depth first. */
async function* files(folder: string, own: string | null): AsyncGenerator<Source> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) {
    yield { path: folder, size: null, missing: 'the folder cannot be read' };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path, own);
    else if (entry.isFile() && READABLE.test(path) && resolve(path) !== own) yield { path, size: await sizeOf(path) };
  }
}

async function glob(pattern: string): Promise<string[]> {
  const { glob: find } = await import('tinyglobby');
  const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const found = await find(slashed, {
    absolute: slashed.startsWith('/'),
    expandDirectories: false,
    followSymbolicLinks: false,
    onlyFiles: true,
  });
  return found.sort();
}
