/**
 * khabar/places: the long tail of places, towns and villages that news names with an explanation, for
 * `createExtractor({ gazetteers: [places()] })`. Takes nothing, gives a gazetteer that is unpacked when an extractor first reads a text.
 */
import type { PackedGazetteer } from '../types.js';
import { packed } from './packed.js';

export const places = (): PackedGazetteer => packed;
