/** What is read and what is refused, and who names the language of a text that is not Arabic. */
import { expect, it } from 'vitest';
import { admit } from '../../src/text/admit.js';

const ARABIC = 'أعلنت وزارة الداخلية توقيف ثلاثة أشخاص في مدينة فاس';
const ENGLISH = 'The king met the president';
const names = (code: string) => ({ name: 'names', nameLanguage: () => ({ code, confidence: 0.9 }) });
const silent = { name: 'silent', nameLanguage: () => null };
const shown = (text: string, plugins: Parameters<typeof admit>[1] = []) => {
  const { code, read, warnings } = admit(text, plugins);
  return [code, read ? 'read' : 'refused', ...warnings.map((w) => `${w.code}: ${w.message}`)].join(' ');
};
const refused = (code: string) =>
  `${code} refused not-arabic: The text is not Arabic (${code}): nothing was extracted.`;

it.each([
  [ARABIC, [], 'ar read'],
  // Nothing and figures alone are of every language.
  ['', [], 'und read'],
  ['2024-09-05 15:30', [], 'und read'],
  [ENGLISH, [], refused('und')],
  ['رئیس جمهور دیروز با وزیران دولت در تهران دیدار کرد', [], refused('fa')],
  // The first plug-in that knows it names it; one without an opinion, or that names nothing, is passed over.
  [ENGLISH, [names('en')], refused('en')],
  [ENGLISH, [{ name: 'other' }, silent, names('en'), names('de')], refused('en')],
  [ENGLISH, [silent], refused('und')],
  // It may know better that the text is Arabic, but is not asked where that is clear.
  ['Marhaban, hal anta bikhayr?', [names('ar')], 'ar read'],
  [ARABIC, [names('en')], 'ar read'],
] as const)('%s', (text, plugins, expected) => {
  expect(shown(text, plugins as never)).toBe(expected);
});
