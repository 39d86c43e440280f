/**
 * Is the text to be read, and as what: takes a text and the namers of languages, gives its language, whether it is Arabic enough, and a
 * warning where it is not. What is not Arabic is named, not read.
 */
import type { Plugin, Warning } from '../types.js';
import { readLanguage } from './language.js';

export interface Admitted {
  readonly code: string;
  readonly confidence: number;
  readonly read: boolean;
  readonly warnings: readonly Warning[];
}

const ARABIC = 'ar';
const NONE = 'und';

export function admit(text: string, plugins: readonly Plugin[]): Admitted {
  const { code, confidence } = readLanguage(text);
  if (code === ARABIC) return { code, confidence, read: true, warnings: [] };
  // Figures alone («2024-09-05», «15:30») belong to every language.
  if (code === NONE && confidence === 1) return { code, confidence, read: true, warnings: [] };
  for (const p of plugins) {
    const named = p.nameLanguage?.(text);
    if (named?.code === ARABIC) return { ...named, read: true, warnings: [] };
    if (named) return { ...named, read: false, warnings: [refusal(named.code)] };
  }
  return { code, confidence, read: false, warnings: [refusal(code)] };
}

const refusal = (code: string): Warning => ({
  code: 'not-arabic',
  message: `The text is not Arabic (${code}): nothing was extracted.`,
});
