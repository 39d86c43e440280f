/**
 * Writes the validator of the extraction schema as plain code (no eval, no compiler at run time): `src/knowledge/validate.js`.
 * Two functions: the published schema, which allows unknown keys, and the strict one, which does not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { at } from './data.js';

type Schema = { [key: string]: unknown };

/** The schema with `additionalProperties: false` wherever properties are listed. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== 'object') return schema;
  const out: Schema = {};
  for (const [key, value] of Object.entries(schema))
    out[key] = key === 'enum' || key === 'const' ? value : strict(value);
  if (out.properties && out.additionalProperties === undefined) out.additionalProperties = false;
  return out;
}

/** The schema without what it says to its readers: the generated code holds it. */
function bare(schema: unknown, isNames = false): unknown {
  if (Array.isArray(schema)) return schema.map((x) => bare(x));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => isNames || !(SAID.has(key) && typeof value === 'string'))
      .map(([key, value]) => [key, bare(value, key === 'properties' || key === '$defs')]),
  );
}
const SAID = new Set(['title', 'description', '$comment']);

export async function writeValidator(): Promise<void> {
  const schema = bare(JSON.parse(readFileSync(at('schemas/extraction.schema.json'), 'utf8'))) as Schema;
  const closed = { ...(strict(schema) as Schema), $id: String(schema.$id).replace('.schema.', '.strict.') };
  const ajv = new Ajv2020({
    strict: true,
    strictTuples: false,
    allowUnionTypes: true,
    allErrors: true,
    inlineRefs: false,
    formats: { date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ },
    code: { source: true, esm: true, lines: true, optimize: 2 },
    schemas: [schema, closed],
  });
  const imports: string[] = [];
  // A CommonJS module: its default export is the module itself here, a property of it there.
  const generate = ('default' in standalone ? standalone.default : standalone) as (
    ajv: Ajv2020,
    refs: Record<string, string>,
  ) => string;
  const code = generate(ajv, { validate: String(schema.$id), validateStrict: closed.$id }).replace(
    /const (\w+) = require\("([^"]+)"\)\.default;?/g,
    (_match: string, id: string, from: string) => {
      imports.push(`import ${id}_ from '${from}.js';\nconst ${id} = ${id}_.default ?? ${id}_;`);
      return '';
    },
  );
  if (/\brequire\(/.test(code)) throw new Error('a require is left in the generated validator');
  writeFileSync(at('src/knowledge/validate.js'), `${imports.join('\n')}\n${code}\n`);
  const type = '{ (value: unknown): boolean; errors?: { instancePath: string; message?: string }[] | null }';
  writeFileSync(
    at('src/knowledge/validate.d.ts'),
    `export const validate: ${type};\nexport const validateStrict: ${type};\n`,
  );
}
