import { describe, expect, it } from 'vitest';
import { language } from '../../src/language/index.js';
import { readLanguage } from '../../src/text/language.js';

const plugin = language();
const code = (text: string) => plugin.nameLanguage!(text)?.code ?? null;

describe('khabar/language', () => {
  it.each([
    ['en', 'The president met the king in the capital on Monday.'],
    ['fr', 'Le président a rencontré le roi dans la capitale lundi.'],
    ['es', 'El presidente se reunió con el rey en la capital el lunes.'],
    ['pt', 'O presidente encontrou-se com o rei na capital na segunda-feira.'],
    ['it', 'Il presidente ha incontrato il re nella capitale lunedì.'],
    ['de', 'Der Präsident traf den König am Montag in der Hauptstadt.'],
    ['nl', 'De president heeft de koning maandag in de hoofdstad ontmoet.'],
    ['tr', 'Cumhurbaşkanı pazartesi günü başkentte kral ile bir araya geldi.'],
    ['id', 'Presiden bertemu dengan raja di ibu kota pada hari Senin.'],
    ['so', 'Madaxweynaha ayaa maanta magaalada ku la kulmay boqorka iyo wasiirka.'],
    ['sw', 'Rais alikutana na mfalme katika mji mkuu wa nchi siku ya Jumatatu.'],
    ['ku', 'Serokê herêmê îro li paytextê bi şah re civiya û daxuyanî da.'],
    ['ru', 'Президент встретился с королём в столице в понедельник.'],
    ['el', 'Ο πρόεδρος συναντήθηκε με τον βασιλιά στην πρωτεύουσα.'],
    ['he', 'הנשיא נפגש עם המלך בבירה ביום שני אחר הצהריים.'],
  ])('%s: %s', (expected, text) => {
    expect(code(text)).toBe(expected);
  });

  it('says nothing where there is nothing to tell', () => {
    expect(code('')).toBeNull();
    expect(code('12345 / 678')).toBeNull();
  });

  it('looks past the Arabic in a text of another script', () => {
    const text = 'La police a arrêté (الدار البيضاء) quatre suspects dans la ville.';
    expect(readLanguage(text).code).toBe('und');
    expect(code(text)).toBe('fr');
  });

  it('leaves Arabic script to the letters', () => {
    expect(code('رئیس جمهور دیروز با وزیران دولت در تهران دیدار کرد')).toBeNull();
  });
});
