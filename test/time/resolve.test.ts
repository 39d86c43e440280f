/** Every field of a time, by what was said: value, days, type, grain, calendar, where its year or day came from, what a relative expression says. */
import { expect, it } from 'vitest';
import { read } from './read.js';

const fields = (text: string, ref: string | null): string => {
  const { times, warnings } = read(text, ref);
  expect(times).toHaveLength(1);
  const t = times[0]!;
  const shown = [t.value, t.from, t.to, t.type, t.grain, t.calendar, t.basis, t.relative].map((x) => x ?? '-');
  return [...shown, ...(t.mod ? [t.mod] : []), ...warnings.map((w) => w.message.split(':')[0])].join(' ');
};

it.each([
  // Years.
  ['صدر القرار سنة 2019.', '2019 2019-01-01 2019-12-31 DATE year gregorian stated -'],
  ['صدر القرار العام الماضي.', '2023 2023-01-01 2023-12-31 DATE year gregorian published P-1Y'],
  ['ازدهرت المدينة سنة 950 قبل الميلاد.', '-0949 - - DATE year gregorian stated -'],
  ['صدر القرار سنة 1440هـ.', '2018-09-11/2019-08-30 2018-09-11 2019-08-30 DATE year hijri stated -'],
  ['صدر القرار سنة 100هـ.', '0718/0719 0718-01-01 0719-12-31 DATE year hijri stated -'],
  ['صدر القرار سنة 99هـ.', '- - - DATE year hijri none -'],
  ['صدر القرار سنة 1501هـ.', '- - - DATE year hijri none -'],
  // Of the Iranian calendar it is said that it is one.
  ['صدر القرار سنة 1399 هجرية شمسية.', '- - - DATE year solar-hijri none -'],
  ['صدر القرار في 13/5/1399 هجري شمسي.', '- - - DATE day solar-hijri none -'],
  ['يبدأ التسجيل في الموسم الدراسي 2023/2024.', '2023/2024 2023-01-01 2024-12-31 DATE year gregorian stated -'],
  // Months.
  ['صدر القرار في مارس 2019.', '2019-03 2019-03-01 2019-03-31 DATE month gregorian stated -'],
  ['صدر القرار في مارس.', '2024-03 2024-03-01 2024-03-31 DATE month gregorian published --03'],
  ['صدر القرار في مارس الماضي.', '2024-03 2024-03-01 2024-03-31 DATE month gregorian published M-3'],
  ['يصدر القرار في مارس المقبل.', '2025-03 2025-03-01 2025-03-31 DATE month gregorian published M+3'],
  ['صدر القرار في مارس الجاري.', '2024-03 2024-03-01 2024-03-31 DATE month gregorian published --03'],
  ['صدر القرار في مارس من العام الماضي.', '2023-03 2023-03-01 2023-03-31 DATE month gregorian published --03'],
  ['صدر القرار الشهر الماضي.', '2024-08 2024-08-01 2024-08-31 DATE month gregorian published P-1M'],
  ['صدر القرار في الشهر نفسه من العام الماضي.', '2023-09 2023-09-01 2023-09-30 DATE month gregorian published -'],
  ['صدر القرار في رمضان 1445هـ.', '2024-03-11/2024-04-09 2024-03-11 2024-04-09 DATE month hijri stated -'],
  ['صدر القرار في رمضان 2019.', '2019-05-06/2019-06-03 2019-05-06 2019-06-03 DATE month hijri stated -'],
  ['صدر القرار في رمضان من العام الماضي.', '2023-03-23/2023-04-20 2023-03-23 2023-04-20 DATE month hijri published -'],
  ['يصدر القرار في محرم المقبل.', '2025-06-26/2025-07-25 2025-06-26 2025-07-25 DATE month hijri published -'],
  // Days of a month.
  ['صدر القرار في 5 مارس 2019.', '2019-03-05 2019-03-05 2019-03-05 DATE day gregorian stated -'],
  ['صدر القرار في 5 مارس.', '2024-03-05 2024-03-05 2024-03-05 DATE day gregorian published --03-05'],
  ['صدر القرار في 5 مارس من العام الجاري.', '2024-03-05 2024-03-05 2024-03-05 DATE day gregorian published --03-05'],
  ['صدر القرار في 31 من الشهر الماضي.', '2024-08-31 2024-08-31 2024-08-31 DATE day gregorian published ---31'],
  ['يعود الوزير إلى عمان يوم 27، ثم يسافر.', '2024-09-27 2024-09-27 2024-09-27 DATE day gregorian published ---27'],
  ['صدر القرار في 29 فبراير.', '2024-02-29 2024-02-29 2024-02-29 DATE day gregorian published --02-29'],
  ['صدر القرار في 31 سبتمبر.', '- - - DATE day gregorian stated - no such day'],
  ['صدر القرار في 30/2/2023.', '- - - DATE day gregorian stated - no such day'],
  ['صدر القرار في 5/13/2020.', '- - - DATE day gregorian stated - no such month'],
  ['صدر القرار في 2020/5/13.', '2020-05-13 2020-05-13 2020-05-13 DATE day gregorian stated -'],
  ['صدر القرار في 13/5/1445هـ.', '2023-11-27 2023-11-27 2023-11-27 DATE day hijri stated -'],
  ['صدر القرار في 13/5/45هـ.', '2023-11-27 2023-11-27 2023-11-27 DATE day hijri stated -'],
  ['صدر القرار في 5/3/1402م.', '1402-03-05 1402-03-05 1402-03-05 DATE day gregorian stated -'],
  ['صدر القرار في 3 رمضان 1440 هـ.', '2019-05-08 2019-05-08 2019-05-08 DATE day hijri stated -'],
  ['صدر القرار في 5 مارس الجاري.', '2024-03-05 2024-03-05 2024-03-05 DATE day gregorian published --03-05'],
  ['صدر القرار في 31 رمضان 200هـ.', '- - - DATE day hijri none - no such day'],
  ['صدر القرار في 30 رمضان 200هـ.', '- - - DATE day hijri none -'],
  // A weekday chooses the year, and what a day of a month and its ordinal mean.
  ['احتفل به يوم الأربعاء 15 مارس.', '2023-03-15 2023-03-15 2023-03-15 DATE day gregorian published --03-15'],
  ['احتفل به يوم الأربعاء 4 سبتمبر.', '2024-09-04 2024-09-04 2024-09-04 DATE day gregorian published --09-04'],
  ['احتفل به في الثلاثاء الثالث من سبتمبر 2023.', '2023-09-19 2023-09-19 2023-09-19 DATE day gregorian stated -'],
  // Weekdays and days from that of publication, a Thursday.
  ['صدر القرار الاثنين.', '2024-09-02 2024-09-02 2024-09-02 DATE day gregorian published W1'],
  ['صدر القرار يوم الاثنين الماضي.', '2024-09-02 2024-09-02 2024-09-02 DATE day gregorian published W-1'],
  ['يصدر القرار يوم الاثنين المقبل.', '2024-09-09 2024-09-09 2024-09-09 DATE day gregorian published W+1'],
  ['يصدر القرار الاثنين بعد المقبل.', '2024-09-16 2024-09-16 2024-09-16 DATE day gregorian published W+1'],
  ['صدر القرار يوم الاثنين من الأسبوع الماضي.', '2024-08-26 2024-08-26 2024-08-26 DATE day gregorian published W1'],
  ['يصدر القرار هذا الأحد.', '2024-09-08 2024-09-08 2024-09-08 DATE day gregorian published W7'],
  ['صدر القرار أمس الأول.', '2024-09-03 2024-09-03 2024-09-03 DATE day gregorian published P-2D'],
  ['صدر القرار أمس الاثنين.', '2024-09-02 2024-09-02 2024-09-02 DATE day gregorian published P-1D'],
  ['صدر القرار في مثل هذا اليوم من العام الماضي.', '2023-09-05 2023-09-05 2023-09-05 DATE day gregorian published -'],
  // Weeks, ends of weeks.
  ['صدر القرار الأسبوع الماضي.', '2024-W35 2024-08-26 2024-09-01 DATE week gregorian published P-1W'],
  ['صدر القرار نهاية الأسبوع الماضي.', '2024-W35 2024-08-26 2024-09-01 DATE week gregorian published P-1W END'],
  ['صدر القرار في عطلة نهاية الأسبوع.', '2024-W35 2024-08-26 2024-09-01 DATE week gregorian published P0W END'],
  ['سيصدر القرار في عطلة نهاية الأسبوع.', '2024-W36 2024-09-02 2024-09-08 DATE week gregorian published P0W END'],
  // Some time ago: as exact as the words.
  ['صدر القرار قبل أسبوعين.', '2024-W34 2024-08-19 2024-08-25 DATE week gregorian published P-2W'],
  ['صدر القرار قبل عامين وثلاثة أشهر.', '2022-06-05 2022-06-05 2022-06-05 DATE day gregorian published P-2Y3M'],
  ['صدر القرار قبل ربع قرن.', '1999 1999-01-01 1999-12-31 DATE year gregorian published P-25Y'],
  ['صدر القرار قبل عقدين.', '200X 2000-01-01 2009-12-31 DATE decade gregorian published P-20Y'],
  ['صدر القرار قبل قرنين.', '18XX 1801-01-01 1900-12-31 DATE century gregorian published P-200Y'],
  ['صدر القرار قبل ساعتين.', '- - - TIME hour gregorian none PT-2H'],
  // Runs.
  [
    'صدر القرار خلال اليومين الماضيين.',
    '2024-09-03/2024-09-04 2024-09-03 2024-09-04 DATE day gregorian published P-2D',
  ],
  [
    'يصدر القرار خلال الأيام الثلاثة المقبلة.',
    '2024-09-06/2024-09-08 2024-09-06 2024-09-08 DATE day gregorian published P3D',
  ],
  ['تضاعف الإنتاج في العقدين الماضيين.', '2000/2019 2000-01-01 2019-12-31 DATE decade gregorian published P-20Y'],
  ['يصدر القرار خلال الساعات الثلاث المقبلة.', 'PT3H - - DURATION hour gregorian stated -'],
  [
    'يصدر القرار خلال ما تبقى من العام.',
    '2024-09-05/2024-12-31 2024-09-05 2024-12-31 DATE year gregorian published P0Y',
  ],
  // Weeks of a year, decades of a century, seasons, feasts.
  ['صدر التقرير في الأسبوع الثالث من عام 2024.', '2024-W03 2024-01-15 2024-01-21 DATE week gregorian stated -'],
  [
    'صدر التقرير في الأسبوعين الأخيرين من عام 2024.',
    '2024-W51/2024-W52 2024-12-16 2024-12-29 DATE week gregorian stated -',
  ],
  ['هاجرت الأسرة في ستينيات القرن التاسع عشر.', '186X 1860-01-01 1869-12-31 DATE decade gregorian stated -'],
  ['هاجرت الأسرة في ستينيات القرن الثالث قبل الميلاد.', '- - - DATE decade gregorian none -'],
  ['سافر الفريق الشتاء الماضي.', '2023-WI 2023-12-01 2024-02-29 DATE season gregorian published -'],
  ['يسافر الفريق الصيف المقبل.', '2025-SU 2025-06-01 2025-08-31 DATE season gregorian published -'],
  ['سافر الفريق في صيف 2022.', '2022-SU 2022-06-01 2022-08-31 DATE season gregorian stated -'],
  ['زينت الشوارع في عيد الميلاد.', '2023-12-25 2023-12-25 2023-12-25 DATE day gregorian published -'],
  ['احتفل المسلمون بعيد الفطر 1441هـ.', '2020-05-24 2020-05-24 2020-05-24 DATE day hijri stated -'],
  ['احتفل المسلمون بعيد الفطر 2019.', '2019-06-04 2019-06-04 2019-06-04 DATE day hijri stated -'],
  ['احتفل المسلمون برأس السنة الهجرية 2024.', '2024-07-07 2024-07-07 2024-07-07 DATE day hijri stated -'],
  ['احتفل المسيحيون بعيد الفصح 2019.', '2019-04-21 2019-04-21 2019-04-21 DATE day gregorian stated -'],
  // Of a school year it is not known where its parts lie.
  ['ارتفع العدد في الربع الأول من السنة الدراسية المقبلة.', '- - - DATE quarter gregorian none -'],
  // Lengths, what recurs.
  ['دام الحصار عامين وثلاثة أشهر.', 'P2Y3M - - DURATION month gregorian stated -'],
  ['دام ذلك من 3 إلى 5 آلاف سنة.', 'P3000Y/P5000Y - - DURATION year gregorian stated -'],
  ['تجتمع اللجنة كل شهر أو شهرين.', 'P1M/P2M - - SET month gregorian stated -'],
  ['تجتمع اللجنة كل أسبوعين.', 'P2W - - SET week gregorian stated -'],
])('%s', (text, expected) => {
  expect(fields(text, '2024-09-05')).toBe(expected);
});

it.each([
  // What was said is kept where no day is known to count from.
  ['صدر القرار في مارس.', '- - - DATE month gregorian none --03'],
  ['صدر القرار في مارس الماضي.', '- - - DATE month gregorian none M-3'],
  ['صدر القرار في 5 مارس.', '- - - DATE day gregorian none --03-05'],
  ['صدر القرار في رمضان.', '- - - DATE month hijri none --09'],
  ['صدر القرار في رمضان من العام الماضي.', '- - - DATE month hijri none --09'],
  ['صدر القرار في 3 رمضان.', '- - - DATE day hijri none --09-03'],
  ['صدر القرار في 3 رمضان 1440هـ.', '2019-05-08 2019-05-08 2019-05-08 DATE day hijri stated -'],
  ['يعود الوزير إلى عمان يوم 27، ثم يسافر.', '- - - DATE day gregorian none ---27'],
  ['صدر القرار في 31 سبتمبر.', '- - - DATE day gregorian stated - no such day'],
  ['صدر القرار في 5 من الشهر الماضي.', '- - - DATE day gregorian none ---05'],
  ['صدر القرار الاثنين الماضي.', '- - - DATE day gregorian none W-1'],
  ['صدر القرار أمس.', '- - - DATE day gregorian none P-1D'],
  ['صدر القرار الأسبوع الماضي.', '- - - DATE week gregorian none P-1W'],
  ['صدر القرار قبل عامين.', '- - - DATE year gregorian none P-2Y'],
  ['يصدر القرار بعد أسبوعين من الآن.', '- - - DATE week gregorian none P2W'],
  ['صدر القرار خلال اليومين الماضيين.', '- - - DATE day gregorian none P-2D'],
  ['تضاعف الإنتاج في القرن الماضي.', '19XX 1901-01-01 2000-12-31 DATE century gregorian context P-100Y'],
])('without a day of publication: %s', (text, expected) => {
  expect(fields(text, null)).toBe(expected);
});

it.each([
  // From the 29th of February there is no such day of the year before, but its month.
  ['صدر القرار في مثل هذا اليوم من العام الماضي.', '- - - DATE day gregorian none -'],
  ['صدر القرار في الشهر نفسه من العام الماضي.', '2023-02 2023-02-01 2023-02-28 DATE month gregorian published -'],
  // From an hour, over midnight.
  ['صدر القرار قبل دقيقتين.', '2024-02-29T10:28 2024-02-29 2024-02-29 TIME minute gregorian published PT-2M'],
  [
    'صدر القرار قبل ساعة وعشرين دقيقة.',
    '2024-02-29T09:10 2024-02-29 2024-02-29 TIME minute gregorian published PT-1H20M',
  ],
  ['سيصدر القرار بعد 14 ساعة.', '2024-03-01T00:30 2024-03-01 2024-03-01 TIME hour gregorian published PT14H'],
])('on the 29th of February at half past ten: %s', (text, expected) => {
  expect(fields(text, '2024-02-29T10:30')).toBe(expected);
});

it('a feast that is named in the days after it is the one gone by', () => {
  expect(read('أجواء عيد الميلاد.', '2024-01-10').times.map((t) => t.value)).toEqual(['2023-12-25']);
});
