import { describe, expect, it } from 'vitest';
import { readLanguage } from '../../src/text/language.js';

describe('the language of a text', () => {
  it.each([
    ['ar', 'أعلنت وزارة الداخلية توقيف ثلاثة أشخاص في مدينة فاس'],
    ['ar', 'بغداد'],
    ['ar', 'و م ع اعتبر خبيران أن الموسم الفلاحي واعد'],
    ['ar', 'شنو هاد الشي اللي وقع البارح فالسوق'],
    ['ar', 'شو عم تعمل هلق بالبيت'],
    ['ar', 'ليش سكروا الشارع من أمس والناس واجد'],
    ['ar', 'أعلنت شركة Microsoft Corporation عن نظام Windows 12 الجديد'],
    ['ar', 'وزیر الخارجیة یصل إلى الریاض'],
    ['ar', 'قتل أقل من ألف شخص'],
    ['ar', 'أكثر من ألف شخص'],
    ['ar', 'يتولى شخص بدون حق منصبا'],
    ['ar', 'فاز باريس سان جيرمان'],
    ['ar', 'ڤيديو'],
    ['ar', 'گوگل'],
    ['ar', 'ﷲ'],
    ['fa', 'رئیس جمهور دیروز با وزیران دولت در تهران دیدار کرد'],
    ['fa', 'رئيس جمهور ديروز با وزيران دولت در تهران ديدار كرد'],
    ['fa', 'اين كتاب است كه مي خواهم'],
    ['fa', 'کتابخانه‌ها'],
    ['ur', 'پارليمنٹ نے قانون منظور كر ليا'],
    ['ckb', 'ئەمڕۆ'],
    ['sd', '۽'],
    ['ur', 'وزیراعظم نے آج اسلام آباد میں صحافیوں سے بات کی ہے'],
    ['ps', 'د افغانستان ولسمشر نن په کابل کې له وزیرانو سره ولیدل'],
    ['ckb', 'سەرۆکی هەرێم ئەمڕۆ لە هەولێر لەگەڵ وەزیرەکان کۆبووەوە'],
    ['ug', 'پرېزىدېنت بۈگۈن پايتەختتە مىنىستىرلار بىلەن كۆرۈشتى'],
    ['sd', 'وزيراعليٰ اڄ ڪراچي ۾ صحافين سان ڳالهايو آهي'],
    ['ms', 'ڤردان منتري تله برتمو دڠن راج د ايبو نݢارا ڤد هاري ايسنين'],
  ])('%s: %s', (code, text) => {
    expect(readLanguage(text).code).toBe(code);
  });

  it('is und for text without language and for other scripts', () => {
    expect(readLanguage('')).toEqual({ code: 'und', confidence: 1 });
    expect(readLanguage('%%% 123').code).toBe('und');
    expect(readLanguage('The king met the president').code).toBe('und');
    expect(readLanguage('The newspaper (المساء) stopped appearing in the capital').code).toBe('und');
  });

  it('sees the Arabic that follows a long head in another script', () => {
    const text = `${'menu item '.repeat(60)}${'أعلنت الوزارة في بيان أمس عن توقيف عدد من الأشخاص. '.repeat(60)}`;
    expect(readLanguage(text).code).toBe('ar');
  });

  const ARABIC = 'أعلنت الوزارة في بيان أمس عن توقيف عدد من الأشخاص بعد أن تبين أنهم ';
  const PERSIAN = 'رئیس جمهور دیروز با وزیران دولت در تهران دیدار کرد و گفت که این کشور ';
  it.each([
    ['start', 'ar', `${ARABIC.repeat(7)}${PERSIAN.repeat(3)}${ARABIC.repeat(40)}`],
    ['middle', 'ar', `${PERSIAN.repeat(5)}${ARABIC.repeat(40)}`],
    ['most of it', 'fa', `${PERSIAN.repeat(40)}${ARABIC.repeat(5)}`],
  ])('of a long text is that of its beginning, middle and end: %s', (_, code, text) => {
    expect(readLanguage(text).code).toBe(code);
  });

  it('does not depend on marks, shapes of letters or the keyboard', () => {
    for (const text of [
      'أَعْلَنَتْ وِزَارَةُ الدَّاخِلِيَّةِ تَوْقِيفَ ثَلَاثَةِ أَشْخَاصٍ',
      'ﻭﺯﺍﺭﺓ ﺍﻟﺪﺍﺧﻠﻴﺔ ﻓﻲ ﺍﻟﺮﺑﺎﻁ',
      'وزارة الداخلیة فی الرباط تعلن توقیف ثلاثة أشخاص',
    ])
      expect(readLanguage(text).code, text).toBe('ar');
    const plain = readLanguage('أعلنت وزارة الداخلية في الرباط');
    expect(readLanguage('أَعْلَنَتْ وِزَارَةُ الدَّاخِلِيَّةِ فِي الرِّبَاطِ')).toEqual(plain);
  });

  it('is the surer the more of the words say so', () => {
    const sure = (text: string) => readLanguage(text).confidence;
    expect(sure('بغداد')).toBeGreaterThan(0.5);
    expect(sure('بغداد')).toBeLessThan(0.95);
    expect(sure('أعلنت الوزارة في بيان أمس عن توقيف عدد من الأشخاص')).toBeGreaterThan(sure('بغداد'));
    expect(sure(PERSIAN)).toBeGreaterThan(0.95);
    // A beginning or an ending of Arabic speaks for it, a letter of foreign words against it, a common word whoever's keyboard wrote it.
    expect(sure('الكتاب')).toBeGreaterThan(sure('كتاب'));
    expect(sure('كتابات')).toBeGreaterThan(sure('كتاب'));
    expect(sure('گوگل')).toBeLessThan(sure('غوغل'));
    for (const word of ['في', 'فی', 'إلى', 'إلي', 'إلی']) expect(sure(word), word).toBeGreaterThan(0.95);
    for (const text of [ARABIC, PERSIAN, 'بغداد', 'x']) expect(sure(text)).toBeLessThanOrEqual(1);
  });

  it('is that of the Arabic letters if they are more than a third', () => {
    const mixed = (letters: number) => `${'abcdefghij'.repeat(10)} ${'ا'.repeat(letters)}`;
    expect(readLanguage(mixed(53))).toEqual({ code: 'und', confidence: 0.5 });
    expect(readLanguage(mixed(54)).code).not.toBe('und');
  });
});
