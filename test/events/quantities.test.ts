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
  // One who is told of no further, not anybody and nobody known.
  ['اعتقلت الشرطة شخصا في طنجة.', 'arrest', 'arrested شخصا 1 1'],
  ['اعتقلت الشرطة الشخص في طنجة.', 'arrest'],
  ['اعتقلت الشرطة كل شخص شارك في المظاهرة بطنجة.', 'arrest'],
  // Those joined to them: one or two people, not more of another number, not things, not those of another clause.
  ['قتل أربعة رجال وثلاث نساء في القصف على خان يونس.', 'death', 'killed أربعة رجال 4 4', 'killed ثلاث نساء 3 3'],
  ['قتل طفلان وامرأة في القصف على خان يونس.', 'death', 'killed طفلان وامرأة 3 3'],
  ['قتل ثلاثة من رجال الأمن وامرأة وطفلين في كركوك.', 'death', 'killed ثلاثة من رجال الأمن وامرأة وطفلين 6 6'],
  ['أصيب أربعة رجال وامرأتان في حريق بالمنامة.', 'injury', 'injured أربعة رجال وامرأتان 6 6'],
  ['أصيب أربعة رجال وسائقان في حريق بالمنامة.', 'injury', 'injured أربعة رجال وسائقان 6 6'],
  ['أصيب أربعة رجال ومهندسان في حريق بالمنامة.', 'injury', 'injured أربعة رجال ومهندسان 6 6'],
  ['مقتل ثلاثة رجال وجنديين في كركوك.', 'death', 'killed ثلاثة رجال وجنديين 5 5'],
  ['قتل أكثر من 10 مدنيين وجندي في هجوم على مأرب.', 'death', 'killed 10 مدنيين وجندي 11 ∞'],
  ['قتل ثلاثة رجال وسيارتان احترقتا في كركوك.', 'death', 'killed ثلاثة رجال 3 3'],
  ['أصيب ثلاثة عمال وحصان في حريق بالمنامة.', 'injury', 'injured ثلاثة عمال 3 3'],
  ['قتل ثلاثة جنود ومدنيون في هجوم على مأرب.', 'death', 'killed ثلاثة جنود 3 3'],
  ['قتل ثلاثة عمال والسائق في حادث سير ببنغازي.', 'death', 'killed ثلاثة عمال 3 3'],
  ['قتل ثلاثة أطفال ووالدهم في حريق بوهران.', 'death', 'killed ثلاثة أطفال 3 3'],
  ['قتل ثلاثة شبان هاجموا ضابطا وجنديا في الخليل.', 'death', 'killed ثلاثة شبان 3 3'],
  ['قتل ثلاثة عمال، وجندي يحرس المصنع في مأرب.', 'death', 'killed ثلاثة عمال 3 3'],
  // A share is no count; of how many is not how many.
  ['اعتقلت الشرطة نصف المحتجين في عمان.', 'arrest'],
  ['اعتقلت الشرطة 5 أشخاص من أصل 20 محتجا في عمان.', 'arrest', 'arrested 5 أشخاص 5 5'],
  // Of another sentence.
  ['اعتقلت الشرطة صحفيا في طنجة. وقالت منظمة إن 20 معتقلا يضربون عن الطعام.', 'arrest'],
  // By the kind of their unit.
  ['وقعت الشركة السعودية صفقة بقيمة 40 مليون دولار مع شركة صينية.', 'deal', 'money 40 مليون دولار 40000000 40000000'],
  ['اشترت الشركة الهندية مليون برميل من النفط من العراق.', 'deal', 'amount مليون برميل 1000000 1000000'],
  ['ضبطت الشرطة 40 كيلوغراما من المخدرات في طنجة.', 'seizure', 'amount 40 كيلوغراما 40 40'],
  ['ضبطت الشرطة في طنجة 3 أطنان من القنب.', 'seizure', 'amount 3 أطنان 3 3'],
  ['ضبطت الشرطة 40 غراما من الكوكايين على بعد 5 كيلومترات من طنجة.', 'seizure', 'amount 40 غراما 40 40'],
  ['ضبطت الشرطة 40 غراما من الكوكايين على بعد 500 متر من الميناء.', 'seizure', 'amount 40 غراما 40 40'],
  ['ضبطت الشرطة 40 غراما من الكوكايين بنقاوة 80% في طنجة.', 'seizure', 'amount 40 غراما 40 40'],
  ['ضبطت الجمارك في طنجة 3000 لتر من البنزين المهرب.', 'seizure', 'amount 3000 لتر 3000 3000'],
  ['حصل الحزب على 40% من الأصوات في الانتخابات.', 'election', 'votes 40% 40 40'],
  ['ضرب زلزال بقوة 6.2 درجات جنوب إيران.', 'disaster', 'magnitude 6.2 درجات 6.2 6.2'],
  ['حكمت المحكمة على المدير بالسجن سنتين وبغرامة 5000 دولار.', 'sentence', 'duration سنتين 2 2', 'money 5000 دولار 5000 5000'],
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
  it('gives a value to a sum that is known, none to one with an open bound', () => {
    const sum = (text: string) =>
      extractEvents(text, { minConfidence: 0 }).quantities.find((q) => q.text.endsWith('وجندي'));
    expect(sum('قتل 10 مدنيين وجندي في هجوم على مأرب.')).toMatchObject({
      value: 11,
      min: 11,
      max: 11,
      approximate: false,
    });
    expect(sum('قتل أكثر من 10 مدنيين وجندي في هجوم على مأرب.')).toMatchObject({ value: null, min: 11, max: null });
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
    ['عقد الوزراء الاجتماع الوزاري الثالث في عمان.', 'meeting', 3],
    ['خاض اللاعب أول مباراة له مع الفريق.', 'match', null],
    ['أدى الهجوم إلى مقتل ثلاثة وإصابة الرابع.', 'injury', null],
    ['أصيب جنديان وقتل الثالث في مأرب.', 'death', null],
  ])('%s', (text, type, ordinal) => {
    const event = extractEvents(text, { minConfidence: 0 }).events.find((e) => e.type === type);
    expect(event?.ordinal).toBe(ordinal);
  });
});
