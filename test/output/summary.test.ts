/** The sentence of an event, from records of our own: agreement, case, status, absent roles; and the verbs of the data against the conjugator. */
import { describe, expect, it } from 'vitest';
import { conjugate } from '../../src/arabic/conjugate.js';
import type { EventHead } from '../../src/events/type.js';
import { summarize } from '../../src/output/summary.js';
import { parseSentence } from '../../src/output/template.js';
import { normalize, plain } from '../../src/text/fold.js';
import type { Entity, EventStatus, Quantity } from '../../src/types.js';
import { eventFiles, verbs } from '../../tools/data.js';

const TYPES = new Map(eventFiles().map((f) => [f.value.type, f.value]));

/** «اسم» named, «~اسم» unnamed, «3 ~ثلاثة مهاجرين» unnamed and counted; kinds by a letter: p g o l (city) c (country) x. */
type Who = readonly [kind: 'p' | 'g' | 'o' | 'l' | 'c' | 'x', name: string, english?: string];
const KIND = { p: 'person', g: 'group', o: 'organization', l: 'location', c: 'location', x: 'other' } as const;

interface Case {
  status?: EventStatus;
  mode?: string;
  place?: Who;
  time?: [string, string];
  grain?: string;
  count?: Record<string, [number, string]>;
}

function tell(type: string, roles: Record<string, readonly Who[]>, more: Case = {}): { ar: string; en: string } {
  const entities = new Map<string, Entity>();
  const quantities: Quantity[] = [];
  let at = 0;
  const add = ([kind, name, en]: Who): { id: string; start: number; end: number; text: string } => {
    const counted = /^(\d+) ~/.exec(name);
    const text = name.replace(/^(\d+ )?~/, '');
    const [start, end] = [at, at + text.length];
    at = end + 10;
    const id = `e${entities.size + 1}`;
    const span = { start, end, text };
    if (counted) {
      const n = Number(counted[1]);
      const unit = text.split(' ').at(-1)!;
      quantities.push({ id: `q${quantities.length + 1}`, ...span, value: n, min: n, max: n, approximate: false, unit });
    }
    const subtype = kind === 'l' ? 'city' : kind === 'c' ? 'country' : null;
    const mention = { ...span, kind: name.includes('~') ? ('nominal' as const) : ('name' as const) };
    const names = { ar: text, en: en ?? null };
    entities.set(id, {
      id, type: KIND[kind], subtype, name: text, names, ids: {}, country: null, coordinates: null, titles: [], mentions: [mention], source: 'rule', confidence: 1,
    }); // biome-ignore format: one entity
    return { id, ...span };
  };
  const participants = Object.entries(roles).flatMap(([role, list]) =>
    list.map((who) => {
      const { id, ...span } = add(who);
      return { role, proto: TYPES.get(type)!.roles[role]!.proto, entity: id, ...span, confidence: 1 };
    }),
  );
  const place = more.place ? add(more.place) : null;
  const numbers = Object.entries(more.count ?? {}).map(([role, [n, text]]) => {
    const id = `q${quantities.length + 1}`;
    quantities.push({
      id,
      start: at,
      end: at + text.length,
      text,
      value: n,
      min: n,
      max: n,
      approximate: false,
      unit: null,
    });
    at += text.length + 10;
    return { role, ref: id, min: n, max: n };
  });
  const span = { start: at, end: at + 1, text: '؟' };
  return summarize(
    {
      id: 'v1', type, mode: more.mode ?? null, ordinal: null, name: null, trigger: span, mentions: [span], sentence: { start: 0, end: at }, status: more.status ?? 'actual',
      participants, place: place && { entity: place.id, name: place.text, country: null, coordinates: null, inferred: false },
      time: more.time ? { ref: 't1', from: more.time[0], to: more.time[1], inferred: false } : null,
      quantities: numbers, topics: [], attribution: [], codes: { plover: null, cameo: null, ace: null }, confidence: 1,
    }, // biome-ignore format: one event
    TYPES.get(type) as EventHead,
    (id) => entities.get(id)!,
    quantities,
    more.grain,
  );
}

const POLICE: Who = ['o', '~الشرطة'];
const ARMY: Who = ['o', 'الجيش السوداني', 'Sudanese Army'];
const RABAT: Who = ['l', 'الرباط', 'Rabat'];

const CASES: [string, ReturnType<typeof tell>, string, string][] = [
  ['feminine subject', tell('arrest', { arrester: [POLICE], arrested: [['g', '3 ~ثلاثة مهاجرين']] }, { place: ['l', 'وهران', 'Oran'] }),
    'أوقفت الشرطة ثلاثة مهاجرين في وهران.', 'The police arrested 3 migrants in Oran.'],
  ['masculine subject', tell('arrest', { arrester: [['o', 'الدرك الملكي']], arrested: [['p', 'سامي العلوي', 'Sami Alaoui']] }),
    'أوقف الدرك الملكي سامي العلوي.', 'The gendarmerie arrested Sami Alaoui.'],
  ['no agent', tell('arrest', { arrested: [['g', '2 ~شابان']] }), 'تم توقيف شابين.', '2 young men were arrested.'],
  ['nobody', tell('arrest', {}, { place: RABAT }), 'جرت اعتقالات في الرباط.', 'Arrests were made in Rabat.'],
  ['negated', tell('arrest', { arrester: [POLICE], arrested: [['p', '~صحفيا']] }, { status: 'negated' }),
    'لم توقف الشرطة صحفيا.', 'The police did not arrest a journalist.'],
  ['negated without agent', tell('arrest', { arrested: [['p', '~صحفي']] }, { status: 'negated' }), 'لم يتم توقيف صحفي.', 'A journalist was not arrested.'],
  ['planned, hollow verb', tell('visit', { visitor: [['p', 'أنجيلا ميركل', 'Angela Merkel']], destination: [['l', 'القاهرة', 'Cairo']] }, { status: 'planned', time: ['2026-12-01', '2026-12-03'] }),
    'ستزور أنجيلا ميركل القاهرة من 1 إلى 3 ديسمبر 2026.', 'Angela Merkel will visit Cairo from 1 to 3 December 2026.'],
  ['negated, hollow verb', tell('visit', { visitor: [['p', 'كريم منصور', 'Karim Mansour']], destination: [['c', 'العراق', 'Iraq']] }, { status: 'negated' }),
    'لم يزر كريم منصور العراق.', 'Karim Mansour did not visit Iraq.'],
  ['the place stands for the destination', tell('visit', { visitor: [['p', 'كريم منصور', 'Karim Mansour']] }, { place: RABAT, time: ['2024-10-28', '2024-10-28'] }),
    'زار كريم منصور الرباط يوم 28 أكتوبر 2024.', 'Karim Mansour visited Rabat on 28 October 2024.'],
  ['several sides', tell('meeting', { participant: [['p', 'كريم منصور', 'Karim Mansour'], ['p', 'ليلى حداد', 'Leila Haddad']] }, { time: ['2024-10-01', '2024-10-31'] }),
    'عقد كريم منصور وليلى حداد اجتماعا في أكتوبر 2024.', 'Karim Mansour and Leila Haddad met in October 2024.'],
  ['a woman first', tell('meeting', { participant: [['p', 'ليلى حداد', 'Leila Haddad'], ['p', 'كريم منصور', 'Karim Mansour']] }, { status: 'planned' }),
    'ستعقد ليلى حداد وكريم منصور اجتماعا.', 'Leila Haddad and Karim Mansour will meet.'],
  ['by phone', tell('meeting', { participant: [['p', 'كريم منصور', 'Karim Mansour'], ['p', 'ليلى حداد', 'Leila Haddad']] }, { mode: 'phone' }),
    'جرى اتصال هاتفي بين كريم منصور وليلى حداد.', 'Karim Mansour and Leila Haddad spoke by phone.'],
  ['said once', tell('meeting', { organizer: [['o', 'الاتحاد الأوروبي', 'European Union']], participant: [['g', '~وفود']] }),
    'نظم الاتحاد الأوروبي اجتماعا بمشاركة وفود.', 'The European Union held a meeting with delegations.'],
  ['plural subject in its case', tell('protest', { protester: [['g', '~متظاهرين']] }, { mode: 'demonstration', place: RABAT }),
    'شارك متظاهرون في مظاهرة في الرباط.', 'Protesters took part in a demonstration in Rabat.'],
  ['plural object in its case', tell('rescue', { rescuer: [['o', 'خفر السواحل']], rescued: [['g', '~صيادون']] }),
    'أنقذ خفر السواحل صيادين.', '«خفر السواحل» rescued «صيادون».'],
  ['no protester', tell('protest', {}, { mode: 'strike', status: 'planned' }), 'سيجري إضراب.', 'A strike will take place.'],
  ['feminine noun of the mode', tell('protest', {}, { mode: 'march' }), 'جرت مسيرة.', 'A march took place.'],
  ['between', tell('clash', { party: [ARMY, ['o', 'قوات الدعم السريع', 'RSF']] }), 'اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع.',
    'Clashes broke out between the Sudanese Army and RSF.'],
  ['one side', tell('clash', { party: [ARMY] }), 'خاض الجيش السوداني اشتباكات.', 'The Sudanese Army fought in clashes.'],
  ['mode as a noun behind a preposition', tell('attack', { target: [['o', '~القوات']] }, { mode: 'firearms' }), 'تعرضت القوات لإطلاق نار.',
    'The forces were the target of a shooting.'],
  ['ل before the article', tell('condemnation', { condemned: [['o', '~الحكومة']] }), 'تعرضت الحكومة للإدانة.', 'The government was condemned.'],
  ['numbers told apart', tell('accident', { involved: [['o', '~حافلة']] }, { mode: 'traffic', count: { killed: [7, '7 قتلى'], injured: [12, '12 جريحا'] } }),
    'تعرضت حافلة لحادث سير (القتلى: 7 قتلى، المصابون: 12 جريحا).', 'A bus was in a traffic accident (killed: 7, injured: 12).'],
  ['numbers in the phrase are not told twice', tell('death', { victim: [['g', '5 ~خمسة أشخاص']] }), 'توفي خمسة أشخاص.', '5 people died.'],
  ['feminine name', tell('death', { victim: [['p', 'فاطمة الزهراء', 'Fatima Zahra']] }), 'توفيت فاطمة الزهراء.', 'Fatima Zahra died.'],
  ['a man with a feminine ending', tell('death', { victim: [['p', 'أسامة الحداد', 'Osama Haddad']] }), 'توفي أسامة الحداد.', 'Osama Haddad died.'],
  ['masculine country', tell('threat', { threatener: [['c', 'لبنان', 'Lebanon']], threatened: [['c', 'سوريا', 'Syria']] }), 'هدد لبنان سوريا.', 'Lebanon threatened Syria.'],
  ['feminine country', tell('sanction', { sanctioner: [['c', 'فرنسا', 'France']], sanctioned: [['o', '~شركات']] }, { mode: 'ban' }), 'فرضت فرنسا حظرا على شركات.',
    'France imposed a ban on companies.'],
  ['a masculine noun in اء', tell('attack', { attacker: [['o', 'أعداء السلام']] }), 'قام أعداء السلام بهجوم.', '«أعداء السلام» carried out an attack.'],
  ['the letter of a pronoun is no feminine ending', tell('aid', { donor: [['p', '~نظيره الكرواتي']] }), 'قدم نظيره الكرواتي مساعدة.', '«نظيره الكرواتي» gave aid.'],
  ['a dual', tell('clash', { party: [['g', '~الطرفين']] }), 'خاض الطرفان اشتباكات.', 'The parties fought in clashes.'],
  ['a dual behind a preposition', tell('meeting', { organizer: [['o', 'الاتحاد الأوروبي', 'European Union']], participant: [['g', '~الجانبان']] }),
    'نظم الاتحاد الأوروبي اجتماعا بمشاركة الجانبين.', 'The European Union held a meeting with the two sides.'],
  ['a plural in construct', tell('investigation', { investigator: [['g', '~موظفي السجن']] }), 'أجرى موظفو السجن تحقيقا.', '«موظفي السجن» conducted an investigation.'],
  ['all of them', tell('demand', { addressee: [['g', '~جميع الجهات']] }), 'تلقت جميع الجهات مطالبة.', '«جميع الجهات» received a demand.'],
  ['an adjective goes with its plural', tell('prosecution', { defendant: [['g', '~المسؤولين السعوديين']] }),
    'خضع المسؤولون السعوديون لملاحقة قضائية.', 'The Saudi officials were prosecuted.'],
  ['one as an object', tell('arrest', { arrester: [POLICE], arrested: [['p', '~متهم']] }), 'أوقفت الشرطة متهما.', 'The police arrested a defendant.'],
  ['some as an object', tell('arrest', { arrester: [POLICE], arrested: [['g', '~عدد من الطلاب']] }), 'أوقفت الشرطة عددا من الطلاب.', 'The police arrested «عدد من الطلاب».'],
  ['casualties are people', tell('death', { victim: [['g', '6 ~6 قتلى']] }, { place: RABAT }), 'توفي 6 أشخاص في الرباط.', '6 people died in Rabat.'],
  ['digits name nobody', tell('meeting', { participant: [['g', '~26 28']] }), 'انعقد اجتماع.', 'A meeting was held.'],
  ['a torn name names nobody', tell('death', { victim: [['g', '~العديد من']] }, { status: 'planned' }), 'ستقع وفاة.', 'A death will occur.'],
  ['the ocean', tell('disaster', {}, { mode: 'storm', place: ['l', 'المحيط الهندي', 'Indian Ocean'] }), 'حدثت عاصفة في المحيط الهندي.', 'A storm struck in the Indian Ocean.'],
  ['hypothetical', tell('departure', { person: [['p', '~الوزيرة']] }, { status: 'hypothetical' }), 'قد تترك الوزيرة المنصب.', 'The minister may leave office.'],
  ['more than three', tell('agreement', { party: [['c', 'مصر', 'Egypt'], ['c', 'قطر', 'Qatar'], ['c', 'تركيا', 'Turkey'], ['c', 'فرنسا', 'France']] }),
    'توصلت مصر وقطر وتركيا وآخرون إلى اتفاق.', 'Egypt, Qatar, Turkey and others reached an agreement.'],
  ['defective verb denied', tell('investigation', { investigator: [['o', 'النيابة العامة']] }, { status: 'negated' }), 'لم تجر النيابة العامة تحقيقا.',
    'The public prosecution did not conduct an investigation.'],
  ['a year', tell('election', { elected: [['p', 'كريم منصور', 'Karim Mansour']] }, { mode: 'general', time: ['2021-01-01', '2021-12-31'] }),
    'فاز كريم منصور في انتخابات عامة في عام 2021.', 'Karim Mansour won a general election in 2021.'],
  ['over two months', tell('ceremony', { organizer: [['o', 'وزارة الثقافة']] }, { time: ['2025-03-28', '2025-04-02'] }),
    'نظمت وزارة الثقافة فعالية من 28 مارس إلى 2 أبريل 2025.', '«وزارة الثقافة» held a ceremony from 28 March to 2 April 2025.'],
  ['some day of a week', tell('visit', { visitor: [['p', 'كريم منصور', 'Karim Mansour']] }, { place: RABAT, time: ['2024-09-02', '2024-09-08'], grain: 'week' }),
    'زار كريم منصور الرباط بين 2 و8 سبتمبر 2024.', 'Karim Mansour visited Rabat between 2 and 8 September 2024.'],
  ['some year of ten', tell('election', {}, { time: ['1980-01-01', '1989-12-31'], grain: 'decade' }), 'جرت انتخابات بين 1980 و1989.', 'An election was held between 1980 and 1989.'],
  ['a nationality behind a noun', tell('legislation', { legislator: [['o', 'الحكومة البرازيلية']] }), 'أصدرت الحكومة البرازيلية قرارا.', 'The Brazilian government adopted a measure.'],
  ['a nationality behind a body of two words', tell('demand', { demander: [['o', 'وزارة الخارجية الروسية']] }), 'وجهت وزارة الخارجية الروسية مطالبة.', 'The Russian foreign ministry made a demand.'],
  ['unnamed people of a nation', tell('protest', { protester: [['g', '~متظاهرون سوريون']] }), 'شارك متظاهرون سوريون في احتجاج.', 'Syrian protesters took part in a protest.'],
  ['an adjective that is no nationality', tell('demand', { demander: [['o', 'الحكومة الموسعة']] }), 'وجهت الحكومة الموسعة مطالبة.', '«الحكومة الموسعة» made a demand.'],
  ['a name that is a plural, as object', tell('attack', { attacker: [ARMY], target: [['g', 'الحوثيون', 'Houthis']] }), 'هاجم الجيش السوداني الحوثيين.', 'The Sudanese Army attacked the Houthis.'],
  ['a name that is a plural, behind a preposition', tell('clash', { party: [ARMY, ['g', 'الحوثيون', 'Houthis']] }), 'اندلعت اشتباكات بين الجيش السوداني والحوثيين.', 'Clashes broke out between the Sudanese Army and the Houthis.'],
  ['a name that is a plural, as subject', tell('protest', { protester: [['g', 'الفلسطينيين', 'Palestinians']] }), 'شارك الفلسطينيون في احتجاج.', 'Palestinians took part in a protest.'],
  ['a dual of the feminine', tell('demand', { demander: [['o', 'الجمعيتان']] }), 'وجهت الجمعيتان مطالبة.', '«الجمعيتان» made a demand.'],
  ['hundreds', tell('protest', { protester: [['g', '~المئات']] }), 'شارك المئات في احتجاج.', '«المئات» took part in a protest.'],
  ['people of a kind without English', tell('death', { victim: [['g', '150 ~150 نحاتا']] }), 'توفي 150 نحاتا.', '150 people died.'],
  ['a pronoun that nobody answers', tell('displacement', { displaced: [['g', '~سكانها']] }), 'حدث نزوح.', 'Displacement took place.'],
  ['the injured are not injured', tell('injury', { victim: [['g', '~الجرحى']] }), 'تعرض أشخاص لإصابة.', 'People were injured.'],
  ['the killed did not die', tell('death', { victim: [['g', '~شهداء']] }), 'توفي أشخاص.', 'People died.'],
  ['one of the killed', tell('death', { killer: [ARMY], victim: [['p', '~قتيلا']] }), 'قتل الجيش السوداني شخصا.', 'The Sudanese Army killed a person.'],
  ['martyrs are people', tell('death', { victim: [['g', '15 ~15 شهيدا']] }), 'توفي 15 شخصا.', '15 people died.'],
  ['an organization with its article', tell('condemnation', { condemner: [['o', 'اللجنة الدولية للصليب الأحمر', 'International Committee of the Red Cross']] }),
    'أصدرت اللجنة الدولية للصليب الأحمر إدانة.', 'The International Committee of the Red Cross issued a condemnation.'],
  ['a party of two nouns', tell('demand', { demander: [['o', 'حزب العدالة والتنمية', 'Justice and Development Party']] }),
    'وجه حزب العدالة والتنمية مطالبة.', 'The Justice and Development Party made a demand.'],
  ['a name without article', tell('demand', { demander: [['o', 'منظمة العفو الدولية', 'Amnesty International']] }),
    'وجهت منظمة العفو الدولية مطالبة.', 'Amnesty International made a demand.'],
  ['a name that has its article', tell('aid', { donor: [['o', 'الصندوق العالمي', 'The Global Fund']] }), 'قدم الصندوق العالمي مساعدة.', 'The Global Fund gave aid.'],
]; // biome-ignore format: a table

describe('the sentence of an event', () => {
  it.each(CASES)('%s', (_, got, ar, en) => {
    expect(got).toEqual({ ar, en });
  });

  it('every type has sentences, and the last one needs no role', () => {
    for (const [type, { summary }] of TYPES) {
      expect(summary, type).toBeDefined();
      const last = summary!.sentences.at(-1)!;
      for (const text of [last.ar, last.en])
        for (const part of parseSentence(text)) if (part.kind === 'slot') expect(part.roles[0], type).toMatch(/^noun/);
    }
  });

  it('speaks of the same roles in both languages', () => {
    const roles = (text: string): string[] =>
      (text.match(/\{[^}]*\}/g) ?? []).map((r) => r.replace('-object', '')).sort();
    for (const [type, { summary }] of TYPES)
      for (const s of summary!.sentences) expect(roles(s.ar), type).toEqual(roles(s.en));
  });

  it('has verbs that the conjugator knows, in perfect, imperfect and jussive', () => {
    const wanted = new Set(
      [...TYPES.values()].flatMap((t) => t.summary!.sentences.flatMap((s) => s.ar.match(/\[[^\]]*\]/g) ?? [])),
    );
    const bare = (text: string) => normalize(plain(text));
    const known = new Set<string>();
    for (const verb of verbs()) {
      const forms = conjugate(verb).filter((f) => f.person === 3 && f.number === 's');
      for (const gender of ['m', 'f'] as const)
        for (const voice of ['active', 'passive'] as const) {
          const of = (tense: string) =>
            forms.filter((f) => f.tense === tense && f.voice === voice && f.gender === gender).map((f) => bare(f.text));
          for (const a of of('perfect'))
            for (const b of of('imperfect')) for (const c of of('jussive')) known.add(`${a} ${b} ${c}`);
        }
    }
    const unknown = [...wanted].filter((v) => {
      const [past, imperfect, jussive = imperfect] = v.slice(1, -1).split(' ').map(bare);
      return !known.has(`${past} ${imperfect} ${jussive}`);
    });
    expect(unknown).toEqual([]);
  });
});
