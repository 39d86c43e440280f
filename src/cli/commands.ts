/** The commands beside reading: `report`, `gazetteer check`, `completions`. Takes their arguments, gives text and the exit code. */
import { readFile } from 'node:fs/promises';
import { KhabarError } from '../core/errors.js';
import { oneLine } from './line.js';
import { UsageError } from './options.js';

type Put = (text: string) => void;
type Command = (args: readonly string[], put: Put, say: (message: string) => void) => Promise<0 | 1>;

const report: Command = async ([file, ...more], put) => {
  if (file === undefined || more.length)
    throw new UsageError('report wants one file: RESULTS.jsonl, as khabar --with-text writes it');
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`"${file}" cannot be read: ${error.message}`);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const sound = lines.filter((line, i) => {
    try {
      const { schema, error } = JSON.parse(line) as { schema?: unknown; error?: unknown };
      if (schema === 'khabar/1') return error === undefined;
    } catch {}
    throw new UsageError(
      `"${file}", line ${i + 1}: this is no result of khabar; write them with --format jsonl --with-text`,
    );
  });
  const { renderReport } = await import('./report.js');
  put(await renderReport(sound));
  return 0;
};

const gazetteer: Command = async ([verb, ...files], put, say) => {
  if (verb !== 'check' || files.length === 0) throw new UsageError('gazetteer check wants a file of names');
  const { readGazetteer } = await import('./gazetteer.js');
  let wrong = false;
  for (const file of files) {
    try {
      const entries = readGazetteer(file);
      put(`${oneLine(file)}: ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}, nothing wrong\n`);
    } catch (error) {
      if (!(error instanceof KhabarError)) throw error;
      wrong = true;
      sayFaults(error, say);
    }
  }
  return wrong ? 1 : 0;
};

const completions: Command = async ([shell], put) => {
  put((await import('./completions.js')).completions(shell));
  return 0;
};

/** Every fault in a line, or the first ones, and how many there are. */
export function sayFaults({ faults }: KhabarError, say: (message: string) => void, most = faults.length): void {
  for (const f of faults.slice(0, most))
    say(`${f.file}:${f.line}: ${f.entry ? `${f.entry}: ` : ''}${f.message}. ${f.remedy}`);
  if (faults.length === 1) return;
  const rest = faults.length > most ? `, ${faults.length - most} not shown; khabar gazetteer check lists all` : '';
  say(`${faults[0]?.file}: ${faults.length} faults${rest}`);
}

const TABLE: Readonly<Record<string, Command>> = { report, gazetteer, completions };

/** The command that a first word names; null where it is an input. */
export const commandOf = (word: string | undefined): Command | null =>
  word !== undefined && Object.hasOwn(TABLE, word) ? TABLE[word]! : null;
