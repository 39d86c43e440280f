/** Several documents that tell one happening: one cluster, with what they agree on and where they differ. Our own reports, of several papers. */
import { describe, expect, it } from 'vitest';
import { type EventCluster, type Extraction, extractEvents, linkEvents } from '../../src/index.js';

const read = (text: string, publishedAt?: string, id?: string): Extraction =>
  extractEvents(text, { ...(publishedAt ? { publishedAt } : {}), ...(id ? { id } : {}) });

const told = (clusters: readonly EventCluster[]) =>
  clusters.map((c) => `${c.type} ${c.members.map((m) => m.id).join('+')}`);
const fact = (c: EventCluster, part: string) =>
  c.facts.filter((f) => f.part === part).map((f) => `${f.value}: ${f.members.join()}`);

const VISIT = [
  read('وصل الرئيس الفرنسي إيمانويل ماكرون إلى الرباط، الاثنين، في زيارة تدوم ثلاثة أيام.', '2024-10-28', 'rabat'),
  read('حل إيمانويل ماكرون، الاثنين 28 أكتوبر 2024، بالرباط.', '2024-10-29', 'tunis'),
  read('وصل ماكرون أمس إلى القاهرة للمشاركة في مؤتمر دولي.', '2024-06-11', 'cairo'),
];

const BLAST = [
  read('قتل خمسة أشخاص في انفجار سيارة مفخخة في مدينة كركوك، الثلاثاء.', '2025-03-04', 'a'),
  read('لقي سبعة أشخاص مصرعهم في تفجير سيارة مفخخة بكركوك أمس الثلاثاء.', '2025-03-05', 'b'),
  read('أعلنت الشرطة العراقية مقتل خمسة أشخاص في هجوم بمدينة كركوك الثلاثاء 4 مارس 2025.', '2025-03-05', 'c'),
  read('قتل خمسة أشخاص في حادث سير قرب مراكش، الثلاثاء.', '2025-03-04', 'd'),
];

describe('linkEvents', () => {
  it('joins one visit told by two papers, and leaves another visit of the same man apart', () => {
    expect(told(linkEvents(VISIT))).toEqual(['visit rabat+tunis']);
  });

  it('shows what they tell alike', () => {
    const [visit] = linkEvents(VISIT);
    expect(fact(visit!, 'time')).toEqual(['2024-10-28: 0,1']);
    expect(fact(visit!, 'role:visitor')).toContain('إيمانويل ماكرون: 0,1');
    expect(visit!.conflicts).toEqual([]);
    expect(visit!.summary).toEqual(VISIT[visit!.members[visit!.lead]!.document]!.events[0]!.summary);
  });

  it('shows where numbers contradict, and joins no other place', () => {
    const deaths = linkEvents(BLAST).filter((c) => c.type === 'death');
    expect(told(deaths)).toEqual(['death a+b+c']);
    const [death] = deaths as [EventCluster];
    expect(fact(death, 'quantity:killed')).toEqual(['5: 0,2', '7: 1']);
    const clash = death.conflicts.find((c) => c.part === 'quantity:killed')!;
    expect(clash.facts.map((f) => death.facts[f]!.value)).toEqual(['5', '7']);
  });

  it('shows that one affirms what another denies', () => {
    const clusters = linkEvents([
      read('اعتقلت الشرطة التونسية المحامي سامي الطرابلسي في سوسة أمس.', '2025-02-10', 'yes'),
      read('لم تعتقل الشرطة التونسية المحامي سامي الطرابلسي في سوسة أمس.', '2025-02-10', 'no'),
    ]);
    expect(told(clusters)).toEqual(['arrest yes+no']);
    expect(clusters[0]!.conflicts.map((c) => c.part)).toContain('status');
  });

  it('shows that the sides are swapped', () => {
    const clusters = linkEvents([
      read('فاز الأهلي المصري على الزمالك بهدفين لهدف في القاهرة، الجمعة 7 مارس 2025.', '2025-03-08', 'x'),
      read('فاز الزمالك على الأهلي المصري بهدفين لهدف في القاهرة، الجمعة 7 مارس 2025.', '2025-03-08', 'y'),
    ]);
    expect(told(clusters)).toEqual(['match x+y']);
    expect(clusters[0]!.conflicts.some((c) => c.part === 'role:loser')).toBe(true);
  });

  it('takes a town and its country for one place', () => {
    const clusters = linkEvents([
      read('اغتيل القاضي نزار الدليمي في بعقوبة، الأحد 9 مارس 2025.', '2025-03-10', 'town'),
      read('اغتيل القاضي نزار الدليمي في العراق، الأحد 9 مارس 2025.', '2025-03-10', 'country'),
    ]).filter((c) => c.type === 'attack');
    expect(told(clusters)).toEqual(['attack town+country']);
    expect(clusters[0]!.conflicts).toEqual([]);
  });

  it.each([
    [
      'days apart',
      'زار وزير الخارجية المصري بدر عبد العاطي بيروت يوم 3 مارس 2025.',
      'زار وزير الخارجية المصري بدر عبد العاطي بيروت يوم 19 مارس 2025.',
    ],
    ['other countries', 'ضرب زلزال مدينة أغادير المغربية أمس.', 'ضرب زلزال مدينة إزمير التركية أمس.'],
    [
      'other sessions',
      'عقدت اللجنة المغربية المصرية اجتماعها الثالث في الرباط أمس.',
      'عقدت اللجنة المغربية المصرية اجتماعها الرابع في الرباط أمس.',
    ],
    [
      'another opponent',
      'تعادل برشلونة مع روما في مباراة ودية، الجمعة 7 مارس 2025.',
      'تعادل ليفربول مع روما في مباراة ودية، الجمعة 7 مارس 2025.',
    ],
    [
      'another guest of the same day',
      'اجتمع عبد الفتاح السيسي مع محمود عباس في القاهرة يوم الجمعة 7 مارس 2025.',
      'اجتمع عبد الفتاح السيسي مع إيمانويل ماكرون في القاهرة يوم الجمعة 7 مارس 2025.',
    ],
    ['nothing in common but the word', 'وقع انفجار أمس.', 'وقع انفجار أمس.'],
  ])('keeps apart: %s', (_, a, b) => {
    expect(told(linkEvents([read(a, '2025-03-20', 'a'), read(b, '2025-03-20', 'b')]))).toEqual([]);
  });

  it('takes a guest and his country for one side', () => {
    const clusters = linkEvents([
      read('اجتمع عبد الفتاح السيسي مع إيمانويل ماكرون في القاهرة يوم الجمعة 7 مارس 2025.', '2025-03-08', 'man'),
      read('اجتمع عبد الفتاح السيسي مع وفد من فرنسا في القاهرة يوم الجمعة 7 مارس 2025.', '2025-03-08', 'state'),
    ]);
    expect(told(clusters)).toEqual(['meeting man+state']);
  });

  it('never puts two events of one document into one cluster', () => {
    const text =
      'استقبل الملك عبد الله الثاني الرئيس المصري في عمان. واستقبل الملك عبد الله الثاني الرئيس العراقي في عمان.';
    for (const c of linkEvents([read(text, '2025-01-02', 'a'), read(text, '2025-01-02', 'b')], { minDocuments: 1 }))
      expect(new Set(c.members.map((m) => m.document)).size).toBe(c.members.length);
  });

  it('puts every event into one cluster with minDocuments 1', () => {
    const all = [...VISIT, ...BLAST];
    const members = linkEvents(all, { minDocuments: 1 }).flatMap((c) => c.members);
    expect(members.length).toBe(all.reduce((n, x) => n + x.events.length, 0));
    expect(new Set(members.map((m) => `${m.document} ${m.event}`)).size).toBe(members.length);
  });

  it('takes any iterable, and gives the same each time', () => {
    const all = [...VISIT, ...BLAST];
    const generate = function* () {
      yield* all;
    };
    expect(linkEvents(generate())).toEqual(linkEvents(all));
    expect(linkEvents([])).toEqual([]);
    expect(linkEvents([read('')])).toEqual([]);
  });

  it('grows with the number of documents, not with its square', () => {
    const compared = (n: number) => {
      let looks = 0;
      const look = (o: object, k: string | symbol) => {
        if (k === 'mode') looks++;
        return Reflect.get(o, k);
      };
      const counted = Array.from({ length: n }, (_, i) => {
        const x = BLAST[i % BLAST.length]!;
        return {
          ...x,
          events: x.events.map((e) => new Proxy(e, { get: (o, k) => look(o, k) })),
        };
      });
      linkEvents(counted, { minDocuments: 1 });
      return looks;
    };
    expect(compared(1600)).toBeLessThan(4.6 * compared(400));
  });

  it.each([
    ['no iterable', 7],
    ['a string', 'نص'],
    ['null', null],
    ['an array of something else', [{ schema: 'khabar/1', error: { code: 'x' } }]],
  ])('refuses %s', (_, value) => {
    expect(() => linkEvents(value as never)).toThrow(expect.objectContaining({ code: 'ERR_KHABAR_EXTRACTIONS' }));
  });

  it('refuses odd options', () => {
    expect(() => linkEvents([], { minDocuments: 0 })).toThrow(expect.objectContaining({ code: 'ERR_KHABAR_OPTIONS' }));
    expect(() => linkEvents([], null as never)).toThrow(expect.objectContaining({ code: 'ERR_KHABAR_OPTIONS' }));
  });
});
