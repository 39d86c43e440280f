/** A folder for brat: takes documents, writes `name.txt` and `name.ann` for each, and `annotation.conf` at the end. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KhabarEvent } from '../types.js';
import { type Output, OutputError } from './target.js';

export async function bratOutput(folder: string): Promise<Output> {
  const { addBratRoles, bratConfiguration } = await import('../formats/index.js');
  const save = (name: string, text: string) =>
    writeFile(join(folder, name), text).catch((error: Error) => Promise.reject(new OutputError(error.message)));
  await mkdir(folder, { recursive: true }).catch((error: Error) => Promise.reject(new OutputError(error.message)));
  const roles = new Map<string, Set<string>>();
  const names = new Set<string>();
  return {
    async write({ item, outcome }) {
      if (!('piece' in outcome)) return;
      const { text, ann, events } = JSON.parse(outcome.piece) as { text: string; ann: string; events: KhabarEvent[] };
      addBratRoles(roles, { events });
      const name = freeName(item.id ?? item.source, names);
      await save(`${name}.txt`, text);
      await save(`${name}.ann`, ann);
    },
    end: () => save('annotation.conf', bratConfiguration(roles)),
  };
}

/** A name that all file systems take, and that no other document has. */
function freeName(id: string, names: Set<string>): string {
  const plain =
    id
      .replace(/\.(txt|html?)$/i, '')
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 80) || 'document';
  let name = plain;
  for (let n = 2; names.has(name.toLowerCase()); n++) name = `${plain}-${n}`;
  names.add(name.toLowerCase());
  return name;
}
