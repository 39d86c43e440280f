/** What `npm ci` installs is what was looked at: every package by its checksum, from no address of a file, none that runs a script unasked. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
}
const lock = read('package-lock.json') as { lockfileVersion: number; packages: Record<string, Locked> };
const own = read('package.json');
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const those = (wrong: (p: Locked) => unknown) => locked.filter(([, p]) => wrong(p)).map(([path]) => path);

describe('the lockfile', () => {
  it('is of the package as it is', () => {
    expect(lock.lockfileVersion).toBe(3);
    const { name, version, dependencies, devDependencies, engines } = own;
    expect(lock.packages['']).toMatchObject({ name, version, dependencies, devDependencies, engines });
  });

  it('has a checksum for every package', () => {
    expect(those((p) => !/^sha512-/.test(p.integrity ?? ''))).toEqual([]);
  });

  it('names no place to load from: the registry that npm is set to, by checksum, and nothing else', () => {
    expect(those((p) => p.resolved || p.link)).toEqual([]);
  });

  it('has one package with an install script, which works without', () => {
    const names = those((p) => p.hasInstallScript).map((path) => path.replace(/^.*node_modules\//, ''));
    expect([...new Set(names)]).toEqual(['esbuild']);
  });

  it('pins what is built in, by number', () => {
    const loose = Object.entries(own.devDependencies as Record<string, string>).filter(([, v]) => !/^[~^]?\d/.test(v));
    expect(loose).toEqual([]);
  });

  it('asks npm to say where a release was built', () => {
    expect(own.publishConfig).toMatchObject({ provenance: true });
  });
});
