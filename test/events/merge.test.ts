/** One happening, one event: how many events of a type a text tells of. */
import { describe, expect, it } from 'vitest';
import { extractEvents } from '../../src/index.js';

const CASES: [text: string, type: string, events: number][] = [
  // A definite noun points back, a title announces, another word tells it again.
  ['وقع تفجير في سوق شعبي ببغداد صباح الأحد. وأسفر الانفجار عن مقتل خمسة أشخاص.', 'attack', 1],
  ['عقد وزير الخارجية المصري اجتماعا مع نظيره السوداني في القاهرة. وتناول الاجتماع ملف المياه.', 'meeting', 1],
  ['التقى الرئيس التونسي نظيره الجزائري في تونس. وبحث الرئيسان خلال هذا اللقاء التعاون الحدودي.', 'meeting', 1],
  [
    'الشرطة المغربية توقف مشتبها به في أكادير\n\nأوقفت عناصر الشرطة القضائية بمدينة أكادير، مساء الجمعة، مشتبها به في قضية سرقة.',
    'arrest',
    1,
  ],
  [
    'استقالة مدرب المنتخب الليبي\n\nأعلن مدرب المنتخب الليبي لكرة القدم استقالته من منصبه. وقال المدرب إن استقالته نهائية.',
    'departure',
    1,
  ],
  ['زار وفد إماراتي مدينة أربيل أمس. وتأتي هذه الزيارة في إطار تعزيز التعاون.', 'visit', 1],
  ['تظاهر مئات العمال في الجزائر العاصمة. وانتهت المظاهرة من دون حوادث.', 'protest', 1],
  ['اندلع حريق في مصنع بضواحي عمان. وسيطر رجال الإطفاء على الحريق بعد ساعتين.', 'accident', 1],
  ['وقعت الأردن والعراق اتفاقية للنقل البري. وينص الاتفاق على إلغاء الرسوم.', 'agreement', 1],
  // Two places, days, sides, numbers, or words that say so.
  [
    'التقى رئيس الوزراء اللبناني وزير الخارجية الفرنسي يوم الاثنين. كما التقى يوم الثلاثاء سفير السعودية.',
    'meeting',
    2,
  ],
  ['تعادل الهلال مع النصر مساء الجمعة. وفاز الأهلي على الاتحاد يوم السبت.', 'match', 2],
  ['أوقفت الشرطة رجلين في طنجة. وفي عملية أخرى أوقفت الشرطة ثلاثة أشخاص في وجدة.', 'arrest', 2],
  ['طالبت النقابة الحكومة بزيادة الأجور. كما طالبت جمعية المستهلكين البرلمان بخفض الضرائب.', 'demand', 2],
  // One type beside another is no second telling.
  ['قتل أربعة أشخاص وأصيب عشرة في هجوم على حافلة.', 'death', 1],
  ['قتل أربعة أشخاص وأصيب عشرة في هجوم على حافلة.', 'injury', 1],
  ['قتل أربعة أشخاص وأصيب عشرة في هجوم على حافلة.', 'attack', 1],
  ['انفجرت سيارة مفخخة في بغداد. وفي البصرة انفجرت عبوة ناسفة أخرى قرب دورية للجيش.', 'attack', 2],
  ['هاجم مسلحون ميناء المدينة مساء الأحد. ولم يهاجم المسلحون المطار.', 'attack', 2],
  ['حكمت المحكمة على المتهم الأول بالسجن عشر سنوات. كما حكمت على شقيقه بالسجن خمس سنوات.', 'sentence', 2],
  // «بدوره», «في المقابل»: what others did besides.
  [
    'التقى الرئيس التونسي قيس سعيد نظيره الجزائري عبد المجيد تبون في تونس. بدوره التقى وزير الخارجية السفير الليبي.',
    'meeting',
    2,
  ],
  // Two sides that are neither of those known play another match; who plays again does so on another day.
  ['تعادل الغرافة مع الوكرة مساء الجمعة. وتعادل العربي مع السد.', 'match', 2],
  ['تعادل الغرافة مع الوكرة مساء الجمعة. وقال المدرب إن تعادل الغرافة مع الوكرة عادل.', 'match', 1],
  // What is counted in a row differs by its number.
  ['انعقدت القمة العربية الثالثة في الرباط. وبحثت القمة العربية الرابعة الأمن.', 'meeting', 2],
  ['انعقدت القمة العربية الثالثة في الرباط. وبحثت القمة العربية الثالثة الأمن.', 'meeting', 1],
  // A verb in the perfect is not what lies ahead, unless a title announces it.
  ['سيزور الرئيس التونسي الجزائر الأسبوع المقبل. وزار الرئيس التونسي الجزائر العام الماضي.', 'visit', 2],
  ['ستقام مباراة الهلال والنصر غدا. وفاز الهلال على النصر في المباراة السابقة.', 'match', 2],
  // A body that denies one meeting may have had another.
  ['حماس تنفي لقاء مسؤولين إسرائيليين\n\nالتقى مسؤولون من حماس وفدا مصريا في القاهرة.', 'meeting', 2],
  ['استقال وزير الصحة. وقال الوزير إن استقالته نهائية. وقبل الرئيس استقالة الوزير.', 'departure', 1],
];

describe('events of one type', () => {
  it.each(CASES)('%s · %s', (text, type, events) => {
    const found = extractEvents(text, { minConfidence: 0 }).events.filter((e) => e.type === type);
    expect(found.map((e) => e.mentions.map((m) => m.text))).toHaveLength(events);
  });

  it('keeps both of two numbers that contradict each other', () => {
    const text = 'قتل خمسة أشخاص في انفجار ببغداد، بحسب الشرطة. وقالت مصادر طبية إن سبعة أشخاص قتلوا في الانفجار.';
    const killed = extractEvents(text, { minConfidence: 0 })
      .events.filter((e) => e.type === 'death')
      .flatMap((e) => e.quantities.map((q) => q.min));
    expect(killed).toEqual([5, 7]);
  });

  it('takes people counted alike in one role for the same ones', () => {
    const x = extractEvents('إنقاذ 35 محتجزا في جازان\n\nأنقذت فرق الدفاع المدني في جازان 35 شخصا حاصرتهم السيول.');
    const rescue = x.events.filter((e) => e.type === 'rescue');
    expect(rescue).toHaveLength(1);
    const rescued = rescue[0]!.participants.filter((p) => p.role === 'rescued').map((p) => p.entity);
    expect(rescued).toHaveLength(1);
    expect(x.entities.find((e) => e.id === rescued[0])!.mentions.map((m) => m.text)).toEqual(['35 محتجزا', '35 شخصا']);
  });

  it.each([
    ['عقد وزراء الخارجية اجتماعهم السادس في عمان. وقال رئيس الوفد الكويتي إن الاجتماع مهم. ووصل الوفد السعودي أمس.', 2],
    // Neither ordinal nor many: who came is not said; of two meetings, which.
    ['عقد وزيرا الخارجية اجتماعا في عمان. ووصل الوفد السعودي أمس.', 0],
    ['انعقد الاجتماع الثالث في الرباط. وانعقد الاجتماع الرابع في تونس. ووصل الوفد السعودي أمس.', 0],
  ])('takes the delegations that a text names for those who meet in its one gathering · %s', (text, delegations) => {
    const x = extractEvents(text, { minConfidence: 0 });
    const isDelegation = (id: string) => x.entities.find((e) => e.id === id)!.subtype === 'delegation';
    for (const e of x.events.filter((v) => v.type === 'meeting'))
      expect(e.participants.filter((p) => isDelegation(p.entity)).map((p) => p.text)).toHaveLength(delegations);
  });

  it.each([
    ['طالبت الجمعية الحكومة بزيادة الأجور. وقالت رئيستها إن الجمعية تطالب الحكومة بخفض الضرائب.', 2],
    ['طالبت الجمعية الحكومة بزيادة الأجور. وقالت رئيستها إن الجمعية تطالب الحكومة بزيادة الأجور.', 1],
  ])('keeps what each telling is about, once · %s', (text, topics) => {
    const told = extractEvents(text, { minConfidence: 0 }).events.filter((e) => e.type === 'demand');
    expect(told.map((e) => e.topics.map((t) => t.text))).toEqual([['زيادة الأجور', 'خفض الضرائب'].slice(0, topics)]);
  });

  it.each([
    ['قتل سبعة أشخاص في انفجار بكركوك. وقال طبيب إن سبعة أشخاص قتلوا في الانفجار.', [7]],
    ['إنقاذ 35 محتجزا ومقتل 35 عاملا في جازان\n\nأنقذت فرق الدفاع المدني في جازان 35 شخصا حاصرتهم السيول.', [35]],
  ])('counts whom two tellings count alike once · %s', (text, counts) => {
    for (const e of extractEvents(text, { minConfidence: 0 }).events.filter((v) => v.quantities.length))
      expect(e.quantities.map((q) => q.min)).toEqual(counts);
  });

  it('keeps who reports either telling', () => {
    const text = 'قالت الشرطة إن انفجارا وقع في كركوك. وقال طبيب إن الانفجار نجم عن قنبلة.';
    const [attack] = extractEvents(text, { minConfidence: 0 }).events.filter((e) => e.type === 'attack');
    expect(attack!.mentions).toHaveLength(2);
    expect(attack!.attribution.map((a) => a.verb?.text)).toEqual(['قالت', 'وقال']);
  });

  it('keeps where and when of either telling', () => {
    const x = extractEvents('وقع انفجار في بغداد. وقال شاهد إن الانفجار وقع مساء الأحد.', { minConfidence: 0 });
    const [attack] = x.events.filter((e) => e.type === 'attack');
    expect(attack!.mentions.length).toBeGreaterThan(1);
    expect([attack!.place?.name, x.times.find((t) => t.id === attack!.time?.ref)?.text]).toEqual([
      'بغداد',
      'مساء الأحد',
    ]);
  });

  it('takes whom a title describes and the text names for one', () => {
    const text = 'وزير لبناني يزور دمشق\n\nزار وزير الخارجية اللبناني نبيه بري دمشق مساء الأحد.';
    const x = extractEvents(text, { minConfidence: 0 });
    const [visit] = x.events.filter((e) => e.type === 'visit');
    const who = visit!.participants.map((p) => [p.role, x.entities.find((e) => e.id === p.entity)!.name]);
    expect(who).toEqual([
      ['visitor', 'نبيه بري'],
      ['destination', 'دمشق'],
    ]);
  });

  it('gives no result to a match that has not been played', () => {
    const text = 'ستقام مباراة الهلال والنصر غدا بعد أن فاز الهلال ذهابا 3-1.';
    const ahead = extractEvents(text, { minConfidence: 0 }).events.filter((e) => e.status === 'planned');
    expect(ahead.map((e) => e.type)).toEqual(['match']);
    expect(ahead[0]!.quantities).toEqual([]);
  });

  it('takes the finer of two places as the destination', () => {
    const x = extractEvents(
      'وزير الطاقة اللبناني يبدأ زيارة إلى الأردن\n\nوصل وزير الطاقة اللبناني نبيل حداد إلى عمان مساء الأحد.',
    );
    const visit = x.events.filter((e) => e.type === 'visit');
    const names = visit.flatMap((e) =>
      e.participants
        .filter((p) => p.role === 'destination')
        .map((p) => x.entities.find((y) => y.id === p.entity)!.name),
    );
    expect(names).toEqual(['عمان']);
  });
});

const STATUSES: [text: string, type: string, statuses: string[]][] = [
  // What is planned is told again by a noun, and stays planned.
  ['ستقام مباراة الرجاء والوداد في الدار البيضاء. وأكد المدرب أن المباراة مهمة للرجاء.', 'match', ['planned']],
  ['سيزور الرئيس التونسي الجزائر. وقال المتحدث إن زيارة الرئيس التونسي إلى الجزائر مهمة.', 'visit', ['planned']],
  // A title in the present: the body tells whether it is still ahead.
  [
    'اجتماع عراقي تركي في أربيل لبحث ملف المياه\n\nسيعقد مسؤولون عراقيون وأتراك اجتماعا في أربيل لبحث ملف المياه، بحسب الوزارة.',
    'meeting',
    ['planned'],
  ],
  [
    'اجتماع عراقي تركي في أربيل لبحث ملف المياه\n\nعقد مسؤولون عراقيون وأتراك اجتماعا في أربيل لبحث ملف المياه، بحسب الوزارة.',
    'meeting',
    ['actual'],
  ],
  [
    'الوزير المصري يلتقي نظيره السوداني\n\nيلتقي وزير الخارجية المصري غدا نظيره السوداني في القاهرة.',
    'meeting',
    ['planned'],
  ],
  ['الوزير المصري يزور الخرطوم\n\nزار وزير الخارجية المصري سامح شكري الخرطوم أمس.', 'visit', ['actual']],
  ['الرئيس التونسي لن يزور باريس\n\nنفى المتحدث أن يزور الرئيس التونسي باريس.', 'visit', ['negated']],
  // What took place and what did not are two.
  ['عقد الوفدان اجتماعا في جدة. ولم يعقد الوفدان أي اجتماع في جنيف.', 'meeting', ['actual', 'negated']],
];

describe('status of what is told again', () => {
  it.each(STATUSES)('%s · %s %j', (text, type, statuses) => {
    const { events } = extractEvents(text, { minConfidence: 0 });
    expect(events.filter((e) => e.type === type).map((e) => e.status)).toEqual(statuses);
  });
});
