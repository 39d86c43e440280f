/** The command as a process: its exit codes and streams are those of the operating system. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const khabar = (args: string, input: string) =>
  spawnSync('sh', ['-c', `"${process.execPath}" --import tsx "${entry}" ${args}`], { input, encoding: 'utf8' });

describe('the process', () => {
  it('reads a pipe', () => {
    const { status, stdout, stderr } = khabar('--format jsonl', 'زار الوزير مدينة فاس.');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout).schema).toBe('khabar/1');
  });

  it('fails with 1 and 2', () => {
    expect(khabar('/nowhere/at/all.txt', '').status).toBe(1);
    expect(khabar('--nope', '')).toMatchObject({ status: 2, stdout: '' });
  });

  it('says nothing when its reader leaves', () => {
    const rows = `${JSON.stringify({ text: 'زار الوزير مدينة فاس.' })}\n`.repeat(400);
    const { stderr, stdout } = khabar('--input jsonl --format jsonl | head -n 1', rows);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });
});
