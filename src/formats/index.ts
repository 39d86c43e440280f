/**
 * khabar/formats: what other tools read. Takes Extractions, gives GeoJSON, iCalendar, schema.org JSON-LD, CSV, CoNLL-U Plus, brat standoff,
 * PLOVER rows, a table for eyes. No file system, no clock: the same Extractions give the same bytes.
 */
export { addBratRoles, type BratFiles, type BratRoles, bratConfiguration, toBrat } from './brat.js';
export { type ConllOptions, conllWriter, toConll } from './conll.js';
export { type CsvOptions, csvWriter, toCsv } from './csv.js';
export { type EventCollection, type EventFeature, geoJsonWriter, toGeoJson } from './geojson.js';
export { iCalendarWriter, toICalendar } from './icalendar.js';
export { type JsonLdGraph, type JsonLdNode, jsonLdWriter, toJsonLd } from './jsonld.js';
export { type PloverRow, ploverWriter, toPlover } from './plover.js';
export { type EventRow, toRows } from './rows.js';
export type { Extractions, WithText, Writer } from './shared.js';
export { failureTable, oneLine, tableWriter, toTable } from './table.js';
export { convertOffsets } from './text.js';
