/** Did it happen, by the document: a word that its sentence leaves open has the status that the rest of the text tells. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

/** The word meant stands in brackets. */
const CASES: [text: string, publishedAt: string, type: string, status: string][] = [
  [
    'الأردن يستضيف قمة الطاقة الأحد المقبل\n\nتنطلق في عمان يوم الأحد 12 مايو قمة الطاقة بمشاركة سبع دول. وقال وزير الخارجية إن [القمة] ستبحث الربط الكهربائي.',
    '2019-05-08',
    'meeting',
    'planned',
  ],
  [
    'يلتقي الهلال والنصر غدا الجمعة في الرياض. وأكد مدرب الهلال أن فريقه جاهز ل[المباراة].',
    '2018-10-04',
    'match',
    'planned',
  ],
  [
    'تجرى الانتخابات البلدية في تونس يوم 6 مايو المقبل. وقال رئيس الهيئة إن المرشحين في [الانتخابات] تجاوزوا خمسين ألفا.',
    '2018-04-10',
    'election',
    'planned',
  ],
  [
    'من المقرر أن يصل الرئيس الصيني إلى الجزائر الثلاثاء المقبل في زيارة رسمية. وستركز [الزيارة] على التعاون في مجال الطاقة.',
    '2018-11-02',
    'visit',
    'planned',
  ],
  [
    'فاز الوداد على الجيش الملكي بهدفين لواحد مساء أمس. وسجل المهاجم هدفي [المباراة] في الشوط الثاني.',
    '2018-10-04',
    'match',
    'actual',
  ],
  ['اجتمع وزراء الخارجية العرب أمس في القاهرة. وناقش [الاجتماع] الأوضاع في ليبيا.', '2018-10-04', 'meeting', 'actual'],
  [
    'أجريت الانتخابات النيابية في لبنان يوم الأحد الماضي. وبلغت نسبة المشاركة في [الانتخابات] 49 في المئة.',
    '2018-05-10',
    'election',
    'actual',
  ],
  [
    'هاجم مسلحون مركزا للشرطة في سيناء صباح اليوم. وأسفر [الهجوم] عن مقتل ثلاثة جنود.',
    '2018-05-10',
    'attack',
    'actual',
  ],
  ['انطلقت تظاهرة حاشدة أمس في الخرطوم. وشارك في [التظاهرة] آلاف الطلبة.', '2018-11-30', 'protest', 'actual'],
  // What its sentence settles no document changes.
  [
    'أدانت الحكومة محاولة [اغتيال] الوزير في عدن أمس. وهاجم مسلحون موكبا آخر في أبين وقتلوا جنديين.',
    '2018-10-04',
    'attack',
    'hypothetical',
  ],
  [
    'سيلتقي الرئيسان الخميس المقبل في جنيف. وكان وزير الخارجية أجرى [لقاء] سريا مع السفير الروسي.',
    '2018-10-02',
    'meeting',
    'actual',
  ],
];

describe('status by the document', () => {
  it.each(CASES)('%s · %s %s %s', (marked, publishedAt, type, status) => {
    const at = marked.indexOf('[');
    const { events } = extractEvents(marked.replace(/[[\]]/g, ''), { publishedAt, minConfidence: 0 });
    const told = events.filter(
      (e) => e.type === type && [e.trigger, ...e.mentions].some((m) => m.start <= at && at < m.end),
    );
    expect(
      told.map((e) => e.status),
      events.map((e) => `${e.type} ${e.status} ${e.trigger.text}`).join(', '),
    ).toEqual([status]);
  });
});
