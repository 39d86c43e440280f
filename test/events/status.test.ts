/** Did it happen: the status of an event by the words around it, and by what they do not govern. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

const CASES: [text: string, type: string, status: string][] = [
  // A day that is now is not ahead.
  ['ندد خطباء المساجد في المحافظة، اليوم، بتفجير المسجد.', 'condemnation', 'actual'],
  ['يلتقي الوزير التونسي غدا نظيره الليبي.', 'meeting', 'planned'],
  // A particle governs its verb, and the noun that the verb tells of.
  ['لم يعقد الطرفان أي اجتماع منذ أشهر.', 'meeting', 'negated'],
  ['لم تسفر الضربة عن إصابات أو مقتل مدنيين في البلدة.', 'death', 'negated'],
  ['أكدت الوزيرة أن أحدا لم يصب بأذى في الهجوم على السفارة في كابول.', 'attack', 'actual'],
  ['لم يتوصل الوفدان إلى أي اتفاق في جولة جنيف.', 'agreement', 'negated'],
  ['وقد تسلم المنتخب العراقي كأس البطولة في البصرة.', 'award', 'actual'],
  ['حذر الطبيب من أن الحرارة قد تسفر عن مقتل مسنين في الجزائر.', 'death', 'hypothetical'],
  // A phrase of its own is not governed.
  ['طالب الوزير نظيره في اتصال هاتفي بفتح المعبر.', 'meeting', 'actual'],
  ['نفى المدير ما ورد في تقرير نشرته صحيفة لبنانية عن الشركة.', 'publication', 'actual'],
  // Something else is to be done about what is there.
  ['طالبت الأمم المتحدة الجيش بوقف القصف على مدينة الفاشر.', 'attack', 'actual'],
  ['حذر التقرير من مخاطر القصف على سكان خيرسون.', 'attack', 'hypothetical'],
  ['قال الوزير إن الجماعات لن تتمكن من النيل من البلاد بهذه الهجمات على بغداد.', 'attack', 'actual'],
  // Called off, put off, decided, called.
  ['ألغى الرئيس الفرنسي زيارة إلى بيروت.', 'visit', 'negated'],
  ['تأجيل إضراب أعوان الصحة في القيروان.', 'protest', 'planned'],
  ['قررت المحكمة في وجدة اعتقال الموظف.', 'arrest', 'actual'],
  ['قرر النادي القطري التعاقد مع مهاجم الرجاء لموسمين.', 'transfer', 'planned'],
  ['دعا الاتحاد العام للشغل إلى إضراب عام يوم الخميس.', 'protest', 'planned'],
  // Purpose.
  ['وصل وزير التجارة إلى بكين لخوض محادثات مع نظيره الصيني.', 'meeting', 'planned'],
  ['اتخذ الجيش من الحادث ذريعة لمهاجمة البلدة في دارفور.', 'attack', 'hypothetical'],
  ['تعرض الموقع العسكري في مأرب لهجوم بالصواريخ.', 'attack', 'actual'],
  ['تجمع العمال أمام المصنع في صفاقس وذلك للمطالبة بصرف أجورهم.', 'demand', 'actual'],
  // Asked for, hoped for, not known, refrained from.
  ['دعت وزيرة العدل، سلمى النجار، السلطات إلى فتح تحقيق في الحادث.', 'investigation', 'hypothetical'],
  ['حث الأمين العام، الذي يزور عمان هذا الأسبوع، الأطراف على إجراء مفاوضات جدية.', 'meeting', 'hypothetical'],
  [
    'استغرب النائب الدور الذي يمكن أن تلعبه الشركات، خصوصا الصغرى منها، مطالبا الحكومة بتشغيل المصفاة.',
    'demand',
    'actual',
  ],
  ['حقوقيون يدعون إلى محاكمة الضابط في تونس.', 'prosecution', 'hypothetical'],
  ['لم تدع المنظمة إلى إجراء تحقيق في مقتل الصحفية.', 'investigation', 'hypothetical'],
  ['قال المحافظ إنه لا توجد معلومات عن قتلى في حلب.', 'death', 'hypothetical'],
  ['نقل القاضي الطفل إلى دار الرعاية خشية احتمال اختطافه من المنزل.', 'abduction', 'hypothetical'],
  ['أحجم الجيش عن مهاجمة البلدة في دارفور.', 'attack', 'negated'],
  ['لا يستطيع المجلس استدعاء الشهود أو مقاضاة المديرين في الشركة.', 'prosecution', 'hypothetical'],
  ['قال الوزير السابق إنه سيستقيل من الحزب إذا خسر الانتخابات في مايو.', 'departure', 'hypothetical'],
  ['اتفق الوزيران على عقد اجتماع في الدوحة لبحث الأزمة.', 'meeting', 'planned'],
  ['اتفق الوزيران في اجتماع عقد في الدوحة على خفض الرسوم.', 'meeting', 'actual'],
  ['قال اللاعب إنه قرر رفع شكوى ضد النادي القطري.', 'prosecution', 'planned'],
  // Behind the noun.
  ['قال الوزير إن المباراة التي ستجمع الرجاء والوداد ستقام في الرباط.', 'match', 'planned'],
  ['القمة العربية ستعقد في بغداد بمشاركة القادة.', 'meeting', 'planned'],
  ['يخشى السكان احتجاجات مرتقبة في البصرة.', 'protest', 'planned'],
];

describe('status', () => {
  it.each(CASES)('%s · %s %s', (text, type, status) => {
    const { events } = extractEvents(text, { minConfidence: 0 });
    expect(events.find((e) => e.type === type)?.status, events.map((e) => `${e.type} ${e.status}`).join(', ')).toBe(
      status,
    );
  });
});
