/** What to read: takes the paths of the command line, gives the files in order. Folders are sorted; links inside folders are not followed. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export const STDIN = '-';

export interface Source {
  /** Path as it is shown, `-` for standard input. */
  readonly path: string;
  /** Set where there is nothing to read. */
  readonly missing?: string;
}

/** Files that a folder is read for; a file that is named is always read. */
const READABLE = /\.(txt|jsonl|ndjson)$/i;
export const isRows = (path: string): boolean => /\.(jsonl|ndjson)$/i.test(path);

export async function* sources(paths: readonly string[]): AsyncGenerator<Source> {
  for (const path of paths) {
    if (path === STDIN) {
      yield { path };
      continue;
    }
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (!(found instanceof Error)) {
      if (found.isDirectory()) yield* files(path, (name) => READABLE.test(name));
      else yield { path };
    } else if (/[*?]/.test(path)) {
      let any = false;
      for await (const source of glob(path)) {
        any = true;
        yield source;
      }
      if (!any) yield { path, missing: 'no file matches' };
    } else yield { path, missing: found.code === 'ENOENT' ? 'no such file' : `cannot be read (${found.code})` };
  }
}

/** Files below a folder, in code-unit order of their names, depth first. */
async function* files(folder: string, wanted: (path: string) => boolean): AsyncGenerator<Source> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) {
    yield { path: folder, missing: 'the folder cannot be read' };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path, wanted);
    else if (entry.isFile() && wanted(path)) yield { path };
  }
}

/** `*` and `?` within a name, `**` over folders. */
function glob(pattern: string): AsyncGenerator<Source> {
  const clean = join(pattern);
  const fixed = clean.slice(0, clean.search(/[*?]/));
  const folder = fixed.includes('/') ? fixed.slice(0, fixed.lastIndexOf('/')) || '/' : '.';
  const source = clean.replace(/\*\*\/|\*\*|[*?]|[.+^${}()|[\]\\]/g, (c) =>
    c === '**/' ? '(?:[^/]+/)*' : c === '**' ? '.*' : c === '*' ? '[^/]*' : c === '?' ? '[^/]' : `\\${c}`,
  );
  const matches = new RegExp(`^${source}$`);
  return files(folder, (path) => matches.test(path));
}
