/** How many, how long and with what result: the quantities of events, by a table. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

/** Text, type, then «role text min max» of each quantity, «∞» for an open bound. */
const CASES: [text: string, type: string, ...quantities: string[]][] = [
  ['قتل 4 مدنيين وجندي في قصف على دونيتسك.', 'death', 'killed 4 مدنيين وجندي 5 5'],
  ['أوقفت الشرطة أربعة رجال وامرأة في طنجة.', 'arrest', 'arrested أربعة رجال وامرأة 5 5'],
  ['لقي ثلاثة عمال وطفلان مصرعهم في انهيار منزل بصنعاء.', 'death', 'killed ثلاثة عمال وطفلان 5 5'],
  ['خلف الحادث 3 قتلى وجريحا في مراكش.', 'death', 'killed 3 قتلى 3 3'],
  ['أسفر القصف عن مقتل شخص وإصابة 11 آخرين.', 'death', 'killed شخص 1 1'],
  ['أسفر القصف عن مقتل شخص وإصابة 11 آخرين.', 'injury', 'injured 11 11 11'],
  ['خلف الهجوم مقتل 95 شخصا على الأقل من سكان القرية.', 'death', 'killed 95 شخصا 95 ∞'],
  ['قضت المحكمة بالسجن ثمانية أشهر على الصحفي.', 'sentence', 'duration ثمانية أشهر 8 8'],
  ['حكم القضاء في تونس على رجل الأعمال المعروف الذي فر إلى الخارج بالحبس 12 عاما وستة أشهر.', 'sentence', 'duration 12 عاما وستة أشهر 12.5 12.5'],
  ['أصدرت المحكمة حكمها بعد محاكمة استمرت ثلاث سنوات.', 'sentence'],
  ['فاز الرجاء على الوداد 3-1 في الدار البيضاء.', 'match', 'score 3-1 3 1'],
  ['تعادل الترجي مع الأهلي بهدف لمثله.', 'match', 'score هدف لمثله 1 1'],
  ['تغلب السد على الريان بثلاثية نظيفة.', 'match', 'score ثلاثية نظيفة 3 0'],
  ['خسر تشيلسي أمام مانشستر يونايتد صفر-1، وسيلتقي الفريقان مجددا في مباراة الإياب الأسبوع المقبل.', 'match', 'score صفر-1 0 1'],
  ['سيلتقي الرجاء والوداد الأحد المقبل في مباراة الإياب، بعد أن انتهت الأولى 2-1.', 'match'],
  ['سجل بنزيمة هدفين في فوز ريال مدريد على إشبيلية.', 'match'],
]; // biome-ignore format: one case a line

const bound = (n: number | null) => n ?? '∞';

describe('quantities of events', () => {
  it.each(CASES)('%s %s', (text, type, ...quantities) => {
    const x = extractEvents(text, { minConfidence: 0 });
    const event = x.events.find((e) => e.type === type);
    const told = event?.quantities.map((q) => {
      const { text: said } = x.quantities.find((other) => other.id === q.ref)!;
      return `${q.role} ${said} ${bound(q.min)} ${bound(q.max)}`;
    });
    expect(told).toEqual(quantities);
  });
  it('tells what an event asks for of that event alone', () => {
    const x = extractEvents('انتهت المباراة بفوز الرجاء 3-1. وقال المدرب إن النسبة 4-2 وإن المدة ثمانية أشهر.');
    expect(x.quantities.map((q) => q.text)).toEqual(['3-1']);
  });
  it.each([
    ['فاز الرجاء على الوداد بنتيجة 3-1 في الدار البيضاء.', 'score: 3-1'],
    ['حكمت المحكمة على الوزير السابق بالسجن ثمانية أشهر.', 'term: 8 months'],
    ['حكمت محكمة في تونس على رجل بالحبس سنة واحدة.', 'term: 1 year'],
  ])('%s %s', (text, expected) => {
    expect(
      extractEvents(text, { minConfidence: 0 })
        .events.map((e) => e.summary.en)
        .join(' '),
    ).toContain(expected);
  });
});

describe('ordinals of events', () => {
  it.each([
    ['عقد الأنتربول اجتماعه الثامن في ليون.', 'meeting', 8],
    ['عقدت اللجنة ثالث اجتماع لها في الرباط.', 'meeting', 3],
    ['اختتمت القمة العربية الثانية والثلاثون في جدة.', 'meeting', 32],
    ['خاض اللاعب أول مباراة له مع الفريق.', 'match', null],
    ['أدى الهجوم إلى مقتل ثلاثة وإصابة الرابع.', 'injury', null],
  ])('%s', (text, type, ordinal) => {
    const event = extractEvents(text, { minConfidence: 0 }).events.find((e) => e.type === type);
    expect(event?.ordinal).toBe(ordinal);
  });
});
