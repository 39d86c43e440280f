/**
 * Hostile and odd texts: each case makes a text of about n units. Cases that are one short text ignore n.
 * `grows` marks those whose time is held against their length.
 */
export interface Case {
  readonly kind: string;
  readonly name: string;
  readonly make: (n: number) => string;
  readonly grows: boolean;
}

const cases: Case[] = [];
const short = (kind: string, texts: Record<string, string> | readonly string[]): void => {
  for (const [name, text] of Object.entries(texts))
    cases.push({
      kind,
      name: Array.isArray(texts) ? JSON.stringify(text).slice(0, 40) : name,
      make: () => text,
      grows: false,
    });
};
const long = (kind: string, makers: Record<string, string | ((n: number) => string)>): void => {
  for (const [name, made] of Object.entries(makers)) {
    const make = typeof made === 'string' ? (n: number) => fill(made, n) : made;
    cases.push({ kind, name, make, grows: true });
  }
};

/** The pattern repeated up to n units. */
export const fill = (pattern: string, n: number): string => pattern.repeat(Math.max(1, Math.floor(n / pattern.length)));
const nested = (open: string, close: string) => (n: number) => `${fill(open, n / 2)}كلمة${fill(close, n / 2)}`;
const point = (...points: number[]) => String.fromCodePoint(...points);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)).join('');

const NEWS = 'أعلنت وزارة الداخلية أن الشرطة اعتقلت خمسة أشخاص في مدينة فاس يوم الثلاثاء 3 شتنبر 2024. ';
const HIGH = '\ud83d';
const LOW = '\ude00';
const SMILE = HIGH + LOW;

short('empty', [
  '', ' ', '  ', '\t', '\n', '\r', '\r\n', '\u00a0', '\u2003', '\u3000', '\u2028', '\ufeff', '\u200f', '\u0640', '\u064e',
  '.', '،', '؟', '«»', '()', '…', '-', 'ا', '1', 'a', '٣', '%', '\n\n\n \n',
]); // biome-ignore format: one letter each

short('surrogates', {
  'a lone high half': HIGH,
  'a lone low half': LOW,
  'reversed halves': LOW + HIGH,
  'half in a word': `مح${HIGH}مد السادس`,
  'half in a name': `الملك محمد${LOW} السادس`,
  'half in a date': `3 شتن${HIGH}بر 2024`,
  'half in a number': `12${LOW}34`,
  'half after a clitic': `و${HIGH}الرباط`,
  'half at the end': `في الرباط${HIGH}`,
  'emoji glued to a word': `الرباط${SMILE}فاس`,
  'emoji within a name': `محمد ${SMILE}السادس`,
  'astral letters': '𝕄𝕠𝕙𝕒𝕞𝕖𝕕 𞸀𞸁𞸂',
  'astral digits': '𝟚𝟘𝟚𝟜 𐒠𐒡',
  family: '👨\u200d👩\u200d👧\u200d👦 في فاس',
  flags: '🇲🇦🇩🇿 اجتماع',
});
long('surrogates', {
  'halves only': HIGH,
  'reversed pairs': LOW + HIGH,
  'emoji only': SMILE,
  'emoji between words': `${SMILE}خبر `,
});

long('long', {
  'one word': 'م',
  'one word of two letters': 'لا',
  'one Latin word': 'a',
  tatweel: '\u0640',
  'a word stretched': (n) => `م${fill('\u0640', n)}حمد`,
  news: NEWS,
  'news without stops': NEWS.replace('.', ''),
  'lines of one letter': 'م\n',
  'lines of one word': 'خبر\n',
  'empty lines': '\n',
  blanks: ' ',
  digits: '7',
  'digits of two kinds': '7٧',
  numbers: '12 ',
  'grouped digits': '1,234',
  dates: '3/9/2024 ',
  'dates in words': 'الثلاثاء 3 شتنبر 2024 ',
  'days of the week': 'الثلاثاء ',
  stops: '.',
  commas: '،',
  hyphens: '-',
  slashes: '/',
  colons: 'قال: ',
  percent: '%',
});

long('backtracking', {
  'and and and': 'و',
  clitics: 'وبال',
  'clitics as words': 'و ب ل ك ف ',
  articles: 'ال',
  'lam lam': 'لل',
  future: 'سوف ',
  titles: 'الرئيس ',
  'titles of two words': 'رئيس الوزراء ',
  ministries: 'وزارة ',
  'ministry of ministry': 'وزير خارجية ',
  sons: 'بن ',
  'father of': 'أبو عبد ',
  servants: 'عبد ',
  'servant of God': 'عبد الله بن ',
  'first names': 'محمد ',
  'names with and': 'محمد وأحمد و',
  countries: 'المغرب والجزائر و',
  'number words': 'خمسة وعشرون ',
  hundreds: 'مئة و',
  thousands: 'ألف ',
  'millions of millions': 'مليون مليون ',
  halves: 'نصف ربع ',
  between: 'بين ',
  'between and': 'بين 5 و',
  'from to': 'من إلى ',
  triggers: 'اعتقل ',
  'triggers of all kinds': 'اجتمع قتل زار وقع هاجم ',
  'trigger nouns': 'اجتماع زيارة اتفاق هجوم ',
  'said said': 'قال إن ',
  'not not': 'لم لا لن ',
  'which which': 'الذي التي ',
  'in in': 'في ',
  'of of': 'من ',
  'ago ago': 'قبل منذ ',
  'last last': 'الماضي ',
  months: 'يناير فبراير ',
  'near date': '31 / ',
  'near year': 'عام سنة ',
  'near clock': 'الساعة ',
  hours: '12:',
  relations: 'مغربي فرنسي ',
  'letters apart': 'م ح م د ',
  hijri: 'محرم هـ ',
});

long('nesting', {
  brackets: nested('(', ')'),
  'square brackets': nested('[', ']'),
  guillemets: nested('«', '»'),
  'curly quotes': nested('“', '”'),
  'straight quotes': nested('"', '"'),
  'open brackets': '(',
  'open guillemets': '«',
  'closed guillemets': '»',
  'open quotes with words': '«قال ',
  'closed only': ') كلمة ',
  crossed: '(«[)»]',
  'quotes around names': '«محمد السادس» ',
  'brackets around names': '(رويترز) ',
  apostrophes: "'",
  'said and quote': 'قال: «نعم» ',
});

long('marks', {
  vowels: '\u064e',
  'all marks': range(0x64b, 0x65f),
  'a letter and its marks': 'م\u064f\u0651\u0652\u0670',
  'one letter, then marks': (n) => `م${fill('\u0651\u064e', n)}`,
  'words in full vowels': 'مُحَمَّدٌ رَسُولُ ',
  'combining Latin': 'e\u0301',
  'decomposed hamza': 'ا\u0654ا\u0655ي\u0654',
  'presentation forms': range(0xfe8d, 0xfefc),
  ligatures: 'ﷲ ﷴ ﷺ ﷻ ',
  'lam alef': 'ﻻ ﻷ ﻹ ',
  Persian: 'پچژگ کی ',
  Urdu: 'ٹڈڑے ہے ',
  Sorani: 'ڵڕێۆ ',
  Sindhi: 'ڄٿ ۾ ۽ ',
  Jawi: 'ڠڤڽ ',
  'Koranic signs': range(0x6d6, 0x6ed),
  'superscript alef': 'هٰذا ',
});

long('invisible', {
  overrides: '\u202e',
  'overrides around words': '\u202eخبر\u202c ',
  isolates: nested('\u2067', '\u2069'),
  embeddings: nested('\u202b', '\u202c'),
  'marks of direction': '\u200f',
  'zero width within words': 'م\u200bح\u200cم\u200dد ',
  'word joiners': 'فاس\u2060الرباط ',
  'soft hyphens': 'كل\u00adمة ',
  'byte order marks': '\ufeff',
  'tag characters': point(0xe0041),
  'variation selectors': 'م\ufe0f',
  'Arabic letter mark': '\u061cخبر ',
  'invisible between digits': '1\u200f2\u200e/',
});

long('control', {
  NUL: '\u0000',
  'NUL within words': 'مح\u0000مد ',
  'all of C0': range(1, 31),
  'all of C1': range(0x80, 0x9f),
  'escape sequences': '\u001b[31mخبر\u001b[0m ',
  bells: '\u0007',
  DEL: '\u007f',
  CR: 'خبر\r',
  CRLF: 'خبر\r\n',
  'LS and PS': 'خبر\u2028خبر\u2029',
  NEL: 'خبر\u0085',
  'VT and FF': 'خبر\u000bخبر\u000c',
  'mixed line ends': 'خبر\n\rخبر\r\r\n',
  'not characters': '\ufffe\uffff',
  replacement: '\ufffd',
  'private use': '\ue000\uf8ff',
});

long('markup', {
  tags: '<p>خبر</p>',
  'open tags': '<div ',
  script: '<script>alert("x")</script>',
  handlers: '<img src=x onerror=alert(1)>',
  entities: '&amp;&#x0627;&nbsp;',
  comments: '<!-- -- ',
  SQL: "'; DROP TABLE news; -- ",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what is meant
  templates: '{{7*7}} ${7*7} <%= 7 %> ',
  formulas: '=CMD()|A1+1 ',
  'format strings': '%s %d %n {0} ',
  patterns: '(a+)+$ [^]* \\d+ ',
  'back references': '$1 $& $` \\1 ',
  JSON: '{"a":[1,2],"b":null} ',
  addresses: 'https://example.org/خبر?x=1&y=2 ',
  mails: 'name@example.org ',
  backslashes: '\\',
});

const OBJECT_WORDS =
  '__proto__ constructor prototype toString valueOf hasOwnProperty __defineGetter__ then null undefined true false NaN Infinity length name get set';
short('object-words', Object.fromEntries(OBJECT_WORDS.split(' ').map((w) => [w, `زار ${w} مدينة ${w} يوم ${w}`])));
long('object-words', { 'all of them': `${OBJECT_WORDS} ` });

long('mixed', {
  'scripts in one word': 'مaбמあ',
  'Arabic and Latin': 'محمدmohamed',
  'Latin names': 'Emmanuel Macron, Paris. ',
  'look-alikes': 'Мосkва ΑBC ',
  'read as another encoding': 'Ø§Ù„Ù…ØºØ±Ø¨ ',
  'read wrongly twice': 'Ã˜Â§Ã™â€ž ',
  'digits of three kinds': '12٣٤۵۶ ',
  'digits within words': 'م7مد 3شتنبر ',
  Hebrew: 'שלום ',
  Devanagari: 'नमस्ते ',
  Chinese: '新闻。',
  Thai: 'ข่าว',
  Tifinagh: 'ⵜⴰⵎⴰⵣⵉⵖⵜ ',
  'Syriac and Thaana': 'ܫܠܡܐ ދިވެހި ',
  'full width': 'ＡＢＣ１２３ ',
});

const impossible = [
  '31 فبراير 2024', '30/2/2024', '32 يناير 2024', '0 مارس 2024', '29 فبراير 2023', '29 فبراير 1900', '31 أبريل', '13/13/2024', '0/0/0', '99/99/9999', '2024-02-30', '2024-13-01', '0000-00-00',
  '31 رمضان 1445', '30 صفر 1446 هـ', '1 محرم 0', '1 محرم 99999 هـ', '29 فبراير', 'الساعة 25:00', 'الساعة 24:60', 'الساعة 99', '23:59:60', '-1:00', 'عام 0', 'سنة 99999', 'القرن 400', 'عام 10000',
  `عام ${'9'.repeat(400)}`, `1/1/${'9'.repeat(400)}`, `${'9'.repeat(400)} قتيلا`, `بعد ${'9'.repeat(30)} يوما`, `قبل ${'9'.repeat(15)} سنة`, 'قبل مليار سنة', 'بعد مليون قرن', 'منذ 0 يوم', 'قبل -5 أيام', '1e400 دولار', '0x1F قتلى', '1.2.3.4', '1,2,3,4', '٫٫٫ ٬٬', '5--9 مارس', 'من 9 إلى 5 مارس', 'بين 31 و30 فبراير', '%%% 5 %%%', 'مليون مليون مليون مليون دولار', 'ناقص خمسة',
  'الأحد الاثنين الثلاثاء 3 شتنبر', 'يناير فبراير مارس 2024', 'يوم 366 من عام 2023', '275760-09-13', '-271821-04-20',
]; // biome-ignore format: a list
short('numbers-dates', impossible);
long('numbers-dates', {
  'impossible dates': '31 فبراير 2024 ',
  zeros: '0',
  'a year that goes on': (n) => `عام ${fill('9', n)}`,
  'a sum that goes on': (n) => `${fill('9', n)} دولار`,
});

export const CASES: readonly Case[] = cases;
