/** Texts for the laws: news-like, odd, and both mixed. */
import fc from 'fast-check';

const WORDS =
  `أعلن أعلنت وزير وزارة الخارجية المغربي محمد السادس الملك عبد الله بن الرئيس إيمانويل ماكرون اجتماع لقاء زيارة وصل اعتقلت الشرطة ثلاثة أشخاص
مقتل إصابة خمسة وعشرين جريحا يوم الثلاثاء أمس اليوم غدا الماضي المقبل 3 سبتمبر 2024 شتنبر محرم 1446 هـ رمضان الساعة العاشرة صباحا مليون دولار ٢٥ في من إلى على
بين وبين الرباط فاس باريس فرنسا القاهرة الأمم المتحدة منظمة الصحة العالمية البرلمان قال وقال إن أن لم لن سوف قد احتجاجا على وبالرياض وللجزائر فسيكتبونها أدان ندد طالب
وقع اتفاقية عين مدير الشركة انفجار هجوم حجز كيلوغرام وكالة رويترز والتي الذي هذا، . ؟ ! « » " ( ) - : ؛`.split(/\s+/);
const ODD = [
  '\u0000',
  '\ud83d',
  '\ude00',
  '😀',
  '👨\u200d👩\u200d👧',
  '\u200f',
  '\u202e',
  '\ufeff',
  'ﷺ',
  'ﻻ',
  'مُحَمَّدٌ',
  'مـــحمد',
  '\u0640',
  '__proto__',
  'constructor',
  '<b>',
  'Emmanuel Macron',
  'Lyon, France',
  '99/99/9999',
  '٣١/٢/٢٠٢٤',
  '\r\n',
  '\n\n',
  '\t',
  '𞸀',
  'é',
  '1e308',
  '-0',
  'NaN',
];

const join = (words: string[], blanks: string[]) => words.map((w, i) => w + (blanks[i] ?? ' ')).join('');
const blank = fc.constantFrom(' ', ' ', ' ', ' ', '\n', '', '\u00a0', '،');

export const news = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((w) => w.join(' '));
export const mixed = fc
  .tuple(fc.array(fc.constantFrom(...WORDS, ...ODD), { maxLength: 60 }), fc.array(blank, { maxLength: 60 }))
  .map(([w, b]) => join(w, b));
/** Any UTF-16 units, lone halves among them. */
export const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((u) => String.fromCharCode(...u));
/** Units near the scripts that are read. */
export const arabicUnits = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0x600, max: 0x6ff }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0xfb50, max: 0xfeff }),
      fc.constant(0x20),
    ),
    { maxLength: 120 },
  )
  .map((u) => String.fromCharCode(...u));

export const text = fc.oneof(
  { weight: 3, arbitrary: news },
  { weight: 4, arbitrary: mixed },
  { weight: 2, arbitrary: units },
  { weight: 2, arbitrary: arabicUnits },
);
