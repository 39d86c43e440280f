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
    ['fa', 'رئیس جمهور دیروز با وزیران دولت در تهران دیدار کرد'],
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
});
