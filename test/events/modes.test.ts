/** How it was done: the mode of an event by the nearest word of its clause that tells one. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

const CASES: [text: string, type: string, mode: string | null][] = [
  ['هاجم رجل المارة بسكين في باريس.', 'attack', 'blade'],
  ['هاجم رجل المارة بشاحنة في نيس.', 'attack', 'vehicle'],
  ['هاجم رجل المارة في باريس.', 'attack', null],
  ['هجوم كيماوي على بلدة دوما.', 'attack', 'chemical'],
  ['هاجم الجيش بلدة عفرين بالمدفعية والصواريخ.', 'attack', 'shelling'],
  // Of two words the nearer, before it or behind; of each event its own.
  ['هاجم رجل بسكين شرطيا يحمل مسدسا في باريس.', 'attack', 'blade'],
  ['قرب طائرة قديمة محترقة هاجم رجل بسكين شرطيا في باريس.', 'attack', 'blade'],
  // A word that is a cue with its article alone, behind a preposition too.
  ['أجرى الوزيران محادثات عبر الهاتف.', 'meeting', 'phone'],
  ['أجرى الوزيران محادثات بالهاتف.', 'meeting', 'phone'],
  ['عقد الوزيران اجتماعا عبر الفيديو.', 'meeting', 'online'],
  ['عقد الرئيس المصري اجتماعا ثنائيا مع نظيره الفرنسي.', 'meeting', 'bilateral'],
  // Too far to be said of it.
  ['عقد الوزيران اجتماعا في فندق كبير قرب المطار القديم لمدينة عمان بعد مكالمة عبر الهاتف.', 'meeting', null],
  ['وصل الأمير إلى عمان في زيارة رسمية.', 'visit', 'official'],
  ['زار الأمير المدينة المنورة لأداء العمرة.', 'visit', 'pilgrimage'],
  ['قام الوزير بزيارة تفقدية لميناء طنجة.', 'visit', 'inspection'],
  ['قتل عشرة أشخاص في تصادم قطارين بمصر.', 'accident', 'rail'],
  ['غرق قارب قبالة سواحل ليبيا.', 'accident', 'drowning'],
  ['انهار مبنى سكني في حلب.', 'accident', 'collapse'],
  // A type without modes.
  ['فاز الهلال على النصر في مباراة رسمية.', 'match', null],
]; // biome-ignore format: one case a line

describe('modes', () => {
  it.each(CASES)('%s', (text, type, mode) => {
    const events = extractEvents(text, { minConfidence: 0 }).events.filter((e) => e.type === type);
    expect(events.at(-1)?.mode).toBe(mode);
  });
});
