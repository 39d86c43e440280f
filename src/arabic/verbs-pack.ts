/**
 * Packs an inventory of verbs: takes verbs, expands them with the conjugator, gives bytes for `VerbTable`.
 */
import { ByteWriter, packLetters } from '../core/bytes.js';
import { type Item, packGroups } from '../core/groups.js';
import { SEED_A, stepA } from '../core/hash.js';
import { NORM } from '../text/fold.js';
import { conjugate, lemma, type Verb, type VerbForm } from './conjugate.js';
import endings from './data/verb-endings.json';
import { unitOf } from './lexicon.js';
import { encode, filled, RADICALS } from './verb-forms.js';

/** Front letter, stem and ending of a form. */
function split(f: VerbForm): { front: string; stem: string; ending: string } {
  const key = `${f.person}${f.gender}${f.number}` as keyof typeof endings.perfect;
  const imperfect = f.tense === 'imperfect' || f.tense === 'subjunctive' || f.tense === 'jussive';
  const front = imperfect ? f.text[0]! : '';
  const rest = f.text.slice(front.length);
  const list =
    f.tense === 'perfect'
      ? endings.perfect[key]
      : imperfect || f.tense === 'imperative'
        ? endings.imperfect[key]
        : endings.nominal;
  for (const ending of list ?? [])
    if (ending && rest.length > ending.length + 1 && rest.endsWith(ending))
      return { front, stem: rest.slice(0, -ending.length), ending };
  return { front, stem: rest, ending: '' };
}

/** The stem with numbers for the radicals that stand in it in their order: «معتقل» of ع ق ل is «م1ت23». */
function templateOf(stem: string, root: string): string {
  let out = '';
  let next = 0;
  for (const letter of stem) out += next < root.length && letter === root[next] ? String(++next) : letter;
  return out;
}

/** Forms of a verb that is not conjugated by rule. */
function frozenForms(perfect: Readonly<Record<string, string>>): VerbForm[] {
  return Object.entries(perfect).map(([cell, text]) => {
    const [person, gender, number] = [...cell] as [string, 'm' | 'f' | 'c', 's' | 'd' | 'p'];
    return {
      text,
      vocalised: text,
      tense: 'perfect',
      voice: 'active',
      person: Number(person) as 1 | 2 | 3,
      gender,
      number,
    };
  });
}

const MOST_COMMON = 15;
const letters = (root: string): string => root.replaceAll(' ', '');

/**
 * Verbs as bytes. Sound verbs of one form differ in their radicals alone, so a verb is its root and the number of its class; a class has
 * the templates of its stems, each with the set of (front, ending, features) that it goes with. `counts` says how often a verb, by root and
 * form, was met in text: where a word may be a form of several verbs, the commoner is the likelier.
 */
export function packVerbs(verbs: readonly Verb[], counts: ReadonlyMap<string, number> = new Map()): Uint8Array {
  const numbering = () => {
    const of = new Map<string, number>();
    return { of, get: (key: string) => of.get(key) ?? of.set(key, of.size).get(key)! };
  };
  const [groups, sets, templates, classes] = [numbering(), numbering(), numbering(), numbering()];
  const row = (v: { root: string; form: Verb['form'] }, forms: readonly VerbForm[], lemma: string) => {
    const own = new Map<string, Map<string, Set<number>>>();
    const add = (stem: string, front: string, ending: string, code: number) => {
      const set = own.get(stem) ?? own.set(stem, new Map()).get(stem)!;
      const codes =
        set.get(`${front}|${ending}`) ?? set.set(`${front}|${ending}`, new Set()).get(`${front}|${ending}`)!;
      codes.add(code);
    };
    const setOf = (set: Map<string, Set<number>>) =>
      [...set]
        .map(([key, codes]) => groups.get(`${key}|${[...codes].sort((a, b) => a - b).join('|')}`))
        .sort((a, b) => a - b)
        .join(' ');
    for (const f of forms) {
      const { front, stem, ending } = split(f);
      add(stem, front, ending, encode(f, false));
      if (f.person === 0) continue;
      for (const [free, bound] of endings.beforePronoun as [string, string][]) {
        if (ending === free) add(stem, front, bound, encode(f, true));
        else if (ending === '' && stem.endsWith(free) && free.length === 1)
          add(stem.slice(0, -1) + bound, front, '', encode(f, true));
      }
    }
    const root = letters(v.root);
    const stems = [...own].map(([stem, set]) => `${templates.get(templateOf(stem, root))} ${sets.get(setOf(set))}`);
    const rank = Math.min(MOST_COMMON, Math.round(Math.log2(1 + (counts.get(`${v.root}|${v.form}`) ?? 0))));
    return { root, rank, klass: classes.get([String(v.form), templateOf(lemma, root), ...stems].join('|')) };
  };
  const rows = [
    ...verbs.map((v) => row(v, conjugate(v), lemma(v))),
    ...endings.frozen.map((v) => row(v as Verb, frozenForms(v.perfect), v.perfect['3ms'])),
  ];
  // Lemmas stand among the templates.
  const parsed = [...classes.of.keys()].map((key) => {
    const [form, lemmaTemplate, ...stems] = key.split('|') as [string, string, ...string[]];
    return { form, lemma: templates.get(lemmaTemplate), stems: stems.map((s) => s.split(' ').map(Number)) };
  });
  const packed = [...templates.of.keys()].map(packLetters);
  const starts = (lists: readonly ArrayLike<unknown>[]) => {
    const out = [0];
    for (const l of lists) out.push(out.at(-1)! + l.length);
    return out;
  };
  const out = new ByteWriter();
  out.uint(groups.of.size);
  for (const key of groups.of.keys()) {
    const [front, ending, ...codes] = key.split('|') as [string, string, ...string[]];
    out.string(front).string(ending).uint(codes.length);
    for (const code of codes) out.uint(Number(code));
  }
  const table = (lists: readonly (readonly number[])[]) => {
    const from = starts(lists);
    if (from.at(-1)! > 0xffff) throw new RangeError('too many for a table of verbs');
    out.uint(lists.length).halves(from);
    return lists.flat();
  };
  out.halves(table([...sets.of.keys()].map((key) => key.split(' ').map(Number))));
  out.bytesOf(Uint8Array.from(table(packed)));
  const forms = [...new Set(parsed.map((c) => c.form))];
  out.uint(forms.length);
  for (const form of forms) out.string(form);
  out.halves(table(parsed.map((c) => c.stems.flat())));
  out.bytesOf(Uint8Array.from(parsed.map((c) => forms.indexOf(c.form))));
  out.halves(parsed.map((c) => c.lemma));
  const roots = rows.map((r) => packLetters(r.root));
  out.uint(rows.length);
  for (const root of roots) for (let k = 0; k < RADICALS; k++) out.byte(root[k] ?? 0);
  out.bytesOf(Uint8Array.from(rows.map((r) => r.rank)));
  out.halves(rows.map((r) => r.klass));
  const items: Item[] = [];
  rows.forEach((r, verb) => {
    parsed[r.klass]!.stems.forEach(([template], k) => {
      const letters = packed[template!]!;
      let hash = SEED_A;
      for (const byte of letters) hash = stepA(hash, NORM[unitOf(filled(byte, roots[verb]!, 0))]!);
      items.push({ hash, bytes: new ByteWriter().uint(verb).uint(k).done() });
    });
  });
  out.uint(items.length);
  // The last first: the order in which readings are given.
  return packGroups(out, items.reverse()).done();
}
