/** Who says so: by verbs of speech, and by «بحسب», «وفقا لـ», «نقلا عن», before what is said and behind it. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

const CASES: [text: string, type: string, ...attribution: [kind: string, word: string, source: string | null][]][] = [
  ['أوقفت الشرطة رجلين في فاس.', 'arrest'],
  ['قال وزير الداخلية إن الشرطة أوقفت رجلين.', 'arrest', ['said', 'قال', 'وزير الداخلية']],
  ['نفى المتحدث باسم الجيش مقتل ثلاثة جنود في حلب.', 'death', ['denied', 'نفى', 'المتحدث']],
  ['نقلت وكالة رويترز عن مسؤول أن الجيش قصف البلدة.', 'attack', ['reported', 'نقلت', 'رويترز']],
  // What a report says has no one who says it.
  ['ذكر التقرير أن الشرطة أوقفت رجلين.', 'arrest', ['reported', 'ذكر', null]],
  // A verb of speech covers what stands behind it, up to the next one.
  ['قصف الجيش البلدة، وقال الوزير إن عشرة مسلحين قتلوا.', 'attack'],
  ['قصف الجيش البلدة، وقال الوزير إن عشرة مسلحين قتلوا.', 'death', ['said', 'وقال', 'الوزير']],
  ['قال الوزير إن الشرطة أوقفت رجلين، وأكد المتحدث أن الجيش قصف البلدة.', 'arrest', ['said', 'قال', 'الوزير']],
  ['قال الوزير إن الشرطة أوقفت رجلين، وأكد المتحدث أن الجيش قصف البلدة.', 'attack', ['said', 'وأكد', 'المتحدث']],
  // Behind what is said.
  ['أوقفت الشرطة رجلين، بحسب رويترز.', 'arrest', ['reported', 'بحسب', 'رويترز']],
  ['أوقفت الشرطة رجلين وفقا لوكالة رويترز.', 'arrest', ['reported', 'وفقا', 'رويترز']],
  ['أوقفت الشرطة رجلين، طبقا لوكالة رويترز.', 'arrest', ['reported', 'طبقا', 'رويترز']],
  ['أوقفت الشرطة رجلين، نقلا عن الوزير.', 'arrest', ['reported', 'نقلا', 'الوزير']],
  ['أوقفت الشرطة رجلين، استنادا إلى الوزارة.', 'arrest', ['reported', 'استنادا', 'الوزارة']],
  [
    'قال وزير الداخلية إن الشرطة أوقفت رجلين، بحسب رويترز.',
    'arrest',
    ['said', 'قال', 'وزير الداخلية'],
    ['reported', 'بحسب', 'رويترز'],
  ],
  // Before it.
  ['بحسب وزارة الداخلية أوقفت الشرطة رجلين.', 'arrest', ['reported', 'بحسب', 'وزارة الداخلية']],
  ['وفقا لوزارة الداخلية، أوقفت الشرطة رجلين.', 'arrest', ['reported', 'وفقا', 'وزارة الداخلية']],
  ['وبحسب الوزارة أوقفت الشرطة رجلين، وقال الوزير إن الجيش قصف البلدة.', 'arrest', ['reported', 'وبحسب', 'الوزارة']],
  ['وبحسب الوزارة أوقفت الشرطة رجلين، وقال الوزير إن الجيش قصف البلدة.', 'attack', ['said', 'وقال', 'الوزير']],
  // Something is no source.
  ['أوقفت الشرطة رجلين وفقا للقانون.', 'arrest'],
];

describe('attribution', () => {
  it.each(CASES)('%s · %s', (text, type, ...attribution) => {
    const { events, entities } = extractEvents(text, { minConfidence: 0 });
    const event = events.find((e) => e.type === type);
    const nameOf = (id: string | null) => entities.find((y) => y.id === id)?.name ?? null;
    expect(event?.attribution.map((a) => [a.kind, a.verb.text, nameOf(a.source)])).toEqual(attribution);
  });
});
