/** A run that is killed goes on without loss or repeat: the output is, byte for byte, that of a run that was left alone. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Built, build } from '../node/build.js';

const NEWS =
  'استقبل الملك محمد السادس، أمس الاثنين بالرباط، الرئيس الفرنسي إيمانويل ماكرون. وأوقفت الشرطة ثلاثة أشخاص في طنجة. ';
const ROWS = 300;
let built: Built;
let dir: string;
let rows: string;
beforeAll(async () => {
  built = await build();
  dir = mkdtempSync(join(tmpdir(), 'khabar-'));
  rows = join(dir, 'rows.jsonl');
  const line = (n: number) =>
    n % 97 === 5
      ? '{"text":'
      : JSON.stringify({ id: n % 50 === 0 ? 'same' : `d${n}`, text: `${NEWS.repeat(4)}${n}`, date: '2024-10-29' });
  writeFileSync(rows, Array.from({ length: ROWS }, (_, n) => line(n)).join('\n'));
});
afterAll(() => {
  built.remove();
  rmSync(dir, { recursive: true, force: true });
});

const khabar = (...args: string[]) => spawnSync(process.execPath, [built.cli, ...args], { encoding: 'utf8', cwd: dir });
const size = (file: string) => (existsSync(file) ? statSync(file).size : 0);
const ended = (child: ChildProcess) =>
  new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));

/** Does the note beside the output tell how far it is? */
function isNoted(file: string): boolean {
  try {
    return readFileSync(`${file}.resume`, 'utf8').includes('"last":"');
  } catch {
    return false;
  }
}

/** Starts the command and kills it when its output and note have grown so far; true when it was killed and had not ended before. */
async function killed(at: number, file: string, args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [built.cli, ...args], { cwd: dir, stdio: 'ignore' });
  const timer = setInterval(() => {
    if (size(file) >= at && isNoted(file)) child.kill('SIGKILL');
  }, 2);
  const how = await ended(child);
  clearInterval(timer);
  return how === 'SIGKILL';
}

describe('a run that was killed', () => {
  it.each([
    ['jsonl', '2', 'emit'],
    ['csv', '1', 'skip'],
    ['geojson', '2', 'emit'],
  ])('goes on: %s, %s threads, errors: %s', async (format, jobs, onError) => {
    const whole = join(dir, `whole.${format}`);
    const file = join(dir, `cut-${jobs}.${format}`);
    expect(khabar(rows, '-q', '-o', whole, '--on-error', onError).status).toBe(1);
    const args = [rows, '-q', '-j', jobs, '-o', file, '--on-error', onError, '--resume'];
    const bytes = size(whole);
    let kills = 0;
    for (const share of [0.1, 0.3, 0.35, 0.8]) {
      if (!(await killed(share * bytes, file, args))) break;
      kills++;
      expect(existsSync(`${file}.resume`)).toBe(true);
      if (share === 0.3) writeFileSync(file, `${readFileSync(file, 'utf8')}{"half of a li`); // what a cut write leaves
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    expect(khabar(...args).status).toBe(1);
    expect(readFileSync(file, 'utf8') === readFileSync(whole, 'utf8')).toBe(true);
    expect(existsSync(`${file}.resume`)).toBe(false);
  });

  it('tells how to go on when somebody stops it, and does', async () => {
    const [whole, file] = [join(dir, 'stopped-whole.csv'), join(dir, 'stopped.csv')];
    khabar(rows, '-q', '-o', whole);
    const child = spawn(process.execPath, [built.cli, rows, '-o', file], {
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const timer = setInterval(() => {
      if (size(file) > 50_000 && !child.killed) child.kill('SIGINT');
    }, 2);
    const how = await ended(child);
    clearInterval(timer);
    expect([how, err.includes('khabar: interrupted; the same with --resume goes on')]).toEqual(['SIGINT', true]);
    expect(khabar(rows, '-q', '-o', file, '--resume').status).toBe(1);
    expect(readFileSync(file, 'utf8') === readFileSync(whole, 'utf8')).toBe(true);
  });

  it('is left as it is when it has ended', () => {
    const file = join(dir, 'ended.csv');
    writeFileSync(join(dir, 'one.txt'), NEWS);
    expect(khabar('one.txt', '-o', file, '--resume').status).toBe(0);
    const before = readFileSync(file, 'utf8');
    const { status, stderr } = khabar('one.txt', '-o', file, '--resume');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `khabar: "${file}" is complete: there is nothing to resume\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is not taken up by another one: other arguments, other inputs, a shorter output, a broken note', async () => {
    const file = join(dir, 'other.jsonl');
    const note = `${file}.resume`;
    expect(await killed(100_000, file, [rows, '-o', file])).toBe(true);
    const kept = readFileSync(note, 'utf8');
    const refused = (...args: string[]) => {
      const { status, stderr } = khabar(...args, '-o', file, '--resume');
      expect(status).toBe(2);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(readFileSync(note, 'utf8')).toBe(kept);
      return stderr;
    };
    expect(refused(rows, '--explain')).toContain('other arguments');
    writeFileSync(note, kept.replace(/"last":"[^"]*"/, '"last":"elsewhere.jsonl:3"'));
    expect(khabar(rows, '-o', file, '--resume').stderr).toContain('the inputs are not those');
    writeFileSync(note, kept);
    const text = readFileSync(file);
    writeFileSync(file, text.subarray(0, 100));
    expect(refused(rows)).toContain('shorter');
    writeFileSync(file, text);
    writeFileSync(note, '{');
    expect(khabar(rows, '-o', file, '--resume').stderr).toContain('cannot be read');
  });
});
