/**
 * A bill of materials of the package: what is installed with it and what is built into it, as CycloneDX. Takes the lockfile and what the bundler
 * says it took in (npm run build), writes sbom.cdx.json.
 *   npm run sbom
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './data.js';
import { MATERIALS } from './report-assets.js';

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly 'bom-ref': string;
  readonly properties?: readonly { name: string; value: string }[];
}
interface Bom {
  metadata: { component: { name: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const packageOf = (path: string): string | null => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;

/** Names of the packages whose code or data stand in dist/. */
function builtIn(): Set<string> {
  const names = new Set(MATERIALS);
  const metas = readdirSync(at('dist/code')).filter((f) => /^metafile-.*\.json$/.test(f));
  if (!metas.length) throw new Error('dist/ is not there: npm run build first');
  for (const file of metas) {
    const { outputs } = JSON.parse(readFileSync(at('dist/code', file), 'utf8')) as {
      outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
    };
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const name = packageOf(path);
        if (name && bytesInOutput > 0) names.add(name);
      }
  }
  return names;
}

const npm = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
  cwd: at(),
  encoding: 'utf8',
  maxBuffer: 1 << 28,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const bom = JSON.parse(npm) as Bom;
const built = builtIn();
const nameOf = (c: Component): string => (c.group ? `${c.group}/${c.name}` : c.name);
const isDevelopment = (c: Component): boolean =>
  c.properties?.some((p) => p.name === 'cdx:npm:package:development' && p.value === 'true') ?? false;

bom.components = bom.components
  .filter((c) => !isDevelopment(c) || built.has(nameOf(c)))
  .map((c) =>
    built.has(nameOf(c))
      ? { ...c, properties: [{ name: 'khabar:use', value: 'built in' }] }
      : { ...c, properties: [{ name: 'khabar:use', value: 'dependency' }] },
  );
const missing = [...built].filter((name) => !bom.components.some((c) => nameOf(c) === name));
if (missing.length) throw new Error(`built in, but not in the lockfile: ${missing.join(', ')}`);
const refs = new Set(bom.components.map((c) => c['bom-ref']));
const self = bom.dependencies[0]!.ref;
bom.metadata.component.name = 'khabar';
bom.dependencies = bom.dependencies
  .filter((d) => d.ref === self || refs.has(d.ref))
  .map((d) => ({ ...d, dependsOn: (d.dependsOn ?? []).filter((r) => refs.has(r)) }));
writeFileSync(at('sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
for (const c of bom.components) console.log(`${nameOf(c)}@${c.version}${built.has(nameOf(c)) ? '  built in' : ''}`);
console.log(`sbom.cdx.json: ${bom.components.length} packages, ${built.size} of them built in`);
