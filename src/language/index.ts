/**
 * khabar/language: names the language of text that is not Arabic. A plug-in for `createExtractor({ plugins: [language()] })`.
 *
 * Takes a text, gives an ISO 639-1 code (639-3 where there is none) and a confidence, or null where it cannot tell, and for text in Arabic
 * script, whose letters and words say more than triples do. The commonest words of the languages that stand beside Arabic in the news decide
 * where they can; franc's letter triples decide among all its languages otherwise.
 */
import { francAll } from 'franc';
import type { Plugin } from '../types.js';
import data from './data/languages.json';

/** How much of a text is looked at, in UTF-16 units. */
const LOOK = 1024;
/** Below this length triples are guesswork. */
const SHORTEST = 4;
/** franc scores its best language 1; one above this is as good. */
const NEAR = 0.97;

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/g;
const ISO: Readonly<Record<string, string>> = data.iso;

const WORDS = new Map<string, string[]>();
for (const [code, words] of Object.entries(data.words))
  for (const word of words.split(' ')) WORDS.set(word, [...(WORDS.get(word) ?? []), code]);

interface Named {
  code: string;
  confidence: number;
}

/** The language whose common words make up most of the text; null where two are as good or hardly a word is known. */
function byWords(text: string): Named | null {
  const hits = new Map<string, number>();
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  for (const word of words) {
    const codes = WORDS.get(word);
    // A word of several languages speaks for each a little.
    for (const code of codes ?? []) hits.set(code, (hits.get(code) ?? 0) + 1 / codes!.length);
  }
  const [best, second] = [...hits].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < 1 || best[1] / words.length < 0.12) return null;
  const lead = best[1] - (second?.[1] ?? 0);
  return lead < 0.4 ? null : { code: best[0], confidence: best[1] / (best[1] + (second?.[1] ?? 0) + 0.2) };
}

function byTriples(text: string): Named | null {
  const ranked = francAll(text, { minLength: SHORTEST });
  const best = ranked[0]!;
  // franc gives `und`, or the name of a script, where it has nothing to compare with.
  if (best[0] === 'und' || !/^[a-z]{3}$/.test(best[0])) return null;
  // Languages of the news are likelier than their small neighbours when the triples hardly differ.
  const likely = ranked.find(([code, score]) => score > NEAR && ISO[code]! in data.words) ?? best;
  const second = ranked.find(([code]) => code !== likely[0]);
  return { code: ISO[likely[0]] ?? likely[0], confidence: 0.5 + Math.abs(likely[1] - (second?.[1] ?? 0)) / 2 };
}

function nameLanguage(text: string): Named | null {
  const head = text.slice(0, LOOK);
  const rest = head.replace(ARABIC, ' ');
  const letters = head.replace(/[^\p{L}]/gu, '').length;
  const others = rest.replace(/[^\p{L}]/gu, '').length;
  if (others * 2 < letters) return null;
  const named = byWords(rest) ?? byTriples(rest);
  return named && { code: named.code, confidence: Math.round(100 * named.confidence) / 100 };
}

export function language(): Plugin {
  return { name: 'language', nameLanguage };
}
