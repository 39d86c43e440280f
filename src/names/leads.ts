/** Words around names and in them that say of what kind they are (`data/leads.json`), as sets to be asked by word type. */
import { WordSets } from '../match/sets.js';
import type { WordTypes } from '../text/words.js';
import data from './data/leads.json';

/** Words of a report of sport. */
export const SPORT = 1;
/** «في», «إلى»: before a place. */
export const PLACE_PREPOSITION = 2;
/** Second halves of names: «الله», «الدين». */
export const TAIL = 4;
/** What is no part of a name, though it may look like one. */
export const NOT_NAME = 8;
/** Particles that make nothing but names. */
export const SURE = 16;
/** Verbs of which the subject is mostly a person. */
export const SPEECH = 32;

/** Places and bodies that are called after people: «مستشفى» الملك خالد. */
export const CALLED = 64;
/** What bears names of its own, of which the words may be unknown: «فيلم», «فيروس», «مؤشر». */
export const BEARER = 128;
/** Which king or pope of one name: «الثاني». */
export const REGNAL = 256;
/** «بن», «بنت»: between the names of child and father. */
export const CHILD = 512;

export const leadWords = (types: WordTypes): WordSets =>
  new WordSets(types, [
    data.sport,
    data.placePrepositions,
    data.nameTails,
    data.notNames,
    data.sureParticles,
    data.speech,
    data.called,
    [...data.works, ...data.bearers],
    data.regnal,
    data.child,
  ]);
