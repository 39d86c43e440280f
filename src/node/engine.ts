/**
 * The extractor of the command line: takes a document, gives its Extraction. It knows the long tail of places. The Latin and language
 * plug-ins are loaded when a document first asks for them, and that document is read again: most news never does, and pays nothing.
 */
import { createExtractor } from '../index.js';
import type { Extraction, ExtractOptions, Extractor, GazetteerEntry, Plugin } from '../types.js';

export type Engine = (text: string, options: ExtractOptions) => Promise<Extraction>;

export function createEngine(gazetteers: readonly GazetteerEntry[][], defaults: ExtractOptions): Engine {
  const stands = [
    standIn('latin', async () => (await import('../latin/index.js')).latin()),
    standIn('language', async () => (await import('../language/index.js')).language()),
  ];
  const plugins = stands.map((s) => s.plugin);
  let made: Extractor | null = null;
  return async (text, options) => {
    if (!made) {
      const { places } = await import('../places/index.js');
      made ??= createExtractor({ gazetteers: [...gazetteers, places()], defaults, plugins });
    }
    const extractor = made;
    const first = extractor.extractEvents(text, options);
    const loaded = await Promise.all(stands.map((s) => s.loadIfAsked()));
    return loaded.some(Boolean) ? extractor.extractEvents(text, options) : first;
  };
}

/** A plug-in that finds nothing and remembers that it was asked, until the real one is there. */
function standIn(name: string, load: () => Promise<Plugin>) {
  let real: Plugin | null = null;
  let asked = false;
  const ask = (): Plugin | null => {
    asked = true;
    return real;
  };
  const plugin: Plugin =
    name === 'latin'
      ? { name, findLatin: (s) => ask()?.findLatin?.(s) ?? [], soundsLike: (s) => ask()?.soundsLike?.(s) ?? [] }
      : { name, nameLanguage: (s) => ask()?.nameLanguage?.(s) ?? null };
  return {
    plugin,
    /** True when the real plug-in has just come. */
    async loadIfAsked(): Promise<boolean> {
      if (!asked || real) return false;
      real = await load();
      return true;
    },
  };
}
