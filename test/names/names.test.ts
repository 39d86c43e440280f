/** Names in short sentences (`names.cases.txt`), titles, and what is joined into one entity. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExtractor } from '../../src/index.js';

const x = createExtractor();
const TYPES: Record<string, string> = { p: 'person', o: 'organization', l: 'location', g: 'group' };
const cases = readFileSync(new URL('names.cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

describe('names', () => {
  for (const line of cases) {
    const [text, ...wanted] = line.split('|').map((s) => s.trim()) as [string, ...string[]];
    it(text, () => {
      const found = x
        .extractEvents(text)
        .entities.flatMap((e) => e.mentions.filter((m) => m.kind === 'name').map((m) => `${e.type}:${m.text}`));
      for (const w of wanted) {
        const not = w.startsWith('!');
        const [type, name] = w.slice(not ? 1 : 0).split(':') as [string, string];
        const want = `${TYPES[type]}:${name}`;
        if (not) expect(found).not.toContain(want);
        else expect(found).toContain(want);
      }
    });
  }
});

const entity = (text: string, name: string) =>
  x.extractEvents(text).entities.find((e) => e.mentions.some((m) => m.text === name));

describe('entities', () => {
  it('takes the office before and after the name as its title', () => {
    expect(entity('حضر عبد اللطيف حموشي، المدير العام للأمن الوطني، الحفل', 'عبد اللطيف حموشي')?.titles).toContain(
      'المدير العام للأمن الوطني',
    );
    expect(entity('قال وزير الصحة خالد آيت الطالب إن الوضع مستقر', 'خالد آيت الطالب')?.titles).toContain('وزير الصحة');
  });

  it('joins the family name with the full one', () => {
    const e = entity('التقى زهير بنمنصوري الصحافيين. وقال بنمنصوري إن العمل جار.', 'زهير بنمنصوري');
    expect(e?.mentions.map((m) => m.text)).toEqual(['زهير بنمنصوري', 'بنمنصوري']);
  });

  it('joins given and family name with the full one', () => {
    const e = entity(
      'استشهد الرقيب ماجد السبيعي أمس. وكان ماجد بن فهد السبيعي من منسوبي الحرس الوطني.',
      'ماجد بن فهد السبيعي',
    );
    expect(e?.mentions.map((m) => m.text)).toEqual(['ماجد السبيعي', 'ماجد بن فهد السبيعي']);
  });

  it('takes no father for his son', () => {
    const e = entity(
      'قال الأمير سعود بن فيصل بن عبد العزيز كلمته. وأكد ما قاله الملك عبد العزيز.',
      'سعود بن فيصل بن عبد العزيز',
    );
    expect(e?.mentions.map((m) => m.text)).toEqual(['سعود بن فيصل بن عبد العزيز']);
  });

  it('tells institutes and schools from universities', () => {
    expect(entity('أصدر معهد الطب الشرعي تقريره', 'معهد الطب الشرعي')?.subtype).toBe('agency');
    expect(entity('يدرس في المعهد العالي للفنون المسرحية', 'المعهد العالي للفنون المسرحية')?.subtype).toBe(
      'university',
    );
  });

  // The chance of names is not sure of a given name alone before a day.
  it('knows one by his title and one name', () => {
    expect(entity('قال السفير دياب اليوم إن الاغتيال جريمة', 'دياب')?.type).toBe('person');
  });

  it('gives a person no country for the family name', () => {
    expect(entity('حضرت نورة السويدي الحفل', 'نورة السويدي')).toMatchObject({ type: 'person' });
    expect(entity('حضرت نورة السويدي الحفل', 'نورة السويدي')?.country).toBeFalsy();
  });

  it('knows a school by two words', () => {
    expect(entity('تخرج من مدرسة الحكمة', 'مدرسة الحكمة')?.subtype).toBe('other');
  });

  it('does not take «على» for a short «علي»', () => {
    const e = entity('قال يوسف بن علي كلمته. وسلم على الحاضرين.', 'يوسف بن علي');
    expect(e?.mentions.map((m) => m.text) ?? []).not.toContain('على');
  });

  it('binds the Latin form in brackets to the name before it', () => {
    const e = entity('أعلنت الوكالة الوطنية للفضاء (XNSA) الخبر. وأضافت XNSA أنها مستعدة.', 'XNSA');
    expect(e?.mentions.map((m) => m.text)).toEqual(['الوكالة الوطنية للفضاء', 'XNSA', 'XNSA']);
  });

  it('lets a longer name stand over those inside it', () => {
    const found = x.extractEvents('أيدت محكمة الاستئناف بطنجة الحكم').entities.map((e) => e.name);
    expect(found).toEqual(['محكمة الاستئناف بطنجة']);
  });
});
