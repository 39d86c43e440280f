/** What an event was about: the stretch behind «حول», «بشأن», «طالب بـ…». */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

const CASES: [text: string, type: string, ...topics: string[]][] = [
  ['عقد وزراء الزراعة اجتماعا حول الأمن الغذائي في الرباط.', 'meeting', 'الأمن الغذائي في الرباط'],
  ['أجرى الجانبان محادثات بشأن تبادل الأسرى، أمس الاثنين.', 'meeting', 'تبادل الأسرى'],
  ['عقد الوزيران اجتماعا لبحث أزمة المياه يوم الثلاثاء.', 'meeting', 'أزمة المياه'],
  ['عقد الوزيران اجتماعا في تونس.', 'meeting'],
  ['طالبت منظمة العفو الدولية السلطات بالإفراج عن الصحفي.', 'demand', 'الإفراج عن الصحفي'],
  ['دعت النقابة الحكومة إلى سحب مشروع القانون.', 'demand', 'سحب مشروع القانون'],
  ['طالبت النقابة بأن تسحب الحكومة المشروع.', 'demand'],
  ['اتهمت المعارضة الحكومة بتزوير نتائج الاقتراع.', 'accusation', 'تزوير نتائج الاقتراع'],
  ['وقعت السعودية والمغرب مذكرة تفاهم في مجال الطاقة المتجددة.', 'agreement', 'الطاقة المتجددة'],
  ['تظاهر الآلاف في عمان احتجاجا على رفع الأسعار.', 'protest', 'رفع الأسعار'],
  ['نددت حماس بإسرائيل.', 'condemnation'],
  ['تظاهر مئات العمال في صفاقس على الرغم من الأمطار.', 'protest'],
  ['طالبت النقابات بشدة بسحب القرار الحكومي.', 'demand', 'سحب القرار الحكومي'],
  ['طالبت المعارضة بالتالي لجنة الانتخابات بإعادة الفرز.', 'demand', 'إعادة الفرز'],
  ['طالب الحزب بمحاكمة الوزير لا بإقالته.', 'demand', 'محاكمة الوزير'],
  // No preposition is left hanging, nothing behind a comma, no time, nobody named, nothing pointed at.
  ['عقد الوزيران اجتماعا في الرباط حول الأمن في.', 'meeting', 'الأمن'],
  ['تظاهر العمال، احتجاجا على رفع الأسعار.', 'protest'],
  ['بحث الوزيران، خلال اجتماع حول المياه يوم الأحد، ملف الأسرى.', 'meeting', 'المياه'],
  ['ندد الحزب بالتصريحات وبإسرائيل.', 'condemnation'],
  ['اجتمع الوزير بالسفير حول هذا الملف.', 'meeting'],
  // Over a phrase in between, with what is joined to it.
  ['طالبت النقابة الحكومة في رسالة وجهتها أمس بسحب القانون.', 'demand', 'سحب القانون'],
  ['اتهم الحزب الوزير بالتزوير وبسرقة المال العام.', 'accusation', 'التزوير وبسرقة المال العام'],
];

describe('topics', () => {
  it.each(CASES)('%s', (text, type, ...topics) => {
    const event = extractEvents(text, { minConfidence: 0 }).events.find((e) => e.type === type);
    expect(event?.topics.map((s) => s.text)).toEqual(topics);
    for (const s of event?.topics ?? []) expect(text.slice(s.start, s.end)).toBe(s.text);
  });
});
